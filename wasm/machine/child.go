package machine

// This file defines what processes do to each other: wait for a child, and signals.

import "taketurns/wasm/object"

// Signals that processes send each other, by their numbers on Linux.
const (
	SIGINT    = 2
	SIGKILL   = 9
	SIGTERM   = 15
	SIGCHLD   = 17
	SIGCONT   = 18
	SIGSTOP   = 19
	SIGURG    = 23
	SIGWINCH  = 28
	MaxSignal = 64
)

// Process returns the process with that number, nil when there is none.
func (m *Machine) Process(pid int) *Process {
	if i := pid - FirstPid; i >= 0 && i < len(m.Procs) {
		return m.Procs[i]
	}
	return nil
}

// ParentPid returns the number of the parent; 1 when it has ended.
func (p *Process) ParentPid() int {
	if p.Parent == nil || p.Parent.over {
		return 1
	}
	return p.Parent.Pid
}

// WaitChild returns a child that has ended and was not waited for before: that
// with the number pid, or any when it is not positive. When there is none yet,
// it waits (the error is object.Park) or returns nil.
func (th *Thread) WaitChild(pid int, wait bool) (*Process, error) {
	th.Woken()
	var alive *Process
	for _, p := range th.M.Procs {
		if p.Parent != th.Proc || p.Reaped || pid > 0 && p.Pid != pid {
			continue
		}
		if p.over {
			p.Reaped = true
			th.T.Spend(callCost)
			return p, nil
		}
		if alive == nil {
			alive = p
		}
	}
	switch {
	case alive == nil:
		return nil, object.OSErrorOf(object.ECHILD)
	case !wait:
		th.T.Spend(callCost)
		return nil, nil
	}
	q := &alive.Exited
	if pid <= 0 {
		q = &th.Proc.childEnded
	}
	return nil, th.Park(q, Wait{Obj: th.Number(alive.self, 0, 0), Why: "join", Wake: "exit", Owner: alive.Main, What: "the end of the process " + alive.Name})
}

// Stop has the thread's native return, its process being over: it never goes on.
func (th *Thread) Stop() error {
	th.T.Parked = true
	return object.Park
}

// SetHandler says whether the process has a handler in Python for a signal, ignores it, or neither.
// SIGKILL can have none.
func (p *Process) SetHandler(signum int, d Disposition) {
	if p.signals == nil {
		p.signals = map[int]Disposition{}
	}
	p.signals[signum] = d
}

// A Disposition is what a process does with a signal.
type Disposition uint8

const (
	SignalDefault Disposition = iota
	SignalIgnored
	SignalHandled // by a function of Python, on the main thread
)

// Signal sends the process a signal. It is the last thing that by's native does:
// the answer is the native's.
func (p *Process) Signal(signum int, by *Thread) (object.Value, error) {
	d, set := p.signals[signum]
	switch {
	case signum == SIGINT && !set && by != p.Main && p.Main != nil:
		p.Interrupt(by, object.NewException(object.KeyboardInterrupt))
	case signum == SIGINT && !set && by == p.Main:
		return object.Value{}, object.NewException(object.KeyboardInterrupt)
	case p.over || d == SignalIgnored:
	case d == SignalHandled && by == p.Main:
		return by.T.Push(&handler{signum: signum, result: object.None})
	case d == SignalHandled && p.Main != nil && p.Main.State != Over:
		h := &handler{signum: signum, woken: p.Main.T.Woken}
		if p.Main.State == Waiting {
			h.wait, h.woken = p.Main.wait, TryAgain
			h.slept = h.wait.Obj == 0 && h.wait.Until > 0
		}
		p.Main.T.Push(h)
		p.M.Wake(p.Main, by, "interrupt", TryAgain)
	case d == SignalDefault && (signum == SIGCHLD || signum == SIGCONT || signum == SIGURG || signum == SIGWINCH):
	default:
		p.Exit(-signum, by)
		if by.Proc == p {
			return object.Value{}, by.Stop()
		}
	}
	return object.None, nil
}

// HandlerKey is the name in the interpreter's registry of a signal's handler.
func HandlerKey(signum int) string { return "signal." + itoa(int64(signum)) }

// handler calls the handler of a signal on top of what the main thread was
// doing, which then goes on: a sleep to its end, another wait by trying again.
type handler struct {
	signum int
	wait   Wait // the wait that was broken off
	slept  bool // it was a sleep
	woken  int  // why the native below is run again
	result object.Value
	step   int
}

func (f *handler) Resume(t *object.Thread, in object.Value, err error) (object.Value, error) {
	th := Of(t)
	for {
		switch f.step {
		case 0:
			f.step = 1
			t.Woken = NotWoken
			fn := t.Interp.Registry[HandlerKey(f.signum)]
			if in, err = t.Call2(fn, object.Int(int64(f.signum)), object.NewFrameObject(t.Top.Back)); err == object.Pending {
				return in, err
			}
		case 1:
			f.step = 2
			switch late := f.wait.Until > 0 && f.wait.Until <= th.Now(); {
			case err != nil:
				return object.Value{}, err
			case late:
				f.woken = TimedOut
			case f.slept:
				f.woken = TimedOut
				return object.Value{}, th.Park(nil, f.wait)
			}
		default:
			if err == nil {
				t.Woken = f.woken
			}
			return f.result, err
		}
	}
}
