package object

// This file defines the methods of str that pad and strip it, and expandtabs.

import "strings"

func defineStrFill() {
	k := StrType
	k.Define(
		Def{"center(self, width:index, fillchar=' ', /)", func(t *Thread, a []Value) (Value, error) { return strPad(t, a, '^') }},
		Def{"ljust(self, width:index, fillchar=' ', /)", func(t *Thread, a []Value) (Value, error) { return strPad(t, a, '<') }},
		Def{"rjust(self, width:index, fillchar=' ', /)", func(t *Thread, a []Value) (Value, error) { return strPad(t, a, '>') }},
		Def{"zfill(self, width:index, /)", strZfill},
		Def{"strip(self, chars=None, /)", func(_ *Thread, a []Value) (Value, error) { return strStrip(a, "strip", true, true) }},
		Def{"lstrip(self, chars=None, /)", func(_ *Thread, a []Value) (Value, error) { return strStrip(a, "lstrip", true, false) }},
		Def{"rstrip(self, chars=None, /)", func(_ *Thread, a []Value) (Value, error) { return strStrip(a, "rstrip", false, true) }},
		Def{"expandtabs(self, /, tabsize:index=8)", strExpandTabs},
	)
}

// paddings returns how much to put on either side of n items to make width.
// (center puts the odd one left when the width is odd.)
func paddings(width, n int64, align byte) (left, right int64) {
	total := max(width-n, 0)
	switch align {
	case '>':
		return total, 0
	case '^':
		left = total/2 + total&width&1
		return left, total - left
	}
	return 0, total
}

func strPad(t *Thread, a []Value, align byte) (Value, error) {
	s := Ptr[Str](a[0])
	width, err := smallIndex(a[1])
	if err != nil {
		return Value{}, err
	}
	fill := AsStr(a[2])
	switch {
	case fill == nil:
		return Value{}, Errorf(TypeError, "The fill character must be a unicode character, not %s", a[2].O.Type.Name)
	case fill.Len() != 1:
		return Value{}, Raise(TypeError, "The fill character must be exactly one character long")
	}
	left, right := paddings(width, int64(s.Len()), align)
	if left+right == 0 {
		return a[0], nil
	}
	if left+right > 1<<40 {
		return Value{}, NewException(MemoryError)
	}
	if err := t.Allocate(int64(len(s.S)) + (left+right)*int64(len(fill.S))); err != nil {
		return Value{}, err
	}
	t.Spend((left + right) / 16)
	return NewStr(strings.Repeat(fill.S, int(left)) + s.S + strings.Repeat(fill.S, int(right))), nil
}

func strZfill(t *Thread, a []Value) (Value, error) {
	s := Ptr[Str](a[0])
	width, err := smallIndex(a[1])
	if err != nil {
		return Value{}, err
	}
	zeros := width - int64(s.Len())
	if zeros <= 0 {
		return a[0], nil
	}
	if err := t.Allocate(zeros); err != nil {
		return Value{}, err
	}
	return NewStr(zeroFilled(s.S, int(zeros))), nil
}

// zeroFilled puts zeros in front of s, behind a sign.
func zeroFilled(s string, zeros int) string {
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	return sign + strings.Repeat("0", zeros) + s
}

func strStrip(a []Value, name string, left, right bool) (Value, error) {
	s := Ptr[Str](a[0]).S
	if a[1].IsNone() {
		if left {
			s = strings.TrimLeftFunc(s, isSpace)
		}
		if right {
			s = strings.TrimRightFunc(s, isSpace)
		}
		return cutStr(a[0], s), nil
	}
	chars := AsStr(a[1])
	if chars == nil {
		return Value{}, Errorf(TypeError, "%s arg must be None or str", name)
	}
	for left && s != "" {
		_, w := DecodeRune(s)
		if !strings.Contains(chars.S, s[:w]) {
			break
		}
		s = s[w:]
	}
	for right && s != "" {
		i := len(s) - 1
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
		if !strings.Contains(chars.S, s[i:]) {
			break
		}
		s = s[:i]
	}
	return cutStr(a[0], s), nil
}

func strExpandTabs(t *Thread, a []Value) (Value, error) {
	s := Ptr[Str](a[0]).S
	size, err := smallIndex(a[1])
	if err != nil {
		return Value{}, err
	}
	if strings.IndexByte(s, '\t') < 0 {
		return a[0], nil
	}
	b, err := expandTabs(t, s, size)
	return ownStr(b), err
}

// expandTabs replaces tabs by blanks up to the next column that is a multiple of size.
func expandTabs(t *Thread, s string, size int64) ([]byte, error) {
	if err := t.Allocate(int64(len(s)) + int64(strings.Count(s, "\t"))*max(min(size, 1<<32), 0)); err != nil {
		return nil, err
	}
	b := make([]byte, 0, len(s)+16)
	column := int64(0)
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\t':
			if size > 0 {
				n := size - column%size
				b = appendRepeat(b, ' ', int(n))
				column += n
			}
		default:
			b = append(b, c)
			if c == '\n' || c == '\r' {
				column = 0
			} else if c&0xC0 != 0x80 {
				column++
			}
		}
	}
	return b, nil
}
