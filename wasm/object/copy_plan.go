package object

// This file builds and carries out the copier's plans: what in a Go struct
// leads to other memory.

import (
	"reflect"
	"strings"
	"unsafe"
)

// A plan says what in a value of a Go type leads to other memory.
type plan struct {
	typ     reflect.Type
	shared  bool
	emptied bool
	weak    bool // it does not keep what it refers to
	fields  []fieldPlan
}

// A fieldPlan is one place in a struct, embedded structs flattened.
type fieldPlan struct {
	offset uintptr
	kind   fieldKind
	typ    reflect.Type // of the field; for an objectField of what it points to, nil when it may be anything
	elem   *plan        // of what a pointer points to, or of a slice's or array's element
	count  int          // of an array
}

type fieldKind uint8

const (
	valueField   fieldKind = iota
	headField              // an object's own head: its type may be copied
	typeField              // a class's caches, which its copy does not have
	objectField            // a pointer to a struct that begins with a Head
	pointerField           // a pointer to any other struct
	sliceField             // of what leads on
	bytesField             // a slice of plain data: only the array is copied
	arrayField
	mapField
	interfaceField
	emptiedField
	builderField // a strings.Builder, which knows its own address
)

var (
	plans       = map[reflect.Type]*plan{}
	valueType   = reflect.TypeFor[Value]()
	headType    = reflect.TypeFor[Head]()
	typeStruct  = reflect.TypeFor[Type]()
	builderType = reflect.TypeFor[strings.Builder]()
	sharedType  = reflect.TypeFor[Shared]()
	emptiedType = reflect.TypeFor[Emptied]()
	weakType    = reflect.TypeFor[Weak]()
)

// project is how the import paths of the program's own packages begin. Values
// of other packages that objects point to (big ints, errors) are never changed.
const project = "taketurns/"

// planOf returns the plan of a type, built on first need.
func planOf(t reflect.Type) *plan {
	if p := plans[t]; p != nil {
		return p
	}
	ptr := reflect.PointerTo(t)
	p := &plan{typ: t, weak: ptr.Implements(weakType)}
	plans[t] = p
	foreign := t.Kind() == reflect.Struct && t.Name() != "" && !strings.HasPrefix(t.PkgPath(), project)
	switch {
	case foreign || ptr.Implements(sharedType):
		p.shared = true
	case ptr.Implements(emptiedType):
		p.emptied = true
	default:
		p.add(0, t)
		if t == typeStruct {
			p.fields = append(p.fields, fieldPlan{kind: typeField})
		}
	}
	return p
}

// add adds what a value of type t at an offset leads to.
func (p *plan) add(offset uintptr, t reflect.Type) {
	f := fieldPlan{offset: offset, typ: t}
	switch t.Kind() {
	case reflect.Pointer:
		e := t.Elem()
		if e.Kind() != reflect.Struct {
			return
		}
		switch {
		case e == headType:
			f.kind, f.typ = objectField, nil
		case startsWithHead(e):
			f.kind, f.typ = objectField, e
		default:
			f.kind, f.elem = pointerField, planOf(e)
		}
	case reflect.Slice:
		f.kind, f.elem = sliceField, planOf(t.Elem())
		if plain(t.Elem()) {
			f.kind = bytesField
		}
	case reflect.Array:
		if plain(t.Elem()) {
			return
		}
		f.kind, f.elem, f.count = arrayField, planOf(t.Elem()), t.Len()
	case reflect.Map:
		f.kind = mapField
	case reflect.Interface:
		f.kind = interfaceField
	case reflect.Struct:
		switch {
		case t == valueType:
			f.kind = valueField
		case t == headType:
			f.kind = headField
		case t == builderType:
			f.kind = builderField
		case reflect.PointerTo(t).Implements(emptiedType):
			f.kind = emptiedField
		default:
			for i := range t.NumField() {
				sf := t.Field(i)
				p.add(offset+sf.Offset, sf.Type)
			}
			return
		}
	default:
		if !reflect.PointerTo(t).Implements(emptiedType) {
			return // numbers, strings, functions
		}
		f.kind = emptiedField
	}
	p.fields = append(p.fields, f)
}

// startsWithHead reports whether a struct, or what it embeds first, begins with a Head.
func startsWithHead(t reflect.Type) bool {
	for t.Kind() == reflect.Struct && t.NumField() > 0 && t.Field(0).Anonymous {
		if t = t.Field(0).Type; t == headType {
			return true
		}
	}
	return false
}

