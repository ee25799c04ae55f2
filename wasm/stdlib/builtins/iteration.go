package builtins

// This file defines the builtin functions that go through iterables.

import (
	"math"

	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// truths is all() and any(): the first item with the truth that decides ends it.
type truths struct{ until Value }

func (f *truths) Visit(t *Thread, item Value) (Value, error) { return t.Truth(item) }
func (f *truths) Visited(_ *Thread, r Value) (Value, bool, error) {
	return r, r != f.until, nil
}
func (f *truths) End(*Thread) (Value, error) { return object.Bool(f.until == object.False), nil }

// sorter makes a sorted list of what was collected.
type sorter struct{ key, reverse Value }

func (s *sorter) Take(t *Thread, items []Value) (Value, error) {
	l := object.NewList(items)
	return t.SortList(object.Ptr[object.List](l), s.key, s.reverse, l)
}

func iter(t *Thread, a []Value) (Value, error) {
	if a[1].IsUnset() {
		return t.Iter(a[0])
	}
	if !object.IsCallable(a[0]) {
		return Value{}, object.Raise(object.TypeError, "iter(v, w): v must be callable")
	}
	return object.NewCallIter(a[0], a[1]), nil
}

func next(t *Thread, a []Value) (Value, error) {
	base := t.Top
	v, err := t.Next(a[0])
	switch {
	case a[1].IsUnset():
		return v, err
	case err == object.Pending:
		return t.After(base, &nextOr{a[1]})
	case object.IsStop(err):
		return a[1], nil
	}
	return v, err
}

// nextOr is next() with a default.
type nextOr struct{ def Value }

func (f *nextOr) Resume(_ *Thread, in Value, err error) (Value, error) {
	if object.IsStop(err) {
		return f.def, nil
	}
	return in, err
}

func sum(t *Thread, a []Value) (Value, error) {
	switch start := a[1]; {
	case a[0].Type().Special(object.SpIter).IsUnset() && a[0].Type().Special(object.SpGetitem).IsUnset():
		return t.Iter(a[0]) // which complains
	case object.AsStr(start) != nil:
		return Value{}, object.Raise(object.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case object.AsBytes(start) != nil:
		return Value{}, object.Raise(object.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case object.As[object.ByteArray](start, object.ByteArrayType) != nil:
		return Value{}, object.Raise(object.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	return t.ForEach(a[0], &adder{sum: a[1]})
}

// adder sums. While the items are floats the low-order parts lost in each
// addition are kept apart (Neumaier's summation), as CPython does since 3.12.
type adder struct {
	sum  Value
	lost float64
}

func (f *adder) Visit(t *Thread, item Value) (Value, error) {
	if f.sum.IsFloat() {
		x := f.sum.Float()
		switch {
		case item.IsFloat():
			y := item.Float()
			s := x + y
			if math.Abs(x) >= math.Abs(y) {
				f.lost += (x - s) + y
			} else {
				f.lost += (y - s) + x
			}
			return object.Float(s), nil
		case item.IsInt():
			return object.Float(x + float64(item.N)), nil
		}
	}
	f.settle()
	if f.sum.IsInt() && item.IsInt() {
		if s := f.sum.N + item.N; (s > f.sum.N) == (item.N > 0) {
			return object.Int(s), nil
		}
	}
	return t.Binary(syntax.Add, f.sum, item)
}

// settle adds what was lost.
func (f *adder) settle() {
	if f.lost != 0 {
		if !math.IsInf(f.lost, 0) && !math.IsNaN(f.lost) {
			f.sum = object.Float(f.sum.Float() + f.lost)
		}
		f.lost = 0
	}
}

func (f *adder) Visited(_ *Thread, r Value) (Value, bool, error) {
	f.sum = r
	return Value{}, true, nil
}

func (f *adder) End(*Thread) (Value, error) {
	f.settle()
	return f.sum, nil
}

// extreme is max and min.
func extreme(t *Thread, name string, a []Value) (Value, error) {
	args := object.AsTuple(a[0]).Items
	f := &extremeFrame{name: name, op: syntax.Gt, key: a[1], def: a[2]}
	if name == "min" {
		f.op = syntax.Lt
	}
	switch {
	case len(args) == 0:
		return Value{}, object.Errorf(object.TypeError, "%s expected at least 1 argument, got 0", name)
	case len(args) == 1:
		f.from.From = args[0]
	case !a[2].IsUnset():
		return Value{}, object.Errorf(object.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
	default:
		f.from.From = a[0]
	}
	return t.Run(f)
}

type extremeFrame struct {
	name          string
	op            syntax.CompareOp
	key, def      Value
	from          object.Cursor
	item, itemKey Value
	best, bestKey Value
	step          int
}

func (f *extremeFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = f.from.Start(t); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.from.Iter, f.step = in, 2
		case 2: // the next item
			if t.Fuel--; t.Tired() {
				return Value{}, object.Park
			}
			f.step = 3
			if in, err = f.from.Next(t); err == object.Pending {
				return in, err
			}
		case 3: // its key
			if object.IsStop(err) {
				return f.end()
			}
			if err != nil {
				return Value{}, err
			}
			f.item, f.step = in, 4
			if !f.key.IsNone() {
				if in, err = t.Call1(f.key, in); err == object.Pending {
					return in, err
				}
			}
		case 4: // is it better?
			if err != nil {
				return Value{}, err
			}
			f.itemKey = in
			if f.best.IsUnset() {
				f.best, f.bestKey, f.step = f.item, in, 2
				continue
			}
			f.step = 5
			if in, err = t.Compare(f.op, in, f.bestKey); err == object.Pending {
				return in, err
			}
		case 5:
			if err != nil {
				return Value{}, err
			}
			f.step = 6
			if in, err = t.Truth(in); err == object.Pending {
				return in, err
			}
		case 6:
			if err != nil {
				return Value{}, err
			}
			if in == object.True {
				f.best, f.bestKey = f.item, f.itemKey
			}
			f.step = 2
		}
	}
}

func (f *extremeFrame) end() (Value, error) {
	switch {
	case !f.best.IsUnset():
		return f.best, nil
	case !f.def.IsUnset():
		return f.def, nil
	}
	return Value{}, object.Errorf(object.ValueError, "%s() iterable argument is empty", f.name)
}
