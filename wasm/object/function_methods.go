package object

// This file defines the attributes of functions, methods, natives, code and cells.

import (
	"slices"
	"strconv"
	"strings"

	"taketurns/wasm/compile"
)

func defineFunction() {
	FunctionType.Define(
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return NewStr("<function " + Ptr[Function](a[0]).qualname() + " at " + t.Address(a[0]) + ">"), nil
		}},
		Def{"__get__(self, instance, owner=None, /)", bindMethod},
		Def{"__call__(self, /, *args, **kwargs)", callSelf},
		Def{"static __new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", functionNew},
	).Getters(
		Getter{"__name__", func(_ *Thread, v Value) (Value, error) { return Ptr[Function](v).Name, nil }, func(_ *Thread, v, x Value) error {
			if AsStrOrNil(x) == nil {
				return Raise(TypeError, "__name__ must be set to a string object")
			}
			Ptr[Function](v).Name = x
			return nil
		}},
		Getter{"__qualname__", func(_ *Thread, v Value) (Value, error) { return Ptr[Function](v).Qualname, nil }, func(_ *Thread, v, x Value) error {
			if AsStrOrNil(x) == nil {
				return Raise(TypeError, "__qualname__ must be set to a string object")
			}
			Ptr[Function](v).Qualname = x
			return nil
		}},
		Getter{"__module__", func(_ *Thread, v Value) (Value, error) { return Ptr[Function](v).Module, nil }, func(_ *Thread, v, x Value) error { Ptr[Function](v).Module = orNone(x); return nil }},
		Getter{"__doc__", func(_ *Thread, v Value) (Value, error) { return Ptr[Function](v).Doc, nil }, func(_ *Thread, v, x Value) error { Ptr[Function](v).Doc = orNone(x); return nil }},
		Getter{"__code__", func(_ *Thread, v Value) (Value, error) { return Of(Ptr[Function](v).Code), nil }, func(_ *Thread, v, x Value) error {
			f, c := Ptr[Function](v), As[Code](orNone(x), CodeType)
			if c == nil {
				return Raise(TypeError, "__code__ must be set to a code object")
			}
			if len(c.FreeVars) != len(f.Closure) {
				return Errorf(ValueError, "%s() requires a code object with %d free vars, not %d", AsStr(f.Name).S, len(f.Closure), len(c.FreeVars))
			}
			f.Code = c
			return nil
		}},
		Getter{"__globals__", func(_ *Thread, v Value) (Value, error) { return Of(Ptr[Function](v).Globals), nil }, readOnly},
		Getter{"__builtins__", func(t *Thread, _ Value) (Value, error) { return Of(t.Interp.Builtins), nil }, nil},
		Getter{"__dict__", func(_ *Thread, v Value) (Value, error) { return Of(MakeAttrs(v)), nil }, dictGetter.Set},
		Getter{"__defaults__", func(_ *Thread, v Value) (Value, error) {
			if d := Ptr[Function](v).Defaults; len(d) > 0 {
				return NewTuple(d), nil
			}
			return None, nil
		}, func(_ *Thread, v, x Value) error {
			Ptr[Function](v).Defaults = nil
			if x.O != nil && !x.IsNone() {
				tup := AsTuple(x)
				if tup == nil {
					return Raise(TypeError, "__defaults__ must be set to a tuple object")
				}
				Ptr[Function](v).Defaults = tup.Items
			}
			return nil
		}},
		Getter{"__kwdefaults__", func(_ *Thread, v Value) (Value, error) {
			if d := Ptr[Function](v).KwDefaults; d != nil {
				return Of(d), nil
			}
			return None, nil
		}, func(_ *Thread, v, x Value) error {
			if x = orNone(x); !x.IsNone() && AsDict(x) == nil {
				return Raise(TypeError, "__kwdefaults__ must be set to a dict object")
			}
			Ptr[Function](v).KwDefaults = AsDict(x)
			return nil
		}},
		Getter{"__annotations__", func(_ *Thread, v Value) (Value, error) {
			f := Ptr[Function](v)
			if f.Annotations.O == nil {
				f.Annotations = Of(NewDict())
			}
			return f.Annotations, nil
		}, func(_ *Thread, v, x Value) error {
			if x = orNone(x); !x.IsNone() && AsDict(x) == nil {
				return Raise(TypeError, "__annotations__ must be set to a dict object")
			}
			if Ptr[Function](v).Annotations = x; x.IsNone() {
				Ptr[Function](v).Annotations = Value{}
			}
			return nil
		}},
		Getter{"__type_params__", func(_ *Thread, v Value) (Value, error) {
			if p := Ptr[Function](v).TypeParams; p.O != nil {
				return p, nil
			}
			return NewTuple(nil), nil
		}, func(_ *Thread, v, x Value) error {
			if x.O == nil || AsTuple(x) == nil {
				return Raise(TypeError, "__type_params__ must be set to a tuple")
			}
			Ptr[Function](v).TypeParams = x
			return nil
		}},
		Getter{"__closure__", func(_ *Thread, v Value) (Value, error) {
			f := Ptr[Function](v)
			if len(f.Closure) == 0 {
				return None, nil
			}
			cells := make([]Value, len(f.Closure))
			for i, c := range f.Closure {
				cells[i] = Of(c)
			}
			return NewTuple(cells), nil
		}, nil},
	)

	MethodType.Define(
		Def{"static __new__(cls, function, instance, /)", func(_ *Thread, a []Value) (Value, error) { return NewMethod(a[1], a[2]), nil }},
		Def{"__call__(self, /, *args, **kwargs)", callSelf},
		Def{"__get__(self, instance, owner=None, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"__getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			n := AsStr(a[1])
			if MethodType.Lookup(n.S).O != nil {
				return t.GenericGetAttr(a[0], n)
			}
			return t.GetAttr(Ptr[Method](a[0]).Func, n)
		}},
		Def{"__eq__(self, value, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[1].O.Type != MethodType {
				return NotImplemented, nil
			}
			x, y := Ptr[Method](a[0]), Ptr[Method](a[1])
			return Bool(x.Func == y.Func && x.Self == y.Self), nil
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			h, err := Hash(t, a[0])
			return Int(int64(h)), err
		}},
		Def{"__repr__(self, /)", methodRepr},
	).Getters(
		Getter{"__func__", func(_ *Thread, v Value) (Value, error) { return Ptr[Method](v).Func, nil }, nil},
		Getter{"__self__", func(_ *Thread, v Value) (Value, error) { return Ptr[Method](v).Self, nil }, nil},
		Getter{"__doc__", func(t *Thread, v Value) (Value, error) { return t.GetAttr(Ptr[Method](v).Func, Intern("__doc__")) }, nil},
	)

	NativeType.Define(
		Def{"__call__(self, /, *args, **kwargs)", callSelf},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			n := Ptr[Native](a[0])
			switch {
			case n.Self.O != nil && AsType(n.Self) == nil:
				return NewStr("<built-in method " + n.Name + " of " + n.Self.O.Type.Name + " object at " + t.Address(n.Self) + ">"), nil
			case n.Self.O != nil:
				return NewStr("<built-in method " + n.Name + " of type object at " + t.Address(n.Self) + ">"), nil
			case n.Owner != nil && strings.HasPrefix(n.Name, "__"):
				return NewStr("<slot wrapper '" + n.Name + "' of '" + n.Owner.Name + "' objects>"), nil
			case n.Owner != nil:
				return NewStr("<method '" + n.Name + "' of '" + n.Owner.Name + "' objects>"), nil
			}
			return NewStr("<built-in function " + n.Name + ">"), nil
		}},
		Def{"__get__(self, instance, owner=None, /)", func(_ *Thread, a []Value) (Value, error) {
			if n := Ptr[Native](a[0]); n.Owner != nil && n.Self.O == nil && !a[1].IsNone() {
				return BindNative(n, a[1]), nil
			}
			return a[0], nil
		}},
		Def{"__eq__(self, value, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[1].O.Type != NativeType {
				return NotImplemented, nil
			}
			x, y := Ptr[Native](a[0]), Ptr[Native](a[1])
			return Bool(x == y || x.Name == y.Name && x.Owner == y.Owner && x.Self == y.Self && x.Module == y.Module && x.Self.O != nil), nil
		}},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			n := Ptr[Native](a[0])
			h := uint64(0)
			if n.Self.O == nil {
				h = hashIdentity(t, a[0])
			} else {
				h = hashIdentity(t, n.Self) ^ Intern(n.Name).Hash(t)
			}
			return Int(int64(notMinusOne(h))), nil
		}},
	).Getters(
		Getter{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Native](v).Name), nil }, nil},
		Getter{"__qualname__", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Native](v).qualified()), nil }, nil},
		Getter{"__module__", func(_ *Thread, v Value) (Value, error) {
			if m := Ptr[Native](v).Module; m != "" {
				return NewStr(m), nil
			}
			return None, nil
		}, nil},
		Getter{"__self__", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Native](v).Self), nil }, nil},
		Getter{"__doc__", func(_ *Thread, v Value) (Value, error) {
			if d := Ptr[Native](v).Doc; d != "" {
				return NewStr(d), nil
			}
			return None, nil
		}, nil},
		Getter{"__text_signature__", func(_ *Thread, v Value) (Value, error) {
			n := Ptr[Native](v)
			return NewStr(n.text[strings.IndexByte(n.text, '('):]), nil
		}, nil},
	)

	CellType.Define(Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
		c := Ptr[Cell](a[0])
		if c.V.O == nil {
			return NewStr("<cell at " + t.Address(a[0]) + ": empty>"), nil
		}
		return NewStr("<cell at " + t.Address(a[0]) + ": " + c.V.O.Type.Name + " object at " + t.Address(c.V) + ">"), nil
	}}, Def{"static __new__(cls, contents=?, /)", func(_ *Thread, a []Value) (Value, error) { return Of(NewCell(a[1])), nil }},
	).Getters(Getter{"cell_contents", func(_ *Thread, v Value) (Value, error) {
		if c := Ptr[Cell](v); c.V.O != nil {
			return c.V, nil
		}
		return Value{}, Raise(ValueError, "Cell is empty")
	}, func(_ *Thread, v, x Value) error { Ptr[Cell](v).V = x; return nil }})

	names := func(list []string) Value {
		vs := make([]Value, len(list))
		for i, n := range list {
			vs[i] = NewStr(n)
		}
		return NewTuple(vs)
	}
	CodeType.Define(Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
		c := Ptr[Code](a[0])
		return NewStr("<code object " + c.Name + " at " + t.Address(a[0]) + ", file \"" + c.Filename + "\", line " + strconv.Itoa(int(c.FirstLine)) + ">"), nil
	}}, Def{"replace(self, /, **changes)", codeReplace}, Def{"co_positions(self, /)", func(t *Thread, a []Value) (Value, error) {
		var list []Value
		for _, s := range Ptr[Code](a[0]).Spans {
			list = append(list, NewTuple([]Value{Int(int64(s.Line)), Int(int64(s.EndLine)), Int(int64(s.Col)), Int(int64(s.EndCol))}))
		}
		return t.Iter(NewList(list))
	}}).Getters(
		Getter{"co_name", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Code](v).Name), nil }, nil},
		Getter{"co_qualname", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Code](v).Qualname), nil }, nil},
		Getter{"co_filename", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Code](v).Filename), nil }, nil},
		Getter{"co_firstlineno", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Code](v).FirstLine)), nil }, nil},
		Getter{"co_argcount", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Code](v).ArgCount)), nil }, nil},
		Getter{"co_posonlyargcount", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Code](v).PosOnly)), nil }, nil},
		Getter{"co_kwonlyargcount", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Code](v).KwOnly)), nil }, nil},
		Getter{"co_nlocals", func(_ *Thread, v Value) (Value, error) { return Int(int64(len(Ptr[Code](v).localNames()))), nil }, nil},
		Getter{"co_varnames", func(_ *Thread, v Value) (Value, error) { return names(Ptr[Code](v).localNames()), nil }, nil},
		Getter{"co_cellvars", func(_ *Thread, v Value) (Value, error) { return names(Ptr[Code](v).CellVars), nil }, nil},
		Getter{"co_freevars", func(_ *Thread, v Value) (Value, error) { return names(Ptr[Code](v).FreeVars), nil }, nil},
		Getter{"co_names", func(_ *Thread, v Value) (Value, error) { return names(Ptr[Code](v).Names), nil }, nil},
		Getter{"co_consts", func(_ *Thread, v Value) (Value, error) { return NewTuple(Ptr[Code](v).Consts), nil }, nil},
		Getter{"co_flags", func(_ *Thread, v Value) (Value, error) { return Int(Ptr[Code](v).pythonFlags()), nil }, nil},
	)
}

