// This file says what is wrong with expressions.

package syntax

// checkMissingComma looks at what follows an expression that began at the
// token first: two expressions side by side in brackets lack a comma, and
// after print or exec they lack parentheses.
func (p *parser) checkMissingComma(first int, x Expr) {
	if p.quiet || !p.beginsExpression() && p.peek() != tokStar {
		return
	}
	if p.toks[first].kind != tokName || !p.skipsComma(first) {
		var second Expr
		pos := p.pos
		if p.prefix(func() { second = p.expression() }) && p.toks[p.pos-1].level > 0 && !p.isLegacy(first) {
			p.failSpan("invalid syntax. Perhaps you forgot a comma?", join(x.Pos(), second.Pos()))
		}
		p.pos = pos
	}
	p.checkLegacyStart(first)
}

// skipsComma reports whether an expression begins with a word after which no
// missing comma is suspected: a soft keyword, or a name before a string.
func (p *parser) skipsComma(first int) bool {
	return p.toks[first+1].kind == tokString || isSoftKeyword(p.word(&p.toks[first]))
}

func isSoftKeyword(name string) bool {
	return name == "match" || name == "case" || name == "type" || name == "_"
}

// isLegacy reports whether the token with an index is print or exec.
func (p *parser) isLegacy(i int) bool {
	return p.isWordAt(i, "print") || p.isWordAt(i, "exec")
}

// checkLegacyStart fails if the token with an index is the print or exec of a
// statement of Python 2. Like CPython it looks for mistakes in what follows
// any name.
func (p *parser) checkLegacyStart(i int) {
	if p.quiet || p.toks[i].kind != tokName || p.toks[i+1].kind == tokLParen || p.depth > maxDepth/2 {
		return
	}
	pos, furthest := p.pos, p.furthest
	defer func() { p.pos, p.furthest = pos, furthest }()
	p.enter(12)
	p.pos = i + 1
	var what Expr
	fault := p.attempt(func() { what = p.expressionList() })
	p.fetched = max(p.fetched, p.pos)
	p.leave(12)
	if fault != nil && !isGeneric(fault) {
		panic(fault)
	}
	if fault != nil {
		p.pos = i + 1
		if !p.isLegacy(i) || !p.prefix(func() { what = p.expressionList() }) {
			return
		}
	}
	p.checkCutOff()
	if p.isLegacy(i) {
		name := p.word(&p.toks[i])
		p.failSpan("Missing parentheses in call to '"+name+"'. Did you mean "+name+"(...)?", join(p.toks[i].span, what.Pos()))
	}
}

// conditionTest parses the test of a conditional expression. If that goes
// wrong behind something that could be the test, no else follows that.
func (p *parser) conditionTest(body Expr) Expr {
	var test Expr
	parse := func() { test = p.binary(precOr) }
	p.explaining(parse, func(int) {
		if p.prefix(parse) {
			p.failNoElse(body, test)
		}
	})
	return test
}

// failEmptySubscript fails at the closing bracket of an empty subscript. The
// brackets could be a list, and a comma before it be missing.
func (p *parser) failEmptySubscript() {
	closing := p.pos
	open := closing - 1
	if !p.quiet && p.toks[closing].level > 0 && !p.skipsComma(p.exprStart) {
		var x, list Expr
		p.toks[open].kind, p.pos = tokEnd, p.exprStart
		if p.quietly(func() { x = p.binary(precOr) }) && p.pos == open {
			p.toks[open].kind = tokLBrack
			p.prefix(func() { list = p.expression() })
			p.failSpan("invalid syntax. Perhaps you forgot a comma?", join(x.Pos(), list.Pos()))
		}
		p.toks[open].kind, p.pos = tokLBrack, closing
	}
	p.failUnexpected()
}

// failNoElse fails because a conditional expression has no else.
func (p *parser) failNoElse(body, test Expr) {
	if p.peek() != tokColon {
		p.failSpan("expected 'else' after 'if' expression", join(body.Pos(), test.Pos()))
	}
	p.failUnexpected()
}

// failNot fails because of a not that binds too loosely for where it is.
func (p *parser) failNot() {
	not := p.start()
	switch p.toks[max(p.pos-1, 0)].kind {
	case tokPlus, tokMinus, tokStar, tokSlash, tokPercent, tokDoubleSlash, tokAt, tokTilde:
		var x Expr
		if p.ahead(func() { x = p.binary(precNot) }) {
			p.failSpan("'not' after an operator must be parenthesized", join(not, x.Pos()))
		}
	}
	p.failUnexpected()
}

// checkWalrus looks at an equals sign, or a walrus, behind an expression that
// began at the token first and is followed by neither in a valid program.
func (p *parser) checkWalrus(first int, x Expr) {
	if p.quiet {
		return
	}
	if p.peek() == tokColonEqual {
		if _, done := x.(*NamedExpr); !done || p.toks[first].kind != tokName {
			p.failWalrus(x)
		}
		return
	}
	p.checkComparison(first)
}

// failWalrus fails at the target of a walrus, unless what is right of it
// cannot be parsed either.
func (p *parser) failWalrus(target Expr) {
	if p.ahead(func() { p.next(); p.expression() }) {
		p.failSpan("cannot use assignment expressions with "+describe(target), target.Pos())
	}
}

