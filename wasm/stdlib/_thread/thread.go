// Package _thread holds what threading is made of: locks, and starting and joining threads.
package _thread

// This file defines the module's functions.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

func init() {
	defineLock()
	defineRLock()
	defineHandle()
	defineLocal()
}

// Module is the library module _thread.
var Module = object.Library{
	Name: "_thread",
	Doc:  "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
	Funcs: []object.Def{
		object.Decl("allocate_lock()", func(t *Thread, _ []Value) (Value, error) { return newLock(t), nil }),
		object.Decl("allocate()", func(t *Thread, _ []Value) (Value, error) { return newLock(t), nil }),
		object.Decl("get_ident()", func(t *Thread, _ []Value) (Value, error) { return object.Int(ident(t)), nil }),
		object.Decl("get_native_id()", func(t *Thread, _ []Value) (Value, error) { return object.Int(nativeID(machine.Of(t))), nil }),
		object.Decl("_get_main_thread_ident()", func(t *Thread, _ []Value) (Value, error) {
			return object.Int(machine.ProcOf(t).Main.Ident), nil
		}),
		object.Decl("_is_main_interpreter()", func(*Thread, []Value) (Value, error) { return object.True, nil }),
		object.Decl("daemon_threads_allowed()", func(*Thread, []Value) (Value, error) { return object.True, nil }),
		object.Decl("_count()", func(t *Thread, _ []Value) (Value, error) {
			return object.Int(int64(machine.ProcOf(t).Alive() - 1)), nil
		}),
		object.Decl("start_joinable_thread(function, handle=None, daemon=True)", startJoinable),
		object.Decl("start_new_thread(function, args, kwargs=?, /)", startNew),
		object.Decl("start_new(function, args, kwargs=?, /)", startNew),
		object.Decl("_make_thread_handle(ident, /)", func(t *Thread, a []Value) (Value, error) {
			n, ok := object.AsInt(a[0])
			if !ok {
				return Value{}, object.Raise(object.TypeError, "ident must be an integer")
			}
			h := newHandle()
			h.started, h.ident = true, n
			return object.Of(h), nil
		}),
		object.Decl("_shutdown()", func(t *Thread, _ []Value) (Value, error) { return t.Run(&joinAll{}) }),
		object.Decl("_excepthook(args, /)", excepthook),
		object.Decl("stack_size(size:index=0, /)", stackSize),
		object.Decl("interrupt_main(signum:index=2, /)", interruptMain),
		object.Decl("exit()", exit),
		object.Decl("exit_thread()", exit),
	},
	Init: func(t *Thread, m *object.Module) error {
		for _, k := range []*object.Type{lockType, rlockType, handleType, localType, hookArgsType} {
			m.Dict.SetStr(t, k.Name, object.Of(k))
		}
		m.Dict.SetStr(t, "LockType", object.Of(lockType))
		m.Dict.SetStr(t, "error", object.Of(object.RuntimeError))
		m.Dict.SetStr(t, "TIMEOUT_MAX", object.Float(9223372036))
		return nil
	},
}

func ident(t *Thread) int64 { return machine.Of(t).Ident }

// nativeID is the operating system's number of a thread: that of a main thread
// is its process's.
func nativeID(th *machine.Thread) int64 {
	if th == th.Proc.Main {
		return int64(th.Proc.Pid)
	}
	return int64(10000 + th.Tid)
}

func startJoinable(t *Thread, a []Value) (Value, error) {
	if !callable(a[0]) {
		return Value{}, object.Raise(object.TypeError, "thread function must be callable")
	}
	h := newHandle()
	if !a[1].IsNone() {
		if a[1].Type() != handleType {
			return Value{}, object.Raise(object.TypeError, "'handle' must be a _ThreadHandle")
		}
		if h = object.Ptr[Handle](a[1]); h.started {
			return Value{}, object.Raise(object.RuntimeError, "thread already started")
		}
	}
	daemon, known := object.FastTruth(a[2])
	return object.Of(h), start(t, a[0], nil, nil, h, daemon || !known)
}

func startNew(t *Thread, a []Value) (Value, error) {
	args := object.AsTuple(a[1])
	var kw *object.Dict
	if a[2].O != nil {
		kw = object.AsDict(a[2])
	}
	switch {
	case !callable(a[0]):
		return Value{}, object.Raise(object.TypeError, "first arg must be callable")
	case args == nil:
		return Value{}, object.Raise(object.TypeError, "2nd arg must be a tuple")
	case a[2].O != nil && kw == nil:
		return Value{}, object.Raise(object.TypeError, "optional 3rd arg must be a dictionary")
	}
	h := newHandle()
	if kw == nil {
		kw = object.NewDict()
	}
	values, names := object.SpreadArgs(args, kw)
	if err := start(t, a[0], values, names, h, true); err != nil {
		return Value{}, err
	}
	return object.Int(h.ident), nil
}

func callable(v Value) bool {
	k := v.Type()
	return k == object.FunctionType || k == object.NativeType || k == object.MethodType || object.AsType(v) != nil ||
		k.Special(object.SpCall).O != nil
}

// stackSize keeps the size that is asked for, which means nothing here.
func stackSize(t *Thread, a []Value) (Value, error) {
	const key, least = "_thread.stack_size", 32768
	old, ok := t.Interp.Registry[key]
	if !ok {
		old = object.Int(0)
	}
	switch n := a[0].N; {
	case n < 0:
		return Value{}, object.Raise(object.ValueError, "size must be 0 or a positive value")
	case n > 0 && n < least:
		return Value{}, object.Errorf(object.ValueError, "size not valid: %d bytes", n)
	}
	t.Interp.Registry[key] = a[0]
	return old, nil
}

// interruptMain raises KeyboardInterrupt in the main thread. Other signals do nothing by themselves.
func interruptMain(t *Thread, a []Value) (Value, error) {
	const interrupt, signals = 2, 65
	if a[0].N < 1 || a[0].N >= signals {
		return Value{}, object.Raise(object.ValueError, "signal number out of range")
	}
	th := machine.Of(t)
	if a[0].N != interrupt {
		return object.None, nil
	}
	if !th.Settled() {
		return Value{}, object.Park
	}
	err := object.NewException(object.KeyboardInterrupt)
	if th == th.Proc.Main {
		return Value{}, err
	}
	th.Proc.Interrupt(th, err)
	return object.None, nil
}

func exit(*Thread, []Value) (Value, error) { return Value{}, object.NewException(object.SystemExit) }
