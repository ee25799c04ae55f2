package object

// This file carries out the class statement: bases, metaclass, namespace, body (PEP 3115, PEP 560).

import "slices"

// BuildClass is __build_class__(func, name, *bases, metaclass=…, **kwargs).
func BuildClass(t *Thread, a []Value) (Value, error) {
	return t.Run(&buildClass{fn: a[0], name: a[1], orig: a[2], kw: AsDict(a[3])})
}

type buildClass struct {
	fn, name, orig, meta, ns, cell Value
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
				if m, err = winner(m, f.bases); err != nil {
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
		case 5: // the class; the body returned the cell of __class__
			f.cell = in
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
			return in, f.checkCell(t, in)
		}
	}
}

// checkCell makes sure that the methods' __class__ is the class that was made.
func (f *buildClass) checkCell(t *Thread, class Value) error {
	c := As[Cell](f.cell, CellType)
	if c == nil || AsType(class) == nil || c.V == class {
		return nil
	}
	name, k := ReprStr(AsStr(f.name).S), ReprOfType(AsType(class))
	if c.V.O == nil {
		return Errorf(RuntimeError, "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", name, k)
	}
	return Errorf(TypeError, "__class__ set to %s defining %s as %s", ReprOfType(AsType(c.V)), name, k)
}

// EnterBodyErr is EnterBody for a frame that only waits for its end.
func (t *Thread) EnterBodyErr(fn *Function, locals Value) error {
	_, err := t.EnterBody(fn, locals)
	return err
}
