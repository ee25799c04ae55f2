package _collections

// This file searches deques, and iterates over them: both notice when the deque
// is changed meanwhile.

import "taketurns/wasm/object"

// What a search is for.
const (
	searchContains = iota
	searchIndex
	searchCount
	searchRemove
)

// search goes through a deque for an item equal to key.
type search struct {
	d       *Deque
	key     Value
	i, stop int
	n       int64
	changes uint32
	goal    uint8
	asked   bool
}

func (f *search) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if f.asked {
			f.asked = false
			if f.changes != f.d.changes {
				if f.goal == searchRemove {
					return Value{}, object.Raise(object.IndexError, "deque mutated during remove().")
				}
				return Value{}, object.Raise(object.RuntimeError, "deque mutated during iteration")
			}
			if in == object.True {
				switch f.goal {
				case searchContains:
					return object.True, nil
				case searchIndex:
					return object.Int(int64(f.i)), nil
				case searchRemove:
					f.d.remove(f.i)
					return object.None, nil
				}
				f.n++
			}
			f.i++
		}
		if f.i >= f.stop || f.i >= f.d.n {
			switch f.goal {
			case searchContains:
				return object.False, nil
			case searchCount:
				return object.Int(f.n), nil
			}
			f.stop = -1
			return t.RaiseRepr(object.ValueError, "", f.key, " is not in deque")
		}
		t.Fuel--
		f.asked, f.changes = true, f.d.changes
		if in, err = t.Equal(*f.d.at(f.i), f.key); err == object.Pending {
			return in, err
		}
	}
}

// dequeIter iterates over a deque in either direction.
type dequeIter struct {
	object.Head
	d       *Deque
	i       int // items passed
	changes uint32
}

var dequeIterType, dequeReverseIterType = newDequeIter("_deque_iterator", false), newDequeIter("_deque_reverse_iterator", true)

func (d *Deque) iter(k *object.Type) Value {
	return object.Of(&dequeIter{Head: object.Head{Type: k}, d: d, changes: d.changes})
}

func newDequeIter(name string, backward bool) *object.Type {
	next := func(_ *Thread, v Value) (Value, error) {
		it := object.Ptr[dequeIter](v)
		if it.d == nil {
			return Value{}, object.Stop
		}
		if it.changes != it.d.changes {
			it.d = nil
			return Value{}, object.Raise(object.RuntimeError, "deque mutated during iteration")
		}
		if it.i == it.d.n {
			it.d = nil
			return Value{}, object.Stop
		}
		it.i++
		if backward {
			return *it.d.at(it.d.n - it.i), nil
		}
		return *it.d.at(it.i - 1), nil
	}
	k := object.NewIterType(name, next)
	k.In("collections")
	k.Define(
		object.Decl("static __new__(cls, deque, index:index=0, /)", func(_ *Thread, a []Value) (Value, error) {
			d := AsDeque(a[1])
			if d == nil {
				return Value{}, object.Errorf(object.TypeError, "%s() argument 1 must be collections.deque, not %s", name, a[1].Type().Name)
			}
			v := d.iter(k)
			object.Ptr[dequeIter](v).i = int(max(0, min(a[2].N, int64(d.n))))
			return v, nil
		}),

		object.Decl("__length_hint__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			if it := object.Ptr[dequeIter](a[0]); it.d != nil {
				return object.Int(int64(it.d.n - it.i)), nil
			}
			return object.Int(0), nil
		}),

		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			it := object.Ptr[dequeIter](a[0])
			d := it.d
			if d == nil {
				d = newDeque(-1)
			}
			return object.NewTuple([]Value{object.Of(k), object.NewTuple([]Value{object.Of(d), object.Int(int64(it.i))})}), nil
		}),
	)
	return k
}
