// Package os is Python's module os: what programs see of the simulated
// computer's processes, descriptors and files. What needs no native is in os.py,
// and os.path in posixpath.
package os

// This file says what is in the module and has the small functions.

import (
	"strings"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module os.
var Module = object.Library{
	Name: "os",
	Doc:  "Processes, descriptors and files of the simulated computer.",
	Funcs: []object.Def{
		object.Decl("fork()", fork),
		object.Decl("register_at_fork(*, before=?, after_in_child=?, after_in_parent=?)", registerAtFork),
		object.Decl("waitpid(pid:index, options:index, /)", waitpid),
		object.Decl("_exit(status:index)", exit),
		object.Decl("kill(pid:index, signal:index, /)", kill),
		object.Decl("getpid()", func(t *Thread, _ []Value) (Value, error) { return object.Int(int64(machine.ProcOf(t).Pid)), nil }),
		object.Decl("getppid()", func(t *Thread, _ []Value) (Value, error) {
			return object.Int(int64(machine.ProcOf(t).ParentPid())), nil
		}),
		object.Decl("cpu_count()", cpuCount),
		object.Decl("process_cpu_count()", cpuCount),
		object.Decl("sched_yield()", schedYield),
		object.Decl("pipe()", pipe),
		object.Decl("read(fd:index, length:index, /)", read),
		object.Decl("write(fd:index, data, /)", write),
		object.Decl("close(fd:index)", closeFD),
		object.Decl("dup(fd:index, /)", dup),
		object.Decl("isatty(fd:index, /)", isatty),
		object.Decl("get_terminal_size(fd=?, /)", terminalSize),
		object.Decl("strerror(code:index, /)", func(_ *Thread, a []Value) (Value, error) { return object.NewStr(object.Strerror(a[0].N)), nil }),
		object.Decl("urandom(size:index, /)", urandom),
		object.Decl("getcwd()", func(t *Thread, _ []Value) (Value, error) { return object.NewStr(machine.ProcOf(t).M.Dir()), nil }),
		object.Decl("_stat(path, /)", stat),
		object.Decl("_contents(path, /)", contents),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "error", object.Of(object.OSError))
		m.Dict.SetStr(t, "stat_result", object.Of(statResult))
		m.Dict.SetStr(t, "terminal_size", object.Of(terminalSizeType))
		return nil
	},
}

func cpuCount(t *Thread, _ []Value) (Value, error) {
	return object.Int(int64(machine.ProcOf(t).M.Cores)), nil
}

// schedYield lets the other threads of the process go first, when there are any.
func schedYield(t *Thread, _ []Value) (Value, error) {
	th := machine.Of(t)
	if th.Woken() != machine.NotWoken {
		return object.None, nil
	}
	return Value{}, th.Park(nil, machine.Wait{Until: max(th.Now(), 1)})
}

func urandom(t *Thread, a []Value) (Value, error) {
	n := a[0].N
	if n < 0 {
		return Value{}, object.Raise(object.ValueError, "negative argument not allowed")
	}
	if err := t.Allocate(n); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	for b.Len() < int(n) {
		for x, i := t.Interp.Random(), 0; i < 8 && b.Len() < int(n); i++ {
			b.WriteByte(byte(x))
			x >>= 8
		}
	}
	t.Spend(n / 4)
	return object.NewBytes(b.String()), nil
}

var terminalSizeType = object.NewStructSeqType("os", "terminal_size", 2, "columns", "lines")

// terminalSize always fails: nothing here is a terminal.
func terminalSize(_ *Thread, _ []Value) (Value, error) {
	return Value{}, object.OSErrorOf(object.ENOTTY)
}

var statResult = object.NewStructSeqType("os", "stat_result", 10, "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid",
	"st_size", "st_atime", "st_mtime", "st_ctime")

// The modes of a file and of a folder, readable by all.
const (
	modeFile = 0o100444
	modeDir  = 0o040555
)

// contents returns the bytes of a file that the run can see.
func contents(t *Thread, a []Value) (Value, error) {
	path := object.AsStr(a[0])
	if path == nil {
		return Value{}, object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", a[0].Type().Name)
	}
	m := machine.ProcOf(t).M
	text, err := m.ReadFile(m.Path(path.S))
	if err != nil {
		return Value{}, object.OSErrorOf(object.ENOENT, a[0])
	}
	t.Spend(int64(1000 + len(text)/64))
	return object.NewBytes(string(text)), nil
}

// stat tells of a file that the run can see.
func stat(t *Thread, a []Value) (Value, error) {
	path := object.AsStr(a[0])
	if path == nil {
		return Value{}, object.Errorf(object.TypeError, "stat: path should be string, bytes, os.PathLike or integer, not %s", a[0].Type().Name)
	}
	m := machine.ProcOf(t).M
	t.Spend(100)
	mode, size := int64(modeFile), 0
	switch text, err := m.ReadFile(m.Path(path.S)); {
	case err == nil:
		size = len(text)
	case m.IsDir(path.S):
		mode = modeDir
	default:
		return Value{}, object.OSErrorOf(object.ENOENT, a[0])
	}
	zero, when := object.Int(0), object.Float(float64(machine.Epoch)/1e9)
	return object.NewStructSeq(statResult, object.Int(mode), zero, zero, object.Int(1), zero, zero, object.Int(int64(size)), when, when, when), nil
}
