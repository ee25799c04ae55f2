package object

// This file defines what happens when a class is called, and object itself.

import "strconv"

// objectGetattribute and its kin are the methods that mean "the ordinary way".
var objectGetattribute, typeGetattribute, objectSetattr, objectDelattr, typeSetattr, typeDelattr, objectNew, objectInit, objectClass Value

// exceptionNew and exceptionInitMethod are BaseException's own.
var exceptionNew, exceptionInitMethod Value

// construct calls a class: __new__, then __init__ when an instance came back.
func (t *Thread) construct(k *Type, fn Value, args []Value, names []*Str) (Value, error) {
	if k.Type != TypeType {
		// A metaclass may define __call__.
		if f := k.Type.Special(SpCall); f.O != nil && f.O.Type != NativeType {
			return t.CallMethod(f, fn, args, names)
		}
	}
	return t.ConstructPlain(k, args, names)
}

// ConstructPlain is type.__call__.
func (t *Thread) ConstructPlain(k *Type, args []Value, names []*Str) (Value, error) {
	if k == TypeType && len(args) == 1 && len(names) == 0 {
		return Of(args[0].O.Type), nil
	}
	nw, init := k.Special(SpNew), k.Special(SpInit)
	if nw == objectNew && init.O.Type == FunctionType && !k.Abstract {
		in := t.NewInstance(k)
		base := len(t.arena)
		t.arena = append(append(t.arena, in), args...)
		_, err := t.Enter(Ptr[Function](init), t.arena[base:], names)
		t.shrink(base)
		if err == Pending {
			t.Top.Made = in
			return Value{}, Pending
		}
		if err == nil { // a generator function as __init__
			err = Raise(TypeError, "__init__() should return None, not 'generator'")
		}
		return Value{}, err
	}
	if nw == objectNew && init == objectInit && len(args) == 0 && !k.Abstract && k.Solid == ObjectType {
		return t.NewInstance(k), nil
	}
	if k.layout == exceptionLayout && names == nil && nw == exceptionNew && init == exceptionInitMethod && !k.Abstract {
		return newException(t, k, append([]Value(nil), args...))
	}
	if k.Builtin && nw == objectNew && k.Solid != ObjectType {
		return Value{}, Errorf(TypeError, "cannot create '%s' instances", k.Name)
	}
	if k.Builtin && init == objectInit && nw.O.Type == StaticMethodType {
		return t.makeBuiltin(k, Ptr[StaticMethod](nw).Func, args, names)
	}
	f := &constructFrame{k: k, args: append([]Value(nil), args...), names: names}
	base := t.Top
	v, err := f.Resume(t, Value{}, nil)
	if err == Pending {
		return t.After(base, f)
	}
	return v, err
}

// makeBuiltin calls the __new__ of a builtin type that has no __init__: int, str, tuple …
func (t *Thread) makeBuiltin(k *Type, nw Value, args []Value, names []*Str) (Value, error) {
	base := len(t.arena)
	t.arena = append(append(t.arena, Of(k)), args...)
	v, err := t.Call(nw, t.arena[base:], names)
	t.shrink(base)
	return v, err
}

type constructFrame struct {
	k     *Type
	args  []Value
	names []*Str
	v     Value
	step  int
}

func (f *constructFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			f.step = 1
			nw := f.k.Special(SpNew)
			if nw.O.Type == StaticMethodType {
				nw = Ptr[StaticMethod](nw).Func
			}
			if in, err = t.CallMethod(nw, Of(f.k), f.args, f.names); err == Pending {
				return in, err
			}
		case 1:
			f.v = in
			if !IsInstanceOf(in, f.k) {
				return in, nil
			}
			init := in.O.Type.Special(SpInit)
			if init == objectInit && in.O.Type.Special(SpNew) != objectNew {
				return in, nil // the builtin's __new__ took the arguments
			}
			f.step = 2
			if in, err = t.CallMethod(init, in, f.args, f.names); err == Pending {
				return in, err
			}
		case 2:
			if !in.IsNone() {
				return Value{}, Errorf(TypeError, "__init__() should return None, not '%s'", in.O.Type.Name)
			}
			return f.v, nil
		}
	}
}

