package object

// This file defines hashing and the equality of keys, as far as no Python code is needed.

import (
	"math"
	"math/bits"
)

const hashModulus = 1<<61 - 1 // numbers hash to their value modulo this prime (sys.hash_info)

func notMinusOne(h uint64) uint64 {
	if h == math.MaxUint64 {
		return math.MaxUint64 - 1
	}
	return h
}

// Hash returns hash(v). The error is Slow when the class has a __hash__ of its
// own in Python, else that v is unhashable.
func Hash(t *Thread, v Value) (uint64, error) {
	switch v.O {
	case &intTag, &boolTag:
		return hashInt(v.N), nil
	case &floatTag:
		return hashFloat(t, v), nil
	case &noneTag:
		return 0xfca86420, nil
	}
	switch v.O.Type {
	case StrType:
		return Ptr[Str](v).Hash(t), nil
	case TupleType:
		return hashTuple(t, Ptr[Tuple](v).Items)
	case IntType:
		return hashBig(v), nil
	case BytesType:
		return siphash(t.Interp.HashKey, Ptr[Bytes](v).S), nil
	case MethodType:
		m := Ptr[Method](v)
		f, err := Hash(t, m.Func)
		return notMinusOne(f ^ hashIdentity(t, m.Self)), err
	}
	f := v.O.Type.Special(SpHash)
	if f == objectHash {
		return hashIdentity(t, v), nil
	}
	if f.O == nil || f.IsNone() {
		return 0, Errorf(TypeError, "unhashable type: '%s'", v.O.Type.Name)
	}
	if f.O.Type != NativeType {
		return 0, Slow
	}
	n := Ptr[Native](f)
	if in := v.instance(); in != nil && in.Payload.O != nil && n.Owner.layout == in.Payload.O.Type.layout {
		return Hash(t, in.Payload)
	}
	base := t.Top
	r, err := t.Call1(f, v)
	if err == Pending { // a native hash that needs frames: start over through them
		for t.Top != base {
			t.Drop()
		}
		return 0, Slow
	}
	return uint64(r.N), err
}

// Drop takes the frame just pushed off the stack again.
func (t *Thread) Drop() {
	f := t.Top
	if f.Gen != nil {
		t.Suspend(f.Gen)
		return
	}
	t.Top = f.Back
	if f.Code != nil {
		t.Depth--
	}
	t.Release(f)
}

func hashIdentity(t *Thread, v Value) uint64 {
	return bits.RotateLeft64(uint64(t.Identity(v)), -4)
}

func hashInt(n int64) uint64 {
	if n >= 0 {
		if n >= hashModulus {
			return uint64(n % hashModulus)
		}
		return uint64(n)
	}
	var m uint64
	if n == math.MinInt64 {
		m = 1 << 63 % hashModulus
	} else {
		m = uint64(-n) % hashModulus
	}
	return notMinusOne(-m)
}

func hashBig(v Value) uint64 {
	b := Ptr[BigInt](v).Int
	var h uint64
	w := b.Bits()
	for i := len(w) - 1; i >= 0; i-- {
		h = mulMod61(h) + uint64(w[i])%hashModulus
		if h >= hashModulus {
			h -= hashModulus
		}
	}
	if b.Sign() < 0 {
		h = -h
	}
	return notMinusOne(h)
}

// mulMod61 multiplies by 2**64 modulo 2**61-1: a rotation by three bits.
func mulMod61(h uint64) uint64 { return (h<<3)&hashModulus | h>>58 }

