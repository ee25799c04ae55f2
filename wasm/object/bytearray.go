package object

// This file defines what changes a bytearray.

import (
	"bytes"
	"slices"
)

func defineByteArray() {
	k := ByteArrayType
	k.Define(
		Def{"__setitem__(self, key:subscript, value, /)", byteArraySetItem},
		Def{"__delitem__(self, key:subscript, /)", byteArrayDelItem},
		Def{"__iadd__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			b, ok := bytesOf(a[1])
			if !ok {
				return Value{}, Errorf(TypeError, "can't concat %s to bytearray", a[1].O.Type.Name)
			}
			return a[0], Ptr[ByteArray](a[0]).splice(t, -1, -1, b)
		}},
		Def{"__imul__(self, value:operand, /)", func(t *Thread, a []Value) (Value, error) {
			n, ok, err := repeatCount(a[1])
			if !ok {
				return NotImplemented, nil
			}
			self := Ptr[ByteArray](a[0])
			b, err := t.repeatBytes(self.B, n, err)
			if err != nil {
				return Value{}, err
			}
			return a[0], self.replaceAll(b)
		}},
		Def{"__alloc__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			if n := len(Ptr[ByteArray](a[0]).B); n > 0 {
				return Int(int64(n) + 1), nil
			}
			return Int(0), nil
		}},
		Def{"append(self, item:index, /)", func(t *Thread, a []Value) (Value, error) {
			c, err := byteValue(a[1])
			if err != nil {
				return Value{}, err
			}
			return None, Ptr[ByteArray](a[0]).splice(t, -1, -1, []byte{c})
		}},
		Def{"extend(self, iterable_of_ints, /)", byteArrayExtend},
		Def{"insert(self, index:index, item:index, /)", func(t *Thread, a []Value) (Value, error) {
			c, err := byteValue(a[2])
			if err != nil {
				return Value{}, err
			}
			self := Ptr[ByteArray](a[0])
			i := clip(int(max(-maxIndex, min(a[1].N, maxIndex))), len(self.B), 1)
			return None, self.splice(t, i, i, []byte{c})
		}},
		Def{"pop(self, index:index=-1, /)", func(t *Thread, a []Value) (Value, error) {
			self := Ptr[ByteArray](a[0])
			if len(self.B) == 0 {
				return Value{}, Raise(IndexError, "pop from empty bytearray")
			}
			i := a[1].N
			if i < 0 {
				i += int64(len(self.B))
			}
			if i < 0 || i >= int64(len(self.B)) {
				return Value{}, Raise(IndexError, "pop index out of range")
			}
			c := self.B[i]
			return Int(int64(c)), self.splice(t, int(i), int(i)+1, nil)
		}},
		Def{"remove(self, value:index, /)", func(t *Thread, a []Value) (Value, error) {
			self := Ptr[ByteArray](a[0])
			c, err := byteValue(a[1])
			if err != nil {
				return Value{}, err
			}
			i := bytes.IndexByte(self.B, c)
			if i < 0 {
				return Value{}, Raise(ValueError, "value not found in bytearray")
			}
			return None, self.splice(t, i, i+1, nil)
		}},
		Def{"reverse(self, /)", func(_ *Thread, a []Value) (Value, error) {
			slices.Reverse(Ptr[ByteArray](a[0]).B)
			return None, nil
		}},
		Def{"clear(self, /)", func(_ *Thread, a []Value) (Value, error) { return None, Ptr[ByteArray](a[0]).replaceAll(nil) }},
		Def{"copy(self, /)", func(_ *Thread, a []Value) (Value, error) { return likeSelf(a[0], Ptr[ByteArray](a[0]).B), nil }},
	)
}

func errExported() error {
	return Raise(BufferError, "Existing exports of data: object cannot be re-sized")
}

// replaceAll makes b the contents.
func (a *ByteArray) replaceAll(b []byte) error {
	if a.Exports > 0 && len(b) != len(a.B) {
		return errExported()
	}
	a.B = b
	return nil
}

// splice puts b in the place of the bytes from i up to j; -1 stands for the end.
func (a *ByteArray) splice(t *Thread, i, j int, b []byte) error {
	if i < 0 {
		i, j = len(a.B), len(a.B)
	}
	if a.Exports > 0 && len(b) != j-i {
		return errExported()
	}
	if len(b) > 1<<16 {
		if err := t.Allocate(int64(len(a.B) + len(b))); err != nil {
			return err
		}
	}
	t.Spend(int64(len(a.B)-i+len(b)) / 64)
	switch {
	case i == len(a.B):
		a.B = append(a.B, b...)
	case len(b) == j-i:
		copy(a.B[i:], b)
	default:
		a.B = slices.Replace(a.B, i, j, b...)
	}
	return nil
}

