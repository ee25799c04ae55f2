// This file says what is wrong where the parser cannot go on. The parser
// itself only asks; here the question is answered in CPython's words.

package syntax

// failSpan fails at a span of the source.
func (p *parser) failSpan(msg string, at Span) {
	panic(p.src.errorAt("SyntaxError", msg, at))
}

// failToken fails at the current token.
func (p *parser) failToken(msg string) {
	p.failSpan(msg, p.start())
}

// failUnexpected fails because the current token cannot stand where it is.
func (p *parser) failUnexpected() {
	switch p.peek() {
	case tokIndent:
		p.failIndentation("unexpected indent")
	case tokDedent:
		p.failIndentation("unexpected unindent")
	}
	p.failToken("invalid syntax")
}

// failIndentation fails with an IndentationError at the current token.
func (p *parser) failIndentation(msg string) {
	e := p.src.errorAt("IndentationError", msg, p.start())
	panic(e)
}

func (p *parser) failExpected(what string) { p.failToken("expected " + what) }
func (p *parser) failExpectedColon()       { p.failExpected("':'") }
func (p *parser) failAfterStatement()      { p.failUnexpected() }
func (p *parser) failExpectedBlock(what string, start Span) {
	p.failIndentation("expected an indented block after " + what)
}
func (p *parser) failNoHandler()                                    { p.failToken("expected 'except' or 'finally' block") }
func (p *parser) checkAugmentedTarget(x Expr)                       {}
func (p *parser) checkAnnotatedTarget(x Expr)                       {}
func (p *parser) checkHandlerStar(s *Try, star bool, start Span)    {}
func (p *parser) handlerType(star bool) Expr                        { return p.expression() }
func (p *parser) handlerName(what string) string                    { n, _ := p.name(); return n }
func (p *parser) checkSlash(a *Arguments, star, slash bool, e kind) {}
func (p *parser) checkStar(a *Arguments, star bool)                 {}
func (p *parser) checkBareStar(e kind)                              {}
func (p *parser) checkNoDefault(a *Arg, msg string)                 {}
func (p *parser) failAfterKwarg()                                   { p.failUnexpected() }
func (p *parser) failParameter(e kind)                              { p.failUnexpected() }
func (p *parser) checkDefault(e kind)                               {}
func (p *parser) checkNoBound(what string)                          {}
func (p *parser) checkWalrus(x Expr)                                {}
func (p *parser) checkMissingComma(start Span, x Expr)              {}
func (p *parser) failNoElse(start Span)                             { p.failUnexpected() }
func (p *parser) checkStatementAfterElse()                          {}
func (p *parser) failNot()                                          { p.failUnexpected() }
func (p *parser) checkUnpackInComprehension(x Expr)                 {}
func (p *parser) checkStarInGroup(x Expr) {
	if _, ok := x.(*Starred); ok {
		p.failSpan("cannot use starred expression here", x.Pos())
	}
}
func (p *parser) checkComprehensionTarget(elts []Expr, e kind)   {}
func (p *parser) checkDictKey(x Expr)                            {}
func (p *parser) dictValue(colon *token) Expr                    { return p.expression() }
func (p *parser) failUnpackedDict()                              { p.failUnexpected() }
func (p *parser) failDictKey()                                   { p.failUnexpected() }
func (p *parser) expectIn()                                      { p.expect(tokIn) }
func (p *parser) checkDoubleStar(start Span)                     {}
func (p *parser) checkKeywordValue(start Span)                   {}
func (p *parser) checkKeywordComprehension(start Span)           {}
func (p *parser) checkUnpackedArgument(start Span, k []*Keyword) {}
func (p *parser) checkPositional(x Expr, k []*Keyword)           {}
func (p *parser) failBareGenerator(g *GeneratorExp, open *Span, args []Expr, k []*Keyword) {
	p.failUnexpected()
}
func (p *parser) asPatternName() string            { return p.captureName() }
func (p *parser) failPatternOrder(x Pattern)       { p.failUnexpected() }
func (p *parser) expectFStringEnd(k kind)          { p.expect(k) }
func (p *parser) checkFieldStart()                 {}
func (p *parser) failField(debug bool)             { p.failUnexpected() }
func (p *parser) checkConversion(t *token)         {}
func (p *parser) expectFieldEnd(f *FormattedValue) { p.expect(tokRBrace) }
