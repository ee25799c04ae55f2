package object

// This file defines float(...) and the named methods of float.

import (
	"math"
	"math/big"
	"strconv"
)

func defineFloatMethods() {
	k := FloatType
	k.Define(
		Def{"static __new__(cls, x=0.0, /)", floatNew},
		Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewStr(FormatFloatRepr(a[0].Float())), nil }},
		Def{"keep __format__(self, format_spec, /)", formatNative},
		Def{"__round__(self, ndigits:index=None, /)", floatRound},
		Def{"__getnewargs__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewTuple([]Value{a[0]}), nil }},
		Def{"class fromhex(cls, string, /)", floatFromHex},
		Def{"class __getformat__(cls, typestr, /)", floatFormatName},
	)
	k.unary(func(_ *Thread, v Value) (Value, error) { return floatToInt(v.Float()) }, "__int__", "__trunc__")
	k.unary(func(_ *Thread, v Value) (Value, error) { return floatToInt(math.Floor(v.Float())) }, "__floor__")
	k.unary(func(_ *Thread, v Value) (Value, error) { return floatToInt(math.Ceil(v.Float())) }, "__ceil__")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		f := v.Float()
		return Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
	}, "is_integer")
	k.unary(floatRatio, "as_integer_ratio")
	k.unary(func(_ *Thread, v Value) (Value, error) { return NewStr(floatHex(v.Float())), nil }, "hex")
	k.Getters(
		Getter{"real", same, nil},
		Getter{"imag", func(*Thread, Value) (Value, error) { return Float(0), nil }, nil},
	)
}

func floatNew(t *Thread, a []Value) (Value, error) {
	k, err := classToMake(a[0], FloatType)
	if err != nil {
		return Value{}, err
	}
	base := t.Top
	v, err := t.ToFloat(a[1], "float() argument must be a string or a real number, not '%s'")
	return t.wrapLater(base, k, v, err)
}

// ToFloat returns float(v): by __float__, __index__ or, when complaint is that
// of float(), the meaning of a text. complaint is the TypeError for a value
// without any, with a place for its type; "" stands for "must be real number, not '…'".
func (t *Thread) ToFloat(v Value, complaint string) (Value, error) {
	if v.O == &floatTag {
		return v, nil
	}
	if n, ok := AsInt(v); ok && v.instance() == nil {
		return Float(float64(n)), nil
	}
	k := v.O.Type
	for _, sp := range [...]Special{SpFloat, SpIndex} {
		f := k.Special(sp)
		if f.O == nil || f.IsNone() {
			continue
		}
		base := t.Top
		r, err := t.CallMethod(f, v, nil, nil)
		check := &floatResult{of: v, method: sp}
		if err == Pending {
			return t.After(base, check)
		}
		return check.Resume(t, r, err)
	}
	if complaint != "" {
		if s, ok := numberText(v); ok {
			f, ok := ParseFloat(s)
			if !ok {
				return Value{}, Errorf(ValueError, "could not convert string to float: %s", floatTextRepr(v))
			}
			return Float(f), nil
		}
		return Value{}, Errorf(TypeError, complaint, k.Name)
	}
	return Value{}, Errorf(TypeError, "must be real number, not %s", k.Name)
}

func floatTextRepr(v Value) string {
	if s := AsStr(v); s != nil {
		return ReprStr(s.S)
	}
	b, _ := bytesOf(v)
	return ReprBytes(string(b))
}

// floatResult checks what __float__ or __index__ returned.
type floatResult struct {
	of     Value
	method Special
}

func (f *floatResult) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if f.method == SpIndex {
		if !IsIntLike(in) {
			return Value{}, Errorf(TypeError, "__index__ returned non-int (type %s)", in.O.Type.Name)
		}
		x, err := bigToFloat(AsBig(in))
		return Float(x), err
	}
	x, ok := AsFloat(in)
	if !ok {
		return Value{}, Errorf(TypeError, "%s.__float__ returned non-float (type %s)", f.of.O.Type.Name, in.O.Type.Name)
	}
	return Float(x), nil
}

