// This file checks that a trace tells of a run that can have happened. It replays
// the events over a small model of the machine; each rule is one refusal below.
package trace

import (
	"errors"
	"strconv"
)

// Validate returns the first event that cannot have happened, with its number
// (from 1), its text and the rule it breaks; nil if there is none.
func Validate(data []byte) error {
	c := checker{
		processes: map[int64]*process{}, threads: map[int]*thread{}, cores: map[int64]*slot{},
		tasks: map[int64]*task{}, objects: map[int64]*object{}, files: map[int32]bool{0: true},
	}
	r := NewReader(data)
	for n := 1; r.Next(); n++ {
		if why := c.event(&r.Event); why != "" {
			return errors.New("trace: event " + strconv.Itoa(n) + ": " + string(AppendEvent(nil, &r.Event)) + ": " + why)
		}
	}
	return r.Err()
}

type state uint8

const (
	starting state = iota
	ready
	running
	sleeping
	blocked
	over
)

var stateNames = [...]string{"starting", "ready", "running", "sleeping", "blocked", "over"}

type process struct {
	gil     slot
	threads int // not yet over
	over    bool
}

type thread struct {
	pid   int64
	proc  *process
	state state
	time  int64 // of its last event
	until int64 // when its sleep or timeout is over
	woken bool  // since it last went to sleep or blocked
	core  int64 // while running
	steps []int64
	ops   map[int64]int // open operations of each of its tasks; 0: the thread itself
}

// slot is something that one thread at a time can have: a core, a GIL, a lock.
type slot struct {
	owner *thread // nil: free
	since int64   // when it last changed hands
}

type checker struct {
	machine   bool // the machine is described
	cut       bool // lines are cut: places and accesses may be missing
	cutAll    bool
	ended     bool
	cores     map[int64]*slot
	numCores  int64
	gil       bool
	processes map[int64]*process
	threads   map[int]*thread
	tasks     map[int64]*task
	objects   map[int64]*object
	files     map[int32]bool
}

// event applies one event; it returns the rule that the event breaks, or "".
func (c *checker) event(e *Event) string {
	switch {
	case c.ended:
		return "the run is over"
	case c.cutAll && e.Kind != EvEnd:
		return "recorded after everything was cut"
	}
	if c.machine == (e.Kind == EvMachine) {
		return "the machine is described once, first"
	}
	var t *thread
	if e.Thread != 0 {
		if t = c.threads[e.Thread]; t == nil {
			return "the thread is not started"
		}
		if t.state == over {
			return "the thread is over"
		}
		if e.Time < t.time {
			return "time goes back on this thread"
		}
		t.time = e.Time
	}
	row := &Table[e.Kind]
	for i, a := range row.Args {
		if a.Type == Place && !c.files[e.Args[i].Place().File] {
			return "the file has no name"
		}
		if a.Name == "obj" && e.Kind != EvObject && e.Args[i].N != 0 && c.objects[e.Args[i].N] == nil {
			return "the object is not made"
		}
	}
	if row.Busy {
		if why := c.busy(e.Kind, t); why != "" {
			return why
		}
	}
	return c.apply(e, t)
}

// busy checks what only a running thread can do. The simulated network puts and
// sets too, on no thread. Natives may give up the GIL; bytecode never runs without.
func (c *checker) busy(k Kind, t *thread) string {
	if t == nil {
		if k == EvPut || k == EvSet {
			return ""
		}
		return "no thread does this"
	}
	if t.state != running {
		return "the thread is " + stateNames[t.state]
	}
	bytecode := k == EvLine || k == EvAccess || k == EvTaskStep
	if bytecode && c.gil && t.proc.gil.owner != t {
		return "the thread does not hold the GIL"
	}
	return ""
}

func (c *checker) apply(e *Event, t *thread) string {
	switch e.Kind {
	case EvMachine:
		c.machine, c.numCores, c.gil = true, e.Args[0].N, e.Args[1].N == 1
	case EvFile:
		c.files[int32(e.Args[0].N)] = true
	case EvProcess:
		return c.startProcess(e.Args[0].N)
	case EvProcessEnd:
		return c.endProcess(e.Args[0].N)
	case EvThread:
		return c.startThread(int(e.Args[0].N), e.Args[1].N, e.Time)
	case EvThreadName:
		if c.threads[int(e.Args[0].N)] == nil {
			return "the thread is not started"
		}
	case EvTask, EvTaskName, EvTaskStep, EvTaskAwait, EvTaskWake, EvTaskEnd:
		return c.taskEvent(e, t)
	case EvObject, EvAcquire, EvRelease, EvPut, EvGet:
		return c.objectEvent(e, t)
	case EvWake:
		return c.wake(e)
	case EvCut:
		c.cut, c.cutAll = true, e.Args[0].N == CutAll
	case EvEnd:
		return c.end(e.Args[0].S)
	case EvLine, EvAccess:
		if c.cut {
			return "recorded after it was cut"
		}
	case EvThreadEnd, EvRun, EvReady, EvSleep, EvBlock, EvGILRequest, EvGILTake, EvGILDrop, EvOp, EvOpEnd:
		if t == nil {
			return "no thread does this"
		}
		return c.threadEvent(e, t)
	}
	return ""
}

