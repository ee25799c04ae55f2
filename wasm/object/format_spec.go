package object

// This file reads format specifications, the small language behind format()
// and the colon in f-strings:
//
//	[[fill]align][sign]["z"]["#"]["0"][width][","|"_"]["." precision][type]

import (
	"math"
	"strconv"
)

// A formatSpec is a format specification that has been read.
type formatSpec struct {
	fill      rune // 0: not given, a blank
	align     byte // one of < > = ^, or 0
	sign      byte // one of + - blank, or 0
	group     byte // ',' or '_', or 0
	z, alt    bool
	width     int  // -1: not given
	precision int  // -1: not given
	kind      rune // the presentation type, or 0
}

// parseSpec reads a specification for a value of the named type. Numbers are
// padded with zeros behind their sign, other values on their right.
func parseSpec(text, typeName string, number bool) (formatSpec, error) {
	s := formatSpec{width: -1, precision: -1}
	rest := text
	filled := false
	if r, w := DecodeRune(text); w > 0 && w < len(text) && isAlign(text[w]) {
		s.fill, s.align, rest, filled = r, text[w], text[w+1:], true
	} else if w > 0 && isAlign(text[0]) {
		s.align, rest = text[0], text[1:]
	}
	take := func(c byte) bool {
		if rest != "" && rest[0] == c {
			rest = rest[1:]
			return true
		}
		return false
	}
	for _, c := range [...]byte{'+', '-', ' '} {
		if s.sign == 0 && take(c) {
			s.sign = c
		}
	}
	s.z = take('z')
	s.alt = take('#')
	if !filled && take('0') {
		s.fill = '0'
		if s.align == 0 && number {
			s.align = '='
		}
	}
	var err error
	if s.width, rest, err = specNumber(rest); err != nil {
		return s, err
	}
	if take(',') {
		s.group = ','
	}
	if take('_') {
		if s.group != 0 {
			return s, Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		s.group = '_'
	}
	if take(',') {
		if s.group == '_' {
			return s, Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		return s, Raise(ValueError, "Cannot specify ',' with ','.")
	}
	if take('.') {
		if s.precision, rest, err = specNumber(rest); err != nil {
			return s, err
		}
		if s.precision < 0 {
			return s, Raise(ValueError, "Format specifier missing precision")
		}
	}
	if rest != "" {
		r, w := DecodeRune(rest)
		if w < len(rest) {
			return s, Errorf(ValueError, "Invalid format specifier '%s' for object of type '%s'", text, typeName)
		}
		s.kind = r
	}
	return s, s.checkGroup()
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// specNumber reads a decimal number, of any script; -1 when there is none.
func specNumber(s string) (int, string, error) {
	n, found := 0, false
	for s != "" {
		r, w := DecodeRune(s)
		d := DecimalValue(r)
		if d < 0 {
			break
		}
		if n > (math.MaxInt64-d)/10 {
			return 0, s, Raise(ValueError, "Too many decimal digits in format string")
		}
		n, s, found = n*10+d, s[w:], true
	}
	if !found {
		return -1, s, nil
	}
	return n, s, nil
}

// checkGroup complains about separators that do not go with the type.
func (s *formatSpec) checkGroup() error {
	if s.group == 0 {
		return nil
	}
	switch s.kind {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if s.group == '_' {
			return nil
		}
	}
	if s.kind > 32 && s.kind < 128 {
		return Errorf(ValueError, "Cannot specify '%c' with '%c'.", s.group, s.kind)
	}
	return Errorf(ValueError, "Cannot specify '%c' with '\\x%x'.", s.group, s.kind)
}

// unknownKind says that values of the type have no such presentation.
func (s *formatSpec) unknownKind(typeName string) error {
	code := string(s.kind)
	if s.kind <= 32 || s.kind >= 128 {
		code = "\\x" + strconv.FormatInt(int64(s.kind), 16)
	}
	return Errorf(ValueError, "Unknown format code '%s' for object of type '%s'", code, typeName)
}

// pad appends text of n code points in the specified width. align is the
// alignment when none was specified.
func (s *formatSpec) pad(t *Thread, b []byte, text string, n int, align byte) ([]byte, error) {
	left := s.width - n
	if left <= 0 {
		return append(b, text...), nil
	}
	if s.align != 0 {
		align = s.align
	}
	fill := s.fill
	if fill == 0 {
		fill = ' '
	}
	if err := t.Allocate(int64(left) * int64(RuneLen(fill))); err != nil {
		return nil, err
	}
	before := 0
	switch align {
	case '>', '=':
		before = left
	case '^':
		before = left / 2
	}
	b = appendRepeat(b, fill, before)
	b = append(b, text...)
	return appendRepeat(b, fill, left-before), nil
}

// appendRepeat appends n times r.
func appendRepeat(b []byte, r rune, n int) []byte {
	for range n {
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = AppendRune(b, r)
		}
	}
	return b
}

// FormatValue formats a str, int, bool, float or complex whose class has no
// __format__ of its own.
func (t *Thread) FormatValue(v Value, spec string) (Value, error) {
	p := Payload(v)
	if spec == "" {
		return t.Str(v)
	}
	if p.O.Type == StrType {
		return t.formatStr(Ptr[Str](p), spec, v.O.Type.Name)
	}
	s, err := parseSpec(spec, v.O.Type.Name, true)
	if err != nil {
		return Value{}, err
	}
	if s.precision > math.MaxInt32 {
		return Value{}, Raise(ValueError, "precision too big")
	}
	if s.width > 1<<20 || s.precision > 1<<20 {
		if err := t.Allocate(int64(s.width) + int64(s.precision)); err != nil {
			return Value{}, err
		}
	}
	var buf [80]byte
	b, err := t.appendNumber(buf[:0], p, &s, v.O.Type.Name)
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(b)) / 8)
	return NewStr(string(b)), nil
}

// formatNative is the __format__ of the types that FormatValue knows.
func formatNative(t *Thread, a []Value) (Value, error) {
	spec := AsStr(a[1])
	if spec == nil {
		return Value{}, Errorf(TypeError, "__format__() argument must be str, not %s", a[1].O.Type.Name)
	}
	return t.FormatValue(a[0], spec.S)
}

// formatStr formats a str.
func (t *Thread) formatStr(v *Str, spec, typeName string) (Value, error) {
	s, err := parseSpec(spec, typeName, false)
	if err != nil {
		return Value{}, err
	}
	what := ""
	switch {
	case s.kind != 0 && s.kind != 's':
		return Value{}, s.unknownKind(typeName)
	case s.group != 0:
		return Value{}, Errorf(ValueError, "Cannot specify '%c' with 's'.", s.group)
	case s.sign == ' ':
		what = "Space"
	case s.sign != 0:
		what = "Sign"
	case s.z:
		what = "Negative zero coercion (z)"
	case s.alt:
		what = "Alternate form (#)"
	case s.align == '=':
		what = "'=' alignment"
	}
	if what != "" {
		return Value{}, Raise(ValueError, what+" not allowed in string format specifier")
	}
	text, n := v.S, v.Len()
	if s.precision >= 0 && s.precision < n {
		text, n = v.Sub(0, s.precision), s.precision
	}
	var buf [80]byte
	b, err := s.pad(t, buf[:0], text, n, '<')
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(b)) / 8)
	return NewStr(string(b)), nil
}