// checkComparison fails if an equals sign that seems to be meant as a
// comparison follows the operation that begins at the token first.
func (p *parser) checkComparison(first int) {
	pos := p.pos
	p.pos = first
	defer func() { p.pos = pos }()
	var left, right, head Expr
	single := p.peek() == tokName && p.peekAt(1) == tokEqual
	switch p.peek() {
	case tokTrue, tokFalse, tokNone:
		return
	case tokLParen, tokLBrack:
		if !p.ahead(func() { head = p.atom() }) {
			return
		}
		if at, open := head.Pos(), p.start(); at.Line != open.Line || at.Col != open.Col {
			head = nil // the parentheses only group
		}
	}
	if !p.quietly(func() { left = p.binary(precBitOr) }) || p.peek() != tokEqual {
		return
	}
	switch head.(type) {
	case *List, *Tuple, *GeneratorExp:
		return
	}
	p.next()
	if !p.prefix(func() { right = p.binary(precBitOr) }) || p.peek() == tokEqual || p.peek() == tokColonEqual {
		return
	}
	if single {
		p.failSpan("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", join(left.Pos(), right.Pos()))
	}
	p.failSpan("cannot assign to "+describe(left)+" here. Maybe you meant '==' instead of '='?", left.Pos())
}

// checkUnpackInComprehension fails if the element of a comprehension is
// unpacked.
func (p *parser) checkUnpackInComprehension(x Expr) {
	if s, ok := x.(*Starred); ok && p.ahead(func() { p.comprehensions() }) {
		p.failSpan("iterable unpacking cannot be used in comprehension", s.Span)
	}
}

// checkStarInGroup fails if what is in parentheses is unpacked.
func (p *parser) checkStarInGroup(x Expr) {
	if s, ok := x.(*Starred); ok && p.peek() == tokRParen {
		p.failSpan("cannot use starred expression here", s.Span)
	} else if ok {
		p.failUnexpected()
	}
}

// checkDoubleStarInGroup fails if two stars follow an opening parenthesis.
func (p *parser) checkDoubleStarInGroup() {
	if p.peek() == tokDoubleStar && p.ahead(func() { p.next(); p.expression(); p.expect(tokRParen) }) {
		p.failToken("cannot use double starred expression here")
	}
}

// checkComprehensionTarget fails because a for clause follows the elements of
// a display.
func (p *parser) checkComprehensionTarget(elts []Expr, end kind) {
	if end == tokRParen || end == tokColon || !p.ahead(func() { p.comprehensions() }) {
		return
	}
	at := join(elts[0].Pos(), elts[len(elts)-1].Pos())
	if len(elts) == 1 {
		at = p.from(at) // the comma too
	}
	p.failSpan("did you forget parentheses around the comprehension target?", at)
}

// dictValue parses the value behind a dict's key and its colon.
func (p *parser) dictValue(colon *token) Expr {
	switch p.peek() {
	case tokRBrace, tokComma:
		p.failSpan("expression expected after dictionary key and ':'", colon.span)
	case tokStar:
		start := p.start()
		if p.quietly(func() { p.next(); p.binary(precBitOr) }) {
			p.failFrom("cannot use a starred expression in a dictionary value", start)
		}
	}
	return p.expression()
}

// failUnpackedDict fails because a for clause follows **x in a dict, which
// began at start.
func (p *parser) failUnpackedDict(start Span) {
	if p.ahead(func() { p.comprehensions(); p.expect(tokRBrace) }) {
		p.failSpan("dict unpacking cannot be used in dict comprehension", start)
	}
	p.failUnexpected()
}

// laterKey parses a key that is not a dict's first, up to its colon. Missing
// commas and else are not looked for in it.
func (p *parser) laterKey() Expr {
	first := p.pos
	var key Expr
	fault := p.attempt(func() { key = p.conditional() })
	if fault != nil && !p.quiet {
		failed := p.pos
		p.pos = first
		ok := p.prefix(func() { key = p.conditional() })
		if !ok || p.peek() == tokColon || !isGeneric(fault) && p.peek() != tokIf {
			p.pos = failed
			panic(fault)
		}
	} else if fault != nil {
		panic(fault)
	}
	if p.peek() != tokColon {
		p.failDictKey(key)
	}
	return key
}

// failDictKey fails because no colon follows a key.
func (p *parser) failDictKey(key Expr) {
	at := key.Pos()
	at.Col = at.EndCol - 1
	e := p.src.errorAt("SyntaxError", "':' expected after dictionary key", at)
	e.EndCol = 0
	panic(e)
}

// comprehensionTarget parses the targets of a comprehension's for.
func (p *parser) comprehensionTarget() Expr {
	var x Expr
	p.explaining(func() { x = p.forTargets() }, func(failed int) {
		if p.prefix(func() { p.forTargetPart() }) {
			p.pos = failed
			p.failToken("'in' expected after for-loop variables")
		}
	})
	if p.peek() == tokIn {
		p.bindForTargets(x)
	}
	return x
}

// expectIn moves past the in of a comprehension.
func (p *parser) expectIn() {
	if p.peek() != tokIn {
		p.failToken("'in' expected after for-loop variables")
	}
	p.next()
}
