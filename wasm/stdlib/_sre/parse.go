package _sre

// This file parses patterns:
//
//	alternatives  sequence {"|" sequence}
//	sequence      {item [repetition]}
//	item          character | "." | "^" | "$" | "\" escape | "[" set "]" | "(" group ")"
//	repetition    ("*" | "+" | "?" | "{" [min] ["," [max]] "}") ["?" | "+"]

import (
	"strings"

	"taketurns/wasm/object"
)

// Flags, with the numbers that Python gives them.
const (
	flagI = 2
	flagL = 4
	flagM = 8
	flagS = 16
	flagU = 32
	flagX = 64
	flagA = 256

	typeFlags = flagA | flagL | flagU
)

// maxDepth bounds how deep groups nest.
const maxDepth = 400

// A parser turns the text of a pattern into its tree.
type parser struct {
	scanner
	flags    int // of the place that is being read
	groups   []group
	behind   int // in a look-behind: how many groups there were before it; else -1
	forward  []forward
	wide     string // what is wrong with a look-behind's width; other faults go first
	depth    int
	warnings []string
}

// A group is a capturing group. Number 0 is the whole pattern.
type group struct {
	name   string
	closed bool
	lo, hi int
}

// A forward is a condition on a group that may come later.
type forward struct{ number, pos int }

// parse parses a whole pattern with the given flags; p.flags are then those of the pattern.
func (p *parser) parse(flags int) *node {
	p.groups, p.behind, p.flags = []group{{}}, -1, flags
	n := p.alternatives(true)
	if p.peek() == ')' {
		p.fail("unbalanced parenthesis", 0)
	}
	for _, f := range p.forward {
		if f.number >= len(p.groups) {
			panic(fault{message: "invalid group reference " + itoa(f.number), pos: f.pos})
		}
	}
	if p.wide != "" {
		panic(fault{message: p.wide, pos: -1})
	}
	return n
}

func (p *parser) ascii() bool { return !p.isText || p.flags&flagA != 0 }
func (p *parser) fold() bool  { return p.flags&flagI != 0 }

// alternatives parses up to a closing parenthesis or the end. top says that it is
// the whole pattern, at whose start global flags may stand.
func (p *parser) alternatives(top bool) *node {
	kids := []*node{p.sequence(top)}
	for p.take('|') {
		kids = append(kids, p.sequence(false))
	}
	if len(kids) == 1 {
		return kids[0]
	}
	return (&node{kind: altNode, kids: kids}).sized()
}

func (p *parser) sequence(top bool) *node {
	if p.depth++; p.depth > maxDepth {
		panic(fault{kind: object.RecursionError, message: "maximum recursion depth exceeded"})
	}
	seq := &node{kind: seqNode}
	for {
		start := p.at
		c := p.peek()
		if c == none || c == '|' || c == ')' {
			p.depth--
			return seq.sized()
		}
		p.at++
		if p.flags&flagX != 0 {
			if strings.ContainsRune(" \t\n\r\v\f", c) {
				continue
			}
			if c == '#' {
				for c = p.next(); c != none && c != '\n'; c = p.next() {
				}
				continue
			}
		}
		var n *node
		switch c {
		case '\\':
			n = p.escape()
		case '[':
			n = p.set()
		case '(':
			if n = p.group(top && len(seq.kids) == 0); n == nil {
				continue
			}
		case '.':
			n = (&node{kind: anyNode}).sized()
			if p.flags&flagS != 0 {
				n.kind = allNode
			}
		case '^':
			n = &node{kind: atNode, c: atStart}
			if p.flags&flagM != 0 {
				n.c = atLineStart
			}
		case '$':
			n = &node{kind: atNode, c: atLastLine}
			if p.flags&flagM != 0 {
				n.c = atLineEnd
			}
		case '*', '+', '?', '{':
			if lo, hi, ok := p.bounds(c); ok {
				p.repeat(seq, start, lo, hi)
				continue
			}
			n = p.char(c)
		default:
			n = p.char(c)
		}
		seq.kids = append(seq.kids, n)
	}
}

// char returns the node that matches c.
func (p *parser) char(c rune) *node {
	n := &node{kind: charNode, c: c}
	if p.fold() {
		if s := single(c, true, p.ascii()); len(s.ranges) > 2 {
			n.kind, n.set = setNode, s
		}
	}
	return n.sized()
}

