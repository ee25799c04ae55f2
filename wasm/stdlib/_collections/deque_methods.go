package _collections

// This file defines the methods that look at a deque, and copies.

import (
	"strconv"

	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// defineDequeReading defines the methods that look at a deque.
func defineDequeReading(k *object.Type) {
	k.Define(
		object.Decl("__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Int(int64(self(a).n)), nil }),
		object.Decl("__getitem__(self, key:operand, /)", func(_ *Thread, a []Value) (Value, error) {
			i, err := self(a).position(a[1])
			if err != nil {
				return Value{}, err
			}
			return *self(a).at(i), nil
		}),

		object.Decl("__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&search{d: self(a), key: a[1], stop: self(a).n, goal: searchContains})
		}),

		object.Decl("count(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&search{d: self(a), key: a[1], stop: self(a).n, goal: searchCount})
		}),

		object.Decl("index(self, value, start:operand=0, stop:operand=9223372036854775807, /)", func(t *Thread, a []Value) (Value, error) {
			s := &search{d: self(a), key: a[1], goal: searchIndex}
			var err error
			if s.i, err = object.Bound(a[2], s.d.n); err == nil {
				s.stop, err = object.Bound(a[3], s.d.n)
			}
			if err != nil {
				return Value{}, err
			}
			return t.Run(s)
		}),

		object.Decl("__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return self(a).iter(dequeIterType), nil }),
		object.Decl("__reversed__(self, /)", func(_ *Thread, a []Value) (Value, error) { return self(a).iter(dequeReverseIterType), nil }),
		object.Decl("keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			d, end := AsDeque(a[0]), "])"
			if d.maxlen >= 0 {
				end = "], maxlen=" + strconv.Itoa(d.maxlen) + ")"
			}
			return t.ReprItems(a[0], a[0].Type().ShortName()+"([", d.items(), end, "[...]")
		}),

		object.Decl("keep copy(self, /)", copyDeque),
		object.Decl("keep __copy__(self, /)", copyDeque),
		object.Decl("keep __add__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			other := AsDeque(a[1])
			if other == nil {
				return Value{}, object.Errorf(object.TypeError, "can only concatenate deque (not \"%s\") to deque", a[1].Type().Name)
			}
			return t.Run(&dequeOfClass{like: a[0], more: other.items()})
		}),

		object.Decl("keep __mul__(self, value:operand, /)", multiply),
		object.Decl("keep __rmul__(self, value:operand, /)", multiply),
		object.Decl("keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			d, args, state := AsDeque(a[0]), object.NewTuple(nil), object.None
			if d.maxlen >= 0 {
				args = object.NewTuple([]Value{object.NewTuple(nil), object.Int(int64(d.maxlen))})
			}
			if x := object.AttrsOf(a[0]); x != nil {
				state = object.Of(x)
			}
			items, err := t.Iter(a[0])
			return object.NewTuple([]Value{object.Of(a[0].Type()), args, state, items}), err
		}),

		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),

		object.Decl("__eq__(self, value, /)", comparison(syntax.Eq)),
		object.Decl("__ne__(self, value, /)", comparison(syntax.NotEq)),
		object.Decl("__lt__(self, value, /)", comparison(syntax.Lt)),
		object.Decl("__le__(self, value, /)", comparison(syntax.LtE)),
		object.Decl("__gt__(self, value, /)", comparison(syntax.Gt)),
		object.Decl("__ge__(self, value, /)", comparison(syntax.GtE)),
	)
	k.Getters(Getter{Name: "maxlen", Get: func(_ *Thread, v Value) (Value, error) {
		if d := object.Ptr[Deque](v); d.maxlen >= 0 {
			return object.Int(int64(d.maxlen)), nil
		}
		return object.None, nil
	}})
}

// comparison compares two deques as lists.
func comparison(op syntax.CompareOp) object.NativeFn {
	return func(t *Thread, a []Value) (Value, error) {
		other := AsDeque(a[1])
		if other == nil {
			return object.NotImplemented, nil
		}
		return t.Compare(op, object.NewList(self(a).items()), object.NewList(other.items()))
	}
}

func copyDeque(t *Thread, a []Value) (Value, error) {
	d := AsDeque(a[0])
	if a[0].Type() == dequeType {
		c := newDeque(d.maxlen)
		return object.Of(c), c.fill(t, d.items())
	}
	if d.maxlen < 0 {
		return t.Call1(object.Of(a[0].Type()), a[0])
	}
	return t.Call2(object.Of(a[0].Type()), a[0], object.Int(int64(d.maxlen)))
}

func multiply(t *Thread, a []Value) (Value, error) {
	d := AsDeque(a[0])
	items, err := d.repeated(a[1])
	if err != nil {
		return Value{}, err
	}
	if d.n > 0 && len(items) >= d.n {
		items = items[d.n:] // the copy has them once
		return t.Run(&dequeOfClass{like: a[0], more: items})
	}
	return t.Run(&dequeOfClass{like: a[0], empty: true})
}

// dequeOfClass copies a deque, by its class, and appends to the copy or empties it.
type dequeOfClass struct {
	like  Value
	more  []Value
	empty bool
	asked bool
}

func (f *dequeOfClass) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = copyDeque(t, []Value{f.like}); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	d := AsDeque(in)
	if d == nil {
		return Value{}, object.Errorf(object.TypeError, "%s() must return a deque, not %s", f.like.Type().Name, in.Type().Name)
	}
	if f.empty {
		d.clear()
	}
	for _, v := range f.more {
		if err := d.push(t, v); err != nil {
			return Value{}, err
		}
	}
	return in, nil
}
