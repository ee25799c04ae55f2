// This file tests the command line as its users meet it: as a program that is
// started, reads and writes, and exits.

package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets this test binary be the program: started with the variable
// set, it is the command line.
func TestMain(m *testing.M) {
	if os.Getenv("TAKETURNS_TEST_MAIN") != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// result is what a started program did.
type result struct {
	stdout, stderr string
	exit           int
}

// start runs the command line in a folder.
func start(t *testing.T, folder, stdin string, args ...string) result {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "TAKETURNS_TEST_MAIN=1")
	command.Stdin = strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	var ended *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return result{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}

// file writes files, each a name and its text, into a temporary folder and
// returns the folder.
func file(t *testing.T, namesAndTexts ...string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for i := 0; i < len(namesAndTexts); i += 2 {
		name := filepath.Join(folder, namesAndTexts[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(namesAndTexts[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args           string
		exit           int
		stdout, stderr string
	}{
		{"help", 0, "usage: taketurns COMMAND", ""},
		{"-help", 0, "usage: taketurns COMMAND", ""},
		{"dance", 2, "", "unknown command dance"},
		{"build -x", 2, "", "flag provided but not defined: -x"},
		{"build there", 2, "", "build: unexpected there"},
		{"build -help", 0, "", "-repository address"},
		{"build", 1, "", "run this in the project's root: there is no go.mod here"},
		{"serve", 1, "", "run this in the project's root: there is no go.mod here"},
		{"serve .", 1, "", ". is not a built site"},
		{"serve a b", 2, "", "at most one folder"},
		{"ast", 2, "", "ast: name a file"},
		{"ast nowhere.py", 1, "", "nowhere.py"},
	} {
		got := start(t, t.TempDir(), "", strings.Fields(c.args)...)
		if got.exit != c.exit || !strings.Contains(got.stdout, c.stdout) || !strings.Contains(got.stderr, c.stderr) {
			t.Errorf("taketurns %s: exit %d, stdout %q, stderr %q", c.args, got.exit, got.stdout, got.stderr)
		}
	}
}

func TestAst(t *testing.T) {
	const tree = "Module(\n body=[\n  Expr(\n   value=Constant(value=1))])\n"
	folder := file(t, "a.py", "1\n")
	if got := start(t, folder, "", "ast", "a.py", "a.py"); got != (result{tree + tree, "", 0}) {
		t.Errorf("ast: %+v", got)
	}
	folder = file(t, "b.py", "x = = 1\n")
	want := result{"", "  File \"b.py\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n", 1}
	if got := start(t, folder, "", "ast", "b.py"); got != want {
		t.Errorf("ast of a mistake: %+v", got)
	}
}

func TestAstBatch(t *testing.T) {
	const tree = "Module(\n body=[\n  Expr(\n   value=Constant(value=1))])\n"
	folder := file(t, "a.py", "1\n", "b.py", "x = = 1\n")
	got := start(t, folder, "a.py\nb.py\nnowhere.py\na.py", "ast", "--batch")
	digest := fmt.Sprintf("%x", sha256.Sum256([]byte(tree)))
	want := digest + "\ta.py\n" +
		"!SyntaxError\t1\t5\tinvalid syntax\tb.py\n" +
		"!FileNotFoundError\t0\t0\topen nowhere.py: no such file or directory\tnowhere.py\n" +
		digest + "\ta.py\n"
	if got != (result{want, "", 0}) {
		t.Errorf("ast -batch: %+v\nwant %s", got, want)
	}
}

func TestRun(t *testing.T) {
	folder := file(t, "hello.py", "print('hello')\nprint(len(input()))\n", "fails.py", "print(1)\n1 / 0\n")
	for _, c := range []struct {
		args, stdin    string
		exit           int
		stdout, stderr string
	}{
		{"run hello.py", "four\n", 0, "hello\n4\n", ""},
		{"run --cores 4 -gil=off -seed=7 hello.py -c x", "", 1, "hello\n", "EOFError"},
		{"run -cores=1 -c print(1) -cores 99", "", 0, "1\n", ""},
		{"run - -x", "print(2)", 0, "2\n", ""},
		{"run fails.py", "", 1, "1\n", "ZeroDivisionError: division by zero\n"},
		{"run -c (", "", 1, "", "SyntaxError: '(' was never closed\n"},
		{"run -limit 100000 -", "while True: pass", 71, "", "stopped after"},
		{"run -time hello.py", "\n", 0, "hello\n0\n", " s, real "},
		{"run", "", 2, "", "name a file"},
		{"run nowhere.py", "", 2, "", "nowhere.py"},
		{"run -dance hello.py", "", 2, "", "flag provided but not defined: -dance"},
		{"run -cores 65 hello.py", "", 2, "", "1 to 64"},
		{"run -gil=perhaps hello.py", "", 2, "", "gil"},
		{"run -gil=on -switch=parallel hello.py", "", 2, "", "parallel"},
		{"run -help", "", 0, "", "-schedule text"},
	} {
		got := start(t, folder, c.stdin, strings.Fields(c.args)...)
		if got.exit != c.exit || got.stdout != c.stdout || !strings.Contains(got.stderr, c.stderr) {
			t.Errorf("taketurns %s: exit %d, stdout %q, stderr %q", c.args, got.exit, got.stdout, got.stderr)
		}
	}
}

func TestRunTrace(t *testing.T) {
	folder := t.TempDir()
	got := start(t, folder, "", "run", "-trace", "t.json", "-c", "print(1)")
	written, err := os.ReadFile(filepath.Join(folder, "t.json"))
	if got.exit != 0 || err != nil || !bytes.HasPrefix(written, []byte(`{"displayTimeUnit":"ns","traceEvents":[`)) {
		t.Errorf("run -trace: %+v, %v, %.80s", got, err, written)
	}
}

func TestRunFiles(t *testing.T) {
	folder := file(t, "prog/main.py", "import beside, elsewhere\nprint(beside.x, elsewhere.x)\n", "prog/beside.py", "x = 1\n", "lib/elsewhere.py", "x = 2\n")
	if got := start(t, folder, "", "run", "--path", "lib", "prog/main.py"); got != (result{"1 2\n", "", 0}) {
		t.Errorf("run -path: %+v", got)
	}
}

func TestCheck(t *testing.T) {
	const lesson = "```python {#sum}\nprint(1 + 1)\n```\n```output\n3\n```\n"
	folder := file(t, "lessons/01-a.md", lesson)
	got := start(t, folder, "", "check")
	if got.exit != 1 || !strings.Contains(got.stderr, "01-a.md:5: #sum: stdout differs in line 1:\n\trecorded \"3\"\n\twritten  \"2\"\n") {
		t.Errorf("check: %+v", got)
	}
	if got := start(t, folder, "", "check", "-update", "lessons/01-a.md"); got != (result{"lessons/01-a.md: 1 recorded\n", "", 0}) {
		t.Errorf("check -update: %+v", got)
	}
	if got := start(t, folder, "", "check"); got != (result{"", "", 0}) {
		t.Errorf("check after -update: %+v", got)
	}
	if got := start(t, folder, "", "check", "nowhere.md"); got.exit != 1 {
		t.Errorf("check of no file: %+v", got)
	}
}
