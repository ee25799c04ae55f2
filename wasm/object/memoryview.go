package object

// This file defines memoryview: a window with one dimension on the bytes of
// another object.

import (
	"slices"
	"strings"
)

// A MemoryView shows N items of Size bytes each, Step bytes apart from Start
// on, of a bytes or bytearray.
//
// It keeps a bytearray from being resized only inside a with statement: when
// an ordinary view is no longer used is not known here, while in CPython its
// reference count says so at once.
type MemoryView struct {
	Head
	Obj      Value // what the view was made of
	base     Value // the bytes or bytearray behind that; unset when released
	Start, N int
	Step     int
	Size     int
	Format   byte
	ReadOnly bool
	held     int // with statements it is in
}

func (m *MemoryView) released() bool { return m.base.O == nil }

// memory returns the bytes behind the view.
func (m *MemoryView) memory() []byte { return selfBytes(m.base) }

// item returns the bytes of item i; nil when the memory has shrunk below it.
func (m *MemoryView) item(i int) []byte {
	at, b := m.Start+i*m.Step, m.memory()
	if at < 0 || at+m.Size > len(b) {
		return nil
	}
	return b[at : at+m.Size]
}

// contents returns the items' bytes one after another.
func (m *MemoryView) contents() []byte {
	if b := m.memory(); m.Step == m.Size && m.Start+m.N*m.Size <= len(b) {
		return b[m.Start : m.Start+m.N*m.Size]
	}
	out := make([]byte, 0, m.N*m.Size)
	for i := range m.N {
		out = append(out, m.item(i)...)
	}
	return out
}

func newMemoryView(v Value) (*MemoryView, error) {
	if m := As[MemoryView](v, MemoryViewType); m != nil {
		if m.released() {
			return nil, errReleased()
		}
		c := *m
		c.ID, c.held = 0, 0
		return &c, nil
	}
	b, ok := bytesOf(v)
	if !ok {
		return nil, Errorf(TypeError, "memoryview: a bytes-like object is required, not '%s'", v.O.Type.Name)
	}
	base := Payload(v)
	return &MemoryView{Head: Head{Type: MemoryViewType}, Obj: v, base: base, N: len(b), Step: 1, Size: 1, Format: 'B',
		ReadOnly: base.O.Type == BytesType}, nil
}

func errReleased() error {
	return Raise(ValueError, "operation forbidden on released memoryview object")
}

// view makes a native of a method of the views that are not released.
func view(f func(t *Thread, m *MemoryView, a []Value) (Value, error)) NativeFn {
	return func(t *Thread, a []Value) (Value, error) {
		m := Ptr[MemoryView](a[0])
		if m.released() {
			return Value{}, errReleased()
		}
		return f(t, m, a)
	}
}

