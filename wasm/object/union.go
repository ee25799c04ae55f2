package object

// This file defines X | Y on types (PEP 604).

import "slices"

// A Union is types.UnionType: what int | str makes.
type Union struct {
	Head
	Args []Value
}

// UnionType is the type of unions.
var UnionType *Type

// NewUnion returns a | b, flattened and without repetition; a lone type is returned as it is.
func NewUnion(_ *Thread, a, b Value) (Value, error) {
	var args []Value
	for _, v := range []Value{a, b} {
		if v.IsNone() {
			v = Of(NoneType)
		}
		parts := []Value{v}
		if v.O.Type == UnionType {
			parts = Ptr[Union](v).Args
		}
		for _, p := range parts {
			if !slices.Contains(args, p) {
				args = append(args, p)
			}
		}
	}
	if len(args) == 1 {
		return args[0], nil
	}
	return Of(&Union{Head{Type: UnionType}, args}), nil
}

func defineUnion() {
	UnionType = NewBuiltin("UnionType", ObjectType, true)
	UnionType.Module, UnionType.Final = "types", true
	check := func(hook func(*Thread, Value, Value) (Value, error)) NativeFn {
		return func(t *Thread, a []Value) (Value, error) {
			return hook(t, a[1], NewTuple(Ptr[Union](a[0]).Args))
		}
	}
	UnionType.Define(
		Def{"__or__(self, value, /)", typeOr},
		Def{"__ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return typeOr(t, []Value{a[1], a[0]}) }},
		Def{"__instancecheck__(self, obj, /)", check((*Thread).IsInstance)},
		Def{"__subclasscheck__(self, cls, /)", check((*Thread).IsSubclass)},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&typesRepr{items: Ptr[Union](a[0]).Args, first: " | ", sep: " | ", union: true})
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			h := uint64(0)
			for _, v := range Ptr[Union](a[0]).Args {
				x, err := Hash(t, v)
				if err != nil {
					return Value{}, err
				}
				h ^= x
			}
			return Int(int64(h)), nil
		}},
		Def{"__eq__(self, value, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[1].O.Type != UnionType {
				return NotImplemented, nil
			}
			x, y := Ptr[Union](a[0]).Args, Ptr[Union](a[1]).Args
			if len(x) != len(y) {
				return False, nil
			}
			for _, v := range x {
				if !slices.Contains(y, v) {
					return False, nil
				}
			}
			return True, nil
		}},
	).Getters(Getter{"__args__", func(_ *Thread, v Value) (Value, error) { return NewTuple(Ptr[Union](v).Args), nil }, nil})
}
