// Package sys is Python's module sys.
package sys

// This file lists what is in the module.

import (
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module sys.
var Module = object.Library{
	Name: "sys",
	Doc:  "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
	Init: bind,
	Funcs: []object.Def{
		object.Decl("_clear_internal_caches()", nothing),
		object.Decl("_clear_type_cache()", nothing),
		object.Decl("_current_exceptions()", currentExceptions),
		object.Decl("_current_frames()", currentFrames),
		object.Decl("_getframe(depth:index=0, /)", getFrame),
		object.Decl("_getframemodulename(depth:index=0)", getFrameModuleName),
		object.Decl("_is_gil_enabled()", isGILEnabled),
		object.Decl("_is_interned(string, /)", isInterned),
		object.Decl("activate_stack_trampoline(backend, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(object.ValueError, "perf trampoline not available")
		}),
		object.Decl("addaudithook(hook)", nothing),
		object.Decl("audit(event, /, *args)", audit),
		object.Decl("breakpointhook(*args, **kws)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(object.NotImplementedError, "breakpoint(): there is no debugger here; run the program step by step instead")
		}),
		object.Decl("deactivate_stack_trampoline()", nothing),
		object.Decl("displayhook(object, /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&displayHook{v: a[0]}) }),
		object.Decl("exc_info()", excInfo),
		object.Decl("excepthook(exctype, value, traceback, /)", exceptHook),
		object.Decl("exception()", func(t *Thread, _ []Value) (Value, error) { return handled(t), nil }),
		object.Decl("exit(status=None, /)", exit),
		object.Decl("get_asyncgen_hooks()", getAsyncgenHooks),
		object.Decl("get_coroutine_origin_tracking_depth()", func(t *Thread, _ []Value) (Value, error) { return setting(t, originDepth, object.Int(0)), nil }),
		object.Decl("get_int_max_str_digits()", getMaxDigits),
		object.Decl("getallocatedblocks()", func(*Thread, []Value) (Value, error) { return object.Int(0), nil }),
		object.Decl("getdefaultencoding()", text("utf-8")),
		object.Decl("getfilesystemencodeerrors()", text("surrogateescape")),
		object.Decl("getfilesystemencoding()", text("utf-8")),
		object.Decl("getprofile()", func(t *Thread, _ []Value) (Value, error) { return setting(t, profiler, object.None), nil }),
		object.Decl("getrecursionlimit()", func(t *Thread, _ []Value) (Value, error) { return object.Int(int64(t.Interp.RecLimit)), nil }),
		object.Decl("getrefcount(object, /)", refCount),
		object.Decl("getsizeof(object, default=?)", sizeOf),
		object.Decl("getswitchinterval()", getSwitchInterval),
		object.Decl("gettrace()", func(t *Thread, _ []Value) (Value, error) { return setting(t, tracer, object.None), nil }),
		object.Decl("intern(string, /)", intern),
		object.Decl("is_finalizing()", func(*Thread, []Value) (Value, error) { return object.False, nil }),
		object.Decl("is_stack_trampoline_active()", func(*Thread, []Value) (Value, error) { return object.False, nil }),
		object.Decl("set_asyncgen_hooks(firstiter=?, finalizer=?)", setAsyncgenHooks),
		object.Decl("set_coroutine_origin_tracking_depth(depth:index)", setOriginDepth),
		object.Decl("set_int_max_str_digits(maxdigits:index)", setMaxDigits),
		object.Decl("setprofile(function, /)", func(t *Thread, a []Value) (Value, error) { return set(t, profiler, a[0]) }),
		object.Decl("setrecursionlimit(limit:index, /)", setRecursionLimit),
		object.Decl("setswitchinterval(interval, /)", setSwitchInterval),
		object.Decl("settrace(function, /)", func(t *Thread, a []Value) (Value, error) { return set(t, tracer, a[0]) }),
		object.Decl("unraisablehook(unraisable, /)", unraisableHook),
	},
}

// Configure tells the module what the program was called with: its arguments,
// of which the first is the program itself, and where modules are looked for.
func Configure(t *Thread, argv, path []string) {
	d := object.AttrsOf(t.Interp.Modules.GetStr(t, "sys"))
	d.SetStr(t, "argv", list(argv))
	d.SetStr(t, "path", list(path))
	d.SetStr(t, "orig_argv", list(append([]string{executable}, argv...)))
}

func list(texts []string) Value {
	items := make([]Value, len(texts))
	for i, s := range texts {
		items[i] = object.NewStr(s)
	}
	return object.NewList(items)
}

// What the interpreter keeps for this module, by name in its registry.
const (
	originDepth = "sys.coroutine_origin_tracking_depth"
	tracer      = "sys.trace"
	profiler    = "sys.profile"
)

func setting(t *Thread, name string, otherwise Value) Value {
	if v, ok := t.Interp.Registry[name]; ok {
		return v
	}
	return otherwise
}

func set(t *Thread, name string, v Value) (Value, error) {
	t.Interp.Registry[name] = v
	return object.None, nil
}

func nothing(*Thread, []Value) (Value, error) { return object.None, nil }

func text(s string) object.NativeFn {
	return func(*Thread, []Value) (Value, error) { return object.NewStr(s), nil }
}

func audit(_ *Thread, a []Value) (Value, error) {
	if object.AsStr(a[0]) == nil {
		return Value{}, object.Errorf(object.TypeError, "expected str for argument 'event', not %s", a[0].Type().Name)
	}
	return object.None, nil
}
