// This file has one recording method for each kind of event. Every method takes
// the time in virtual ns, the thread the event happens on (0: the machine), and
// the arguments as the table in events.go describes them.
package trace

func num(n int) Value      { return Value{N: int64(n)} }
func when(t int64) Value   { return Value{N: t} }
func str(s string) Value   { return Value{S: s} }
func place(p Pos) Value    { return Value{N: int64(p.File)<<32 | int64(p.Line)} }
func list(l []int64) Value { return Value{L: l} }

// Machine describes the simulated computer, as the first event of a trace.
type Machine struct {
	Cores  int
	GIL    bool
	Switch string // which points a thread may be switched at: calls, instruction, parallel
	Policy string // who runs next: realistic, round-robin, …
	Start  string // start method of processes: fork, spawn, forkserver
	Seed   int64
}

func (r *Recorder) Machine(m Machine) {
	gil := 0
	if m.GIL {
		gil = 1
	}
	r.add(EvMachine, 0, 0, num(m.Cores), num(gil), str(m.Switch), str(m.Policy), str(m.Start), when(m.Seed))
}

func (r *Recorder) File(t int64, tid, file int, name string) {
	r.add(EvFile, t, tid, num(file), str(name))
}

func (r *Recorder) Process(t int64, tid, pid, parent int, how, name string) {
	r.add(EvProcess, t, tid, num(pid), num(parent), str(how), str(name))
}

func (r *Recorder) ProcessEnd(t int64, tid, pid, code int) {
	r.add(EvProcessEnd, t, tid, num(pid), num(code))
}

func (r *Recorder) Thread(t int64, tid, started, pid int, name string) {
	r.add(EvThread, t, tid, num(started), num(pid), str(name))
}

func (r *Recorder) ThreadName(t int64, tid, named int, name string) {
	r.add(EvThreadName, t, tid, num(named), str(name))
}

// ThreadEnd takes Done, Failed or Killed.
func (r *Recorder) ThreadEnd(t int64, tid, how int, err string) {
	r.add(EvThreadEnd, t, tid, num(how), str(err))
}

func (r *Recorder) Run(t int64, tid, core int, at Pos) {
	r.add(EvRun, t, tid, num(core), place(at))
}

// Ready takes ForCore or ForGIL.
func (r *Recorder) Ready(t int64, tid, waitsFor int, at Pos) {
	r.add(EvReady, t, tid, num(waitsFor), place(at))
}

func (r *Recorder) Sleep(t int64, tid int, until int64, at Pos) {
	r.add(EvSleep, t, tid, when(until), place(at))
}

func (r *Recorder) Block(t int64, tid, obj int, why string, until int64, at Pos) {
	r.add(EvBlock, t, tid, num(obj), str(why), when(until), place(at))
}

func (r *Recorder) Wake(t int64, tid, woken, obj int, why string) {
	r.add(EvWake, t, tid, num(woken), num(obj), str(why))
}

func (r *Recorder) GILRequest(t int64, tid int) { r.add(EvGILRequest, t, tid) }

func (r *Recorder) GILTake(t int64, tid int) { r.add(EvGILTake, t, tid) }

func (r *Recorder) GILDrop(t int64, tid int) { r.add(EvGILDrop, t, tid) }

func (r *Recorder) Task(t int64, tid, task, loop, parent int, name string) {
	r.add(EvTask, t, tid, num(task), num(loop), num(parent), str(name))
}

func (r *Recorder) TaskName(t int64, tid, task int, name string) {
	r.add(EvTaskName, t, tid, num(task), str(name))
}

func (r *Recorder) TaskStep(t int64, tid, task int, at Pos) {
	r.add(EvTaskStep, t, tid, num(task), place(at))
}

func (r *Recorder) TaskAwait(t int64, tid, task, obj int, why string, until int64, at Pos) {
	r.add(EvTaskAwait, t, tid, num(task), num(obj), str(why), when(until), place(at))
}

func (r *Recorder) TaskWake(t int64, tid, task, obj int, why string) {
	r.add(EvTaskWake, t, tid, num(task), num(obj), str(why))
}

// TaskEnd takes Done, Failed or Cancelled.
func (r *Recorder) TaskEnd(t int64, tid, task, how int, err string) {
	r.add(EvTaskEnd, t, tid, num(task), num(how), str(err))
}

func (r *Recorder) Object(t int64, tid, obj int, kind, name string, pid, n, size int) {
	r.add(EvObject, t, tid, num(obj), str(kind), str(name), num(pid), num(n), num(size))
}

func (r *Recorder) ObjectName(t int64, tid, obj int, name string) {
	r.add(EvObjectName, t, tid, num(obj), str(name))
}

func (r *Recorder) Acquire(t int64, tid, obj, n int) { r.add(EvAcquire, t, tid, num(obj), num(n)) }

func (r *Recorder) Release(t int64, tid, obj, n int) { r.add(EvRelease, t, tid, num(obj), num(n)) }

func (r *Recorder) Put(t int64, tid, obj, item, depth int) {
	r.add(EvPut, t, tid, num(obj), num(item), num(depth))
}

func (r *Recorder) Get(t int64, tid, obj, item, depth int) {
	r.add(EvGet, t, tid, num(obj), num(item), num(depth))
}

func (r *Recorder) Set(t int64, tid, obj int, how string) {
	r.add(EvSet, t, tid, num(obj), str(how))
}

func (r *Recorder) Clear(t int64, tid, obj int) { r.add(EvClear, t, tid, num(obj)) }

func (r *Recorder) Notify(t int64, tid, obj, n int) { r.add(EvNotify, t, tid, num(obj), num(n)) }

func (r *Recorder) Op(t int64, tid int, name string, obj int, at Pos) {
	r.add(EvOp, t, tid, str(name), num(obj), place(at))
}

// OpEnd takes Done, Failed or Cancelled.
func (r *Recorder) OpEnd(t int64, tid, how int) { r.add(EvOpEnd, t, tid, num(how)) }

// Out takes Stdout or Stderr.
func (r *Recorder) Out(t int64, tid, stream int, text string) {
	r.add(EvOut, t, tid, num(stream), str(text))
}

// Line is in record.go: it is the one that must be fast.

// Access takes Read, Write or ReadWrite.
func (r *Recorder) Access(t int64, tid, how int, what string, at Pos) {
	r.add(EvAccess, t, tid, num(how), str(what), place(at))
}

func (r *Recorder) Choice(t int64, tid, n int, what string, chosen int, among []int64) {
	r.add(EvChoice, t, tid, num(n), str(what), num(chosen), list(among))
}

func (r *Recorder) Note(t int64, tid int, text string) { r.add(EvNote, t, tid, str(text)) }

// End is the last event: nothing is recorded after it.
func (r *Recorder) End(t int64, kind string) {
	r.add(EvEnd, t, 0, str(kind))
	if r != nil {
		r.fine, r.whole, r.ended = false, false, true
	}
}
