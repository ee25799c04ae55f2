package _collections

// This file defines deque: a list that is short work to change at either end.

import "taketurns/wasm/object"

// A Deque is a collections.deque: a ring of n items from first on.
type Deque struct {
	object.Head
	ring    []Value // its length is zero or a power of two
	first   int
	n       int
	maxlen  int    // -1: none
	changes uint32 // counts what adds or removes items, for iterators
}

func newDeque(maxlen int) *Deque {
	return &Deque{Head: object.Head{Type: dequeType}, maxlen: maxlen}
}

// AsDeque returns v as a deque, or nil.
func AsDeque(v Value) *Deque { return object.As[Deque](v, dequeType) }

func (d *Deque) at(i int) *Value { return &d.ring[(d.first+i)&(len(d.ring)-1)] }

// grow makes room for one more item.
func (d *Deque) grow(t *Thread) error {
	if d.n < len(d.ring) {
		return nil
	}
	if d.n > 1<<15 {
		if err := t.Allocate(int64(d.n) * 32); err != nil {
			return err
		}
	}
	ring := make([]Value, max(8, 2*len(d.ring)))
	copy(ring[copy(ring, d.ring[d.first:]):], d.ring[:d.first])
	d.ring, d.first = ring, 0
	return nil
}

// push appends v, and drops the first item of a deque that is full.
func (d *Deque) push(t *Thread, v Value) error {
	if d.n == d.maxlen {
		if d.n == 0 {
			return nil
		}
		d.shift()
	}
	if err := d.grow(t); err != nil {
		return err
	}
	d.n++
	*d.at(d.n - 1) = v
	d.changes++
	return nil
}

// unshift puts v before the first item, and drops the last one of a deque that is full.
func (d *Deque) unshift(t *Thread, v Value) error {
	if d.n == d.maxlen {
		if d.n == 0 {
			return nil
		}
		d.drop()
	}
	if err := d.grow(t); err != nil {
		return err
	}
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.n++
	*d.at(0) = v
	d.changes++
	return nil
}

// shift removes the first item.
func (d *Deque) shift() Value {
	p := d.at(0)
	v := *p
	*p = Value{}
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	d.changes++
	return v
}

// drop removes the last item.
func (d *Deque) drop() Value {
	p := d.at(d.n - 1)
	v := *p
	*p = Value{}
	d.n--
	d.changes++
	return v
}

// remove takes item i out: what is behind it moves up.
func (d *Deque) remove(i int) {
	for ; i < d.n-1; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.drop()
}

func (d *Deque) clear() {
	d.ring, d.first, d.n = nil, 0, 0
	d.changes++
}

// items returns the items in order.
func (d *Deque) items() []Value {
	items := make([]Value, d.n)
	for i := range items {
		items[i] = *d.at(i)
	}
	return items
}

// rotate moves the last k items, 0 <= k < n, before the others.
func (d *Deque) rotate(k int) {
	for ; k > 0; k-- {
		v := d.drop()
		d.first = (d.first - 1) & (len(d.ring) - 1)
		d.n++
		*d.at(0) = v
	}
	d.changes++
}

var dequeType = object.NewBuiltin("deque", object.ObjectType, true)

func defineDeque() {
	dequeType.In("collections")
	dequeType.Attrs.Set("__hash__", object.None)
	defineDequeChanges(dequeType)
	defineDequeReading(dequeType)
}

func self(a []Value) *Deque { return object.Ptr[Deque](a[0]) }

// result answers None when err is nil.
func result(err error) (Value, error) { return object.None, err }

