// This file is the part of the validator that knows tasks, locks and queues.
package trace

import "strconv"

type task struct {
	loop  int64
	state state
}

type object struct {
	kind  string
	owner slot
	depth int64
	items map[int64]bool // put and not yet taken
}

func (c *checker) taskEvent(e *Event, t *thread) string {
	id := e.Args[0].N
	k := c.tasks[id]
	if e.Kind == EvTask {
		if id == 0 || k != nil {
			return "the task is made already"
		}
		if c.threads[int(e.Args[1].N)] == nil {
			return "the thread of its loop is not started"
		}
		c.tasks[id] = &task{loop: e.Args[1].N, state: ready}
		return ""
	}
	if k == nil {
		return "the task is not made"
	}
	switch e.Kind {
	case EvTaskStep:
		if k.state != ready {
			return "the task is " + stateNames[k.state]
		}
		if k.loop != int64(e.Thread) {
			return "the task belongs to another thread's loop"
		}
		k.state = running
		t.steps = append(t.steps, id)
	case EvTaskWake:
		if k.state != blocked {
			return "the task is " + stateNames[k.state]
		}
		k.state = ready
	case EvTaskAwait, EvTaskEnd:
		if t.task() != id {
			return "the innermost step is not this task's"
		}
		t.steps = t.steps[:len(t.steps)-1]
		k.state = blocked
		if e.Kind == EvTaskEnd {
			k.state = over
		}
	}
	return ""
}

// task is the task whose step is innermost on this thread.
func (t *thread) task() int64 {
	if n := len(t.steps); n > 0 {
		return t.steps[n-1]
	}
	return 0
}

func (c *checker) objectEvent(e *Event, t *thread) string {
	id := e.Args[0].N
	o := c.objects[id]
	if e.Kind == EvObject {
		if id == 0 || o != nil {
			return "the object is made already"
		}
		c.objects[id] = &object{kind: e.Args[1].S, depth: e.Args[4].N, items: map[int64]bool{}}
		return ""
	}
	if o == nil {
		return "there is no such object"
	}
	item, n := e.Args[1].N, e.Args[1].N
	switch e.Kind {
	case EvPut:
		if item != 0 && o.items[item] {
			return "the item is in there already"
		}
		o.items[item] = true
	case EvGet:
		if item != 0 && !o.items[item] {
			return "the item was not put in"
		}
		delete(o.items, item)
	case EvAcquire, EvRelease:
		if o.kind == "lock" || o.kind == "rlock" {
			return o.lock(e.Kind, t, n, e.Time)
		}
	}
	return ""
}

// lock checks that a lock has one owner at a time. Any thread may release a plain
// lock; only its owner a reentrant one.
func (o *object) lock(k Kind, t *thread, n, now int64) string {
	was, step := o.depth, int64(1)
	if k == EvRelease {
		step = -1
	}
	// Who holds a lock that comes into the trace as held is not known at first.
	again := o.kind == "rlock" && (o.owner.owner == t || o.owner.owner == nil && was > 0)
	switch {
	case now < o.owner.since:
		return "the lock is still in use at that time"
	case k == EvAcquire && was > 0 && !again:
		return "the lock is taken"
	case k == EvRelease && was == 0:
		return "the lock is free"
	case k == EvRelease && o.kind == "rlock" && !again:
		return "another thread owns the lock"
	case n != was+step:
		return "the lock's count does not follow from " + strconv.FormatInt(was, 10)
	}
	o.depth, o.owner = n, slot{t, now}
	if n == 0 {
		o.owner.owner = nil
	}
	return ""
}
