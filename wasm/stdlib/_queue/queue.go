// Package _queue holds the part of queue that is C in CPython: SimpleQueue.
package _queue

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// A SimpleQueue is a queue without bound. A fork copies its items, without those who wait.
type SimpleQueue struct {
	object.Head
	items  []Value
	taken  int // how many of items are gone already
	awaits machine.Queue
}

var (
	queueType = object.NewBuiltin("SimpleQueue", object.ObjectType, true)
	emptyType = object.NewBuiltin("Empty", object.ExceptionType, false)
)

// Module is the library module _queue.
var Module = object.Library{
	Name: "_queue",
	Doc:  "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "SimpleQueue", object.Of(queueType))
		m.Dict.SetStr(t, "Empty", object.Of(emptyType))
		return nil
	},
}

func init() {
	k := queueType
	k.Module, emptyType.Module = "_queue", "_queue"
	self := func(a []Value) *SimpleQueue { return object.Ptr[SimpleQueue](a[0]) }
	put := func(t *Thread, a []Value) (Value, error) { return self(a).put(t, a[0], a[1]) }
	k.Define(
		object.Decl("static __new__(cls, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Wrap(object.AsType(a[0]), object.Of(&SimpleQueue{Head: object.Head{Type: queueType}})), nil
		}),
		object.Decl("put(self, /, item, block=True, timeout=None)", put),
		object.Decl("put_nowait(self, /, item)", put),
		object.Decl("get(self, /, block=True, timeout:operand=None)", func(t *Thread, a []Value) (Value, error) {
			return self(a).get(t, a[0], a[1], a[2])
		}),
		object.Decl("get_nowait(self, /)", func(t *Thread, a []Value) (Value, error) {
			return self(a).get(t, a[0], object.False, object.None)
		}),
		object.Decl("qsize(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Int(int64(self(a).len())), nil }),
		object.Decl("empty(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Bool(self(a).len() == 0), nil }),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
	)
}

func (q *SimpleQueue) len() int { return len(q.items) - q.taken }

// put adds an item and wakes the thread that waits longest.
func (q *SimpleQueue) put(t *Thread, v, item Value) (Value, error) {
	th := machine.Of(t)
	if !th.Settled() {
		return Value{}, object.Park
	}
	q.items = append(q.items, item)
	th.M.Trace.Put(th.Now(), th.Tid, th.Number(th.Thing(v, "queue"), 0, 0), 0, q.len())
	if next := q.awaits.First(); next != nil {
		th.M.Wake(next, th, "put", machine.TryAgain)
	}
	return object.None, nil
}

// get takes the first item, or waits for one.
func (q *SimpleQueue) get(t *Thread, v, block, timeout Value) (Value, error) {
	th := machine.Of(t)
	blocks, ok := object.FastTruth(block)
	f := &getting{queue: v}
	if (blocks || !ok) && !timeout.IsNone() {
		d, err := machine.Duration(timeout)
		switch {
		case err != nil:
			return Value{}, err
		case d < 0:
			return Value{}, object.Raise(object.ValueError, "'timeout' must be a non-negative number")
		}
		blocks, f.until = d > 0, th.After(d)
	}
	if !th.Settled() {
		return Value{}, object.Park
	}
	if q.len() > 0 {
		return q.take(th, v), nil
	}
	if !blocks {
		return Value{}, object.NewException(emptyType)
	}
	return t.Run(f)
}

// getting waits for an item: more than once, when others are faster.
type getting struct {
	queue Value
	until int64
}

func (f *getting) Resume(t *Thread, _ Value, err error) (Value, error) {
	th := machine.Of(t)
	q := object.Ptr[SimpleQueue](f.queue)
	woken := th.Woken()
	switch {
	case err != nil: // interrupted
		return Value{}, err
	case !th.Settled():
		if woken == machine.TimedOut { // remember it
			th.T.Woken = woken
		}
		return Value{}, object.Park
	case q.len() > 0:
		return q.take(th, f.queue), nil
	case woken == machine.TimedOut:
		return Value{}, object.NewException(emptyType)
	}
	th.WaitFor(&q.awaits, f.queue, "queue", 0, f.until)
	return Value{}, object.Park
}

func (q *SimpleQueue) take(th *machine.Thread, v Value) Value {
	item := q.items[q.taken]
	q.items[q.taken] = Value{}
	if q.taken++; q.taken*2 > len(q.items) && q.taken >= 32 {
		n := copy(q.items, q.items[q.taken:])
		clear(q.items[n:])
		q.items, q.taken = q.items[:n], 0
	}
	th.M.Trace.Get(th.Now(), th.Tid, th.Number(th.Thing(v, "queue"), 0, 0), 0, q.len())
	return item
}
