package elementary

// This file computes the trigonometric functions.

import (
	"math"
	"math/bits"
)

// twoOverPi holds the bits of 2/pi behind the binary point.
var twoOverPi = [...]uint64{
	0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
	0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
	0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
	0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
	0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
	0xa9e391615ee61b08,
}

// bitsOf2OverPi returns 64 bits of 2/pi from bit i on; those before the point are 0.
func bitsOf2OverPi(i int) uint64 {
	word := func(n int) uint64 {
		if n < 0 || n >= len(twoOverPi) {
			return 0
		}
		return twoOverPi[n]
	}
	n, shift := i>>6, uint(i&63)
	if shift == 0 {
		return word(n)
	}
	return word(n)<<shift | word(n+1)>>(64-shift)
}

// quadrant returns r and q with x = q*pi/2 + r, |r| <= pi/4, q modulo 4. Large
// arguments are multiplied by as many bits of 2/pi as it takes (M. Payne and
// R. Hanek, 1983).
func quadrant(x float64) (r dd, q int) {
	if math.Abs(x) <= math.Pi/4 {
		return dd{x, 0}, 0
	}
	b := math.Float64bits(x)
	m := b&(1<<52-1) | 1<<52
	e := int(b>>52&0x7ff) - 1075 // |x| = m * 2^e
	// Bits of 2/pi whose product with x is a multiple of 4 are left out. The
	// product p is then a number from 0 to 4, with its point behind two bits.
	var p [5]uint64
	carry := uint64(0)
	for i := 4; i >= 0; i-- {
		hi, lo := bits.Mul64(bitsOf2OverPi(e-2+64*i), m)
		var c uint64
		p[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
	q = int(p[0] >> 62)
	p[0] &= 1<<62 - 1
	above := p[0]>>61 != 0 // more than a half: count down from the next quadrant
	if above {
		q++
		borrow := uint64(0)
		for i := 4; i >= 0; i-- {
			p[i], borrow = bits.Sub64(0, p[i], borrow)
		}
		p[0] &= 1<<62 - 1
	}
	r = halfPi.mul(fraction(p))
	if negative := x < 0; negative {
		return r.signed(!above), -q & 3
	}
	return r.signed(above), q & 3
}

// fraction returns the number with the bits of p, the point behind the second.
func fraction(p [5]uint64) dd {
	skip := -2
	for p[0] == 0 && skip < 254 {
		p = [5]uint64{p[1], p[2], p[3], p[4], 0}
		skip += 64
	}
	n := uint(bits.LeadingZeros64(p[0]))
	if n > 0 {
		p[0] = p[0]<<n | p[1]>>(64-n)
		p[1] = p[1]<<n | p[2]>>(64-n)
	}
	one := math.Ldexp(1, -skip-int(n)-53)
	hi := float64(p[0]>>11) * one
	lo := float64(p[0]&(1<<11-1)<<42|p[1]>>22) * one * 0x1p-53
	return fastSum(hi, lo)
}

var (
	sinSeries = series(1, 2, 15)
	cosSeries = series(0, 2, 15)
)

// sinSmall and cosSmall are Taylor's series, for |r| <= pi/4.
func sinSmall(r dd) dd { return poly(r.mul(r), sinSeries, 9).mul(r) }
func cosSmall(r dd) dd { return poly(r.mul(r), cosSeries, 9) }

// sinCos returns sine and cosine.
func sinCos(x float64) (s, c dd) {
	r, q := quadrant(x)
	s, c = sinSmall(r), cosSmall(r)
	switch q {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

// Sin returns the sine of x.
func Sin(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return math.NaN()
	}
	if math.Abs(x) < 0x1p-400 {
		return x
	}
	r, q := quadrant(x)
	if q&1 == 0 {
		return sinSmall(r).signed(q == 2).float()
	}
	return cosSmall(r).signed(q == 3).float()
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return math.NaN()
	}
	if math.Abs(x) < 0x1p-400 {
		return 1
	}
	r, q := quadrant(x)
	if q&1 == 0 {
		return cosSmall(r).signed(q == 2).float()
	}
	return sinSmall(r).signed(q == 1).float()
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return math.NaN()
	}
	if math.Abs(x) < 0x1p-400 {
		return x
	}
	s, c := sinCos(x)
	return s.div(c).float()
}

// atanDD returns the angle of the point (x, y) with x > 0: nearly first, and
// then turned by the small angle that is left.
func atanDD(y, x dd) dd {
	a := math.Atan(y.hi / x.hi)
	s, c := sinCos(a)
	d := y.mul(c).sub(x.mul(s)).div(x.mul(c).add(y.mul(s)))
	return d.addF(-float64(float64(d.hi*d.hi)*d.hi) / 3).addF(a)
}

// Atan returns the angle whose tangent is x.
func Atan(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.Abs(x) < 0x1p-400:
		return x
	case math.Abs(x) > 0x1p200:
		return math.Copysign(math.Pi/2, x)
	}
	return atanDD(dd{x, 0}, dd{1, 0}).float()
}