// ParseFloat reads a float as float() does: with white space around it, single
// underscores between digits, and the names of the infinite and of not-a-number.
func ParseFloat(text string) (float64, bool) {
	s := decimalText(text)
	n, digits := decimalFloat(s)
	if n == 0 || n != len(s) {
		return 0, false
	}
	if digits[len(digits)-1]|0x20 == 'n' { // with a sign, strconv does not know it
		return math.NaN(), true
	}
	f, err := strconv.ParseFloat(digits, 64)
	return f, err == nil || math.IsInf(f, 0)
}

// decimalFloat returns how many bytes at the beginning of s are a float, 0 if
// none are, and those bytes without underscores.
func decimalFloat(s string) (int, string) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	for _, name := range [...]string{"infinity", "inf", "nan"} {
		if len(s)-i >= len(name) && equalFoldASCII(s[i:i+len(name)], name) {
			return i + len(name), s[:i+len(name)]
		}
	}
	underscores := false
	run := func() int { // reads digits with single underscores between them
		from := i
		for i < len(s) && ('0' <= s[i] && s[i] <= '9' ||
			s[i] == '_' && i > from && s[i-1] != '_' && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9') {
			underscores = underscores || s[i] == '_'
			i++
		}
		return i - from
	}
	digits := run()
	if i < len(s) && s[i] == '.' {
		i++
		digits += run()
	}
	if digits == 0 {
		return 0, ""
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		before := i
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if run() == 0 {
			i = before
		}
	}
	text := s[:i]
	if underscores {
		b := make([]byte, 0, i)
		for j := range i {
			if s[j] != '_' {
				b = append(b, s[j])
			}
		}
		text = string(b)
	}
	return i, text
}

func equalFoldASCII(s, lower string) bool {
	for i := range len(lower) {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

func floatRatio(_ *Thread, v Value) (Value, error) {
	f := v.Float()
	switch {
	case math.IsNaN(f):
		return Value{}, Raise(ValueError, "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return Value{}, Raise(OverflowError, "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return NewTuple([]Value{IntFromBig(new(big.Int).Set(r.Num())), IntFromBig(new(big.Int).Set(r.Denom()))}), nil
}

// floatRound rounds to a number of decimal digits, correctly: the exact value
// of the float decides, and ties go to the even digit.
func floatRound(_ *Thread, a []Value) (Value, error) {
	f := a[0].Float()
	if a[1].IsNone() {
		return floatToInt(math.RoundToEven(f))
	}
	if _, err := clampedIndex(a[1], 0); err != nil {
		return Value{}, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", a[1].O.Type.Name)
	}
	digits, _ := clampedIndex(a[1], 0)
	switch {
	case f == 0 || math.IsNaN(f) || math.IsInf(f, 0) || digits > 323:
		return a[0], nil
	case digits < -308:
		return Float(math.Copysign(0, f)), nil
	case digits >= 0:
		var buf [400]byte
		text := strconv.AppendFloat(buf[:0], f, 'f', int(digits), 64)
		r, _ := strconv.ParseFloat(string(text), 64)
		return Float(r), nil
	}
	whole, _ := big.NewFloat(f).Int(nil)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-digits), nil)
	r, _ := roundTo(whole, unit, f != math.Trunc(f)).Float64()
	if math.IsInf(r, 0) {
		return Value{}, Raise(OverflowError, "rounded value too large to represent")
	}
	return Float(math.Copysign(r, f)), nil
}

func floatFormatName(_ *Thread, a []Value) (Value, error) {
	s := AsStr(a[1])
	switch {
	case s == nil:
		return Value{}, Errorf(TypeError, "__getformat__() argument must be str, not %s", a[1].O.Type.Name)
	case s.S != "double" && s.S != "float":
		return Value{}, Raise(ValueError, "__getformat__() argument 1 must be 'double' or 'float'")
	}
	return NewStr("IEEE, little-endian"), nil
}
