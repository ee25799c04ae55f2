package machine

// This file defines pipes and sockets: bytes on their way between threads and processes.

import (
	"taketurns/wasm/object"
)

// Capacities in bytes, and what a system call costs in units of 10 ns: a call, and
// each so many bytes.
const (
	PipeCapacity   = 65536
	SocketCapacity = 212992
	pipeAtomic     = 4096 // writes up to this size are not divided (PIPE_BUF)
	callCost       = 80
	bytesPerUnit   = 64
)

// A Pipe takes bytes in at one end and gives them out at the other.
type Pipe struct {
	m        *Machine
	data     []byte
	capacity int
	readers  int // descriptors of each end that are open
	writers  int
	messages []message // what was written and not yet read, write by write
	canRead  Queue
	canWrite Queue
	pollers  pollers
	thing    *Thing
}

// A message is what is left of one write. The trace follows it as an item.
type message struct {
	item int
	left int
}

// A Socket is one end of a pipe, or of two: what is written to one end of a
// pair can be read from the other.
type Socket struct {
	in, out *Pipe // nil: cannot be read, cannot be written
}

func newPipe(m *Machine, capacity int) *Pipe {
	return &Pipe{m: m, capacity: capacity, thing: &Thing{Kind: "pipe", sought: true}}
}

// NewPipe returns the ends of a pipe, to read from and to write to.
func NewPipe(m *Machine) (r, w *Socket) {
	p := newPipe(m, PipeCapacity)
	return connect(p, nil), connect(nil, p)
}

// NewSocketPair returns two sockets that are connected.
func NewSocketPair(m *Machine) (a, b *Socket) {
	p, q := newPipe(m, SocketCapacity), newPipe(m, SocketCapacity)
	return connect(p, q), connect(q, p)
}

func connect(in, out *Pipe) *Socket {
	s := &Socket{in, out}
	s.Dup()
	return s
}

// Dup counts one more number of the socket.
func (s *Socket) Dup() Descriptor {
	if s.in != nil {
		s.in.readers++
	}
	if s.out != nil {
		s.out.writers++
	}
	return s
}

// Close counts one less. Without readers writing fails, without writers reading ends.
func (s *Socket) Close(by *Thread) {
	if p := s.in; p != nil {
		if p.readers--; p.readers == 0 {
			p.wakeAll(&p.canWrite, by)
		}
	}
	if p := s.out; p != nil {
		if p.writers--; p.writers == 0 {
			p.wakeAll(&p.canRead, by)
			p.pollers.wake(p.m, by, "close")
		}
	}
}

// wakeAll wakes threads that wait in q because an end was closed.
func (p *Pipe) wakeAll(q *Queue, by *Thread) {
	for o := q.First(); o != nil; o = q.First() {
		p.m.Wake(o, by, "close", TryAgain)
	}
}

// Ready reports whether there is something to read, or nobody who could still write.
func (s *Socket) Ready() bool { return s.in != nil && (len(s.in.data) > 0 || s.in.writers == 0) }

func (s *Socket) poll(th *Thread) {
	if s.in != nil {
		s.in.pollers.add(th)
	}
}

// number returns the pipe's number in the trace.
func (p *Pipe) number(th *Thread) int { return th.Number(p.thing, 0, p.capacity) }

// ReadBy says which object of the program reads from the socket: the pipe goes by
// its name, in every process.
func (s *Socket) ReadBy(th *Thread, v object.Value) {
	if p := s.in; p != nil && p.thing.num == 0 {
		p.thing = th.Share(v, "pipe", nil)
	} else if p != nil {
		th.Share(v, "pipe", p.thing)
	}
}

// Read returns up to n bytes: "" when there is nobody who could write any more.
// It waits for the first of them; the error is then object.Park.
func (s *Socket) Read(th *Thread, n int) (string, error) {
	p := s.in
	if p == nil {
		return "", object.OSErrorOf(object.EBADF)
	}
	th.Woken()
	if !th.Sync() {
		return "", object.Park
	}
	if len(p.data) == 0 && p.writers > 0 && n > 0 {
		return "", th.Park(&p.canRead, Wait{Obj: p.number(th), Why: "recv", Wake: "put", On: Place{p.thing.ID, "pipe"}, What: "something to read from a pipe"})
	}
	n = min(n, len(p.data))
	text := string(p.data[:n])
	if p.data = p.data[n:]; len(p.data) == 0 {
		p.data = nil
	}
	th.T.Spend(callCost + int64(n/bytesPerUnit))
	for rest := n; rest > 0; {
		m := &p.messages[0]
		k := min(rest, m.left)
		rest, m.left = rest-k, m.left-k
		if m.left == 0 {
			p.messages = p.messages[1:]
			p.m.Trace.Get(th.Now(), th.Tid, p.number(th), m.item, len(p.messages))
		}
	}
	if n > 0 {
		p.canWrite.WakeFirst(th, "get")
	}
	if len(p.data) > 0 {
		p.canRead.WakeFirst(th, "put")
	}
	return text, nil
}