func defineMemoryView() {
	k := MemoryViewType
	k.Define(
		Def{"static __new__(cls, object)", func(_ *Thread, a []Value) (Value, error) {
			m, err := newMemoryView(a[1])
			if err != nil {
				return Value{}, err
			}
			return Of(m), nil
		}},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			what := "memory"
			if Ptr[MemoryView](a[0]).released() {
				what = "released memory"
			}
			return NewStr("<" + what + " at " + t.Address(a[0]) + ">"), nil
		}},
		Def{"__len__(self, /)", view(func(_ *Thread, m *MemoryView, _ []Value) (Value, error) { return Int(int64(m.N)), nil })},
		Def{"__getitem__(self, key:subscript, /)", view(viewGetItem)},
		Def{"__iter__(self, /)", view(func(_ *Thread, _ *MemoryView, a []Value) (Value, error) {
			return Of(&SeqIter{Head: Head{Type: SeqIterType}, Seq: a[0]}), nil
		})},
		Def{"__setitem__(self, key:subscript, value, /)", view(viewSetItem)},
		Def{"__delitem__(self, key, /)", view(func(_ *Thread, m *MemoryView, _ []Value) (Value, error) {
			if m.ReadOnly {
				return Value{}, Raise(TypeError, "cannot modify read-only memory")
			}
			return Value{}, Raise(TypeError, "cannot delete memory")
		})},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return viewEq(t, a[0], a[1], true) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return viewEq(t, a[0], a[1], false) }},
		Def{"__hash__(self, /)", view(func(t *Thread, m *MemoryView, _ []Value) (Value, error) {
			if !m.ReadOnly {
				return Value{}, Raise(ValueError, "cannot hash writable memoryview object")
			}
			return t.HashValue(NewBytes(string(m.contents())))
		})},
		Def{"__enter__(self, /)", view(func(_ *Thread, m *MemoryView, a []Value) (Value, error) {
			m.hold(1)
			return a[0], nil
		})},
		Def{"__exit__(self, /, *args)", func(_ *Thread, a []Value) (Value, error) { return None, Ptr[MemoryView](a[0]).release() }},
		Def{"release(self, /)", func(_ *Thread, a []Value) (Value, error) { return None, Ptr[MemoryView](a[0]).release() }},
		Def{"tobytes(self, /, order=None)", view(func(t *Thread, m *MemoryView, _ []Value) (Value, error) {
			t.Spend(int64(m.N*m.Size) / 64)
			return NewBytes(string(m.contents())), nil
		})},
		Def{"tolist(self, /)", view(viewToList)},
		Def{"toreadonly(self, /)", view(func(_ *Thread, m *MemoryView, _ []Value) (Value, error) {
			c := *m
			c.ID, c.held, c.ReadOnly = 0, 0, true
			return Of(&c), nil
		})},
		Def{"cast(self, /, format, shape=?)", view(viewCast)},
		Def{"hex(self, sep=?, bytes_per_sep:index=1)", view(func(t *Thread, m *MemoryView, a []Value) (Value, error) {
			return t.hexText(m.contents(), a[1], a[2].N)
		})},
	)
	get := func(name string, f func(m *MemoryView) Value) Getter {
		return Getter{name, func(_ *Thread, v Value) (Value, error) {
			m := Ptr[MemoryView](v)
			if m.released() {
				return Value{}, errReleased()
			}
			return f(m), nil
		}, nil}
	}
	one := func(n int) Value { return NewTuple([]Value{Int(int64(n))}) }
	contiguous := func(m *MemoryView) Value { return Bool(m.Step == m.Size || m.N <= 1) }
	k.Getters(
		get("obj", func(m *MemoryView) Value { return m.Obj }),
		get("nbytes", func(m *MemoryView) Value { return Int(int64(m.N * m.Size)) }),
		get("itemsize", func(m *MemoryView) Value { return Int(int64(m.Size)) }),
		get("format", func(m *MemoryView) Value { return NewStr(string(m.Format)) }),
		get("readonly", func(m *MemoryView) Value { return Bool(m.ReadOnly) }),
		get("ndim", func(*MemoryView) Value { return Int(1) }),
		get("shape", func(m *MemoryView) Value { return one(m.N) }),
		get("strides", func(m *MemoryView) Value { return one(m.Step) }),
		get("suboffsets", func(*MemoryView) Value { return NewTuple(nil) }),
		get("c_contiguous", contiguous), get("f_contiguous", contiguous), get("contiguous", contiguous),
	)
}

// hold counts with statements, during which a bytearray keeps its size.
func (m *MemoryView) hold(n int) {
	m.held += n
	if m.base.O.Type == ByteArrayType {
		Ptr[ByteArray](m.base).Exports += n
	}
}

func (m *MemoryView) release() error {
	if !m.released() {
		m.hold(-m.held)
		m.base, m.Obj = Value{}, None
	}
	return nil
}

func viewGetItem(_ *Thread, m *MemoryView, a []Value) (Value, error) {
	if s := AsSlice(a[1]); s != nil {
		sp, err := s.Span(m.N)
		if err != nil {
			return Value{}, err
		}
		return Of(m.slice(sp)), nil
	}
	i, err := m.index(a[1])
	if err != nil {
		return Value{}, err
	}
	return m.unpack(m.item(i))
}

// slice returns the view of the items at the span's positions.
func (m *MemoryView) slice(sp Span) *MemoryView {
	c := *m
	c.ID, c.held = 0, 0
	c.Start, c.N = m.Start+sp.Start*m.Step, sp.N
	if sp.N > 0 {
		c.Step = m.Step * sp.Step
	} else {
		c.Start = m.Start
	}
	return &c
}

