package _operator

// This file defines attrgetter, itemgetter and methodcaller.

import (
	"strings"

	"taketurns/wasm/object"
)

var (
	attrGetterType   = object.NewBuiltin("attrgetter", object.ObjectType, true)
	itemGetterType   = object.NewBuiltin("itemgetter", object.ObjectType, true)
	methodCallerType = object.NewBuiltin("methodcaller", object.ObjectType, true)
)

// attrGetter fetches attributes by dotted names.
type attrGetter struct {
	object.Head
	names []Value
	paths [][]*object.Str
}

func defineAttrGetter() {
	k := attrGetterType
	k.In("operator")
	k.Define(
		object.Decl("static __new__(cls, attr, /, *attrs)", func(_ *Thread, a []Value) (Value, error) {
			g := &attrGetter{Head: object.Head{Type: attrGetterType}, names: append([]Value{a[1]}, object.AsTuple(a[2]).Items...)}
			for _, v := range g.names {
				name := object.AsStr(v)
				if name == nil {
					return Value{}, object.Raise(object.TypeError, "attribute name must be a string")
				}
				var path []*object.Str
				for _, part := range strings.Split(name.S, ".") {
					path = append(path, object.Intern(part))
				}
				g.paths = append(g.paths, path)
			}
			return object.Of(g), nil
		}),
		object.Decl("__call__(self, obj, /)", func(t *Thread, a []Value) (Value, error) {
			g := object.Ptr[attrGetter](a[0])
			if len(g.paths) == 1 && len(g.paths[0]) == 1 {
				return t.GetAttr(a[1], g.paths[0][0])
			}
			return t.Run(&getAttrs{paths: g.paths, obj: a[1]})
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ReprItems(a[0], "operator.attrgetter(", object.Ptr[attrGetter](a[0]).names, ")", "...")
		}),
		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewTuple([]Value{object.Of(attrGetterType), object.NewTuple(object.Ptr[attrGetter](a[0]).names)}), nil
		}),
	)
}

// getAttrs follows the paths one after the other.
type getAttrs struct {
	paths [][]*object.Str
	obj   Value
	found []Value
	part  int
	asked bool
}

func (f *getAttrs) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		path := f.paths[len(f.found)]
		if !f.asked {
			in, f.asked = f.obj, true
		} else {
			f.part++
		}
		if f.part == len(path) {
			f.found, f.part, f.asked = append(f.found, in), 0, false
			if len(f.found) < len(f.paths) {
				continue
			}
			if len(f.found) == 1 {
				return in, nil
			}
			return object.NewTuple(f.found), nil
		}
		if in, err = t.GetAttr(in, path[f.part]); err == object.Pending {
			return in, err
		}
	}
}

// itemGetter fetches items.
type itemGetter struct {
	object.Head
	keys []Value
}

func defineItemGetter() {
	k := itemGetterType
	k.In("operator")
	k.Define(
		object.Decl("static __new__(cls, item, /, *items)", func(_ *Thread, a []Value) (Value, error) {
			keys := append([]Value{a[1]}, object.AsTuple(a[2]).Items...)
			return object.Of(&itemGetter{object.Head{Type: itemGetterType}, keys}), nil
		}),
		object.Decl("__call__(self, obj, /)", func(t *Thread, a []Value) (Value, error) {
			g := object.Ptr[itemGetter](a[0])
			if len(g.keys) == 1 {
				return t.GetItem(a[1], g.keys[0])
			}
			return t.Run(&getItems{keys: g.keys, obj: a[1]})
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ReprItems(a[0], "operator.itemgetter(", object.Ptr[itemGetter](a[0]).keys, ")", "...")
		}),
		object.Decl("__reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewTuple([]Value{object.Of(itemGetterType), object.NewTuple(object.Ptr[itemGetter](a[0]).keys)}), nil
		}),
	)
}

type getItems struct {
	keys  []Value
	obj   Value
	found []Value
	asked bool
}

func (f *getItems) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if f.asked {
			f.found = append(f.found, in)
		}
		if len(f.found) == len(f.keys) {
			return object.NewTuple(f.found), nil
		}
		f.asked = true
		if in, err = t.GetItem(f.obj, f.keys[len(f.found)]); err == object.Pending {
			return in, err
		}
	}
}

// methodCaller calls a method by its name, always with the same arguments.
type methodCaller struct {
	object.Head
	name *object.Str
	args []Value
	kw   *object.Dict
}

func defineMethodCaller() {
	k := methodCallerType
	k.In("operator")
	k.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(_ *Thread, a []Value) (Value, error) {
			args := object.AsTuple(a[1]).Items
			if len(args) == 0 {
				return Value{}, object.Raise(object.TypeError, "methodcaller needs at least one argument, the method name")
			}
			name := object.AsStr(args[0])
			if name == nil {
				return Value{}, object.Raise(object.TypeError, "method name must be a string")
			}
			return object.Of(&methodCaller{object.Head{Type: methodCallerType}, object.Intern(name.S), args[1:], object.AsDict(a[2])}), nil
		}),
		object.Decl("__call__(self, obj, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&callMethod{m: object.Ptr[methodCaller](a[0]), obj: a[1]})
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			m := object.Ptr[methodCaller](a[0])
			return t.ReprCall(a[0], "operator.methodcaller(", append([]Value{object.Of(m.name)}, m.args...), m.kw)
		}),
		object.Decl("__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			m := object.Ptr[methodCaller](a[0])
			cls, name := object.Of(methodCallerType), object.Of(m.name)
			if m.kw.Len() == 0 {
				return object.NewTuple([]Value{cls, object.NewTuple(append([]Value{name}, m.args...))}), nil
			}
			return t.Run(&reduceCaller{m: m})
		}),
	)
}

type callMethod struct {
	m    *methodCaller
	obj  Value
	step int
}

func (f *callMethod) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.GetAttr(f.obj, f.m.name); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			args, names := object.SpreadArgs(&object.Tuple{Items: f.m.args}, f.m.kw)
			return t.Call(in, args, names)
		case 2:
			return in, err
		}
	}
}

// reduceCaller pickles a methodcaller with keyword arguments as a partial of the class.
type reduceCaller struct {
	m    *methodCaller
	step int
}

func (f *reduceCaller) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call1(t.Interp.Builtins.GetStr(t, "__import__"), object.NewStr("functools")); err == object.Pending {
				return in, err
			}
		case 1:
			f.step = 2
			if in, err = t.GetAttr(in, object.Intern("partial")); err == object.Pending {
				return in, err
			}
		case 2:
			f.step = 3
			args, names := object.SpreadArgs(&object.Tuple{Items: []Value{object.Of(methodCallerType), object.Of(f.m.name)}}, f.m.kw)
			if in, err = t.Call(in, args, names); err == object.Pending {
				return in, err
			}
		case 3:
			return object.NewTuple([]Value{in, object.NewTuple(f.m.args)}), nil
		}
	}
}
