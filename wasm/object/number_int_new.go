package object

// This file defines int(...) and bool(...).

import (
	"math"
	"math/big"
)

func defineBool() {
	trueText, falseText = Intern("True"), Intern("False")
	BoolType.Define(
		Def{"static __new__(cls, object=False, /)", func(t *Thread, a []Value) (Value, error) {
			if _, err := classToMake(a[0], BoolType); err != nil {
				return Value{}, err
			}
			return t.Truth(a[1])
		}},
		Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) { return BoolText(a[0]), nil }},
	)
}

var trueText, falseText *Str

// BoolText returns the str "True" or "False".
func BoolText(v Value) Value {
	if v.N != 0 {
		return Of(trueText)
	}
	return Of(falseText)
}

// intNew is int(x=0, base).
func intNew(t *Thread, a []Value) (Value, error) {
	k, err := classToMake(a[0], IntType)
	if err != nil {
		return Value{}, err
	}
	x, base := a[1], a[2]
	if base.O == nil {
		if x.O == nil {
			return t.Wrap(k, Int(0)), nil
		}
		top := t.Top
		v, err := t.ToInt(x)
		return t.wrapLater(top, k, v, err)
	}
	if x.O == nil {
		return Value{}, Raise(TypeError, "int() missing string argument")
	}
	top := t.Top
	b, err := t.Index(base)
	f := &intInBase{k: k, text: x}
	if err == Pending {
		return t.After(top, f)
	}
	return f.Resume(t, b, err)
}

// intInBase is int(text, base) with the base known.
type intInBase struct {
	k    *Type
	text Value
}

func (f *intInBase) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	base, ok := AsInt(in)
	if !ok || base != 0 && base < 2 || base > 36 {
		return Value{}, Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	s, ok := numberText(f.text)
	if !ok {
		return Value{}, Raise(TypeError, "int() can't convert non-string with explicit base")
	}
	v, err := t.intOfText(f.text, s, int(base))
	if err != nil {
		return Value{}, err
	}
	return t.Wrap(f.k, v), nil
}

// numberText returns the text in a str, bytes or bytearray.
func numberText(v Value) (string, bool) {
	if s := AsStr(v); s != nil {
		return s.S, true
	}
	if b, ok := bytesOf(v); ok {
		return latin1ToUTF8(string(b)), true
	}
	return "", false
}

func (t *Thread) intOfText(text Value, s string, base int) (Value, error) {
	v, ok, err := t.parseInt(s, base)
	if !ok {
		return Value{}, Errorf(ValueError, "invalid literal for int() with base %d: %s", base, shortRepr(text, 200))
	}
	return v, err
}

// shortRepr returns the first n characters of the repr of a str or bytes-like object.
func shortRepr(v Value, n int) string {
	var r string
	if s := AsStr(v); s != nil {
		r = ReprStr(s.S)
	} else {
		b, _ := bytesOf(v)
		r = ReprBytes(string(b))
	}
	return clipText(r, n)
}

// ToInt returns int(v): by __int__, __index__ or, for text, its meaning.
func (t *Thread) ToInt(v Value) (Value, error) {
	switch v.O {
	case &intTag:
		return v, nil
	case &boolTag:
		return Int(v.N), nil
	case &floatTag:
		return floatToInt(v.Float())
	}
	k := v.O.Type
	if k == IntType {
		return v, nil
	}
	for _, sp := range [...]Special{SpInt, SpIndex} {
		f := k.Special(sp)
		if f.O == nil {
			continue
		}
		base := t.Top
		r, err := t.CallMethod(f, v, nil, nil)
		check := &intResult{method: sp}
		if err == Pending {
			return t.After(base, check)
		}
		return check.Resume(t, r, err)
	}
	if f := k.Lookup("__trunc__"); f.O != nil {
		base := t.Top
		r, err := t.CallMethod(f, v, nil, nil)
		check := &truncResult{}
		if err == Pending {
			return t.After(base, check)
		}
		return check.Resume(t, r, err)
	}
	if s, ok := numberText(v); ok {
		return t.intOfText(v, s, 10)
	}
	return Value{}, Errorf(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", k.Name)
}

// intResult checks what __int__ or __index__ returned.
type intResult struct{ method Special }

func (f *intResult) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if !IsIntLike(in) {
		return Value{}, Errorf(TypeError, "%s returned non-int (type %s)", f.method.Name(), in.O.Type.Name)
	}
	return plainInt(nil, Payload(in))
}

// truncResult turns what __trunc__ returned into an int.
type truncResult struct{ asked bool }

func (f *truncResult) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if IsIntLike(in) {
		return plainInt(nil, Payload(in))
	}
	if f.asked || in.O.Type.Special(SpIndex).O == nil {
		return Value{}, Errorf(TypeError, "__trunc__ returned non-Integral (type %s)", in.O.Type.Name)
	}
	f.asked = true
	return t.Index(in)
}

// wrapLater makes the result of a conversion an instance of class k.
func (t *Thread) wrapLater(base *Frame, k *Type, v Value, err error) (Value, error) {
	switch {
	case k.Builtin:
		return v, err
	case err == Pending:
		return t.After(base, &wrapFrame{k})
	case err != nil:
		return v, err
	}
	return t.Wrap(k, v), nil
}

type wrapFrame struct{ k *Type }

func (f *wrapFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return in, err
	}
	return t.Wrap(f.k, in), nil
}

// floatToInt returns the integer part of a float.
func floatToInt(f float64) (Value, error) {
	switch {
	case f > -1<<63 && f < 1<<63:
		return Int(int64(f)), nil
	case math.IsNaN(f):
		return Value{}, Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Value{}, Raise(OverflowError, "cannot convert float infinity to integer")
	}
	b, _ := big.NewFloat(f).Int(nil)
	return IntFromBig(b), nil
}
