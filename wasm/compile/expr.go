package compile

// This file compiles expressions.

import (
	"math"

	"taketurns/wasm/syntax"
)

// expr compiles n and returns the register that holds its value: a local
// variable's own, or a new temporary.
func (u *unit) expr(n syntax.Expr) int {
	if name, ok := n.(*syntax.Name); ok {
		old := u.at(n)
		r := u.loadName(name.ID, -1)
		u.span = old
		return r
	}
	r := u.temp()
	u.exprTo(n, r)
	return r
}

// operand compiles an operand that must keep its value while later ones are
// evaluated: a walrus in them could rebind a local variable.
func (u *unit) operand(n syntax.Expr) int {
	r := u.expr(n)
	if _, ok := n.(*syntax.Name); ok && u.frame.walrus && r < u.code.FirstFree {
		t := u.temp()
		u.emit(Move, t, r, 0)
		return t
	}
	return r
}

// exprTo compiles n so that its value ends in register dst, a temporary.
func (u *unit) exprTo(n syntax.Expr, dst int) {
	old := u.at(n)
	mark := u.nextReg
	switch n := n.(type) {
	case *syntax.Constant:
		u.loadConst(dst, n.Value)
	case *syntax.Name:
		u.loadName(n.ID, dst)
	case *syntax.BinOp:
		u.binary(n, dst)
	case *syntax.UnaryOp:
		u.unary(n, dst)
	case *syntax.Compare:
		u.compare(n, dst)
	case *syntax.BoolOp, *syntax.IfExp:
		u.choice(n, dst)
	case *syntax.Call:
		u.call(n, dst)
	case *syntax.Attribute:
		obj := u.expr(n.Value)
		u.atAttr(n, n)
		u.point()
		u.emit(LoadAttr, dst, obj, u.ref(u.scope.mangle(n.Attr)))
	case *syntax.Subscript:
		obj := u.operand(n.Value)
		key := u.expr(n.Slice)
		u.at(n)
		u.point()
		u.emit(GetItem, dst, obj, key)
	case *syntax.Slice:
		r := u.temps(3)
		for i, e := range []syntax.Expr{n.Lower, n.Upper, n.Step} {
			if e == nil {
				u.loadConst(r+i, syntax.NoneLit{})
			} else {
				u.exprTo(e, r+i)
			}
		}
		u.emit(BuildSlice, dst, r, 0)
	case *syntax.NamedExpr:
		u.exprTo(n.Value, dst)
		u.assign(n.Target, dst)
	case *syntax.Lambda:
		u.function(n, nil, "<lambda>", n.Args, nil, nil, dst)
	case *syntax.Tuple:
		u.display(BuildTuple, n.Elts, dst)
	case *syntax.List:
		u.display(BuildList, n.Elts, dst)
	case *syntax.Set:
		u.display(BuildSet, n.Elts, dst)
	case *syntax.Dict:
		u.dict(n, dst)
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		u.comprehension(n, dst)
	case *syntax.JoinedStr:
		u.joined(n, dst)
	case *syntax.FormattedValue:
		u.formatted(n, dst)
	case *syntax.Await:
		u.await(n, dst)
	case *syntax.Yield:
		u.yield(n, dst)
	case *syntax.YieldFrom:
		if u.frame.kind != functionScope {
			u.fail(n, "'yield from' outside function")
		}
		if u.frame.awaits && u.code.Flags&(Coroutine|AsyncGenerator) != 0 {
			u.fail(n, "'yield from' inside async function")
		}
		it := u.temp()
		r := u.expr(n.Value)
		u.at(n)
		u.emit(GetYieldFromIter, it, r, 0)
		u.loadConst(dst, syntax.NoneLit{})
		u.emit(YieldFrom, it, dst, 0)
	case *syntax.Starred:
		u.fail(n, "can't use starred expression here")
	default:
		panic("bug: an expression of unknown kind")
	}
	u.nextReg = mark
	u.span = old
}

// direct reports whether n's code writes its destination with its last
// instruction only, so that the destination can be a variable that n reads.
func direct(n syntax.Expr) bool {
	switch n := n.(type) {
	case *syntax.Constant, *syntax.BinOp, *syntax.Call, *syntax.Attribute, *syntax.Subscript, *syntax.Name, *syntax.Lambda:
		return true
	case *syntax.UnaryOp:
		return n.Op != syntax.Not
	case *syntax.Compare:
		return len(n.Ops) == 1
	}
	return false
}

