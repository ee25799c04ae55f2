package object

// This file fills dicts from other mappings and from pairs: dict(), update, |.

// dictUpdate is dict(…) and update(…): self, the positional arguments, the keywords.
func (t *Thread) dictUpdate(name string, a []Value) (Value, error) {
	d, args, kw := AsDict(a[0]), AsTuple(a[1]).Items, AsDict(a[2])
	if len(args) > 1 {
		if d.Type == OrderedDictType {
			return Value{}, Errorf(TypeError, "expected at most 1 arguments, got %d", len(args))
		}
		return Value{}, Errorf(TypeError, "%s expected at most 1 argument, got %d", name, len(args))
	}
	if len(args) == 0 {
		return t.merge(d, kw, None)
	}
	if kw.used == 0 {
		return t.updateFrom(d, args[0], None)
	}
	return t.Run(&updateThenKeywords{d: d, from: args[0], kw: kw})
}

type updateThenKeywords struct {
	d    *Dict
	from Value
	kw   *Dict
	step int
}

func (f *updateThenKeywords) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.updateFrom(f.d, f.from, None); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.merge(f.d, f.kw, None)
		case 2:
			return in, err
		}
	}
}

// updateFrom updates d from a mapping, or else from pairs, and answers result.
func (t *Thread) updateFrom(d *Dict, from, result Value) (Value, error) {
	if src := AsDict(from); src != nil && from.O.Type.Special(SpIter) == DictType.Special(SpIter) {
		return t.merge(d, src, result)
	}
	return t.Run(&updateFrame{d: d, from: from, result: result})
}

// updateFrame asks whether from has keys().
type updateFrame struct {
	d            *Dict
	from, result Value
	step         int
}

func (f *updateFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.GetAttr(f.from, Intern("keys")); err == Pending {
				return in, err
			}
		case 1:
			if Matches(err, AttributeError) {
				f.step = 3
				return t.ForEach(f.from, &pairVisitor{d: f.d, result: f.result})
			}
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			if in, err = t.Call(in, nil, nil); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			f.step = 3
			return t.ForEach(in, &keyVisitor{d: f.d, from: f.from, result: f.result})
		case 3:
			return in, err
		}
	}
}

// merge copies src's items into d, by the hashes that src knows, and answers result.
func (t *Thread) merge(d, src *Dict, result Value) (Value, error) {
	if d == src || src.used == 0 {
		return result, nil
	}
	t.Spend(int64(src.used))
	if src.used > 1<<14 {
		if err := t.Allocate(int64(src.used) * 56); err != nil {
			return Value{}, err
		}
	}
	return t.Run(&mergeFrame{d: d, src: src, result: result, version: src.Version})
}

type mergeFrame struct {
	d, src  *Dict
	result  Value
	version uint32 // of src
	pos     int
	waiting bool
}

func (f *mergeFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.waiting {
			if err != nil {
				return Value{}, err
			}
			f.waiting = false
			if f.src.Version != f.version {
				return Value{}, Raise(RuntimeError, "dict mutated during update")
			}
		}
		key, val, next, more := f.src.Next(f.pos)
		if !more {
			return f.result, nil
		}
		f.pos, f.waiting = next, true
		if in, err = t.setHashed(f.d, key, f.src.entries[next-1].hash, val); err == Pending {
			return in, err
		}
	}
}

// keyVisitor copies from[key] for each key.
type keyVisitor struct {
	d            *Dict
	from, result Value
}

func (v *keyVisitor) Visit(t *Thread, key Value) (Value, error) {
	return t.Run(&copyItem{d: v.d, from: v.from, key: key})
}
func (v *keyVisitor) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (v *keyVisitor) End(*Thread) (Value, error)                  { return v.result, nil }

type copyItem struct {
	d         *Dict
	from, key Value
	step      int
}

func (f *copyItem) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.GetItem(f.from, f.key); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.DictSet(f.d, f.key, in)
		case 2:
			return in, err
		}
	}
}

// pairVisitor takes each item for a pair of key and value.
type pairVisitor struct {
	d      *Dict
	n      int
	result Value
}

func (v *pairVisitor) Visit(t *Thread, item Value) (Value, error) {
	v.n++
	if items, ok := t.Items(item); ok {
		return (&pairSink{v.d, v.n - 1}).Take(t, items)
	}
	if item.O.Type.Special(SpIter).O == nil && item.O.Type.Special(SpGetitem).O == nil && v.d.Type != OrderedDictType {
		return Value{}, Errorf(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", v.n-1)
	}
	return t.Collect(item, &pairSink{v.d, v.n - 1})
}
func (v *pairVisitor) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (v *pairVisitor) End(*Thread) (Value, error)                  { return v.result, nil }

type pairSink struct {
	d *Dict
	n int
}

func (s *pairSink) Take(t *Thread, items []Value) (Value, error) {
	switch {
	case len(items) == 2:
	case s.d.Type == OrderedDictType && len(items) > 2:
		return Value{}, Raise(ValueError, "too many values to unpack (expected 2)")
	case s.d.Type == OrderedDictType:
		return Value{}, Errorf(ValueError, "need more than %s to unpack", plural(len(items), "value"))
	default:
		return Value{}, Errorf(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", s.n, len(items))
	}
	return t.DictSet(s.d, items[0], items[1])
}
