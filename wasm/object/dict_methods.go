package object

// This file defines the methods of dict.

func defineDict() {
	DictType.Attrs.Set("__hash__", None)
	DictType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(DictType, a[0], Of(NewDict()))
		}},
		Def{"keep __init__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.dictUpdate("dict", a)
		}},
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[Dict](a[0]).used)), nil }},
		Def{"keep __getitem__(self, key, /)", dictGetItem},
		Def{"__setitem__(self, key, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.DictSet(Ptr[Dict](a[0]), a[1], a[2])
		}},
		Def{"__delitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.DictDelete(Ptr[Dict](a[0]), a[1])
		}},
		Def{"__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.DictContains(Ptr[Dict](a[0]), a[1])
		}},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Dict](a[0]).iter(dictKeys, false), nil }},
		Def{"__reversed__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Dict](a[0]).iter(dictKeys, true), nil }},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ReprPairs(a[0], "{", Ptr[Dict](a[0]).flat(), "}", "{...}")
		}},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareDicts(a, true) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.compareDicts(a, false) }},
		Def{"keep __or__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.dictOr(a[0], a[1]) }},
		Def{"keep __ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.dictOr(a[1], a[0]) }},
		Def{"keep __ior__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.updateFrom(AsDict(a[0]), a[1], a[0])
		}},
		Def{"get(self, key, default=None, /)", dictGet},
		Def{"setdefault(self, key, default=None, /)", func(t *Thread, a []Value) (Value, error) {
			d := Ptr[Dict](a[0])
			v, err := d.Get(t, a[1])
			if err == nil && v.O == nil {
				v, err = a[2], d.Set(t, a[1], a[2])
			}
			if err == Slow {
				return t.Run(&keyFrame{probe: probe{tab: d, key: a[1]}, op: keySetDefault, val: a[2]})
			}
			return v, err
		}},
		Def{"pop(self, key, default=?, /)", func(t *Thread, a []Value) (Value, error) {
			return t.DictPop(Ptr[Dict](a[0]), a[1], a[2])
		}},
		Def{"popitem(self, /)", func(_ *Thread, a []Value) (Value, error) {
			d := Ptr[Dict](a[0])
			for i := len(d.entries) - 1; i >= 0; i-- {
				if e := d.entries[i]; e.key.O != nil {
					d.removeEntry(i)
					d.dropTail()
					return NewTuple([]Value{e.key, e.val}), nil
				}
			}
			return Value{}, NewException(KeyError, NewStr("popitem(): dictionary is empty"))
		}},
		Def{"keys(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Dict](a[0]).view(dictKeys), nil }},
		Def{"values(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Dict](a[0]).view(dictValues), nil }},
		Def{"items(self, /)", func(_ *Thread, a []Value) (Value, error) { return Ptr[Dict](a[0]).view(dictItems), nil }},
		Def{"keep update(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.dictUpdate("update", a)
		}},
		Def{"clear(self, /)", func(_ *Thread, a []Value) (Value, error) {
			Ptr[Dict](a[0]).Clear()
			return None, nil
		}},
		Def{"copy(self, /)", func(t *Thread, a []Value) (Value, error) {
			d := Ptr[Dict](a[0])
			if err := t.allocateItems(4 * d.used); err != nil {
				return Value{}, err
			}
			return Of(d.Copy()), nil
		}},
		Def{"class fromkeys(cls, iterable, value=None, /)", dictFromKeys},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Int(int64(48 + 32*len(Ptr[Dict](a[0]).entries))), nil
		}},
	)
	defineDictViews()
}

// dropTail forgets the deleted entries at the end, so that popitem need not pass them again.
func (d *Dict) dropTail() {
	n := len(d.entries)
	for n > 0 && d.entries[n-1].key.O == nil {
		if d.index != nil {
			d.unindex(n - 1)
		}
		n--
	}
	d.entries = d.entries[:n]
}

// unindex takes entry n out of the index and moves the slots behind it up, so
// that every entry is still found from where its hash points.
func (d *Dict) unindex(n int) {
	mask := uint64(len(d.index) - 1)
	i := d.entries[n].hash & mask
	for d.index[i] != int32(n+1) {
		i = (i + 1) & mask
	}
	for j := (i + 1) & mask; d.index[j] != 0; j = (j + 1) & mask {
		home := d.entries[d.index[j]-1].hash & mask
		if (j-home)&mask >= (j-i)&mask { // the hole is not before its home
			d.index[i] = d.index[j]
			i = j
		}
	}
	d.index[i] = 0
}