// binary compiles Left op Right.
func (u *unit) binary(n *syntax.BinOp, dst int) {
	if k := fold(n); k != nil {
		u.loadConst(dst, k)
		return
	}
	if s, ok := n.Left.(*syntax.Constant); ok && n.Op == syntax.Mod {
		if _, str := s.Value.(syntax.StrLit); str {
			u.point()
		}
	}
	left := u.operand(n.Left)
	u.arithmetic(n.Op, left, n.Right, dst, 0, n)
}

// arithmetic emits dst = left op right; flag 0x80 makes it op=.
func (u *unit) arithmetic(op syntax.BinaryOp, left int, right syntax.Expr, dst int, flag uint8, n syntax.Node) {
	if k, ok := right.(*syntax.Constant); ok {
		if i, ok := k.Value.(syntax.IntLit); ok && i.Big == nil && i.Small >= math.MinInt16 && i.Small <= math.MaxInt16 {
			imm := int(uint16(int16(i.Small)))
			u.at(n)
			switch op {
			case syntax.Add:
				u.setD(u.emit(AddI, dst, left, imm), flag)
			case syntax.Sub:
				u.setD(u.emit(SubI, dst, left, imm), flag)
			default:
				u.setD(u.emit(BinI, dst, left, imm), uint8(op)|flag)
			}
			return
		}
	}
	r := u.expr(right)
	u.at(n)
	switch op {
	case syntax.Add:
		u.setD(u.emit(Add, dst, left, r), flag)
	case syntax.Sub:
		u.setD(u.emit(Sub, dst, left, r), flag)
	case syntax.Mult:
		u.setD(u.emit(Mul, dst, left, r), flag)
	default:
		u.setD(u.emit(BinOp, dst, left, r), uint8(op)|flag)
	}
}

// fold computes arithmetic on small integer constants, such as 10 ** 6 or 2 * 60.
func fold(n syntax.Expr) Const {
	switch n := n.(type) {
	case *syntax.Constant:
		if i, ok := n.Value.(syntax.IntLit); ok && i.Big == nil {
			return i
		}
	case *syntax.UnaryOp:
		if i, ok := fold(n.Operand).(syntax.IntLit); ok && n.Op == syntax.USub && i.Small != math.MinInt64 {
			return syntax.IntLit{Small: -i.Small}
		}
	case *syntax.BinOp:
		a, ok := fold(n.Left).(syntax.IntLit)
		if !ok {
			return nil
		}
		b, ok := fold(n.Right).(syntax.IntLit)
		if !ok {
			return nil
		}
		const small = 1 << 31
		fits := a.Small > -small && a.Small < small && b.Small > -small && b.Small < small
		switch n.Op {
		case syntax.Add:
			if fits {
				return syntax.IntLit{Small: a.Small + b.Small}
			}
		case syntax.Sub:
			if fits {
				return syntax.IntLit{Small: a.Small - b.Small}
			}
		case syntax.Mult:
			if fits {
				return syntax.IntLit{Small: a.Small * b.Small}
			}
		case syntax.Pow:
			if b.Small < 0 || b.Small > 62 {
				return nil
			}
			r := int64(1)
			for range b.Small {
				if r > math.MaxInt64>>8 || r < -(math.MaxInt64>>8) || a.Small > 1<<8 || a.Small < -(1<<8) {
					return nil
				}
				r *= a.Small
			}
			return syntax.IntLit{Small: r}
		}
	}
	return nil
}

func (u *unit) unary(n *syntax.UnaryOp, dst int) {
	if n.Op == syntax.USub {
		if k, ok := n.Operand.(*syntax.Constant); ok {
			switch v := k.Value.(type) {
			case syntax.FloatLit:
				u.loadConst(dst, -v)
				return
			case syntax.IntLit:
				if f := fold(n); f != nil {
					u.loadConst(dst, f)
					return
				}
			}
		}
	}
	r := u.expr(n.Operand)
	u.at(n)
	u.emit([...]Op{syntax.Invert: Invert, syntax.Not: Not, syntax.UAdd: Pos, syntax.USub: Neg}[n.Op], dst, r, 0)
}

// compare compiles a comparison, chained or not.
func (u *unit) compare(n *syntax.Compare, dst int) {
	if len(n.Ops) == 1 {
		left := u.operand(n.Left)
		right := u.expr(n.Comparators[0])
		u.at(n)
		u.setD(u.emit(Compare, dst, left, right), uint8(n.Ops[0]))
		return
	}
	end := u.newLabel()
	left := u.temp()
	u.exprTo(n.Left, left)
	for i, op := range n.Ops {
		right := u.temp()
		u.exprTo(n.Comparators[i], right)
		u.at(n)
		u.setD(u.emit(Compare, dst, left, right), uint8(op))
		if i < len(n.Ops)-1 {
			u.jumpTo(end, JumpNot, dst, 0)
		}
		left = right
	}
	u.place(end)
}

