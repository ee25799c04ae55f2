// This file scans what parts tokens: indentation, blank lines, comments and
// continued lines.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// An indent is the width of a block's indentation, measured twice: with tabs
// that reach the next multiple of eight, and with tabs one column wide. Blocks
// whose order differs between the two measures are inconsistent.
type indent struct{ width, alt int }

// skipComment moves to the end of the line.
func (s *scanner) skipComment() {
	if n := strings.IndexByte(s.text[s.pos:], '\n'); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.text)
	}
}

// scanContinuation skips a backslash and the end of line after it.
func (s *scanner) scanContinuation() {
	if s.pos+1 < len(s.text) && s.text[s.pos+1] == '\n' {
		if s.pos+2 < len(s.text) {
			s.pos += 2
			s.newLine()
			return
		}
		s.fail("unexpected EOF while parsing", s.pos+2)
		s.err.EndCol = -1
	} else {
		_, size := utf8.DecodeRuneInString(s.text[s.pos+1:])
		s.fail("unexpected character after line continuation character", s.pos+1+size)
		s.err.EndCol = 0
	}
	s.err.Text += "\n"
	s.weak = true
}

// scanIndentation skips blank lines, measures the indentation of the next
// line and adds the tokens for it. It reports false after an error.
func (s *scanner) scanIndentation() bool {
	var in, first indent
	for ; s.pos < len(s.text); s.pos++ {
		switch s.text[s.pos] {
		case ' ':
			in.width++
			in.alt++
			continue
		case '\t':
			in.width = (in.width/tabSize + 1) * tabSize
			in.alt++
			continue
		case '\f':
			in = indent{}
			continue
		case '\\':
			// The indentation before the first backslash counts for
			// the line that is continued.
			if first == (indent{}) {
				first = in
			}
			if s.scanContinuation(); s.err != nil {
				return false
			}
			s.pos--
			continue
		case '#':
			s.skipComment()
			s.pos--
			continue
		case '\n':
			s.pos++
			s.newLine()
			s.pos--
			in, first = indent{}, indent{}
			continue
		}
		break
	}
	if s.pos >= len(s.text) {
		return true // the end closes every block by itself
	}
	if first != (indent{}) {
		in = first
	}
	return s.indentTo(in)
}

// indentTo adds the tokens that lead from the current block to one indented
// by in.
func (s *scanner) indentTo(in indent) bool {
	top := s.indents[len(s.indents)-1]
	switch {
	case in.width == top.width:
	case in.width > top.width:
		if len(s.indents) >= maxIndents {
			s.failIndent("IndentationError", "too many levels of indentation")
			return false
		}
		if in.alt <= top.alt {
			s.failTabs()
			return false
		}
		s.indents = append(s.indents, in)
		s.add(tokIndent, s.pos, s.pos)
		return true
	default:
		before := len(s.toks)
		for in.width < s.indents[len(s.indents)-1].width {
			s.indents = s.indents[:len(s.indents)-1]
			s.add(tokDedent, s.pos, s.pos)
		}
		top = s.indents[len(s.indents)-1]
		if in.width != top.width {
			s.toks = s.toks[:before]
			s.failIndent("IndentationError", "unindent does not match any outer indentation level")
			return false
		}
	}
	if in.alt != top.alt {
		s.failTabs()
		return false
	}
	return true
}

// failIndent records an error at the end of the current line.
func (s *scanner) failIndent(typ, msg string) {
	end := s.pos + strings.IndexByte(s.text[s.pos:]+"\n", '\n') + 1
	s.fail(msg, end)
	s.err.Type = typ
	s.err.EndCol = -1
	s.weak = true
	s.err.Text += "\n"
}

func (s *scanner) failTabs() {
	s.failIndent("TabError", "inconsistent use of tabs and spaces in indentation")
	s.err.Col = 1
	s.err.EndCol = 0
}