// hashFloat hashes a float like the number it is, so that hash(2.0) == hash(2) (float_hash in pyhash.c).
func hashFloat(t *Thread, v Value) uint64 {
	f := v.Float()
	switch {
	case math.IsInf(f, 1):
		return 314159
	case math.IsInf(f, -1):
		return ^uint64(314159) + 1
	case math.IsNaN(f):
		return hashIdentity(t, v)
	}
	m, e := math.Frexp(f)
	neg := m < 0
	m = math.Abs(m)
	var x uint64
	for m != 0 {
		x = (x<<28)&hashModulus | x>>(61-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= hashModulus {
			x -= hashModulus
		}
	}
	e %= 61
	if e < 0 {
		e += 61
	}
	x = (x<<e)&hashModulus | x>>(61-e)
	if neg {
		x = -x
	}
	return notMinusOne(x)
}

// HashFloat returns the hash of a number that is no object.
func HashFloat(t *Thread, f float64) uint64 { return hashFloat(t, Float(f)) }

// hashTuple hashes a tuple of items; very deep ones are left to frames.
func hashTuple(t *Thread, items []Value) (uint64, error) {
	if t.nested >= maxNested {
		return 0, Slow
	}
	t.nested++
	defer t.unnest()
	c := newTupleHash()
	for _, v := range items {
		h, err := Hash(t, v)
		if err != nil {
			return 0, err
		}
		c.add(h)
	}
	return c.sum(len(items)), nil
}

// combineHashes returns the hash of a tuple whose items have these hashes.
func combineHashes(hashes []Value) uint64 {
	c := newTupleHash()
	for _, h := range hashes {
		c.add(uint64(h.N))
	}
	return c.sum(len(hashes))
}

// tupleHasher combines the items' hashes as tuplehash in tupleobject.c does (xxHash's rounds).
type tupleHasher uint64

const xxPrime1, xxPrime2, xxPrime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261

func newTupleHash() tupleHasher { return xxPrime5 }

func (c *tupleHasher) add(h uint64) {
	*c = tupleHasher(bits.RotateLeft64(uint64(*c)+h*xxPrime2, 31) * xxPrime1)
}

func (c tupleHasher) sum(n int) uint64 {
	h := uint64(c) + (uint64(n) ^ (xxPrime5 ^ 3527539))
	if h == math.MaxUint64 {
		return 1546275796
	}
	return h
}

// FastEq reports whether a == b, identity first, as containers compare. ok is
// false when Python code must be asked.
func FastEq(t *Thread, a, b Value) (eq, ok bool) {
	if a == b {
		return true, true
	}
	a, b = keyPayload(a), keyPayload(b)
	switch a.O {
	case &intTag, &boolTag:
		switch b.O {
		case &intTag, &boolTag:
			return a.N == b.N, true
		case &floatTag:
			return EqIntFloat(a.N, b.Float()), true
		}
	case &floatTag:
		switch b.O {
		case &intTag, &boolTag:
			return EqIntFloat(b.N, a.Float()), true
		case &floatTag:
			return a.Float() == b.Float(), true
		}
	}
	ta, tb := a.O.Type, b.O.Type
	if ta == tb {
		switch ta {
		case StrType:
			return Ptr[Str](a).S == Ptr[Str](b).S, true
		case BytesType:
			return Ptr[Bytes](a).S == Ptr[Bytes](b).S, true
		case IntType:
			if a.O == &intTag || b.O == &intTag {
				return false, true
			}
			return Ptr[BigInt](a).Int.Cmp(Ptr[BigInt](b).Int) == 0, true
		case TupleType:
			x, y := Ptr[Tuple](a).Items, Ptr[Tuple](b).Items
			if len(x) != len(y) {
				return false, true
			}
			if t.nested >= maxNested {
				return false, false
			}
			t.nested++
			defer t.unnest()
			for i := range x {
				if eq, ok := FastEq(t, x[i], y[i]); !eq || !ok {
					return eq, ok
				}
			}
			return true, true
		}
	}
	if plainEq(ta) && plainEq(tb) {
		return false, true
	}
	return false, false
}

// keyPayload returns the builtin that v carries when its class compares like it.
func keyPayload(v Value) Value {
	if in := v.instance(); in != nil && in.Payload.O != nil && in.Type.Special(SpEq) == in.Payload.O.Type.Special(SpEq) {
		return in.Payload
	}
	return v
}

// plainEq reports whether objects of the type are equal only to objects of the
// same type (or, for numbers, to numbers), so that Python code need not be asked
// about another type.
func plainEq(t *Type) bool {
	switch t {
	case StrType, BytesType, IntType, FloatType, BoolType, NoneType, TupleType:
		return true
	}
	return t.Special(SpEq) == objectEq
}

// EqIntFloat reports whether n == f exactly.
func EqIntFloat(n int64, f float64) bool {
	return f == math.Trunc(f) && f >= -1<<63 && f < 1<<63 && int64(f) == n
}
