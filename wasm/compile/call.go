package compile

// This file compiles calls, functions and classes.

import "taketurns/wasm/syntax"

// call compiles a call; its result goes to dst.
func (u *unit) call(n *syntax.Call, dst int) {
	spread := len(n.Args) > 200
	for _, a := range n.Args {
		if _, ok := a.(*syntax.Starred); ok {
			spread = true
		}
	}
	u.distinctKeywords(n.Keywords)
	var names KwNames
	for _, k := range n.Keywords {
		if k.Name == "" {
			spread = true
		}
		names = append(names, u.scope.mangle(k.Name))
	}
	if spread {
		u.spreadCall(n, dst)
		return
	}
	nargs := len(n.Args) + len(n.Keywords)
	base, first, op := 0, 0, Call
	if at, ok := n.Func.(*syntax.Attribute); ok {
		base = u.temps(2)
		first, op = u.temps(nargs), CallM
		obj := u.expr(at.Value)
		u.atAttr(at, at)
		u.point()
		u.emit(LoadMethod, base, obj, u.ref(u.scope.mangle(at.Attr)))
	} else {
		base = u.temp()
		first = u.temps(nargs)
		u.exprTo(n.Func, base)
	}
	for i, a := range n.Args {
		u.exprTo(a, first+i)
	}
	for i, k := range n.Keywords {
		u.exprTo(k.Value, first+len(n.Args)+i)
	}
	if at, ok := n.Func.(*syntax.Attribute); ok {
		u.atAttr(n, at)
	} else {
		u.at(n)
	}
	if names == nil {
		u.emit(op, base, nargs, dst)
		return
	}
	if op == Call {
		op = CallKw
	} else {
		op = CallMKw
	}
	u.emit(op, base, nargs, dst)
	k := u.constant(names)
	u.raw(Instr{Op: Ext, B: uint16(k), C: uint16(k >> 16)})
}

// distinctKeywords rejects a keyword argument that is given twice.
func (u *unit) distinctKeywords(list []*syntax.Keyword) {
	for i, k := range list {
		for _, other := range list[:i] {
			if k.Name != "" && other.Name == k.Name {
				u.fail(k, "keyword argument repeated: "+k.Name)
			}
		}
	}
}

// spreadCall compiles a call with *args or **kwargs.
func (u *unit) spreadCall(n *syntax.Call, dst int) {
	base := u.temps(3)
	u.exprTo(n.Func, base)
	u.spreadArgs(n, n.Args, n.Keywords, base)
	u.at(n)
	u.emit(CallEx, base, 0, dst)
}

// spreadArgs builds the tuple of positional and the dict of keyword arguments of call n in base+1 and base+2.
func (u *unit) spreadArgs(n syntax.Node, args []syntax.Expr, keywords []*syntax.Keyword, base int) {
	if len(args) == 1 {
		if s, ok := args[0].(*syntax.Starred); ok {
			// f(*args): a tuple is passed as it is.
			r := u.expr(s.Value)
			u.at(n)
			u.setD(u.emit(ListToTuple, base+1, r, base), 1)
			args = nil
			goto keywords
		}
	}
	u.emit(BuildList, base+1, 0, 0)
	for _, a := range args {
		mark := u.nextReg
		if s, ok := a.(*syntax.Starred); ok {
			r := u.expr(s.Value)
			u.at(n)
			u.setD(u.emit(ListExtend, base+1, r, base), 1)
		} else {
			u.emit(ListAppend, base+1, u.expr(a), 0)
		}
		u.nextReg = mark
	}
	u.emit(ListToTuple, base+1, base+1, 0)
keywords:
	u.spreadKeywords(n, keywords, base)
}

// spreadKeywords builds the dict of keyword arguments of call n in base+2, or leaves it unset.
func (u *unit) spreadKeywords(n syntax.Node, keywords []*syntax.Keyword, base int) {
	if len(keywords) == 0 {
		u.emit(Unbind, base+2, 0, 0)
		return
	}
	u.emit(BuildMap, base+2, 0, 0)
	for _, k := range keywords {
		mark := u.nextReg
		if k.Name == "" {
			r := u.expr(k.Value)
			u.at(n)
			u.emit(DictMerge, base+2, r, base)
		} else {
			r := u.temps(2)
			u.loadConst(r, syntax.StrLit(u.scope.mangle(k.Name)))
			u.exprTo(k.Value, r+1)
			u.at(n)
			u.setD(u.emit(MapAdd, base+2, r, r+1), 1)
		}
		u.nextReg = mark
	}
}

