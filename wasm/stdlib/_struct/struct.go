// Package _struct is the native part of struct: values as bytes, laid out as C
// does.
package _struct

import (
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

var errorType = object.NewBuiltin("error", object.ExceptionType, false)

func raise(message string) error { return object.Raise(errorType, message) }

func errorf(format string, args ...any) error { return object.Errorf(errorType, format, args...) }

// Module is the library module _struct.
var Module = object.Library{
	Name: "_struct",
	Doc:  "Functions to convert between Python values and C structs.",
	Funcs: []object.Def{
		object.Decl("calcsize(format, /)", func(t *Thread, a []Value) (Value, error) {
			l, err := read(t, a[0])
			if err != nil {
				return Value{}, err
			}
			return object.Int(int64(l.size)), nil
		}),
		withFormat("pack(format, /, *v)", pack),
		withFormat("pack_into(format, buffer, offset:index, /, *v)", packInto),
		withFormat("unpack(format, buffer, /)", unpack),
		withFormat("unpack_from(format, /, buffer, offset:index=0)", unpackFrom),
		withFormat("iter_unpack(format, buffer, /)", iterUnpack),
		object.Decl("_clearcache()", func(*Thread, []Value) (Value, error) { return object.None, nil }),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "Struct", object.Of(structType))
		m.Dict.SetStr(t, "error", object.Of(errorType))
		return nil
	},
}

// A method does something by a layout; its first argument is the format's place.
type method func(t *Thread, l *layout, a []Value) (Value, error)

// withFormat makes a function that reads its format first.
func withFormat(sig string, f method) object.Def {
	return object.Decl(sig, func(t *Thread, a []Value) (Value, error) {
		l, err := read(t, a[0])
		if err != nil {
			return Value{}, err
		}
		return f(t, l, a)
	})
}

// read reads the format in a str or bytes.
func read(t *Thread, v Value) (*layout, error) {
	if s := object.AsStr(v); s != nil {
		data, err := t.Encode(s, "ascii", "strict")
		if err != nil {
			return nil, err
		}
		v = data
	}
	b := object.AsBytes(v)
	if b == nil {
		return nil, object.Errorf(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
	}
	return parse(b.S)
}

// A structure is a Struct: a format read once.
type structure struct {
	object.Head
	format string
	layout *layout
}

var structType = object.NewBuiltin("Struct", object.ObjectType, true)

func init() {
	errorType.Module, structType.Module = "struct", "_struct"
	own := func(sig string, f method) object.Def {
		return object.Decl(sig, func(t *Thread, a []Value) (Value, error) {
			s := object.As[structure](a[0], structType)
			if s.layout == nil {
				return Value{}, object.Raise(object.RuntimeError, "Struct object is not initialized")
			}
			return f(t, s.layout, a)
		})
	}
	structType.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.Wrap(object.AsType(a[0]), object.Of(&structure{Head: object.Head{Type: structType}})), nil
		}),
		object.Decl("__init__(self, format)", func(t *Thread, a []Value) (Value, error) {
			l, err := read(t, a[1])
			if err != nil {
				return Value{}, err
			}
			s := object.As[structure](a[0], structType)
			s.layout = l
			if f := object.AsStr(a[1]); f != nil {
				s.format = f.S
			} else {
				s.format = object.AsBytes(a[1]).S
			}
			return object.None, nil
		}),
		object.Decl("__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewStr("Struct(" + object.ReprStr(object.As[structure](a[0], structType).format) + ")"), nil
		}),
		own("pack(self, /, *v)", pack),
		own("pack_into(self, buffer, offset:index, /, *v)", packInto),
		own("unpack(self, buffer, /)", unpack),
		own("unpack_from(self, /, buffer, offset:index=0)", unpackFrom),
		own("iter_unpack(self, buffer, /)", iterUnpack),
	)
	structType.Getters(
		object.Getter{Name: "format", Get: func(_ *Thread, v Value) (Value, error) {
			return object.NewStr(object.As[structure](v, structType).format), nil
		}},
		object.Getter{Name: "size", Get: func(_ *Thread, v Value) (Value, error) {
			s := object.As[structure](v, structType)
			if s.layout == nil {
				return object.Int(-1), nil
			}
			return object.Int(int64(s.layout.size)), nil
		}},
	)
	iterType.Module = "_struct"
	iterType.Define(object.Decl("__length_hint__(self, /)", func(_ *Thread, a []Value) (Value, error) {
		it := object.Ptr[unpackIter](a[0])
		b, _ := object.BytesLike(it.buffer)
		return object.Int(int64(max(len(b)-it.at, 0) / it.layout.size)), nil
	}))
}

