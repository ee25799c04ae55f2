// This file parses primaries (calls, attributes, subscripts) and atoms
// (names, literals, displays, comprehensions, parentheses).

package syntax

// primary parses an atom and what follows it without a gap in meaning:
// attributes, calls and subscripts.
func (p *parser) primary() Expr {
	start, chain := p.start(), p.beginChain()
	x := p.atom()
	for {
		switch p.peek() {
		case tokDot:
			p.link(&chain)
			p.next()
			name, at := p.name()
			x = &Attribute{Span: p.from(start), Value: x, Attr: name, AttrSpan: at}
		case tokLParen:
			p.link(&chain)
			p.enter(6)
			open := p.start()
			p.next()
			args, keywords := p.arguments(&open)
			p.expect(tokRParen)
			p.leave(6)
			call := &Call{Span: p.from(start), Func: x, Args: args, Keywords: keywords}
			p.warnCall(call)
			x = call
		case tokLBrack:
			p.link(&chain)
			p.enter(6)
			p.next()
			slice := p.slices()
			p.expect(tokRBrack)
			p.leave(6)
			sub := &Subscript{Span: p.from(start), Value: x, Slice: slice}
			p.warnSubscript(sub)
			x = sub
		default:
			p.endChain(chain)
			return x
		}
	}
}

// slices parses what is in a subscript's brackets.
func (p *parser) slices() Expr {
	if p.peek() == tokRBrack {
		p.failEmptySubscript()
	}
	start := p.start()
	x := p.slice()
	if p.peek() != tokComma {
		if _, ok := x.(*Starred); !ok {
			return x
		}
	}
	elts := []Expr{x}
	for p.accept(tokComma) {
		if p.peek() == tokRBrack {
			break
		}
		elts = append(elts, p.slice())
	}
	return &Tuple{Span: p.from(start), Elts: elts}
}

// slice parses an element of a subscript.
func (p *parser) slice() Expr {
	start := p.start()
	var x Expr
	switch p.peek() {
	case tokStar:
		return p.unpackedArgument(start)
	case tokColon:
	default:
		if x = p.namedExpression(); p.peek() != tokColon {
			return x
		}
	}
	s := &Slice{Lower: x}
	p.expect(tokColon)
	s.Upper = p.sliceBound()
	if p.accept(tokColon) {
		s.Step = p.sliceBound()
	}
	s.Span = p.from(start)
	return s
}

func (p *parser) sliceBound() Expr {
	switch p.peek() {
	case tokColon, tokComma, tokRBrack:
		return nil
	}
	return p.expression()
}

// atom parses the smallest expressions.
func (p *parser) atom() Expr {
	t := &p.toks[p.pos]
	switch t.kind {
	case tokName:
		p.pos++
		return &Name{Span: t.span, ID: normalName(p.word(t))}
	case tokNumber:
		p.pos++
		return &Constant{Span: t.span, Value: p.number(t)}
	case tokString, tokFStringStart:
		return p.strings()
	case tokLParen:
		return p.parentheses()
	case tokLBrack:
		return p.listDisplay()
	case tokLBrace:
		return p.braces()
	case tokNone:
		p.pos++
		return &Constant{Span: t.span, Value: NoneLit{}}
	case tokTrue, tokFalse:
		p.pos++
		return &Constant{Span: t.span, Value: BoolLit(t.kind == tokTrue)}
	case tokEllipsis:
		p.pos++
		return &Constant{Span: t.span, Value: EllipsisLit{}}
	}
	p.failUnexpected()
	return nil
}

// parentheses parses a tuple, a generator expression, or an expression in
// parentheses, which are no part of its span.
func (p *parser) parentheses() Expr {
	p.enter(6)
	defer p.leave(6)
	start := p.start()
	p.next()
	switch p.peek() {
	case tokRParen:
		p.next()
		return &Tuple{Span: p.from(start)}
	case tokYield:
		x := p.yield()
		p.expect(tokRParen)
		return x
	}
	p.checkDoubleStarInGroup()
	x := p.firstElement()
	switch k := p.peek(); {
	case k == tokComma:
		elts := p.elements(x, tokRParen)
		p.expect(tokRParen)
		return &Tuple{Span: p.from(start), Elts: elts}
	case p.beginsFor():
		p.checkUnpackInComprehension(x)
		g := p.comprehensions()
		p.expect(tokRParen)
		return &GeneratorExp{Span: p.from(start), Elt: x, Generators: g}
	}
	p.checkStarInGroup(x)
	p.expect(tokRParen)
	return x
}

// firstElement parses the first element of a display.
func (p *parser) firstElement() Expr {
	if p.peek() != tokStar {
		return p.namedExpression()
	}
	start := p.start()
	p.next()
	value := p.unpackedOperand(precBitOr)
	return &Starred{Span: p.from(start), Value: value}
}

// elements parses the elements of a display after the first one, up to the
// bracket that ends it.
func (p *parser) elements(first Expr, end kind) []Expr {
	elts := []Expr{first}
	for p.accept(tokComma) {
		if p.peek() == end || p.isFor() {
			break
		}
		elts = append(elts, p.starNamedExpression())
	}
	if p.isFor() {
		p.checkComprehensionTarget(elts, end)
	}
	return elts
}

