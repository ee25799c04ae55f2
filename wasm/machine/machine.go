// Package machine is the simulated computer: cores, an operating system's
// scheduler, processes with a GIL each, threads, and a clock that nothing but
// the program's own work and waiting moves.
//
// It runs threads of package vm one at a time. Each thread has a clock of its
// own; the machine always runs the one that is furthest behind, and never
// beyond the next thing that is known to happen, so that events come in the
// order of their times. What a thread does that others can see waits until it
// is the furthest behind (Sync).
package machine

// This file defines the machine and its main loop.

import (
	"math"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/trace"
	"taketurns/wasm/vm"
)

// Costs and times of the operating system and the interpreter, in nanoseconds.
const (
	SwitchInterval = 5_000_000    // sys.getswitchinterval() at first: how long a waiter lets the GIL's holder be
	Quantum        = 4_000_000    // a time slice when threads outnumber cores
	FairAfter      = 1_000_000    // a lock is handed to a waiter older than this (TIME_TO_BE_FAIR_NS)
	timerSlack     = 50_000       // how late a timed wait ends on Linux (prctl PR_SET_TIMERSLACK)
	GILSwitch      = 5_000        // from one thread giving the GIL up to the next one running
	ThreadStart    = 40_000       // until a new thread can run
	MaxThreads     = 32_000       // that a process can have at once
	StartCost      = 1_000        // what starting one costs the thread that does, in cost units
	maxLate        = 50_000       // by how much a timer may be late when the seed is not 0
	lookahead      = 100_000      // how far a thread may run ahead of others that run
	MaxTime        = 30 * 86400e9 // a program that takes longer is stopped
	orphanTime     = 60e9         // how long processes may outlive the first one
)

// Config is the computer and the run's circumstances.
type Config struct {
	Cores    int
	GIL      bool
	Start    string // fork, spawn or forkserver
	Switch   string // calls, instruction or parallel
	Policy   Policy
	Seed     int64
	MaxSteps int64  // cost units after which the run is stopped; 0: never
	MaxHeap  uint64 // bytes
	Trace    *trace.Recorder
	Out      func(stream, tid int, text string)
	// NewInterp makes a fresh interpreter, and the frame that runs code in it as python -c does.
	NewInterp func(code string) (*object.Interp, object.NativeFrame)
	// ReadFile returns the contents of a file that the run can see; Folders are those it
	// can see files in, the program's own first.
	ReadFile func(name string) ([]byte, error)
	Folders  []string
	Stdin    string // what there is to read before anybody is asked
	Ask      bool   // whether somebody can be asked for more: NeedsIn says when
}

// Fine reports whether code must be compiled with switch points everywhere.
func (c *Config) Fine() bool { return c.Switch != "calls" }

// A Machine is a run in progress.
type Machine struct {
	Config
	Procs   []*Process
	Threads []*Thread // by number, from 1

	running  []*Thread // on a core, able to run
	queue    []*Thread // wait for a core, in order
	cores    []core
	events   eventHeap
	seq      int64 // breaks ties between events of one time
	now      int64 // the latest time that is past for everybody
	spent    int64 // cost units so far
	cur      *Thread
	granted  int64      // what cur was granted, in cost units
	until    int64      // when cur's grant ends
	random   rng        // the policy's
	jitter   rng        // of wake-ups and the network
	ended    []*Process // since the last step
	orphaned int64      // when the first process ended before others, or 0
	objects  int        // numbers given out to objects,
	tasks    int        // and to tasks
	files    map[string]int32

	lastFile   string // the file that was asked for last, and its number
	lastNumber int32
	items      int                  // numbers given out to what goes through pipes
	listeners  map[string]*Listener // by address
	shared     map[string]any       // what processes find by its name: semaphores, memory
	names      int                  // that were made up

	choices []Choice
	Kind    string  // how the run ended; "" while it goes on
	Report  string  // what there is to say about that
	NeedsIn *Thread // waits for a line of stdin
	Prompt  string
	inputs  []string // lines that came
	eof     bool
}

type core struct {
	thread *Thread
	free   int64 // since when
}

// New returns a machine without processes.
func New(c Config) *Machine {
	m := &Machine{Config: c, Threads: []*Thread{nil}, cores: make([]core, c.Cores), random: rng(c.Seed), jitter: rng(^c.Seed), files: map[string]int32{}}
	m.Trace.Machine(trace.Machine{Cores: c.Cores, GIL: c.GIL, Switch: c.Switch, Policy: c.Policy.Name(), Start: c.Start, Seed: c.Seed})
	return m
}

// Run runs the machine on for about so many cost units, and reports whether the run is over.
func (m *Machine) Run(budget int64) (over bool) {
	for end := m.spent + budget; m.spent < end && m.Kind == ""; {
		if m.NeedsIn != nil {
			return false
		}
		m.step()
	}
	return m.Kind != ""
}

// step lets the next thing happen: an event, or a while of one thread.
func (m *Machine) step() {
	if m.ended != nil {
		m.forget()
	}
	th := m.behind()
	switch e := m.events.peek(); {
	case th == nil && e == nil:
		m.stuck()
	case th == nil && m.orphaned > 0 && e.when > m.orphaned+orphanTime:
		m.finished()
	case th == nil || e != nil && e.when <= th.Clock:
		m.events.pop()
		m.now = max(m.now, e.when)
		m.happen(e)
	default:
		m.runThread(th, e)
	}
}