// plain reports whether values of a type lead nowhere.
func plain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface, reflect.Struct, reflect.Array:
		return false
	}
	return !reflect.PointerTo(t).Implements(emptiedType)
}

// apply replaces what the value at base leads to by copies.
func (p *plan) apply(c *Copier, base unsafe.Pointer) {
	for i := range p.fields {
		f := &p.fields[i]
		f.apply(c, unsafe.Add(base, f.offset))
	}
}

func (f *fieldPlan) apply(c *Copier, p unsafe.Pointer) {
	switch f.kind {
	case valueField:
		if v := (*Value)(p); v.O != nil {
			v.O = c.object(v.O, nil)
		}
	case headField:
		if h := (*Head)(p); h.Type != nil && !h.Type.Builtin {
			h.Type = (*Type)(unsafe.Pointer(c.object(&h.Type.Head, typeStruct)))
		}
	case typeField:
		k := (*Type)(p)
		k.found, k.special = nil, nil
		k.Version = nextVersion()
	case objectField:
		if h := (**Head)(p); *h != nil {
			*h = c.object(*h, f.typ)
		}
	case pointerField:
		q := (*unsafe.Pointer)(p)
		*q = c.pointer(*q, f.elem)
	case emptiedField:
		reflect.NewAt(f.typ, p).Elem().SetZero()
	case builderField:
		b := (*strings.Builder)(p)
		text := b.String()
		*b = strings.Builder{}
		b.WriteString(text)
	case sliceField, bytesField:
		f.copySlice(c, p)
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

// copySlice replaces the slice at p by one with copies of its elements.
func (f *fieldPlan) copySlice(c *Copier, p unsafe.Pointer) {
	if f.typ.Elem() == valueType { // most slices are
		s := (*[]Value)(p)
		if *s == nil {
			return
		}
		n := make([]Value, len(*s))
		for i, v := range *s {
			if v.O != nil {
				v.O = c.object(v.O, nil)
			}
			n[i] = v
		}
		*s = n
		return
	}
	s := reflect.NewAt(f.typ, p).Elem()
	if s.IsNil() {
		return
	}
	n := reflect.MakeSlice(f.typ, s.Len(), s.Len())
	if !f.elem.emptied {
		reflect.Copy(n, s)
	}
	s.Set(n)
	if f.kind == bytesField || len(f.elem.fields) == 0 {
		return
	}
	size := f.typ.Elem().Size()
	for i, q := 0, n.UnsafePointer(); i < n.Len(); i++ {
		f.elem.apply(c, unsafe.Add(q, uintptr(i)*size))
	}
}

// copyMap replaces a map by one with copies of its keys and values.
func (c *Copier) copyMap(m reflect.Value) {
	if m.IsNil() {
		return
	}
	switch old := m.Addr().Interface().(type) {
	case *map[string]Value: // every class has one
		n := make(map[string]Value, len(*old))
		for k, v := range *old {
			n[k] = c.Value(v)
		}
		*old = n
		return
	}
	n := reflect.MakeMapWithSize(m.Type(), m.Len())
	key, elem := planOf(m.Type().Key()), planOf(m.Type().Elem())
	for it := m.MapRange(); it.Next(); {
		k, v := reflect.New(key.typ).Elem(), reflect.New(elem.typ).Elem()
		k.Set(it.Key())
		v.Set(it.Value())
		key.apply(c, k.Addr().UnsafePointer())
		elem.apply(c, v.Addr().UnsafePointer())
		n.SetMapIndex(k, v)
	}
	m.Set(n)
}

// copyInterface replaces the value in an interface: a pointer to a struct.
// Plain data in one is the same in every copy.
func (c *Copier) copyInterface(v reflect.Value) {
	e := v.Elem()
	if !e.IsValid() || e.Kind() != reflect.Pointer || e.Type().Elem().Kind() != reflect.Struct || e.IsNil() {
		return
	}
	t := e.Type().Elem()
	var n unsafe.Pointer
	if startsWithHead(t) {
		n = unsafe.Pointer(c.object((*Head)(e.UnsafePointer()), t))
	} else {
		n = c.pointer(e.UnsafePointer(), planOf(t))
	}
	if n != e.UnsafePointer() {
		v.Set(reflect.NewAt(t, n).Convert(e.Type()))
	}
}
