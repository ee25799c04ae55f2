package object

// This file copies a whole heap: what fork does to a process, and what a
// checkpoint of a machine keeps.
//
// The copier knows every Go struct by reflection: for each it builds, once, a
// plan of the fields that lead to other memory. Objects and frames are plain
// structs, so there is nothing else to know about a type. Values that nothing
// changes (strings, big ints, code, builtin types) are shared.

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
func (*layout) CopyShared() {}
func (*Code) CopyShared()   {}

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

// NewCopier returns a copier that has copied nothing.
func NewCopier() *Copier { return &Copier{memo: map[unsafe.Pointer]unsafe.Pointer{}} }

// Replace says that pointers to old become pointers to new.
func (c *Copier) Replace(old, new any) {
	c.memo[reflect.ValueOf(old).UnsafePointer()] = reflect.ValueOf(new).UnsafePointer()
}

// Interp returns a copy of an interpreter: its modules and all that they reach.
func (c *Copier) Interp(in *Interp) *Interp {
	return (*Interp)(c.pointer(unsafe.Pointer(in), planOf(reflect.TypeFor[Interp]())))
}

// Thread returns a copy of a thread with its stack, for the interpreter copied before.
func (c *Copier) Thread(t *Thread, in *Interp) *Thread {
	n := NewThread(in, t.ID)
	c.memo[unsafe.Pointer(t)] = unsafe.Pointer(n)
	n.ids = t.ids
	n.Depth, n.Lines, n.Watch = t.Depth, t.Lines, t.Watch
	n.nested, n.deep = t.nested, t.deep
	n.Top = (*Frame)(c.pointer(unsafe.Pointer(t.Top), planOf(reflect.TypeFor[Frame]())))
	n.Handled = (*Exception)(c.pointer(unsafe.Pointer(t.Handled), planOf(reflect.TypeFor[Exception]())))
	n.Ctx = c.Value(t.Ctx)
	return n
}

