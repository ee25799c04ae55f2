package _mp

// This file defines Cells: C numbers in memory that processes share.

import (
	"encoding/binary"
	"math"
	"math/big"
	"unicode/utf8"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// A memory belongs to the computer: forks share it.
type memory struct{ bytes []byte }

// CopyShared says that a fork does not copy it.
func (*memory) CopyShared() {}

// Cells is an array of C numbers of one type.
type Cells struct {
	object.Head
	code   byte // as the module array's type codes, and c and ?
	length int
	handle string
	mem    *memory
}

// sizes are those of a 64-bit Linux.
var sizes = map[byte]int{'b': 1, 'B': 1, 'c': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'f': 4, 'u': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'd': 8}

var cellsType = object.NewBuiltin("Cells", object.ObjectType, true)

var lowest64 = new(big.Int).SetUint64(math.MaxUint64)

// accessCost is what reading or writing one item costs, in units of 10 ns.
const accessCost = 3

func init() {
	k := cellsType
	k.Module, k.Final = "_mp", true
	self := func(a []Value) *Cells { return object.Ptr[Cells](a[0]) }
	k.Define(
		object.Decl("static __new__(cls, typecode, length:index, handle=None)", newCells),
		object.Decl("__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Int(int64(self(a).length)), nil }),
		object.Decl("__getitem__(self, key:subscript, /)", func(t *Thread, a []Value) (Value, error) { return self(a).getItem(t, a[1]) }),
		object.Decl("__setitem__(self, key:subscript, value, /)", func(t *Thread, a []Value) (Value, error) {
			return object.None, self(a).setItem(t, a[1], a[2])
		}),
		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			c := self(a)
			args := []Value{object.NewStr(string(c.code)), object.Int(int64(c.length)), object.NewStr(c.handle)}
			return object.NewTuple([]Value{object.Of(cellsType), object.NewTuple(args)}), nil
		}),
	).Getters(
		object.Getter{Name: "typecode", Get: func(_ *Thread, v Value) (Value, error) {
			return object.NewStr(string(object.Ptr[Cells](v).code)), nil
		}},
		object.Getter{Name: "handle", Get: func(_ *Thread, v Value) (Value, error) { return object.NewStr(object.Ptr[Cells](v).handle), nil }},
	)
}

func newCells(t *Thread, a []Value) (Value, error) {
	s := object.AsStr(a[1])
	if s == nil || len(s.S) != 1 || sizes[s.S[0]] == 0 {
		return Value{}, object.Raise(object.TypeError, "there is no such type of number")
	}
	n := a[2].N
	if n < 0 {
		return Value{}, object.Raise(object.ValueError, "the length must not be negative")
	}
	size := n * int64(sizes[s.S[0]])
	if n > math.MaxInt32 {
		return Value{}, object.NewException(object.MemoryError)
	}
	c := &Cells{Head: object.Head{Type: cellsType}, code: s.S[0], length: int(n)}
	m := machine.ProcOf(t).M
	if h := object.AsStr(a[3]); h != nil {
		c.handle = h.S
		if c.mem, _ = m.Shared(h.S).(*memory); c.mem == nil || int64(len(c.mem.bytes)) < size {
			return Value{}, object.OSErrorOf(object.ENOENT)
		}
		return object.Of(c), nil
	}
	if err := t.Allocate(size); err != nil {
		return Value{}, err
	}
	c.mem = &memory{make([]byte, size)}
	c.handle = m.NewName("memory")
	m.Share(c.handle, c.mem)
	t.Spend(100 + n/8)
	return object.Of(c), nil
}

func (c *Cells) at(i int) []byte {
	size := sizes[c.code]
	return c.mem.bytes[i*size : (i+1)*size]
}

// get returns item i.
func (c *Cells) get(i int) Value {
	b := c.at(i)
	le := binary.LittleEndian
	switch c.code {
	case 'b':
		return object.Int(int64(int8(b[0])))
	case 'B':
		return object.Int(int64(b[0]))
	case '?':
		return object.Bool(b[0] != 0)
	case 'c':
		return object.NewBytes(string(b))
	case 'h':
		return object.Int(int64(int16(le.Uint16(b))))
	case 'H':
		return object.Int(int64(le.Uint16(b)))
	case 'i':
		return object.Int(int64(int32(le.Uint32(b))))
	case 'I':
		return object.Int(int64(le.Uint32(b)))
	case 'u':
		return object.NewStr(string(rune(le.Uint32(b))))
	case 'l', 'q':
		return object.Int(int64(le.Uint64(b)))
	case 'L', 'Q':
		return object.UintValue(le.Uint64(b))
	case 'f':
		return object.Float(float64(math.Float32frombits(le.Uint32(b))))
	}
	return object.Float(math.Float64frombits(le.Uint64(b)))
}

