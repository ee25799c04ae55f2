package math

// This file defines the functions of many numbers.

import (
	"math"
	"math/big"

	"taketurns/wasm/object"
	"taketurns/wasm/object/elementary"
	"taketurns/wasm/syntax"
)

var sums = []object.Def{
	object.Decl("fsum(seq, /)", func(t *Thread, a []Value) (Value, error) { return t.ForEach(a[0], &exactSum{}) }),
	object.Decl("prod(iterable, /, *, start=1)", func(t *Thread, a []Value) (Value, error) {
		return t.ForEach(a[0], &products{acc: a[1]})
	}),
	object.Decl("hypot(*coordinates)", func(t *Thread, a []Value) (Value, error) { return t.ForEach(a[0], &norm{}) }),
	object.Decl("dist(p, q, /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&pairs{p: a[0], q: a[1]}) }),
	object.Decl("sumprod(p, q, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&pairs{p: a[0], q: a[1], multiply: true})
	}),
}

// An expansion is a sum of floats kept exactly: as floats of increasing size
// that do not overlap (J. R. Shewchuk, Adaptive precision floating-point
// arithmetic, 1997).
type expansion []float64

// add adds x; ok is false when the sum is too large for a float.
func (e *expansion) add(x float64) (ok bool) {
	kept := (*e)[:0]
	for _, y := range *e {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		sum := x + y
		if rest := y - (sum - x); rest != 0 {
			kept = append(kept, rest)
		}
		x = sum
	}
	*e = append(kept, x)
	return !math.IsInf(x, 0)
}

// float returns the sum, rounded once to the nearest float, ties to even.
func (e expansion) float() float64 {
	sum, rest, n := 0.0, 0.0, len(e)
	for n > 0 && rest == 0 {
		n--
		next := sum + e[n]
		rest = e[n] - (next - sum)
		sum = next
	}
	// What is left below rest decides when rest is just half a unit of sum.
	if n > 0 && rest != 0 && (rest < 0) == (e[n-1] < 0) && e[n-1] != 0 {
		if twice := 2 * rest; sum+twice-sum == twice {
			sum += twice
		}
	}
	return sum
}

// exactSum is fsum.
type exactSum struct {
	sum               expansion
	special, infinite float64 // the sum of what is not finite, and of the infinite numbers only
	hasSpecial        bool
}

// Visit asks a number for its value.
func (s *exactSum) Visit(t *Thread, item Value) (Value, error) { return t.ToFloat(item, "") }

// Visited adds it.
func (s *exactSum) Visited(_ *Thread, v Value) (Value, bool, error) {
	x := v.Float()
	if math.IsInf(x, 0) || math.IsNaN(x) {
		s.hasSpecial = true
		s.special += x
		if !math.IsNaN(x) {
			s.infinite += x
		}
		return Value{}, true, nil
	}
	if !s.sum.add(x) {
		return Value{}, false, object.Raise(object.OverflowError, "intermediate overflow in fsum")
	}
	return Value{}, true, nil
}

// End returns the sum.
func (s *exactSum) End(*Thread) (Value, error) {
	switch {
	case !s.hasSpecial:
		return object.Float(s.sum.float()), nil
	case math.IsNaN(s.infinite):
		return Value{}, object.Raise(object.ValueError, "-inf + inf in fsum")
	}
	return object.Float(s.special), nil
}

// products is prod.
type products struct{ acc Value }

// Visit multiplies by an item.
func (p *products) Visit(t *Thread, item Value) (Value, error) {
	return t.Binary(syntax.Mult, p.acc, item)
}

// Visited takes the product.
func (p *products) Visited(_ *Thread, v Value) (Value, bool, error) {
	p.acc = v
	return Value{}, true, nil
}

// End returns the product.
func (p *products) End(*Thread) (Value, error) { return p.acc, nil }

// norm is hypot.
type norm struct{ v []float64 }

// Visit asks a coordinate for its value.
func (n *norm) Visit(t *Thread, item Value) (Value, error) { return t.ToFloat(item, "") }

// Visited takes it.
func (n *norm) Visited(_ *Thread, v Value) (Value, bool, error) {
	n.v = append(n.v, v.Float())
	return Value{}, true, nil
}

// End returns the length of the vector.
func (n *norm) End(*Thread) (Value, error) { return object.Float(elementary.Norm(n.v)), nil }

