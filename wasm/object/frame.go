package object

// This file defines frames and tracebacks as programs see them.

// A FrameObject is what sys._getframe and tb_frame show of a frame: where it
// is, not a handle to steer it.
type FrameObject struct {
	Head
	Code    *Code
	Line    int32
	Globals *Dict
	Back    Value
}

// NewFrameObject describes f as it is now; None when there is none.
func NewFrameObject(f *Frame) Value {
	for f != nil && f.Native != nil {
		f = f.Back
	}
	if f == nil {
		return None
	}
	return Of(&FrameObject{Head: Head{Type: FrameType}, Code: f.Code, Line: f.Code.LineAt(f.PC - 1), Globals: f.Globals, Back: None})
}

// LineAt returns the line of the instruction at pc; the first line for a frame that has not begun.
func (c *Code) LineAt(pc int32) int32 {
	if pc < 0 || int(pc) >= len(c.Spans) {
		return c.FirstLine
	}
	return c.Spans[pc].Line
}
