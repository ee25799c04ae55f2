// This file parses match statements and their patterns (PEP 634). "match",
// "case" and "_" are keywords only where they stand.

package syntax

// maybeMatch parses a statement that begins with the word match and something
// that can be a subject. It is a match statement if its line ends in a colon
// with a case below it.
func (p *parser) maybeMatch(body []Stmt) []Stmt {
	first, i := p.pos, p.pos+1
	for p.toks[i].kind != tokNewline && p.toks[i].kind != tokEnd {
		i++
	}
	if p.toks[i-1].kind == tokColon && p.toks[i].kind == tokNewline &&
		p.toks[i+1].kind == tokIndent && p.isWordAt(i+2, "case") {
		return append(body, p.matchStatement())
	}
	fault := p.attempt(func() { body = p.simpleStatements(body) })
	if isGeneric(fault) {
		p.explainMatch(first, fault)
	}
	if fault != nil {
		panic(fault)
	}
	return body
}

// matchStatement parses
//
//	match Subject:
//	    Cases
func (p *parser) matchStatement() Stmt {
	start := p.start()
	p.next()
	s := &Match{Subject: p.matchSubject()}
	if p.peek() != tokColon {
		p.failColon(false)
	}
	p.next()
	p.expect(tokNewline)
	p.expect(tokIndent)
	p.enter(4)
	for p.isWord(0, "case") {
		s.Cases = append(s.Cases, p.matchCase())
	}
	p.leave(4)
	if !p.accept(tokDedent) && p.peek() != tokEnd {
		p.failUnexpected()
	}
	s.Span = p.fromBlock(start)
	return s
}

// matchSubject parses a named expression, or a tuple without parentheses.
func (p *parser) matchSubject() Expr {
	start := p.start()
	x := p.starNamedExpression()
	if p.peek() != tokComma {
		if _, ok := x.(*Starred); ok {
			p.failUnexpected()
		}
		return x
	}
	elts := p.elements(x, tokColon)
	return &Tuple{Span: p.from(start), Elts: elts}
}

func (p *parser) matchCase() *MatchCase {
	start := p.start()
	p.next()
	c := &MatchCase{Pattern: p.patterns()}
	if p.accept(tokIf) {
		c.Guard = p.namedExpression()
	}
	c.Body = p.block("'case' statement", start)
	return c
}

// patterns parses a case's pattern: one, or a sequence without brackets.
func (p *parser) patterns() Pattern {
	start := p.start()
	first := p.maybeStarPattern()
	if p.peek() != tokComma {
		if _, ok := first.(*MatchStar); ok {
			p.failUnexpected()
		}
		return first
	}
	all := p.morePatterns(first, tokColon)
	return &MatchSequence{Span: p.from(start), Patterns: all}
}

// morePatterns parses the patterns after the first of a sequence, up to the
// token end.
func (p *parser) morePatterns(first Pattern, end kind) []Pattern {
	all := []Pattern{first}
	for p.accept(tokComma) {
		if p.peek() == end || end == tokColon && p.peek() == tokIf {
			break
		}
		all = append(all, p.maybeStarPattern())
	}
	return all
}

// maybeStarPattern parses a pattern that may have a star.
func (p *parser) maybeStarPattern() Pattern {
	start := p.start()
	if !p.accept(tokStar) {
		return p.asPattern()
	}
	name, _ := p.name()
	if name == "_" {
		name = ""
	}
	return &MatchStar{Span: p.from(start), Name: name}
}

// asPattern parses alternatives and the name they are bound to.
func (p *parser) asPattern() Pattern {
	p.enter(5)
	defer p.leave(5)
	start := p.start()
	x := p.orPattern()
	if !p.accept(tokAs) {
		return x
	}
	name := p.asPatternName()
	return &MatchAs{Span: p.from(start), Pattern: x, Name: name}
}

func (p *parser) orPattern() Pattern {
	start := p.start()
	x := p.closedPattern()
	if p.peek() != tokPipe {
		return x
	}
	all := []Pattern{x}
	for p.accept(tokPipe) {
		all = append(all, p.closedPattern())
	}
	return &MatchOr{Span: p.from(start), Patterns: all}
}

// closedPattern parses a pattern that needs no parentheses around it.
func (p *parser) closedPattern() Pattern {
	start := p.start()
	switch p.peek() {
	case tokName:
		if p.peekAt(1) != tokDot && p.peekAt(1) != tokLParen {
			name, _ := p.name()
			if name == "_" {
				name = ""
			}
			return &MatchAs{Span: p.from(start), Name: name}
		}
		cls := p.dottedValue()
		if p.peek() == tokLParen {
			return p.classPattern(start, cls)
		}
		return &MatchValue{Span: p.from(start), Value: cls}
	case tokNone, tokTrue, tokFalse:
		value := p.atom().(*Constant).Value
		return &MatchSingleton{Span: p.from(start), Value: value}
	case tokNumber, tokMinus:
		value := p.patternNumber()
		return &MatchValue{Span: p.from(start), Value: value}
	case tokString, tokFStringStart:
		value := p.strings()
		return &MatchValue{Span: p.from(start), Value: value}
	case tokLParen:
		p.next()
		return p.sequencePattern(start, tokRParen)
	case tokLBrack:
		p.next()
		return p.sequencePattern(start, tokRBrack)
	case tokLBrace:
		p.next()
		return p.mappingPattern(start)
	}
	p.failUnexpected()
	return nil
}

