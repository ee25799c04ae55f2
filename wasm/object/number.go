package object

// This file begins the numbers: how their operators are declared, and the
// constants that are no numbers. int is in number_int*.go, float in
// number_float*.go, complex in number_complex.go.

import "taketurns/wasm/syntax"

func defineNumbers() {
	defineInt()
	defineIntMethods()
	defineBool()
	defineFloat()
	defineFloatMethods()
	defineComplex()
	defineConstants()
}

// A binary carries out an operator on two values, either of which may be of a
// type it knows nothing about: then it returns NotImplemented.
type binary func(t *Thread, x, y Value) (Value, error)

// operator adds an operator and its reflected form to a type.
func (k *Type) operator(name string, op binary) {
	k.Define(
		Def{"__" + name + "__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return op(t, a[0], a[1]) }},
		Def{"__r" + name + "__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return op(t, a[1], a[0]) }},
	)
}

// unordered is the result of comparing with a value of another type, and
// unequal that of comparing with not-a-number.
const (
	unordered = 2
	unequal   = 3
)

// comparisons6 adds the six comparisons to a type. cmp returns -1, 0, 1,
// unordered or unequal.
func (k *Type) comparisons6(cmp func(x, y Value) int) {
	for op := range comparisons {
		op, c := syntax.CompareOp(op), &comparisons[op]
		if c.sign == "" {
			continue
		}
		k.Define(Def{c.sp.Name() + "(self, value, /)", func(_ *Thread, a []Value) (Value, error) {
			switch c := cmp(a[0], a[1]); c {
			case unordered:
				return NotImplemented, nil
			case unequal:
				return Bool(op == syntax.NotEq), nil
			default:
				return Bool(Holds(op, c)), nil
			}
		}})
	}
}

// unary adds methods without further arguments that answer at once.
func (k *Type) unary(f func(t *Thread, v Value) (Value, error), names ...string) {
	for _, name := range names {
		k.Define(Def{name + "(self, /)", func(t *Thread, a []Value) (Value, error) { return f(t, a[0]) }})
	}
}

// same returns its argument: what +n, int(n) and n.real are for a plain int.
func same(_ *Thread, v Value) (Value, error) { return v, nil }

// classToMake checks the class given to a builtin __new__ and returns it.
func classToMake(v Value, base *Type) (*Type, error) {
	k := AsType(v)
	switch {
	case k == nil:
		return nil, Errorf(TypeError, "%s.__new__(X): X is not a type object (%s)", base.Name, v.O.Type.Name)
	case !k.IsSubtype(base):
		return nil, Errorf(TypeError, "%s.__new__(%s): %s is not a subtype of %s", base.Name, k.Name, k.Name, base.Name)
	case k.Builtin && k != base:
		return nil, Errorf(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", base.Name, k.Name, k.Name)
	}
	return k, nil
}

// defineConstants adds the methods of None, Ellipsis and NotImplemented.
func defineConstants() {
	noneText = Of(Intern("None"))
	for _, v := range []Value{None, Ellipsis, NotImplemented} {
		k := v.O.Type
		text := NewStr(map[Value]string{None: "None", Ellipsis: "Ellipsis", NotImplemented: "NotImplemented"}[v])
		k.Define(
			Def{"static __new__(cls, /)", func(_ *Thread, a []Value) (Value, error) {
				_, err := classToMake(a[0], k)
				return v, err
			}},
			Def{"__repr__(self, /)", func(*Thread, []Value) (Value, error) { return text, nil }},
		)
		if v != None {
			k.Define(Def{"__reduce__(self, /)", func(*Thread, []Value) (Value, error) { return text, nil }})
		}
	}
	NoneType.Define(
		Def{"__bool__(self, /)", func(*Thread, []Value) (Value, error) { return False, nil }},
		Def{"__hash__(self, /)", hashOf},
	)
	NotImplementedType.Define(Def{"__bool__(self, /)", func(*Thread, []Value) (Value, error) { return True, nil }})
}

// plainText returns the text of a value that is no object: an int of 64 bits, a
// float, a bool or None, whose repr and str are the same.
func plainText(v Value) (Value, bool) {
	switch v.O {
	case &intTag:
		r, _ := intRepr(nil, v)
		return r, true
	case &floatTag:
		return NewStr(FormatFloatRepr(v.Float())), true
	case &boolTag:
		return BoolText(v), true
	case &noneTag:
		return noneText, true
	}
	return Value{}, false
}

var noneText Value

// hashOf is the __hash__ of the types that Hash knows.
func hashOf(t *Thread, a []Value) (Value, error) { return t.HashValue(a[0]) }
