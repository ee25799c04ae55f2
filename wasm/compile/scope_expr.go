package compile

// This file notes what expressions and patterns bind and use.

import "taketurns/wasm/syntax"

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
		b.namedExpr(n)
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
		b.notWithin(n, "await expression")
		b.s.awaiting()
		b.expr(n.Value)
	case *syntax.Yield:
		b.yield(n, n.Value)
	case *syntax.YieldFrom:
		b.yield(n, n.Value)
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
		if n.Ctx == syntax.Store {
			b.notDebug(n, n.Attr)
		}
		b.expr(n.Value)
	case *syntax.Subscript:
		b.expr(n.Value)
		b.expr(n.Slice)
	case *syntax.Starred:
		b.expr(n.Value)
	case *syntax.Name:
		b.name(n)
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

func (b *scopeBuilder) name(n *syntax.Name) {
	if n.Ctx == syntax.Load {
		b.s.use(n.ID)
		if n.ID == "super" && b.s.frame().kind == functionScope {
			b.s.use("__class__") // super() looks for the class around
		}
		return
	}
	y := b.bind(n, n.ID)
	if b.targets {
		if y.rebound {
			b.fail(n, "comprehension inner loop cannot rebind assignment expression target '"+n.ID+"'")
		}
		y.iterates = true
	}
}

// notWithin rejects an expression in places that are evaluated later or not at all.
func (b *scopeBuilder) notWithin(n syntax.Node, what string) {
	if b.s.within != "" {
		b.fail(n, what+" cannot be used within "+b.s.within)
	}
}

// awaiting notes that s has an await, and so has every scope that it is inlined in.
func (s *scope) awaiting() {
	s.awaits = true
	for s.kind == comprehensionScope {
		s = s.parent
		s.awaits = true
	}
}

// namedExpr notes an assignment expression: in a comprehension it binds in the scope around that.
func (b *scopeBuilder) namedExpr(n *syntax.NamedExpr) {
	b.notWithin(n, "named expression")
	if b.s.iterable > 0 {
		b.fail(n, "assignment expression cannot be used in a comprehension iterable expression")
	}
	name := n.Target.ID
	s := b.s
	for s.kind == comprehensionScope || s.isGenExp() {
		if y := s.symbols[s.mangle(name)]; y != nil && y.iterates {
			b.fail(n.Target, "assignment expression cannot rebind comprehension iteration variable '"+name+"'")
		}
		s = s.parent
	}
	if s != b.s && s.kind == classScope {
		b.fail(n.Target, "assignment expression within a comprehension cannot be used in a class body")
	}
	if s != b.s && s.within != "" {
		b.fail(n.Target, "assignment expression within a comprehension cannot be used in "+s.within)
	}
	b.notDebug(n.Target, name)
	y := s.bind(name)
	s.walrus, s.frame().walrus, b.s.frame().walrus = true, true, true
	for q := b.s; q != s; q = q.parent {
		z := q.symbol(q.mangle(name))
		z.rebound = true
		if q.isGenExp() { // its function writes to the outer variable
			z.bound = true
			if s.kind == moduleScope || y.global {
				z.global = true
			} else {
				z.nonlocal = true
			}
		}
	}
	b.expr(n.Value)
}

func (b *scopeBuilder) yield(n syntax.Node, value syntax.Expr) {
	b.notWithin(n, "yield expression")
	b.expr(value)
	f := b.s.frame()
	if b.s.kind == comprehensionScope || f.isGenExp() {
		b.fail(n, "'yield' inside "+comprehensionName(b.s.node))
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
	b.iterable(gens[0].Iter)
	kind := functionScope
	if inlined(b.s, n) {
		kind = comprehensionScope
	}
	b.in(kind, n, func() {
		if kind == functionScope {
			b.s.bind(".0").param = true
		}
		for i, g := range gens {
			if g.Async {
				b.s.awaiting()
			}
			outer := b.targets
			b.targets = true
			b.expr(g.Target)
			b.targets = outer
			if i > 0 {
				b.iterable(g.Iter)
			}
			b.exprs(g.Ifs)
		}
		b.exprs(elts)
	})
}

// iterable walks what a comprehension iterates over.
func (b *scopeBuilder) iterable(e syntax.Expr) {
	b.s.iterable++
	b.expr(e)
	b.s.iterable--
}

func (b *scopeBuilder) pattern(n syntax.Pattern) {
	capture := func(name string) {
		if name != "" {
			b.bind(n, name)
		}
	}
	switch n := n.(type) {
	case *syntax.MatchValue:
		b.expr(n.Value)
	case *syntax.MatchSequence:
		b.patterns(n.Patterns)
	case *syntax.MatchMapping:
		b.exprs(n.Keys)
		b.patterns(n.Patterns)
		capture(n.Rest)
	case *syntax.MatchClass:
		b.expr(n.Cls)
		b.patterns(n.Patterns)
		b.patterns(n.KwdPatterns)
	case *syntax.MatchStar:
		capture(n.Name)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			b.pattern(n.Pattern)
		}
		capture(n.Name)
	case *syntax.MatchOr:
		b.patterns(n.Patterns)
	}
}

func (b *scopeBuilder) patterns(list []syntax.Pattern) {
	for _, p := range list {
		b.pattern(p)
	}
}
