package object

// This file defines slice objects.

import "math/big"

func defineSlice() {
	SliceType.Define(
		Def{"static __new__(cls, start, stop=?, step=None, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[2].O == nil {
				return NewSlice(None, a[1], None), nil
			}
			return NewSlice(a[1], a[2], a[3]), nil
		}},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Slice](a[0])
			return t.ReprItems(a[0], "slice(", s.parts(), ")", "slice(...)")
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.HashValue(NewTuple(Ptr[Slice](a[0]).parts()))
		}},
		Def{"indices(self, length:index, /)", sliceIndices},
		Def{"__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return NewTuple([]Value{Of(SliceType), NewTuple(Ptr[Slice](a[0]).parts())}), nil
		}},
	)
	for _, name := range []string{"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"} {
		SliceType.Define(Def{name + "(self, value, /)", sliceComparison(name)})
	}
	SliceType.Getters(
		Getter{"start", func(_ *Thread, v Value) (Value, error) { return Ptr[Slice](v).Start, nil }, nil},
		Getter{"stop", func(_ *Thread, v Value) (Value, error) { return Ptr[Slice](v).Stop, nil }, nil},
		Getter{"step", func(_ *Thread, v Value) (Value, error) { return Ptr[Slice](v).Step, nil }, nil},
	)
}

func (s *Slice) parts() []Value { return []Value{s.Start, s.Stop, s.Step} }

// sliceComparison compares slices as the tuples of their parts.
func sliceComparison(name string) NativeFn {
	compare := Ptr[Native](TupleType.Attrs.Get(name)).Fn
	return func(t *Thread, a []Value) (Value, error) {
		other := AsSlice(a[1])
		if other == nil {
			return NotImplemented, nil
		}
		return compare(t, []Value{NewTuple(Ptr[Slice](a[0]).parts()), NewTuple(other.parts())})
	}
}

func sliceIndices(_ *Thread, a []Value) (Value, error) {
	if a[1].N < 0 {
		return Value{}, Raise(ValueError, "length should not be negative")
	}
	start, stop, step, err := Ptr[Slice](a[0]).bounds(big.NewInt(a[1].N))
	if err != nil {
		return Value{}, err
	}
	return NewTuple([]Value{IntFromBig(start), IntFromBig(stop), IntFromBig(step)}), nil
}

// bounds applies the slice to a sequence of any length n.
func (s *Slice) bounds(n *big.Int) (start, stop, step *big.Int, err error) {
	for _, v := range s.parts() {
		if !v.IsNone() && !IsIntLike(v) {
			return nil, nil, nil, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
	}
	step = big.NewInt(1)
	if !s.Step.IsNone() {
		step = AsBig(s.Step)
	}
	if step.Sign() == 0 {
		return nil, nil, nil, Raise(ValueError, "slice step cannot be zero")
	}
	lowest, highest := new(big.Int), n
	if step.Sign() < 0 {
		lowest, highest = big.NewInt(-1), new(big.Int).Sub(n, big.NewInt(1))
	}
	clip := func(v Value, none *big.Int) *big.Int {
		if v.IsNone() {
			return new(big.Int).Set(none)
		}
		i := new(big.Int).Set(AsBig(v))
		if i.Sign() < 0 {
			if i.Add(i, n); i.Cmp(lowest) < 0 {
				i.Set(lowest)
			}
		} else if i.Cmp(highest) > 0 {
			i.Set(highest)
		}
		return i
	}
	if step.Sign() < 0 {
		return clip(s.Start, highest), clip(s.Stop, lowest), new(big.Int).Set(step), nil
	}
	return clip(s.Start, lowest), clip(s.Stop, highest), new(big.Int).Set(step), nil
}
