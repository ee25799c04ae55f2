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

// file writes a file into a temporary folder and returns the folder.
func file(t *testing.T, name, text string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
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
	folder := file(t, "a.py", "1\n")
	if err := os.WriteFile(filepath.Join(folder, "b.py"), []byte("x = = 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
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
