package object

// This file defines bytes, bytearray and memoryview.

import "unsafe"

func defineBytes() {
}

// bytesOf returns the bytes of a bytes-like object, which must not be changed.
func bytesOf(v Value) (b []byte, ok bool) {
	if s := AsBytes(v); s != nil {
		return unsafe.Slice(unsafe.StringData(s.S), len(s.S)), true
	}
	if a := As[ByteArray](v, ByteArrayType); a != nil {
		return a.B, true
	}
	return nil, false
}

func (t *Thread) toBytes(v Value) (Value, error) {
	return Value{}, Errorf(TypeError, "cannot convert '%s' object to bytes", v.O.Type.Name)
}
