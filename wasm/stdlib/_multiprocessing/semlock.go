// Package _multiprocessing is the native part of multiprocessing: the semaphore
// of the operating system, which its locks are made of.
package _multiprocessing

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _multiprocessing.
var Module = object.Library{
	Name: "_multiprocessing",
	Funcs: []object.Def{
		object.Decl("sem_unlink(name, /)", func(*Thread, []Value) (Value, error) { return object.None, nil }),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "SemLock", object.Of(semLockType))
		return nil
	},
}

// The kinds of SemLock.
const (
	recursiveMutex = 0
	plainSemaphore = 1
)

// semValueMax is SEM_VALUE_MAX of Linux.
const semValueMax = 2147483647

// callCost is what an operation costs, in units of 10 ns.
const callCost = 20

// A semaphore belongs to the computer: forks share it.
type semaphore struct {
	value   int64
	max     int64
	mutex   bool // it is one of the library's locks: its count in the trace is 1 while it is taken
	waiters machine.Queue
	thing   *machine.Thing
}

// CopyShared says that a fork does not copy it.
func (*semaphore) CopyShared() {}

// A SemLock is a process's way to a semaphore.
type SemLock struct {
	object.Head
	sem    *semaphore
	kind   int64
	name   Value
	handle int64
	count  int64 // how often this process holds it,
	owner  int64 // and the thread that took it last
}

var semLockType = object.NewBuiltin("SemLock", object.ObjectType, true)

func init() {
	k := semLockType
	k.Module = "_multiprocessing"
	self := func(a []Value) *SemLock { return object.Ptr[SemLock](a[0]) }
	acquire := func(t *Thread, a []Value) (Value, error) { return self(a).acquire(t, a[0], a[1], a[2]) }
	release := func(t *Thread, a []Value) (Value, error) { return self(a).release(t) }
	k.Define(
		object.Decl("static __new__(cls, kind:index, value:index, maxvalue:index, name, unlink)", newSemLock),
		object.Decl("class _rebuild(cls, handle, kind:index, maxvalue:index, name, /)", rebuild),
		object.Decl("acquire(self, block=True, timeout=None)", acquire),
		object.Decl("release(self, /)", release),
		object.Decl("__enter__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return self(a).acquire(t, a[0], object.True, object.None)
		}),
		object.Decl("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)", release),
		object.Decl("_count(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Int(self(a).count), nil }),
		object.Decl("_is_mine(self, /)", func(t *Thread, a []Value) (Value, error) { return object.Bool(self(a).mine(t)), nil }),
		object.Decl("_get_value(self, /)", func(t *Thread, a []Value) (Value, error) {
			if !machine.Of(t).Sync() {
				return Value{}, object.Park
			}
			return object.Int(self(a).sem.value), nil
		}),
		object.Decl("_is_zero(self, /)", func(t *Thread, a []Value) (Value, error) {
			if !machine.Of(t).Sync() {
				return Value{}, object.Park
			}
			return object.Bool(self(a).sem.value == 0), nil
		}),
		object.Decl("_after_fork(self, /)", func(_ *Thread, a []Value) (Value, error) {
			self(a).count = 0
			return object.None, nil
		}),
	).Getters(
		object.Getter{Name: "handle", Get: func(_ *Thread, v Value) (Value, error) { return object.Int(object.Ptr[SemLock](v).handle), nil }},
		object.Getter{Name: "kind", Get: func(_ *Thread, v Value) (Value, error) { return object.Int(object.Ptr[SemLock](v).kind), nil }},
		object.Getter{Name: "maxvalue", Get: func(_ *Thread, v Value) (Value, error) { return object.Int(object.Ptr[SemLock](v).sem.max), nil }},
		object.Getter{Name: "name", Get: func(_ *Thread, v Value) (Value, error) { return object.Ptr[SemLock](v).name, nil }},
	)
	k.Attrs.Set("SEM_VALUE_MAX", object.Int(semValueMax))
	k.Changed()
}

func newSemLock(t *Thread, a []Value) (Value, error) {
	kind, value, max := a[1].N, a[2].N, a[3].N
	name := object.AsStr(a[4])
	switch {
	case kind != recursiveMutex && kind != plainSemaphore:
		return Value{}, object.Raise(object.ValueError, "unrecognized kind")
	case name == nil:
		return Value{}, object.Errorf(object.TypeError, "SemLock() argument 4 must be str, not %s", a[4].Type().Name)
	case value < 0 || value > semValueMax:
		return Value{}, object.OSErrorOf(object.EINVAL)
	}
	m := machine.ProcOf(t).M
	if m.Shared(key(name.S)) != nil {
		return Value{}, object.OSErrorOf(object.EEXIST)
	}
	s := &SemLock{Head: object.Head{Type: semLockType}, kind: kind, name: a[4], handle: t.Identity(a[4]),
		sem: &semaphore{value: value, max: max, mutex: max == 1}}
	v := object.Of(s)
	s.sem.thing = machine.Of(t).Share(v, "semaphore", nil)
	m.Share(key(name.S), s.sem)
	t.Spend(callCost)
	return v, nil
}

