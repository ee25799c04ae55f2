package object

// This file defines complex.

import (
	"math"

	"taketurns/wasm/object/elementary"
)

// NewComplex returns the complex number c.
func NewComplex(c complex128) Value { return Of(&Complex{Head{Type: ComplexType}, c}) }

// AsComplex returns the number in a complex or in an instance of a subclass.
func AsComplex(v Value) (complex128, bool) {
	if c := As[Complex](v, ComplexType); c != nil {
		return c.C, true
	}
	return 0, false
}

func defineComplex() {
	k := ComplexType
	k.operator("add", complexOp(func(a, b complex128) (Value, error) { return NewComplex(a + b), nil }))
	k.operator("sub", complexOp(func(a, b complex128) (Value, error) { return NewComplex(a - b), nil }))
	k.operator("mul", complexOp(func(a, b complex128) (Value, error) { return NewComplex(complexMul(a, b)), nil }))
	k.operator("truediv", complexOp(func(a, b complex128) (Value, error) {
		if b == 0 {
			return Value{}, errZero("complex division by zero")
		}
		return NewComplex(complexDiv(a, b)), nil
	}))
	k.Define(
		Def{"static __new__(cls, real=?, imag=?)", complexNew},
		Def{"__pow__(self, value, mod=None, /)", func(_ *Thread, a []Value) (Value, error) { return complexPow(a[0], a[1], a[2]) }},
		Def{"__rpow__(self, value, mod=None, /)", func(_ *Thread, a []Value) (Value, error) { return complexPow(a[1], a[0], a[2]) }},
		Def{"__eq__(self, value, /)", func(_ *Thread, a []Value) (Value, error) { return complexEq(a[0], a[1], true) }},
		Def{"__ne__(self, value, /)", func(_ *Thread, a []Value) (Value, error) { return complexEq(a[0], a[1], false) }},
		Def{"keep __format__(self, format_spec, /)", formatNative},
		Def{"__getnewargs__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			c, _ := AsComplex(a[0])
			return NewTuple([]Value{Float(real(c)), Float(imag(c))}), nil
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			c, _ := AsComplex(a[0])
			h := HashFloat(t, real(c)) + 1000003*HashFloat(t, imag(c))
			return Int(int64(notMinusOne(h))), nil
		}},
	)
	complexUnary := func(name string, f func(c complex128) Value) {
		k.unary(func(_ *Thread, v Value) (Value, error) {
			c, _ := AsComplex(v)
			return f(c), nil
		}, name)
	}
	complexUnary("__neg__", func(c complex128) Value { return NewComplex(-c) })
	complexUnary("__bool__", func(c complex128) Value { return Bool(c != 0) })
	complexUnary("__repr__", func(c complex128) Value { return NewStr(ComplexRepr(c)) })
	complexUnary("conjugate", func(c complex128) Value { return NewComplex(complex(real(c), -imag(c))) })
	k.unary(same, "__pos__", "__complex__")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		c, _ := AsComplex(v)
		r := elementary.Hypot(real(c), imag(c))
		if math.IsInf(r, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
			return Value{}, Raise(OverflowError, "absolute value too large")
		}
		return Float(r), nil
	}, "__abs__")
	part := func(name string, f func(c complex128) float64) Getter {
		return Getter{name, func(_ *Thread, v Value) (Value, error) {
			c, _ := AsComplex(v)
			return Float(f(c)), nil
		}, nil}
	}
	k.Getters(
		part("real", func(c complex128) float64 { return real(c) }),
		part("imag", func(c complex128) float64 { return imag(c) }),
	)
}

// ComplexRepr returns repr of a complex number.
func ComplexRepr(c complex128) string {
	b := appendFloat(nil, imag(c), 'r', 0, floatPlain)
	if real(c) == 0 && !math.Signbit(real(c)) {
		return string(b) + "j"
	}
	sign := ""
	if b[0] != '-' {
		sign = "+"
	}
	return "(" + string(appendFloat(nil, real(c), 'r', 0, floatPlain)) + sign + string(b) + "j)"
}

