// Package object holds Python's values: what they are made of, what their
// types can do, and the one way in which anything calls anything else.
package object

// This file defines the tagged value that registers, containers and natives pass around.

import (
	"math"
	"math/big"
	"reflect"
	"unsafe"
)

// A Head is the first field of every heap object. A pointer to it is a pointer
// to the object; the type says which Go struct stands behind it.
type Head struct {
	Type *Type
	ID   uint64 // the object's name, given by Identity on first need; 0 before
}

// A Value is any Python value in 16 bytes. O points to the object, or to one of
// the tags below for a value that is held in N itself: int (when it fits 64
// bits), float, bool, None, Ellipsis and NotImplemented. The zero Value is no
// value at all: an unbound variable, a missing argument.
type Value struct {
	O *Head
	N int64
}

// Tags of the values that need no heap.
var (
	intTag, floatTag, boolTag, noneTag, ellipsisTag, notImplementedTag Head
)

// The values there is one of.
var (
	None           = Value{O: &noneTag}
	Ellipsis       = Value{O: &ellipsisTag}
	NotImplemented = Value{O: &notImplementedTag}
	True           = Value{&boolTag, 1}
	False          = Value{&boolTag, 0}
)

// Int returns the int n.
func Int(n int64) Value { return Value{&intTag, n} }

// Float returns the float f.
func Float(f float64) Value { return Value{&floatTag, int64(math.Float64bits(f))} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// IsInt reports whether v is an int held in 64 bits (not a bool, not a subclass).
func (v Value) IsInt() bool { return v.O == &intTag }

// IsFloat reports whether v is exactly a float.
func (v Value) IsFloat() bool { return v.O == &floatTag }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.O == &boolTag }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.O == &noneTag }

// IsUnset reports whether v is no value at all.
func (v Value) IsUnset() bool { return v.O == nil }

// Float returns the number in a float value.
func (v Value) Float() float64 { return math.Float64frombits(uint64(v.N)) }

// Type returns v's type.
func (v Value) Type() *Type { return v.O.Type }

// Is reports whether a and b are the same object.
func Is(a, b Value) bool { return a == b }

// Ptr returns v's object as *T; the caller has checked the type.
func Ptr[T any](v Value) *T { return (*T)(unsafe.Pointer(v.O)) }

// An object is any Go struct that begins with a Head.
type object interface{ head() *Head }

func (h *Head) head() *Head { return h }

// Of returns the value of a heap object.
func Of(o object) Value {
	h := o.head()
	if h.Type != nil && h.Type.layout.struct_ == nil {
		learn(h.Type.layout, o)
	}
	return Value{O: h}
}

// learn notes which Go struct stands behind a layout, for the copier.
func learn(l *layout, o object) { l.struct_ = reflect.TypeOf(o).Elem() }

// A BigInt is an int that does not fit 64 bits. Nothing changes one after it is made.
type BigInt struct {
	Head
	Int *big.Int
}

// IntFromBig returns the int b, inline when it fits. The caller gives b away.
func IntFromBig(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	return Of(&BigInt{Head: Head{Type: IntType}, Int: b})
}

// A Complex is a complex number.
type Complex struct {
	Head
	C complex128
}

// An Instance is an object of a class written in Python (or of object itself).
// One whose class derives from a builtin type carries that type's value as its
// payload, and the builtin's methods are given the payload.
type Instance struct {
	Head
	Attrs   *Dict   // __dict__; nil until the first attribute, or for good when the class has __slots__
	Slots   []Value // the values of __slots__
	Payload Value   // int, str, list, dict …, when the class derives from it
}

// A Cell holds a variable that an inner function shares.
type Cell struct {
	Head
	V Value
}

// NewCell returns a cell that holds v.
func NewCell(v Value) *Cell { return &Cell{Head{Type: CellType}, v} }

// IsInstance reports whether v can be read as an *Instance.
func (v Value) instance() *Instance {
	if v.O.Type.layout == instanceLayout {
		return (*Instance)(unsafe.Pointer(v.O))
	}
	return nil
}

// AsInstance returns v as an instance of a Python class, or nil.
func AsInstance(v Value) *Instance { return v.instance() }

// Payload returns the builtin value that v is or carries: v itself, or what an
// instance of a class derived from a builtin type holds.
func Payload(v Value) Value {
	if in := v.instance(); in != nil && in.Payload.O != nil {
		return in.Payload
	}
	return v
}

// As returns v, or its payload, as a *T when its objects are laid out as those
// of typ; else nil. T must be the Go struct behind typ.
func As[T any](v Value, typ *Type) *T {
	if v.O.Type.layout.begins(typ.layout) {
		return (*T)(unsafe.Pointer(v.O))
	}
	if in := v.instance(); in != nil && in.Payload.O != nil && in.Payload.O.Type.layout.begins(typ.layout) {
		return (*T)(unsafe.Pointer(in.Payload.O))
	}
	return nil
}

// The As functions return the builtin object that v is or, for an instance of
// a subclass, carries; nil when it is neither.

func AsStr(v Value) *Str           { return As[Str](v, StrType) }
func AsBytes(v Value) *Bytes       { return As[Bytes](v, BytesType) }
func AsList(v Value) *List         { return As[List](v, ListType) }
func AsTuple(v Value) *Tuple       { return As[Tuple](v, TupleType) }
func AsDict(v Value) *Dict         { return As[Dict](v, DictType) }
func AsType(v Value) *Type         { return As[Type](v, TypeType) }
func AsFunction(v Value) *Function { return As[Function](v, FunctionType) }
func AsException(v Value) *Exception {
	if v.O != nil && v.O.Type.layout == exceptionLayout {
		return (*Exception)(unsafe.Pointer(v.O))
	}
	return nil
}

// AsInt returns v as a 64-bit integer: an int that fits, a bool, or an instance
// of a subclass of int that carries one.
func AsInt(v Value) (int64, bool) {
	switch v.O {
	case &intTag, &boolTag:
		return v.N, true
	}
	if in := v.instance(); in != nil && (in.Payload.O == &intTag || in.Payload.O == &boolTag) {
		return in.Payload.N, true
	}
	return 0, false
}

// AsBig returns any int, bool or instance of a subclass of int as a big.Int
// that must not be changed; nil when v is not an int.
func AsBig(v Value) *big.Int {
	v = Payload(v)
	switch {
	case v.O == &intTag || v.O == &boolTag:
		return big.NewInt(v.N)
	case v.O.Type == IntType:
		return Ptr[BigInt](v).Int
	}
	return nil
}

// IsIntLike reports whether v is an int of any size, a bool or of a subclass.
func IsIntLike(v Value) bool {
	v = Payload(v)
	return v.O == &intTag || v.O == &boolTag || v.O.Type == IntType
}

// AsFloat returns the number in a float or in an instance of a subclass of float.
func AsFloat(v Value) (float64, bool) {
	v = Payload(v)
	if v.O == &floatTag {
		return v.Float(), true
	}
	return 0, false
}
