package object

// This file holds what list, tuple and range have in common: how subscripts
// become positions, searching, concatenating and repeating.

func defineSequences() {
	defineInspection()
	defineGenericAlias()
	defineList()
	defineTuple()
	defineRange()
	defineSlice()
}

// Span is a slice applied to a sequence: N positions, Start, Start+Step, ….
type Span struct{ Start, Stop, Step, N int }

// Span applies the slice to a sequence of length n. The slice's parts are ints
// or None (see convert.go).
func (s *Slice) Span(n int) (Span, error) {
	step, err := slicePart(s.Step, 1)
	if err != nil {
		return Span{}, err
	}
	if step == 0 {
		return Span{}, Raise(ValueError, "slice step cannot be zero")
	}
	first, last := 0, n
	if step < 0 {
		first, last = n-1, -1
	}
	start, err := slicePart(s.Start, first)
	if err != nil {
		return Span{}, err
	}
	stop, err := slicePart(s.Stop, last)
	if err != nil {
		return Span{}, err
	}
	if !s.Start.IsNone() {
		start = clip(start, n, step)
	}
	if !s.Stop.IsNone() {
		stop = clip(stop, n, step)
	}
	sp := Span{Start: start, Stop: stop, Step: step}
	switch {
	case step > 0 && start < stop:
		sp.N = (stop-start-1)/step + 1
	case step < 0 && start > stop:
		sp.N = (start-stop-1)/-step + 1
	}
	return sp, nil
}

const maxIndex = 1<<62 - 1 // larger positions and steps are taken for this one

// slicePart returns an int of any size as an int, cut to what a position can be.
func slicePart(v Value, none int) (int, error) {
	switch {
	case v.IsNone():
		return none, nil
	case IsIntLike(v):
		if n, ok := AsInt(v); ok {
			return int(max(-maxIndex, min(n, maxIndex))), nil
		}
		if AsBig(v).Sign() < 0 {
			return -maxIndex, nil
		}
		return maxIndex, nil
	}
	return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
}

// clip moves a position that counts from the end, or lies outside, into the sequence.
func clip(i, n, step int) int {
	if i < 0 {
		if i += n; i < 0 {
			if step < 0 {
				return -1
			}
			return 0
		}
		return i
	}
	if i >= n {
		if step < 0 {
			return n - 1
		}
		return n
	}
	return i
}

// Subscript makes a position of a key that is an int (see convert.go). what
// names the sequence in messages: "list", and in the one for a position outside: "list index".
func Subscript(key Value, n int, typ, outside string) (int, error) {
	if i, ok := AsInt(key); ok {
		if i < 0 {
			i += int64(n)
		}
		if uint64(i) >= uint64(n) {
			return 0, Raise(IndexError, outside+" out of range")
		}
		return int(i), nil
	}
	if IsIntLike(key) {
		return 0, Errorf(IndexError, "cannot fit '%s' into an index-sized integer", key.O.Type.Name)
	}
	return 0, Errorf(TypeError, "%s indices must be integers or slices, not %s", typ, key.O.Type.Name)
}

// AsSlice returns v as a slice, or nil.
func AsSlice(v Value) *Slice {
	if v.O.Type == SliceType {
		return Ptr[Slice](v)
	}
	return nil
}

// cut returns a new slice of the items at the span's positions.
func cut(items []Value, sp Span) []Value {
	if sp.N == 0 {
		return nil
	}
	if sp.Step == 1 {
		return append([]Value(nil), items[sp.Start:sp.Start+sp.N]...)
	}
	r := make([]Value, sp.N)
	for i := range r {
		r[i] = items[sp.Start+i*sp.Step]
	}
	return r
}

// allocateItems asks for room for n values where that is much.
func (t *Thread) allocateItems(n int) error {
	t.Spend(int64(n) / 4)
	if n > 1<<16 {
		return t.Allocate(int64(n) * 16)
	}
	return nil
}

// pythonHas reports whether v's class defines a method in Python: then a
// sequence leaves + and * to it before it complains of the operand.
func pythonHas(v Value, s Special) bool {
	f := v.O.Type.Special(s)
	return f.O != nil && f.O.Type != NativeType
}

