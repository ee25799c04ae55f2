package object

// This file defines the other methods of bytes and bytearray: case, kinds of
// characters (ASCII's only), padding, translation, hex and decode.

import (
	"bytes"
	"strings"
)

func defineBytesMethods(k *Type) {
	for _, m := range []struct {
		name string
		f    func(s string) string
	}{
		{"lower", func(s string) string { return mapASCII(s, lowerByte) }},
		{"upper", func(s string) string { return mapASCII(s, upperByte) }},
		{"swapcase", func(s string) string { return mapASCII(s, swapByte) }},
		{"title", titleBytes},
		{"capitalize", capitalizeBytes},
	} {
		k.unary(func(t *Thread, v Value) (Value, error) {
			b := selfBytes(v)
			t.Spend(int64(len(b)) / 8)
			return ownLike(v, []byte(m.f(textOf(b)))), nil
		}, m.name)
	}
	for _, m := range []struct {
		name string
		is   func(c byte) bool
	}{
		{"isalpha", isByteLetter},
		{"isdigit", isByteDigit},
		{"isalnum", func(c byte) bool { return isByteLetter(c) || isByteDigit(c) }},
		{"isspace", func(c byte) bool { return isByteSpace(rune(c)) }},
	} {
		k.unary(func(_ *Thread, v Value) (Value, error) {
			b := selfBytes(v)
			for _, c := range b {
				if !m.is(c) {
					return False, nil
				}
			}
			return Bool(len(b) > 0), nil
		}, m.name)
	}
	k.unary(func(_ *Thread, v Value) (Value, error) { return Bool(isASCII(textOf(selfBytes(v)))), nil }, "isascii")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		return Bool(allCased(asciiOf(v), isLower, isUpper)), nil
	}, "islower")
	k.unary(func(_ *Thread, v Value) (Value, error) {
		return Bool(allCased(asciiOf(v), isUpper, isLower)), nil
	}, "isupper")
	k.unary(func(_ *Thread, v Value) (Value, error) { return Bool(isTitled(asciiOf(v))), nil }, "istitle")
	k.Define(
		Def{"center(self, width:index, fillchar=?, /)", func(t *Thread, a []Value) (Value, error) { return bytesPad(t, a, "center", '^') }},
		Def{"ljust(self, width:index, fillchar=?, /)", func(t *Thread, a []Value) (Value, error) { return bytesPad(t, a, "ljust", '<') }},
		Def{"rjust(self, width:index, fillchar=?, /)", func(t *Thread, a []Value) (Value, error) { return bytesPad(t, a, "rjust", '>') }},
		Def{"zfill(self, width:index, /)", func(t *Thread, a []Value) (Value, error) {
			b := selfBytes(a[0])
			zeros := max(a[1].N-int64(len(b)), 0)
			if err := t.Allocate(zeros); err != nil {
				return Value{}, err
			}
			return ownLike(a[0], []byte(zeroFilled(string(b), int(zeros)))), nil
		}},
		Def{"strip(self, bytes=None, /)", func(_ *Thread, a []Value) (Value, error) { return bytesStrip(a, true, true) }},
		Def{"lstrip(self, bytes=None, /)", func(_ *Thread, a []Value) (Value, error) { return bytesStrip(a, true, false) }},
		Def{"rstrip(self, bytes=None, /)", func(_ *Thread, a []Value) (Value, error) { return bytesStrip(a, false, true) }},
		Def{"expandtabs(self, /, tabsize:index=8)", func(t *Thread, a []Value) (Value, error) {
			// Latin-1 text has a column for each byte, as bytes do.
			out, err := expandTabs(t, latin1ToUTF8(string(selfBytes(a[0]))), a[1].N)
			if err != nil {
				return Value{}, err
			}
			return ownLike(a[0], utf8ToLatin1(string(out))), nil
		}},
		Def{"translate(self, table, /, delete=?)", bytesTranslate},
		Def{"static maketrans(frm, to, /)", bytesMakeTrans},
		Def{"hex(self, sep=?, bytes_per_sep:index=1)", func(t *Thread, a []Value) (Value, error) { return t.hexText(selfBytes(a[0]), a[1], a[2].N) }},
		Def{"decode(self, /, encoding=?, errors=?)", func(t *Thread, a []Value) (Value, error) {
			encoding, err := optionalStr(a[1], "utf-8", "decode() argument 'encoding' must be str, not %s")
			if err != nil {
				return Value{}, err
			}
			errors, err := optionalStr(a[2], "strict", "decode() argument 'errors' must be str, not %s")
			if err != nil {
				return Value{}, err
			}
			return t.Decode(string(selfBytes(a[0])), encoding, errors)
		}},
	)
}

func isByteLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isByteDigit(c byte) bool  { return '0' <= c && c <= '9' }

// asciiOf returns the bytes as text, in which those beyond ASCII have no case.
func asciiOf(v Value) string {
	return mapASCII(textOf(selfBytes(v)), func(c byte) byte {
		if c >= 0x80 {
			return '-'
		}
		return c
	})
}

// utf8ToLatin1 is the inverse of latin1ToUTF8.
func utf8ToLatin1(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

func bytesPad(t *Thread, a []Value, name string, align byte) (Value, error) {
	fill := byte(' ')
	if a[2].O != nil {
		f, ok := bytesOf(a[2])
		if !ok || len(f) != 1 || a[2].O.Type == MemoryViewType {
			return Value{}, Errorf(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, a[2].O.Type.Name)
		}
		fill = f[0]
	}
	b := selfBytes(a[0])
	left, right := paddings(a[1].N, int64(len(b)), align)
	if left+right == 0 {
		return wholeLike(a[0], b), nil
	}
	if err := t.Allocate(left + right + int64(len(b))); err != nil {
		return Value{}, err
	}
	out := bytes.Repeat([]byte{fill}, int(left)+len(b)+int(right))
	copy(out[left:], b)
	return ownLike(a[0], out), nil
}

func bytesStrip(a []Value, left, right bool) (Value, error) {
	chars := []byte(" \t\n\v\f\r")
	if !a[1].IsNone() {
		var err error
		if chars, err = bytesArgument(a[1]); err != nil {
			return Value{}, err
		}
	}
	b := selfBytes(a[0])
	for left && len(b) > 0 && bytes.IndexByte(chars, b[0]) >= 0 {
		b = b[1:]
	}
	for right && len(b) > 0 && bytes.IndexByte(chars, b[len(b)-1]) >= 0 {
		b = b[:len(b)-1]
	}
	return wholeLike(a[0], b), nil
}

func bytesTranslate(t *Thread, a []Value) (Value, error) {
	var table, drop []byte
	var err error
	if !a[1].IsNone() {
		if table, err = bytesArgument(a[1]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, Raise(ValueError, "translation table must be 256 characters long")
		}
	}
	if a[2].O != nil {
		if drop, err = bytesArgument(a[2]); err != nil {
			return Value{}, err
		}
	}
	b := selfBytes(a[0])
	t.Spend(int64(len(b)) / 8)
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if bytes.IndexByte(drop, c) >= 0 {
			continue
		}
		if table != nil {
			c = table[c]
		}
		out = append(out, c)
	}
	return ownLike(a[0], out), nil
}

func bytesMakeTrans(_ *Thread, a []Value) (Value, error) {
	from, err := bytesArgument(a[0])
	if err != nil {
		return Value{}, err
	}
	to, err := bytesArgument(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(from) != len(to) {
		return Value{}, Raise(ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range from {
		table[c] = to[i]
	}
	return NewBytes(textOf(table)), nil
}

// hexText writes bytes in hexadecimal, with sep between groups of so many
// bytes, counted from the right (from the left when the number is negative).
func (t *Thread) hexText(b []byte, sep Value, group int64) (Value, error) {
	between := byte(0)
	if sep.O != nil {
		s, is := "", false
		if text := AsStr(sep); text != nil {
			s, is = text.S, true
		} else if raw, ok := bytesOf(sep); ok {
			s, is = string(raw), true
		}
		switch {
		case !is:
			return Value{}, Errorf(TypeError, "object of type '%s' has no len()", sep.O.Type.Name)
		case countPoints(s) != 1 && len(s) != 1:
			return Value{}, Raise(ValueError, "sep must be length 1.")
		case s[0] >= 0x80:
			return Value{}, Raise(ValueError, "sep must be ASCII.")
		}
		between = s[0]
	}
	if err := t.Allocate(int64(len(b)) * 3); err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(b)) / 4)
	var out strings.Builder
	for i, c := range b {
		if between != 0 && i > 0 && startsGroup(int64(i), int64(len(b)), group) {
			out.WriteByte(between)
		}
		out.WriteByte("0123456789abcdef"[c>>4])
		out.WriteByte("0123456789abcdef"[c&15])
	}
	return NewStr(out.String()), nil
}

func startsGroup(i, n, group int64) bool {
	switch {
	case group > 0:
		return (n-i)%group == 0
	case group < 0:
		return i%-group == 0
	}
	return false
}
