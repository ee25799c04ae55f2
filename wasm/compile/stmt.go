package compile

// This file compiles statements without blocks of their own.

import (
	"taketurns/wasm/syntax"
)

// moduleBody compiles a file.
func (u *unit) moduleBody(body []syntax.Stmt) {
	u.prologue()
	if doc, ok := docstring(body); ok {
		u.at(body[0])
		r := u.temp()
		u.loadConst(r, syntax.StrLit(doc))
		u.emit(StoreGlobal, r, 0, u.ref("__doc__"))
	}
	u.setupAnnotations(body)
	u.stmts(body)
	u.returnNone()
}

// setupAnnotations makes __annotations__ when the body annotates names.
func (u *unit) setupAnnotations(body []syntax.Stmt) {
	y := u.frame.symbols["__annotations__"]
	if y == nil || !annotates(body) {
		return
	}
	u.emit(SetupAnnotations, 0, 0, 0)
}

// annotates reports whether a body, blocks included, has annotated assignments.
func annotates(body []syntax.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.AnnAssign:
			return true
		case *syntax.If:
			if annotates(s.Body) || annotates(s.Orelse) {
				return true
			}
		case *syntax.For:
			if annotates(s.Body) || annotates(s.Orelse) {
				return true
			}
		case *syntax.While:
			if annotates(s.Body) || annotates(s.Orelse) {
				return true
			}
		case *syntax.With:
			if annotates(s.Body) {
				return true
			}
		case *syntax.Try:
			if annotates(s.Body) || annotates(s.Orelse) || annotates(s.Finalbody) {
				return true
			}
			for _, h := range s.Handlers {
				if annotates(h.Body) {
					return true
				}
			}
		}
	}
	return false
}

func (u *unit) returnNone() {
	if u.def == nil {
		return
	}
	mark := u.nextReg
	r := u.temp()
	u.loadConst(r, syntax.NoneLit{})
	u.endOperation()
	u.emit(Return, r, 0, 0)
	u.nextReg = mark
}

func (u *unit) stmts(list []syntax.Stmt) {
	for _, s := range list {
		mark := u.nextReg
		u.stmt(s)
		u.nextReg = mark
	}
}

// line marks the start of a statement for whoever watches.
func (u *unit) line(n syntax.Node) {
	u.span = n.Pos()
	if u.opts.Lines && !u.code.Quiet {
		l := u.span.Line
		u.raw(Instr{Op: Line, B: uint16(l), C: uint16(l >> 16)})
	}
}

func (u *unit) stmt(n syntax.Stmt) {
	if u.def == nil {
		// Nothing arrives here. The code is made all the same, for its errors, and thrown away.
		u.discard(n)
		return
	}
	u.line(n)
	switch n := n.(type) {
	case *syntax.ExprStmt:
		u.effect(n.Value)
	case *syntax.Assign:
		u.assignment(n)
	case *syntax.AugAssign:
		u.augmented(n)
	case *syntax.AnnAssign:
		u.annotated(n)
	case *syntax.Return:
		u.ret(n)
	case *syntax.Pass:
	case *syntax.FunctionDef:
		u.functionDef(n)
	case *syntax.ClassDef:
		u.classDef(n)
	case *syntax.Delete:
		for _, t := range n.Targets {
			u.del(t)
		}
	case *syntax.If:
		u.ifStmt(n)
	case *syntax.While:
		u.while(n)
	case *syntax.For:
		u.forStmt(n)
	case *syntax.Break:
		u.leaveLoop(n, true)
	case *syntax.Continue:
		u.leaveLoop(n, false)
	case *syntax.Try:
		u.try(n)
	case *syntax.With:
		u.with(n, 0)
	case *syntax.Raise:
		u.raise(n)
	case *syntax.Assert:
		u.assert(n)
	case *syntax.Import:
		u.importStmt(n)
	case *syntax.ImportFrom:
		u.importFrom(n)
	case *syntax.Global, *syntax.Nonlocal:
	case *syntax.Match:
		u.match(n)
	case *syntax.TypeAlias:
		u.typeAlias(n)
	default:
		panic("bug: a statement of unknown kind")
	}
}

// effect compiles an expression whose value nobody wants. A coroutine that is
// made and dropped will never be awaited: in a file that has any, calls are watched.
func (u *unit) effect(e syntax.Expr) {
	switch e.(type) {
	case *syntax.Constant:
	case *syntax.Call:
		r := u.expr(e)
		if u.opts.async {
			u.emit(Drop, r, r+1, 0) // the callee stands in the next register
		}
	default:
		u.expr(e)
	}
}

