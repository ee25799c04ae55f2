package object

// This file defines the methods of list.

import "slices"

func defineList() {
	ListType.Attrs.Set("__hash__", None)
	ListType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(ListType, a[0], NewList(nil))
		}},
		Def{"__init__(self, iterable=?, /)", listInit},
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(len(Ptr[List](a[0]).Items))), nil }},
		Def{"__getitem__(self, index:subscript, /)", listGetItem},
		Def{"__setitem__(self, key:subscript, value, /)", listSetItem},
		Def{"__delitem__(self, key:subscript, /)", listDelItem},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Of(&ListIter{Head: Head{Type: ListIterType}, List: Ptr[List](a[0])}), nil
		}},
		Def{"__reversed__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			l := Ptr[List](a[0])
			return Of(&ListIter{Head: Head{Type: listReverseIterType}, List: l, I: len(l.Items) - 1}), nil
		}},
		Def{"__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.search(searchContains, a[0], a[1], 0, maxIndex)
		}},
		Def{"__add__(self, value, /)", listAdd},
		Def{"__iadd__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.extendList(a[0], a[1], a[0])
		}},
		Def{"__mul__(self, value:operand, /)", listMul},
		Def{"__rmul__(self, value:operand, /)", listMul},
		Def{"__imul__(self, value:operand, /)", func(t *Thread, a []Value) (Value, error) {
			l := Ptr[List](a[0])
			items, err := t.repeated(l.Items, a[1])
			if err == nil {
				l.Items = items
			}
			return a[0], err
		}},
		Def{"append(self, object, /)", func(_ *Thread, a []Value) (Value, error) {
			l := Ptr[List](a[0])
			l.Items = append(l.Items, a[1])
			return None, nil
		}},
		Def{"extend(self, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return t.extendList(a[0], a[1], None)
		}},
		Def{"insert(self, index:index, object, /)", func(t *Thread, a []Value) (Value, error) {
			l := Ptr[List](a[0])
			i := clip(int(a[1].N), len(l.Items), 1)
			t.Spend(int64(len(l.Items)-i) / 16)
			l.Items = slices.Insert(l.Items, i, a[2])
			return None, nil
		}},
		Def{"pop(self, index:index=-1, /)", listPop},
		Def{"remove(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.search(searchRemove, a[0], a[1], 0, maxIndex)
		}},
		Def{"index(self, value, start:operand=0, stop:operand=9223372036854775807, /)", sequenceIndex},
		Def{"count(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.search(searchCount, a[0], a[1], 0, maxIndex)
		}},
		Def{"clear(self, /)", func(_ *Thread, a []Value) (Value, error) {
			Ptr[List](a[0]).Items = nil
			return None, nil
		}},
		Def{"copy(self, /)", func(t *Thread, a []Value) (Value, error) {
			items, err := t.concat(Ptr[List](a[0]).Items, nil)
			return NewList(items), err
		}},
		Def{"reverse(self, /)", func(t *Thread, a []Value) (Value, error) {
			items := Ptr[List](a[0]).Items
			t.Spend(int64(len(items)) / 8)
			slices.Reverse(items)
			return None, nil
		}},
		Def{"sort(self, /, *, key=None, reverse=False)", listSort},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Int(int64(40 + 8*len(Ptr[List](a[0]).Items))), nil
		}},
	)
	defineComparisons(ListType)
	defineSequenceRepr(ListType)
}

// NewOf is what a builtin __new__ does with the object it made: check cls and
// wrap the object when cls is a class derived from k.
func (t *Thread) NewOf(k *Type, cls, made Value) (Value, error) {
	c := AsType(cls)
	if c == nil {
		return Value{}, Errorf(TypeError, "%s.__new__(X): X is not a type object (%s)", k.Name, cls.O.Type.Name)
	}
	if c == k {
		return made, nil
	}
	if !c.IsSubtype(k) {
		return Value{}, Errorf(TypeError, "%s.__new__(%s): %s is not a subtype of %s", k.Name, c.Name, c.Name, k.Name)
	}
	return t.Wrap(c, made), nil
}

