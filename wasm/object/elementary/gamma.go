package elementary

// This file computes the gamma function and the error function.

import "math"

// stirling are the coefficients B(2k) / (2k (2k-1)) of the asymptotic series
// of ln(gamma), in 1/x^2.
var stirling = func() []dd {
	bernoulli := [...][2]float64{{1, 6}, {-1, 30}, {1, 42}, {-1, 30}, {5, 66}, {-691, 2730}, {7, 6}, {-3617, 510},
		{43867, 798}, {-174611, 330}, {854513, 138}, {-236364091, 2730}, {8553103, 6}, {-23749461029, 870}, {8615841276005, 14322}}
	c := make([]dd, len(bernoulli))
	for i, b := range bernoulli {
		n := float64(2*i + 2)
		c[i] = dd{b[0], 0}.div(dd{b[1] * n * (n - 1), 0})
	}
	return c
}()

var (
	halfLn2Pi = dd{0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55}
	euler     = dd{0x1.2788cfc6fb619p-1, -0x1.6cb90701fbfabp-58}

	// zeta(k)/k for k = 2, 3, …: the Taylor series of ln(gamma(1+z)).
	zetas = []dd{
		{0x1.a51a6625307d3p-1, 0x1.1873d8912200cp-56},
		{0x1.9a4d55beab2d7p-2, -0x1.4c26d1b465993p-59},
		{0x1.151322ac7d848p-2, 0x1.b5f91211196e5p-57},
		{0x1.a8b9c17aa6149p-3, 0x1.2e826a4fdae1ap-58},
		{0x1.5b40cb100c306p-3, 0x1.4a79940f15696p-59},
	}
)

// lnGammaLarge returns ln(gamma(x)) for x >= 30, by Stirling's series.
func lnGammaLarge(x dd) dd {
	inverse := dd{1, 0}.div(x)
	m, k := normal(x.hi)
	p := math.Ldexp(1, -k)
	l := logScaled(dd{m, x.lo * p}, k)
	sum := poly(inverse.mul(inverse), stirling, 8).mul(inverse).add(halfLn2Pi)
	return x.addF(-0.5).mul(l).sub(x).add(sum)
}

// raised returns y >= 30 and p with gamma(x) = gamma(y) / p, for a positive x.
func raised(x dd) (y, p dd) {
	p = dd{1, 0}
	for x.hi < 30 {
		p = p.mul(x)
		x = x.addF(1)
	}
	return x, p
}

// gammaDD returns gamma(x) as m times 2^k; x is positive.
func gammaDD(x dd) (m dd, k int) {
	y, p := raised(x)
	m, k = expDD(lnGammaLarge(y))
	return m.div(p), k
}

// sinPi returns the sine of pi*x.
func sinPi(x float64) dd {
	n := math.RoundToEven(x)
	f := x - n
	var s dd
	if a := math.Abs(f); a > 0.25 {
		s = cosSmall(pi.mulF(0.5 - a)).signed(f < 0)
	} else {
		s = sinSmall(pi.mulF(f))
	}
	return s.signed(math.Mod(n, 2) != 0)
}

// Gamma returns the gamma function of x.
func Gamma(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x == 0:
		return math.Inf(int(math.Copysign(1, x)))
	case x == math.Trunc(x) && x < 0 || math.IsInf(x, -1):
		return math.NaN()
	case math.Abs(x) < 0x1p-200:
		return 1 / x
	case x > 171.7:
		return math.Inf(1)
	case x > 0:
		m, k := gammaDD(dd{x, 0})
		return m.ldexp(k)
	case x < -190:
		return math.Copysign(0, sinPi(x).hi)
	}
	m, k := gammaDD(twoSum(1, -x))
	return pi.div(sinPi(x).mul(m)).ldexp(-k)
}

// Lgamma returns the logarithm of the absolute value of the gamma function of x.
func Lgamma(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case math.IsInf(x, 0) || x == math.Trunc(x) && x <= 0:
		return math.Inf(1)
	case x == 1 || x == 2:
		return 0
	case math.Abs(x) < 0x1p-200:
		return -Log(math.Abs(x))
	case x > 0x1p900:
		return lgammaHuge(x)
	case math.Abs(x-1) < 0x1p-16:
		return lnGammaNear1(dd{x - 1, 0}).float()
	case math.Abs(x-2) < 0x1p-16:
		z := dd{x - 2, 0}
		return lnGammaNear1(z).add(logNear1(z)).float()
	case x > 0:
		return lnGamma(dd{x, 0}).float()
	case x < -0x1p60: // whole
		return math.Inf(1)
	}
	s := sinPi(x).abs()
	m, k := normal(s.hi)
	p := math.Ldexp(1, -k)
	l := logDD(pi).sub(logScaled(dd{m, s.lo * p}, k))
	return l.sub(lnGamma(twoSum(1, -x))).float()
}

func lnGamma(x dd) dd {
	y, p := raised(x)
	m, k := normal(p.hi)
	q := math.Ldexp(1, -k)
	return lnGammaLarge(y).sub(logScaled(dd{m, p.lo * q}, k))
}

// lnGammaNear1 returns ln(gamma(1+z)) for |z| < 2^-16.
func lnGammaNear1(z dd) dd {
	series := poly(z.neg(), zetas, len(zetas))
	return series.mul(z).sub(euler).mul(z)
}

// lgammaHuge is Stirling's formula where nothing but its head counts.
func lgammaHuge(x float64) float64 {
	m, k := normal(x)
	return logScaled(dd{m, 0}, k).addF(-1).mulF(m).ldexp(k)
}

var twoOverRootPi = dd{0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56}

// erfDD returns erf(x) for 0 <= x < 6, by its series of positive terms.
func erfDD(x float64) dd {
	square := twoProd(x, x)
	term := dd{x, 0}
	sum := term
	for n := 3.0; term.hi > sum.hi*0x1p-110; n += 2 {
		term = term.mul(square).scale(2).div(dd{n, 0})
		sum = sum.add(term)
	}
	return sum.mul(expScaled(square.neg())).mul(twoOverRootPi)
}

// Erf returns the error function of x.
func Erf(x float64) float64 {
	switch a := math.Abs(x); {
	case math.IsNaN(x):
		return x
	case a > 6:
		return math.Copysign(1, x)
	case a < 0x1p-200:
		return dd{x * 0x1p200, 0}.mul(twoOverRootPi).ldexp(-200)
	default:
		return math.Copysign(erfDD(a).float(), x)
	}
}

// Erfc returns 1 - erf(x), also where that is tiny.
func Erfc(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x < -6:
		return 2
	case x > 27.3:
		return 0
	case math.Abs(x) < 0x1p-100:
		return 1
	case x < 0:
		return erfDD(-x).addF(1).float()
	case x < 3:
		return dd{1, 0}.sub(erfDD(x)).float()
	}
	// The continued fraction x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))).
	f := dd{x, 0}
	for n := 150.0; n > 0; n-- {
		f = dd{n / 2, 0}.div(f).addF(x)
	}
	m, k := expDD(twoProd(x, x).neg())
	return m.mul(twoOverRootPi.scale(0.5)).div(f).ldexp(k)
}
