package object

// This file defines frames and tracebacks as programs see them.

import (
	"slices"
	"strconv"

	"taketurns/wasm/compile"
	"taketurns/wasm/syntax"
)

// A FrameObject is what programs see of a frame: sys._getframe, tb_frame,
// gi_frame. It shows the frame as it is when it is looked at.
type FrameObject struct {
	Head
	Frame *Frame
}

// Visible returns the innermost frame at or below f that programs see: one of
// Python that does not stand for C code. nil when there is none.
func (f *Frame) Visible() *Frame {
	for f != nil && (f.Native != nil || f.Code.Atomic) {
		f = f.Back
	}
	return f
}

// NewFrameObject returns the object of the frame that programs see at or below
// f, always the same one; None when there is none.
func NewFrameObject(f *Frame) Value {
	if f = f.Visible(); f == nil {
		return None
	}
	if f.Shown == nil {
		f.Kept = true
		f.Shown = &FrameObject{Head: Head{Type: FrameType}, Frame: f}
	}
	return Of(f.Shown)
}

// left is called when a kept frame is off the stack: the frame that called it
// is kept too, so that f_back stays true.
func (f *Frame) left() {
	b := f.Back
	for b != nil && b.Native != nil {
		b = b.Back
	}
	if b != nil {
		b.Kept = true
	}
	f.Back = b
}

// Line returns the line that the frame is at.
func (f *Frame) Line() int32 { return f.Code.LineAt(f.PC - 1) }

// Span returns the place of the instruction that the frame is at.
func (f *Frame) Span() syntax.Span {
	if pc := f.PC - 1; pc >= 0 && int(pc) < len(f.Code.Spans) {
		return f.Code.Spans[pc]
	}
	return syntax.Span{Line: f.Code.FirstLine}
}

// LineAt returns the line of the instruction at pc; the first line for a frame that has not begun.
func (c *Code) LineAt(pc int32) int32 {
	if pc < 0 || int(pc) >= len(c.Spans) {
		return c.FirstLine
	}
	return c.Spans[pc].Line
}

// Variables returns locals() in the frame: the namespace itself of a module
// or class body, else a new dict of the variables that have a value. Inside a
// comprehension of a module or class body it is those of the comprehension.
func (f *Frame) Variables(t *Thread) Value {
	switch {
	case f.inComprehension():
	case f.Locals.O != nil:
		return f.Locals
	case f.Code.Flags&compile.Function == 0:
		return Of(f.Globals)
	}
	d := NewDict()
	c := f.Code
	for i, name := range c.VarNames {
		if name != "" && i < len(f.Regs) && f.there(i) {
			addLocal(t, d, name, f.Regs[i], slices.Contains(c.CellVars, name))
		}
	}
	for i, name := range c.FreeVars {
		if r := c.FirstFree + i; r < len(f.Regs) {
			addLocal(t, d, name, f.Regs[r], true)
		}
	}
	return Of(d)
}

// inComprehension reports whether the frame is running an inlined comprehension.
func (f *Frame) inComprehension() bool {
	for _, in := range f.Code.Inlined {
		if in.Inside(f.PC - 1) {
			return true
		}
	}
	return false
}

// there reports whether a local register holds a variable now: one of an
// inlined comprehension does so while that runs.
func (f *Frame) there(reg int) bool {
	for _, in := range f.Code.Inlined {
		if in.Reg == reg {
			return in.Inside(f.PC - 1)
		}
	}
	return true
}

// addLocal adds a variable that has a value; a shared one lives in a cell.
func addLocal(t *Thread, d *Dict, name string, v Value, shared bool) {
	if shared && v.O != nil && v.O.Type == CellType {
		v = Ptr[Cell](v).V
	}
	if v.O != nil && name[0] != '.' { // .0 is a comprehension's iterator
		d.SetStr(t, name, v)
	}
}