// NewInstance returns an empty instance of a class written in Python. The
// instance and its __dict__ are one piece of memory.
func (t *Thread) NewInstance(k *Type) Value {
	var in *Instance
	if k.NoDict {
		in = &Instance{}
	} else {
		both := &struct {
			Instance
			attrs Dict
		}{}
		both.attrs.Type = DictType
		in = &both.Instance
		in.Attrs = &both.attrs
	}
	in.Type = k
	t.ids++
	in.ID = uint64(t.ID)<<32 | t.ids
	if n := len(k.SlotNames); n > 0 {
		in.Slots = make([]Value, n)
	}
	return Of(in)
}

// Wrap returns v as an instance of k, a class derived from v's builtin type,
// or v itself when k is that type: what a builtin __new__ returns.
func (t *Thread) Wrap(k *Type, v Value) Value {
	if k.Builtin {
		return v
	}
	w := t.NewInstance(k)
	Ptr[Instance](w).Payload = v
	return w
}

func defineObject() {
	ObjectType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", objectNewFn},
		Def{"keep __init__(self, /, *args, **kwargs)", objectInitFn},
		Def{"keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) { return NewStr(t.DefaultRepr(a[0])), nil }},
		Def{"keep __str__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Repr(a[0]) }},
		Def{"keep __hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return Int(int64(hashIdentity(t, a[0]))), nil }},
		Def{"keep __eq__(self, value, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[0] == a[1] {
				return True, nil
			}
			return NotImplemented, nil
		}},
		Def{"keep __ne__(self, value, /)", objectNe},
		Def{"keep __lt__(self, value, /)", notImplemented},
		Def{"keep __le__(self, value, /)", notImplemented},
		Def{"keep __gt__(self, value, /)", notImplemented},
		Def{"keep __ge__(self, value, /)", notImplemented},
		Def{"keep __getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			n := AsStr(a[1])
			if n == nil {
				return Value{}, Errorf(TypeError, "attribute name must be string, not '%s'", a[1].O.Type.Name)
			}
			return t.GenericGetAttr(a[0], n)
		}},
		Def{"keep __setattr__(self, name, value, /)", func(t *Thread, a []Value) (Value, error) {
			n := AsStr(a[1])
			if n == nil {
				return Value{}, Errorf(TypeError, "attribute name must be string, not '%s'", a[1].O.Type.Name)
			}
			return None, t.GenericSetAttr(a[0], n, a[2])
		}},
		Def{"keep __delattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			n := AsStr(a[1])
			if n == nil {
				return Value{}, Errorf(TypeError, "attribute name must be string, not '%s'", a[1].O.Type.Name)
			}
			return None, t.GenericSetAttr(a[0], n, Value{})
		}},
		Def{"keep __format__(self, format_spec, /)", objectFormat},
		Def{"keep __init_subclass__(*args, **kwargs)", func(_ *Thread, a []Value) (Value, error) {
			args := AsTuple(a[0]).Items
			switch k := AsType(args[0]); {
			case len(args) > 1:
				return Value{}, Errorf(TypeError, "%s.__init_subclass__() takes no arguments (%d given)", k.Qualname, len(args)-1)
			case AsDict(a[1]).Len() > 0:
				return Value{}, Errorf(TypeError, "%s.__init_subclass__() takes no keyword arguments", k.Qualname)
			}
			return None, nil
		}},
		Def{"keep __subclasshook__(*args)", notImplemented},
	)
	for _, name := range []string{"__init_subclass__", "__subclasshook__"} {
		n := ObjectType.Attrs.Get(name)
		Ptr[Native](n).Owner = nil
		ObjectType.Attrs.Set(name, Of(&ClassMethod{Head: Head{Type: ClassMethodType}, Func: n}))
	}
	ObjectType.Getters(
		Getter{"__class__", func(_ *Thread, v Value) (Value, error) { return Of(v.O.Type), nil }, setClass},
	)
	objectNew = ObjectType.Lookup("__new__")
	objectInit = ObjectType.Lookup("__init__")
	objectClass = ObjectType.Lookup("__class__")
	ObjectType.NoDict = true
	objectGetattribute = ObjectType.Lookup("__getattribute__")
	objectSetattr, objectDelattr = ObjectType.Lookup("__setattr__"), ObjectType.Lookup("__delattr__")
}

