package object

// This file assigns to and deletes items and slices of lists.

import "slices"

func listSetItem(t *Thread, a []Value) (Value, error) {
	l := Ptr[List](a[0])
	if s := AsSlice(a[1]); s != nil {
		if items, ok := t.Items(a[2]); ok {
			return None, l.assign(t, s, slices.Clone(items))
		}
		if v := a[2]; v.O.Type.Special(SpIter).O == nil && v.O.Type.Special(SpGetitem).O == nil {
			return Value{}, Raise(TypeError, "must assign iterable to extended slice")
		}
		return t.Collect(a[2], &sliceAssignment{l, s})
	}
	i, err := Subscript(a[1], len(l.Items), "list", "list assignment index")
	if err != nil {
		return Value{}, err
	}
	l.Items[i] = a[2]
	return None, nil
}

type sliceAssignment struct {
	list  *List
	slice *Slice
}

func (s *sliceAssignment) Take(t *Thread, items []Value) (Value, error) {
	return None, s.list.assign(t, s.slice, items)
}

// assign replaces the items at the slice.
func (l *List) assign(t *Thread, s *Slice, items []Value) error {
	sp, err := s.Span(len(l.Items))
	if err != nil {
		return err
	}
	if sp.Step == 1 {
		if err := t.allocateItems(len(l.Items) + len(items)); err != nil {
			return err
		}
		l.Items = slices.Replace(l.Items, sp.Start, sp.Start+sp.N, items...)
		return nil
	}
	if len(items) != sp.N {
		return Errorf(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), sp.N)
	}
	t.Spend(int64(sp.N) / 4)
	for i, v := range items {
		l.Items[sp.Start+i*sp.Step] = v
	}
	return nil
}

func listDelItem(t *Thread, a []Value) (Value, error) {
	l := Ptr[List](a[0])
	if s := AsSlice(a[1]); s != nil {
		sp, err := s.Span(len(l.Items))
		if err != nil || sp.N == 0 {
			return None, err
		}
		t.Spend(int64(len(l.Items)) / 16)
		if sp.Step < 0 { // the same positions, upwards
			sp.Start, sp.Step = sp.Start+(sp.N-1)*sp.Step, -sp.Step
		}
		if sp.Step == 1 {
			l.remove(sp.Start, sp.Start+sp.N)
			return None, nil
		}
		kept := l.Items[:sp.Start]
		for i := sp.Start; i < len(l.Items); i++ {
			if d := i - sp.Start; d%sp.Step != 0 || d/sp.Step >= sp.N {
				kept = append(kept, l.Items[i])
			}
		}
		clear(l.Items[len(kept):])
		l.Items = kept
		return None, nil
	}
	i, err := Subscript(a[1], len(l.Items), "list", "list assignment index")
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(l.Items)-i) / 16)
	l.remove(i, i+1)
	return None, nil
}
