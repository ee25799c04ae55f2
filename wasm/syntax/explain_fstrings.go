// This file says what is wrong with the replacement fields of f-strings.

package syntax

// fieldValue parses the expression of a replacement field.
func (p *parser) fieldValue() Expr {
	switch k := p.peek(); k {
	case tokEqual, tokExclamation, tokFieldColon, tokRBrace:
		p.failToken("f-string: valid expression required before '" + p.word(&p.toks[p.pos]) + "'")
	}
	var x Expr
	parse := func() { x = p.yieldOrList() }
	p.explaining(parse, func(int) {
		if p.prefix(parse) {
			p.failField(false)
		}
		p.failToken("f-string: expecting a valid expression after '{'")
	})
	return x
}

// failField fails because none of the signs that can follow a field's
// expression is there.
func (p *parser) failField(debug bool) {
	if debug {
		p.failToken("f-string: expecting '!', or ':', or '}'")
	}
	p.failToken("f-string: expecting '=', or '!', or ':', or '}'")
}

// checkConversion looks at what follows an exclamation mark.
func (p *parser) checkConversion() {
	t := &p.toks[p.pos]
	switch {
	case t.kind == tokFieldColon || t.kind == tokRBrace:
		p.failToken("f-string: missing conversion character")
	case t.kind != tokName:
		p.failToken("f-string: invalid conversion character")
	case t.off != p.toks[p.pos-1].end:
		p.failSpan("f-string: conversion type must come right after the exclamanation mark", join(p.toks[p.pos-1].span, t.span))
	}
	if word := p.word(t); word != "s" && word != "r" && word != "a" {
		p.failToken("f-string: invalid conversion character '" + word + "': expected 's', 'r', or 'a'")
	}
}

// expectFieldEnd moves past the brace that ends a field.
func (p *parser) expectFieldEnd(f *FormattedValue) {
	switch {
	case p.peek() == tokRBrace:
		p.next()
	case f.FormatSpec != nil:
		p.failToken("f-string: expecting '}', or format specs")
	default:
		p.failToken("f-string: expecting ':' or '}'")
	}
}

// checkLambdaInField fails at a lambda's colon that begins a format.
func (p *parser) checkLambdaInField(start Span) {
	if p.peek() == tokFieldColon {
		p.next()
		p.failSpan("f-string: lambda expressions are not allowed without parentheses", p.from(start))
	}
}
