package compile

// This file compiles the statements that steer: loops, try, with, return, and
// what leaving their blocks takes.

import "taketurns/wasm/syntax"

// A block is a statement that must be left in an orderly way.
type block struct {
	kind  blockKind
	exit  *label // loop: where break goes
	again *label // loop: where continue goes
	final []syntax.Stmt
	reg   int      // the saved exception of a handler; with: its __exit__
	name  string   // of except … as name
	async bool     // async with
	star  bool     // an except* clause
	holes [][2]int // code inside the block that its handler does not cover: what leaving it runs
	with  *syntax.With
}

type blockKind uint8

const (
	loopBlock    blockKind = iota
	exceptBlock            // the body of a try with except clauses: leaving it takes nothing
	finallyBlock           // the body of a try with finally
	handlerBlock           // an except clause, or finally after an exception
	nameBlock              // an except clause with a name, which is unbound at its end
	withBlock
)

func (u *unit) push(b *block) *block {
	u.blocks = append(u.blocks, b)
	return b
}

func (u *unit) pop() { u.blocks = u.blocks[:len(u.blocks)-1] }

// unwind emits what leaving the blocks above depth n takes, innermost first.
// The blocks stay; their handlers do not cover the code emitted here.
func (u *unit) unwind(n int) {
	all := u.blocks
	for i := len(all) - 1; i >= n; i-- {
		b := all[i]
		start := u.pc()
		u.blocks = all[:i:i]
		switch b.kind {
		case finallyBlock:
			u.stmts(b.final)
		case handlerBlock:
			u.emit(PopExc, b.reg, 0, 0)
		case nameBlock:
			u.unbindName(b.name)
		case withBlock:
			u.exitNormally(b)
		}
		if u.def == nil { // the finally clause left in a way of its own
			b.holes = append(b.holes, [2]int{start, -1})
			u.blocks = all
			u.closeHoles(i)
			return
		}
		// What is emitted from here on lies outside this block; the hole is closed by closeHoles.
		b.holes = append(b.holes, [2]int{start, -1})
	}
	u.blocks = all
}

// closeHoles ends the holes that unwind opened in the blocks above depth n.
func (u *unit) closeHoles(n int) {
	for _, b := range u.blocks[n:] {
		if k := len(b.holes); k > 0 && b.holes[k-1][1] < 0 {
			b.holes[k-1][1] = u.pc()
		}
	}
}

// handle adds handlers for [start, end) but for the block's holes.
func (u *unit) handle(start, end int, b *block, target *label, reg int) {
	add := func(s, e int) {
		if s < e {
			u.code.Handlers = append(u.code.Handlers, Handler{int32(s), int32(e), int32(target.pc), uint16(reg)})
		}
	}
	if b != nil {
		for _, h := range b.holes {
			add(start, h[0])
			start = h[1]
		}
	}
	add(start, end)
}

func (u *unit) unbindName(name string) {
	r := u.temp()
	u.loadConst(r, syntax.NoneLit{})
	u.storeName(name, r)
	u.deleteName(name)
}

func (u *unit) ret(n *syntax.Return) {
	if u.frame.kind != functionScope && !u.exprResult {
		u.fail(n, "'return' outside function")
	}
	if u.code.Flags&AsyncGenerator != 0 && n.Value != nil {
		u.fail(n, "'return' with value in async generator")
	}
	u.notInStar(n, 0)
	var r int
	leaving := false
	for _, b := range u.blocks {
		leaving = leaving || b.kind != loopBlock
	}
	switch {
	case n.Value == nil:
		r = u.temp()
		u.loadConst(r, syntax.NoneLit{})
	case leaving:
		r = u.temp()
		u.exprTo(n.Value, r)
	default:
		r = u.expr(n.Value)
	}
	if leaving {
		u.unwind(0)
	}
	if u.def != nil {
		u.at(n)
		u.endOperation()
		u.emit(Return, r, 0, 0)
		u.closeHoles(0)
	}
	u.def = nil
}

// notInStar rejects a statement that leaves an except* clause among the blocks above depth i.
func (u *unit) notInStar(n syntax.Node, i int) {
	for _, b := range u.blocks[i:] {
		if b.star {
			u.fail(n, "'break', 'continue' and 'return' cannot appear in an except* block")
		}
	}
}

// endOperation ends the function's bar on the timeline.
func (u *unit) endOperation() {
	if u.code.Operation != "" {
		u.emit(OpEnd, 0, 0, 0)
	}
}