// behind returns the running thread whose clock is furthest behind; by number when equal.
func (m *Machine) behind() *Thread {
	var best *Thread
	for _, th := range m.running {
		if best == nil || th.Clock < best.Clock || th.Clock == best.Clock && th.Tid < best.Tid {
			best = th
		}
	}
	return best
}

// runThread lets th run until the next event, or until it is ahead of the others.
func (m *Machine) runThread(th *Thread, e *event) {
	until := int64(math.MaxInt64)
	if e != nil {
		until = e.when
	}
	for _, o := range m.running {
		if o != th {
			ahead := int64(lookahead)
			if !m.GIL {
				ahead = compile.Tick
			}
			until = min(until, o.Clock+ahead)
		}
	}
	const slice = 10_000_000 // so that the loop is left now and then
	m.until = min(until, th.Clock+slice)
	m.granted = max((m.until-th.Clock)/compile.Tick, 0)
	if m.mustDrop(th) || m.sliceOver(th) {
		m.granted, m.until = 0, th.Clock
	}
	m.cur = th
	m.now = max(m.now, th.Clock)
	t := th.T
	t.Fuel, t.Points = m.granted, th.points
	t.Parked = false
	th.wants = wantNothing
	stop := vm.Run(t)
	used := m.granted - t.Fuel
	th.cpu += used * compile.Tick
	if !th.Proc.over {
		th.Clock += used * compile.Tick
	}
	th.passed += th.points - t.Points
	th.points = t.Points
	m.spent += used
	m.cur = nil
	switch {
	case m.Kind != "":
	case th.Proc.over:
	case stop == vm.Done:
		m.threadDone(th)
	case stop == vm.Parked && th.wants == wantSync:
		// It comes back when the others have caught up.
	case stop == vm.Parked:
		m.parked(th)
	default:
		m.switchPoint(th)
	}
	if m.MaxSteps > 0 && m.spent > m.MaxSteps && m.Kind == "" {
		m.stop("limit", "the program was stopped after "+itoa(m.spent)+" steps\n")
	}
	if m.orphaned > 0 && m.now > m.orphaned+orphanTime && m.Kind == "" {
		m.finished()
	}
	if m.now > MaxTime && m.Kind == "" {
		m.stop("limit", "the program was stopped after 30 days of virtual time\n")
	}
}

// cut ends the current thread's grant at a time, because something will happen then.
func (m *Machine) cut(when int64) {
	if m.cur == nil || when >= m.until {
		return
	}
	less := (m.until - max(when, m.cur.Clock)) / compile.Tick
	m.cur.T.Fuel -= less
	m.granted -= less
	m.until = when
}

// Now returns the thread's time.
func (th *Thread) Now() int64 {
	if m := th.M; m.cur == th {
		return th.Clock + (m.granted-th.T.Fuel)*compile.Tick
	}
	return th.Clock
}

// Spent returns the cost units that all threads have spent.
func (m *Machine) Spent() int64 { return m.spent }

// Time returns the virtual time that has passed.
func (m *Machine) Time() int64 {
	t := m.now
	for _, th := range m.Threads[1:] {
		t = max(t, th.Clock)
	}
	return t
}

// stop ends the run.
func (m *Machine) stop(kind, report string) {
	if m.Kind == "" {
		m.Kind, m.Report = kind, report
		m.Trace.End(m.Time(), kind)
	}
}

// Stop ends the run from outside.
func (m *Machine) Stop() { m.stop("stopped", "") }

// place returns where in the program the thread is: the innermost frame that is not the library's.
func (th *Thread) place() trace.Pos {
	for f := th.T.Top; f != nil; f = f.Back {
		if f.Native == nil && !f.Code.Quiet {
			return trace.Pos{File: th.M.file(f.Code.Filename), Line: f.Code.LineAt(f.PC - 1)}
		}
	}
	return trace.Pos{}
}

// file returns the trace's number of a source file.
func (m *Machine) file(name string) int32 {
	if name == m.lastFile { // the same string, usually: no look into the map
		return m.lastNumber
	}
	n, ok := m.files[name]
	if !ok {
		n = int32(len(m.files) + 1)
		m.files[name] = n
		m.Trace.File(m.now, 0, int(n), name)
	}
	m.lastFile, m.lastNumber = name, n
	return n
}

// Line is told of every line that a thread begins (object.Watcher).
func (m *Machine) Line(t *object.Thread, c *object.Code, line int32) {
	th := Of(t)
	m.Trace.Line(th.Now(), th.Tid, trace.Pos{File: m.file(c.Filename), Line: line})
}

// rng is a small random number generator (SplitMix64), seeded by the run's seed.
type rng uint64

func (r *rng) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Random returns a number in [0, n).
func (m *Machine) Random(n int) int { return int(m.random.next() % uint64(n)) }

func itoa(n int64) string {
	if n == 0 {
		return "0"
	}
	var b [20]byte
	i := len(b)
	neg := n < 0
	if neg {
		n = -n
	}
	for ; n > 0; n /= 10 {
		i--
		b[i] = byte('0' + n%10)
	}
	if neg {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

// CopyShared and CopyEmptied tell the copier of heaps (object.Copier) that the
// machine is not part of one: a copied lock has no waiters.

func (*Machine) CopyShared() {}
func (*Process) CopyShared() {}
func (*Thread) CopyShared()  {}
func (*Queue) CopyEmptied()  {}
