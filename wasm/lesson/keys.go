// This file is the table of attributes: what each key of a fence means, which
// values it takes and where it may stand.

package lesson

import (
	"math"
	"strconv"
	"strings"
)

// place is a kind of fence that an attribute may stand on.
type place uint8

const (
	onExample place = 1 << iota
	onSolution
	onRecorded

	onProgram = onExample | onSolution
)

// key is one row of the table. set stores a value and returns what is wrong
// with it, or ""; a key without set is an option of the machine that has only
// to be checked.
type key struct {
	name  string
	on    place
	flag  bool // takes no value
	check func(value string) string
	set   func(f *fence, value string) string
}

// fence is what the attributes of one fence are stored in.
type fence struct {
	example  *Example // the parts below belong to it
	options  *[]Option
	expect   *Expect
	recorded *Recorded
	exercise bool
	static   bool
}

// keys is the table. The machine's options come first and keep this order
// wherever they are listed.
var keys = []key{
	{name: "cores", on: onProgram, check: integer(1, 64)},
	{name: "gil", on: onProgram, check: oneOf("on", "off")},
	{name: "start", on: onProgram, check: oneOf("fork", "spawn", "forkserver")},
	{name: "switch", on: onProgram, check: oneOf("calls", "instruction", "parallel")},
	{name: "policy", on: onProgram, check: oneOf("realistic", "round-robin", "random", "pct")},
	{name: "seed", on: onProgram, check: integer(0, math.MaxUint32)},
	{name: "schedule", on: onProgram, check: anything},
	{name: "limit", on: onProgram, check: integer(1, math.MaxInt64)},
	{name: "stdin", on: onProgram, check: anything},
	{name: "args", on: onProgram, check: anything},

	{name: "exit", on: onProgram, check: integer(0, 255), set: func(f *fence, v string) string {
		f.expect.Exit, _ = strconv.Atoi(v)
		return ""
	}},
	{name: "kind", on: onProgram, check: oneOf("ok", "exception", "syntax", "deadlock", "livelock", "limit"),
		set: func(f *fence, v string) string { f.expect.Kind = v; return "" }},
	{name: "duration", on: onProgram, set: func(f *fence, v string) (message string) {
		f.expect.Duration, message = parseDuration(v)
		return message
	}},
	{name: "outcomes", on: onProgram, check: integer(1, 1_000_000), set: func(f *fence, v string) string {
		f.expect.Outcomes, _ = strconv.Atoi(v)
		return ""
	}},
	{name: "every", on: onProgram, flag: true, set: func(f *fence, _ string) string { f.expect.Every = true; return "" }},

	{name: "predict", on: onExample, set: func(f *fence, v string) string { f.example.Predict = v; return "" }},
	{name: "answer", on: onExample, set: func(f *fence, v string) string { f.example.Answer = v; return "" }},
	{name: "compare", on: onExample, set: func(f *fence, v string) string {
		f.example.Compare = strings.TrimPrefix(v, "#")
		return ""
	}},
	{name: "exercise", on: onExample, flag: true, set: func(f *fence, _ string) string { f.exercise = true; return "" }},
	{name: "goal", on: onExample, set: func(f *fence, v string) string { f.example.Goal = v; return "" }},
	{name: "static", on: onExample, flag: true, set: func(f *fence, _ string) string { f.static = true; return "" }},

	{name: "lines", on: onRecorded, flag: true, set: func(f *fence, _ string) string { f.recorded.Match = Lines; return "" }},
	{name: "contains", on: onRecorded, flag: true, set: func(f *fence, _ string) string { f.recorded.Match = Contains; return "" }},
}

// apply stores the attributes in f and returns a message for each that is
// wrong.
func apply(attributes []attribute, on place, f *fence) (messages []string) {
	given := map[string]string{}
	for _, a := range attributes {
		k := lookup(a.key, on)
		message := ""
		switch {
		case k == nil:
			message = "unknown attribute " + a.key + " (known here: " + known(on) + ")"
		case k.flag != a.flag && k.flag:
			message = a.key + " takes no value"
		case k.flag != a.flag:
			message = a.key + " needs a value: " + a.key + "=…"
		case !k.flag && a.value == "" && k.name != "stdin":
			message = a.key + " is empty"
		}
		if message == "" && k.check != nil {
			if message = k.check(a.value); message != "" {
				message = a.key + "=" + a.value + ": " + message
			}
		}
		if message == "" && k.set != nil {
			message = k.set(f, a.value)
		}
		if message != "" {
			messages = append(messages, message)
		} else {
			given[a.key] = a.value
		}
	}
	if f.options != nil {
		for _, k := range keys {
			if v, ok := given[k.name]; ok && k.set == nil {
				*f.options = append(*f.options, Option{k.name, v})
			}
		}
	}
	return append(messages, contradictions(given, f)...)
}

// contradictions checks the attributes against each other.
func contradictions(given map[string]string, f *fence) (messages []string) {
	_, predict := given["predict"]
	_, answer := given["answer"]
	_, goal := given["goal"]
	_, lines := given["lines"]
	_, contains := given["contains"]
	if answer && !predict {
		messages = append(messages, "an answer needs a question: predict=…")
	}
	if goal != f.exercise {
		messages = append(messages, "exercise and goal=… go together")
	}
	if lines && contains {
		messages = append(messages, "lines and contains exclude each other")
	}
	if given["gil"] == "on" && given["switch"] == "parallel" {
		messages = append(messages, "switch=parallel needs gil=off")
	}
	return messages
}

func lookup(name string, on place) *key {
	for i := range keys {
		if keys[i].name == name && keys[i].on&on != 0 {
			return &keys[i]
		}
	}
	return nil
}

func known(on place) string {
	var names []string
	for _, k := range keys {
		if k.on&on != 0 {
			names = append(names, k.name)
		}
	}
	return strings.Join(names, ", ")
}

func anything(string) string { return "" }

func oneOf(values ...string) func(string) string {
	return func(v string) string {
		for _, allowed := range values {
			if v == allowed {
				return ""
			}
		}
		return "expected one of " + strings.Join(values, ", ")
	}
}

func integer(low, high int64) func(string) string {
	return func(v string) string {
		n, err := strconv.ParseInt(v, 10, 64)
		switch {
		case err != nil:
			return "expected a whole number"
		case n < low:
			return "must be at least " + strconv.FormatInt(low, 10)
		case n > high:
			return "must be at most " + strconv.FormatInt(high, 10)
		}
		return ""
	}
}

// parseDuration reads seconds, "2" or "2±0.1". The first form allows 1 %.
func parseDuration(v string) (*Duration, string) {
	amount, tolerance, given := strings.Cut(v, "±")
	seconds, err := strconv.ParseFloat(strings.TrimSpace(amount), 64)
	d := &Duration{Seconds: seconds, Tolerance: seconds / 100}
	if err == nil && given {
		d.Tolerance, err = strconv.ParseFloat(strings.TrimSpace(tolerance), 64)
	}
	if err != nil || !(d.Seconds >= 0 && d.Tolerance >= 0) || math.IsInf(d.Seconds+d.Tolerance, 0) {
		return nil, "duration=" + v + ": expected virtual seconds like 2 or 2±0.1"
	}
	return d, ""
}
