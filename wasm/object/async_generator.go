package object

// This file defines asynchronous generators (PEP 525): what asend(), athrow()
// and aclose() return, and how a step of one ends.

// An AsyncYield is a value on its way out of an asynchronous generator; it
// tells what the generator yields from what its awaits do.
type AsyncYield struct {
	Head
	V Value
}

// An AsyncSend is the awaitable of __anext__(), asend(), athrow() and aclose().
type AsyncSend struct {
	Head
	Gen   *Generator
	V     Value   // to be sent
	Throw []Value // the arguments of athrow(), self included
	Close bool    // aclose(): the generator must end
	State int     // one of the constants below
}

const (
	sendNew = iota
	sendUnderWay
	sendOver
)

// Types of what asynchronous generators deal in.
var AsyncYieldType, AsyncSendType, AsyncThrowType *Type

// WrapAsyncYield marks v as yielded by an asynchronous generator.
func WrapAsyncYield(v Value) Value { return Of(&AsyncYield{Head{Type: AsyncYieldType}, v}) }

func defineAsyncGenerator(repr Def, getters []Getter) {
	AsyncYieldType = NewBuiltin("async_generator_wrapped_value", ObjectType, true)
	AsyncSendType = NewBuiltin("async_generator_asend", ObjectType, true)
	AsyncThrowType = NewBuiltin("async_generator_athrow", ObjectType, true)
	send := func(t *Thread, v, value Value) (Value, error) {
		return t.begun(&AsyncSend{Head: Head{Type: AsyncSendType}, Gen: Ptr[Generator](v), V: value})
	}
	AsyncGenType.Define(repr,
		Def{"__aiter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"__anext__(self, /)", func(t *Thread, a []Value) (Value, error) { return send(t, a[0], None) }},
		Def{"asend(self, value, /)", func(t *Thread, a []Value) (Value, error) { return send(t, a[0], a[1]) }},
		Def{"athrow(self, typ, val=?, tb=?, /)", func(t *Thread, a []Value) (Value, error) {
			return t.begun(&AsyncSend{Head: Head{Type: AsyncThrowType}, Gen: Ptr[Generator](a[0]), V: None, Throw: append([]Value(nil), a...)})
		}},
		Def{"aclose(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.begun(&AsyncSend{Head: Head{Type: AsyncThrowType}, Gen: Ptr[Generator](a[0]), V: None, Close: true})
		}},
	).Getters(getters...)
	for _, k := range []*Type{AsyncSendType, AsyncThrowType} {
		k.SetNext(func(t *Thread, v Value) (Value, error) { return Ptr[AsyncSend](v).send(t, None) })
		k.Define(
			Def{"__await__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
			Def{"send(self, value, /)", func(t *Thread, a []Value) (Value, error) { return Ptr[AsyncSend](a[0]).send(t, a[1]) }},
			Def{"throw(self, typ, val=?, tb=?, /)", func(t *Thread, a []Value) (Value, error) {
				if err := checkThrown(a); err != nil {
					return Value{}, err
				}
				s := Ptr[AsyncSend](a[0])
				if err := s.begin(); err != nil {
					return Value{}, err
				}
				return t.throwMade(a, &asyncStep{s: s, throw: true})
			}},
			Def{"close(self, /)", func(t *Thread, a []Value) (Value, error) { return Ptr[AsyncSend](a[0]).close(t) }},
		)
	}
}

// name names the awaitable in messages.
func (s *AsyncSend) name() string {
	switch {
	case s.Close:
		return "aclose()"
	case s.Throw != nil:
		return "athrow()"
	}
	return "anext()"
}

// begin makes sure that the generator can be resumed, and claims it.
func (s *AsyncSend) begin() error {
	switch {
	case s.State == sendOver && s.Type == AsyncThrowType:
		return Raise(RuntimeError, "cannot reuse already awaited aclose()/athrow()")
	case s.State == sendOver:
		return Raise(RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	case s.State == sendNew && s.Gen.stepping:
		s.State = sendOver
		return Errorf(RuntimeError, "%s: asynchronous generator is already running", s.name())
	}
	s.State, s.Gen.stepping = sendUnderWay, true
	return nil
}

// send resumes the asynchronous generator: what its awaits yield passes
// through; what it yields itself ends the awaiting with that value.
func (s *AsyncSend) send(t *Thread, v Value) (Value, error) {
	first := s.State == sendNew
	if s.State != sendOver && s.Type == AsyncThrowType && s.Gen.Frame == nil {
		s.State = sendOver
		return Value{}, Stop
	}
	if err := s.begin(); err != nil {
		return Value{}, err
	}
	step := &asyncStep{s: s}
	switch {
	case first && s.Type == AsyncThrowType && s.Gen.Closed:
		return step.over(NewException(StopAsyncIteration))
	case first && s.Type == AsyncThrowType && !v.IsNone():
		return step.over(Raise(RuntimeError, "can't send non-None value to a just-started coroutine"))
	case first && s.Close:
		s.Gen.Closed = true
		if !s.Gen.Started {
			s.Gen.drop()
			return step.over(Stop)
		}
		step.throw = true
		return t.begin(step, Of(NewException(GeneratorExit)), nil)
	case first && s.Throw != nil:
		if err := checkThrown(s.Throw); err != nil {
			return step.over(err)
		}
		step.throw = true
		return t.throwMade(s.Throw, step)
	case first && v.IsNone():
		v = s.V
	}
	base := t.Top
	r, err := t.Send(s.Gen, v)
	if err == Pending {
		return t.After(base, step)
	}
	return step.Resume(t, r, err)
}

// close ends the awaiting: GeneratorExit is raised where the generator waits.
func (s *AsyncSend) close(t *Thread) (Value, error) {
	switch s.State {
	case sendOver:
		return None, nil
	case sendNew:
		s.State = sendOver
		return None, nil
	}
	base := t.Top
	r, err := t.begin(&asyncStep{s: s, throw: true}, Of(NewException(GeneratorExit)), nil)
	if err == Pending {
		return t.After(base, &asyncClosed{})
	}
	return (&asyncClosed{}).Resume(t, r, err)
}

// asyncClosed judges how the generator took that its awaiting was closed.
type asyncClosed struct{}

func (*asyncClosed) Resume(_ *Thread, _ Value, err error) (Value, error) {
	switch {
	case err == nil:
		return Value{}, Raise(RuntimeError, "coroutine ignored GeneratorExit")
	case IsStop(err), Matches(err, StopAsyncIteration), Matches(err, GeneratorExit):
		return None, nil
	}
	return Value{}, err
}

// asyncStep takes what the generator yielded or raised.
type asyncStep struct {
	s     *AsyncSend
	throw bool // first throw what it is resumed with
}

func (f *asyncStep) Resume(t *Thread, in Value, err error) (Value, error) {
	s := f.s
	if f.throw {
		f.throw = false
		if err != nil {
			return f.over(err)
		}
		e := AsException(in)
		if e == nil {
			return f.over(Raise(TypeError, "exceptions must derive from BaseException"))
		}
		if in, err = t.Throw(s.Gen, e); err == Pending {
			return in, err
		}
	}
	switch {
	case err == nil && in.O.Type == AsyncYieldType:
		if s.Close {
			return f.over(Raise(RuntimeError, "async generator ignored GeneratorExit"))
		}
		return f.over(StopWith(Ptr[AsyncYield](in).V))
	case err == nil:
		return in, nil
	case IsStop(err):
		err = NewException(StopAsyncIteration)
	}
	if Matches(err, StopAsyncIteration) || Matches(err, GeneratorExit) {
		s.Gen.Closed = true
		if s.Close {
			err = Stop
		}
	}
	return f.over(err)
}

// over ends the awaiting with err.
func (f *asyncStep) over(err error) (Value, error) {
	f.s.State, f.s.Gen.stepping = sendOver, false
	return Value{}, err
}
