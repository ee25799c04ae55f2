// Package _signal is the native part of signal: what a process does with the
// signals that processes of the simulated computer send each other.
package _signal

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// What can stand in place of a handler.
const (
	sigDefault = 0
	sigIgnore  = 1
)

// signals are those of Linux, with their descriptions.
var signals = [...]struct {
	name string
	n    int
	text string
}{
	{"SIGHUP", 1, "Hangup"}, {"SIGINT", 2, "Interrupt"}, {"SIGQUIT", 3, "Quit"}, {"SIGILL", 4, "Illegal instruction"},
	{"SIGTRAP", 5, "Trace/breakpoint trap"}, {"SIGABRT", 6, "Aborted"}, {"SIGBUS", 7, "Bus error"},
	{"SIGFPE", 8, "Floating point exception"}, {"SIGKILL", 9, "Killed"}, {"SIGUSR1", 10, "User defined signal 1"},
	{"SIGSEGV", 11, "Segmentation fault"}, {"SIGUSR2", 12, "User defined signal 2"}, {"SIGPIPE", 13, "Broken pipe"},
	{"SIGALRM", 14, "Alarm clock"}, {"SIGTERM", 15, "Terminated"}, {"SIGSTKFLT", 16, "Stack fault"}, {"SIGCHLD", 17, "Child exited"},
	{"SIGCONT", 18, "Continued"}, {"SIGSTOP", 19, "Stopped (signal)"}, {"SIGTSTP", 20, "Stopped"}, {"SIGTTIN", 21, "Stopped (tty input)"},
	{"SIGTTOU", 22, "Stopped (tty output)"}, {"SIGURG", 23, "Urgent I/O condition"}, {"SIGXCPU", 24, "CPU time limit exceeded"},
	{"SIGXFSZ", 25, "File size limit exceeded"}, {"SIGVTALRM", 26, "Virtual timer expired"}, {"SIGPROF", 27, "Profiling timer expired"},
	{"SIGWINCH", 28, "Window changed"}, {"SIGIO", 29, "I/O possible"}, {"SIGPWR", 30, "Power failure"}, {"SIGSYS", 31, "Bad system call"},
}

// Module is the library module _signal.
var Module = object.Library{
	Name: "_signal",
	Funcs: []object.Def{
		object.Decl("signal(signalnum:index, handler, /)", setHandler),
		object.Decl("getsignal(signalnum:index, /)", getHandler),
		object.Decl("raise_signal(signalnum:index, /)", func(t *Thread, a []Value) (Value, error) {
			th := machine.Of(t)
			switch n := a[0].N; {
			case n < 1 || n > machine.MaxSignal:
				return Value{}, object.OSErrorOf(object.EINVAL)
			case !th.Sync():
				return Value{}, object.Park
			}
			return th.Proc.Signal(int(a[0].N), th)
		}),
		object.Decl("strsignal(signalnum:index, /)", func(_ *Thread, a []Value) (Value, error) {
			if err := checkNumber(a[0].N); err != nil {
				return Value{}, err
			}
			for _, s := range signals {
				if int64(s.n) == a[0].N {
					return object.NewStr(s.text), nil
				}
			}
			return object.None, nil
		}),
		object.Decl("default_int_handler(signalnum, frame, /)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.NewException(object.KeyboardInterrupt)
		}),
		object.Decl("valid_signals()", func(t *Thread, _ []Value) (Value, error) {
			s := object.NewSet(object.SetType)
			for n := int64(1); n <= machine.MaxSignal; n++ {
				if n != 32 && n != 33 { // the threads library's own
					if err := s.Add(t, object.Int(n)); err != nil {
						return Value{}, err
					}
				}
			}
			return object.Of(s), nil
		}),
		object.Decl("set_wakeup_fd(fd:index, /, *, warn_on_full_buffer=True)", func(*Thread, []Value) (Value, error) {
			return object.Int(-1), nil
		}),
		object.Decl("siginterrupt(signalnum:index, flag, /)", func(*Thread, []Value) (Value, error) { return object.None, nil }),
	},
	Init: func(t *Thread, m *object.Module) error {
		for _, s := range signals {
			m.Dict.SetStr(t, s.name, object.Int(int64(s.n)))
		}
		m.Dict.SetStr(t, "SIGCLD", object.Int(machine.SIGCHLD))
		m.Dict.SetStr(t, "SIGPOLL", object.Int(29))
		m.Dict.SetStr(t, "SIGRTMIN", object.Int(34))
		m.Dict.SetStr(t, "SIGRTMAX", object.Int(64))
		m.Dict.SetStr(t, "NSIG", object.Int(machine.MaxSignal+1))
		m.Dict.SetStr(t, "SIG_DFL", object.Int(sigDefault))
		m.Dict.SetStr(t, "SIG_IGN", object.Int(sigIgnore))
		for i, name := range []string{"SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"} {
			m.Dict.SetStr(t, name, object.Int(int64(i)))
		}
		if key := machine.HandlerKey(machine.SIGINT); t.Interp.Registry[key].IsUnset() {
			t.Interp.Registry[key] = m.Dict.GetStr(t, "default_int_handler")
		}
		return nil
	},
}

func checkNumber(n int64) error {
	if n < 1 || n > machine.MaxSignal {
		return object.Raise(object.ValueError, "signal number out of range")
	}
	return nil
}

func getHandler(t *Thread, a []Value) (Value, error) {
	if err := checkNumber(a[0].N); err != nil {
		return Value{}, err
	}
	return handlerOf(t, a[0].N), nil
}

// handlerOf returns a signal's handler, or what stands in place of one.
func handlerOf(t *Thread, n int64) Value {
	if h := t.Interp.Registry[machine.HandlerKey(int(n))]; !h.IsUnset() {
		return h
	}
	return object.Int(sigDefault)
}

func setHandler(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	n, h := int(a[0].N), a[1]
	if th != th.Proc.Main {
		return Value{}, object.Raise(object.ValueError, "signal only works in main thread of the main interpreter")
	}
	if err := checkNumber(a[0].N); err != nil {
		return Value{}, err
	}
	d := machine.SignalHandled
	if i, ok := object.AsInt(h); ok && (i == sigDefault || i == sigIgnore) {
		h = object.Int(i)
		if d = machine.SignalDefault; i == sigIgnore {
			d = machine.SignalIgnored
		}
	} else if !object.IsCallable(h) {
		return Value{}, object.Raise(object.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	if n == machine.SIGKILL || n == machine.SIGSTOP {
		return Value{}, object.OSErrorOf(object.EINVAL)
	}
	old := handlerOf(t, a[0].N)
	t.Interp.Registry[machine.HandlerKey(n)] = h
	th.Proc.SetHandler(n, d)
	return old, nil
}