// qualname returns the qualified name of a definition called name in u (PEP 3155).
func (u *unit) qualname(name string) string {
	f := u.frame
	if y := f.symbols[f.mangle(name)]; y != nil && y.global {
		return name
	}
	switch {
	case f.kind == moduleScope:
		return name
	case f.kind == classScope:
		return u.code.Qualname + "." + name
	}
	if _, ok := f.node.(paramScope); ok && u.outer != nil {
		return u.outer.qualname(name)
	}
	return u.code.Qualname + ".<locals>." + name
}

// inner begins the unit of a scope inside this one.
func (u *unit) inner(s *scope, name string, n syntax.Node) *unit {
	v := newUnit(u, s, name, u.opts)
	v.code.Qualname = u.qualname(name)
	v.code.FirstLine = n.Pos().Line
	v.span = n.Pos()
	if u.frame.kind == functionScope {
		v.code.Flags |= NestedScope
	}
	v.code.Atomic, v.atomicCost = u.code.Atomic, u.atomicCost
	return v
}

// makeFunction completes the inner unit and emits the instruction that makes
// a function of it. regs from first hold what flags announce.
func (u *unit) makeFunction(v *unit, dst, first int, flags uint8) {
	code := v.finish()
	u.code.Nested = append(u.code.Nested, code)
	for _, name := range code.FreeVars {
		u.emit(Move, u.temp(), u.cellOf(name).reg, 0)
	}
	u.setD(u.emit(MakeFunction, dst, len(u.code.Nested)-1, first), flags)
}

// cellOf finds the symbol whose register holds the cell of a captured variable.
func (u *unit) cellOf(name string) *symbol {
	for s := u.scope; ; s = s.parent {
		if s.kind == classScope && ofClass(name) {
			return s.symbols["."+name]
		}
		if y := s.symbols[name]; y != nil && y.reg >= 0 && (y.captured || y.free) {
			return y
		}
		if s.kind != comprehensionScope {
			break
		}
	}
	panic("bug: no cell for " + name)
}

// defaultNames are the names that the default values of a generic function's
// parameters have in the function that binds its type parameters.
func defaultNames(args *syntax.Arguments) (names []string) {
	if len(args.Defaults) > 0 {
		names = append(names, ".defaults")
	}
	for _, d := range args.KwDefaults {
		if d != nil {
			return append(names, ".kwdefaults")
		}
	}
	return names
}

// defaults puts the default values of parameters into new temporaries, and
// returns what is there as flags of MakeFunction. They are given when they
// were evaluated before, outside the scope of type parameters.
func (u *unit) defaults(args *syntax.Arguments, given bool) (flags uint8) {
	for _, name := range defaultNames(args) {
		r := u.temp()
		switch {
		case name == ".defaults":
			flags |= 1
		default:
			flags |= 2
		}
		switch {
		case given:
			u.loadName(name, r)
		case name == ".defaults":
			u.display(BuildTuple, args.Defaults, r)
			u.nextReg = r + 1
		default:
			u.keywordDefaults(args, r)
		}
	}
	return flags
}

// keywordDefaults makes the dict of keyword-only parameters' default values.
func (u *unit) keywordDefaults(args *syntax.Arguments, dst int) {
	u.emit(BuildMap, dst, 0, 0)
	for i, d := range args.KwDefaults {
		if d == nil {
			continue
		}
		mark := u.nextReg
		k := u.temps(2)
		u.loadConst(k, syntax.StrLit(u.scope.mangle(args.Kwonly[i].Name)))
		u.exprTo(d, k+1)
		u.emit(MapAdd, dst, k, k+1)
		u.nextReg = mark
	}
}

// function compiles a def or lambda (def nil) to a function in dst.
func (u *unit) function(n syntax.Node, body []syntax.Stmt, name string, args *syntax.Arguments, returns syntax.Expr, def *syntax.FunctionDef, dst int) {
	mark := u.nextReg
	first := u.nextReg
	flags := u.defaults(args, def != nil && len(def.TypeParams) > 0)
	if def != nil && u.annotations(args, returns) {
		flags |= 4
	}
	if def != nil && len(def.TypeParams) > 0 {
		flags |= 8
		u.loadName(".type_params", u.temp())
	}
	s := u.scope.children[n]
	v := u.inner(s, name, n)
	c := v.code
	c.ArgCount, c.PosOnly, c.KwOnly = len(args.Posonly)+len(args.Args), len(args.Posonly), len(args.Kwonly)
	c.VarArgs, c.VarKw = args.Vararg != nil, args.Kwarg != nil
	async := false
	if def != nil {
		async = def.Async
		v.mark(def.Decorators, def)
	}
	switch {
	case async && s.yields:
		c.Flags |= AsyncGenerator
	case async:
		c.Flags |= Coroutine
	case s.yields:
		c.Flags |= Generator
	}
	v.prologue()
	if def == nil {
		lambda := n.(*syntax.Lambda)
		v.at(lambda.Body)
		r := v.expr(lambda.Body)
		v.emit(Return, r, 0, 0)
	} else {
		c.Doc, c.HasDoc = docstring(body)
		v.beginMarked()
		start := v.pc()
		v.stmts(body)
		v.returnNone()
		v.endMarked(start)
	}
	u.makeFunction(v, dst, first, flags)
	u.nextReg = mark
}

