// This file says what is wrong with the arguments of a call.

package syntax

// unpackedOperand parses what is unpacked behind a star: an operation that
// binds as tightly as least, or any expression.
func (p *parser) unpackedOperand(least uint8) Expr {
	first := p.pos
	var x Expr
	p.explaining(func() {
		if least == precNone {
			x = p.expression()
		} else {
			x = p.binary(least)
			p.checkMissingComma(first, x)
		}
	}, func(failed int) {
		if !p.prefix(func() { p.expression() }) {
			p.pos = failed
			p.failToken("Invalid star expression")
		}
	})
	return x
}

// checkUnpackedArgument looks at what follows *x, which began at start.
func (p *parser) checkUnpackedArgument(start Span) {
	p.checkAssignedUnpacking(start, "cannot assign to iterable argument unpacking")
}

// checkDoubleStar looks at what follows **x, which began at start.
func (p *parser) checkDoubleStar(start Span) {
	p.checkAssignedUnpacking(start, "cannot assign to keyword argument unpacking")
}

func (p *parser) checkAssignedUnpacking(start Span, msg string) {
	if p.peek() != tokEqual {
		return
	}
	var value Expr
	if p.ahead(func() { p.next(); value = p.expression() }) {
		p.failSpan(msg, join(start, value.Pos()))
	}
}

// checkUnpackedOrder fails at *x behind **y. The token comma is the one
// before the star.
func (p *parser) checkUnpackedOrder(comma Span, keywords []*Keyword) {
	for _, k := range keywords {
		if k.Name == "" {
			for p.peek() == tokComma && p.peekAt(1) == tokStar {
				p.next()
				p.next()
				p.expression()
			}
			p.failSpan("iterable argument unpacking follows keyword argument unpacking", p.from(comma))
		}
	}
}

// checkKeywordValue looks behind the equals sign of a keyword argument.
func (p *parser) checkKeywordValue(start Span) {
	if p.peek() == tokRParen || p.peek() == tokComma {
		p.failSpan("expected argument value expression", p.from(start))
	}
}

// checkKeywordComprehension fails at a for clause behind a keyword argument
// whose equals sign ends at equal.
func (p *parser) checkKeywordComprehension(start, equal Span) {
	if p.beginsFor() && p.ahead(func() { p.comprehensions() }) {
		p.failSpan("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", join(start, equal))
	}
}

// argumentValue parses the value of a positional argument. Behind keywords
// even the beginning of one is too much.
func (p *parser) argumentValue(keywords []*Keyword) Expr {
	if len(keywords) == 0 {
		return p.walrusOrExpression()
	}
	var x Expr
	p.explaining(func() { x = p.walrusOrExpression() }, func(failed int) {
		if p.prefix(func() { p.expression() }) {
			p.pos = failed
			p.failArgumentOrder(keywords)
		}
		p.failUnexpected()
	})
	return x
}

// checkPositional looks at what follows a positional argument, and at what it
// follows.
func (p *parser) checkPositional(x Expr, keywords []*Keyword) {
	if p.peek() == tokEqual && !p.quiet {
		at := join(x.Pos(), p.start())
		if c, ok := x.(*Constant); ok {
			switch c.Value.(type) {
			case NoneLit, BoolLit:
				p.failSpan("cannot assign to "+describe(x), at)
			}
		}
		if _, ok := x.(*NamedExpr); !ok {
			p.failSpan(`expression cannot contain assignment, perhaps you meant "=="?`, at)
		}
	}
	if len(keywords) > 0 {
		p.failArgumentOrder(keywords)
	}
}

// failArgumentOrder fails because a positional argument follows keywords.
func (p *parser) failArgumentOrder(keywords []*Keyword) {
	if p.accept(tokComma) {
		quiet := p.quiet
		p.quiet = true
		p.attempt(func() { p.arguments(&Span{}) })
		p.quiet = quiet
	}
	for _, k := range keywords {
		if k.Name == "" {
			p.failToken("positional argument follows keyword argument unpacking")
		}
	}
	p.failToken("positional argument follows keyword argument")
}

// failBareGenerator fails because a generator expression without parentheses
// is not the only argument; in a class it is no argument at all.
func (p *parser) failBareGenerator(gen *GeneratorExp, forToken int, class, alone bool) {
	if p.peek() != tokComma && alone {
		if class {
			p.pos = forToken
		}
		p.failUnexpected()
	}
	p.failSpan("Generator expression must be parenthesized", gen.Span)
}
