package itertools

// This file defines islice and batched.

import "taketurns/wasm/object"

var sliceType, batchedType *object.Type

// slice passes on the items at positions next, next+step, … before stop.
type slice struct {
	object.Head
	iter                   Value // unset at the end
	passed, next, stop, by int64 // stop is -1 where there is none
}

// batched gathers n items at a time.
type batched struct {
	object.Head
	iter   Value
	n      int64
	strict bool
}

func defineSlices() {
	sliceType = newType("islice", func(t *Thread, self Value) (Value, error) {
		return t.Run(&sliceNext{s: object.Ptr[slice](self)})
	}, object.Decl("static __new__(cls, iterable, start, stop=?, step=?, /)", func(t *Thread, a []Value) (Value, error) {
		return t.Run(&sliceArgs{cls: a[0], iterable: a[1], args: append([]Value(nil), a[2:]...)})
	}))
	batchedType = newType("batched", func(t *Thread, self Value) (Value, error) {
		b := object.Ptr[batched](self)
		if b.iter.IsUnset() {
			return Value{}, object.Stop
		}
		return t.Run(&batchedNext{b: b})
	}, object.Decl("static __new__(cls, iterable, n:index, *, strict=False)", func(t *Thread, a []Value) (Value, error) {
		if a[2].N < 1 {
			return Value{}, object.Raise(object.ValueError, "n must be at least one")
		}
		strict, _ := object.FastTruth(a[3])
		return t.OpenAll(a[1:2], &batchedMaker{a[0], a[2].N, strict})
	}))
}

// sliceArgs makes numbers of islice's arguments.
type sliceArgs struct {
	cls, iterable Value
	args          []Value
	nums          []int64
	asked         bool
	opened        bool
}

const noLimit = -1

func (f *sliceArgs) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.opened {
		return in, err
	}
	for {
		i := len(f.nums)
		if f.asked {
			f.asked = false
			n, ok := int64(0), false
			if err == nil {
				n, ok = object.AsInt(in)
			}
			if !ok || n < 0 || i == 2 && n < 1 {
				return Value{}, f.complain()
			}
			f.nums = append(f.nums, n)
			continue
		}
		if i == len(f.args) {
			break
		}
		v := f.args[i]
		if v.IsUnset() || v.IsNone() {
			f.nums = append(f.nums, noLimit)
			continue
		}
		if !object.IsIntLike(v) && v.Type().Special(object.SpIndex).IsUnset() {
			return Value{}, f.complain()
		}
		f.asked = true
		if in, err = t.Index(v); err == object.Pending {
			return in, err
		}
	}
	s := slice{Head: object.Head{Type: sliceType}, next: f.nums[0], stop: f.nums[1], by: max(1, f.nums[2])}
	if f.args[1].IsUnset() { // only a stop
		s.next, s.stop = 0, f.nums[0]
	}
	s.next = max(0, s.next)
	f.opened = true
	return t.OpenAll([]Value{f.iterable}, &sliceMaker{f.cls, s})
}

func (f *sliceArgs) complain() error {
	switch {
	case len(f.nums) == 2:
		return object.Raise(object.ValueError, "Step for islice() must be a positive integer or None.")
	case len(f.nums) == 1 || f.args[1].IsUnset():
		return object.Raise(object.ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	}
	return object.Raise(object.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
}

type sliceMaker struct {
	cls Value
	s   slice
}

func (m *sliceMaker) Take(t *Thread, iters []Value) (Value, error) {
	s := m.s
	s.iter = iters[0]
	return t.NewOf(sliceType, m.cls, object.Of(&s))
}

type sliceNext struct {
	s    *slice
	step int
}

func (f *sliceNext) Resume(t *Thread, in Value, err error) (Value, error) {
	s := f.s
	for {
		switch f.step {
		case 0:
			if s.iter.IsUnset() {
				return Value{}, object.Stop
			}
			if s.passed >= s.next && s.stop >= 0 && s.passed >= s.stop {
				s.iter = Value{}
				return Value{}, object.Stop
			}
			if t.Fuel--; t.Tired() {
				return Value{}, object.Park
			}
			f.step = 1
			if in, err = t.Next(s.iter); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				s.iter = Value{}
				return Value{}, err
			}
			f.step = 0
			if s.passed++; s.passed <= s.next {
				continue // before the first, or between two
			}
			before := s.next
			s.next += s.by
			if s.next < before || s.stop >= 0 && s.next > s.stop {
				s.next = s.stop
			}
			return in, nil
		}
	}
}

type batchedMaker struct {
	cls    Value
	n      int64
	strict bool
}

func (m *batchedMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(batchedType, m.cls, object.Of(&batched{object.Head{Type: batchedType}, iters[0], m.n, m.strict}))
}

type batchedNext struct {
	b     *batched
	items []Value
	asked bool
}

func (f *batchedNext) Resume(t *Thread, in Value, err error) (Value, error) {
	b := f.b
	for {
		if f.asked {
			f.asked = false
			switch {
			case object.IsStop(err):
				b.iter = Value{}
				if len(f.items) == 0 {
					return Value{}, object.Stop
				}
				if b.strict {
					return Value{}, object.Raise(object.ValueError, "batched(): incomplete batch")
				}
				return object.NewTuple(f.items), nil
			case err != nil:
				b.iter = Value{}
				return Value{}, err
			}
			if n := len(f.items); n > 1<<15 && n == cap(f.items) {
				if err := t.Allocate(int64(n) * 32); err != nil {
					return Value{}, err
				}
			}
			f.items = append(f.items, in)
		}
		if int64(len(f.items)) == b.n {
			return object.NewTuple(f.items), nil
		}
		if t.Fuel--; t.Tired() {
			return Value{}, object.Park
		}
		f.asked = true
		if in, err = t.Next(b.iter); err == object.Pending {
			return in, err
		}
	}
}
