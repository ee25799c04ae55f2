package _thread

// This file defines lock, and what it shares with RLock: taking, waiting,
// handing over.
//
// Who gets a released lock is as in CPython since 3.13.1: anybody may take it
// before the thread that is woken (barging), but one that has waited for longer
// than a millisecond is given the lock (Python/lock.c).

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// A mutex is the state of a lock. A fork copies it as it is, without waiters.
type mutex struct {
	reentrant bool
	shows     shows

	count   int   // how often it was taken; 0: free
	owner   int64 // ident of the thread that took it
	waiters machine.Queue
	num     int // its number in the trace of the process pid; 0: not there yet
	pid     int

	code *object.Code // where it was taken
	pc   int32
}

// shows says how far the trace shows what happens to a lock.
type shows uint8

const (
	contended shows = iota // made inside the library: from when a thread has to wait for it
	always                 // made by the program, or described
	never                  // part of a condition: the trace shows the condition
)

// A Lock is a _thread.lock.
type Lock struct {
	object.Head
	mutex
}

var lockType = object.NewBuiltin("lock", object.ObjectType, true)

func newLock(t *Thread) Value {
	return object.Of(&Lock{object.Head{Type: lockType}, mutex{shows: maker(t)}})
}

// maker returns how a lock shows that is made now: the program's own always does.
func maker(t *Thread) shows {
	for f := t.Top; f != nil; f = f.Back {
		if f.Native == nil && !f.Code.Atomic {
			if f.Code.Quiet {
				return contended
			}
			return always
		}
	}
	return contended
}

// Described must be called after the library has said what v is.
func Described(t *Thread, v Value) {
	m := mutexOf(v)
	switch {
	case m == nil:
	case machine.Of(t).Thing(v, "lock").IsPart():
		m.shows = never
	default:
		m.shows = always
	}
}

func mutexOf(v Value) *mutex {
	switch object.Payload(v).Type() {
	case lockType:
		return &object.Ptr[Lock](v).mutex
	case rlockType:
		return &object.Ptr[RLock](object.Payload(v)).mutex
	}
	return nil
}

func defineLock() {
	k := lockType
	k.Module, k.Final = "_thread", true
	self := func(a []Value) *mutex { return &object.Ptr[Lock](a[0]).mutex }
	acquire := func(t *Thread, a []Value) (Value, error) { return self(a).acquire(t, a[0], a[1], a[2]) }
	enter := func(t *Thread, a []Value) (Value, error) {
		return self(a).acquire(t, a[0], object.True, object.Int(-1))
	}
	release := func(t *Thread, a []Value) (Value, error) {
		if self(a).count == 0 {
			return Value{}, object.Raise(object.RuntimeError, "release unlocked lock")
		}
		return self(a).release(t, a[0], 1)
	}
	locked := func(_ *Thread, a []Value) (Value, error) { return object.Bool(self(a).count > 0), nil }
	k.Define(
		object.Decl("static __new__(cls, /)", func(t *Thread, _ []Value) (Value, error) { return newLock(t), nil }),
		object.Decl("acquire(self, /, blocking=True, timeout:operand=-1)", acquire),
		object.Decl("acquire_lock(self, /, blocking=True, timeout:operand=-1)", acquire),
		object.Decl("release(self, /)", release),
		object.Decl("release_lock(self, /)", release),
		object.Decl("locked(self, /)", locked),
		object.Decl("locked_lock(self, /)", locked),
		object.Decl("__enter__(self, /)", enter),
		object.Decl("__exit__(self, /, *exc_info)", release),
		object.Decl("_at_fork_reinit(self, /)", func(t *Thread, a []Value) (Value, error) {
			return self(a).renew(t, a[0])
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return object.NewStr("<" + status(self(a)) + " _thread.lock object at " + t.Address(a[0]) + ">"), nil
		}),
	)
}

func status(m *mutex) string {
	if m.count > 0 {
		return "locked"
	}
	return "unlocked"
}

// HeldBy says who holds the lock, and since where (machine.Holder).
func (m *mutex) HeldBy() (ident int64, code *object.Code, pc int32) {
	return m.owner, m.code, m.pc
}

