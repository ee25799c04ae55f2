package vm

// This file defines what happens when a frame raises: its handler, or its end.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// unwind raises err in f and in the Python frames below it until one has a
// handler: that frame is returned, ready to go on there. Otherwise it returns
// the native frame that gets the error, or nil at the end of the stack.
func unwind(t *object.Thread, f *object.Frame, err error) (*object.Frame, error) {
	exc := object.Materialize(err)
	if exc.Context == nil && !reraises(f) {
		setContext(t, exc)
	}
	for {
		at := f.PC - 1
		if !reraises(f) && !f.Code.Atomic {
			exc.TB = &object.Traceback{Head: object.Head{Type: object.TracebackType}, Next: exc.TB, Frame: f, Code: f.Code, PC: at, Globals: f.Globals}
			f.Kept = true
		}
		for _, h := range f.Code.Handlers {
			if at >= h.Start && at < h.End {
				f.Regs[h.Reg] = object.Of(exc)
				f.PC = h.Target
				f.Wait = object.WaitStore
				return f, nil
			}
		}
		if f.Gen != nil {
			if exc.Type.IsSubtype(object.StopIteration) || f.Gen.Type == object.AsyncGenType && exc.Type.IsSubtype(object.StopAsyncIteration) {
				exc = generatorRaised(f.Gen, exc)
			}
			f = t.Finish(f.Gen)
		} else {
			back := f.Back
			t.Depth--
			t.Top = back
			t.Release(f)
			f = back
		}
		if f == nil || f.Native != nil {
			return f, exc
		}
		if f.Wait == object.WaitIter || f.Wait == object.WaitSend {
			if object.IsStop(exc) {
				if f.Wait == object.WaitSend {
					f.Regs[f.Dst] = object.StopValue(exc)
				}
				f.Wait = object.WaitStore
				return f, nil
			}
		}
		f.Wait = object.WaitStore
	}
}

// reraises reports whether the frame stands at an instruction that raises an
// exception again, as it is.
func reraises(f *object.Frame) bool {
	in := f.Code.Instrs[max(f.PC-1, 0)]
	return in.Op == compile.Reraise || in.Op == compile.Raise && in.D == 0
}

// setContext records what was being handled when exc was raised (PEP 3134),
// without making a circle. The program may have made one itself.
func setContext(t *object.Thread, exc *object.Exception) {
	h := t.Handling()
	if h == nil || h == exc {
		return
	}
	slow := h
	for c, odd := h, false; c.Context != nil; c, odd = c.Context, !odd {
		if c.Context == exc {
			c.Context = nil
			break
		}
		if odd {
			slow = slow.Context
		}
		if c.Context == slow {
			break
		}
	}
	exc.Context = h
}

// generatorRaised is PEP 479: a StopIteration must not leave a generator.
func generatorRaised(g *object.Generator, cause *object.Exception) *object.Exception {
	kind := "generator"
	switch g.Type {
	case object.CoroutineType:
		kind = "coroutine"
	case object.AsyncGenType:
		kind = "async generator"
	}
	e := object.Errorf(object.RuntimeError, "%s raised %s", kind, cause.Type.Name).(*object.Exception)
	e.Cause, e.Context, e.Suppress, e.TB = object.Of(cause), cause, true, cause.TB
	return e
}

// raise carries out a raise statement and returns what is raised.
func raise(t *object.Thread, f *object.Frame, in compile.Instr) error {
	if in.D == 0 {
		if e := t.Handling(); e != nil {
			return e
		}
		return object.Raise(object.RuntimeError, "No active exception to reraise")
	}
	v := f.Regs[in.A]
	if k := object.AsType(v); k != nil && k.IsSubtype(object.BaseException) {
		var cause Value
		if in.D == 2 {
			cause = f.Regs[in.B]
		}
		base := t.Top
		r, err := t.Call(v, nil, nil)
		if err == object.Pending {
			_, err = t.After(base, &raiseMade{k: k, cause: cause})
			return err
		}
		if err != nil {
			return err
		}
		_, err = (&raiseMade{k: k, cause: cause}).Resume(t, r, nil)
		return err
	}
	e := object.AsException(v)
	if e == nil {
		return object.Raise(object.TypeError, "exceptions must derive from BaseException")
	}
	setContext(t, e)
	if in.D == 2 {
		return withCause(t, e, f.Regs[in.B])
	}
	return e
}

// raiseMade raises the exception that calling a class made.
type raiseMade struct {
	k     *object.Type
	cause Value
}

func (m *raiseMade) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	e := object.AsException(in)
	if e == nil {
		return Value{}, notMade(m.k, in)
	}
	setContext(t, e)
	if m.cause.O != nil {
		return Value{}, withCause(t, e, m.cause)
	}
	return Value{}, e
}

// withCause is raise e from cause.
func withCause(t *object.Thread, e *object.Exception, cause Value) error {
	if k := object.AsType(cause); k != nil && k.IsSubtype(object.BaseException) {
		base := t.Top
		r, err := t.Call(cause, nil, nil)
		if err == object.Pending {
			_, err = t.After(base, &causeMade{e, k})
			return err
		}
		_, err = (&causeMade{e, k}).Resume(t, r, err)
		return err
	}
	if !cause.IsNone() && object.AsException(cause) == nil {
		return object.Raise(object.TypeError, "exception causes must derive from BaseException")
	}
	e.Cause, e.Suppress = cause, true
	return e
}

// causeMade raises e from the exception that calling the cause's class made.
type causeMade struct {
	e *object.Exception
	k *object.Type
}

func (m *causeMade) Resume(t *object.Thread, in Value, err error) (Value, error) {
	switch {
	case err != nil:
		return Value{}, err
	case object.AsException(in) == nil:
		return Value{}, notMade(m.k, in)
	}
	return Value{}, withCause(t, m.e, in)
}

// notMade says that calling an exception class returned something else.
func notMade(k *object.Type, v Value) error {
	return object.Errorf(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", object.ReprOfType(k), object.ReprOfType(v.Type()))
}

// excMatch reports whether an except clause for k, a class or a tuple of classes, takes exception e.
func excMatch(e *object.Exception, k Value) (bool, error) {
	kinds := []Value{k}
	if tup := object.AsTuple(k); tup != nil {
		kinds = tup.Items
	}
	for _, x := range kinds {
		if c := object.AsType(x); c == nil || !c.IsSubtype(object.BaseException) {
			return false, object.Raise(object.TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	for _, x := range kinds {
		if e.Type.IsSubtype(object.AsType(x)) {
			return true, nil
		}
	}
	return false, nil
}