// localNames returns co_varnames: the variables that live in registers,
// parameters first; one of a comprehension may share its name with another.
// codeReplace is code.replace() for what a code object can have changed: its
// name, file and first line, and whether it is an awaitable generator.
func codeReplace(t *Thread, a []Value) (Value, error) {
	c := *Ptr[Code](a[0])
	inner := *c.Code
	c.Head, c.Code = Head{Type: CodeType}, &inner
	changes := AsDict(a[1])
	for k, v, i, more := changes.Next(0); more; k, v, i, more = changes.Next(i) {
		n, isInt := AsInt(v)
		s := AsStr(v)
		switch name := AsStr(k).S; {
		case name == "co_flags" && isInt:
			if n&iterableCoroutine != 0 {
				inner.Flags |= compile.IterableCoroutine
			}
		case name == "co_name" && s != nil:
			inner.Name = s.S
		case name == "co_qualname" && s != nil:
			inner.Qualname = s.S
		case name == "co_filename" && s != nil:
			inner.Filename = s.S
		case name == "co_firstlineno" && isInt:
			inner.FirstLine = int32(n)
		default:
			return Value{}, Errorf(TypeError, "code.replace() cannot change %s here", name)
		}
	}
	return Of(&c), nil
}

// iterableCoroutine is CO_ITERABLE_COROUTINE of co_flags.
const iterableCoroutine = 0x100

