package compile

// This file compiles type parameters and type aliases (PEP 695, PEP 696).

import "taketurns/wasm/syntax"

// generic compiles a definition with f: directly, or, when it has type
// parameters, inside a function that binds them and is called at once, with the
// default values of a function's parameters.
func (u *unit) generic(params []syntax.TypeParam, n syntax.Node, args *syntax.Arguments, f func(v *unit, dst int), dst int) {
	if len(params) == 0 {
		f(u, dst)
		return
	}
	s := u.scope.children[paramScope{n}]
	name := ""
	switch n := n.(type) {
	case *syntax.FunctionDef:
		name = n.Name
	case *syntax.ClassDef:
		name = n.Name
	case *syntax.TypeAlias:
		name = n.Name.ID
	}
	v := u.inner(s, "<generic parameters of "+name+">", n)
	v.code.ArgCount = len(v.code.ArgNames)
	v.prologue()
	first := v.temps(len(params))
	for i, p := range params {
		v.typeParam(p, first+i)
	}
	r := v.temp()
	v.emit(BuildTuple, r, first, len(params))
	v.storeName(".type_params", r)
	f(v, r)
	v.emit(Return, r, 0, 0)
	u.at(n)
	mark := u.nextReg
	base := u.temp()
	if args != nil {
		u.defaults(args, false)
	}
	free := u.nextReg
	u.makeFunction(v, base, free, 0)
	u.nextReg = free
	u.emit(Call, base, v.code.ArgCount, dst)
	u.nextReg = mark
}

// typeParam makes one type parameter, in dst, and binds its name.
func (v *unit) typeParam(p syntax.TypeParam, dst int) {
	mark := v.nextReg
	v.at(p)
	name, kind := "", IntTypeVar
	var bound, def syntax.Expr
	switch p := p.(type) {
	case *syntax.TypeVar:
		name, bound, def = p.Name, p.Bound, p.Default
	case *syntax.ParamSpec:
		name, kind, def = p.Name, IntParamSpec, p.Default
	case *syntax.TypeVarTuple:
		name, kind, def = p.Name, IntTypeVarTuple, p.Default
	}
	k := v.temps(2)
	v.loadConst(k, syntax.StrLit(name))
	v.setD(v.emit(Intrinsic, dst, k, 0), kind)
	if bound != nil {
		v.lazily(bound, name, k+1)
		v.setD(v.emit(Intrinsic, dst, dst, k+1), IntBound)
	}
	if def != nil {
		v.lazily(def, name, k+1)
		v.setD(v.emit(Intrinsic, dst, dst, k+1), IntDefault)
	}
	v.storeName(name, dst)
	v.nextReg = mark
}

// lazily compiles an expression as a function that evaluates it when called.
func (u *unit) lazily(e syntax.Expr, name string, dst int) {
	w := u.inner(u.scope.children[e], name, e)
	w.prologue()
	r := w.temp()
	if s, ok := e.(*syntax.Starred); ok {
		w.display(BuildTuple, []syntax.Expr{s}, r)
	} else {
		w.exprTo(e, r)
	}
	w.emit(Return, r, 0, 0)
	free := u.nextReg
	u.makeFunction(w, dst, free, 0)
	u.nextReg = free
}

func (u *unit) typeAlias(n *syntax.TypeAlias) {
	dst := u.temp()
	u.generic(n.TypeParams, n, nil, func(v *unit, dst int) {
		mark := v.nextReg
		r := v.temps(4)
		v.loadConst(r, syntax.StrLit(n.Name.ID))
		if len(n.TypeParams) > 0 {
			v.loadName(".type_params", r+1)
		} else {
			v.loadConst(r+1, TupleConst{})
		}
		v.lazily(n.Value, n.Name.ID, r+2)
		v.emit(BuildTuple, r+3, r+1, 2)
		v.at(n)
		v.setD(v.emit(Intrinsic, dst, r, r+3), IntTypeAlias)
		v.nextReg = mark
	}, dst)
	u.storeName(n.Name.ID, dst)
}
