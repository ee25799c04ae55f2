package machine

// This file defines threads: their states, how they wait and how they are woken.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/trace"
)

// A State is what a thread is doing.
type State uint8

const (
	Created  State = iota
	Running        // on a core
	NeedCore       // could run, but every core is taken
	NeedGIL        // waits for its process's GIL
	Waiting        // sleeps or is blocked
	Over
)

// Why a thread was woken: object.Thread.Woken.
const (
	NotWoken    = iota
	Granted     // it was given what it waited for
	TimedOut    // its time was up
	Interrupted // by a signal
)

// What a thread wanted when it returned from the loop early.
const (
	wantNothing = iota
	wantSync    // to let others catch up
	wantPark    // to wait
)

// A Thread is a thread of the simulated computer.
type Thread struct {
	T      *object.Thread
	M      *Machine
	Proc   *Process
	Tid    int
	Name   string
	Daemon bool
	Clock  int64
	State  State
	Core   int

	wants   uint8
	wait    Wait
	waitGen int64 // distinguishes waits, so that an old timer does nothing
	queue   *Queue
	since   int64 // when the wait began
	asked   int64 // the GIL: number of switches when this waiter began to wait
	points  int64 // switch points it may still pass before the policy is asked
	passed  int64 // switch points since it was chosen
	started int64 // when it got its core
	Done    Queue // threads that join it
	obj     int   // its number as an object that is joined
}

// A Wait says what a thread waits for.
type Wait struct {
	Obj   int    // the object's number in the trace; 0: a sleep
	Why   string // lock, join, get, put, wait, recv …
	Until int64  // when the wait times out; 0: never
	// Owner is the thread that must act for this one to go on, where that is known.
	Owner *Thread
	What  string // what is waited for, in words: "lock held by …"
}

// A Queue is threads that wait for the same thing, in order.
type Queue struct{ list []*Thread }

// Len returns how many threads wait.
func (q *Queue) Len() int { return len(q.list) }

// First returns the thread that waits longest.
func (q *Queue) First() *Thread {
	if len(q.list) == 0 {
		return nil
	}
	return q.list[0]
}

func (q *Queue) remove(th *Thread) {
	for i, o := range q.list {
		if o == th {
			q.list = append(q.list[:i:i], q.list[i+1:]...)
			return
		}
	}
}

// Of returns the machine's side of a thread of Python.
func Of(t *object.Thread) *Thread { return t.Host.(*Thread) }

// Park makes the thread wait in q (which may be nil) until it is woken or w's
// time is up. A native returns its error; it is run again after the wait, with
// Woken saying why.
func (th *Thread) Park(q *Queue, w Wait) error {
	th.wants, th.wait, th.queue = wantPark, w, q
	th.T.Parked = true
	th.T.Woken = NotWoken
	if q != nil {
		q.list = append(q.list, th)
	}
	return object.Park
}

// Woken returns why the native is being run again, once; NotWoken when it is run for the first time.
func (th *Thread) Woken() int {
	w := th.T.Woken
	th.T.Woken = NotWoken
	return w
}

// Sync reports whether everything that happens before this thread's time has
// happened. When it has not, the native must return object.Park at once, without
// having done anything: it is run again when the others have caught up.
func (th *Thread) Sync() bool {
	now := th.Now()
	for _, o := range th.M.running {
		if o != th && (o.Clock < now || o.Clock == now && o.Tid < th.Tid) {
			th.wants = wantSync
			th.T.Parked = true
			return false
		}
	}
	return true
}

// parked carries out what Park asked for, once the thread is off the loop.
func (m *Machine) parked(th *Thread) {
	w := &th.wait
	th.since = th.Clock
	th.waitGen++
	if w.Obj == 0 {
		m.Trace.Sleep(th.Clock, th.Tid, w.Until, th.place())
	} else {
		m.Trace.Block(th.Clock, th.Tid, w.Obj, w.Why, w.Until, th.place())
	}
	m.leave(th, Waiting)
	if w.Until > 0 {
		m.at(max(w.Until, th.Clock), wakeEvent, th, th.waitGen)
	}
}

// Wake ends the wait of o, which th (nil: the clock) gives what it waited for.
func (m *Machine) Wake(o, by *Thread, why string, reason int) {
	when := m.now
	tid := 0
	if by != nil {
		when, tid = by.Now(), by.Tid
	}
	if o.State != Waiting && o.wants != wantPark {
		return
	}
	if o.queue != nil {
		o.queue.remove(o)
		o.queue = nil
	}
	o.waitGen++
	o.T.Woken = reason
	m.Trace.Wake(when, tid, o.Tid, o.wait.Obj, why)
	o.Clock = max(o.Clock, when)
	m.ready(o)
}

// WakeFirst wakes the thread that waits longest in q, if any, and returns it.
func (q *Queue) WakeFirst(by *Thread, why string) *Thread {
	o := q.First()
	if o != nil {
		by.M.Wake(o, by, why, Granted)
	}
	return o
}

// WakeAll wakes every thread in q.
func (q *Queue) WakeAll(by *Thread, why string) {
	for len(q.list) > 0 {
		q.WakeFirst(by, why)
	}
}

// Waited returns for how long the thread has waited so far.
func (th *Thread) Waited(now int64) int64 { return now - th.since }

// Start makes a new thread of the process, whose first frame the caller has
// pushed on t. It becomes ready after the time that starting takes.
func (p *Process) Start(t *object.Thread, name string, by *Thread) *Thread {
	m := p.M
	th := &Thread{T: t, M: m, Proc: p, Tid: len(m.Threads), Name: name, Core: -1}
	t.Host, t.ID = th, th.Tid
	t.Watch, t.Lines = m, m.Trace.WantsLines()
	m.Threads = append(m.Threads, th)
	p.Threads = append(p.Threads, th)
	tid := 0
	if by != nil {
		th.Clock, tid = by.Now()+ThreadStart, by.Tid
	}
	m.Trace.Thread(th.Clock, tid, th.Tid, p.Pid, name)
	th.points = m.Policy.Slice(m, th)
	m.ready(th)
	return th
}

// SetName renames the thread.
func (th *Thread) SetName(name string) {
	if th.Name != name {
		th.Name = name
		th.M.Trace.ThreadName(th.Now(), 0, th.Tid, name)
	}
}

// threadDone ends a thread whose last frame is gone.
func (m *Machine) threadDone(th *Thread) {
	p := th.Proc
	if th == p.Main {
		p.end(th)
		return
	}
	how, name := trace.Done, ""
	if e, ok := th.T.Failed.(*object.Exception); ok {
		how, name = trace.Failed, e.Type.Name
	}
	m.Trace.ThreadEnd(th.Clock, th.Tid, how, name)
	th.Done.WakeAll(th, "exit")
	m.leave(th, Over)
}
