package builtins

// This file defines aiter and anext.

import "taketurns/wasm/object"

func aiter(t *Thread, a []Value) (Value, error) {
	f := a[0].Type().Special(object.SpAiter)
	if f.IsUnset() || f.IsNone() {
		return Value{}, object.Errorf(object.TypeError, "'%s' object is not an async iterable", a[0].Type().Name)
	}
	base := t.Top
	v, err := t.CallMethod(f, a[0], nil, nil)
	if err == object.Pending {
		return t.After(base, &asyncIterator{})
	}
	return (&asyncIterator{}).Resume(t, v, err)
}

// asyncIterator checks what __aiter__ returned.
type asyncIterator struct{}

func (*asyncIterator) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err == nil && in.Type().Special(object.SpAnext).IsUnset() {
		return Value{}, object.Errorf(object.TypeError, "aiter() returned not an async iterator of type '%s'", in.Type().Name)
	}
	return in, err
}

func anext(t *Thread, a []Value) (Value, error) {
	f := a[0].Type().Special(object.SpAnext)
	if f.IsUnset() || f.IsNone() {
		return Value{}, object.Errorf(object.TypeError, "'%s' object is not an async iterator", a[0].Type().Name)
	}
	base := t.Top
	v, err := t.CallMethod(f, a[0], nil, nil)
	switch {
	case a[1].IsUnset() || err != nil && err != object.Pending:
		return v, err
	case err == object.Pending:
		return t.After(base, &anextOr{a[1]})
	}
	return (&anextOr{a[1]}).Resume(t, v, err)
}

// anextOr wraps what __anext__ returned, so that the default takes the place of its end.
type anextOr struct{ def Value }

func (f *anextOr) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return in, err
	}
	return object.Of(&anextAwaitable{Head: object.Head{Type: anextAwaitableType}, inner: in, def: f.def}), nil
}

// anextAwaitable is what anext() with a default returns.
type anextAwaitable struct {
	object.Head
	inner, def Value
	iter       Value // inner's iterator, once it is awaited
}

var anextAwaitableType = func() *object.Type {
	k := object.NewIterType("anext_awaitable", func(t *Thread, self Value) (Value, error) {
		return resumeAwaitable(t, self, "__next__", nil)
	})
	k.Define(
		object.Decl("__await__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }),
		object.Decl("send(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return resumeAwaitable(t, a[0], "send", a[1:2])
		}),

		object.Decl("throw(self, /, *args)", func(t *Thread, a []Value) (Value, error) {
			return resumeAwaitable(t, a[0], "throw", object.AsTuple(a[1]).Items)
		}),

		object.Decl("close(self, /)", func(t *Thread, a []Value) (Value, error) { return resumeAwaitable(t, a[0], "close", nil) }),
	)
	return k
}()

// resumeAwaitable passes a call on to the iterator of the awaitable inside.
func resumeAwaitable(t *Thread, self Value, method string, args []Value) (Value, error) {
	return t.Run(&awaitableFrame{a: object.Ptr[anextAwaitable](self), method: method, args: append([]Value(nil), args...)})
}

type awaitableFrame struct {
	a      *anextAwaitable
	method string
	args   []Value
	step   int
}

func (f *awaitableFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			in = f.a.iter
			if !in.IsUnset() {
				continue
			}
			await := f.a.inner.Type().Special(object.SpAwait)
			if await.IsUnset() {
				in = f.a.inner // a coroutine is resumed as it is
				if object.AsGenerator(in) == nil {
					return Value{}, object.Errorf(object.TypeError, "object %s can't be used in 'await' expression", in.Type().Name)
				}
				continue
			}
			if in, err = t.CallMethod(await, f.a.inner, nil, nil); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.a.iter, f.step = in, 2
			if f.method == "__next__" {
				in, err = t.Next(in)
			} else {
				in, err = t.Invoke(in, f.method, f.args...)
			}
			if err == object.Pending {
				return in, err
			}
		case 2:
			if object.Matches(err, object.StopAsyncIteration) {
				return Value{}, object.StopWith(f.a.def)
			}
			return in, err
		}
	}
}
