package object

// This file tests dict's, set's and the sorter's inner workings against plain models.

import (
	"slices"
	"testing"
)

// testThread returns a thread that may spend much.
func testThread() *Thread {
	t := NewThread(&Interp{Modules: NewDict(), Builtins: NewDict(), RecLimit: 1000, HashGen: 1}, 1)
	t.Fuel = 1 << 60
	return t
}

// numbers is a small generator of pseudo-random numbers.
type numbers uint64

func (n *numbers) below(k int) int {
	*n = *n*6364136223846793005 + 1442695040888963407
	return int(uint64(*n) >> 33 % uint64(k))
}

func TestDictKeepsOrderThroughRemovals(t *testing.T) {
	th := testThread()
	r := numbers(1)
	d := NewDict()
	var keys []int64 // in order of insertion
	for step := range 200000 {
		k := int64(r.below(1 + step%400))
		switch at := slices.Index(keys, k); r.below(4) {
		case 0, 1:
			if err := d.Set(th, Int(k), Int(k*2)); err != nil {
				t.Fatal(err)
			}
			if at < 0 {
				keys = append(keys, k)
			}
		case 2:
			v, err := d.Delete(th, Int(k))
			if err != nil || (v.O != nil) != (at >= 0) {
				t.Fatalf("step %d: delete %d: %v, %v", step, k, v, err)
			}
			if at >= 0 {
				keys = slices.Delete(keys, at, at+1)
			}
		case 3:
			v, err := th.Call1(DictType.Lookup("popitem"), Of(d))
			if (err == nil) != (len(keys) > 0) {
				t.Fatalf("step %d: popitem of %d: %v", step, len(keys), err)
			}
			if err == nil {
				last := keys[len(keys)-1]
				keys = keys[:len(keys)-1]
				if got := AsTuple(v).Items[0]; got != Int(last) {
					t.Fatalf("step %d: popitem gave %v, want %d", step, got, last)
				}
			}
		}
		if step%97 != 0 {
			continue
		}
		got := d.Keys()
		if len(got) != len(keys) || d.Len() != len(keys) {
			t.Fatalf("step %d: %d keys, want %d", step, len(got), len(keys))
		}
		for i, k := range keys {
			v, err := d.Get(th, Int(k))
			if got[i] != Int(k) || err != nil || v != Int(k*2) {
				t.Fatalf("step %d: key %d is %v with value %v, %v", step, i, got[i], v, err)
			}
		}
	}
}

func TestSetHoldsWhatWasAdded(t *testing.T) {
	th := testThread()
	r := numbers(2)
	s := NewSet(SetType)
	model := map[int64]bool{}
	for step := range 200000 {
		k := int64(r.below(1+step%600)) * []int64{1, 8, 64, 1009}[r.below(4)]
		if r.below(5) < 3 {
			if err := s.Add(th, Int(k)); err != nil {
				t.Fatal(err)
			}
			model[k] = true
		} else {
			v, err := th.setDiscard(s, Int(k))
			if err != nil || (v == True) != model[k] {
				t.Fatalf("step %d: discard %d: %v, %v", step, k, v, err)
			}
			delete(model, k)
		}
		if s.Len() != len(model) {
			t.Fatalf("step %d: %d keys, want %d", step, s.Len(), len(model))
		}
		if step%101 == 0 {
			for _, k := range s.Items() {
				if !model[k.N] {
					t.Fatalf("step %d: %d was never added", step, k.N)
				}
			}
		}
	}
}

func TestSorterSortsAndIsStable(t *testing.T) {
	r := numbers(3)
	for _, n := range []int{0, 1, 2, 5, 31, 32, 63, 64, 65, 100, 128, 500, 3000} {
		for _, spread := range []int{1, 2, 10, 1000000} {
			for shape := range 4 {
				var s sorter
				for i := range n {
					k := r.below(spread)
					switch shape {
					case 1:
						k = i / max(1, n/spread)
					case 2:
						k = -i / max(1, n/spread)
					case 3:
						k = i % 50 * spread / 50
					}
					s.pairs = append(s.pairs, sortPair{Int(int64(k)), Int(int64(i))})
				}
				want := slices.Clone(s.pairs)
				slices.SortStableFunc(want, func(a, b sortPair) int { return int(a.key.N - b.key.N) })
				asked := 0
				for {
					a, b, more := s.wants()
					if !more {
						break
					}
					asked++
					s.answer(a.N < b.N)
				}
				if !slices.Equal(s.pairs, want) {
					t.Fatalf("n=%d spread=%d shape=%d: wrong order", n, spread, shape)
				}
				if asked > n*14 {
					t.Errorf("n=%d spread=%d shape=%d: %d comparisons", n, spread, shape, asked)
				}
			}
		}
	}
}

// A native that loops over an endless iterator lets the machine in when the
// grant is overdrawn, and goes on where it was.
func TestEndlessIterationYields(t *testing.T) {
	th := testThread()
	th.Fuel = 0
	calls := NewCallIter(NewFunction("test", Def{"one()", func(*Thread, []Value) (Value, error) { return Int(1), nil }}), Int(2))
	v, err := th.ForEach(calls, &collector{sink: &tupleMaker{Of(TupleType)}})
	if err != Pending {
		t.Fatalf("endless loop ended: %v, %v", v, err)
	}
	f := th.Top
	for range 3 {
		th.Fuel = 10
		if _, err := f.Native.Resume(th, Value{}, nil); err != Park {
			t.Fatalf("resumed loop: %v", err)
		}
	}
	if c := f.Native.(*forEach).v.(*collector); len(c.items) < 3<<20 {
		t.Errorf("only %d items after three more grants", len(c.items))
	}
}