func (m *MemoryView) index(key Value) (int, error) {
	i, ok := AsInt(key)
	if !ok {
		return 0, Raise(TypeError, "memoryview: invalid slice key")
	}
	if i < 0 {
		i += int64(m.N)
	}
	if i < 0 || i >= int64(m.N) {
		return 0, Raise(IndexError, "index out of bounds on dimension 1")
	}
	return int(i), nil
}

func viewSetItem(_ *Thread, m *MemoryView, a []Value) (Value, error) {
	if m.ReadOnly {
		return Value{}, Raise(TypeError, "cannot modify read-only memory")
	}
	s := AsSlice(a[1])
	if s == nil {
		i, err := m.index(a[1])
		if err != nil {
			return Value{}, err
		}
		return None, m.pack(m.item(i), a[2])
	}
	from, err := newMemoryView(a[2])
	if err != nil {
		return Value{}, Errorf(TypeError, "a bytes-like object is required, not '%s'", a[2].O.Type.Name)
	}
	sp, err := s.Span(m.N)
	if err != nil {
		return Value{}, err
	}
	to := m.slice(sp)
	if from.N != to.N || from.Format != to.Format {
		return Value{}, Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	data := slices.Clone(from.contents())
	for i := range to.N {
		copy(to.item(i), data[i*to.Size:(i+1)*to.Size])
	}
	return None, nil
}

func viewToList(t *Thread, m *MemoryView, _ []Value) (Value, error) {
	items := make([]Value, m.N)
	for i := range items {
		v, err := m.unpack(m.item(i))
		if err != nil {
			return Value{}, err
		}
		items[i] = v
	}
	t.Spend(int64(m.N) / 2)
	return NewList(items), nil
}

// viewEq compares the items by value.
func viewEq(t *Thread, x, y Value, equal bool) (Value, error) {
	m := Ptr[MemoryView](x)
	n, err := newMemoryView(y)
	if x == y || m.released() || err != nil {
		if x != y && !m.released() && As[MemoryView](y, MemoryViewType) == nil {
			return NotImplemented, nil
		}
		return Bool((x == y) == equal), nil
	}
	same := m.N == n.N
	for i := 0; same && i < m.N; i++ {
		a, err1 := m.unpack(m.item(i))
		b, err2 := n.unpack(n.item(i))
		eq, _ := false, false
		if err1 == nil && err2 == nil {
			eq, _ = FastEq(t, a, b)
		}
		same = eq
	}
	return Bool(same == equal), nil
}

func viewCast(_ *Thread, m *MemoryView, a []Value) (Value, error) {
	f := AsStr(a[1])
	if f == nil {
		return Value{}, Errorf(TypeError, "cast() argument 'format' must be str, not %s", a[1].O.Type.Name)
	}
	name := strings.TrimPrefix(f.S, "@")
	switch {
	case len(name) != 1 || !strings.Contains(itemFormats, name):
		return Value{}, Raise(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case m.Step != m.Size && m.N > 1:
		return Value{}, Raise(TypeError, "memoryview: casts are restricted to C-contiguous views")
	case !isByteFormat(m.Format) && !isByteFormat(name[0]):
		return Value{}, Raise(TypeError, "memoryview: cannot cast between two non-byte formats")
	}
	total, size := m.N*m.Size, itemSize(name[0])
	if total%size != 0 {
		return Value{}, Raise(TypeError, "memoryview: length is not a multiple of itemsize")
	}
	if err := checkShape(a[2], total/size); err != nil {
		return Value{}, err
	}
	c := *m
	c.ID, c.held, c.N, c.Step, c.Size, c.Format = 0, 0, total/size, size, size, name[0]
	return Of(&c), nil
}

func isByteFormat(f byte) bool { return f == 'B' || f == 'b' || f == 'c' }

// checkShape accepts a shape with one dimension, of n items.
func checkShape(v Value, n int) error {
	if v.O == nil {
		return nil
	}
	var dims []Value
	if l := AsList(v); l != nil {
		dims = l.Items
	} else if t := AsTuple(v); t != nil {
		dims = t.Items
	} else {
		return Raise(TypeError, "shape must be a list or a tuple")
	}
	if len(dims) != 1 {
		return Raise(NotImplementedError, "memoryview: only views with one dimension are supported")
	}
	if d, ok := AsInt(dims[0]); !ok || d != int64(n) {
		return Raise(TypeError, "memoryview: product(shape) * itemsize != buffer size")
	}
	return nil
}
