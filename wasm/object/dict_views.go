package object

// This file defines the views of a dict (keys, values, items), their iterators,
// and mappingproxy.

import "taketurns/wasm/syntax"

// What a view or iterator shows of a dict.
const (
	dictKeys = iota
	dictValues
	dictItems
)

// dictViewTypes and the iterators' types, by what they show; reversed ones behind.
var (
	dictViewTypes [3]*Type
	dictIterTypes [6]*Type
)

// A DictView is what keys(), values() and items() return.
type DictView struct {
	Head
	D    *Dict
	show uint8
}

func (d *Dict) view(show uint8) Value {
	k := dictViewTypes[show]
	if d.Type == OrderedDictType {
		k = orderedViewTypes[show]
	}
	return Of(&DictView{Head{Type: k}, d, show})
}

// A dictIter iterates over a dict that must not change its keys meanwhile.
type dictIter struct {
	Head
	d        *Dict // nil at the end
	pos      int   // of the next entry
	used     int   // items there were at the start; -1 once that was found to have changed
	version  uint32
	left     int
	show     uint8
	backward bool
}

func (d *Dict) iter(show uint8, backward bool) Value {
	it := &dictIter{d: d, used: d.used, version: d.Version, left: d.used, show: show, backward: backward}
	it.Type = dictIterTypes[show]
	if backward {
		it.Type = dictIterTypes[show+3]
		it.pos = len(d.entries) - 1
	}
	if d.Type == OrderedDictType {
		it.Type = orderedIterType
	}
	return Of(it)
}

func dictIterNext(_ *Thread, self Value) (Value, error) {
	it := Ptr[dictIter](self)
	d := it.d
	if d == nil {
		return Value{}, Stop
	}
	if it.used != d.used {
		it.used = -1 // for good
		return Value{}, Raise(RuntimeError, "dictionary changed size during iteration")
	}
	e, ok := it.entry()
	if !ok {
		it.d, it.left = nil, 0
		return Value{}, Stop
	}
	if it.left == 0 {
		it.used = -1
		return Value{}, Raise(RuntimeError, "dictionary keys changed during iteration")
	}
	it.left--
	switch it.show {
	case dictKeys:
		return e.key, nil
	case dictValues:
		return e.val, nil
	}
	return NewTuple([]Value{e.key, e.val}), nil
}

// entry moves to the next entry.
func (it *dictIter) entry() (*entry, bool) {
	for entries := it.d.entries; it.pos >= 0 && it.pos < len(entries); {
		e := &entries[it.pos]
		if it.backward {
			it.pos--
		} else {
			it.pos++
		}
		if e.key.O != nil {
			return e, true
		}
	}
	return nil, false
}

func defineDictViews() {
	names := [3]string{"key", "value", "item"}
	for show, name := range names {
		s := uint8(show)
		k := NewBuiltin("dict_"+name+"s", ObjectType, true)
		k.Final = true
		dictViewTypes[show] = k
		for i, prefix := range []string{"dict_", "dict_reverse"} {
			it := NewIterType(prefix+name+"iterator", dictIterNext)
			it.Final = true
			defineLengthHint(it, func(_ *Thread, a []Value) (Value, error) {
				if it := Ptr[dictIter](a[0]); it.d != nil && it.used == it.d.used {
					return Int(int64(it.left)), nil
				}
				return Int(0), nil
			})
			it.Define(Def{"__reduce__(self, /)", dictIterReduce})
			dictIterTypes[show+3*i] = it
		}
		k.Define(
			Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[DictView](a[0]).D.used)), nil }},
			Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[DictView](a[0]).D.iter(s, false), nil }},
			Def{"__reversed__(self, /)", func(_ *Thread, a []Value) (Value, error) {
				return Ptr[DictView](a[0]).D.iter(s, true), nil
			}},
			Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
				v := Ptr[DictView](a[0])
				return t.ReprItems(Of(v.D), v.Type.Name+"([", v.items(), "])", "...")
			}},
		)
		k.Getters(Getter{"mapping", func(_ *Thread, v Value) (Value, error) { return NewMappingProxy(Ptr[DictView](v).D), nil }, nil})
		if s != dictValues {
			defineViewSets(k)
		}
	}
	defineMappingProxy()
	defineOrderedDict()
}

// dictIterReduce makes of an iterator the iterator over a list of what is left.
func dictIterReduce(t *Thread, a []Value) (Value, error) {
	it := *Ptr[dictIter](a[0])
	var left []Value
	for it.d != nil {
		v, err := dictIterNext(t, Of(&it))
		if err == Stop {
			break
		}
		if err != nil {
			return Value{}, err
		}
		left = append(left, v)
	}
	return reduceIter(t, NewList(left), -1), nil
}

// items returns what the view shows.
func (v *DictView) items() []Value {
	items := make([]Value, 0, v.D.used)
	for i := range v.D.entries {
		e := &v.D.entries[i]
		switch {
		case e.key.O == nil:
		case v.show == dictKeys:
			items = append(items, e.key)
		case v.show == dictValues:
			items = append(items, e.val)
		default:
			items = append(items, NewTuple([]Value{e.key, e.val}))
		}
	}
	return items
}

// viewLen returns the length of a set or of a view that is like one, or -1.
func viewLen(v Value) int {
	if s := AsSet(v); s != nil {
		return s.used
	}
	if l := v.O.Type.layout; l == dictViewTypes[dictKeys].layout || l == dictViewTypes[dictItems].layout {
		return Ptr[DictView](v).D.used
	}
	return -1
}