// Value returns the copy of a value.
func (c *Copier) Value(v Value) Value {
	if v.O != nil {
		v.O = c.object(v.O)
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

// object returns the copy of an object, or the object itself when nothing can change it.
func (c *Copier) object(h *Head) *Head {
	if n, ok := c.memo[unsafe.Pointer(h)]; ok {
		return (*Head)(n)
	}
	l := h.Type.layout
	switch {
	case h.Type == StrType, h.Type == BytesType, h.Type == IntType, h.Type == ComplexType, h.Type == CodeType, l.struct_ == nil:
		return h // l.struct_ is nil for the tags, too: no object of their types was ever made
	case h == &emptyTuple.Head:
		return h
	case h == &intTag, h == &floatTag, h == &boolTag, h == &noneTag, h == &ellipsisTag, h == &notImplementedTag:
		return h
	case h.Type.layout == TypeType.layout && (*Type)(unsafe.Pointer(h)).Builtin:
		return h
	case h.Type == NativeType && (*Native)(unsafe.Pointer(h)).Self.O == nil:
		return h
	case h.Type == GetSetType && (*GetSet)(unsafe.Pointer(h)).Owner.Builtin:
		return h
	}
	return (*Head)(c.pointer(unsafe.Pointer(h), planOf(l.struct_)))
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

// A plan says what in a struct leads to other memory.
type plan struct {
	typ     reflect.Type
	shared  bool
	emptied bool
	fields  []fieldPlan
}

type fieldPlan struct {
	offset uintptr
	kind   fieldKind
	typ    reflect.Type
	elem   *plan // of a pointer's or slice's element, or of a nested struct
	count  int   // of an array
}

type fieldKind uint8

const (
	valueField   fieldKind = iota
	objectField            // a pointer to a struct that begins with a Head
	pointerField           // to any other struct
	sliceField
	arrayField
	mapField
	interfaceField
	structField
)

var (
	plans       = map[reflect.Type]*plan{}
	valueType   = reflect.TypeFor[Value]()
	headType    = reflect.TypeFor[Head]()
	sharedType  = reflect.TypeFor[Shared]()
	emptiedType = reflect.TypeFor[Emptied]()
)

// planOf returns the plan of a type, built on first need.
func planOf(t reflect.Type) *plan {
	if p := plans[t]; p != nil {
		return p
	}
	p := &plan{typ: t}
	plans[t] = p
	ptr := reflect.PointerTo(t)
	switch {
	case ptr.Implements(sharedType):
		p.shared = true
	case ptr.Implements(emptiedType):
		p.emptied = true
	case t == reflect.TypeFor[Type]():
		p.add(0, t, true)
	case t.Kind() == reflect.Struct && t != valueType:
		p.add(0, t, true)
	default:
		p.add(0, t, false)
	}
	return p
}

// add adds what a value of type t at an offset leads to.
func (p *plan) add(offset uintptr, t reflect.Type, top bool) {
	f := fieldPlan{offset: offset, typ: t}
	switch {
	case t == valueType:
		f.kind = valueField
	case t == headType:
		return // its type is seen to by apply
	case t.Kind() == reflect.Pointer:
		e := t.Elem()
		if e.Kind() != reflect.Struct {
			return
		}
		f.kind = pointerField
		if e.NumField() > 0 && e.Field(0).Type == headType && e.Field(0).Anonymous {
			f.kind = objectField
		} else if e == headType {
			f.kind = objectField
		} else {
			f.elem = planOf(e)
		}
	case t.Kind() == reflect.Slice:
		f.kind, f.elem = sliceField, planOf(t.Elem())
		if len(f.elem.fields) == 0 && !f.elem.shared && t.Elem().Kind() != reflect.Struct {
			f.elem = nil // plain data: only the array is copied
		}
	case t.Kind() == reflect.Array:
		f.kind, f.elem, f.count = arrayField, planOf(t.Elem()), t.Len()
		if len(f.elem.fields) == 0 {
			return
		}
	case t.Kind() == reflect.Map:
		f.kind = mapField
	case t.Kind() == reflect.Interface:
		f.kind = interfaceField
	case t.Kind() == reflect.Struct:
		if !top {
			ptr := reflect.PointerTo(t)
			if ptr.Implements(emptiedType) {
				f.kind, f.elem = structField, planOf(t)
				break
			}
		}
		for i := range t.NumField() {
			sf := t.Field(i)
			p.add(offset+sf.Offset, sf.Type, false)
		}
		return
	default:
		return // numbers, strings, functions
	}
	p.fields = append(p.fields, f)
}

// apply replaces what the struct at base leads to by copies.
func (pl *plan) apply(c *Copier, base unsafe.Pointer) {
	if pl.typ.Kind() == reflect.Struct && pl.typ.NumField() > 0 && pl.typ.Field(0).Type == headType {
		h := (*Head)(base)
		h.Type = (*Type)(unsafe.Pointer(c.object(&h.Type.Head)))
		if pl.typ == reflect.TypeFor[Type]() {
			k := (*Type)(base)
			k.found, k.special = nil, nil
			k.Version = nextVersion()
		}
	}
	for i := range pl.fields {
		f := &pl.fields[i]
		f.apply(c, unsafe.Add(base, f.offset))
	}
}

func (f *fieldPlan) apply(c *Copier, p unsafe.Pointer) {
	switch f.kind {
	case valueField:
		if v := (*Value)(p); v.O != nil {
			v.O = c.object(v.O)
		}
	case objectField:
		if h := (**Head)(p); *h != nil {
			*h = c.object(*h)
		}
	case pointerField:
		q := (*unsafe.Pointer)(p)
		*q = c.pointer(*q, f.elem)
	case structField: // of an emptied type
		reflect.NewAt(f.typ, p).Elem().SetZero()
	case sliceField:
		s := reflect.NewAt(f.typ, p).Elem()
		if s.IsNil() {
			return
		}
		n := reflect.MakeSlice(f.typ, s.Len(), s.Len())
		reflect.Copy(n, s)
		s.Set(n)
		if f.elem != nil {
			size := f.typ.Elem().Size()
			for i, q := 0, n.UnsafePointer(); i < n.Len(); i++ {
				f.elem.apply(c, unsafe.Add(q, uintptr(i)*size))
			}
		}
	case arrayField:
		size := f.typ.Elem().Size()
		for i := range f.count {
			f.elem.apply(c, unsafe.Add(p, uintptr(i)*size))
		}
	case mapField:
		c.copyMap(reflect.NewAt(f.typ, p).Elem())
	case interfaceField:
		c.copyInterface(reflect.NewAt(f.typ, p).Elem())
	}
}

// copyMap replaces a map by one with copies of its keys and values.
func (c *Copier) copyMap(m reflect.Value) {
	if m.IsNil() {
		return
	}
	n := reflect.MakeMapWithSize(m.Type(), m.Len())
	for it := m.MapRange(); it.Next(); {
		k, v := reflect.New(m.Type().Key()).Elem(), reflect.New(m.Type().Elem()).Elem()
		k.Set(it.Key())
		v.Set(it.Value())
		planOf(k.Type()).apply(c, k.Addr().UnsafePointer())
		planOf(v.Type()).apply(c, v.Addr().UnsafePointer())
		n.SetMapIndex(k, v)
	}
	m.Set(n)
}

// copyInterface replaces the value in an interface: a pointer to a struct, or plain data.
func (c *Copier) copyInterface(v reflect.Value) {
	e := v.Elem()
	if !e.IsValid() || e.Kind() != reflect.Pointer || e.Type().Elem().Kind() != reflect.Struct {
		return
	}
	t := e.Type().Elem()
	n := c.pointer(e.UnsafePointer(), planOf(t))
	v.Set(reflect.NewAt(t, n).Convert(e.Type()))
}