func (p *parser) listDisplay() Expr {
	p.enter(6)
	defer p.leave(6)
	start := p.start()
	p.next()
	if p.accept(tokRBrack) {
		return &List{Span: p.from(start)}
	}
	x := p.firstElement()
	if p.beginsFor() {
		p.checkUnpackInComprehension(x)
		g := p.comprehensions()
		p.expect(tokRBrack)
		return &ListComp{Span: p.from(start), Elt: x, Generators: g}
	}
	elts := p.elements(x, tokRBrack)
	p.expect(tokRBrack)
	return &List{Span: p.from(start), Elts: elts}
}

// braces parses a dict or set.
func (p *parser) braces() Expr {
	p.enter(6)
	defer p.leave(6)
	start := p.start()
	p.next()
	if p.accept(tokRBrace) {
		return &Dict{Span: p.from(start)}
	}
	if p.peek() == tokDoubleStar {
		return p.dict(start, nil)
	}
	walrus := p.peek() == tokStar || p.peekAt(1) == tokColonEqual
	x := p.firstElement()
	if p.peek() == tokColon && !walrus {
		return p.dict(start, x)
	}
	if p.beginsFor() {
		p.checkUnpackInComprehension(x)
		g := p.comprehensions()
		p.expect(tokRBrace)
		return &SetComp{Span: p.from(start), Elt: x, Generators: g}
	}
	elts := p.elements(x, tokRBrace)
	p.expect(tokRBrace)
	return &Set{Span: p.from(start), Elts: elts}
}

// dict parses a dict from the colon behind its first key on, or from two
// stars on if key is nil.
func (p *parser) dict(start Span, key Expr) Expr {
	d := &Dict{}
	for {
		if key == nil {
			stars := p.expect(tokDoubleStar)
			d.Values = append(d.Values, p.binary(precBitOr))
			if p.beginsFor() {
				p.failUnpackedDict(stars.span)
			}
		} else {
			colon := p.expect(tokColon)
			value := p.dictValue(colon)
			if len(d.Keys) == 0 && p.beginsFor() {
				g := p.comprehensions()
				p.expect(tokRBrace)
				return &DictComp{Span: p.from(start), Key: key, Value: value, Generators: g}
			}
			d.Values = append(d.Values, value)
		}
		d.Keys = append(d.Keys, key)
		if !p.accept(tokComma) || p.peek() == tokRBrace {
			break
		}
		if key = nil; p.peek() != tokDoubleStar {
			key = p.laterKey()
		}
	}
	p.expect(tokRBrace)
	d.Span = p.from(start)
	return d
}

// beginsFor reports whether a for clause follows an operand.
func (p *parser) beginsFor() bool {
	if p.isFor() {
		return true
	}
	if p.peek() == tokAsync {
		p.lookAhead()
	}
	return false
}

// isFor reports whether a for clause is next.
func (p *parser) isFor() bool {
	k := p.peek()
	return k == tokFor || k == tokAsync && p.peekAt(1) == tokFor
}

// comprehensions parses the for clauses of a comprehension.
func (p *parser) comprehensions() []*Comprehension {
	var all []*Comprehension
	for p.beginsFor() {
		c := &Comprehension{Async: p.accept(tokAsync)}
		p.next()
		c.Target = p.comprehensionTarget()
		p.expectIn()
		c.Iter = p.binary(precOr)
		for p.accept(tokIf) {
			c.Ifs = append(c.Ifs, p.binary(precOr))
		}
		all = append(all, c)
	}
	return all
}

// arguments parses the arguments of a call or class up to the closing
// parenthesis. A generator expression may stand alone in a call's own
// parentheses, which open is the first of; a class has no such thing.
func (p *parser) arguments(open *Span) (args []Expr, keywords []*Keyword) {
	var comma Span
	for p.peek() != tokRParen {
		start := p.start()
		switch k := p.peek(); {
		case k == tokStar:
			x := p.unpackedArgument(start)
			if len(keywords) > 0 {
				p.checkUnpackedOrder(comma, keywords)
			}
			args = append(args, x)
		case k == tokDoubleStar:
			p.next()
			value := p.expression()
			keywords = append(keywords, &Keyword{Span: p.from(start), Value: value})
			p.checkDoubleStar(start)
		case k == tokName && p.peekAt(1) == tokEqual:
			name, _ := p.name()
			equal := p.next().span
			p.checkKeywordValue(start)
			value := p.expression()
			keywords = append(keywords, &Keyword{Span: p.from(start), Name: name, Value: value})
			p.checkKeywordComprehension(start, equal)
		default:
			x := p.argument(start, open, args, keywords)
			args = append(args, x)
		}
		comma = p.start()
		if !p.accept(tokComma) {
			break
		}
	}
	return args, keywords
}

// unpackedArgument parses *x in a call. Unlike in a display, x is any
// expression.
func (p *parser) unpackedArgument(start Span) Expr {
	p.next()
	value := p.unpackedOperand(precNone)
	x := &Starred{Span: p.from(start), Value: value}
	p.checkUnpackedArgument(start)
	if p.beginsFor() {
		p.checkUnpackInComprehension(x)
	}
	return x
}

// argument parses a positional argument.
func (p *parser) argument(start Span, open *Span, args []Expr, keywords []*Keyword) Expr {
	x := p.argumentValue(keywords)
	if p.beginsFor() {
		forToken := p.pos
		g := p.comprehensions()
		gen := &GeneratorExp{Span: p.from(start), Elt: x, Generators: g}
		if open == nil || len(args) > 0 || len(keywords) > 0 || p.peek() != tokRParen {
			p.failBareGenerator(gen, forToken, open == nil, len(args)+len(keywords) == 0)
		}
		gen.Span = join(*open, p.start())
		return gen
	}
	p.checkPositional(x, keywords)
	return x
}