// Asin returns the angle whose sine is x.
func Asin(x float64) float64 {
	switch a := math.Abs(x); {
	case math.IsNaN(x) || a > 1:
		return math.NaN()
	case a < 0x1p-400:
		return x
	case a == 1:
		return math.Copysign(math.Pi/2, x)
	}
	return atanDD(dd{x, 0}, cosOfSin(x)).float()
}

// cosOfSin returns sqrt(1 - x^2).
func cosOfSin(x float64) dd { return twoSum(1, -x).mul(twoSum(1, x)).sqrt() }

// Acos returns the angle whose cosine is x.
func Acos(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.Abs(x) > 1:
		return math.NaN()
	case x == 1:
		return 0
	case x == -1:
		return math.Pi
	case math.Abs(x) < 0x1p-100:
		return halfPi.addF(-x).float()
	case x > 0:
		return atanDD(cosOfSin(x), dd{x, 0}).float()
	}
	return pi.sub(atanDD(cosOfSin(x), dd{-x, 0})).float()
}

// Atan2 returns the angle of the point (x, y), with the special cases of IEEE 754.
func Atan2(y, x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(y):
		return math.NaN()
	case y == 0:
		if math.Signbit(x) {
			return math.Copysign(math.Pi, y)
		}
		return y
	case math.IsInf(x, 0) || math.IsInf(y, 0):
		return atan2Infinite(y, x)
	case x == 0:
		return math.Copysign(math.Pi/2, y)
	}
	_, ex := math.Frexp(x)
	_, ey := math.Frexp(y)
	switch {
	case ey-ex > 200:
		return math.Copysign(math.Pi/2, y)
	case ex-ey >= 200 && x < 0:
		return math.Copysign(math.Pi, y)
	}
	// Only the ratio counts; both are scaled to where products neither
	// over- nor underflow, and the angle back when it is tiny.
	a := math.Ldexp(math.Abs(x), -ex)
	b := math.Ldexp(math.Abs(y), -ey)
	back := ey - ex
	if back > -200 {
		b, back = math.Ldexp(b, back), 0
	} else {
		q := dd{b, 0}.div(dd{a, 0}) // the angle is its tangent
		return math.Copysign(q.ldexp(back), y)
	}
	angle := atanDD(dd{b, 0}, dd{a, 0})
	if x < 0 {
		angle = pi.sub(angle)
	}
	return math.Copysign(angle.float(), y)
}

func atan2Infinite(y, x float64) float64 {
	var r float64
	switch {
	case math.IsInf(x, 1) && math.IsInf(y, 0):
		r = math.Pi / 4
	case math.IsInf(x, -1) && math.IsInf(y, 0):
		r = halfPi.add(halfPi.scale(0.5)).float()
	case math.IsInf(y, 0):
		r = math.Pi / 2
	case math.IsInf(x, -1):
		r = math.Pi
	}
	return math.Copysign(r, y)
}

// Hypot returns the distance of the point (x, y) from the origin.
func Hypot(x, y float64) float64 { return Norm([]float64{x, y}) }

// Norm returns the length of a vector: the square root of the sum of squares.
func Norm(v []float64) float64 {
	largest := 0.0
	nan := false
	for _, x := range v {
		nan = nan || math.IsNaN(x)
		largest = max(largest, math.Abs(x))
	}
	if nan {
		for _, x := range v {
			if math.IsInf(x, 0) {
				return math.Inf(1)
			}
		}
		return math.NaN()
	}
	if largest == 0 || math.IsInf(largest, 0) {
		return largest
	}
	_, e := math.Frexp(largest)
	var sum dd
	for _, x := range v {
		x = math.Ldexp(x, -e)
		sum = sum.add(twoProd(x, x))
	}
	return sum.sqrt().ldexp(e)
}
