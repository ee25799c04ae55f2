package _thread

// This file defines _ThreadHandle, by which threads are joined, and how threads start and end.

import (
	"strconv"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// A Handle is a _thread._ThreadHandle.
type Handle struct {
	object.Head
	started bool
	done    bool
	ident   int64
	thread  Value // the threading.Thread, when it is known
	joiners machine.Queue
}

var handleType = object.NewBuiltin("_ThreadHandle", object.ObjectType, true)

func newHandle() *Handle { return &Handle{Head: object.Head{Type: handleType}, thread: object.None} }

func defineHandle() {
	k := handleType
	k.Module, k.Final = "_thread", true
	self := func(a []Value) *Handle { return object.Ptr[Handle](a[0]) }
	k.Define(
		object.Decl("static __new__(cls, /)", func(*Thread, []Value) (Value, error) { return object.Of(newHandle()), nil }),
		object.Decl("is_done(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.Bool(self(a).done), nil }),
		object.Decl("join(self, timeout:operand=None, /)", func(t *Thread, a []Value) (Value, error) { return self(a).join(t, a[0], a[1]) }),
		object.Decl("_set_done(self, /)", func(t *Thread, a []Value) (Value, error) {
			h := self(a)
			if !h.started {
				return Value{}, notStarted()
			}
			return object.None, h.finish(t)
		}),
		object.Decl("__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewStr("<_thread._ThreadHandle object: ident=" + strconv.FormatInt(self(a).ident, 10) + ">"), nil
		}),
	).Getters(object.Getter{Name: "ident", Get: func(_ *Thread, v Value) (Value, error) {
		return object.Int(object.Ptr[Handle](v).ident), nil
	}})
}

func notStarted() error { return object.Raise(object.RuntimeError, "thread not started") }

// join waits for the thread's end, or until the time is up.
func (h *Handle) join(t *Thread, v, timeout Value) (Value, error) {
	th := machine.Of(t)
	if w := th.Woken(); w == machine.Granted || w == machine.TimedOut {
		return object.None, nil
	}
	until := int64(0)
	if !timeout.IsNone() {
		d, err := machine.Duration(timeout)
		if err != nil {
			return Value{}, err
		}
		if until = -1; d > 0 {
			until = th.After(d)
		}
	}
	switch {
	case !h.started:
		return Value{}, notStarted()
	case !h.done && h.ident == th.Ident:
		return Value{}, object.Raise(object.RuntimeError, "Cannot join current thread")
	case !th.Settled():
		return Value{}, object.Park
	case h.done || until < 0:
		return object.None, nil
	}
	on := v
	if !h.thread.IsNone() {
		on = h.thread
	}
	th.WaitFor(&h.joiners, on, "thread", 0, until).Owner = th.Proc.ByIdent(h.ident)
	return Value{}, object.Park
}

// finish marks the thread as over and wakes those who join it.
func (h *Handle) finish(t *Thread) error {
	th := machine.Of(t)
	if !th.Settled() {
		return object.Park
	}
	h.done = true
	h.joiners.WakeAll(th, "exit")
	return nil
}

// start starts a thread that calls fn.
func start(t *Thread, fn Value, args []Value, names []*object.Str, h *Handle, daemon bool) error {
	th := machine.Of(t)
	p := th.Proc
	if len(p.Threads) >= machine.MaxThreads {
		return object.Raise(object.RuntimeError, "can't start new thread")
	}
	nt := object.NewThread(t.Interp, 0)
	nt.Push(&bootstrap{fn: fn, args: args, names: names, handle: h})
	name := "Thread-" + strconv.Itoa(len(th.M.Threads)-1) + functionName(fn)
	var info *machine.Thing
	if m := object.As[object.Method](fn, object.MethodType); m != nil && object.AsInstance(m.Self) != nil {
		if info = th.Thing(m.Self, ""); info.Kind == "thread" && info.Name != "" {
			name, h.thread = info.Name, m.Self
		}
	}
	t.Spend(machine.StartCost)
	o := p.Start(nt, name, th)
	o.Daemon = daemon
	h.started, h.ident = true, o.Ident
	if !h.thread.IsNone() {
		info.Thread = o
	}
	handles(t).Items = append(handles(t).Items, object.Of(h))
	return nil
}

// functionName returns " (f)" for the function f.
func functionName(fn Value) string {
	switch fn.Type() {
	case object.FunctionType:
		return " (" + object.AsStr(object.Ptr[object.Function](fn).Name).S + ")"
	case object.NativeType:
		return " (" + object.Ptr[object.Native](fn).Name + ")"
	}
	return ""
}

// handles is the process's list of the handles of threads that may still run.
func handles(t *Thread) *object.List {
	const key = "_thread.handles"
	v, ok := t.Interp.Registry[key]
	if !ok {
		v = object.NewList(nil)
		t.Interp.Registry[key] = v
	}
	return object.Ptr[object.List](v)
}

// forget takes a handle off the list.
func forget(t *Thread, h *Handle) {
	l := handles(t)
	for i, v := range l.Items {
		if v.O == &h.Head {
			l.Items = append(l.Items[:i:i], l.Items[i+1:]...)
			return
		}
	}
}

// AfterFork must be called in a forked process, on its only thread: every other
// thread of the parent is over here.
func AfterFork(t *Thread) {
	l := handles(t)
	kept := l.Items[:0:0]
	for _, v := range l.Items {
		if h := object.Ptr[Handle](v); h.ident == machine.Of(t).Ident {
			kept = append(kept, v)
		} else {
			h.done = true
		}
	}
	l.Items = kept
}

// bootstrap is the first frame of a thread: it calls the function, and says so
// when that raises.
type bootstrap struct {
	fn     Value
	args   []Value
	names  []*object.Str
	handle *Handle
	step   int
}

func (f *bootstrap) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call(f.fn, f.args, f.names); err == object.Pending {
				return in, err
			}
		case 1:
			f.step = 2
			if err != nil && !object.Matches(err, object.SystemExit) {
				if in, err = t.Run(&ignored{fn: f.fn, exc: object.Materialize(err)}); err == object.Pending {
					return in, err
				}
			}
		case 2:
			if err := f.handle.finish(t); err != nil {
				return Value{}, err
			}
			forget(t, f.handle)
			return object.None, nil
		}
	}
}

// joinAll waits for every thread that is not a daemon: the end of a program.
type joinAll struct{ joining Value }

func (f *joinAll) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		f.joining = Value{}
		for _, v := range handles(t).Items {
			o := machine.Of(t).Proc.ByIdent(object.Ptr[Handle](v).ident)
			if o != nil && !o.Daemon && o != machine.Of(t) && !object.Ptr[Handle](v).done {
				f.joining = v
				break
			}
		}
		if f.joining.O == nil {
			return object.None, nil
		}
		if in, err = t.Invoke(f.joining, "join"); err == object.Pending {
			return in, err
		}
	}
}
