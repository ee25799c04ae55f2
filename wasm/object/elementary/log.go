package elementary

// This file computes logarithms, the inverse hyperbolic functions made of
// them, powers and cube roots.

import "math"

// atanhSeries are the coefficients of atanh(s)/s in s^2.
var atanhSeries = func() []dd {
	c := make([]dd, 12)
	for i := range c {
		c[i] = dd{1, 0}.div(dd{float64(2*i + 1), 0})
	}
	return c
}()

// logNear1 returns ln(1+r) for |r| < 1/16, as 2*atanh(r/(2+r)).
func logNear1(r dd) dd {
	s := r.div(r.addF(2))
	return poly(s.mul(s), atanhSeries, 6).mul(s).scale(2)
}

// logDD returns ln(x) for a positive x of moderate size.
func logDD(x dd) dd {
	if r := x.addF(-1); math.Abs(r.hi) < 1.0/16 {
		return logNear1(r)
	}
	y := math.Log(x.hi) // nearly; one step of Newton's method doubles the digits
	m, k := expDD(dd{-y, 0})
	e := x.scale(math.Ldexp(1, k)).mul(m).addF(-1)
	return logTiny(e).addF(y)
}

// logTiny returns ln(1+e) for |e| < 2^-40.
func logTiny(e dd) dd {
	square := e.mul(e)
	return e.sub(square.scale(0.5)).addF(float64(square.hi*e.hi) / 3)
}

// logScaled returns ln(x * 2^k).
func logScaled(x dd, k int) dd {
	l := logDD(x)
	if k == 0 {
		return l
	}
	n := float64(k)
	p, q := twoProd(ln2.hi, n), twoProd(ln2.lo, n)
	return p.add(q).add(l)
}

// log1pDD returns ln(1+r), precise also near 0.
func log1pDD(r dd) dd {
	if math.Abs(r.hi) < 1.0/16 {
		return logNear1(r)
	}
	return logDD(r.addF(1))
}

// normal splits a positive x into m * 2^k with m from 0.7 to 1.5.
func normal(x float64) (m float64, k int) {
	m, k = math.Frexp(x)
	if m < 0.70 {
		m, k = m*2, k-1
	}
	return m, k
}

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if special, y := logSpecial(x); special {
		return y
	}
	m, k := normal(x)
	return logScaled(dd{m, 0}, k).float()
}

// logSpecial deals with what has no finite logarithm.
func logSpecial(x float64) (special bool, y float64) {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return true, x
	case x < 0:
		return true, math.NaN()
	case x == 0:
		return true, math.Inf(-1)
	}
	return false, 0
}

// Log2 returns the logarithm of x to base 2.
func Log2(x float64) float64 {
	if special, y := logSpecial(x); special {
		return y
	}
	m, k := normal(x)
	return logDD(dd{m, 0}).mul(invLn2).addF(float64(k)).float()
}

// Log10 returns the logarithm of x to base 10.
func Log10(x float64) float64 {
	if special, y := logSpecial(x); special {
		return y
	}
	m, k := normal(x)
	return logScaled(dd{m, 0}, k).mul(invLn10).float()
}

// Log1p returns the natural logarithm of 1 + x.
func Log1p(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1) || math.Abs(x) < 0x1p-900:
		return x
	case x < -1:
		return math.NaN()
	case x == -1:
		return math.Inf(-1)
	case x > 1e30:
		return Log(x)
	}
	s := twoSum(1, x)
	if math.Abs(x) < 1.0/16 {
		return logNear1(dd{x, 0}).float()
	}
	m, k := normal(s.hi)
	return logScaled(dd{m, s.lo * math.Ldexp(1, -k)}, k).float()
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0) || a < 0x1p-500:
		return x
	case a > 0x1p100:
		m, k := normal(a)
		return math.Copysign(logScaled(dd{m, 0}, k+1).float(), x)
	}
	square := twoProd(a, a)
	root := square.addF(1).sqrt()
	r := log1pAny(square.div(root.addF(1)).addF(a))
	return math.Copysign(r.float(), x)
}

