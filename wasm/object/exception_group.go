package object

// This file defines exception groups (PEP 654).

// checkGroup makes sure of a group's arguments; a group of nothing but
// Exceptions that was asked for as BaseExceptionGroup becomes an ExceptionGroup.
func checkGroup(e *Exception) error {
	name := e.Type.Name
	if len(e.Args) != 2 {
		return Errorf(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(e.Args))
	}
	if AsStr(e.Args[0]) == nil {
		return Errorf(TypeError, "argument 1 must be str, not %s", e.Args[0].O.Type.Name)
	}
	if AsTuple(e.Args[1]) == nil && AsList(e.Args[1]) == nil {
		return Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	items := groupItems(e)
	if len(items) == 0 {
		return Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, v := range items {
		x := AsException(v)
		if x == nil {
			return Errorf(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && x.Type.IsSubtype(ExceptionType)
	}
	switch {
	case plain && e.Type == BaseExceptionGroup:
		e.Type = ExceptionGroup
	case !plain && e.Type == ExceptionGroup:
		return Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case !plain && e.Type.IsSubtype(ExceptionType):
		return Errorf(TypeError, "Cannot nest BaseExceptions in '%s'", name)
	}
	return nil
}

func defineGroup() {
	BaseExceptionGroup.Define(
		Def{"keep derive(self, excs, /)", func(t *Thread, a []Value) (Value, error) {
			e := Ptr[Exception](a[0])
			return newException(t, BaseExceptionGroup, []Value{e.Args[0], a[1]})
		}},
		Def{"keep split(self, matcher_value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&splitGroup{group: Ptr[Exception](a[0]), by: a[1], pair: true})
		}},
		Def{"keep subgroup(self, matcher_value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&splitGroup{group: Ptr[Exception](a[0]), by: a[1]})
		}},
		Def{"class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
	).Getters(
		Getter{"message", func(_ *Thread, v Value) (Value, error) { return Ptr[Exception](v).Args[0], nil }, nil},
		Getter{"exceptions", func(_ *Thread, v Value) (Value, error) {
			return NewTuple(append([]Value(nil), groupItems(Ptr[Exception](v))...)), nil
		}, nil},
	)
}

// splitGroup parts a group into what matches and the rest, keeping its shape.
type splitGroup struct {
	group       *Exception
	by          Value
	pair        bool
	yes, no     []Value
	i, step     int
	derivedYes  Value
	derivedRest Value
}

// matches reports whether one exception is wanted: by type, or by a predicate that is called.
func (f *splitGroup) matches(t *Thread, v Value) (Value, error) {
	e := AsException(v)
	if k := AsType(f.by); k != nil && k.IsSubtype(BaseException) {
		return Bool(e.Type.IsSubtype(k)), nil
	}
	if tup := AsTuple(f.by); tup != nil {
		for _, x := range tup.Items {
			k := AsType(x)
			if k == nil || !k.IsSubtype(BaseException) {
				return Value{}, Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
			}
			if e.Type.IsSubtype(k) {
				return True, nil
			}
		}
		return False, nil
	}
	if AsType(f.by) != nil {
		return Value{}, Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	base := t.Top
	r, err := t.Call1(f.by, v)
	return t.check(base, checkTruth, r, err)
}

func (f *splitGroup) result(yes, no Value) Value {
	if f.pair {
		return NewTuple([]Value{yes, no})
	}
	return yes
}

func (f *splitGroup) Resume(t *Thread, in Value, err error) (Value, error) {
	items := groupItems(f.group)
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0: // the group itself
			f.step = 1
			if in, err = f.matches(t, Of(f.group)); err == Pending {
				return in, err
			}
		case 1:
			if in == True {
				return f.result(Of(f.group), None), nil
			}
			f.step = 2
		case 2: // each exception in it
			if f.i == len(items) {
				f.step = 5
				continue
			}
			x := items[f.i]
			f.i++
			if AsException(x).Type.IsSubtype(BaseExceptionGroup) {
				f.step = 4
				if in, err = t.Run(&splitGroup{group: AsException(x), by: f.by, pair: true}); err == Pending {
					return in, err
				}
				continue
			}
			f.step = 3
			if in, err = f.matches(t, x); err == Pending {
				return in, err
			}
		case 3:
			if in == True {
				f.yes = append(f.yes, items[f.i-1])
			} else {
				f.no = append(f.no, items[f.i-1])
			}
			f.step = 2
		case 4:
			p := AsTuple(in).Items
			if !p[0].IsNone() {
				f.yes = append(f.yes, p[0])
			}
			if !p[1].IsNone() {
				f.no = append(f.no, p[1])
			}
			f.step = 2
		case 5: // derive both parts
			f.derivedYes, f.derivedRest = None, None
			f.step = 6
			if len(f.yes) > 0 {
				if in, err = t.Invoke(Of(f.group), "derive", NewList(f.yes)); err == Pending {
					return in, err
				}
			} else {
				in = None
			}
		case 6:
			f.derivedYes = f.like(t, in)
			if !f.pair {
				return f.derivedYes, nil
			}
			f.step = 7
			if len(f.no) > 0 {
				if in, err = t.Invoke(Of(f.group), "derive", NewList(f.no)); err == Pending {
					return in, err
				}
			} else {
				in = None
			}
		case 7:
			return f.result(f.derivedYes, f.like(t, in)), nil
		}
	}
}

// like gives a derived group the traceback, causes and notes of the original.
func (f *splitGroup) like(t *Thread, v Value) Value {
	e := AsException(v)
	if e == nil {
		return v
	}
	g := f.group
	e.TB, e.Context, e.Cause, e.Suppress = g.TB, g.Context, g.Cause, g.Suppress
	if g.Attrs != nil {
		if n := g.Attrs.GetStr(t, "__notes__"); n.O != nil && AsList(n) != nil {
			MakeAttrs(v).SetStr(t, "__notes__", NewList(append([]Value(nil), AsList(n).Items...)))
		}
	}
	return v
}