// leaveLoop compiles break and continue.
func (u *unit) leaveLoop(n syntax.Node, isBreak bool) {
	i := len(u.blocks) - 1
	for i >= 0 && u.blocks[i].kind != loopBlock {
		i--
	}
	u.notInStar(n, i+1)
	if i < 0 {
		if isBreak {
			u.fail(n, "'break' outside loop")
		}
		u.fail(n, "'continue' not properly in loop")
	}
	u.unwind(i + 1)
	if u.def == nil {
		return
	}
	switch again := u.blocks[i].again; {
	case isBreak:
		u.jump(u.blocks[i].exit)
	case again.pc >= 0:
		u.backTo(again)
	default:
		u.jump(again)
	}
	u.closeHoles(i + 1)
}

func (u *unit) ifStmt(n *syntax.If) {
	other, end := u.newLabel(), u.newLabel()
	u.condition(n.Test, other, false)
	if u.def != nil {
		u.stmts(n.Body)
	} else {
		u.unreachable(n.Body)
	}
	if len(n.Orelse) > 0 {
		u.jump(end)
	}
	u.place(other)
	if !other.seen && len(other.refs) == 0 && len(n.Orelse) > 0 {
		u.def = nil // the test is always true
		u.unreachable(n.Orelse)
	} else if len(n.Orelse) > 0 {
		u.stmts(n.Orelse)
	}
	u.place(end)
}

// unreachable compiles statements for their errors only.
func (u *unit) unreachable(list []syntax.Stmt) {
	for _, s := range list {
		u.discard(s)
	}
}

func (u *unit) while(n *syntax.While) {
	top, exit, done := u.newLabel(), u.newLabel(), u.newLabel()
	u.place(top)
	u.push(&block{kind: loopBlock, exit: done, again: top})
	u.condition(n.Test, exit, false)
	if u.def == nil {
		u.unreachable(n.Body)
	} else {
		u.stmts(n.Body)
	}
	u.pop()
	if u.def != nil {
		u.span = n.Pos()
		u.backTo(top)
	}
	u.place(exit)
	if !exit.seen {
		u.def = nil
	}
	if u.def == nil {
		u.unreachable(n.Orelse)
	} else {
		u.stmts(n.Orelse)
	}
	u.place(done)
}

// backTo jumps backward: a switch point.
func (u *unit) backTo(l *label) {
	u.jumpTo(l, JumpBack, 0, 0)
	u.def = nil
}

func (u *unit) forStmt(n *syntax.For) {
	if n.Async {
		u.asyncFor(n)
		return
	}
	it := u.temp()
	r := u.expr(n.Iter)
	u.at(n.Iter)
	u.emit(GetIter, it, r, 0)
	next, top, done := u.newLabel(), u.newLabel(), u.newLabel()
	// The test stands at the bottom, so that an iteration is one instruction.
	u.jumpTo(next, Jump, 0, 0)
	before := u.saved()
	u.place(top)
	item := u.temp()
	u.forTarget(n.Target, item)
	u.push(&block{kind: loopBlock, exit: done, again: next})
	u.stmts(n.Body)
	u.pop()
	u.place(next)
	u.def = before
	u.at(n.Iter)
	u.jumpTo(top, ForLoop, it, u.forItem(n.Target, item))
	u.stmts(n.Orelse)
	u.place(done)
}

// forItem returns the register that receives each item: a local variable's own, or item.
func (u *unit) forItem(target syntax.Expr, item int) int {
	if name, ok := target.(*syntax.Name); ok {
		if y := u.find(name.ID); u.isLocal(y) {
			return y.reg
		}
	}
	return item
}

// forTarget begins a loop's body: it binds the target to the item.
func (u *unit) forTarget(target syntax.Expr, item int) {
	if r := u.forItem(target, item); r != item {
		u.def[r] = true
		return
	}
	u.assign(target, item)
}

// asyncFor compiles async for (PEP 492): __anext__ is awaited until StopAsyncIteration.
func (u *unit) asyncFor(n *syntax.For) {
	if u.code.Flags&(Coroutine|AsyncGenerator) == 0 {
		u.fail(n, "'async for' outside async function")
	}
	top, end, done := u.newLabel(), u.newLabel(), u.newLabel()
	it := u.asyncIter(n.Iter)
	u.place(top)
	before := u.saved()
	item := u.temp()
	u.asyncNext(it, item, end, n.Iter)
	u.assign(n.Target, item)
	u.push(&block{kind: loopBlock, exit: done, again: top})
	u.stmts(n.Body)
	u.pop()
	if u.def != nil {
		u.backTo(top)
	}
	u.def = before
	u.place(end)
	u.stmts(n.Orelse)
	u.place(done)
}