// repeated returns items n times over. The error is also that n is no int.
func (t *Thread) repeated(items []Value, n Value) ([]Value, error) {
	if !IsIntLike(n) {
		return nil, Errorf(TypeError, "can't multiply sequence by non-int of type '%s'", n.O.Type.Name)
	}
	count, ok := AsInt(n)
	if !ok {
		return nil, Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", n.O.Type.Name)
	}
	if count <= 0 || len(items) == 0 {
		return nil, nil
	}
	if count > maxIndex/16/int64(len(items)) {
		return nil, NewException(MemoryError)
	}
	total := int(count) * len(items)
	if err := t.allocateItems(total); err != nil {
		return nil, err
	}
	r := make([]Value, total)
	filled := copy(r, items)
	for filled < total {
		filled += copy(r[filled:], r[:filled])
	}
	return r, nil
}

// concat returns a new slice of x's items and then y's.
func (t *Thread) concat(x, y []Value) ([]Value, error) {
	if err := t.allocateItems(len(x) + len(y)); err != nil {
		return nil, err
	}
	return append(append(make([]Value, 0, len(x)+len(y)), x...), y...), nil
}

// live returns the items that a list or tuple has now.
func live(seq Value) []Value {
	if seq.O.Type.layout == ListType.layout {
		return Ptr[List](seq).Items
	}
	return Ptr[Tuple](seq).Items
}

// What a search through a sequence is for.
const (
	searchContains = iota
	searchIndex
	searchCount
	searchRemove
)

// searchFrame goes through a list or tuple for an item equal to key.
type searchFrame struct {
	seq, key Value
	i, stop  int
	count    int64
	goal     uint8
	asked    bool
}

// search looks in seq, from start up to stop, for key.
func (t *Thread) search(goal uint8, seq, key Value, start, stop int) (Value, error) {
	items := live(seq)
	f := searchFrame{seq: seq, key: key, i: start, stop: stop, goal: goal}
	begin := f.i
	for ; f.i < f.stop && f.i < len(items); f.i++ {
		eq, ok := FastEq(t, items[f.i], key)
		if !ok {
			slow := f
			return t.Run(&slow)
		}
		if eq {
			if v, done, err := f.found(); done {
				t.Spend(int64(f.i - begin))
				return v, err
			}
		}
	}
	t.Spend(int64(f.i - begin))
	return f.end(t)
}

func (f *searchFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked || err != nil {
			if err != nil {
				return Value{}, err
			}
			f.asked = false
			if in == True {
				if v, done, err := f.found(); done {
					return v, err
				}
			}
			f.i++
		}
		items := live(f.seq)
		if f.i >= f.stop || f.i >= len(items) {
			return f.end(t)
		}
		f.asked = true
		if in, err = t.Equal(items[f.i], f.key); err == Pending {
			return in, err
		}
	}
}

// found is called at an item that is equal; done says that the search is over.
func (f *searchFrame) found() (v Value, done bool, err error) {
	switch f.goal {
	case searchContains:
		return True, true, nil
	case searchIndex:
		return Int(int64(f.i)), true, nil
	case searchRemove:
		l := Ptr[List](f.seq)
		if f.i < len(l.Items) { // __eq__ may have made the list shorter
			l.remove(f.i, f.i+1)
		}
		return None, true, nil
	}
	f.count++
	return Value{}, false, nil
}

func (f *searchFrame) end(t *Thread) (Value, error) {
	switch f.goal {
	case searchContains:
		return False, nil
	case searchCount:
		return Int(f.count), nil
	case searchRemove:
		return Value{}, Raise(ValueError, "list.remove(x): x not in list")
	}
	if f.seq.O.Type.layout == TupleType.layout {
		return Value{}, Raise(ValueError, "tuple.index(x): x not in tuple")
	}
	return t.RaiseRepr(ValueError, "", f.key, " is not in list")
}

// RaiseRepr raises k with a message that shows v, whose repr may be Python's.
func (t *Thread) RaiseRepr(k *Type, before string, v Value, after string) (Value, error) {
	return t.Run(&raiseRepr{k: k, before: before, v: v, after: after})
}

type raiseRepr struct {
	k             *Type
	before, after string
	v             Value
	asked         bool
}

func (f *raiseRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Repr(f.v); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	return Value{}, Raise(f.k, f.before+AsStr(in).S+f.after)
}

// Bound returns a start or stop argument of index() as a position in a sequence of length n.
func Bound(v Value, n int) (int, error) {
	if !IsIntLike(v) {
		return 0, Raise(TypeError, "slice indices must be integers or have an __index__ method")
	}
	i, err := slicePart(v, 0)
	if i < 0 {
		return max(0, i+n), err
	}
	return min(i, n), err
}
