// This file parses statements of one line; those with blocks are in
// compound.go.

package syntax

// module parses a whole file.
func (p *parser) module() *Module {
	m := &Module{}
	for p.peek() != tokEnd {
		m.Body = p.statement(m.Body)
	}
	return m
}

// statement parses one statement, or a line of several, and appends to body.
func (p *parser) statement(body []Stmt) []Stmt {
	switch p.peek() {
	case tokIf:
		return append(body, p.ifStatement())
	case tokDef, tokClass, tokAt:
		return append(body, p.definition())
	case tokFor, tokWith, tokAsync:
		return append(body, p.asyncable())
	case tokTry:
		return append(body, p.tryStatement())
	case tokWhile:
		return append(body, p.whileStatement())
	case tokName:
		if p.isWord(0, "match") && (expressionStarts[p.peekAt(1)] || p.peekAt(1) == tokStar) {
			return p.maybeMatch(body)
		}
	case tokIndent:
		p.failUnexpected()
	}
	return p.simpleStatements(body)
}

// simpleStatements parses a line of statements between semicolons.
func (p *parser) simpleStatements(body []Stmt) []Stmt {
	for {
		first := p.pos
		s := p.simpleStatement()
		body = append(body, s)
		if p.accept(tokSemi) {
			if p.accept(tokNewline) {
				return body
			}
			continue
		}
		if p.peek() != tokNewline {
			p.failAfterStatement(s, first)
		}
		p.next()
		return body
	}
}

// simpleStatement parses a statement that fits on a line.
func (p *parser) simpleStatement() Stmt {
	start := p.start()
	switch p.peek() {
	case tokReturn:
		p.next()
		s := &Return{}
		if !p.endsStatement() {
			s.Value = p.expressionList()
		}
		s.Span = p.from(start)
		return s
	case tokImport:
		p.next()
		return p.importNames(start)
	case tokFrom:
		p.next()
		return p.importFrom(start)
	case tokRaise:
		p.next()
		s := &Raise{}
		if !p.endsStatement() {
			s.Exc = p.expression()
			if p.accept(tokFrom) {
				s.Cause = p.expression()
			}
		}
		s.Span = p.from(start)
		return s
	case tokPass:
		p.next()
		return &Pass{Span: start}
	case tokBreak:
		p.next()
		return &Break{Span: start}
	case tokContinue:
		p.next()
		return &Continue{Span: start}
	case tokDel:
		p.next()
		s := &Delete{Targets: p.deleteTargets()}
		s.Span = p.from(start)
		return s
	case tokAssert:
		p.next()
		s := &Assert{Test: p.expression()}
		if p.accept(tokComma) {
			s.Msg = p.expression()
		}
		s.Span = p.from(start)
		p.warnAssert(s)
		return s
	case tokGlobal:
		p.next()
		names := p.names()
		return &Global{Span: p.from(start), Names: names}
	case tokNonlocal:
		p.next()
		names := p.names()
		return &Nonlocal{Span: p.from(start), Names: names}
	case tokName:
		if p.isWord(0, "type") && p.peekAt(1) == tokName && (p.peekAt(2) == tokEqual || p.peekAt(2) == tokLBrack) {
			return p.typeAlias()
		}
	}
	return p.expressionStatement()
}

// endsStatement reports whether the current token ends a simple statement.
func (p *parser) endsStatement() bool {
	return p.peek() == tokNewline || p.peek() == tokSemi
}

// names parses the names of a global or nonlocal statement.
func (p *parser) names() []string {
	var names []string
	for {
		name, _ := p.name()
		names = append(names, name)
		if !p.accept(tokComma) {
			return names
		}
	}
}

// typeAlias parses
//
//	type Name[TypeParams] = Value
func (p *parser) typeAlias() Stmt {
	start := p.start()
	p.next()
	name, at := p.name()
	if p.peek() == tokLBrack && p.peekAt(1) == tokRBrack {
		p.next()
		p.checkTypeParams(1)
	}
	s := &TypeAlias{Name: &Name{Span: at, ID: name, Ctx: Store}, TypeParams: p.typeParams()}
	p.expect(tokEqual)
	s.Value = p.expression()
	s.Span = p.from(start)
	return s
}

