package object

// This file defines the arithmetic of int. An int that fits 64 bits is kept in
// the Value; each operator tries that first and falls back to math/big.

import (
	"math"
	"math/big"
	"math/bits"
)

func defineInt() {
	k := IntType
	k.operator("add", intAdd)
	k.operator("sub", intSub)
	k.operator("mul", intMul)
	k.operator("floordiv", intFloorDiv)
	k.operator("mod", intMod)
	k.operator("divmod", intDivmod)
	k.operator("truediv", intTrueDiv)
	k.operator("lshift", intLshift)
	k.operator("rshift", intRshift)
	k.operator("and", intAnd)
	k.operator("or", intOr)
	k.operator("xor", intXor)
	k.Define(
		Def{"__pow__(self, value, mod=None, /)", func(t *Thread, a []Value) (Value, error) { return intPow(t, a[0], a[1], a[2]) }},
		Def{"__rpow__(self, value, mod=None, /)", func(t *Thread, a []Value) (Value, error) { return intPow(t, a[1], a[0], a[2]) }},
		Def{"__hash__(self, /)", hashOf},
	)
	k.comparisons6(intCompare)
	k.unary(intNeg, "__neg__")
	k.unary(intAbs, "__abs__")
	k.unary(intInvert, "__invert__")
	k.unary(func(_ *Thread, v Value) (Value, error) { return Bool(!isZero(v)), nil }, "__bool__")
	k.unary(plainInt, "__pos__", "__int__", "__index__", "__trunc__", "__floor__", "__ceil__", "conjugate")
}

// plainInt returns an int for an int or a bool.
func plainInt(_ *Thread, v Value) (Value, error) {
	if v.O == &boolTag {
		return Int(v.N), nil
	}
	return v, nil
}

// smallInts returns both operands as 64-bit numbers when they are such.
func smallInts(x, y Value) (a, b int64, ok bool) {
	if (x.O == &intTag || x.O == &boolTag) && (y.O == &intTag || y.O == &boolTag) {
		return x.N, y.N, true
	}
	return 0, 0, false
}

// bigInts returns both operands as big numbers, which must not be changed; ok
// is false when one is no int.
func bigInts(x, y Value) (a, b *big.Int, ok bool) {
	if a = AsBig(x); a != nil {
		b = AsBig(y)
	}
	return a, b, b != nil
}

func isZero(v Value) bool {
	n, ok := AsInt(v)
	return ok && n == 0
}

// spendBig charges for work on numbers of so many words.
func spendBig(t *Thread, words int) { t.Spend(int64(words) / 8) }

