package _thread

// This file reports what threads raise: threading's excepthook, and what is
// left of an exception that nothing handles.

import (
	"strconv"

	"taketurns/wasm/object"
)

var hookArgsType = object.NewStructSeqType("_thread", "_ExceptHookArgs", 4, "exc_type", "exc_value", "exc_traceback", "thread")

// excepthook reports the uncaught exception of a thread.
func excepthook(t *Thread, a []Value) (Value, error) {
	if a[0].Type() != hookArgsType {
		return Value{}, object.Raise(object.TypeError, "_thread.excepthook argument type must be ExceptHookArgs")
	}
	args := object.Ptr[object.StructSeq](a[0])
	if k := object.AsType(args.Items[0]); k != nil && k.IsSubtype(object.SystemExit) {
		return object.None, nil
	}
	return t.Run(&hook{exc: object.AsException(args.Items[1]), thread: args.Items[3]})
}

// hook finds out the thread's name and writes the report.
type hook struct {
	exc    *object.Exception
	thread Value
	step   int
}

func (f *hook) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if f.thread.IsNone() {
				in = object.NewStr(strconv.FormatInt(ident(t), 10))
				continue
			}
			if in, err = t.GetAttr(f.thread, object.Intern("name")); err == object.Pending {
				return in, err
			}
		case 1:
			name := object.AsStrOrNil(in)
			if err != nil || name == nil {
				name = object.AsStr(object.NewStr(strconv.FormatInt(ident(t), 10)))
			}
			f.step = 2
			if in, err = t.Run(&report{head: "Exception in thread " + name.S + ":\n", exc: f.exc}); err == object.Pending {
				return in, err
			}
		case 2:
			return in, err
		}
	}
}

// ignored reports what the function of a bare thread raised.
type ignored struct {
	fn   Value
	exc  *object.Exception
	step int
}

func (f *ignored) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Repr(f.fn); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				in = object.NewStr(t.DefaultRepr(f.fn))
			}
			f.step = 2
			head := "Exception ignored in thread started by " + object.AsStr(in).S + ":\n"
			if in, err = t.Run(&report{head: head, exc: f.exc}); err == object.Pending {
				return in, err
			}
		case 2:
			return object.None, nil
		}
	}
}

// report writes a line and an exception to sys.stderr.
type report struct {
	head string
	exc  *object.Exception
	step int
}

func (f *report) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			f.step = 1
			in = object.NewList(nil)
			if f.exc == nil {
				continue
			}
			if in, err = t.FormatException(f.exc, object.FormatOptions{}); err == object.Pending {
				return in, err
			}
		case 1:
			for _, line := range object.AsList(in).Items {
				f.head += object.AsStr(line).S
			}
			f.step = 2
		case 2:
			file, direct := stderr(t)
			if direct {
				return object.None, t.Interp.World.Write(t, 2, f.head)
			}
			f.step = 3
			if file.IsNone() {
				continue
			}
			if in, err = t.Invoke(file, "write", object.NewStr(f.head)); err == object.Pending {
				return in, err
			}
		case 3:
			return object.None, nil
		}
	}
}

// stderr returns sys.stderr, and whether that is the machine's own stream.
func stderr(t *Thread) (Value, bool) {
	sys := t.Interp.Modules.GetStr(t, "sys")
	if sys.IsUnset() || object.AttrsOf(sys) == nil {
		return object.None, true
	}
	v := object.AttrsOf(sys).GetStr(t, "stderr")
	if v.IsUnset() {
		return object.None, false
	}
	return v, v == t.Interp.Streams[2]
}
