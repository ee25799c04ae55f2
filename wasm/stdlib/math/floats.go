package math

// This file defines the functions of one, two or three floats. Their
// arguments may be any objects with a __float__ or an __index__.

import (
	"math"

	"taketurns/wasm/object"
	"taketurns/wasm/object/elementary"
)

// A function of floats: one of the three fields computes it.
type function struct {
	name   string
	one    func(x float64) float64
	two    func(x, y float64) float64
	values func(x []float64) (Value, error)
	params string // when values is set

	// overflows says that an infinite result of finite arguments is too large
	// a number; otherwise the function has no value there.
	overflows bool
}

// functions are referred to by their place in the list, so that a frame that
// waits for a __float__ can be copied.
var functions = []function{
	{name: "sqrt", one: math.Sqrt},
	{name: "cbrt", one: elementary.Cbrt},
	{name: "exp", one: elementary.Exp, overflows: true},
	{name: "exp2", one: elementary.Exp2, overflows: true},
	{name: "expm1", one: elementary.Expm1, overflows: true},
	{name: "log1p", one: elementary.Log1p},
	{name: "sin", one: elementary.Sin},
	{name: "cos", one: elementary.Cos},
	{name: "tan", one: elementary.Tan},
	{name: "asin", one: elementary.Asin},
	{name: "acos", one: elementary.Acos},
	{name: "atan", one: elementary.Atan},
	{name: "sinh", one: elementary.Sinh, overflows: true},
	{name: "cosh", one: elementary.Cosh, overflows: true},
	{name: "tanh", one: elementary.Tanh},
	{name: "asinh", one: elementary.Asinh},
	{name: "acosh", one: elementary.Acosh},
	{name: "atanh", one: elementary.Atanh},
	{name: "erf", one: elementary.Erf},
	{name: "erfc", one: elementary.Erfc},
	{name: "fabs", one: math.Abs},
	{name: "degrees", one: func(x float64) float64 { return x * (180 / math.Pi) }, overflows: true},
	{name: "radians", one: func(x float64) float64 { return x * (math.Pi / 180) }},
	{name: "gamma", values: gamma, params: "(x, /)"},
	{name: "lgamma", values: lgamma, params: "(x, /)"},
	{name: "ulp", values: func(x []float64) (Value, error) { return object.Float(ulp(x[0])), nil }, params: "(x, /)"},
	{name: "isfinite", values: test(func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }), params: "(x, /)"},
	{name: "isinf", values: test(func(x float64) bool { return math.IsInf(x, 0) }), params: "(x, /)"},
	{name: "isnan", values: test(math.IsNaN), params: "(x, /)"},
	{name: "frexp", values: frexp, params: "(x, /)"},
	{name: "modf", values: modf, params: "(x, /)"},
	{name: "atan2", two: elementary.Atan2},
	{name: "copysign", two: math.Copysign},
	{name: "fmod", two: fmod},
	{name: "remainder", two: math.Remainder},
	{name: "pow", values: pow, params: "(x, y, /)"},
	{name: "fma", values: fma, params: "(x, y, z, /)"},
	{name: "isclose", values: isClose, params: "(a, b, *, rel_tol=1e-09, abs_tol=0.0)"},
}

func floatFunctions() (defs []object.Def) {
	for i := range functions {
		f := &functions[i]
		switch {
		case f.one != nil:
			f.params = "(x, /)"
		case f.two != nil:
			f.params = "(x, y, /)"
		}
		defs = append(defs, object.Decl(f.name+f.params, func(t *Thread, a []Value) (Value, error) {
			if len(a) == 1 && a[0].IsFloat() && f.one != nil {
				return f.apply1(a[0].Float())
			}
			return t.Run(&floatsFrame{function: i, args: append([]Value(nil), a...)})
		}))
	}
	return defs
}

// floatsFrame makes floats of its arguments and computes a function of them.
type floatsFrame struct {
	function int
	args     []Value
	got      []float64
	asked    bool
}

func (f *floatsFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			f.got = append(f.got, in.Float())
		}
		if len(f.got) == len(f.args) {
			return functions[f.function].apply(f.got)
		}
		f.asked = true
		if in, err = t.ToFloat(f.args[len(f.got)], ""); err == object.Pending {
			return in, err
		}
	}
}

