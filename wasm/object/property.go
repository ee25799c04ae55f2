package object

// This file defines property.

// A Property is what the property builtin makes.
type Property struct {
	Head
	Get, Set, Del Value // unset or None when absent
	Doc           Value // unset: none; that of a subclass's property is in Attrs
	getterDoc     bool  // Doc is the getter's
	Name          Value
	Attrs         *Dict
}

func defineProperty() {
	PropertyType.Subclassable = true
	PropertyType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(_ *Thread, a []Value) (Value, error) {
			return Of(&Property{Head: Head{Type: AsType(a[0])}}), nil
		}},
		Def{"keep __init__(self, fget=None, fset=None, fdel=None, doc=None)", propertyInit},
		Def{"keep getter(self, fget, /)", func(t *Thread, a []Value) (Value, error) { return copyProperty(t, a[0], a[1], Value{}, Value{}) }},
		Def{"keep setter(self, fset, /)", func(t *Thread, a []Value) (Value, error) { return copyProperty(t, a[0], Value{}, a[1], Value{}) }},
		Def{"keep deleter(self, fdel, /)", func(t *Thread, a []Value) (Value, error) { return copyProperty(t, a[0], Value{}, Value{}, a[1]) }},
		Def{"keep __get__(self, instance, owner=None, /)", func(t *Thread, a []Value) (Value, error) {
			if a[1].IsNone() {
				return a[0], nil
			}
			return t.Bind(a[0], a[1], a[1].O.Type)
		}},
		Def{"keep __set__(self, instance, value, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.setDescriptor(a[0], a[1], Intern(""), a[2])
		}},
		Def{"keep __delete__(self, instance, /)", func(t *Thread, a []Value) (Value, error) {
			return None, t.setDescriptor(a[0], a[1], Intern(""), Value{})
		}},
		Def{"keep __set_name__(self, owner, name, /)", func(_ *Thread, a []Value) (Value, error) {
			Ptr[Property](a[0]).Name = a[2]
			return None, nil
		}},
	).Getters(
		Getter{"fget", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Property](v).Get), nil }, readOnly},
		Getter{"fset", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Property](v).Set), nil }, readOnly},
		Getter{"fdel", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Property](v).Del), nil }, readOnly},
		Getter{"__name__", func(t *Thread, v Value) (Value, error) {
			p := Ptr[Property](v)
			if p.Name.O != nil {
				return p.Name, nil
			}
			if p.Get.O != nil && !p.Get.IsNone() {
				if n := t.GetAttrOr(p.Get, "__name__", Value{}); n.O != nil {
					return n, nil
				}
			}
			return Value{}, attributeError(v, "__name__")
		}, func(_ *Thread, v, x Value) error { Ptr[Property](v).Name = x; return nil }},
		Getter{"__doc__", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Property](v).Doc), nil },
			func(_ *Thread, v, x Value) error { Ptr[Property](v).Doc = x; return nil }},
		Getter{"__isabstractmethod__", func(t *Thread, v Value) (Value, error) {
			p := Ptr[Property](v)
			return t.Run(&anyAbstract{fs: []Value{p.Get, p.Set, p.Del}})
		}, nil},
	)
}

// propertyInit is property(fget, fset, fdel, doc); without doc it is the getter's.
func propertyInit(t *Thread, a []Value) (Value, error) {
	p := Ptr[Property](a[0])
	p.Get, p.Set, p.Del, p.getterDoc = a[1], a[2], a[3], false
	if !a[4].IsNone() || a[1].IsNone() {
		return (&propertyDoc{p: p, step: 1}).Resume(t, a[4], nil)
	}
	return t.Run(&propertyDoc{p: p, asks: true})
}

// propertyDoc asks the getter for its documentation and sets the property's.
type propertyDoc struct {
	p    *Property
	asks bool // the getter
	step int
}

func (f *propertyDoc) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.step == 0 {
		f.step = 1
		if in, err = t.GetAttr(f.p.Get, Intern("__doc__")); err == Pending {
			return in, err
		}
	}
	if f.asks {
		if Matches(err, AttributeError) {
			in, err = None, nil
		}
		f.p.getterDoc = err == nil && !in.IsNone()
	}
	switch {
	case err != nil:
		return Value{}, err
	case f.p.Type == PropertyType:
		f.p.Doc = in
		return None, nil
	}
	// A subclass has a __doc__ of its own, which would hide this one.
	err = t.GenericSetAttr(Of(f.p), Intern("__doc__"), in)
	if !f.p.getterDoc && Matches(err, AttributeError) {
		err = nil
	}
	return None, err
}

// copyProperty makes a property of the same class with another function in place of one.
func copyProperty(t *Thread, v, get, set, del Value) (Value, error) {
	p := Ptr[Property](v)
	pick := func(x, old Value) Value {
		if x.O == nil {
			return orNone(old)
		}
		return x
	}
	get = pick(get, p.Get)
	doc := orNone(p.Doc)
	if p.getterDoc && !get.IsNone() {
		doc = None
	}
	base := t.Top
	r, err := t.Call(Of(p.Type), []Value{get, pick(set, p.Set), pick(del, p.Del), doc}, nil)
	f := &propertyCopied{name: p.Name}
	if err == Pending {
		return t.After(base, f)
	}
	return f.Resume(t, r, err)
}

// propertyCopied gives the copy the name of the original.
type propertyCopied struct{ name Value }

func (f *propertyCopied) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err == nil {
		if p := As[Property](in, PropertyType); p != nil {
			p.Name = f.name
		}
	}
	return in, err
}

// anyAbstract looks for a function that is marked as abstract.
type anyAbstract struct {
	fs   []Value
	step int
}

func (f *anyAbstract) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			for len(f.fs) > 0 && orNone(f.fs[0]).IsNone() {
				f.fs = f.fs[1:]
			}
			if len(f.fs) == 0 {
				return False, nil
			}
			f.step = 1
			if in, err = t.GetAttr(f.fs[0], Intern("__isabstractmethod__")); err == Pending {
				return in, err
			}
		case 1:
			if Matches(err, AttributeError) {
				in, err = False, nil
			}
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			if in, err = t.Truth(in); err == Pending {
				return in, err
			}
		case 2:
			if err != nil || in == True {
				return in, err
			}
			f.fs, f.step = f.fs[1:], 0
		}
	}
}
