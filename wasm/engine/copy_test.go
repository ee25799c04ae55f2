package engine

// This file checks copies of heaps (object.Copier): of many programs' heaps, in
// the middle of what they do. A copy must share nothing with its original but
// what never changes, and look the same.

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"taketurns/wasm/object"
)

// A twin is a value of the original and what stands for it in the copy.
type twin struct {
	a, b  reflect.Value
	where string
}

// comparer walks an original and its copy side by side.
type comparer struct {
	t    *testing.T
	seen map[unsafe.Pointer]unsafe.Pointer // original to copy
	work []twin
	bad  int
}

func (c *comparer) fail(where, what string) {
	if c.bad++; c.bad <= 20 {
		c.t.Errorf("%s: %s", where, what)
	}
}

var (
	headType  = reflect.TypeFor[object.Head]()
	valueType = reflect.TypeFor[object.Value]()
)

// structOf returns the Go struct behind an object, as the copier knows it.
func structOf(h *object.Head) reflect.Type {
	layout := reflect.ValueOf(h.Type).Elem().FieldByName("layout").Elem()
	f := layout.FieldByName("struct_")
	t, _ := reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem().Interface().(reflect.Type)
	return t
}

// constant reports whether nothing changes objects of that Go type, so that copies share them.
func constant(t reflect.Type) bool {
	if _, ok := reflect.PointerTo(t).MethodByName("CopyShared"); ok {
		return true
	}
	switch t {
	case reflect.TypeFor[object.Str](), reflect.TypeFor[object.Bytes](), reflect.TypeFor[object.BigInt](), reflect.TypeFor[object.Complex](),
		reflect.TypeFor[object.Native](), reflect.TypeFor[object.GetSet](), reflect.TypeFor[object.Tuple](), headType:
		return true
	}
	return !strings.HasPrefix(t.PkgPath(), "taketurns/")
}

// pointer compares two pointers to a struct.
func (c *comparer) pointer(a, b unsafe.Pointer, t reflect.Type, where string) {
	switch {
	case a == nil || b == nil:
		if a != b {
			c.fail(where, "one is nil")
		}
		return
	case a == b:
		if t == reflect.TypeFor[object.Type]() && (*object.Type)(a).Builtin || constant(t) {
			return
		}
		c.fail(where, "shared: "+t.String())
		return
	}
	if old, ok := c.seen[a]; ok {
		if old != b {
			c.fail(where, "copied twice: "+t.String())
		}
		return
	}
	c.seen[a] = b
	where = where[max(0, len(where)-100):]
	c.work = append(c.work, twin{reflect.NewAt(t, a).Elem(), reflect.NewAt(t, b).Elem(), where + " " + t.Name()})
}

// object compares two objects, whatever stands behind them.
func (c *comparer) object(a, b *object.Head, where string) {
	if a == nil || b == nil || a.Type == nil {
		if a != b {
			c.fail(where, "one is nil")
		}
		return
	}
	if t := structOf(a); t != nil && a != b {
		c.pointer(unsafe.Pointer(a), unsafe.Pointer(b), t, where)
	} else if a == b && t != nil {
		c.pointer(unsafe.Pointer(a), unsafe.Pointer(b), t, where)
	} else if a != b {
		c.fail(where, "copied without a known type: "+a.Type.Name)
	}
}

