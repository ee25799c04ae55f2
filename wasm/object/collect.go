package object

// This file holds what natives that work through iterables share: running a
// frame at once as far as no Python code is needed (Run), having each item
// visited (ForEach), and having all of them (Collect).

// maxNested bounds how many natives run inside each other on Go's own stack;
// deeper ones go on the thread's stack, which has room.
const maxNested = 40

// maxNative bounds the nesting of natives in all, as CPython bounds recursion in C:
// comparing or printing deeper structures is a RecursionError.
const maxNative = 10000

// Run runs a frame at once, as far as natives go, and puts it on the stack only
// when it has to wait for Python code (or to wait at all).
func (t *Thread) Run(f NativeFrame) (Value, error) {
	if t.nested >= maxNested {
		return t.Push(f)
	}
	base := t.Top
	t.nested++
	v, err := f.Resume(t, Value{}, nil)
	t.nested--
	switch err {
	case Pending:
		return t.After(base, f)
	case Park:
		return t.Push(f)
	}
	return v, err
}

func (t *Thread) unnest() { t.nested-- }

// Tired reports whether a native that loops over Python's own iterators has
// overdrawn the thread's grant so far that it must let the machine in: it then
// returns Park, and is resumed with no value. Shorter loops run through, since
// natives are atomic.
func (t *Thread) Tired() bool { return t.Fuel < -1<<20 }

// descend counts one more level of natives that follow a structure down; the
// frame calls ascend when it ends, however it ends.
func (t *Thread) descend(doing string) error {
	if t.deep >= maxNative {
		return Raise(RecursionError, "maximum recursion depth exceeded "+doing)
	}
	t.deep++
	return nil
}

func (t *Thread) ascend() { t.deep-- }

// A Cursor takes items from an iterable one by one: straight from a list or
// tuple, else from its iterator. It is a part of other frames.
type Cursor struct {
	From Value // the iterable
	Iter Value // its iterator, where one is needed
	i    int
}

// Start begins the iteration. When it is Pending, what comes is to be kept in Iter.
func (c *Cursor) Start(t *Thread) (Value, error) {
	if k := c.From.O.Type; k == ListType || k == TupleType {
		return Value{}, nil
	}
	v, err := t.Iter(c.From)
	c.Iter = v
	return v, err
}

// Next returns the next item; at the end the error is one that IsStop.
func (c *Cursor) Next(t *Thread) (Value, error) {
	if c.Iter.O != nil {
		return t.Next(c.Iter)
	}
	items := c.items()
	if c.i >= len(items) {
		c.From = NewTuple(nil) // a list that grows later does not go on
		return Value{}, Stop
	}
	c.i++
	return items[c.i-1], nil
}

func (c *Cursor) items() []Value {
	if c.From.O.Type == ListType {
		return Ptr[List](c.From).Items
	}
	return Ptr[Tuple](c.From).Items
}

// A Visitor does something with each item of an iterable.
type Visitor interface {
	// Visit is given the next item. Its answer may be Pending.
	Visit(t *Thread, item Value) (Value, error)
	// Visited is given what Visit answered, now or later. With more false the
	// iteration ends there and v is the result.
	Visited(t *Thread, r Value) (v Value, more bool, err error)
	// End gives the result when there are no more items. It may be Pending.
	End(t *Thread) (Value, error)
}

// ForEach has v visit every item of iterable, and answers what v does.
func (t *Thread) ForEach(iterable Value, v Visitor) (Value, error) {
	return t.Run(&forEach{c: Cursor{From: iterable}, v: v})
}

type forEach struct {
	c    Cursor
	v    Visitor
	hint bool // ask how long the iterable is, as CPython does to make room
	step int
}

// forEachSized is ForEach for what becomes a list or tuple.
func (t *Thread) forEachSized(iterable Value, v Visitor) (Value, error) {
	hint := pythonHas(iterable, SpLen)
	if f := iterable.O.Type.Lookup("__length_hint__"); f.O != nil && f.O.Type != NativeType {
		hint = true
	}
	return t.Run(&forEach{c: Cursor{From: iterable}, v: v, hint: hint})
}

