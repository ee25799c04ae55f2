// Package _collections holds what the module collections has in C: deque,
// defaultdict, OrderedDict and the helpers of Counter and namedtuple.
package _collections

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value, Thread and Getter are short for object's.
	Value  = object.Value
	Thread = object.Thread

	Getter = object.Getter
)

func init() {
	defineTupleGetter()
	defineDefaultDict()
	defineDeque()
}

// Module is the library module _collections.
var Module = object.Library{
	Name: "_collections",
	Doc:  "High performance data structures.",
	Funcs: []object.Def{
		object.Decl("_count_elements(mapping, iterable, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ForEach(a[1], newCounter(a[0]))
		}),
	},
	Init: func(t *Thread, m *object.Module) error {
		for _, k := range []*object.Type{dequeType, dequeIterType, dequeReverseIterType, defaultDictType, object.OrderedDictType, tupleGetterType} {
			m.Dict.SetStr(t, k.Qualname, object.Of(k))
		}
		return nil
	},
}

// counter counts items in a mapping: straight in the dict, unless the mapping's
// class has a get or __setitem__ of its own.
type counter struct {
	mapping Value
	dict    *object.Dict // nil when it has
}

func newCounter(mapping Value) *counter {
	c := &counter{mapping: mapping}
	if k, plain := mapping.Type(), object.DictType; k.Lookup("get") == plain.Lookup("get") &&
		k.Lookup("__setitem__") == plain.Lookup("__setitem__") {
		c.dict = object.AsDict(mapping)
	}
	return c
}

func (c *counter) Visit(t *Thread, item Value) (Value, error) {
	if c.dict != nil {
		if v, err := c.dict.Get(t, item); err == nil && (v.IsUnset() || v.IsInt()) {
			return t.DictSet(c.dict, item, object.Int(v.N+1))
		}
	}
	return t.Run(&countItem{c: c, item: item})
}

func (c *counter) Visited(*Thread, Value) (Value, bool, error) { return Value{}, true, nil }
func (c *counter) End(*Thread) (Value, error)                  { return object.None, nil }

// countItem adds one to the count of an item where that takes more.
type countItem struct {
	c    *counter
	item Value
	step int
}

func (f *countItem) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if f.c.dict != nil {
				in, err = t.DictGet(f.c.dict, f.item)
			} else {
				in, err = t.Invoke(f.c.mapping, "get", f.item, object.Int(0))
			}
			if err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in.IsUnset() {
				in = object.Int(0)
			}
			f.step = 2
			if in, err = t.Binary(syntax.Add, in, object.Int(1)); err == object.Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			f.step = 3
			if f.c.dict != nil {
				return t.DictSet(f.c.dict, f.item, in)
			}
			return object.None, t.SetItem(f.c.mapping, f.item, in)
		case 3:
			return in, err
		}
	}
}

// tupleGetter is a field of a namedtuple: item index of the tuple.
type tupleGetter struct {
	object.Head
	index int
	doc   Value
}

var tupleGetterType = object.NewBuiltin("_tuplegetter", object.ObjectType, true)

func defineTupleGetter() {
	k := tupleGetterType
	k.In("collections")
	self := func(a []Value) *tupleGetter { return object.Ptr[tupleGetter](a[0]) }
	k.Define(
		object.Decl("static __new__(cls, index:index, doc, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.Of(&tupleGetter{object.Head{Type: tupleGetterType}, int(a[1].N), a[2]}), nil
		}),

		object.Decl("__get__(self, instance, owner=None, /)", func(_ *Thread, a []Value) (Value, error) {
			if a[1].IsNone() {
				return a[0], nil
			}
			g, of := self(a), object.AsTuple(a[1])
			switch {
			case of == nil:
				return Value{}, object.Errorf(object.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object",
					g.index, a[1].Type().Name)
			case uint(g.index) >= uint(len(of.Items)):
				return Value{}, object.Raise(object.IndexError, "tuple index out of range")
			}
			return of.Items[g.index], nil
		}),

		object.Decl("__set__(self, instance, value, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(object.AttributeError, "can't set attribute")
		}),

		object.Decl("__delete__(self, instance, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(object.AttributeError, "can't delete attribute")
		}),

		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ReprItems(a[0], "_tuplegetter(", []Value{object.Int(int64(self(a).index)), self(a).doc}, ")", "...")
		}),

		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			g := self(a)
			return object.NewTuple([]Value{object.Of(tupleGetterType), object.NewTuple([]Value{object.Int(int64(g.index)), g.doc})}), nil
		}),
	)
	k.Getters(Getter{Name: "__doc__", Get: func(_ *Thread, v Value) (Value, error) { return object.Ptr[tupleGetter](v).doc, nil },
		Set: func(_ *Thread, v, x Value) error { object.Ptr[tupleGetter](v).doc = x; return nil }})
}
