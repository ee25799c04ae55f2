package object

// This file copies a whole heap: what fork does to a process, and what a
// checkpoint of a machine keeps.
//
// Objects and frames are plain structs, so the copier needs to know nothing
// about a type but its fields: for each Go struct it builds a plan once
// (copy_plan.go). What nothing changes (strings, big ints, code, builtin types)
// is shared. The copier keeps a list of work instead of calling itself, so the
// depth of a structure does not matter.

import (
	"reflect"
	"unsafe"
)

// A Shared type's values are not copied: pointers to them stay as they are,
// unless the copier was told of a replacement (Replace).
type Shared interface{ CopyShared() }

// An Emptied type's values are left zero in a copy: threads that wait in a
// queue do not wait in the copy of the queue.
type Emptied interface{ CopyEmptied() }

// CopyShared marks what all copies have in common.
func (*layout) CopyShared()    {}
func (*Code) CopyShared()      {}
func (*Signature) CopyShared() {}

// A Copier makes one copy of a heap. What is reached twice is copied once.
type Copier struct {
	memo map[unsafe.Pointer]unsafe.Pointer
	work []job
}

// A job is a copied struct whose fields still lead to the original.
type job struct {
	p    unsafe.Pointer
	plan *plan
}

// NewCopier returns a copier that has copied nothing. size is about how many
// objects there will be; 0 when nobody knows.
func NewCopier(size int) *Copier {
	return &Copier{memo: make(map[unsafe.Pointer]unsafe.Pointer, size)}
}

// Size returns how many objects were copied.
func (c *Copier) Size() int { return len(c.memo) }

// Replace says that pointers to old become pointers to new. Both are pointers
// to the same type.
func (c *Copier) Replace(old, new any) {
	c.memo[reflect.ValueOf(old).UnsafePointer()] = reflect.ValueOf(new).UnsafePointer()
}

// Copied returns the copy of an object, or nil when none was made.
func (c *Copier) Copied(h *Head) *Head { return (*Head)(c.memo[unsafe.Pointer(h)]) }

// Interp returns a copy of an interpreter: its modules and all that they reach.
func (c *Copier) Interp(in *Interp) *Interp {
	return (*Interp)(c.pointer(unsafe.Pointer(in), planOf(reflect.TypeFor[Interp]())))
}

// Thread returns a copy of a thread with its stack, for the interpreter copied
// before. The thread must be between two frames: no native is running on Go's stack.
func (c *Copier) Thread(t *Thread, in *Interp) *Thread {
	n := NewThread(in, t.ID)
	c.memo[unsafe.Pointer(t)] = unsafe.Pointer(n)
	n.ids, n.Depth, n.deep = t.ids, t.Depth, t.deep
	n.Lines, n.Watch = t.Lines, t.Watch
	n.Top = (*Frame)(c.pointer(unsafe.Pointer(t.Top), planOf(reflect.TypeFor[Frame]())))
	if t.Handled != nil {
		n.Handled = (*Exception)(unsafe.Pointer(c.object(&t.Handled.Head, nil)))
	}
	if t.gens != nil {
		n.gens = (*Generator)(unsafe.Pointer(c.object(&t.gens.Head, nil)))
	}
	for _, h := range t.reprs {
		n.reprs = append(n.reprs, c.object(h, nil))
	}
	n.Ctx = c.Value(t.Ctx)
	n.asyncgen = asyncgenHooks{c.Value(t.asyncgen.first), c.Value(t.asyncgen.final)}
	return n
}

// Value returns the copy of a value.
func (c *Copier) Value(v Value) Value {
	if v.O != nil {
		v.O = c.object(v.O, nil)
	}
	return v
}

// Finish completes the copy: until then what was returned may lead into the original.
func (c *Copier) Finish() {
	for len(c.work) > 0 {
		j := c.work[len(c.work)-1]
		c.work = c.work[:len(c.work)-1]
		j.plan.apply(c, j.p)
	}
}

// object returns the copy of an object, or the object itself when nothing can
// change it. declared is the Go type of the pointer that led here, nil when
// that says nothing.
func (c *Copier) object(h *Head, declared reflect.Type) *Head {
	switch h.Type {
	case StrType, BytesType, IntType, FloatType, BoolType, ComplexType, CodeType, NoneType, EllipsisType, NotImplementedType:
		return h
	}
	if n, ok := c.memo[unsafe.Pointer(h)]; ok {
		return (*Head)(n)
	}
	if h.Type == nil {
		return (*Head)(c.pointer(unsafe.Pointer(h), planOf(declared)))
	}
	l := h.Type.layout
	switch {
	case l == TypeType.layout && (*Type)(unsafe.Pointer(h)).Builtin:
		return h
	case h.Type == NativeType && (*Native)(unsafe.Pointer(h)).Self.O == nil:
		return h
	case h.Type == GetSetType && (*GetSet)(unsafe.Pointer(h)).Owner.Builtin:
		return h
	case h == &emptyTuple.Head:
		return h
	}
	if l.plan == nil {
		struct_ := l.struct_
		if struct_ == nil { // no object of this kind was ever a value: the pointer says what it is
			struct_ = declared
		}
		if struct_ == nil {
			return h
		}
		l.plan = planOf(struct_)
	}
	return (*Head)(c.pointer(unsafe.Pointer(h), l.plan))
}

// pointer returns the copy of the struct at p, whose fields are seen to later.
func (c *Copier) pointer(p unsafe.Pointer, pl *plan) unsafe.Pointer {
	if p == nil {
		return nil
	}
	if n, ok := c.memo[p]; ok {
		return n
	}
	if pl.shared {
		return p
	}
	v := reflect.New(pl.typ)
	n := v.UnsafePointer()
	c.memo[p] = n
	if !pl.emptied {
		v.Elem().Set(reflect.NewAt(pl.typ, p).Elem())
		if len(pl.fields) > 0 {
			c.work = append(c.work, job{n, pl})
		}
	}
	return n
}
