package _sre

// This file reads the text of patterns and templates, and says what is wrong in it.

import (
	"strings"

	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// A fault is what is wrong with a pattern; the parsers panic with it.
type fault struct {
	kind    *object.Type // nil: PatternError
	message string
	pos     int // -1: nowhere in particular
}

// A scanner reads a text code point by code point.
type scanner struct {
	text   []rune
	at     int
	isText bool // a str, not bytes
}

// none is what there is behind the end.
const none rune = -1

// textOf returns the code points of a str or bytes; isText says which.
func textOf(v Value) (text []rune, isText bool) {
	if s := object.AsStr(v); s != nil {
		return s.Runes(), true
	}
	b, _ := object.BytesLike(v)
	text = make([]rune, len(b))
	for i, c := range b {
		text[i] = rune(c)
	}
	return text, false
}

func (s *scanner) fail(message string, back int) {
	panic(fault{message: message, pos: s.at - back})
}

func (s *scanner) peek() rune {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return none
}

func (s *scanner) next() rune {
	c := s.peek()
	if c != none {
		s.at++
	}
	return c
}

// take passes c if it comes next.
func (s *scanner) take(c rune) bool {
	if s.peek() != c {
		return false
	}
	s.at++
	return true
}

// since returns the text from a position on.
func (s *scanner) since(start int) string { return runes(s.text[start:s.at]) }

func runes(text []rune) string {
	var b []byte
	for _, c := range text {
		b = object.AppendRune(b, c)
	}
	return string(b)
}

// name reads up to the character that ends a name.
func (s *scanner) name(end rune, what string) string {
	start := s.at
	for {
		switch s.next() {
		case none:
			if s.at == start {
				s.fail("missing "+what, 0)
			}
			s.fail("missing "+string(end)+", unterminated name", s.at-start)
		case end:
			if s.at == start+1 {
				s.fail("missing "+what, 1)
			}
			return runes(s.text[start : s.at-1])
		}
	}
}

// checkName complains about a group's name that has just been read.
func (s *scanner) checkName(name string) {
	if !s.isText && length(name) < len(name) {
		s.fail("bad character in group name "+object.AsciiStr(name), length(name)+1)
	}
	if !syntax.IsIdentifier(name) {
		s.fail("bad character in group name "+object.ReprStr(name), length(name)+1)
	}
}

func length(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// number reads a decimal number in ASCII digits; no group has a number as large as many.
func number(digits string) (n int, ok bool) {
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), many)
	}
	return n, digits != ""
}

// noGroup is the complaint about a reference.
func noGroup(digits string) string {
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		digits = "0"
	}
	return "invalid group reference " + digits
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }
func isOctal(c rune) bool { return '0' <= c && c <= '7' }
func isLetter(c rune) bool {
	return c < 128 && 'a' <= c|0x20 && c|0x20 <= 'z'
}

// digits reads up to n digits of a base, 8 or 16.
func (s *scanner) digits(n, base int) (value rune, count int) {
	for ; count < n; count++ {
		c, d := s.peek(), rune(-1)
		switch {
		case isDigit(c):
			d = c - '0'
		case isLetter(c):
			d = c | 0x20 - 'a' + 10
		}
		if d < 0 || d >= rune(base) {
			break
		}
		value = value*rune(base) + d
		s.at++
	}
	return value, count
}

// octal checks the value of an octal escape that began at start.
func (s *scanner) octal(value rune, start int) rune {
	if value > 0o377 {
		s.fail("octal escape value "+s.since(start)+" outside of range 0-0o377", s.at-start)
	}
	return value
}

// control returns the character that a letter behind a backslash stands for.
func control(letter rune) (rune, bool) {
	if i := strings.IndexRune("abfnrtv\\", letter); i >= 0 && letter != none {
		return rune("\a\b\f\n\r\t\v\\"[i]), true
	}
	return 0, false
}

// newFault makes the PatternError that says where in a pattern it is.
func newFault(t *Thread, message string, pattern Value, pos int) *object.Exception {
	e := object.NewException(errorType)
	setFault(t, e, object.NewStr(message), pattern, object.Int(int64(pos)))
	return e
}

// setFault fills in a PatternError: its attributes, and its text.
func setFault(t *Thread, e *object.Exception, message, pattern, pos Value) {
	d := object.MakeAttrs(object.Of(e))
	lineno, colno := object.None, object.None
	text := ""
	if s := object.AsStr(message); s != nil {
		text = s.S
	}
	at, ok := object.AsInt(pos)
	if !pattern.IsNone() && ok && at >= 0 {
		chars, _ := textOf(pattern)
		line, col := 1, int(at)+1
		for i, c := range chars[:min(int(at), len(chars))] {
			if c == '\n' {
				line, col = line+1, int(at)-i
			}
		}
		lineno, colno = object.Int(int64(line)), object.Int(int64(col))
		text += " at position " + itoa(int(at))
		for _, c := range chars {
			if c == '\n' {
				text += " (line " + itoa(line) + ", column " + itoa(col) + ")"
				break
			}
		}
	} else if pattern.IsNone() {
		pos = object.None
	}
	if text != "" || object.AsStr(message) != nil {
		e.Args = []Value{object.NewStr(text)}
	} else {
		e.Args = []Value{message}
	}
	for _, a := range []struct {
		name string
		v    Value
	}{{"msg", message}, {"pattern", pattern}, {"pos", pos}, {"lineno", lineno}, {"colno", colno}} {
		d.SetStr(t, a.name, a.v)
	}
}
