// Package vm runs one thread of Python: it executes code until the thread has
// spent what it was granted, must wait, or is done. It does not know why it
// stops, who else there is, or what time it is.
package vm

// This file defines the interpreter's loop.

import (
	"unsafe"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// Value is short for object.Value in this package.
type Value = object.Value

// A Stop says why Run returned.
type Stop uint8

const (
	Done   Stop = iota // the first frame returned or raised: Thread.Result, Thread.Failed
	Spent              // the grant is used up, at a switch point
	Parked             // a native waits; the machine knows for what
)

// Run runs the thread on. The machine has set Fuel and Points; Run returns at
// the first switch point at which either is below zero. It also returns, with
// Spent, when Yield was set meanwhile.
func Run(t *object.Thread) Stop {
	err := t.Async
	t.Async = nil
	v, err, stop := natives(t, Value{}, err)
	if stop == Done && t.Top != nil {
		v, err, stop = exec(t, t.Top, v, err)
	}
	if stop == Done {
		t.Result, t.Failed = v, err
	}
	return stop
}

// natives resumes native frames as long as one is on top of the stack. v and
// err are what the first one waited for; what the last one leaves for the frame
// below is returned with Done.
func natives(t *object.Thread, v Value, err error) (Value, error, Stop) {
	for {
		f := t.Top
		if f == nil || f.Native == nil {
			return v, err, Done
		}
		v, err = f.Native.Resume(t, v, err)
		if object.IsPending(err) || err == object.Park {
			if t.Parked {
				return Value{}, nil, Parked
			}
			if err == object.Park { // a long loop of natives lets the machine in
				return Value{}, nil, Spent
			}
			v, err = Value{}, nil
			continue
		}
		// A native frame that ends is the top one again.
		t.Top = f.Back
		t.Release(f)
	}
}

// reg returns register i of a frame; the compiler guarantees that there is one.
func reg(base unsafe.Pointer, i uint16) *Value {
	return (*Value)(unsafe.Add(base, uintptr(i)*unsafe.Sizeof(Value{})))
}

// exec runs Python frames from f on. v and err are what the frame waited for,
// when either is set. It returns with Done and the last frame's value or error
// when the stack is empty, and with another stop when the thread must stop.
func exec(t *object.Thread, f *object.Frame, v Value, err error) (Value, error, Stop) {
	var (
		base unsafe.Pointer // registers
		code unsafe.Pointer // instructions
		refs []object.Ref
		pc   uintptr
		in   compile.Instr
		step int64 // 1, or 0 in atomic code, which has no switch points
		stop Stop
	)

	// enter the frame f and deliver v or err to it.
enter:
	base = unsafe.Pointer(unsafe.SliceData(f.Regs))
	code = unsafe.Pointer(unsafe.SliceData(f.Code.Instrs))
	refs = f.Code.Refs
	pc = uintptr(f.PC)
	step = 1
	if f.Code.Atomic {
		step = 0
	}
	if err != nil {
		goto delivered
	}
	if v.O != nil {
		switch f.Wait {
		case object.WaitStore:
			*reg(base, uint16(f.Dst)) = v
		case object.WaitIter:
			*reg(base, uint16(f.Dst)) = v
			pc = uintptr((*compile.Instr)(unsafe.Add(code, (pc-1)*unsafe.Sizeof(in))).C)
			f.PC = int32(pc)
		case object.WaitDiscard:
		case object.WaitSend: // a native iterator that the frame delegates to yielded
			goto yieldOut
		default:
			if v, err = finishWait(t, f, v); err != nil {
				if object.IsPending(err) {
					goto pending
				}
				goto fail
			}
			pc = uintptr(f.PC)
		}
		f.Wait = object.WaitStore
		v = Value{}
		if t.Fuel|t.Points < 0 && step != 0 {
			return Value{}, nil, Spent
		}
	} else if f.Gen != nil {
		if f.Throw != nil {
			err, f.Throw = f.Throw, nil
			if f.Wait == object.WaitSend {
				v, err = throwInto(t, f, err)
				if object.IsPending(err) {
					goto pending
				}
				if err == nil { // the inner iterator answered at once: it yielded
					goto yieldOut
				}
				goto delivered
			}
			exc := object.Materialize(err)
			setContext(t, exc)
			err = exc
			goto fail
		}
		if f.Wait == object.WaitSend {
			f.Wait = object.WaitStore
			pc--
		}
	}

loop:
	for {
		in = *(*compile.Instr)(unsafe.Add(code, pc*unsafe.Sizeof(in)))
		pc++
		switch in.Op {
		case compile.Move:
			*reg(base, in.A) = *reg(base, in.B)
		case compile.LoadK:
			*reg(base, in.A) = f.Code.Consts[in.B]
		case compile.LoadInt:
			*reg(base, in.A) = object.Int(int64(int16(in.B)))
		case compile.LoadGlobal:
			ref := &refs[in.C]
			if ref.Kind == refGlobal {
				if x := f.Globals.EntryIs(ref.Hint, ref.Name); x.O != nil {
					*reg(base, in.A) = x
					continue
				}
			} else if ref.Kind == refBuiltin && ref.Dict == f.Globals && ref.Version == f.Globals.Version {
				if x := t.Interp.Builtins.EntryIs(ref.Hint, ref.Name); x.O != nil {
					*reg(base, in.A) = x
					continue
				}
			}
			if v, err = loadGlobal(t, f, ref); err != nil {
				goto fail
			}
			*reg(base, in.A) = v
		case compile.LoadAttr:
			obj := *reg(base, in.B)
			ref := &refs[in.C]
			if k := obj.O.Type; k == ref.Type && k.Version == ref.Version {
				switch ref.Kind {
				case refInstance:
					if d := object.Ptr[object.Instance](obj).Attrs; d != nil {
						if x := d.EntryIs(ref.Hint, ref.Name); x.O != nil {
							*reg(base, in.A) = x
							continue
						}
					}
				case refModule:
					if x := object.Ptr[object.Module](obj).Dict.EntryIs(ref.Hint, ref.Name); x.O != nil {
						*reg(base, in.A) = x
						continue
					}
				case refSlot:
					if s := object.Ptr[object.Instance](obj).Slots; int(ref.Hint) < len(s) && s[ref.Hint].O != nil {
						*reg(base, in.A) = s[ref.Hint]
						continue
					}
				}
			}
			f.PC = int32(pc)
			v, err = loadAttr(t, obj, ref)
			if err != nil {
				f.Dst = int32(in.A)
				goto failOrPend
			}
			*reg(base, in.A) = v
		case compile.LoadMethod:
			obj := *reg(base, in.B)
			ref := &refs[in.C]
			if k := obj.O.Type; k == ref.Type && k.Version == ref.Version && (ref.Kind == refMethod || ref.Kind == refInstanceMethod && !hasAttr(obj, ref.Name)) {
				*reg(base, in.A) = ref.Value
				*reg(base, in.A+1) = obj
				continue
			}
			f.PC = int32(pc)
			var self Value
			v, self, err = loadMethod(t, obj, ref)
			*reg(base, in.A+1) = self
			if err != nil {
				f.Dst = int32(in.A)
				goto failOrPend
			}
			*reg(base, in.A) = v
		case compile.AddI:
			a, n := reg(base, in.B), int64(int16(in.C))
			if a.IsInt() {
				if s := a.N + n; (s > a.N) == (n > 0) {
					setInt(reg(base, in.A), s)
					continue
				}
			}
			v, err = binary(t, syntax.Add, in.D, *a, object.Int(n))
			goto result
		case compile.SubI:
			a, n := reg(base, in.B), int64(int16(in.C))
			if a.IsInt() {
				if s := a.N - n; (s < a.N) == (n > 0) {
					setInt(reg(base, in.A), s)
					continue
				}
			}
			v, err = binary(t, syntax.Sub, in.D, *a, object.Int(n))
			goto result
		case compile.Add:
			a, b := reg(base, in.B), reg(base, in.C)
			if a.IsInt() && b.IsInt() {
				if s := a.N + b.N; (s > a.N) == (b.N > 0) {
					setInt(reg(base, in.A), s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				*reg(base, in.A) = object.Float(a.Float() + b.Float())
				continue
			}
			v, err = binary(t, syntax.Add, in.D, *a, *b)
			goto result
		case compile.Sub:
			a, b := reg(base, in.B), reg(base, in.C)
			if a.IsInt() && b.IsInt() {
				if s := a.N - b.N; (s < a.N) == (b.N > 0) {
					setInt(reg(base, in.A), s)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				*reg(base, in.A) = object.Float(a.Float() - b.Float())
				continue
			}
			v, err = binary(t, syntax.Sub, in.D, *a, *b)
			goto result
		case compile.Mul:
			a, b := reg(base, in.B), reg(base, in.C)
			if a.IsInt() && b.IsInt() {
				if p, ok := mulInt(a.N, b.N); ok {
					setInt(reg(base, in.A), p)
					continue
				}
			} else if a.IsFloat() && b.IsFloat() {
				*reg(base, in.A) = object.Float(a.Float() * b.Float())
				continue
			}
			v, err = binary(t, syntax.Mult, in.D, *a, *b)
			goto result
		case compile.JLtI, compile.JLeI, compile.JGtI, compile.JGeI, compile.JEqI, compile.JNeI:
			a, n := reg(base, in.A), int64(int16(in.B))
			t.Fuel -= int64(in.D >> 1)
			if !a.IsInt() {
				v = object.Int(n)
				goto compareJump
			}
			var holds bool
			switch in.Op {
			case compile.JLtI:
				holds = a.N < n
			case compile.JLeI:
				holds = a.N <= n
			case compile.JGtI:
				holds = a.N > n
			case compile.JGeI:
				holds = a.N >= n
			case compile.JEqI:
				holds = a.N == n
			default:
				holds = a.N != n
			}
			if holds == (in.D&1 != 0) {
				pc = uintptr(in.C)
			}
		case compile.JLt, compile.JLe, compile.JGt, compile.JGe, compile.JEq, compile.JNe:
			a, b := reg(base, in.A), reg(base, in.B)
			t.Fuel -= int64(in.D >> 1)
			var holds bool
			switch {
			case a.IsInt() && b.IsInt():
				switch in.Op {
				case compile.JLt:
					holds = a.N < b.N
				case compile.JLe:
					holds = a.N <= b.N
				case compile.JGt:
					holds = a.N > b.N
				case compile.JGe:
					holds = a.N >= b.N
				case compile.JEq:
					holds = a.N == b.N
				default:
					holds = a.N != b.N
				}
			case a.IsFloat() && b.IsFloat():
				x, y := a.Float(), b.Float()
				switch in.Op {
				case compile.JLt:
					holds = x < y
				case compile.JLe:
					holds = x <= y
				case compile.JGt:
					holds = x > y
				case compile.JGe:
					holds = x >= y
				case compile.JEq:
					holds = x == y
				default:
					holds = x != y
				}
			default:
				v = *b
				goto compareJump
			}
			if holds == (in.D&1 != 0) {
				pc = uintptr(in.C)
			}
		case compile.JumpIf, compile.JumpNot:
			a := reg(base, in.A)
			t.Fuel -= int64(in.D)
			var truth bool
			if a.IsBool() {
				truth = a.N != 0
			} else {
				var ok bool
				if truth, ok = object.FastTruth(*a); !ok {
					f.PC, f.Dst = int32(pc), -1
					v, err = t.Truth(*a)
					if err != nil {
						if object.IsPending(err) {
							f.Wait = object.WaitJump
							goto pending
						}
						goto fail
					}
					truth = v == object.True
				}
			}
			if truth == (in.Op == compile.JumpIf) {
				pc = uintptr(in.Wide())
			}
		case compile.Jump:
			t.Fuel -= int64(in.D)
			pc = uintptr(in.Wide())
		case compile.JumpBack:
			t.Fuel -= int64(in.D)
			pc = uintptr(in.Wide())
			t.Points -= step
			if t.Fuel|t.Points < 0 && step != 0 {
				goto spent
			}
		case compile.ForLoop:
			it := *reg(base, in.A)
			t.Fuel -= int64(in.D)
			switch it.O.Type {
			case object.RangeIterType:
				r := object.Ptr[object.RangeIter](it)
				if r.Left <= 0 {
					continue
				}
				r.Left--
				setInt(reg(base, in.B), r.Next)
				r.Next += r.Step
			case object.ListIterType:
				l := object.Ptr[object.ListIter](it)
				if l.List == nil || l.I >= len(l.List.Items) {
					l.List = nil
					continue
				}
				*reg(base, in.B) = l.List.Items[l.I]
				l.I++
			case object.TupleIterType:
				l := object.Ptr[object.TupleIter](it)
				if l.I >= len(l.Items) {
					continue
				}
				*reg(base, in.B) = l.Items[l.I]
				l.I++
			default:
				f.PC, f.Dst = int32(pc), int32(in.B)
				if v, err = next(t, it); err != nil {
					if object.IsStop(err) {
						err = nil
						continue
					}
					if object.IsPending(err) {
						f.Wait = object.WaitIter
						t.Points -= step
						goto pending
					}
					goto fail
				}
				*reg(base, in.B) = v
			}
			pc = uintptr(in.C)
			t.Points -= step
			if t.Fuel|t.Points < 0 && step != 0 {
				goto spent
			}
		case compile.Call:
			t.Fuel -= int64(in.D)
			f.PC, f.Dst, f.Wait = int32(pc), int32(in.C), object.WaitStore
			fn := *reg(base, in.A)
			args := unsafe.Slice(reg(base, in.A+1), int(in.B))
			if fn.O.Type == object.FunctionType {
				v, err = t.Enter(object.Ptr[object.Function](fn), args, nil)
			} else {
				v, err = t.Call(fn, args, nil)
			}
			goto called
		case compile.CallM:
			t.Fuel -= int64(in.D)
			f.PC, f.Dst, f.Wait = int32(pc), int32(in.C), object.WaitStore
			fn := *reg(base, in.A)
			var args []Value
			if reg(base, in.A+1).O == nil {
				args = unsafe.Slice(reg(base, in.A+2), int(in.B))
			} else {
				args = unsafe.Slice(reg(base, in.A+1), int(in.B)+1)
			}
			switch fn.O.Type {
			case object.FunctionType:
				v, err = t.Enter(object.Ptr[object.Function](fn), args, nil)
			case object.NativeType:
				v, err = t.CallNative(object.Ptr[object.Native](fn), args, nil)
			default:
				v, err = t.Call(fn, args, nil)
			}
			goto called
		case compile.Return:
			t.Fuel -= int64(in.D)
			v = *reg(base, in.A)
			if f.Gen != nil {
				goto genReturn
			}
			if f.Made.O != nil {
				if !v.IsNone() {
					err = object.Errorf(object.TypeError, "__init__() should return None, not '%s'", v.Type().Name)
					goto fail
				}
				v = f.Made
			}
			back := f.Back
			t.Depth--
			t.Top = back
			t.Release(f)
			if back == nil || back.Native != nil {
				goto natively
			}
			f = back
			if f.Wait == object.WaitStore {
				base = unsafe.Pointer(unsafe.SliceData(f.Regs))
				code = unsafe.Pointer(unsafe.SliceData(f.Code.Instrs))
				refs = f.Code.Refs
				pc = uintptr(f.PC)
				step = 1
				if f.Code.Atomic {
					step = 0
				}
				*reg(base, uint16(f.Dst)) = v
				continue
			}
			goto enter
		case compile.GetItem:
			a, b := *reg(base, in.B), *reg(base, in.C)
			if a.O.Type == object.ListType && b.IsInt() {
				if l := object.Ptr[object.List](a).Items; uint64(b.N) < uint64(len(l)) {
					*reg(base, in.A) = l[b.N]
					continue
				} else if i := b.N + int64(len(l)); b.N < 0 && i >= 0 {
					*reg(base, in.A) = l[i]
					continue
				}
			} else if a.O.Type == object.DictType {
				if v, err = object.Ptr[object.Dict](a).Get(t, b); err == nil && v.O != nil {
					*reg(base, in.A) = v
					continue
				}
			}
			f.PC, f.Dst = int32(pc), int32(in.A)
			v, err = t.GetItem(a, b)
			goto result
		case compile.SetItem:
			a, b := *reg(base, in.A), *reg(base, in.B)
			if a.O.Type == object.ListType && b.IsInt() {
				if l := object.Ptr[object.List](a).Items; uint64(b.N) < uint64(len(l)) {
					l[b.N] = *reg(base, in.C)
					continue
				}
			} else if a.O.Type == object.DictType {
				if err = object.Ptr[object.Dict](a).Set(t, b, *reg(base, in.C)); err == nil {
					continue
				}
			}
			f.PC = int32(pc)
			err = t.SetItem(a, b, *reg(base, in.C))
			if err != nil {
				goto failOrDiscard
			}
		case compile.StoreAttr:
			obj := *reg(base, in.A)
			ref := &refs[in.C]
			if k := obj.O.Type; k == ref.Type && k.Version == ref.Version && ref.Kind == refInstance {
				i := object.Ptr[object.Instance](obj)
				if d := i.Attrs; d != nil && d.SetEntryIs(ref.Hint, ref.Name, *reg(base, in.B)) || i.AddAttr(ref.Hint, ref.Name, *reg(base, in.B)) {
					continue
				}
			}
			f.PC = int32(pc)
			err = storeAttr(t, obj, ref, *reg(base, in.B))
			if err != nil {
				goto failOrDiscard
			}
		case compile.BinOp, compile.BinI:
			a := *reg(base, in.B)
			var b Value
			if in.Op == compile.BinI {
				b = object.Int(int64(int16(in.C)))
			} else {
				b = *reg(base, in.C)
			}
			if a.IsInt() && b.IsInt() {
				if n, ok := intOp(syntax.BinaryOp(in.D&0x7f), a.N, b.N); ok {
					setInt(reg(base, in.A), n)
					continue
				}
			}
			v, err = binary(t, syntax.BinaryOp(in.D&0x7f), in.D&0x80, a, b)
			goto result
		case compile.Compare:
			a, b := *reg(base, in.B), *reg(base, in.C)
			f.PC, f.Dst = int32(pc), int32(in.A)
			v, err = compare(t, f, syntax.CompareOp(in.D), a, b)
			if err != nil {
				goto failOrPendKeep
			}
			*reg(base, in.A) = v
		case compile.LoadCell:
			c := object.Ptr[object.Cell](*reg(base, in.B))
			if c.V.O == nil {
				err = unboundCell(f, in.B)
				goto fail
			}
			*reg(base, in.A) = c.V
		case compile.StoreCell:
			object.Ptr[object.Cell](*reg(base, in.A)).V = *reg(base, in.B)
		case compile.StoreGlobal:
			ref := &refs[in.C]
			if !f.Globals.SetEntryIs(ref.Hint, ref.Name, *reg(base, in.A)) {
				ref.Hint = int32(f.Globals.SetName(t, ref.Name, *reg(base, in.A)))
			}
		case compile.ListAppend:
			l := object.Ptr[object.List](*reg(base, in.A))
			l.Items = append(l.Items, *reg(base, in.B))
		case compile.Spend:
			t.Fuel -= int64(in.Wide())
		case compile.Point:
			t.Fuel -= int64(in.D)
			t.Points -= step
			if t.Fuel|t.Points < 0 && step != 0 {
				goto spent
			}
		case compile.Line:
			if t.Lines {
				t.Watch.Line(t, f.Code, int32(in.Wide()))
			}
		case compile.Yield:
			v = *reg(base, in.B)
			f.PC, f.Dst, f.Wait = int32(pc), int32(in.A), object.WaitStore
			goto yieldOut
		case compile.YieldFrom:
			f.PC, f.Dst, f.Wait = int32(pc), int32(in.B), object.WaitSend
			v, err = sendInto(t, *reg(base, in.A), *reg(base, in.B))
			if err == nil {
				goto yieldOut
			}
			if object.IsPending(err) {
				goto pending
			}
			f.Wait = object.WaitStore
			if object.IsStop(err) {
				*reg(base, in.B) = object.StopValue(err)
				err = nil
				continue
			}
			goto fail
		default:
			f.PC = int32(pc)
			f.Wait = object.WaitStore
			err = cold(t, f, in)
			if err != nil {
				goto failOrPendKeep
			}
			pc = uintptr(f.PC)
		}
	}

result: // of an operator, into in.A
	if err == nil {
		*reg(base, in.A) = v
		goto loop
	}
	f.PC, f.Dst = int32(pc), int32(in.A)
failOrPend:
	f.Wait = object.WaitStore
failOrPendKeep:
	if object.IsPending(err) {
		goto pending
	}
	goto fail

failOrDiscard:
	if object.IsPending(err) {
		f.Wait = object.WaitDiscard
		goto pending
	}
	goto fail

compareJump: // of operands that are not both int or float
	f.PC = int32(pc)
	v, err = t.Compare(jumpOps[in.Op], *reg(base, in.A), v)
	if err == nil && !v.IsBool() {
		v, err = t.Truth(v)
	}
	if err != nil {
		if object.IsPending(err) {
			f.Wait = object.WaitJump
			goto pending
		}
		goto fail
	}
	if (v == object.True) == (in.D&1 != 0) {
		pc = uintptr(in.C)
	}
	goto loop

called: // a call was begun (Pending) or is over
	if err == nil {
		*reg(base, in.C) = v
		t.Points -= step
		if t.Fuel|t.Points < 0 && step != 0 {
			goto spent
		}
		goto loop
	}
	if !object.IsPending(err) {
		goto fail
	}
	t.Points -= step

pending: // something else is on top of the stack
	f = t.Top
	v, err = Value{}, nil
	if f.Native != nil {
		if t.Parked {
			return Value{}, nil, Parked
		}
		goto natively
	}
	if t.Fuel|t.Points < 0 && !f.Code.Atomic {
		return Value{}, nil, Spent
	}
	goto enter

spent: // at a switch point
	f.PC = int32(pc)
	return Value{}, nil, Spent

yieldOut: // the frame yields v, and so does every frame that only passes it on
	f = t.Suspend(f.Gen)
	for f != nil && f.Native == nil && f.Wait == object.WaitSend {
		f = t.Suspend(f.Gen)
	}
	if f == nil || f.Native != nil {
		goto natively
	}
	goto enter

genReturn: // the generator is over, with value v
	f = t.Finish(f.Gen)
	if f == nil || f.Native != nil {
		v, err = Value{}, object.StopWith(v)
		goto natively
	}
	switch f.Wait {
	case object.WaitSend:
		f.Regs[f.Dst] = v
		f.Wait = object.WaitStore
		v = Value{}
		goto enter
	case object.WaitIter:
		f.Wait = object.WaitStore
		v = Value{}
		goto enter
	}
	err = object.StopWith(v)
	goto enter

natively: // native frames are on top, or nothing is
	if v, err, stop = natives(t, v, err); stop != Done || t.Top == nil {
		return v, err, stop
	}
	f = t.Top
	if v.O == nil && err == nil && t.Fuel|t.Points < 0 && !f.Code.Atomic {
		return Value{}, nil, Spent
	}
	goto enter

delivered: // what the frame waited for raised
	if object.IsStop(err) {
		switch f.Wait {
		case object.WaitSend:
			*reg(base, uint16(f.Dst)) = object.StopValue(err)
			f.Wait, err = object.WaitStore, nil
			goto loop
		case object.WaitIter:
			f.Wait, err = object.WaitStore, nil
			goto loop
		}
	}
	f.Wait = object.WaitStore
	goto fail

fail: // the frame raises err
	f.PC = int32(pc)
	f, err = unwind(t, f, err)
	if f == nil || f.Native != nil {
		v = Value{}
		goto natively
	}
	v = Value{}
	goto enter
}
