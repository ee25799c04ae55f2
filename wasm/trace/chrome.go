// This file writes a trace in Chrome's trace event format, which Perfetto and
// chrome://tracing open: a track per thread, GIL and core, an async track per task
// and per operation, flow arrows for wakes and items.
// Format: "Trace Event Format" by N. Duca and D. Sinclair, JSON object form.
package trace

import (
	"io"
	"slices"
	"strconv"
	"unicode/utf8"
)

// gilTrack is the thread number of a process's GIL track; real ones start at 1.
const gilTrack = 0

// corePid is the process number under which the cores are shown; real ones start at 1.
const corePid = 0

// Chrome writes the JSON of a packed trace. What is written when an error comes
// back is not complete.
func Chrome(w io.Writer, data []byte) error {
	x := exporter{
		w: w, gil: map[int64]*bar{}, core: map[int64]*bar{},
		threads: map[int64]*chromeThread{}, tasks: map[int64]*chromeTask{}, objects: map[int64]string{}, items: map[int64]int64{},
	}
	x.buf = append(x.buf, `{"displayTimeUnit":"ns","traceEvents":[`...)
	x.named("process_name", corePid, 0, "cores")
	r := NewReader(data)
	var end int64
	for r.Next() {
		end = max(end, r.Event.Time)
		x.event(&r.Event)
	}
	x.finish(end)
	x.buf = append(x.buf, "\n]}\n"...)
	x.flush()
	if x.err != nil {
		return x.err
	}
	return r.Err()
}

// bar is a slice that has begun and not yet ended.
type bar struct {
	name string
	from int64
	at   Pos
}

type chromeThread struct {
	pid, tid int64
	name     string
	state    *bar
	core     int64
	running  bool
	arrows   []int64 // flows that end when its state next changes
	steps    []int64 // tasks whose steps are open
	ops      []chromeOp
}

type chromeOp struct {
	id   int64
	name string
}

type chromeTask struct {
	pid   int64
	name  string
	state string
}

type exporter struct {
	w     io.Writer
	buf   []byte
	err   error
	any   bool  // an event is written, so the next needs a comma
	flows int64 // numbered so far
	ops   int64

	gil     map[int64]*bar // by process
	core    map[int64]*bar
	threads map[int64]*chromeThread
	tasks   map[int64]*chromeTask
	objects map[int64]string
	items   map[int64]int64 // item -> its flow
}

func (x *exporter) event(e *Event) {
	t := x.threads[int64(e.Thread)]
	a := e.Args
	switch e.Kind {
	case EvProcess:
		x.named("process_name", a[0].N, 0, a[3].S)
		x.named("thread_name", a[0].N, gilTrack, "GIL")
	case EvThread:
		child := &chromeThread{pid: a[1].N, tid: a[0].N, name: a[2].S}
		x.threads[a[0].N] = child
		x.named("thread_name", child.pid, child.tid, child.name)
		x.arrow(t, child, e.Time)
	case EvThreadName:
		if named := x.threads[a[0].N]; named != nil {
			named.name = a[1].S
			x.named("thread_name", named.pid, named.tid, named.name)
		}
	case EvObject:
		x.objects[a[0].N] = a[1].S
		if a[2].S != "" {
			x.objects[a[0].N] = a[2].S
		}
	case EvObjectName:
		x.objects[a[0].N] = a[1].S
	case EvTask:
		if loop := x.threads[a[1].N]; loop != nil {
			k := &chromeTask{pid: loop.pid, name: a[3].S}
			x.tasks[a[0].N] = k
			x.async('b', k.pid, a[0].N, "task", k.name, e.Time)
			x.taskState(a[0].N, "ready", e.Time)
		}
	case EvTaskStep:
		x.taskState(a[0].N, "running", e.Time)
	case EvTaskWake:
		x.taskState(a[0].N, "ready", e.Time)
	case EvTaskAwait:
		x.taskState(a[0].N, x.waiting(a[2].S, a[1].N), e.Time)
	case EvTaskEnd:
		x.taskState(a[0].N, "", e.Time)
		if k := x.tasks[a[0].N]; k != nil {
			x.async('e', k.pid, a[0].N, "task", k.name, e.Time)
			delete(x.tasks, a[0].N)
		}
	case EvWake:
		x.arrow(t, x.threads[a[0].N], e.Time)
	default:
		if t != nil {
			x.onThread(e, t)
		}
	}
}

func (x *exporter) onThread(e *Event, t *chromeThread) {
	a := e.Args
	switch e.Kind {
	case EvRun:
		x.state(t, "running", e.Time, a[1].Place())
		t.running, t.core = true, a[0].N
		x.core[t.core] = &bar{t.name, e.Time, a[1].Place()}
	case EvReady:
		x.state(t, "ready, waits for "+waits[a[0].N], e.Time, a[1].Place())
	case EvSleep:
		x.state(t, "sleeping", e.Time, a[1].Place())
	case EvBlock:
		x.state(t, x.waiting(a[1].S, a[0].N), e.Time, a[3].Place())
	case EvThreadEnd:
		x.state(t, "", e.Time, Pos{})
	case EvGILTake:
		x.gil[t.pid] = &bar{t.name, e.Time, Pos{}}
	case EvGILDrop:
		x.close(x.gil[t.pid], t.pid, gilTrack, e.Time)
		delete(x.gil, t.pid)
	case EvPut:
		if a[1].N != 0 {
			x.flows++
			x.items[a[1].N] = x.flows
			x.flow('s', t, x.flows, "item", e.Time)
		}
	case EvGet:
		if id, ok := x.items[a[1].N]; ok {
			x.flow('f', t, id, "item", e.Time)
			delete(x.items, a[1].N)
		}
	case EvOp:
		x.ops++
		t.ops = append(t.ops, chromeOp{x.ops, a[0].S})
		x.async('b', t.pid, x.ops, "operation", a[0].S, e.Time)
	case EvOpEnd:
		if n := len(t.ops); n > 0 {
			x.async('e', t.pid, t.ops[n-1].id, "operation", t.ops[n-1].name, e.Time)
			t.ops = t.ops[:n-1]
		}
	case EvOut:
		x.open("i", t.pid, t.tid, streams[a[0].N], e.Time)
		x.raw(`,"s":"t","args":{"text":`)
		x.quote(a[1].S)
		x.raw("}}")
	}
}