// compare compares two values of one Go type.
func (c *comparer) compare(x twin) {
	a, b, t := x.a, x.b, x.a.Type()
	switch t.Kind() {
	case reflect.Struct:
		if t == valueType {
			v, w := (*object.Value)(unsafe.Pointer(a.UnsafeAddr())), (*object.Value)(unsafe.Pointer(b.UnsafeAddr()))
			if v.N != w.N {
				c.fail(x.where, "another number")
			}
			if v.O != nil || w.O != nil {
				c.object(v.O, w.O, x.where)
			}
			return
		}
		if _, ok := reflect.PointerTo(t).MethodByName("CopyEmptied"); ok || t == reflect.TypeFor[strings.Builder]() {
			return
		}
		for i := range t.NumField() {
			switch f := t.Field(i); {
			case t == reflect.TypeFor[object.Type]() && (f.Name == "found" || f.Name == "special" || f.Name == "Version"):
			case t == headType && f.Name == "Type":
				ka, kb := (*object.Head)(unsafe.Pointer(a.UnsafeAddr())).Type, (*object.Head)(unsafe.Pointer(b.UnsafeAddr())).Type
				if ka != nil && kb != nil {
					c.object(&ka.Head, &kb.Head, x.where+".Type")
				}
			default:
				c.work = append(c.work, twin{a.Field(i), b.Field(i), x.where + "." + f.Name})
			}
		}
	case reflect.Pointer:
		e := t.Elem()
		switch {
		case e.Kind() != reflect.Struct:
		case e == headType || e.NumField() > 0 && e.Field(0).Type == headType:
			c.object((*object.Head)(a.UnsafePointer()), (*object.Head)(b.UnsafePointer()), x.where)
		default:
			c.pointer(a.UnsafePointer(), b.UnsafePointer(), e, x.where)
		}
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			c.fail(x.where, "another length")
			return
		}
		if a.Len() > 0 && a.UnsafePointer() == b.UnsafePointer() {
			c.fail(x.where, "a shared array")
		}
		for i := range a.Len() {
			c.work = append(c.work, twin{a.Index(i), b.Index(i), x.where + "[]"})
		}
	case reflect.Array:
		for i := range a.Len() {
			c.work = append(c.work, twin{a.Index(i), b.Index(i), x.where + "[]"})
		}
	case reflect.Map:
		if a.Len() != b.Len() || a.Len() > 0 && a.UnsafePointer() == b.UnsafePointer() {
			c.fail(x.where, "a shared or shorter map")
		}
		if t.Key().Kind() == reflect.String && t.Elem() == valueType {
			for it := a.MapRange(); it.Next(); {
				v, w := reflect.New(valueType).Elem(), reflect.New(valueType).Elem()
				other := b.MapIndex(it.Key())
				if !other.IsValid() {
					c.fail(x.where, "a key is missing")
					continue
				}
				copyHidden(v, it.Value())
				copyHidden(w, other)
				c.work = append(c.work, twin{v, w, x.where + "[]"})
			}
		}
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				c.fail(x.where, "one is nil")
			}
			return
		}
		if a, b = a.Elem(), b.Elem(); a.Kind() == reflect.Pointer && a.Type().Elem().Kind() == reflect.Struct {
			c.pointer(a.UnsafePointer(), b.UnsafePointer(), a.Type().Elem(), x.where)
		}
	case reflect.String:
		if a.String() != b.String() {
			c.fail(x.where, "another string")
		}
	case reflect.Chan, reflect.UnsafePointer, reflect.Uintptr:
		c.fail(x.where, "a fork cannot copy "+t.String())
	}
}

// copyHidden copies a Value out of a place that reflection only shows.
func copyHidden(to, from reflect.Value) {
	p := (*object.Value)(unsafe.Pointer(to.UnsafeAddr()))
	p.O = (*object.Head)(from.Field(0).UnsafePointer())
	p.N = from.Field(1).Int()
}

// TestCopies copies the heap of every conformance program, and of some that use
// much of the library, several times while it runs.
func TestCopies(t *testing.T) {
	var names []string
	for _, pattern := range []string{"testdata/conformance/*.py", "testdata/oracle/cases/[amp]*_[bop]*.py"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := New(name, source, DefaultOptions(), fileWorld{})
			for n := 0; n < 3 && !r.Step(20_000<<(3*n)); n++ {
				checkCopy(t, r)
			}
			r.Stop()
		})
	}
}

// fileWorld is a world with the computer's real files, in which nothing is written.
type fileWorld struct{}

func (fileWorld) Write(int, int, string)               {}
func (fileWorld) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// checkCopy copies the first process, with its main thread, and compares.
func checkCopy(t *testing.T, r *Run) {
	t.Helper()
	p := r.m.Procs[0]
	if p.Over() {
		return
	}
	c := object.NewCopier(0)
	in := c.Interp(p.Interp)
	th := c.Thread(p.Main.T, in)
	c.Finish()
	cmp := &comparer{t: t, seen: map[unsafe.Pointer]unsafe.Pointer{}}
	cmp.pointer(unsafe.Pointer(p.Interp), unsafe.Pointer(in), reflect.TypeFor[object.Interp](), "interp")
	cmp.pointer(unsafe.Pointer(p.Main.T.Top), unsafe.Pointer(th.Top), reflect.TypeFor[object.Frame](), "stack")
	for len(cmp.work) > 0 && cmp.bad < 20 {
		x := cmp.work[len(cmp.work)-1]
		cmp.work = cmp.work[:len(cmp.work)-1]
		cmp.compare(x)
	}
}
