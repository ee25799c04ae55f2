package machine

// This file defines what file descriptors refer to, and the numbers by which a
// process knows them.

import (
	"slices"

	"taketurns/wasm/object"
)

// A Descriptor is what a file descriptor refers to. Descriptors are shared by
// the processes that a fork makes; each of their numbers counts.
type Descriptor interface {
	// Close is called when a process closes a number of it, or ends. by is nil
	// when the machine does it.
	Close(by *Thread)
	// Dup is called when another number refers to the same: dup and fork.
	Dup() Descriptor
	// Ready reports whether reading, or accepting, would not block.
	Ready() bool
	// poll has the thread woken when that changes.
	poll(th *Thread)
}

// A Stream is a descriptor that bytes are read from or written to. Both methods
// may answer object.Park, after which they are called again.
type Stream interface {
	Descriptor
	Read(th *Thread, n int) (string, error)
	Write(th *Thread, data string) (int, error)
}

// firstFD is the lowest descriptor behind the standard streams.
const firstFD = 3

// Open gives d the lowest number that is free, and returns it.
func (p *Process) Open(d Descriptor) int {
	fd := firstFD
	for p.FDs[fd] != nil {
		fd++
	}
	p.FDs[fd] = d
	return fd
}

// CloseFD closes a descriptor, and reports whether it was open.
func (th *Thread) CloseFD(fd int) bool {
	d := th.Proc.FDs[fd]
	if d == nil {
		return false
	}
	delete(th.Proc.FDs, fd)
	d.Close(th)
	return true
}

// A poller is a thread that waits for one of several descriptors. It may have
// been woken by another one meanwhile: then gen is an old wait's.
type poller struct {
	th  *Thread
	gen int64
}

// pollers are those of one descriptor.
type pollers []poller

func (ps *pollers) add(th *Thread) {
	*ps = slices.DeleteFunc(*ps, func(p poller) bool { return p.th.waitGen >= p.gen+1 || p.th.State == Over })
	*ps = append(*ps, poller{th, th.waitGen + 1})
}

// wake wakes them all: they look again.
func (ps *pollers) wake(m *Machine, by *Thread, why string) {
	list := *ps
	*ps = nil
	for _, p := range list {
		if p.th.State == Waiting && p.th.waitGen == p.gen {
			m.Wake(p.th, by, why, TryAgain)
		}
	}
}

// Poll returns which of the descriptors are ready to be read from. When none is,
// it makes the thread wait, until the time until (0: forever), and the error is
// object.Park; when that time is up already it does not wait.
func (th *Thread) Poll(list []Descriptor, until int64) ([]bool, error) {
	th.Woken()
	if !th.Sync() {
		return nil, object.Park
	}
	ready, some := make([]bool, len(list)), false
	for i, d := range list {
		ready[i] = d.Ready()
		some = some || ready[i]
	}
	if some || until > 0 && until <= th.Now() {
		return ready, nil
	}
	for _, d := range list {
		d.poll(th)
	}
	w := Wait{Why: "wait", Wake: "put", Until: until, What: "something to read from a pipe"}
	if len(list) > 0 {
		w.Obj = th.numberOf(list[0])
	}
	return nil, th.Park(nil, w)
}

// numberOf returns a descriptor's number in the trace.
func (th *Thread) numberOf(d Descriptor) int {
	switch d := d.(type) {
	case *Socket:
		return d.in.number(th)
	case *Listener:
		return th.Number(&d.thing, 0, 0)
	}
	return 0
}
