package itertools

// This file defines pairwise and starmap.

import "taketurns/wasm/object"

var pairwiseType, starmapType *object.Type

// pairwise gives each item with the one behind it.
type pairwise struct {
	object.Head
	iter, old Value
}

// starmap calls fn with the items of each item.
type starmap struct {
	object.Head
	fn, iter Value
}

func definePairs() {
	pairwiseType = newType("pairwise", func(t *Thread, self Value) (Value, error) {
		return t.Run(&pairwiseNext{p: object.Ptr[pairwise](self)})
	}, object.Decl("static __new__(cls, iterable, /)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[1:2], &pairwiseMaker{a[0]})
	}))
	starmapType = newType("starmap", func(t *Thread, self Value) (Value, error) {
		return t.Run(&starmapNext{s: object.Ptr[starmap](self)})
	}, object.Decl("static __new__(cls, function, iterable, /)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[2:3], &starmapMaker{a[0], a[1]})
	}))
}

type pairwiseMaker struct{ cls Value }

func (m *pairwiseMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(pairwiseType, m.cls, object.Of(&pairwise{Head: object.Head{Type: pairwiseType}, iter: iters[0]}))
}

type pairwiseNext struct {
	p     *pairwise
	asked bool
}

func (f *pairwiseNext) Resume(t *Thread, in Value, err error) (Value, error) {
	p := f.p
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				p.iter, p.old = Value{}, Value{}
				return Value{}, err
			}
			old := p.old
			p.old = in
			if !old.IsUnset() {
				return object.NewTuple([]Value{old, in}), nil
			}
		}
		if p.iter.IsUnset() {
			return Value{}, object.Stop
		}
		f.asked = true
		if in, err = t.Next(p.iter); err == object.Pending {
			return in, err
		}
	}
}

type starmapMaker struct{ cls, fn Value }

func (m *starmapMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(starmapType, m.cls, object.Of(&starmap{object.Head{Type: starmapType}, m.fn, iters[0]}))
}

type starmapNext struct {
	s    *starmap
	step int
}

func (f *starmapNext) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Next(f.s.iter); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Collect(in, &caller{f.s.fn})
		case 2:
			return in, err
		}
	}
}

// caller calls a function with what was collected.
type caller struct{ fn Value }

func (c *caller) Take(t *Thread, items []Value) (Value, error) { return t.Call(c.fn, items, nil) }
