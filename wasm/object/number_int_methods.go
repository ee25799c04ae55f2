package object

// This file defines the named methods of int.

import (
	"math/big"
	"math/bits"
	"slices"
)

func defineIntMethods() {
	makeNumerals()
	k := IntType
	k.Define(
		Def{"static __new__(cls, x=?, /, base=?)", intNew},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) { return intRepr(t, a[0]) }},
		Def{"keep __format__(self, format_spec, /)", formatNative},
		Def{"__round__(self, ndigits:index=None, /)", intRound},
		Def{"__getnewargs__(self, /)", func(t *Thread, a []Value) (Value, error) {
			v, _ := plainInt(t, a[0])
			return NewTuple([]Value{v}), nil
		}},
		Def{"to_bytes(self, length:index=1, byteorder='big', *, signed=False)", intToBytes},
		Def{"class from_bytes(cls, bytes, byteorder='big', *, signed=False)", intFromBytes},
	)
	k.unary(func(_ *Thread, v Value) (Value, error) {
		f, err := bigToFloat(AsBig(v))
		return Float(f), err
	}, "__float__")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		if n, ok := AsInt(v); ok {
			return Int(int64(bits.Len64(magnitude(n)))), nil
		}
		return Int(int64(AsBig(v).BitLen())), nil
	}, "bit_length")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		n := 0
		for _, w := range AsBig(v).Bits() {
			n += bits.OnesCount(uint(w))
		}
		return Int(int64(n)), nil
	}, "bit_count")
	k.unary(func(t *Thread, v Value) (Value, error) {
		n, _ := plainInt(t, v)
		return NewTuple([]Value{n, Int(1)}), nil
	}, "as_integer_ratio")
	k.unary(func(*Thread, Value) (Value, error) { return True, nil }, "is_integer")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		return Int(24 + int64(max(1, (AsBig(v).BitLen()+29)/30))*4), nil // CPython's digits have 30 bits
	}, "__sizeof__")
	k.Getters(
		Getter{"real", plainInt, nil},
		Getter{"numerator", plainInt, nil},
		Getter{"imag", func(*Thread, Value) (Value, error) { return Int(0), nil }, nil},
		Getter{"denominator", func(*Thread, Value) (Value, error) { return Int(1), nil }, nil},
	)
}

// intRound rounds to a power of ten, ties to even; other digits than those
// before the point there are none.
func intRound(t *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return plainInt(t, a[0])
	}
	digits, err := smallIndex(a[1])
	if err != nil {
		return Value{}, err
	}
	return roundInt(t, a[0], digits)
}

func roundInt(t *Thread, v Value, digits int64) (Value, error) {
	b := AsBig(v)
	if digits >= 0 {
		return plainInt(t, v)
	}
	if -digits > int64(b.BitLen()) { // less than a tenth of the unit
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-digits), nil)
	return IntFromBig(roundTo(b, unit, false)), nil
}

// roundTo returns the multiple of unit nearest to b, the even one of two. more
// says that the number to be rounded lies a little further from zero than b.
func roundTo(b, unit *big.Int, more bool) *big.Int {
	q, r := new(big.Int).QuoRem(b, unit, new(big.Int))
	twice := r.Abs(r).Lsh(r, 1)
	c := twice.Cmp(unit)
	if c > 0 || c == 0 && (more || q.Bit(0) == 1) {
		q.Add(q, big.NewInt(int64(b.Sign())))
	}
	return q.Mul(q, unit)
}

// byteOrder reads the argument of that name.
func byteOrder(v Value) (little bool, err error) {
	s := AsStr(v)
	switch {
	case s == nil:
		return false, Errorf(TypeError, "byteorder must be str, not %s", v.O.Type.Name)
	case s.S == "little":
		return true, nil
	case s.S == "big":
		return false, nil
	}
	return false, Raise(ValueError, "byteorder must be either 'little' or 'big'")
}

func intToBytes(t *Thread, a []Value) (Value, error) {
	length, err := smallIndex(a[1])
	if err != nil {
		return Value{}, err
	}
	little, err := byteOrder(a[2])
	if err != nil {
		return Value{}, err
	}
	signed, _ := FastTruth(a[3])
	b := AsBig(a[0])
	switch {
	case length < 0:
		return Value{}, Raise(ValueError, "length argument must be non-negative")
	case b.Sign() < 0 && !signed:
		return Value{}, Raise(OverflowError, "can't convert negative int to unsigned")
	}
	if err := t.Allocate(length); err != nil {
		return Value{}, err
	}
	bits := b.BitLen()
	if signed {
		if b.Sign() < 0 {
			bits = new(big.Int).Not(b).BitLen()
		}
		bits++
	}
	if int64(bits) > length*8 && !(length == 0 && b.Sign() == 0) {
		return Value{}, Raise(OverflowError, "int too big to convert")
	}
	if b.Sign() < 0 {
		b = new(big.Int).Add(b, new(big.Int).Lsh(bigOne, uint(length*8)))
	}
	buf := b.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(buf)
	}
	t.Spend(length / 4)
	return NewBytes(string(buf)), nil
}

func intFromBytes(t *Thread, a []Value) (Value, error) {
	k := AsType(a[0])
	little, err := byteOrder(a[2])
	if err != nil {
		return Value{}, err
	}
	signed, _ := FastTruth(a[3])
	f := &fromBytesFrame{k: k, little: little, signed: signed}
	if b, ok := bytesOf(a[1]); ok {
		return f.done(t, b)
	}
	base := t.Top
	v, err := t.toBytes(a[1])
	if err == Pending {
		return t.After(base, f)
	}
	return f.Resume(t, v, err)
}

// fromBytesFrame is int.from_bytes when its argument had to be made bytes
// first, or when the class's constructor must be called.
type fromBytesFrame struct {
	k              *Type
	little, signed bool
	made           bool
}

func (f *fromBytesFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || f.made {
		return in, err
	}
	b, _ := bytesOf(in)
	return f.done(t, b)
}

func (f *fromBytesFrame) done(t *Thread, b []byte) (Value, error) {
	if f.little {
		b = slices.Clone(b)
		slices.Reverse(b)
	}
	t.Spend(int64(len(b)) / 4)
	n := new(big.Int).SetBytes(b)
	if f.signed && len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(bigOne, uint(len(b)*8)))
	}
	v := IntFromBig(n)
	if f.k == IntType {
		return v, nil
	}
	return t.Call1(Of(f.k), v)
}
