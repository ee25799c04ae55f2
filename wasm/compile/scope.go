package compile

// This file finds out, before any code is made, what every name in every scope
// means: local, shared with an inner function, taken from an outer one, global.

import (
	"sort"

	"taketurns/wasm/syntax"
)

// A scopeKind is a kind of block that names are bound in.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	comprehensionScope // inlined: its variables live in the frame of the function around it (PEP 709)
)

// A scope is a block of the program with its names.
type scope struct {
	kind     scopeKind
	parent   *scope
	symbols  map[string]*symbol
	order    []*symbol // in order of first mention
	children map[syntax.Node]*scope
	yields   bool // the body has a yield
	awaits   bool // an await, or an asynchronous comprehension or loop
	walrus   bool
	future   bool // from __future__ import annotations
	node     syntax.Node
}

// A symbol is a name in a scope.
type symbol struct {
	name                           string
	bound, param, global, nonlocal bool
	deleted                        bool // by del or at the end of an except clause: may be unbound anywhere
	annotated                      bool
	captured                       bool // an inner function uses it: it lives in a cell
	free                           bool // it is an outer function's: its register holds that cell
	inlined                        bool // a comprehension's, in a register of the frame around
	namespace                      bool // the cell of __class__ in a class body: no variable
	reg                            int
}

// errorf is a SyntaxError at a node.
func errorf(n syntax.Node, msg string) *syntax.Error {
	p := n.Pos()
	return &syntax.Error{Type: "SyntaxError", Msg: msg, Line: int(p.Line), Col: int(p.Col) + 1, EndLine: int(p.EndLine), EndCol: int(p.EndCol) + 1}
}

func newScope(kind scopeKind, parent *scope, n syntax.Node) *scope {
	s := &scope{kind: kind, parent: parent, symbols: map[string]*symbol{}, children: map[syntax.Node]*scope{}, node: n}
	if parent != nil {
		s.future = parent.future
		if n != nil {
			parent.children[n] = s
		}
	}
	return s
}

func (s *scope) symbol(name string) *symbol {
	y := s.symbols[name]
	if y == nil {
		y = &symbol{name: name, reg: -1}
		s.symbols[name] = y
		s.order = append(s.order, y)
	}
	return y
}

// frame returns the scope whose frame holds s's variables.
func (s *scope) frame() *scope {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s
}

// class returns the name of the innermost class around s, for mangling.
func (s *scope) class() string {
	for ; s != nil; s = s.parent {
		if c, ok := s.node.(*syntax.ClassDef); ok && s.kind == classScope {
			return c.Name
		}
	}
	return ""
}

// mangle is the private-name rule: __x in class C means _C__x.
func (s *scope) mangle(name string) string {
	if len(name) < 3 || name[0] != '_' || name[1] != '_' || name[len(name)-1] == '_' && name[len(name)-2] == '_' {
		return name
	}
	for _, c := range name {
		if c == '.' {
			return name
		}
	}
	class := s.class()
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// bind notes that s binds name.
func (s *scope) bind(name string) *symbol {
	y := s.symbol(s.mangle(name))
	y.bound = true
	return y
}

// use notes that s reads name.
func (s *scope) use(name string) { s.symbol(s.mangle(name)) }

// resolve decides what each name of s and of the scopes in it means.
func (s *scope) resolve() {
	for i := 0; i < len(s.order); i++ {
		y := s.order[i]
		if y.global || y.bound && !y.nonlocal && s.kind != moduleScope && s.kind != classScope {
			continue
		}
		if y.bound && !y.nonlocal {
			continue // module: a global; class: in the namespace
		}
		s.takeFree(y)
	}
	for _, c := range s.sorted() {
		c.resolve()
	}
}

// sorted returns the inner scopes in the order of the source.
func (s *scope) sorted() []*scope {
	var list []*scope
	for _, c := range s.children {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i].node.Pos(), list[j].node.Pos()
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		if a.Col != b.Col {
			return a.Col < b.Col
		}
		return list[i].parent == list[j]
	})
	return list
}