// asyncIter compiles aiter(e) into a new temporary.
func (u *unit) asyncIter(e syntax.Expr) int {
	it := u.temp()
	r := u.expr(e)
	u.at(e)
	u.emit(GetAIter, it, r, 0)
	return it
}

// asyncNext awaits the next item of it; at the end it jumps to end.
func (u *unit) asyncNext(it, item int, end *label, n syntax.Node) {
	exc := u.temps(2)
	matched, stop := u.temp(), u.temp()
	a := u.temp()
	handler, got := u.newLabel(), u.newLabel()
	u.at(n)
	start := u.pc()
	u.emit(GetANext, a, it, 0)
	u.awaitValue(a, item, 3)
	stopPC := u.pc()
	u.jumpTo(got, Jump, 0, 0)
	u.place(handler)
	u.handle(start, stopPC, nil, handler, exc)
	u.emit(PushExc, exc, 0, 0)
	u.emit(LoadGlobal, stop, 0, u.ref("StopAsyncIteration"))
	u.emit(ExcMatch, matched, exc, stop)
	other := u.newLabel()
	u.jumpTo(other, JumpNot, matched, 0)
	u.emit(PopExc, exc, 0, 0)
	u.jumpTo(end, Jump, 0, 0)
	u.place(other)
	u.emit(PopExc, exc, 0, 0)
	u.emit(Reraise, exc, 0, 0)
	u.place(got)
}

func (u *unit) try(n *syntax.Try) {
	if len(n.Finalbody) > 0 {
		u.tryFinally(n)
		return
	}
	u.tryExcept(n)
}

// tryFinally compiles try … finally: the final body stands once for each way out.
func (u *unit) tryFinally(n *syntax.Try) {
	exc := u.temps(2)
	before := u.saved()
	start := u.pc()
	b := u.push(&block{kind: finallyBlock, final: n.Finalbody})
	if len(n.Handlers) > 0 {
		u.tryExcept(n)
	} else {
		u.stmts(n.Body)
	}
	u.pop()
	end := u.pc()
	done := u.newLabel()
	if u.def != nil {
		u.stmts(n.Finalbody)
		u.jump(done)
	}
	// After an exception.
	handler, again := u.newLabel(), u.newLabel()
	u.def = before
	u.cost = 0
	u.place(handler)
	u.handle(start, end, b, handler, exc)
	u.emit(PushExc, exc, 0, 0)
	start = u.pc()
	h := u.push(&block{kind: handlerBlock, reg: exc})
	u.stmts(n.Finalbody)
	u.pop()
	end = u.pc()
	if u.def != nil {
		u.emit(PopExc, exc, 0, 0)
		u.emit(Reraise, exc, 0, 0)
	}
	u.cleanup(start, end, h, exc, again, before)
	u.def = nil
	u.place(done)
}

// cleanup adds what an exception inside a handler's body does: end the handling, and on.
func (u *unit) cleanup(start, end int, h *block, exc int, again *label, before []bool) {
	if start == end {
		return
	}
	u.def = append([]bool(nil), before...)
	u.cost = 0
	second := u.temp()
	u.place(again)
	u.handle(start, end, h, again, second)
	u.emit(PopExc, exc, 0, 0)
	u.emit(Reraise, second, 0, 0)
	u.def = nil
}

func (u *unit) tryExcept(n *syntax.Try) {
	if n.Star {
		u.tryStar(n)
		return
	}
	exc := u.temps(2)
	before := u.saved()
	start := u.pc()
	body := u.push(&block{kind: exceptBlock})
	u.stmts(n.Body)
	u.pop()
	end := u.pc()
	done, handler := u.newLabel(), u.newLabel()
	if u.def == nil {
		u.unreachable(n.Orelse)
	} else {
		u.stmts(n.Orelse)
	}
	u.jump(done)
	u.def, u.cost = append([]bool(nil), before...), 0
	u.place(handler)
	// The handlers of try statements inside the body were added first, so they are found first.
	u.handle(start, end, body, handler, exc)
	u.span = n.Handlers[0].Pos()
	u.emit(PushExc, exc, 0, 0)
	start = u.pc()
	h := u.push(&block{kind: handlerBlock, reg: exc})
	for i, c := range n.Handlers {
		next := u.newLabel()
		u.span = c.Pos()
		if c.Type == nil {
			if i < len(n.Handlers)-1 {
				u.fail(c, "default 'except:' must be last")
			}
		} else {
			mark := u.nextReg
			r := u.temps(2)
			u.exprTo(c.Type, r)
			u.at(c)
			u.emit(ExcMatch, r+1, exc, r)
			u.jumpTo(next, JumpNot, r+1, 0)
			u.nextReg = mark
		}
		u.line(c)
		u.clause(c, exc, before)
		if u.def != nil {
			u.emit(PopExc, exc, 0, 0)
			u.jump(done)
		}
		u.def = append([]bool(nil), before...)
		if c.Type == nil {
			u.def = nil
		}
		u.place(next)
	}
	u.pop()
	end = u.pc()
	if u.def != nil {
		u.emit(PopExc, exc, 0, 0)
		u.emit(Reraise, exc, 0, 0)
	}
	u.cleanup(start, end, h, exc, u.newLabel(), before)
	u.place(done)
}

