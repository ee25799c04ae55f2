package builtins

// This file defines the builtin functions that look at objects: getattr and
// its kin, dir, vars, ascii.

import "taketurns/wasm/object"

// attributeName checks the name given to getattr and its kin.
func attributeName(v Value) (*object.Str, error) {
	name := object.AsStr(v)
	if name == nil {
		return nil, object.Errorf(object.TypeError, "attribute name must be string, not '%s'", v.Type().Name)
	}
	return object.Intern(name.S), nil
}

func getAttribute(t *Thread, a []Value) (Value, error) {
	if a[2].IsUnset() {
		name, err := attributeName(a[1])
		if err != nil {
			return Value{}, err
		}
		return t.GetAttr(a[0], name)
	}
	return attribute(t, &attributeFrame{v: a[0], def: a[2]}, a[1])
}

// attribute runs f for the attribute called name.
func attribute(t *Thread, f *attributeFrame, name Value) (Value, error) {
	var err error
	if f.name, err = attributeName(name); err != nil {
		return Value{}, err
	}
	return t.Run(f)
}

// attributeFrame is getattr with a default, and hasattr.
type attributeFrame struct {
	v, def Value
	name   *object.Str
	only   bool // the question is only whether there is one
	asked  bool
}

func (f *attributeFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.GetAttr(f.v, f.name); err == object.Pending {
			return in, err
		}
	}
	missing := object.Matches(err, object.AttributeError)
	switch {
	case err != nil && !missing:
		return Value{}, err
	case f.only:
		return object.Bool(!missing), nil
	case missing:
		return f.def, nil
	}
	return in, nil
}

// setAttribute is setattr, and delattr when v is unset.
func setAttribute(t *Thread, of, name, v Value) (Value, error) {
	n, err := attributeName(name)
	if err != nil {
		return Value{}, err
	}
	base := t.Top
	return t.AfterNone(base, t.SetAttr(of, n, v))
}

func vars(t *Thread, a []Value) (Value, error) {
	if a[0].IsUnset() {
		return localNames(t)
	}
	base := t.Top
	v, err := t.GetAttr(a[0], object.Intern("__dict__"))
	if err == object.Pending {
		return t.After(base, &varsFrame{})
	}
	return (&varsFrame{}).Resume(t, v, err)
}

type varsFrame struct{}

func (*varsFrame) Resume(_ *Thread, in Value, err error) (Value, error) {
	if object.Matches(err, object.AttributeError) {
		return Value{}, object.Raise(object.TypeError, "vars() argument must have __dict__ attribute")
	}
	return in, err
}

// localNames calls locals().
func localNames(t *Thread) (Value, error) {
	f := t.Interp.Builtins.GetStr(t, "locals")
	if f.IsUnset() {
		return Value{}, object.Raise(object.RuntimeError, "lost builtins.locals")
	}
	return t.Call(f, nil, nil)
}

func dir(t *Thread, a []Value) (Value, error) {
	return t.Run(&dirFrame{v: a[0]})
}

// dirFrame sorts what __dir__ returns, or the names of the local scope.
type dirFrame struct {
	v    Value
	step int
}

func (f *dirFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if f.v.IsUnset() {
				in, err = localNames(t)
			} else {
				in, err = t.CallMethod(f.v.Type().Lookup("__dir__"), f.v, nil, nil)
			}
			if err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Collect(in, &sorter{key: object.None, reverse: object.False})
		case 2:
			return in, err
		}
	}
}

// asciiFrame escapes what is not ASCII in a repr.
type asciiFrame struct {
	v     Value
	asked bool
}

func (f *asciiFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Repr(f.v); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	return object.NewStr(object.AsciiText(object.AsStr(in).S)), nil
}