// takeFree looks for the function around s that binds y's name. When there is one,
// the name is captured there and free in every frame in between.
func (s *scope) takeFree(y *symbol) bool {
	for p := s.parent; p != nil; p = p.parent {
		if p.kind == classScope && y.name != "__class__" || p.kind == moduleScope {
			continue
		}
		o := p.symbols[y.name]
		if p.kind == classScope {
			o = p.symbol("__class__")
			o.captured, o.namespace = true, true
		} else if o == nil || !o.bound || o.nonlocal {
			if o != nil && o.global {
				return false
			}
			continue
		} else if o.global {
			return false
		}
		if s.frame() == p.frame() {
			// An inlined comprehension reads a variable of its own frame.
			return true
		}
		o.captured = true
		for q := s; q.frame() != p.frame(); q = q.parent {
			f := q.frame()
			f.symbol(y.name).free = true
			q = f
		}
		return true
	}
	return false
}

// scopeBuilder walks the tree and notes bindings and uses.
type scopeBuilder struct {
	async bool // there is an async def somewhere
	s     *scope
	err   *syntax.Error
}

func (b *scopeBuilder) fail(n syntax.Node, msg string) {
	if b.err == nil {
		b.err = errorf(n, msg)
	}
}

// in runs f with a new inner scope as the current one.
func (b *scopeBuilder) in(kind scopeKind, n syntax.Node, f func()) *scope {
	s := newScope(kind, b.s, n)
	outer := b.s
	b.s = s
	f()
	b.s = outer
	return s
}

