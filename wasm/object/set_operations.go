package object

// This file holds the operations of sets on other sets and iterables. Their
// order of work is CPython's, because it decides the order of the result.

import "taketurns/wasm/syntax"

// SetAdd adds key and answers None. It may be Pending.
func (t *Thread) SetAdd(s *Set, key Value) (Value, error) {
	h, err := Hash(t, key)
	if err == nil {
		i, ok := s.find(t, key, h, nil)
		switch {
		case !ok:
			err = Slow
		case i < 0:
			err = t.insertKey(s, key, h)
		}
	}
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: s, key: key}, op: keyAdd})
	}
	return None, err
}

// ConstantSet returns the set that a display of constants makes. CPython's
// compiler makes a frozenset of them, makes that anew from its items when it
// merges equal constants, and has the code copy it: which gives another order
// than adding them one by one.
func (t *Thread) ConstantSet(items []Value) (Value, error) {
	var frozen *Set
	for range 2 {
		frozen = NewSet(FrozenSetType)
		for _, v := range items {
			if err := frozen.Add(t, v); err != nil {
				return Value{}, err
			}
		}
		items = frozen.Items()
	}
	s := NewSet(SetType)
	return t.setUpdate(s, Of(frozen), Of(s))
}

// SetContains returns whether key is in s, as True or False. It may be Pending.
func (t *Thread) SetContains(s *Set, key Value) (Value, error) {
	return t.setKey(s, key, keyContains)
}

// setDiscard removes key and answers whether it was there.
func (t *Thread) setDiscard(s *Set, key Value) (Value, error) {
	return t.setKey(s, key, keyDiscard)
}

// setKey looks for a key; a set, which has no hash, is taken for the frozenset that is equal to it.
func (t *Thread) setKey(s *Set, key Value, op uint8) (Value, error) {
	h, err := Hash(t, key)
	if err != nil && err != Slow {
		k := AsSet(key)
		if k == nil {
			return Value{}, err
		}
		key = Of(k.Copy(FrozenSetType))
		h, err = Hash(t, key)
	}
	if err == nil {
		i, ok := s.find(t, key, h, nil)
		if ok {
			if i >= 0 && op == keyDiscard {
				s.removeSlot(i)
			}
			return Bool(i >= 0), nil
		}
		err = Slow
	}
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: s, key: key}, op: op})
	}
	return Value{}, err
}

// What a setLoop does with each key.
const (
	setAdd    = iota // add it to into
	setDrop          // remove it from into
	setToggle        // remove it from into, or add it when it is not there
	setCommon        // add it to into when it is in look
	setOther         // add it to into when it is not in look
	setAllIn         // answer False when it is not in look
	setNoneIn        // answer False when it is in look
)

// setLoop does one thing with each key of a set, a dict or any iterable.
type setLoop struct {
	op     uint8
	set    *Set  // where the keys come from:
	dict   *Dict // one of these three
	from   Cursor
	look   *Set // or lookDict: where they are looked up
	dictIn *Dict
	into   *Set
	result Value
	pos    int
	p      probe
	step   int
}

func (f *setLoop) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if f.set == nil && f.dict == nil {
				f.step = 4
				if in, err = f.from.Start(t); err == Pending {
					return in, err
				}
			}
		case 4:
			if err != nil {
				return Value{}, err
			}
			f.from.Iter, f.step = in, 1
		case 1: // the next key
			if t.Fuel--; t.Tired() && f.set == nil && f.dict == nil {
				return Value{}, Park
			}
			var key Value
			var hash uint64
			more := false
			switch {
			case f.set != nil:
				key, hash, f.pos, more = f.set.Next(f.pos)
			case f.dict != nil:
				if key, _, f.pos, more = f.dict.Next(f.pos); more {
					hash = f.dict.entries[f.pos-1].hash
				}
			default:
				f.step = 2
				if in, err = f.from.Next(t); err == Pending {
					return in, err
				}
				continue
			}
			if !more {
				return f.end()
			}
			f.lookup(key, hash, true)
			in, err = Value{}, nil
		case 2:
			if IsStop(err) {
				return f.end()
			}
			if err != nil {
				return Value{}, err
			}
			f.lookup(in, 0, false)
		case 3:
			ok, err := f.p.next(t, in, err)
			if !ok {
				return Value{}, err
			}
			in = Value{}
			if v, more, err := f.found(t); err != nil || !more {
				return v, err
			}
		case 5: // the key goes into into
			ok, err := f.p.next(t, in, err)
			if !ok {
				return Value{}, err
			}
			in = Value{}
			if f.p.at < 0 {
				if err := t.insertKey(f.into, f.p.key, f.p.hash); err != nil {
					return Value{}, err
				}
			}
			f.step = 1
		}
	}
}

