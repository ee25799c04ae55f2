package object

// This file sorts lists: list.sort and sorted(). Keys that Go can compare are
// sorted directly; else a frame asks Python for each comparison the sorter wants.

import (
	"slices"

	"taketurns/wasm/syntax"
)

func listSort(t *Thread, a []Value) (Value, error) {
	return t.SortList(Ptr[List](a[0]), a[1], a[2], None)
}

// SortList sorts l by key (or None), backwards when reverse is true, and answers result.
func (t *Thread) SortList(l *List, key, reverse, result Value) (Value, error) {
	return t.Run(&sortFrame{list: l, key: key, reverse: reverse, result: result})
}

// sortFrame holds a list's items while they are sorted; meanwhile the list is empty.
type sortFrame struct {
	list         *List
	key, reverse Value
	result       Value
	items        []Value // in their old order, until all keys are there
	sorter       sorter
	backwards    bool
	step         int
}

func (f *sortFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Truth(f.reverse); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.backwards = in == True
			if err := t.allocateItems(2 * len(f.list.Items)); err != nil {
				return Value{}, err
			}
			f.items, f.list.Items = f.list.Items, nil
			f.sorter.pairs = make([]sortPair, 0, len(f.items))
			if f.key.IsNone() {
				for _, v := range f.items {
					f.sorter.pairs = append(f.sorter.pairs, sortPair{v, v})
				}
			}
			f.step = 2
		case 2: // the next key
			if i := len(f.sorter.pairs); i < len(f.items) {
				f.step = 3
				if in, err = t.Call1(f.key, f.items[i]); err == Pending {
					return in, err
				}
				continue
			}
			if f.backwards { // sorting the mirror image keeps equal items in order
				slices.Reverse(f.sorter.pairs)
			}
			if f.sorter.direct(t) {
				return f.finish(nil)
			}
			f.step = 4
		case 3:
			if err != nil {
				f.sorter.pairs = nil
				return f.finish(err)
			}
			f.sorter.pairs = append(f.sorter.pairs, sortPair{in, f.items[len(f.sorter.pairs)]})
			f.step = 2
		case 4: // the next comparison
			for {
				a, b, more := f.sorter.wants()
				if !more {
					return f.finish(nil)
				}
				t.Fuel -= 5
				less, ok := fastLess(t, a, b, 4)
				if !ok {
					f.step = 5
					in, err = t.Compare(syntax.Lt, a, b)
					break
				}
				f.sorter.answer(less)
			}
			if err == Pending {
				return in, err
			}
		case 5:
			if err != nil {
				return f.finish(err)
			}
			f.step = 6
			if in, err = t.Truth(in); err == Pending {
				return in, err
			}
		case 6:
			if err != nil {
				return f.finish(err)
			}
			f.sorter.answer(in == True)
			f.step = 4
		}
	}
}

// finish puts the items back into the list, in whatever order they have now.
func (f *sortFrame) finish(err error) (Value, error) {
	modified := f.list.Items != nil
	if p := f.sorter.pairs; p != nil {
		if f.backwards {
			slices.Reverse(p)
		}
		for i := range p {
			f.items[i] = p[i].item
		}
	}
	f.list.Items = f.items
	if err == nil && modified {
		err = Raise(ValueError, "list modified during sort")
	}
	return f.result, err
}

// FastLess reports whether a < b when no Python code is needed to tell.
func FastLess(t *Thread, a, b Value) (less, ok bool) { return fastLess(t, a, b, 4) }

// fastLess reports whether a < b when Go can tell, looking into tuples and
// lists as deep as depth.
func fastLess(t *Thread, a, b Value, depth int) (less, ok bool) {
	if r, ok := fastCompare(syntax.Lt, a, b); ok {
		return r == True, true
	}
	if a.O.Type != b.O.Type || depth == 0 {
		const exact = 1 << 53 // ints up to here are floats without loss
		switch {
		case a.IsInt() && b.IsFloat() && -exact < a.N && a.N < exact:
			return float64(a.N) < b.Float(), true
		case a.IsFloat() && b.IsInt() && -exact < b.N && b.N < exact:
			return a.Float() < float64(b.N), true
		}
		return false, false
	}
	switch a.O.Type {
	case BytesType:
		return Ptr[Bytes](a).S < Ptr[Bytes](b).S, true
	case TupleType, ListType:
		x, y := live(a), live(b)
		for i := range min(len(x), len(y)) {
			eq, ok := FastEq(t, x[i], y[i])
			if !ok {
				return false, false
			}
			if !eq {
				return fastLess(t, x[i], y[i], depth-1)
			}
		}
		return len(x) < len(y), true
	}
	return false, false
}
