// This file parses statements with blocks, but for definitions and match.

package syntax

// block parses the colon and block of a statement that began at start and is
// called what in messages.
func (p *parser) block(what string, start Span) []Stmt {
	if p.peek() != tokColon {
		p.failColon(false)
	}
	p.next()
	return p.suite(what, start)
}

// certainBlock is block for a statement that nothing but its colon can
// follow.
func (p *parser) certainBlock(what string, start Span) []Stmt {
	if p.peek() != tokColon {
		p.failColon(true)
	}
	return p.block(what, start)
}

// suite parses a block from after its colon: statements on the same line or
// indented lines.
func (p *parser) suite(what string, start Span) []Stmt {
	if !p.accept(tokNewline) {
		return p.simpleStatements(nil)
	}
	if p.peek() != tokIndent {
		p.failNoBlock(what, start)
	}
	p.next()
	p.enter(4)
	var body []Stmt
	for {
		body = p.statement(body)
		if k := p.peek(); k == tokDedent || k == tokEnd {
			break
		}
	}
	p.leave(4)
	p.accept(tokDedent)
	return body
}

// ifStatement parses an if statement from its if or elif on.
func (p *parser) ifStatement() Stmt {
	p.enter(2)
	defer p.leave(2)
	start := p.start()
	what := "'" + p.word(p.next()) + "' statement"
	s := &If{Test: p.namedExpression()}
	s.Body = p.block(what, start)
	if p.peek() == tokElif {
		s.Orelse = []Stmt{p.ifStatement()}
	} else {
		s.Orelse = p.elseBlock()
	}
	s.Span = p.fromBlock(start)
	return s
}

// elseBlock parses an else clause, if there is one.
func (p *parser) elseBlock() []Stmt {
	start := p.start()
	if !p.accept(tokElse) {
		return nil
	}
	return p.certainBlock("'else' statement", start)
}

// fromBlock returns the span from the beginning of start to the end of the
// last token passed that is not only layout: the end of a block.
func (p *parser) fromBlock(start Span) Span {
	i := p.pos - 1
	for k := p.toks[i].kind; k == tokNewline || k == tokDedent; k = p.toks[i].kind {
		i--
	}
	return join(start, p.toks[i].span)
}

func (p *parser) whileStatement() Stmt {
	start := p.start()
	p.next()
	s := &While{Test: p.namedExpression()}
	s.Body = p.block("'while' statement", start)
	s.Orelse = p.elseBlock()
	s.Span = p.fromBlock(start)
	return s
}

// asyncable parses for, with, and def behind async.
func (p *parser) asyncable() Stmt {
	start := p.start()
	async := p.accept(tokAsync)
	switch p.peek() {
	case tokFor:
		return p.forStatement(start, async)
	case tokWith:
		return p.withStatement(start, async)
	case tokDef:
		return p.functionDef(start, nil, async)
	}
	p.failUnexpected()
	return nil
}

func (p *parser) forStatement(start Span, async bool) Stmt {
	at := p.start()
	p.next()
	s := &For{Async: async, Target: p.forTarget()}
	p.expect(tokIn)
	s.Iter = p.expressionList()
	s.Body = p.block("'for' statement", at)
	s.Orelse = p.elseBlock()
	s.Span = p.fromBlock(start)
	return s
}

func (p *parser) withStatement(start Span, async bool) Stmt {
	at := p.start()
	p.next()
	s := &With{Async: async}
	if p.peek() == tokLParen {
		p.itemsInParentheses(s)
	} else {
		s.Items = p.withItems(tokColon)
	}
	s.Body = p.block("'with' statement", at)
	s.Span = p.fromBlock(start)
	return s
}

// itemsInParentheses parses the items of a with statement that begin with a
// parenthesis. It belongs to the statement if a colon follows its partner and
// what is between are items; else to an expression.
func (p *parser) itemsInParentheses(s *With) {
	first, warned := p.pos, len(p.warnings)
	grouped := p.attempt(func() {
		p.next()
		s.Items = p.withItems(tokRParen)
		p.expect(tokRParen)
	})
	if grouped == nil && p.peek() == tokColon {
		return
	}
	furthest := p.pos
	p.pos, p.warnings = first, p.warnings[:warned]
	plain := p.attempt(func() { s.Items = p.withItems(tokColon) })
	if plain == nil {
		return
	}
	if isGeneric(plain) && p.pos < furthest {
		if grouped != nil {
			panic(grouped)
		}
		p.pos = furthest
		p.failColon(false)
	}
	panic(plain)
}

// withItems parses the items of a with statement up to the token end, before
// which a comma may stand if it is a parenthesis.
func (p *parser) withItems(end kind) []*WithItem {
	var items []*WithItem
	for {
		item := &WithItem{ContextExpr: p.expression()}
		if p.accept(tokAs) {
			item.Vars = p.starExpressionAsTarget()
		}
		items = append(items, item)
		if !p.accept(tokComma) || end == tokRParen && p.peek() == tokRParen {
			return items
		}
	}
}

// starExpressionAsTarget parses the target of a with item.
func (p *parser) starExpressionAsTarget() Expr {
	var x Expr
	p.asFarAs(func() { x = p.starExpression() })
	p.checkTarget(x, starTargets)
	setContext(x, Store)
	return x
}

func (p *parser) tryStatement() Stmt {
	start := p.start()
	p.next()
	s := &Try{Body: p.certainBlock("'try' statement", start)}
	for p.peek() == tokExcept {
		p.handler(s)
	}
	if len(s.Handlers) > 0 {
		s.Orelse = p.elseBlock()
	}
	if at := p.start(); p.accept(tokFinally) {
		s.Finalbody = p.certainBlock("'finally' statement", at)
	} else if len(s.Handlers) == 0 {
		p.failNoHandler()
	}
	s.Span = p.fromBlock(start)
	return s
}

// handler parses one except clause of s.
func (p *parser) handler(s *Try) {
	start := p.start()
	p.next()
	star := p.accept(tokStar)
	at := p.from(start)
	h := &ExceptHandler{}
	what := "'except' statement"
	if star {
		what = "'except*' statement"
		p.checkHandlerType()
	}
	if k := p.peek(); k != tokColon && k != tokNewline {
		h.Type = p.expression()
		if p.peek() == tokComma {
			p.failHandlerList(h.Type.Pos())
		}
		if p.accept(tokAs) {
			h.Name, _ = p.name()
		}
	}
	if p.peek() == tokColon {
		p.checkHandlerKind(s, star, at)
	}
	h.Body = p.block(what, start)
	h.Span = p.fromBlock(start)
	s.Star = star
	s.Handlers = append(s.Handlers, h)
}
