package object

// This file defines range and its iterators. A range whose numbers all fit 64
// bits is kept and computed as such; any other has its numbers as Python ints.

import (
	"math/big"
	"math/bits"
)

var longRangeIterType *Type

func defineRange() {
	RangeType.Define(
		Def{"static __new__(cls, start:int, stop:int=?, step:int=?, /)", rangeNew},
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			n := Ptr[Range](a[0]).length()
			if !n.IsInt() {
				return Value{}, Raise(OverflowError, "Python int too large to convert to C ssize_t")
			}
			return n, nil
		}},
		Def{"__bool__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Bool(Ptr[Range](a[0]).length() != Int(0)), nil
		}},
		Def{"__getitem__(self, key:subscript, /)", rangeGetItem},
		Def{"__contains__(self, key, /)", rangeContains},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Range](a[0]).iter(), nil }},
		Def{"__reversed__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			r := Ptr[Range](a[0])
			_, start, step, n := r.bigs()
			last := new(big.Int).Add(start, new(big.Int).Mul(step, new(big.Int).Sub(n, big.NewInt(1))))
			if r.Big == nil && last.IsInt64() && r.Step != -1<<63 {
				return Of(&RangeIter{Head: Head{Type: RangeIterType}, Next: last.Int64(), Step: -r.Step, Left: r.Len}), nil
			}
			return Of(&longRangeIter{Head{Type: longRangeIterType}, last, new(big.Int).Neg(step), n}), nil
		}},
		Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			start, stop, step := Ptr[Range](a[0]).parts()
			s := "range(" + AsBig(start).String() + ", " + AsBig(stop).String()
			if step != Int(1) {
				s += ", " + AsBig(step).String()
			}
			return NewStr(s + ")"), nil
		}},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return rangeEqual(t, a, true) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return rangeEqual(t, a, false) }},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.HashValue(NewTuple(Ptr[Range](a[0]).essence()))
		}},
		Def{"index(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if k := a[1].O.Type; k != IntType && k != BoolType {
				return t.FindItem(a[0], a[1])
			}
			if i, ok := Ptr[Range](a[0]).find(a[1]); ok {
				return i, nil
			}
			return t.RaiseRepr(ValueError, "", a[1], " is not in range")
		}},
		Def{"count(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if k := a[1].O.Type; k != IntType && k != BoolType {
				return t.CountItems(a[0], a[1])
			}
			_, ok := Ptr[Range](a[0]).find(a[1])
			return Int(Bool(ok).N), nil
		}},
		Def{"__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			start, stop, step := Ptr[Range](a[0]).parts()
			return NewTuple([]Value{Of(RangeType), NewTuple([]Value{start, stop, step})}), nil
		}},
	)
	RangeType.Getters(
		Getter{"start", func(_ *Thread, v Value) (Value, error) { p, _, _ := Ptr[Range](v).parts(); return p, nil }, nil},
		Getter{"stop", func(_ *Thread, v Value) (Value, error) { _, p, _ := Ptr[Range](v).parts(); return p, nil }, nil},
		Getter{"step", func(_ *Thread, v Value) (Value, error) { _, _, p := Ptr[Range](v).parts(); return p, nil }, nil},
	)
	RangeIterType.SetNext(func(_ *Thread, self Value) (Value, error) {
		it := Ptr[RangeIter](self)
		if it.Left <= 0 {
			return Value{}, Stop
		}
		v := it.Next
		it.Next += it.Step
		it.Left--
		return Int(v), nil
	})
	defineLengthHint(RangeIterType, func(_ *Thread, a []Value) (Value, error) { return Int(Ptr[RangeIter](a[0]).Left), nil })
	RangeIterType.Define(Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
		it := Ptr[RangeIter](a[0])
		return reduceIter(t, Of(newRange(it.Next, it.Next+it.Left*it.Step, it.Step)), 0), nil
	}})
	longRangeIterType = NewIterType("longrange_iterator", longRangeNext)
}

func rangeNew(_ *Thread, a []Value) (Value, error) {
	start, stop, step := a[1], a[2], a[3]
	if stop.O == nil {
		start, stop = Int(0), start
	}
	if step.O == nil {
		step = Int(1)
	}
	if step == Int(0) {
		return Value{}, Raise(ValueError, "range() arg 3 must not be zero")
	}
	return rangeOf(start, stop, step), nil
}

// rangeOf returns the range of three ints of any size.
func rangeOf(start, stop, step Value) Value {
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		if r := newRange(start.N, stop.N, step.N); r != nil {
			return Of(r)
		}
	}
	a, b, s := AsBig(start), AsBig(stop), AsBig(step)
	d := new(big.Int).Sub(b, a)
	if s.Sign() < 0 {
		d.Neg(d)
	}
	n := new(big.Int)
	if d.Sign() > 0 {
		n.Add(n.Div(d.Sub(d, big.NewInt(1)), new(big.Int).Abs(s)), big.NewInt(1))
	}
	return Of(&Range{Head: Head{Type: RangeType}, Big: []Value{start, stop, step, IntFromBig(n)}})
}

// newRange returns the range of three small numbers, or nil when its length is not small.
func newRange(start, stop, step int64) *Range {
	var distance, by uint64
	if step > 0 && start < stop {
		distance, by = uint64(stop)-uint64(start), uint64(step)
	} else if step < 0 && start > stop {
		distance, by = uint64(start)-uint64(stop), -uint64(step)
	}
	r := &Range{Head: Head{Type: RangeType}, Start: start, Stop: stop, Step: step}
	if distance > 0 {
		n := (distance-1)/by + 1
		if n > 1<<63-1 {
			return nil
		}
		r.Len = int64(n)
	}
	return r
}

