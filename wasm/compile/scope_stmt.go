package compile

// This file notes what statements bind and use, and rejects declarations that
// come too late or contradict each other.

import "taketurns/wasm/syntax"

// scopeBuilder walks the tree and notes bindings and uses. It stops at the
// first error.
type scopeBuilder struct {
	s       *scope
	err     *syntax.Error
	targets bool // names that are stored to are a comprehension's variables
	async   bool // there is an async def somewhere
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

// bind notes that the current scope binds name by what stands at n.
func (b *scopeBuilder) bind(n syntax.Node, name string) *symbol {
	b.notDebug(n, name)
	return b.s.bind(name)
}

// notDebug rejects the one name that can be read but not bound.
func (b *scopeBuilder) notDebug(n syntax.Node, name string) {
	if name == "__debug__" {
		b.fail(n, "cannot assign to __debug__")
	}
}

func (b *scopeBuilder) stmts(list []syntax.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

func (b *scopeBuilder) stmt(n syntax.Stmt) {
	switch n := n.(type) {
	case *syntax.FunctionDef:
		b.bind(n, n.Name)
		b.exprs(n.Decorators)
		b.defaults(n.Args)
		b.typeParams(n, n.TypeParams, func() {
			if len(n.TypeParams) > 0 { // the default values come from outside
				for _, name := range defaultNames(n.Args) {
					b.s.bind(name).param = true
				}
			}
			b.annotations(n.Args, n.Returns)
			b.in(functionScope, n, func() {
				b.params(n.Args)
				b.s.awaits = n.Async
				b.async = b.async || n.Async
				b.stmts(n.Body)
			})
		})
	case *syntax.ClassDef:
		b.bind(n, n.Name)
		b.exprs(n.Decorators)
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
	case *syntax.TypeAlias:
		b.bind(n.Name, n.Name.ID)
		b.typeParams(n, n.TypeParams, func() { b.lazy(n.Value, "a type alias") })
	case *syntax.Return:
		b.expr(n.Value)
	case *syntax.Delete:
		for _, t := range n.Targets {
			b.delete(t)
		}
	case *syntax.Assign:
		b.exprs(n.Targets)
		b.expr(n.Value)
	case *syntax.AugAssign:
		b.expr(n.Target)
		b.expr(n.Value)
	case *syntax.AnnAssign:
		b.annAssign(n)
	case *syntax.For:
		if n.Async {
			b.s.awaiting()
		}
		b.expr(n.Target)
		b.expr(n.Iter)
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
				b.bind(h, h.Name).deleted = true
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
			b.imported(n, name)
		}
	case *syntax.ImportFrom:
		b.importFrom(n)
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

// imported notes a name that an import statement binds: it may be declared global even after that.
func (b *scopeBuilder) imported(n syntax.Node, name string) {
	b.notDebug(n, name)
	b.s.symbol(b.s.mangle(name)).bound = true
}

func (b *scopeBuilder) importFrom(n *syntax.ImportFrom) {
	future := n.Module == "__future__" && n.Level == 0
	for _, a := range n.Names {
		switch {
		case a.Name == "*":
			if b.s.kind != moduleScope {
				b.fail(a, "import * only allowed at module level")
			}
		case a.AsName != "":
			b.imported(n, a.AsName)
		default:
			b.imported(n, a.Name)
		}
		if future {
			b.feature(n, a.Name)
		}
	}
}

// futureFeatures are the names that may be imported from __future__.
var futureFeatures = map[string]bool{"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true, "annotations": true}

// feature handles a name imported from __future__. Its errors have a place without an end.
func (b *scopeBuilder) feature(n syntax.Node, name string) {
	if b.err != nil {
		return
	}
	switch {
	case name == "annotations":
		b.s.future = true
		return
	case name == "braces":
		b.fail(n, "not a chance")
	case !futureFeatures[name]:
		b.fail(n, "future feature "+name+" is not defined")
	default:
		return
	}
	b.err.EndCol = 0
}

func (b *scopeBuilder) annAssign(n *syntax.AnnAssign) {
	if name, ok := n.Target.(*syntax.Name); ok {
		y := b.s.symbol(b.s.mangle(name.ID))
		if n.Simple {
			switch {
			case b.s.kind == moduleScope:
			case y.global:
				b.fail(n, "annotated name '"+name.ID+"' can't be global")
			case y.nonlocal:
				b.fail(n, "annotated name '"+name.ID+"' can't be nonlocal")
			}
			y.annotated = true
		}
		if n.Simple || n.Value != nil {
			b.bind(name, name.ID)
		}
	} else {
		b.expr(n.Target)
	}
	b.annotation(n.Annotation)
	if b.s.frame().kind != functionScope {
		b.s.bind("__annotations__")
	}
	b.expr(n.Value)
}

// declare handles global and nonlocal.
func (b *scopeBuilder) declare(n syntax.Node, name, how string) {
	y := b.s.symbol(b.s.mangle(name))
	switch {
	case y.param:
		b.fail(n, "name '"+name+"' is parameter and "+how)
	case y.used:
		b.fail(n, "name '"+name+"' is used prior to "+how+" declaration")
	case y.annotated:
		b.fail(n, "annotated name '"+name+"' can't be "+how)
	case y.assigned:
		b.fail(n, "name '"+name+"' is assigned to before "+how+" declaration")
	}
	if how == "global" {
		y.global = true
		top := b.s
		for top.parent != nil {
			top = top.parent
		}
		top.symbol(y.name).global = true // at module level too, whatever exec's locals are
	} else {
		y.nonlocal = true
	}
	if b.s.directives == nil {
		b.s.directives = map[string]syntax.Node{}
	}
	if b.s.directives[y.name] == nil {
		b.s.directives[y.name] = n
	}
}

func (b *scopeBuilder) delete(t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
		if t.ID == "__debug__" {
			b.fail(t, "cannot delete __debug__")
		}
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

func (b *scopeBuilder) params(a *syntax.Arguments) {
	add := func(p *syntax.Arg) {
		if y := b.s.symbols[b.s.mangle(p.Name)]; y != nil && y.param {
			b.fail(p, "duplicate argument '"+p.Name+"' in function definition")
		}
		b.bind(p, p.Name).param = true
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
	for _, list := range [][]*syntax.Arg{a.Args, a.Posonly, {a.Vararg}, a.Kwonly, {a.Kwarg}} {
		for _, p := range list {
			if p != nil {
				b.annotation(p.Annotation)
			}
		}
	}
	b.annotation(returns)
}

// annotation walks an annotation; under the future import it is text in the
// end, and only walked for what must not stand in it.
func (b *scopeBuilder) annotation(e syntax.Expr) {
	if !b.s.future {
		b.expr(e)
		return
	}
	outer := b.s
	b.s = newScope(functionScope, outer, nil)
	b.s.within = "an annotation"
	b.expr(e)
	b.s = outer
}

func (b *scopeBuilder) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		b.notDebug(k, k.Name)
		b.expr(k.Value)
	}
}

// typeParams runs f inside the scope of type parameters, when there are any (PEP 695).
func (b *scopeBuilder) typeParams(n syntax.Node, params []syntax.TypeParam, f func()) {
	if len(params) == 0 {
		f()
		return
	}
	b.in(functionScope, paramScope{n}, func() {
		b.s.within = "the definition of a generic"
		b.seeClass()
		defaults := false
		for _, p := range params {
			var name string
			var bound, def syntax.Expr
			kind := "TypeVar"
			switch p := p.(type) {
			case *syntax.TypeVar:
				name, bound, def = p.Name, p.Bound, p.Default
			case *syntax.ParamSpec:
				name, def, kind = p.Name, p.Default, "ParamSpec"
			case *syntax.TypeVarTuple:
				name, def, kind = p.Name, p.Default, "TypeVarTuple"
			}
			if y := b.s.symbols[b.s.mangle(name)]; y != nil && y.typeParam {
				b.fail(p, "duplicate type parameter '"+name+"'")
			}
			if defaults && def == nil {
				b.fail(p, "non-default type parameter '"+name+"' follows default type parameter")
			}
			defaults = defaults || def != nil
			b.bind(p, name).typeParam = true
			if _, tuple := bound.(*syntax.Tuple); tuple {
				b.lazy(bound, "a TypeVar constraint")
			} else {
				b.lazy(bound, "a TypeVar bound")
			}
			b.lazy(def, "a "+kind+" default")
		}
		b.s.bind(".type_params")
		f()
	})
}

// lazy is an expression evaluated later, in a function of its own; within is what it is.
func (b *scopeBuilder) lazy(e syntax.Expr, within string) {
	if e != nil {
		b.in(functionScope, e, func() {
			b.s.within = within
			b.seeClass()
			b.expr(e)
		})
	}
}

// seeClass lets the current scope look names up in the class that it stands in.
func (b *scopeBuilder) seeClass() {
	if p := b.s.parent; p.kind == classScope || p.seesClass {
		b.s.seesClass = true
		b.s.use("__classdict__")
	}
}

// paramScope keys the scope of a definition's type parameters, beside the definition's own.
type paramScope struct{ syntax.Node }
