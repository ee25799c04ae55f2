package sys

// This file defines types.SimpleNamespace, which programs know as the type of
// sys.implementation.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// NamespaceType is types.SimpleNamespace.
var NamespaceType = object.NewBuiltin("SimpleNamespace", object.ObjectType, false)

// NewNamespace returns an empty namespace.
func NewNamespace(t *Thread) Value { return t.NewInstance(NamespaceType) }

func init() {
	NamespaceType.Module, NamespaceType.Name = "types", "types.SimpleNamespace"
	NamespaceType.Attrs.Set("__hash__", object.None)
	NamespaceType.Define(
		object.Decl("keep __init__(self, mapping_or_iterable=?, /, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			if !a[1].IsUnset() {
				// dict() knows how to read both kinds of argument.
				base := t.Top
				d, err := t.Call1(object.Of(object.DictType), a[1])
				f := &namespaceInit{ns: a[0], named: a[2]}
				if err == object.Pending {
					return t.After(base, f)
				}
				return f.Resume(t, d, err)
			}
			return (&namespaceInit{ns: a[0], named: a[2]}).Resume(t, object.Of(object.NewDict()), nil)
		}),
		object.Decl("keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			name := a[0].Type().Name
			if a[0].Type() == NamespaceType {
				name = "namespace"
			}
			return t.Run(&namespaceRepr{ns: a[0], name: name})
		}),
		object.Decl("keep __eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return compareNamespaces(t, syntax.Eq, a) }),
		object.Decl("keep __ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return compareNamespaces(t, syntax.NotEq, a) }),
		object.Decl("keep __reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewTuple([]Value{object.Of(a[0].Type()), object.NewTuple(nil), object.Of(object.MakeAttrs(a[0]))}), nil
		}),
		object.Decl("keep __replace__(self, /, **changes)", func(t *Thread, a []Value) (Value, error) {
			v := t.NewInstance(a[0].Type())
			copyAttrs(t, v, object.MakeAttrs(a[0]))
			copyAttrs(t, v, object.AsDict(a[1]))
			return v, nil
		}),
	)
}

func copyAttrs(t *Thread, to Value, from *object.Dict) {
	d := object.MakeAttrs(to)
	for k, v, i, more := from.Next(0); more; k, v, i, more = from.Next(i) {
		d.SetName(t, object.Intern(object.AsStr(k).S), v)
	}
}

// namespaceInit takes the attributes from a dict and then from keyword arguments.
type namespaceInit struct{ ns, named Value }

func (f *namespaceInit) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	d := object.AsDict(in)
	for _, k := range d.Keys() {
		if object.AsStr(k) == nil {
			return Value{}, object.Raise(object.TypeError, "keywords must be strings")
		}
	}
	copyAttrs(t, f.ns, d)
	copyAttrs(t, f.ns, object.AsDict(f.named))
	return object.None, nil
}

func compareNamespaces(t *Thread, op syntax.CompareOp, a []Value) (Value, error) {
	if !object.IsInstanceOf(a[0], NamespaceType) || !object.IsInstanceOf(a[1], NamespaceType) {
		return object.NotImplemented, nil
	}
	return t.Compare(op, object.Of(object.MakeAttrs(a[0])), object.Of(object.MakeAttrs(a[1])))
}

// namespaceRepr writes namespace(name=value, …).
type namespaceRepr struct {
	ns    Value
	name  string
	text  string
	items []Value // names and values in turn
	begun bool
}

func (f *namespaceRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.begun {
		f.begun = true
		if !t.EnterRepr(f.ns) {
			return object.NewStr(f.name + "(...)"), nil
		}
		d := object.MakeAttrs(f.ns)
		for k, v, i, more := d.Next(0); more; k, v, i, more = d.Next(i) {
			if s := object.AsStr(k); s != nil && s.S != "" {
				f.items = append(f.items, k, v)
			}
		}
	} else if err == nil {
		f.text += object.AsStr(in).S
	}
	for {
		if err != nil || len(f.items) == 0 {
			t.LeaveRepr(f.ns)
			return object.NewStr(f.name + "(" + f.text + ")"), err
		}
		if f.text != "" {
			f.text += ", "
		}
		f.text += object.AsStr(f.items[0]).S + "="
		v := f.items[1]
		f.items = f.items[2:]
		if in, err = t.Repr(v); err == object.Pending {
			return in, err
		}
		if err == nil {
			f.text += object.AsStr(in).S
		}
	}
}