func intAdd(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok {
		if c := a + b; (a^c)&(b^c) >= 0 {
			return Int(c), nil
		}
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	spendBig(t, max(len(a.Bits()), len(b.Bits())))
	return IntFromBig(new(big.Int).Add(a, b)), nil
}

func intSub(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok {
		if c := a - b; (a^b)&(a^c) >= 0 {
			return Int(c), nil
		}
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	spendBig(t, max(len(a.Bits()), len(b.Bits())))
	return IntFromBig(new(big.Int).Sub(a, b)), nil
}

func intMul(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok {
		if int64(int32(a)) == a && int64(int32(b)) == b {
			return Int(a * b), nil
		}
		hi, lo := bits.Mul64(magnitude(a), magnitude(b))
		if hi == 0 && lo <= math.MaxInt64 {
			return Int(a * b), nil
		}
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	n, m := len(a.Bits()), len(b.Bits())
	if err := t.Allocate(int64(n+m) * 8); err != nil {
		return Value{}, err
	}
	t.Spend(mulCost(n, m))
	return IntFromBig(new(big.Int).Mul(a, b)), nil
}

// mulCost estimates a product of n by m words: Karatsuba's for long ones.
func mulCost(n, m int) int64 {
	small := float64(min(n, m))
	return int64(float64(max(n, m)) * math.Sqrt(small) * 1.5)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// floorDivSmall divides rounding down; b is not 0 and the quotient fits.
func floorDivSmall(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r != 0 && (r < 0) != (b < 0) {
		q--
		r += b
	}
	return q, r
}

// floorDivBig divides rounding down; b is not 0.
func floorDivBig(t *Thread, a, b *big.Int) (q, r *big.Int) {
	t.Spend(mulCost(len(a.Bits()), len(b.Bits())))
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, bigOne)
		r.Add(r, b)
	}
	return q, r
}

var bigOne = big.NewInt(1)

// errZero is the error of dividing by zero.
func errZero(what string) error { return Raise(ZeroDivisionError, what) }

func intFloorDiv(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok && b != 0 && (b != -1 || a != math.MinInt64) {
		q, _ := floorDivSmall(a, b)
		return Int(q), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if b.Sign() == 0 {
		return Value{}, errZero("integer division or modulo by zero")
	}
	q, _ := floorDivBig(t, a, b)
	return IntFromBig(q), nil
}

func intMod(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok && b != 0 {
		if b == -1 {
			return Int(0), nil
		}
		_, r := floorDivSmall(a, b)
		return Int(r), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if b.Sign() == 0 {
		return Value{}, errZero("integer modulo by zero")
	}
	_, r := floorDivBig(t, a, b)
	return IntFromBig(r), nil
}

func intDivmod(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok && b != 0 && (b != -1 || a != math.MinInt64) {
		q, r := floorDivSmall(a, b)
		return NewTuple([]Value{Int(q), Int(r)}), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if b.Sign() == 0 {
		return Value{}, errZero("integer division or modulo by zero")
	}
	q, r := floorDivBig(t, a, b)
	return NewTuple([]Value{IntFromBig(q), IntFromBig(r)}), nil
}

func intTrueDiv(t *Thread, x, y Value) (Value, error) {
	const exact = 1 << 53 // every int up to here is a float
	if a, b, ok := smallInts(x, y); ok && b != 0 && magnitude(a) <= exact && magnitude(b) <= exact {
		return Float(float64(a) / float64(b)), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if b.Sign() == 0 {
		return Value{}, errZero("division by zero")
	}
	f := quotient(t, a, b)
	if math.IsInf(f, 0) {
		return Value{}, Raise(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

// quotient returns the float nearest to a/b: it divides to at least 64 bits,
// notes in one more whether anything is left, and rounds once.
func quotient(t *Thread, a, b *big.Int) float64 {
	shift := a.BitLen() - b.BitLen() - 66
	n, d := new(big.Int).Abs(a), new(big.Int).Abs(b)
	if shift < 0 {
		n.Lsh(n, uint(-shift))
	} else {
		d.Lsh(d, uint(shift))
	}
	t.Spend(mulCost(len(n.Bits()), len(d.Bits())))
	q, r := n.QuoRem(n, d, new(big.Int))
	q.Lsh(q, 1)
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	m := new(big.Float).SetPrec(uint(q.BitLen() + 1)).SetInt(q)
	f, _ := m.SetMantExp(m, shift-1).Float64()
	if (a.Sign() < 0) != (b.Sign() < 0) {
		f = -f
	}
	return f
}

func intAnd(t *Thread, x, y Value) (Value, error) {
	return bitwise(t, x, y, func(a, b int64) int64 { return a & b }, (*big.Int).And)
}

func intOr(t *Thread, x, y Value) (Value, error) {
	return bitwise(t, x, y, func(a, b int64) int64 { return a | b }, (*big.Int).Or)
}

func intXor(t *Thread, x, y Value) (Value, error) {
	return bitwise(t, x, y, func(a, b int64) int64 { return a ^ b }, (*big.Int).Xor)
}

// bitwise applies an operator to two's complement numbers; of two bools it makes a bool.
func bitwise(t *Thread, x, y Value, small func(a, b int64) int64, long func(z, a, b *big.Int) *big.Int) (Value, error) {
	if a, b, ok := smallInts(x, y); ok {
		if x.O == &boolTag && y.O == &boolTag {
			return Bool(small(a, b) != 0), nil
		}
		return Int(small(a, b)), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	spendBig(t, max(len(a.Bits()), len(b.Bits())))
	return IntFromBig(long(new(big.Int), a, b)), nil
}

func intLshift(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok && b >= 0 && b < 63 {
		if c := a << b; c>>b == a {
			return Int(c), nil
		}
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	switch {
	case b.Sign() < 0:
		return Value{}, Raise(ValueError, "negative shift count")
	case a.Sign() == 0:
		return Int(0), nil
	case !b.IsInt64() || b.Int64() > math.MaxInt64/30:
		return Value{}, Raise(OverflowError, "too many digits in integer")
	}
	if err := t.Allocate(b.Int64()/8 + int64(len(a.Bits()))*8); err != nil {
		return Value{}, err
	}
	spendBig(t, len(a.Bits())+int(b.Int64()/64))
	return IntFromBig(new(big.Int).Lsh(a, uint(b.Int64()))), nil
}

func intRshift(t *Thread, x, y Value) (Value, error) {
	if a, b, ok := smallInts(x, y); ok && b >= 0 {
		return Int(a >> min(b, 63)), nil
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if b.Sign() < 0 {
		return Value{}, Raise(ValueError, "negative shift count")
	}
	if !b.IsInt64() || b.Int64() >= int64(a.BitLen()) {
		return Int(int64(min(a.Sign(), 0))), nil
	}
	spendBig(t, len(a.Bits()))
	return IntFromBig(new(big.Int).Rsh(a, uint(b.Int64()))), nil
}

func intNeg(t *Thread, v Value) (Value, error) {
	return intSub(t, Int(0), v)
}

func intAbs(t *Thread, v Value) (Value, error) {
	if n, ok := AsInt(v); ok && n >= 0 || !ok && AsBig(v).Sign() > 0 {
		return plainInt(t, v)
	}
	return intNeg(t, v)
}

func intInvert(t *Thread, v Value) (Value, error) {
	if n, ok := AsInt(v); ok {
		return Int(^n), nil
	}
	return IntFromBig(new(big.Int).Not(AsBig(v))), nil
}

func intCompare(x, y Value) int {
	if a, b, ok := smallInts(x, y); ok {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return unordered
	}
	return a.Cmp(b)
}

// UintValue returns the int n.
func UintValue(n uint64) Value {
	if n <= math.MaxInt64 {
		return Int(int64(n))
	}
	return IntFromBig(new(big.Int).SetUint64(n))
}