// dottedValue parses a name with attributes.
func (p *parser) dottedValue() Expr {
	start := p.start()
	name, at := p.name()
	var x Expr = &Name{Span: at, ID: name}
	for p.accept(tokDot) {
		attr, at := p.name()
		x = &Attribute{Span: p.from(start), Value: x, Attr: attr, AttrSpan: at}
	}
	return x
}

// patternNumber parses a number with a sign, or a complex one written as a
// sum.
func (p *parser) patternNumber() Expr {
	start := p.start()
	x := p.signedNumber()
	k := p.peek()
	if k != tokPlus && k != tokMinus {
		return x
	}
	if isComplex(x) {
		p.failSpan("real number required in complex literal", x.Pos())
	}
	p.next()
	t := p.expect(tokNumber)
	imag := &Constant{Span: t.span, Value: p.number(t)}
	if !isComplex(imag) {
		p.failSpan("imaginary number required in complex literal", imag.Span)
	}
	op := Add
	if k == tokMinus {
		op = Sub
	}
	return &BinOp{Span: p.from(start), Left: x, Op: op, Right: imag}
}

func (p *parser) signedNumber() Expr {
	start := p.start()
	minus := p.accept(tokMinus)
	t := p.expect(tokNumber)
	x := &Constant{Span: t.span, Value: p.number(t)}
	if !minus {
		return x
	}
	return &UnaryOp{Span: p.from(start), Op: USub, Operand: x}
}

// isComplex reports whether x is an imaginary literal, signed or not.
func isComplex(x Expr) bool {
	if u, ok := x.(*UnaryOp); ok {
		x = u.Operand
	}
	c, ok := x.(*Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(ComplexLit)
	return ok
}

// sequencePattern parses a sequence in brackets, or in parentheses, where one
// pattern without a comma is a group.
func (p *parser) sequencePattern(start Span, end kind) Pattern {
	if p.accept(end) {
		return &MatchSequence{Span: p.from(start)}
	}
	first := p.maybeStarPattern()
	if p.peek() != tokComma && end == tokRParen {
		if _, ok := first.(*MatchStar); ok {
			p.failUnexpected()
		}
		p.expect(end)
		return first
	}
	all := p.morePatterns(first, end)
	p.expect(end)
	return &MatchSequence{Span: p.from(start), Patterns: all}
}

// mappingPattern parses what follows the opening brace.
func (p *parser) mappingPattern(start Span) Pattern {
	m := &MatchMapping{}
	for p.peek() != tokRBrace {
		if p.accept(tokDoubleStar) {
			m.Rest = p.captureName()
			p.accept(tokComma)
			break
		}
		m.Keys = append(m.Keys, p.mappingKey())
		p.expect(tokColon)
		m.Patterns = append(m.Patterns, p.asPattern())
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRBrace)
	m.Span = p.from(start)
	return m
}

// captureName parses a name that is no wildcard.
func (p *parser) captureName() string {
	if p.isWord(0, "_") {
		p.failUnexpected()
	}
	name, _ := p.name()
	return name
}

// mappingKey parses a key: a literal or a dotted name.
func (p *parser) mappingKey() Expr {
	switch p.peek() {
	case tokNumber, tokMinus:
		return p.patternNumber()
	case tokString, tokFStringStart:
		return p.strings()
	case tokNone, tokTrue, tokFalse:
		return p.atom()
	}
	if p.peek() == tokName && p.peekAt(1) != tokDot {
		p.failAfter(1)
	}
	return p.dottedValue()
}

// classPattern parses the arguments of a class pattern.
func (p *parser) classPattern(start Span, cls Expr) Pattern {
	m := &MatchClass{Cls: cls}
	p.next()
	for p.peek() != tokRParen {
		if p.peek() == tokName && p.peekAt(1) == tokEqual {
			name, _ := p.name()
			p.next()
			m.KwdAttrs = append(m.KwdAttrs, name)
			m.KwdPatterns = append(m.KwdPatterns, p.asPattern())
		} else {
			x := p.asPattern()
			if len(m.KwdAttrs) > 0 {
				p.failPatternOrder(x)
			}
			m.Patterns = append(m.Patterns, x)
		}
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRParen)
	m.Span = p.from(start)
	return m
}
