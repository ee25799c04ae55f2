// This file tests checking with a machine that does what it is told.

package check

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"taketurns/wasm/lesson"
)

// obedient runs programs of one line each: "out TEXT", "err TEXT", "end KIND
// EXIT", "take SECONDS", "refuse", "or" (another outcome begins), "partly".
type obedient struct{ options []lesson.Option }

func (o *obedient) Run(source string, options []lesson.Option) (Run, error) {
	o.options = options
	all, err := o.Explore(source, options)
	if err != nil {
		return Run{}, err
	}
	return all.Runs[0], nil
}

func (*obedient) Explore(source string, _ []lesson.Option) (Outcomes, error) {
	all := Outcomes{Complete: true}
	run := Run{Kind: "ok"}
	for line := range strings.Lines(source) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch word {
		case "out":
			run.Stdout += rest + "\n"
		case "err":
			run.Stderr += rest + "\n"
		case "end":
			kind, exit, _ := strings.Cut(rest, " ")
			run.Kind = kind
			run.Exit, _ = strconv.Atoi(exit)
		case "take":
			run.Seconds, _ = strconv.ParseFloat(rest, 64)
		case "refuse":
			return all, errors.New("no such option")
		case "or":
			all.Runs = append(all.Runs, run)
			run = Run{Kind: "ok"}
		case "partly":
			all.Complete = false
		}
	}
	all.Runs = append(all.Runs, run)
	return all, nil
}

func TestClaims(t *testing.T) {
	for _, c := range []struct{ attributes, program, recorded, want string }{
		{"", "out a", "", ""},
		{"", "end exception 1", "", "ends as exception, not ok"},
		{"", "err ValueError\nend exception 1", "", "\n\tValueError"},
		{"", "end ok 3", "", "exits with 3, not 0"},
		{"exit=1", "end exception 1", "", ""},
		{"exit=3", "end ok 3", "", ""},
		{"exit=1", "end ok 0", "", "exits with 0, not 1"},
		{"kind=deadlock", "end deadlock 70", "", ""},
		{"kind=deadlock", "out fine", "", "ends as ok, not deadlock"},
		{"", "refuse", "", "no such option"},
		{"duration=2", "take 2.0199", "", ""},
		{"duration=2", "take 2.03", "", "takes 2.03 virtual seconds, not 2 ± 0.02"},
		{"duration=2±0.5", "take 1.4", "", "takes 1.4"},
		{"", "out a\nout b", "output\na\nb", ""},
		{"", "out a\nout b", "output\na", `stdout goes on with "b"`},
		{"", "out a", "output\na\nb", `stdout ends before "b"`},
		{"", "out a", "output\nb", "differs in line 1:\n\trecorded \"b\"\n\twritten  \"a\""},
		{"", "out", "output\n", ""},
		{"", "", "output", ""},
		{"", "out b\nout a", "output {lines}\na\nb", ""},
		{"", "out b\nout c", "output {lines}\na\nb", `stdout lacks "a"`},
		{"", "out a\nout a\nout b", "output {lines}\na\nb", `stdout has one more "a"`},
		{"", "out x\nout a\nout y\nout b", "output {contains}\na\nb", ""},
		{"", "out b\nout a", "output {contains}\na\nb", `lacks, after the lines before it, "b"` + "\n\tb\n\ta"},
		{"", "err a", "stderr {contains}\na", ""},
		{"", "err b", "stderr\na", "stderr differs"},
		{"outcomes=2", "out a\nor\nout b", "", ""},
		{"outcomes=2", "out a", "", "has 1 outcomes, not 2"},
		{"outcomes=1", "partly", "", "not every schedule could be considered"},
		{"every", "out a\nor\nout a", "output\na", ""},
		{"every", "out a\nor\nout b", "output\na", "under some schedule stdout differs"},
		{"every", "or\nend deadlock 70", "", "under some schedule it ends as deadlock, not ok"},
	} {
		text := "```python {#x " + c.attributes + "}\n" + c.program + "\n```\n"
		if c.recorded != "" {
			text += "```" + c.recorded + "\n```\n"
		}
		got := failuresOf(t, text, &obedient{})
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s\nfails with %q, want %q", text, got, c.want)
		}
	}
}

func failuresOf(t *testing.T, text string, m Machine) string {
	t.Helper()
	l, errs := lesson.Parse("a.md", []byte(text))
	if len(errs) > 0 {
		t.Fatalf("%s\n%v", text, errs)
	}
	var all []string
	for _, f := range Lesson(l, m) {
		all = append(all, f.Error())
	}
	return strings.Join(all, "\n")
}

func TestSolutions(t *testing.T) {
	const text = "```python {#x cores=4 seed=1 exercise goal=\"b\"}\nout a\n```\n```output\na\n```\n" +
		"```solution {cores=2}\nout c\n```\n```output\nb\n```\n"
	m := &obedient{}
	const want = "a.md:11: #x: stdout differs in line 1:\n\trecorded \"b\"\n\twritten  \"c\""
	if got := failuresOf(t, text, m); got != want {
		t.Errorf("failures %q, want %q", got, want)
	}
	options := ""
	for _, o := range m.options {
		options += o.Key + "=" + o.Value + " "
	}
	if options != "cores=2 seed=1 " {
		t.Errorf("the solution ran with %s", options)
	}
}

func TestPrelude(t *testing.T) {
	l, _ := lesson.Parse("a.md", []byte("```python\nx = 1\n```\n```python {kind=deadlock}\nprint(x)\n```\n"))
	sources := &recorder{}
	Lesson(l, sources)
	if got := strings.Join(sources.ran, "|"); got != "x = 1\n|x = 1\nprint(x)\n" {
		t.Errorf("ran %q", got)
	}
}

type recorder struct {
	obedient
	ran []string
}

func (r *recorder) Run(source string, _ []lesson.Option) (Run, error) {
	r.ran = append(r.ran, source)
	return Run{Kind: "ok"}, nil
}

func TestRecord(t *testing.T) {
	const before = "\ufeff```python\r\nout a\nout \nout b \n```\n```output\nold\n```\n```stderr\n```\n" +
		"> ```python\n> out c\n> out\n> out d\n> ```\n> ```output {lines}\n> ```\n\n" +
		"```python\nout x\n```\n```output {contains}\ny\n```\n" +
		"```python\nout ```\n```\n```output\n```\n"
	const after = "```python\nout a\nout \nout b \n```\n```output\na\n\nb \n```\n```stderr\n```\n" +
		"> ```python\n> out c\n> out\n> out d\n> ```\n> ```output {lines}\n> c\n>\n> d\n> ```\n\n" +
		"```python\nout x\n```\n```output {contains}\ny\n```\n" +
		"```python\nout ```\n```\n```output\n```\n"
	l, errs := lesson.Parse("a.md", []byte(before))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	got, count, err := Record([]byte(before), Lesson(l, &obedient{}))
	if string(got) != after || count != 2 {
		t.Errorf("recorded %d:\n%s\nwant:\n%s", count, got, after)
	}
	if err == nil || !strings.Contains(err.Error(), "a.md:29: the output looks like a fence") {
		t.Errorf("error %v", err)
	}
	l, _ = lesson.Parse("a.md", got)
	if left := Lesson(l, &obedient{}); len(left) != 2 {
		t.Errorf("after recording: %v", left)
	}
}