// defineDequeChanges defines the methods that change a deque.
func defineDequeChanges(k *object.Type) {
	k.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(dequeType, a[0], object.Of(newDeque(-1)))
		}),

		object.Decl("__init__(self, iterable=?, maxlen=None)", func(t *Thread, a []Value) (Value, error) {
			d, maxlen := self(a), -1
			if !a[2].IsNone() {
				n, ok := object.AsInt(a[2])
				if !ok {
					return Value{}, object.Raise(object.TypeError, "an integer is required")
				}
				if n < 0 {
					return Value{}, object.Raise(object.ValueError, "maxlen must be non-negative")
				}
				maxlen = int(n)
			}
			d.maxlen = maxlen
			d.clear()
			if a[1].IsUnset() {
				return object.None, nil
			}
			return t.ForEach(a[1], &extender{d: d, result: object.None})
		}),

		object.Decl("append(self, item, /)", func(t *Thread, a []Value) (Value, error) { return result(self(a).push(t, a[1])) }),
		object.Decl("appendleft(self, item, /)", func(t *Thread, a []Value) (Value, error) { return result(self(a).unshift(t, a[1])) }),
		object.Decl("pop(self, /)", func(_ *Thread, a []Value) (Value, error) {
			if self(a).n == 0 {
				return Value{}, object.Raise(object.IndexError, "pop from an empty deque")
			}
			return self(a).drop(), nil
		}),

		object.Decl("popleft(self, /)", func(_ *Thread, a []Value) (Value, error) {
			if self(a).n == 0 {
				return Value{}, object.Raise(object.IndexError, "pop from an empty deque")
			}
			return self(a).shift(), nil
		}),

		object.Decl("extend(self, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return extend(t, self(a), a[1], false, object.None)
		}),

		object.Decl("extendleft(self, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return extend(t, self(a), a[1], true, object.None)
		}),

		object.Decl("keep __iadd__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return extend(t, AsDeque(a[0]), a[1], false, a[0])
		}),

		object.Decl("clear(self, /)", func(_ *Thread, a []Value) (Value, error) {
			self(a).clear()
			return object.None, nil
		}),

		object.Decl("insert(self, index:index, value, /)", func(t *Thread, a []Value) (Value, error) {
			d, i := self(a), int(a[1].N)
			if d.n == d.maxlen {
				return Value{}, object.Raise(object.IndexError, "deque already at its maximum size")
			}
			if i < 0 {
				i = max(0, i+d.n)
			}
			if err := d.push(t, a[2]); err != nil {
				return Value{}, err
			}
			t.Spend(int64(d.n) / 8)
			for j := d.n - 1; j > i; j-- {
				*d.at(j) = *d.at(j - 1)
			}
			*d.at(min(i, d.n-1)) = a[2]
			return object.None, nil
		}),

		object.Decl("remove(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&search{d: self(a), key: a[1], stop: self(a).n, goal: searchRemove})
		}),

		object.Decl("reverse(self, /)", func(t *Thread, a []Value) (Value, error) {
			d := self(a)
			t.Spend(int64(d.n) / 8)
			for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
				*d.at(i), *d.at(j) = *d.at(j), *d.at(i)
			}
			return object.None, nil
		}),

		object.Decl("rotate(self, n:index=1, /)", func(t *Thread, a []Value) (Value, error) {
			d := self(a)
			if d.n > 1 {
				k := int(a[1].N % int64(d.n))
				if k < 0 {
					k += d.n
				}
				t.Spend(int64(k) / 8)
				d.rotate(k)
			}
			return object.None, nil
		}),

		object.Decl("__setitem__(self, key:operand, value, /)", func(_ *Thread, a []Value) (Value, error) {
			i, err := self(a).position(a[1])
			if err == nil {
				*self(a).at(i) = a[2]
			}
			return result(err)
		}),

		object.Decl("__delitem__(self, key:operand, /)", func(t *Thread, a []Value) (Value, error) {
			i, err := self(a).position(a[1])
			if err == nil {
				t.Spend(int64(self(a).n-i) / 8)
				self(a).remove(i)
			}
			return result(err)
		}),

		object.Decl("keep __imul__(self, value:operand, /)", func(t *Thread, a []Value) (Value, error) {
			d := AsDeque(a[0])
			items, err := d.repeated(a[1])
			if err == nil {
				err = d.fill(t, items)
			}
			return a[0], err
		}),
	)
}

// position makes a position of a subscript.
func (d *Deque) position(key Value) (int, error) {
	if !object.IsIntLike(key) {
		return 0, object.Errorf(object.TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
	}
	return object.Subscript(key, d.n, "deque", "deque index")
}

// repeated returns the items so many times over, cut to what maxlen leaves of them.
func (d *Deque) repeated(times Value) ([]Value, error) {
	n, ok := object.AsInt(times)
	switch {
	case !object.IsIntLike(times):
		return nil, object.Errorf(object.TypeError, "can't multiply sequence by non-int of type '%s'", times.Type().Name)
	case !ok && object.AsBig(times).Sign() > 0 || n > 1<<40:
		return nil, object.NewException(object.MemoryError)
	case d.n == 0 || n <= 0:
		return nil, nil
	}
	items := d.items()
	total := len(items) * int(n)
	if d.maxlen >= 0 && total > d.maxlen {
		keep := (d.maxlen + len(items) - 1) / len(items)
		n, total = int64(keep), keep*len(items)
	}
	if total > 1<<26 {
		return nil, object.NewException(object.MemoryError)
	}
	all := make([]Value, 0, total)
	for range n {
		all = append(all, items...)
	}
	return all, nil
}

// fill replaces the items.
func (d *Deque) fill(t *Thread, items []Value) error {
	d.clear()
	t.Spend(int64(len(items)) / 4)
	for _, v := range items {
		if err := d.push(t, v); err != nil {
			return err
		}
	}
	return nil
}

// extend appends the items of an iterable, at either end.
func extend(t *Thread, d *Deque, from Value, left bool, answer Value) (Value, error) {
	if AsDeque(from) == d { // the items as they are now
		from = object.NewList(d.items())
	}
	return t.ForEach(from, &extender{d, left, answer})
}

type extender struct {
	d      *Deque
	left   bool
	result Value
}

func (e *extender) Visit(t *Thread, item Value) (Value, error) {
	if e.left {
		return Value{}, e.d.unshift(t, item)
	}
	return Value{}, e.d.push(t, item)
}
func (e *extender) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (e *extender) End(*Thread) (Value, error)                  { return e.result, nil }
