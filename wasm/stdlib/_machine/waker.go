package _machine

// This file defines Waker: where an event loop sleeps, and how others wake it.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// A Waker is an event loop's selector and self-pipe in one. A fork copies
// whether it was woken.
type Waker struct {
	object.Head
	woken bool // since the last wait
	waits machine.Queue
}

var wakerType = object.NewBuiltin("Waker", object.ObjectType, true)

func init() {
	k := wakerType
	k.Module, k.Final = "_machine", true
	self := func(a []Value) *Waker { return object.Ptr[Waker](a[0]) }
	k.Define(
		object.Decl("static __new__(cls, /)", func(*Thread, []Value) (Value, error) {
			return object.Of(&Waker{Head: object.Head{Type: wakerType}}), nil
		}),
		object.Decl("wait(self, timeout:operand=None, /)", func(t *Thread, a []Value) (Value, error) { return self(a).wait(t, a[0], a[1]) }),
		object.Decl("wake(self, /)", func(t *Thread, a []Value) (Value, error) { return self(a).wake(t) }),
	)
}

// wait waits until somebody wakes it, or the time is up.
func (w *Waker) wait(t *Thread, v, timeout Value) (Value, error) {
	th := machine.Of(t)
	switch th.Woken() {
	case machine.Granted:
		w.woken = false
		return object.True, nil
	case machine.TimedOut:
		return object.False, nil
	}
	if !th.Settled() {
		return Value{}, object.Park
	}
	if w.woken {
		w.woken = false
		return object.True, nil
	}
	until := int64(0)
	if !timeout.IsNone() {
		d, err := machine.Duration(timeout)
		if err != nil {
			return Value{}, err
		}
		if d <= 0 {
			return object.False, nil
		}
		until = th.After(d)
	}
	th.WaitFor(&w.waits, v, "loop", 0, until)
	return Value{}, object.Park
}

func (w *Waker) wake(t *Thread) (Value, error) {
	th := machine.Of(t)
	if !th.Settled() {
		return Value{}, object.Park
	}
	w.woken = true
	w.waits.WakeAll(th, "wake")
	return object.None, nil
}