// choice compiles and, or and the conditional expression.
func (u *unit) choice(n syntax.Expr, dst int) {
	end := u.newLabel()
	switch n := n.(type) {
	case *syntax.BoolOp:
		op := JumpNot
		if n.Or {
			op = JumpIf
		}
		for i, e := range n.Values {
			u.exprTo(e, dst)
			if i < len(n.Values)-1 {
				u.jumpTo(end, op, dst, 0)
			}
		}
	case *syntax.IfExp:
		other := u.newLabel()
		u.condition(n.Test, other, false)
		u.exprTo(n.Body, dst)
		u.jump(end)
		u.place(other)
		u.exprTo(n.Orelse, dst)
	}
	u.place(end)
}

// jumps are the fused forms of comparisons: with a register and with an immediate.
var jumps = [...][2]Op{syntax.Lt: {JLt, JLtI}, syntax.LtE: {JLe, JLeI}, syntax.Gt: {JGt, JGtI}, syntax.GtE: {JGe, JGeI},
	syntax.Eq: {JEq, JEqI}, syntax.NotEq: {JNe, JNeI}}

// condition jumps to l when the truth of n is sense, and goes on otherwise.
func (u *unit) condition(n syntax.Expr, l *label, sense bool) {
	old := u.at(n)
	mark := u.nextReg
	defer func() { u.nextReg, u.span = mark, old }()
	switch n := n.(type) {
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			u.condition(n.Operand, l, !sense)
			return
		}
	case *syntax.BoolOp:
		last := len(n.Values) - 1
		if n.Or == sense {
			for _, e := range n.Values {
				u.condition(e, l, sense)
			}
			return
		}
		skip := u.newLabel()
		for _, e := range n.Values[:last] {
			u.condition(e, skip, !sense)
		}
		u.condition(n.Values[last], l, sense)
		u.place(skip)
		return
	case *syntax.Constant:
		if truth, known := constantTruth(n.Value); known {
			if truth == sense {
				u.jump(l)
			}
			return
		}
	case *syntax.Compare:
		if len(n.Ops) > 1 {
			break
		}
		right := n.Comparators[0]
		switch op := n.Ops[0]; op {
		case syntax.Is, syntax.IsNot:
			if k, ok := right.(*syntax.Constant); ok && k.Value == (syntax.NoneLit{}) {
				r := u.expr(n.Left)
				if (op == syntax.Is) == sense {
					u.jumpTo(l, JumpNone, r, 0)
				} else {
					u.jumpTo(l, JumpNotNone, r, 0)
				}
				return
			}
		case syntax.In, syntax.NotIn:
		default:
			left := u.operand(n.Left)
			bit := uint8(0)
			if sense {
				bit = 1
			}
			var pc int
			if i, ok := fold(right).(syntax.IntLit); ok && i.Small >= math.MinInt16 && i.Small <= math.MaxInt16 {
				pc = u.jumpTo(l, jumps[op][1], left, int(uint16(int16(i.Small))))
			} else {
				r := u.expr(right)
				u.at(n)
				pc = u.jumpTo(l, jumps[op][0], left, r)
			}
			u.code.Instrs[pc].D |= bit
			return
		}
	}
	r := u.expr(n)
	u.at(n)
	if sense {
		u.jumpTo(l, JumpIf, r, 0)
	} else {
		u.jumpTo(l, JumpNot, r, 0)
	}
}

func constantTruth(k syntax.Literal) (truth, known bool) {
	switch k := k.(type) {
	case syntax.BoolLit:
		return bool(k), true
	case syntax.NoneLit:
		return false, true
	case syntax.IntLit:
		return k.Big != nil || k.Small != 0, true
	case syntax.StrLit:
		return k != "", true
	case syntax.EllipsisLit:
		return true, true
	}
	return false, false
}

// literals returns the values of elts when all are constants, else nil.
func literals(elts []syntax.Expr) []Const {
	list := make([]Const, 0, len(elts))
	for _, e := range elts {
		switch e := e.(type) {
		case *syntax.Constant:
			list = append(list, e.Value)
		case *syntax.Tuple:
			k := literals(e.Elts)
			if k == nil && len(e.Elts) > 0 {
				return nil
			}
			list = append(list, TupleConst(k))
		default:
			if f := fold(e); f != nil {
				list = append(list, f)
				continue
			}
			return nil
		}
	}
	return list
}

