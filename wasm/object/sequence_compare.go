package object

// This file compares lists with lists and tuples with tuples.

import "taketurns/wasm/syntax"

// defineComparisons gives list or tuple its six comparisons.
func defineComparisons(k *Type) {
	k.Define(
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.Eq, a) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.NotEq, a) }},
		Def{"__lt__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.Lt, a) }},
		Def{"__le__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.LtE, a) }},
		Def{"__gt__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.Gt, a) }},
		Def{"__ge__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareSequences(syntax.GtE, a) }},
	)
}

// compareSequences compares by the first items that differ, else by length.
func (t *Thread) compareSequences(op syntax.CompareOp, a []Value) (Value, error) {
	x, y := a[0], Payload(a[1])
	if x.O.Type.layout != y.O.Type.layout {
		return NotImplemented, nil
	}
	f := compareItems{x: x, y: y, op: op}
	if f.differInLength() {
		return Bool(op == syntax.NotEq), nil
	}
	p, q := live(x), live(y)
	for ; f.i < len(p) && f.i < len(q); f.i++ {
		eq, ok := FastEq(t, p[f.i], q[f.i])
		if !ok {
			slow := f
			return t.Run(&slow)
		}
		if !eq {
			break
		}
	}
	t.Spend(int64(f.i))
	return f.decide(t, f.i < len(p) && f.i < len(q))
}

// compareItems compares two lists or tuples some of whose items only Python
// code, or another frame, can compare.
type compareItems struct {
	x, y Value
	op   syntax.CompareOp
	i    int
	step int
}

func (f *compareItems) differInLength() bool {
	return (f.op == syntax.Eq || f.op == syntax.NotEq) && len(live(f.x)) != len(live(f.y))
}

// decide answers, given whether there are items at i that differ.
func (f *compareItems) decide(t *Thread, differ bool) (Value, error) {
	p, q := live(f.x), live(f.y)
	switch {
	case !differ:
		c := 0
		if len(p) < len(q) {
			c = -1
		} else if len(p) > len(q) {
			c = 1
		}
		return Bool(Holds(f.op, c)), nil
	case f.op == syntax.Eq:
		return False, nil
	case f.op == syntax.NotEq:
		return True, nil
	}
	return t.Compare(f.op, p[f.i], q[f.i])
}

func (f *compareItems) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if err := t.descend("in comparison"); err != nil {
				return Value{}, err
			}
			f.step = 1
		case 1:
			p, q := live(f.x), live(f.y)
			if f.i >= len(p) || f.i >= len(q) {
				t.ascend()
				return f.decide(t, false)
			}
			f.step = 2
			if in, err = t.Equal(p[f.i], q[f.i]); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				t.ascend()
				return Value{}, err
			}
			if in == True {
				f.i, f.step = f.i+1, 1
				continue
			}
			t.ascend()
			f.step = 3
			// __eq__ may have made a list shorter.
			return f.decide(t, f.i < len(live(f.x)) && f.i < len(live(f.y)))
		case 3:
			return in, err
		}
	}
}
