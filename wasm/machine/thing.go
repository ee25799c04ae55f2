package machine

// This file knows what threads and tasks meet at: locks, queues, futures …, what
// the library says of them, what the trace calls them, and what a wait is for.

import (
	"strings"

	"taketurns/wasm/object"
	"taketurns/wasm/trace"
)

// A Thing is what is known of an object that threads or tasks meet at. It is
// kept beside the object, under its identity, so that a fork copies it too.
type Thing struct {
	ID     uint64
	Kind   string // lock, waiter, not_empty, queue, future …
	Name   string // as the program calls it; "" when nobody said
	Owner  uint64 // of what it is an inner part; 0: none
	Thread *Thread
	num    int  // in the trace; 0: not there yet
	items  int  // of a queue: how many it holds
	sought bool // Name has been looked for
	shared bool // a fork does not copy it: it belongs to the computer
}

// A Place is where a thread or task waits: the innermost thing, such as the lock
// that a condition's wait() acquires.
type Place struct {
	ID   uint64
	Kind string // of a thing that nobody described
}

// words are how the trace and the report of a deadlock speak of waiting for a kind of thing.
type words struct {
	why  string // the wait
	wake string // what ends it
	noun string // "" when the name alone says it
	text string // % is the noun with the name
}

// kinds are the things that threads and tasks meet at.
var kinds = map[string]words{
	"lock":           {"lock", "release", "lock", "%"},
	"rlock":          {"lock", "release", "lock", "%"},
	"mutex":          {"lock", "release", "lock", "%"},
	"condition":      {"wait", "notify", "condition", "a notify of %"},
	"semaphore":      {"acquire", "release", "semaphore", "a release of %"},
	"idle_semaphore": {"acquire", "release", "semaphore", "a release of %"},
	"event":          {"wait", "set", "event", "%, which is not set"},
	"barrier":        {"wait", "set", "barrier", "the others at %"},
	"queue":          {"get", "put", "queue", "an item in %, which is empty"},
	"pipe":           {"recv", "send", "pipe", "something to read from %"},
	"future":         {"result", "set", "future", "the result of %"},
	"task":           {"await", "set", "", "% to end"},
	"gather":         {"await", "set", "gather()", "everything that was given to %"},
	"sleep":          {"sleep", "timeout", "", "a sleep of %"},
	"timer":          {"wait", "timeout", "timer", "%"},
	"timeout":        {"wait", "timeout", "timeout", "%"},
	"thread":         {"join", "exit", "", "% to end"},
	"process":        {"join", "exit", "", "% to end"},
	"executor":       {"wait", "set", "executor", "%"},
	"pool":           {"wait", "set", "pool", "%"},
	"loop":           {"select", "wake", "", "something to happen in its event loop"},
}

// parts are the inner parts of things: waiting at one is waiting for what it is part of.
var parts = map[string]words{
	"waiter":    {},
	"condition": {},
	"loop":      {},
	"not_empty": {"get", "put", "queue", "an item in %, which is empty"},
	"not_full":  {"put", "get", "queue", "room in %, which is full"},
	"all_done":  {"join", "task_done", "queue", "a task_done() for every item of %"},
	"result":    {},
	"join":      {},
	"started":   {"start", "start", "", "% to begin"},
}

// say puts a thing's name into the words for waiting there.
func (w words) say(name string) string {
	if w.noun != "" {
		switch {
		case name != "":
			name = "the " + w.noun + " " + name
		case strings.IndexByte("aeiou", w.noun[0]) >= 0:
			name = "an " + w.noun
		default:
			name = "a " + w.noun
		}
	}
	return strings.Replace(w.text, "%", name, 1)
}

// Describe keeps what the library says of an object: its kind, what it is a
// part of (unset: nothing) and its name ("": unknown).
func (p *Process) Describe(t *object.Thread, v object.Value, kind string, owner object.Value, name string) {
	k := p.thing(t, v)
	k.Kind = kind
	if owner.O != nil {
		k.Owner = p.thing(t, owner).ID
	}
	if name != "" && name != k.Name {
		k.Name, k.sought = name, true
		if k.num != 0 {
			p.M.Trace.ObjectName(Of(t).Now(), t.ID, k.num, name)
		}
		if k.Thread != nil {
			k.Thread.SetName(name)
		}
	}
}

// thing returns what is known of v. What nobody described is named after its class.
func (p *Process) thing(t *object.Thread, v object.Value) *Thing {
	t.Identity(v)
	k := p.things[v.O.ID]
	if k == nil {
		k = &Thing{ID: v.O.ID, Kind: classKind(v.Type())}
		p.things[k.ID] = k
	}
	return k
}

// classKind returns the kind of the objects of a class, "" when threads do not meet at them.
func classKind(k *object.Type) string {
	for _, c := range k.MRO {
		if c == object.ObjectType {
			break
		}
		name := strings.ToLower(c.Name)
		if name == "boundedsemaphore" {
			name = "semaphore"
		}
		if _, ok := kinds[name]; ok {
			return name
		}
	}
	return ""
}

// Thing returns what is known of v, which is of this kind unless it was described.
func (th *Thread) Thing(v object.Value, kind string) *Thing {
	k := th.Proc.thing(th.T, v)
	if k.Kind == "" {
		k.Kind = kind
	}
	return k
}

