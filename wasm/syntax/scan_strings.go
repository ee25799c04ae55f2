// This file scans strings and f-strings. What is in a plain string is left to
// strings.go; an f-string is cut into its text and the tokens of its fields.

package syntax

import (
	"strconv"
	"strings"
)

// An fstring is an f-string that has been opened and not yet closed.
type fstring struct {
	start     int // offset of the prefix
	line      int32
	lineStart int
	quote     byte
	triple    bool
	raw       bool
	// fields holds, for each replacement field that is open, how many
	// brackets are open at its own level; a field within another is part of
	// the other's format.
	fields []int
	// inField says that an expression is being scanned rather than text.
	inField bool
	// inSpec is true in a format from its colon to its first nested field.
	// Until then a brace always begins a field there.
	inSpec bool
}

// maxFields is how deep fields can be nested in formats, as in CPython.
const maxFields = 3

// fstring returns the innermost open f-string, or nil.
func (s *scanner) fstring() *fstring {
	if n := len(s.fstrings); n > 0 {
		return &s.fstrings[n-1]
	}
	return nil
}

// fieldEnds reports whether pos is at the own level of a field's expression,
// where a colon or brace ends it.
func (s *scanner) fieldEnds() bool {
	f := s.fstring()
	return f != nil && len(s.brackets) == f.fields[len(f.fields)-1]
}

// leaveField goes back to the text around the field just closed.
func (s *scanner) leaveField() {
	f := s.fstring()
	f.fields = f.fields[:len(f.fields)-1]
	f.inField, f.inSpec = false, false
}

// isStringPrefix reports whether a word before a quote makes it a string.
func isStringPrefix(word string) bool {
	switch len(word) {
	case 1:
		return strings.Contains("rRbBuUfF", word)
	case 2:
		a, b := word[0]|0x20, word[1]|0x20
		return a == 'r' && (b == 'b' || b == 'f') || b == 'r' && (a == 'b' || a == 'f')
	}
	return false
}

// scanString scans the string whose prefix begins at start and whose opening
// quote is at open.
func (s *scanner) scanString(start, open int) {
	quote, text := s.text[open], s.text
	triple := open+2 < len(text) && text[open+1] == quote && text[open+2] == quote
	size := 1
	if triple {
		size = 3
	}
	if prefix := text[start:open]; prefix != "" && strings.ContainsAny(prefix, "fF") {
		s.openFString(start, open+size, quote, triple, strings.ContainsAny(prefix, "rR"))
		return
	}
	line, lineStart, escapedQuote := s.line, s.lineStart, false
	for i := open + size; i < len(text); i++ {
		switch c := text[i]; c {
		case '\\':
			if i++; i < len(text) && text[i] == '\n' {
				s.pos = i + 1
				s.newLine()
			} else if i < len(text) && text[i] == quote {
				escapedQuote = true
			}
		case '\n':
			if !triple {
				s.failString(start, line, lineStart, quote, triple)
				if escapedQuote && strings.HasPrefix(s.err.Msg, "unterminated") {
					s.err.Msg += "; perhaps you escaped the end quote?"
				}
				return
			}
			s.pos = i + 1
			s.newLine()
		case quote:
			if triple {
				if i+2 >= len(text) || text[i+1] != quote || text[i+2] != quote {
					continue
				}
				i += 2
			}
			s.pos = i + 1
			s.addFrom(tokString, start, s.pos, line, lineStart)
			return
		}
	}
	s.failString(start, line, lineStart, quote, triple)
}

// failString records that the string begun at start does not end.
func (s *scanner) failString(start int, line int32, lineStart int, quote byte, triple bool) {
	// The quote that seemed to begin a string may be the one that ends the
	// f-string around it.
	if f := s.fstring(); f != nil && f.quote == quote && f.triple == triple {
		s.failAt("f-string: expecting '}'", line, lineStart, start+1)
		return
	}
	what := "unterminated string literal"
	if triple {
		what = "unterminated triple-quoted string literal"
	}
	s.failAt(what+s.detected(), line, lineStart, start+1)
}