// Write takes bytes in and returns how many: all of a short piece, else as much
// as there is room for. It waits for room; the error is then object.Park.
func (s *Socket) Write(th *Thread, data string) (int, error) {
	p := s.out
	if p == nil {
		return 0, object.OSErrorOf(object.EBADF)
	}
	th.Woken()
	if !th.Sync() {
		return 0, object.Park
	}
	if p.readers == 0 {
		return 0, object.OSErrorOf(object.EPIPE)
	}
	room := p.capacity - len(p.data)
	if len(data) > room && (len(data) <= pipeAtomic || room == 0) {
		return 0, th.Park(&p.canWrite, Wait{Obj: p.number(th), Why: "send", Wake: "get", What: "room in a pipe, which is full"})
	}
	n := min(len(data), room)
	if n == 0 {
		return 0, nil
	}
	p.data = append(p.data, data[:n]...)
	th.T.Spend(callCost + int64(n/bytesPerUnit))
	p.m.items++
	p.messages = append(p.messages, message{p.m.items, n})
	p.m.Trace.Put(th.Now(), th.Tid, p.number(th), p.m.items, len(p.messages))
	p.canRead.WakeFirst(th, "put")
	p.pollers.wake(p.m, th, "put")
	if n < room {
		p.canWrite.WakeFirst(th, "get")
	}
	return n, nil
}

// A Listener is where others connect to.
type Listener struct {
	m       *Machine
	address string
	uses    int       // numbers that are open
	waiting []*Socket // ends for those who accept
	accept  Queue
	pollers pollers
	thing   Thing
}

// Listen makes an address that others can connect to. ok is false when it is in use.
func (m *Machine) Listen(address string) (l *Listener, ok bool) {
	if m.listeners[address] != nil {
		return nil, false
	}
	l = &Listener{m: m, address: address, uses: 1, thing: Thing{Kind: "pipe", Name: address, sought: true}}
	if m.listeners == nil {
		m.listeners = map[string]*Listener{}
	}
	m.listeners[address] = l
	return l, true
}

// Dup counts one more number of the listener.
func (l *Listener) Dup() Descriptor { l.uses++; return l }

// Close counts one less; with the last the address is gone.
func (l *Listener) Close(by *Thread) {
	if l.uses--; l.uses > 0 {
		return
	}
	delete(l.m.listeners, l.address)
	for _, s := range l.waiting {
		s.Close(by)
	}
	l.waiting = nil
}

// Ready reports whether somebody has connected.
func (l *Listener) Ready() bool { return len(l.waiting) > 0 }

func (l *Listener) poll(th *Thread) { l.pollers.add(th) }

// Accept waits for somebody to connect and returns the end for this side.
func (l *Listener) Accept(th *Thread) (*Socket, error) {
	th.Woken()
	if !th.Sync() {
		return nil, object.Park
	}
	if len(l.waiting) == 0 {
		return nil, th.Park(&l.accept, Wait{Obj: th.Number(&l.thing, 0, 0), Why: "accept", Wake: "put", What: "somebody to connect to " + l.address})
	}
	s := l.waiting[0]
	l.waiting = l.waiting[1:]
	th.T.Spend(callCost)
	return s, nil
}

// Connect connects to a listener; nil when nobody listens there. The error may be object.Park.
func (th *Thread) Connect(address string) (*Socket, error) {
	if !th.Sync() {
		return nil, object.Park
	}
	l := th.M.listeners[address]
	if l == nil {
		return nil, nil
	}
	here, there := NewSocketPair(th.M)
	l.waiting = append(l.waiting, there)
	th.T.Spend(callCost)
	l.accept.WakeFirst(th, "put")
	l.pollers.wake(th.M, th, "put")
	return here, nil
}
