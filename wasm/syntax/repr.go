// This file spells literals as Python's repr does.

package syntax

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reprLiteral returns the repr of a literal's value.
func reprLiteral(v Literal) string {
	switch v := v.(type) {
	case NoneLit:
		return "None"
	case EllipsisLit:
		return "Ellipsis"
	case BoolLit:
		if v {
			return "True"
		}
		return "False"
	case IntLit:
		if v.Big != nil {
			return v.Big.String()
		}
		return strconv.FormatInt(v.Small, 10)
	case FloatLit:
		return reprFloat(float64(v), true)
	case ComplexLit:
		return reprFloat(float64(v), false) + "j"
	case StrLit:
		return reprString(string(v))
	case BytesLit:
		return reprBytes(string(v))
	}
	return ""
}

// reprFloat returns the shortest decimal that reads back as f. withPoint says
// that it must not look like an integer.
func reprFloat(f float64, withPoint bool) string {
	if math.IsInf(f, 1) {
		return "inf"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exp, _ := strings.Cut(s, "e")
	if n, _ := strconv.Atoi(exp); n < -4 || n >= 16 {
		return mantissa + "e" + exp
	}
	s = strconv.FormatFloat(f, 'f', -1, 64)
	if withPoint && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// quoteFor chooses the quote that repr puts around text.
func quoteFor(text string) byte {
	if strings.IndexByte(text, '\'') >= 0 && strings.IndexByte(text, '"') < 0 {
		return '"'
	}
	return '\''
}

// appendASCII appends the repr of a character of ASCII.
func appendASCII(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\r':
		return append(b, '\\', 'r')
	case c == '\t':
		return append(b, '\\', 't')
	case c < ' ' || c >= 0x7f:
		return appendHex(append(b, '\\', 'x'), rune(c), 2)
	}
	return append(b, c)
}

// appendHex appends a number in hexadecimal with a fixed number of digits.
func appendHex(b []byte, r rune, digits int) []byte {
	for shift := (digits - 1) * 4; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[r>>shift&15])
	}
	return b
}

func reprBytes(text string) string {
	quote := quoteFor(text)
	b := append(make([]byte, 0, len(text)+3), 'b', quote)
	for i := range len(text) {
		b = appendASCII(b, text[i], quote)
	}
	return string(append(b, quote))
}

// reprString returns the repr of a string. Characters that are not printable
// are escaped, so are lone surrogates.
func reprString(text string) string {
	quote := quoteFor(text)
	b := append(make([]byte, 0, len(text)+2), quote)
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			b = appendASCII(b, c, quote)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			r, size = surrogate(text[i:]), 3
			b = appendHex(append(b, '\\', 'u'), r, 4)
		case isPrintable(r):
			b = append(b, text[i:i+size]...)
		case r <= 0xff:
			b = appendHex(append(b, '\\', 'x'), r, 2)
		case r <= 0xffff:
			b = appendHex(append(b, '\\', 'u'), r, 4)
		default:
			b = appendHex(append(b, '\\', 'U'), r, 8)
		}
		i += size
	}
	return string(append(b, quote))
}

// surrogate decodes the surrogate that text begins with.
func surrogate(text string) rune {
	return rune(text[0]&0x0F)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F)
}
