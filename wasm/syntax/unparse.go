package syntax

// This file writes expressions back as text, in the form ast.unparse gives:
// what annotations are under "from __future__ import annotations" (PEP 563).

import (
	"math/big"
	"strconv"
	"strings"
)

// Unparse returns the expression as source text.
func Unparse(e Expr) string {
	var u unparser
	u.expr(e, bindTest)
	return u.String()
}

type unparser struct{ strings.Builder }

// How tightly each form binds, weakest first; an expression in a place that binds stronger is parenthesised.
const (
	bindNamed = iota
	bindTuple
	bindYield
	bindTest
	bindOr
	bindAnd
	bindNot
	bindCompare
	bindBitOr
	bindBitXor
	bindBitAnd
	bindShift
	bindArith
	bindTerm
	bindFactor
	bindPower
	bindAwait
	bindAtom
)

var binarySigns = [...]struct {
	sign string
	prec int
}{Add: {"+", bindArith}, Sub: {"-", bindArith}, Mult: {"*", bindTerm}, MatMult: {"@", bindTerm}, Div: {"/", bindTerm}, Mod: {"%", bindTerm},
	Pow: {"**", bindPower}, LShift: {"<<", bindShift}, RShift: {">>", bindShift}, BitOr: {"|", bindBitOr}, BitXor: {"^", bindBitXor},
	BitAnd: {"&", bindBitAnd}, FloorDiv: {"//", bindTerm}}

var compareSigns = [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}

func (u *unparser) in(outer, inner int, f func()) {
	if outer > inner {
		u.WriteByte('(')
		defer u.WriteByte(')')
	}
	f()
}

func (u *unparser) list(es []Expr) {
	for i, e := range es {
		if i > 0 {
			u.WriteString(", ")
		}
		u.expr(e, bindTest)
	}
}

func (u *unparser) expr(e Expr, prec int) {
	switch e := e.(type) {
	case *Name:
		u.WriteString(e.ID)
	case *Constant:
		u.literal(e.Value)
	case *Attribute:
		u.expr(e.Value, bindAtom)
		u.WriteString("." + e.Attr)
	case *Subscript:
		u.expr(e.Value, bindAtom)
		u.WriteByte('[')
		if t, ok := e.Slice.(*Tuple); ok && len(t.Elts) > 0 {
			u.list(t.Elts)
			if len(t.Elts) == 1 {
				u.WriteByte(',')
			}
		} else {
			u.expr(e.Slice, bindTuple)
		}
		u.WriteByte(']')
	case *Slice:
		for i, part := range []Expr{e.Lower, e.Upper, e.Step} {
			if i == 1 || i == 2 && part != nil {
				u.WriteByte(':')
			}
			if part != nil {
				u.expr(part, bindTest)
			}
		}
	case *Tuple:
		u.WriteByte('(')
		u.list(e.Elts)
		if len(e.Elts) == 1 {
			u.WriteByte(',')
		}
		u.WriteByte(')')
	case *List:
		u.WriteByte('[')
		u.list(e.Elts)
		u.WriteByte(']')
	case *Set:
		u.WriteByte('{')
		u.list(e.Elts)
		u.WriteByte('}')
	case *Dict:
		u.WriteByte('{')
		for i, k := range e.Keys {
			if i > 0 {
				u.WriteString(", ")
			}
			if k == nil {
				u.WriteString("**")
				u.expr(e.Values[i], bindBitOr)
				continue
			}
			u.expr(k, bindTest)
			u.WriteString(": ")
			u.expr(e.Values[i], bindTest)
		}
		u.WriteByte('}')
	case *Starred:
		u.WriteByte('*')
		u.expr(e.Value, bindBitOr)
	case *BinOp:
		s := binarySigns[e.Op]
		left, right := s.prec, s.prec+1
		if e.Op == Pow {
			left, right = right, left
		}
		u.in(prec, s.prec, func() {
			u.expr(e.Left, left)
			u.WriteString(" " + s.sign + " ")
			u.expr(e.Right, right)
		})
	case *UnaryOp:
		sign, p := [...]string{"~", "not ", "+", "-"}[e.Op], bindFactor
		if e.Op == Not {
			p = bindNot
		}
		u.in(prec, p, func() { u.WriteString(sign); u.expr(e.Operand, p) })
	case *BoolOp:
		sign, p := " and ", bindAnd
		if e.Or {
			sign, p = " or ", bindOr
		}
		u.in(prec, p, func() {
			for i, v := range e.Values {
				if i > 0 {
					u.WriteString(sign)
				}
				u.expr(v, p+1)
			}
		})
	case *Compare:
		u.in(prec, bindCompare, func() {
			u.expr(e.Left, bindBitOr)
			for i, c := range e.Comparators {
				u.WriteString(" " + compareSigns[e.Ops[i]] + " ")
				u.expr(c, bindBitOr)
			}
		})
	case *IfExp:
		u.in(prec, bindTest, func() {
			u.expr(e.Body, bindOr)
			u.WriteString(" if ")
			u.expr(e.Test, bindOr)
			u.WriteString(" else ")
			u.expr(e.Orelse, bindTest)
		})
	case *Call:
		u.expr(e.Func, bindAtom)
		u.WriteByte('(')
		u.list(e.Args)
		for i, k := range e.Keywords {
			if i > 0 || len(e.Args) > 0 {
				u.WriteString(", ")
			}
			if k.Name == "" {
				u.WriteString("**")
			} else {
				u.WriteString(k.Name + "=")
			}
			u.expr(k.Value, bindTest)
		}
		u.WriteByte(')')
	case *Lambda:
		u.in(prec, bindTest, func() { u.WriteString("lambda: "); u.expr(e.Body, bindTest) })
	case *Await:
		u.in(prec, bindAwait, func() { u.WriteString("await "); u.expr(e.Value, bindAtom) })
	default:
		u.WriteString("...")
	}
}

func (u *unparser) literal(v Literal) {
	switch v := v.(type) {
	case NoneLit:
		u.WriteString("None")
	case EllipsisLit:
		u.WriteString("...")
	case BoolLit:
		if v {
			u.WriteString("True")
		} else {
			u.WriteString("False")
		}
	case IntLit:
		if v.Big != nil {
			u.WriteString((*big.Int)(v.Big).String())
		} else {
			u.WriteString(strconv.FormatInt(v.Small, 10))
		}
	default:
		u.WriteString(reprLiteral(v))
	}
}
