package object

// This file defines attribute access: object.__getattribute__ and its kin
// (PEP 252, the descriptor protocol).

// A StaticMethod is what staticmethod makes.
type StaticMethod struct {
	Head
	Func  Value
	Attrs *Dict
}

// A ClassMethod is what classmethod makes.
type ClassMethod struct {
	Head
	Func  Value
	Attrs *Dict
}

// A Member is the descriptor of one of __slots__.
type Member struct {
	Head
	Name  string
	Owner *Type
	Index int
}

// A Module is a module.
type Module struct {
	Head
	Dict *Dict
	Name string
}

// NewModule returns an empty module with its __name__ set.
func NewModule(t *Thread, name string) *Module {
	m := &Module{Head: Head{Type: ModuleType}, Dict: NewDict(), Name: name}
	m.Dict.SetStr(t, "__name__", NewStr(name))
	m.Dict.SetStr(t, "__doc__", None)
	m.Dict.SetStr(t, "__package__", None)
	m.Dict.SetStr(t, "__loader__", None)
	m.Dict.SetStr(t, "__spec__", None)
	return m
}

// attrsField returns where v keeps its __dict__, or nil when it has none.
func attrsField(v Value) **Dict {
	switch v.O.Type.layout {
	case instanceLayout:
		if v.O.Type.NoDict {
			return nil
		}
		return &Ptr[Instance](v).Attrs
	case exceptionLayout:
		return &Ptr[Exception](v).Attrs
	case ModuleType.layout:
		return &Ptr[Module](v).Dict
	case FunctionType.layout:
		return &Ptr[Function](v).Attrs
	case PropertyType.layout:
		return &Ptr[Property](v).Attrs
	case StaticMethodType.layout:
		return &Ptr[StaticMethod](v).Attrs
	case ClassMethodType.layout:
		return &Ptr[ClassMethod](v).Attrs
	}
	if f := v.O.Type.layout.base.AttrsOf; f != nil {
		return f(v)
	}
	return nil
}

// AttrsOf returns v's __dict__, or nil when it has none or it is empty.
func AttrsOf(v Value) *Dict {
	if p := attrsField(v); p != nil {
		return *p
	}
	return nil
}

// MakeAttrs returns v's __dict__, made if need be, or nil when v cannot have one.
func MakeAttrs(v Value) *Dict {
	p := attrsField(v)
	if p == nil {
		return nil
	}
	if *p == nil {
		*p = NewDictSize(v.O.Type.nattrs)
	}
	return *p
}

// isData reports whether a value found on a type is a data descriptor.
func isData(a Value) bool {
	switch a.O.Type.layout {
	case FunctionType.layout, NativeType.layout, StaticMethodType.layout, ClassMethodType.layout:
		return false
	case PropertyType.layout, GetSetType.layout, MemberType.layout:
		return true
	}
	k := a.O.Type
	return k.Special(SpSet).O != nil || k.Special(SpDelete).O != nil
}

// hasGet reports whether a data descriptor decides what reading gives: one
// without __get__ leaves that to the object's own attributes.
func hasGet(a Value) bool { return a.O.Type.Builtin || a.O.Type.Special(SpGet).O != nil }

// Bind applies the descriptor protocol to a, found on owner, for obj (unset: for the class).
func (t *Thread) Bind(a, obj Value, owner *Type) (Value, error) {
	switch a.O.Type.layout {
	case FunctionType.layout:
		if obj.O == nil {
			return a, nil
		}
		return NewMethod(a, obj), nil
	case NativeType.layout:
		n := Ptr[Native](a)
		if obj.O == nil || !n.IsMethod() {
			return a, nil
		}
		return BindNative(n, obj), nil
	case StaticMethodType.layout:
		return Ptr[StaticMethod](a).Func, nil
	case ClassMethodType.layout:
		f := Ptr[ClassMethod](a).Func
		if f.O.Type == NativeType && Ptr[Native](f).Self.O == nil {
			return BindNative(Ptr[Native](f), Of(owner)), nil
		}
		return NewMethod(f, Of(owner)), nil
	case PropertyType.layout:
		if obj.O == nil {
			return a, nil
		}
		p := Ptr[Property](a)
		if p.Get.O == nil || p.Get.IsNone() {
			return Value{}, Errorf(AttributeError, "property%s of '%s' object has no getter", propertyName(p), obj.O.Type.Qualname)
		}
		return t.Call1(p.Get, obj)
	case GetSetType.layout:
		g := Ptr[GetSet](a)
		if obj.O == nil {
			return a, nil
		}
		if g.Owner.layout != instanceLayout && obj.O.Type.layout == instanceLayout && obj.instance().Payload.O != nil {
			obj = obj.instance().Payload
		}
		return g.Get(t, obj)
	case MemberType.layout:
		if obj.O == nil {
			return a, nil
		}
		m := Ptr[Member](a)
		in := obj.instance()
		if in == nil || m.Index >= len(in.Slots) || in.Slots[m.Index].O == nil {
			return Value{}, attributeError(obj, m.Name)
		}
		return in.Slots[m.Index], nil
	}
	get := a.O.Type.Special(SpGet)
	if get.O == nil {
		return a, nil
	}
	if obj.O == nil {
		obj = None
	}
	return t.CallMethod(get, a, []Value{obj, Of(owner)}, nil)
}

