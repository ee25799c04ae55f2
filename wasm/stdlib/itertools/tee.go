package itertools

// This file defines tee: iterators that share one underlying iterator. What one
// has fetched stands in a linked list until the last has passed it.

import "taketurns/wasm/object"

var teeType *object.Type

// teeIter is one of the iterators: it stands before cell.
type teeIter struct {
	object.Head
	from *teeSource
	cell *teeCell
}

type teeSource struct {
	iter    Value
	running bool
}

// teeCell is an item, and leads to the next; the last one is still empty.
type teeCell struct {
	v    Value
	next *teeCell
}

func defineTee() {
	teeType = newType("_tee", func(t *Thread, self Value) (Value, error) {
		it := object.Ptr[teeIter](self)
		if it.cell.next != nil {
			return it.pass(), nil
		}
		if it.from.running {
			return Value{}, object.Raise(object.RuntimeError, "cannot re-enter the tee iterator")
		}
		it.from.running = true
		base := t.Top
		v, err := t.Next(it.from.iter)
		if err == object.Pending {
			return t.After(base, &teeNext{it})
		}
		return (&teeNext{it}).Resume(t, v, err)
	},
		object.Decl("static __new__(cls, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return t.OpenAll(a[1:2], &teeMaker{n: -1})
		}),
		object.Decl("__copy__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.Ptr[teeIter](a[0]).copy(), nil
		}),
	)
}

func tee(t *Thread, a []Value) (Value, error) {
	if a[1].N < 0 {
		return Value{}, object.Raise(object.ValueError, "n must be >= 0")
	}
	if a[1].N > 1<<20 {
		return Value{}, object.NewException(object.MemoryError)
	}
	if a[1].N == 0 {
		return object.NewTuple(nil), nil
	}
	return t.OpenAll(a[:1], &teeMaker{n: int(a[1].N)})
}

// teeMaker makes n iterators; of another tee they begin where that one is.
type teeMaker struct{ n int }

func (m *teeMaker) Take(_ *Thread, iters []Value) (Value, error) {
	first := iters[0]
	if first.Type() != teeType {
		first = object.Of(&teeIter{object.Head{Type: teeType}, &teeSource{iter: first}, &teeCell{}})
	} else if m.n < 0 {
		first = object.Ptr[teeIter](first).copy()
	}
	if m.n < 0 {
		return first, nil
	}
	all := make([]Value, m.n)
	for i := range all {
		all[i] = first
		if i > 0 || iters[0] == first {
			all[i] = object.Ptr[teeIter](first).copy()
		}
	}
	return object.NewTuple(all), nil
}

func (it *teeIter) copy() Value {
	return object.Of(&teeIter{object.Head{Type: teeType}, it.from, it.cell})
}

// pass goes on over a cell that is filled.
func (it *teeIter) pass() Value {
	v := it.cell.v
	it.cell = it.cell.next
	return v
}

// teeNext takes a new item from the underlying iterator.
type teeNext struct{ it *teeIter }

func (f *teeNext) Resume(_ *Thread, in Value, err error) (Value, error) {
	f.it.from.running = false
	if err != nil {
		return Value{}, err
	}
	f.it.cell.v, f.it.cell.next = in, &teeCell{}
	return f.it.pass(), nil
}
