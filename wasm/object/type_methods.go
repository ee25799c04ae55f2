package object

// This file defines the methods and attributes of classes themselves.

import (
	"slices"
	"sort"
	"strings"
)

func defineType() {
	TypeType.Define(
		Def{"static __new__(metatype, name, bases=?, namespace=?, /, **kwargs)", typeNew},
		Def{"keep __init__(self, /, *args, **kwargs)", func(*Thread, []Value) (Value, error) { return None, nil }},
		Def{"keep __call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			args, names := SpreadArgs(AsTuple(a[1]), AsDict(a[2]))
			return t.ConstructPlain(Ptr[Type](a[0]), args, names)
		}},
		Def{"keep __repr__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewStr(ReprOfType(Ptr[Type](a[0]))), nil }},
		Def{"keep __getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) { return t.GenericGetAttr(a[0], AsStr(a[1])) }},
		Def{"keep __setattr__(self, name, value, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.GenericSetAttr(a[0], AsStr(a[1]), a[2])
		}},
		Def{"keep __delattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.GenericSetAttr(a[0], AsStr(a[1]), Value{})
		}},
		Def{"keep __instancecheck__(self, instance, /)", func(t *Thread, a []Value) (Value, error) { return t.plainIsInstance(a[1], Ptr[Type](a[0])) }},
		Def{"keep __subclasscheck__(self, subclass, /)", func(t *Thread, a []Value) (Value, error) { return t.plainIsSubclass(a[1], Ptr[Type](a[0])) }},
		Def{"keep __subclasses__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			var list []Value
			for _, d := range Ptr[Type](a[0]).derived {
				list = append(list, Of(d))
			}
			return NewList(list), nil
		}},
		Def{"keep mro(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewList(typeValues(Ptr[Type](a[0]).MRO)), nil }},
		Def{"class __prepare__(metacls, name=?, bases=?, /, **kwargs)", func(*Thread, []Value) (Value, error) { return Of(NewDict()), nil }},
		Def{"keep __dir__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewList(dirOfType(Ptr[Type](a[0]))), nil }},
		Def{"keep __or__(self, value, /)", typeOr},
		Def{"keep __ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return typeOr(t, []Value{a[1], a[0]}) }},
	).Getters(
		Getter{"__name__", func(_ *Thread, v Value) (Value, error) {
			if k := Ptr[Type](v); k.Builtin { // in messages some have their module's name as well
				return NewStr(k.Qualname), nil
			}
			return NewStr(Ptr[Type](v).Name), nil
		}, classField("__name__", setTypeName)},
		Getter{"__qualname__", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Type](v).Qualname), nil }, classField("__qualname__", func(k *Type, x Value) error {
			s := AsStr(x)
			if s == nil {
				return Errorf(TypeError, "can only assign string to %s.__qualname__, not '%s'", k.Name, x.O.Type.Name)
			}
			k.Qualname = s.S
			return nil
		})},
		Getter{"__module__", func(_ *Thread, v Value) (Value, error) {
			k := Ptr[Type](v)
			if m := k.Attrs.Get("__module__"); m.O != nil {
				return m, nil
			}
			return NewStr(k.Module), nil
		}, classField("__module__", func(k *Type, x Value) error {
			k.SetAttr("__module__", x)
			if s := AsStr(x); s != nil {
				k.Module = s.S
			}
			return nil
		})},
		Getter{"__bases__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(Ptr[Type](v).Bases)), nil }, classField("__bases__", setBases)},
		Getter{"__base__", func(_ *Thread, v Value) (Value, error) {
			if b := Ptr[Type](v).base(); b != nil {
				return Of(b), nil
			}
			return None, nil
		}, nil},
		Getter{"__mro__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(Ptr[Type](v).MRO)), nil }, nil},
		Getter{"__dict__", func(t *Thread, v Value) (Value, error) { return NewMappingProxy(typeDict(t, Ptr[Type](v))), nil }, nil},
		Getter{"__doc__", func(t *Thread, v Value) (Value, error) {
			if d := Ptr[Type](v).Attrs.Get("__doc__"); d.O != nil {
				return t.Bind(d, Value{}, Ptr[Type](v))
			}
			return None, nil
		}, classField("__doc__", func(k *Type, x Value) error { k.SetAttr("__doc__", x); return nil })},
		Getter{"__abstractmethods__", func(_ *Thread, v Value) (Value, error) {
			if a := Ptr[Type](v).Attrs.Get("__abstractmethods__"); a.O != nil {
				return a, nil
			}
			return Value{}, attributeError(v, "__abstractmethods__")
		}, func(t *Thread, v, x Value) error {
			k := Ptr[Type](v)
			if x.O == nil {
				if !k.Attrs.Delete("__abstractmethods__") {
					return Raise(AttributeError, "__abstractmethods__")
				}
				k.Abstract = false
				k.Changed()
				return nil
			}
			k.SetAttr("__abstractmethods__", x)
			n, _ := t.Items(x)
			k.Abstract = len(n) > 0
			return nil
		}},
		Getter{"__annotations__", func(_ *Thread, v Value) (Value, error) {
			k := Ptr[Type](v)
			a := k.Attrs.Get("__annotations__")
			if a.O == nil {
				if k.Builtin {
					return Value{}, attributeError(v, "__annotations__")
				}
				a = Of(NewDict())
				k.SetAttr("__annotations__", a)
			}
			return a, nil
		}, func(_ *Thread, v, x Value) error {
			if k := Ptr[Type](v); x.O != nil {
				k.SetAttr("__annotations__", x)
			} else if !k.Attrs.Delete("__annotations__") {
				return Raise(AttributeError, "__annotations__")
			} else {
				k.Changed()
			}
			return nil
		}},
		Getter{"__type_params__", func(_ *Thread, v Value) (Value, error) {
			if p := Ptr[Type](v).Attrs.Get("__type_params__"); p.O != nil {
				return p, nil
			}
			return NewTuple(nil), nil
		}, classField("__type_params__", func(k *Type, x Value) error { k.SetAttr("__type_params__", x); return nil })},
	)
	typeGetattribute = TypeType.Lookup("__getattribute__")
	typeSetattr, typeDelattr = TypeType.Lookup("__setattr__"), TypeType.Lookup("__delattr__")
}

