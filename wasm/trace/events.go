// Package trace says what can happen in a run, and keeps what did.
//
// A trace is a stream of events. Each has a time (virtual nanoseconds), the
// thread it happened on (0: the machine itself), a kind and the arguments that
// the table in this file gives for its kind. The table is the format: the
// recorder's bytes, the text twin, the validator's messages, the Chrome export
// and the decoder in the page (web/trace/events.js, written by go generate) all
// derive from it.
//
// Time is ordered on each thread, not over the whole stream: a thread may run
// ahead of the others while what it does is private.
//
// Threads, processes, tasks, objects and items are numbered from 1, by the
// machine, in an order that is the same in every run; 0 means none. Cores are
// numbered from 0.
package trace

//go:generate go run gen_events.go

// Version is the format's number, in the header of every trace. It changes with
// the table below: an event tells nothing of its length, so none can be skipped.
const Version = 1

// Kind tells what happened. Its values are the wire's; new kinds go to the end.
type Kind uint8

const (
	EvNone   Kind = iota // never recorded: a zero byte is damage
	EvString             // wire only: defines an interned string
	EvOn                 // wire only: the events that follow are this thread's

	EvMachine
	EvFile
	EvProcess
	EvProcessEnd
	EvThread
	EvThreadName
	EvThreadEnd

	EvRun
	EvReady
	EvSleep
	EvBlock
	EvWake

	EvGILRequest
	EvGILTake
	EvGILDrop

	EvTask
	EvTaskName
	EvTaskStep
	EvTaskAwait
	EvTaskWake
	EvTaskEnd

	EvObject
	EvObjectName
	EvAcquire
	EvRelease
	EvPut
	EvGet
	EvSet
	EvClear
	EvNotify

	EvOp
	EvOpEnd
	EvOut
	EvLine
	EvAccess

	EvChoice
	EvCut
	EvNote
	EvEnd

	numKinds
)

// Type says how an argument is written: in bytes and in text.
type Type uint8

const (
	ID      Type = iota // what something is numbered by, or a bound; 0: none
	Number              // a count, >= 0
	Signed              // an integer of either sign
	Until               // a later time in ns, kept as the distance from now; 0: none
	Place               // file and line in the source; 0: unknown
	Name                // a string that comes back often: interned
	Text                // a string kept where it stands
	Numbers             // a list of identifiers
	OneOf               // an index into Arg.Values
)

// Arg is one argument of an event.
type Arg struct {
	Name   string
	Type   Type
	Values []string // what a OneOf can be, in wire order
}

// Row describes one kind of event.
type Row struct {
	Name string
	Args []Arg
	// Busy: happens only while its thread runs.
	Busy bool
	// Fine: dropped when the trace has reached its size limit.
	Fine bool
	Doc  string
}

// How a thread or task ended.
const (
	Done      = iota // came to its end
	Failed           // an exception went uncaught
	Cancelled        // a task's CancelledError
	Killed           // a daemon thread cut off when its process ended
)

// What a ready thread waits for.
const (
	ForCore = iota
	ForGIL
)

// Which stream was written.
const (
	Stdout = iota
	Stderr
)

// What an access did.
const (
	Read = iota
	Write
	ReadWrite // one indivisible step that does both
)

// What is missing from the trace after a cut.
const (
	CutFine = iota // lines and accesses
	CutAll         // everything but the end
)

var (
	endings  = []string{"done", "failed", "cancelled", "killed"}
	waits    = []string{"core", "gil"}
	streams  = []string{"stdout", "stderr"}
	accesses = []string{"read", "write", "readwrite"}
	cuts     = []string{"fine", "all"}
	onOff    = []string{"off", "on"}
)

