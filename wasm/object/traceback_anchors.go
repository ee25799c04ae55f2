package object

// This file finds the anchors of an expression: the operator of a binary
// operation, the brackets of a subscript, the parentheses of a call. In a
// traceback they are marked "^" and the rest of the expression "~".

import (
	"strings"
	"unicode"

	"taketurns/wasm/syntax"
)

// A point is a place in some lines: a line and a character in it, both from 0.
type point struct{ line, col int }

func (p point) before(q point) bool { return p.line < q.line || p.line == q.line && p.col < q.col }

// anchors are the place from one point up to another.
type anchors struct{ from, to point }

// findAnchors returns the anchors of the expression in segment, or nil when it has none.
func findAnchors(segment string) *anchors {
	x, _, err := syntax.ParseExpr("", []byte("(\n"+segment+"\n)"))
	if err != nil {
		return nil
	}
	s := segmentText{}
	for _, l := range strings.Split(segment, "\n") {
		s.lines = append(s.lines, []rune(l))
		s.text = append(s.text, l)
	}
	var a anchors
	switch x := x.(type) {
	case *syntax.BinOp:
		_, left := s.points(x.Left)
		right, _ := s.points(x.Right)
		from, ok := s.find(left, func(r rune) bool { return r != ')' && !unicode.IsSpace(r) })
		if !ok {
			return nil
		}
		a = anchors{from, point{from.line, from.col + 1}}
		// The operator may have a second character.
		if l := s.lines[from.line]; a.to.col < len(l) && a.to.before(right) && l[a.to.col] != '\\' && l[a.to.col] != '#' && !unicode.IsSpace(l[a.to.col]) {
			a.to.col++
		}
	case *syntax.Subscript:
		_, value := s.points(x.Value)
		from, ok := s.find(value, func(r rune) bool { return r == '[' })
		if !ok {
			return nil
		}
		_, end := s.points(x)
		a = anchors{from, end}
	case *syntax.Call:
		_, fn := s.points(x.Func)
		from, ok := s.find(fn, func(r rune) bool { return r == '(' })
		if !ok {
			return nil
		}
		_, end := s.points(x)
		a = anchors{from, end}
	default:
		return nil
	}
	return &a
}

// segmentText is the source of an expression by lines.
type segmentText struct {
	lines [][]rune
	text  []string
}

// points returns where a node begins and ends. The tree was made of the
// segment with a line before it.
func (s *segmentText) points(n syntax.Node) (begin, end point) {
	p := n.Pos()
	at := func(line, col int32) point {
		i := max(0, min(int(line)-2, len(s.text)-1))
		return point{i, runesBefore(s.text[i], int(col))}
	}
	return at(p.Line, p.Col), at(p.EndLine, p.EndCol)
}

// find returns the first wanted character from p on, past comments and
// continued lines.
func (s *segmentText) find(p point, wanted func(r rune) bool) (point, bool) {
	for ; p.line < len(s.lines); p = (point{p.line + 1, 0}) {
		for l := s.lines[p.line]; p.col < len(l) && l[p.col] != '#' && l[p.col] != '\\'; p.col++ {
			if wanted(l[p.col]) {
				return p, true
			}
		}
	}
	return p, false
}
