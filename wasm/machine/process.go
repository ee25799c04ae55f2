package machine

// This file defines processes.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/trace"
)

// A Process is a process of the simulated computer: an interpreter with its
// own modules, heap and GIL.
type Process struct {
	M       *Machine
	Pid     int
	Parent  *Process
	Name    string
	How     string // main, fork, spawn or forkserver
	Interp  *object.Interp
	Threads []*Thread
	Main    *Thread
	GIL     GIL
	Code    int // exit code, once over; negative: killed by that signal
	Reaped  bool
	Exited  Queue // threads that wait for its end
	over    bool
	obj     int

	// Described are the objects of the library that the trace knows by number.
	Described map[*object.Head]int

	// FDs are the open descriptors; the os module's natives fill it.
	FDs map[int]Descriptor
}

// A Descriptor is what a file descriptor refers to.
type Descriptor interface {
	// Close is called when the process closes it, or ends.
	Close(th *Thread)
	// Dup is called when another descriptor refers to the same: dup and fork.
	Dup() Descriptor
}

// FirstPid is the number of the first process: what a program sees of os.getpid.
const FirstPid = 1000

// NewProcess adds a process without threads. by is the thread that makes it, nil for the first.
func (m *Machine) NewProcess(in *object.Interp, how, name string, by *Thread) *Process {
	p := &Process{M: m, Pid: FirstPid + len(m.Procs), How: how, Name: name, Interp: in, FDs: map[int]Descriptor{}, Described: map[*object.Head]int{}}
	in.Process, in.World = p, p
	tid, when, parent := 0, int64(0), 0
	if by != nil {
		p.Parent = by.Proc
		tid, when, parent = by.Tid, by.Now(), by.Proc.Pid
	}
	m.Procs = append(m.Procs, p)
	m.Trace.Process(when, tid, p.Pid, parent, how, name)
	return p
}

// ProcOf returns the machine's side of an interpreter's process.
func ProcOf(t *object.Thread) *Process { return t.Interp.Process.(*Process) }

// Over reports whether the process has ended.
func (p *Process) Over() bool { return p.over }

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
// close, and whoever waits for it is woken. by is the thread that causes it.
func (p *Process) Exit(code int, by *Thread) {
	if p.over {
		return
	}
	m := p.M
	p.over, p.Code = true, code
	when := by.Now()
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
		if th == p.Main {
			how = trace.Done
		}
		th.Clock = max(th.Clock, when)
		if th.queue != nil {
			th.queue.remove(th)
		}
		p.GIL.waiters = nil
		m.unqueue(th)
		m.leave(th, Over)
		m.Trace.ThreadEnd(th.Clock, th.Tid, how, "")
	}
	m.Trace.ProcessEnd(when, by.Tid, p.Pid, code)
	p.Exited.WakeAll(by, "exit")
	if p.Parent == nil {
		p.finish(by)
	}
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

// finish ends the run with the first process: its children that still run are orphans, and stop.
func (p *Process) finish(_ *Thread) {
	kind := "ok"
	if p.Code != 0 {
		kind = "exception"
	}
	p.M.stop(kind, "")
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
	m := p.M
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
	th := Of(t)
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
