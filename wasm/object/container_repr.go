package object

// This file writes containers: repr of list, tuple, dict, set and of what else
// holds items. An item's repr may be Python's, so the text grows in a frame.

// defineSequenceRepr gives list or tuple its __repr__.
func defineSequenceRepr(k *Type) {
	k.Define(Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
		if k == ListType {
			return t.ReprItems(a[0], "[", live(a[0]), "]", "[...]")
		}
		if items := live(a[0]); len(items) == 1 {
			return t.ReprItems(a[0], "(", items, ",)", "(...)")
		}
		return t.ReprItems(a[0], "(", live(a[0]), ")", "(...)")
	}})
}

// ReprItems writes the reprs of items between two brackets. self is the
// container, which stands as again where it is met inside itself. A list's
// items are looked at as they are when their turn comes.
func (t *Thread) ReprItems(self Value, open string, items []Value, end, again string) (Value, error) {
	if len(items) == 0 {
		return NewStr(open + end), nil
	}
	return t.Run(&reprItems{self: self, text: []byte(open), items: items, end: end, again: again, per: 1})
}

// ReprPairs is ReprItems for keys and values in turn.
func (t *Thread) ReprPairs(self Value, open string, items []Value, end, again string) (Value, error) {
	if len(items) == 0 {
		return NewStr(open + end), nil
	}
	return t.Run(&reprItems{self: self, text: []byte(open), items: items, end: end, again: again, per: 2})
}

type reprItems struct {
	self       Value
	text       []byte
	items      []Value
	end, again string
	per        int // items that belong together
	i          int
	step       int
}

func (f *reprItems) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if !t.EnterRepr(f.self) {
				return NewStr(f.again), nil
			}
			if err := t.descend("while getting the repr of an object"); err != nil {
				t.LeaveRepr(f.self)
				return Value{}, err
			}
			f.step = 1
		case 1:
			if f.self.O.Type == ListType {
				f.items = Ptr[List](f.self).Items
			}
			if f.i >= len(f.items) {
				f.leave(t)
				t.Spend(int64(len(f.text)) / 4)
				return NewStr(string(append(f.text, f.end...))), nil
			}
			f.step = 2
			if in, err = t.Repr(f.items[f.i]); err == Pending {
				return in, err
			}
		case 2:
			if err == nil && len(f.text) > 1<<20 {
				err = t.Allocate(int64(len(f.text)))
			}
			if err != nil {
				f.leave(t)
				return Value{}, err
			}
			if f.i > 0 {
				if f.i%f.per != 0 {
					f.text = append(f.text, ": "...)
				} else {
					f.text = append(f.text, ", "...)
				}
			}
			f.text = append(f.text, AsStr(in).S...)
			f.i, f.step = f.i+1, 1
		}
	}
}

func (f *reprItems) leave(t *Thread) {
	t.LeaveRepr(f.self)
	t.ascend()
}

// EnterRepr notes that v's repr is being made, unless it is already; then it returns false.
func (t *Thread) EnterRepr(v Value) bool {
	for _, o := range t.reprs {
		if o == v.O {
			return false
		}
	}
	t.reprs = append(t.reprs, v.O)
	return true
}

// LeaveRepr says that v's repr is made.
func (t *Thread) LeaveRepr(v Value) {
	for i := len(t.reprs) - 1; i >= 0; i-- {
		if t.reprs[i] == v.O {
			t.reprs = append(t.reprs[:i], t.reprs[i+1:]...)
			return
		}
	}
}