// A tupleSink makes a tuple of the items of an iterable.
type tupleSink struct{}

// Take returns the tuple.
func (*tupleSink) Take(_ *Thread, items []Value) (Value, error) { return object.NewTuple(items), nil }

// pairs is dist, and sumprod when multiply is set.
type pairs struct {
	p, q     Value // iterables, then tuples
	multiply bool
	step     int
	i        int
	x        float64
	v        []float64
	acc      Value
}

const (
	pairsBegin = iota
	pairsFirst // the tuple of p came
	pairsBoth  // that of q came
	pairsX     // dist: ask for a coordinate
	pairsGotX  // it came
	pairsGotY  // that of the other point came
	pairsMul   // sumprod, by the operators: multiply a pair
	pairsAdd   // the product came
	pairsSum   // the sum came
)

func (f *pairs) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case pairsBegin:
			f.step = pairsFirst
			in, err = t.Collect(f.p, &tupleSink{})
		case pairsFirst:
			f.p, f.step = in, pairsBoth
			in, err = t.Collect(f.q, &tupleSink{})
		case pairsBoth:
			f.q = in
			if v, done, err := f.begin(); done || err != nil {
				return v, err
			}
		case pairsX:
			if f.i == len(f.left()) {
				return object.Float(elementary.Norm(f.v)), nil
			}
			f.step = pairsGotX
			in, err = t.ToFloat(f.left()[f.i], "")
		case pairsGotX:
			f.x, f.step = in.Float(), pairsGotY
			in, err = t.ToFloat(f.right()[f.i], "")
		case pairsGotY:
			f.v = append(f.v, f.x-in.Float())
			f.i++
			f.step = pairsX
		case pairsMul:
			if f.i == len(f.left()) {
				return f.acc, nil
			}
			f.i++
			f.step = pairsAdd
			in, err = t.Binary(syntax.Mult, f.left()[f.i-1], f.right()[f.i-1])
		case pairsAdd:
			f.step = pairsSum
			in, err = t.Binary(syntax.Add, f.acc, in)
		case pairsSum:
			f.acc, f.step = in, pairsMul
		}
		if err == object.Pending {
			return in, err
		}
	}
}

func (f *pairs) left() []Value  { return object.AsTuple(f.p).Items }
func (f *pairs) right() []Value { return object.AsTuple(f.q).Items }

// begin chooses how to go on, or gives the result at once.
func (f *pairs) begin() (v Value, done bool, err error) {
	p, q := f.left(), f.right()
	if !f.multiply {
		if len(p) != len(q) {
			return Value{}, true, object.Raise(object.ValueError, "both points must have the same number of dimensions")
		}
		f.step = pairsX
		return Value{}, false, nil
	}
	if len(p) != len(q) {
		return Value{}, true, object.Raise(object.ValueError, "Inputs are not the same length")
	}
	if v, ok := sumInts(p, q); ok {
		return v, true, nil
	}
	if v, ok := sumFloats(p, q); ok {
		return v, true, nil
	}
	f.acc, f.step = object.Int(0), pairsMul
	return Value{}, false, nil
}

// sumInts is the sum of products of ints.
func sumInts(p, q []Value) (Value, bool) {
	sum, x := new(big.Int), new(big.Int)
	for i := range p {
		if p[i].Type() != object.IntType || q[i].Type() != object.IntType {
			return Value{}, false
		}
		sum.Add(sum, x.Mul(object.AsBig(p[i]), object.AsBig(q[i])))
	}
	return object.IntFromBig(sum), true
}

// sumFloats is the sum of products of finite floats and ints, rounded once.
func sumFloats(p, q []Value) (Value, bool) {
	var sum expansion
	for i := range p {
		x, ok1 := plainNumber(p[i])
		y, ok2 := plainNumber(q[i])
		hi := float64(x * y)
		if !ok1 || !ok2 || math.IsInf(hi, 0) || math.IsNaN(hi) {
			return Value{}, false
		}
		if !sum.add(hi) || !sum.add(math.FMA(x, y, -hi)) {
			return Value{}, false
		}
	}
	return object.Float(sum.float()), true
}

// plainNumber returns a float, or an int that is one exactly enough.
func plainNumber(v Value) (float64, bool) {
	if v.IsFloat() {
		return v.Float(), true
	}
	if v.IsInt() {
		return float64(v.N), true
	}
	return 0, false
}
