package object

// This file defines the arithmetic of float. No product is added to a sum in
// one expression without a conversion between, so that no processor fuses the two and
// every build computes the same bits.

import (
	"math"

	"taketurns/wasm/object/elementary"
)

func defineFloat() {
	k := FloatType
	k.operator("add", floatOp(func(x, y float64) float64 { return x + y }))
	k.operator("sub", floatOp(func(x, y float64) float64 { return x - y }))
	k.operator("mul", floatOp(func(x, y float64) float64 { return x * y }))
	k.operator("truediv", floatDiv("float division by zero", func(x, y float64) Value { return Float(x / y) }))
	k.operator("floordiv", floatDiv("float floor division by zero", func(x, y float64) Value { return Float(FloorDiv(x, y)) }))
	k.operator("mod", floatDiv("float modulo by zero", func(x, y float64) Value { return Float(FloorMod(x, y)) }))
	k.operator("divmod", floatDiv("float divmod()", func(x, y float64) Value {
		return NewTuple([]Value{Float(FloorDiv(x, y)), Float(FloorMod(x, y))})
	}))
	k.Define(
		Def{"__pow__(self, value, mod=None, /)", func(t *Thread, a []Value) (Value, error) { return floatPow(t, a[0], a[1], a[2]) }},
		Def{"__rpow__(self, value, mod=None, /)", func(t *Thread, a []Value) (Value, error) { return floatPow(t, a[1], a[0], a[2]) }},
		Def{"__hash__(self, /)", hashOf},
	)
	k.comparisons6(floatCompare)
	k.unary(func(_ *Thread, v Value) (Value, error) { return Float(-v.Float()), nil }, "__neg__")
	k.unary(func(_ *Thread, v Value) (Value, error) { return Float(math.Abs(v.Float())), nil }, "__abs__")
	k.unary(func(_ *Thread, v Value) (Value, error) { return Bool(v.Float() != 0), nil }, "__bool__")
	k.unary(same, "__pos__", "__float__", "conjugate")
}

// realNumber returns a float, or an int as the float nearest to it. ok is
// false for anything else; the error says that the int is too large.
func realNumber(v Value) (f float64, ok bool, err error) {
	if v.O == &floatTag {
		return v.Float(), true, nil
	}
	if n, ok := AsInt(v); ok {
		return float64(n), true, nil
	}
	if f, ok := AsFloat(v); ok {
		return f, true, nil
	}
	if b := AsBig(v); b != nil {
		f, err := bigToFloat(b)
		return f, true, err
	}
	return 0, false, nil
}

// realNumbers returns both operands as floats.
func realNumbers(x, y Value) (a, b float64, ok bool, err error) {
	if a, ok, err = realNumber(x); !ok || err != nil {
		return
	}
	b, ok, err = realNumber(y)
	return
}

func floatOp(op func(x, y float64) float64) binary {
	return func(_ *Thread, x, y Value) (Value, error) {
		a, b, ok, err := realNumbers(x, y)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		return Float(op(a, b)), nil
	}
}

func floatDiv(zero string, op func(x, y float64) Value) binary {
	return func(_ *Thread, x, y Value) (Value, error) {
		a, b, ok, err := realNumbers(x, y)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		if b == 0 {
			return Value{}, errZero(zero)
		}
		return op(a, b), nil
	}
}

// FloorMod returns x % y as Python has it: with the sign of y, which is not 0.
func FloorMod(x, y float64) float64 {
	m := math.Mod(x, y)
	if m == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (m < 0) {
		m += y
	}
	return m
}

// FloorDiv returns x // y; y is not 0. It is made from the remainder, so that
// x == y * (x // y) + x % y as nearly as floats allow.
func FloorDiv(x, y float64) float64 {
	m := math.Mod(x, y)
	d := (x - m) / y
	if m != 0 && (y < 0) != (m < 0) {
		d--
	}
	if d == 0 {
		return math.Copysign(0, x/y)
	}
	f := math.Floor(d)
	if d-f > 0.5 {
		f++
	}
	return f
}

func floatPow(t *Thread, x, y, mod Value) (Value, error) {
	if !mod.IsNone() {
		return Value{}, errNotInts()
	}
	a, b, ok, err := realNumbers(x, y)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return floatPower(t, a, b)
}

// floatPower returns x**y. A negative number to a fraction is complex.
func floatPower(_ *Thread, x, y float64) (Value, error) {
	if x == 0 && y < 0 {
		return Value{}, errZero("0.0 cannot be raised to a negative power")
	}
	if x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y != math.Floor(y) {
		return complexPower(complex(x, 0), complex(y, 0))
	}
	r := elementary.Pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, NewException(OverflowError, Int(34), NewStr("Numerical result out of range"))
	}
	return Float(r), nil
}

func floatCompare(x, y Value) int {
	if y.O != &floatTag && !IsIntLike(y) {
		f, ok := AsFloat(y)
		if !ok {
			return unordered
		}
		y = Float(f)
	}
	f := x.Float()
	if y.O == &floatTag {
		return compareFloats(f, y.Float())
	}
	n, ok := AsInt(y)
	switch {
	case math.IsNaN(f):
		return unequal
	case ok && f >= -1<<63 && f < 1<<63:
		// The integer parts decide, and then the fraction.
		whole := math.Floor(f)
		if c := intCompare(Int(int64(whole)), Int(n)); c != 0 || f == whole {
			return c
		}
		return 1
	case ok, math.IsInf(f, 0), math.Abs(f) < 1<<63:
		// Outside of an int's reach, or the int is outside of the float's.
		if b := AsBig(y); !ok && !math.IsInf(f, 0) {
			return -b.Sign()
		}
		if f > 0 {
			return 1
		}
		return -1
	}
	whole, _ := floatToInt(f)
	return AsBig(whole).Cmp(AsBig(y))
}

func compareFloats(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	case x == y:
		return 0
	}
	return unequal
}
