package object

// This file writes an object as the call that would make it.

// ReprCall writes open, the positional arguments, the keyword arguments and a
// closing parenthesis. Where self is met inside itself "..." stands.
func (t *Thread) ReprCall(self Value, open string, args []Value, kw *Dict) (Value, error) {
	return t.Run(&callRepr{self: self, text: open, args: args, kw: kw})
}

type callRepr struct {
	self Value
	text string
	args []Value
	kw   *Dict
	i    int    // arguments begun
	pos  int    // in kw
	name string // "name=" before the argument being written
	step int
}

func (f *callRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if !t.EnterRepr(f.self) {
				return NewStr("..."), nil
			}
			f.step = 1
		case 1:
			var v Value
			if f.name = ""; f.i < len(f.args) {
				v = f.args[f.i]
			} else {
				name, val, next, more := f.kw.Next(f.pos)
				if !more {
					t.LeaveRepr(f.self)
					return NewStr(f.text + ")"), nil
				}
				v, f.pos, f.name = val, next, AsStr(name).S+"="
			}
			f.i++
			f.step = 2
			if in, err = t.Repr(v); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				t.LeaveRepr(f.self)
				return Value{}, err
			}
			if f.i > 1 {
				f.text += ", "
			}
			f.text += f.name + AsStr(in).S
			f.step = 1
		}
	}
}