// limit checks acquire's arguments and returns how long it may wait: 0 not at
// all, -1 for ever.
func limit(blocking, timeout Value) (int64, error) {
	const max = 9223372036_000000000 // TIMEOUT_MAX
	d, err := machine.Duration(timeout)
	blocks, known := object.FastTruth(blocking)
	blocks = blocks || !known
	switch {
	case err != nil:
		return 0, err
	case !blocks && d != -1e9:
		return 0, object.Raise(object.ValueError, "can't specify a timeout for a non-blocking call")
	case !blocks:
		return 0, nil
	case d == -1e9:
		return -1, nil
	case d < 0:
		return 0, object.Raise(object.ValueError, "timeout value must be a non-negative number")
	case d > max:
		return 0, object.Raise(object.OverflowError, "timeout value is too large")
	}
	return d, nil
}

// acquire takes the lock v, whose state is m, or waits for it.
func (m *mutex) acquire(t *Thread, v, blocking, timeout Value) (Value, error) {
	th := machine.Of(t)
	wait, err := limit(blocking, timeout)
	if err != nil {
		return Value{}, err
	}
	if !th.Settled() {
		return Value{}, object.Park
	}
	if m.free(th) {
		m.take(th, v, 1)
		return object.True, nil
	}
	if wait == 0 {
		return object.False, nil
	}
	f := &acquiring{lock: v, count: 1, since: th.Now()}
	if wait > 0 {
		f.until = th.After(wait)
	}
	return t.Run(f)
}

// acquiring waits for a lock: more than once, when others are faster.
type acquiring struct {
	lock         Value
	count        int // how often it is taken then
	since, until int64
}

func (f *acquiring) Resume(t *Thread, _ Value, err error) (Value, error) {
	th, m := machine.Of(t), mutexOf(f.lock)
	switch woken := th.Woken(); {
	case err != nil: // interrupted
		return Value{}, err
	case woken == machine.TimedOut:
		return object.False, nil
	case woken == machine.Granted: // it is ours already
		m.count = 0
		m.take(th, f.lock, f.count)
		return object.True, nil
	case !th.Settled():
		return Value{}, object.Park
	case m.free(th):
		m.take(th, f.lock, f.count)
		return object.True, nil
	}
	if m.shows == contended {
		m.shows = always
	}
	w := th.WaitFor(&m.waiters, f.lock, m.kind(), m.count, f.until)
	w.Since = f.since
	if m.shows != never {
		w.Held = m
	}
	return Value{}, object.Park
}

// free reports whether the thread can take the lock at once.
func (m *mutex) free(th *machine.Thread) bool {
	return m.count == 0 || m.reentrant && m.owner == th.Ident
}

// take takes a lock so many times.
func (m *mutex) take(th *machine.Thread, v Value, times int) {
	n := m.number(th, v)
	if m.count == 0 {
		m.owner = th.Ident
		m.code, m.pc = th.Where()
	}
	for range times {
		m.count++
		if n != 0 {
			th.M.Trace.Acquire(th.Now(), th.Tid, n, m.count)
		}
	}
}

// release lets a lock go that was taken at least so many times.
func (m *mutex) release(t *Thread, v Value, times int) (Value, error) {
	th := machine.Of(t)
	if !th.Settled() {
		return Value{}, object.Park
	}
	n := m.number(th, v)
	for range times {
		m.count--
		if n != 0 {
			th.M.Trace.Release(th.Now(), th.Tid, n, m.count)
		}
	}
	if m.count == 0 {
		m.pass(th)
	}
	return object.None, nil
}

// pass wakes the thread that waits longest for a lock that was let go. When it
// has waited for long it is given the lock, so that no other can take it first.
func (m *mutex) pass(th *machine.Thread) {
	m.owner, m.code = 0, nil
	next := m.waiters.First()
	if next == nil {
		return
	}
	reason := machine.TryAgain
	if th.Now()-next.Wants().Since > machine.FairAfter {
		reason = machine.Granted
		m.count, m.owner = 1, next.Ident
	}
	th.M.Wake(next, th, "", reason)
}

// renew makes a lock as good as new, in a forked process.
func (m *mutex) renew(t *Thread, v Value) (Value, error) {
	machine.Of(t).Renew(v)
	m.count, m.owner, m.code, m.num, m.waiters = 0, 0, nil, 0, machine.Queue{}
	return object.None, nil
}

func (m *mutex) kind() string {
	if m.reentrant {
		return "rlock"
	}
	return "lock"
}

// number returns the lock's number in the trace, 0 as long as it does not show.
func (m *mutex) number(th *machine.Thread, v Value) int {
	if m.shows != always {
		return 0
	}
	if m.num == 0 || m.pid != th.Proc.Pid {
		m.num, m.pid = th.Number(th.Thing(v, m.kind()), m.count, 0), th.Proc.Pid
	}
	return m.num
}