// bounds reads how often to repeat; ok is false for a brace that is just a character.
func (p *parser) bounds(c rune) (lo, hi int, ok bool) {
	switch c {
	case '*':
		return 0, many, true
	case '+':
		return 1, many, true
	case '?':
		return 0, 1, true
	}
	start := p.at
	if p.peek() == '}' {
		return 0, 0, false
	}
	first := p.decimal()
	last := first
	if p.take(',') {
		last = p.decimal()
	}
	if !p.take('}') {
		p.at = start
		return 0, 0, false
	}
	hi = many
	if first != "" {
		lo, _ = number(first)
	}
	if last != "" {
		hi, _ = number(last)
	}
	if lo == many || hi == many && last != "" {
		panic(fault{kind: object.OverflowError, message: "the repetition number is too large"})
	}
	if hi < lo {
		p.fail("min repeat greater than max repeat", p.at-start)
	}
	return lo, hi, true
}

func (p *parser) decimal() string {
	start := p.at
	for isDigit(p.peek()) {
		p.at++
	}
	return p.since(start)
}

// repeat repeats the last item of a sequence. The repetition began at start.
func (p *parser) repeat(seq *node, start, lo, hi int) {
	last := len(seq.kids) - 1
	if last < 0 || seq.kids[last].kind == atNode {
		p.fail("nothing to repeat", p.at-start)
	}
	n := seq.kids[last]
	if n.kind == repeatNode {
		p.fail("multiple repeat", p.at-start)
	}
	r := &node{kind: repeatNode, min: lo, max: hi}
	if c := p.peek(); c == '?' || c == '+' {
		r.mode = p.next()
	}
	if n.kind == groupNode && n.number == 0 {
		n = n.kids[0]
		if n.kind == seqNode && len(n.kids) == 1 && n.kids[0].isOne() {
			n = n.kids[0]
		}
	}
	r.kids = []*node{n}
	seq.kids[last] = r.sized()
}

// escape parses what follows a backslash outside of sets.
func (p *parser) escape() *node {
	start := p.at - 1
	c := p.next()
	switch c {
	case 'A', 'Z':
		return &node{kind: atNode, c: c}
	case 'b', 'B':
		return &node{kind: atNode, c: c, ascii: p.ascii()}
	case 'd', 'D', 's', 'S', 'w', 'W':
		s := &charset{kinds: []class{{byte(c), p.ascii()}}}
		return (&node{kind: setNode, set: s.seal()}).sized()
	case '0':
		value, _ := p.digits(2, 8)
		return p.char(value)
	}
	if isDigit(c) {
		return p.reference(start)
	}
	return p.char(p.escaped(c, start))
}

// reference parses a reference to a group, or three octal digits.
func (p *parser) reference(start int) *node {
	if isDigit(p.peek()) {
		p.at++
		if d := p.text[start+1 : p.at]; isOctal(d[0]) && isOctal(d[1]) && isOctal(p.peek()) {
			p.at = start + 1
			value, _ := p.digits(3, 8)
			return p.char(p.octal(value, start))
		}
	}
	digits := p.since(start + 1)
	g, _ := number(digits)
	if g >= len(p.groups) {
		p.fail(noGroup(digits), len(digits))
	}
	return p.refer(g, len(digits)+1)
}

// refer returns a reference to a group. What was read for it is back characters long.
func (p *parser) refer(g, back int) *node {
	if !p.groups[g].closed {
		p.fail("cannot refer to an open group", back)
	}
	p.checkBehind(g)
	return &node{kind: refNode, number: g, fold: p.fold(), ascii: p.ascii(), lo: p.groups[g].lo, hi: p.groups[g].hi}
}

// checkBehind complains about a reference in a look-behind to a group in the same.
func (p *parser) checkBehind(g int) {
	if p.behind < 0 {
		return
	}
	if g >= len(p.groups) || !p.groups[g].closed {
		p.fail("cannot refer to an open group", 0)
	}
	if g >= p.behind {
		p.fail("cannot refer to group defined in the same lookbehind subpattern", 0)
	}
}

// escaped returns the character that an escape with letter c stands for.
func (p *parser) escaped(c rune, start int) rune {
	if c == none {
		panic(fault{message: "bad escape (end of pattern)", pos: start})
	}
	want := 0
	switch {
	case c == 'x':
		want = 2
	case c == 'u' && p.isText:
		want = 4
	case c == 'U' && p.isText:
		want = 8
	case c == 'N' && p.isText:
		if !p.take('{') {
			p.fail("missing {", 0)
		}
		name := p.name('}', "character name")
		p.fail("undefined character name "+object.ReprStr(name), length(name)+len(`\N{}`))
	}
	if want > 0 {
		value, count := p.digits(want, 16)
		if count < want {
			p.fail("incomplete escape "+p.since(start), p.at-start)
		}
		if value < 0 || value > 0x10ffff {
			p.fail("bad escape "+p.since(start), p.at-start)
		}
		return value
	}
	if r, ok := control(c); ok && c != 'b' {
		return r
	}
	if isLetter(c) || isDigit(c) {
		p.fail("bad escape "+p.since(start), p.at-start)
	}
	return c
}
