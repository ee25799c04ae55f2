package _struct

// This file packs values into bytes.

import (
	"math"
	"math/big"
	"strings"

	"taketurns/wasm/object"
)

// packFrame packs values one after another, asking those that are not plain
// numbers for theirs. The result is bytes, or None when they go into a buffer.
type packFrame struct {
	layout *layout
	values []Value
	out    []byte
	into   Value // a buffer, or unset
	at     int   // where in it
	next   int
	asked  bool
}

func (f *packFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			f.asked = false
			if err = f.put(f.layout.items[f.next], in, err); err != nil {
				return Value{}, err
			}
			f.next++
		}
		if f.next == len(f.layout.items) {
			return f.done()
		}
		f.asked = true
		in, err = ask(t, f.layout.items[f.next].letter, f.values[f.next])
		if err == object.Pending {
			return in, err
		}
	}
}

// ask returns a value in the form that the letter needs.
func ask(t *Thread, letter byte, v Value) (Value, error) {
	switch letter {
	case 's', 'p', 'c':
		return v, nil
	case '?':
		return t.Truth(v)
	case 'e', 'f', 'd':
		if v.Type().Special(object.SpFloat).IsUnset() && v.Type().Special(object.SpIndex).IsUnset() {
			return Value{}, raise("required argument is not a float")
		}
		return t.ToFloat(v, "")
	}
	if !object.IsIntLike(v) && v.Type().Special(object.SpIndex).IsUnset() {
		return Value{}, raise("required argument is not an integer")
	}
	return t.Index(v)
}

// put writes one value.
func (f *packFrame) put(it item, v Value, err error) error {
	if err != nil {
		return err
	}
	b := f.out[it.offset : it.offset+it.size]
	switch it.letter {
	case 's', 'p', 'c':
		return putBytes(it.letter, b, v)
	case '?':
		b[0] = byte(v.N)
		return nil
	case 'e', 'f', 'd':
		if err := f.layout.putFloat(b, v.Float()); err != nil {
			return err
		}
	default:
		if err := putInt(it.letter, b, object.AsBig(v)); err != nil {
			return err
		}
	}
	f.layout.order(b)
	return nil
}

func putBytes(letter byte, b []byte, v Value) error {
	data, ok := object.BytesLike(v)
	switch {
	case letter == 'c' && (!ok || len(data) != 1):
		return raise("char format requires a bytes object of length 1")
	case !ok:
		return raise("argument for '" + string(letter) + "' must be a bytes object")
	case letter != 'p':
		copy(b, data)
	case len(b) > 0: // Pascal's strings: the first byte is the length
		n := min(copy(b[1:], data), 255)
		b[0] = byte(n)
	}
	return nil
}

// putInt writes an int in two's complement, least significant byte first.
func putInt(letter byte, b []byte, n *big.Int) error {
	width := uint(8 * len(b))
	lo, hi := new(big.Int), new(big.Int).Lsh(big.NewInt(1), width)
	signed := strings.IndexByte("bhilqn", letter) >= 0
	if signed {
		hi.Rsh(hi, 1)
		lo.Neg(hi)
	}
	if letter == 'P' && n.Sign() < 0 {
		lo.Neg(new(big.Int).Rsh(hi, 1))
	}
	if n.Cmp(lo) < 0 || n.Cmp(hi) >= 0 {
		if letter == 'P' {
			return raise("int too large to convert")
		}
		hi.Sub(hi, big.NewInt(1))
		return raise("'" + string(letter) + "' format requires " + lo.String() + " <= number <= " + hi.String())
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), width))
	}
	putBits(b, n.Uint64())
	return nil
}

func putBits(b []byte, n uint64) {
	for i := range b {
		b[i] = byte(n >> (8 * i))
	}
}

// putFloat writes a float in the width of b. Where C would cast, one too large becomes infinite.
func (l *layout) putFloat(b []byte, x float64) error {
	switch len(b) {
	case 2:
		h, ok := half(x)
		if !ok {
			return object.Raise(object.OverflowError, "float too large to pack with e format")
		}
		putBits(b, uint64(h))
	case 4:
		f := float32(x)
		if math.IsInf(float64(f), 0) && !math.IsInf(x, 0) && !l.asC {
			return object.Raise(object.OverflowError, "float too large to pack with f format")
		}
		putBits(b, uint64(math.Float32bits(f)))
	default:
		putBits(b, math.Float64bits(x))
	}
	return nil
}

// half returns x in IEEE 754's 16-bit format, rounded to the nearest, ties to
// even; ok is false when it is too large.
func half(x float64) (bits uint16, ok bool) {
	if math.Signbit(x) {
		bits = 1 << 15
	}
	switch {
	case math.IsNaN(x):
		return bits | 0x7e00, true
	case math.IsInf(x, 0):
		return bits | 0x7c00, true
	case x == 0:
		return bits, true
	}
	m, e := math.Frexp(math.Abs(x)) // m is from 0.5 to 1
	if e < -13 {                    // subnormal: in units of 2^-24
		return bits | uint16(math.RoundToEven(math.Ldexp(m, e+24))), true
	}
	n := uint16(math.RoundToEven(math.Ldexp(m, 11))) // 11 bits, the first of them implied
	r := uint32(e+13)<<10 + uint32(n)
	if r >= 0x7c00 {
		return 0, false
	}
	return bits | uint16(r), true
}

// done hands over what was packed.
func (f *packFrame) done() (Value, error) {
	if f.into.IsUnset() {
		return object.NewBytes(string(f.out)), nil
	}
	b, err := writable(f.into)
	if err != nil {
		return Value{}, err
	}
	if f.at+len(f.out) > len(b) {
		return Value{}, raise("the buffer has become too small")
	}
	copy(b[f.at:], f.out)
	return object.None, nil
}
