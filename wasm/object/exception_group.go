package object

// This file defines exception groups (PEP 654).

import "slices"

// checkGroup makes sure of a group's arguments; a group of nothing but
// Exceptions that was asked for as BaseExceptionGroup becomes an ExceptionGroup.
func checkGroup(e *Exception) error {
	name := e.Type.Name
	if len(e.Args) != 2 {
		return Errorf(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(e.Args))
	}
	if AsStr(e.Args[0]) == nil {
		return Errorf(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", e.Args[0].O.Type.Name)
	}
	if AsTuple(e.Args[1]) == nil && AsList(e.Args[1]) == nil {
		return Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	var items []Value
	if tup := AsTuple(e.Args[1]); tup != nil {
		items = tup.Items
	} else {
		items = append(items, AsList(e.Args[1]).Items...)
	}
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
	SetExceptionAttr(e, "message", e.Args[0])
	SetExceptionAttr(e, "exceptions", NewTuple(items))
	return nil
}

// NewGroup makes a group of exceptions that are known to fit its type.
func NewGroup(k *Type, message string, excs []Value) *Exception {
	e := NewException(k, NewStr(message), NewTuple(excs))
	SetExceptionAttr(e, "message", e.Args[0])
	SetExceptionAttr(e, "exceptions", e.Args[1])
	return e
}

// groupMessage returns the message of a group, and groupItems its exceptions:
// they are fixed when the group is made, whatever becomes of its arguments.
func groupMessage(e *Exception) Value { return e.Fields.entries[0].val }

func groupItems(e *Exception) []Value { return Ptr[Tuple](e.Fields.entries[1].val).Items }

func defineGroup() {
	BaseExceptionGroup.Define(
		Def{"keep derive(self, excs, /)", func(t *Thread, a []Value) (Value, error) {
			e := Ptr[Exception](a[0])
			return newException(t, BaseExceptionGroup, []Value{groupMessage(e), a[1]})
		}},
		Def{"keep split(self, matcher_value, /)", func(t *Thread, a []Value) (Value, error) {
			return splitBy(t, Ptr[Exception](a[0]), a[1], true)
		}},
		Def{"keep subgroup(self, matcher_value, /)", func(t *Thread, a []Value) (Value, error) {
			return splitBy(t, Ptr[Exception](a[0]), a[1], false)
		}},
		Def{"class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
	).Getters(
		Getter{"message", func(_ *Thread, v Value) (Value, error) { return groupMessage(Ptr[Exception](v)), nil }, nil},
		Getter{"exceptions", func(_ *Thread, v Value) (Value, error) { return NewTuple(groupItems(Ptr[Exception](v))), nil }, nil},
	)
}

// splitGroup parts a group into what matches and the rest, keeping its shape.
type splitGroup struct {
	group       *Exception
	by          Value // a type, types or a predicate; unset: the exceptions in leaves
	leaves      []Value
	pair        bool
	yes, no     []Value
	i, step     int
	derivedYes  Value
	derivedRest Value
}

// splitBy begins to part a group by a type, types or a predicate.
func splitBy(t *Thread, group *Exception, by Value, pair bool) (Value, error) {
	isType := func(v Value) bool { k := AsType(v); return k != nil && k.IsSubtype(BaseException) }
	tup := AsTuple(by)
	if !isType(by) && !(tup != nil && !slices.ContainsFunc(tup.Items, func(v Value) bool { return !isType(v) })) && (AsType(by) != nil || !IsCallable(by)) {
		return Value{}, Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	return t.Run(&splitGroup{group: group, by: by, pair: pair})
}

// matches reports whether one exception is wanted: by type, or by a predicate that is called.
func (f *splitGroup) matches(t *Thread, v Value) (Value, error) {
	e := AsException(v)
	if f.by.O == nil {
		return Bool(slices.Contains(f.leaves, v)), nil
	}
	if k := AsType(f.by); k != nil {
		return Bool(e.Type.IsSubtype(k)), nil
	}
	if tup := AsTuple(f.by); tup != nil {
		return Bool(slices.ContainsFunc(tup.Items, func(k Value) bool { return e.Type.IsSubtype(AsType(k)) })), nil
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
				if in, err = t.Run(&splitGroup{group: AsException(x), by: f.by, leaves: f.leaves, pair: true}); err == Pending {
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
			if f.derivedYes, err = f.like(t, in); err != nil {
				return Value{}, err
			}
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
			rest, err := f.like(t, in)
			return f.result(f.derivedYes, rest), err
		}
	}
}

// like gives a derived group the traceback, causes and notes of the original.
func (f *splitGroup) like(t *Thread, v Value) (Value, error) {
	if v.IsNone() {
		return v, nil
	}
	e := AsException(v)
	if e == nil || !e.Type.IsSubtype(BaseExceptionGroup) {
		return Value{}, Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	g := f.group
	e.TB, e.Context, e.Cause, e.Suppress = g.TB, g.Context, g.Cause, g.Suppress
	if g.Attrs != nil {
		if n := g.Attrs.GetStr(t, "__notes__"); n.O != nil && AsList(n) != nil {
			MakeAttrs(v).SetStr(t, "__notes__", NewList(append([]Value(nil), AsList(n).Items...)))
		}
	}
	return v, nil
}

// ProjectGroup returns what group holds of the exceptions in some parts of it,
// in the group's shape; None when that is nothing.
func ProjectGroup(t *Thread, group *Exception, parts []Value) (Value, error) {
	var leaves []Value
	for len(parts) > 0 {
		p := parts[0]
		parts = parts[1:]
		if e := AsException(p); e.Type.IsSubtype(BaseExceptionGroup) {
			parts = append(parts[:len(parts):len(parts)], groupItems(e)...)
		} else {
			leaves = append(leaves, p)
		}
	}
	return t.Run(&splitGroup{group: group, leaves: leaves})
}
