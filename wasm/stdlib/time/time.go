// Package time is the library's time: clocks that the simulated computer moves,
// and the calendar. The time zone is UTC.
package time

// This file defines the clocks and sleep.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/sys"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// readCost is what reading a clock costs, in cost units: two readings one after
// the other always differ.
const readCost = 3

// A clock is a function of the module that tells nanoseconds.
type clock struct {
	name string
	id   int64 // CLOCK_…
	read func(th *machine.Thread) int64
}

func wall(th *machine.Thread) int64       { return machine.Epoch + th.Now() }
func monotonic(th *machine.Thread) int64  { return machine.Boot + th.Now() }
func processCPU(th *machine.Thread) int64 { return th.Proc.CPU() }
func threadCPU(th *machine.Thread) int64  { return th.CPU() }

// taiOffset is how far International Atomic Time is ahead of UTC.
const taiOffset = 37_000000000

func atomicTime(th *machine.Thread) int64 { return wall(th) + taiOffset }

// clocks are those with functions of their own; each has one in seconds and one in nanoseconds.
var clocks = []clock{
	{"time", 0, wall},
	{"monotonic", 1, monotonic},
	{"perf_counter", 1, monotonic},
	{"process_time", 2, processCPU},
	{"thread_time", 3, threadCPU},
}

// clockIDs are the clocks of clock_gettime.
var clockIDs = []clock{
	{"CLOCK_REALTIME", 0, wall},
	{"CLOCK_MONOTONIC", 1, monotonic},
	{"CLOCK_PROCESS_CPUTIME_ID", 2, processCPU},
	{"CLOCK_THREAD_CPUTIME_ID", 3, threadCPU},
	{"CLOCK_MONOTONIC_RAW", 4, monotonic},
	{"CLOCK_BOOTTIME", 7, monotonic},
	{"CLOCK_TAI", 11, atomicTime},
}

func (c *clock) ns(t *Thread) int64 {
	t.Spend(readCost)
	return c.read(machine.Of(t))
}

func (c *clock) seconds(t *Thread, _ []Value) (Value, error) {
	return object.Float(float64(c.ns(t)) / 1e9), nil
}

func (c *clock) nanoseconds(t *Thread, _ []Value) (Value, error) {
	return object.Int(c.ns(t)), nil
}

// Module is the library module time.
var Module = object.Library{
	Name: "time",
	Doc:  "This module provides various functions to manipulate time values.",
	Funcs: append(clockFuncs(),
		object.Decl("sleep(object:operand, /)", sleep),
		object.Decl("clock_gettime(clk_id, /)", func(t *Thread, a []Value) (Value, error) {
			c, err := clockOf(t, a[0])
			if err != nil {
				return Value{}, err
			}
			return c.seconds(t, nil)
		}),
		object.Decl("clock_gettime_ns(clk_id, /)", func(t *Thread, a []Value) (Value, error) {
			c, err := clockOf(t, a[0])
			if err != nil {
				return Value{}, err
			}
			return c.nanoseconds(t, nil)
		}),
		object.Decl("clock_getres(clk_id, /)", func(t *Thread, a []Value) (Value, error) {
			if _, err := clockOf(t, a[0]); err != nil {
				return Value{}, err
			}
			return object.Float(1e-9), nil
		}),
		object.Decl("get_clock_info(name, /)", clockInfo),
		object.Decl("gmtime(seconds:operand=None, /)", func(t *Thread, a []Value) (Value, error) { return brokenDown(t, a[0], "GMT") }),
		object.Decl("localtime(seconds:operand=None, /)", func(t *Thread, a []Value) (Value, error) { return brokenDown(t, a[0], "UTC") }),
		object.Decl("asctime(tuple=?, /)", asctime),
		object.Decl("ctime(seconds:operand=None, /)", ctime),
		object.Decl("mktime(tuple, /)", mktime),
		object.Decl("strftime(format, tuple=?, /)", strftime),
		object.Decl("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", strptime),
		object.Decl("tzset()", func(*Thread, []Value) (Value, error) { return object.None, nil }),
	),
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "struct_time", object.Of(structTime))
		m.Dict.SetStr(t, "tzname", object.NewTuple([]Value{object.NewStr("UTC"), object.NewStr("UTC")}))
		for _, name := range []string{"timezone", "altzone", "daylight"} {
			m.Dict.SetStr(t, name, object.Int(0))
		}
		for _, c := range clockIDs {
			m.Dict.SetStr(t, c.name, object.Int(c.id))
		}
		return nil
	},
}

func clockFuncs() (defs []object.Def) {
	for i := range clocks {
		c := &clocks[i]
		defs = append(defs, object.Decl(c.name+"()", c.seconds), object.Decl(c.name+"_ns()", c.nanoseconds))
	}
	return defs
}

func clockOf(t *Thread, v Value) (*clock, error) {
	n, ok := object.AsInt(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "clk_id should be integer, not %s", v.Type().Name)
	}
	for i := range clockIDs {
		if clockIDs[i].id == n {
			return &clockIDs[i], nil
		}
	}
	return nil, object.OSErrorOf(object.EINVAL)
}

// clockInfo tells about a clock with a function of its own.
func clockInfo(t *Thread, a []Value) (Value, error) {
	s := object.AsStr(a[0])
	if s == nil {
		return Value{}, object.Errorf(object.TypeError, "get_clock_info() argument 1 must be str, not %s", a[0].Type().Name)
	}
	for _, c := range clocks {
		if c.name != s.S {
			continue
		}
		ns := sys.NewNamespace(t)
		d := object.MakeAttrs(ns)
		for _, id := range clockIDs {
			if id.id == c.id {
				d.SetStr(t, "implementation", object.NewStr("clock_gettime("+id.name+")"))
			}
		}
		d.SetStr(t, "monotonic", object.Bool(c.id != 0))
		d.SetStr(t, "adjustable", object.Bool(c.id == 0))
		d.SetStr(t, "resolution", object.Float(1e-9))
		return ns, nil
	}
	return Value{}, object.Raise(object.ValueError, "unknown clock")
}

// sleep waits. Even for no time at all it lets other threads go first.
func sleep(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if th.Woken() != machine.NotWoken {
		return object.None, nil
	}
	d, err := machine.Duration(a[0])
	if err != nil {
		return Value{}, err
	}
	if d < 0 {
		return Value{}, object.Raise(object.ValueError, "sleep length must be non-negative")
	}
	return Value{}, th.Park(nil, machine.Wait{Why: "sleep", Until: th.After(d)})
}
