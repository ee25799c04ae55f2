package main

// This file holds every program of every lesson to what any run must keep: its
// trace tells of a run that can have happened, and the same program, machine and
// schedule give the same bytes again.

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"taketurns/wasm/engine"
	"taketurns/wasm/lesson"
	"taketurns/wasm/trace"
)

func TestLessonsReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("every program twice, with every line")
	}
	files, err := filepath.Glob("lessons/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no lessons: ", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l, _ := lesson.Parse(file, text)
		for _, e := range l.Examples {
			t.Run(filepath.Base(file)+"/"+e.ID, func(t *testing.T) {
				o := engine.DefaultOptions()
				for _, option := range e.Options {
					if err := o.Set(option.Key, option.Value); err != nil {
						t.Fatal(err)
					}
				}
				if err := o.Check(); err != nil {
					t.Fatal(err)
				}
				o.Trace, o.Lines, o.Limit = true, true, checkLimit
				first, schedule := traced(e.Source, o)
				if err := trace.Validate(first); err != nil {
					t.Error("the trace cannot be true: ", err)
				}
				o.Schedule = schedule
				if again, _ := traced(e.Source, o); !bytes.Equal(first, again) {
					t.Error("the schedule gives another trace")
				}
			})
		}
	}
}

// traced runs a program to its end and returns its trace and schedule.
func traced(source string, o engine.Options) ([]byte, string) {
	r := engine.New("main.py", []byte(source), o, &transcript{})
	for !r.Step(slice) {
	}
	return r.Trace().Bytes(), r.Result().Schedule
}
