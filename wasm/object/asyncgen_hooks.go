package object

// This file defines the hooks of PEP 525, by which an event loop learns of
// asynchronous generators.

// asyncgenHooks are a thread's hooks; unset ones are none. The finalizer is
// kept for programs that ask, and never called: objects are not finalized here.
type asyncgenHooks struct{ first, final Value }

// AsyncgenHooks returns what set_asyncgen_hooks was given, None where it was not called.
func (t *Thread) AsyncgenHooks() (first, final Value) {
	return orNone(t.asyncgen.first), orNone(t.asyncgen.final)
}

// SetAsyncgenHooks sets the thread's hooks; None takes one away.
func (t *Thread) SetAsyncgenHooks(first, final Value) { t.asyncgen = asyncgenHooks{first, final} }

// begun answers s. When the generator is about to run for the first time the
// thread's hook is called before.
func (t *Thread) begun(s *AsyncSend) (Value, error) {
	g, hook := s.Gen, orNone(t.asyncgen.first)
	if g.hooked || hook.IsNone() {
		g.hooked = true
		return Of(s), nil
	}
	g.hooked = true
	base := t.Top
	_, err := t.Call1(hook, Of(g))
	if err == Pending {
		return t.After(base, &hookCalled{s})
	}
	return Of(s), err
}

// hookCalled answers s when the hook has returned.
type hookCalled struct{ s *AsyncSend }

func (f *hookCalled) Resume(_ *Thread, _ Value, err error) (Value, error) { return Of(f.s), err }