func (c *Code) localNames() (list []string) {
	for i, n := range c.VarNames {
		inCell := i >= len(c.ArgNames) && slices.Contains(c.CellVars, n)
		if n != "" && !inCell && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// pythonFlags returns co_flags with the bits that inspect looks at.
func (c *Code) pythonFlags() (flags int64) {
	if c.VarArgs {
		flags |= 4
	}
	if c.VarKw {
		flags |= 8
	}
	const optimized, newLocals, nested, generator, coroutine, asyncGen = 1, 2, 0x10, 0x20, 0x80, 0x200
	if c.Flags&compile.Function != 0 {
		flags |= optimized | newLocals
	}
	switch {
	case c.Flags&compile.Generator != 0:
		flags |= generator
	case c.Flags&compile.Coroutine != 0:
		flags |= coroutine
	case c.Flags&compile.AsyncGenerator != 0:
		flags |= asyncGen
	}
	if c.Flags&compile.IterableCoroutine != 0 {
		flags |= iterableCoroutine
	}
	if len(c.FreeVars) > 0 {
		flags |= nested
	}
	return flags
}

func bindMethod(_ *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return a[0], nil
	}
	return NewMethod(a[0], a[1]), nil
}

// callSelf is __call__ of what is called directly.
func callSelf(t *Thread, a []Value) (Value, error) {
	args, names := SpreadArgs(AsTuple(a[1]), AsDict(a[2]))
	return t.Call(a[0], args, names)
}

func methodRepr(t *Thread, a []Value) (Value, error) {
	m := Ptr[Method](a[0])
	name := "?"
	if s := AsStrOrNil(t.GetAttrOr(m.Func, "__qualname__", Value{})); s != nil {
		name = s.S
	}
	base := t.Top
	r, err := t.Repr(m.Self)
	f := &wrapRepr{before: "<bound method " + name + " of ", after: ">"}
	if err == Pending {
		return t.After(base, f)
	}
	return f.Resume(t, r, err)
}

func functionNew(t *Thread, a []Value) (Value, error) {
	c, g := As[Code](a[1], CodeType), AsDict(a[2])
	switch {
	case c == nil:
		return Value{}, Errorf(TypeError, "function() argument 'code' must be code, not %s", a[1].O.Type.Name)
	case g == nil:
		return Value{}, Errorf(TypeError, "function() argument 'globals' must be dict, not %s", a[2].O.Type.Name)
	}
	name := a[3]
	if name.IsNone() {
		name = NewStr(c.Name)
	}
	f := &Function{Head: Head{Type: FunctionType}, Code: c, Globals: g, Name: name, Qualname: NewStr(c.Qualname), Doc: None, Module: orNone(g.GetStr(t, "__name__"))}
	if d := AsTuple(a[4]); d != nil {
		f.Defaults = d.Items
	}
	if cl := AsTuple(a[5]); cl != nil {
		for _, v := range cl.Items {
			cell := As[Cell](v, CellType)
			if cell == nil {
				return Value{}, Errorf(TypeError, "arg 5 (closure) expected cell, found %s", v.O.Type.Name)
			}
			f.Closure = append(f.Closure, cell)
		}
	}
	if len(f.Closure) != len(c.FreeVars) {
		return Value{}, Errorf(ValueError, "%s requires closure of length %d, not %d", c.Name, len(c.FreeVars), len(f.Closure))
	}
	if d := AsDict(a[6]); d != nil {
		f.KwDefaults = d
	}
	return Of(f), nil
}
