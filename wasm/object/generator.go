package object

// This file defines generators, coroutines and asynchronous generators: a
// frame that can be left and entered again.

import "taketurns/wasm/compile"

// A Generator is a generator, coroutine or asynchronous generator; its type tells which.
type Generator struct {
	Head
	Frame    *Frame // nil once finished
	Started  bool
	Running  bool
	Name     Value
	Qualname Value
	Code     *Code
	Closed   bool       // an asynchronous generator that was closed
	stepping bool       // an asynchronous generator that somebody awaits
	hooked   bool       // sys.set_asyncgen_hooks' firstiter was called for it
	Awaited  bool       // a coroutine that was started or handed to something that will start it
	handled  *Exception // what it was handling when it yielded
	outer    *Exception // while it runs: what its caller handles
	below    *Generator // while it runs: the running generator outside it
}

// NewGenerator returns the generator whose body is f.
func NewGenerator(fn *Function, f *Frame) Value {
	g := &Generator{Frame: f, Name: fn.Name, Qualname: fn.Qualname, Code: fn.Code}
	switch {
	case fn.Code.Flags&compile.Coroutine != 0:
		g.Type = CoroutineType
	case fn.Code.Flags&compile.AsyncGenerator != 0:
		g.Type = AsyncGenType
	default:
		g.Type = GeneratorType
	}
	f.Gen = g
	return Of(g)
}

// AsGenerator returns v as a generator of any kind, or nil.
func AsGenerator(v Value) *Generator {
	switch v.O.Type {
	case GeneratorType, CoroutineType, AsyncGenType:
		return Ptr[Generator](v)
	case coroutineWrapperType:
		return Ptr[coroutineWrapper](v).coro
	}
	return nil
}

// Awaits returns the iterator that the suspended generator delegates to, or the
// awaitable that the coroutine waits for; the zero Value when there is none.
func (g *Generator) Awaits() Value {
	if f := g.Frame; f != nil && !g.Running && f.Wait == WaitSend && f.PC > 0 {
		return f.Regs[f.Code.Instrs[f.PC-1].A]
	}
	return Value{}
}

// kind names the generator in messages.
func (g *Generator) kind() string {
	switch g.Type {
	case CoroutineType:
		return "coroutine"
	case AsyncGenType:
		return "async generator"
	}
	return "generator"
}

// Send resumes the generator with v. What it yields is returned to the caller's
// frame; when it returns, the caller gets StopIteration with the value.
func (t *Thread) Send(g *Generator, v Value) (Value, error) {
	if g.Running {
		return Value{}, Errorf(ValueError, "%s already executing", g.kind())
	}
	if g.Frame == nil {
		if g.Type == CoroutineType {
			return Value{}, Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return Value{}, Stop
	}
	if !g.Started && !v.IsNone() {
		return Value{}, Errorf(TypeError, "can't send non-None value to a just-started %s", g.kind())
	}
	if g.Started {
		g.Frame.Regs[g.Frame.Dst] = v
	}
	return t.resumeGen(g)
}

// Throw resumes the generator by raising err at the point where it is.
func (t *Thread) Throw(g *Generator, err error) (Value, error) {
	if g.Running {
		return Value{}, Errorf(ValueError, "%s already executing", g.kind())
	}
	if g.Frame == nil {
		if g.Type == CoroutineType {
			return Value{}, Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return Value{}, err
	}
	g.Frame.Throw = err
	return t.resumeGen(g)
}

func (t *Thread) resumeGen(g *Generator) (Value, error) {
	if t.Depth++; t.Depth > t.Interp.RecLimit {
		t.Depth--
		g.Frame.Throw = nil
		return Value{}, Errorf(RecursionError, "maximum recursion depth exceeded")
	}
	g.Started, g.Running, g.Awaited = true, true, true
	g.outer, t.Handled = t.Handled, g.handled
	g.below, t.gens = t.gens, g
	f := g.Frame
	f.Back = t.Top
	t.Top = f
	return Value{}, Pending
}

// Handling returns the exception that is being handled: in the running
// generator, else in what resumed it, and so on; nil when there is none.
func (t *Thread) Handling() *Exception {
	e := t.Handled
	for g := t.gens; e == nil && g != nil; g = g.below {
		e = g.outer
	}
	return e
}

// Suspend takes the generator's frame off the stack after a yield and returns
// the frame that resumed it.
func (t *Thread) Suspend(g *Generator) *Frame {
	t.Depth--
	back := g.Frame.Back
	g.Frame.Back = nil
	g.Running = false
	g.handled, t.Handled, g.outer = t.Handled, g.outer, nil
	t.gens, g.below = g.below, nil
	t.Top = back
	return back
}

// Finish takes the frame of a generator that returned or raised off the stack.
func (t *Thread) Finish(g *Generator) *Frame {
	back := t.Suspend(g)
	g.Frame.Gen = nil
	g.Frame, g.handled = nil, nil
	return back
}
