package vm

// This file finds what await, async for and async with wait on (PEP 492, PEP 525).

import (
	"strconv"
	"strings"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// awaitable returns the iterator behind an awaitable. how says whose it is,
// for the message: 1 __aenter__'s, 2 __aexit__'s, 3 __anext__'s.
func awaitable(t *object.Thread, v Value, how uint8) (Value, error) {
	if v.Type() == object.CoroutineType {
		if g := object.Ptr[object.Generator](v); !g.Running && g.Awaits().O != nil {
			return Value{}, object.Raise(object.RuntimeError, "coroutine is being awaited already")
		}
		return v, nil
	}
	if g := object.AsGenerator(v); g != nil && g.Code.Flags&compile.IterableCoroutine != 0 {
		return v, nil
	}
	if v.Type() == object.AsyncSendType || v.Type() == object.AsyncThrowType {
		return v, nil
	}
	aw := v.Type().Special(object.SpAwait)
	if aw.O == nil {
		switch how {
		case 1, 2:
			return Value{}, object.Errorf(object.TypeError, "'async with' received an object from %s that does not implement __await__: %s", [...]string{1: "__aenter__", 2: "__aexit__"}[how], v.Type().Name)
		case 3:
			return Value{}, object.Errorf(object.TypeError, "'async for' received an invalid object from __anext__: %s", v.Type().Name)
		}
		return Value{}, object.Errorf(object.TypeError, "object %s can't be used in 'await' expression", v.Type().Name)
	}
	base := t.Top
	r, err := t.CallMethod(aw, v, nil, nil)
	if err == object.Pending {
		return t.After(base, &awaitFrame{how: how, of: v.Type()})
	}
	return (&awaitFrame{how: how, of: v.Type()}).Resume(t, r, err)
}

// awaitFrame checks what __await__ returned.
type awaitFrame struct {
	how uint8
	of  *object.Type
}

func (f *awaitFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if err = f.check(in, err); err != nil && f.how == 3 {
		e := object.Errorf(object.TypeError, "'async for' received an invalid object from __anext__: %s", f.of.Name).(*object.Exception)
		cause := object.Materialize(err)
		e.Cause, e.Context, e.Suppress = object.Of(cause), cause, true
		err = e
	}
	return in, err
}

func (f *awaitFrame) check(in Value, err error) error {
	switch {
	case err != nil:
		return err
	case in.Type() == object.CoroutineType:
		return object.Raise(object.TypeError, "__await__() returned a coroutine")
	case in.Type().NextFn == nil && in.Type().Special(object.SpNext).O == nil:
		return object.Errorf(object.TypeError, "__await__() returned non-iterator of type '%s'", in.Type().Name)
	}
	return nil
}

func asyncIter(t *object.Thread, v Value) (Value, error) {
	f := v.Type().Special(object.SpAiter)
	if f.O == nil {
		return Value{}, object.Errorf(object.TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	base := t.Top
	r, err := t.CallMethod(f, v, nil, nil)
	if err == object.Pending {
		return t.After(base, &aiterFrame{})
	}
	return (&aiterFrame{}).Resume(t, r, err)
}

// aiterFrame checks what __aiter__ returned.
type aiterFrame struct{}

func (*aiterFrame) Resume(_ *object.Thread, in Value, err error) (Value, error) {
	if err == nil && in.Type().Special(object.SpAnext).O == nil {
		return Value{}, object.Errorf(object.TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", in.Type().Name)
	}
	return in, err
}

func asyncNext(t *object.Thread, it Value) (Value, error) {
	f := it.Type().Special(object.SpAnext)
	if f.O == nil {
		return Value{}, object.Errorf(object.TypeError, "'async for' requires an iterator with __anext__ method, got %s", it.Type().Name)
	}
	return t.CallMethod(f, it, nil, nil)
}

// dropped warns of a coroutine that a call of fn made and nobody will await.
func dropped(t *object.Thread, f *object.Frame, v, fn Value) error {
	g := object.AsGenerator(v)
	if g == nil || g.Type != object.CoroutineType || g.Awaited || g.Frame == nil || fn.O == nil {
		return nil
	}
	if fn.Type() == object.MethodType {
		fn = object.Ptr[object.Method](fn).Func
	}
	if made := object.AsFunction(fn); made == nil || made.Code != g.Code {
		return nil // it may be somebody else's
	}
	g.Awaited = true
	line := f.Code.LineAt(f.PC - 1)
	text := f.Code.Filename + ":" + strconv.Itoa(int(line)) + ": RuntimeWarning: coroutine '" + object.AsStr(g.Qualname).S + "' was never awaited\n"
	if src := t.Interp.Sources; src != nil {
		if s := strings.TrimSpace(src.SourceLine(f.Code.Filename, int(line))); s != "" {
			text += "  " + s + "\n"
		}
	}
	f.Wait = object.WaitDiscard
	_, err := t.Push(&warning{text + "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"})
	return err
}

// warning writes a text to stderr.
type warning struct{ text string }

func (w *warning) Resume(t *object.Thread, _ Value, _ error) (Value, error) {
	return object.None, t.Interp.World.Write(t, 2, w.text)
}
