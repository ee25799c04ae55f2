package itertools

// This file defines count, cycle and repeat.

import (
	"strconv"

	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

var countType, cycleType, repeatType *object.Type

// count counts up by step: any kind of number.
type count struct {
	object.Head
	next, step Value
}

// cycle goes through its items again and again; those of the first round are kept.
type cycle struct {
	object.Head
	iter  Value // unset once it is at its end
	saved []Value
	i     int
}

// repeat gives the same object so many times; a negative number stands for ever.
type repeat struct {
	object.Head
	v    Value
	left int64
}

func defineEndless() {
	countType = newType("count", countNext,
		object.Decl("static __new__(cls, start=0, step=1)", func(t *Thread, a []Value) (Value, error) {
			for i := 1; i <= 2; i++ {
				if !isNumber(a[i]) {
					return Value{}, object.Raise(object.TypeError, "a number is required")
				}
			}
			start, step := a[1], a[2]
			if n, ok := object.AsInt(step); ok && n == 1 && start.IsBool() {
				start = object.Int(start.N)
			}
			return t.NewOf(countType, a[0], object.Of(&count{object.Head{Type: countType}, start, step}))
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			c := object.Ptr[count](a[0])
			items := []Value{c.next, c.step}
			if n, ok := object.AsInt(c.step); ok && n == 1 {
				items = items[:1]
			}
			return t.ReprItems(a[0], "count(", items, ")", "count(...)")
		}),
		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			c := object.Ptr[count](a[0])
			return reduced(a[0], c.next, c.step), nil
		}),
	)
	cycleType = newType("cycle", func(t *Thread, self Value) (Value, error) {
		c := object.Ptr[cycle](self)
		if c.iter.IsUnset() {
			return c.again()
		}
		base := t.Top
		v, err := t.Next(c.iter)
		if err == object.Pending {
			return t.After(base, &cycleNext{c})
		}
		return c.first(t, v, err)
	}, object.Decl("static __new__(cls, iterable, /)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[1:2], &cycleMaker{a[0]})
	}))
	repeatType = newType("repeat", func(_ *Thread, self Value) (Value, error) {
		r := object.Ptr[repeat](self)
		if r.left == 0 {
			return Value{}, object.Stop
		}
		if r.left > 0 {
			r.left--
		}
		return r.v, nil
	},
		object.Decl("static __new__(cls, object, times:index=?)", func(t *Thread, a []Value) (Value, error) {
			r := &repeat{object.Head{Type: repeatType}, a[1], -1}
			if !a[2].IsUnset() {
				r.left = max(0, a[2].N)
			}
			return t.NewOf(repeatType, a[0], object.Of(r))
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			r, end := object.Ptr[repeat](a[0]), ")"
			if r.left >= 0 {
				end = ", " + strconv.FormatInt(r.left, 10) + ")"
			}
			return t.ReprItems(a[0], "repeat(", []Value{r.v}, end, "repeat(...)")
		}),
		object.Decl("__length_hint__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			r := object.Ptr[repeat](a[0])
			if r.left < 0 {
				return Value{}, object.Raise(object.TypeError, "len() of unsized object")
			}
			return object.Int(r.left), nil
		}),
		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			r := object.Ptr[repeat](a[0])
			if r.left < 0 {
				return reduced(a[0], r.v), nil
			}
			return reduced(a[0], r.v, object.Int(r.left)), nil
		}),
	)
}

// reduced returns how pickle makes the iterator anew.
func reduced(self Value, args ...Value) Value {
	return object.NewTuple([]Value{object.Of(self.Type()), object.NewTuple(args)})
}

func isNumber(v Value) bool {
	if object.IsIntLike(v) || v.IsFloat() {
		return true
	}
	k := v.Type()
	return k == object.ComplexType || !k.Special(object.SpIndex).IsUnset() || !k.Special(object.SpInt).IsUnset() || !k.Special(object.SpFloat).IsUnset()
}

func countNext(t *Thread, self Value) (Value, error) {
	c := object.Ptr[count](self)
	v := c.next
	if v.IsInt() && c.step.IsInt() {
		if n := v.N + c.step.N; (n > v.N) == (c.step.N > 0) {
			c.next = object.Int(n)
			return v, nil
		}
	}
	base := t.Top
	next, err := t.Binary(syntax.Add, v, c.step)
	if err == object.Pending {
		return t.After(base, &countStep{c, v})
	}
	return (&countStep{c, v}).Resume(t, next, err)
}

// countStep takes the next number from an addition and answers with the one before.
type countStep struct {
	c *count
	v Value
}

func (f *countStep) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	f.c.next = in
	return f.v, nil
}

type cycleMaker struct{ cls Value }

func (m *cycleMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(cycleType, m.cls, object.Of(&cycle{Head: object.Head{Type: cycleType}, iter: iters[0]}))
}

type cycleNext struct{ c *cycle }

func (f *cycleNext) Resume(t *Thread, in Value, err error) (Value, error) {
	return f.c.first(t, in, err)
}

// first takes an item of the first round.
func (c *cycle) first(t *Thread, v Value, err error) (Value, error) {
	switch {
	case object.IsStop(err):
		c.iter = Value{}
		return c.again()
	case err != nil:
		return Value{}, err
	}
	if n := len(c.saved); n > 1<<15 && n == cap(c.saved) {
		if err := t.Allocate(int64(n) * 32); err != nil {
			return Value{}, err
		}
	}
	c.saved = append(c.saved, v)
	return v, nil
}

// again gives an item of a later round.
func (c *cycle) again() (Value, error) {
	if len(c.saved) == 0 {
		return Value{}, object.Stop
	}
	v := c.saved[c.i]
	c.i = (c.i + 1) % len(c.saved)
	return v, nil
}
