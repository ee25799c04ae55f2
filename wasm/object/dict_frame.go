package object

// This file looks keys up in dicts and sets when Python code must be asked: a
// key's class has a __hash__ or an __eq__ of its own. The Dict functions of
// Thread try the direct way first.

// A hashTable is a Dict or a Set, as a lookup sees it.
type hashTable interface {
	find(t *Thread, key Value, hash uint64, skip []int) (at int, ok bool)
	keyAt(i int) Value // the zero Value when there is none (any more)
	version() uint32   // changes when keys come or go
}

func (d *Dict) keyAt(i int) Value {
	if i < len(d.entries) {
		return d.entries[i].key
	}
	return Value{}
}

func (d *Dict) version() uint32 { return d.Version }

// A probe is one lookup. It is a part of a frame, which passes on what it gets.
type probe struct {
	tab     hashTable
	key     Value
	hash    uint64
	hashed  bool
	asked   uint8  // what the frame waits for
	at      int    // where the key was found, or -1; before: the entry it is being compared with
	with    Value  // the key of that entry
	skip    []int  // entries known to be different,
	changed uint32 // as long as the table has this version
}

const (
	askedNothing = iota
	askedHash
	askedEqual
)

// next goes on with the lookup; done says that at is the answer. When the
// error is Pending the frame waits, and calls next again with what comes.
func (p *probe) next(t *Thread, in Value, err error) (done bool, _ error) {
	for {
		if err != nil {
			return false, err
		}
		switch p.asked {
		case askedNothing:
			if !p.hashed {
				p.asked = askedHash
				if in, err = t.HashValue(p.key); err == Pending {
					return false, err
				}
				continue
			}
			at, ok := p.tab.find(t, p.key, p.hash, p.skip)
			p.at = at
			if ok {
				return true, nil
			}
			p.with, p.changed, p.asked = p.tab.keyAt(at), p.tab.version(), askedEqual
			if in, err = t.Equal(p.with, p.key); err == Pending {
				return false, err
			}
		case askedHash:
			p.hash, p.hashed, p.asked = uint64(in.N), true, askedNothing
		case askedEqual:
			p.asked = askedNothing
			switch {
			case p.tab.version() != p.changed || p.tab.keyAt(p.at) != p.with:
				p.skip = nil // the table changed under the comparison: begin again
			case in == True:
				return true, nil
			default:
				p.skip = append(p.skip, p.at)
			}
		}
	}
}

// What a keyFrame does once the key was looked up.
const (
	keyGet        = iota // the value, or no value
	keyGetOr             // the value, or val
	keyItem              // the value, or __missing__, or KeyError
	keySet               // bind to val
	keySetDefault        // the value; val, newly bound, if there was none
	keyDelete            // remove, or KeyError
	keyPop               // remove and return; val if there was none, or KeyError
	keyContains
	keyFind    // the number of the entry or slot, or -1
	keyAdd     // add to the set
	keyDiscard // remove from the set; whether it was there
)

// keyFrame is a slow operation on a dict or set.
type keyFrame struct {
	probe
	val, self Value
	op        uint8
	done      bool
}

func (f *keyFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.done {
		return in, err
	}
	ok, err := f.next(t, in, err)
	if !ok {
		return Value{}, err
	}
	f.done = true
	if s, ok := f.tab.(*Set); ok {
		return f.onSet(t, s)
	}
	d, _ := f.tab.(*Dict)
	if f.at >= 0 {
		switch f.op {
		case keyFind:
			return Int(int64(f.at)), nil
		case keyContains:
			return True, nil
		case keySet:
			d.entries[f.at].val = f.val
			return None, nil
		}
		v := d.entries[f.at].val
		if f.op == keyDelete || f.op == keyPop {
			d.removeEntry(f.at)
		}
		if f.op == keyDelete {
			v = None
		}
		return v, nil
	}
	switch f.op {
	case keyFind:
		return Int(-1), nil
	case keyContains:
		return False, nil
	case keyGetOr:
		return f.val, nil
	case keySet, keySetDefault:
		d.insert(f.key, f.hash, f.val)
		if f.op == keySet {
			return None, nil
		}
		return f.val, nil
	case keyItem:
		return t.missing(f.self, f.key)
	case keyPop:
		if f.val.O != nil {
			return f.val, nil
		}
		return Value{}, RaiseKey(f.key)
	case keyDelete:
		return Value{}, RaiseKey(f.key)
	}
	return Value{}, nil
}

