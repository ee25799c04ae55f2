package object

// This file defines the operators of str, str(...), and what the files of its
// methods share. The methods are in str_case.go, str_find.go, str_split.go,
// str_fill.go, str_translate.go, str_codec.go, str_format.go and str_percent.go.

import (
	"math"
	"strings"
	"unsafe"
)

func defineStrings() {
	k := StrType
	k.Define(
		Def{"static __new__(cls, object=?, encoding=?, errors=?)", strNew},
		Def{"keep __str__(self, /)", strStr},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Str](a[0]).S
			t.Spend(int64(len(s)) / 4)
			return ownStr(appendStrRepr(make([]byte, 0, len(s)+2), s, false)), nil
		}},
		Def{"keep __format__(self, format_spec, /)", formatNative},
		Def{"__hash__(self, /)", hashOf},
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[Str](a[0]).Len())), nil }},
		Def{"__add__(self, value, /)", strAdd},
		Def{"__mul__(self, value:operand, /)", strMul},
		Def{"__rmul__(self, value:operand, /)", strMul},
		Def{"__mod__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Percent(Ptr[Str](a[0]).S, a[1]) }},
		Def{"__rmod__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if s := AsStr(a[1]); s != nil {
				return t.Percent(s.S, a[0])
			}
			return NotImplemented, nil
		}},
		Def{"__contains__(self, key, /)", func(_ *Thread, a []Value) (Value, error) {
			sub := AsStr(a[1])
			if sub == nil {
				return Value{}, Errorf(TypeError, "'in <string>' requires string as left operand, not %s", a[1].O.Type.Name)
			}
			return Bool(strings.Contains(Ptr[Str](a[0]).S, sub.S)), nil
		}},
		Def{"__getitem__(self, key:subscript, /)", strGetItem},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewStrIter(Ptr[Str](a[0])), nil }},
		Def{"__getnewargs__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewTuple([]Value{a[0]}), nil }},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(strSize(Ptr[Str](a[0]))), nil }},
	)
	k.comparisons6(func(x, y Value) int {
		a, b := AsStr(x), AsStr(y)
		if b == nil {
			return unordered
		}
		return strings.Compare(a.S, b.S) // UTF-8 sorts as code points do
	})
	defineStrCase()
	defineStrFind()
	defineStrSplit()
	defineStrFill()
	defineStrTranslate()
	defineStrClass()
	defineStrCodec()
	defineStrFormat()
}

// ownStr returns the str in b, which the caller gives away.
func ownStr(b []byte) Value {
	if len(b) <= 1 || cap(b) > len(b)+len(b)/4+16 {
		return NewStr(string(b))
	}
	return NewStr(unsafe.String(unsafe.SliceData(b), len(b)))
}