// docstring returns the string that a body begins with.
func docstring(body []syntax.Stmt) (string, bool) {
	if len(body) > 0 {
		if e, ok := body[0].(*syntax.ExprStmt); ok {
			if k, ok := e.Value.(*syntax.Constant); ok {
				if s, ok := k.Value.(syntax.StrLit); ok {
					return cleanDoc(string(s)), true
				}
			}
		}
	}
	return "", false
}

// cleanDoc removes the common indentation of a docstring's later lines, as the compiler of 3.13 does.
func cleanDoc(s string) string {
	lines := splitLines(s)
	margin := -1
	for _, l := range lines[1:] {
		trimmed := trimLeft(l)
		if trimmed != "" && (margin < 0 || len(l)-len(trimmed) < margin) {
			margin = len(l) - len(trimmed)
		}
	}
	lines[0] = trimLeft(lines[0])
	out := lines[0]
	for _, l := range lines[1:] {
		switch {
		case margin > 0 && len(l) >= margin:
			l = l[margin:]
		case margin > 0:
			l = trimLeft(l)
		}
		out += "\n" + l
	}
	return out
}

func splitLines(s string) (lines []string) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			lines = append(lines, s[start:i])
			start = i + 1
		}
	}
	return append(lines, s[start:])
}

func trimLeft(s string) string {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	return s
}

// annotations compiles a function's annotations to a dict in a new temporary; false when there are none.
func (u *unit) annotations(args *syntax.Arguments, returns syntax.Expr) bool {
	type ann struct {
		name string
		e    syntax.Expr
	}
	var list []ann
	for _, ps := range [][]*syntax.Arg{args.Args, args.Posonly, {args.Vararg}, args.Kwonly, {args.Kwarg}} {
		for _, p := range ps {
			if p != nil && p.Annotation != nil {
				list = append(list, ann{u.scope.mangle(p.Name), p.Annotation})
			}
		}
	}
	if returns != nil {
		list = append(list, ann{"return", returns})
	}
	if list == nil {
		return false
	}
	r := u.temp()
	u.emit(BuildMap, r, 0, 0)
	for _, a := range list {
		m := u.nextReg
		k := u.temps(2)
		u.loadConst(k, syntax.StrLit(a.name))
		u.annotation(a.e, k+1)
		u.emit(MapAdd, r, k, k+1)
		u.nextReg = m
	}
	return true
}

// annotation compiles an annotation's value: its text under the future import.
func (u *unit) annotation(e syntax.Expr, dst int) {
	if u.scope.future {
		u.loadConst(dst, syntax.StrLit(syntax.Unparse(e)))
		return
	}
	if s, ok := e.(*syntax.Starred); ok { // *args: *Ts
		r := u.temp()
		u.display(BuildTuple, []syntax.Expr{s}, r)
		u.emit(UnpackSeq, r, dst, 1)
		return
	}
	u.exprTo(e, dst)
}

// functionDef compiles a def statement.
func (u *unit) functionDef(n *syntax.FunctionDef) {
	first := u.decorators(n.Decorators)
	dst := u.temp()
	u.generic(n.TypeParams, n, n.Args, func(v *unit, dst int) {
		v.function(n, n.Body, n.Name, n.Args, n.Returns, n, dst)
	}, dst)
	u.decorate(n.Decorators, first, dst)
	u.span = n.NameSpan
	if u.span.Line == 0 {
		u.span = n.Pos()
	}
	u.storeName(n.Name, dst)
}

// decorators evaluates the decorators; each is in the first of a pair of registers.
func (u *unit) decorators(list []syntax.Expr) int {
	first := u.nextReg
	for _, d := range list {
		u.exprTo(d, u.temp())
	}
	return first
}

// decorate calls the decorators, the last first, on the value in dst.
func (u *unit) decorate(list []syntax.Expr, first, dst int) {
	r := u.temps(2)
	for i := len(list) - 1; i >= 0; i-- {
		u.at(list[i])
		u.emit(Move, r, first+i, 0)
		u.emit(Move, r+1, dst, 0)
		u.emit(Call, r, 1, dst)
	}
}