// log1pAny is log1pDD for numbers of any size.
func log1pAny(r dd) dd {
	if math.Abs(r.hi) < 1.0/16 {
		return logNear1(r)
	}
	s := r.addF(1)
	_, k := normal(s.hi)
	return logScaled(s.scale(math.Ldexp(1, -k)), k)
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < 1:
		return math.NaN()
	case math.IsInf(x, 1):
		return x
	case x > 0x1p100:
		m, k := normal(x)
		return logScaled(dd{m, 0}, k+1).float()
	}
	less := twoSum(x, -1)
	return log1pAny(less.add(less.mul(twoSum(x, 1)).sqrt())).float()
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x) || a > 1:
		return math.NaN()
	case a == 1:
		return math.Inf(int(x))
	case a < 0x1p-500:
		return x
	}
	r := log1pAny(dd{2 * a, 0}.div(twoSum(1, -a))).scale(0.5)
	return math.Copysign(r.float(), x)
}

// Pow returns x to the power y, with the special cases of IEEE 754.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case math.IsNaN(x) || math.IsNaN(y):
		return math.NaN()
	case x == 0 || math.IsInf(x, 0) || math.IsInf(y, 0):
		return powSpecial(x, y)
	}
	negative := false
	if x < 0 {
		if y != math.Trunc(y) {
			return math.NaN()
		}
		negative = isOdd(y)
		x = -x
	}
	r := powPositive(x, y)
	if negative {
		return -r
	}
	return r
}

func isOdd(y float64) bool { return math.Mod(y, 2) != 0 && y == math.Trunc(y) }

// powSpecial is Pow where something is zero or infinite.
func powSpecial(x, y float64) float64 {
	if math.IsInf(y, 0) {
		switch a := math.Abs(x); {
		case a == 1:
			return 1
		case (a > 1) == (y > 0):
			return math.Inf(1)
		}
		return 0
	}
	r := 0.0
	if (x == 0) == (y < 0) {
		r = math.Inf(1)
	}
	if isOdd(y) && math.Signbit(x) {
		return -r
	}
	return r
}

func powPositive(x, y float64) float64 {
	switch y { // one rounding each
	case 1:
		return x
	case 2:
		return x * x
	case -1:
		return 1 / x
	case 0.5:
		return math.Sqrt(x)
	}
	if r, ok := powExact(x, y); ok {
		return r
	}
	m, k := normal(x)
	if n := math.Abs(y); n <= 64 && n == math.Trunc(n) {
		r := powInt(dd{m, 0}, int(n))
		if y < 0 {
			return dd{1, 0}.div(r).ldexp(-k * int(n))
		}
		return r.ldexp(k * int(n))
	}
	if l := logScaled(dd{m, 0}, k); math.Abs(y) < 0x1p900 && math.Abs(l.hi*y) < 800 {
		e, k := expDD(l.mulF(y))
		return e.ldexp(k)
	}
	if (x > 1) == (y > 0) {
		return math.Inf(1)
	}
	return 0
}

// powInt returns x^n by squaring.
func powInt(x dd, n int) dd {
	r := dd{1, 0}
	for {
		if n&1 == 1 {
			r = r.mul(x)
		}
		if n >>= 1; n == 0 {
			return r
		}
		x = x.mul(x)
	}
}

// powExact multiplies when the exponent is a small whole number, so that a
// result half-way between two floats is seen as such and rounded to the even
// one. Exponents such as 1.5 of numbers with exact roots are of this kind too.
func powExact(x, y float64) (float64, bool) {
	for i := 0; i < 5 && y != math.Trunc(y); i++ {
		root := math.Sqrt(x)
		if p := twoProd(root, root); p.hi != x || p.lo != 0 {
			return 0, false
		}
		x, y = root, 2*y
	}
	if y != math.Trunc(y) || y < 1 || y > 34 {
		return 0, false
	}
	m, k := normal(x)
	if bitLength(m)*int(y) > 106 {
		return 0, false
	}
	r := dd{1, 0}
	for range int(y) {
		r = r.mulF(m)
	}
	return r.ldexp(k * int(y)), true
}

// bitLength returns how many bits the significand of m has, without zeros at the end.
func bitLength(m float64) int {
	b := math.Float64bits(m)&(1<<52-1) | 1<<52
	n := 53
	for b&1 == 0 {
		b >>= 1
		n--
	}
	return n
}

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	m, k := math.Frexp(math.Abs(x))
	for k%3 != 0 {
		m, k = m/2, k+1
	}
	y := math.Cbrt(m)
	cube := twoProd(y, y).mulF(y)
	// One step of Newton's method; then the third of what is left.
	r := dd{m, 0}.sub(cube).div(twoProd(y, y).mulF(3)).addF(y)
	square := r.mul(r)
	r = r.add(dd{m, 0}.sub(square.mul(r)).div(square.mulF(3)))
	return math.Copysign(r.ldexp(k/3), x)
}
