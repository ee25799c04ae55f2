// This file says what is wrong with statements.

package syntax

import "strconv"

// failColon fails because the colon before a block is missing. Where the line
// goes on, more than the colon is wrong; a statement that could be nothing
// else is said to lack its colon even then.
func (p *parser) failColon(certain bool) {
	if certain || p.peek() == tokNewline {
		p.failToken("expected ':'")
	}
	p.failUnexpected()
}

// orForced calls parse for a part that may be missing. If it cannot be parsed,
// what has to follow it is said to be missing instead.
func (p *parser) orForced(next string, parse func()) {
	p.explaining(parse, func(int) {
		p.prefix(parse)
		p.failToken("expected " + next)
	})
}

// asFarAs calls parse for targets. If they cannot be parsed because of an
// operator's operand, the error is at the operator, which no target has.
func (p *parser) asFarAs(parse func()) {
	first := p.pos
	p.explaining(parse, func(failed int) {
		p.prefix(parse)
		k := p.peek()
		switch {
		case precedences[k] != precNone || k == tokDoubleStar || k == tokIf:
		case p.pos == first && (k == tokTilde || k == tokAwait || k == tokLambda):
		default:
			p.pos = failed
		}
		p.furthest = 0
		p.failUnexpected()
	})
}

// failNoBlock fails because no indented line follows a statement's colon.
func (p *parser) failNoBlock(what string, start Span) {
	panic(p.errorHere("IndentationError",
		"expected an indented block after "+what+" on line "+strconv.Itoa(int(start.Line))))
}

// failAfterStatement fails at what follows the simple statement s, which began
// at the token first.
func (p *parser) failAfterStatement(s Stmt, first int) {
	if x, ok := s.(*ExprStmt); ok {
		p.checkLegacyStart(first)
		p.checkListComparison(first)
		if p.peek() == tokColonEqual {
			if _, isName := x.Value.(*Name); !isName {
				p.failWalrus(x.Value)
			}
		}
		if p.isWordAt(first, "type") && p.toks[first+1].kind == tokName && p.pos == first+1 {
			p.failAfter(1)
		}
	}
	p.failUnexpected()
}

// isWordAt reports whether the token with an index is a name spelled as word.
func (p *parser) isWordAt(i int, word string) bool {
	return p.toks[i].kind == tokName && p.word(&p.toks[i]) == word
}

// checkAssigned fails if left, which began at the token first and which an
// equals sign follows, cannot be assigned to. Only a statement's first equals
// sign is suspected to be meant as a comparison.
func (p *parser) checkAssigned(left Expr, first, statement int) {
	switch left.(type) {
	case *Yield, *YieldFrom:
		if p.toks[first].kind == tokYield {
			p.failSpan("assignment to yield expression not possible", left.Pos())
		}
	}
	if invalidTarget(left, starTargets) == nil {
		return
	}
	p.checkListComparison(statement)
	p.checkTarget(left, starTargets)
}

// checkListComparison calls checkComparison for the elements of the list that
// begins at the token first. Like CPython it goes on where a comma is missing,
// but for the first.
func (p *parser) checkListComparison(first int) {
	pos := p.pos
	defer func() { p.pos = pos }()
	p.pos = first
	for commas := 0; ; {
		element := p.pos
		if !p.quietly(func() { p.starNamedExpression() }) {
			return
		}
		if p.toks[element].kind != tokStar && p.peek() == tokEqual {
			p.checkComparison(element)
		}
		if p.accept(tokComma) {
			commas++
		}
		if commas == 0 {
			return
		}
	}
}

// checkAugmented fails if left cannot stand before an augmented assignment's
// operator.
func (p *parser) checkAugmented(left Expr, first int) {
	switch left.(type) {
	case *Name, *Attribute, *Subscript:
		return
	}
	if p.toks[first].kind != tokYield {
		pos := p.pos
		fault := p.attempt(func() { p.next(); p.yieldOrList() })
		p.pos = pos
		if fault == nil {
			p.failSpan("'"+describe(left)+"' is an illegal expression for augmented assignment", left.Pos())
		}
		if !isGeneric(fault) {
			panic(fault)
		}
	}
	p.failUnexpected()
}

