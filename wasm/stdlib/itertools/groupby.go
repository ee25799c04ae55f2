package itertools

// This file defines groupby. The groups share the underlying iterator with it:
// going on to the next group skips what is left of the one before.

import "taketurns/wasm/object"

var groupByType, grouperType *object.Type

type groupBy struct {
	object.Head
	iter, fn  Value
	target    Value    // the key of the current group; unset before the first
	key, item Value    // the last item fetched, with its key; item is unset once it was given
	current   *grouper // the group that may still give items
}

// grouper is one group.
type grouper struct {
	object.Head
	of     *groupBy
	target Value
}

func defineGroups() {
	groupByType = newType("groupby", func(t *Thread, self Value) (Value, error) {
		return t.Run(&groupNext{g: object.Ptr[groupBy](self)})
	}, object.Decl("static __new__(cls, iterable, key=None)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[1:2], &groupByMaker{a[0], a[2]})
	}))
	grouperType = newType("_grouper", func(t *Thread, self Value) (Value, error) {
		return t.Run(&grouperNext{m: object.Ptr[grouper](self)})
	})
}

type groupByMaker struct{ cls, fn Value }

func (m *groupByMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(groupByType, m.cls, object.Of(&groupBy{Head: object.Head{Type: groupByType}, iter: iters[0], fn: m.fn}))
}

// fetch gets the next item and its key; it is Pending or done.
type fetch struct {
	g    *groupBy
	item Value
	step int
}

func (f *fetch) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Next(f.g.iter); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.item, f.step = in, 2
			if !f.g.fn.IsNone() {
				if in, err = t.Call1(f.g.fn, in); err == object.Pending {
					return in, err
				}
			}
		case 2:
			if err == nil {
				f.g.item, f.g.key = f.item, in
			}
			return in, err
		}
	}
}

// groupNext goes on to the next key that differs.
type groupNext struct {
	g    *groupBy
	step int
}

func (f *groupNext) Resume(t *Thread, in Value, err error) (Value, error) {
	g := f.g
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			g.current = nil
			f.step = 1
		case 1:
			if t.Fuel--; t.Tired() {
				return Value{}, object.Park
			}
			switch {
			case g.key.IsUnset():
				f.step = 3
			case g.target.IsUnset():
				f.step = 4
			default:
				f.step = 2
				if in, err = t.Equal(g.target, g.key); err == object.Pending {
					return in, err
				}
			}
		case 2:
			if f.step = 3; in != object.True {
				f.step = 4
			}
		case 3:
			f.step = 1
			if in, err = t.Run(&fetch{g: g}); err == object.Pending {
				return in, err
			}
		case 4:
			g.target = g.key
			g.current = &grouper{object.Head{Type: grouperType}, g, g.key}
			return object.NewTuple([]Value{g.key, object.Of(g.current)}), nil
		}
	}
}

// grouperNext gives the next item of a group, if it is still of that key.
type grouperNext struct {
	m    *grouper
	step int
}

func (f *grouperNext) Resume(t *Thread, in Value, err error) (Value, error) {
	m, g := f.m, f.m.of
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			if g.current != m {
				return Value{}, object.Stop
			}
			f.step = 1
			if g.item.IsUnset() {
				if in, err = t.Run(&fetch{g: g}); err == object.Pending {
					return in, err
				}
			}
		case 1:
			f.step = 2
			if in, err = t.Equal(m.target, g.key); err == object.Pending {
				return in, err
			}
		case 2:
			if in != object.True {
				return Value{}, object.Stop
			}
			v := g.item
			g.item = Value{}
			return v, nil
		}
	}
}