// expressionStatement parses an expression alone, or an assignment of any
// sort, which begins with one.
func (p *parser) expressionStatement() Stmt {
	start, first := p.start(), p.pos
	left := p.yieldOrList()
	switch k := p.peek(); {
	case k == tokEqual:
		return p.assignment(start, first, left)
	case k == tokColon:
		return p.annotation(start, first, left)
	case k >= tokPlusEqual && k <= tokDoubleSlashEqual:
		p.checkAugmented(left, first)
		p.next()
		setContext(left, Store)
		value := p.yieldOrList()
		return &AugAssign{Span: p.from(start), Target: left, Op: Add + BinaryOp(k-tokPlusEqual), Value: value}
	}
	return &ExprStmt{Span: p.from(start), Value: left}
}

// assignment parses what follows the first target of
//
//	Targets[0] = Targets[1] = Value
func (p *parser) assignment(start Span, first int, left Expr) Stmt {
	s, statement := &Assign{Value: left}, first
	for p.peek() == tokEqual {
		p.checkAssigned(s.Value, first, statement)
		setContext(s.Value, Store)
		s.Targets = append(s.Targets, s.Value)
		p.next()
		first = p.pos
		s.Value = p.yieldOrList()
	}
	s.Span = p.from(start)
	return s
}

// annotation parses what follows the target of
//
//	Target: Annotation = Value
func (p *parser) annotation(start Span, first int, target Expr) Stmt {
	p.checkAnnotated(target, first)
	p.next()
	setContext(target, Store)
	s := &AnnAssign{Target: target, Annotation: p.expression()}
	if _, ok := target.(*Name); ok && p.toks[first].kind == tokName {
		s.Simple = true
	}
	if p.accept(tokEqual) {
		s.Value = p.yieldOrList()
	}
	s.Span = p.from(start)
	return s
}

// deleteTargets parses the targets of a del statement.
func (p *parser) deleteTargets() []Expr {
	var targets []Expr
	for {
		var x Expr
		p.asFarAs(func() { x = p.starExpression() })
		targets = append(targets, x)
		if !p.accept(tokComma) || p.endsStatement() {
			break
		}
	}
	for _, x := range targets {
		p.checkTarget(x, deleteTargets)
		setContext(x, Del)
	}
	return targets
}

// importNames parses what follows "import".
func (p *parser) importNames(start Span) Stmt {
	s := &Import{}
	p.checkImported()
	for {
		at := p.start()
		a := &Alias{Name: p.dottedName()}
		p.asName(a)
		a.Span = p.from(at)
		s.Names = append(s.Names, a)
		if !p.accept(tokComma) {
			p.checkImportFrom(start)
			s.Span = p.from(start)
			return s
		}
	}
}

// dottedName parses the name of a module.
func (p *parser) dottedName() string {
	name, _ := p.name()
	for p.accept(tokDot) {
		part, _ := p.name()
		name += "." + part
	}
	return name
}

// asName parses "as" and a name, if they are there.
func (p *parser) asName(a *Alias) {
	if p.accept(tokAs) {
		a.AsName, _ = p.name()
	}
}

// importFrom parses what follows "from".
func (p *parser) importFrom(start Span) Stmt {
	s := &ImportFrom{}
	for {
		if p.accept(tokDot) {
			s.Level++
		} else if p.accept(tokEllipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if s.Level == 0 || p.peek() == tokName {
		s.Module, s.HasModule = p.dottedName(), true
	}
	p.expect(tokImport)
	if at := p.start(); p.accept(tokStar) {
		s.Names = []*Alias{{Span: at, Name: "*"}}
		s.Span = p.from(start)
		return s
	}
	p.checkImported()
	parenthesised := p.accept(tokLParen)
	for {
		at := p.start()
		name, _ := p.name()
		a := &Alias{Name: name}
		p.asName(a)
		a.Span = p.from(at)
		s.Names = append(s.Names, a)
		if !p.accept(tokComma) || parenthesised && p.peek() == tokRParen {
			break
		}
		if !parenthesised {
			p.checkTrailingComma()
		}
	}
	if parenthesised {
		p.expect(tokRParen)
	}
	s.Span = p.from(start)
	return s
}