// parts returns start, stop and step.
func (r *Range) parts() (start, stop, step Value) {
	if r.Big != nil {
		return r.Big[0], r.Big[1], r.Big[2]
	}
	return Int(r.Start), Int(r.Stop), Int(r.Step)
}

func (r *Range) length() Value {
	if r.Big != nil {
		return r.Big[3]
	}
	return Int(r.Len)
}

// bigs returns the range's numbers, and the length, as big integers.
func (r *Range) bigs() (stop, start, step, n *big.Int) {
	p, q, s := r.parts()
	return AsBig(q), AsBig(p), AsBig(s), AsBig(r.length())
}

func (r *Range) iter() Value {
	if r.Big == nil {
		return Of(&RangeIter{Head: Head{Type: RangeIterType}, Next: r.Start, Step: r.Step, Left: r.Len})
	}
	_, start, step, n := r.bigs()
	return Of(&longRangeIter{Head{Type: longRangeIterType}, new(big.Int).Set(start), step, new(big.Int).Set(n)})
}

// longRangeIter iterates over a range of big numbers.
type longRangeIter struct {
	Head
	next, step, left *big.Int
}

func longRangeNext(_ *Thread, self Value) (Value, error) {
	it := Ptr[longRangeIter](self)
	if it.left.Sign() <= 0 {
		return Value{}, Stop
	}
	v := IntFromBig(it.next)
	it.next = new(big.Int).Add(it.next, it.step)
	it.left = new(big.Int).Sub(it.left, big.NewInt(1))
	return v, nil
}

// at returns the item at position i, an int of any size; a negative one counts from the end.
func (r *Range) at(i Value) (Value, bool) {
	if n, ok := AsInt(i); ok && r.Big == nil {
		if n < 0 {
			n += r.Len
		}
		if uint64(n) >= uint64(r.Len) {
			return Value{}, false
		}
		return Int(r.Start + n*r.Step), true // it lies between start and stop
	}
	_, start, step, n := r.bigs()
	p := new(big.Int).Set(AsBig(i))
	if p.Sign() < 0 {
		p.Add(p, n)
	}
	if p.Sign() < 0 || p.Cmp(n) >= 0 {
		return Value{}, false
	}
	return IntFromBig(p.Add(p.Mul(p, step), start)), true
}

func rangeGetItem(_ *Thread, a []Value) (Value, error) {
	r := Ptr[Range](a[0])
	if s := AsSlice(a[1]); s != nil {
		return r.slice(s)
	}
	if !IsIntLike(a[1]) {
		return Value{}, Errorf(TypeError, "range indices must be integers or slices, not %s", a[1].O.Type.Name)
	}
	v, ok := r.at(a[1])
	if !ok {
		return Value{}, Raise(IndexError, "range object index out of range")
	}
	return v, nil
}

// slice returns the range of the items at the slice's positions.
func (r *Range) slice(s *Slice) (Value, error) {
	_, start, step, n := r.bigs()
	lo, hi, by, err := s.bounds(n)
	if err != nil {
		return Value{}, err
	}
	at := func(i *big.Int) Value {
		v := new(big.Int).Mul(i, step)
		return IntFromBig(v.Add(v, start))
	}
	return rangeOf(at(lo), at(hi), IntFromBig(new(big.Int).Mul(step, by))), nil
}

// find returns the position of an int in the range.
func (r *Range) find(v Value) (Value, bool) {
	if r.Big == nil {
		if n, ok := AsInt(v); ok {
			d, by := uint64(n)-uint64(r.Start), uint64(r.Step)
			if r.Step < 0 {
				if n > r.Start {
					return Value{}, false
				}
				d, by = -d, -by
			} else if n < r.Start {
				return Value{}, false
			}
			i, rest := bits.Div64(0, d, by)
			if rest != 0 || i >= uint64(r.Len) {
				return Value{}, false
			}
			return Int(int64(i)), true
		}
	}
	if !IsIntLike(v) {
		return Value{}, false
	}
	_, start, step, n := r.bigs()
	i, rest := new(big.Int).QuoRem(new(big.Int).Sub(AsBig(v), start), step, new(big.Int))
	if rest.Sign() != 0 || i.Sign() < 0 || i.Cmp(n) >= 0 {
		return Value{}, false
	}
	return IntFromBig(i), true
}

// rangeContains computes the answer for an int or bool; anything else is compared with each item.
func rangeContains(t *Thread, a []Value) (Value, error) {
	r := Ptr[Range](a[0])
	if k := a[1].O.Type; k == IntType || k == BoolType {
		_, ok := r.find(a[1])
		return Bool(ok), nil
	}
	if f, ok := AsFloat(a[1]); ok && a[1].IsFloat() {
		// A whole number is as good as the int; nothing else is equal to one.
		if f != f || f-f != 0 || f != float64(int64(f)) && f < 1<<63 && f > -1<<63 {
			return False, nil
		}
		n, _ := big.NewFloat(f).Int(nil)
		_, found := r.find(IntFromBig(n))
		return Bool(found), nil
	}
	return t.Push(&containsFrame{v: Of(r), key: a[1]})
}

// essence is what two equal ranges have in common: length, first item and step.
func (r *Range) essence() []Value {
	n := r.length()
	start, _, step := r.parts()
	switch n {
	case Int(0):
		return []Value{n, None, None}
	case Int(1):
		return []Value{n, start, None}
	}
	return []Value{n, start, step}
}

func rangeEqual(t *Thread, a []Value, equal bool) (Value, error) {
	if a[1].O.Type != RangeType {
		return NotImplemented, nil
	}
	p, q := Ptr[Range](a[0]).essence(), Ptr[Range](a[1]).essence()
	same := true
	for i := range p {
		if eq, _ := FastEq(t, p[i], q[i]); !eq {
			same = false
		}
	}
	return Bool(same == equal), nil
}
