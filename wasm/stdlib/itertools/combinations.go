package itertools

// This file defines product, permutations, combinations and
// combinations_with_replacement: all choose items of pools by indices that
// they move on in lexicographic order.

import "taketurns/wasm/object"

var productType, permutationsType, combinationsType, replacementType *object.Type

// selection is one of the four.
type selection struct {
	object.Head
	pools   [][]Value // product's; the others' only pool
	indices []int
	cycles  []int // of permutations: how many choices are left at each place
	begun   bool
	over    bool
}

func defineCombinations() {
	productType = newType("product", func(t *Thread, self Value) (Value, error) {
		return object.Ptr[selection](self).next(t, (*selection).nextProduct)
	}, object.Decl("static __new__(cls, /, *iterables, repeat:index=1)", func(t *Thread, a []Value) (Value, error) {
		if a[2].N < 0 {
			return Value{}, object.Raise(object.ValueError, "repeat argument cannot be negative")
		}
		return t.Run(&productMaker{cls: a[0], from: object.AsTuple(a[1]).Items, repeat: int(a[2].N)})
	}))
	permutationsType = newType("permutations", func(t *Thread, self Value) (Value, error) {
		return object.Ptr[selection](self).next(t, (*selection).nextPermutation)
	}, object.Decl("static __new__(cls, iterable, r=None)", func(t *Thread, a []Value) (Value, error) {
		return t.Collect(a[1], &poolMaker{permutationsType, a[0], a[2]})
	}))
	for _, c := range []struct {
		k    **object.Type
		name string
		next func(*selection) bool
	}{
		{&combinationsType, "combinations", (*selection).nextCombination},
		{&replacementType, "combinations_with_replacement", (*selection).nextReplacement},
	} {
		*c.k = newType(c.name, func(t *Thread, self Value) (Value, error) {
			return object.Ptr[selection](self).next(t, c.next)
		}, object.Decl("static __new__(cls, iterable, r:index)", func(t *Thread, a []Value) (Value, error) {
			return t.Collect(a[1], &poolMaker{*c.k, a[0], a[2]})
		}))
	}
}

// productMaker collects the pools one after the other.
type productMaker struct {
	cls    Value
	from   []Value
	repeat int
	pools  [][]Value
	asked  bool
}

func (f *productMaker) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if f.asked {
			f.pools = append(f.pools, object.AsTuple(in).Items)
		}
		if len(f.pools) == len(f.from) {
			break
		}
		f.asked = true
		if in, err = t.Collect(f.from[len(f.pools)], tupleSink{}); err == object.Pending {
			return in, err
		}
	}
	if len(f.pools) > 0 && f.repeat > 1<<20/len(f.pools) {
		return Value{}, object.Raise(object.OverflowError, "repeat argument too large")
	}
	s := &selection{Head: object.Head{Type: productType}}
	for range f.repeat {
		s.pools = append(s.pools, f.pools...)
	}
	s.indices = make([]int, len(s.pools))
	for _, p := range s.pools {
		s.over = s.over || len(p) == 0
	}
	return t.NewOf(productType, f.cls, object.Of(s))
}

// tupleSink makes a tuple of what was collected.
type tupleSink struct{}

func (tupleSink) Take(_ *Thread, items []Value) (Value, error) { return object.NewTuple(items), nil }

// poolMaker makes one of the others of its pool.
type poolMaker struct {
	k   *object.Type
	cls Value
	r   Value // how many items are chosen; None: as many as there are
}

func (m *poolMaker) Take(t *Thread, items []Value) (Value, error) {
	n := int64(len(items))
	r := n
	if !m.r.IsNone() {
		k, ok := object.AsInt(m.r)
		if !ok {
			return Value{}, object.Raise(object.TypeError, "Expected int as r")
		}
		if r = k; r < 0 {
			return Value{}, object.Raise(object.ValueError, "r must be non-negative")
		}
	}
	s := &selection{Head: object.Head{Type: m.k}, pools: [][]Value{items}}
	switch {
	case m.k == replacementType:
		s.over = n == 0 && r > 0
	default:
		s.over = r > n
	}
	if !s.over {
		if r > 1<<16 {
			if err := t.Allocate(16 * r); err != nil {
				return Value{}, err
			}
		}
		s.indices = make([]int, r)
		switch m.k {
		case combinationsType:
			for i := range s.indices {
				s.indices[i] = i
			}
		case permutationsType:
			s.indices = make([]int, n)
			for i := range s.indices {
				s.indices[i] = i
			}
			s.cycles = make([]int, r)
			for i := range s.cycles {
				s.cycles[i] = int(n) - i
			}
		}
	}
	return t.NewOf(m.k, m.cls, object.Of(s))
}

// next gives the next choice. forward moves the indices on, unless that was the last.
func (s *selection) next(t *Thread, forward func(*selection) bool) (Value, error) {
	if !s.over && s.begun {
		s.over = !forward(s)
	}
	if s.over {
		return Value{}, object.Stop
	}
	s.begun = true
	n := len(s.indices)
	if s.cycles != nil {
		n = len(s.cycles)
	}
	t.Spend(int64(n))
	items := make([]Value, n)
	for i := range items {
		pool := s.pools[0]
		if s.Type == productType {
			pool = s.pools[i]
		}
		items[i] = pool[s.indices[i]]
	}
	return object.NewTuple(items), nil
}

// nextProduct moves on like the numbers of an odometer.
func (s *selection) nextProduct() bool {
	for i := len(s.indices) - 1; i >= 0; i-- {
		if s.indices[i]++; s.indices[i] < len(s.pools[i]) {
			return true
		}
		s.indices[i] = 0
	}
	return false
}

// nextPermutation swaps the place furthest right that has a choice left with
// the next of them; a place that has none gets its items back in order.
func (s *selection) nextPermutation() bool {
	n := len(s.indices)
	for i := len(s.cycles) - 1; i >= 0; i-- {
		if s.cycles[i]--; s.cycles[i] > 0 {
			j := n - s.cycles[i]
			s.indices[i], s.indices[j] = s.indices[j], s.indices[i]
			return true
		}
		first := s.indices[i]
		copy(s.indices[i:], s.indices[i+1:])
		s.indices[n-1] = first
		s.cycles[i] = n - i
	}
	return false
}

func (s *selection) nextCombination() bool {
	n, r := len(s.pools[0]), len(s.indices)
	for i := r - 1; i >= 0; i-- {
		if s.indices[i] < n-r+i {
			s.indices[i]++
			for j := i + 1; j < r; j++ {
				s.indices[j] = s.indices[j-1] + 1
			}
			return true
		}
	}
	return false
}

func (s *selection) nextReplacement() bool {
	n, r := len(s.pools[0]), len(s.indices)
	for i := r - 1; i >= 0; i-- {
		if s.indices[i] < n-1 {
			next := s.indices[i] + 1
			for j := i; j < r; j++ {
				s.indices[j] = next
			}
			return true
		}
	}
	return false
}