// defineViewSets gives keys and items what makes them like sets.
func defineViewSets(k *Type) {
	k.Attrs.Set("__hash__", None)
	k.Define(
		Def{"__contains__(self, key, /)", viewContains},
		Def{"__or__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.viewThen(a[0], a[1], "update") }},
		Def{"__ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.viewThen(a[1], a[0], "update") }},
		Def{"__sub__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.viewThen(a[0], a[1], "difference_update")
		}},
		Def{"__rsub__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.viewThen(a[1], a[0], "difference_update")
		}},
		Def{"__xor__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.viewThen(a[0], a[1], "symmetric_difference_update")
		}},
		Def{"__rxor__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.viewThen(a[1], a[0], "symmetric_difference_update")
		}},
		Def{"__and__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.viewAnd(a[0], a[1]) }},
		Def{"__rand__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.viewAnd(a[0], a[1]) }},
		Def{"isdisjoint(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			small, large := a[1], a[0]
			if n := viewLen(small); n > viewLen(large) {
				small, large = large, small
			}
			return t.ForEach(small, &membership{in: large, stopAt: True, result: True})
		}},
		Def{"__eq__(self, value, /)", viewComparison(syntax.Eq)},
		Def{"__ne__(self, value, /)", viewComparison(syntax.NotEq)},
		Def{"__lt__(self, value, /)", viewComparison(syntax.Lt)},
		Def{"__le__(self, value, /)", viewComparison(syntax.LtE)},
		Def{"__gt__(self, value, /)", viewComparison(syntax.Gt)},
		Def{"__ge__(self, value, /)", viewComparison(syntax.GtE)},
	)
}

func viewContains(t *Thread, a []Value) (Value, error) {
	v := Ptr[DictView](a[0])
	if v.show == dictKeys {
		return t.DictContains(v.D, a[1])
	}
	pair := AsTuple(a[1])
	if pair == nil || len(pair.Items) != 2 {
		return False, nil
	}
	return t.Run(&itemContains{d: v.D, key: pair.Items[0], val: pair.Items[1]})
}

// itemContains tells whether the dict has the value under the key.
type itemContains struct {
	d        *Dict
	key, val Value
	step     int
}

func (f *itemContains) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.DictGet(f.d, f.key); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in.O == nil {
				return False, nil
			}
			f.step = 2
			return t.Equal(in, f.val)
		case 2:
			return in, err
		}
	}
}

// viewThen makes a set of x and changes it by y with a method of set.
func (t *Thread) viewThen(x, y Value, method string) (Value, error) {
	return t.Run(&viewThen{set: NewSet(SetType), x: x, y: y, method: method})
}

type viewThen struct {
	set    *Set
	x, y   Value
	method string
	step   int
}

func (f *viewThen) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.setUpdate(f.set, f.x, None); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			if in, err = t.Call2(SetType.Lookup(f.method), Of(f.set), f.y); err == Pending {
				return in, err
			}
		case 2:
			return Of(f.set), err
		}
	}
}

// viewAnd returns the set of the items that are in both.
func (t *Thread) viewAnd(view, other Value) (Value, error) {
	if n := viewLen(other); n > viewLen(view) && AsSet(other) == nil {
		view, other = other, view
	}
	r := NewSet(SetType)
	return t.ForEach(other, &commonVisitor{in: view, into: r})
}

// commonVisitor adds to a set the items that a container has.
type commonVisitor struct {
	in   Value
	into *Set
}

func (v *commonVisitor) Visit(t *Thread, item Value) (Value, error) {
	return t.Run(&addCommon{v: v, item: item})
}
func (v *commonVisitor) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (v *commonVisitor) End(*Thread) (Value, error)                  { return Of(v.into), nil }

type addCommon struct {
	v    *commonVisitor
	item Value
	step int
}

func (f *addCommon) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Contains(f.v.in, f.item); err == Pending {
				return in, err
			}
		case 1:
			if err != nil || in != True {
				return None, err
			}
			f.step = 2
			return t.SetAdd(f.v.into, f.item)
		case 2:
			return in, err
		}
	}
}

// membership looks for each item in a container and stops at the first whose
// answer is stopAt, with False.
type membership struct{ in, stopAt, result Value }

func (m *membership) Visit(t *Thread, item Value) (Value, error) { return t.Contains(m.in, item) }
func (m *membership) Visited(_ *Thread, r Value) (Value, bool, error) {
	return False, r != m.stopAt, nil
}
func (m *membership) End(*Thread) (Value, error) { return m.result, nil }

// viewComparison compares a view with a set or another view, as subsets.
func viewComparison(op syntax.CompareOp) NativeFn {
	return func(t *Thread, a []Value) (Value, error) {
		m, n := viewLen(a[0]), viewLen(a[1])
		if n < 0 {
			return NotImplemented, nil
		}
		small, large, possible := a[0], a[1], false
		switch op {
		case syntax.Eq, syntax.NotEq:
			possible = m == n
		case syntax.Lt:
			possible = m < n
		case syntax.LtE:
			possible = m <= n
		case syntax.Gt:
			small, large, possible = a[1], a[0], m > n
		case syntax.GtE:
			small, large, possible = a[1], a[0], m >= n
		}
		if !possible {
			return Bool(op == syntax.NotEq), nil
		}
		base := t.Top
		v, err := t.ForEach(small, &membership{in: large, stopAt: False, result: True})
		switch {
		case op != syntax.NotEq || err != nil && err != Pending:
			return v, err
		case err == Pending:
			return t.After(base, &invertFrame{})
		}
		return Bool(v != True), nil
	}
}
