package machine

// This file defines processes.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/trace"
)

// A Process is a process of the simulated computer: an interpreter with its
// own modules, heap and GIL.
type Process struct {
	M          *Machine
	Pid        int
	Parent     *Process
	Name       string
	How        string // main, fork, spawn or forkserver
	Interp     *object.Interp
	Threads    []*Thread
	Main       *Thread
	GIL        GIL
	Code       int // exit code, once over; negative: killed by that signal
	Reaped     bool
	Exited     Queue // threads that wait for its end
	over       bool
	self       *Thing              // it, as what others wait for
	server     *Process            // makes this process's children of the start method forkserver
	childEnded Queue               // threads that wait for the end of any child
	signals    map[int]Disposition // of those that are not as they were
	heap       int                 // how many objects the last copy had

	things map[uint64]*Thing // what the library said of its objects, by their identity
	tasks  map[uint64]*Task  // asyncio's tasks that are not over, by identity
	cpu    int64             // time on cores of threads that are over
	nobody *object.Thread    // stands for those

	FDs map[int]Descriptor // the open descriptors, but for the standard streams
}

// FirstPid is the number of the first process: what a program sees of os.getpid.
const FirstPid = 1000

// NewProcess adds the first process, without threads.
func (m *Machine) NewProcess(in *object.Interp, how, name string) *Process {
	p := m.newProcess(how, name, nil, nil)
	p.adopt(in)
	return p
}

// newProcess adds a process without an interpreter; parent is nil for the first.
func (m *Machine) newProcess(how, name string, parent *Process, by *Thread) *Process {
	p := &Process{M: m, Pid: FirstPid + len(m.Procs), How: how, Name: name, FDs: map[int]Descriptor{},
		things: map[uint64]*Thing{}, tasks: map[uint64]*Task{}}
	p.self = &Thing{Kind: "process", Name: name}
	p.Parent = parent
	tid, when, ppid := 0, int64(0), 0
	if by != nil {
		tid, when, ppid = by.Tid, by.Now(), parent.Pid
	}
	m.Procs = append(m.Procs, p)
	m.Trace.Process(when, tid, p.Pid, ppid, how, name)
	return p
}

// adopt gives the process its interpreter.
func (p *Process) adopt(in *object.Interp) {
	p.Interp, in.Process, in.World = in, p, p
}

// ProcOf returns the machine's side of an interpreter's process.
func ProcOf(t *object.Thread) *Process { return t.Interp.Process.(*Process) }

// Over reports whether the process has ended.
func (p *Process) Over() bool { return p.over }

// Alive returns how many processes have not ended.
func (m *Machine) Alive() (n int) {
	for _, p := range m.Procs {
		if !p.over {
			n++
		}
	}
	return n
}

// Alive returns how many of its threads have not ended.
func (p *Process) Alive() (n int) {
	for _, th := range p.Threads {
		if th.State != Over {
			n++
		}
	}
	return n
}

// Exit ends the process: its other threads stop where they are, descriptors
// close, and whoever waits for it is woken. by is the thread that causes it;
// nil: the end of the run.
func (p *Process) Exit(code int, by *Thread) {
	if p.over {
		return
	}
	m := p.M
	p.over, p.Code = true, code
	when := m.now
	if by != nil {
		when = by.Now()
	}
	for fd := 0; len(p.FDs) > 0; fd++ {
		if d, ok := p.FDs[fd]; ok {
			delete(p.FDs, fd)
			d.Close(by)
		}
	}
	for _, th := range p.Threads {
		if th.State == Over {
			continue
		}
		how := trace.Killed
		if th == by {
			how = trace.Done
		}
		th.Clock = max(th.Clock, when)
		if th.queue != nil {
			th.queue.remove(th)
		}
		p.GIL.waiters = nil
		m.unqueue(th)
		m.dropGIL(th)
		m.Trace.ThreadEnd(th.Clock, th.Tid, how, "")
		m.leave(th, Over, false)
	}
	m.Trace.ProcessEnd(when, 0, p.Pid, code)
	m.ended = append(m.ended, p)
	for p.Exited.Len() > 0 {
		m.wake(p.Exited.First(), when, 0, "exit", Granted)
	}
	for p.Parent != nil && p.Parent.childEnded.Len() > 0 {
		m.wake(p.Parent.childEnded.First(), when, 0, "exit", Granted)
	}
	switch {
	case p.Parent == nil:
		p.finish(by)
	case m.orphaned > 0 && m.Kind == "" && m.Alive() == 0:
		m.finished()
	}
}

