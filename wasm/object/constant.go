package object

// This file turns the compiler's constants into values.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/syntax"
)

func constant(k compile.Const, code *Code) Value {
	switch k := k.(type) {
	case syntax.NoneLit:
		return None
	case syntax.EllipsisLit:
		return Ellipsis
	case syntax.BoolLit:
		return Bool(bool(k))
	case syntax.IntLit:
		if k.Big != nil {
			return IntFromBig(k.Big)
		}
		return Int(k.Small)
	case syntax.FloatLit:
		return Float(float64(k))
	case syntax.ComplexLit:
		return Of(&Complex{Head{Type: ComplexType}, complex(0, float64(k))})
	case syntax.StrLit:
		return Of(Intern(string(k)))
	case syntax.BytesLit:
		return NewBytes(string(k))
	case compile.TupleConst:
		return NewTuple(constants(k, code))
	case compile.KwNames:
		names := make([]Value, len(k))
		for i, n := range k {
			names[i] = Of(Intern(n))
		}
		return NewTuple(names)
	}
	panic("bug: a constant of unknown kind")
}

func constants(ks []compile.Const, code *Code) []Value {
	vs := make([]Value, len(ks))
	for i, k := range ks {
		vs[i] = constant(k, code)
	}
	return vs
}