// discard compiles unreachable code and drops the result.
func (u *unit) discard(n syntax.Stmt) {
	pc, nested, handlers, labels := u.pc(), len(u.code.Nested), len(u.code.Handlers), len(u.labels)
	refs := make([]int, labels)
	for i, l := range u.labels {
		refs[i] = len(l.refs)
	}
	blocks := append([]*block(nil), u.blocks...)
	holes := make([]int, len(blocks))
	for i, b := range blocks {
		holes[i] = len(b.holes)
	}
	u.def = make([]bool, u.code.FirstFree+len(u.code.FreeVars))
	u.stmt(n)
	u.def, u.cost = nil, 0
	u.code.Instrs, u.code.Spans = u.code.Instrs[:pc], u.code.Spans[:pc]
	u.code.Nested, u.code.Handlers, u.labels = u.code.Nested[:nested], u.code.Handlers[:handlers], u.labels[:labels]
	for i, l := range u.labels {
		l.refs = l.refs[:refs[i]]
	}
	for i, b := range blocks {
		b.holes = b.holes[:holes[i]]
	}
	u.blocks = blocks
}

func (u *unit) assignment(n *syntax.Assign) {
	if len(n.Targets) == 1 {
		switch t := n.Targets[0].(type) {
		case *syntax.Name:
			if y := u.find(t.ID); u.isLocal(y) && direct(n.Value) {
				u.exprTo(n.Value, y.reg)
				u.bound(y)
				return
			}
		case *syntax.Tuple:
			if v, ok := n.Value.(*syntax.Tuple); ok && u.parallel(t, v) {
				return
			}
		}
	}
	var r int
	if len(n.Targets) > 1 { // the first target may be the variable that the others get
		r = u.temp()
		u.exprTo(n.Value, r)
	} else {
		r = u.operand(n.Value)
	}
	for _, t := range n.Targets {
		u.assign(t, r)
	}
}

// parallel compiles a, b = x, y without making a tuple.
func (u *unit) parallel(t, v *syntax.Tuple) bool {
	if len(t.Elts) != len(v.Elts) || len(t.Elts) > 8 {
		return false
	}
	for i := range t.Elts {
		if _, ok := t.Elts[i].(*syntax.Starred); ok {
			return false
		}
		if _, ok := v.Elts[i].(*syntax.Starred); ok {
			return false
		}
	}
	first := u.temps(len(v.Elts))
	for i, e := range v.Elts {
		u.exprTo(e, first+i)
	}
	for i, e := range t.Elts {
		u.assign(e, first+i)
	}
	return true
}

func (u *unit) augmented(n *syntax.AugAssign) {
	const inPlace = 0x80
	switch t := n.Target.(type) {
	case *syntax.Name:
		left := u.loadName(t.ID, -1)
		if y := u.find(t.ID); u.isLocal(y) {
			if u.frame.walrus {
				left = u.operand(t)
			}
			u.arithmetic(n.Op, left, n.Value, y.reg, inPlace, n)
			return
		}
		dst := u.temp()
		u.arithmetic(n.Op, left, n.Value, dst, inPlace, n)
		u.storeName(t.ID, dst)
	case *syntax.Attribute:
		obj := u.operand(t.Value)
		dst := u.temp()
		u.atAttr(t, t)
		u.point()
		name := u.scope.mangle(t.Attr)
		u.emit(LoadAttr, dst, obj, u.ref(name))
		u.arithmetic(n.Op, dst, n.Value, dst, inPlace, n)
		u.atAttr(t, t)
		u.point()
		u.emit(StoreAttr, obj, dst, u.ref(name))
	case *syntax.Subscript:
		obj := u.operand(t.Value)
		key := u.operand(t.Slice)
		dst := u.temp()
		u.at(t)
		u.point()
		u.emit(GetItem, dst, obj, key)
		u.arithmetic(n.Op, dst, n.Value, dst, inPlace, n)
		u.at(t)
		u.point()
		u.emit(SetItem, obj, key, dst)
	}
}