// forget lets go of the heaps of processes that have ended. Their threads are
// off the loop.
func (m *Machine) forget() {
	for _, p := range m.ended {
		p.Interp = &object.Interp{Modules: object.NewDict()}
		p.things, p.tasks = nil, nil
		for _, th := range p.Threads {
			th.T = &object.Thread{Interp: p.Interp, Host: th, ID: th.Tid}
		}
	}
	m.ended = nil
}

// unqueue takes a thread out of the line for a core.
func (m *Machine) unqueue(th *Thread) {
	for i, o := range m.queue {
		if o == th {
			m.queue = append(m.queue[:i:i], m.queue[i+1:]...)
			return
		}
	}
}

// end is called when the main thread's last frame is gone.
func (p *Process) end(th *Thread) {
	code := 0
	if th.T.Result.O != nil {
		n, _ := object.AsInt(th.T.Result)
		code = int(n) & 0xff
	}
	if th.T.Failed != nil {
		code = 1
	}
	p.Exit(code, th)
}

// finish is called when the first process has ended. The run ends with it, or
// after its children that still run: they are orphans now.
func (p *Process) finish(by *Thread) {
	m := p.M
	for _, o := range m.Procs {
		if len(o.Threads) == 0 { // a server
			o.Exit(0, by)
		}
	}
	for _, o := range m.Procs {
		if !o.over {
			m.orphaned = max(by.Clock, m.now)
			return
		}
	}
	m.finished()
}

// finished ends the run, its first process being over.
func (m *Machine) finished() {
	for _, p := range m.Procs {
		p.Exit(0, nil)
	}
	kind := "ok"
	if m.Procs[0].Code != 0 {
		kind = "exception"
	}
	m.stop(kind, "")
}

// Write puts text on a stream (object.World).
func (p *Process) Write(t *object.Thread, stream int, text string) error {
	th := Of(t)
	if !th.Sync() {
		return object.Park
	}
	t.Spend(int64(100 + len(text)/8))
	p.M.Trace.Out(th.Now(), th.Tid, stream-1, text)
	if p.M.Out != nil {
		p.M.Out(stream, th.Tid, text)
	}
	return nil
}

// ReadLine reads a line of stdin (object.World). Virtual time stands still while the world is asked.
func (p *Process) ReadLine(t *object.Thread, prompt string) (string, error) {
	m, th := p.M, Of(t)
	if prompt != "" && !th.asking {
		if err := p.Write(t, 1, prompt); err != nil {
			return "", err
		}
	}
	th.asking = false
	if len(m.inputs) > 0 {
		line := m.inputs[0]
		m.inputs = m.inputs[1:]
		return line, nil
	}
	if i := lineEnd(m.Stdin); i > 0 {
		line := m.Stdin[:i]
		m.Stdin = m.Stdin[i:]
		return line, nil
	}
	if !m.Ask || m.eof {
		return "", nil
	}
	th.asking = true
	m.NeedsIn, m.Prompt = th, prompt
	th.wants = wantSync
	t.Parked = true
	return "", object.Park
}

// Input answers NeedsIn with a line, which ends in a newline; eof says that there is no more.
func (m *Machine) Input(line string, eof bool) {
	m.NeedsIn = nil
	if eof {
		m.eof = true
		return
	}
	m.inputs = append(m.inputs, line)
}

func lineEnd(s string) int {
	for i := range len(s) {
		if s[i] == '\n' {
			return i + 1
		}
	}
	return len(s)
}
