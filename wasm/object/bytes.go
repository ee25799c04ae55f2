package object

// This file begins bytes and bytearray, whose methods are mostly the same: how
// natives read bytes-like arguments, and the operators. The constructors are
// in bytes_new.go, the methods in bytes_find.go and bytes_methods.go, what
// changes a bytearray in bytearray.go; memoryview is in memoryview.go.

import (
	"bytes"
	"math"
	"unsafe"
)

// NewByteArray returns a bytearray of b, which it keeps.
func NewByteArray(b []byte) Value { return Of(&ByteArray{Head: Head{Type: ByteArrayType}, B: b}) }

// BytesLike returns the bytes of a bytes, bytearray or memoryview. They must
// not be changed, and not be used after Python code had a chance to run.
func BytesLike(v Value) (b []byte, ok bool) { return bytesOf(v) }

func bytesOf(v Value) (b []byte, ok bool) {
	if s := AsBytes(v); s != nil {
		return viewOf(s.S), true
	}
	if a := As[ByteArray](v, ByteArrayType); a != nil {
		return a.B, true
	}
	if m := As[MemoryView](v, MemoryViewType); m != nil && !m.released() {
		return m.contents(), true
	}
	return nil, false
}

// viewOf returns the bytes of s without a copy; they must not be changed.
func viewOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// textOf is the inverse: a string that is b, as long as b does not change.
func textOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// selfBytes returns the bytes of a method's self, a bytes or bytearray.
func selfBytes(v Value) []byte {
	if v.O.Type == BytesType {
		return viewOf(Ptr[Bytes](v).S)
	}
	return Ptr[ByteArray](v).B
}

// likeSelf returns a copy of b as an object of self's kind.
func likeSelf(self Value, b []byte) Value {
	if self.O.Type == BytesType {
		return NewBytes(string(b))
	}
	return NewByteArray(append([]byte(nil), b...))
}

// ownLike is likeSelf for bytes that the caller gives away.
func ownLike(self Value, b []byte) Value {
	if self.O.Type == BytesType {
		return NewBytes(textOf(b))
	}
	return NewByteArray(b)
}

// wholeLike returns part as an object of self's kind: self itself when it is
// an immutable one that nothing was cut off from.
func wholeLike(self Value, part []byte) Value {
	if self.O.Type == BytesType && len(part) == len(Ptr[Bytes](self).S) {
		return self
	}
	return likeSelf(self, part)
}

// bytesArgument returns the bytes of an argument that must be bytes-like.
func bytesArgument(v Value) ([]byte, error) {
	b, ok := bytesOf(v)
	if !ok {
		return nil, Errorf(TypeError, "a bytes-like object is required, not '%s'", v.O.Type.Name)
	}
	return b, nil
}

// byteValue returns an argument that must be an int from 0 to 255.
func byteValue(v Value) (byte, error) {
	n, ok := AsInt(v)
	switch {
	case ok && n >= 0 && n <= 255:
		return byte(n), nil
	case !IsIntLike(v):
		return 0, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.O.Type.Name)
	}
	return 0, Raise(ValueError, "byte must be in range(0, 256)")
}

func defineBytes() {
	for _, k := range []*Type{BytesType, ByteArrayType} {
		defineBytesOperators(k)
		defineBytesFind(k)
		defineBytesMethods(k)
	}
	defineBytesNew()
	defineByteArray()
	defineMemoryView()
	defineBytesIter()
}

func defineBytesOperators(k *Type) {
	k.Define(
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(len(selfBytes(a[0])))), nil }},
		Def{"__add__(self, value, /)", bytesAdd},
		Def{"__mul__(self, value:operand, /)", bytesMul},
		Def{"__rmul__(self, value:operand, /)", bytesMul},
		Def{"__mod__(self, value, /)", bytesMod},
		Def{"__rmod__(self, value, /)", notImplemented},
		Def{"__contains__(self, key:operand, /)", bytesContains},
		Def{"__getitem__(self, key:subscript, /)", bytesGetItem},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return newBytesIter(a[0]), nil }},
	)
	k.comparisons6(func(x, y Value) int {
		b, ok := bytesOf(y)
		if !ok {
			return unordered
		}
		return bytes.Compare(selfBytes(x), b)
	})
}