func (f *forEach) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = f.c.Start(t); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.c.Iter, f.step = in, 2
			if f.hint {
				f.step = 6
				if in, err = t.LengthHint(f.c.From, 8); err == Pending {
					return in, err
				}
			}
		case 6:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
		case 2:
			if t.Fuel--; t.Tired() {
				return Value{}, Park // an endless iterable must not hold the machine up
			}
			f.step = 3
			if in, err = f.c.Next(t); err == Pending {
				return in, err
			}
		case 3:
			if IsStop(err) {
				f.step = 5
				return f.v.End(t)
			}
			if err != nil {
				return Value{}, err
			}
			f.step = 4
			if in, err = f.v.Visit(t, in); err == Pending {
				return in, err
			}
		case 4:
			if err != nil {
				return Value{}, err
			}
			r, more, err := f.v.Visited(t, in)
			if err != nil || !more {
				return r, err
			}
			f.step = 2
		case 5:
			return in, err
		}
	}
}

// A Sink is given all the items of an iterable at once. The items are its own.
type Sink interface {
	Take(t *Thread, items []Value) (Value, error)
}

// Collect gives s all the items of iterable, and answers what s does.
func (t *Thread) Collect(iterable Value, s Sink) (Value, error) {
	if items, ok := t.Items(iterable); ok {
		return s.Take(t, append([]Value(nil), items...))
	}
	return t.forEachSized(iterable, &collector{sink: s})
}

type collector struct {
	sink  Sink
	items []Value
}

func (c *collector) Visit(t *Thread, item Value) (Value, error) {
	if len(c.items) == cap(c.items) {
		n := max(4, 2*cap(c.items))
		if n > 1<<16 {
			if err := t.Allocate(int64(n) * 16); err != nil {
				return Value{}, err
			}
		}
		c.items = append(make([]Value, 0, n), c.items...)
	}
	c.items = append(c.items, item)
	return Value{}, nil
}

func (c *collector) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }

func (c *collector) End(t *Thread) (Value, error) { return c.sink.Take(t, c.items) }

// Items returns the items of a list, tuple, dict, set, str or range that
// iterates in the builtin way; ok is false for anything else, and no value. The items of
// a list or tuple are its own: they are not to be changed, and not to be used
// after Python code had a chance to run.
func (t *Thread) Items(v Value) (items []Value, ok bool) {
	if v.O == nil {
		return nil, false
	}
	k := v.O.Type
	if in := v.instance(); in != nil && in.Payload.O != nil && k.Special(SpIter) == in.Payload.O.Type.Special(SpIter) {
		v = in.Payload
		k = v.O.Type
	}
	switch k {
	case ListType:
		return Ptr[List](v).Items, true
	case TupleType:
		return Ptr[Tuple](v).Items, true
	case DictType:
		return Ptr[Dict](v).Keys(), true
	case SetType, FrozenSetType:
		return Ptr[Set](v).Items(), true
	case StrType:
		s := Ptr[Str](v)
		if s.Len() > 1<<16 {
			return nil, false
		}
		items = make([]Value, 0, s.Len())
		for rest := s.S; rest != ""; {
			r, w := DecodeRune(rest)
			items = append(items, Char(r))
			rest = rest[w:]
		}
		return items, true
	case RangeType:
		r := Ptr[Range](v)
		if r.Big != nil || r.Len > 1<<16 {
			return nil, false
		}
		items = make([]Value, r.Len)
		for i := range items {
			items[i] = Int(r.Start + int64(i)*r.Step)
		}
		return items, true
	}
	return nil, false
}

// Keys returns the keys in order.
func (d *Dict) Keys() []Value {
	keys := make([]Value, 0, d.used)
	for i := range d.entries {
		if k := d.entries[i].key; k.O != nil {
			keys = append(keys, k)
		}
	}
	return keys
}
