package object

// This file finds out what can still be reached: what CPython's reference counts
// know of an object that nothing refers to any more. It follows the same plans
// as the copier.

import (
	"reflect"
	"unsafe"
)

// A Weak type's values do not keep what they refer to.
type Weak interface{ ReachWeak() }

// A Walker marks what can be reached from where it was sent.
type Walker struct {
	seen map[unsafe.Pointer]struct{}
	work []job
}

// NewWalker returns a walker that has been nowhere.
func NewWalker() *Walker { return &Walker{seen: map[unsafe.Pointer]struct{}{}} }

// Avoid keeps the walker from following what an object leads to.
func (w *Walker) Avoid(v Value) { w.seen[unsafe.Pointer(v.O)] = struct{}{} }

// Reached reports whether the walker has met an object.
func (w *Walker) Reached(v Value) bool {
	_, ok := w.seen[unsafe.Pointer(v.O)]
	return ok
}

// Interp follows an interpreter: its modules and all that they reach.
func (w *Walker) Interp(in *Interp) {
	w.pointer(unsafe.Pointer(in), planOf(reflect.TypeFor[Interp]()))
	w.finish()
}

// Thread follows a thread's stack and state.
func (w *Walker) Thread(t *Thread) {
	w.pointer(unsafe.Pointer(t.Top), planOf(reflect.TypeFor[Frame]()))
	if t.Handled != nil {
		w.object(&t.Handled.Head, nil)
	}
	w.value(t.Ctx)
	w.value(t.asyncgen.first)
	w.value(t.asyncgen.final)
	for _, v := range t.arena {
		w.value(v)
	}
	w.finish()
}

func (w *Walker) finish() {
	frame := planOf(reflect.TypeFor[Frame]())
	for len(w.work) > 0 {
		j := w.work[len(w.work)-1]
		w.work = w.work[:len(w.work)-1]
		for i := range j.plan.fields {
			f := &j.plan.fields[i]
			if j.plan == frame && f.offset == unsafe.Offsetof(Frame{}.Regs) {
				w.registers((*Frame)(j.p))
				continue
			}
			w.field(f, unsafe.Add(j.p, f.offset))
		}
	}
}

// registers follows the registers of a frame that are in use: what temporaries
// were left with is only garbage.
func (w *Walker) registers(f *Frame) {
	if f.Native != nil || f.Code == nil {
		return
	}
	at := max(f.PC-1, 0)
	top := min(int(f.Code.Tops[at]), len(f.Regs))
	for i, v := range f.Regs[:top] {
		if f.PC > 0 && f.Wait == WaitStore && i == int(f.Dst) && i >= len(f.Code.VarNames) {
			continue // it is about to be set
		}
		if !f.Code.outside(i, at) {
			w.value(v)
		}
	}
}

// outside reports whether a register belongs to comprehensions of which none is running at pc.
func (c *Code) outside(reg int, pc int32) (outside bool) {
	for _, in := range c.Inlined {
		if in.Reg == reg {
			if in.Inside(pc) {
				return false
			}
			outside = true
		}
	}
	return outside
}

func (w *Walker) value(v Value) {
	if v.O != nil {
		w.object(v.O, nil)
	}
}

// object follows an object; see Copier.object.
func (w *Walker) object(h *Head, declared reflect.Type) {
	switch h.Type {
	case StrType, BytesType, IntType, FloatType, BoolType, ComplexType, CodeType, NoneType, EllipsisType, NotImplementedType:
		return
	case nil:
		if declared != nil {
			w.pointer(unsafe.Pointer(h), planOf(declared))
		}
		return
	}
	l := h.Type.layout
	if l == TypeType.layout && (*Type)(unsafe.Pointer(h)).Builtin {
		return
	}
	if l.plan == nil {
		struct_ := l.struct_
		if struct_ == nil {
			struct_ = declared
		}
		if struct_ == nil {
			return
		}
		l.plan = planOf(struct_)
	}
	w.pointer(unsafe.Pointer(h), l.plan)
}

func (w *Walker) pointer(p unsafe.Pointer, pl *plan) {
	if p == nil || pl.shared {
		return
	}
	if _, ok := w.seen[p]; ok {
		return
	}
	w.seen[p] = struct{}{}
	if !pl.emptied && !pl.weak && len(pl.fields) > 0 {
		w.work = append(w.work, job{p, pl})
	}
}

// field follows one place in a struct.
func (w *Walker) field(f *fieldPlan, p unsafe.Pointer) {
	switch f.kind {
	case valueField:
		w.value(*(*Value)(p))
	case headField:
		if h := (*Head)(p); h.Type != nil && !h.Type.Builtin {
			w.object(&h.Type.Head, nil)
		}
	case objectField:
		if h := *(**Head)(p); h != nil {
			w.object(h, f.typ)
		}
	case pointerField:
		w.pointer(*(*unsafe.Pointer)(p), f.elem)
	case sliceField:
		if f.typ.Elem() == valueType { // most slices are
			for _, v := range *(*[]Value)(p) {
				w.value(v)
			}
			return
		}
		s := reflect.NewAt(f.typ, p).Elem()
		w.elements(f.elem, s.UnsafePointer(), s.Len(), f.typ.Elem().Size())
	case arrayField:
		w.elements(f.elem, p, f.count, f.typ.Elem().Size())
	case mapField:
		w.entries(reflect.NewAt(f.typ, p).Elem())
	case interfaceField:
		e := reflect.NewAt(f.typ, p).Elem().Elem()
		if !e.IsValid() || e.Kind() != reflect.Pointer || e.Type().Elem().Kind() != reflect.Struct || e.IsNil() {
			return
		}
		if t := e.Type().Elem(); startsWithHead(t) {
			w.object((*Head)(e.UnsafePointer()), t)
		} else {
			w.pointer(e.UnsafePointer(), planOf(t))
		}
	}
}

// elements follows n values of a type that stand one after the other.
func (w *Walker) elements(pl *plan, p unsafe.Pointer, n int, size uintptr) {
	if pl.weak || pl.shared {
		return
	}
	for i := range n {
		q := unsafe.Add(p, uintptr(i)*size)
		for j := range pl.fields {
			w.field(&pl.fields[j], unsafe.Add(q, pl.fields[j].offset))
		}
	}
}

// entries follows a map's keys and values.
func (w *Walker) entries(m reflect.Value) {
	if values, ok := m.Addr().Interface().(*map[string]Value); ok { // every class has one
		for _, v := range *values {
			w.value(v)
		}
		return
	}
	key, elem := planOf(m.Type().Key()), planOf(m.Type().Elem())
	for it := m.MapRange(); it.Next(); {
		k, v := reflect.New(key.typ).Elem(), reflect.New(elem.typ).Elem()
		k.Set(it.Key())
		v.Set(it.Value())
		w.elements(key, k.Addr().UnsafePointer(), 1, 0)
		w.elements(elem, v.Addr().UnsafePointer(), 1, 0)
	}
}
