// This file cuts source text into tokens: lines, names and
// operators. Layout, numbers and strings are in the files scan_*.go.

package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxBrackets = 200 // open brackets, as in CPython
	maxIndents  = 100 // nested blocks, as in CPython
	maxFStrings = 150 // f-strings within f-strings, as in CPython
	tabSize     = 8
)

// A scanner turns a source into tokens, all at once. It stops at the first
// error, which is kept in err; what was scanned before it stays, and a token
// for the error itself.
//
// Scanning ahead of the parser is not only simpler: CPython prefers most
// errors of its tokenizer, wherever they are in the file, to one of its
// parser. The others are marked as weak.
type scanner struct {
	src       *source
	text      string
	pos       int
	line      int32
	lineStart int
	toks      []token
	brackets  []bracket
	indents   []indent
	fstrings  []fstring
	warnings  []Warning
	err       *Error
	weak      bool // err yields to an error of the parser before it
	// unclosed is set when the source ended within brackets. It is weaker
	// than err: an error of the parser on the bracket's own line wins.
	unclosed *Error
	// unclosedLine is the line of that bracket.
	unclosedLine int32
}

// A bracket is one that has been opened and not yet closed.
type bracket struct {
	sign byte
	line int32
	off  int
	col  int
}

// scan returns the scanner after it has run over the whole source.
func scan(src *source) *scanner {
	s := &scanner{
		src:     src,
		text:    src.text,
		line:    1,
		toks:    make([]token, 0, len(src.text)/4+8),
		indents: make([]indent, 1, 16),
	}
	if s.text == "" {
		s.line = 0 // there is no line to be on
	}
	s.run()
	if s.err != nil {
		s.add(tokEnd, s.pos, s.pos)
	}
	return s
}

func (s *scanner) run() {
	lineBegins := true
	for s.err == nil {
		if f := s.fstring(); f != nil && !f.inField {
			s.scanFStringText(f)
			continue
		}
		if lineBegins && len(s.brackets) == 0 {
			lineBegins = false
			if !s.scanIndentation() {
				return
			}
		}
		if s.pos >= len(s.text) {
			s.finish()
			return
		}
		c := s.text[s.pos]
		switch {
		case c == ' ' || c == '\t' || c == '\f':
			s.pos++
		case c == '#', c == '\n':
			start := s.pos
			s.skipComment()
			if s.pos >= len(s.text) {
				continue
			}
			if len(s.brackets) == 0 {
				s.add(tokNewline, start, s.pos+1) // with the comment, as in CPython
				lineBegins = true
			}
			s.pos++
			s.newLine()
		case c == '\\':
			s.scanContinuation()
		case isNameStart(c):
			s.scanName()
		case c >= '0' && c <= '9', c == '.' && s.pos+1 < len(s.text) && isDigit(s.text[s.pos+1]):
			s.scanNumber()
		case c == '"' || c == '\'':
			s.scanString(s.pos, s.pos)
		default:
			s.scanOperator()
		}
	}
}

// finish adds the tokens that stand for the end of the source.
func (s *scanner) finish() {
	if n := len(s.brackets); n > 0 {
		b := s.brackets[n-1]
		s.unclosedLine = b.line
		s.unclosed = s.src.errorAt("SyntaxError", "'"+string(b.sign)+"' was never closed",
			Span{Line: b.line, Col: int32(b.col), EndLine: b.line})
		s.unclosed.EndCol = 0
		s.add(tokEnd, s.pos, s.pos)
		return
	}
	// What is after the last end of line still counts to its line.
	if s.pos > 0 && s.lineStart == s.pos {
		s.line--
		s.lineStart = strings.LastIndexByte(s.text[:s.pos-1], '\n') + 1
	}
	for range s.indents[1:] {
		s.add(tokDedent, s.pos, s.pos)
	}
	s.add(tokEnd, s.pos, s.pos)
}

// add appends a token that lies on the current line.
func (s *scanner) add(k kind, off, end int) {
	s.addFrom(k, off, end, s.line, s.lineStart)
}

// addFrom appends a token that began on the given line and ends on the
// current one.
func (s *scanner) addFrom(k kind, off, end int, line int32, lineStart int) {
	s.toks = append(s.toks, token{
		kind: k,
		off:  int32(off), end: int32(end),
		span: Span{
			Line: line, Col: int32(off - lineStart),
			EndLine: s.line, EndCol: int32(end - s.lineStart),
		},
		level: uint8(len(s.brackets)),
	})
}

// newLine notes that a new line begins at pos.
func (s *scanner) newLine() {
	s.line++
	s.lineStart = s.pos
}

// fail records an error at the last character before the offset end, which
// lies on the current line: the place where CPython's tokenizer has stopped.
func (s *scanner) fail(msg string, end int) {
	s.failAt(msg, s.line, s.lineStart, end)
}

