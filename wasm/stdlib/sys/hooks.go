package sys

// This file defines the hooks that show values and exceptions nobody took.

import (
	"strings"

	"taketurns/wasm/object"
)

// current returns sys's own attribute of that name as it is now, unset when there is none.
func current(t *Thread, name string) Value {
	m := t.Interp.Modules.GetStr(t, "sys")
	if m.IsUnset() || object.AttrsOf(m) == nil {
		return Value{}
	}
	return object.AttrsOf(m).GetStr(t, name)
}

// WriteTo writes texts to a file object: to one of the machine's streams as
// one, to any other with one call of write for each.
func WriteTo(t *Thread, file Value, texts []Value) (Value, error) {
	if file.Type() == StreamType {
		return (&lineWriter{stream(file)}).Take(t, texts)
	}
	return t.Run(&writeEach{file: file, texts: texts})
}

type writeEach struct {
	file  Value
	texts []Value
}

func (f *writeEach) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if len(f.texts) == 0 {
			return object.None, nil
		}
		text := f.texts[0]
		f.texts = f.texts[1:]
		if in, err = t.Invoke(f.file, "write", text); err == object.Pending {
			return in, err
		}
	}
}

// displayHook shows a value as the interactive interpreter does, and keeps it as _.
type displayHook struct {
	v    Value
	step int
}

func (f *displayHook) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		f.step++
		switch f.step {
		case 1:
			if f.v.IsNone() {
				return object.None, nil
			}
			t.Interp.Builtins.SetStr(t, "_", object.None)
			in, err = t.Repr(f.v)
		case 2:
			out := current(t, "stdout")
			if out.IsUnset() || out.IsNone() {
				return Value{}, object.Raise(object.RuntimeError, "lost sys.stdout")
			}
			in, err = WriteTo(t, out, []Value{in, object.NewStr("\n")})
		case 3:
			t.Interp.Builtins.SetStr(t, "_", f.v)
			return object.None, nil
		}
		if err == object.Pending {
			return in, err
		}
	}
}

func exceptHook(t *Thread, a []Value) (Value, error) {
	e := object.AsException(a[1])
	if e == nil {
		e = object.Errorf(object.TypeError, "print_exception(): Exception expected for value, %s found", a[1].Type().Name).(*object.Exception)
	} else if tb := object.As[object.Traceback](a[2], object.TracebackType); tb != nil && e.TB == nil {
		e.TB = tb
	}
	return ShowException(t, e, "")
}

// ShowException writes a traceback to sys.stderr as it is now, after a first
// line or none. Whatever goes wrong with that goes unsaid.
func ShowException(t *Thread, e *object.Exception, first string) (Value, error) {
	return t.Run(&showException{e: e, first: first})
}

type showException struct {
	e     *object.Exception
	first string
	step  int
}

func (f *showException) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return object.None, nil
		}
		f.step++
		switch f.step {
		case 1:
			in, err = t.FormatException(f.e, limit(t))
		case 2:
			file := current(t, "stderr")
			if file.IsUnset() || file.IsNone() {
				return object.None, nil
			}
			var texts []Value
			if f.first != "" {
				texts = append(texts, object.NewStr(f.first))
			}
			for _, s := range object.AsList(in).Items {
				texts = append(texts, s, object.NewStr("")) // the end of each print
			}
			in, err = WriteTo(t, file, texts)
		case 3:
			return object.None, nil
		}
		if err == object.Pending {
			return in, err
		}
	}
}

// limit reads sys.tracebacklimit: how many of the last frames are shown.
func limit(t *Thread) object.FormatOptions {
	if v := current(t, "tracebacklimit"); !v.IsUnset() {
		if n, ok := object.AsInt(v); ok {
			return object.FormatOptions{Capped: true, Limit: -int(max(0, n))}
		}
	}
	return object.FormatOptions{}
}

var unraisableArgsType = object.NewStructSeqType("sys", "UnraisableHookArgs", 5, "exc_type", "exc_value", "exc_traceback", "err_msg", "object")

func unraisableHook(t *Thread, a []Value) (Value, error) {
	args := object.As[object.StructSeq](a[0], unraisableArgsType)
	if args == nil {
		return Value{}, object.Raise(object.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs")
	}
	f := &unraisable{class: object.AsType(args.Field(0)), e: object.AsException(args.Field(1)),
		tb: object.As[object.Traceback](args.Field(2), object.TracebackType), in: args.Field(4)}
	if s := object.AsStr(args.Field(3)); s != nil {
		f.message = s.S
	}
	return t.Run(f)
}

// Unraisable reports an exception that cannot be raised where it happened, by
// way of sys.unraisablehook. message is what went wrong, "" for "Exception
// ignored in"; in, the object that it was about, or None.
func Unraisable(t *Thread, e *object.Exception, message string, in Value) (Value, error) {
	hook := current(t, "unraisablehook")
	if hook.IsUnset() || hook.IsNone() {
		return object.None, nil
	}
	tb, text := object.None, object.None
	if e.TB != nil {
		tb = object.Of(e.TB)
	}
	if message != "" {
		text = object.NewStr(message)
	}
	return t.Call1(hook, object.NewStructSeq(unraisableArgsType, object.Of(e.Type), object.Of(e), tb, text, in))
}

// unraisable writes what went wrong where, and the exception: without carets,
// causes and notes.
type unraisable struct {
	class   *object.Type
	e       *object.Exception
	tb      *object.Traceback
	message string
	in      Value
	text    string
	step    int
}

func (f *unraisable) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		f.step++
		switch f.step {
		case 1:
			in, err = t.Repr(f.in)
		case 2:
			f.begin(in, err)
			if f.tb != nil {
				f.text += "Traceback (most recent call last):\n" +
					strings.Join(object.TracebackText(t.Interp.Sources, f.tb, object.FormatOptions{Plain: true}), "")
			}
			if f.class == nil {
				f.step = 3
				continue
			}
			f.text += object.ExceptionClass(f.class)
			if f.e == nil {
				f.text += "\n"
				f.step = 3
				continue
			}
			in, err = t.Str(object.Of(f.e))
		case 3:
			f.text += ": " + orFailed(in, err, "<exception str() failed>") + "\n"
		case 4:
			file := current(t, "stderr")
			if file.IsUnset() || file.IsNone() {
				return object.None, nil
			}
			in, err = WriteTo(t, file, []Value{object.NewStr(f.text)})
		case 5:
			return object.None, err
		}
		if err == object.Pending {
			return in, err
		}
	}
}

// begin writes the first line, given the repr of the object.
func (f *unraisable) begin(in Value, err error) {
	switch {
	case !f.in.IsNone():
		if f.message == "" {
			f.message = "Exception ignored in"
		}
		f.text = f.message + ": " + orFailed(in, err, "<object repr() failed>") + "\n"
	case f.message != "":
		f.text = f.message + ":\n"
	}
}

func orFailed(v Value, err error, failed string) string {
	if err != nil {
		return failed
	}
	return object.AsStr(v).S
}