// state ends a thread's bar and begins the next one, if it has a name.
func (x *exporter) state(t *chromeThread, name string, now int64, at Pos) {
	x.close(t.state, t.pid, t.tid, now)
	if t.running {
		x.close(x.core[t.core], corePid, t.core, now)
		delete(x.core, t.core)
	}
	t.state, t.running = nil, false
	if name != "" {
		t.state = &bar{name, now, at}
	}
	for _, id := range t.arrows {
		x.flow('f', t, id, "wake", now)
	}
	t.arrows = t.arrows[:0]
}

func (x *exporter) taskState(id int64, name string, now int64) {
	k := x.tasks[id]
	if k == nil {
		return
	}
	if k.state != "" {
		x.async('e', k.pid, id, "task", k.state, now)
	}
	if k.state = name; name != "" {
		x.async('b', k.pid, id, "task", name, now)
	}
}

// waiting says what a thread or task waits for.
func (x *exporter) waiting(why string, obj int64) string {
	if name := x.objects[obj]; name != "" {
		return "waits: " + why + " " + name
	}
	return "waits: " + why
}

// arrow begins a flow that ends where the other thread's state next changes.
func (x *exporter) arrow(from, to *chromeThread, now int64) {
	if from == nil || to == nil {
		return
	}
	x.flows++
	x.flow('s', from, x.flows, "wake", now)
	to.arrows = append(to.arrows, x.flows)
}

// finish ends what is still open at the end of the run, in a fixed order.
func (x *exporter) finish(end int64) {
	for _, tid := range sortedKeys(x.threads) {
		x.state(x.threads[tid], "", end, Pos{})
	}
	for _, pid := range sortedKeys(x.gil) {
		x.close(x.gil[pid], pid, gilTrack, end)
	}
	for _, id := range sortedKeys(x.tasks) {
		x.taskState(id, "", end)
		x.async('e', x.tasks[id].pid, id, "task", x.tasks[id].name, end)
	}
}

func sortedKeys[V any](m map[int64]V) []int64 {
	keys := make([]int64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// What follows writes single trace events.

func (x *exporter) named(what string, pid, tid int64, name string) {
	x.open("M", pid, tid, what, 0)
	x.raw(`,"args":{"name":`)
	x.quote(name)
	x.raw("}}")
}

func (x *exporter) close(b *bar, pid, tid, now int64) {
	if b == nil {
		return
	}
	x.open("X", pid, tid, b.name, b.from)
	x.raw(`,"dur":`)
	x.micros(max(now-b.from, 0))
	if b.at.Line > 0 {
		x.raw(`,"args":{"line":` + strconv.Itoa(int(b.at.Line)) + "}")
	}
	x.raw("}")
}

func (x *exporter) async(phase byte, pid, id int64, category, name string, now int64) {
	x.open(string(phase), pid, 0, name, now)
	x.raw(`,"cat":"` + category + `","id":` + strconv.FormatInt(id, 10) + "}")
}

func (x *exporter) flow(phase byte, t *chromeThread, id int64, name string, now int64) {
	x.open(string(phase), t.pid, t.tid, name, now)
	x.raw(`,"cat":"flow","id":` + strconv.FormatInt(id, 10))
	if phase == 'f' {
		x.raw(`,"bp":"e"`)
	}
	x.raw("}")
}

// open begins an event's object; the caller adds fields and closes it.
func (x *exporter) open(phase string, pid, tid int64, name string, now int64) {
	if x.any {
		x.raw(",")
	}
	x.any = true
	x.raw("\n" + `{"ph":"` + phase + `","pid":`)
	x.buf = strconv.AppendInt(x.buf, pid, 10)
	x.raw(`,"tid":`)
	x.buf = strconv.AppendInt(x.buf, tid, 10)
	x.raw(`,"ts":`)
	x.micros(now)
	x.raw(`,"name":`)
	x.quote(name)
	if len(x.buf) > 32<<10 {
		x.flush()
	}
}

// micros writes ns as the format's microseconds.
func (x *exporter) micros(ns int64) {
	x.buf = strconv.AppendInt(x.buf, ns/1000, 10)
	if frac := ns % 1000; frac != 0 {
		x.raw("." + strconv.Itoa(int(frac + 1000))[1:])
	}
}

func (x *exporter) raw(s string) { x.buf = append(x.buf, s...) }

// quote writes a JSON string; bytes that are not UTF-8 become U+FFFD.
func (x *exporter) quote(s string) {
	const hex = "0123456789abcdef"
	x.buf = append(x.buf, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			x.buf = append(x.buf, '\\', byte(c))
		case c < 0x20:
			x.buf = append(x.buf, `\u00`...)
			x.buf = append(x.buf, hex[c>>4], hex[c&15])
		default:
			x.buf = utf8.AppendRune(x.buf, c)
		}
	}
	x.buf = append(x.buf, '"')
}

func (x *exporter) flush() {
	if x.err == nil {
		_, x.err = x.w.Write(x.buf)
	}
	x.buf = x.buf[:0]
}
