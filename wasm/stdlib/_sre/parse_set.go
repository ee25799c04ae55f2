package _sre

// This file parses sets of characters: [abc], [^a-z], [\d.].

// set parses a set, whose bracket has been read.
func (p *parser) set() *node {
	start := p.at - 1
	if p.peek() == '[' {
		p.warn("nested set", p.at)
	}
	s := &charset{fold: p.fold(), ascii: p.ascii()}
	s.negate = p.take('^')
	for first := true; ; first = false {
		from := p.at
		c := p.next()
		switch {
		case c == none:
			p.fail("unterminated character set", p.at-start)
		case c == ']' && !first:
			return p.finish(s)
		case c == p.peek() && !first:
			switch c {
			case '-':
				p.warn("set difference", p.at-1)
			case '&':
				p.warn("set intersection", p.at-1)
			case '~':
				p.warn("set symmetric difference", p.at-1)
			case '|':
				p.warn("set union", p.at-1)
			}
		}
		lo, kind := p.member(c)
		if !p.take('-') {
			s.put(lo, kind, p.ascii())
			continue
		}
		switch c = p.next(); c {
		case none:
			p.fail("unterminated character set", p.at-start)
		case ']':
			s.put(lo, kind, p.ascii())
			s.add('-', '-')
			return p.finish(s)
		case '-':
			p.warn("set difference", p.at-2)
		}
		hi, kind2 := p.member(c)
		if kind != 0 || kind2 != 0 || hi < lo {
			p.fail("bad character range "+p.since(from), p.at-from)
		}
		s.add(lo, hi)
	}
}

// finish returns the node of a complete set; a set of one character is that character.
func (p *parser) finish(s *charset) *node {
	if !s.negate && len(s.kinds) == 0 && len(s.ranges) == 2 && s.ranges[0] == s.ranges[1] {
		return p.char(s.ranges[0])
	}
	return (&node{kind: setNode, set: s.seal()}).sized()
}

func (s *charset) put(c rune, kind byte, ascii bool) {
	if kind != 0 {
		s.kinds = append(s.kinds, class{kind, ascii})
	} else {
		s.add(c, c)
	}
}

// member reads a character of a set that begins with c, or else the letter of a class.
func (p *parser) member(c rune) (r rune, kind byte) {
	if c != '\\' {
		return c, 0
	}
	start := p.at - 1
	switch c = p.next(); {
	case c == 'b':
		return '\b', 0
	case c == 'd' || c == 'D' || c == 's' || c == 'S' || c == 'w' || c == 'W':
		return 0, byte(c)
	case isOctal(c):
		p.at--
		value, _ := p.digits(3, 8)
		return p.octal(value, start), 0
	}
	return p.escaped(c, start), 0
}

// warn notes that the pattern may mean something else one day.
func (p *parser) warn(what string, pos int) {
	p.warnings = append(p.warnings, "Possible "+what+" at position "+itoa(pos))
}