// BindNative returns the native as a method of self.
func BindNative(n *Native, self Value) Value {
	b := *n
	b.ID = 0
	b.Self = self
	return Of(&b)
}

func propertyName(p *Property) string {
	if n := AsStrOrNil(p.Name); n != nil {
		return " '" + n.S + "'"
	}
	return ""
}

// AsStrOrNil is AsStr for a value that may be unset.
func AsStrOrNil(v Value) *Str {
	if v.O == nil {
		return nil
	}
	return AsStr(v)
}

// attributeError says that v has no such attribute, and keeps both for the
// suggestion that an uncaught one prints.
func attributeError(v Value, name string) error {
	var e *Exception
	switch {
	case v.O.Type.layout == TypeType.layout:
		e = Errorf(AttributeError, "type object '%s' has no attribute '%s'", Ptr[Type](v).Name, name).(*Exception)
	case v.O.Type.layout == ModuleType.layout:
		e = Errorf(AttributeError, "module '%s' has no attribute '%s'", Ptr[Module](v).Name, name).(*Exception)
	default:
		e = Errorf(AttributeError, "'%s' object has no attribute '%s'", v.O.Type.Name, name).(*Exception)
	}
	e.Fields = &Dict{Head: Head{Type: DictType}}
	e.Fields.entries = []entry{{key: Of(Intern("name")), val: NewStr(name)}, {key: Of(Intern("obj")), val: v}}
	e.Fields.used = 2
	return e
}

// GetAttr returns v.name.
func (t *Thread) GetAttr(v Value, name *Str) (Value, error) {
	k := v.O.Type
	if g := k.Special(SpGetattribute); g != objectGetattribute && g != typeGetattribute {
		base := t.Top
		r, err := t.CallMethod(g, v, []Value{Of(name)}, nil)
		return t.orGetattr(base, v, name, r, err)
	}
	if k.Special(SpGetattr).O == nil {
		return t.GenericGetAttr(v, name)
	}
	base := t.Top
	r, err := t.GenericGetAttr(v, name)
	return t.orGetattr(base, v, name, r, err)
}

// orGetattr calls __getattr__ when the ordinary way raised AttributeError.
func (t *Thread) orGetattr(base *Frame, v Value, name *Str, r Value, err error) (Value, error) {
	ga := v.O.Type.Special(SpGetattr)
	switch {
	case err == nil || ga.O == nil:
		return r, err
	case err == Pending:
		return t.After(base, &getattrFrame{v: v, name: name})
	case !Matches(err, AttributeError):
		return r, err
	}
	return t.CallMethod(ga, v, []Value{Of(name)}, nil)
}

type getattrFrame struct {
	v     Value
	name  *Str
	asked bool
}

func (f *getattrFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	ga := f.v.O.Type.Special(SpGetattr)
	if err == nil || f.asked || !Matches(err, AttributeError) || ga.O == nil {
		return in, err
	}
	f.asked = true
	return t.CallMethod(ga, f.v, []Value{Of(f.name)}, nil)
}

// GenericGetAttr is object.__getattribute__ and type.__getattribute__.
func (t *Thread) GenericGetAttr(v Value, name *Str) (Value, error) {
	k := v.O.Type
	a := k.Lookup(name.S)
	if a.O != nil && isData(a) && hasGet(a) {
		return t.Bind(a, v, k)
	}
	if k.layout == TypeType.layout {
		self := Ptr[Type](v)
		if b := self.Lookup(name.S); b.O != nil {
			return t.Bind(b, Value{}, self)
		}
	} else if d := AttrsOf(v); d != nil {
		if r := d.GetName(t, name); r.O != nil {
			return r, nil
		}
	}
	if a.O != nil {
		return t.Bind(a, v, k)
	}
	if k.layout == ModuleType.layout {
		if ga := Ptr[Module](v).Dict.GetStr(t, "__getattr__"); ga.O != nil {
			return t.Call1(ga, Of(name))
		}
	}
	return Value{}, attributeError(v, name.S)
}

// SetAttr does v.name = x; x unset deletes.
func (t *Thread) SetAttr(v Value, name *Str, x Value) error {
	k := v.O.Type
	sp, native := SpSetattr, objectSetattr
	if x.O == nil {
		sp, native = SpDelattr, objectDelattr
	}
	if f := k.Special(sp); f != native && f != typeSetattr && f != typeDelattr {
		args := []Value{Of(name), x}
		if x.O == nil {
			args = args[:1]
		}
		_, err := t.CallMethod(f, v, args, nil)
		return err
	}
	return t.GenericSetAttr(v, name, x)
}

