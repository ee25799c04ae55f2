package object

// This file defines dict: insertion-ordered entries, and an open-addressing
// index over them once there are more than a few.

import (
	"errors"
	"slices"
)

// A Dict is a Python dict.
type Dict struct {
	Head
	entries []entry
	index   []int32 // entry number + 1, 0 for empty; nil while there are at most smallDict entries
	used    int     // entries that are not deleted
	Version uint32  // counts insertions of new keys and deletions, so that "not there" can be cached
}

type entry struct {
	hash uint64
	key  Value // zero when the entry was deleted
	val  Value
}

const smallDict = 8

// NewDict returns an empty dict.
func NewDict() *Dict { return &Dict{Head: Head{Type: DictType}} }

// NewDictSize returns an empty dict with room for n entries.
func NewDictSize(n int) *Dict {
	d := NewDict()
	if n > 0 {
		d.entries = make([]entry, 0, n)
	}
	return d
}

// Len returns the number of items.
func (d *Dict) Len() int { return d.used }

// find returns the number of key's entry, or -1. ok is false when only Python
// code (an __eq__ of a class) can tell whether a key is equal; then entry is
// the number of the entry it must be compared with. Entries in skip are known
// to be different.
func (d *Dict) find(t *Thread, key Value, hash uint64, skip []int) (entry int, ok bool) {
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.key == key && e.key.O != nil {
				return i, true
			}
			if e.hash == hash && e.key.O != nil {
				if eq, ok := FastEq(t, e.key, key); eq {
					return i, true
				} else if !ok && !slices.Contains(skip, i) {
					return i, false
				}
			}
		}
		return -1, true
	}
	mask := uint64(len(d.index) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		n := d.index[i]
		if n == 0 {
			return -1, true
		}
		e := &d.entries[n-1]
		if e.hash == hash && e.key.O != nil {
			if e.key == key {
				return int(n - 1), true
			}
			if eq, ok := FastEq(t, e.key, key); eq {
				return int(n - 1), true
			} else if !ok && !slices.Contains(skip, int(n-1)) {
				return int(n - 1), false
			}
		}
	}
}

// insert adds an entry for a key that is not there.
func (d *Dict) insert(key Value, hash uint64, v Value) {
	if len(d.entries) == cap(d.entries) && d.used < len(d.entries)-len(d.entries)/4 {
		d.compact()
	}
	d.entries = append(d.entries, entry{hash, key, v})
	d.used++
	d.Version++
	if d.index == nil {
		if len(d.entries) > smallDict {
			d.reindex()
		}
		return
	}
	if len(d.entries)*3 > len(d.index)*2 {
		d.reindex()
		return
	}
	mask := uint64(len(d.index) - 1)
	i := hash & mask
	for d.index[i] != 0 {
		i = (i + 1) & mask
	}
	d.index[i] = int32(len(d.entries))
}

// compact removes the deleted entries.
func (d *Dict) compact() {
	kept := d.entries[:0]
	for _, e := range d.entries {
		if e.key.O != nil {
			kept = append(kept, e)
		}
	}
	clear(d.entries[len(kept):])
	d.entries = kept
	if d.index != nil {
		d.reindex()
	}
}

// reindex builds the index anew with room to grow.
func (d *Dict) reindex() {
	size := 16
	for size < len(d.entries)*3 {
		size *= 2
	}
	if size == len(d.index) {
		clear(d.index)
	} else {
		d.index = make([]int32, size)
	}
	mask := uint64(size - 1)
	for n := range d.entries {
		i := d.entries[n].hash & mask
		for d.index[i] != 0 {
			i = (i + 1) & mask
		}
		d.index[i] = int32(n + 1)
	}
}

// removeEntry deletes entry i.
func (d *Dict) removeEntry(i int) {
	d.entries[i].key, d.entries[i].val = Value{}, Value{}
	d.used--
	d.Version++
	if d.used == 0 {
		d.entries, d.index = d.entries[:0], nil
	}
}

// Clear removes every item.
func (d *Dict) Clear() {
	d.entries, d.index, d.used = nil, nil, 0
	d.Version++
}

// GetStr returns the value under a string key, or the zero Value.
func (d *Dict) GetStr(t *Thread, name string) Value { return d.GetName(t, Intern(name)) }

// GetName returns the value under a string key, or the zero Value.
func (d *Dict) GetName(t *Thread, name *Str) Value {
	if i := d.FindName(t, name); i >= 0 {
		return d.entries[i].val
	}
	return Value{}
}

// FindName returns the number of a string key's entry, or -1.
func (d *Dict) FindName(t *Thread, name *Str) int {
	key := Of(name)
	if d.index == nil {
		for i := range d.entries {
			if d.entries[i].key == key {
				return i
			}
		}
	}
	i, ok := d.find(t, key, name.Hash(t), nil)
	if !ok {
		return -1 // a key whose class defines __eq__ never equals a name the engine looks for
	}
	return i
}

// EntryIs returns the value of entry i if that is name's, else the zero Value:
// a guess that costs two comparisons.
func (d *Dict) EntryIs(i int32, name *Str) Value {
	if uint(i) < uint(len(d.entries)) {
		if e := &d.entries[i]; e.key.O == &name.Head {
			return e.val
		}
	}
	return Value{}
}

