// This file has what every error of the parser is made with. What is wrong
// with an expression, a statement or parameters is found out in the files
// explain_*.go: the parser itself only asks.

package syntax

// invalidSyntax is the message where nothing better can be said.
const invalidSyntax = "invalid syntax"

// isGeneric reports whether an error says no more than that there is one.
func isGeneric(e *Error) bool { return e != nil && e.Msg == invalidSyntax }

// failSpan fails at a span of the source.
func (p *parser) failSpan(msg string, at Span) {
	panic(p.src.errorAt("SyntaxError", msg, at))
}

// failFrom fails at a span that reaches from start to the end of the current
// token, less its last column: CPython's end where it takes the place that
// its tokenizer has reached.
func (p *parser) failFrom(msg string, start Span) {
	e := p.src.errorAt("SyntaxError", msg, join(start, p.start()))
	e.EndCol--
	panic(e)
}

// failToken fails at the current token.
func (p *parser) failToken(msg string) {
	panic(p.errorHere("SyntaxError", msg))
}

// errorHere makes an error at the current token. A token that is only layout
// has no width, and is where the tokenizer has stopped.
func (p *parser) errorHere(typ, msg string) *Error {
	e := p.src.errorAt(typ, msg, p.start())
	switch p.peek() {
	case tokIndent, tokDedent, tokEnd:
		e.Col--
		e.EndCol = -1
	}
	return e
}

// failUnexpected fails because the current token cannot stand where it is.
func (p *parser) failUnexpected() {
	if p.pos < p.furthest && !p.quiet {
		p.pos = p.furthest
	}
	switch p.peek() {
	case tokIndent:
		panic(p.errorHere("IndentationError", "unexpected indent"))
	case tokDedent:
		panic(p.errorHere("IndentationError", "unexpected unindent"))
	case tokEnd:
		e := p.errorHere("SyntaxError", invalidSyntax)
		e.Col, e.EndCol = 0, 0
		panic(e)
	}
	p.failToken(invalidSyntax)
}

// lookAhead notes that what the current token is was decided by the next one.
func (p *parser) lookAhead() {
	if !p.quiet {
		p.furthest = max(p.furthest, p.pos+1)
	}
}

// failAfter fails because of the token n after the current one.
func (p *parser) failAfter(n int) {
	p.pos = min(p.pos+n, len(p.toks)-1)
	p.failUnexpected()
}

// maxTrials bounds how often prefix tries: deeply nested mistakes are left
// unexplained rather than explained slowly.
const maxTrials = 1000

// prefix moves past the longest run of tokens that parse accepts, for which
// it may be called several times, and reports whether there is one.
func (p *parser) prefix(parse func()) bool {
	first := p.pos
	fault := p.attemptQuietly(parse)
	if fault == nil {
		p.checkCutOff()
		return true
	}
	for end := p.pos; end > first && p.trials < maxTrials; end-- {
		p.trials++
		k := p.toks[end].kind
		p.toks[end].kind, p.pos = tokEnd, first
		fault = p.attemptQuietly(parse)
		p.toks[end].kind = k
		if fault == nil && p.pos == end {
			return true
		}
	}
	p.pos = first
	return false
}

// explaining calls parse. If it fails and says no more than that, explain is
// called where parse began, with the index of the token that it failed at. If
// explain returns, the error stays what it was.
func (p *parser) explaining(parse func(), explain func(failed int)) {
	first := p.pos
	fault := p.attempt(parse)
	if isGeneric(fault) && !p.quiet {
		failed := p.pos
		p.pos = first
		explain(failed)
		p.pos = failed
	}
	if fault != nil {
		panic(fault)
	}
}

// attemptQuietly is attempt without the checks that find mistakes in what
// could also be right.
func (p *parser) attemptQuietly(parse func()) *Error {
	quiet, warned := p.quiet, len(p.warnings)
	p.quiet = true
	fault := p.attempt(parse)
	p.quiet = quiet
	p.fetched = max(p.fetched, p.pos)
	if fault != nil {
		p.warnings = p.warnings[:warned]
		if fault == p.scan.unclosed || fault == p.scan.err {
			panic(fault)
		}
	}
	return fault
}

// checkCutOff fails if an attempt has come to where scanning stopped, in an
// open bracket or at an error: CPython meets that when it looks ahead.
func (p *parser) checkCutOff() {
	switch {
	case p.pos < len(p.toks)-1:
	case p.scan.unclosed != nil:
		panic(p.scan.unclosed)
	case p.scan.err != nil:
		panic(p.scan.err)
	}
}

// quietly calls parse without the checks that find mistakes in what could
// also be right, and reports whether parse succeeded. The cursor is moved
// only then.
func (p *parser) quietly(parse func()) bool {
	pos := p.pos
	if p.attemptQuietly(parse) == nil {
		return true
	}
	p.pos = pos
	return false
}

// ahead calls parse quietly and goes back, whatever happened. It reports
// whether parse succeeded.
func (p *parser) ahead(parse func()) bool {
	pos, warned := p.pos, len(p.warnings)
	ok := p.quietly(parse)
	p.pos, p.warnings = pos, p.warnings[:warned]
	return ok
}
