package object

// This file prints the place that a SyntaxError names: the file, the line and
// carets below what is wrong.

import (
	"strconv"
	"strings"
	"unicode"
)

// syntaxPlace is what a SyntaxError's attributes say; programs may have set
// them to anything.
type syntaxPlace struct {
	msg, file        string
	hasFile, hasLine bool
	line, endLine    int64
	hasEnd           bool // endLine is known
	text             string
	hasText          bool
	offset           int64
	hasOffset        bool
	endOffset        int64 // 0: unknown
}

func (t *Thread) syntaxPlace(e *Exception) *syntaxPlace {
	p := &syntaxPlace{msg: "<no detail available>"}
	text := func(name string) (string, bool) {
		s := AsStr(t.GetAttrOr(Of(e), name, None))
		if s == nil {
			return "", false
		}
		return s.S, true
	}
	number := func(name string) (int64, bool) { return AsInt(t.GetAttrOr(Of(e), name, None)) }
	if s, _ := text("msg"); s != "" {
		p.msg = s
	}
	p.file, p.hasFile = text("filename")
	p.text, p.hasText = text("text")
	p.line, p.hasLine = number("lineno")
	p.endLine, p.hasEnd = number("end_lineno")
	p.offset, p.hasOffset = number("offset")
	p.endOffset, _ = number("end_offset")
	return p
}

// lines returns what is printed, with the exception's class before the message.
func (p *syntaxPlace) lines(class string) (out []string) {
	suffix := ""
	switch {
	case p.hasLine:
		file := p.file
		if file == "" {
			file = "<string>"
		}
		out = append(out, "  File \""+file+"\", line "+strconv.FormatInt(p.line, 10)+"\n")
	case p.hasFile:
		suffix = " (" + p.file + ")"
	}
	if p.hasText {
		out = append(out, p.marked()...)
	}
	return append(out, class+": "+p.msg+suffix+"\n")
}

// maxCarets bounds what a program's own SyntaxError can ask for.
const maxCarets = 10000

// marked returns the line without its indentation, and carets.
func (p *syntaxPlace) marked() []string {
	line := []rune(strings.TrimRight(p.text, "\n"))
	code := []rune(strings.TrimLeft(string(line), " \n\f"))
	quoted := "    " + string(code) + "\n"
	if !p.hasOffset {
		return []string{quoted}
	}
	start, end := p.offset, p.endOffset
	switch {
	case p.hasLine != p.hasEnd || p.line != p.endLine:
		end = int64(len(line)) + 1 // marked to the end of its first line
	case end == 0:
		end = start
	}
	if n := int64(len([]rune(p.text))); n > 0 && start > n {
		start, end = n, n
	}
	if start == end || end == -1 {
		end = start + 1
	}
	indent := int64(len(line) - len(code))
	start, end = start-1-indent, end-1-indent
	if start < 0 {
		return []string{quoted}
	}
	var b strings.Builder
	b.WriteString("    ")
	for i := range min(start, int64(len(code))) {
		if unicode.IsSpace(code[i]) {
			b.WriteRune(code[i]) // a tab keeps the carets where they belong
		} else {
			b.WriteByte(' ')
		}
	}
	b.WriteString(strings.Repeat("^", int(max(0, min(end-start, maxCarets)))) + "\n")
	return []string{quoted, b.String()}
}
