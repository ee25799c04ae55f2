package object

// This file defines staticmethod, classmethod, super and the descriptors of
// builtin attributes.

import "slices"

// A Super is what super(type, obj) makes: attributes as if the classes up to
// Class were not there.
type Super struct {
	Head
	Class *Type
	Obj   Value // unset: unbound
	Start *Type // the type whose MRO is searched
}

func defineDescriptors() {
	defineProperty()
	wrapper := func(k *Type, make func(f Value) Value, inner func(v Value) Value) {
		k.Subclassable = true
		k.Define(
			Def{"static __new__(cls, function, /)", func(t *Thread, a []Value) (Value, error) {
				v := make(a[1])
				v.O.Type = AsType(a[0])
				copyWrapped(t, v, a[1])
				return v, nil
			}},
			Def{"keep __get__(self, instance, owner=None, /)", func(t *Thread, a []Value) (Value, error) {
				owner := AsType(a[2])
				if owner == nil {
					owner = a[1].O.Type
				}
				return t.Bind(a[0], a[1], owner)
			}},
			Def{"keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
				base := t.Top
				r, err := t.Repr(inner(a[0]))
				f := &wrapRepr{before: "<" + k.Name + "(", after: ")>"}
				if err == Pending {
					return t.After(base, f)
				}
				return f.Resume(t, r, err)
			}},
		).Getters(
			Getter{"__dict__", dictGetter.Get, dictGetter.Set},
			Getter{"__func__", func(_ *Thread, v Value) (Value, error) { return inner(v), nil }, readOnly},
			Getter{"__wrapped__", func(_ *Thread, v Value) (Value, error) { return inner(v), nil }, nil},
			Getter{"__isabstractmethod__", func(t *Thread, v Value) (Value, error) {
				return t.GetAttrOr(inner(v), "__isabstractmethod__", False), nil
			}, nil},
		)
	}
	wrapper(StaticMethodType, func(f Value) Value { return Of(&StaticMethod{Func: f}) }, func(v Value) Value { return Ptr[StaticMethod](v).Func })
	wrapper(ClassMethodType, func(f Value) Value { return Of(&ClassMethod{Func: f}) }, func(v Value) Value { return Ptr[ClassMethod](v).Func })
	StaticMethodType.Define(Def{"keep __call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
		args, names := SpreadArgs(AsTuple(a[1]), AsDict(a[2]))
		return t.Call(Ptr[StaticMethod](a[0]).Func, args, names)
	}})
	for _, k := range []*Type{GetSetType, MemberType} {
		k.Define(
			Def{"__get__(self, instance, owner=None, /)", func(t *Thread, a []Value) (Value, error) {
				if a[1].IsNone() {
					return a[0], nil
				}
				return t.Bind(a[0], a[1], a[1].O.Type)
			}},
			Def{"__set__(self, instance, value, /)", func(t *Thread, a []Value) (Value, error) {
				return None, t.setDescriptor(a[0], a[1], Intern(descriptorName(a[0])), a[2])
			}},
			Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
				if a[0].O.Type == GetSetType {
					g := Ptr[GetSet](a[0])
					return NewStr("<attribute '" + g.Name + "' of '" + g.Owner.Name + "' objects>"), nil
				}
				m := Ptr[Member](a[0])
				return NewStr("<member '" + m.Name + "' of '" + m.Owner.Name + "' objects>"), nil
			}},
		).Getters(
			Getter{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(descriptorName(v)), nil }, nil},
			Getter{"__objclass__", func(_ *Thread, v Value) (Value, error) {
				if v.O.Type == GetSetType {
					return Of(Ptr[GetSet](v).Owner), nil
				}
				return Of(Ptr[Member](v).Owner), nil
			}, nil},
		)
	}
	MemberType.Getters(Getter{"__doc__", func(_ *Thread, v Value) (Value, error) { return None, nil }, nil})
	SuperType.Define(
		Def{"static __new__(cls, type=?, object_or_type=?, /)", superNew},
		Def{"keep __getattribute__(self, name, /)", superGetattr},
		Def{"keep __get__(self, instance, owner=None, /)", func(t *Thread, a []Value) (Value, error) {
			if s := Ptr[Super](a[0]); s.Obj.O != nil || a[1].IsNone() {
				return a[0], nil
			}
			return t.Call(Of(a[0].O.Type), []Value{Of(Ptr[Super](a[0]).Class), a[1]}, nil)
		}},
		Def{"keep __repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			s := Ptr[Super](a[0])
			if s.Obj.O == nil {
				return NewStr("<super: <class '" + s.Class.Name + "'>, NULL>"), nil
			}
			return NewStr("<super: <class '" + s.Class.Name + "'>, <" + s.Start.Name + " object>>"), nil
		}},
	)
}

