package itertools

// This file defines chain and zip_longest.

import "taketurns/wasm/object"

var chainType, zipLongestType *object.Type

// chain goes through one iterable after the other.
type chain struct {
	object.Head
	source Value // an iterator over the iterables; unset at the end
	active Value // an iterator over the current one
}

// zipLongest takes an item from each iterator in turn, as long as one has any.
type zipLongest struct {
	object.Head
	iters []Value // unset where at its end
	left  int
	fill  Value
}

func defineChains() {
	chainType = newType("chain", func(t *Thread, self Value) (Value, error) {
		return t.Run(&chainNext{c: object.Ptr[chain](self)})
	},
		object.Decl("static __new__(cls, /, *iterables)", func(t *Thread, a []Value) (Value, error) {
			return t.OpenAll(a[1:2], &chainMaker{a[0]})
		}),
		object.Decl("class from_iterable(cls, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return t.OpenAll(a[1:2], &chainMaker{a[0]})
		}),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
	)
	zipLongestType = newType("zip_longest", func(t *Thread, self Value) (Value, error) {
		z := object.Ptr[zipLongest](self)
		if z.left == 0 {
			return Value{}, object.Stop
		}
		return t.Run(&zipLongestNext{z: z, items: make([]Value, 0, len(z.iters))})
	}, object.Decl("static __new__(cls, /, *iterables, fillvalue=None)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(object.AsTuple(a[1]).Items, &zipLongestMaker{a[0], a[2]})
	}))
}

type chainMaker struct{ cls Value }

func (m *chainMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(chainType, m.cls, object.Of(&chain{Head: object.Head{Type: chainType}, source: iters[0]}))
}

type chainNext struct {
	c    *chain
	step int
}

func (f *chainNext) Resume(t *Thread, in Value, err error) (Value, error) {
	c := f.c
	for {
		switch f.step {
		case 0:
			switch {
			case c.source.IsUnset():
				return Value{}, object.Stop
			case !c.active.IsUnset():
				f.step = 3
				in, err = t.Next(c.active)
			default:
				f.step = 1
				in, err = t.Next(c.source)
			}
			if err == object.Pending {
				return in, err
			}
		case 1: // the next iterable
			if err != nil {
				c.source = Value{}
				return Value{}, err
			}
			f.step = 2
			if in, err = t.Iter(in); err == object.Pending {
				return in, err
			}
		case 2: // its iterator
			if err != nil {
				c.source = Value{}
				return Value{}, err
			}
			c.active, f.step = in, 0
		case 3: // its next item
			if !object.IsStop(err) {
				return in, err
			}
			if t.Fuel--; t.Tired() {
				f.step = 4
				return Value{}, object.Park
			}
			f.step = 4
		case 4:
			c.active, f.step = Value{}, 0
		}
	}
}

type zipLongestMaker struct{ cls, fill Value }

func (m *zipLongestMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(zipLongestType, m.cls, object.Of(&zipLongest{object.Head{Type: zipLongestType}, iters, len(iters), m.fill}))
}

type zipLongestNext struct {
	z     *zipLongest
	items []Value
	asked bool
}

func (f *zipLongestNext) Resume(t *Thread, in Value, err error) (Value, error) {
	z := f.z
	for {
		i := len(f.items)
		if f.asked {
			f.asked = false
			switch {
			case object.IsStop(err):
				z.iters[i] = Value{}
				if z.left--; z.left == 0 {
					return Value{}, object.Stop
				}
				in = z.fill
			case err != nil:
				z.left = 0
				return Value{}, err
			}
			f.items = append(f.items, in)
			continue
		}
		switch {
		case i == len(z.iters):
			return object.NewTuple(f.items), nil
		case z.iters[i].IsUnset():
			f.items = append(f.items, z.fill)
			continue
		}
		f.asked = true
		if in, err = t.Next(z.iters[i]); err == object.Pending {
			return in, err
		}
	}
}
