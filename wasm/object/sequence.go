package object

// This file defines list, tuple, bytes, range, slice and the iterators that
// for loops know directly.

// A List is a Python list.
type List struct {
	Head
	Items []Value
}

// NewList returns a list of items, which it keeps.
func NewList(items []Value) Value { return Of(&List{Head{Type: ListType}, items}) }

// A Tuple is a Python tuple. Nothing changes one after it is made.
type Tuple struct {
	Head
	Items []Value
}

var emptyTuple Tuple

// NewTuple returns a tuple of items, which it keeps.
func NewTuple(items []Value) Value {
	if len(items) == 0 {
		emptyTuple.Type = TupleType
		return Of(&emptyTuple)
	}
	return Of(&Tuple{Head{Type: TupleType}, items})
}

// Pair returns the tuple (a, b), in one piece of memory.
func Pair(a, b Value) Value {
	p := &struct {
		Tuple
		items [2]Value
	}{Tuple{Head: Head{Type: TupleType}}, [2]Value{a, b}}
	p.Items = p.items[:]
	return Value{O: &p.Head}
}

// A Bytes is a Python bytes object.
type Bytes struct {
	Head
	S string
}

// NewBytes returns the bytes s.
func NewBytes(s string) Value { return Of(&Bytes{Head{Type: BytesType}, s}) }

// A ByteArray is a Python bytearray.
type ByteArray struct {
	Head
	B       []byte
	Exports int // memoryviews of it: it cannot be resized while there are any
}

// A Range is range(Start, Stop, Step) when all fit 64 bits; Big holds the three otherwise.
type Range struct {
	Head
	Start, Stop, Step int64
	Len               int64
	Big               []Value // start, stop, step, length as given, when they do not fit
}

// A Slice is a slice object.
type Slice struct {
	Head
	Start, Stop, Step Value
}

// NewSlice returns slice(start, stop, step).
func NewSlice(start, stop, step Value) Value {
	return Of(&Slice{Head{Type: SliceType}, start, stop, step})
}

// A RangeIter iterates over a range of 64-bit numbers.
type RangeIter struct {
	Head
	Next, Step int64
	Left       int64
}

// A ListIter iterates over a list, which may change meanwhile; List is nil at the end.
type ListIter struct {
	Head
	List *List
	I    int
}

// A TupleIter iterates over a tuple.
type TupleIter struct {
	Head
	Items []Value
	I     int
}

// NewIterType returns a type for a builtin iterator whose __next__ is next.
func NewIterType(name string, next func(t *Thread, self Value) (Value, error)) *Type {
	t := NewBuiltin(name, ObjectType, true)
	t.SetNext(next)
	return t
}

// SetNext makes t an iterator: next is its __next__, and __iter__ returns itself.
func (t *Type) SetNext(next func(t *Thread, self Value) (Value, error)) {
	t.NextFn = next
	t.Define(
		Def{"keep __iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"__next__(self, /)", func(t *Thread, a []Value) (Value, error) { return next(t, a[0]) }},
	)
}