func listInit(t *Thread, a []Value) (Value, error) {
	Ptr[List](a[0]).Items = nil
	if a[1].O == nil {
		return None, nil
	}
	return t.extendList(a[0], a[1], None)
}

func listGetItem(t *Thread, a []Value) (Value, error) {
	l := Ptr[List](a[0])
	if s := AsSlice(a[1]); s != nil {
		sp, err := s.Span(len(l.Items))
		if err != nil {
			return Value{}, err
		}
		if err := t.allocateItems(sp.N); err != nil {
			return Value{}, err
		}
		return NewList(cut(l.Items, sp)), nil
	}
	i, err := Subscript(a[1], len(l.Items), "list", "list index")
	if err != nil {
		return Value{}, err
	}
	return l.Items[i], nil
}

func listAdd(t *Thread, a []Value) (Value, error) {
	other := AsList(a[1])
	if other == nil {
		if pythonHas(a[1], SpRadd) {
			return NotImplemented, nil
		}
		return Value{}, Errorf(TypeError, "can only concatenate list (not \"%s\") to list", a[1].O.Type.Name)
	}
	items, err := t.concat(Ptr[List](a[0]).Items, other.Items)
	return NewList(items), err
}

func listMul(t *Thread, a []Value) (Value, error) {
	if !IsIntLike(a[1]) && (pythonHas(a[1], SpRmul) || pythonHas(a[1], SpMul)) {
		return NotImplemented, nil
	}
	items, err := t.repeated(Ptr[List](a[0]).Items, a[1])
	return NewList(items), err
}

func listPop(t *Thread, a []Value) (Value, error) {
	l := Ptr[List](a[0])
	i, n := int(a[1].N), len(l.Items)
	if n == 0 {
		return Value{}, Raise(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, Raise(IndexError, "pop index out of range")
	}
	v := l.Items[i]
	if i == n-1 {
		l.Items[i] = Value{}
		l.Items = l.Items[:i]
		if c := cap(l.Items); c > 64 && i < c/4 {
			l.Items = append(make([]Value, 0, c/2), l.Items...)
		}
		return v, nil
	}
	t.Spend(int64(n-i) / 16)
	l.remove(i, i+1)
	return v, nil
}

func sequenceIndex(t *Thread, a []Value) (Value, error) {
	n := len(live(a[0]))
	start, err := Bound(a[2], n)
	if err != nil {
		return Value{}, err
	}
	stop, err := Bound(a[3], n)
	if err != nil {
		return Value{}, err
	}
	return t.search(searchIndex, a[0], a[1], start, stop)
}

// remove takes the items from i up to j out of the list and gives memory back
// when little of it is used.
func (l *List) remove(i, j int) {
	l.Items = slices.Delete(l.Items, i, j)
	if c := cap(l.Items); c > 64 && len(l.Items) < c/4 {
		l.Items = append(make([]Value, 0, c/2), l.Items...)
	}
}

// extendList appends the items of iterable to a list and then answers result.
// Items that a Python iterator gives are appended one by one, as they come.
func (t *Thread) extendList(list, iterable, result Value) (Value, error) {
	l := Ptr[List](list)
	if items, ok := t.Items(iterable); ok {
		if err := t.allocateItems(len(items)); err != nil {
			return Value{}, err
		}
		l.Items = append(l.Items, items...)
		return result, nil
	}
	return t.forEachSized(iterable, &extender{l, result})
}

type extender struct {
	list   *List
	result Value
}

func (e *extender) Visit(t *Thread, item Value) (Value, error) {
	l := e.list
	if n := len(l.Items); n == cap(l.Items) && n > 1<<15 {
		if err := t.Allocate(int64(n) * 24); err != nil {
			return Value{}, err
		}
	}
	l.Items = append(l.Items, item)
	return Value{}, nil
}

func (e *extender) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (e *extender) End(*Thread) (Value, error)                  { return e.result, nil }
