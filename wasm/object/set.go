package object

// This file defines the table behind set and frozenset. Its order is seen by
// programs, so it is CPython's to the letter: where a key goes depends on the
// hashes, on the size of the table, and on what was there before. The rules
// (described in the comments of CPython's setobject.c and in its design notes):
//
//   - A table has a power of two of slots, at least 8. A probe looks at the slot
//     that the hash points to and at up to nine slots behind it, when they do not
//     reach beyond the end; then it jumps to slot*5 + 1 + perturb, where perturb
//     begins as the hash and loses five bits each time.
//   - A removed key leaves a dummy in its slot, which probes pass. A new key goes
//     to the last dummy on its path, or else to the empty slot at its end.
//   - When three fifths of the slots are used (dummies count), the table is built
//     anew with four times as many slots as keys (two times from 50000 keys on).

import "slices"

// A Set is a set or frozenset.
type Set struct {
	Head
	slots   []setSlot // nil stands for eight empty ones
	fill    int       // slots in use, dummies included
	used    int       // keys
	finger  int       // where pop goes on
	changes uint32    // counts what adds, removes or moves keys
	hash    uint64    // of a frozenset, once known
	hashed  bool
}

// A setSlot holds a key; without a key it is empty, or a dummy.
type setSlot struct {
	key   Value
	hash  uint64
	dummy bool
}

const (
	minSet       = 8
	linearProbes = 9
	perturbShift = 5
)

// NewSet returns an empty set, or frozenset, by k.
func NewSet(k *Type) *Set { return &Set{Head: Head{Type: k}} }

// Len returns the number of keys.
func (s *Set) Len() int { return s.used }

// Items returns the keys in order.
func (s *Set) Items() []Value {
	items := make([]Value, 0, s.used)
	for i := range s.slots {
		if k := s.slots[i].key; k.O != nil {
			items = append(items, k)
		}
	}
	return items
}

// Next returns the first key at or after slot i, its hash, and the slot behind
// it; more is false at the end.
func (s *Set) Next(i int) (key Value, hash uint64, next int, more bool) {
	for ; i < len(s.slots); i++ {
		if e := &s.slots[i]; e.key.O != nil {
			return e.key, e.hash, i + 1, true
		}
	}
	return Value{}, 0, i, false
}

func (s *Set) mask() int {
	if s.slots == nil {
		return minSet - 1
	}
	return len(s.slots) - 1
}

// A path is the order in which slots are probed for a hash.
type path struct {
	start, perturb, mask uint64
	off, line            uint64 // how far behind start, and how far that may go
}

func newPath(hash uint64, mask int) path {
	p := path{perturb: hash, mask: uint64(mask)}
	p.begin(hash)
	return p
}

func (p *path) begin(at uint64) {
	p.start, p.off, p.line = at&p.mask, 0, 0
	if p.start+linearProbes <= p.mask {
		p.line = linearProbes
	}
}

func (p *path) at() int { return int(p.start + p.off) }

func (p *path) next() {
	if p.off < p.line {
		p.off++
		return
	}
	p.perturb >>= perturbShift
	p.begin(p.start*5 + 1 + p.perturb)
}

// find returns the slot of key, or -1. ok is false when only Python code can
// tell whether the key in that slot is equal; slots in skip are known to differ.
func (s *Set) find(t *Thread, key Value, hash uint64, skip []int) (slot int, ok bool) {
	if s.used == 0 {
		return -1, true
	}
	for p := newPath(hash, s.mask()); ; p.next() {
		i := p.at()
		e := &s.slots[i]
		if e.key.O == nil {
			if e.dummy {
				continue
			}
			return -1, true
		}
		if e.hash != hash {
			continue
		}
		if e.key == key {
			return i, true
		}
		if eq, ok := FastEq(t, e.key, key); eq {
			return i, true
		} else if !ok && !slices.Contains(skip, i) {
			return i, false
		}
	}
}

func (s *Set) keyAt(i int) Value {
	if i < len(s.slots) {
		return s.slots[i].key
	}
	return Value{}
}

func (s *Set) version() uint32 { return s.changes }

// insert adds a key that is not there.
func (s *Set) insert(key Value, hash uint64) {
	if s.slots == nil {
		s.slots = make([]setSlot, minSet)
	}
	s.used++
	s.changes++
	var dummy *setSlot
	p := newPath(hash, s.mask())
	for ; ; p.next() {
		e := &s.slots[p.at()]
		if e.dummy {
			dummy = e
		} else if e.key.O == nil {
			break
		}
	}
	if dummy != nil {
		*dummy = setSlot{key: key, hash: hash}
		return
	}
	s.slots[p.at()] = setSlot{key: key, hash: hash}
	s.fill++
	if s.fill*5 >= s.mask()*3 {
		s.resize(s.roomy())
	}
}