// classDef compiles a class statement.
func (u *unit) classDef(n *syntax.ClassDef) {
	first := u.decorators(n.Decorators)
	dst := u.temp()
	u.generic(n.TypeParams, n, nil, func(v *unit, dst int) { v.classBody(n, dst) }, dst)
	u.decorate(n.Decorators, first, dst)
	u.at(n)
	u.storeName(n.Name, dst)
}

// classBody compiles the call of __build_class__.
func (u *unit) classBody(n *syntax.ClassDef, dst int) {
	mark := u.nextReg
	s := u.scope.children[n]
	u.distinctKeywords(n.Keywords)
	spread := len(n.TypeParams) > 0
	for _, e := range n.Bases {
		_, star := e.(*syntax.Starred)
		spread = spread || star
	}
	for _, k := range n.Keywords {
		spread = spread || k.Name == ""
	}
	base := u.temp()
	u.emit(LoadBuildClass, base, 0, 0)
	nargs := 2 + len(n.Bases) + len(n.Keywords)
	if spread {
		u.temps(2)
	}
	args := u.temps(max(2, nargs))
	v := u.inner(s, n.Name, n)
	v.mark(n.Decorators, n)
	v.prologue()
	v.loadNameOrGlobal("__name__", n)
	v.namespaceConst("__qualname__", syntax.StrLit(v.code.Qualname))
	v.namespaceConst("__firstlineno__", syntax.IntLit{Small: int64(n.Pos().Line)})
	if len(n.TypeParams) > 0 {
		r := v.temp()
		y := v.frame.symbols[".type_params"]
		v.emit(LoadCell, r, y.reg, 0)
		v.emit(StoreName, r, 0, v.ref("__type_params__"))
	}
	if doc, ok := docstring(n.Body); ok {
		v.namespaceConst("__doc__", syntax.StrLit(doc))
	}
	v.setupAnnotations(n.Body)
	v.stmts(n.Body)
	if y := v.frame.symbols[".__class__"]; y != nil && v.def != nil {
		r := v.temp()
		v.emit(Move, r, y.reg, 0)
		v.emit(StoreName, r, 0, v.ref("__classcell__"))
		v.emit(Return, r, 0, 0)
	} else {
		v.returnNone()
	}
	free := u.nextReg
	u.makeFunction(v, args, free, 0)
	u.nextReg = free
	u.loadConst(args+1, syntax.StrLit(n.Name))
	u.at(n)
	if spread {
		// func, name, *bases, **keywords, with Generic[T] as the last base
		u.emit(BuildList, base+1, args, 2)
		u.extendBases(n.Bases, base+1, len(n.TypeParams) > 0)
		u.emit(ListToTuple, base+1, base+1, 0)
		u.spreadKeywords(n, n.Keywords, base)
		u.at(n)
		u.emit(CallEx, base, 0, dst)
		u.nextReg = mark
		return
	}
	var names KwNames
	for i, b := range n.Bases {
		u.exprTo(b, args+2+i)
	}
	for i, k := range n.Keywords {
		u.exprTo(k.Value, args+2+len(n.Bases)+i)
		names = append(names, k.Name)
	}
	u.at(n)
	if names == nil {
		u.emit(Call, base, nargs, dst)
	} else {
		u.emit(CallKw, base, nargs, dst)
		k := u.constant(names)
		u.raw(Instr{Op: Ext, B: uint16(k), C: uint16(k >> 16)})
	}
	u.nextReg = mark
}

func (u *unit) extendBases(bases []syntax.Expr, list int, generic bool) {
	for _, b := range bases {
		mark := u.nextReg
		if s, ok := b.(*syntax.Starred); ok {
			u.emit(ListExtend, list, u.expr(s.Value), 0)
		} else {
			u.emit(ListAppend, list, u.expr(b), 0)
		}
		u.nextReg = mark
	}
	if generic {
		mark := u.nextReg
		r := u.temps(2)
		u.loadName(".type_params", r)
		u.setD(u.emit(Intrinsic, r+1, r, 0), IntGeneric)
		u.emit(ListAppend, list, r+1, 0)
		u.nextReg = mark
	}
}

// loadNameOrGlobal begins a class body: __module__ = __name__.
func (v *unit) loadNameOrGlobal(name string, n syntax.Node) {
	v.at(n)
	r := v.temp()
	v.emit(LoadGlobal, r, 0, v.ref(name))
	v.emit(StoreName, r, 0, v.ref("__module__"))
}

func (v *unit) namespaceConst(name string, k Const) {
	r := v.temp()
	v.loadConst(r, k)
	v.emit(StoreName, r, 0, v.ref(name))
}
