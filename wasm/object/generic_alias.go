package object

// This file defines list[int] and its like (PEP 585): a class with the types it
// is said to hold, which means nothing when the program runs.

import "taketurns/wasm/syntax"

// GenericAliasType is types.GenericAlias.
var GenericAliasType *Type

// A GenericAlias is origin[args].
type GenericAlias struct {
	Head
	Origin Value
	Args   []Value
}

// NewGenericAlias returns origin[item].
func NewGenericAlias(origin, item Value) Value {
	args := []Value{item}
	if item.O.Type == TupleType {
		args = Ptr[Tuple](item).Items
	}
	return Of(&GenericAlias{Head{Type: GenericAliasType}, origin, args})
}

// genericAlias is __class_getitem__ of the builtin containers.
func genericAlias(_ *Thread, a []Value) (Value, error) { return NewGenericAlias(a[0], a[1]), nil }

func defineGenericAlias() {
	GenericAliasType = NewBuiltin("GenericAlias", ObjectType, true)
	GenericAliasType.In("types")
	self := func(v Value) *GenericAlias { return Ptr[GenericAlias](v) }
	GenericAliasType.Define(
		Def{"static __new__(cls, origin, args, /)", func(_ *Thread, a []Value) (Value, error) { return NewGenericAlias(a[1], a[2]), nil }},
		Def{"__call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			args, names := SpreadArgs(AsTuple(a[1]), AsDict(a[2]))
			return t.Call(self(a[0]).Origin, args, names)
		}},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			f := &typesRepr{items: append([]Value{self(a[0]).Origin}, self(a[0]).Args...), first: "[", sep: ", ", end: "]"}
			if len(f.items) == 1 {
				f.end = "[()]"
			}
			return t.Run(f)
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(self(a[0]).tuple()) }},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if a[1].O.Type != GenericAliasType {
				return NotImplemented, nil
			}
			return t.Compare(syntax.Eq, self(a[0]).tuple(), self(a[1]).tuple())
		}},
		Def{"__getitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.RaiseRepr(TypeError, "", a[0], " is not a generic class")
		}},
		Def{"__or__(self, value, /)", typeOr},
		Def{"__ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return typeOr(t, []Value{a[1], a[0]}) }},
		Def{"__mro_entries__(self, bases, /)", func(_ *Thread, a []Value) (Value, error) {
			return NewTuple([]Value{self(a[0]).Origin}), nil
		}},
		Def{"__instancecheck__(self, instance, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
		}},
		Def{"__subclasscheck__(self, cls, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
		}},
		Def{"__getattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return t.GetAttr(self(a[0]).Origin, AsStr(a[1]))
		}},
	)
	GenericAliasType.Getters(
		Getter{"__origin__", func(_ *Thread, v Value) (Value, error) { return self(v).Origin, nil }, nil},
		Getter{"__args__", func(_ *Thread, v Value) (Value, error) { return NewTuple(self(v).Args), nil }, nil},
		Getter{"__parameters__", func(_ *Thread, v Value) (Value, error) { return NewTuple(nil), nil }, nil},
	)
}

func (g *GenericAlias) tuple() Value { return NewTuple([]Value{g.Origin, NewTuple(g.Args)}) }

// typesRepr writes types one behind the other: classes by their names, anything
// else by its repr.
type typesRepr struct {
	items      []Value
	first, sep string // before the second item, and before those behind it
	end        string
	union      bool // NoneType stands for None
	text       string
	i          int
	asked      bool
}

func (f *typesRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if f.asked {
			f.add(AsStr(in).S)
			f.asked = false
		}
		if f.i == len(f.items) {
			return NewStr(f.text + f.end), nil
		}
		v := f.items[f.i]
		switch k := AsType(v); {
		case v == Ellipsis:
			f.add("...")
		case k == NoneType && f.union:
			f.add("None")
		case k != nil:
			f.add(k.FullName())
		default:
			f.asked = true
			if in, err = t.Repr(v); err == Pending {
				return in, err
			}
		}
	}
}

func (f *typesRepr) add(s string) {
	switch f.i {
	case 0:
	case 1:
		f.text += f.first
	default:
		f.text += f.sep
	}
	f.text += s
	f.i++
}
