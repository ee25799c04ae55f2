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
	TryAgain    // it may try to get it, before or after others
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
	Ident  int64 // threading.get_ident(); the thread that a fork copies keeps it
	Name   string
	Daemon bool
	Clock  int64
	State  State
	Core   int
	last   int   // the core that it was on last
	Done   Queue // threads that join it

	wants     uint8
	asking    bool // has written its prompt and waits for a line of stdin
	wait      Wait
	waitGen   int64 // distinguishes waits, so that an old timer does nothing
	queue     *Queue
	since     int64   // when the wait began
	asked     int64   // the GIL: number of switches when this waiter began to wait
	points    int64   // switch points it may still pass before the policy is asked
	passed    int64   // switch points since it was chosen
	started   int64   // when it got its core
	cpu       int64   // time spent on cores
	ops       []bool  // operations of the library that are open outside tasks: whether each is shown
	nextName  string  // of the next process that it starts,
	nextThing *Thing  // and what the program has for it
	steps     []*Task // tasks whose steps are running, the innermost last
}

// A Wait says what a thread waits for.
type Wait struct {
	Obj   int    // the object's number in the trace; 0: a sleep
	Why   string // lock, join, get, put, wait, recv …
	Until int64  // when the wait times out; 0: never
	Since int64  // since when the thread wants what it waits for, over several waits
	Wake  string // how it is woken, for the trace, where the waker does not say: release, set, notify, put …
	On    Place  // what it waits at, for the report of a deadlock
	// Owner is the thread that must act for this one to go on, where that is known.
	Owner *Thread
	Held  Holder // what tells that thread and more, where it may change
	What  string // what is waited for, in words, where On does not say
}

// A Holder is a lock that knows who holds it.
type Holder interface {
	// HeldBy returns the ident of the thread that holds it, 0 when nobody does,
	// and where in the program that thread took it.
	HeldBy() (ident int64, code *object.Code, pc int32)
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

// Idents look like those of a 64-bit Linux: addresses of stacks, 8 MB apart.
const (
	firstIdent = 0x7f5e00000000
	identStep  = 0x802000
)

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
	held := m.dropGIL(th)
	if w.Obj == 0 {
		m.Trace.Sleep(th.Clock, th.Tid, w.Until, th.place())
	} else {
		m.Trace.Block(th.Clock, th.Tid, w.Obj, w.Why, w.Until, th.place())
	}
	m.leave(th, Waiting, held)
	if w.Until > 0 {
		m.at(max(w.Until, th.Clock)+m.late(), wakeEvent, th, th.waitGen)
	}
}

// late returns by how much a timer is late: not at all with seed 0.
func (m *Machine) late() int64 {
	if m.Seed == 0 {
		return 0
	}
	return int64(m.jitter.next() % maxLate)
}

// Wake ends the wait of o, which by (nil: the machine) gives what it waited for.
// why is how, for the trace; "" as o's wait says.
func (m *Machine) Wake(o, by *Thread, why string, reason int) {
	when, tid := m.now, 0
	if by != nil {
		when, tid = by.Now(), by.Tid
	}
	m.wake(o, when, tid, why, reason)
}

func (m *Machine) wake(o *Thread, when int64, tid int, why string, reason int) {
	if o.State != Waiting {
		return
	}
	if o.queue != nil {
		o.queue.remove(o)
		o.queue = nil
	}
	if why == "" {
		why = o.wait.Wake
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

// Wants returns what the thread waits for.
func (th *Thread) Wants() *Wait { return &th.wait }

// Settled is Sync for what only threads of the process can see: with the GIL no other one runs.
func (th *Thread) Settled() bool { return th.M.GIL || th.Sync() }

// Interrupt raises err in the main thread, at its next switch point or out of its wait.
func (p *Process) Interrupt(by *Thread, err error) {
	p.Main.T.Async = err
	p.M.Wake(p.Main, by, "interrupt", Interrupted)
}

// Start makes a new thread of the process, whose first frame the caller has
// pushed on t. It becomes ready after the time that starting takes.
func (p *Process) Start(t *object.Thread, name string, by *Thread) *Thread {
	th := p.newThread(name)
	th.Ident = firstIdent + int64(th.Tid)*identStep
	th.start(t, by, ThreadStart)
	return th
}

// newThread numbers a thread that is not yet there.
func (p *Process) newThread(name string) *Thread {
	m := p.M
	th := &Thread{M: m, Proc: p, Tid: len(m.Threads), Name: name, Core: -1}
	m.Threads = append(m.Threads, th)
	p.Threads = append(p.Threads, th)
	return th
}

// start makes the thread ready after a delay.
func (th *Thread) start(t *object.Thread, by *Thread, delay int64) {
	m := th.M
	th.T, t.Host, t.ID = t, th, th.Tid
	t.Watch, t.Lines = m, m.Trace.WantsLines()
	tid, when := 0, m.now
	if by != nil {
		when, tid = by.Now(), by.Tid
		th.Clock = when + delay
	}
	m.Trace.Thread(when, tid, th.Tid, th.Proc.Pid, th.Name)
	th.points = m.Policy.Slice(m, th)
	if delay > ThreadStart {
		m.at(th.Clock, startEvent, th, 0)
		return
	}
	m.ready(th)
}

// SetName renames the thread.
func (th *Thread) SetName(name string) {
	if th.Name != name {
		th.Name = name
		th.M.Trace.ThreadName(th.M.now, 0, th.Tid, name)
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
	th.Done.WakeAll(th, "exit")
	held := m.dropGIL(th)
	m.Trace.ThreadEnd(th.Clock, th.Tid, how, name)
	m.leave(th, Over, held)
	p.retire(th)
}

// retire lets go of what a thread needed that is over.
func (p *Process) retire(th *Thread) {
	for i, o := range p.Threads {
		if o == th {
			p.Threads = append(p.Threads[:i:i], p.Threads[i+1:]...)
			break
		}
	}
	p.cpu += th.cpu
	if p.nobody == nil {
		p.nobody = object.NewThread(p.Interp, 0)
	}
	th.T = p.nobody
}
