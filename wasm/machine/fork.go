package machine

// This file makes processes: by fork, as copies of running ones, and as fresh
// interpreters. What starting costs stands here.

import "taketurns/wasm/object"

// What starting a process takes, in nanoseconds: of the thread that does it, and
// until the new process runs. A fresh interpreter imports what it needs in its own time.
const (
	forkCall         = 300_000
	forkStart        = 700_000
	spawnCall        = 800_000
	spawnStart       = 34_000_000
	forkServerStart  = 45_000_000 // the server, with the first process that it makes
	forkServerChild  = 5_000_000
	serverProcess    = "ForkServer"
	defaultChildName = "Process"
)

// maxProcesses is how many processes there can be at a time.
const maxProcesses = 500

// bytesPerObject is about what a copy of an object takes.
const bytesPerObject = 256

// CanStart returns the error of starting another process, nil when there is room.
func (th *Thread) CanStart() error {
	if th.M.Alive() >= maxProcesses {
		return object.OSErrorOf(object.EAGAIN)
	}
	if th.T.Allocate(int64(th.Proc.heap)*bytesPerObject) != nil {
		return object.OSErrorOf(object.ENOMEM)
	}
	return nil
}

// NameNext says what the next process that the thread starts is called, and
// what stands for it in the program; k may be nil.
func (th *Thread) NameNext(name string, k *Thing) { th.nextName, th.nextThing = name, k }

// newChild adds the thread's next child.
func (th *Thread) newChild(how string, parent *Process) *Process {
	name, k := th.nextName, th.nextThing
	th.nextName, th.nextThing = "", nil
	if name == "" {
		name = defaultChildName + "-" + itoa(int64(len(th.M.Procs)))
	}
	child := th.M.newProcess(how, name, parent, th)
	if k != nil {
		child.self = k
	}
	return child
}

// Fork makes a child of the thread's process: a copy of its heap and descriptors,
// and of this thread alone. The child's thread stands where this one does; the
// caller tells its frame there that it is the child's, and then starts it with
// StartForked. No native but the caller's frame may be running. The child knows
// of no tasks: those of the parent's event loops go on there.
func (th *Thread) Fork() (*Process, *object.Thread) {
	parent := th.Proc
	th.T.Spend(forkCall / 10)
	child := th.newChild("fork", parent)
	main := child.newThread(th.Name)
	main.Ident, main.Daemon = th.Ident, th.Daemon
	child.Main = main

	c := object.NewCopier(parent.heap)
	c.Replace(parent, child)
	c.Replace(th, main)
	in := c.Interp(parent.Interp)
	t := c.Thread(th.T, in)
	c.Finish()
	parent.heap = c.Size()
	child.heap = parent.heap
	child.adopt(in)
	in.Entropy += uint64(child.Pid) << 32 // the computer's random numbers are new for everybody
	for sig, d := range parent.signals {
		child.SetHandler(sig, d)
	}
	for id, k := range parent.things {
		if !k.shared {
			n := *k
			n.num, n.Thread = 0, nil // what fork copies is another object
			k = &n
		}
		child.things[id] = k
	}
	for fd, d := range parent.FDs {
		child.FDs[fd] = d.Dup()
	}
	return child, t
}

// StartForked makes the thread that Fork returned run.
func (p *Process) StartForked(t *object.Thread, by *Thread) {
	p.Main.start(t, by, forkStart)
}

// Spawn starts a process with a fresh interpreter that runs code as python -c
// does, and has the descriptors fds of the thread's process. With server, its
// parent is a process that does nothing else and ends with the thread's.
func (th *Thread) Spawn(code string, fds []int, server bool) *Process {
	m := th.M
	th.T.Spend(spawnCall / 10)
	parent, how, delay := th.Proc, "spawn", int64(spawnStart)
	if server {
		how, delay = "forkserver", forkServerChild
		if parent.server == nil {
			parent.server = m.newProcess("spawn", serverProcess, parent, th)
			delay = forkServerStart
		}
		parent = parent.server
	}
	child := th.newChild(how, parent)
	in, first := m.NewInterp(code)
	child.adopt(in)
	for _, fd := range fds {
		if d, ok := th.Proc.FDs[fd]; ok && child.FDs[fd] == nil {
			child.FDs[fd] = d.Dup()
		}
	}
	t := object.NewThread(in, 0)
	t.Push(first)
	child.Main = child.newThread("MainThread")
	child.Main.Ident = firstIdent + int64(child.Main.Tid)*identStep
	child.Main.start(t, th, delay)
	return child
}
