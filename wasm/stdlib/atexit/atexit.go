// Package atexit is Python's module atexit: functions that are called when a
// process ends.
package atexit

import (
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/sys"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module atexit.
var Module = object.Library{
	Name: "atexit",
	Doc:  "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n",
	Funcs: []object.Def{
		object.Decl("_clear()", func(t *Thread, _ []Value) (Value, error) {
			handlers(t).Items = nil
			return object.None, nil
		}),
		object.Decl("_ncallbacks()", func(t *Thread, _ []Value) (Value, error) {
			return object.Int(int64(len(handlers(t).Items))), nil
		}),
		object.Decl("_run_exitfuncs()", func(t *Thread, _ []Value) (Value, error) {
			return t.Run(&runAll{list: handlers(t).Items, left: len(handlers(t).Items)})
		}),
		object.Decl("register(*args, **kwargs)", register),
		object.Decl("unregister(func, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&unregister{list: handlers(t), fn: a[0]})
		}),
	},
}

// handlers returns the process's list: tuples of function, arguments and
// keyword arguments; None for one that was taken away.
func handlers(t *Thread) *object.List {
	const name = "atexit.handlers"
	v, ok := t.Interp.Registry[name]
	if !ok {
		v = object.NewList(nil)
		t.Interp.Registry[name] = v
	}
	return object.AsList(v)
}

func register(t *Thread, a []Value) (Value, error) {
	args := object.AsTuple(a[0]).Items
	switch {
	case len(args) == 0:
		return Value{}, object.Raise(object.TypeError, "register() takes at least 1 argument (0 given)")
	case !object.IsCallable(args[0]):
		return Value{}, object.Raise(object.TypeError, "the first argument must be callable")
	}
	l := handlers(t)
	l.Items = append(l.Items, object.NewTuple([]Value{args[0], object.NewTuple(args[1:]), a[1]}))
	return args[0], nil
}

// runAll calls the functions, the last one first. One that raises is reported.
type runAll struct {
	list   []Value
	left   int
	raised *object.Exception
	step   int
}

const (
	runNext = iota
	runDone
	runRepr
	runReported
)

func (f *runAll) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case runNext:
			if f.left == 0 {
				handlers(t).Items = nil
				return object.None, nil
			}
			f.left--
			if f.list[f.left].IsNone() {
				continue
			}
			p := object.AsTuple(f.list[f.left]).Items
			args, names := object.SpreadArgs(object.AsTuple(p[1]), object.AsDict(p[2]))
			f.step = runDone
			if in, err = t.Call(p[0], args, names); err == object.Pending {
				return in, err
			}
		case runDone:
			if err == nil {
				f.step = runNext
				continue
			}
			f.raised = object.Materialize(err)
			f.step = runRepr
			if in, err = t.Repr(object.AsTuple(f.list[f.left]).Items[0]); err == object.Pending {
				return in, err
			}
		case runRepr:
			what := "<object repr() failed>"
			if err == nil {
				what = object.AsStr(in).S
			}
			f.step = runReported
			if in, err = sys.Unraisable(t, f.raised, "Exception ignored in atexit callback "+what, object.None); err == object.Pending {
				return in, err
			}
		case runReported:
			f.step = runNext
		}
	}
}

// unregister takes away every registration of a function equal to fn.
type unregister struct {
	list  *object.List
	fn    Value
	i     int
	asked bool
}

func (f *unregister) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			if in == object.True && f.i < len(f.list.Items) {
				f.list.Items[f.i] = object.None
			}
			f.i++
		}
		if f.i >= len(f.list.Items) {
			return object.None, nil
		}
		p := object.AsTuple(f.list.Items[f.i])
		if p == nil {
			f.i++
			continue
		}
		f.asked = true
		if in, err = t.Equal(p.Items[0], f.fn); err == object.Pending {
			return in, err
		}
	}
}
