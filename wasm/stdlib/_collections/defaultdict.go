package _collections

// This file defines defaultdict.

import "taketurns/wasm/object"

// A DefaultDict is a dict that makes a value for a key that is not there.
type DefaultDict struct {
	object.Dict
	Factory Value // what makes it, or None
}

var defaultDictType = object.NewBuiltin("defaultdict", object.DictType, true)

func defineDefaultDict() {
	k := defaultDictType
	k.In("collections")
	k.Attrs.Set("__hash__", object.None)
	k.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(defaultDictType, a[0], newDefaultDict(&object.Dict{}, object.None))
		}),

		object.Decl("keep __init__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			args, factory := object.AsTuple(a[1]).Items, object.None
			if len(args) > 0 {
				if factory, args = args[0], args[1:]; !factory.IsNone() && !object.IsCallable(factory) {
					return Value{}, object.Raise(object.TypeError, "first argument must be callable or None")
				}
			}
			asDefaultDict(a[0]).Factory = factory
			rest, names := object.SpreadArgs(&object.Tuple{Items: append([]Value{a[0]}, args...)}, object.AsDict(a[2]))
			return t.Call(object.DictType.Lookup("__init__"), rest, names)
		}),

		object.Decl("keep __missing__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			if asDefaultDict(a[0]).Factory.IsNone() {
				return Value{}, object.RaiseKey(a[1])
			}
			return t.Run(&missing{self: a[0], key: a[1]})
		}),

		object.Decl("keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&defaultRepr{self: a[0]})
		}),

		object.Decl("keep copy(self, /)", copyDefault),
		object.Decl("keep __copy__(self, /)", copyDefault),
		object.Decl("keep __or__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if object.AsDict(a[1]) == nil {
				return object.NotImplemented, nil
			}
			return t.Run(&union{cls: a[0], first: a[0], second: a[1]})
		}),

		object.Decl("keep __ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if object.AsDict(a[1]) == nil {
				return object.NotImplemented, nil
			}
			return t.Run(&union{cls: a[0], first: a[1], second: a[0]})
		}),

		object.Decl("keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			args := object.NewTuple(nil)
			if f := asDefaultDict(a[0]).Factory; !f.IsNone() {
				args = object.NewTuple([]Value{f})
			}
			items, err := t.Invoke(a[0], "items")
			if err != nil {
				return Value{}, err
			}
			items, err = t.Iter(items)
			return object.NewTuple([]Value{object.Of(a[0].Type()), args, object.None, object.None, items}), err
		}),
	)
	k.Getters(Getter{Name: "default_factory",
		Get: func(_ *Thread, v Value) (Value, error) { return asDefaultDict(v).Factory, nil },
		Set: func(_ *Thread, v, x Value) error {
			if x.IsUnset() {
				x = object.None
			}
			asDefaultDict(object.Payload(v)).Factory = x
			return nil
		}})
}

func asDefaultDict(v Value) *DefaultDict { return object.As[DefaultDict](v, defaultDictType) }

// newDefaultDict returns a defaultdict with the items of d, which it takes over.
func newDefaultDict(d *object.Dict, factory Value) Value {
	dd := &DefaultDict{Dict: *d, Factory: factory}
	dd.Head = object.Head{Type: defaultDictType}
	return object.Of(dd)
}

// missing makes a value, keeps it and answers it.
type missing struct {
	self, key, made Value
	step            int
}

func (f *missing) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call(asDefaultDict(f.self).Factory, nil, nil); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.made, f.step = in, 2
			if f.self.Type() == defaultDictType {
				in, err = t.DictSet(object.AsDict(f.self), f.key, in)
			} else {
				err = t.SetItem(f.self, f.key, in)
			}
			if err == object.Pending {
				return Value{}, err
			}
		case 2:
			return f.made, err
		}
	}
}

// defaultRepr writes the factory and then the dict.
type defaultRepr struct {
	self    Value
	factory string
	step    int
}

func (f *defaultRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Repr(asDefaultDict(f.self).Factory); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.factory, f.step = object.AsStr(in).S, 2
			if in, err = t.Call1(object.DictType.Lookup("__repr__"), f.self); err == object.Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			return object.NewStr(f.self.Type().ShortName() + "(" + f.factory + ", " + object.AsStr(in).S + ")"), nil
		}
	}
}

// copyDefault copies: an object of a derived class is made by calling its class.
func copyDefault(t *Thread, a []Value) (Value, error) {
	d := asDefaultDict(a[0])
	if a[0].Type() == defaultDictType {
		t.Spend(int64(d.Len()))
		return newDefaultDict(d.Copy(), d.Factory), nil
	}
	return t.Call2(object.Of(a[0].Type()), d.Factory, a[0])
}

// union is |: a dict like cls from the first, updated from the second.
type union struct {
	cls, first, second, made Value
	step                     int
}

func (f *union) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call2(object.Of(f.cls.Type()), asDefaultDict(f.cls).Factory, f.first); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.made, f.step = in, 2
			if in, err = t.Call2(object.DictType.Lookup("update"), in, f.second); err == object.Pending {
				return in, err
			}
		case 2:
			return f.made, err
		}
	}
}
