// Package engine is the one door to everything below: a program and a machine
// go in, output, a result and a trace come out. The page's bridge, the command
// line and the tests all use it.
package engine

// This file defines a run.

import (
	"errors"
	"path"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib"
	"taketurns/wasm/trace"
)

// Options are the machine that a program runs on, and what is kept of the run.
type Options struct {
	Cores    int    // 1 to 64
	GIL      bool   // off implies Switch "parallel"
	Start    string // fork, spawn or forkserver
	Switch   string // calls, instruction or parallel
	Policy   string // realistic, round-robin, random or pct
	Seed     int64
	Schedule string   // decisions of an earlier run; "": none
	Path     []string // folders that modules are found in, after the program's own
	Argv0    string   // sys.argv[0]; "": the file's name
	Args     []string // sys.argv[1:]
	Limit    int64    // steps; 0: no limit
	MaxHeap  uint64   // bytes; 0: a default
	Trace    bool     // keep a trace
	Lines    bool     // with every line in it
	TraceMax int      // bytes; 0: a default
	Stdin    string   // what there is to read
	Ask      bool     // whether NeedsInput can be answered when that is used up
	Crash    bool     // let a fault of the engine panic, for its developers
}

// DefaultOptions returns the machine that programs run on unless told otherwise.
func DefaultOptions() Options {
	return Options{Cores: 2, GIL: true, Start: "fork", Switch: "calls", Policy: "realistic"}
}

// World is what a run needs from outside.
type World interface {
	// Write is given what the program writes: stream is 1 or 2, thread the number of the thread.
	Write(stream, thread int, text string)
	// ReadFile returns a file's contents; an error that says it is not there when there is none.
	ReadFile(name string) ([]byte, error)
}

// Result is how a run ended.
type Result struct {
	Kind     string // ok, exception, syntax, deadlock, livelock, limit or stopped
	Exit     int
	Virtual  int64 // nanoseconds
	Steps    int64
	Schedule string
	Report   string // of a deadlock or limit
}

// Check makes sure that the options make sense, and completes them.
func (o *Options) Check() error {
	one := func(what, v string, of ...string) error {
		for _, x := range of {
			if v == x {
				return nil
			}
		}
		s := "no such " + what + ": " + v + " (there is"
		for _, x := range of {
			s += " " + x
		}
		return errors.New(s + ")")
	}
	if o.Cores < 1 || o.Cores > 64 {
		return errors.New("the number of cores goes from 1 to 64")
	}
	if !o.GIL {
		if o.Switch == "calls" || o.Switch == "" {
			o.Switch = "parallel"
		}
		if o.Switch != "parallel" {
			return errors.New("without the GIL the switch points are always parallel")
		}
	} else if o.Switch == "parallel" {
		return errors.New("switch points are parallel only without the GIL")
	}
	return errors.Join(
		one("start method", o.Start, "fork", "spawn", "forkserver"),
		one("kind of switch points", o.Switch, "calls", "instruction", "parallel"),
		one("policy", o.Policy, "realistic", "round-robin", "random", "pct"),
	)
}

func policy(name string) machine.Policy {
	switch name {
	case "round-robin":
		return machine.RoundRobin{}
	case "random":
		return machine.Random{}
	case "pct":
		return &machine.PCT{Depth: 3}
	}
	return machine.Realistic{}
}

// A Run is a program being run.
type Run struct {
	file    string
	opts    Options
	world   World
	m       *machine.Machine
	rec     *trace.Recorder
	syntax  bool // the program did not parse
	broken  string
	program string            // what a schedule belongs to
	sources map[string]string // of files that only the run knows
}

const (
	defaultTrace = 64 << 20
	defaultHeap  = 2 << 30
)

