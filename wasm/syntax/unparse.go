// This file writes expressions back as text, as CPython's compiler does for
// annotations under "from __future__ import annotations" (PEP 563).

package syntax

import "strings"

// Unparse returns an expression as source text: one line, with no more
// parentheses than it needs.
func Unparse(x Expr) string {
	var u unparser
	u.expr(x, bindTest)
	return u.String()
}

type unparser struct{ strings.Builder }

// How tightly each form binds, loosest first. An expression where something
// tighter is needed is put in parentheses.
const (
	bindTuple = iota
	bindTest  // conditional expressions, lambda
	bindOr
	bindAnd
	bindNot
	bindCompare
	bindBitOr
	bindBitXor
	bindBitAnd
	bindShift
	bindSum
	bindTerm
	bindSign
	bindPower
	bindAwait
	bindAtom
)

// binarySigns spells the binary operators and says how tightly they bind.
var binarySigns = [...]struct {
	sign string
	bind int
}{
	Add: {" + ", bindSum}, Sub: {" - ", bindSum}, Mult: {" * ", bindTerm}, MatMult: {" @ ", bindTerm},
	Div: {" / ", bindTerm}, Mod: {" % ", bindTerm}, FloorDiv: {" // ", bindTerm}, Pow: {" ** ", bindPower},
	LShift: {" << ", bindShift}, RShift: {" >> ", bindShift},
	BitOr: {" | ", bindBitOr}, BitXor: {" ^ ", bindBitXor}, BitAnd: {" & ", bindBitAnd},
}

var compareSigns = [...]string{
	Eq: " == ", NotEq: " != ", Lt: " < ", LtE: " <= ", Gt: " > ", GtE: " >= ",
	Is: " is ", IsNot: " is not ", In: " in ", NotIn: " not in ",
}

var unarySigns = [...]string{Invert: "~", Not: "not ", UAdd: "+", USub: "-"}

// group calls write, within parentheses if the place needs something that
// binds tighter than bind.
func (u *unparser) group(place, bind int, write func()) {
	if place <= bind {
		write()
		return
	}
	u.WriteByte('(')
	write()
	u.WriteByte(')')
}

// list writes expressions with commas between them.
func (u *unparser) list(all []Expr) {
	for i, x := range all {
		if i > 0 {
			u.WriteString(", ")
		}
		u.expr(x, bindTest)
	}
}

// expr writes an expression where something must bind at least as tightly as
// place.
func (u *unparser) expr(x Expr, place int) {
	switch x := x.(type) {
	case *Name:
		u.WriteString(x.ID)
	case *Constant:
		u.constant(x)
	case *JoinedStr:
		u.WriteString("f" + reprString(fStringBody(x.Values)))
	case *FormattedValue:
		u.WriteString("f" + reprString(fStringBody([]Expr{x})))
	case *Attribute:
		u.expr(x.Value, bindAtom)
		if c, ok := x.Value.(*Constant); ok {
			if _, isInt := c.Value.(IntLit); isInt {
				u.WriteByte(' ') // or the dot would belong to the number
			}
		}
		u.WriteString("." + x.Attr)
	case *Subscript:
		u.expr(x.Value, bindAtom)
		u.WriteByte('[')
		u.expr(x.Slice, bindTuple)
		u.WriteByte(']')
	case *Slice:
		u.slice(x)
	case *Call:
		u.call(x)
	case *Starred:
		u.WriteByte('*')
		u.expr(x.Value, bindBitOr)
	case *Tuple, *List, *Set, *Dict, *ListComp, *SetComp, *DictComp, *GeneratorExp:
		u.display(x, place)
	case *Yield, *YieldFrom, *Await:
		u.suspension(x, place)
	default:
		u.operation(x, place)
	}
}

// operation writes an expression made with an operator.
func (u *unparser) operation(x Expr, place int) {
	switch x := x.(type) {
	case *BinOp:
		sign := binarySigns[x.Op]
		left, right := sign.bind, sign.bind+1
		if x.Op == Pow {
			left, right = right, left
		}
		u.group(place, sign.bind, func() {
			u.expr(x.Left, left)
			u.WriteString(sign.sign)
			u.expr(x.Right, right)
		})
	case *UnaryOp:
		bind := bindSign
		if x.Op == Not {
			bind = bindNot
		}
		u.group(place, bind, func() {
			u.WriteString(unarySigns[x.Op])
			u.expr(x.Operand, bind)
		})
	case *BoolOp:
		sign, bind := " and ", bindAnd
		if x.Or {
			sign, bind = " or ", bindOr
		}
		u.group(place, bind, func() {
			for i, v := range x.Values {
				if i > 0 {
					u.WriteString(sign)
				}
				u.expr(v, bind+1)
			}
		})
	case *Compare:
		u.group(place, bindCompare, func() {
			u.expr(x.Left, bindCompare+1)
			for i, c := range x.Comparators {
				u.WriteString(compareSigns[x.Ops[i]])
				u.expr(c, bindCompare+1)
			}
		})
	case *IfExp:
		u.group(place, bindTest, func() {
			u.expr(x.Body, bindTest+1)
			u.WriteString(" if ")
			u.expr(x.Test, bindTest+1)
			u.WriteString(" else ")
			u.expr(x.Orelse, bindTest)
		})
	case *NamedExpr:
		u.group(place, bindTuple, func() {
			u.WriteString(x.Target.ID + " := ")
			u.expr(x.Value, bindAtom)
		})
	case *Lambda:
		u.group(place, bindTest, func() {
			u.WriteString("lambda")
			u.parameters(x.Args)
			u.WriteString(": ")
			u.expr(x.Body, bindTest)
		})
	}
}

// suspension writes an expression that can suspend its function.
func (u *unparser) suspension(x Expr, place int) {
	switch x := x.(type) {
	case *Await:
		u.group(place, bindAwait, func() {
			u.WriteString("await ")
			u.expr(x.Value, bindAtom)
		})
	case *YieldFrom:
		u.WriteString("(yield from ")
		u.expr(x.Value, bindTest)
		u.WriteByte(')')
	case *Yield:
		u.WriteString("(yield")
		if x.Value != nil {
			u.WriteByte(' ')
			u.expr(x.Value, bindTest)
		}
		u.WriteByte(')')
	}
}