func byteArraySetItem(t *Thread, a []Value) (Value, error) {
	self := Ptr[ByteArray](a[0])
	s := AsSlice(a[1])
	if s == nil {
		if !IsIntLike(a[1]) {
			_, err := Subscript(a[1], len(self.B), "bytearray", "bytearray index")
			return Value{}, err
		}
		return t.Run(&setByte{self: a[0], at: a[1], value: a[2]})
	}
	if _, err := s.Span(len(self.B)); err != nil {
		return Value{}, err
	}
	if b, ok := bytesOf(a[2]); ok {
		return None, self.assign(t, s, slices.Clone(b))
	}
	if _, isFloat := AsFloat(a[2]); isFloat || AsStr(a[2]) != nil || IsIntLike(a[2]) {
		return Value{}, Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	if k := a[2].O.Type; k.Special(SpIter).O == nil && k.Special(SpGetitem).O == nil {
		return Value{}, Errorf(TypeError, "cannot convert '%s' object to bytearray", k.Name)
	}
	return t.Run(&assignBytes{self: a[0], to: a[1], from: a[2]})
}

// setByte is self[at] = value.
type setByte struct {
	self, at, value Value
	asked           bool
}

func (f *setByte) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Index(f.value); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	c, err := byteValue(in)
	if err != nil {
		return Value{}, err
	}
	self := Ptr[ByteArray](f.self)
	i, err := Subscript(f.at, len(self.B), "bytearray", "bytearray index")
	if err != nil {
		return Value{}, err
	}
	self.B[i] = c
	return None, nil
}

// assignBytes is self[to] = from, for an iterable of ints.
type assignBytes struct {
	self, to, from Value
	asked          bool
}

func (f *assignBytes) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.ForEach(f.from, &byteCollector{what: "byte"}); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	return None, Ptr[ByteArray](f.self).assign(t, Ptr[Slice](f.to), []byte(AsBytes(in).S))
}

// assign puts b in the place of what the slice selects.
func (a *ByteArray) assign(t *Thread, s *Slice, b []byte) error {
	sp, err := s.Span(len(a.B))
	if err != nil {
		return err
	}
	if sp.Step == 1 {
		return a.splice(t, sp.Start, sp.Start+sp.N, b)
	}
	if len(b) == 0 {
		return a.remove(t, sp)
	}
	if len(b) != sp.N {
		return Errorf(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(b), sp.N)
	}
	for i, c := range b {
		a.B[sp.Start+i*sp.Step] = c
	}
	return nil
}

// remove takes out the bytes at the span's positions.
func (a *ByteArray) remove(t *Thread, sp Span) error {
	if sp.N == 0 {
		return nil
	}
	if sp.Step < 0 {
		sp.Start, sp.Step = sp.Start+(sp.N-1)*sp.Step, -sp.Step
	}
	if sp.Step == 1 {
		return a.splice(t, sp.Start, sp.Start+sp.N, nil)
	}
	if a.Exports > 0 {
		return errExported()
	}
	kept := a.B[:sp.Start]
	for i := sp.Start; i < len(a.B); i++ {
		if at := i - sp.Start; at%sp.Step != 0 || at/sp.Step >= sp.N {
			kept = append(kept, a.B[i])
		}
	}
	a.B = kept
	return nil
}

func byteArrayDelItem(t *Thread, a []Value) (Value, error) {
	self := Ptr[ByteArray](a[0])
	if s := AsSlice(a[1]); s != nil {
		sp, err := s.Span(len(self.B))
		if err != nil {
			return Value{}, err
		}
		return None, self.remove(t, sp)
	}
	i, err := Subscript(a[1], len(self.B), "bytearray", "bytearray index")
	if err != nil {
		return Value{}, err
	}
	return None, self.splice(t, i, i+1, nil)
}

func byteArrayExtend(t *Thread, a []Value) (Value, error) {
	if b, ok := bytesOf(a[1]); ok {
		return None, Ptr[ByteArray](a[0]).splice(t, -1, -1, slices.Clone(b))
	}
	k := a[1].O.Type
	switch {
	case AsStr(a[1]) != nil:
		return Value{}, Errorf(TypeError, "expected iterable of integers; got: '%s'", k.Name)
	case k.Special(SpIter).O == nil && k.Special(SpGetitem).O == nil:
		return Value{}, Errorf(TypeError, "can't extend bytearray with %s", k.Name)
	}
	return t.ForEach(a[1], &byteExtender{byteCollector{what: "byte"}, a[0]})
}

// A byteExtender appends the ints of an iterable to a bytearray, when all are there.
type byteExtender struct {
	byteCollector
	to Value
}

// End appends them.
func (e *byteExtender) End(t *Thread) (Value, error) {
	return None, Ptr[ByteArray](e.to).splice(t, -1, -1, e.out)
}
