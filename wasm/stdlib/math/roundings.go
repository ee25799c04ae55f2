package math

// This file defines floor, ceil and trunc, which ask the object, and the
// functions of a float and a whole number.

import (
	"math"

	"taketurns/wasm/object"
)

var roundings = []object.Def{
	object.Decl("floor(x, /)", func(t *Thread, a []Value) (Value, error) { return rounded(t, a[0], "__floor__") }),
	object.Decl("ceil(x, /)", func(t *Thread, a []Value) (Value, error) { return rounded(t, a[0], "__ceil__") }),
	object.Decl("trunc(x, /)", func(t *Thread, a []Value) (Value, error) {
		f := a[0].Type().Lookup("__trunc__")
		if f.IsUnset() {
			return Value{}, object.Errorf(object.TypeError, "type %s doesn't define __trunc__ method", a[0].Type().Name)
		}
		return t.CallMethod(f, a[0], nil, nil)
	}),
	object.Decl("ldexp(x, i, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&ldexpFrame{x: a[0], i: a[1]})
	}),
	object.Decl("nextafter(x, y, /, *, steps:int=None)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&nextAfter{args: [2]Value{a[0], a[1]}, steps: a[2]})
	}),
}

// rounded calls x's own method, or that of the float that x stands for.
func rounded(t *Thread, x Value, method string) (Value, error) {
	if f := x.Type().Lookup(method); !f.IsUnset() {
		return t.CallMethod(f, x, nil, nil)
	}
	return t.Run(&roundFrame{x: x, method: method})
}

type roundFrame struct {
	x      Value
	method string
	step   int
}

func (f *roundFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.step == 0 {
		f.step = 1
		if in, err = t.ToFloat(f.x, ""); err == object.Pending {
			return in, err
		}
	}
	if err != nil || f.step == 2 {
		return in, err
	}
	f.step = 2
	return t.CallMethod(object.FloatType.Lookup(f.method), in, nil, nil)
}

type ldexpFrame struct {
	x, i  Value
	asked bool
}

func (f *ldexpFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.ToFloat(f.x, ""); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	if !object.IsIntLike(f.i) {
		return Value{}, object.Raise(object.TypeError, "Expected an int as second argument to ldexp.")
	}
	x := in.Float()
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return in, nil
	}
	n, ok := object.AsInt(f.i)
	if !ok || n > 1<<20 || n < -1<<20 {
		n = int64(object.AsBig(f.i).Sign()) << 20
	}
	r := math.Ldexp(x, int(n))
	if math.IsInf(r, 0) {
		return Value{}, errRange()
	}
	return object.Float(r), nil
}

// nextAfter is nextafter, with the number of steps known.
type nextAfter struct {
	args  [2]Value
	steps Value
	got   [2]float64
	n     int
	asked bool
}

func (f *nextAfter) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			f.got[f.n] = in.Float()
			f.n++
		}
		if f.n == 2 {
			return f.result()
		}
		f.asked = true
		if in, err = t.ToFloat(f.args[f.n], ""); err == object.Pending {
			return in, err
		}
	}
}

func (f *nextAfter) result() (Value, error) {
	x, y := f.got[0], f.got[1]
	if f.steps.IsNone() {
		if x == y {
			return object.Float(y), nil
		}
		return object.Float(math.Nextafter(x, y)), nil
	}
	b := object.AsBig(f.steps)
	switch {
	case b.Sign() < 0:
		return Value{}, object.Raise(object.ValueError, "steps must be a non-negative integer")
	case b.Sign() == 0 || math.IsNaN(x):
		return object.Float(x), nil
	case math.IsNaN(y) || x == y:
		return object.Float(y), nil
	}
	steps := uint64(math.MaxUint64)
	if b.IsUint64() {
		steps = b.Uint64()
	}
	// Floats in order are numbered: those below zero downwards.
	from, to := position(x), position(y)
	if from < to {
		if steps >= uint64(to-from) {
			return object.Float(y), nil
		}
		return object.Float(atPosition(from + int64(steps))), nil
	}
	if steps >= uint64(from-to) {
		return object.Float(y), nil
	}
	return object.Float(atPosition(from - int64(steps))), nil
}

// position numbers the floats in order, both zeros 0.
func position(x float64) int64 {
	n := int64(math.Float64bits(math.Abs(x)))
	if x < 0 {
		return -n
	}
	return n
}

func atPosition(n int64) float64 {
	if n < 0 {
		return -math.Float64frombits(uint64(-n))
	}
	return math.Float64frombits(uint64(n))
}