// New prepares a run of source, whose file has that name. Options must have been checked.
func New(filename string, source []byte, o Options, w World) *Run {
	r := &Run{file: filename, opts: o, world: w, program: fingerprint(filename, source, o), sources: map[string]string{}}
	stdlib.Forget()
	if o.Trace {
		limit := o.TraceMax
		if limit == 0 {
			limit = defaultTrace
		}
		r.rec = trace.NewRecorder(limit, o.Lines)
	}
	heap := o.MaxHeap
	if heap == 0 {
		heap = defaultHeap
	}
	pol := policy(o.Policy)
	note := ""
	if o.Schedule != "" {
		choices, err := decodeSchedule(o.Schedule, r.program)
		if err != nil {
			note = "the schedule was not used: " + err.Error()
		} else {
			pol = &machine.Replay{Choices: choices, Of: pol}
		}
	}
	r.m = machine.New(machine.Config{Cores: o.Cores, GIL: o.GIL, Start: o.Start, Switch: o.Switch, Policy: pol, Seed: o.Seed,
		MaxSteps: o.Limit, MaxHeap: heap, Trace: r.rec, Out: w.Write, Stdin: o.Stdin, Ask: o.Ask,
		NewInterp: r.newChild, ReadFile: r.readFile, Folders: append([]string{path.Dir(filename)}, o.Path...)})
	if note != "" {
		r.rec.Note(0, 0, note)
		w.Write(2, 0, note+"\n")
	}
	in := r.newInterp(nil)
	p := r.m.NewProcess(in, "main", "MainProcess")
	t := object.NewThread(in, 1)
	t.Push(&program{run: r, file: filename, source: string(source)})
	p.Main = p.Start(t, "MainThread", nil)
	return r
}

// Step runs the program on for about so many cost units of 10 ns; done says that the run is over.
func (r *Run) Step(budget int64) (done bool) {
	if !r.opts.Crash {
		defer func() {
			if e := recover(); e != nil {
				r.crashed(e)
				done = true
			}
		}()
	}
	if r.broken != "" {
		return true
	}
	return r.m.Run(budget)
}

// Stop ends the run.
func (r *Run) Stop() { r.m.Stop() }

// NeedsInput reports whether a thread waits for a line of stdin, and after which prompt.
func (r *Run) NeedsInput() (prompt string, needed bool) {
	return r.m.Prompt, r.m.NeedsIn != nil
}

// Input gives the waiting thread its line, with the newline; eof: there is no more.
func (r *Run) Input(line string, eof bool) { r.m.Input(line, eof) }

// Now returns the virtual time so far, in nanoseconds.
func (r *Run) Now() int64 { return r.m.Time() }

// Trace returns the run's trace; nil when none is kept.
func (r *Run) Trace() *trace.Recorder { return r.rec }

// Result says how the run ended.
func (r *Run) Result() Result {
	res := Result{Kind: r.m.Kind, Virtual: r.m.Time(), Steps: r.m.Spent(), Report: r.m.Report, Schedule: encodeSchedule(r.m.Choices(), r.program)}
	if r.broken != "" {
		res.Kind, res.Exit, res.Report = "exception", 1, r.broken
		return res
	}
	switch res.Kind {
	case "deadlock", "livelock":
		res.Exit = 70
	case "limit":
		res.Exit = 71
	case "stopped":
		res.Exit = 130
	default:
		if res.Exit = r.m.Procs[0].Code; res.Exit < 0 {
			res.Exit = 128 - res.Exit // ended by a signal, as a shell says it
		}
		if r.syntax {
			res.Kind = "syntax"
		}
	}
	return res
}

// Report writes what there is to say about a run that ended by deadlock or limit.
func (r *Run) report() {
	if r.m.Report != "" {
		r.world.Write(2, 0, r.m.Report)
	}
}

// crashed turns a fault of the engine itself into a clear end.
func (r *Run) crashed(e any) {
	msg := "unknown"
	switch e := e.(type) {
	case error:
		msg = e.Error()
	case string:
		msg = e
	}
	r.broken = "This is a fault of the engine, not of the program: " + msg + "\n"
	r.world.Write(2, 0, r.broken)
	r.m.Stop()
}