// base returns __base__: the first of the bases that decide what an instance is made of.
func (t *Type) base() *Type {
	if len(t.Bases) == 0 {
		return nil
	}
	for _, b := range t.Bases {
		if (b.Solid == t.Solid || t.Builtin) && (b.slotBase == t.slotBase || t.slotBase == t) {
			return b
		}
	}
	return t.Bases[0]
}

// classField is the setter of an attribute of classes that cannot be deleted.
func classField(name string, set func(k *Type, x Value) error) func(*Thread, Value, Value) error {
	return func(_ *Thread, v, x Value) error {
		if x.O == nil {
			return Errorf(TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, Ptr[Type](v).Name)
		}
		return set(Ptr[Type](v), x)
	}
}

func setTypeName(k *Type, x Value) error {
	s := AsStr(x)
	switch {
	case s == nil:
		return Errorf(TypeError, "can only assign string to %s.__name__, not '%s'", k.Name, x.O.Type.Name)
	case strings.IndexByte(s.S, 0) >= 0:
		return Raise(ValueError, "type name must not contain null characters")
	}
	k.Name = s.S
	return nil
}

// setBases gives a class other bases, whose instances are made of the same.
func setBases(k *Type, x Value) error {
	tup := AsTuple(x)
	switch {
	case tup == nil:
		return Errorf(TypeError, "can only assign tuple to %s.__bases__, not %s", k.Name, x.O.Type.Name)
	case len(tup.Items) == 0:
		return Errorf(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", k.Name)
	}
	bases := make([]*Type, len(tup.Items))
	for i, v := range tup.Items {
		b := AsType(v)
		switch {
		case b == nil:
			return Errorf(TypeError, "%s.__bases__ must be tuple of classes, not '%s'", k.Name, v.O.Type.Name)
		case b.IsSubtype(k):
			return Raise(TypeError, "a __bases__ item causes an inheritance cycle")
		}
		bases[i] = b
	}
	old := k.Bases
	k.Bases = bases
	if b := k.base(); b.Solid != k.Solid || b.slotBase != k.slotBase && k.slotBase != k || b.Builtin != old[0].Builtin {
		k.Bases = old
		return Errorf(TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", b.Name, old[0].Name)
	}
	if err := k.reorder(); err != nil {
		k.Bases = old
		return err
	}
	for _, b := range old {
		b.derived = slices.DeleteFunc(b.derived, func(d *Type) bool { return d == k })
	}
	for _, b := range bases {
		if !b.Builtin {
			b.derived = append(b.derived, k)
		}
	}
	k.Changed()
	return nil
}

// reorder computes the MRO of a class and of those that derive from it anew.
func (k *Type) reorder() error {
	mro, err := linearize(k)
	if err != nil {
		return err
	}
	k.MRO = mro
	for _, d := range k.derived {
		if err := d.reorder(); err != nil {
			return err
		}
	}
	return nil
}

// ReprOfType returns "<class 'module.Name'>".
func ReprOfType(k *Type) string { return "<class '" + k.FullName() + "'>" }

func typeValues(ks []*Type) []Value {
	vs := make([]Value, len(ks))
	for i, k := range ks {
		vs[i] = Of(k)
	}
	return vs
}

// typeDict returns the type's own attributes as a dict: a copy, for reading.
func typeDict(t *Thread, k *Type) *Dict {
	d := NewDict()
	for _, n := range k.Attrs.order {
		d.SetStr(t, n, k.Attrs.m[n])
	}
	return d
}

// dirOfType lists the attributes of a class and its bases, sorted.
func dirOfType(k *Type) []Value {
	seen := map[string]bool{}
	for _, m := range k.MRO {
		for _, n := range m.Attrs.order {
			seen[n] = true
		}
	}
	return sortedNames(seen)
}

func sortedNames(seen map[string]bool) []Value {
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	vs := make([]Value, len(names))
	for i, n := range names {
		vs[i] = NewStr(n)
	}
	return vs
}

// SpreadArgs lays a tuple and a dict of arguments out for a call.
func SpreadArgs(args *Tuple, kw *Dict) ([]Value, []*Str) {
	vs := append([]Value(nil), args.Items...)
	var names []*Str
	for k, v, i, more := kw.Next(0); more; k, v, i, more = kw.Next(i) {
		names = append(names, AsStr(k))
		vs = append(vs, v)
	}
	return vs, names
}

// abstractError says which methods keep k from being instantiated.
func abstractError(t *Thread, k *Type) error {
	var names []string
	if items, ok := t.Items(k.Lookup("__abstractmethods__")); ok {
		for _, v := range items {
			if s := AsStr(v); s != nil {
				names = append(names, s.S)
			}
		}
	}
	sort.Strings(names)
	what := "method"
	if len(names) > 1 {
		what = "methods"
	}
	return Errorf(TypeError, "Can't instantiate abstract class %s without an implementation for abstract %s '%s'", k.Name, what, strings.Join(names, "', '"))
}

// typeOr is X | Y on types: a union (PEP 604), made by the typing module's types.
func typeOr(t *Thread, a []Value) (Value, error) {
	for _, v := range a {
		if AsType(v) == nil && !v.IsNone() && v.O.Type.Lookup("__or__").O == nil {
			return NotImplemented, nil
		}
	}
	return NewUnion(t, a[0], a[1])
}
