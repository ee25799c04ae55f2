package engine

// This file runs the conformance programs: Python that also runs under CPython.
//
//	testdata/conformance/*.py   must end with exit code 0, whatever the switch points
//	testdata/errors/*.py        programs that must fail, separated by lines of ---
//
// A program that must fail says so in a comment on the line that fails, with
// the last line of its traceback:
//
//	1 / 0  # raises: ZeroDivisionError: division by zero
//	return # raises 1-7: SyntaxError: 'return' outside function
//
// The numbers are the first and last column of a SyntaxError. Where CPython 3.13 is
// installed as python3.13, it must agree with all of this.

import (
	"bytes"
	"embed"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/conformance testdata/errors
var conformance embed.FS

// A conformanceRun collects what a program writes; it reads the embedded files.
type conformanceRun struct{ stdout, stderr strings.Builder }

func (c *conformanceRun) Write(stream, _ int, text string) {
	if stream == 2 {
		c.stderr.WriteString(text)
	} else {
		c.stdout.WriteString(text)
	}
}

func (c *conformanceRun) ReadFile(name string) ([]byte, error) { return conformance.ReadFile(name) }

// execute runs a program to its end.
func execute(name string, source []byte, o Options) (*conformanceRun, Result) {
	w := &conformanceRun{}
	o.Path = []string{path.Dir(name)}
	o.Crash = true
	r := New(name, source, o, w)
	for !r.Step(1 << 24) {
	}
	return w, r.Result()
}

func TestConformance(t *testing.T) {
	names, err := fs.Glob(conformance, "testdata/conformance/*.py")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no programs: ", err)
	}
	for _, name := range names {
		source, err := conformance.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, points := range []string{"calls", "instruction"} {
			t.Run(path.Base(name)+"/"+points, func(t *testing.T) {
				o := DefaultOptions()
				o.Switch = points
				w, res := execute(name, source, o)
				if res.Exit != 0 {
					t.Errorf("%s, exit code %d\n%s%s", res.Kind, res.Exit, res.Report, w.stderr.String())
				}
			})
		}
	}
}

// A failure is a program that must fail, and how.
type failure struct {
	source  string // with empty lines before it, so that lines have the file's numbers
	line    string // where it fails
	columns string // of a SyntaxError: "first-last"
	message string
}

var raisesComment = regexp.MustCompile(`# raises(?: ([0-9-]+))?: (.*)$`)

// failures reads the programs of a file.
func failures(t *testing.T, text string) (list []failure) {
	var f failure
	begin := 0
	lines := strings.Split(text, "\n")
	for i, line := range append(lines, "---") {
		if line == "---" {
			f.source = strings.Repeat("\n", begin) + strings.Join(lines[begin:min(i, len(lines))], "\n") + "\n"
			if f.message == "" {
				t.Errorf("the program that ends in line %d does not say how it fails", i)
			}
			list, f, begin = append(list, f), failure{}, i+1
			continue
		}
		if m := raisesComment.FindStringSubmatch(line); m != nil {
			f.line, f.columns, f.message = strconv.Itoa(i+1), m[1], m[2]
		}
	}
	return list
}

var tracebackLine = regexp.MustCompile(`(?m)^  File "[^"]*main\.py", line (\d+)`)

// check reports where stderr differs from what the failure announces.
func (f failure) check(t *testing.T, stderr string) {
	lines := strings.Split(strings.TrimRight(stderr, "\n"), "\n")
	if last := lines[len(lines)-1]; last != f.message {
		t.Errorf("line %s raised\n%s\nwant\n%s", f.line, last, f.message)
	}
	line := ""
	for _, m := range tracebackLine.FindAllStringSubmatch(stderr, -1) {
		line = m[1]
	}
	if line != f.line {
		t.Errorf("it failed in line %s, want %s\n%s", line, f.line, stderr)
	}
	if f.columns == "" || len(lines) < 3 {
		return
	}
	if got := caretColumns(lines[len(lines)-3], lines[len(lines)-2], f.source, f.line); got != f.columns {
		t.Errorf("line %s: columns %s, want %s\n%s", f.line, got, f.columns, stderr)
	}
}

// caretColumns returns the columns that the carets under a line of source mark;
// the line is shown without its indentation.
func caretColumns(shown, carets, source, line string) string {
	first, last := strings.IndexByte(carets, '^'), strings.LastIndexByte(carets, '^')
	if first < 0 {
		return "none"
	}
	indent := 4
	for i, text := range strings.Split(source, "\n") {
		if strconv.Itoa(i+1) == line {
			indent -= len(text) - len(strings.TrimLeft(text, " "))
		}
	}
	return strconv.Itoa(first-indent+1) + "-" + strconv.Itoa(last-indent+1)
}

func TestErrors(t *testing.T) {
	names, err := fs.Glob(conformance, "testdata/errors/*.py")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no programs: ", err)
	}
	for _, name := range names {
		text, err := conformance.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range failures(t, string(text)) {
			t.Run(path.Base(name)+":"+f.line, func(t *testing.T) {
				w, res := execute("main.py", []byte(f.source), DefaultOptions())
				if res.Exit != 1 {
					t.Errorf("exit code %d\n%s", res.Exit, w.stderr.String())
				}
				f.check(t, w.stderr.String())
			})
		}
	}
}

// TestOracle runs all of it under CPython 3.13, where there is one.
func TestOracle(t *testing.T) {
	const python = "python3.13"
	// A shim of that name may stand for nothing: it has to say who it is.
	if v, err := exec.Command(python, "-c", "import sys; print(*sys.version_info[:2])").Output(); err != nil || string(v) != "3 13\n" {
		t.Skip("no CPython 3.13")
	}
	names, _ := filepath.Glob("testdata/conformance/*.py")
	for _, name := range names {
		if out, err := exec.Command(python, name).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	main := filepath.Join(t.TempDir(), "main.py")
	names, _ = filepath.Glob("testdata/errors/*.py")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range failures(t, string(text)) {
			t.Run(filepath.Base(name)+":"+f.line, func(t *testing.T) {
				if err := os.WriteFile(main, []byte(f.source), 0o666); err != nil {
					t.Fatal(err)
				}
				var stderr bytes.Buffer
				cmd := exec.Command(python, main)
				cmd.Stderr = &stderr
				cmd.Run() // that it fails is what stderr tells
				f.check(t, stderr.String())
			})
		}
	}
}
