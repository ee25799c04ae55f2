package object

// This file defines how classes are made: type(name, bases, namespace), the
// class statement, and the hooks that both run (PEP 487, PEP 560).

import (
	"slices"
	"sort"
	"strings"
)

func defineType() {
	TypeType.Define(
		Def{"static __new__(metatype, name, bases=?, namespace=?, /, **kwargs)", typeNew},
		Def{"keep __init__(self, /, *args, **kwargs)", func(*Thread, []Value) (Value, error) { return None, nil }},
		Def{"keep __call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			args, names := SpreadArgs(AsTuple(a[1]), AsDict(a[2]))
			return t.ConstructPlain(Ptr[Type](a[0]), args, names)
		}},
		Def{"keep __repr__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewStr(ReprOfType(Ptr[Type](a[0]))), nil }},
		Def{"keep __getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) { return t.GenericGetAttr(a[0], AsStr(a[1])) }},
		Def{"keep __setattr__(self, name, value, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.GenericSetAttr(a[0], AsStr(a[1]), a[2])
		}},
		Def{"keep __delattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.GenericSetAttr(a[0], AsStr(a[1]), Value{})
		}},
		Def{"keep __instancecheck__(self, instance, /)", func(t *Thread, a []Value) (Value, error) { return t.plainIsInstance(a[1], Ptr[Type](a[0])) }},
		Def{"keep __subclasscheck__(self, subclass, /)", func(t *Thread, a []Value) (Value, error) { return t.plainIsSubclass(a[1], Ptr[Type](a[0])) }},
		Def{"keep __subclasses__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			var list []Value
			for _, d := range Ptr[Type](a[0]).derived {
				list = append(list, Of(d))
			}
			return NewList(list), nil
		}},
		Def{"keep mro(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewList(typeValues(Ptr[Type](a[0]).MRO)), nil }},
		Def{"class __prepare__(metacls, name=?, bases=?, /, **kwargs)", func(*Thread, []Value) (Value, error) { return Of(NewDict()), nil }},
		Def{"keep __dir__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewList(dirOfType(Ptr[Type](a[0]))), nil }},
		Def{"keep __or__(self, value, /)", typeOr},
		Def{"keep __ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return typeOr(t, []Value{a[1], a[0]}) }},
	).Getters(
		Getter{"__name__", func(_ *Thread, v Value) (Value, error) {
			if k := Ptr[Type](v); k.Builtin { // in messages some have their module's name as well
				return NewStr(k.Qualname), nil
			}
			return NewStr(Ptr[Type](v).Name), nil
		}, setTypeName},
		Getter{"__qualname__", func(_ *Thread, v Value) (Value, error) { return NewStr(Ptr[Type](v).Qualname), nil }, func(_ *Thread, v, x Value) error {
			s := AsStrOrNil(x)
			if s == nil {
				return Errorf(TypeError, "can only assign string to %s.__qualname__, not '%s'", Ptr[Type](v).Name, x.Type().Name)
			}
			Ptr[Type](v).Qualname = s.S
			return nil
		}},
		Getter{"__module__", func(_ *Thread, v Value) (Value, error) {
			k := Ptr[Type](v)
			if m := k.Attrs.Get("__module__"); m.O != nil {
				return m, nil
			}
			return NewStr(k.Module), nil
		}, func(_ *Thread, v, x Value) error {
			k := Ptr[Type](v)
			k.SetAttr("__module__", x)
			if s := AsStrOrNil(x); s != nil {
				k.Module = s.S
			}
			return nil
		}},
		Getter{"__bases__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(Ptr[Type](v).Bases)), nil }, nil},
		Getter{"__base__", func(_ *Thread, v Value) (Value, error) {
			if b := Ptr[Type](v).Bases; len(b) > 0 {
				return Of(b[0]), nil
			}
			return None, nil
		}, nil},
		Getter{"__mro__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(Ptr[Type](v).MRO)), nil }, nil},
		Getter{"__dict__", func(t *Thread, v Value) (Value, error) { return NewMappingProxy(typeDict(t, Ptr[Type](v))), nil }, nil},
		Getter{"__doc__", func(_ *Thread, v Value) (Value, error) {
			if d := Ptr[Type](v).Attrs.Get("__doc__"); d.O != nil {
				return d, nil
			}
			return None, nil
		}, func(_ *Thread, v, x Value) error { Ptr[Type](v).SetAttr("__doc__", x); return nil }},
		Getter{"__abstractmethods__", func(_ *Thread, v Value) (Value, error) {
			if a := Ptr[Type](v).Attrs.Get("__abstractmethods__"); a.O != nil {
				return a, nil
			}
			return Value{}, attributeError(v, "__abstractmethods__")
		}, func(t *Thread, v, x Value) error {
			k := Ptr[Type](v)
			k.SetAttr("__abstractmethods__", x)
			n, _ := t.Items(x)
			k.Abstract = len(n) > 0
			return nil
		}},
		Getter{"__annotations__", func(_ *Thread, v Value) (Value, error) {
			k := Ptr[Type](v)
			a := k.Attrs.Get("__annotations__")
			if a.O == nil {
				if k.Builtin {
					return Value{}, attributeError(v, "__annotations__")
				}
				a = Of(NewDict())
				k.SetAttr("__annotations__", a)
			}
			return a, nil
		}, func(_ *Thread, v, x Value) error { Ptr[Type](v).SetAttr("__annotations__", x); return nil }},
		Getter{"__type_params__", func(_ *Thread, v Value) (Value, error) {
			if p := Ptr[Type](v).Attrs.Get("__type_params__"); p.O != nil {
				return p, nil
			}
			return NewTuple(nil), nil
		}, func(_ *Thread, v, x Value) error { Ptr[Type](v).SetAttr("__type_params__", x); return nil }},
	)
	typeGetattribute = TypeType.Lookup("__getattribute__")
	typeSetattr, typeDelattr = TypeType.Lookup("__setattr__"), TypeType.Lookup("__delattr__")
}

func setTypeName(_ *Thread, v, x Value) error {
	k := Ptr[Type](v)
	s := AsStrOrNil(x)
	switch {
	case k.Builtin:
		return Errorf(TypeError, "cannot set '__name__' attribute of immutable type '%s'", k.Name)
	case s == nil:
		return Errorf(TypeError, "can only assign string to %s.__name__, not '%s'", k.Name, x.Type().Name)
	}
	k.Name = s.S
	return nil
}

// ReprOfType returns "<class 'module.Name'>".
func ReprOfType(k *Type) string { return "<class '" + k.FullName() + "'>" }

func typeValues(ks []*Type) []Value {
	vs := make([]Value, len(ks))
	for i, k := range ks {
		vs[i] = Of(k)
	}
	return vs
}

// typeDict returns the type's own attributes as a dict: a copy, for reading.
func typeDict(t *Thread, k *Type) *Dict {
	d := NewDict()
	for _, n := range k.Attrs.order {
		d.SetStr(t, n, k.Attrs.m[n])
	}
	return d
}

// dirOfType lists the attributes of a class and its bases, sorted.
func dirOfType(k *Type) []Value {
	seen := map[string]bool{}
	for _, m := range k.MRO {
		for _, n := range m.Attrs.order {
			seen[n] = true
		}
	}
	return sortedNames(seen)
}

func sortedNames(seen map[string]bool) []Value {
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	vs := make([]Value, len(names))
	for i, n := range names {
		vs[i] = NewStr(n)
	}
	return vs
}

// SpreadArgs lays a tuple and a dict of arguments out for a call.
func SpreadArgs(args *Tuple, kw *Dict) ([]Value, []*Str) {
	vs := append([]Value(nil), args.Items...)
	var names []*Str
	for k, v, i, more := kw.Next(0); more; k, v, i, more = kw.Next(i) {
		names = append(names, AsStr(k))
		vs = append(vs, v)
	}
	return vs, names
}

// abstractError says which methods keep k from being instantiated.
func abstractError(t *Thread, k *Type) error {
	var names []string
	if items, ok := t.Items(k.Lookup("__abstractmethods__")); ok {
		for _, v := range items {
			if s := AsStr(v); s != nil {
				names = append(names, s.S)
			}
		}
	}
	sort.Strings(names)
	what := "method"
	if len(names) > 1 {
		what = "methods"
	}
	return Errorf(TypeError, "Can't instantiate abstract class %s without an implementation for abstract %s '%s'", k.Name, what, strings.Join(names, "', '"))
}

// typeNew is type.__new__: it makes the class, then calls __set_name__ of what
// it holds and __init_subclass__ of its parent.
func typeNew(t *Thread, a []Value) (Value, error) {
	meta := AsType(a[0])
	if meta == nil || !meta.IsSubtype(TypeType) {
		return Value{}, Raise(TypeError, "type.__new__(X): X is not a type object")
	}
	if a[2].O == nil {
		if meta == TypeType {
			return Of(a[1].O.Type), nil
		}
		return Value{}, Raise(TypeError, "type.__new__() takes exactly 3 arguments (1 given)")
	}
	name := AsStr(a[1])
	bases := AsTuple(a[2])
	if a[3].O == nil {
		return Value{}, Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	ns := AsDict(a[3])
	switch {
	case name == nil:
		return Value{}, Errorf(TypeError, "type.__new__() argument 1 must be str, not %s", a[1].O.Type.Name)
	case bases == nil:
		return Value{}, Errorf(TypeError, "type.__new__() argument 2 must be tuple, not %s", a[2].O.Type.Name)
	case ns == nil:
		return Value{}, Errorf(TypeError, "type.__new__() argument 3 must be dict, not %s", a[3].O.Type.Name)
	}
	var parents []*Type
	for _, b := range bases.Items {
		k := AsType(b)
		if k == nil {
			return Value{}, Raise(TypeError, "bases must be types")
		}
		parents = append(parents, k)
	}
	meta, err := winner(meta, parents)
	if err != nil {
		return Value{}, err
	}
	if nw := meta.Special(SpNew); nw != TypeType.Special(SpNew) && meta != AsType(a[0]) {
		if nw.O.Type == StaticMethodType {
			nw = Ptr[StaticMethod](nw).Func
		}
		args, names := SpreadArgs(&Tuple{Items: []Value{Of(meta), a[1], a[2], a[3]}}, AsDict(a[4]))
		return t.Call(nw, args, names)
	}
	k, err := makeType(t, meta, name.S, parents, ns)
	if err != nil {
		return Value{}, err
	}
	f := &typeHooks{k: k, kw: AsDict(a[4])}
	for _, n := range k.Attrs.order {
		if v := k.Attrs.m[n]; v.O != nil && v.O.Type.Lookup("__set_name__").O != nil {
			f.names = append(f.names, n)
		}
	}
	return t.Run(f)
}

// winner returns the most derived metaclass among meta and those of the bases.
func winner(meta *Type, bases []*Type) (*Type, error) {
	for _, b := range bases {
		switch m := b.Head.Type; {
		case meta.IsSubtype(m):
		case m.IsSubtype(meta):
			meta = m
		default:
			return nil, Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// makeType makes a class of Python.
func makeType(t *Thread, meta *Type, name string, bases []*Type, ns *Dict) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	k := &Type{Name: name, Qualname: name, Module: "builtins", Bases: bases, Attrs: NewNamespace()}
	k.Head.Type = meta
	t.ids++
	k.ID = uint64(t.ID)<<32 | t.ids
	k.Solid, k.layout = ObjectType, instanceLayout
	for i, b := range bases {
		if b.Final {
			return nil, Errorf(TypeError, "type '%s' is not an acceptable base type", b.FullName())
		}
		if slices.Contains(bases[:i], b) {
			return nil, Errorf(TypeError, "duplicate base class %s", b.Name)
		}
		switch {
		case b.Solid == ObjectType || b.Solid == k.Solid:
		case k.Solid == ObjectType || b.Solid.IsSubtype(k.Solid):
			k.Solid = b.Solid
		case !k.Solid.IsSubtype(b.Solid):
			return nil, Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	if k.Solid == BaseException || k.Solid == TypeType || k.Solid == ModuleType || k.Solid.Subclassable {
		k.layout = k.Solid.layout
	}
	mro, err := linearize(k)
	if err != nil {
		return nil, err
	}
	k.MRO = mro
	for key, v, i, more := ns.Next(0); more; key, v, i, more = ns.Next(i) {
		s := AsStr(key)
		if s == nil {
			return nil, Errorf(TypeError, "type.__new__() argument 3 must have str keys")
		}
		switch s.S {
		case "__classcell__":
			c := As[Cell](v, CellType)
			if c == nil {
				return nil, Errorf(TypeError, "__classcell__ must be a nonlocal cell, not %s", ReprOfType(v.O.Type))
			}
			c.V = Of(k)
			continue
		case "__qualname__":
			q := AsStr(v)
			if q == nil {
				return nil, Errorf(TypeError, "type __qualname__ must be a str, not %s", v.O.Type.Name)
			}
			k.Qualname = q.S
			continue
		case "__module__":
			if m := AsStr(v); m != nil {
				k.Module = m.S
			}
		case "__new__":
			if v.O.Type == FunctionType {
				v = Of(&StaticMethod{Head: Head{Type: StaticMethodType}, Func: v})
			}
		case "__init_subclass__", "__class_getitem__":
			if v.O.Type == FunctionType {
				v = Of(&ClassMethod{Head: Head{Type: ClassMethodType}, Func: v})
			}
		}
		k.Attrs.Set(s.S, v)
	}
	if k.Attrs.Get("__module__").O == nil {
		if f := pythonFrame(t.Top); f != nil {
			if m := f.Globals.GetStr(t, "__name__"); m.O != nil {
				k.Attrs.Set("__module__", m)
				if s := AsStr(m); s != nil {
					k.Module = s.S
				}
			}
		}
	}
	if k.Attrs.Get("__eq__").O != nil && k.Attrs.Get("__hash__").O == nil {
		k.Attrs.Set("__hash__", None)
	}
	if err := makeSlots(t, k); err != nil {
		return nil, err
	}
	if k.Attrs.Get("__doc__").O == nil {
		k.Attrs.Set("__doc__", None)
	}
	k.Version = nextVersion()
	for _, b := range bases {
		if !b.Builtin {
			b.derived = append(b.derived, k)
		}
		k.nattrs = max(k.nattrs, b.nattrs)
	}
	return k, nil
}

// pythonFrame returns the innermost frame of Python at or below f.
func pythonFrame(f *Frame) *Frame {
	for f != nil && f.Native != nil {
		f = f.Back
	}
	return f
}

// makeSlots gives the class the descriptors of its __slots__.
func makeSlots(t *Thread, k *Type) error {
	noDict := true
	for _, b := range k.Bases {
		if len(b.SlotNames) > len(k.SlotNames) {
			k.SlotNames = b.SlotNames
		}
		noDict = noDict && (b == ObjectType || b.NoDict || b.Builtin && b.layout != exceptionLayout)
	}
	slots := k.Attrs.Get("__slots__")
	if slots.O == nil {
		k.NoDict = false
		if k.layout == instanceLayout {
			k.Attrs.Set("__dict__", Of(&GetSet{Head{Type: GetSetType}, dictGetter, k}))
		}
		return nil
	}
	items := []Value{slots}
	if AsStr(slots) == nil {
		var ok bool
		if items, ok = t.Items(slots); !ok {
			return Raise(TypeError, "__slots__ must be a string or an iterable of strings the engine can read directly")
		}
	}
	k.NoDict = noDict
	k.SlotNames = slices.Clip(k.SlotNames)
	for _, v := range items {
		s := AsStr(v)
		switch {
		case s == nil:
			return Errorf(TypeError, "__slots__ items must be strings, not '%s'", v.O.Type.Name)
		case s.S == "__dict__":
			k.NoDict = false
			k.Attrs.Set("__dict__", Of(&GetSet{Head{Type: GetSetType}, dictGetter, k}))
			continue
		case s.S == "__weakref__":
			continue
		case !isIdentifier(s.S):
			return Raise(TypeError, "__slots__ must be identifiers")
		}
		name := manglePrivate(k.Name, s.S)
		if k.Attrs.Get(name).O != nil {
			return Errorf(ValueError, "'%s' in __slots__ conflicts with class variable", name)
		}
		k.Attrs.Set(name, Of(&Member{Head{Type: MemberType}, name, k, len(k.SlotNames)}))
		k.SlotNames = append(k.SlotNames, name)
	}
	return nil
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

func manglePrivate(class, name string) string {
	if strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__") {
		if c := strings.TrimLeft(class, "_"); c != "" {
			return "_" + c + name
		}
	}
	return name
}

// dictGetter is __dict__ of instances.
var dictGetter = Getter{"__dict__", func(_ *Thread, v Value) (Value, error) {
	d := MakeAttrs(v)
	if d == nil {
		return Value{}, attributeError(v, "__dict__")
	}
	return Of(d), nil
}, func(_ *Thread, v, x Value) error {
	p := attrsField(v)
	if p == nil {
		return attributeError(v, "__dict__")
	}
	if x.O == nil {
		*p = nil
		return nil
	}
	d := AsDict(x)
	if d == nil {
		return Errorf(TypeError, "__dict__ must be set to a dictionary, not a '%s'", x.O.Type.Name)
	}
	*p = d
	return nil
}}

// linearize computes the method resolution order (C3).
func linearize(k *Type) ([]*Type, error) {
	var lists [][]*Type
	for _, b := range k.Bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, k.Bases)
	mro := []*Type{k}
	for {
		lists = slices.DeleteFunc(lists, func(l []*Type) bool { return len(l) == 0 })
		if len(lists) == 0 {
			return mro, nil
		}
		var next *Type
		for _, l := range lists {
			inTail := func(o []*Type) bool { return slices.Contains(o[1:], l[0]) }
			if !slices.ContainsFunc(lists, inTail) {
				next = l[0]
				break
			}
		}
		if next == nil {
			var names []string
			for _, l := range lists {
				if !slices.Contains(names, l[0].Name) {
					names = append(names, l[0].Name)
				}
			}
			return nil, Errorf(TypeError, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
		}
		mro = append(mro, next)
		for i, l := range lists {
			if l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// typeHooks calls __set_name__ and __init_subclass__ for a new class.
type typeHooks struct {
	k     *Type
	names []string
	kw    *Dict
	last  string
	step  int
}

func (f *typeHooks) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			if e, ok := err.(*Exception); ok && f.step == 0 && f.last != "" {
				v := f.k.Attrs.Get(f.last)
				t.AddNote(e, "Error calling __set_name__ on '"+v.O.Type.Name+"' instance '"+f.last+"' in '"+f.k.Name+"'")
			}
			return Value{}, err
		}
		switch {
		case f.step == 1:
			return Of(f.k), nil
		case len(f.names) > 0:
			f.last = f.names[0]
			f.names = f.names[1:]
			v := f.k.Attrs.Get(f.last)
			if _, err = t.CallMethod(v.O.Type.Lookup("__set_name__"), v, []Value{Of(f.k), NewStr(f.last)}, nil); err == Pending {
				return Value{}, err
			}
		default:
			f.step = 1
			hook := f.k.LookupAfter(f.k, "__init_subclass__")
			if hook == ObjectType.Attrs.Get("__init_subclass__") {
				if f.kw.Len() > 0 {
					return Value{}, Errorf(TypeError, "%s.__init_subclass__() takes no keyword arguments", f.k.Name)
				}
				continue
			}
			b, berr := t.Bind(hook, Value{}, f.k)
			if berr != nil {
				return Value{}, berr
			}
			args, names := SpreadArgs(&Tuple{}, f.kw)
			if _, err = t.Call(b, args, names); err == Pending {
				return Value{}, err
			}
		}
	}
}

// BuildClass is __build_class__(func, name, *bases, metaclass=…, **kwargs).
func BuildClass(t *Thread, a []Value) (Value, error) {
	return t.Run(&buildClass{fn: a[0], name: a[1], orig: a[2], kw: AsDict(a[3])})
}

type buildClass struct {
	fn, name, orig, meta, ns, made Value
	bases                          []Value
	kw                             *Dict
	i, step                        int
}

func (f *buildClass) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil && f.step != 4 {
			return Value{}, err
		}
		switch f.step {
		case 0: // the bases: __mro_entries__ replaces what is no class
			orig := AsTuple(f.orig).Items
			if f.i == len(orig) {
				f.step = 2
				continue
			}
			b := orig[f.i]
			f.i++
			if AsType(b) != nil || b.O.Type.Lookup("__mro_entries__").O == nil {
				f.bases = append(f.bases, b)
				continue
			}
			f.step = 1
			if in, err = t.Invoke(b, "__mro_entries__", f.orig); err == Pending {
				return in, err
			}
		case 1:
			tup := AsTuple(in)
			if tup == nil {
				return Value{}, Raise(TypeError, "__mro_entries__ must return a tuple")
			}
			f.bases, f.step = append(f.bases, tup.Items...), 0
		case 2: // the metaclass
			f.meta = f.kw.GetStr(t, "metaclass")
			if f.meta.O != nil {
				f.kw = f.kw.Copy()
				f.kw.DeleteStr(t, "metaclass")
			} else if f.meta = Of(TypeType); len(f.bases) > 0 {
				f.meta = Of(f.bases[0].O.Type)
			}
			if m := AsType(f.meta); m != nil {
				var parents []*Type
				for _, b := range f.bases {
					if k := AsType(b); k != nil {
						parents = append(parents, k)
					}
				}
				if m, err = winner(m, parents); err != nil {
					return Value{}, err
				}
				f.meta = Of(m)
			}
			f.step = 3
		case 3: // the namespace
			f.step = 4
			if m := AsType(f.meta); m != nil && m.Lookup("__prepare__") == TypeType.Attrs.Get("__prepare__") {
				in = Of(NewDict())
				continue
			}
			f.step = 8
			if in, err = t.GetAttr(f.meta, Intern("__prepare__")); err == Pending {
				return in, err
			}
			if Matches(err, AttributeError) {
				in, err, f.step = Of(NewDict()), nil, 4
			}
		case 8:
			f.step = 4
			args, names := SpreadArgs(&Tuple{Items: []Value{f.name, NewTuple(f.bases)}}, f.kw)
			if in, err = t.Call(in, args, names); err == Pending {
				return in, err
			}
		case 4: // the body
			if err != nil {
				return Value{}, err
			}
			f.ns, f.step = in, 5
			if err = t.EnterBodyErr(Ptr[Function](f.fn), f.ns); err == Pending {
				return Value{}, err
			}
		case 5: // the class
			if len(f.bases) != len(AsTuple(f.orig).Items) || !slices.Equal(f.bases, AsTuple(f.orig).Items) {
				if err = t.SetItem(f.ns, NewStr("__orig_bases__"), f.orig); err == Pending {
					f.step = 6
					return Value{}, err
				}
			}
			f.step = 6
		case 6:
			f.step = 7
			args, names := SpreadArgs(&Tuple{Items: []Value{f.name, NewTuple(f.bases), f.ns}}, f.kw)
			if in, err = t.Call(f.meta, args, names); err == Pending {
				return in, err
			}
		case 7:
			return in, nil
		}
	}
}

// EnterBodyErr is EnterBody for a frame that only waits for its end.
func (t *Thread) EnterBodyErr(fn *Function, locals Value) error {
	_, err := t.EnterBody(fn, locals)
	return err
}

// plainIsInstance is isinstance without hooks: by type, or by __class__.
func (t *Thread) plainIsInstance(v Value, k *Type) (Value, error) {
	if IsInstanceOf(v, k) {
		return True, nil
	}
	if c := AsTypeOrNil(t.GetAttrOr(v, "__class__", Value{})); c != nil && c != v.O.Type {
		return Bool(c.IsSubtype(k)), nil
	}
	return False, nil
}

func (t *Thread) plainIsSubclass(v Value, k *Type) (Value, error) {
	c := AsType(v)
	if c == nil {
		return Value{}, Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	return Bool(c.IsSubtype(k)), nil
}

// IsInstance returns isinstance(v, k), as True or False; k may be a tuple or a union.
func (t *Thread) IsInstance(v, k Value) (Value, error) {
	return t.checkClass(v, k, "__instancecheck__", "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// IsSubclass returns issubclass(v, k), as True or False.
func (t *Thread) IsSubclass(v, k Value) (Value, error) {
	return t.checkClass(v, k, "__subclasscheck__", "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

func (t *Thread) checkClass(v, k Value, hook, message string) (Value, error) {
	if hook == "__instancecheck__" && Of(v.O.Type) == k {
		return True, nil
	}
	if c := AsType(k); c != nil && c.Head.Type == TypeType {
		if hook == "__instancecheck__" {
			return t.plainIsInstance(v, c)
		}
		return t.plainIsSubclass(v, c)
	}
	if tup := AsTuple(k); tup != nil {
		return t.Run(&anyClass{v: v, ks: tup.Items, hook: hook, message: message})
	}
	base := t.Top
	f := k.O.Type.Lookup(hook)
	if f.O == nil {
		if hook == "__subclasscheck__" && AsType(v) == nil {
			return t.plainIsSubclass(v, nil)
		}
		return Value{}, Raise(TypeError, message)
	}
	r, err := t.CallMethod(f, k, []Value{v}, nil)
	return t.check(base, checkTruth, r, err)
}

// anyClass asks class after class until one says yes.
type anyClass struct {
	v             Value
	ks            []Value
	hook, message string
}

func (f *anyClass) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil || in == True {
			return in, err
		}
		if len(f.ks) == 0 {
			return False, nil
		}
		k := f.ks[0]
		f.ks = f.ks[1:]
		if in, err = t.checkClass(f.v, k, f.hook, f.message); err == Pending {
			return in, err
		}
	}
}

// typeOr is X | Y on types: a union (PEP 604), made by the typing module's types.
func typeOr(t *Thread, a []Value) (Value, error) {
	for _, v := range a {
		if AsType(v) == nil && !v.IsNone() && v.O.Type.Lookup("__or__").O == nil {
			return NotImplemented, nil
		}
	}
	return NewUnion(t, a[0], a[1])
}
