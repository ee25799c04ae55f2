package elementary

// This file computes exponentials and the hyperbolic functions made of them.

import "math"

var expSeries = series(1, 1, 15) // (e^x - 1) / x

// expm1Small returns e^r - 1 for |r| < 0.35: Taylor's series for r/16, and
// four times (1+y)^2 - 1 = y^2 + 2y.
func expm1Small(r dd) dd {
	r = r.scale(1.0 / 16)
	y := poly(r, expSeries, 8).mul(r)
	for range 4 {
		y = y.mul(y).add(y.scale(2))
	}
	return y
}

// expDD returns e^x as m times 2^k, with m near 1.
func expDD(x dd) (m dd, k int) {
	n := math.RoundToEven(x.hi * invLn2.hi)
	return expm1Small(lessLn2(x, n)).addF(1), int(n)
}

// lessLn2 returns x - n*ln(2).
func lessLn2(x dd, n float64) dd {
	p, q := twoProd(ln2.hi, n), twoProd(ln2.lo, n)
	return x.addF(-p.hi).add(dd{-p.lo, 0}).sub(q).addF(-ln2Rest * n)
}

// expScaled is expDD as one number; x must be moderate.
func expScaled(x dd) dd {
	m, k := expDD(x)
	return m.scale(math.Ldexp(1, k))
}

// expm1DD returns e^x - 1 for a moderate x, precise also near 0.
func expm1DD(x dd) dd {
	if math.Abs(x.hi) < 0.34 {
		return expm1Small(x)
	}
	return expScaled(x).addF(-1)
}

// Exp returns e to the power x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x > 709.79:
		return math.Inf(1)
	case x < -745.14:
		return 0
	case x == 0:
		return 1
	}
	m, k := expDD(dd{x, 0})
	return m.ldexp(k)
}

// Exp2 returns 2 to the power x.
func Exp2(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x >= 1024:
		return math.Inf(1)
	case x < -1076:
		return 0
	}
	n := math.RoundToEven(x)
	return expm1Small(ln2.mulF(x - n)).addF(1).ldexp(int(n))
}

// Expm1 returns e to the power x, less 1.
func Expm1(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1) || math.Abs(x) < 0x1p-900:
		return x
	case x > 709.79:
		return math.Inf(1)
	case x < -75:
		return -1
	case x > 75:
		return Exp(x)
	}
	return expm1DD(dd{x, 0}).float()
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0) || a < 0x1p-500:
		return x
	case a > 711:
		return math.Inf(int(math.Copysign(1, x)))
	case a > 75:
		m, k := expDD(dd{a, 0})
		return math.Copysign(m.ldexp(k-1), x)
	}
	e := expm1DD(dd{a, 0})
	r := e.add(e.div(e.addF(1))).scale(0.5)
	return math.Copysign(r.float(), x)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return x
	case x > 711:
		return math.Inf(1)
	}
	m, k := expDD(dd{x, 0})
	if x > 75 {
		return m.ldexp(k - 1)
	}
	e := m.scale(math.Ldexp(1, k))
	return e.add(dd{1, 0}.div(e)).scale(0.5).float()
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x) || a < 0x1p-500:
		return x
	case a > 30:
		return math.Copysign(1, x)
	}
	e := expm1DD(dd{2 * a, 0})
	return math.Copysign(e.div(e.addF(2)).float(), x)
}