// Number returns the thing's number in the trace. The first time it puts the
// thing there, with its count (see trace.EvAcquire) and capacity.
func (th *Thread) Number(k *Thing, count, size int) int {
	if k.num == 0 {
		m := th.M
		m.objects++
		k.num = m.objects
		// The name is looked for whether or not there is a trace: a deadlock's report may need it later.
		name := th.Proc.label(k, th.outer())
		m.Trace.Object(th.Now(), th.Tid, k.num, k.Kind, name, th.Proc.Pid, count, size)
	}
	return k.num
}

// IsPart reports whether the thing is an inner part of another one, at which threads meet.
func (k *Thing) IsPart() bool {
	_, ok := parts[k.Kind]
	return ok && k.Owner != 0
}

// meeting follows a place from part to whole. It returns the thing that programs
// know, and the words for waiting there.
func (p *Process) meeting(at Place) (*Thing, words) {
	k := p.things[at.ID]
	if k == nil {
		return &Thing{ID: at.ID, Kind: at.Kind}, kinds[at.Kind]
	}
	var w words
	for k.IsPart() {
		if part := parts[k.Kind]; part.why != "" {
			w = part
		}
		owner := p.things[k.Owner]
		if owner == nil {
			break
		}
		k = owner
	}
	if w.why == "" {
		w = kinds[k.Kind]
	}
	return k, w
}

// WaitFor makes the thread wait at v, or at what v is a part of, in the queue q
// until it is woken or the time until; 0 means forever. See Park.
func (th *Thread) WaitFor(q *Queue, v object.Value, kind string, count int, until int64) *Wait {
	at := Place{th.Thing(v, kind).ID, kind}
	k, w := th.Proc.meeting(at)
	if k.num == 0 && k.ID != v.O.ID {
		count = 0
	}
	th.Park(q, Wait{Obj: th.Number(k, count, 0), Why: w.why, Wake: w.wake, Until: until, On: at})
	return &th.wait
}

// Share says that v belongs to the computer and not to the process: a fork does
// not copy it. k is what another process knows of it, nil when this is the first.
func (th *Thread) Share(v object.Value, kind string, k *Thing) *Thing {
	if k == nil {
		k = th.Thing(v, kind)
		k.shared = true
	}
	th.T.Identity(v)
	th.Proc.things[v.O.ID] = k
	return k
}

// Renew says that the thread made v as good as new: for the trace it is another object.
func (th *Thread) Renew(v object.Value) {
	if k := th.Proc.things[v.O.ID]; k != nil {
		k.num = 0
	}
}

// Pass says that by items went into a queue, or came out of it when by is negative.
func (th *Thread) Pass(queue object.Value, by int) {
	k := th.Thing(queue, "queue")
	n := th.Number(k, 0, 0)
	k.items = max(k.items+by, 0)
	if by > 0 {
		th.M.Trace.Put(th.Now(), th.Tid, n, 0, k.items)
	} else {
		th.M.Trace.Get(th.Now(), th.Tid, n, 0, k.items)
	}
}

// outer reports whether the thread runs what the program called itself, and not
// the inside of an operation of the library.
func (th *Thread) outer() bool {
	for _, shown := range *th.operations() {
		if shown {
			return false
		}
	}
	return true
}

// label returns what a thing is called: what the library or the program calls
// it, or what it is a part of. search says whether the program is searched for it.
func (p *Process) label(k *Thing, search bool) string {
	if k.Name != "" {
		return k.Name
	}
	if owner := p.things[k.Owner]; owner != nil {
		if s := p.label(owner, search); s != "" {
			return s + "." + k.Kind
		}
		return ""
	}
	if search && !k.sought && k.Kind != "loop" {
		k.Name, k.sought = p.find(k.ID), true
	}
	return k.Name
}

// Operation begins a bar of the timeline (object.Watcher). Those that are part
// of another one, or that the library needs for its own purposes, have none.
func (m *Machine) Operation(t *object.Thread, name string, self object.Value) {
	th := Of(t)
	shown := th.outer() && forProgram(t.Top)
	if shown {
		num := 0
		if self.O != nil && object.AsInstance(self) != nil {
			if k := th.Proc.thing(t, self); k.Kind != "" {
				num = th.Number(k, 0, 0)
			}
		}
		m.Trace.Op(th.Now(), th.Tid, name, num, th.place())
	}
	ops := th.operations()
	*ops = append(*ops, shown)
}

// OperationEnd ends the innermost one.
func (m *Machine) OperationEnd(t *object.Thread, failed bool) {
	th := Of(t)
	ops := th.operations()
	last := len(*ops) - 1
	if last < 0 {
		return
	}
	if (*ops)[last] {
		how := trace.Done
		if failed {
			how = trace.Failed
		}
		m.Trace.OpEnd(th.Now(), th.Tid, how)
	}
	*ops = (*ops)[:last]
}

// operations returns the operations that are open in the running task or, when
// there is none, in the thread: for each, whether it is shown.
func (th *Thread) operations() *[]bool {
	if n := len(th.steps); n > 0 {
		return &th.steps[n-1].ops
	}
	return &th.ops
}

// forProgram reports whether a frame of the library works for the program, which
// called it directly or not. What runs when a module is imported does not.
func forProgram(f *object.Frame) bool {
	for ; f != nil; f = f.Back {
		switch {
		case f.Native != nil:
		case !f.Code.Quiet:
			return true
		case f.Code.Name == "<module>":
			return false
		}
	}
	return false
}
