package itertools

// This file defines the iterators that pass some items on and others not:
// takewhile, dropwhile, filterfalse and compress.

import "taketurns/wasm/object"

var takeWhileType, dropWhileType, filterFalseType, compressType *object.Type

// chooser is one of takewhile, dropwhile and filterfalse.
type chooser struct {
	object.Head
	fn, iter Value
	switched bool // takewhile is over, dropwhile has begun
}

// compress passes on the items whose selectors are true.
type compress struct {
	object.Head
	data, selectors Value
}

func defineChoices() {
	for _, c := range []struct {
		k    **object.Type
		name string
		sig  string
	}{
		{&takeWhileType, "takewhile", "predicate, iterable"},
		{&dropWhileType, "dropwhile", "predicate, iterable"},
		{&filterFalseType, "filterfalse", "function, iterable"},
	} {
		*c.k = newType(c.name, func(t *Thread, self Value) (Value, error) {
			return t.Run(&chooserNext{c: object.Ptr[chooser](self), k: *c.k})
		}, object.Decl("static __new__(cls, "+c.sig+", /)", func(t *Thread, a []Value) (Value, error) {
			return t.OpenAll(a[2:3], &chooserMaker{*c.k, a[0], a[1]})
		}))
	}
	compressType = newType("compress", func(t *Thread, self Value) (Value, error) {
		return t.Run(&compressNext{c: object.Ptr[compress](self)})
	}, object.Decl("static __new__(cls, data, selectors)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[1:3], &compressMaker{a[0]})
	}))
}

type chooserMaker struct {
	k       *object.Type
	cls, fn Value
}

func (m *chooserMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(m.k, m.cls, object.Of(&chooser{object.Head{Type: m.k}, m.fn, iters[0], false}))
}

type chooserNext struct {
	c    *chooser
	k    *object.Type
	item Value
	step int
}

func (f *chooserNext) Resume(t *Thread, in Value, err error) (Value, error) {
	c := f.c
	for {
		switch f.step {
		case 0:
			if c.switched && f.k == takeWhileType {
				return Value{}, object.Stop
			}
			if t.Fuel--; t.Tired() {
				return Value{}, object.Park
			}
			f.step = 1
			if in, err = t.Next(c.iter); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil || c.switched {
				return in, err
			}
			f.item, f.step = in, 2
			if f.k != filterFalseType || !c.fn.IsNone() && c.fn != object.Of(object.BoolType) {
				if in, err = t.Call1(c.fn, in); err == object.Pending {
					return in, err
				}
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			f.step = 3
			if in, err = t.Truth(in); err == object.Pending {
				return in, err
			}
		case 3:
			if err != nil {
				return Value{}, err
			}
			f.step = 0
			chosen := in == object.True
			switch f.k {
			case takeWhileType:
				if chosen {
					return f.item, nil
				}
				c.switched = true
				return Value{}, object.Stop
			case dropWhileType:
				if !chosen {
					c.switched = true
					return f.item, nil
				}
			default:
				if !chosen {
					return f.item, nil
				}
			}
		}
	}
}

type compressMaker struct{ cls Value }

func (m *compressMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(compressType, m.cls, object.Of(&compress{object.Head{Type: compressType}, iters[0], iters[1]}))
}

type compressNext struct {
	c    *compress
	item Value
	step int
}

func (f *compressNext) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if t.Fuel--; t.Tired() {
				return Value{}, object.Park
			}
			f.step = 1
			if in, err = t.Next(f.c.data); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.item, f.step = in, 2
			if in, err = t.Next(f.c.selectors); err == object.Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			f.step = 3
			if in, err = t.Truth(in); err == object.Pending {
				return in, err
			}
		case 3:
			if err != nil {
				return Value{}, err
			}
			if in == object.True {
				return f.item, nil
			}
			f.step = 0
		}
	}
}