func defineFrames() {
	frame := func(v Value) *Frame { return Ptr[FrameObject](v).Frame }
	accept := func(*Thread, Value, Value) error { return nil } // tracing is accepted, and never happens
	FrameType.Define(
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			f := frame(a[0])
			return NewStr("<frame at " + t.Address(a[0]) + ", file " + ReprStr(f.Code.Filename) + ", line " + strconv.Itoa(int(f.Line())) + ", code " + f.Code.Name + ">"), nil
		}},
		Def{"clear(self, /)", func(t *Thread, a []Value) (Value, error) {
			f := frame(a[0])
			switch {
			case f.Gen != nil && !f.Gen.Started:
				f.Gen.drop()
			case f.Gen != nil && !f.Gen.Running:
				return Value{}, Raise(RuntimeError, "cannot clear a suspended frame")
			case f.running(t):
				return Value{}, Raise(RuntimeError, "cannot clear an executing frame")
			}
			clear(f.Regs)
			return None, nil
		}},
	).Getters(
		Getter{"f_code", func(_ *Thread, v Value) (Value, error) { return Of(frame(v).Code), nil }, nil},
		Getter{"f_lineno", func(_ *Thread, v Value) (Value, error) { return Int(int64(frame(v).Line())), nil }, nil},
		Getter{"f_lasti", func(_ *Thread, v Value) (Value, error) { return Int(int64(frame(v).PC - 1)), nil }, nil},
		Getter{"f_globals", func(_ *Thread, v Value) (Value, error) { return Of(frame(v).Globals), nil }, nil},
		Getter{"f_locals", func(t *Thread, v Value) (Value, error) { return frame(v).Variables(t), nil }, nil},
		Getter{"f_builtins", func(t *Thread, _ Value) (Value, error) { return Of(t.Interp.Builtins), nil }, nil},
		Getter{"f_back", func(_ *Thread, v Value) (Value, error) { return NewFrameObject(frame(v).Back), nil }, nil},
		Getter{"f_trace", func(*Thread, Value) (Value, error) { return None, nil }, accept},
		Getter{"f_trace_lines", func(*Thread, Value) (Value, error) { return True, nil }, accept},
		Getter{"f_trace_opcodes", func(*Thread, Value) (Value, error) { return False, nil }, accept},
	)

	TracebackType.Define(
		Def{"static __new__(cls, tb_next, tb_frame, tb_lasti:index, tb_lineno:index)", func(_ *Thread, a []Value) (Value, error) {
			next, f := As[Traceback](a[1], TracebackType), As[FrameObject](a[2], FrameType)
			switch {
			case next == nil && !a[1].IsNone():
				return Value{}, Errorf(TypeError, "expected traceback object or None, got '%s'", a[1].O.Type.Name)
			case f == nil:
				return Value{}, Errorf(TypeError, "TracebackType() argument 'tb_frame' must be frame, not %s", a[2].O.Type.Name)
			}
			return Of(&Traceback{Head: Head{Type: TracebackType}, Next: next, Code: f.Frame.Code, Globals: f.Frame.Globals, Frame: f.Frame,
				PC: int32(a[3].N), Line: int32(a[4].N)}), nil
		}},
	).Getters(
		Getter{"tb_next", func(_ *Thread, v Value) (Value, error) {
			if n := Ptr[Traceback](v).Next; n != nil {
				return Of(n), nil
			}
			return None, nil
		}, setNextTraceback},
		Getter{"tb_lineno", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Traceback](v).LineNumber())), nil }, nil},
		Getter{"tb_lasti", func(_ *Thread, v Value) (Value, error) { return Int(int64(Ptr[Traceback](v).PC)), nil }, nil},
		Getter{"tb_frame", func(_ *Thread, v Value) (Value, error) { return NewFrameObject(Ptr[Traceback](v).Frame), nil }, nil},
	)
}

// running reports whether f is on the thread's stack.
func (f *Frame) running(t *Thread) bool {
	for g := t.Top; g != nil; g = g.Back {
		if g == f {
			return true
		}
	}
	return false
}

// LineNumber returns the line that the frame was at when the exception passed through.
func (tb *Traceback) LineNumber() int32 {
	if tb.Line != 0 {
		return tb.Line
	}
	return tb.Code.LineAt(tb.PC)
}

func setNextTraceback(_ *Thread, v, x Value) error {
	if x.O == nil {
		return Raise(TypeError, "can't delete tb_next attribute")
	}
	next := As[Traceback](x, TracebackType)
	if next == nil && !x.IsNone() {
		return Errorf(TypeError, "expected traceback object or None, got '%s'", x.O.Type.Name)
	}
	for tb := next; tb != nil; tb = tb.Next {
		if tb == Ptr[Traceback](v) {
			return Raise(ValueError, "traceback loop detected")
		}
	}
	Ptr[Traceback](v).Next = next
	return nil
}