// DefaultRepr returns "<module.Class object at 0x…>".
func (t *Thread) DefaultRepr(v Value) string {
	return "<" + v.O.Type.FullName() + " object at " + t.Address(v) + ">"
}

// Address returns the object's name as an address looks in a repr.
func (t *Thread) Address(v Value) string {
	return "0x" + strconv.FormatInt(t.Identity(v), 16)
}

func notImplemented(_ *Thread, _ []Value) (Value, error) { return NotImplemented, nil }

func objectNewFn(t *Thread, a []Value) (Value, error) {
	k := AsType(a[0])
	if k == nil {
		return Value{}, Errorf(TypeError, "object.__new__(X): X is not a type object (%s)", a[0].O.Type.Name)
	}
	if len(AsTuple(a[1]).Items) > 0 || AsDict(a[2]).Len() > 0 {
		if k.Special(SpNew) != objectNew {
			return Value{}, Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if k.Special(SpInit) == objectInit {
			return Value{}, Errorf(TypeError, "%s() takes no arguments", k.Name)
		}
	}
	if k.Abstract {
		return Value{}, abstractError(t, k)
	}
	if k.Solid != ObjectType {
		return Value{}, Errorf(TypeError, "object.__new__(%s) is not safe, use %s.__new__()", k.Name, k.Solid.Name)
	}
	return t.NewInstance(k), nil
}

func objectInitFn(_ *Thread, a []Value) (Value, error) {
	if len(AsTuple(a[1]).Items) > 0 || AsDict(a[2]).Len() > 0 {
		k := a[0].O.Type
		if k.Special(SpInit) != objectInit {
			return Value{}, Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if k.Special(SpNew) == objectNew {
			return Value{}, Errorf(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", k.Name)
		}
	}
	return None, nil
}

// objectNe is the inverse of __eq__, as long as that answers.
func objectNe(t *Thread, a []Value) (Value, error) {
	eq := a[0].O.Type.Special(SpEq)
	if eq == objectEq {
		if a[0] == a[1] {
			return False, nil
		}
		return NotImplemented, nil
	}
	base := t.Top
	r, err := t.CallMethod(eq, a[0], []Value{a[1]}, nil)
	if err == Pending {
		return t.After(base, &invertFrame{})
	}
	return (&invertFrame{}).Resume(t, r, err)
}

// invertFrame negates what a comparison returned, unless it is NotImplemented.
type invertFrame struct{ asked bool }

func (f *invertFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || in == NotImplemented {
		return in, err
	}
	if f.asked {
		return Bool(in != True), nil
	}
	f.asked = true
	if in, err = t.Truth(in); err != nil {
		return in, err
	}
	return Bool(in != True), nil
}

func objectFormat(t *Thread, a []Value) (Value, error) {
	if s := AsStr(a[1]); s != nil && s.S != "" {
		return Value{}, Errorf(TypeError, "unsupported format string passed to %s.__format__", a[0].O.Type.Name)
	}
	return t.Str(a[0])
}

func setClass(_ *Thread, self, v Value) error {
	k := AsTypeOrNil(v)
	in := self.instance()
	if v.O == nil {
		return Raise(TypeError, "can't delete __class__ attribute")
	}
	if k == nil {
		return Raise(TypeError, "__class__ must be set to a class, not '"+v.O.Type.Name+"' object")
	}
	if in == nil || k.Builtin {
		return Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if k.layout != instanceLayout || k.Solid != in.Type.Solid || len(k.SlotNames) != len(in.Type.SlotNames) {
		return Errorf(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", k.Name, self.O.Type.Name)
	}
	in.Type = k
	return nil
}

// AsTypeOrNil is AsType for a value that may be unset.
func AsTypeOrNil(v Value) *Type {
	if v.O == nil {
		return nil
	}
	return AsType(v)
}
