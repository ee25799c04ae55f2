// This file parses expressions built of operators and lists of expressions.
// The names of the methods are those of the grammar in Python's reference:
// an expression has neither star nor walrus, a namedExpression may have a
// walrus, a starExpression may have a star.

package syntax

// yieldOrList parses what can stand right of an equals sign or alone on a
// line: a yield, or an expressionList.
func (p *parser) yieldOrList() Expr {
	if p.peek() == tokYield {
		return p.yield()
	}
	return p.expressionList()
}

// yield parses a yield expression.
func (p *parser) yield() Expr {
	start := p.start()
	p.next()
	if p.accept(tokFrom) {
		value := p.expression()
		return &YieldFrom{Span: p.from(start), Value: value}
	}
	var value Expr
	if p.beginsExpression() || p.peek() == tokStar {
		value = p.expressionList()
	}
	return &Yield{Span: p.from(start), Value: value}
}

// expressionList parses one expression or a tuple without parentheses.
func (p *parser) expressionList() Expr {
	start := p.start()
	x := p.starExpression()
	if p.peek() != tokComma {
		return x
	}
	elts := []Expr{x}
	for p.accept(tokComma) {
		if !p.beginsExpression() && p.peek() != tokStar {
			break
		}
		elts = append(elts, p.starExpression())
	}
	return &Tuple{Span: p.from(start), Elts: elts}
}

// starExpression parses an expression, which may have a star.
func (p *parser) starExpression() Expr {
	if p.peek() == tokStar {
		return p.starred()
	}
	return p.expression()
}

// starNamedExpression parses an element of a list, tuple or set.
func (p *parser) starNamedExpression() Expr {
	if p.peek() == tokStar {
		return p.starred()
	}
	return p.namedExpression()
}

// starred parses a star and the operand that is unpacked.
func (p *parser) starred() Expr {
	start := p.start()
	p.next()
	value := p.binary(precBitOr)
	return &Starred{Span: p.from(start), Value: value}
}

// namedExpression parses an expression, which may be a walrus.
func (p *parser) namedExpression() Expr {
	first := p.pos
	x := p.walrusOrExpression()
	if k := p.peek(); k == tokColonEqual || k == tokEqual {
		p.checkWalrus(first, x)
	}
	return x
}

// walrusOrExpression is namedExpression without a look at what follows.
func (p *parser) walrusOrExpression() Expr {
	start := p.start()
	if p.peek() == tokName && p.peekAt(1) == tokColonEqual {
		name, at := p.name()
		p.next()
		target := &Name{Span: at, ID: name, Ctx: Store}
		value := p.expression()
		return &NamedExpr{Span: p.from(start), Target: target, Value: value}
	}
	return p.expression()
}

// expression parses a lambda, a conditional expression or an operation.
func (p *parser) expression() Expr {
	first, outer := p.pos, p.exprStart
	p.exprStart = first
	x := p.conditional()
	p.exprStart = outer
	if p.beginsExpression() || p.peek() == tokStar {
		p.checkMissingComma(first, x)
	}
	return x
}

// conditional parses an expression without a look at what follows.
func (p *parser) conditional() Expr {
	start := p.start()
	if p.peek() == tokLambda {
		return p.lambda()
	}
	x := p.binary(precOr)
	if p.peek() != tokIf {
		return x
	}
	p.next()
	p.enter(4)
	test := p.conditionTest(x)
	if p.peek() != tokElse {
		p.failNoElse(x, test)
	}
	p.next()
	orelse := p.expression()
	p.leave(4)
	return &IfExp{Span: p.from(start), Test: test, Body: x, Orelse: orelse}
}

func (p *parser) lambda() Expr {
	p.enter(2)
	start := p.start()
	p.next()
	args := p.parameters(tokColon, false)
	p.checkLambdaInField(start)
	p.expect(tokColon)
	body := p.expression()
	p.leave(2)
	return &Lambda{Span: p.from(start), Args: args, Body: body}
}

// How tightly operators bind, loosest first. Each operator's right operand is
// parsed one step tighter, so that it groups to the left; but for power, which
// operand handles, since it binds tighter than a sign before it and looser
// than one behind it.
const (
	precNone = iota
	precOr
	precAnd
	precNot
	precCompare
	precBitOr // and with it what a star can unpack
	precXor
	precBitAnd
	precShift
	precSum
	precTerm
	precSign
)