// lookup begins the lookup of a key where the operation needs it first.
func (f *setLoop) lookup(key Value, hash uint64, hashed bool) {
	f.p = probe{key: key, hash: hash, hashed: hashed}
	switch {
	case f.op <= setToggle:
		f.p.tab = f.into
	case f.dictIn != nil:
		f.p.tab = f.dictIn
	default:
		f.p.tab = f.look
	}
	f.step = 3
}

// found acts on the result of the lookup.
func (f *setLoop) found(t *Thread) (v Value, more bool, err error) {
	found := f.p.at >= 0
	f.step = 1
	switch f.op {
	case setAdd:
		if !found {
			err = t.insertKey(f.into, f.p.key, f.p.hash)
		}
	case setDrop:
		if found {
			f.into.removeSlot(f.p.at)
		}
	case setToggle:
		if found {
			f.into.removeSlot(f.p.at)
		} else {
			err = t.insertKey(f.into, f.p.key, f.p.hash)
		}
	case setCommon, setOther:
		if found == (f.op == setCommon) {
			f.p = probe{tab: f.into, key: f.p.key, hash: f.p.hash, hashed: true}
			f.step = 5
		}
	case setAllIn, setNoneIn:
		if found == (f.op == setNoneIn) {
			return False, false, nil
		}
	}
	return Value{}, err == nil, err
}

func (f *setLoop) end() (Value, error) {
	if f.op == setDrop {
		f.into.sweep()
	}
	return f.result, nil
}

// source sets where a loop's keys come from.
func (f *setLoop) source(v Value) *setLoop {
	switch s := AsSet(v); {
	case s != nil:
		f.set = s
	case v.O.Type == DictType:
		f.dict = Ptr[Dict](v)
	default:
		f.from.From = v
	}
	return f
}

// setUpdate adds the keys of any iterable and answers result.
func (t *Thread) setUpdate(s *Set, from, result Value) (Value, error) {
	if o := AsSet(from); o != nil {
		if o == s || o.used == 0 {
			return result, nil
		}
		t.Spend(int64(o.used))
		if err := t.allocateItems(2 * len(o.slots)); err != nil {
			return Value{}, err
		}
		s.makeRoom(o.used)
		if s.slots == nil {
			s.slots = make([]setSlot, minSet)
		}
		if s.takeAll(o) {
			return result, nil
		}
	} else if from.O.Type == DictType {
		s.makeRoom(Ptr[Dict](from).used)
	} else if items, ok := t.Items(from); ok {
		// Straight through, until a key needs Python code.
		for i, v := range items {
			if err := s.Add(t, v); err == Slow {
				return t.Run(&setLoop{op: setAdd, from: Cursor{From: NewTuple(append([]Value(nil), items[i:]...))}, into: s, result: result})
			} else if err != nil {
				return Value{}, err
			}
		}
		t.Spend(int64(2 * len(items)))
		return result, nil
	}
	return t.Run((&setLoop{op: setAdd, into: s, result: result}).source(from))
}

// setIntersection returns a new set of the keys of s that are in other. Of two
// sets the smaller is gone through.
func (t *Thread) setIntersection(s *Set, other Value) (Value, error) {
	o := AsSet(other)
	if o == s {
		return Of(s.Copy(s.Type)), nil
	}
	r := NewSet(s.Type)
	f := &setLoop{op: setCommon, look: s, into: r, result: Of(r)}
	if o != nil && o.used > s.used {
		f.set, f.look = s, o
		return t.Run(f)
	}
	return t.Run(f.source(other))
}

// setDifference returns a new set of the keys of s that are not in other.
func (t *Thread) setDifference(s *Set, other Value) (Value, error) {
	o, d := AsSet(other), (*Dict)(nil)
	size := 0
	switch {
	case o != nil:
		size = o.used
	case other.O.Type == DictType:
		d = Ptr[Dict](other)
		size = d.used
	}
	if o == nil && d == nil || s.used/4 > size {
		// Copying and removing is less work.
		c := s.Copy(s.Type)
		return t.setDifferenceUpdate(c, other, Of(c))
	}
	r := NewSet(s.Type)
	return t.Run(&setLoop{op: setOther, set: s, look: o, dictIn: d, into: r, result: Of(r)})
}

