// This file defines what parsing reports besides a tree: errors and warnings.

package syntax

import (
	"strconv"
	"strings"
	"unicode"
)

// An Error says why a source could not be parsed, in CPython's words and
// with CPython's attributes of SyntaxError.
type Error struct {
	Type string // SyntaxError, IndentationError, TabError, MemoryError or RecursionError
	Msg  string
	File string
	// Line is 0 when the error is about the file as a whole; Col is -1 then
	// if CPython gives a line all the same.
	Line, Col       int // from 1; Col in characters, CPython's "offset"
	EndLine, EndCol int // EndCol is exclusive; 0 and -1 mean unknown
	Text            string
	Late            bool // found by the compiler, which does not know the text; then EndCol 0 means None
}

// Error returns the kind of error, its message and its place in one line.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Type + ": " + e.Msg
	}
	return e.Type + ": " + e.Msg + " (" + e.File + ", line " + strconv.Itoa(e.Line) + ")"
}

// Block returns the lines that CPython prints for an error nobody caught: the
// place, the line, carets below what is wrong, and the message.
func (e *Error) Block() string {
	if e.Type == "MemoryError" || e.Type == "RecursionError" {
		return e.Type + ": " + e.Msg + "\n"
	}
	var b strings.Builder
	if e.Line > 0 || e.Col < 0 {
		b.WriteString("  File \"" + e.File + "\", line " + strconv.Itoa(e.Line) + "\n")
	}
	if e.Text != "" {
		e.writeCarets(&b)
	}
	b.WriteString(e.Type + ": " + e.Msg + "\n")
	return b.String()
}

// writeCarets writes the line without its indentation and the carets below.
func (e *Error) writeCarets(b *strings.Builder) {
	line := []rune(strings.TrimRight(e.Text, "\n"))
	spaces := 0
	for spaces < len(line) && (line[spaces] == ' ' || line[spaces] == '\n' || line[spaces] == '\f') {
		spaces++
	}
	b.WriteString("    " + string(line[spaces:]) + "\n")
	start, end := e.Col, e.EndCol
	switch {
	case e.EndLine > e.Line:
		end = len(line) + 1 // marked to the end of its first line
	case end == 0 || end == -1 || end == start:
		end = start + 1
	}
	from := start - 1 - spaces
	if from < 0 {
		return
	}
	b.WriteString("    ")
	for i := range from {
		if at := spaces + i; at < len(line) && unicode.IsSpace(line[at]) {
			b.WriteRune(line[at]) // tabs keep the carets aligned
		} else {
			b.WriteByte(' ')
		}
	}
	b.WriteString(strings.Repeat("^", max(0, end-1-spaces-from)) + "\n")
}

// A Warning is a complaint about a program that can run all the same.
type Warning struct {
	Category string // SyntaxWarning
	Msg      string
	Line     int
}