// precedences holds the precedence of each binary operator, precNone for
// other tokens.
var precedences = [kindCount]uint8{
	tokOr: precOr, tokAnd: precAnd,
	tokEqEqual: precCompare, tokNotEqual: precCompare,
	tokLess: precCompare, tokLessEqual: precCompare,
	tokGreater: precCompare, tokGreaterEqual: precCompare,
	tokIn: precCompare, tokIs: precCompare, tokNot: precCompare,
	tokPipe: precBitOr, tokCircumflex: precXor, tokAmp: precBitAnd,
	tokLShift: precShift, tokRShift: precShift,
	tokPlus: precSum, tokMinus: precSum,
	tokStar: precTerm, tokSlash: precTerm, tokPercent: precTerm,
	tokDoubleSlash: precTerm, tokAt: precTerm,
}

// binary parses operations that bind at least as tightly as least.
func (p *parser) binary(least uint8) Expr {
	start, chain := p.start(), p.beginChain()
	x := p.operand(least)
	for {
		k := p.peek()
		prec := precedences[k]
		if prec < least || prec == precNone {
			p.endChain(chain)
			return x
		}
		p.link(&chain)
		switch prec {
		case precOr, precAnd:
			values := []Expr{x}
			for p.accept(k) {
				values = append(values, p.binary(prec+1))
			}
			x = &BoolOp{Span: p.from(start), Or: prec == precOr, Values: values}
		case precCompare:
			c := p.comparison(x)
			if c == nil {
				p.endChain(chain)
				return x
			}
			c.Span = p.from(start)
			p.warnIdentity(c)
			x = c
		default:
			op := Add + BinaryOp(k-tokPlus)
			if k == tokAt {
				op = MatMult
			}
			p.next()
			right := p.binary(prec + 1)
			x = &BinOp{Span: p.from(start), Left: x, Op: op, Right: right}
		}
	}
}

// operand parses a signed or negated operand, or a power.
func (p *parser) operand(least uint8) Expr {
	start := p.start()
	switch k := p.peek(); k {
	case tokNot:
		if least > precNot {
			p.failNot()
		}
		p.next()
		p.enter(2)
		x := p.binary(precNot)
		p.leave(2)
		return &UnaryOp{Span: p.from(start), Op: Not, Operand: x}
	case tokPlus, tokMinus, tokTilde:
		p.next()
		p.enter(2)
		x := p.binary(precSign)
		p.leave(2)
		op := UAdd
		if k == tokMinus {
			op = USub
		} else if k == tokTilde {
			op = Invert
		}
		return &UnaryOp{Span: p.from(start), Op: op, Operand: x}
	}
	x := p.awaited()
	if p.accept(tokDoubleStar) {
		p.enter(2)
		right := p.binary(precSign)
		p.leave(2)
		x = &BinOp{Span: p.from(start), Left: x, Op: Pow, Right: right}
	}
	return x
}

// awaited parses a primary, which may have await before it.
func (p *parser) awaited() Expr {
	if p.peek() != tokAwait {
		return p.primary()
	}
	start := p.start()
	p.next()
	x := p.primary()
	return &Await{Span: p.from(start), Value: x}
}

// comparison parses the operators and operands of a comparison after its
// first operand. It returns nil if there is none, for "not" need not begin an
// operator.
func (p *parser) comparison(left Expr) *Compare {
	c := &Compare{Left: left}
	for {
		op, ok := p.compareOp()
		if !ok {
			if len(c.Ops) == 0 {
				return nil
			}
			return c
		}
		c.Ops = append(c.Ops, op)
		c.Comparators = append(c.Comparators, p.binary(precBitOr))
	}
}

// compareOp moves past an operator that compares, if one is there.
func (p *parser) compareOp() (CompareOp, bool) {
	op := Eq
	switch p.peek() {
	case tokEqEqual:
	case tokNotEqual:
		if p.text[p.toks[p.pos].off] == '<' {
			p.failUnexpected()
		}
		op = NotEq
	case tokLess:
		op = Lt
	case tokLessEqual:
		op = LtE
	case tokGreater:
		op = Gt
	case tokGreaterEqual:
		op = GtE
	case tokIn:
		op = In
	case tokNot:
		if p.peekAt(1) != tokIn {
			p.lookAhead()
			return 0, false
		}
		p.next()
		op = NotIn
	case tokIs:
		if op = Is; p.peekAt(1) == tokNot {
			p.next()
			op = IsNot
		}
	default:
		return 0, false
	}
	p.next()
	return op, true
}

// expressionStarts says which tokens can begin an expression.
var expressionStarts = func() (starts [kindCount]bool) {
	for _, k := range [...]kind{
		tokName, tokNumber, tokString, tokFStringStart, tokLParen, tokLBrack, tokLBrace,
		tokMinus, tokPlus, tokTilde, tokEllipsis, tokNone, tokTrue, tokFalse,
		tokNot, tokLambda, tokAwait,
	} {
		starts[k] = true
	}
	return starts
}()

// beginsExpression reports whether the current token can begin an expression
// without a star.
func (p *parser) beginsExpression() bool { return expressionStarts[p.peek()] }