// setDifferenceUpdate removes the keys of other and answers result.
func (t *Thread) setDifferenceUpdate(s *Set, other, result Value) (Value, error) {
	o := AsSet(other)
	if o == s {
		s.Clear()
		return result, nil
	}
	if o != nil && o.used/8 > s.used {
		return t.Run(&dropCommon{set: s, other: other, result: result})
	}
	f := &setLoop{op: setDrop, into: s, result: result}
	if o == nil && other.O.Type == DictType {
		f.from.From = other // a dict is no exception here
		return t.Run(f)
	}
	return t.Run(f.source(other))
}

// dropCommon removes from a small set what it has in common with a large one.
type dropCommon struct {
	set           *Set
	other, result Value
	step          int
}

func (f *dropCommon) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.setIntersection(f.set, f.other); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Run(&setLoop{op: setDrop, set: AsSet(in), into: f.set, result: f.result})
		case 2:
			return in, err
		}
	}
}

// setToggle removes the keys of other that are in s and adds those that are not.
func (t *Thread) setToggle(s *Set, other, result Value) (Value, error) {
	o := AsSet(other)
	if o == s {
		s.Clear()
		return result, nil
	}
	if o == nil && other.O.Type != DictType {
		// Each key counts once, so they become a set first.
		u := NewSet(s.Type)
		return t.Run(&thenToggle{set: s, unique: u, other: other, result: result})
	}
	return t.Run((&setLoop{op: setToggle, into: s, result: result}).source(other))
}

type thenToggle struct {
	set, unique   *Set
	other, result Value
	step          int
}

func (f *thenToggle) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.setUpdate(f.unique, f.other, None); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Run(&setLoop{op: setToggle, set: f.unique, into: f.set, result: f.result})
		case 2:
			return in, err
		}
	}
}

// setXor returns a new set of the keys that are in one of s and other: a set
// of other's keys, toggled by those of s.
func (t *Thread) setXor(s *Set, other Value) (Value, error) {
	u := NewSet(s.Type)
	if o := AsSet(other); o != nil {
		u = o.Copy(s.Type)
		return t.setToggle(u, Of(s), Of(u))
	}
	return t.Run(&xorFrame{set: s, into: u, other: other})
}

type xorFrame struct {
	set, into *Set
	other     Value
	step      int
}

func (f *xorFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.setUpdate(f.into, f.other, None); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.setToggle(f.into, Of(f.set), Of(f.into))
		case 2:
			return in, err
		}
	}
}

// setCompare compares as subsets.
func (t *Thread) setCompare(s, o *Set, op syntax.CompareOp) (Value, error) {
	switch op {
	case syntax.Gt:
		return t.setCompare(o, s, syntax.Lt)
	case syntax.GtE:
		return t.setCompare(o, s, syntax.LtE)
	case syntax.NotEq:
		base := t.Top
		r, err := t.setCompare(s, o, syntax.Eq)
		if err == Pending {
			return t.After(base, &invertFrame{})
		}
		return Bool(r != True), err
	case syntax.Eq:
		if s.used != o.used || s.hashed && o.hashed && s.hash != o.hash {
			return False, nil
		}
	case syntax.Lt:
		if s.used >= o.used {
			return False, nil
		}
	case syntax.LtE:
		if s.used > o.used {
			return False, nil
		}
	}
	return t.Run(&setLoop{op: setAllIn, set: s, look: o, result: True})
}

func (t *Thread) setDisjoint(s *Set, other Value) (Value, error) {
	f := &setLoop{op: setNoneIn, look: s, result: True}
	if o := AsSet(other); o != nil && o.used > s.used {
		f.set, f.look = s, o
		return t.Run(f)
	}
	return t.Run(f.source(other))
}

// subsetOfAny is issubset of an iterable: as many keys are in both as are in the set.
type subsetOfAny struct {
	set  *Set
	of   Value
	step int
}

func (f *subsetOfAny) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.step == 0 {
		f.step = 1
		if in, err = t.setIntersection(f.set, f.of); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	return Bool(AsSet(in).used == f.set.used), nil
}