func (f *keyFrame) onSet(t *Thread, s *Set) (Value, error) {
	found := f.at >= 0
	switch f.op {
	case keyFind:
		return Int(int64(f.at)), nil
	case keyAdd:
		if !found {
			return None, t.insertKey(s, f.key, f.hash)
		}
		return None, nil
	case keyDiscard:
		if found {
			s.removeSlot(f.at)
		}
	}
	return Bool(found), nil
}

// insertKey adds a key that is not in the set, asking for memory when much is needed.
func (t *Thread) insertKey(s *Set, key Value, hash uint64) error {
	if s.used > 1<<14 && (s.fill+1)*5 >= s.mask()*3 {
		if err := t.Allocate(int64(s.used) * 128); err != nil {
			return err
		}
	}
	s.insert(key, hash)
	return nil
}

// DictGet returns the value under key, or the zero Value. It may be Pending.
func (t *Thread) DictGet(d *Dict, key Value) (Value, error) {
	v, err := d.Get(t, key)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keyGet})
	}
	return v, err
}

// DictGetItem returns self[key] for a dict or an instance of a class derived
// from it, whose __missing__ is asked for a key that is not there.
func (t *Thread) DictGetItem(self, key Value) (Value, error) {
	d := AsDict(self)
	v, err := d.Get(t, key)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keyItem, self: self})
	}
	if err == nil && v.O == nil {
		return t.missing(self, key)
	}
	return v, err
}

func (t *Thread) missing(self, key Value) (Value, error) {
	if self.O.Type != DictType {
		if f := self.O.Type.Special(SpMissing); f.O != nil {
			return t.CallMethod(f, self, []Value{key}, nil)
		}
	}
	return Value{}, RaiseKey(key)
}

// DictSet binds key to v and answers None. It may be Pending.
func (t *Thread) DictSet(d *Dict, key, v Value) (Value, error) {
	if n := len(d.entries); n == cap(d.entries) && n >= 1<<14 {
		if err := t.Allocate(int64(n) * 100); err != nil {
			return Value{}, err
		}
	}
	err := d.Set(t, key, v)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keySet, val: v})
	}
	return None, err
}

// DictDelete removes key and answers None, or raises KeyError. It may be Pending.
func (t *Thread) DictDelete(d *Dict, key Value) (Value, error) {
	v, err := d.Delete(t, key)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keyDelete})
	}
	if err == nil && v.O == nil {
		err = RaiseKey(key)
	}
	return None, err
}

// DictPop removes key and returns what was there; without the key, def, or
// KeyError when def is unset. It may be Pending.
func (t *Thread) DictPop(d *Dict, key, def Value) (Value, error) {
	if d.used == 0 { // the key is not even hashed
		if def.O == nil {
			return Value{}, RaiseKey(key)
		}
		return def, nil
	}
	v, err := d.Delete(t, key)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keyPop, val: def})
	}
	if err == nil && v.O == nil {
		if v = def; def.O == nil {
			err = RaiseKey(key)
		}
	}
	return v, err
}

// DictContains returns whether key is in d, as True or False. It may be Pending.
func (t *Thread) DictContains(d *Dict, key Value) (Value, error) {
	v, err := d.Get(t, key)
	if err == Slow {
		return t.Run(&keyFrame{probe: probe{tab: d, key: key}, op: keyContains})
	}
	return Bool(v.O != nil), err
}

// findHashed returns the number of the entry of a key whose hash is known, or -1.
func (t *Thread) findHashed(tab hashTable, key Value, hash uint64) (Value, error) {
	at, ok := tab.find(t, key, hash, nil)
	if !ok {
		return t.Run(&keyFrame{probe: probe{tab: tab, key: key, hash: hash, hashed: true}, op: keyFind})
	}
	return Int(int64(at)), nil
}

// setHashed binds a key whose hash is known.
func (t *Thread) setHashed(d *Dict, key Value, hash uint64, v Value) (Value, error) {
	at, ok := d.find(t, key, hash, nil)
	switch {
	case !ok:
		return t.Run(&keyFrame{probe: probe{tab: d, key: key, hash: hash, hashed: true}, op: keySet, val: v})
	case at >= 0:
		d.entries[at].val = v
	default:
		d.insert(key, hash, v)
	}
	return None, nil
}
