package math

// This file defines the functions of whole numbers.

import (
	"math"
	"math/big"

	"taketurns/wasm/object"
)

var integers = []object.Def{
	object.Decl("factorial(n:int, /)", factorial),
	object.Decl("comb(n:int, k:int, /)", comb),
	object.Decl("perm(n:int, k:int=None, /)", perm),
	object.Decl("isqrt(n:int, /)", isqrt),
	object.Decl("gcd(*integers)", func(t *Thread, a []Value) (Value, error) { return t.Run(&foldInts{args: object.AsTuple(a[0]).Items}) }),
	object.Decl("lcm(*integers)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&foldInts{args: object.AsTuple(a[0]).Items, lcm: true})
	}),
}

// spend charges for a product of so many bits, and asks for the room.
func spend(t *Thread, bits int64) error {
	if err := t.Allocate(bits / 4); err != nil {
		return err
	}
	words := float64(bits / 64)
	t.Spend(int64(words * math.Sqrt(words)))
	return nil
}

func factorial(t *Thread, a []Value) (Value, error) {
	n, ok := object.AsInt(a[0])
	switch {
	case object.AsBig(a[0]).Sign() < 0:
		return Value{}, object.Raise(object.ValueError, "factorial() not defined for negative values")
	case !ok:
		return Value{}, object.Errorf(object.OverflowError, "factorial() argument should not exceed %d", math.MaxInt64)
	}
	return product(t, 1, n)
}

// product multiplies the whole numbers from lo to hi.
func product(t *Thread, lo, hi int64) (Value, error) {
	if hi > 1<<40 && hi-lo > 1<<40 {
		return Value{}, object.NewException(object.MemoryError)
	}
	if hi >= lo {
		if err := spend(t, (hi-lo+1)*int64(big.NewInt(hi).BitLen())); err != nil {
			return Value{}, err
		}
	}
	return object.IntFromBig(new(big.Int).MulRange(lo, hi)), nil
}

// checkChoice complains about negative arguments of comb and perm.
func checkChoice(n, k *big.Int) error {
	switch {
	case n.Sign() < 0:
		return object.Raise(object.ValueError, "n must be a non-negative integer")
	case k.Sign() < 0:
		return object.Raise(object.ValueError, "k must be a non-negative integer")
	}
	return nil
}

func comb(t *Thread, a []Value) (Value, error) {
	n, k := object.AsBig(a[0]), object.AsBig(a[1])
	if err := checkChoice(n, k); err != nil {
		return Value{}, err
	}
	if k.Cmp(n) > 0 {
		return object.Int(0), nil
	}
	if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return Value{}, object.Errorf(object.OverflowError, "min(n - k, k) must not exceed %d", math.MaxInt64)
	}
	if k.Int64() > 1<<40 {
		return Value{}, object.NewException(object.MemoryError)
	}
	if err := spend(t, k.Int64()*int64(n.BitLen())); err != nil {
		return Value{}, err
	}
	if n.IsInt64() {
		return object.IntFromBig(new(big.Int).Binomial(n.Int64(), k.Int64())), nil
	}
	// n (n-1) … (n-k+1) / k!, dividing as it goes
	r, f := big.NewInt(1), new(big.Int).Set(n)
	one := big.NewInt(1)
	for i := int64(1); i <= k.Int64(); i++ {
		r.Mul(r, f)
		r.Quo(r, big.NewInt(i))
		f.Sub(f, one)
	}
	return object.IntFromBig(r), nil
}

func perm(t *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return factorial(t, a[:1])
	}
	n, k := object.AsBig(a[0]), object.AsBig(a[1])
	if err := checkChoice(n, k); err != nil {
		return Value{}, err
	}
	if k.Cmp(n) > 0 {
		return object.Int(0), nil
	}
	if !k.IsInt64() {
		return Value{}, object.Errorf(object.OverflowError, "k must not exceed %d", math.MaxInt64)
	}
	if n.IsInt64() {
		if k.Sign() == 0 {
			return object.Int(1), nil
		}
		return product(t, n.Int64()-k.Int64()+1, n.Int64())
	}
	if k.Int64() > 1<<40 {
		return Value{}, object.NewException(object.MemoryError)
	}
	if err := spend(t, k.Int64()*int64(n.BitLen())); err != nil {
		return Value{}, err
	}
	r, f := big.NewInt(1), new(big.Int).Set(n)
	one := big.NewInt(1)
	for range k.Int64() {
		r.Mul(r, f)
		f.Sub(f, one)
	}
	return object.IntFromBig(r), nil
}

func isqrt(_ *Thread, a []Value) (Value, error) {
	n := object.AsBig(a[0])
	if n.Sign() < 0 {
		return Value{}, object.Raise(object.ValueError, "isqrt() argument must be nonnegative")
	}
	return object.IntFromBig(new(big.Int).Sqrt(n)), nil
}

// foldInts is gcd, and lcm.
type foldInts struct {
	args  []Value
	acc   *big.Int
	lcm   bool
	next  int
	asked bool
}

func (f *foldInts) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.acc == nil {
		f.acc = new(big.Int)
		if f.lcm {
			f.acc.SetInt64(1)
		}
	}
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			f.fold(new(big.Int).Abs(object.AsBig(in)))
		}
		if f.next == len(f.args) {
			return object.IntFromBig(f.acc), nil
		}
		f.next++
		f.asked = true
		if in, err = t.Index(f.args[f.next-1]); err == object.Pending {
			return in, err
		}
	}
}

// fold takes one more number into account. It makes a new number each time: a
// copy of the frame may share the old one.
func (f *foldInts) fold(n *big.Int) {
	g := new(big.Int).GCD(nil, nil, f.acc, n)
	switch {
	case !f.lcm:
		f.acc = g
	case n.Sign() == 0 || f.acc.Sign() == 0:
		f.acc = new(big.Int)
	default:
		f.acc = new(big.Int).Mul(f.acc, n.Quo(n, g))
	}
}