// readOnly is the setter of attributes that only Go sets.
func readOnly(*Thread, Value, Value) error { return Raise(AttributeError, "readonly attribute") }

func descriptorName(v Value) string {
	if v.O.Type == GetSetType {
		return Ptr[GetSet](v).Name
	}
	return Ptr[Member](v).Name
}

func orNone(v Value) Value {
	if v.O == nil {
		return None
	}
	return v
}

// AsFunctionOrNil is AsFunction for a value that may be unset.
func AsFunctionOrNil(v Value) *Function {
	if v.O == nil {
		return nil
	}
	return AsFunction(v)
}

// wrapRepr puts text around a repr.
type wrapRepr struct{ before, after string }

func (f *wrapRepr) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return NewStr(f.before + AsStr(in).S + f.after), nil
}

// copyWrapped gives a staticmethod or classmethod the name and documentation of its function.
func copyWrapped(t *Thread, v, f Value) {
	d := MakeAttrs(v)
	for _, name := range []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"} {
		if x := t.GetAttrOr(f, name, Value{}); x.O != nil {
			d.SetStr(t, name, x)
		}
	}
}

func superNew(t *Thread, a []Value) (Value, error) {
	if a[1].O == nil {
		var err error
		if a[1], a[2], err = superArgs(pythonFrame(t.Top)); err != nil {
			return Value{}, err
		}
	}
	k := AsType(a[1])
	if k == nil {
		return Value{}, Errorf(TypeError, "super() argument 1 must be a type, not %s", a[1].O.Type.Name)
	}
	s := &Super{Head: Head{Type: AsType(a[0])}, Class: k}
	if a[2].O == nil || a[2].IsNone() {
		return Of(s), nil
	}
	s.Obj = a[2]
	switch c := AsType(a[2]); {
	case c != nil && c.IsSubtype(k):
		s.Start = c
	case IsInstanceOf(a[2], k):
		s.Start = a[2].O.Type
	default: // a proxy may say that it is something else
		base := t.Top
		r, err := t.GetAttr(a[2], Intern("__class__"))
		if err == Pending {
			return t.After(base, &superOf{s})
		}
		return (&superOf{s}).Resume(t, r, err)
	}
	return Of(s), nil
}

// superOf completes super(type, obj) with what obj says its class is.
type superOf struct{ s *Super }

func (f *superOf) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err == nil {
		if c := AsType(in); c != nil && c.IsSubtype(f.s.Class) {
			f.s.Start = c
			return Of(f.s), nil
		}
	}
	return Value{}, Raise(TypeError, "super(type, obj): obj ("+describe(f.s.Obj)+") is not an instance or subtype of type ("+f.s.Class.Name+").")
}

// superArgs returns what super() takes from the frame that calls it: the class
// around the method, and the method's first argument.
func superArgs(f *Frame) (class, self Value, err error) {
	if f == nil || f.Code.ArgCount == 0 {
		return Value{}, Value{}, Raise(RuntimeError, "super(): no arguments")
	}
	if self = f.Regs[0]; self.O != nil && self.O.Type == CellType && slices.Contains(f.Code.CellVars, f.Code.VarNames[0]) {
		self = Ptr[Cell](self).V
	}
	if self.O == nil {
		return Value{}, Value{}, Raise(RuntimeError, "super(): arg[0] deleted")
	}
	i := slices.Index(f.Code.FreeVars, "__class__")
	if i < 0 {
		return Value{}, Value{}, Raise(RuntimeError, "super(): __class__ cell not found")
	}
	class = Ptr[Cell](f.Regs[f.Code.FirstFree+i]).V
	switch {
	case class.O == nil:
		err = Raise(RuntimeError, "super(): empty __class__ cell")
	case AsType(class) == nil:
		err = Errorf(RuntimeError, "super(): __class__ is not a type (%s)", class.O.Type.Name)
	}
	return class, self, err
}

func describe(v Value) string {
	if k := AsType(v); k != nil {
		return "type " + k.Name
	}
	return "instance of " + v.O.Type.Name
}

func superGetattr(t *Thread, a []Value) (Value, error) {
	s, name := Ptr[Super](a[0]), AsStr(a[1])
	if s.Obj.O != nil && name.S != "__class__" {
		if v := s.Start.LookupAfter(s.Class, name.S); v.O != nil {
			if AsType(s.Obj) == s.Start {
				return t.Bind(v, Value{}, s.Start)
			}
			return t.Bind(v, s.Obj, s.Start)
		}
	}
	switch name.S {
	case "__self__":
		return orNone(s.Obj), nil
	case "__thisclass__":
		return Of(s.Class), nil
	}
	v, err := t.GenericGetAttr(a[0], name)
	if e, ok := err.(*Exception); ok && e.Type == AttributeError {
		return v, Errorf(AttributeError, "'super' object has no attribute '%s'", name.S)
	}
	return v, err
}
