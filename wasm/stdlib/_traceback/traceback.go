// Package _traceback lets the module traceback write exceptions as the
// interpreter does when nobody catches them.
package _traceback

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _traceback.
var Module = object.Library{
	Name: "_traceback",
	Doc:  "How the interpreter writes tracebacks.",
	Funcs: []object.Def{
		object.Decl("format_exception(exc, limit, chain, /)", func(t *Thread, a []Value) (Value, error) {
			o := object.FormatOptions{Alone: a[2] == object.False}
			return format(t, a[0], a[1], o)
		}),
		object.Decl("format_exception_only(exc, show_group, /)", func(t *Thread, a []Value) (Value, error) {
			return format(t, a[0], object.None, object.FormatOptions{Only: true, Parts: a[1] != object.False})
		}),
		object.Decl("format_frame(filename, lineno, end_lineno, colno, end_colno, name, /)", formatFrame),
		object.Decl("format_tb(tb, limit, /)", formatTraceback),
		object.Decl("positions(tb, /)", positions),
	},
}

// format writes an exception. Something else in its place is an error.
func format(t *Thread, exc, limit Value, o object.FormatOptions) (Value, error) {
	e := object.AsException(exc)
	if e == nil {
		return Value{}, object.Errorf(object.TypeError, "Exception expected for value, %s found", exc.Type().Name)
	}
	if err := limited(t, limit, &o); err != nil {
		return Value{}, err
	}
	return t.FormatException(e, o)
}

// limited takes a limit as the module traceback has it: the first frames, or
// the last when it is negative; None is sys.tracebacklimit, where that is set.
func limited(t *Thread, limit Value, o *object.FormatOptions) error {
	fromSys := limit.IsNone()
	if fromSys {
		m := t.Interp.Modules.GetStr(t, "sys")
		if m.IsUnset() || object.AttrsOf(m) == nil {
			return nil
		}
		if limit = object.AttrsOf(m).GetStr(t, "tracebacklimit"); limit.IsUnset() || limit.IsNone() {
			return nil
		}
	}
	n, ok := object.AsInt(limit)
	if !ok {
		return object.Errorf(object.TypeError, "limit must be an integer or None, not %s", limit.Type().Name)
	}
	if fromSys {
		n = max(n, 0)
	}
	const most = 1 << 30
	o.Limit, o.Capped = int(max(-most, min(n, most))), true
	return nil
}

func formatTraceback(t *Thread, a []Value) (Value, error) {
	tb := object.As[object.Traceback](a[0], object.TracebackType)
	if tb == nil && !a[0].IsNone() {
		return Value{}, object.Errorf(object.TypeError, "expected traceback object or None, got '%s'", a[0].Type().Name)
	}
	o := object.FormatOptions{}
	if err := limited(t, a[1], &o); err != nil {
		return Value{}, err
	}
	list := []Value{}
	for _, s := range object.TracebackText(t.Interp.Sources, tb, o) {
		list = append(list, object.NewStr(s))
	}
	return object.NewList(list), nil
}

// formatFrame writes one entry. Columns count bytes, as those of code objects do.
func formatFrame(t *Thread, a []Value) (Value, error) {
	file, name := object.AsStr(a[0]), object.AsStr(a[5])
	line, hasLine := object.AsInt(a[1])
	if file == nil || name == nil || !hasLine {
		return Value{}, object.Raise(object.TypeError, "format_frame() needs a file name, a line and a function's name")
	}
	at := syntax.Span{Line: int32(line)}
	end, ok := object.AsInt(a[2])
	col, hasCol := object.AsInt(a[3])
	endCol, hasEndCol := object.AsInt(a[4])
	if ok && hasCol && hasEndCol {
		at.EndLine, at.Col, at.EndCol = int32(end), int32(col), int32(endCol)
	}
	return object.NewStr(object.FrameText(t.Interp.Sources, file.S, at, name.S)), nil
}

// positions returns (lineno, end_lineno, colno, end_colno) of a traceback's
// instruction, or of the one that a frame is at; None for what is not known.
func positions(_ *Thread, a []Value) (Value, error) {
	var at syntax.Span
	if tb := object.As[object.Traceback](a[0], object.TracebackType); tb != nil {
		at = tb.Span()
	} else if f := object.As[object.FrameObject](a[0], object.FrameType); f != nil {
		at = f.Frame.Span()
	} else {
		return Value{}, object.Errorf(object.TypeError, "expected traceback or frame, got '%s'", a[0].Type().Name)
	}
	n := func(v int32) Value { return object.Int(int64(v)) }
	if at.EndLine == 0 {
		return object.NewTuple([]Value{n(at.Line), object.None, object.None, object.None}), nil
	}
	return object.NewTuple([]Value{n(at.Line), n(at.EndLine), n(at.Col), n(at.EndCol)}), nil
}