func (b *scopeBuilder) stmts(list []syntax.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

func (b *scopeBuilder) stmt(n syntax.Stmt) {
	switch n := n.(type) {
	case *syntax.FunctionDef:
		b.exprs(n.Decorators)
		b.s.bind(n.Name)
		b.typeParams(n, n.TypeParams, func() {
			b.defaults(n.Args)
			b.annotations(n.Args, n.Returns)
			b.in(functionScope, n, func() {
				b.params(n.Args)
				b.s.awaits = n.Async
				b.async = b.async || n.Async
				b.stmts(n.Body)
			})
		})
	case *syntax.ClassDef:
		b.exprs(n.Decorators)
		b.s.bind(n.Name)
		b.typeParams(n, n.TypeParams, func() {
			b.exprs(n.Bases)
			b.keywords(n.Keywords)
			b.in(classScope, n, func() {
				if len(n.TypeParams) > 0 {
					b.s.use(".type_params")
				}
				b.stmts(n.Body)
			})
		})
	case *syntax.Return:
		b.expr(n.Value)
	case *syntax.Delete:
		for _, t := range n.Targets {
			b.delete(t)
		}
	case *syntax.Assign:
		b.expr(n.Value)
		b.exprs(n.Targets)
	case *syntax.TypeAlias:
		b.s.bind(n.Name.ID)
		b.typeParams(n, n.TypeParams, func() {
			b.in(functionScope, n.Value, func() { b.expr(n.Value) })
		})
	case *syntax.AugAssign:
		b.expr(n.Value)
		b.expr(n.Target)
		if name, ok := n.Target.(*syntax.Name); ok {
			b.s.bind(name.ID)
		}
	case *syntax.AnnAssign:
		if name, ok := n.Target.(*syntax.Name); ok {
			y := b.s.symbol(b.s.mangle(name.ID))
			y.annotated = true
			if n.Simple || n.Value != nil {
				if y.global {
					b.fail(n, "annotated name '"+name.ID+"' can't be global")
				}
				if y.nonlocal {
					b.fail(n, "annotated name '"+name.ID+"' can't be nonlocal")
				}
				y.bound = true
			}
		} else {
			b.expr(n.Target)
		}
		if b.s.frame().kind != functionScope {
			if !b.s.future {
				b.expr(n.Annotation)
			}
			b.s.bind("__annotations__")
		}
		b.expr(n.Value)
	case *syntax.For:
		if n.Async {
			b.s.frame().awaits = true
		}
		b.expr(n.Iter)
		b.expr(n.Target)
		b.stmts(n.Body)
		b.stmts(n.Orelse)
	case *syntax.While:
		b.expr(n.Test)
		b.stmts(n.Body)
		b.stmts(n.Orelse)
	case *syntax.If:
		b.expr(n.Test)
		b.stmts(n.Body)
		b.stmts(n.Orelse)
	case *syntax.With:
		for _, i := range n.Items {
			b.expr(i.ContextExpr)
			b.expr(i.Vars)
		}
		b.stmts(n.Body)
	case *syntax.Match:
		b.expr(n.Subject)
		for _, c := range n.Cases {
			b.pattern(c.Pattern)
			b.expr(c.Guard)
			b.stmts(c.Body)
		}
	case *syntax.Raise:
		b.expr(n.Exc)
		b.expr(n.Cause)
	case *syntax.Try:
		b.stmts(n.Body)
		for _, h := range n.Handlers {
			b.expr(h.Type)
			if h.Name != "" {
				b.s.bind(h.Name).deleted = true
			}
			b.stmts(h.Body)
		}
		b.stmts(n.Orelse)
		b.stmts(n.Finalbody)
	case *syntax.Assert:
		b.expr(n.Test)
		b.expr(n.Msg)
	case *syntax.Import:
		for _, a := range n.Names {
			name := a.AsName
			if name == "" {
				name = firstPart(a.Name)
			}
			b.s.bind(name)
		}
	case *syntax.ImportFrom:
		for _, a := range n.Names {
			switch {
			case a.Name == "*":
				if b.s.kind != moduleScope {
					b.fail(n, "import * only allowed at module level")
				}
			case a.AsName != "":
				b.s.bind(a.AsName)
			default:
				b.s.bind(a.Name)
			}
		}
		if n.Module == "__future__" && n.Level == 0 {
			b.futures(n)
		}
	case *syntax.Global:
		for _, name := range n.Names {
			b.declare(n, name, "global")
		}
	case *syntax.Nonlocal:
		for _, name := range n.Names {
			b.declare(n, name, "nonlocal")
		}
	case *syntax.ExprStmt:
		b.expr(n.Value)
	}
}

// futureFeatures are the names that may be imported from __future__.
var futureFeatures = map[string]bool{"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "generator_stop": true, "annotations": true}

func (b *scopeBuilder) futures(n *syntax.ImportFrom) {
	for _, a := range n.Names {
		switch {
		case a.Name == "annotations":
			b.s.future = true
		case a.Name == "braces":
			b.fail(n, "not a chance")
		case !futureFeatures[a.Name]:
			b.fail(n, "future feature "+a.Name+" is not defined")
		}
	}
}

// declare handles global and nonlocal.
func (b *scopeBuilder) declare(n syntax.Node, name, how string) {
	y := b.s.symbol(b.s.mangle(name))
	switch {
	case y.param:
		b.fail(n, "name '"+name+"' is parameter and "+how)
	case y.global && how == "nonlocal" || y.nonlocal && how == "global":
		b.fail(n, "name '"+name+"' is nonlocal and global")
	case y.annotated:
		b.fail(n, "annotated name '"+name+"' can't be "+how)
	case y.bound:
		b.fail(n, "name '"+name+"' is assigned to before "+how+" declaration")
	case !y.global && !y.nonlocal && b.mentioned(y):
		b.fail(n, "name '"+name+"' is used prior to "+how+" declaration")
	}
	if how == "global" {
		y.global = true
		return
	}
	if b.s.kind == moduleScope {
		b.fail(n, "nonlocal declaration not allowed at module level")
	}
	y.nonlocal = true
	for p := b.s.parent; p != nil; p = p.parent {
		if p.kind == functionScope {
			// Whether the outer function binds it is known only at the end; see checkNonlocals.
			return
		}
	}
	b.fail(n, "no binding for nonlocal '"+name+"' found")
}

// mentioned reports whether the symbol was there before this declaration.
func (b *scopeBuilder) mentioned(y *symbol) bool { return b.s.order[len(b.s.order)-1] != y }

// checkNonlocals makes sure that each nonlocal name has a binding.
func checkNonlocals(s *scope) *syntax.Error {
	for _, y := range s.order {
		if y.nonlocal && !y.free {
			return errorf(s.node, "no binding for nonlocal '"+y.name+"' found")
		}
	}
	for _, c := range s.sorted() {
		if err := checkNonlocals(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *scopeBuilder) delete(t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
		b.s.bind(t.ID).deleted = true
	case *syntax.Tuple:
		for _, e := range t.Elts {
			b.delete(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			b.delete(e)
		}
	default:
		b.expr(t)
	}
}

func firstPart(dotted string) string {
	for i := range dotted {
		if dotted[i] == '.' {
			return dotted[:i]
		}
	}
	return dotted
}

// typeParams runs f inside the scope of type parameters, when there are any (PEP 695).
func (b *scopeBuilder) typeParams(n syntax.Node, params []syntax.TypeParam, f func()) {
	if len(params) == 0 {
		f()
		return
	}
	b.in(functionScope, paramScope{n}, func() {
		for _, p := range params {
			switch p := p.(type) {
			case *syntax.TypeVar:
				b.s.bind(p.Name)
				b.lazy(p.Bound)
				b.lazy(p.Default)
			case *syntax.ParamSpec:
				b.s.bind(p.Name)
				b.lazy(p.Default)
			case *syntax.TypeVarTuple:
				b.s.bind(p.Name)
				b.lazy(p.Default)
			}
		}
		b.s.bind(".type_params")
		f()
	})
}

// lazy is an expression evaluated later, in a function of its own.
func (b *scopeBuilder) lazy(e syntax.Expr) {
	if e != nil {
		b.in(functionScope, e, func() { b.expr(e) })
	}
}

// paramScope keys the scope of a definition's type parameters, beside the definition's own.
type paramScope struct{ syntax.Node }

func (b *scopeBuilder) params(a *syntax.Arguments) {
	add := func(p *syntax.Arg) {
		name := b.s.mangle(p.Name)
		if y := b.s.symbols[name]; y != nil && y.param {
			b.fail(p, "duplicate argument '"+p.Name+"' in function definition")
		}
		y := b.s.bind(p.Name)
		y.param = true
	}
	for _, list := range [][]*syntax.Arg{a.Posonly, a.Args, a.Kwonly} {
		for _, p := range list {
			add(p)
		}
	}
	if a.Vararg != nil {
		add(a.Vararg)
	}
	if a.Kwarg != nil {
		add(a.Kwarg)
	}
}

func (b *scopeBuilder) defaults(a *syntax.Arguments) {
	b.exprs(a.Defaults)
	b.exprs(a.KwDefaults)
}

func (b *scopeBuilder) annotations(a *syntax.Arguments, returns syntax.Expr) {
	if b.s.future {
		return
	}
	for _, list := range [][]*syntax.Arg{a.Posonly, a.Args, a.Kwonly, {a.Vararg, a.Kwarg}} {
		for _, p := range list {
			if p != nil {
				b.expr(p.Annotation)
			}
		}
	}
	b.expr(returns)
}

func (b *scopeBuilder) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		b.expr(k.Value)
	}
}

func (b *scopeBuilder) exprs(list []syntax.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

func (b *scopeBuilder) expr(n syntax.Expr) {
	switch n := n.(type) {
	case nil:
	case *syntax.BoolOp:
		b.exprs(n.Values)
	case *syntax.NamedExpr:
		b.expr(n.Value)
		s := b.s
		for s.kind == comprehensionScope || s.isGenExp() {
			if y := s.symbols[s.mangle(n.Target.ID)]; y != nil && y.bound && !y.nonlocal {
				b.fail(n, "assignment expression cannot rebind comprehension iteration variable '"+n.Target.ID+"'")
			}
			s = s.parent
		}
		if s.kind == classScope && s != b.s {
			b.fail(n, "assignment expression within a comprehension cannot be used in a class body")
		}
		y := s.bind(n.Target.ID)
		s.walrus, s.frame().walrus, b.s.frame().walrus = true, true, true
		if s != b.s {
			for q := b.s; q != s; q = q.parent {
				if q.isGenExp() {
					// The generator's function writes to the outer variable.
					z := q.symbol(q.mangle(n.Target.ID))
					z.bound = true
					if s.kind == moduleScope || y.global {
						z.global = true
					} else {
						z.nonlocal = true
					}
				}
			}
		}
	case *syntax.BinOp:
		b.expr(n.Left)
		b.expr(n.Right)
	case *syntax.UnaryOp:
		b.expr(n.Operand)
	case *syntax.Lambda:
		b.defaults(n.Args)
		b.in(functionScope, n, func() {
			b.params(n.Args)
			b.expr(n.Body)
		})
	case *syntax.IfExp:
		b.expr(n.Test)
		b.expr(n.Body)
		b.expr(n.Orelse)
	case *syntax.Dict:
		b.exprs(n.Keys)
		b.exprs(n.Values)
	case *syntax.Set:
		b.exprs(n.Elts)
	case *syntax.ListComp:
		b.comprehension(n, n.Generators, n.Elt)
	case *syntax.SetComp:
		b.comprehension(n, n.Generators, n.Elt)
	case *syntax.DictComp:
		b.comprehension(n, n.Generators, n.Key, n.Value)
	case *syntax.GeneratorExp:
		b.comprehension(n, n.Generators, n.Elt)
	case *syntax.Await:
		b.s.frame().awaits = true
		b.expr(n.Value)
	case *syntax.Yield:
		b.yield(n)
		b.expr(n.Value)
	case *syntax.YieldFrom:
		b.yield(n)
		b.expr(n.Value)
	case *syntax.Compare:
		b.expr(n.Left)
		b.exprs(n.Comparators)
	case *syntax.Call:
		b.expr(n.Func)
		b.exprs(n.Args)
		b.keywords(n.Keywords)
	case *syntax.FormattedValue:
		b.expr(n.Value)
		b.expr(n.FormatSpec)
	case *syntax.JoinedStr:
		b.exprs(n.Values)
	case *syntax.Attribute:
		b.expr(n.Value)
	case *syntax.Subscript:
		b.expr(n.Value)
		b.expr(n.Slice)
	case *syntax.Starred:
		b.expr(n.Value)
	case *syntax.Name:
		if n.Ctx == syntax.Load {
			b.s.use(n.ID)
			if n.ID == "super" {
				b.useClass()
			}
			return
		}
		b.s.bind(n.ID)
	case *syntax.List:
		b.exprs(n.Elts)
	case *syntax.Tuple:
		b.exprs(n.Elts)
	case *syntax.Slice:
		b.expr(n.Lower)
		b.expr(n.Upper)
		b.expr(n.Step)
	}
}

// useClass notes that a function needs the class it is defined in: for super().
func (b *scopeBuilder) useClass() {
	if b.s.frame().kind == functionScope {
		b.s.use("__class__")
	}
}

func (b *scopeBuilder) yield(n syntax.Node) {
	f := b.s.frame()
	switch {
	case b.s.kind == comprehensionScope || f.isGenExp():
		b.fail(n, "'yield' inside "+comprehensionName(b.s.node))
	case f.kind != functionScope:
		b.fail(n, "'yield' outside function")
	}
	f.yields = true
}

func comprehensionName(n syntax.Node) string {
	switch n.(type) {
	case *syntax.ListComp:
		return "list comprehension"
	case *syntax.SetComp:
		return "set comprehension"
	case *syntax.DictComp:
		return "dict comprehension"
	}
	return "generator expression"
}

// isGenExp reports whether s is the function of a generator expression, or of
// a comprehension in a class body (which is not inlined).
func (s *scope) isGenExp() bool {
	if s.kind != functionScope {
		return false
	}
	switch s.node.(type) {
	case *syntax.GeneratorExp, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp:
		return true
	}
	return false
}

// inlined reports whether a comprehension found in scope s becomes part of s's frame.
func inlined(s *scope, n syntax.Expr) bool {
	if _, gen := n.(*syntax.GeneratorExp); gen {
		return false
	}
	return s.frame().kind != classScope
}

func (b *scopeBuilder) comprehension(n syntax.Expr, gens []*syntax.Comprehension, elts ...syntax.Expr) {
	b.expr(gens[0].Iter)
	kind := functionScope
	if inlined(b.s, n) {
		kind = comprehensionScope
	}
	s := b.in(kind, n, func() {
		if kind == functionScope {
			b.s.bind(".0").param = true
		}
		for i, g := range gens {
			if i > 0 {
				b.expr(g.Iter)
			}
			if g.Async {
				b.s.frame().awaits = true
			}
			b.expr(g.Target)
			b.exprs(g.Ifs)
		}
		b.exprs(elts)
	})
	if kind == comprehensionScope && s.awaits {
		b.s.frame().awaits = true
	}
}

func (b *scopeBuilder) pattern(n syntax.Pattern) {
	switch n := n.(type) {
	case *syntax.MatchValue:
		b.expr(n.Value)
	case *syntax.MatchSequence:
		for _, p := range n.Patterns {
			b.pattern(p)
		}
	case *syntax.MatchMapping:
		b.exprs(n.Keys)
		for _, p := range n.Patterns {
			b.pattern(p)
		}
		if n.Rest != "" {
			b.s.bind(n.Rest)
		}
	case *syntax.MatchClass:
		b.expr(n.Cls)
		for _, p := range append(n.Patterns[:len(n.Patterns):len(n.Patterns)], n.KwdPatterns...) {
			b.pattern(p)
		}
	case *syntax.MatchStar:
		if n.Name != "" {
			b.s.bind(n.Name)
		}
	case *syntax.MatchAs:
		if n.Pattern != nil {
			b.pattern(n.Pattern)
		}
		if n.Name != "" {
			b.s.bind(n.Name)
		}
	case *syntax.MatchOr:
		for _, p := range n.Patterns {
			b.pattern(p)
		}
	}
}
