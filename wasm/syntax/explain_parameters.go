// This file says what is wrong with parameters and type parameters.

package syntax

// checkSlash looks at a slash among parameters. What has been passed before
// it: parameters, a star, another slash.
func (p *parser) checkSlash(a *Arguments, star, slash bool, end kind) {
	switch {
	case star:
		p.failToken("/ must be ahead of *")
	case slash:
		p.failToken("/ may appear only once")
	case len(a.Args) == 0 && p.peekAt(1) == tokComma:
		p.failToken("at least one argument must precede /")
	case len(a.Args) == 0:
		p.failUnexpected()
	case p.peekAt(1) == tokStar:
		p.next()
		p.failToken("expected comma between / and *")
	case p.peekAt(1) != tokComma && p.peekAt(1) != end:
		p.failAfter(1)
	}
}

// checkStar looks at a star among parameters.
func (p *parser) checkStar(star bool, end kind) {
	next := p.peekAt(1)
	if star {
		if next == tokName || next == tokComma {
			p.failToken("* argument may appear only once")
		}
		p.failUnexpected()
	}
	after := p.peekAt(2)
	if next == end || next == tokComma && (after == end || after == tokDoubleStar) {
		if end == tokColon {
			p.pos++
			p.accept(tokComma)
		}
		p.failToken("named arguments must follow bare *")
	}
	if next == tokComma && after != tokName {
		p.pos += 2
		if after == tokSlash {
			p.failToken("/ must be ahead of *")
		}
		p.failUnexpected()
	}
}

// checkNoDefault fails if a default follows a parameter with a star.
func (p *parser) checkNoDefault(msg string) {
	if p.peek() == tokEqual {
		p.failToken(msg)
	}
}

// failAfterKwarg fails because parameters follow **kwargs and a comma.
func (p *parser) failAfterKwarg(annotated bool) {
	const msg = "arguments cannot follow var-keyword argument"
	switch p.peek() {
	case tokName:
		arg := p.parameter(annotated, false)
		p.failSpan(msg, arg.Span)
	case tokStar, tokDoubleStar, tokSlash:
		p.failToken(msg)
	}
	p.failUnexpected()
}

// failParameter fails because no parameter begins at the current token.
func (p *parser) failParameter(end kind) {
	what := "Function"
	if end == tokColon {
		what = "Lambda expression"
	}
	if p.peek() == tokLParen {
		open := p.start()
		ok := p.quietly(func() {
			p.next()
			for {
				p.parameter(end == tokRParen, false)
				if !p.accept(tokComma) || p.peek() == tokRParen {
					break
				}
			}
			p.expect(tokRParen)
		})
		if ok {
			p.failSpan(what+" parameters cannot be parenthesized", p.from(open))
		}
	}
	p.failUnexpected()
}

// checkDefault fails if nothing stands behind the equals sign just passed.
func (p *parser) checkDefault() {
	if p.peek() == tokRParen || p.peek() == tokComma {
		p.pos--
		p.failToken("expected default value expression")
	}
}

// checkTypeParams fails if there are no type parameters in the brackets. The
// error reaches to the end of the token that is a few ahead.
func (p *parser) checkTypeParams(ahead int) {
	if start := p.start(); p.peek() == tokRBrack {
		p.pos += ahead
		p.failFrom("Type parameter list cannot be empty", start)
	}
}

// checkNoBound fails if a type parameter with stars has a bound.
func (p *parser) checkNoBound(what string) {
	if p.peek() != tokColon {
		return
	}
	colon := p.start()
	p.next()
	kind := "bound"
	if _, ok := p.expression().(*Tuple); ok {
		kind = "constraints"
	}
	p.failSpan("cannot use "+kind+" with "+what, p.from(colon))
}
