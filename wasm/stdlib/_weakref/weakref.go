// Package _weakref is what the module weakref has in C: references that, in
// CPython, do not keep what they refer to.
//
// Here they do: nothing says when the last other reference to an object goes,
// because Go's collector finds dead objects at moments that are different in
// every run. A referent lives as long as a reference to it does, and callbacks
// are never called. What a program can see of that is that weak containers
// keep their items.
package _weakref

// This file defines ref and says what can be referred to.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _weakref.
var Module = object.Library{
	Name: "_weakref",
	Doc:  "Weak-reference support module.",
	Funcs: []object.Def{
		object.Decl("_remove_dead_weakref(dct, key, /)", func(*Thread, []Value) (Value, error) { return object.None, nil }),
		object.Decl("getweakrefcount(object, /)", uncounted),
		object.Decl("getweakrefs(object, /)", uncounted),
		object.Decl("proxy(object, callback=None, /)", newProxy),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "ref", object.Of(refType))
		m.Dict.SetStr(t, "ReferenceType", object.Of(refType))
		m.Dict.SetStr(t, "ProxyType", object.Of(proxyTypes[0]))
		m.Dict.SetStr(t, "CallableProxyType", object.Of(proxyTypes[1]))
		return nil
	},
}

// uncounted refuses to say what is not known.
func uncounted(*Thread, []Value) (Value, error) {
	return Value{}, object.Raise(object.NotImplementedError, "weak references to an object are not counted here")
}

// A Ref is a weakref.ref.
type Ref struct {
	object.Head
	Referent Value
	callback Value
}

// ReachWeak and its like say that weak references do not keep what they refer to (object.Weak).
func (*Ref) ReachWeak()   {}
func (*Proxy) ReachWeak() {}

var refType = object.NewBuiltin("ReferenceType", object.ObjectType, true)

func init() {
	refType.Module, refType.Name = "weakref", "weakref.ReferenceType"
	ref := func(v Value) *Ref { return object.As[Ref](v, refType) }
	compare := func(op syntax.CompareOp) object.NativeFn {
		return func(t *Thread, a []Value) (Value, error) {
			x, y := ref(a[0]), ref(a[1])
			if x == nil || y == nil {
				return object.NotImplemented, nil
			}
			return t.Compare(op, x.Referent, y.Referent)
		}
	}
	refType.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", newRef),
		object.Decl("keep __init__(self, object, callback=None, /)", func(*Thread, []Value) (Value, error) { return object.None, nil }),
		object.Decl("__call__(self, /)", func(_ *Thread, a []Value) (Value, error) { return ref(a[0]).Referent, nil }),
		object.Decl("__hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(ref(a[0]).Referent) }),
		object.Decl("__eq__(self, value, /)", compare(syntax.Eq)),
		object.Decl("__ne__(self, value, /)", compare(syntax.NotEq)),
		object.Decl("keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			to := ref(a[0]).Referent
			text := "<weakref at " + t.Address(a[0]) + "; to '" + to.Type().Name + "' at " + t.Address(to)
			if name := object.AsStr(t.GetAttrOr(to, "__name__", object.None)); name != nil {
				text += " (" + name.S + ")"
			}
			return object.NewStr(text + ">"), nil
		}),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
	).Getters(object.Getter{Name: "__callback__", Get: func(_ *Thread, v Value) (Value, error) { return ref(v).callback, nil }})
}

// newRef takes the arguments of ref; a derived class may be called with others of its own.
func newRef(t *Thread, a []Value) (Value, error) {
	args := object.AsTuple(a[1]).Items
	switch {
	case a[0] == object.Of(refType) && object.AsDict(a[2]).Len() > 0:
		return Value{}, object.Raise(object.TypeError, "ref() takes no keyword arguments")
	case len(args) == 0:
		return Value{}, object.Raise(object.TypeError, "__new__ expected at least 1 argument, got 0")
	case len(args) > 2:
		return Value{}, object.Errorf(object.TypeError, "__new__ expected at most 2 arguments, got %d", len(args))
	}
	if err := referable(args[0]); err != nil {
		return Value{}, err
	}
	r := &Ref{Head: object.Head{Type: refType}, Referent: args[0], callback: object.None}
	if len(args) == 2 {
		r.callback = args[1]
	}
	return t.NewOf(refType, a[0], object.Of(r))
}

// referable returns an error for an object that nothing can refer to weakly.
func referable(v Value) error {
	k := v.Type()
	ok := false
	switch {
	case k == object.ObjectType:
	case object.AsInstance(v) != nil || !k.Builtin:
		ok = hasWeakList(k)
	case k.Module != "builtins":
		ok = true // the library's own types allow it, as a rule
	default:
		for _, may := range referableTypes() {
			ok = ok || k == may
		}
	}
	if !ok {
		return object.Errorf(object.TypeError, "cannot create weak reference to '%s' object", k.Name)
	}
	return nil
}

// hasWeakList reports whether instances of a class of Python have room for the
// list of their weak references: not when __slots__ leaves it out, and not on
// top of a builtin type whose objects vary in size.
func hasWeakList(k *object.Type) bool {
	switch k.Solid {
	case object.IntType, object.TupleType, object.BytesType:
		return false
	}
	for _, c := range k.MRO {
		if c.Builtin {
			continue
		}
		slots := c.Attrs.Get("__slots__")
		if slots.IsUnset() || names(slots, "__weakref__") {
			return true
		}
	}
	return false
}

// names reports whether __slots__ names the slot.
func names(slots Value, name string) bool {
	if s := object.AsStr(slots); s != nil {
		return s.S == name
	}
	var items []Value
	if tup := object.AsTuple(slots); tup != nil {
		items = tup.Items
	} else if l := object.AsList(slots); l != nil {
		items = l.Items
	}
	for _, v := range items {
		if s := object.AsStr(v); s != nil && s.S == name {
			return true
		}
	}
	return false
}

// referableTypes are the builtin types whose objects can be referred to weakly.
func referableTypes() []*object.Type {
	return []*object.Type{object.FunctionType, object.NativeType, object.MethodType, object.TypeType, object.ModuleType,
		object.SetType, object.FrozenSetType, object.GeneratorType, object.CoroutineType, object.AsyncGenType,
		object.CodeType, object.MemoryViewType}
}
