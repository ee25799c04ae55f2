// Package _mp is what multiprocessing needs of the simulated computer beyond os:
// starting fresh interpreters, sockets, waiting for several descriptors, and
// memory that processes share.
package _mp

// This file says what is in the module, and defines processes and sockets.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _mp.
var Module = object.Library{
	Name: "_mp",
	Funcs: []object.Def{
		object.Decl("process_named(name, process=None, /)", processNamed),
		object.Decl("read_by(fd:index, obj, /)", readBy),
		object.Decl("spawn(code, fds, method='spawn', /)", spawn),
		object.Decl("exit_code(pid:index, /)", exitCode),
		object.Decl("socketpair()", socketPair),
		object.Decl("listen(address=None, /)", listen),
		object.Decl("accept(fd:index, /)", accept),
		object.Decl("connect(address, /)", connect),
		object.Decl("wait(fds, timeout=None, /)", wait),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "start_method", object.NewStr(machine.ProcOf(t).M.Start))
		m.Dict.SetStr(t, "Cells", object.Of(cellsType))
		return nil
	},
}

// processNamed says what the next process is called that this thread starts, and
// which object stands for it.
func processNamed(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	var k *machine.Thing
	if !a[1].IsNone() && object.AsInstance(a[1]) != nil {
		k = th.Thing(a[1], "process")
	}
	if s := object.AsStr(a[0]); s != nil {
		th.NameNext(s.S, k)
	}
	return object.None, nil
}

// readBy says which object reads from a descriptor, for the trace.
func readBy(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if s, ok := th.Proc.FDs[int(a[0].N)].(*machine.Socket); ok {
		s.ReadBy(th, a[1])
	}
	return object.None, nil
}

// spawn starts a process with a fresh interpreter.
func spawn(t *Thread, a []Value) (Value, error) {
	code, method := object.AsStr(a[0]), object.AsStr(a[2])
	items, ok := t.Items(a[1])
	if code == nil || method == nil || !ok {
		return Value{}, object.Raise(object.TypeError, "spawn() needs a program, a list of descriptors and a method")
	}
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	if err := th.CanStart(); err != nil {
		return Value{}, err
	}
	var fds []int
	for _, v := range items {
		fd, ok := object.AsInt(v)
		if !ok || th.Proc.FDs[int(fd)] == nil {
			return Value{}, object.OSErrorOf(object.EBADF)
		}
		fds = append(fds, int(fd))
	}
	return object.Int(int64(th.Spawn(code.S, fds, method.S == "forkserver").Pid)), nil
}

// exitCode returns how a process ended that a server started; None while it runs.
func exitCode(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	p := th.M.Process(int(a[0].N))
	switch {
	case p == nil:
		return Value{}, object.OSErrorOf(object.ECHILD)
	case !p.Over():
		return object.None, nil
	}
	p.Reaped = true
	return object.Int(int64(p.Code)), nil
}

func socketPair(t *Thread, _ []Value) (Value, error) {
	p := machine.ProcOf(t)
	a, b := machine.NewSocketPair(p.M)
	t.Spend(300)
	return object.NewTuple([]Value{object.Int(int64(p.Open(a))), object.Int(int64(p.Open(b)))}), nil
}

func listen(t *Thread, a []Value) (Value, error) {
	p := machine.ProcOf(t)
	if !machine.Of(t).Sync() {
		return Value{}, object.Park
	}
	name := ""
	switch s := object.AsStr(a[0]); {
	case s != nil:
		name = s.S
	case a[0].IsNone():
		name = p.M.NewName("/tmp/listener")
	default:
		return Value{}, object.Errorf(object.TypeError, "an address must be str here, not %s", a[0].Type().Name)
	}
	l, ok := p.M.Listen(name)
	if !ok {
		return Value{}, object.OSErrorOf(object.EADDRINUSE)
	}
	return object.NewTuple([]Value{object.Int(int64(p.Open(l))), object.NewStr(name)}), nil
}

func accept(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	l, ok := th.Proc.FDs[int(a[0].N)].(*machine.Listener)
	if !ok {
		return Value{}, object.OSErrorOf(object.EBADF)
	}
	s, err := l.Accept(th)
	if err != nil {
		return Value{}, err
	}
	return object.Int(int64(th.Proc.Open(s))), nil
}

func connect(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	address := object.AsStr(a[0])
	if address == nil {
		return Value{}, object.Errorf(object.TypeError, "an address must be str here, not %s", a[0].Type().Name)
	}
	s, err := th.Connect(address.S)
	switch {
	case err != nil:
		return Value{}, err
	case s == nil:
		return Value{}, object.OSErrorOf(object.ENOENT)
	}
	return object.Int(int64(th.Proc.Open(s))), nil
}

// wait waits until some of the descriptors can be read.
func wait(t *Thread, a []Value) (Value, error) {
	items, ok := t.Items(a[0])
	if !ok {
		return Value{}, object.Raise(object.TypeError, "wait() needs a list of descriptors")
	}
	f := &waiting{fds: append([]Value(nil), items...)}
	if !a[1].IsNone() {
		d, err := machine.Duration(a[1])
		if err != nil {
			return Value{}, err
		}
		if f.until = machine.Of(t).Now(); d > 0 {
			f.until = machine.Of(t).After(d)
		}
		f.until = max(f.until, 1)
	}
	return t.Run(f)
}

// waiting waits for one of several descriptors.
type waiting struct {
	fds   []Value
	until int64
}

func (f *waiting) Resume(t *Thread, _ Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	th := machine.Of(t)
	list := make([]machine.Descriptor, len(f.fds))
	for i, v := range f.fds {
		fd, _ := object.AsInt(v)
		if list[i] = th.Proc.FDs[int(fd)]; list[i] == nil {
			return Value{}, object.OSErrorOf(object.EBADF)
		}
	}
	ready, err := th.Poll(list, f.until)
	if err != nil {
		return Value{}, err
	}
	var some []Value
	for i, is := range ready {
		if is {
			some = append(some, f.fds[i])
		}
	}
	t.Spend(100)
	return object.NewList(some), nil
}
