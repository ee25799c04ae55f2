// This file decides what can be assigned to or deleted, and turns expressions
// that were read into targets.

package syntax

// setContext marks a target and the targets within it as bound or deleted.
func setContext(x Expr, ctx Context) {
	switch x := x.(type) {
	case *Name:
		x.Ctx = ctx
	case *Attribute:
		x.Ctx = ctx
	case *Subscript:
		x.Ctx = ctx
	case *Starred:
		x.Ctx = ctx
		setContext(x.Value, ctx)
	case *Tuple:
		x.Ctx = ctx
		for _, elt := range x.Elts {
			setContext(elt, ctx)
		}
	case *List:
		x.Ctx = ctx
		for _, elt := range x.Elts {
			setContext(elt, ctx)
		}
	}
}

// A targetUse says what a target is for.
type targetUse uint8

const (
	starTargets   targetUse = iota // to be assigned to
	deleteTargets                  // to be deleted
	forTargets                     // to be bound by for
)

// invalidTarget returns the part of x that keeps it from being a target, or
// nil.
func invalidTarget(x Expr, use targetUse) Expr {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *Tuple:
		return firstInvalid(x.Elts, use)
	case *List:
		return firstInvalid(x.Elts, use)
	case *Starred:
		if use == deleteTargets {
			return x
		}
		return invalidTarget(x.Value, use)
	case *Compare:
		// Where "in" was read as an operator, its left side is the target.
		if use == forTargets && x.Ops[0] == In {
			return invalidTarget(x.Left, use)
		}
	}
	return x
}

func firstInvalid(elts []Expr, use targetUse) Expr {
	for _, elt := range elts {
		if bad := invalidTarget(elt, use); bad != nil {
			return bad
		}
	}
	return nil
}

// checkTarget fails if x cannot be used as a target.
func (p *parser) checkTarget(x Expr, use targetUse) {
	bad := invalidTarget(x, use)
	if bad == nil {
		return
	}
	verb := "assign to "
	if use == deleteTargets {
		verb = "delete "
	}
	p.failSpan("cannot "+verb+describe(bad), bad.Pos())
}

// forTarget parses the targets between for and in.
func (p *parser) forTarget() Expr {
	var x Expr
	p.asFarAs(func() { x = p.forTargets() })
	p.bindForTargets(x)
	return x
}

// bindForTargets checks that x can be bound by for, and says that it is.
func (p *parser) bindForTargets(x Expr) {
	p.checkTarget(x, forTargets)
	setContext(x, Store)
}

// forTargets parses the targets of a for before it is certain what they are.
func (p *parser) forTargets() Expr {
	start := p.start()
	x := p.forTargetPart()
	if p.peek() == tokComma {
		elts := []Expr{x}
		for p.accept(tokComma) {
			if !p.beginsExpression() && p.peek() != tokStar {
				break
			}
			elts = append(elts, p.forTargetPart())
		}
		x = &Tuple{Span: p.from(start), Elts: elts}
	}
	return x
}

// forTargetPart parses one target, which must not swallow the "in" behind it.
func (p *parser) forTargetPart() Expr {
	if p.peek() == tokStar {
		return p.starred()
	}
	return p.binary(precBitOr)
}

// describe names a kind of expression as messages do.
func describe(x Expr) string {
	switch x := x.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		switch v := x.Value.(type) {
		case NoneLit:
			return "None"
		case EllipsisLit:
			return "ellipsis"
		case BoolLit:
			if v {
				return "True"
			}
			return "False"
		}
	}
	return "literal"
}
