package engine

// This file runs the stories: programs in testdata/*.txtar with what they print
// and what happens in them. An archive holds
//
//	main.py, and other modules that it imports
//	flags     how it is run, as on the command line
//	stdout, stderr, and end: how the run ended and when
//	trace     what happened, without the lines; times are coarse, in milliseconds
//
// go test ./wasm/engine -run Stories -update rewrites all but the programs and flags.
//
// Each story is run four times: with every line watched, without a trace, with
// a trace without lines, and from the schedule of the first run. All must agree,
// and each trace must tell of a run that can have happened.

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"taketurns/wasm/trace"
)

var update = flag.Bool("update", false, "rewrite the stories in testdata")

func TestStories(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no stories: ", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			s := newStory(t, archive)
			got := s.tell(t)
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
				t.Errorf("the story goes another way now (-want +got):\n%s", diff)
			}
		})
	}
}

// A story is a program and how it is run.
type story struct {
	comment []byte
	files   []txtar.File // the program's own
	flags   string
	options Options
}

// told are the files of an archive that a run writes.
var told = []string{"stdout", "stderr", "end", "trace"}

func newStory(t *testing.T, a *txtar.Archive) *story {
	s := &story{comment: a.Comment, options: DefaultOptions()}
	for _, f := range a.Files {
		switch {
		case f.Name == "flags":
			s.flags = string(f.Data)
		case !contains(told, f.Name):
			s.files = append(s.files, f)
		}
	}
	for _, f := range strings.Fields(s.flags) {
		name, value, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
		if err := s.options.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	s.options.Crash = true
	if err := s.options.Check(); err != nil {
		t.Fatal(err)
	}
	return s
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// A record is all that came of one run.
type record struct {
	Stdout, Stderr string
	Result         Result
	trace          []byte
}

// storyWorld is the world of a story: its files, and what it writes.
type storyWorld struct {
	*story
	out [3]bytes.Buffer
}

func (w *storyWorld) Write(stream, _ int, text string) { w.out[stream].WriteString(text) }

func (w *storyWorld) ReadFile(name string) ([]byte, error) {
	for _, f := range w.files {
		if f.Name == name {
			return f.Data, nil
		}
	}
	return nil, fs.ErrNotExist
}

// run runs the story in slices of so many cost units, which must not matter.
func (s *story) run(t *testing.T, o Options, slice int64) *record {
	t.Helper()
	w := &storyWorld{story: s}
	main, err := w.ReadFile("main.py")
	if err != nil {
		t.Fatal("there is no main.py")
	}
	r := New("main.py", main, o, w)
	for !r.Step(slice) {
	}
	rec := &record{Stdout: w.out[1].String(), Stderr: w.out[2].String(), Result: r.Result()}
	if o.Trace {
		rec.trace = r.Trace().Bytes()
		if err := trace.Validate(rec.trace); err != nil {
			t.Error(err)
		}
	}
	return rec
}

// tell runs the story in every way and returns its archive.
func (s *story) tell(t *testing.T) *txtar.Archive {
	o := s.options
	o.Trace, o.Lines = true, true
	watched := s.run(t, o, 1<<20)

	o.Schedule = watched.Result.Schedule
	replayed := s.run(t, o, 1000)
	if !bytes.Equal(watched.trace, replayed.trace) {
		t.Errorf("the replay goes another way (-run +replay):\n%s", cmp.Diff(events(t, watched.trace), events(t, replayed.trace)))
	}
	o.Schedule, o.Trace = "", false
	same(t, "unwatched", watched, s.run(t, o, 1<<30))
	o.Trace, o.Lines = true, false
	plain := s.run(t, o, 1<<16)
	same(t, "with a trace without lines", watched, plain)
	if diff := cmp.Diff(events(t, watched.trace), events(t, plain.trace)); diff != "" {
		t.Errorf("watching lines changes the run (-watched +unwatched):\n%s", diff)
	}

	a := &txtar.Archive{Comment: s.comment, Files: append([]txtar.File(nil), s.files...)}
	add := func(name, text string) {
		if text != "" {
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	add("flags", s.flags)
	add("stdout", watched.Stdout)
	add("stderr", watched.Stderr)
	res := watched.Result
	happened := events(t, watched.trace)
	end, _, _ := strings.Cut(happened[len(happened)-1], " ")
	add("end", res.Kind+", exit "+strconv.Itoa(res.Exit)+", after "+end+" ms\n"+res.Report)
	add("trace", strings.Join(happened, "\n")+"\n")
	return a
}

func same(t *testing.T, how string, want, got *record) {
	t.Helper()
	if diff := cmp.Diff(*want, *got, cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "trace" }, cmp.Ignore())); diff != "" {
		t.Errorf("the run goes another way %s:\n%s", how, diff)
	}
}

// events returns a trace as text without lines and files.
func events(t *testing.T, data []byte) (lines []string) {
	t.Helper()
	files := map[int32]string{}
	var c coarse
	r := trace.NewReader(data)
	for r.Next() {
		e := r.Event
		if e.Kind == trace.EvFile {
			files[int32(e.Args[0].N)] = e.Args[1].S
		}
		if e.Kind == trace.EvFile || e.Kind == trace.EvLine {
			continue
		}
		now := e.Time
		e.Time = c.at(now)
		e.Args = append([]trace.Value(nil), e.Args...)
		place := ""
		for i, a := range trace.Table[e.Kind].Args {
			switch p := e.Args[i].Place(); {
			case a.Type == trace.Until && e.Args[i].N > 0:
				e.Args[i].N = e.Time + milliseconds(e.Args[i].N-now)
			case a.Type == trace.Place && p.Line > 0:
				e.Args[i].N = 0
				place = " at=" + files[p.File] + ":" + strconv.Itoa(int(p.Line))
			}
		}
		lines = append(lines, string(trace.AppendEvent(nil, &e))+place)
	}
	if r.Err() != nil {
		t.Error(r.Err())
	}
	return lines
}

// A coarse clock counts milliseconds, and only those that pass between two
// events: small changes of what instructions cost do not show.
type coarse struct{ last, ms int64 }

func (c *coarse) at(ns int64) int64 {
	c.ms += milliseconds(ns - c.last)
	c.last = ns
	return c.ms
}

// milliseconds rounds nanoseconds to the nearest millisecond.
func milliseconds(ns int64) int64 {
	if ns < 0 {
		return -milliseconds(-ns)
	}
	return (ns + 500_000) / 1_000_000
}