func (s *scanner) failAt(msg string, line int32, lineStart, end int) {
	s.weak = len(s.fstrings) > 0
	col := int32(end - lineStart)
	s.err = s.src.errorAt("SyntaxError", msg, Span{Line: line, Col: col, EndLine: line, EndCol: col})
	s.err.Col--
	s.err.EndCol--
	s.err.Text = strings.TrimSuffix(s.err.Text, "\n")
}

func (s *scanner) warn(msg string) {
	s.warnings = append(s.warnings, Warning{Category: "SyntaxWarning", Msg: msg, Line: int(s.line)})
}

// scanName scans a name, a keyword, or the prefix of a string together with
// the string.
func (s *scanner) scanName() {
	start, ascii := s.pos, true
	end := start
	for end < len(s.text) && nameChars[s.text[end]] != 0 {
		if s.text[end] >= utf8.RuneSelf {
			ascii = false
		}
		end++
	}
	if end < len(s.text) && (s.text[end] == '"' || s.text[end] == '\'') && isStringPrefix(s.text[start:end]) {
		s.scanString(start, end)
		return
	}
	word := tokName
	if ascii {
		word = keywordKind(s.text[start:end])
	} else if !s.checkIdentifier(start, end) {
		return
	}
	s.add(word, start, end)
	s.pos = end
}

// checkIdentifier reports whether text[start:end] is an identifier, and fails
// at its first character that cannot be in one.
func (s *scanner) checkIdentifier(start, end int) bool {
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(s.text[i:end])
		if i == start && !isIdentifierStart(r) || i > start && !isIdentifierPart(r) {
			if isPrintable(r) {
				s.fail("invalid character '"+string(r)+"' ("+codePoint(r)+")", i+size)
			} else {
				s.fail("invalid non-printable character "+codePoint(r), i+size)
			}
			return false
		}
		i += size
	}
	return true
}

// codePoint spells a character as U+0041.
func codePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// scanOperator scans an operator or bracket, or a character that can begin no
// token, which the parser will refuse.
func (s *scanner) scanOperator() {
	c := s.text[s.pos]
	k, size := operator(s.text[s.pos:])
	field := s.fieldEnds()
	switch {
	case size == 0:
		if c < ' ' || c == 0x7f {
			s.fail("invalid non-printable character "+codePoint(rune(c)), s.pos+1)
			return
		}
		k, size = tokUnknown, 1
	case k == tokLParen || k == tokLBrack || k == tokLBrace:
		if !s.open(c) {
			return
		}
	case k == tokRParen || k == tokRBrack || k == tokRBrace:
		if !s.close(c, field) {
			return
		}
		if field && c == '}' {
			s.add(k, s.pos, s.pos+1)
			s.pos++
			s.leaveField()
			return
		}
	case field && c == ':':
		// A colon at a field's own level begins its format, even where
		// ":=" is written.
		s.add(tokFieldColon, s.pos, s.pos+1)
		s.pos++
		f := s.fstring()
		f.inField, f.inSpec = false, true
		return
	}
	s.add(k, s.pos, s.pos+size)
	s.pos += size
}

// open notes an opening bracket at pos.
func (s *scanner) open(sign byte) bool {
	if len(s.brackets) >= maxBrackets {
		s.fail("too many nested parentheses", s.pos+1)
		return false
	}
	s.brackets = append(s.brackets, bracket{sign: sign, line: s.line, off: s.pos, col: s.pos - s.lineStart})
	return true
}

// close removes the bracket that the sign at pos closes. At a field's own level only
// its brace may be closed.
func (s *scanner) close(sign byte, field bool) bool {
	n := len(s.brackets)
	if n == 0 {
		s.fail("unmatched '"+string(sign)+"'", s.pos+1)
		return false
	}
	if field && sign != '}' {
		s.fail("f-string: unmatched '"+string(sign)+"'", s.pos+1)
		return false
	}
	b := s.brackets[n-1]
	if b.sign == '(' && sign != ')' || b.sign == '[' && sign != ']' || b.sign == '{' && sign != '}' {
		msg := "closing parenthesis '" + string(sign) + "' does not match opening parenthesis '" + string(b.sign) + "'"
		if b.line != s.line {
			msg += " on line " + strconv.Itoa(int(b.line))
		}
		s.fail(msg, s.pos+1)
		return false
	}
	s.brackets = s.brackets[:n-1]
	return true
}

// What a byte can be in a name.
const (
	nameStart = 1 << iota
	namePart
)

// nameChars says of each byte whether it can be in a name. Every byte beyond
// ASCII can; whether its character may is checked afterwards.
var nameChars = func() (chars [256]uint8) {
	for c := range chars {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf:
			chars[c] = nameStart | namePart
		case c >= '0' && c <= '9':
			chars[c] = namePart
		}
	}
	return chars
}()

func isNameStart(c byte) bool { return nameChars[c]&nameStart != 0 }
func isDigit(c byte) bool     { return c >= '0' && c <= '9' }