// begin prepares packing values by l.
func begin(t *Thread, l *layout, name string, values []Value) (*packFrame, error) {
	if len(values) != len(l.items) {
		return nil, errorf("%s expected %d items for packing (got %d)", name, len(l.items), len(values))
	}
	if err := t.Allocate(int64(l.size)); err != nil {
		return nil, err
	}
	t.Spend(int64(len(l.items)) * 2)
	return &packFrame{layout: l, values: values, out: make([]byte, l.size)}, nil
}

func pack(t *Thread, l *layout, a []Value) (Value, error) {
	f, err := begin(t, l, "pack", object.AsTuple(a[1]).Items)
	if err != nil {
		return Value{}, err
	}
	return t.Run(f)
}

// writable returns the bytes of a buffer that may be changed.
func writable(v Value) ([]byte, error) {
	b, ok := object.BytesLike(v)
	m := object.As[object.MemoryView](v, object.MemoryViewType)
	if !ok || object.AsBytes(v) != nil || m != nil && (m.ReadOnly || m.Step != m.Size && m.N > 1) {
		return nil, object.Errorf(object.TypeError, "argument must be read-write bytes-like object, not %s", v.Type().Name)
	}
	return b, nil
}

func packInto(t *Thread, l *layout, a []Value) (Value, error) {
	b, err := writable(a[1])
	if err != nil {
		return Value{}, err
	}
	f, err := begin(t, l, "pack_into", object.AsTuple(a[3]).Items)
	if err != nil {
		return Value{}, err
	}
	size, offset := int64(len(b)), a[2].N
	if offset < 0 {
		switch {
		case offset+int64(l.size) > 0:
			return Value{}, errorf("no space to pack %d bytes at offset %d", l.size, offset)
		case offset+size < 0:
			return Value{}, errorf("offset %d out of range for %d-byte buffer", offset, size)
		}
		offset += size
	}
	if size-offset < int64(l.size) {
		return Value{}, errorf("pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)",
			offset+int64(l.size), l.size, offset, size)
	}
	f.into, f.at = a[1], int(offset)
	return t.Run(f)
}

// readable returns the bytes of a bytes-like argument.
func readable(v Value) ([]byte, error) {
	b, ok := object.BytesLike(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return b, nil
}

func unpack(t *Thread, l *layout, a []Value) (Value, error) {
	b, err := readable(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(b) != l.size {
		return Value{}, errorf("unpack requires a buffer of %d bytes", l.size)
	}
	t.Spend(int64(len(l.items)) * 2)
	return l.unpack(b), nil
}

func unpackFrom(t *Thread, l *layout, a []Value) (Value, error) {
	b, err := readable(a[1])
	if err != nil {
		return Value{}, err
	}
	size, offset := int64(len(b)), a[2].N
	if offset < 0 {
		switch {
		case offset+int64(l.size) > 0:
			return Value{}, errorf("not enough data to unpack %d bytes at offset %d", l.size, offset)
		case offset+size < 0:
			return Value{}, errorf("offset %d out of range for %d-byte buffer", offset, size)
		}
		offset += size
	}
	if size-offset < int64(l.size) {
		return Value{}, errorf("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
			offset+int64(l.size), l.size, offset, size)
	}
	t.Spend(int64(len(l.items)) * 2)
	return l.unpack(b[offset : offset+int64(l.size)]), nil
}

func iterUnpack(_ *Thread, l *layout, a []Value) (Value, error) {
	if l.size == 0 {
		return Value{}, raise("cannot iteratively unpack with a struct of length 0")
	}
	b, err := readable(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(b)%l.size != 0 {
		return Value{}, errorf("iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	return object.Of(&unpackIter{Head: object.Head{Type: iterType}, layout: l, buffer: a[1]}), nil
}
