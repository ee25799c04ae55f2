package builtins

// This file defines the builtin functions on numbers and characters.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// inBase writes an int in another base, with its prefix behind the sign.
func inBase(v Value, base int, prefix string) Value {
	s := object.AsBig(v).Text(base)
	if s[0] == '-' {
		return object.NewStr("-" + prefix + s[1:])
	}
	return object.NewStr(prefix + s)
}

func chr(_ *Thread, a []Value) (Value, error) {
	if n, ok := object.AsInt(a[0]); ok && 0 <= n && n < 0x110000 {
		return object.Char(rune(n)), nil
	}
	return Value{}, object.Raise(object.ValueError, "chr() arg not in range(0x110000)")
}

func ord(_ *Thread, a []Value) (Value, error) {
	n := 0
	if s := object.AsStr(a[0]); s != nil {
		if n = s.Len(); n == 1 {
			r, _ := object.DecodeRune(s.S)
			return object.Int(int64(r)), nil
		}
	} else if b := object.AsBytes(a[0]); b != nil {
		if n = len(b.S); n == 1 {
			return object.Int(int64(b.S[0])), nil
		}
	} else if b := object.As[object.ByteArray](a[0], object.ByteArrayType); b != nil {
		if n = len(b.B); n == 1 {
			return object.Int(int64(b.B[0])), nil
		}
	} else {
		return Value{}, object.Errorf(object.TypeError, "ord() expected string of length 1, but %s found", a[0].Type().Name)
	}
	return Value{}, object.Errorf(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

func pow(t *Thread, a []Value) (Value, error) {
	if a[2].IsNone() {
		return t.Binary(syntax.Pow, a[0], a[1])
	}
	f := a[0].Type().Special(object.SpPow)
	if f.IsUnset() {
		return Value{}, powError(a[0], a[1], a[2])
	}
	return t.Run(&powFrame{fn: f, base: a[0], exp: a[1], mod: a[2]})
}

// powFrame is pow() with three arguments, which only the base's class answers.
type powFrame struct {
	fn, base, exp, mod Value
	asked              bool
}

func (f *powFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.CallMethod(f.fn, f.base, []Value{f.exp, f.mod}, nil); err == object.Pending {
			return in, err
		}
	}
	if err == nil && in == object.NotImplemented {
		return Value{}, powError(f.base, f.exp, f.mod)
	}
	return in, err
}

func powError(base, exp, mod Value) error {
	return object.Errorf(object.TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		base.Type().Name, exp.Type().Name, mod.Type().Name)
}

func round(t *Thread, a []Value) (Value, error) {
	f := a[0].Type().Lookup("__round__")
	if f.IsUnset() {
		return Value{}, object.Errorf(object.TypeError, "type %s doesn't define __round__ method", a[0].Type().Name)
	}
	if a[1].IsNone() {
		return t.CallMethod(f, a[0], nil, nil)
	}
	return t.CallMethod(f, a[0], a[1:2], nil)
}