// complexNumber returns any number as a complex one.
func complexNumber(v Value) (c complex128, ok bool, err error) {
	if c, ok := AsComplex(v); ok {
		return c, true, nil
	}
	f, ok, err := realNumber(v)
	return complex(f, 0), ok, err
}

func complexNumbers(x, y Value) (a, b complex128, ok bool, err error) {
	if a, ok, err = complexNumber(x); !ok || err != nil {
		return
	}
	b, ok, err = complexNumber(y)
	return
}

func complexOp(op func(a, b complex128) (Value, error)) binary {
	return func(_ *Thread, x, y Value) (Value, error) {
		a, b, ok, err := complexNumbers(x, y)
		if err != nil {
			return Value{}, err
		}
		if !ok {
			return NotImplemented, nil
		}
		return op(a, b)
	}
}

// complexMul multiplies by the definition. (Go's own operator may fuse.)
func complexMul(a, b complex128) complex128 {
	return complex(float64(real(a)*real(b))-float64(imag(a)*imag(b)), float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

// complexDiv divides by Smith's method, which scales by the larger part of b
// so that nothing overflows on the way.
func complexDiv(a, b complex128) complex128 {
	re, im := math.Abs(real(b)), math.Abs(imag(b))
	switch {
	case re >= im:
		ratio := imag(b) / real(b)
		d := real(b) + float64(imag(b)*ratio)
		return complex((real(a)+float64(imag(a)*ratio))/d, (imag(a)-float64(real(a)*ratio))/d)
	case im >= re:
		ratio := real(b) / imag(b)
		d := float64(real(b)*ratio) + imag(b)
		return complex((float64(real(a)*ratio)+imag(a))/d, (float64(imag(a)*ratio)-real(a))/d)
	}
	return complex(math.NaN(), math.NaN())
}

func complexPow(x, y, mod Value) (Value, error) {
	a, b, ok, err := complexNumbers(x, y)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	if !mod.IsNone() {
		return Value{}, Raise(ValueError, "complex modulo")
	}
	return complexPower(a, b)
}

// complexPower returns a**b: by squaring for small whole exponents, else in
// polar coordinates.
func complexPower(a, b complex128) (Value, error) {
	zero := errZero("0.0 to a negative or complex power")
	var r complex128
	switch n := real(b); {
	case b == 0:
		r = 1
	case imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100:
		r = complexPowerInt(a, int(math.Abs(n)))
		if n < 0 {
			if r == 0 {
				return Value{}, zero
			}
			r = complexDiv(1, r)
		}
	case a == 0:
		if imag(b) != 0 || n < 0 {
			return Value{}, zero
		}
	default:
		length := elementary.Hypot(real(a), imag(a))
		angle := elementary.Atan2(imag(a), real(a))
		phase := angle * n
		size := elementary.Pow(length, n)
		if imag(b) != 0 {
			size *= elementary.Exp(-angle * imag(b))
			phase += float64(imag(b) * elementary.Log(length))
		}
		r = complex(size*elementary.Cos(phase), size*elementary.Sin(phase))
	}
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		return Value{}, Raise(OverflowError, "complex exponentiation")
	}
	return NewComplex(r), nil
}

func complexPowerInt(a complex128, n int) complex128 {
	r := complex128(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = complexMul(r, a)
		}
		a = complexMul(a, a)
	}
	return r
}

// complexEq compares with any number, exactly.
func complexEq(x, y Value, equal bool) (Value, error) {
	a, _ := AsComplex(x)
	if b, ok := AsComplex(y); ok {
		return Bool((a == b) == equal), nil
	}
	if _, ok := AsFloat(y); !ok && !IsIntLike(y) {
		return NotImplemented, nil
	}
	same := imag(a) == 0 && floatCompare(Float(real(a)), Payload(y)) == 0
	return Bool(same == equal), nil
}
