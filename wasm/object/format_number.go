package object

// This file formats numbers after a format specification.

import (
	"math"
	"strconv"
)

// appendNumber appends an int, bool, float or complex. typeName is for messages.
func (t *Thread) appendNumber(b []byte, v Value, s *formatSpec, typeName string) ([]byte, error) {
	if v.O == &floatTag {
		return t.appendFloatSpec(b, v.Float(), s, typeName)
	}
	if c, ok := AsComplex(v); ok {
		return t.appendComplexSpec(b, c, s, typeName)
	}
	switch s.kind {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f, err := bigToFloat(AsBig(v))
		if err != nil {
			return nil, err
		}
		return t.appendFloatSpec(b, f, s, typeName)
	}
	return t.appendIntSpec(b, v, s, typeName)
}

// appendIntSpec appends an int in one of its own presentations.
func (t *Thread) appendIntSpec(b []byte, v Value, s *formatSpec, typeName string) ([]byte, error) {
	base, prefix := 10, ""
	switch s.kind {
	case 0, 'd', 'n':
	case 'c':
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	default:
		return nil, s.unknownKind(typeName)
	}
	if s.precision >= 0 {
		return nil, Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if s.z {
		return nil, Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if s.kind == 'c' {
		return t.appendChar(b, v, s)
	}
	if !s.alt {
		prefix = ""
	}
	var buf [80]byte
	digits, err := t.appendInt(buf[:0], v, base)
	if err != nil {
		return nil, err
	}
	if s.kind == 'X' {
		upperASCII(digits)
	}
	sign, digits := signOf(digits, s.sign)
	size := 3
	if base != 10 {
		size = 4
	}
	return t.layoutNumber(b, s, sign, prefix, digits, nil, size)
}

// appendInt appends the digits of an int in a base, with a minus sign when negative.
func (t *Thread) appendInt(b []byte, v Value, base int) ([]byte, error) {
	if n, ok := AsInt(v); ok {
		return strconv.AppendInt(b, n, base), nil
	}
	if base == 10 {
		s, err := t.IntText(v)
		return append(b, s...), err
	}
	i := AsBig(v)
	if err := t.Allocate(int64(i.BitLen())); err != nil {
		return nil, err
	}
	return i.Append(b, base), nil
}

func upperASCII(b []byte) {
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - ('a' - 'A')
		}
	}
}

// signOf splits the sign off a number, or puts the one in front that a
// specification wants.
func signOf(digits []byte, want byte) (string, []byte) {
	switch {
	case digits[0] == '-':
		return "-", digits[1:]
	case want == '+':
		return "+", digits
	case want == ' ':
		return " ", digits
	}
	return "", digits
}

