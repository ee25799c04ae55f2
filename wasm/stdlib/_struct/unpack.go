package _struct

// This file unpacks bytes into values.

import (
	"math"
	"strings"

	"taketurns/wasm/object"
)

// unpack returns the tuple of the values in b, which is just as long as the layout.
func (l *layout) unpack(b []byte) Value {
	values := make([]Value, len(l.items))
	for i, it := range l.items {
		values[i] = l.value(it, b[it.offset:it.offset+it.size])
	}
	return object.NewTuple(values)
}

func (l *layout) value(it item, b []byte) Value {
	switch it.letter {
	case 's', 'c':
		return object.NewBytes(string(b))
	case 'p':
		if len(b) == 0 {
			return object.NewBytes("")
		}
		n := min(int(b[0]), len(b)-1)
		return object.NewBytes(string(b[1 : 1+n]))
	}
	n := uint64(0)
	for i := range b {
		if l.big {
			n = n<<8 | uint64(b[i])
		} else {
			n = n<<8 | uint64(b[len(b)-1-i])
		}
	}
	switch it.letter {
	case '?':
		return object.Bool(n != 0)
	case 'e':
		return object.Float(fromHalf(uint16(n)))
	case 'f':
		return object.Float(float64(math.Float32frombits(uint32(n))))
	case 'd':
		return object.Float(math.Float64frombits(n))
	}
	if strings.IndexByte("bhilqn", it.letter) >= 0 {
		shift := 64 - 8*len(b)
		return object.Int(int64(n<<shift) >> shift)
	}
	return object.UintValue(n)
}

// fromHalf returns the number in IEEE 754's 16-bit format.
func fromHalf(h uint16) float64 {
	m, e := float64(h&0x3ff), int(h>>10&0x1f)
	var x float64
	switch e {
	case 0:
		x = math.Ldexp(m, -24)
	case 0x1f:
		x = math.Inf(1)
		if m != 0 {
			x = math.NaN()
		}
	default:
		x = math.Ldexp(m+1024, e-25)
	}
	if h>>15 != 0 {
		return -x
	}
	return x
}

// An unpackIter is what iter_unpack returns.
type unpackIter struct {
	object.Head
	layout *layout
	buffer Value
	at     int
}

var iterType = object.NewIterType("unpack_iterator", func(_ *Thread, v Value) (Value, error) {
	it := object.Ptr[unpackIter](v)
	b, ok := object.BytesLike(it.buffer)
	if !ok || it.at+it.layout.size > len(b) {
		return Value{}, object.Stop
	}
	it.at += it.layout.size
	return it.layout.unpack(b[it.at-it.layout.size : it.at]), nil
})
