package compile

// This file compiles except* (PEP 654): each clause handles its part of an
// exception group, and what is left or raised anew goes on as one group.

import "taketurns/wasm/syntax"

func (u *unit) tryStar(n *syntax.Try) {
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
	u.handle(start, end, body, handler, exc)
	u.span = n.Handlers[0].Pos()
	u.emit(PushExc, exc, 0, 0)
	start = u.pc()
	h := u.push(&block{kind: handlerBlock, reg: exc})
	parts := u.temps(2) // what a clause takes, and what is left
	raised := u.temp()
	u.emit(Move, parts+1, exc, 0)
	u.emit(BuildList, raised, 0, 0)
	for _, c := range n.Handlers {
		u.starClause(c, parts, raised, before)
	}
	u.emit(ListAppend, raised, parts+1, 0)
	r := u.temp()
	u.emit(EGReraise, r, exc, raised)
	none := u.newLabel()
	u.jumpTo(none, JumpNone, r, 0)
	u.pop()
	end = u.pc()
	u.emit(PopExc, exc, 0, 0)
	u.emit(Reraise, r, 0, 0)
	after := u.saved()
	u.cleanup(start, end, h, exc, u.newLabel(), before)
	u.def = after
	u.place(none)
	u.emit(PopExc, exc, 0, 0)
	u.place(done)
}

// starClause compiles one except* clause; what its body raises is appended to the list raised.
func (u *unit) starClause(c *syntax.ExceptHandler, parts, raised int, before []bool) {
	next := u.newLabel()
	u.span = c.Pos()
	k := u.expr(c.Type)
	u.at(c)
	u.emit(EGMatch, parts, parts+1, k)
	u.jumpTo(next, JumpNone, parts, 0)
	u.line(c)
	saved, second := u.temps(2), u.temps(2)
	u.emit(Move, saved, parts, 0)
	u.emit(PushExc, saved, 0, 0)
	start := u.pc()
	h := u.push(&block{kind: handlerBlock, reg: saved, star: true})
	u.clause(c, saved, before)
	u.pop()
	end := u.pc()
	if u.def != nil {
		u.emit(PopExc, saved, 0, 0)
		u.jump(next)
	}
	fail := u.newLabel()
	u.def, u.cost = append([]bool(nil), before...), 0
	u.place(fail)
	u.handle(start, end, h, fail, second)
	u.emit(PopExc, saved, 0, 0)
	u.emit(ListAppend, raised, second, 0)
	u.place(next)
}
