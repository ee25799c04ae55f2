package object

// This file defines collections.OrderedDict: a dict that can be rearranged and
// whose order counts when it is compared with another.

import "taketurns/wasm/syntax"

// OrderedDictType is collections.OrderedDict.
var OrderedDictType *Type

var (
	orderedViewTypes [3]*Type
	orderedIterType  *Type
)

// An OrderedDict is a dict that remembers where its first item is.
type OrderedDict struct {
	Dict
	first   int    // no entry before this one is live,
	version uint32 // as long as the dict has this version
}

func newOrderedDict() *OrderedDict {
	return &OrderedDict{Dict: Dict{Head: Head{Type: OrderedDictType}}}
}

func defineOrderedDict() {
	OrderedDictType = NewBuiltin("OrderedDict", DictType, true)
	OrderedDictType.In("collections")
	OrderedDictType.Attrs.Set("__hash__", None)
	OrderedDictType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(OrderedDictType, a[0], Of(newOrderedDict()))
		}},
		Def{"popitem(self, last=True)", orderedPopItem},
		Def{"move_to_end(self, key, last=True)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&moveToEnd{d: Ptr[OrderedDict](a[0]), key: a[1], last: a[2]})
		}},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return orderedEqual(t, a, true) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return orderedEqual(t, a, false) }},
		Def{"keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			d, name := AsDict(a[0]), a[0].O.Type.ShortName()
			if d.used == 0 {
				return NewStr(name + "()"), nil
			}
			return t.ReprPairs(a[0], name+"({", d.flat(), "})", "...")
		}},
		Def{"keep copy(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&dictOfClass{cls: Of(a[0].O.Type), from: []Value{a[0]}})
		}},
		Def{"keep __or__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsDict(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.Run(&dictOfClass{cls: Of(a[0].O.Type), from: []Value{a[0], a[1]}})
		}},
		Def{"keep __ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsDict(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.Run(&dictOfClass{cls: Of(a[0].O.Type), from: []Value{a[1], a[0]}})
		}},
		Def{"keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			state := None
			if d := AttrsOf(a[0]); d != nil && d.used > 0 {
				state = Of(d)
			}
			return NewTuple([]Value{Of(a[0].O.Type), NewTuple(nil), state, None, AsDict(a[0]).iter(dictItems, false)}), nil
		}},
	)
	for show, name := range [3]string{"keys", "values", "items"} {
		orderedViewTypes[show] = NewBuiltin("odict_"+name, dictViewTypes[show], false)
	}
	orderedIterType = NewIterType("odict_iterator", func(t *Thread, self Value) (Value, error) {
		it := Ptr[dictIter](self)
		if it.d != nil && it.version != it.d.Version {
			return Value{}, Raise(RuntimeError, "OrderedDict mutated during iteration")
		}
		return dictIterNext(t, self)
	})
	orderedIterType.Define(Def{"__reduce__(self, /)", dictIterReduce})
}

func orderedPopItem(t *Thread, a []Value) (Value, error) {
	d := Ptr[OrderedDict](a[0])
	last, ok := FastTruth(a[1])
	switch {
	case !ok:
		return Value{}, Errorf(TypeError, "'%s' object cannot be interpreted as a bool", a[1].O.Type.Name)
	case d.used == 0:
		return Value{}, Raise(KeyError, "dictionary is empty")
	}
	i := len(d.entries) - 1
	if last {
		for d.entries[i].key.O == nil {
			i--
		}
	} else {
		i = d.firstLive()
	}
	e := d.entries[i]
	d.removeEntry(i)
	if last {
		d.dropTail()
	}
	d.first, d.version = i, d.Version
	if last || d.used == 0 {
		d.first = 0
	}
	return NewTuple([]Value{e.key, e.val}), nil
}

// firstLive returns the number of the first item's entry.
func (d *OrderedDict) firstLive() int {
	i := 0
	if d.version == d.Version {
		i = d.first
	}
	for d.entries[i].key.O == nil {
		i++
	}
	return i
}

// RemoveFirst removes the first item of a dict that has one.
func (d *Dict) RemoveFirst() {
	for i := range d.entries {
		if d.entries[i].key.O != nil {
			d.removeEntry(i)
			return
		}
	}
}

// moveToEnd moves an item to either end.
type moveToEnd struct {
	d         *OrderedDict
	key, last Value
	at        Value
	step      int
}

func (f *moveToEnd) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Truth(f.last); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.last, f.step = in, 2
			p := &keyFrame{probe: probe{tab: &f.d.Dict, key: f.key}, op: keyFind}
			if in, err = t.Run(p); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			if in.N < 0 {
				return Value{}, RaiseKey(f.key)
			}
			f.d.move(t, int(in.N), f.last == True)
			return None, nil
		}
	}
}

// move moves entry i to the end or to the beginning.
func (d *OrderedDict) move(t *Thread, i int, last bool) {
	e := d.entries[i]
	if last {
		d.dropTail()
		if i == len(d.entries)-1 {
			return
		}
		d.removeEntry(i)
		d.insert(e.key, e.hash, e.val)
		return
	}
	if d.firstLive() == i {
		return
	}
	t.Spend(int64(len(d.entries)))
	copy(d.entries[1:i+1], d.entries[:i])
	d.entries[0] = e
	d.Version++
	if d.index != nil {
		d.reindex()
	}
}

// orderedEqual compares two OrderedDicts item by item, and one with a plain dict as dicts.
func orderedEqual(t *Thread, a []Value, equal bool) (Value, error) {
	other := Payload(a[1])
	if other.O.Type != OrderedDictType {
		return t.compareDicts(a, equal)
	}
	return t.Run(&compareOrdered{x: &Ptr[OrderedDict](a[0]).Dict, y: Ptr[Dict](other), equal: equal})
}

type compareOrdered struct {
	x, y  *Dict
	equal bool
	step  int
}

func (f *compareOrdered) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.compareDicts([]Value{Of(f.x), Of(f.y)}, true); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in != True {
				return Bool(!f.equal), nil
			}
			f.step = 2
			if in, err = t.Compare(syntax.Eq, NewList(f.x.Keys()), NewList(f.y.Keys())); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			return Bool((in == True) == f.equal), nil
		}
	}
}

// dictOfClass makes an object of a class derived from dict and updates it from mappings.
type dictOfClass struct {
	cls, made Value
	from      []Value
	step      int
}

func (f *dictOfClass) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch {
		case f.step == 0:
			f.step = 1
			if in, err = t.Call(f.cls, nil, nil); err == Pending {
				return in, err
			}
			continue
		case f.step == 1:
			f.made = in
		}
		if f.step > len(f.from) {
			return f.made, nil
		}
		f.step++
		if in, err = t.updateFrom(AsDict(f.made), f.from[f.step-2], None); err == Pending {
			return in, err
		}
	}
}
