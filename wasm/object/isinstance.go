package object

// This file defines isinstance and issubclass, and the hooks that they ask (PEP 3119).

// plainIsInstance is isinstance without hooks: by type, or by __class__.
func (t *Thread) plainIsInstance(v Value, k *Type) (Value, error) {
	if IsInstanceOf(v, k) {
		return True, nil
	}
	if v.O.Type.Special(SpGetattribute) == objectGetattribute && v.O.Type.Lookup("__class__") == objectClass {
		return False, nil
	}
	base := t.Top
	c, err := t.GetAttr(v, Intern("__class__"))
	if err == Pending {
		return t.After(base, &classOf{k: k})
	}
	return (&classOf{k: k}).Resume(t, c, err)
}

// classOf decides isinstance by what __class__ turned out to be.
type classOf struct{ k *Type }

func (f *classOf) Resume(_ *Thread, in Value, err error) (Value, error) {
	switch {
	case Matches(err, AttributeError):
		return False, nil
	case err != nil:
		return Value{}, err
	}
	c := AsType(in)
	return Bool(c != nil && c.IsSubtype(f.k)), nil
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
