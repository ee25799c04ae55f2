package math

// This file defines log, log2 and log10, which take ints too large for a float.

import (
	"math"
	"math/big"

	"taketurns/wasm/object"
	"taketurns/wasm/object/elementary"
)

var logarithms = []object.Def{
	object.Decl("log(x, base=?, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&logFrame{base: byE, args: [2]Value{a[0], a[1]}})
	}),
	object.Decl("log2(x, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&logFrame{base: by2, args: [2]Value{a[0]}})
	}),
	object.Decl("log10(x, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&logFrame{base: by10, args: [2]Value{a[0]}})
	}),
}

// The bases of a logFrame.
const (
	byE = iota
	by2
	by10
)

// logFrame computes the logarithm of its first argument, by a second one if there is one.
type logFrame struct {
	base  int
	args  [2]Value
	got   [2]float64
	n     int
	asked bool
}

func (f *logFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			if f.got[f.n], err = f.log(in.Float()); err != nil {
				return Value{}, err
			}
			f.n++
		}
		if f.n == 2 || f.args[f.n].IsUnset() {
			break
		}
		if v := f.args[f.n]; object.IsIntLike(v) {
			if f.got[f.n], err = f.logInt(v); err != nil {
				return Value{}, err
			}
			f.n++
			continue
		}
		f.asked = true
		if in, err = t.ToFloat(f.args[f.n], ""); err == object.Pending {
			return in, err
		}
	}
	if f.n == 1 {
		return object.Float(f.got[0]), nil
	}
	if f.got[1] == 0 {
		return Value{}, object.Raise(object.ZeroDivisionError, "float division by zero")
	}
	return object.Float(f.got[0] / f.got[1]), nil
}

func (f *logFrame) log(x float64) (float64, error) {
	r := 0.0
	switch f.base {
	case byE:
		r = elementary.Log(x)
	case by2:
		r = elementary.Log2(x)
	case by10:
		r = elementary.Log10(x)
	}
	if math.IsNaN(r) && !math.IsNaN(x) || math.IsInf(r, -1) {
		return 0, errDomain()
	}
	return r, nil
}

// logInt is log of an int of any size: of its leading bits, and of the power of two behind.
func (f *logFrame) logInt(v Value) (float64, error) {
	b := object.AsBig(v)
	if b.Sign() <= 0 {
		return 0, errDomain()
	}
	if x, _ := b.Float64(); !math.IsInf(x, 0) {
		return f.log(x)
	}
	m := new(big.Float)
	e := new(big.Float).SetInt(b).MantExp(m)
	x, _ := m.Float64()
	r, err := f.log(x)
	two, _ := f.log(2)
	return r + float64(two*float64(e)), err
}
