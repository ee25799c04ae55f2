package compile

// This file compiles the reading, binding and unbinding of names.

import "taketurns/wasm/syntax"

// find returns the symbol that name means here; nil for a global or builtin.
func (u *unit) find(name string) *symbol {
	name = u.scope.mangle(name)
	s := u.scope
	for s.kind == comprehensionScope {
		if y := s.symbols[name]; y != nil && y.bound {
			return y
		}
		s = s.parent
	}
	y := s.symbols[name]
	if y == nil || y.global {
		return nil
	}
	if s.kind == functionScope {
		if y.bound && !y.nonlocal || y.free {
			return y
		}
		return nil
	}
	if y.free || y.inlined || s.kind == classScope {
		return y
	}
	return nil
}

// isLocal reports whether the symbol lives in a register itself.
func (u *unit) isLocal(y *symbol) bool {
	return y != nil && y.reg >= 0 && !y.captured && !y.free
}

// inNamespace reports whether name is looked up in the frame's namespace first.
func (u *unit) inNamespace(y *symbol, name string) bool {
	if g := u.frame.symbols[u.scope.mangle(name)]; g != nil && g.global {
		return false
	}
	if u.frame.kind == classScope {
		return y == nil || !y.inlined
	}
	if u.frame.seesClass {
		return y == nil || y.free && !ofClass(y.name)
	}
	return u.frame.kind == moduleScope && u.opts.Names && y == nil
}

// loadName puts the value of a name into dst, or returns the register it is in when dst is -1.
func (u *unit) loadName(name string, dst int) int {
	y := u.find(name)
	if u.isLocal(y) {
		if y.deleted || u.def != nil && !u.def[y.reg] {
			u.emit(CheckBound, y.reg, 0, 0)
			if !y.deleted && u.def != nil {
				u.def[y.reg] = true
			}
		}
		if dst < 0 {
			return y.reg
		}
		if dst != y.reg {
			u.emit(Move, dst, y.reg, 0)
		}
		return dst
	}
	if dst < 0 {
		dst = u.temp()
	}
	mangled := u.scope.mangle(name)
	switch {
	case u.inNamespace(y, name) && y != nil && y.free && (!y.bound || y.nonlocal):
		u.emit(LoadNameCell, dst, y.reg, u.ref(mangled))
	case u.inNamespace(y, name):
		u.emit(LoadName, dst, 0, u.ref(mangled))
	case y != nil:
		u.point()
		u.emit(LoadCell, dst, y.reg, 0)
	default:
		u.point()
		u.emit(LoadGlobal, dst, 0, u.ref(mangled))
	}
	return dst
}

// storeName binds a name to the value in src.
func (u *unit) storeName(name string, src int) {
	y := u.find(name)
	mangled := u.scope.mangle(name)
	switch {
	case u.isLocal(y):
		if src != y.reg {
			u.emit(Move, y.reg, src, 0)
		}
		u.bound(y)
	case u.inNamespace(y, name) && !(y != nil && y.nonlocal):
		u.emit(StoreName, src, 0, u.ref(mangled))
	case y != nil:
		u.point()
		u.emit(StoreCell, y.reg, src, 0)
	default:
		u.point()
		u.emit(StoreGlobal, src, 0, u.ref(mangled))
	}
}

func (u *unit) bound(y *symbol) {
	if u.def != nil {
		u.def[y.reg] = true
	}
}

// deleteName unbinds a name; quiet does not mind when it is unbound.
func (u *unit) deleteName(name string) {
	y := u.find(name)
	mangled := u.scope.mangle(name)
	switch {
	case u.isLocal(y):
		u.emit(DelLocal, y.reg, 0, 0)
		if u.def != nil {
			u.def[y.reg] = false
		}
	case u.inNamespace(y, name) && !(y != nil && y.nonlocal):
		u.emit(DelName, 0, 0, u.ref(mangled))
	case y != nil:
		u.point()
		u.emit(DelCell, y.reg, 0, 0)
	default:
		u.point()
		u.emit(DelGlobal, 0, 0, u.ref(mangled))
	}
}

// assign stores the value in src into a target.
func (u *unit) assign(target syntax.Expr, src int) {
	old := u.at(target)
	defer func() { u.span = old }()
	mark := u.nextReg
	defer func() { u.nextReg = mark }()
	switch t := target.(type) {
	case *syntax.Name:
		u.storeName(t.ID, src)
	case *syntax.Attribute:
		obj := u.expr(t.Value)
		u.atAttr(t, t)
		u.point()
		u.emit(StoreAttr, obj, src, u.ref(u.scope.mangle(t.Attr)))
	case *syntax.Subscript:
		obj := u.operand(t.Value)
		key := u.expr(t.Slice)
		u.at(t)
		u.point()
		u.emit(SetItem, obj, key, src)
	case *syntax.Starred:
		u.fail(t, "starred assignment target must be in a list or tuple")
	case *syntax.Tuple:
		u.unpack(t, t.Elts, src)
	case *syntax.List:
		u.unpack(t, t.Elts, src)
	default:
		panic("bug: an assignment target that the parser let through")
	}
}

// unpack assigns the items of src to several targets.
func (u *unit) unpack(n syntax.Node, elts []syntax.Expr, src int) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			if star >= 0 {
				u.fail(n, "multiple starred expressions in assignment")
			}
			star = i
		}
	}
	first := u.temps(len(elts))
	if star < 0 {
		u.emit(UnpackSeq, src, first, len(elts))
	} else {
		if star > 255 || len(elts)-star-1 > 255 {
			u.fail(n, "too many expressions in star-unpacking assignment")
		}
		u.emit(UnpackEx, src, first, star|(len(elts)-star-1)<<8)
	}
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		u.assign(e, first+i)
	}
}