// flat returns keys and values in turn.
func (d *Dict) flat() []Value {
	items := make([]Value, 0, 2*d.used)
	for i := range d.entries {
		if e := &d.entries[i]; e.key.O != nil {
			items = append(items, e.key, e.val)
		}
	}
	return items
}

func dictGetItem(t *Thread, a []Value) (Value, error) {
	return t.DictGetItem(a[0], a[1])
}

func dictGet(t *Thread, a []Value) (Value, error) {
	d := Ptr[Dict](a[0])
	v, err := d.Get(t, a[1])
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: a[1]}, op: keyGetOr, val: a[2]})
	}
	if err == nil && v.O == nil {
		v = a[2]
	}
	return v, err
}

// dictFromKeys makes a dict of cls with the iterable's items as keys.
func dictFromKeys(t *Thread, a []Value) (Value, error) {
	if a[0].O == &DictType.Head {
		d := NewDict()
		return t.ForEach(a[1], &dictFiller{Of(d), a[2]})
	}
	return t.Run(&fromKeys{cls: a[0], iterable: a[1], value: a[2]})
}

// dictFiller binds each key to the same value.
type dictFiller struct{ into, value Value }

func (f *dictFiller) Visit(t *Thread, key Value) (Value, error) {
	if f.into.O.Type == DictType {
		return t.DictSet(Ptr[Dict](f.into), key, f.value)
	}
	return Value{}, t.SetItem(f.into, key, f.value)
}
func (f *dictFiller) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (f *dictFiller) End(*Thread) (Value, error)                  { return f.into, nil }

// fromKeys is dict.fromkeys for a class derived from dict: cls() makes the
// object, and its own __setitem__ is used.
type fromKeys struct {
	cls, iterable, value Value
	step                 int
}

func (f *fromKeys) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call(f.cls, nil, nil); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.ForEach(f.iterable, &dictFiller{in, f.value})
		case 2:
			return in, err
		}
	}
}

// dictOr is the | of dicts: a copy of x, updated from y.
func (t *Thread) dictOr(x, y Value) (Value, error) {
	p, q := AsDict(x), AsDict(y)
	if p == nil || q == nil {
		return NotImplemented, nil
	}
	if err := t.allocateItems(4 * (p.used + q.used)); err != nil {
		return Value{}, err
	}
	d := p.Copy()
	return t.merge(d, q, Of(d))
}

// compareDicts compares for equality: as many items, and an equal value under each key.
func (t *Thread) compareDicts(a []Value, equal bool) (Value, error) {
	x, y := Ptr[Dict](a[0]), AsDict(a[1])
	if y == nil {
		return NotImplemented, nil
	}
	if x.used != y.used {
		return Bool(!equal), nil
	}
	f := &compareItemsOfDicts{x: x, y: y, equal: equal}
	return t.Run(f)
}

type compareItemsOfDicts struct {
	x, y  *Dict
	equal bool
	pos   int
	val   Value // of the current entry in x
	step  int
}

func (f *compareItemsOfDicts) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if err := t.descend("in comparison"); err != nil {
				return Value{}, err
			}
			f.step = 1
		case 1:
			key, val, next, more := f.x.Next(f.pos)
			if !more {
				t.ascend()
				return Bool(f.equal), nil
			}
			hash := f.x.entries[next-1].hash
			t.Fuel--
			f.pos, f.val, f.step = next, val, 2
			if in, err = t.findHashed(f.y, key, hash); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				t.ascend()
				return Value{}, err
			}
			if in.N < 0 || in.N >= int64(len(f.y.entries)) {
				t.ascend()
				return Bool(!f.equal), nil
			}
			f.step = 3
			if in, err = t.Equal(f.val, f.y.entries[in.N].val); err == Pending {
				return in, err
			}
		case 3:
			if err != nil {
				t.ascend()
				return Value{}, err
			}
			if in != True {
				t.ascend()
				return Bool(!f.equal), nil
			}
			f.step = 1
		}
	}
}