func (u *unit) annotated(n *syntax.AnnAssign) {
	if n.Value != nil {
		u.assign(n.Target, u.operand(n.Value))
	}
	inFunction := u.frame.kind == functionScope
	switch t := n.Target.(type) {
	case *syntax.Name:
		if !n.Simple || inFunction {
			if !inFunction {
				u.annotation(n.Annotation, u.temp())
			}
			return
		}
		r := u.temps(3)
		u.annotation(n.Annotation, r)
		u.loadName("__annotations__", r+1)
		u.loadConst(r+2, syntax.StrLit(u.scope.mangle(t.ID)))
		u.emit(SetItem, r+1, r+2, r)
	default:
		if n.Value == nil {
			switch t := t.(type) {
			case *syntax.Attribute:
				u.expr(t.Value)
			case *syntax.Subscript:
				u.expr(t.Value)
				u.expr(t.Slice)
			}
		}
		if !inFunction {
			u.annotation(n.Annotation, u.temp())
		}
	}
}

func (u *unit) del(t syntax.Expr) {
	old := u.at(t)
	defer func() { u.span = old }()
	switch t := t.(type) {
	case *syntax.Name:
		u.deleteName(t.ID)
	case *syntax.Attribute:
		obj := u.expr(t.Value)
		u.atAttr(t, t)
		u.point()
		u.emit(DelAttr, obj, 0, u.ref(u.scope.mangle(t.Attr)))
	case *syntax.Subscript:
		obj := u.operand(t.Value)
		key := u.expr(t.Slice)
		u.at(t)
		u.point()
		u.emit(DelItem, obj, key, 0)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			u.del(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			u.del(e)
		}
	}
}

func (u *unit) raise(n *syntax.Raise) {
	switch {
	case n.Exc == nil:
		u.setD(u.emit(Raise, 0, 0, 0), 0)
	case n.Cause == nil:
		r := u.expr(n.Exc)
		u.at(n)
		u.setD(u.emit(Raise, r, 0, 0), 1)
	default:
		r := u.operand(n.Exc)
		c := u.expr(n.Cause)
		u.at(n)
		u.setD(u.emit(Raise, r, c, 0), 2)
	}
	u.def = nil
}

func (u *unit) assert(n *syntax.Assert) {
	ok := u.newLabel()
	u.condition(n.Test, ok, true)
	r := u.temps(2)
	u.at(n.Test)
	u.emit(LoadAssertionError, r, 0, 0)
	if n.Msg != nil {
		u.exprTo(n.Msg, r+1)
		u.at(n.Test)
		u.emit(Call, r, 1, r)
	}
	u.setD(u.emit(Raise, r, 0, 0), 1)
	u.def = nil
	u.place(ok)
}

func (u *unit) importStmt(n *syntax.Import) {
	for _, a := range n.Names {
		r := u.temps(2)
		u.loadConst(r, syntax.NoneLit{})
		u.loadConst(r+1, syntax.IntLit{})
		m := u.temp()
		u.emit(ImportName, m, r, u.ref(a.Name))
		switch {
		case a.AsName == "":
			u.storeName(firstPart(a.Name), m)
		default:
			rest := a.Name
			for len(firstPart(rest)) < len(rest) {
				rest = rest[len(firstPart(rest))+1:]
				u.emit(ImportFrom, m, m, u.ref(firstPart(rest)))
			}
			u.storeName(a.AsName, m)
		}
	}
}

func (u *unit) importFrom(n *syntax.ImportFrom) {
	if n.Module == "__future__" && n.Level == 0 && !u.isTop(n) {
		u.fail(n, "from __future__ imports must occur at the beginning of the file")
	}
	var names TupleConst
	for _, a := range n.Names {
		names = append(names, syntax.StrLit(a.Name))
	}
	r := u.temps(2)
	u.loadConst(r, names)
	u.loadConst(r+1, syntax.IntLit{Small: int64(n.Level)})
	m := u.temp()
	u.emit(ImportName, m, r, u.ref(n.Module))
	for _, a := range n.Names {
		if a.Name == "*" {
			u.emit(ImportStar, m, 0, 0)
			continue
		}
		v := u.temp()
		u.emit(ImportFrom, v, m, u.ref(a.Name))
		name := a.AsName
		if name == "" {
			name = a.Name
		}
		u.storeName(name, v)
	}
}

// isTop reports whether only a docstring and other __future__ imports stand before n.
func (u *unit) isTop(n *syntax.ImportFrom) bool {
	m, ok := u.top.(*syntax.Module)
	if !ok {
		return false
	}
	for i, s := range m.Body {
		switch s := s.(type) {
		case *syntax.ImportFrom:
			if s == n {
				return true
			}
			if s.Module != "__future__" {
				return false
			}
		case *syntax.ExprStmt:
			if k, ok := s.Value.(*syntax.Constant); !ok || i > 0 {
				return false
			} else if _, ok := k.Value.(syntax.StrLit); !ok {
				return false
			}
		default:
			return false
		}
	}
	return false
}
