// Package check runs a lesson's programs and compares what they do with what
// the lesson says about them. It does not know what runs them.
package check

import (
	"strconv"
	"strings"

	"taketurns/wasm/lesson"
)

// Run is what one run of a program did.
type Run struct {
	Stdout, Stderr string
	Exit           int
	Kind           string  // as in lesson.Expect
	Seconds        float64 // virtual
}

// Outcomes is what all schedules of a program can do.
type Outcomes struct {
	Complete bool // every schedule was considered
	Runs     []Run
}

// A Machine runs programs. The options are those of a lesson's example.
type Machine interface {
	Run(source string, options []lesson.Option) (Run, error)
	Explore(source string, options []lesson.Option) (Outcomes, error)
}

// A Failure is a claim that does not hold, or a program that could not be run.
type Failure struct {
	Name    string // the lesson's file
	Line    int    // of the claim, or of the program
	Example string
	Message string
	// What was recorded and what the run wrote, when these differ and a
	// recording can mend it.
	Recorded *lesson.Recorded
	Got      string
}

func (f *Failure) Error() string {
	return f.Name + ":" + strconv.Itoa(f.Line) + ": #" + f.Example + ": " + f.Message
}

// Lesson checks every example and solution of a lesson.
func Lesson(l *lesson.Lesson, m Machine) (failures []*Failure) {
	byID := map[string]*lesson.Example{}
	for _, e := range l.Examples {
		byID[e.ID] = e
		prelude := ""
		for _, id := range e.Prelude {
			prelude += byID[id].Source
		}
		c := &checker{lesson: l, example: e, machine: m}
		c.program(e.Line, prelude+e.Source, e.Options, e.Expect)
		if s := e.Solution; s != nil {
			c.program(s.Line, prelude+s.Source, override(e.Options, s.Options), s.Expect)
		}
		failures = append(failures, c.failures...)
	}
	return failures
}

// override returns options with those of over in place of their own.
func override(options, over []lesson.Option) []lesson.Option {
	merged := append([]lesson.Option(nil), over...)
	for _, o := range options {
		given := false
		for _, p := range over {
			given = given || p.Key == o.Key
		}
		if !given {
			merged = append(merged, o)
		}
	}
	return merged
}

// checker checks the programs of one example.
type checker struct {
	lesson   *lesson.Lesson
	example  *lesson.Example
	machine  Machine
	failures []*Failure
}

func (c *checker) fail(line int, parts ...string) *Failure {
	f := &Failure{Name: c.lesson.Name, Line: line, Example: c.example.ID, Message: strings.Join(parts, "")}
	c.failures = append(c.failures, f)
	return f
}

func (c *checker) program(line int, source string, options []lesson.Option, x lesson.Expect) {
	run, err := c.machine.Run(source, options)
	if err != nil {
		c.fail(line, err.Error())
		return
	}
	c.run(line, run, x)
	if x.Outcomes < 0 && !x.Every {
		return
	}
	all, err := c.machine.Explore(source, options)
	switch {
	case err != nil:
		c.fail(line, err.Error())
		return
	case !all.Complete:
		c.fail(line, "not every schedule could be considered")
		return
	case x.Outcomes >= 0 && len(all.Runs) != x.Outcomes:
		c.fail(line, "has ", strconv.Itoa(len(all.Runs)), " outcomes, not ", strconv.Itoa(x.Outcomes))
	}
	if x.Every {
		for _, run := range all.Runs {
			c.outcome(line, run, x)
		}
	}
}

// run compares one run with what is expected of it.
func (c *checker) run(line int, run Run, x lesson.Expect) {
	if message := ending(run, x); message != "" {
		c.fail(line, message, tail(run.Stderr))
	}
	if d := x.Duration; d != nil && !(run.Seconds >= d.Seconds-d.Tolerance && run.Seconds <= d.Seconds+d.Tolerance) {
		c.fail(line, "takes ", seconds(run.Seconds), " virtual seconds, not ", seconds(d.Seconds), " ± ", seconds(d.Tolerance))
	}
	c.stream("stdout", run.Stdout, x.Stdout)
	c.stream("stderr", run.Stderr, x.Stderr)
}

// outcome compares one of all outcomes with what is expected of every one.
func (c *checker) outcome(line int, run Run, x lesson.Expect) {
	if message := ending(run, x); message != "" {
		c.fail(line, "under some schedule it ", message)
	}
	if r := x.Stdout; r != nil {
		if message := Compare(run.Stdout, r); message != "" {
			c.fail(line, "under some schedule stdout ", message)
		}
	}
}

func (c *checker) stream(name, got string, r *lesson.Recorded) {
	if r == nil {
		return
	}
	if message := Compare(got, r); message != "" {
		f := c.fail(r.Line, name, " ", message)
		f.Recorded, f.Got = r, got
	}
}

// ending says how a run ended otherwise than expected, or "".
func ending(run Run, x lesson.Expect) string {
	kinds := []string{x.Kind}
	if x.Kind == "" {
		kinds = []string{"ok"}
		if x.Exit > 0 {
			kinds = append(kinds, "exception", "syntax")
		}
	}
	expected := false
	for _, kind := range kinds {
		expected = expected || run.Kind == kind
	}
	want := x.Exit
	if want < 0 && x.Kind == "" {
		want = 0
	}
	switch {
	case !expected:
		return "ends as " + run.Kind + ", not " + strings.Join(kinds, " or ")
	case want >= 0 && run.Exit != want:
		return "exits with " + strconv.Itoa(run.Exit) + ", not " + strconv.Itoa(want)
	}
	return ""
}

// tail shows the end of what a failed program wrote to stderr.
func tail(stderr string) string {
	const most = 1000
	stderr = strings.TrimRight(stderr, "\n")
	if len(stderr) > most {
		stderr = "…" + stderr[len(stderr)-most:]
	}
	if stderr == "" {
		return ""
	}
	return "\n\t" + strings.ReplaceAll(stderr, "\n", "\n\t")
}

func seconds(s float64) string { return strconv.FormatFloat(s, 'g', 6, 64) }