// Table describes every kind of event; it is indexed by Kind.
var Table = [numKinds]Row{
	EvString: {Name: "string", Doc: "wire only: gives the next string number to a text",
		Args: []Arg{{Name: "text", Type: Text}}},
	EvOn: {Name: "on", Doc: "wire only: the events that follow happen on this thread (0: the machine)",
		Args: []Arg{{Name: "thread", Type: ID}}},

	EvMachine: {Name: "machine", Doc: "the simulated computer of this run; comes first",
		Args: []Arg{{Name: "cores", Type: Number}, {Name: "gil", Type: OneOf, Values: onOff},
			{Name: "switch", Type: Name}, {Name: "policy", Type: Name}, {Name: "start", Type: Name}, {Name: "seed", Type: Signed}}},
	EvFile: {Name: "file", Doc: "names a source file before a place in it is used",
		Args: []Arg{{Name: "file", Type: ID}, {Name: "name", Type: Name}}},
	EvProcess: {Name: "process", Doc: "a process starts; on the thread that starts it; how is main, fork, spawn or forkserver",
		Args: []Arg{{Name: "pid", Type: ID}, {Name: "parent", Type: ID}, {Name: "how", Type: Name}, {Name: "name", Type: Name}}},
	EvProcessEnd: {Name: "process_end", Doc: "a process has ended, after all its threads",
		Args: []Arg{{Name: "pid", Type: ID}, {Name: "code", Type: Signed}}},
	EvThread: {Name: "thread", Doc: "a thread is started; on the thread that starts it, so this is the start arrow",
		Args: []Arg{{Name: "tid", Type: ID}, {Name: "pid", Type: ID}, {Name: "name", Type: Name}}},
	EvThreadName: {Name: "thread_name", Doc: "a thread has another name from now on",
		Args: []Arg{{Name: "tid", Type: ID}, {Name: "name", Type: Name}}},
	EvThreadEnd: {Name: "thread_end", Doc: "this thread is over; error names an uncaught exception's type",
		Args: []Arg{{Name: "how", Type: OneOf, Values: endings}, {Name: "error", Type: Name}}},

	EvRun: {Name: "run", Doc: "this thread gets a core and runs",
		Args: []Arg{{Name: "core", Type: Number}, {Name: "at", Type: Place}}},
	EvReady: {Name: "ready", Doc: "this thread could run, and waits for its turn",
		Args: []Arg{{Name: "for", Type: OneOf, Values: waits}, {Name: "at", Type: Place}}},
	EvSleep: {Name: "sleep", Doc: "this thread sleeps until a time",
		Args: []Arg{{Name: "until", Type: Until}, {Name: "at", Type: Place}}},
	EvBlock: {Name: "block", Doc: "this thread waits for an object; why says for what (lock, join, get, put, wait, recv, input); until is its timeout",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "why", Type: Name}, {Name: "until", Type: Until}, {Name: "at", Type: Place}}},
	EvWake: {Name: "wake", Doc: "this thread (0: the clock) wakes a blocked or sleeping one, through an object; why says how (release, set, notify, put, get, exit, timeout, interrupt)",
		Args: []Arg{{Name: "tid", Type: ID}, {Name: "obj", Type: ID}, {Name: "why", Type: Name}}},

	EvGILRequest: {Name: "gil_request", Doc: "this thread asks the holder of its process's GIL to give it up"},
	EvGILTake:    {Name: "gil_take", Doc: "this thread takes its process's GIL"},
	EvGILDrop:    {Name: "gil_drop", Doc: "this thread gives up its process's GIL"},

	EvTask: {Name: "task", Busy: true, Doc: "a task is made, ready for its first step, on the event loop of thread loop; parent is the task that made it",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "loop", Type: ID}, {Name: "parent", Type: ID}, {Name: "name", Type: Name}}},
	EvTaskName: {Name: "task_name", Doc: "a task has another name from now on",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "name", Type: Name}}},
	EvTaskStep: {Name: "task_step", Busy: true, Doc: "a task's next step begins; steps nest when a task starts eagerly",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "at", Type: Place}}},
	EvTaskAwait: {Name: "task_await", Busy: true, Doc: "the innermost step ends: its task waits for an object (0: for its next turn), at most until a time",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "obj", Type: ID}, {Name: "why", Type: Name}, {Name: "until", Type: Until}, {Name: "at", Type: Place}}},
	EvTaskWake: {Name: "task_wake", Doc: "a suspended task is made ready again, by the task or callback now running here",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "obj", Type: ID}, {Name: "why", Type: Name}}},
	EvTaskEnd: {Name: "task_end", Busy: true, Doc: "the innermost step ends, and its task with it",
		Args: []Arg{{Name: "task", Type: ID}, {Name: "how", Type: OneOf, Values: endings}, {Name: "error", Type: Name}}},

	EvObject: {Name: "object", Doc: "an object that threads meet at, before its first use: lock, rlock, semaphore, condition, event, barrier, queue, pipe, future, thread, process, …; n is its count as in acquire, size its capacity (0: none). What fork copies is another object",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "kind", Type: Name}, {Name: "name", Type: Name}, {Name: "pid", Type: ID}, {Name: "n", Type: Number}, {Name: "size", Type: ID}}},
	EvObjectName: {Name: "object_name", Doc: "an object has another name from now on",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "name", Type: Name}}},
	EvAcquire: {Name: "acquire", Busy: true, Doc: "this thread acquires a lock or semaphore; n is the count after: a lock's depth (0: free), a semaphore's value",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "n", Type: Number}}},
	EvRelease: {Name: "release", Busy: true, Doc: "this thread releases a lock or semaphore; n as in acquire",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "n", Type: Number}}},
	EvPut: {Name: "put", Busy: true, Doc: "this thread puts an item (0: not followed) into a queue or pipe, which then holds depth of them",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "item", Type: ID}, {Name: "depth", Type: Number}}},
	EvGet: {Name: "get", Busy: true, Doc: "this thread takes an item out of a queue or pipe, which then holds depth of them",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "item", Type: ID}, {Name: "depth", Type: Number}}},
	EvSet: {Name: "set", Busy: true, Doc: "this thread sets an event, resolves a future, trips a barrier; how says to what (true, result, exception, cancelled)",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "how", Type: Name}}},
	EvClear: {Name: "clear", Busy: true, Doc: "this thread clears an event",
		Args: []Arg{{Name: "obj", Type: ID}}},
	EvNotify: {Name: "notify", Busy: true, Doc: "this thread notifies a condition; n waiters wake",
		Args: []Arg{{Name: "obj", Type: ID}, {Name: "n", Type: Number}}},

	EvOp: {Name: "op", Busy: true, Doc: "a library call begins that is shown as one bar, such as queue.put",
		Args: []Arg{{Name: "name", Type: Name}, {Name: "obj", Type: ID}, {Name: "at", Type: Place}}},
	EvOpEnd: {Name: "op_end", Busy: true, Doc: "the innermost library call of this thread or task ends",
		Args: []Arg{{Name: "how", Type: OneOf, Values: endings}}},
	EvOut: {Name: "out", Busy: true, Doc: "this thread writes",
		Args: []Arg{{Name: "stream", Type: OneOf, Values: streams}, {Name: "text", Type: Text}}},
	EvLine: {Name: "line", Busy: true, Fine: true, Doc: "this thread begins a source line; has a shorter form on the wire",
		Args: []Arg{{Name: "at", Type: Place}}},
	EvAccess: {Name: "access", Busy: true, Fine: true, Doc: "this thread reads or writes something shared, such as the global x",
		Args: []Arg{{Name: "how", Type: OneOf, Values: accesses}, {Name: "what", Type: Name}, {Name: "at", Type: Place}}},

	EvChoice: {Name: "choice", Doc: "decision n of the schedule: what was to choose, which one it became, among whom",
		Args: []Arg{{Name: "n", Type: Number}, {Name: "what", Type: Name}, {Name: "chosen", Type: ID}, {Name: "among", Type: Numbers}}},
	EvCut: {Name: "cut", Doc: "the size limit is reached: from here this is not recorded",
		Args: []Arg{{Name: "what", Type: OneOf, Values: cuts}}},
	EvNote: {Name: "note", Doc: "something to tell the reader",
		Args: []Arg{{Name: "text", Type: Text}}},
	EvEnd: {Name: "end", Doc: "the run is over; comes last; kind is ok, exception, syntax, deadlock, livelock, limit or stopped",
		Args: []Arg{{Name: "kind", Type: Name}}},
}

// String is the kind's name in the text form.
func (k Kind) String() string {
	if k < numKinds && Table[k].Name != "" {
		return Table[k].Name
	}
	return "unknown"
}

// Pos is a place in the source: a file as numbered by EvFile, and a line from 1.
// The zero Pos is an unknown place.
type Pos struct{ File, Line int32 }

// Value is one argument of a decoded event. Which field counts is the table's
// to say: S for Name and Text, L for Numbers, N for the others. A Place is kept
// as file<<32 | line.
type Value struct {
	N int64
	S string
	L []int64
}

// Place reads a Place argument.
func (v Value) Place() Pos { return Pos{int32(v.N >> 32), int32(v.N)} }

// Event is one decoded event; Args are those of Table[Kind], in order.
type Event struct {
	Time   int64 // virtual ns
	Thread int   // 0: the machine
	Kind   Kind
	Args   []Value
}
