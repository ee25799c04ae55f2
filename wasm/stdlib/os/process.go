package os

// This file defines fork, waiting for children, signals to them, and the end.

import (
	"slices"
	"strconv"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/_thread"
	"taketurns/wasm/vm"
)

// hooks are the names in the interpreter's registry of what register_at_fork was given.
const (
	beforeFork        = "os.before_fork"
	afterForkInChild  = "os.after_fork_in_child"
	afterForkInParent = "os.after_fork_in_parent"
)

func registerAtFork(t *Thread, a []Value) (Value, error) {
	names := [...]string{beforeFork, afterForkInChild, afterForkInParent}
	params := [...]string{"before", "after_in_child", "after_in_parent"}
	some := false
	for i, f := range a {
		if f.IsUnset() || f.IsNone() {
			continue
		}
		if !object.IsCallable(f) {
			return Value{}, object.Errorf(object.TypeError, "'%s' must be callable, not %s", params[i], f.Type().Name)
		}
		some = true
	}
	if !some {
		return Value{}, object.Raise(object.TypeError, "At least one argument is required.")
	}
	for i, f := range a {
		if f.IsUnset() || f.IsNone() {
			continue
		}
		l := t.Interp.Registry[names[i]]
		if l.IsUnset() {
			l = object.NewList(nil)
			t.Interp.Registry[names[i]] = l
		}
		list := object.AsList(l)
		list.Items = append(list.Items, f)
	}
	return object.None, nil
}

func fork(t *Thread, _ []Value) (Value, error) { return t.Push(&forkFrame{}) }

// forkFrame forks. It is a frame so that no native is running on Go's stack:
// the copy of the thread has this frame on top, too, and goes on in it.
type forkFrame struct {
	step  int
	hooks []Value // still to be called
	hook  Value   // the one being called
	child bool    // this is the copy
	pid   int
}

func (f *forkFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.hooks = hooksOf(t, beforeFork)
			slices.Reverse(f.hooks)
			f.step = 1
		case 1, 4: // each hook; what one raises is reported and else ignored
			if err != nil {
				failed := object.Materialize(err)
				err = nil
				if in, err = t.Run(&unraisable{exc: failed, from: f.hook}); err == object.Pending {
					return in, err
				}
				continue
			}
			if len(f.hooks) == 0 {
				f.step++
				continue
			}
			f.hook, f.hooks = f.hooks[0], f.hooks[1:]
			if in, err = t.Call(f.hook, nil, nil); err == object.Pending {
				return in, err
			}
		case 2:
			th := machine.Of(t)
			if !th.Sync() {
				return Value{}, object.Park
			}
			if err := th.CanStart(); err != nil {
				return Value{}, err
			}
			f.step = 3
			child, ct := th.Fork()
			ct.Top.Native.(*forkFrame).child = true
			f.pid = child.Pid
			child.StartForked(ct, th)
		case 3:
			f.step = 4
			if f.child {
				_thread.AfterFork(t)
				f.hooks = hooksOf(t, afterForkInChild)
			} else {
				f.hooks = hooksOf(t, afterForkInParent)
			}
		case 5:
			if f.child {
				return object.Int(0), nil
			}
			f.step = 6
			if machine.ProcOf(t).Alive() > 1 {
				if in, err = vm.Import(t, "warnings", object.NewTuple([]Value{object.NewStr("warn")}), 0, nil); err == object.Pending {
					return in, err
				}
				continue
			}
			f.step = 7
		case 6:
			f.step = 7
			if err != nil {
				continue
			}
			text := "This process (pid=" + strconv.Itoa(machine.ProcOf(t).Pid) + ") is multi-threaded, use of fork() may lead to deadlocks in the child."
			if in, err = t.Invoke(in, "warn", object.NewStr(text), object.Of(object.Exceptions["DeprecationWarning"])); err == object.Pending {
				return in, err
			}
		default:
			if err != nil {
				return Value{}, err
			}
			return object.Int(int64(f.pid)), nil
		}
	}
}

// hooksOf returns the functions that are registered under a name now.
func hooksOf(t *Thread, name string) []Value {
	if l := t.Interp.Registry[name]; !l.IsUnset() {
		return slices.Clone(object.AsList(l).Items)
	}
	return nil
}

// unraisable has sys.unraisablehook report an exception that goes nowhere.
type unraisable struct {
	exc  *object.Exception
	from Value
	hook Value
	step int
}

func (f *unraisable) Resume(t *Thread, in Value, err error) (Value, error) {
	f.step++
	sys := t.Interp.Modules.GetStr(t, "sys")
	switch {
	case sys.IsUnset():
		return object.None, nil
	case f.step == 1:
		tb := object.None
		if f.exc.TB != nil {
			tb = object.Of(f.exc.TB)
		}
		args := object.NewTuple([]Value{object.Of(f.exc.Type), object.Of(f.exc), tb, object.None, f.from})
		if in, err = t.Invoke(sys, "UnraisableHookArgs", args); err == object.Pending {
			return in, err
		}
		return f.Resume(t, in, err)
	case f.step == 2 && err == nil:
		return t.Invoke(sys, "unraisablehook", in)
	}
	return object.None, nil
}

// The options of waitpid.
const noHang = 1

func waitpid(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	p, err := th.WaitChild(int(a[0].N), a[1].N&noHang == 0)
	switch {
	case err != nil:
		return Value{}, err
	case p == nil:
		return pair(0, 0), nil
	case p.Code < 0: // ended by a signal
		return pair(int64(p.Pid), int64(-p.Code)), nil
	}
	return pair(int64(p.Pid), int64(p.Code&0xff)<<8), nil
}

func pair(a, b int64) Value { return object.NewTuple([]Value{object.Int(a), object.Int(b)}) }

// exit ends the process at once.
func exit(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	th.Proc.Exit(int(a[0].N)&0xff, th)
	return Value{}, th.Stop()
}

func kill(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	p := th.M.Process(int(a[0].N))
	signum := int(a[1].N)
	switch {
	case p == nil || p.Reaped:
		return Value{}, object.OSErrorOf(object.ESRCH)
	case signum < 0 || signum > machine.MaxSignal:
		return Value{}, object.OSErrorOf(object.EINVAL)
	case signum == 0 || p.Over():
		return object.None, nil
	}
	return p.Signal(signum, th)
}