// clause compiles the body of an except clause.
func (u *unit) clause(c *syntax.ExceptHandler, exc int, before []bool) {
	if c.Name == "" {
		u.stmts(c.Body)
		return
	}
	u.storeName(c.Name, exc)
	second := u.temp()
	start := u.pc()
	b := u.push(&block{kind: nameBlock, name: c.Name})
	u.stmts(c.Body)
	u.pop()
	end := u.pc()
	after := u.newLabel()
	if u.def != nil {
		u.unbindName(c.Name)
		u.jump(after)
	}
	u.def = append([]bool(nil), before...)
	u.cost = 0
	fail := u.newLabel()
	u.place(fail)
	u.handle(start, end, b, fail, second)
	u.unbindName(c.Name)
	u.emit(Reraise, second, 0, 0)
	u.def = nil
	u.place(after)
}

// with compiles with Items[i:]: Body (PEP 343).
func (u *unit) with(n *syntax.With, i int) {
	if i == len(n.Items) {
		u.stmts(n.Body)
		return
	}
	if n.Async && u.code.Flags&(Coroutine|AsyncGenerator) == 0 {
		u.fail(n, "'async with' outside async function")
	}
	item := n.Items[i]
	r := u.temps(2) // __exit__ and the value of __enter__
	ctx := u.expr(item.ContextExpr)
	u.at(item.ContextExpr)
	if n.Async {
		u.emit(EnterAsyncWith, r, ctx, 0)
		u.awaitValue(r+1, r+1, 1)
	} else {
		u.emit(EnterWith, r, ctx, 0)
	}
	exc := u.temps(2)
	before := u.saved()
	b := &block{kind: withBlock, reg: r, async: n.Async, with: n}
	start := u.pc()
	u.push(b)
	if item.Vars != nil {
		u.assign(item.Vars, r+1)
	}
	u.with(n, i+1)
	u.pop()
	end := u.pc()
	done := u.newLabel()
	if u.def != nil {
		u.at(item.ContextExpr)
		u.exitNormally(b)
		u.jump(done)
	}
	handler := u.newLabel()
	u.def, u.cost = append([]bool(nil), before...), 0
	u.place(handler)
	u.handle(start, end, b, handler, exc)
	u.span = item.ContextExpr.Pos()
	u.emit(PushExc, exc, 0, 0)
	start = u.pc()
	args := u.temps(4)
	u.emit(Move, args, r, 0)
	u.emit(ExcTriple, args+1, exc, 0)
	u.emit(Call, args, 3, args)
	if n.Async {
		u.awaitValue(args, args, 2)
	}
	swallowed := u.newLabel()
	u.jumpTo(swallowed, JumpIf, args, 0)
	end = u.pc()
	u.emit(PopExc, exc, 0, 0)
	u.emit(Reraise, exc, 0, 0)
	swallowDef := u.saved()
	u.cleanup(start, end, nil, exc, u.newLabel(), before)
	u.def = swallowDef
	u.place(swallowed)
	u.emit(PopExc, exc, 0, 0)
	u.place(done)
}

// exitNormally calls __exit__(None, None, None).
func (u *unit) exitNormally(b *block) {
	mark := u.nextReg
	args := u.temps(4)
	u.emit(Move, args, b.reg, 0)
	for i := 1; i <= 3; i++ {
		u.loadConst(args+i, syntax.NoneLit{})
	}
	u.emit(Call, args, 3, args)
	if b.async {
		u.awaitValue(args, args, 2)
	}
	u.nextReg = mark
}