func key(name string) string { return "semaphore " + name }

// rebuild makes a SemLock of one that was sent by another process.
func rebuild(t *Thread, a []Value) (Value, error) {
	name := object.AsStr(a[4])
	handle, _ := object.AsInt(a[1])
	if name == nil {
		return Value{}, object.Raise(object.ValueError, "a semaphore is found by its name")
	}
	sem, _ := machine.ProcOf(t).M.Shared(key(name.S)).(*semaphore)
	if sem == nil {
		return Value{}, object.OSErrorOf(object.ENOENT)
	}
	v := object.Of(&SemLock{Head: object.Head{Type: semLockType}, kind: a[2].N, name: a[4], handle: handle, sem: sem})
	machine.Of(t).Share(v, "semaphore", sem.thing)
	return v, nil
}

func (s *SemLock) mine(t *Thread) bool { return s.count > 0 && s.owner == machine.Of(t).Ident }

// shown is the semaphore's count in the trace: a lock's depth, a semaphore's value.
func (s *semaphore) shown() int {
	if s.mutex {
		return int(1 - s.value)
	}
	return int(s.value)
}

// acquire takes the semaphore, or waits for it.
func (s *SemLock) acquire(t *Thread, v, block, timeout Value) (Value, error) {
	f := &acquiring{lock: v, block: true}
	if ok, known := object.FastTruth(block); known {
		f.block = ok
	}
	if !timeout.IsNone() && f.block {
		d, err := machine.Duration(timeout)
		if err != nil {
			return Value{}, err
		}
		if d <= 0 {
			f.block = false
		} else {
			f.until = machine.Of(t).After(d)
		}
	}
	return t.Run(f)
}

// acquiring waits for a semaphore: more than once, when others are faster.
type acquiring struct {
	lock  Value
	block bool
	until int64
}

func (f *acquiring) Resume(t *Thread, _ Value, err error) (Value, error) {
	th, s := machine.Of(t), object.Ptr[SemLock](f.lock)
	if err != nil {
		return Value{}, err
	}
	if s.kind == recursiveMutex && s.mine(t) {
		s.count++
		return object.True, nil
	}
	if th.T.Woken == machine.TimedOut {
		th.Woken()
		f.block = false
	}
	if !th.Sync() {
		return Value{}, object.Park
	}
	th.Woken()
	sem := s.sem
	n := th.Number(sem.thing, sem.shown(), 0)
	if sem.value > 0 {
		sem.value--
		s.count++
		s.owner = th.Ident
		t.Spend(callCost)
		th.M.Trace.Acquire(th.Now(), th.Tid, n, sem.shown())
		return object.True, nil
	}
	if !f.block {
		return object.False, nil
	}
	w := machine.Wait{Obj: n, Why: "acquire", Wake: "release", Until: f.until, On: machine.Place{ID: sem.thing.ID, Kind: "semaphore"}}
	if sem.mutex {
		w.Why, w.On.Kind = "lock", "lock"
	}
	return Value{}, th.Park(&sem.waiters, w)
}

// release lets the semaphore go: any thread of any process may, if it is no recursive lock.
func (s *SemLock) release(t *Thread) (Value, error) {
	th := machine.Of(t)
	if s.kind == recursiveMutex {
		if !s.mine(t) {
			return Value{}, object.Raise(object.AssertionError, "attempt to release recursive lock not owned by thread")
		}
		if s.count > 1 {
			s.count--
			return object.None, nil
		}
	}
	if !th.Sync() {
		return Value{}, object.Park
	}
	sem := s.sem
	if s.kind != recursiveMutex && sem.value >= sem.max {
		return Value{}, object.Raise(object.ValueError, "semaphore or lock released too many times")
	}
	n := th.Number(sem.thing, sem.shown(), 0)
	sem.value++
	s.count--
	t.Spend(callCost)
	th.M.Trace.Release(th.Now(), th.Tid, n, sem.shown())
	if next := sem.waiters.First(); next != nil {
		th.M.Wake(next, th, "", machine.TryAgain)
	}
	return object.None, nil
}
