package object

// This file checks the copier on structures that programs may make and tests of
// whole programs do not (wasm/engine/copy_test.go): deep ones, circles, and each
// kind of field.

import (
	"strings"
	"testing"
)

// sample is an object with a field of every kind.
type sample struct {
	Head
	value   Value
	values  []Value
	pair    [2]Value
	named   map[string]Value
	byHead  map[*Head]*part
	bytes   []byte
	parts   []part
	part    *part
	any     any
	err     error
	builder strings.Builder
	shared  *common
	waiters waiters
	number  fresh
}

type part struct {
	up *sample
	n  int
}

type common struct{ n int }

func (*common) CopyShared() {}

type waiters struct{ list []*part }

func (*waiters) CopyEmptied() {}

type fresh int

func (*fresh) CopyEmptied() {}

var sampleType = NewBuiltin("sample", ObjectType, true)

func TestCopyFields(t *testing.T) {
	list := NewList([]Value{Int(1)})
	s := &sample{Head: Head{Type: sampleType}, value: list, values: []Value{list, {}, Float(2)}, pair: [2]Value{list, None},
		named: map[string]Value{"x": list}, bytes: []byte("abc"), shared: &common{7}, number: 5, err: Raise(ValueError, "no")}
	s.part = &part{s, 1}
	s.parts = []part{{s, 2}, {nil, 3}}
	s.byHead = map[*Head]*part{&s.Head: s.part}
	s.any = s.part
	s.waiters.list = []*part{s.part}
	s.builder.WriteString("text")

	c := NewCopier(0)
	v := c.Value(Of(s))
	c.Finish()
	n := Ptr[sample](v)
	AsList(list).Items[0] = Int(9) // the copy does not see it
	s.bytes[0] = 'X'

	copied := n.value
	switch {
	case n == s || copied == list || AsList(copied).Items[0] != Int(1):
		t.Error("the list is not copied")
	case n.values[0] != copied || n.pair[0] != copied || n.named["x"] != copied:
		t.Error("the list is copied more than once")
	case string(n.bytes) != "abc":
		t.Error("bytes are shared")
	case n.part == s.part || n.part.up != n || n.parts[0].up != n || n.parts[1].n != 3 || n.any != n.part || n.byHead[&n.Head] != n.part:
		t.Error("parts do not lead to the copy")
	case n.shared != s.shared:
		t.Error("what is shared was copied")
	case n.waiters.list != nil || n.number != 0:
		t.Error("what is emptied was copied")
	case n.err == s.err || n.err.Error() != s.err.Error():
		t.Error("the error is not copied")
	}
	n.builder.WriteString(" and more")
	if n.builder.String() != "text and more" || s.builder.String() != "text" {
		t.Error("the builder is not copied: ", n.builder.String())
	}
}

func TestCopyDeep(t *testing.T) {
	const depth = 100_000
	v := NewList(nil)
	for range depth {
		v = NewList([]Value{v})
	}
	c := NewCopier(0)
	w := c.Value(v)
	c.Finish()
	for i := range depth {
		if v == w {
			t.Fatal("shared at depth ", i)
		}
		v, w = AsList(v).Items[0], AsList(w).Items[0]
	}
}

func TestCopyCircle(t *testing.T) {
	l := NewList(nil)
	d := NewDict()
	AsList(l).Items = []Value{l, Of(d)}
	th := NewThread(&Interp{Modules: NewDict(), Builtins: NewDict()}, 1)
	d.SetStr(th, "l", l)
	c := NewCopier(0)
	w := c.Value(l)
	c.Finish()
	items := AsList(w).Items
	if w == l || items[0] != w || AsDict(items[1]).GetStr(th, "l") != w {
		t.Error("the circle is not closed")
	}
}

// TestCopyClass copies a class: its instances are of the copy, whose caches are new.
func TestCopyClass(t *testing.T) {
	in := &Interp{Modules: NewDict(), Builtins: NewDict(), RecLimit: 100}
	th := NewThread(in, 1)
	k := &Type{Name: "K", Qualname: "K", Module: "__main__", Attrs: NewNamespace(), Bases: []*Type{ObjectType}, layout: instanceLayout, Solid: ObjectType}
	k.Type = TypeType
	k.MRO = []*Type{k, ObjectType}
	k.SetAttr("x", Int(1))
	k.Lookup("x")
	v := th.NewInstance(k)
	in.Modules.SetStr(th, "v", v)

	c := NewCopier(0)
	copied := c.Interp(in)
	ct := c.Thread(th, copied)
	c.Finish()
	w := copied.Modules.GetStr(ct, "v")
	k.SetAttr("x", Int(2))
	switch kw := w.Type(); {
	case w == v || kw == k || kw.MRO[0] != kw || kw.MRO[1] != ObjectType:
		t.Error("the class is not copied")
	case kw.Version == k.Version || kw.Lookup("x") != Int(1):
		t.Error("the copy sees what happens to the original")
	case w.O.ID != v.O.ID:
		t.Error("the copy has another identity")
	}
}
