// Package elementary computes the functions of mathematics, correctly rounded
// but for cases rarer than one in 2^25, and with the same bits in every build.
//
// It works in double-double arithmetic: a number is the sum of two floats that
// do not overlap, which makes 106 bits. (T. J. Dekker, A floating-point
// technique for extending the available precision, 1971.) There is no
// assembly, and no product stands next to a sum without a conversion between,
// which keeps compilers from fusing the two.
package elementary

import "math"

// A dd is the number hi + lo, of which hi is the float nearest to it.
type dd struct{ hi, lo float64 }

// twoSum returns a + b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	v := s - a
	return dd{s, (a - (s - v)) + (b - v)}
}

// fastSum returns a + b exactly when |a| >= |b|.
func fastSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd returns a * b exactly, as long as nothing over- or underflows.
func twoProd(a, b float64) dd {
	const half = 1<<27 + 1
	p := float64(a * b)
	t := float64(half * a)
	ah := t - (t - a)
	al := a - ah
	t = float64(half * b)
	bh := t - (t - b)
	bl := b - bh
	e := float64(ah*bh) - p
	e += float64(ah * bl)
	e += float64(al * bh)
	return dd{p, e + float64(al*bl)}
}

func (a dd) add(b dd) dd {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = fastSum(s.hi, s.lo+t.hi)
	return fastSum(s.hi, s.lo+t.lo)
}

func (a dd) addF(b float64) dd {
	s := twoSum(a.hi, b)
	return fastSum(s.hi, s.lo+a.lo)
}

func (a dd) neg() dd        { return dd{-a.hi, -a.lo} }
func (a dd) sub(b dd) dd    { return a.add(b.neg()) }
func (a dd) abs() dd        { return a.signed(a.hi < 0) }
func (a dd) float() float64 { return a.hi + a.lo }

// signed returns -a when negative is true.
func (a dd) signed(negative bool) dd {
	if negative {
		return a.neg()
	}
	return a
}

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return fastSum(p.hi, p.lo+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a dd) mulF(b float64) dd {
	p := twoProd(a.hi, b)
	return fastSum(p.hi, p.lo+float64(a.lo*b))
}

// scale returns a times a power of two.
func (a dd) scale(p float64) dd { return dd{a.hi * p, a.lo * p} }

func (a dd) div(b dd) dd {
	q1 := a.hi / b.hi
	r := a.sub(b.mulF(q1))
	q2 := r.hi / b.hi
	r = r.sub(b.mulF(q2))
	q := fastSum(q1, q2)
	return q.addF(r.hi / b.hi)
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	x := math.Sqrt(a.hi)
	r := a.sub(twoProd(x, x))
	return fastSum(x, r.hi/(2*x))
}

// poly returns the polynomial in x with coefficients c, the constant one
// first. From the exact-th on, the terms are too small for their lower halves to count.
func poly(x dd, c []dd, exact int) dd {
	low := 0.0
	for i := len(c) - 1; i >= exact; i-- {
		low = c[i].hi + float64(low*x.hi)
	}
	r := dd{low, 0}
	for i := exact - 1; i >= 0; i-- {
		r = c[i].add(r.mul(x))
	}
	return r
}

// ldexp returns a times 2^k, rounded once, also when the result is subnormal.
func (a dd) ldexp(k int) float64 {
	_, e := math.Frexp(a.hi)
	if e+k >= -1021 || a.hi == 0 {
		return math.Ldexp(a.float(), k)
	}
	if e+k < -1080 {
		return math.Copysign(0, a.hi)
	}
	// The result is a multiple of unit, and so are floats from c up to 2c.
	unit := math.Ldexp(1, -1074-k)
	c := math.Copysign(float64(unit*(1<<52)), a.hi)
	s := twoSum(c, a.hi)
	if math.Abs(s.lo) == unit/2 && a.lo != 0 && (s.lo > 0) == (a.lo > 0) {
		s.hi += math.Copysign(unit, s.lo) // no tie after all
	}
	return math.Copysign(math.Ldexp(s.hi-c, k), a.hi)
}

// Constants of which no float holds enough, by their hi and lo parts. Those
// that are written out are exact to the last bit of lo.
var (
	ln2     = dd{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	ln10    = dd{0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53}
	invLn2  = dd{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	invLn10 = dd{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57}
	pi      = dd{0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53}
	halfPi  = dd{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54}
)

const ln2Rest = 0x1.7b57a079a1934p-111 // what ln2 leaves

// inverseFactorials are 1/n!.
var inverseFactorials = func() (c [32]dd) {
	f := dd{1, 0}
	for n := range c {
		if n > 1 {
			f = f.mulF(float64(n))
		}
		c[n] = dd{1, 0}.div(f)
	}
	return c
}()

// series picks every step-th of the inverse factorials, with alternating signs.
func series(first, step, n int) []dd {
	c := make([]dd, n)
	for i := range c {
		c[i] = inverseFactorials[first+i*step].signed(i%2 == 1 && step == 2)
	}
	return c
}
