package object

// This file searches iterables that know no better than to be gone through.

// CountItems returns how many items of iterable are equal to key.
func (t *Thread) CountItems(iterable, key Value) (Value, error) {
	return t.ForEach(iterable, &finder{key: key, all: true})
}

// FindItem returns the position of the first item of iterable that is equal to
// key, or raises ValueError.
func (t *Thread) FindItem(iterable, key Value) (Value, error) {
	return t.ForEach(iterable, &finder{key: key})
}

// finder counts the items that are equal to key, or finds the first.
type finder struct {
	key  Value
	all  bool
	i, n int64
}

func (f *finder) Visit(t *Thread, item Value) (Value, error) { return t.Equal(item, f.key) }

func (f *finder) Visited(_ *Thread, r Value) (Value, bool, error) {
	if r == True {
		if !f.all {
			return Int(f.i), false, nil
		}
		f.n++
	}
	f.i++
	return Value{}, true, nil
}

func (f *finder) End(*Thread) (Value, error) {
	if !f.all {
		return Value{}, Raise(ValueError, "sequence.index(x): x not in sequence")
	}
	return Int(f.n), nil
}
