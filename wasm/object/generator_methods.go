package object

// This file defines the methods of generators, coroutines and asynchronous
// generators (PEP 342, PEP 492, PEP 525).

// A coroutineWrapper is what __await__ of a coroutine returns: an iterator over it.
type coroutineWrapper struct {
	Head
	coro *Generator
}

var coroutineWrapperType *Type

func defineGenerator() {
	getters := func(prefix string) []Getter {
		return []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return Ptr[Generator](v).Name, nil }, func(_ *Thread, v, x Value) error { return setText(&Ptr[Generator](v).Name, "__name__", x) }},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) { return Ptr[Generator](v).Qualname, nil }, func(_ *Thread, v, x Value) error { return setText(&Ptr[Generator](v).Qualname, "__qualname__", x) }},
			{prefix + "_running", func(_ *Thread, v Value) (Value, error) { return Bool(Ptr[Generator](v).Running), nil }, nil},
			{prefix + "_suspended", func(_ *Thread, v Value) (Value, error) {
				g := Ptr[Generator](v)
				return Bool(g.Started && !g.Running && g.Frame != nil), nil
			}, nil},
			{prefix + "_code", func(_ *Thread, v Value) (Value, error) { return Of(Ptr[Generator](v).Code), nil }, nil},
			{prefix + "_frame", func(_ *Thread, v Value) (Value, error) { return NewFrameObject(Ptr[Generator](v).Frame), nil }, nil},
		}
	}
	send := Def{"send(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Send(AsGenerator(a[0]), a[1]) }}
	throw := Def{"throw(self, typ, val=?, tb=?, /)", func(t *Thread, a []Value) (Value, error) {
		if err := checkThrown(a); err != nil {
			return Value{}, err
		}
		return t.throwMade(a, &throwFrame{g: AsGenerator(a[0]), typ: a[1]})
	}}
	closeDef := Def{"close(self, /)", func(t *Thread, a []Value) (Value, error) { return t.CloseGenerator(AsGenerator(a[0])) }}
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
		Def{"__await__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Of(&coroutineWrapper{Head{Type: coroutineWrapperType}, Ptr[Generator](a[0])}), nil
		}},
	).Getters(getters("cr")...).Getters(Getter{"cr_await", delegated, nil}, Getter{"cr_origin", func(*Thread, Value) (Value, error) { return None, nil }, nil})
	coroutineWrapperType = NewBuiltin("coroutine_wrapper", ObjectType, true)
	coroutineWrapperType.Define(send, throw, closeDef)
	coroutineWrapperType.SetNext(func(t *Thread, v Value) (Value, error) { return t.Send(AsGenerator(v), None) })
	defineAsyncGenerator(repr("async_generator"), append(getters("ag"), Getter{"ag_await", delegated, nil}))
}

// setText sets an attribute that must be a string.
func setText(where *Value, name string, x Value) error {
	if AsStrOrNil(x) == nil {
		return Raise(TypeError, name+" must be set to a string object")
	}
	*where = x
	return nil
}

// checkThrown makes sure of the arguments of throw(typ, val, tb).
func checkThrown(a []Value) error {
	if tb := orNone(a[3]); !tb.IsNone() && tb.O.Type != TracebackType {
		return Raise(TypeError, "throw() third argument must be a traceback object")
	}
	if k := AsType(a[1]); k != nil && k.IsSubtype(BaseException) {
		return nil
	}
	switch {
	case AsException(a[1]) == nil:
		return Errorf(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", a[1].O.Type.Name)
	case !orNone(a[2]).IsNone():
		return Raise(TypeError, "instance exception may not have a separate value")
	}
	return nil
}

// throwMade runs f, which throws an exception, with the exception that
// throw(typ, val, tb) means, made by calling typ when it is a class.
func (t *Thread) throwMade(a []Value, f NativeFrame) (Value, error) {
	k := AsType(a[1])
	v := orNone(a[2])
	if e := AsException(a[1]); e != nil {
		return t.begin(f, a[1], nil)
	}
	if e := AsException(v); e != nil && e.Type.IsSubtype(k) {
		return t.begin(f, v, nil)
	}
	args := []Value{v}
	if tup := AsTuple(v); tup != nil {
		args = tup.Items
	} else if v.IsNone() {
		args = nil
	}
	base := t.Top
	r, err := t.Call(a[1], args, nil)
	if err == Pending {
		return t.After(base, f)
	}
	return t.begin(f, r, err)
}

// begin resumes a frame that is not on the stack yet, and puts it there when it has to wait.
func (t *Thread) begin(f NativeFrame, in Value, err error) (Value, error) {
	base := t.Top
	if in, err = f.Resume(t, in, err); err == Pending {
		return t.After(base, f)
	}
	return in, err
}

// throwFrame throws the exception that it is given.
type throwFrame struct {
	g      *Generator
	typ    Value
	thrown bool
}

func (f *throwFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || f.thrown {
		return in, err
	}
	f.thrown = true
	e := AsException(in)
	if e == nil { // that is what the generator gets
		e = Errorf(TypeError, "calling %s should have returned an instance of BaseException, not %s", ReprOfType(AsType(f.typ)), ReprOfType(in.O.Type)).(*Exception)
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
		g.drop()
		return None, nil
	}
	base := t.Top
	v, err := t.Throw(g, NewException(GeneratorExit))
	if err == Pending {
		return t.After(base, &closeFrame{g})
	}
	return (&closeFrame{g}).Resume(t, v, err)
}

// drop gives up a generator that never began.
func (g *Generator) drop() {
	if g.Frame != nil {
		g.Frame.Gen = nil
	}
	g.Frame, g.Awaited = nil, true
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
