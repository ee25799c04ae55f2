// Package _machine is how the library's Python talks to the simulated computer:
// it says what its objects and tasks are, for the trace and for the report of a
// deadlock. None of it costs time, blocks or is a place where threads switch,
// but for the wait of a Waker.
package _machine

// This file defines the module.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/_thread"
	"taketurns/wasm/trace"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _machine.
var Module = object.Library{
	Name: "_machine",
	Doc:  "What the library tells the simulated computer.",
	Funcs: free(
		object.Decl("describe(obj, kind, owner=None, name='', /)", describe),
		object.Decl("put(queue, /)", func(t *Thread, a []Value) (Value, error) { return pass(t, a[0], 1) }),
		object.Decl("get(queue, /)", func(t *Thread, a []Value) (Value, error) { return pass(t, a[0], -1) }),
		object.Decl("task_new(task, name, coro, /)", func(t *Thread, a []Value) (Value, error) {
			machine.Of(t).NewTask(a[0], text(a[1]), a[2])
			return object.None, nil
		}),
		object.Decl("task_name(task, name, /)", func(t *Thread, a []Value) (Value, error) {
			if k := task(t, a[0]); k != nil {
				machine.Of(t).NameTask(k, text(a[1]))
			}
			return object.None, nil
		}),
		object.Decl("task_enter(task, /)", func(t *Thread, a []Value) (Value, error) {
			if k := task(t, a[0]); k != nil {
				machine.Of(t).EnterTask(k)
			}
			return object.None, nil
		}),
		object.Decl("task_leave(task, waits_for, /)", func(t *Thread, a []Value) (Value, error) {
			if k := task(t, a[0]); k != nil {
				future := a[1]
				if future.IsNone() {
					future = Value{}
				}
				machine.Of(t).LeaveTask(a[0], k, future)
			}
			return object.None, nil
		}),
		object.Decl("task_ready(callback, /)", taskReady),
		object.Decl("task_cancel(task, /)", func(t *Thread, a []Value) (Value, error) {
			if k := task(t, a[0]); k != nil {
				k.CancelTask()
			}
			return object.None, nil
		}),
		object.Decl("task_done(task, how, error='', /)", taskDone),
		object.Decl("unreachable(candidates, /)", unreachable),
		object.Decl("source(filename, /)", source),
	),
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "Waker", object.Of(wakerType))
		return nil
	},
}

// callCost is what compile charges for a call, in cost units.
const callCost = 4

// free makes functions of what it is given whose calls neither cost time nor
// count as switch points: the library has no such calls in CPython.
func free(defs ...object.Def) []object.Def {
	for i := range defs {
		fn := defs[i].Fn
		defs[i].Fn = func(t *Thread, a []Value) (Value, error) {
			if f := t.Top; f.Native == nil && !f.Code.Atomic {
				t.Fuel += callCost
				t.Points++
			}
			return fn(t, a)
		}
	}
	return defs
}

func text(v Value) string {
	if s := object.AsStr(v); s != nil {
		return s.S
	}
	return ""
}

// describe says what an object is.
func describe(t *Thread, a []Value) (Value, error) {
	owner := a[2]
	if owner.IsNone() {
		owner = Value{}
	}
	machine.ProcOf(t).Describe(t, a[0], text(a[1]), owner, text(a[3]))
	_thread.Described(t, a[0])
	return object.None, nil
}

// pass says that an item went into a queue, or came out of it.
func pass(t *Thread, queue Value, by int) (Value, error) {
	machine.Of(t).Pass(queue, by)
	return object.None, nil
}

func task(t *Thread, v Value) *machine.Task { return machine.ProcOf(t).Task(v) }

// taskReady says that the callback of a future is about to run: when it is a
// task's wake-up, the task is ready.
func taskReady(t *Thread, a []Value) (Value, error) {
	v := a[0]
	if m := object.As[object.Method](v, object.MethodType); m != nil {
		v = m.Self
	}
	if k := task(t, v); k != nil {
		machine.Of(t).WakeTask(k)
	}
	return object.None, nil
}

// taskDone says how the task ends whose step is running.
func taskDone(t *Thread, a []Value) (Value, error) {
	k := task(t, a[0])
	if k == nil {
		return object.None, nil
	}
	how := trace.Done
	switch text(a[1]) {
	case "raised":
		how = trace.Failed
	case "cancelled":
		how = trace.Cancelled
	}
	k.EndTask(how, text(a[2]))
	return object.None, nil
}

// source returns the text of a source file, "" when it is unknown.
func source(t *Thread, a []Value) (Value, error) {
	if t.Interp.Sources == nil {
		return object.NewStr(""), nil
	}
	return object.NewStr(t.Interp.Sources.Source(text(a[0]))), nil
}

// unreachable returns the members of a list that nothing else refers to, but
// for each other's and their own ways.
func unreachable(t *Thread, a []Value) (Value, error) {
	list := object.AsList(a[0])
	if list == nil {
		return Value{}, object.Errorf(object.TypeError, "a list is wanted, not %s", a[0].Type().Name)
	}
	w := object.NewWalker()
	w.Avoid(object.Of(list))
	w.Interp(t.Interp)
	for _, th := range machine.ProcOf(t).Threads {
		if th.State != machine.Over {
			w.Thread(th.T)
		}
	}
	var found []Value
	for _, v := range list.Items {
		if !w.Reached(v) {
			found = append(found, v)
		}
	}
	return object.NewList(found), nil
}
