package sys

// This file answers how large objects are. Nothing here is laid out as in
// CPython; the numbers are those of CPython on a 64-bit computer, for the
// builtin types, without what a list or dict keeps in reserve.

import (
	"taketurns/wasm/object"
)

// refCount answers what a program sees for an object that only one variable
// holds: objects are not counted here, the garbage collector finds them.
func refCount(*Thread, []Value) (Value, error) { return object.Int(2), nil }

func sizeOf(t *Thread, a []Value) (Value, error) {
	if n := builtinSize(t, a[0]); n > 0 {
		return object.Int(n), nil
	}
	return t.Run(&sizeFrame{v: a[0], def: a[1]})
}

// sizeFrame asks the object's own __sizeof__.
type sizeFrame struct {
	v, def Value
	asked  bool
}

// What stands before an object that the garbage collector follows, and before
// one that has a __dict__.
const (
	gcHead   = 16
	dictHead = 16
)

func (f *sizeFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Invoke(f.v, "__sizeof__"); err == object.Pending {
			return in, err
		}
	}
	n, ok := int64(0), false
	if err == nil {
		if n, ok = object.AsInt(in); !ok {
			err = object.Raise(object.TypeError, "an integer is required")
		}
	}
	switch {
	case object.Matches(err, object.TypeError) && !f.def.IsUnset():
		return f.def, nil
	case err != nil:
		return Value{}, err
	case n < 0:
		return Value{}, object.Raise(object.ValueError, "__sizeof__() should return >= 0")
	}
	if object.AsInstance(f.v) != nil && !f.v.Type().NoDict {
		n += dictHead
	}
	return object.Int(n + gcHead), nil
}

// builtinSize returns the size of a builtin object, 0 for any other.
func builtinSize(t *Thread, v Value) int64 {
	switch v.Type() {
	case object.NoneType, object.EllipsisType, object.NotImplementedType, object.ObjectType:
		return 16
	case object.BoolType:
		return 28
	case object.FloatType:
		return 24
	case object.ComplexType:
		return 32
	case object.IntType:
		bits := int64(object.AsBig(v).BitLen())
		return 24 + 4*max(1, (bits+29)/30)
	case object.StrType:
		return strSize(object.AsStr(v))
	case object.BytesType:
		return 33 + int64(len(object.AsBytes(v).S))
	case object.ByteArrayType:
		n := int64(len(object.Ptr[object.ByteArray](v).B))
		if n > 0 {
			n++
		}
		return 56 + n
	case object.TupleType:
		return 40 + 8*int64(len(object.AsTuple(v).Items))
	case object.ListType:
		return 56 + 8*int64(len(object.AsList(v).Items))
	case object.DictType:
		return dictSize(object.AsDict(v))
	case object.SetType, object.FrozenSetType:
		n, slots := object.Ptr[object.Set](v).Len(), int64(8)
		if n < 5 {
			return 216
		}
		for slots = 32; int64(n)*5 > slots*3; {
			slots *= 4
		}
		return 216 + slots*16
	case object.RangeType:
		return 48
	case object.SliceType:
		return 56
	case object.FunctionType:
		return 160
	case object.NativeType:
		return 72
	case object.MethodType:
		return 64
	case object.ModuleType:
		return 72
	}
	if in := object.AsInstance(v); in != nil && v.Type().Lookup("__sizeof__") == object.ObjectType.Lookup("__sizeof__") && in.Payload.IsUnset() {
		if v.Type().NoDict {
			return 32 + 8*int64(len(in.Slots))
		}
		return 48 + 8*int64(len(in.Slots))
	}
	return 0
}

// strSize is the size of PEP 393's compact strings.
func strSize(s *object.Str) int64 {
	n := int64(s.Len())
	if s.IsASCII() {
		return 41 + n
	}
	widest := rune(0)
	for _, r := range s.Runes() {
		widest = max(widest, r)
	}
	switch {
	case widest < 0x100:
		return 57 + n
	case widest < 0x10000:
		return 58 + 2*n
	}
	return 60 + 4*n
}

// dictSize is the size of a dict's table, which is smaller while all keys are strings.
func dictSize(d *object.Dict) int64 {
	n := int64(d.Len())
	if n == 0 {
		return 64
	}
	entry := int64(16)
	for _, k := range d.Keys() {
		if k.Type() != object.StrType {
			entry = 24
			break
		}
	}
	slots := int64(8)
	for slots*2/3 < n {
		slots *= 2
	}
	index := slots
	switch {
	case slots > 1<<16:
		index = 4 * slots
	case slots > 1<<8:
		index = 2 * slots
	}
	return 96 + index + slots*2/3*entry
}
