package compile

// This file compiles comprehensions and generator expressions.

import "taketurns/wasm/syntax"

// comprehension compiles a comprehension: in place (PEP 709), or as a function
// of its own when it is a generator expression or stands in a class body.
func (u *unit) comprehension(n syntax.Expr, dst int) {
	gens, elts := comprehensionParts(n)
	s := u.scope.children[n]
	if s.awaits && !isGenerator(n) && u.code.Flags&(Coroutine|AsyncGenerator) == 0 {
		u.fail(n, "asynchronous comprehension outside of an asynchronous function")
	}
	if s.kind == comprehensionScope {
		u.inlineComprehension(n, s, gens, elts, dst)
		return
	}
	// The outermost iterable is evaluated here, the rest inside.
	base := u.temps(2)
	it := u.expr(gens[0].Iter)
	u.at(gens[0].Iter)
	if gens[0].Async {
		u.emit(GetAIter, base+1, it, 0)
	} else {
		u.emit(GetIter, base+1, it, 0)
	}
	name := map[bool]string{true: "<genexpr>"}[isGenerator(n)]
	switch n.(type) {
	case *syntax.ListComp:
		name = "<listcomp>"
	case *syntax.SetComp:
		name = "<setcomp>"
	case *syntax.DictComp:
		name = "<dictcomp>"
	}
	v := u.inner(s, name, n)
	v.code.ArgCount, v.code.PosOnly = 1, 1
	switch {
	case isGenerator(n) && s.awaits:
		v.code.Flags |= AsyncGenerator
	case isGenerator(n):
		v.code.Flags |= Generator
	case s.awaits:
		v.code.Flags |= Coroutine
	}
	v.prologue()
	into := v.temp()
	v.beginDisplay(n, into)
	v.loops(n, gens, elts, 0, into, 0)
	if isGenerator(n) {
		v.returnNone()
	} else {
		v.emit(Return, into, 0, 0)
	}
	u.at(n)
	free := u.nextReg
	u.makeFunction(v, base, free, 0)
	u.nextReg = free
	u.emit(Call, base, 1, dst)
	if v.code.Flags&Coroutine != 0 {
		u.awaitValue(dst, dst, 0)
	}
}

func isGenerator(n syntax.Expr) bool { _, ok := n.(*syntax.GeneratorExp); return ok }

func comprehensionParts(n syntax.Expr) ([]*syntax.Comprehension, []syntax.Expr) {
	switch n := n.(type) {
	case *syntax.ListComp:
		return n.Generators, []syntax.Expr{n.Elt}
	case *syntax.SetComp:
		return n.Generators, []syntax.Expr{n.Elt}
	case *syntax.DictComp:
		return n.Generators, []syntax.Expr{n.Key, n.Value}
	case *syntax.GeneratorExp:
		return n.Generators, []syntax.Expr{n.Elt}
	}
	panic("bug: not a comprehension")
}

// beginDisplay makes the empty list, set or dict that a comprehension fills.
func (u *unit) beginDisplay(n syntax.Expr, into int) {
	switch n.(type) {
	case *syntax.ListComp:
		u.emit(BuildList, into, 0, 0)
	case *syntax.SetComp:
		u.emit(BuildSet, into, 0, 0)
	case *syntax.DictComp:
		u.emit(BuildMap, into, 0, 0)
	}
}

func (u *unit) inlineComprehension(n syntax.Expr, s *scope, gens []*syntax.Comprehension, elts []syntax.Expr, dst int) {
	it := u.temp()
	r := u.expr(gens[0].Iter)
	u.at(gens[0].Iter)
	if gens[0].Async {
		u.emit(GetAIter, it, r, 0)
	} else {
		u.emit(GetIter, it, r, 0)
	}
	outer, def := u.scope, u.saved()
	u.scope = s
	start := u.pc()
	for _, y := range s.order {
		if y.bound && y.captured {
			u.emit(NewCell, y.reg, 0, 0)
		}
	}
	into := u.temp()
	u.beginDisplay(n, into)
	u.loops(n, gens, elts, 0, into, it)
	for _, y := range s.order {
		if y.bound {
			u.code.Inlined = append(u.code.Inlined, Inlined{y.reg, int32(start), int32(u.pc())})
		}
	}
	u.scope, u.def = outer, def
	u.emit(Move, dst, into, 0)
}

// loops compiles the nested loops of gens[i:]; the outermost iterator is in register it.
func (u *unit) loops(n syntax.Expr, gens []*syntax.Comprehension, elts []syntax.Expr, i, into, it int) {
	if i == len(gens) {
		u.element(n, elts, into)
		return
	}
	mark := u.nextReg
	g := gens[i]
	if i > 0 {
		it = u.temp()
		r := u.expr(g.Iter)
		u.at(g.Iter)
		if g.Async {
			u.emit(GetAIter, it, r, 0)
		} else {
			u.emit(GetIter, it, r, 0)
		}
	}
	next, top, end := u.newLabel(), u.newLabel(), u.newLabel()
	before := u.saved()
	item := u.temp()
	if g.Async {
		u.place(next)
		u.asyncNext(it, item, end, g.Iter)
		u.assign(g.Target, item)
	} else {
		u.jumpTo(next, Jump, 0, 0)
		u.place(top)
		u.forTarget(g.Target, item)
	}
	for _, c := range g.Ifs {
		u.condition(c, next, false)
	}
	u.loops(n, gens, elts, i+1, into, 0)
	if g.Async {
		if u.def != nil {
			u.backTo(next)
		}
		u.def = before
		u.place(end)
	} else {
		u.place(next)
		u.def = before
		u.at(g.Iter)
		u.jumpTo(top, ForLoop, it, u.forItem(g.Target, item))
	}
	u.nextReg = mark
}

// element adds one element to what the comprehension makes, or yields it.
func (u *unit) element(n syntax.Expr, elts []syntax.Expr, into int) {
	mark := u.nextReg
	switch n.(type) {
	case *syntax.ListComp:
		u.emit(ListAppend, into, u.expr(elts[0]), 0)
	case *syntax.SetComp:
		u.emit(SetAdd, into, u.expr(elts[0]), 0)
	case *syntax.DictComp:
		k := u.temps(2)
		u.exprTo(elts[0], k)
		u.exprTo(elts[1], k+1)
		u.emit(MapAdd, into, k, k+1)
	default:
		r := u.expr(elts[0])
		u.at(elts[0])
		if u.code.Flags&AsyncGenerator != 0 {
			w := u.temp()
			u.emit(AsyncGenWrap, w, r, 0)
			r = w
		}
		u.emit(Yield, u.temp(), r, 0)
	}
	u.nextReg = mark
}