// appendChar appends the character of a code point.
func (t *Thread) appendChar(b []byte, v Value, s *formatSpec) ([]byte, error) {
	switch {
	case s.sign != 0:
		return nil, Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
	case s.alt:
		return nil, Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	n, ok := AsInt(v)
	if !ok {
		return nil, Raise(OverflowError, "Python int too large to convert to C long")
	}
	if n < 0 || n > 0x10ffff {
		return nil, Raise(OverflowError, "%c arg not in range(0x110000)")
	}
	return s.pad(t, b, string(AppendRune(nil, rune(n))), 1, '>')
}

// appendFloatSpec appends a float.
func (t *Thread) appendFloatSpec(b []byte, f float64, s *formatSpec, typeName string) ([]byte, error) {
	kind, flags, percent := floatKind(s)
	if kind == 0 {
		return nil, s.unknownKind(typeName)
	}
	if percent {
		f *= 100
	}
	var buf [80]byte
	digits := appendFloat(buf[:0], f, kind, floatPrecision(s, kind), flags)
	if percent {
		digits = append(digits, '%')
	}
	if s.z {
		digits = withoutMinusZero(digits)
	}
	sign, digits := signOf(digits, s.sign)
	n := 0
	for n < len(digits) && '0' <= digits[n] && digits[n] <= '9' {
		n++
	}
	return t.layoutNumber(b, s, sign, "", digits[:n], digits[n:], 3)
}

// floatKind translates a presentation type into appendFloat's terms; 0 when a
// float has none such.
func floatKind(s *formatSpec) (kind byte, flags int, percent bool) {
	if s.alt {
		flags |= floatAlt
	}
	switch s.kind {
	case 0:
		kind, flags = 'r', flags|floatDot0
		if s.precision >= 0 {
			kind = 'g'
		}
	case 'e', 'f', 'g':
		kind = byte(s.kind)
	case 'E', 'F', 'G':
		kind, flags = byte(s.kind|0x20), flags|floatUpper
	case 'n':
		kind = 'g'
	case '%':
		kind, percent = 'f', true
	}
	return kind, flags, percent
}

func floatPrecision(s *formatSpec, kind byte) int {
	switch {
	case s.precision >= 0:
		return s.precision
	case kind == 'r':
		return 0
	}
	return 6
}

// withoutMinusZero drops the minus of a number that was rounded to zero.
func withoutMinusZero(digits []byte) []byte {
	if digits[0] != '-' {
		return digits
	}
	for _, c := range digits[1:] {
		if c == 'e' || c == 'E' || c == '%' {
			break
		}
		if c != '0' && c != '.' {
			return digits
		}
	}
	return digits[1:]
}

// appendComplexSpec appends a complex number: both parts in the same
// presentation, and by default in parentheses as repr has them.
func (t *Thread) appendComplexSpec(b []byte, c complex128, s *formatSpec, typeName string) ([]byte, error) {
	kind, flags, percent := floatKind(s)
	if kind == 0 || percent {
		return nil, s.unknownKind(typeName)
	}
	if s.fill == '0' {
		return nil, Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if s.align == '=' {
		return nil, Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	flags &^= floatDot0
	part := *s
	part.width, part.fill, part.align = -1, 0, 0
	var out []byte
	add := func(f float64, sign byte) error {
		var buf [80]byte
		digits := appendFloat(buf[:0], f, kind, floatPrecision(s, kind), flags)
		if s.z {
			digits = withoutMinusZero(digits)
		}
		lead, digits := signOf(digits, sign)
		n := 0
		for n < len(digits) && '0' <= digits[n] && digits[n] <= '9' {
			n++
		}
		var err error
		out, err = t.layoutNumber(out, &part, lead, "", digits[:n], digits[n:], 3)
		return err
	}
	plain := s.kind == 0
	whole := !(plain && real(c) == 0 && !math.Signbit(real(c)))
	if whole {
		if plain {
			out = append(out, '(')
		}
		if err := add(real(c), s.sign); err != nil {
			return nil, err
		}
	}
	sign := byte('+')
	if !whole {
		sign = s.sign
	}
	if err := add(imag(c), sign); err != nil {
		return nil, err
	}
	out = append(out, 'j')
	if whole && plain {
		out = append(out, ')')
	}
	return s.pad(t, b, string(out), len(out), '>')
}

// layoutNumber appends sign, prefix, digits (in groups of size, when wanted)
// and rest in the specified width.
func (t *Thread) layoutNumber(b []byte, s *formatSpec, sign, prefix string, digits, rest []byte, size int) ([]byte, error) {
	fixed := len(sign) + len(prefix) + len(rest)
	if s.group == 0 && fixed+len(digits) >= s.width {
		b = append(append(b, sign...), prefix...)
		return append(append(b, digits...), rest...), nil
	}
	least := 0 // the width that zeros in front have to fill
	if s.fill == '0' && s.align == '=' {
		least = s.width - fixed
	}
	zeros, separators := 0, 0
	if s.group != 0 {
		separators = max(len(digits)-1, 0) / size
		for len(digits) > 0 && zeros+len(digits)+separators < least {
			zeros++
			separators = (zeros + len(digits) - 1) / size
		}
	} else {
		zeros = max(least-len(digits), 0)
	}
	pad := s.width - fixed - zeros - len(digits) - separators
	if err := t.Allocate(int64(max(pad, 0)) + int64(zeros)*2); err != nil {
		return nil, err
	}
	fill := s.fill
	if fill == 0 {
		fill = ' '
	}
	before, inside, after := 0, 0, 0
	if pad > 0 {
		switch s.align {
		case '<':
			after = pad
		case '^':
			before = pad / 2
			after = pad - before
		case '=':
			inside = pad
		default:
			before = pad
		}
	}
	b = appendRepeat(b, fill, before)
	b = append(append(b, sign...), prefix...)
	b = appendRepeat(b, fill, inside)
	if s.group == 0 {
		b = append(appendRepeat(b, '0', zeros), digits...)
	} else {
		n := zeros + len(digits)
		for i := range n {
			if i > 0 && (n-i)%size == 0 {
				b = append(b, s.group)
			}
			if i < zeros {
				b = append(b, '0')
			} else {
				b = append(b, digits[i-zeros])
			}
		}
	}
	b = append(b, rest...)
	return appendRepeat(b, fill, after), nil
}
