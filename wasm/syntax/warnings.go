// This file warns about expressions that can be evaluated but hardly mean
// what they say. CPython's compiler does so; here it is done as the tree is
// built.

package syntax

// warnSpan warns at a span.
func (p *parser) warnSpan(msg string, at Span) {
	p.warnings = append(p.warnings, Warning{Category: "SyntaxWarning", Msg: msg, Line: int(at.Line)})
}

// warnIdentity warns about comparing a literal by identity.
func (p *parser) warnIdentity(c *Compare) {
	left := c.Left
	for i, op := range c.Ops {
		right := c.Comparators[i]
		if op == Is || op == IsNot {
			name := valueLiteral(left)
			if name == "" {
				name = valueLiteral(right)
			}
			if name != "" {
				is, equals := "is", "=="
				if op == IsNot {
					is, equals = "is not", "!="
				}
				p.warnSpan(`"`+is+`" with '`+name+`' literal. Did you mean "`+equals+`"?`, c.Span)
				return
			}
		}
		left = right
	}
}

// valueLiteral returns the type of a literal whose identity means nothing, or
// "".
func valueLiteral(x Expr) string {
	switch x := x.(type) {
	case *Constant:
		switch x.Value.(type) {
		case NoneLit, BoolLit, EllipsisLit:
			return ""
		}
		return typeOf(x)
	case *Tuple:
		for _, elt := range x.Elts {
			if _, ok := elt.(*Constant); !ok && valueLiteral(elt) == "" {
				return ""
			}
		}
		return "tuple"
	case *UnaryOp:
		return numberType(x)
	}
	return ""
}

// numberType returns the type of a number with a sign, or "".
func numberType(x *UnaryOp) string {
	switch name := typeOf(x.Operand); {
	case x.Op == Invert && name != "int":
		return ""
	case name == "int" || name == "float" || name == "complex":
		return name
	}
	return ""
}

// typeOf returns the type that an expression is known to have, or "".
func typeOf(x Expr) string {
	switch x := x.(type) {
	case *Tuple:
		return "tuple"
	case *List, *ListComp:
		return "list"
	case *Dict, *DictComp:
		return "dict"
	case *Set, *SetComp:
		return "set"
	case *GeneratorExp:
		return "generator"
	case *Lambda:
		return "function"
	case *JoinedStr, *FormattedValue:
		return "str"
	case *UnaryOp:
		return numberType(x)
	case *Constant:
		switch x.Value.(type) {
		case NoneLit:
			return "NoneType"
		case EllipsisLit:
			return "ellipsis"
		case BoolLit:
			return "bool"
		case IntLit:
			return "int"
		case FloatLit:
			return "float"
		case ComplexLit:
			return "complex"
		case StrLit:
			return "str"
		case BytesLit:
			return "bytes"
		}
	}
	return ""
}

const missedComma = "; perhaps you missed a comma?"

// warnCall warns about calling what cannot be called.
func (p *parser) warnCall(c *Call) {
	if _, ok := c.Func.(*Lambda); ok {
		return
	}
	if name := typeOf(c.Func); name != "" {
		p.warnSpan("'"+name+"' object is not callable"+missedComma, c.Span)
	}
}

// warnSubscript warns about a subscript of what has none, or of a wrong type.
func (p *parser) warnSubscript(s *Subscript) {
	name := typeOf(s.Value)
	switch name {
	case "", "dict":
	case "str", "bytes", "tuple", "list":
		index := typeOf(s.Slice)
		if index != "" && index != "int" && index != "bool" {
			p.warnSpan(name+" indices must be integers or slices, not "+index+missedComma, s.Span)
		}
	default:
		p.warnSpan("'"+name+"' object is not subscriptable"+missedComma, s.Span)
	}
}

// warnAssert warns about asserting a tuple, which is true.
func (p *parser) warnAssert(s *Assert) {
	if t, ok := s.Test.(*Tuple); ok && len(t.Elts) > 0 {
		p.warnSpan("assertion is always true, perhaps remove parentheses?", s.Span)
	}
}