func (c *checker) startProcess(pid int64) string {
	if pid == 0 || c.processes[pid] != nil {
		return "the process is started already"
	}
	c.processes[pid] = &process{}
	return ""
}

func (c *checker) endProcess(pid int64) string {
	p := c.processes[pid]
	switch {
	case p == nil || p.over:
		return "there is no such process"
	case p.threads > 0:
		return "the process has threads that are not over"
	}
	p.over = true
	return ""
}

func (c *checker) startThread(tid int, pid, now int64) string {
	p := c.processes[pid]
	switch {
	case tid == 0 || c.threads[tid] != nil:
		return "the thread is started already"
	case p == nil || p.over:
		return "there is no such process"
	}
	p.threads++
	c.threads[tid] = &thread{pid: pid, proc: p, time: now, ops: map[int64]int{}}
	return ""
}

// threadEvent follows a thread from state to state, and its GIL.
func (c *checker) threadEvent(e *Event, t *thread) string {
	gil := &t.proc.gil
	switch e.Kind {
	case EvGILTake:
		return gil.take(t, e.Time, "the GIL")
	case EvGILDrop:
		return gil.drop(t, e.Time, "the GIL")
	case EvGILRequest:
		if gil.owner == t {
			return "the thread holds the GIL"
		}
		return ""
	case EvOp:
		t.ops[t.task()]++
		return ""
	case EvOpEnd:
		if t.ops[t.task()]--; t.ops[t.task()] < 0 {
			return "no operation has begun"
		}
		return ""
	}

	waiting := t.state == sleeping || t.state == blocked
	due := t.until > 0 && e.Time >= t.until
	if waiting && !t.woken && !due && e.Kind != EvThreadEnd {
		return "the thread is " + stateNames[t.state] + " and nobody woke it"
	}
	if t.state == running {
		if why := c.core(t.core).drop(t, e.Time, "the core"); why != "" {
			return why
		}
	}
	if e.Kind != EvRun && e.Kind != EvReady && gil.owner == t {
		return "the thread holds the GIL"
	}
	was := t.state
	t.until, t.woken = 0, false
	switch e.Kind {
	case EvRun:
		if t.core = e.Args[0].N; t.core >= c.numCores {
			return "there is no such core"
		}
		t.state = running
		return c.core(t.core).take(t, e.Time, "the core")
	case EvReady:
		t.state = ready
	case EvSleep, EvBlock:
		if was != running {
			return "the thread is " + stateNames[was]
		}
		t.state, t.until = sleeping, e.Args[0].N
		if e.Kind == EvBlock {
			t.state, t.until = blocked, e.Args[2].N
		}
	case EvThreadEnd:
		if was != running && e.Args[0].N != Killed {
			return "the thread is " + stateNames[was]
		}
		t.state = over
		t.proc.threads--
	}
	return ""
}

func (c *checker) wake(e *Event) string {
	t := c.threads[int(e.Args[0].N)]
	switch {
	case t == nil || t.state == over:
		return "there is no such thread"
	case t.state != blocked && t.state != sleeping:
		return "the thread is " + stateNames[t.state]
	}
	t.woken = true
	return ""
}

func (c *checker) core(n int64) *slot {
	if c.cores[n] == nil {
		c.cores[n] = &slot{}
	}
	return c.cores[n]
}

func (s *slot) take(t *thread, now int64, what string) string {
	switch {
	case s.owner != nil:
		return what + " is taken"
	case now < s.since:
		return what + " is still in use at that time"
	}
	s.owner, s.since = t, now
	return ""
}

func (s *slot) drop(t *thread, now int64, what string) string {
	if s.owner != t {
		return "the thread does not hold " + what
	}
	s.owner, s.since = nil, now
	return ""
}

func (c *checker) end(kind string) string {
	c.ended = true
	if kind != "ok" && kind != "exception" || c.cutAll {
		return ""
	}
	for _, p := range c.processes {
		if !p.over {
			return "a process is not over"
		}
	}
	return ""
}
