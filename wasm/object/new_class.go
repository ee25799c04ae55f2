package object

// This file makes classes: type(name, bases, namespace), with the order of
// their bases and the hooks that a new class runs (PEP 487).

import (
	"slices"
	"strings"
)

// typeNew is type.__new__: it makes the class, then calls __set_name__ of what
// it holds and __init_subclass__ of its parent.
func typeNew(t *Thread, a []Value) (Value, error) {
	meta := AsType(a[0])
	if meta == nil || !meta.IsSubtype(TypeType) {
		return Value{}, Errorf(TypeError, "type.__new__(X): X is not a type object (%s)", a[0].O.Type.Name)
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
	meta, err := winner(meta, bases.Items)
	if err != nil {
		return Value{}, err
	}
	var parents []*Type
	for _, b := range bases.Items {
		k := AsType(b)
		switch {
		case k != nil:
			parents = append(parents, k)
		case b.O.Type.Lookup("__mro_entries__").O != nil:
			return Value{}, Raise(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
		default:
			return Value{}, Raise(TypeError, "bases must be types")
		}
	}
	if nw := meta.Special(SpNew); nw != TypeType.Special(SpNew) && meta != AsType(a[0]) {
		if nw.O.Type == StaticMethodType {
			nw = Ptr[StaticMethod](nw).Func
		}
		args, names := SpreadArgs(&Tuple{Items: []Value{Of(meta), a[1], a[2], a[3]}}, AsDict(a[4]))
		return t.Call(nw, args, names)
	}
	c := &newClass{meta: meta, name: name.S, bases: parents, ns: ns, kw: AsDict(a[4])}
	slots := ns.GetStr(t, "__slots__")
	switch {
	case slots.O == nil:
		return c.Take(t, nil)
	case AsStr(slots) != nil:
		return c.Take(t, []Value{slots})
	}
	return t.Collect(slots, c)
}

// newClass makes a class once the items of its __slots__ are known.
type newClass struct {
	meta  *Type
	name  string
	bases []*Type
	ns    *Dict
	kw    *Dict
}

// Take makes the class and runs the hooks that a new class has.
func (c *newClass) Take(t *Thread, slots []Value) (Value, error) {
	k, err := makeType(t, c.meta, c.name, c.bases, c.ns, slots)
	if err != nil {
		return Value{}, err
	}
	f := &typeHooks{k: k, kw: c.kw}
	if c.meta.Lookup("mro") == TypeType.Attrs.Get("mro") {
		f.step = hookNames
	}
	for _, n := range k.Attrs.order {
		if v := k.Attrs.m[n]; v.O != nil && v.O.Type.Lookup("__set_name__").O != nil {
			f.names = append(f.names, n)
		}
	}
	return t.Run(f)
}

// winner returns the most derived metaclass among meta and those of the bases.
func winner(meta *Type, bases []Value) (*Type, error) {
	for _, b := range bases {
		switch m := b.O.Type; {
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
func makeType(t *Thread, meta *Type, name string, bases []*Type, ns *Dict, slots []Value) (*Type, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, Raise(ValueError, "type name must not contain null characters")
	}
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
		switch s := b.slotBase; {
		case s == nil:
		case k.slotBase == nil || s.IsSubtype(k.slotBase):
			k.slotBase, k.SlotNames = s, slices.Clip(b.SlotNames)
		case !k.slotBase.IsSubtype(s):
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
	if err := makeSlots(k, slots); err != nil {
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

// typeHooks calls a metaclass's mro(), then __set_name__ and __init_subclass__, for a new class.
type typeHooks struct {
	k     *Type
	names []string
	kw    *Dict
	last  string
	step  int
}

// The steps of typeHooks.
const (
	hookMRO = iota
	hookOrder
	hookNames
	hookDone
)

func (f *typeHooks) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			if e, ok := err.(*Exception); ok && f.step == hookNames && f.last != "" {
				v := f.k.Attrs.Get(f.last)
				t.AddNote(e, "Error calling __set_name__ on '"+v.O.Type.Name+"' instance '"+f.last+"' in '"+f.k.Name+"'")
			}
			return Value{}, err
		}
		switch {
		case f.step == hookMRO:
			f.step = hookOrder
			if in, err = t.Invoke(Of(f.k), "mro"); err == Pending {
				return in, err
			}
		case f.step == hookOrder:
			f.step = hookNames
			err = f.k.setMRO(t, in)
		case f.step == hookDone:
			return Of(f.k), nil
		case len(f.names) > 0:
			f.last = f.names[0]
			f.names = f.names[1:]
			v := f.k.Attrs.Get(f.last)
			if _, err = t.CallMethod(v.O.Type.Lookup("__set_name__"), v, []Value{Of(f.k), NewStr(f.last)}, nil); err == Pending {
				return Value{}, err
			}
		default:
			f.step = hookDone
			hook := f.k.LookupAfter(f.k, "__init_subclass__")
			if hook.O == nil || hook == ObjectType.Attrs.Get("__init_subclass__") {
				if f.kw.Len() > 0 {
					return Value{}, Errorf(TypeError, "%s.__init_subclass__() takes no keyword arguments", f.k.Qualname)
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

// setMRO takes the order that a metaclass's mro() returned.
func (k *Type) setMRO(t *Thread, order Value) error {
	items, ok := t.Items(order)
	if !ok {
		return Errorf(TypeError, "'%s' object is not iterable", order.O.Type.Name)
	}
	mro := make([]*Type, len(items))
	for i, v := range items {
		if mro[i] = AsType(v); mro[i] == nil {
			return Errorf(TypeError, "mro() returned a non-class ('%s')", v.O.Type.Name)
		}
	}
	k.MRO = mro
	k.Changed()
	return nil
}