// roomy returns for how many keys a table that is full is built anew.
func (s *Set) roomy() int {
	if s.used > 50000 {
		return s.used * 2
	}
	return s.used * 4
}

// place puts a key into the first empty slot of its path in a table without dummies.
func (s *Set) place(key Value, hash uint64) {
	for p := newPath(hash, s.mask()); ; p.next() {
		if e := &s.slots[p.at()]; e.key.O == nil {
			e.key, e.hash = key, hash
			return
		}
	}
}

// resize builds the table anew with room for more than n keys.
func (s *Set) resize(n int) {
	size := minSet
	for size <= n {
		size *= 2
	}
	old := s.slots
	s.slots = make([]setSlot, size)
	for i := range old {
		if e := &old[i]; e.key.O != nil {
			s.place(e.key, e.hash)
		}
	}
	s.fill = s.used
	s.changes++
}

// removeSlot removes the key in slot i.
func (s *Set) removeSlot(i int) {
	s.slots[i] = setSlot{dummy: true}
	s.used--
	s.changes++
}

// Clear removes every key.
func (s *Set) Clear() {
	s.slots, s.fill, s.used = nil, 0, 0
	s.changes++
}

// sweep builds the table anew when more than a quarter of it is dummies.
func (s *Set) sweep() {
	if s.fill-s.used > s.mask()/4 {
		s.resize(s.roomy())
	}
}

// makeRoom prepares for n keys of another set or dict.
func (s *Set) makeRoom(n int) {
	if (s.fill+n)*5 >= s.mask()*3 {
		s.resize((s.used + n) * 2)
	}
}

// takeAll adds the keys of other when s is empty, and reports whether it was.
func (s *Set) takeAll(other *Set) bool {
	if s.fill != 0 {
		return false
	}
	if s.mask() == other.mask() && other.fill == other.used {
		s.slots = slices.Clone(other.slots)
	} else {
		for i := range other.slots {
			if e := &other.slots[i]; e.key.O != nil {
				s.place(e.key, e.hash)
			}
		}
	}
	s.fill, s.used = other.used, other.used
	s.changes++
	return true
}

// Copy returns a new set of type k with the same keys.
func (s *Set) Copy(k *Type) *Set {
	c := NewSet(k)
	if s.used > 0 {
		c.makeRoom(s.used)
		if c.slots == nil {
			c.slots = make([]setSlot, minSet)
		}
		c.takeAll(s)
	}
	return c
}

// popKey removes and returns the next key behind the last one popped.
func (s *Set) popKey() (Value, bool) {
	if s.used == 0 {
		return Value{}, false
	}
	i := s.finger & s.mask()
	for s.slots[i].key.O == nil {
		i = (i + 1) & s.mask()
	}
	key := s.slots[i].key
	s.removeSlot(i)
	s.finger = i + 1
	return key, true
}

// Add adds key. The error is Slow, or that key is unhashable.
func (s *Set) Add(t *Thread, key Value) error {
	h, err := Hash(t, key)
	if err != nil {
		return err
	}
	i, ok := s.find(t, key, h, nil)
	switch {
	case !ok:
		return Slow
	case i < 0:
		s.insert(key, h)
	}
	return nil
}

// Hash returns the hash of the set of keys, whatever their order: each key's
// hash is spread and the results are combined by exclusive or, then spread again
// (frozenset_hash in setobject.c).
func (s *Set) Hash() uint64 {
	if s.hashed {
		return s.hash
	}
	h := uint64(0)
	for i := range s.slots {
		if e := &s.slots[i]; e.key.O != nil {
			h ^= ((e.hash ^ 89869747) ^ (e.hash << 16)) * 3644798167
		}
	}
	h ^= uint64(s.used+1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == ^uint64(0) {
		h = 590923713
	}
	if s.Type == FrozenSetType {
		s.hash, s.hashed = h, true
	}
	return h
}

// AsSet returns v as a set or frozenset, or nil.
func AsSet(v Value) *Set {
	if s := As[Set](v, SetType); s != nil {
		return s
	}
	return As[Set](v, FrozenSetType)
}

// SetNames returns the strings in a set.
func SetNames(v Value) []string {
	var names []string
	if s := AsSet(v); s != nil {
		for _, k := range s.Items() {
			if n := AsStr(k); n != nil {
				names = append(names, n.S)
			}
		}
	}
	return names
}
