package machine

// This file follows the tasks of asyncio, as the library tells of them: for the
// trace, and for the report of a deadlock.

import (
	"slices"

	"taketurns/wasm/object"
	"taketurns/wasm/trace"
)

// A Task is an asyncio task that is not over.
type Task struct {
	num       int
	id        uint64 // the identity of the Task
	name      string
	coro      object.Value
	proc      *Process
	loop      *Thread // whose loop runs it, as far as that is known
	state     taskState
	woken     bool // made ready while its step was still running
	cancelled bool // asked to end: its next wake-up is for that
	how       int  // how it ended: trace.Done, Failed or Cancelled
	err       string
	on        Place // what it waits at
	obj       int   // that thing's number in the trace
	wake      string
	ops       []bool // operations of the library that are open in it: whether each is shown
}

type taskState uint8

const (
	taskReady taskState = iota
	taskRunning
	taskWaiting
	taskEnding // its last step is running
)

// NewTask makes a task of a coroutine on the thread, whose loop will run it.
func (th *Thread) NewTask(v object.Value, name string, coro object.Value) {
	m := th.M
	m.tasks++
	k := &Task{num: m.tasks, name: name, coro: coro, proc: th.Proc, loop: th}
	thing := th.Proc.thing(th.T, v) // for those who await it
	thing.Kind, thing.Name = "task", name
	k.id = thing.ID
	th.Proc.tasks[thing.ID] = k
	parent := 0
	if n := len(th.steps); n > 0 {
		parent = th.steps[n-1].num
	}
	m.Trace.Task(th.Now(), th.Tid, k.num, th.Tid, parent, name)
}

// Task returns what is known of a task; nil when it is over or no task at all.
func (p *Process) Task(v object.Value) *Task { return p.tasks[v.O.ID] }

// NameTask gives a task another name.
func (th *Thread) NameTask(k *Task, name string) {
	if k.name != name {
		k.name = name
		if thing := th.Proc.things[k.id]; thing != nil {
			thing.Name = name
		}
		th.M.Trace.TaskName(th.Now(), th.Tid, k.num, name)
	}
}

// EnterTask begins a step of a task.
func (th *Thread) EnterTask(k *Task) {
	k.state, k.woken, k.cancelled, k.loop = taskRunning, false, false, th
	th.steps = append(th.steps, k)
	th.M.Trace.TaskStep(th.Now(), th.Tid, k.num, k.place())
}

// LeaveTask ends the step: the task waits for a future (unset: for its next turn), or is over.
func (th *Thread) LeaveTask(v object.Value, k *Task, future object.Value) {
	m := th.M
	for i := len(th.steps) - 1; i >= 0; i-- {
		if th.steps[i] == k {
			th.steps = th.steps[:i]
			break
		}
	}
	if k.state == taskEnding {
		delete(th.Proc.tasks, v.O.ID)
		m.Trace.TaskEnd(th.Now(), th.Tid, k.num, k.how, k.err)
		return
	}
	k.state, k.on, k.obj, k.wake = taskWaiting, Place{}, 0, ""
	why := "yield"
	if future.O != nil {
		k.on = Place{th.Thing(future, "future").ID, "future"}
		thing, w := th.Proc.meeting(k.on)
		k.obj, k.wake, why = th.Number(thing, 0, 0), w.wake, w.why
	}
	m.Trace.TaskAwait(th.Now(), th.Tid, k.num, k.obj, why, 0, k.place())
	if future.O == nil || k.woken {
		th.WakeTask(k)
	}
}

// WakeTask makes a task ready again: what it waited for is done.
func (th *Thread) WakeTask(k *Task) {
	switch k.state {
	case taskRunning:
		k.woken = true
	case taskWaiting:
		why := k.wake
		if k.cancelled {
			why = "cancel"
		}
		k.state = taskReady
		th.M.Trace.TaskWake(th.Now(), th.Tid, k.num, k.obj, why)
	}
}

// CancelTask says that the running thread or task asks a task to end.
func (k *Task) CancelTask() { k.cancelled = true }

// EndTask says how the task whose step is running ends. err is the exception's type.
func (k *Task) EndTask(how int, err string) {
	k.state, k.how, k.err = taskEnding, how, err
}

// chain returns the task's coroutine and what that awaits, as far as those are
// coroutines or generators: its stack while it is suspended.
func (k *Task) chain() (gs []*object.Generator) {
	for v := k.coro; v.O != nil; {
		g := object.AsGenerator(v)
		if g == nil {
			break
		}
		gs = append(gs, g)
		v = g.Awaits()
	}
	return gs
}

// place returns where in the program the task is suspended: the innermost frame
// that is not the library's.
func (k *Task) place() (at trace.Pos) {
	for _, g := range k.chain() {
		if f := g.Frame; f != nil && !f.Code.Quiet {
			at = trace.Pos{File: k.proc.M.file(f.Code.Filename), Line: f.Code.LineAt(f.PC - 1)}
		}
	}
	return at
}

// openTasks returns the tasks that are not over, in order of their numbers.
func (p *Process) openTasks() []*Task {
	ks := make([]*Task, 0, len(p.tasks))
	for _, k := range p.tasks {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(a, b *Task) int { return a.num - b.num })
	return ks
}
