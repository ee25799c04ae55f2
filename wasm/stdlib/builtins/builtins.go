// Package builtins is Python's module builtins.
package builtins

// This file says what is in the module: its functions, types and exceptions.

import "taketurns/wasm/object"

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module builtins.
var Module = object.Library{
	Name: "builtins",
	Doc:  "Built-in functions, types, exceptions, and other objects.",
	Init: bind,
	Funcs: append([]object.Def{
		object.Decl("abs(x, /)", func(t *Thread, a []Value) (Value, error) { return t.Unary(object.SpAbs, a[0]) }),
		object.Decl("aiter(async_iterable, /)", aiter),
		object.Decl("all(iterable, /)", func(t *Thread, a []Value) (Value, error) { return t.ForEach(a[0], &truths{until: object.False}) }),
		object.Decl("anext(async_iterator, default=?, /)", anext),
		object.Decl("any(iterable, /)", func(t *Thread, a []Value) (Value, error) { return t.ForEach(a[0], &truths{until: object.True}) }),
		object.Decl("ascii(obj, /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&asciiFrame{v: a[0]}) }),
		object.Decl("bin(number:int, /)", func(_ *Thread, a []Value) (Value, error) { return inBase(a[0], 2, "0b"), nil }),
		object.Decl("callable(obj, /)", func(_ *Thread, a []Value) (Value, error) { return object.Bool(object.IsCallable(a[0])), nil }),
		object.Decl("chr(i:int, /)", chr),
		object.Decl("delattr(obj, name, /)", func(t *Thread, a []Value) (Value, error) { return setAttribute(t, a[0], a[1], Value{}) }),
		object.Decl("dir(object=?, /)", dir),
		object.Decl("divmod(x, y, /)", func(t *Thread, a []Value) (Value, error) { return t.Divmod(a[0], a[1]) }),
		object.Decl("format(value, format_spec='', /)", func(t *Thread, a []Value) (Value, error) {
			if object.AsStr(a[1]) == nil {
				name := a[1].Type().Name
				if a[1].IsNone() {
					name = "None"
				}
				return Value{}, object.Errorf(object.TypeError, "format() argument 2 must be str, not %s", name)
			}
			return t.Format(a[0], a[1])
		}),

		object.Decl("getattr(object, name, default=?, /)", getAttribute),
		object.Decl("hasattr(obj, name, /)", func(t *Thread, a []Value) (Value, error) {
			return attribute(t, &attributeFrame{v: a[0], only: true}, a[1])
		}),

		object.Decl("hash(obj, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(a[0]) }),
		object.Decl("hex(number:int, /)", func(_ *Thread, a []Value) (Value, error) { return inBase(a[0], 16, "0x"), nil }),
		object.Decl("id(obj, /)", func(t *Thread, a []Value) (Value, error) { return object.Int(t.Identity(a[0])), nil }),
		object.Decl("input(prompt='', /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&inputFrame{prompt: a[0]}) }),
		object.Decl("isinstance(obj, class_or_tuple, /)", func(t *Thread, a []Value) (Value, error) { return t.IsInstance(a[0], a[1]) }),
		object.Decl("issubclass(cls, class_or_tuple, /)", func(t *Thread, a []Value) (Value, error) { return t.IsSubclass(a[0], a[1]) }),
		object.Decl("iter(object, sentinel=?, /)", iter),
		object.Decl("len(obj, /)", func(t *Thread, a []Value) (Value, error) { return t.Len(a[0]) }),
		object.Decl("max(*args, key=None, default=?)", func(t *Thread, a []Value) (Value, error) { return extreme(t, "max", a) }),
		object.Decl("min(*args, key=None, default=?)", func(t *Thread, a []Value) (Value, error) { return extreme(t, "min", a) }),
		object.Decl("next(iterator, default=?, /)", next),
		object.Decl("oct(number:int, /)", func(_ *Thread, a []Value) (Value, error) { return inBase(a[0], 8, "0o"), nil }),
		object.Decl("ord(c, /)", ord),
		object.Decl("pow(base, exp, mod=None)", pow),
		object.Decl("print(*args, sep=' ', end='\\n', file=None, flush=False)", print),
		object.Decl("repr(obj, /)", func(t *Thread, a []Value) (Value, error) { return t.Repr(a[0]) }),
		object.Decl("round(number, ndigits=None)", round),
		object.Decl("setattr(obj, name, value, /)", func(t *Thread, a []Value) (Value, error) { return setAttribute(t, a[0], a[1], a[2]) }),
		object.Decl("sorted(*args, key=None, reverse=False)", func(t *Thread, a []Value) (Value, error) {
			args := object.AsTuple(a[0]).Items
			if len(args) != 1 {
				return Value{}, object.Errorf(object.TypeError, "sorted expected 1 argument, got %d", len(args))
			}
			return t.Collect(args[0], &sorter{key: a[1], reverse: a[2]})
		}),
		object.Decl("sum(iterable, /, start=0)", sum),
		object.Decl("vars(object=?, /)", vars),
	}, Exec...),
}

// bind gives the module its types, exceptions and constants.
func bind(t *Thread, m *object.Module) error {
	for _, k := range []*object.Type{
		object.ObjectType, object.TypeType, object.IntType, object.FloatType, object.ComplexType, object.BoolType,
		object.StrType, object.BytesType, object.ByteArrayType, object.MemoryViewType, object.ListType, object.TupleType,
		object.DictType, object.SetType, object.FrozenSetType, object.RangeType, object.SliceType, object.PropertyType,
		object.StaticMethodType, object.ClassMethodType, object.SuperType, object.EnumerateType, object.ZipType,
		object.MapType, object.FilterType, object.ReversedType,
	} {
		m.Dict.SetStr(t, k.Name, object.Of(k))
	}
	for _, name := range object.ExceptionNames {
		m.Dict.SetStr(t, name, object.Of(object.Exceptions[name]))
	}
	for _, alias := range []string{"EnvironmentError", "IOError"} {
		m.Dict.SetStr(t, alias, object.Of(object.OSError))
	}
	m.Dict.SetStr(t, "None", object.None)
	m.Dict.SetStr(t, "True", object.True)
	m.Dict.SetStr(t, "False", object.False)
	m.Dict.SetStr(t, "Ellipsis", object.Ellipsis)
	m.Dict.SetStr(t, "NotImplemented", object.NotImplemented)
	m.Dict.SetStr(t, "__debug__", object.True)
	return nil
}
