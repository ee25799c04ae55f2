// This file parses functions and classes: decorators, parameters, type
// parameters.

package syntax

// definition parses a function or class, with its decorators if any.
func (p *parser) definition() Stmt {
	var decorators []Expr
	for p.accept(tokAt) {
		decorators = append(decorators, p.namedExpression())
		p.expect(tokNewline)
	}
	start := p.start()
	switch p.peek() {
	case tokDef:
		return p.functionDef(start, decorators, false)
	case tokClass:
		return p.classDef(start, decorators)
	case tokAsync:
		p.next()
		if p.peek() == tokDef {
			return p.functionDef(start, decorators, true)
		}
	}
	p.failUnexpected()
	return nil
}

// functionDef parses a function whose current token is def.
func (p *parser) functionDef(start Span, decorators []Expr, async bool) Stmt {
	at := p.start()
	p.next()
	f := &FunctionDef{Decorators: decorators, Async: async}
	f.Name, f.NameSpan = p.name()
	p.orForced("'('", func() { f.TypeParams = p.typeParams() })
	if p.peek() != tokLParen {
		p.failToken("expected '('")
	}
	p.next()
	f.Args = p.parameters(tokRParen, true)
	p.expect(tokRParen)
	if p.peek() == tokArrow {
		p.orForced("':'", func() {
			p.next()
			f.Returns = p.expression()
		})
	}
	f.Body = p.certainBlock("function definition", at)
	f.Span = p.fromBlock(start)
	return f
}

func (p *parser) classDef(start Span, decorators []Expr) Stmt {
	p.next()
	c := &ClassDef{Decorators: decorators}
	c.Name, _ = p.name()
	c.TypeParams = p.typeParams()
	if p.accept(tokLParen) {
		c.Bases, c.Keywords = p.arguments(nil)
		p.expect(tokRParen)
	}
	c.Body = p.block("class definition", start)
	c.Span = p.fromBlock(start)
	return c
}

// parameters parses the parameters of a function or lambda up to the token
// end. Annotations are for functions only.
func (p *parser) parameters(end kind, annotated bool) *Arguments {
	a := &Arguments{}
	star, slash := false, false // what has been passed
	for p.peek() != end && p.peek() != tokFieldColon {
		switch {
		case p.peek() == tokSlash:
			p.checkSlash(a, star, slash, end)
			p.next()
			slash = true
			a.Posonly, a.Args = a.Args, nil
		case p.peek() == tokStar:
			p.checkStar(star, end)
			p.next()
			star = true
			if p.peek() != tokComma {
				a.Vararg = p.parameter(annotated, annotated)
				p.checkNoDefault("var-positional argument cannot have default value")
			}
		case p.peek() == tokDoubleStar:
			p.next()
			a.Kwarg = p.parameter(annotated, false)
			p.checkNoDefault("var-keyword argument cannot have default value")
			if p.accept(tokComma) && p.peek() != end {
				p.failAfterKwarg(annotated)
			}
			return a
		default:
			p.plainParameter(a, star, annotated, end)
		}
		if !p.accept(tokComma) {
			break
		}
	}
	return a
}

// plainParameter parses a parameter without a star and its default.
func (p *parser) plainParameter(a *Arguments, keywordOnly, annotated bool, end kind) {
	if p.peek() != tokName {
		p.failParameter(end)
	}
	arg := p.parameter(annotated, false)
	var value Expr
	if p.accept(tokEqual) {
		p.checkDefault()
		value = p.expression()
	}
	switch {
	case keywordOnly:
		a.Kwonly = append(a.Kwonly, arg)
		a.KwDefaults = append(a.KwDefaults, value)
		return
	case value != nil:
		a.Defaults = append(a.Defaults, value)
	case len(a.Defaults) > 0 && (p.peek() == tokComma || p.peek() == end):
		p.failSpan("parameter without a default follows parameter with a default", arg.Span)
	}
	a.Args = append(a.Args, arg)
}

// parameter parses the name of a parameter and its annotation, which may have
// a star behind *args.
func (p *parser) parameter(annotated, starred bool) *Arg {
	start := p.start()
	arg := &Arg{}
	arg.Name, _ = p.name()
	if annotated && p.accept(tokColon) {
		if starred {
			arg.Annotation = p.starExpression()
		} else {
			arg.Annotation = p.expression()
		}
	}
	arg.Span = p.from(start)
	return arg
}

// typeParams parses type parameters in brackets, if they are there.
func (p *parser) typeParams() []TypeParam {
	if !p.accept(tokLBrack) {
		return nil
	}
	p.checkTypeParams(0)
	var params []TypeParam
	for {
		params = append(params, p.typeParam())
		if !p.accept(tokComma) || p.peek() == tokRBrack {
			break
		}
	}
	p.expect(tokRBrack)
	return params
}

func (p *parser) typeParam() TypeParam {
	start := p.start()
	switch {
	case p.accept(tokStar):
		t := &TypeVarTuple{}
		t.Name, _ = p.name()
		p.checkNoBound("TypeVarTuple")
		if p.accept(tokEqual) {
			t.Default = p.starExpression()
		}
		t.Span = p.from(start)
		return t
	case p.accept(tokDoubleStar):
		t := &ParamSpec{}
		t.Name, _ = p.name()
		p.checkNoBound("ParamSpec")
		if p.accept(tokEqual) {
			t.Default = p.expression()
		}
		t.Span = p.from(start)
		return t
	}
	t := &TypeVar{}
	t.Name, _ = p.name()
	if p.accept(tokColon) {
		t.Bound = p.expression()
	}
	if p.accept(tokEqual) {
		t.Default = p.expression()
	}
	t.Span = p.from(start)
	return t
}
