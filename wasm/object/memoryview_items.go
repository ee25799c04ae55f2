package object

// This file reads and writes the items of a memoryview in its format.

import (
	"math"
	"strings"
)

// itemFormats are the native formats that a view can have.
const itemFormats = "bBc?hHiIlLqQnNfd"

func itemSize(format byte) int {
	switch format {
	case 'h', 'H':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'n', 'N', 'd':
		return 8
	}
	return 1
}

// unpack returns the item in b as a value.
func (m *MemoryView) unpack(b []byte) (Value, error) {
	if b == nil {
		return Value{}, errReleased()
	}
	var n uint64
	for i := len(b) - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[i])
	}
	shift := 64 - 8*len(b)
	switch m.Format {
	case 'c':
		return NewBytes(string(b)), nil
	case '?':
		return Bool(n != 0), nil
	case 'f':
		return Float(float64(math.Float32frombits(uint32(n)))), nil
	case 'd':
		return Float(math.Float64frombits(n)), nil
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return Int(int64(n<<shift) >> shift), nil
	}
	return UintValue(n), nil
}

// pack writes a value into the item b.
func (m *MemoryView) pack(b []byte, v Value) error {
	if b == nil {
		return errReleased()
	}
	badType := Errorf(TypeError, "memoryview: invalid type for format '%c'", m.Format)
	badValue := Errorf(ValueError, "memoryview: invalid value for format '%c'", m.Format)
	var n uint64
	switch m.Format {
	case 'c':
		s := AsBytes(v)
		if s == nil {
			return badType
		}
		if len(s.S) != 1 {
			return badValue
		}
		n = uint64(s.S[0])
	case '?':
		truth, ok := FastTruth(v)
		if !ok {
			return badType
		}
		n = uint64(Bool(truth).N)
	case 'f', 'd':
		f, ok, err := realNumber(v)
		if err != nil || !ok {
			return badType
		}
		n = math.Float64bits(f)
		if m.Format == 'f' {
			n = uint64(math.Float32bits(float32(f)))
		}
	default:
		i := AsBig(v)
		if i == nil {
			return badType
		}
		width := 8 * len(b)
		if strings.IndexByte("bhilqn", m.Format) >= 0 {
			if !i.IsInt64() || i.Int64() != i.Int64()<<(64-width)>>(64-width) {
				return badValue
			}
			n = uint64(i.Int64())
		} else {
			if !i.IsUint64() || i.BitLen() > width {
				return badValue
			}
			n = i.Uint64()
		}
	}
	for i := range b {
		b[i] = byte(n >> (8 * i))
	}
	return nil
}
