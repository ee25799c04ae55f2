package object

// This file defines the methods of generators, coroutines and asynchronous
// generators (PEP 342, PEP 492, PEP 525).

// An AsyncYield is a value on its way out of an asynchronous generator; it
// tells what the generator yields from what its awaits do.
type AsyncYield struct {
	Head
	V Value
}

// An AsyncSend is the awaitable of asend(), athrow() and __anext__().
type AsyncSend struct {
	Head
	Gen   *Generator
	V     Value      // to be sent
	Err   *Exception // to be raised in place of that
	Close bool       // aclose(): the generator must end
	State int        // 0 new, 1 under way, 2 over
}

// Types of what asynchronous generators deal in.
var AsyncYieldType, AsyncSendType *Type

// WrapAsyncYield marks v as yielded by an asynchronous generator.
func WrapAsyncYield(v Value) Value { return Of(&AsyncYield{Head{Type: AsyncYieldType}, v}) }

func defineGenerator() {
	AsyncYieldType = NewBuiltin("async_generator_wrapped_value", ObjectType, true)
	AsyncSendType = NewBuiltin("async_generator_asend", ObjectType, true)
	getters := func(prefix string) []Getter {
		return []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return Ptr[Generator](v).Name, nil }, func(_ *Thread, v, x Value) error { Ptr[Generator](v).Name = x; return nil }},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) { return Ptr[Generator](v).Qualname, nil }, func(_ *Thread, v, x Value) error { Ptr[Generator](v).Qualname = x; return nil }},
			{prefix + "_running", func(_ *Thread, v Value) (Value, error) { return Bool(Ptr[Generator](v).Running), nil }, nil},
			{prefix + "_suspended", func(_ *Thread, v Value) (Value, error) {
				g := Ptr[Generator](v)
				return Bool(g.Started && !g.Running && g.Frame != nil), nil
			}, nil},
			{prefix + "_code", func(_ *Thread, v Value) (Value, error) { return Of(Ptr[Generator](v).Code), nil }, nil},
			{prefix + "_frame", func(_ *Thread, v Value) (Value, error) { return NewFrameObject(Ptr[Generator](v).Frame), nil }, nil},
		}
	}
	send := Def{"send(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Send(Ptr[Generator](a[0]), a[1]) }}
	throw := Def{"throw(self, typ, val=?, tb=?, /)", generatorThrow}
	closeDef := Def{"close(self, /)", func(t *Thread, a []Value) (Value, error) { return t.CloseGenerator(Ptr[Generator](a[0])) }}
	repr := func(kind string) Def {
		return Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			g := Ptr[Generator](a[0])
			return NewStr("<" + kind + " object " + AsStr(g.Qualname).S + " at " + t.Address(a[0]) + ">"), nil
		}}
	}
	delegated := func(t *Thread, v Value) (Value, error) {
		if it := Ptr[Generator](v).Awaits(); it.O != nil {
			return it, nil
		}
		return None, nil
	}
	GeneratorType.Define(send, throw, closeDef, repr("generator")).Getters(getters("gi")...).
		Getters(Getter{"gi_yieldfrom", delegated, nil})
	GeneratorType.SetNext(func(t *Thread, v Value) (Value, error) { return t.Send(Ptr[Generator](v), None) })
	CoroutineType.Define(send, throw, closeDef, repr("coroutine"),
		Def{"__await__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
	).Getters(getters("cr")...).Getters(Getter{"cr_await", delegated, nil}, Getter{"cr_origin", func(*Thread, Value) (Value, error) { return None, nil }, nil})
	CoroutineType.NextFn = func(t *Thread, v Value) (Value, error) { return t.Send(Ptr[Generator](v), None) }

	asend := func(v Value, value Value) *AsyncSend {
		return &AsyncSend{Head: Head{Type: AsyncSendType}, Gen: Ptr[Generator](v), V: value}
	}
	AsyncGenType.Define(repr("async_generator"),
		Def{"__aiter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"__anext__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.begun(asend(a[0], None)) }},
		Def{"asend(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.begun(asend(a[0], a[1])) }},
		Def{"athrow(self, typ, val=?, tb=?, /)", func(t *Thread, a []Value) (Value, error) {
			e, err := thrown(t, a[1], a[2])
			if err != nil {
				return Value{}, err
			}
			s := asend(a[0], None)
			s.Err = e
			return t.begun(s)
		}},
		Def{"aclose(self, /)", func(t *Thread, a []Value) (Value, error) {
			s := asend(a[0], None)
			s.Err, s.Close = NewException(GeneratorExit), true
			return t.begun(s)
		}},
	).Getters(getters("ag")...).Getters(Getter{"ag_await", delegated, nil})
	AsyncSendType.SetNext(func(t *Thread, v Value) (Value, error) { return Ptr[AsyncSend](v).resume(t, None, nil) })
	AsyncSendType.Define(
		Def{"__await__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"send(self, value, /)", func(t *Thread, a []Value) (Value, error) { return Ptr[AsyncSend](a[0]).resume(t, a[1], nil) }},
		Def{"throw(self, typ, val=?, tb=?, /)", func(t *Thread, a []Value) (Value, error) {
			e, err := thrown(t, a[1], a[2])
			if err != nil {
				return Value{}, err
			}
			return Ptr[AsyncSend](a[0]).resume(t, None, e)
		}},
		Def{"close(self, /)", func(_ *Thread, a []Value) (Value, error) { Ptr[AsyncSend](a[0]).State = 2; return None, nil }},
	)
}

// thrown makes the exception that throw(typ, val) raises.
func thrown(t *Thread, typ, val Value) (*Exception, error) {
	if e := AsException(typ); e != nil {
		if val.O != nil && !val.IsNone() {
			return nil, Raise(TypeError, "instance exception may not have a separate value")
		}
		return e, nil
	}
	k := AsType(typ)
	if k == nil || !k.IsSubtype(BaseException) {
		return nil, Errorf(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().Name)
	}
	if val.O != nil {
		if e := AsException(val); e != nil {
			return e, nil
		}
	}
	if k.Builtin {
		if val.O == nil || val.IsNone() {
			return NewException(k), nil
		}
		return NewException(k, val), nil
	}
	return nil, nil // a class of the program's: it must be called
}

func generatorThrow(t *Thread, a []Value) (Value, error) {
	e, err := thrown(t, a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	if e == nil {
		return t.Run(&throwFrame{g: Ptr[Generator](a[0]), typ: a[1], val: a[2]})
	}
	return t.Throw(Ptr[Generator](a[0]), e)
}

// throwFrame calls an exception class and throws what it makes.
type throwFrame struct {
	g        *Generator
	typ, val Value
	step     int
}

func (f *throwFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.step == 0 {
		f.step = 1
		var args []Value
		if f.val.O != nil && !f.val.IsNone() {
			args = []Value{f.val}
		}
		if in, err = t.Call(f.typ, args, nil); err == Pending {
			return in, err
		}
	}
	if err != nil || f.step == 2 {
		return in, err
	}
	f.step = 2
	e := AsException(in)
	if e == nil {
		return Value{}, Raise(TypeError, "exceptions must derive from BaseException")
	}
	return t.Throw(f.g, e)
}

// CloseGenerator is close(): it raises GeneratorExit in the generator and
// returns what the generator returns.
func (t *Thread) CloseGenerator(g *Generator) (Value, error) {
	if g.Frame == nil {
		return None, nil
	}
	if !g.Started {
		g.Frame.Gen = nil
		g.Frame, g.Awaited = nil, true
		return None, nil
	}
	base := t.Top
	v, err := t.Throw(g, NewException(GeneratorExit))
	if err == Pending {
		return t.After(base, &closeFrame{g})
	}
	return (&closeFrame{g}).Resume(t, v, err)
}

type closeFrame struct{ g *Generator }

func (f *closeFrame) Resume(_ *Thread, in Value, err error) (Value, error) {
	switch {
	case err == nil:
		return Value{}, Errorf(RuntimeError, "%s ignored GeneratorExit", f.g.kind())
	case IsStop(err):
		return StopValue(err), nil
	case Matches(err, GeneratorExit):
		return None, nil
	}
	return Value{}, err
}

// resume sends into the asynchronous generator: what its awaits yield passes
// through; what it yields itself ends the awaiting with that value.
func (s *AsyncSend) resume(t *Thread, v Value, exc *Exception) (Value, error) {
	if s.State == 2 {
		return Value{}, Raise(RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	}
	g := s.Gen
	base := t.Top
	if s.State == 0 {
		if g.Running {
			return Value{}, Raise(RuntimeError, "anext(): asynchronous generator is already running")
		}
		s.State = 1
		if s.Close && (g.Frame == nil || !g.Started) {
			g.Frame, s.State = nil, 2
			return Value{}, Stop
		}
		if g.Frame == nil {
			s.State = 2
			if s.Err != nil {
				return Value{}, s.Err
			}
			return Value{}, NewException(StopAsyncIteration)
		}
		if v.IsNone() {
			v = s.V
		}
		if exc == nil {
			exc = s.Err
		}
	}
	var err error
	if exc != nil {
		v, err = t.Throw(g, exc)
	} else {
		v, err = t.Send(g, v)
	}
	if err == Pending {
		return t.After(base, &asyncStep{s})
	}
	return (&asyncStep{s}).Resume(t, v, err)
}

type asyncStep struct{ s *AsyncSend }

func (f *asyncStep) Resume(_ *Thread, in Value, err error) (Value, error) {
	s := f.s
	switch {
	case err == nil && in.O.Type == AsyncYieldType:
		s.State = 2
		if s.Close {
			return Value{}, Raise(RuntimeError, "async generator ignored GeneratorExit")
		}
		return Value{}, StopWith(Ptr[AsyncYield](in).V)
	case err == nil:
		return in, nil
	}
	s.State = 2
	if s.Close && (IsStop(err) || Matches(err, StopAsyncIteration) || Matches(err, GeneratorExit)) {
		return Value{}, Stop
	}
	if IsStop(err) {
		return Value{}, NewException(StopAsyncIteration)
	}
	return Value{}, err
}
