package object

// This file writes one frame of a traceback: where it is, the source lines of
// the instruction, and carets below it (PEP 657).

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"taketurns/wasm/syntax"
)

// FrameText returns a traceback's entry for a frame of the function called
// name that is at the given place of a file. A place whose EndLine is 0 is a
// line without columns: it is quoted without carets.
func FrameText(src SourceLines, file string, at syntax.Span, name string) string {
	head := "  File \"" + file + "\", line " + strconv.Itoa(int(at.Line)) + ", in " + name + "\n"
	if src == nil || at.Line <= 0 {
		return head
	}
	q := quote{at: at, columns: at.EndLine >= at.Line}
	if !q.columns {
		q.at.EndLine = at.Line
	}
	for n := q.at.Line; n <= q.at.EndLine; n++ {
		q.original = append(q.original, strings.TrimRightFunc(src.SourceLine(file, int(n)), unicode.IsSpace))
	}
	return head + q.text()
}

// A quote is the source of one frame on its way to be printed.
type quote struct {
	at       syntax.Span
	columns  bool
	original []string // without trailing blanks
	lines    [][]rune // what all have in common on the left taken off
	start    int      // where the instruction begins in the first line,
	end      int      // and ends in the last, in characters
	anchors  *anchors
	carets   bool
}

func (q *quote) text() string {
	dedented := dedent(q.original)
	if strings.TrimSpace(strings.Join(dedented, "")) == "" {
		return ""
	}
	if !q.columns {
		return "    " + strings.TrimSpace(dedented[0]) + "\n"
	}
	for _, s := range dedented {
		q.lines = append(q.lines, []rune(s))
	}
	last := len(q.lines) - 1
	margin := utf8.RuneCountInString(q.original[0]) - len(q.lines[0])
	q.start = max(0, runesBefore(q.original[0], int(q.at.Col))-margin)
	q.end = max(0, runesBefore(q.original[last], int(q.at.EndCol))-margin)
	q.anchors = findAnchors(q.segment())
	if q.anchors != nil {
		if q.anchors.from.line == 0 {
			q.anchors.from.col += q.start
		}
		if q.anchors.to.line == 0 {
			q.anchors.to.col += q.start
		}
	}
	q.carets = q.wantsCarets(strings.Join(dedented, "\n"))
	var b strings.Builder
	for _, s := range dedent(q.quoted()) {
		b.WriteString("    " + s + "\n")
	}
	return b.String()
}

// segment returns exactly the source of the instruction.
func (q *quote) segment() string {
	last := len(q.lines) - 1
	var b strings.Builder
	for i, l := range q.lines {
		if i == last {
			l = l[:min(q.end, len(l))]
		}
		if i == 0 {
			l = l[min(q.start, len(l)):]
		} else {
			b.WriteByte('\n')
		}
		b.WriteString(string(l))
	}
	return b.String()
}

// wantsCarets reports whether carets would tell anything. They do not when all
// of what is quoted is marked, nor below "return f(x)" and "y = f(x)": that the
// call is meant is plain.
func (q *quote) wantsCarets(text string) bool {
	last := len(q.lines) - 1
	if m, _, err := syntax.Parse("", []byte(text)); err == nil {
		if len(m.Body) == 0 {
			return false
		}
		var call *syntax.Call
		switch s := m.Body[0].(type) {
		case *syntax.Return:
			if call, _ = s.Value.(*syntax.Call); call != nil {
				if _, ok := call.Func.(*syntax.Name); !ok {
					call = nil
				}
			}
		case *syntax.Assign:
			if _, ok := s.Targets[0].(*syntax.Name); ok && len(s.Targets) == 1 {
				call, _ = s.Value.(*syntax.Call)
			}
		}
		if call != nil {
			if p := call.Pos(); p.Line == 1 && int(p.EndLine) == last+1 && int(p.Col) == q.start && int(p.EndCol) == q.end {
				return false
			}
		}
	}
	if q.anchors != nil {
		return true
	}
	first, end := q.lines[0], q.lines[last]
	return strings.TrimSpace(string(first[:min(q.start, len(first))])) != "" ||
		strings.TrimSpace(string(end[min(q.end, len(end)):])) != ""
}

// quoted returns the lines to print: the first, the last and those around the
// anchors, with carets where they are wanted. Two or more others in a row are
// only counted.
func (q *quote) quoted() (out []string) {
	last := len(q.lines) - 1
	significant := make([]bool, len(q.lines))
	mark := func(i int) {
		if i >= 0 && i <= last {
			significant[i] = true
		}
	}
	mark(0)
	mark(last)
	if a := q.anchors; a != nil {
		for d := -1; d <= 1; d++ {
			mark(a.from.line + d)
			mark(a.to.line + d)
		}
	}
	for i := 0; i <= last; i++ {
		skipped := 0
		for !significant[i+skipped] {
			skipped++
		}
		if skipped > 1 {
			out = append(out, "...<"+strconv.Itoa(skipped)+" lines>...")
			i += skipped
		}
		out = append(out, string(q.lines[i]))
		if q.carets {
			out = append(out, q.caretsBelow(i))
		}
	}
	return out
}

// caretsBelow returns the line of marks below line i, in columns: "^", or "~"
// around the anchors and "^" below them.
func (q *quote) caretsBelow(i int) string {
	line, last := q.lines[i], len(q.lines)-1
	indent := 0
	for indent < len(line) && unicode.IsSpace(line[indent]) {
		indent++
	}
	width, from := displayWidth(line), 0
	if i == last {
		width = displayWidth(line[:min(q.end, len(line))])
	}
	if i == 0 {
		from = displayWidth(line[:min(q.start, len(line))])
	}
	column := func(p point) point { // in columns of the screen
		if l := q.lines[min(p.line, last)]; p.col <= len(l) {
			p.col = displayWidth(l[:p.col])
		}
		return p
	}
	plain := byte('^')
	var a anchors
	if q.anchors != nil {
		plain = '~'
		a = anchors{column(q.anchors.from), column(q.anchors.to)}
	}
	marks := make([]byte, width)
	for c := range marks {
		p := point{i, c}
		switch {
		case c < indent || c < from:
			marks[c] = ' '
		case q.anchors != nil && !p.before(a.from) && p.before(a.to):
			marks[c] = '^'
		default:
			marks[c] = plain
		}
	}
	return string(marks)
}

// dedent takes off what all lines that are not blank begin with, and makes blank lines empty.
func dedent(lines []string) []string {
	margin, some := "", false
	for _, s := range lines {
		indent := s[:len(s)-len(strings.TrimLeft(s, " \t"))]
		switch {
		case len(indent) == len(s):
			continue
		case !some:
			margin, some = indent, true
		}
		for !strings.HasPrefix(indent, margin) {
			margin = margin[:len(margin)-1]
		}
	}
	out := make([]string, len(lines))
	for i, s := range lines {
		if strings.Trim(s, " \t") != "" {
			out[i] = s[len(margin):]
		}
	}
	return out
}

// runesBefore returns how many characters the first n bytes of s are.
func runesBefore(s string, n int) int { return utf8.RuneCountInString(s[:max(0, min(n, len(s)))]) }