// set stores v as item i. Ints wrap around, as those of C.
func (c *Cells) set(i int, v Value) error {
	b := c.at(i)
	le := binary.LittleEndian
	switch c.code {
	case 'f', 'd':
		f, ok := object.AsFloat(v)
		if !ok {
			n := object.AsBig(v)
			if n == nil {
				return object.Errorf(object.TypeError, "must be real number, not %s", v.Type().Name)
			}
			f, _ = n.Float64()
		}
		if c.code == 'f' {
			le.PutUint32(b, math.Float32bits(float32(f)))
		} else {
			le.PutUint64(b, math.Float64bits(f))
		}
		return nil
	case 'c':
		if raw, ok := object.BytesLike(v); ok && len(raw) == 1 {
			b[0] = raw[0]
			return nil
		}
		if n, ok := object.AsInt(v); ok && n >= 0 && n < 256 {
			b[0] = byte(n)
			return nil
		}
		return object.Raise(object.TypeError, "one character bytes, bytearray, or an integer in range(256) expected")
	case 'u':
		s := object.AsStr(v)
		if s == nil || s.Len() != 1 {
			return object.Errorf(object.TypeError, "unicode string expected instead of %s instance", v.Type().Name)
		}
		r, _ := utf8.DecodeRuneInString(s.S)
		le.PutUint32(b, uint32(r))
		return nil
	case '?':
		b[0] = 0
		if truth, _ := object.FastTruth(v); truth {
			b[0] = 1
		}
		return nil
	}
	n := object.AsBig(v)
	if n == nil {
		return object.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	low := new(big.Int).And(n, lowest64).Uint64() // And sees negative numbers in two's complement
	switch len(b) {
	case 1:
		b[0] = byte(low)
	case 2:
		le.PutUint16(b, uint16(low))
	case 4:
		le.PutUint32(b, uint32(low))
	default:
		le.PutUint64(b, low)
	}
	return nil
}

// position checks an index.
func (c *Cells) position(v Value) (int, error) {
	i, ok := object.AsInt(v)
	if i < 0 {
		i += int64(c.length)
	}
	if !ok || i < 0 || i >= int64(c.length) {
		return 0, object.Raise(object.IndexError, "invalid index")
	}
	return int(i), nil
}

// getItem reads an item, or a slice as a list, as bytes or as a string.
func (c *Cells) getItem(t *Thread, key Value) (Value, error) {
	if !machine.Of(t).Sync() {
		return Value{}, object.Park
	}
	s := object.AsSlice(key)
	if s == nil {
		i, err := c.position(key)
		if err != nil {
			return Value{}, err
		}
		t.Spend(accessCost)
		return c.get(i), nil
	}
	sp, err := s.Span(c.length)
	if err != nil {
		return Value{}, err
	}
	t.Spend(accessCost + int64(sp.N))
	items := make([]Value, sp.N)
	var text []byte
	for k := range items {
		items[k] = c.get(sp.Start + k*sp.Step)
		switch c.code {
		case 'c':
			text = append(text, c.at(sp.Start + k*sp.Step)[0])
		case 'u':
			text = append(text, object.AsStr(items[k]).S...)
		}
	}
	switch c.code {
	case 'c':
		return object.NewBytes(string(text)), nil
	case 'u':
		return object.NewStr(string(text)), nil
	}
	return object.NewList(items), nil
}

// setItem writes an item, or a slice of as many.
func (c *Cells) setItem(t *Thread, key, v Value) error {
	if !machine.Of(t).Sync() {
		return object.Park
	}
	s := object.AsSlice(key)
	if s == nil {
		i, err := c.position(key)
		if err != nil {
			return err
		}
		t.Spend(accessCost)
		return c.set(i, v)
	}
	sp, err := s.Span(c.length)
	if err != nil {
		return err
	}
	items, ok := itemsOf(t, v)
	if !ok || len(items) != sp.N {
		return object.Raise(object.ValueError, "Can only assign sequence of same size")
	}
	t.Spend(accessCost + int64(sp.N))
	for k, item := range items {
		if err := c.set(sp.Start+k*sp.Step, item); err != nil {
			return err
		}
	}
	return nil
}

// itemsOf returns the items of a list, tuple, str or bytes.
func itemsOf(t *Thread, v Value) ([]Value, bool) {
	if b, ok := object.BytesLike(v); ok {
		items := make([]Value, len(b))
		for i, x := range b {
			items[i] = object.Int(int64(x))
		}
		return items, true
	}
	if s := object.AsStr(v); s != nil {
		var items []Value
		for _, r := range s.Runes() {
			items = append(items, object.Char(r))
		}
		return items, true
	}
	return t.Items(v)
}