// GenericSetAttr is object.__setattr__ (or __delattr__, when x is unset) and type's.
func (t *Thread) GenericSetAttr(v Value, name *Str, x Value) error {
	k := v.O.Type
	if k.layout == TypeType.layout && Ptr[Type](v).Builtin {
		return Errorf(TypeError, "cannot set '%s' attribute of immutable type '%s'", name.S, Ptr[Type](v).FullName())
	}
	if a := k.Lookup(name.S); a.O != nil && isData(a) {
		return t.setDescriptor(a, v, name, x)
	}
	if k.layout == TypeType.layout {
		self := Ptr[Type](v)
		if x.O == nil {
			if !self.Attrs.Delete(name.S) {
				return attributeError(v, name.S)
			}
			self.Changed()
			return nil
		}
		self.SetAttr(name.S, x)
		return nil
	}
	if x.O == nil && HasDict(v) {
		if d := AttrsOf(v); d != nil && d.DeleteStr(t, name.S) {
			return nil
		}
		return attributeError(v, name.S)
	}
	d := MakeAttrs(v)
	if d == nil {
		if k.Lookup(name.S).O != nil {
			return Errorf(AttributeError, "'%s' object attribute '%s' is read-only", k.Name, name.S)
		}
		e := attributeError(v, name.S).(*Exception)
		e.Args[0] = NewStr(e.Message() + " and no __dict__ for setting new attributes")
		return e
	}
	d.SetName(t, name, x)
	if d.used > k.nattrs {
		k.nattrs = min(d.used, 16)
	}
	return nil
}

func (t *Thread) setDescriptor(a, v Value, name *Str, x Value) error {
	var err error
	switch a.O.Type.layout {
	case PropertyType.layout:
		p := Ptr[Property](a)
		f, what := p.Set, "setter"
		if x.O == nil {
			f, what = p.Del, "deleter"
		}
		if f.O == nil || f.IsNone() {
			return Errorf(AttributeError, "property%s of '%s' object has no %s", propertyName(p), v.O.Type.Qualname, what)
		}
		if x.O == nil {
			_, err = t.Call1(f, v)
		} else {
			_, err = t.Call2(f, v, x)
		}
	case GetSetType.layout:
		g := Ptr[GetSet](a)
		if g.Set == nil {
			return Errorf(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.Name)
		}
		err = g.Set(t, v, x)
	case MemberType.layout:
		m := Ptr[Member](a)
		in := v.instance()
		for len(in.Slots) <= m.Index {
			in.Slots = append(in.Slots, Value{})
		}
		if x.O == nil && in.Slots[m.Index].O == nil {
			return Raise(AttributeError, m.Name)
		}
		in.Slots[m.Index] = x
	default:
		if x.O == nil {
			f := a.O.Type.Special(SpDelete)
			if f.O == nil {
				return NewException(AttributeError, NewStr("__delete__"))
			}
			_, err = t.CallMethod(f, a, []Value{v}, nil)
		} else {
			f := a.O.Type.Special(SpSet)
			if f.O == nil {
				return NewException(AttributeError, NewStr("__set__"))
			}
			_, err = t.CallMethod(f, a, []Value{v, x}, nil)
		}
	}
	return err
}

// GetAttrOr returns v.name, or def when there is no such attribute; only
// attributes that need no Python code are found.
func (t *Thread) GetAttrOr(v Value, name string, def Value) Value {
	base := t.Top
	r, err := t.GetAttr(v, Intern(name))
	for t.Top != base {
		t.Drop()
	}
	if err != nil {
		return def
	}
	return r
}

// IsData reports whether a value found on a type is a data descriptor.
func IsData(a Value) bool { return isData(a) }

// HasDict reports whether v can have attributes of its own.
func HasDict(v Value) bool { return attrsField(v) != nil }

// OrdinaryGetattr reports whether objects of the type find attributes as
// object does, with no __getattribute__ or __getattr__ of its own.
func (t *Type) OrdinaryGetattr() bool {
	return t.Special(SpGetattribute) == objectGetattribute && t.Special(SpGetattr).O == nil && t.layout != TypeType.layout
}

// OrdinarySetattr reports whether attributes are set as object does it.
func (t *Type) OrdinarySetattr() bool {
	return t.Special(SpSetattr) == objectSetattr && t.layout != TypeType.layout
}

// SetExceptionAttr sets a field of an exception that has no value yet.
func SetExceptionAttr(e *Exception, name string, v Value) {
	if e.Fields == nil {
		e.Fields = NewDict()
	}
	e.Fields.entries = append(e.Fields.entries, entry{key: Of(Intern(name)), val: v})
	e.Fields.used++
}
