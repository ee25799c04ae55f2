package object

// This file defines the powers of ints.

import (
	"math"
	"math/big"
	"math/bits"
)

// intPow returns x**y, or x**y % mod when mod is not None.
func intPow(t *Thread, x, y, mod Value) (Value, error) {
	if !mod.IsNone() && (y.O == &floatTag || mod.O == &floatTag) {
		return Value{}, errNotInts()
	}
	a, b, ok := bigInts(x, y)
	if !ok {
		return NotImplemented, nil
	}
	if !mod.IsNone() {
		m := AsBig(mod)
		if m == nil {
			return NotImplemented, nil
		}
		return powMod(t, a, b, m)
	}
	if b.Sign() < 0 {
		f, err := bigToFloat(a)
		if err != nil {
			return Value{}, err
		}
		g, err := bigToFloat(b)
		if err != nil {
			return Value{}, err
		}
		return floatPower(t, f, g)
	}
	if r, ok := smallPow(x, y); ok {
		return Int(r), nil
	}
	if a.IsInt64() && a.Int64() >= -1 && a.Int64() <= 1 {
		if a.Sign() < 0 && b.Bit(0) == 0 {
			return Int(1), nil
		}
		return IntFromBig(new(big.Int).Set(a)), nil
	}
	if !b.IsInt64() || b.Int64() > math.MaxInt64/64/int64(a.BitLen()) {
		return Value{}, NewException(MemoryError)
	}
	size := b.Int64() * int64(a.BitLen()) / 64
	if err := t.Allocate(size * 16); err != nil {
		return Value{}, err
	}
	t.Spend(mulCost(int(size), int(size)))
	return IntFromBig(new(big.Int).Exp(a, b, nil)), nil
}

func errNotInts() error {
	return Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
}

// smallPow computes a power of 64-bit numbers by squaring, as long as it fits.
func smallPow(x, y Value) (int64, bool) {
	a, b, ok := smallInts(x, y)
	if !ok {
		return 0, false
	}
	negative := a < 0 && b&1 == 1
	base, r := magnitude(a), uint64(1)
	for {
		if b&1 == 1 {
			hi, lo := bits.Mul64(r, base)
			if hi != 0 || lo > math.MaxInt64 {
				return 0, false
			}
			r = lo
		}
		if b >>= 1; b == 0 {
			break
		}
		hi, lo := bits.Mul64(base, base)
		if hi != 0 {
			return 0, false
		}
		base = lo
	}
	if negative {
		return -int64(r), true
	}
	return int64(r), true
}

// powMod returns a**b % m with the sign of m; a negative b asks for the inverse.
func powMod(t *Thread, a, b, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return Value{}, Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	modulus := new(big.Int).Abs(m)
	if b.Sign() < 0 {
		inverse := new(big.Int).ModInverse(new(big.Int).Mod(a, modulus), modulus)
		if inverse == nil && modulus.Cmp(bigOne) != 0 {
			return Value{}, Raise(ValueError, "base is not invertible for the given modulus")
		}
		if inverse == nil {
			inverse = new(big.Int)
		}
		a, b = inverse, new(big.Int).Neg(b)
	}
	n := len(modulus.Bits())
	t.Spend(int64(b.BitLen()) * (mulCost(n, n) + 2))
	r := new(big.Int).Exp(new(big.Int).Mod(a, modulus), b, modulus)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, m)
	}
	return IntFromBig(r), nil
}

// bigToFloat returns the float nearest to b.
func bigToFloat(b *big.Int) (float64, error) {
	f, _ := b.Float64()
	if math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}