// display compiles a tuple, list or set display.
func (u *unit) display(op Op, elts []syntax.Expr, dst int) {
	starred := false
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			starred = true
		}
	}
	if op == BuildTuple && !starred {
		if k := literals(elts); k != nil {
			u.loadConst(dst, TupleConst(k))
			return
		}
	}
	if op == BuildSet && !starred && len(elts) > 2 {
		if k := literals(elts); k != nil {
			r := u.temps(1)
			u.loadConst(r, TupleConst(k))
			i := u.emit(BuildSet, dst, r, 0)
			u.setD(i, 1)
			return
		}
	}
	if !starred && len(elts) <= 64 {
		first := u.temps(len(elts))
		for i, e := range elts {
			u.exprTo(e, first+i)
		}
		u.emit(op, dst, first, len(elts))
		return
	}
	// Long or starred: build it piece by piece.
	into, add, extend := dst, ListAppend, ListExtend
	if op == BuildSet {
		add, extend = SetAdd, SetUpdate
		u.emit(BuildSet, into, 0, 0)
	} else {
		u.emit(BuildList, into, 0, 0)
	}
	whole := u.span
	for _, e := range elts {
		mark := u.nextReg
		if s, ok := e.(*syntax.Starred); ok {
			r := u.expr(s.Value)
			u.span = whole
			u.emit(extend, into, r, 0)
		} else {
			u.emit(add, into, u.expr(e), 0)
		}
		u.nextReg = mark
	}
	if op == BuildTuple {
		u.emit(ListToTuple, dst, into, 0)
	}
}

// dict compiles a dict display.
func (u *unit) dict(n *syntax.Dict, dst int) {
	simple := len(n.Keys) <= 32
	for _, k := range n.Keys {
		simple = simple && k != nil
	}
	if simple {
		first := u.temps(2 * len(n.Keys))
		for i := range n.Keys {
			u.exprTo(n.Keys[i], first+2*i)
			u.exprTo(n.Values[i], first+2*i+1)
		}
		u.emit(BuildMap, dst, first, len(n.Keys))
		return
	}
	u.emit(BuildMap, dst, 0, 0)
	for i, k := range n.Keys {
		mark := u.nextReg
		if k == nil {
			r := u.expr(n.Values[i])
			u.at(n)
			u.emit(DictUpdate, dst, r, 0)
		} else {
			r := u.temps(2)
			u.exprTo(k, r)
			u.exprTo(n.Values[i], r+1)
			u.emit(MapAdd, dst, r, r+1)
		}
		u.nextReg = mark
	}
}

// joined compiles an f-string.
func (u *unit) joined(n *syntax.JoinedStr, dst int) {
	if len(n.Values) == 0 {
		u.loadConst(dst, syntax.StrLit(""))
		return
	}
	first := u.temps(len(n.Values))
	for i, e := range n.Values {
		u.exprTo(e, first+i)
	}
	u.emit(BuildString, dst, first, len(n.Values))
}

func (u *unit) formatted(n *syntax.FormattedValue, dst int) {
	r := u.operand(n.Value)
	spec := 0xffff
	if n.FormatSpec != nil {
		spec = u.expr(n.FormatSpec)
	}
	u.at(n)
	d := uint8(0)
	if n.Conversion > 0 {
		d = uint8(n.Conversion)
	}
	u.setD(u.emit(FormatValue, dst, r, spec), d)
}

// await compiles await e.
func (u *unit) await(n *syntax.Await, dst int) {
	if u.code.Flags&(Coroutine|AsyncGenerator) == 0 {
		if u.frame.kind != functionScope {
			u.fail(n, "'await' outside function")
		}
		u.fail(n, "'await' outside async function")
	}
	r := u.expr(n.Value)
	u.at(n)
	u.awaitValue(r, dst, 0)
}

// awaitValue awaits what register r holds; how is 1 for __aenter__'s, 2 for __aexit__'s.
func (u *unit) awaitValue(r, dst int, how uint8) {
	it := u.temp()
	u.setD(u.emit(GetAwaitable, it, r, 0), how)
	u.loadConst(dst, syntax.NoneLit{})
	u.emit(YieldFrom, it, dst, 0)
}

func (u *unit) yield(n *syntax.Yield, dst int) {
	if u.frame.kind != functionScope {
		u.fail(n, "'yield' outside function")
	}
	r := -1
	if n.Value == nil {
		r = u.temp()
		u.loadConst(r, syntax.NoneLit{})
	} else {
		r = u.expr(n.Value)
	}
	u.at(n)
	if u.code.Flags&AsyncGenerator != 0 {
		w := u.temp()
		u.emit(AsyncGenWrap, w, r, 0)
		r = w
	}
	u.emit(Yield, dst, r, 0)
}
