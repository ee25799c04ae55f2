package vm

// This file unpacks iterables into registers: a, *b, c = x.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

func unpack(t *object.Thread, f *object.Frame, in compile.Instr) error {
	src := f.Regs[in.A]
	if in.Op == compile.UnpackSeq {
		switch src.Type() {
		case object.TupleType:
			if items := object.Ptr[object.Tuple](src).Items; len(items) == int(in.C) {
				copy(f.Regs[in.B:], items)
				return nil
			}
		case object.ListType:
			if items := object.Ptr[object.List](src).Items; len(items) == int(in.C) {
				copy(f.Regs[in.B:], items)
				return nil
			}
		}
	}
	u := &unpackFrame{f: f, first: int(in.B), before: int(in.C), star: false}
	if in.Op == compile.UnpackEx {
		u.before, u.after, u.star = int(in.C&0xff), int(in.C>>8), true
	}
	switch src.Type() {
	case object.TupleType:
		return u.spread(object.Ptr[object.Tuple](src).Items)
	case object.ListType:
		return u.spread(object.Ptr[object.List](src).Items)
	}
	f.Wait = object.WaitDiscard
	u.src = src
	_, err := t.Run(u)
	return err
}

// unpackFrame collects the items of an iterable and writes them to f's registers.
type unpackFrame struct {
	f             *object.Frame
	first         int
	before, after int
	star          bool
	src, iter     Value
	items         []Value
	step          int
}

// spread writes the items, or says that there are too many or too few.
func (u *unpackFrame) spread(items []Value) error {
	r := u.f.Regs[u.first:]
	want := u.before + u.after
	switch {
	case u.star && len(items) >= want:
		copy(r, items[:u.before])
		r[u.before] = object.NewList(append([]Value(nil), items[u.before:len(items)-u.after]...))
		copy(r[u.before+1:], items[len(items)-u.after:])
		return nil
	case u.star:
		return object.Errorf(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", want, len(items))
	case len(items) < want:
		return object.Errorf(object.ValueError, "not enough values to unpack (expected %d, got %d)", want, len(items))
	case len(items) > want:
		return object.Errorf(object.ValueError, "too many values to unpack (expected %d)", want)
	}
	copy(r, items)
	return nil
}

func (u *unpackFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	for {
		switch u.step {
		case 0:
			if !iterable(u.src) {
				return Value{}, object.Errorf(object.TypeError, "cannot unpack non-iterable %s object", u.src.Type().Name)
			}
			u.step = 1
			if in, err = t.Iter(u.src); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			u.iter, u.step = in, 2
		case 2:
			if !u.star && len(u.items) > u.before {
				return object.None, u.spread(u.items)
			}
			u.step = 3
			if in, err = next(t, u.iter); err == object.Pending {
				return in, err
			}
		case 3:
			if object.IsStop(err) {
				return object.None, u.spread(u.items)
			}
			if err != nil {
				return Value{}, err
			}
			u.items, u.step = append(u.items, in), 2
		}
	}
}