func bytesAdd(t *Thread, a []Value) (Value, error) {
	y, ok := bytesOf(a[1])
	if !ok {
		return NotImplemented, nil
	}
	x := selfBytes(a[0])
	if err := t.Allocate(int64(len(x) + len(y))); err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(x)+len(y)) / 64)
	return ownLike(a[0], append(append(make([]byte, 0, len(x)+len(y)), x...), y...)), nil
}

func bytesMul(t *Thread, a []Value) (Value, error) {
	n, ok, err := repeatCount(a[1])
	if !ok {
		return NotImplemented, nil
	}
	b, err := t.repeatBytes(selfBytes(a[0]), n, err)
	if err != nil {
		return Value{}, err
	}
	return ownLike(a[0], b), nil
}

func (t *Thread) repeatBytes(b []byte, n int64, err error) ([]byte, error) {
	if err != nil || len(b) == 0 {
		return nil, err
	}
	if n > math.MaxInt64/int64(len(b)) {
		return nil, NewException(MemoryError)
	}
	if err := t.Allocate(n * int64(len(b))); err != nil {
		return nil, err
	}
	t.Spend(n * int64(len(b)) / 64)
	return bytes.Repeat(b, int(n)), nil
}

func bytesContains(_ *Thread, a []Value) (Value, error) {
	if IsIntLike(a[1]) {
		c, err := byteValue(a[1])
		return Bool(err == nil && bytes.IndexByte(selfBytes(a[0]), c) >= 0), err
	}
	b, err := bytesArgument(a[1])
	return Bool(err == nil && bytes.Contains(selfBytes(a[0]), b)), err
}

func bytesGetItem(t *Thread, a []Value) (Value, error) {
	b := selfBytes(a[0])
	s := AsSlice(a[1])
	if s == nil {
		typ, outside := "byte", "index"
		if a[0].O.Type == ByteArrayType {
			typ, outside = "bytearray", "bytearray index"
		}
		i, err := Subscript(a[1], len(b), typ, outside)
		if err != nil {
			return Value{}, err
		}
		return Int(int64(b[i])), nil
	}
	sp, err := s.Span(len(b))
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(sp.N) / 64)
	if sp.Step == 1 {
		return wholeLike(a[0], b[sp.Start:sp.Start+sp.N]), nil
	}
	return ownLike(a[0], spread(b, sp)), nil
}

// spread returns the bytes at the span's positions.
func spread(b []byte, sp Span) []byte {
	out := make([]byte, sp.N)
	for i := range out {
		out[i] = b[sp.Start+i*sp.Step]
	}
	return out
}

// A bytesIter iterates over a bytes or bytearray, which may change meanwhile.
type bytesIter struct {
	Head
	of Value // unset at the end
	i  int
}

var bytesIterType, byteArrayIterType *Type

func defineBytesIter() {
	bytesIterType = NewIterType("bytes_iterator", bytesIterNext)
	byteArrayIterType = NewIterType("bytearray_iterator", bytesIterNext)
	for _, k := range []*Type{bytesIterType, byteArrayIterType} {
		k.Define(Def{"__length_hint__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			it := Ptr[bytesIter](a[0])
			if it.of.O == nil {
				return Int(0), nil
			}
			return Int(int64(max(len(selfBytes(it.of))-it.i, 0))), nil
		}})
	}
}

func newBytesIter(v Value) Value {
	k := bytesIterType
	if v.O.Type == ByteArrayType {
		k = byteArrayIterType
	}
	return Of(&bytesIter{Head: Head{Type: k}, of: v})
}

func bytesIterNext(_ *Thread, v Value) (Value, error) {
	it := Ptr[bytesIter](v)
	if it.of.O == nil {
		return Value{}, Stop
	}
	b := selfBytes(it.of)
	if it.i >= len(b) {
		it.of = Value{}
		return Value{}, Stop
	}
	it.i++
	return Int(int64(b[it.i-1])), nil
}
