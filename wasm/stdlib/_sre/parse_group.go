package _sre

// This file parses groups: what stands in parentheses, and the flags in them.

import (
	"strings"
	"unicode"

	"taketurns/wasm/object"
)

// group parses a group, whose parenthesis has been read. It returns nil for what
// matches nothing by itself: comments and global flags, which may only stand first.
func (p *parser) group(first bool) *node {
	start := p.at - 1
	if !p.take('?') {
		return p.capture("", start)
	}
	c := p.must()
	switch c {
	case 'P':
		switch c = p.must(); c {
		case '<':
			name := p.name('>', "group name")
			p.checkName(name)
			return p.capture(name, start)
		case '=':
			name := p.name(')', "group name")
			return p.refer(p.named(name), length(name)+1)
		}
		p.fail("unknown extension ?P"+string(c), 3)
	case ':':
		return p.inside(start)
	case '>':
		return (&node{kind: atomicNode, kids: []*node{p.inside(start)}}).sized()
	case '#':
		for c = p.next(); c != ')'; c = p.next() {
			if c == none {
				p.fail("missing ), unterminated comment", p.at-start)
			}
		}
		return nil
	case '=', '!':
		return &node{kind: lookNode, negate: c == '!', kids: []*node{p.inside(start)}}
	case '<':
		if c = p.must(); c != '=' && c != '!' {
			p.fail("unknown extension ?<"+string(c), 3)
		}
		return p.lookBehind(start, c == '!')
	case '(':
		return p.condition(start)
	}
	if c != '-' && flagOf(c) == 0 {
		p.fail("unknown extension ?"+string(c), 2)
	}
	on, off, global := p.readFlags(c)
	if global {
		if !first {
			p.fail("global flags not at the start of the expression", p.at-start)
		}
		p.flags |= on
		return nil
	}
	outer := p.flags
	if on&typeFlags != 0 {
		p.flags &^= typeFlags
	}
	p.flags = (p.flags | on) &^ off
	n := p.inside(start)
	p.flags = outer
	return n
}

// must reads a character that has to be there.
func (p *parser) must() rune {
	c := p.next()
	if c == none {
		p.fail("unexpected end of pattern", 0)
	}
	return c
}

// inside parses a group up to its end.
func (p *parser) inside(start int) *node {
	n := &node{kind: groupNode, kids: []*node{p.alternatives(false)}}
	p.end(start)
	return n.sized()
}

func (p *parser) end(start int) {
	if !p.take(')') {
		p.fail("missing ), unterminated subpattern", p.at-start)
	}
}

// capture parses the rest of a capturing group.
func (p *parser) capture(name string, start int) *node {
	g := len(p.groups)
	for i, old := range p.groups {
		if name != "" && old.name == name {
			p.fail("redefinition of group name "+object.ReprStr(name)+" as group "+itoa(g)+"; was group "+itoa(i), length(name)+1)
		}
	}
	p.groups = append(p.groups, group{name: name})
	n := p.inside(start)
	n.number = g
	p.groups[g] = group{name, true, n.lo, n.hi}
	return n
}

// named returns the number of the group whose name has just been read.
func (p *parser) named(name string) int {
	p.checkName(name)
	for g := range p.groups {
		if p.groups[g].name == name {
			return g
		}
	}
	p.fail("unknown group name "+object.ReprStr(name), length(name)+1)
	return 0
}

func (p *parser) lookBehind(start int, negate bool) *node {
	outer := p.behind
	if outer < 0 {
		p.behind = len(p.groups)
	}
	kid := p.inside(start)
	p.behind = outer
	if kid.lo != kid.hi {
		p.wide = "look-behind requires fixed-width pattern"
	}
	if kid.lo > maxWidth && p.wide == "" {
		p.wide = "looks too much behind"
	}
	return &node{kind: lookNode, behind: true, negate: negate, kids: []*node{kid}}
}

// maxWidth bounds how far a look-behind goes back.
const maxWidth = 1<<31 - 1

// condition parses (?(group)yes|no).
func (p *parser) condition(start int) *node {
	name := p.name(')', "group name")
	g, numeric := number(name)
	switch {
	case !numeric:
		g = p.named(name)
	case g == 0:
		p.fail("bad group number", len(name)+1)
	case g > maxGroup:
		p.fail(noGroup(name), len(name)+1)
	default:
		p.forward = append(p.forward, forward{g, p.at - len(name) - 1})
	}
	p.checkBehind(g)
	n := &node{kind: condNode, number: g, kids: []*node{p.sequence(false), {kind: seqNode}}}
	if p.take('|') {
		n.kids[1] = p.sequence(false)
		if p.peek() == '|' {
			p.fail("conditional backref with more than two branches", 0)
		}
	}
	p.end(start)
	return n.sized()
}

// maxGroup bounds the numbers of groups.
const maxGroup = 1<<30 - 2

// flagOf returns the flag of a letter, 0 when it has none.
func flagOf(c rune) int {
	if i := strings.IndexRune("iLmsxau", c); i >= 0 && c != none {
		return [...]int{flagI, flagL, flagM, flagS, flagX, flagA, flagU}[i]
	}
	return 0
}

// readFlags reads flags that begin with c, up to the colon or parenthesis behind
// them. With the parenthesis they are global.
func (p *parser) readFlags(c rune) (on, off int, global bool) {
	for c != '-' {
		f := flagOf(c)
		switch {
		case p.isText && c == 'L':
			p.fail("bad inline flags: cannot use 'L' flag with a str pattern", 0)
		case !p.isText && c == 'u':
			p.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0)
		}
		if on |= f; f&typeFlags != 0 && on&typeFlags != f {
			p.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0)
		}
		switch c = p.flag("missing -, : or )"); c {
		case ')':
			return on, 0, true
		case ':':
			return on, 0, false
		}
	}
	if c = p.flag("missing flag"); c == ':' || c == ')' || c == '-' {
		p.fail("missing flag", 1)
	}
	for c != ':' {
		f := flagOf(c)
		if f&typeFlags != 0 {
			p.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0)
		}
		off |= f
		if c = p.flag("missing :"); c == ')' || c == '-' {
			p.fail("missing :", 1)
		}
	}
	if on&off != 0 {
		p.fail("bad inline flags: flag turned on and off", 1)
	}
	return on, off, false
}

// flag reads the next flag or the mark behind the flags.
func (p *parser) flag(missing string) rune {
	c := p.next()
	switch {
	case c == none:
		p.fail(missing, 0)
	case c == ')' || c == ':' || c == '-' || flagOf(c) != 0:
	case unicode.IsLetter(c):
		p.fail("unknown flag", 1)
	default:
		p.fail(missing, 1)
	}
	return c
}
