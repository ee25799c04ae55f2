// This file follows names through expressions and patterns, for names.go.

package lesson

import "taketurns/wasm/syntax"

func (w *nameWalker) exprs(list []syntax.Expr, in *scope) {
	for _, e := range list {
		w.expr(e, in)
	}
}

func (w *nameWalker) expr(e syntax.Expr, in *scope) {
	if e == nil || !w.enter() {
		return
	}
	defer w.leave()
	switch e := e.(type) {
	case *syntax.Name:
		if e.Ctx == syntax.Store {
			w.bind(e.ID, in)
		} else {
			w.load(e.ID, in)
		}
	case *syntax.NamedExpr:
		w.expr(e.Value, in)
		outer := in // an assignment in a comprehension binds outside it
		for outer.parent != nil && !outer.runs && !outer.class {
			outer = outer.parent
		}
		w.bind(e.Target.ID, outer)
	case *syntax.Lambda:
		w.defaults(e.Args, in)
		w.function(nil, e.Args, nil, e.Body, in)
	case *syntax.ListComp:
		w.comprehension(e.Generators, in, e.Elt)
	case *syntax.SetComp:
		w.comprehension(e.Generators, in, e.Elt)
	case *syntax.GeneratorExp:
		w.comprehension(e.Generators, in, e.Elt)
	case *syntax.DictComp:
		w.comprehension(e.Generators, in, e.Key, e.Value)
	case *syntax.BoolOp:
		w.exprs(e.Values, in)
	case *syntax.BinOp:
		w.expr(e.Left, in)
		w.expr(e.Right, in)
	case *syntax.UnaryOp:
		w.expr(e.Operand, in)
	case *syntax.IfExp:
		w.expr(e.Test, in)
		w.expr(e.Body, in)
		w.expr(e.Orelse, in)
	case *syntax.Dict:
		w.exprs(e.Keys, in)
		w.exprs(e.Values, in)
	case *syntax.Set:
		w.exprs(e.Elts, in)
	case *syntax.Await:
		w.expr(e.Value, in)
	case *syntax.Yield:
		w.expr(e.Value, in)
	case *syntax.YieldFrom:
		w.expr(e.Value, in)
	case *syntax.Compare:
		w.expr(e.Left, in)
		w.exprs(e.Comparators, in)
	case *syntax.Call:
		w.expr(e.Func, in)
		w.exprs(e.Args, in)
		for _, k := range e.Keywords {
			w.expr(k.Value, in)
		}
	case *syntax.FormattedValue:
		w.expr(e.Value, in)
		w.expr(e.FormatSpec, in)
	case *syntax.JoinedStr:
		w.exprs(e.Values, in)
	case *syntax.Attribute:
		w.expr(e.Value, in)
	case *syntax.Subscript:
		w.expr(e.Value, in)
		w.expr(e.Slice, in)
	case *syntax.Starred:
		w.expr(e.Value, in)
	case *syntax.List:
		w.exprs(e.Elts, in)
	case *syntax.Tuple:
		w.exprs(e.Elts, in)
	case *syntax.Slice:
		w.expr(e.Lower, in)
		w.expr(e.Upper, in)
		w.expr(e.Step, in)
	}
}

// comprehension follows a comprehension: its targets are its own.
func (w *nameWalker) comprehension(generators []*syntax.Comprehension, in *scope, results ...syntax.Expr) {
	own := newScope(in)
	own.collect = in.collect
	for i, g := range generators {
		if i == 0 {
			w.expr(g.Iter, in)
		} else {
			w.expr(g.Iter, own)
		}
		w.expr(g.Target, own)
		w.exprs(g.Ifs, own)
	}
	w.exprs(results, own)
}

func (w *nameWalker) pattern(p syntax.Pattern, in *scope) {
	if p == nil || !w.enter() {
		return
	}
	defer w.leave()
	switch p := p.(type) {
	case *syntax.MatchValue:
		w.expr(p.Value, in)
	case *syntax.MatchSequence:
		w.patterns(p.Patterns, in)
	case *syntax.MatchMapping:
		w.exprs(p.Keys, in)
		w.patterns(p.Patterns, in)
		w.bind(p.Rest, in)
	case *syntax.MatchClass:
		w.expr(p.Cls, in)
		w.patterns(p.Patterns, in)
		w.patterns(p.KwdPatterns, in)
	case *syntax.MatchStar:
		w.bind(p.Name, in)
	case *syntax.MatchAs:
		w.pattern(p.Pattern, in)
		w.bind(p.Name, in)
	case *syntax.MatchOr:
		w.patterns(p.Patterns, in)
	}
}

func (w *nameWalker) patterns(list []syntax.Pattern, in *scope) {
	for _, p := range list {
		w.pattern(p, in)
	}
}