// countPoints returns how many code points s has.
func countPoints(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// strStr is __str__: the str itself, as a plain str.
func strStr(_ *Thread, a []Value) (Value, error) { return Of(AsStr(a[0])), nil }

// strNew is str(object, encoding, errors).
func strNew(t *Thread, a []Value) (Value, error) {
	k, err := classToMake(a[0], StrType)
	if err != nil {
		return Value{}, err
	}
	base := t.Top
	var v Value
	switch {
	case a[2].O != nil || a[3].O != nil:
		v, err = t.decodeTo(a[1], a[2], a[3])
	case a[1].O == nil:
		v = NewStr("")
	default:
		v, err = t.Str(a[1])
	}
	return t.wrapLater(base, k, v, err)
}

// decodeTo is str(object, encoding, errors) with one of the latter two given.
func (t *Thread) decodeTo(v, encoding, errors Value) (Value, error) {
	if v.O == nil {
		return NewStr(""), nil
	}
	enc, err := optionalStr(encoding, "utf-8", "str() argument 'encoding' must be str, not %s")
	if err != nil {
		return Value{}, err
	}
	handler, err := optionalStr(errors, "strict", "str() argument 'errors' must be str, not %s")
	if err != nil {
		return Value{}, err
	}
	if AsStr(v) != nil {
		return Value{}, Raise(TypeError, "decoding str is not supported")
	}
	b, ok := bytesOf(v)
	if !ok {
		return Value{}, Errorf(TypeError, "decoding to str: need a bytes-like object, %s found", v.O.Type.Name)
	}
	return t.Decode(string(b), enc, handler)
}

// optionalStr returns a str argument, or def when it was not given. complaint
// has a place for the type of what is no str.
func optionalStr(v Value, def, complaint string) (string, error) {
	if v.O == nil {
		return def, nil
	}
	s := AsStr(v)
	if s == nil {
		return "", Errorf(TypeError, complaint, typeNameOf(v))
	}
	return s.S, nil
}

// typeNameOf names a value in messages about arguments: its type, or None.
func typeNameOf(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.O.Type.Name
}

func strAdd(t *Thread, a []Value) (Value, error) {
	y := AsStr(a[1])
	if y == nil {
		return NotImplemented, nil
	}
	return t.Concat(Ptr[Str](a[0]), y)
}

// repeatCount returns how often a sequence is to be repeated. ok is false when
// the value is no int.
func repeatCount(v Value) (n int64, ok bool, err error) {
	if n, ok := AsInt(v); ok {
		return max(n, 0), true, nil
	}
	if b := AsBig(v); b != nil {
		return 0, true, Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", v.O.Type.Name)
	}
	return 0, false, nil
}

func strMul(t *Thread, a []Value) (Value, error) {
	s := Ptr[Str](a[0])
	n, ok, err := repeatCount(a[1])
	if !ok {
		return NotImplemented, nil
	}
	if err != nil {
		return Value{}, err
	}
	switch {
	case n == 0 || s.S == "":
		return NewStr(""), nil
	case n == 1:
		return a[0], nil
	case n > math.MaxInt64/int64(len(s.S)):
		return Value{}, NewException(MemoryError)
	}
	if err := t.Allocate(n * int64(len(s.S))); err != nil {
		return Value{}, err
	}
	t.Spend(n * int64(len(s.S)) / 64)
	return NewStr(strings.Repeat(s.S, int(n))), nil
}

func strGetItem(t *Thread, a []Value) (Value, error) {
	s, key := Ptr[Str](a[0]), a[1]
	if key.O.Type == SliceType {
		return t.strSlice(s, Ptr[Slice](key))
	}
	if !IsIntLike(key) {
		return Value{}, Errorf(TypeError, "string indices must be integers, not '%s'", key.O.Type.Name)
	}
	i, err := Subscript(key, s.Len(), "string", "string index")
	if err != nil {
		return Value{}, err
	}
	return s.At(i), nil
}

func (t *Thread) strSlice(s *Str, k *Slice) (Value, error) {
	span, err := k.Span(s.Len())
	if err != nil {
		return Value{}, err
	}
	start, step, count := span.Start, span.Step, span.N
	t.Spend(int64(count) / 16)
	switch {
	case count == 0:
		return NewStr(""), nil
	case step == 1 && count == s.Len():
		return Of(s), nil
	case count == 1:
		return s.At(start), nil
	case step == 1:
		r := &Str{Head: Head{Type: StrType}, S: s.Sub(start, start+count), n: int32(count)}
		return Of(r), nil
	}
	if s.IsASCII() {
		b := make([]byte, count)
		for i := range b {
			b[i] = s.S[start+i*step]
		}
		return ownStr(b), nil
	}
	runes := s.Runes()
	var b []byte
	for i := range count {
		b = AppendRune(b, runes[start+i*step])
	}
	return ownStr(b), nil
}

// strSize is the size of a str in CPython's memory (PEP 393): a header, and
// the code points in the width of the widest.
func strSize(s *Str) int64 {
	n := int64(s.Len())
	if s.IsASCII() {
		return 40 + n + 1
	}
	var widest rune
	for _, r := range s.Runes() {
		widest = max(widest, r)
	}
	switch {
	case widest < 0x100:
		return 56 + n + 1
	case widest < 0x10000:
		return 56 + 2*(n+1)
	}
	return 56 + 4*(n+1)
}
