// This file tests lessons by cases: each document of testdata is read, and what
// it became is compared with the .golden file beside it (-update rewrites).

package lesson

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the .golden files")

func TestCases(t *testing.T) {
	for _, pattern := range []string{"lessons/*.md", "documents/*"} {
		files, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases %s: %v", pattern, err)
		}
		for _, file := range files {
			if filepath.Ext(file) == ".golden" {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				source, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				read := Open
				if strings.HasPrefix(pattern, "lessons") {
					read = Parse
				}
				l, errs := read(filepath.Base(file), source)
				compare(t, file+".golden", describe(l, errs))
			})
		}
	}
}

func compare(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (-update rewrites it)\ngot:\n%s\nwant:\n%s", golden, got, want)
	}
}

// describe writes all of a lesson that a reader or another package can see.
func describe(l *Lesson, errs Errors) string {
	var out strings.Builder
	section := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&out, "-- %s --\n%s\n", name, strings.TrimRight(text, "\n"))
		}
	}
	section("errors", errs.Error())
	section("title", l.Title)
	section("summary", l.Summary)
	section("covers", strings.Join(l.Covers, "|"))
	section("text", l.Text)
	for _, h := range l.Headings {
		section(fmt.Sprintf("heading %d %s", h.Level, h.ID), h.Title+"\n"+h.Text)
	}
	for _, e := range l.Examples {
		section(fmt.Sprintf("example %s line %d", e.ID, e.Line), claims(e.Options, e.Expect))
		if len(e.Prelude) > 0 {
			section("runs after", strings.Join(e.Prelude, " "))
		}
		if s := e.Solution; s != nil {
			section(fmt.Sprintf("solution line %d", s.Line), claims(s.Options, s.Expect))
		}
	}
	section("html", l.HTML)
	return out.String()
}

func claims(options []Option, x Expect) string {
	var out strings.Builder
	for _, o := range options {
		fmt.Fprintf(&out, "%s=%q ", o.Key, o.Value)
	}
	fmt.Fprintf(&out, "kind=%q exit=%d outcomes=%d every=%t", x.Kind, x.Exit, x.Outcomes, x.Every)
	if d := x.Duration; d != nil {
		fmt.Fprintf(&out, " duration=%g±%g", d.Seconds, d.Tolerance)
	}
	for _, r := range []*Recorded{x.Stdout, x.Stderr} {
		if r != nil {
			fmt.Fprintf(&out, "\n%s line %d bytes %d-%d prefix %q: %q", r.Match, r.Line, r.Start, r.End, r.Prefix, r.Text)
		}
	}
	return out.String()
}
