package object

// This file adds strings. A loop of s += t takes time proportional to the
// result, not to its square: CPython extends a string in place when nobody else
// refers to it; here the new string lies in the same memory as the old one.

import "unsafe"

// A room is memory in which a string was built. Every string that lies in it
// is a beginning of bytes; the one that is all of it can be extended without a copy.
type room struct{ bytes []byte }

const roomFrom = 128 // shorter strings are simply copied

// Concat returns x + y.
func (t *Thread) Concat(x, y *Str) (Value, error) {
	switch {
	case len(x.S) == 0:
		return Of(y), nil
	case len(y.S) == 0:
		return Of(x), nil
	}
	n := len(x.S) + len(y.S)
	t.Spend(int64(len(y.S)) / 16)
	r := &Str{Head: Head{Type: StrType}, n: -1}
	if x.n >= 0 && y.n >= 0 {
		r.n = x.n + y.n
	}
	if n < roomFrom {
		r.S = x.S + y.S
		return Of(r), nil
	}
	var in *room
	if x.more != nil && x.more.room != nil && len(x.more.room.bytes) == len(x.S) {
		in = x.more.room
		if err := in.grow(t, n); err != nil {
			return Value{}, err
		}
	} else {
		if err := t.Allocate(int64(n)); err != nil {
			return Value{}, err
		}
		in = &room{append(make([]byte, 0, n), x.S...)}
	}
	in.bytes = append(in.bytes, y.S...)
	r.S = unsafe.String(unsafe.SliceData(in.bytes), n)
	r.more = &strMore{room: in}
	return Of(r), nil
}

// grow makes sure that n bytes have room; strings that lie in the old memory stay there.
func (in *room) grow(t *Thread, n int) error {
	if n <= cap(in.bytes) {
		return nil
	}
	size := n + n/2
	if err := t.Allocate(int64(size)); err != nil {
		return err
	}
	in.bytes = append(make([]byte, 0, size), in.bytes...)
	return nil
}
