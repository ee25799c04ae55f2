package _thread

// This file defines RLock: a lock that its owner may take again.

import (
	"strconv"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// An RLock is a _thread.RLock.
type RLock struct {
	object.Head
	mutex
}

var rlockType = object.NewBuiltin("RLock", object.ObjectType, true)

func defineRLock() {
	k := rlockType
	k.Module = "_thread"
	self := func(a []Value) *mutex { return &object.Ptr[RLock](a[0]).mutex }
	owned := func(t *Thread, m *mutex) bool { return m.count > 0 && m.owner == machine.Of(t).Ident }
	notOwned := func() error { return object.Raise(object.RuntimeError, "cannot release un-acquired lock") }
	release := func(t *Thread, a []Value) (Value, error) {
		if !owned(t, self(a)) {
			return Value{}, notOwned()
		}
		return self(a).release(t, a[0], 1)
	}
	k.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			l := &RLock{object.Head{Type: rlockType}, mutex{reentrant: true, shows: maker(t)}}
			return t.Wrap(object.AsType(a[0]), object.Of(l)), nil
		}),
		object.Decl("acquire(self, /, blocking=True, timeout:operand=-1)", func(t *Thread, a []Value) (Value, error) {
			return self(a).acquire(t, a[0], a[1], a[2])
		}),
		object.Decl("__enter__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return self(a).acquire(t, a[0], object.True, object.Int(-1))
		}),
		object.Decl("release(self, /)", release),
		object.Decl("__exit__(self, /, *exc_info)", release),
		object.Decl("_is_owned(self, /)", func(t *Thread, a []Value) (Value, error) { return object.Bool(owned(t, self(a))), nil }),
		object.Decl("_recursion_count(self, /)", func(t *Thread, a []Value) (Value, error) {
			if !owned(t, self(a)) {
				return object.Int(0), nil
			}
			return object.Int(int64(self(a).count)), nil
		}),
		object.Decl("_release_save(self, /)", func(t *Thread, a []Value) (Value, error) {
			m := self(a)
			if m.count == 0 {
				return Value{}, notOwned()
			}
			saved := object.NewTuple([]Value{object.Int(int64(m.count)), object.Int(m.owner)})
			if _, err := m.release(t, a[0], m.count); err != nil {
				return Value{}, err
			}
			return saved, nil
		}),
		object.Decl("_acquire_restore(self, state, /)", func(t *Thread, a []Value) (Value, error) {
			state := object.AsTuple(a[1])
			if state == nil || len(state.Items) != 2 {
				return Value{}, object.Errorf(object.TypeError, "_acquire_restore() argument 1 must be 2-item sequence, not %s", a[1].Type().Name)
			}
			count, ok := object.AsInt(state.Items[0])
			if !ok || count < 1 {
				return Value{}, object.Raise(object.ValueError, "the count of a lock that was held is at least 1")
			}
			return t.Run(&restoring{acquiring{lock: a[0], count: int(count), since: machine.Of(t).Now()}})
		}),
		object.Decl("_at_fork_reinit(self, /)", func(t *Thread, a []Value) (Value, error) { return self(a).renew(t, a[0]) }),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			m := self(a)
			return object.NewStr("<" + status(m) + " _thread.RLock object owner=" + strconv.FormatInt(m.owner, 10) +
				" count=" + strconv.Itoa(m.count) + " at " + t.Address(a[0]) + ">"), nil
		}),
	)
}

// restoring takes a lock back as often as it was held.
type restoring struct{ acquiring }

func (f *restoring) Resume(t *Thread, in Value, err error) (Value, error) {
	if _, err = f.acquiring.Resume(t, in, err); err != nil {
		return Value{}, err
	}
	return object.None, nil
}
