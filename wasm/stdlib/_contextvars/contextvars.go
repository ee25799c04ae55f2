// Package _contextvars is the module contextvars (PEP 567), which is C in CPython.
package _contextvars

// This file defines contexts: mappings from variables to values, of which each
// thread has a current one.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _contextvars.
var Module = object.Library{
	Name: "_contextvars",
	Doc:  "Context Variables",
	Funcs: []object.Def{
		object.Decl("copy_context()", func(t *Thread, _ []Value) (Value, error) { return object.Of(current(t).copy()), nil }),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "Context", object.Of(contextType))
		m.Dict.SetStr(t, "ContextVar", object.Of(varType))
		m.Dict.SetStr(t, "Token", object.Of(tokenType))
		return nil
	},
}

// A Context is a contextvars.Context. Its dict is never changed but replaced,
// so that copies can share it.
type Context struct {
	object.Head
	vars    *object.Dict
	entered bool
}

var contextType = object.NewBuiltin("_contextvars.Context", object.ObjectType, true)

func newContext(vars *object.Dict) *Context {
	return &Context{Head: object.Head{Type: contextType}, vars: vars}
}

func (c *Context) copy() *Context { return newContext(c.vars) }

// set binds v to x, or takes it away when x is unset.
func (c *Context) set(t *Thread, v *Var, x Value) {
	vars := c.vars.Copy()
	if x.IsUnset() {
		_, _ = vars.Delete(t, object.Of(v)) // hashed by identity: there is nothing to go wrong
	} else {
		_ = vars.Set(t, object.Of(v), x)
	}
	c.vars = vars
}

// get returns what v is bound to, unset when it is not.
func (c *Context) get(t *Thread, v Value) Value {
	x, _ := c.vars.Get(t, v)
	return x
}

// current returns the thread's context, made on first need.
func current(t *Thread) *Context {
	if t.Ctx.IsUnset() {
		t.Ctx = object.Of(newContext(object.NewDict()))
	}
	return object.Ptr[Context](t.Ctx)
}

// runFrame runs a function in a context.
type runFrame struct {
	context, before Value
}

func (f *runFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	object.Ptr[Context](f.context).entered = false
	t.Ctx = f.before
	return in, err
}

func run(t *Thread, a []Value) (Value, error) {
	c := object.Ptr[Context](a[0])
	args, names := object.SpreadArgs(object.AsTuple(a[1]), object.AsDict(a[2]))
	switch {
	case len(args) == len(names):
		return Value{}, object.Raise(object.TypeError, "run() missing 1 required positional argument")
	case c.entered:
		return Value{}, object.Raise(object.RuntimeError, "cannot enter context: "+t.DefaultRepr(a[0])+" is already entered")
	}
	current(t)
	f := &runFrame{context: a[0], before: t.Ctx}
	c.entered = true
	t.Ctx = a[0]
	base := t.Top
	v, err := t.Call(args[0], args[1:], names)
	if err == object.Pending {
		return t.After(base, f)
	}
	return f.Resume(t, v, err)
}

func init() {
	name(contextType)
	contextType.Attrs.Set("__hash__", object.None)
	context := func(v Value) *Context { return object.Ptr[Context](v) }
	compare := func(op syntax.CompareOp) object.NativeFn {
		return func(t *Thread, a []Value) (Value, error) {
			if a[1].Type() != contextType {
				return object.NotImplemented, nil
			}
			return t.Compare(op, object.Of(context(a[0]).vars), object.Of(context(a[1]).vars))
		}
	}
	// part asks the dict for keys, values or items; programs get iterators of them.
	part := func(method string) object.NativeFn {
		return func(t *Thread, a []Value) (Value, error) {
			view, err := t.Invoke(object.Of(context(a[0]).vars), method)
			if err != nil {
				return Value{}, err
			}
			return t.Iter(view)
		}
	}
	contextType.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(_ *Thread, a []Value) (Value, error) {
			if len(object.AsTuple(a[1]).Items) > 0 || object.AsDict(a[2]).Len() > 0 {
				return Value{}, object.Raise(object.TypeError, "Context() does not accept any arguments")
			}
			return object.Of(newContext(object.NewDict())), nil
		}),
		object.Decl("run(self, /, *args, **kwargs)", run),
		object.Decl("copy(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Of(context(a[0]).copy()), nil }),
		object.Decl("get(self, key, default=None, /)", func(t *Thread, a []Value) (Value, error) {
			if err := checkKey(t, a[1]); err != nil {
				return Value{}, err
			}
			if v := context(a[0]).get(t, a[1]); !v.IsUnset() {
				return v, nil
			}
			return a[2], nil
		}),
		object.Decl("__getitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			if err := checkKey(t, a[1]); err != nil {
				return Value{}, err
			}
			if v := context(a[0]).get(t, a[1]); !v.IsUnset() {
				return v, nil
			}
			return Value{}, object.RaiseKey(a[1])
		}),
		object.Decl("__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			if err := checkKey(t, a[1]); err != nil {
				return Value{}, err
			}
			return object.Bool(!context(a[0]).get(t, a[1]).IsUnset()), nil
		}),
		object.Decl("__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Int(int64(context(a[0]).vars.Len())), nil }),
		object.Decl("__iter__(self, /)", part("keys")),
		object.Decl("keys(self, /)", part("keys")),
		object.Decl("values(self, /)", part("values")),
		object.Decl("items(self, /)", part("items")),
		object.Decl("__eq__(self, value, /)", compare(syntax.Eq)),
		object.Decl("__ne__(self, value, /)", compare(syntax.NotEq)),
	)
}

// checkKey makes sure that a key is a variable.
func checkKey(t *Thread, key Value) error {
	if key.Type() == varType {
		return nil
	}
	text := key.Type().Name
	base := t.Top
	r, err := t.Repr(key)
	for t.Top != base { // a repr in Python is too much for a message
		t.Drop()
	}
	if err == nil {
		text = object.AsStr(r).S
	}
	return object.Raise(object.TypeError, "a ContextVar key was expected, got "+text)
}

// name gives a type of this module the names that it goes by.
func name(k *object.Type) {
	k.Module, k.Final = "_contextvars", true
	k.Qualname = k.Name[len("_contextvars."):]
}
