// This file scans numbers: integers of four bases, floats and imaginaries.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// scanNumber scans the number at pos.
func (s *scanner) scanNumber() {
	start, n := s.pos, len(s.text)
	if s.text[start] == '0' && start+1 < n {
		switch s.text[start+1] | 0x20 {
		case 'x':
			s.scanBased(start, "hexadecimal", 16)
			return
		case 'o':
			s.scanBased(start, "octal", 8)
			return
		case 'b':
			s.scanBased(start, "binary", 2)
			return
		}
	}
	i, zerosEnd := start, start
	if s.text[i] == '0' {
		for i < n && (s.text[i] == '0' || s.text[i] == '_' && i+1 < n && s.text[i+1] == '0') {
			i++
		}
		if i < n && s.text[i] == '_' && i+1 < n && isDigit(s.text[i+1]) {
			i++
		}
		zerosEnd = i
	}
	leadingZero := zerosEnd > start
	digitsFrom := i
	if i < n && (isDigit(s.text[i]) || s.text[i] == '_') {
		if i = s.decimals(i); i < 0 {
			return
		}
	}
	whole := i > digitsFrom
	what, isFloat := "decimal", false
	if i < n && s.text[i] == '.' {
		isFloat = true
		i++
		if i < n && isDigit(s.text[i]) {
			if i = s.decimals(i); i < 0 {
				return
			}
		}
	}
	if i < n && s.text[i]|0x20 == 'e' {
		switch e := i + 1; {
		case e < n && isDigit(s.text[e]):
			isFloat = true
			if i = s.decimals(e); i < 0 {
				return
			}
		case e < n && (s.text[e] == '+' || s.text[e] == '-'):
			isFloat = true
			if e++; e >= n || !isDigit(s.text[e]) {
				s.fail("invalid decimal literal", e)
				return
			}
			if i = s.decimals(e); i < 0 {
				return
			}
		case !followsNumber(s.text[i:]):
			s.fail("invalid decimal literal", i)
			return
		}
	}
	if i < n && s.text[i]|0x20 == 'j' {
		isFloat, what = true, "imaginary"
		i++
	}
	if leadingZero && whole && !isFloat {
		s.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start+1)
		s.err.EndCol = s.err.Col + zerosEnd - start
		return
	}
	s.endNumber(start, i, what)
}

// decimals skips digits with single underscores between them and returns the
// offset after them, or -1 after an error.
func (s *scanner) decimals(i int) int {
	for i < len(s.text) {
		switch c := s.text[i]; {
		case isDigit(c):
			i++
		case c == '_':
			if i++; i >= len(s.text) || !isDigit(s.text[i]) {
				s.fail("invalid decimal literal", i)
				return -1
			}
		default:
			return i
		}
	}
	return i
}

// scanBased scans an integer whose prefix names its base.
func (s *scanner) scanBased(start int, what string, base int) {
	i := start + 2
	for {
		if i < len(s.text) && s.text[i] == '_' {
			i++
		}
		digits := i
		for i < len(s.text) && digitValue(s.text[i]) < base {
			i++
		}
		if i < len(s.text) && isDigit(s.text[i]) {
			s.fail("invalid digit '"+s.text[i:i+1]+"' in "+what+" literal", i+1)
			return
		}
		if i == digits {
			s.fail("invalid "+what+" literal", i)
			return
		}
		if i >= len(s.text) || s.text[i] != '_' {
			break
		}
	}
	s.endNumber(start, i, what)
}

// digitValue returns the value of a hexadecimal digit, or 99.
func digitValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// endNumber adds the number that ends at end, unless a name follows it
// directly. Words that may follow a number in valid programs are let through
// with a warning.
func (s *scanner) endNumber(start, end int, what string) {
	s.pos = end
	if end < len(s.text) && nameChars[s.text[end]] != 0 {
		switch {
		case followsNumber(s.text[end:]):
			s.warn("invalid " + what + " literal")
		case s.text[end] < utf8.RuneSelf: // others are left to the parser
			s.fail("invalid "+what+" literal", end)
			return
		}
	}
	s.add(tokNumber, start, end)
}

// followsNumber reports whether text begins with a keyword that can stand
// after a number; as in CPython, some are known by their first letters only.
func followsNumber(text string) bool {
	for _, word := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if strings.HasPrefix(text, word) {
			rest := text[len(word):]
			return rest == "" || nameChars[rest[0]] == 0
		}
	}
	return false
}