// checkAnnotated fails if left cannot have an annotation.
func (p *parser) checkAnnotated(left Expr, first int) {
	switch left.(type) {
	case *Name, *Attribute, *Subscript:
		return
	}
	if !p.ahead(func() { p.next(); p.expression() }) || p.toks[first].kind == tokYield {
		p.failUnexpected()
	}
	switch x := left.(type) {
	case *Tuple:
		at := x.Span
		if p.toks[first].kind != tokLParen || p.closing(first) != p.pos-1 {
			at = x.Elts[0].Pos() // without parentheses
		}
		p.failSpan("only single target (not tuple) can be annotated", at)
	case *List:
		p.failSpan("only single target (not list) can be annotated", x.Span)
	case *Starred:
		p.failUnexpected()
	}
	p.failSpan("illegal target for annotation", left.Pos())
}

// closing returns the index of the token that closes the bracket at an index.
func (p *parser) closing(i int) int {
	for level := p.toks[i].level; p.toks[i].level >= level && i < len(p.toks)-1; i++ {
	}
	return i
}

// checkImportFrom fails at the from of "import a from b", whose import is at
// start.
func (p *parser) checkImportFrom(start Span) {
	if p.peek() == tokFrom && p.quietly(func() { p.next(); p.dottedName() }) {
		p.failFrom("Did you mean to use 'from ... import ...' instead?", start)
	}
}

// checkImported fails if nothing follows import.
func (p *parser) checkImported() {
	if p.peek() == tokNewline {
		p.failFrom("Expected one or more names after 'import'", p.start())
	}
}

// checkTrailingComma fails at the end of a line whose last name has a comma
// behind it.
func (p *parser) checkTrailingComma() {
	if p.peek() == tokNewline {
		p.failToken("trailing comma not allowed without surrounding parentheses")
	}
}

// failNoHandler fails because a try has neither except nor finally.
func (p *parser) failNoHandler() {
	p.failToken("expected 'except' or 'finally' block")
}

// checkHandlerKind fails if except and except* are mixed. It is asked at the
// handler's colon.
func (p *parser) checkHandlerKind(s *Try, star bool, at Span) {
	if len(s.Handlers) > 0 && s.Star != star {
		p.failSpan("cannot have both 'except' and 'except*' on the same 'try'", at)
	}
}

// checkHandlerType fails if no type follows except*.
func (p *parser) checkHandlerType() {
	if p.peek() == tokColon || p.peek() == tokNewline {
		p.failToken("expected one or more exception types")
	}
}

// failHandlerList fails at the comma after the first of several types.
func (p *parser) failHandlerList(first Span) {
	ok := p.quietly(func() {
		for p.accept(tokComma) {
			if !p.beginsExpression() {
				break
			}
			p.expression()
		}
		if p.accept(tokAs) {
			p.name()
		}
		if p.peek() != tokColon {
			p.failUnexpected()
		}
	})
	if ok {
		p.failFrom("multiple exception types must be parenthesized", first)
	}
	p.failUnexpected()
}

// explainMatch says what is wrong with a line that begins with match and is
// no simple statement, as fault says; the words after match are tried as a
// subject.
func (p *parser) explainMatch(first int, fault *Error) {
	furthest := p.pos
	p.pos = first
	start := p.start()
	p.next()
	subject := p.attempt(func() { p.matchSubject() })
	if subject != nil && !isGeneric(subject) {
		panic(subject)
	}
	if subject == nil {
		switch {
		case p.peek() == tokNewline:
			p.failToken("expected ':'")
		case p.peek() == tokColon && p.peekAt(1) != tokNewline:
			p.next()
		case p.peek() == tokColon && p.peekAt(2) == tokIndent:
			p.pos += 3
		case p.peek() == tokColon:
			p.pos += 2
			p.failNoBlock("'match' statement", start)
		}
	}
	if p.pos > furthest {
		p.failUnexpected()
	}
	panic(fault)
}

// asPatternName parses the name behind as in a pattern.
func (p *parser) asPatternName() string {
	if p.isWord(0, "_") {
		p.failToken("cannot use '_' as a target")
	}
	if p.peek() != tokName {
		var x Expr
		if p.ahead(func() { x = p.expression() }) {
			p.failSpan("invalid pattern target", x.Pos())
		}
	}
	name, _ := p.name()
	return name
}

// failPatternOrder fails because the positional pattern first follows
// patterns with a keyword.
func (p *parser) failPatternOrder(first Pattern) {
	last := first
	for p.peek() == tokComma && p.peekAt(1) != tokRParen && !(p.peekAt(1) == tokName && p.peekAt(2) == tokEqual) {
		p.next()
		last = p.asPattern()
	}
	p.failSpan("positional patterns follow keyword patterns", join(first.Pos(), last.Pos()))
}
