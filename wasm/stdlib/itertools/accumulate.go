package itertools

// This file defines accumulate.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

var accumulateType *object.Type

// accumulate gives running totals.
type accumulate struct {
	object.Head
	iter, fn Value // fn is None for addition
	initial  Value // given first; unset when there is none, or once it was
	total    Value // unset before the first
}

func defineAccumulate() {
	accumulateType = newType("accumulate", func(t *Thread, self Value) (Value, error) {
		a := object.Ptr[accumulate](self)
		if !a.initial.IsUnset() {
			a.total, a.initial = a.initial, Value{}
			return a.total, nil
		}
		return t.Run(&accumulateNext{a: a})
	}, object.Decl("static __new__(cls, iterable, func=None, *, initial=None)", func(t *Thread, a []Value) (Value, error) {
		m := &accumulateMaker{cls: a[0], fn: a[2], initial: a[3]}
		if m.initial.IsNone() {
			m.initial = Value{}
		}
		return t.OpenAll(a[1:2], m)
	}))
}

type accumulateMaker struct{ cls, fn, initial Value }

func (m *accumulateMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(accumulateType, m.cls,
		object.Of(&accumulate{Head: object.Head{Type: accumulateType}, iter: iters[0], fn: m.fn, initial: m.initial}))
}

type accumulateNext struct {
	a    *accumulate
	step int
}

func (f *accumulateNext) Resume(t *Thread, in Value, err error) (Value, error) {
	a := f.a
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Next(a.iter); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			switch {
			case a.total.IsUnset():
			case a.fn.IsNone():
				in, err = t.Binary(syntax.Add, a.total, in)
			default:
				in, err = t.Call2(a.fn, a.total, in)
			}
			if err == object.Pending {
				return in, err
			}
		case 2:
			if err == nil {
				a.total = in
			}
			return in, err
		}
	}
}