func (f *function) apply(x []float64) (Value, error) {
	switch {
	case f.one != nil:
		return f.apply1(x[0])
	case f.two != nil:
		r := f.two(x[0], x[1])
		return f.check(r, math.IsNaN(x[0]) || math.IsNaN(x[1]), math.IsInf(x[0], 0) || math.IsInf(x[1], 0))
	}
	return f.values(x)
}

func (f *function) apply1(x float64) (Value, error) {
	return f.check(f.one(x), math.IsNaN(x), math.IsInf(x, 0))
}

// check makes errors of results that the arguments do not explain.
func (f *function) check(r float64, nan, infinite bool) (Value, error) {
	switch {
	case math.IsNaN(r) && !nan:
		return Value{}, errDomain()
	case math.IsInf(r, 0) && !infinite && !nan:
		if f.overflows {
			return Value{}, errRange()
		}
		return Value{}, errDomain()
	}
	return object.Float(r), nil
}

func test(is func(x float64) bool) func(x []float64) (Value, error) {
	return func(x []float64) (Value, error) { return object.Bool(is(x[0])), nil }
}

// fmod is C's: the remainder with the sign of x.
func fmod(x, y float64) float64 {
	if math.IsInf(y, 0) && !math.IsInf(x, 0) {
		return x
	}
	return math.Mod(x, y)
}

func pow(x []float64) (Value, error) {
	r := elementary.Pow(x[0], x[1])
	switch finite := !math.IsInf(x[0], 0) && !math.IsInf(x[1], 0); {
	case math.IsNaN(r) && !math.IsNaN(x[0]) && !math.IsNaN(x[1]):
		return Value{}, errDomain()
	case math.IsInf(r, 0) && finite && x[0] == 0:
		return Value{}, errDomain()
	case math.IsInf(r, 0) && finite:
		return Value{}, errRange()
	}
	return object.Float(r), nil
}

func gamma(x []float64) (Value, error) {
	if x[0] == 0 || math.IsInf(x[0], -1) {
		return Value{}, errDomain()
	}
	f := function{one: elementary.Gamma, overflows: true}
	return f.apply1(x[0])
}

func lgamma(x []float64) (Value, error) {
	if x[0] == math.Trunc(x[0]) && x[0] <= 0 && !math.IsInf(x[0], 0) {
		return Value{}, errDomain()
	}
	f := function{one: elementary.Lgamma, overflows: true}
	return f.apply1(x[0])
}

func frexp(x []float64) (Value, error) {
	m, e := math.Frexp(x[0])
	return object.NewTuple([]Value{object.Float(m), object.Int(int64(e))}), nil
}

func modf(x []float64) (Value, error) {
	whole, fraction := math.Trunc(x[0]), 0.0
	switch {
	case math.IsNaN(x[0]):
		fraction = x[0]
	case !math.IsInf(x[0], 0):
		fraction = x[0] - whole
	}
	return object.NewTuple([]Value{object.Float(math.Copysign(fraction, x[0])), object.Float(whole)}), nil
}

// ulp returns the distance from |x| to the next larger float.
func ulp(x float64) float64 {
	x = math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return x
	case x == math.MaxFloat64:
		return x - math.Nextafter(x, 0)
	}
	return math.Nextafter(x, math.Inf(1)) - x
}

// fma computes x*y + z with one rounding. (Go's own is exact everywhere.)
func fma(x []float64) (Value, error) {
	r := math.FMA(x[0], x[1], x[2])
	nan, infinite := false, false
	for _, v := range x {
		nan = nan || math.IsNaN(v)
		infinite = infinite || math.IsInf(v, 0)
	}
	switch {
	case math.IsNaN(r) && !nan:
		return Value{}, object.Raise(object.ValueError, "invalid operation in fma")
	case math.IsInf(r, 0) && !infinite && !nan:
		return Value{}, object.Raise(object.OverflowError, "overflow in fma")
	}
	return object.Float(r), nil
}

func isClose(x []float64) (Value, error) {
	a, b, relative, absolute := x[0], x[1], x[2], x[3]
	if relative < 0 || absolute < 0 {
		return Value{}, object.Raise(object.ValueError, "tolerances must be non-negative")
	}
	if a == b {
		return object.True, nil
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return object.False, nil
	}
	distance := math.Abs(b - a)
	return object.Bool(distance <= math.Abs(relative*b) || distance <= math.Abs(relative*a) || distance <= absolute), nil
}
