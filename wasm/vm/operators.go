package vm

// This file carries out operators on what the loop's fast paths do not take.

import (
	"math"
	"math/bits"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// setInt stores an int in a register. When the register holds an int already,
// only the number is written: that spares the garbage collector's write barrier.
func setInt(r *Value, n int64) {
	if r.IsInt() {
		r.N = n
		return
	}
	*r = object.Int(n)
}

// mulInt multiplies; ok is false on overflow.
func mulInt(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if a < 0 {
		hi -= uint64(b)
	}
	if b < 0 {
		hi -= uint64(a)
	}
	p := int64(lo)
	return p, int64(hi) == p>>63
}

// intOp computes the operators that have no instruction of their own on small
// ints; ok is false where the result is no small int.
func intOp(op syntax.BinaryOp, a, b int64) (n int64, ok bool) {
	switch op {
	case syntax.Mod:
		if b > 0 {
			if n = a % b; n < 0 {
				n += b
			}
			return n, true
		}
	case syntax.FloorDiv:
		if b > 0 {
			n = a / b
			if a%b < 0 {
				n--
			}
			return n, true
		}
	case syntax.BitAnd:
		return a & b, true
	case syntax.BitOr:
		return a | b, true
	case syntax.BitXor:
		return a ^ b, true
	case syntax.RShift:
		if b >= 0 {
			return a >> min(uint64(b), 63), true
		}
	case syntax.LShift:
		if b >= 0 && b < 63 {
			if n = a << b; n>>b == a {
				return n, true
			}
		}
	case syntax.Mult:
		return mulInt(a, b)
	}
	return 0, false
}

// binary computes a op b, in place when flag says so.
func binary(t *object.Thread, op syntax.BinaryOp, flag uint8, a, b Value) (Value, error) {
	if a.IsFloat() || b.IsFloat() {
		if x, y, ok := floats(a, b); ok {
			switch op {
			case syntax.Add:
				return object.Float(x + y), nil
			case syntax.Sub:
				return object.Float(x - y), nil
			case syntax.Mult:
				return object.Float(x * y), nil
			case syntax.Div:
				if y != 0 {
					return object.Float(x / y), nil
				}
			case syntax.Pow: // where a square root or a product is the rounded result
				if y == 0.5 && x > 0 && x <= math.MaxFloat64 {
					return object.Float(math.Sqrt(x)), nil
				}
				if p := x * x; y == 2 && p <= math.MaxFloat64 {
					return object.Float(p), nil
				}
			}
		}
	}
	if flag != 0 {
		return t.InPlace(op, a, b)
	}
	return t.Binary(op, a, b)
}

// floats returns two numbers of which at least one is a float and the other a float or a small int.
func floats(a, b Value) (x, y float64, ok bool) {
	switch {
	case a.IsFloat():
		x = a.Float()
	case a.IsInt() && a.N > -1<<53 && a.N < 1<<53:
		x = float64(a.N)
	default:
		return 0, 0, false
	}
	switch {
	case b.IsFloat():
		y = b.Float()
	case b.IsInt() && b.N > -1<<53 && b.N < 1<<53:
		y = float64(b.N)
	default:
		return 0, 0, false
	}
	return x, y, true
}

// jumpOps are the comparisons that the fused jumps make.
var jumpOps = [...]syntax.CompareOp{
	compile.JLtI: syntax.Lt, compile.JLeI: syntax.LtE, compile.JGtI: syntax.Gt, compile.JGeI: syntax.GtE, compile.JEqI: syntax.Eq, compile.JNeI: syntax.NotEq,
	compile.JLt: syntax.Lt, compile.JLe: syntax.LtE, compile.JGt: syntax.Gt, compile.JGe: syntax.GtE, compile.JEq: syntax.Eq, compile.JNe: syntax.NotEq,
}

// compare carries out a Compare instruction.
func compare(t *object.Thread, f *object.Frame, op syntax.CompareOp, a, b Value) (Value, error) {
	f.Wait = object.WaitStore
	switch op {
	case syntax.Is:
		return object.Bool(a == b), nil
	case syntax.IsNot:
		return object.Bool(a != b), nil
	case syntax.In:
		return t.Contains(b, a)
	case syntax.NotIn:
		v, err := t.Contains(b, a)
		if err == object.Pending {
			f.Wait = object.WaitNot
		}
		if err != nil {
			return v, err
		}
		return object.Bool(v != object.True), nil
	}
	return t.Compare(op, a, b)
}

// finishWait takes a value that a frame waited for in order to decide on it.
func finishWait(t *object.Thread, f *object.Frame, v Value) (Value, error) {
	if !v.IsBool() {
		r, err := t.Truth(v)
		if err != nil {
			return r, err // Pending: the wait goes on
		}
		v = r
	}
	in := f.Code.Instrs[f.PC-1]
	switch f.Wait {
	case object.WaitNot:
		f.Regs[f.Dst] = object.Bool(v != object.True)
	case object.WaitTruth:
		f.Regs[f.Dst] = v
	case object.WaitJump:
		truth := v == object.True
		switch {
		case in.Op == compile.JumpIf && truth, in.Op == compile.JumpNot && !truth:
			f.PC = int32(in.Wide())
		case in.Op >= compile.JLtI && in.Op <= compile.JNe && truth == (in.D&1 != 0):
			f.PC = int32(in.C)
		}
	}
	return v, nil
}

// next returns an iterator's next item for a for loop.
func next(t *object.Thread, it Value) (Value, error) {
	if g := object.AsGenerator(it); g != nil {
		return t.Send(g, object.None)
	}
	return t.Next(it)
}

// sendInto sends v into what a frame delegates to or awaits.
func sendInto(t *object.Thread, it, v Value) (Value, error) {
	if g := object.AsGenerator(it); g != nil {
		return t.Send(g, v)
	}
	if v.IsNone() {
		return t.Next(it)
	}
	return t.Invoke(it, "send", v)
}

// throwInto raises err in what a suspended frame delegates to; an iterator
// without throw() leaves it to the frame itself.
func throwInto(t *object.Thread, f *object.Frame, err error) (Value, error) {
	in := f.Code.Instrs[f.PC-1]
	it := f.Regs[in.A]
	exc := object.Materialize(err)
	if exc.Type.IsSubtype(object.GeneratorExit) {
		return closeInner(t, it, exc)
	}
	if g := object.AsGenerator(it); g != nil {
		return t.Throw(g, exc)
	}
	if it.O.Type.Lookup("throw").O == nil {
		return Value{}, exc
	}
	return t.Invoke(it, "throw", object.Of(exc))
}

// closeInner closes what a frame delegates to before GeneratorExit is raised in the frame.
func closeInner(t *object.Thread, it Value, exc *object.Exception) (Value, error) {
	if it.O.Type.Lookup("close").O == nil {
		return Value{}, exc
	}
	base := t.Top
	_, err := t.Invoke(it, "close")
	if err == object.Pending {
		return t.After(base, &raiseAfter{exc})
	}
	if err != nil {
		return Value{}, err
	}
	return Value{}, exc
}

// raiseAfter raises once what it waits for is over.
type raiseAfter struct{ exc *object.Exception }

func (r *raiseAfter) Resume(_ *object.Thread, _ Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return Value{}, r.exc
}
