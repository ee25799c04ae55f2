package object

// This file writes str and bytes as literals: repr and ascii.

import (
	"strconv"
	"strings"
)

// ReprStr returns repr of the str s: in single quotes, unless there are single
// quotes and no double quotes inside.
func ReprStr(s string) string { return string(appendStrRepr(make([]byte, 0, len(s)+2), s, false)) }

// AsciiStr returns ascii of the str s: repr with every character beyond ASCII escaped.
func AsciiStr(s string) string { return string(appendStrRepr(make([]byte, 0, len(s)+2), s, true)) }

// AsciiText escapes what is not ASCII in a text that is a repr already.
func AsciiText(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			b := append(make([]byte, 0, len(s)+16), s[:i]...)
			for i < len(s) {
				r, w := DecodeRune(s[i:])
				i += w
				if r < 0x80 {
					b = append(b, byte(r))
				} else {
					b = appendEscape(b, r)
				}
			}
			return string(b)
		}
	}
	return s
}

func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func appendStrRepr(b []byte, s string, ascii bool) []byte {
	quote := quoteFor(s)
	b = append(b, quote)
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			b = appendASCIIRepr(b, c, quote)
			i++
			continue
		}
		r, w := DecodeRune(s[i:])
		if ascii || !isPrintable(r) {
			b = appendEscape(b, r)
		} else {
			b = append(b, s[i:i+w]...)
		}
		i += w
	}
	return append(b, quote)
}

// appendASCIIRepr appends one ASCII character inside quotes.
func appendASCIIRepr(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\r':
		return append(b, '\\', 'r')
	case c == '\t':
		return append(b, '\\', 't')
	case c < 0x20 || c == 0x7f:
		return appendHexEscape(b, 'x', uint32(c), 2)
	}
	return append(b, c)
}

// appendEscape appends a code point as \x, \u or \U.
func appendEscape(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return appendHexEscape(b, 'x', uint32(r), 2)
	case r < 0x10000:
		return appendHexEscape(b, 'u', uint32(r), 4)
	}
	return appendHexEscape(b, 'U', uint32(r), 8)
}

func appendHexEscape(b []byte, letter byte, n uint32, digits int) []byte {
	b = append(b, '\\', letter)
	for digits--; digits >= 0; digits-- {
		b = append(b, "0123456789abcdef"[n>>(4*digits)&15])
	}
	return b
}

// ReprBytes returns repr of the bytes s.
func ReprBytes(s string) string {
	quote := quoteFor(s)
	b := append(make([]byte, 0, len(s)+3), 'b', quote)
	for i := range len(s) {
		if s[i] < 0x80 {
			b = appendASCIIRepr(b, s[i], quote)
		} else {
			b = appendHexEscape(b, 'x', uint32(s[i]), 2)
		}
	}
	return string(append(b, quote))
}

// isPrintable reports whether repr shows r as it is: letters, marks, numbers,
// punctuation, symbols and the blank.
func isPrintable(r rune) bool {
	return strconv.IsPrint(r) || isNew(r)
}

// clipText returns the first n code points of s.
func clipText(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