// detected names the line on which the end of a string was missed.
func (s *scanner) detected() string {
	line := int(s.line)
	if s.lineStart >= len(s.text) && line > 1 {
		line-- // what is after the last end of line is no line
	}
	return " (detected at line " + strconv.Itoa(line) + ")"
}

// openFString begins an f-string whose text begins at body.
func (s *scanner) openFString(start, body int, quote byte, triple, raw bool) {
	if len(s.fstrings) >= maxFStrings-1 {
		s.fail("too many nested f-strings", body)
		return
	}
	s.fstrings = append(s.fstrings, fstring{
		start: start, line: s.line, lineStart: s.lineStart,
		quote: quote, triple: triple, raw: raw,
	})
	s.add(tokFStringStart, start, body)
	s.pos = body
}

// scanFStringText scans text of an f-string, which is empty often, and the
// brace or quote that ends it.
func (s *scanner) scanFStringText(f *fstring) {
	text, start := s.text, s.pos
	line, lineStart := s.line, s.lineStart
	i := start
	flush := func(end int) {
		s.pos = end
		if end > start {
			s.addFrom(tokFStringMiddle, start, end, line, lineStart)
		}
	}
	for ; i < len(text); i++ {
		switch c := text[i]; c {
		case f.quote:
			if f.triple && (i+2 >= len(text) || text[i+1] != c || text[i+2] != c) {
				continue
			}
			flush(i)
			s.endFStringText(f)
			return
		case '\n':
			if f.triple {
				s.pos = i + 1
				s.newLine()
				continue
			}
			if f.inSpec {
				// CPython 3.13 goes on as if the format had ended.
				flush(i)
				f.inField, f.inSpec = true, false
				return
			}
			s.failFString(f)
			return
		case '{':
			if !f.inSpec && i+1 < len(text) && text[i+1] == '{' {
				i++
				continue
			}
			flush(i)
			s.openField(f)
			return
		case '}':
			if len(f.fields) == 0 && i+1 < len(text) && text[i+1] == '}' {
				i++
				continue
			}
			flush(i)
			if len(f.fields) == 0 {
				s.fail("f-string: single '}' is not allowed", i+1)
				return
			}
			f.inField = true
			return
		case '\\':
			if i+1 >= len(text) {
				continue
			}
			switch next := text[i+1]; {
			case next == '{' || next == '}':
				// The brace keeps its meaning.
				if !f.raw {
					s.warn("invalid escape sequence '\\" + text[i+1:i+2] + "'")
				}
			case next == 'N' && !f.raw && i+2 < len(text) && text[i+2] == '{':
				if end := strings.IndexAny(text[i:], "}\n"+string(f.quote)); end >= 0 && text[i+end] == '}' {
					i += end
				} else {
					i += 2
				}
			case next == '\n':
				i++
				s.pos = i + 1
				s.newLine()
			default:
				i++
			}
		}
	}
	s.failFString(f)
}

// endFStringText handles the closing quote of an f-string at pos. Where a
// field is still open, the parser will miss its brace.
func (s *scanner) endFStringText(f *fstring) {
	size := 1
	if f.triple {
		size = 3
	}
	s.add(tokFStringEnd, s.pos, s.pos+size)
	s.pos += size
	s.fstrings = s.fstrings[:len(s.fstrings)-1]
}

// openField begins a replacement field at the brace at pos.
func (s *scanner) openField(f *fstring) {
	if len(f.fields) >= maxFields {
		s.fail("f-string: expressions nested too deeply", s.pos)
		return
	}
	if !s.open('{') {
		return
	}
	s.add(tokLBrace, s.pos, s.pos+1)
	s.pos++
	f.fields = append(f.fields, len(s.brackets))
	f.inField, f.inSpec = true, false
}

func (s *scanner) failFString(f *fstring) {
	what := "unterminated f-string literal"
	if f.triple {
		what = "unterminated triple-quoted f-string literal"
	}
	s.failAt(what+s.detected(), f.line, f.lineStart, f.start+1)
}