// SetEntryIs stores v in entry i if that is name's and reports whether it was.
func (d *Dict) SetEntryIs(i int32, name *Str, v Value) bool {
	if uint(i) < uint(len(d.entries)) {
		if e := &d.entries[i]; e.key.O == &name.Head {
			e.val = v
			return true
		}
	}
	return false
}

// SetStr binds a string key.
func (d *Dict) SetStr(t *Thread, name string, v Value) { d.SetName(t, Intern(name), v) }

// SetName binds a string key and returns the number of its entry.
func (d *Dict) SetName(t *Thread, name *Str, v Value) int {
	if i := d.FindName(t, name); i >= 0 {
		d.entries[i].val = v
		return i
	}
	d.insert(Of(name), name.Hash(t), v)
	return len(d.entries) - 1
}

// DeleteStr removes a string key and reports whether it was there.
func (d *Dict) DeleteStr(t *Thread, name string) bool {
	i := d.FindName(t, Intern(name))
	if i >= 0 {
		d.removeEntry(i)
	}
	return i >= 0
}

// Slow is the error of a direct operation that only Python code can finish: a
// key's hash or an equality is a class's own. The caller falls to the native
// frame that can call it.
var Slow = errors.New("slow: only Python code can tell")

// Get returns the value under key, the zero Value if there is none. The error
// is Slow, or that key is unhashable.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	h, err := Hash(t, key)
	if err != nil {
		return Value{}, err
	}
	i, ok := d.find(t, key, h, nil)
	if !ok {
		return Value{}, Slow
	}
	if i < 0 {
		return Value{}, nil
	}
	return d.entries[i].val, nil
}

// Set binds key; errors as of Get.
func (d *Dict) Set(t *Thread, key, v Value) error {
	h, err := Hash(t, key)
	if err != nil {
		return err
	}
	i, ok := d.find(t, key, h, nil)
	switch {
	case !ok:
		return Slow
	case i >= 0:
		d.entries[i].val = v
	default:
		d.insert(key, h, v)
	}
	return nil
}

// Delete removes key and returns what was there, the zero Value if nothing; errors as of Get.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) {
	h, err := Hash(t, key)
	if err != nil {
		return Value{}, err
	}
	i, ok := d.find(t, key, h, nil)
	if !ok {
		return Value{}, Slow
	}
	if i < 0 {
		return Value{}, nil
	}
	v := d.entries[i].val
	d.removeEntry(i)
	return v, nil
}

// Next returns the first item at or after position i, and the position behind
// it; more is false at the end. Positions are entry numbers.
func (d *Dict) Next(i int) (key, val Value, next int, more bool) {
	for ; i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key.O != nil {
			return e.key, e.val, i + 1, true
		}
	}
	return Value{}, Value{}, i, false
}

// Copy returns a new dict with the same items.
func (d *Dict) Copy() *Dict {
	c := NewDictSize(d.used)
	for _, e := range d.entries {
		if e.key.O != nil {
			c.entries = append(c.entries, e)
		}
	}
	c.used = len(c.entries)
	if c.used > smallDict {
		c.reindex()
	}
	return c
}

// EntryAt returns the value of entry i, which FindName returned.
func (d *Dict) EntryAt(i int) Value { return d.entries[i].val }

// HasName reports whether a string key is there; quickly when there are few
// entries and all string keys are interned, as those of attributes are.
func (d *Dict) HasName(name *Str) bool {
	if d.index == nil {
		for i := range d.entries {
			k := d.entries[i].key
			if k.O == &name.Head {
				return true
			}
			if k.O != nil && k.O.Type == StrType && !Ptr[Str](k).interned && Ptr[Str](k).S == name.S {
				return true
			}
		}
		return false
	}
	hash := name.hash // of a large dict some string was hashed already, if not this one
	if name.hashGen == 0 {
		for i := range d.entries {
			if k := d.entries[i].key; k.O != nil && k.O.Type == StrType && Ptr[Str](k).S == name.S {
				return true
			}
		}
		return false
	}
	i, ok := d.find(nil, Of(name), hash, nil)
	return ok && i >= 0
}

// AddAttr adds an attribute as entry i of a small __dict__ that does not have
// it yet, which is what __init__ does over and over; false when that is not so.
func (in *Instance) AddAttr(i int32, name *Str, v Value) bool {
	d := in.Attrs
	if d == nil {
		if i != 0 {
			return false
		}
		d = NewDictSize(in.Type.nattrs)
		in.Attrs = d
	}
	if d.index != nil || int(i) != len(d.entries) || i >= smallDict || name.hashGen == 0 {
		return false
	}
	for j := range d.entries {
		k := d.entries[j].key
		if k.O == &name.Head || k.O == nil || k.O.Type != StrType || !Ptr[Str](k).interned {
			return false
		}
	}
	if d.entries == nil {
		d.entries = make([]entry, 0, max(in.Type.nattrs, 1))
	}
	d.entries = append(d.entries, entry{name.hash, Of(name), v})
	d.used++
	d.Version++
	return true
}
