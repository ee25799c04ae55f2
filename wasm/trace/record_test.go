// Tests of the recorder: every kind has its method, lines are small, the limit holds.
package trace

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// TestMethods records every kind of event through its own method, with arguments
// that are all different, and reads them back.
func TestMethods(t *testing.T) {
	for k := EvFile; k < numKinds; k++ {
		if k == EvCut {
			continue // the recorder's own
		}
		row := Table[k]
		r := NewRecorder(0, true)
		m := reflect.ValueOf(r).MethodByName(methodName(row.Name))
		if !m.IsValid() {
			t.Errorf("no method for %s", row.Name)
			continue
		}
		in := []reflect.Value{reflect.ValueOf(int64(100)), reflect.ValueOf(3)}
		if k == EvEnd {
			in = in[:1]
		}
		want := "100 t3 "
		if k == EvEnd {
			want = "100 - "
		}
		e := Event{Time: 100, Thread: 3, Kind: k}
		if k == EvEnd {
			e.Thread = 0
		}
		for i, a := range row.Args {
			var v Value
			switch a.Type {
			case ID, Number, Signed:
				v.N = int64(10 + i)
				in = append(in, reflect.ValueOf(10+i))
			case OneOf:
				v.N = 1
				in = append(in, reflect.ValueOf(1))
			case Until:
				v.N = 200
				in = append(in, reflect.ValueOf(int64(200)))
			case Place:
				p := Pos{int32(i) + 1, 99}
				v = place(p)
				in = append(in, reflect.ValueOf(p))
			case Name, Text:
				v.S = "s" + string(rune('a'+i))
				in = append(in, reflect.ValueOf(v.S))
			case Numbers:
				v.L = []int64{7, 8}
				in = append(in, reflect.ValueOf(v.L))
			}
			e.Args = append(e.Args, v)
		}
		if n := m.Type().NumIn(); n != len(in) {
			t.Errorf("%s takes %d arguments, its row has %d", row.Name, n, len(in))
			continue
		}
		m.Call(in)
		got, err := Format(r.Bytes())
		if want = string(AppendEvent(nil, &e)) + "\n"; err != nil || got != want {
			t.Errorf("%s: got %q %v, want %q", row.Name, got, err, want)
		}
	}
}

// methodName turns gil_take into GILTake.
func methodName(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "_") {
		if word == "gil" {
			word = "GIL"
		}
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

func TestMachine(t *testing.T) {
	r := NewRecorder(0, true)
	r.Machine(Machine{Cores: 4, GIL: true, Switch: "calls", Policy: "pct", Start: "spawn", Seed: -5})
	got, err := Format(r.Bytes())
	want := `0 - machine cores=4 gil=on switch="calls" policy="pct" start="spawn" seed=-5` + "\n"
	if err != nil || got != want {
		t.Error(got, err)
	}
}

// lines records n lines of a loop of three on one thread.
func lines(r *Recorder, n int) {
	for i := range n {
		r.Line(int64(i)*180, 1, Pos{1, int32(7 + i%3)})
	}
}

func TestLinesAreSmall(t *testing.T) {
	r := NewRecorder(0, true)
	r.Line(0, 1, Pos{1, 7})
	before := r.Size()
	lines(r, 1000)
	if per := float64(r.Size()-before) / 1000; per > 3 {
		t.Errorf("%.2f bytes a line", per)
	}
}

// TestLineForms records lines that need the long form, between ones that do not.
func TestLineForms(t *testing.T) {
	r := NewRecorder(0, true)
	var want []Event
	for i, at := range []Pos{{1, 1}, {1, 64}, {1, 128}, {1, 1}, {2, 1}, {2, 0}, {1, 1 << 30}, {1, 1<<30 + 63}, {1, 1}} {
		for _, dt := range []int64{0, 127, 128, 1<<14 - 1, 1 << 14, 1 << 40} {
			tid, now := 1+i%2, r.last+dt
			r.Line(now, tid, at)
			want = append(want, Event{now, tid, EvLine, []Value{place(at)}})
		}
	}
	rd := NewReader(r.Bytes())
	for _, w := range want {
		if !rd.Next() || !reflect.DeepEqual(rd.Event, w) {
			t.Fatalf("got %v %v, want %v", rd.Event, rd.Err(), w)
		}
	}
	if rd.Next() || rd.Err() != nil {
		t.Error("more than was recorded", rd.Err())
	}
}

func TestNoAllocation(t *testing.T) {
	r := NewRecorder(0, true)
	r.Block(0, 1, 1, "lock", 0, Pos{1, 1})
	r.buf = append(make([]byte, 0, 1<<20), r.buf...)
	r.limit = 1 << 30 // so that chunks are of the largest size
	var now int64
	n := testing.AllocsPerRun(1000, func() {
		now += 50
		r.Line(now, 1, Pos{1, 5})
		r.GILDrop(now, 1)
		r.Block(now, 1, 1, "lock", 0, Pos{1, 5})
	})
	if n != 0 {
		t.Errorf("%v allocations an event", n)
	}
}

func TestNil(t *testing.T) {
	var r *Recorder
	r.Line(0, 1, Pos{1, 1})
	r.Run(0, 1, 0, Pos{1, 1})
	r.End(0, "ok")
	if r.Take() != nil || r.Bytes() != nil || r.Size() != 0 || r.Copy() != nil || r.WantsLines() {
		t.Error("a nil recorder has something")
	}
}

func TestWithoutLines(t *testing.T) {
	r := NewRecorder(0, false)
	r.Line(0, 1, Pos{1, 1})
	r.Access(0, 1, Read, "x", Pos{1, 1})
	r.Note(5, 1, "x")
	if got, _ := Format(r.Bytes()); got != "5 t1 note text=\"x\"\n" {
		t.Error(got)
	}
}

// TestLimit: lines go first, at twice the limit everything but the end.
func TestLimit(t *testing.T) {
	r := NewRecorder(8<<10, true)
	for i := range 20_000 {
		r.Line(int64(2*i), 1, Pos{1, int32(1 + i%9)})
		if i%2 == 0 {
			r.GILTake(int64(2*i+1), 1)
		}
	}
	if r.WantsLines() {
		t.Error("still wants lines")
	}
	r.End(50_000, "ok")
	r.End(50_001, "ok")
	r.Note(50_002, 0, "after the end")
	if size := r.Size(); size > 17<<10 {
		t.Errorf("%d bytes", size)
	}
	text, err := Format(r.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	fine, all := strings.Index(text, "cut what=fine\n"), strings.Index(text, "cut what=all\n")
	if fine < 0 || all < fine {
		t.Fatalf("cuts at %d and %d", fine, all)
	}
	if strings.Contains(text[fine:], " line ") || !strings.Contains(text[fine:all], " gil_take") {
		t.Error("after the first cut: transitions, no lines")
	}
	if rest := text[all:]; rest != "cut what=all\n50000 - end kind=\"ok\"\n" {
		t.Errorf("after the second cut: %q", rest)
	}
}

// TestTake: what is taken piece by piece is what would have been kept.
func TestTake(t *testing.T) {
	whole, parts := NewRecorder(0, true), NewRecorder(0, true)
	var taken []byte
	for i := range 40_000 {
		for _, r := range []*Recorder{whole, parts} {
			r.Line(int64(i)*300, 1+i/1000, Pos{1, int32(1 + i%200)})
			r.Note(int64(i)*300, 1+i/1000, strings.Repeat("é", i%7))
		}
		if i%777 == 0 {
			taken = append(taken, parts.Take()...)
		}
	}
	if taken = append(taken, parts.Take()...); !bytes.Equal(taken, whole.Bytes()) {
		t.Error("taken and whole differ")
	}
	if parts.Size() != whole.Size() || len(parts.Take()) != 0 {
		t.Error("sizes differ")
	}
}

// TestCopy: the copy goes its own way.
func TestCopy(t *testing.T) {
	a := NewRecorder(0, true)
	lines(a, 50_000)
	b := a.Copy()
	a.Block(1e9, 1, 1, "lock", 0, Pos{1, 1})
	b.Block(1e9, 2, 2, "join", 0, Pos{1, 2})
	b.Block(1e9, 2, 2, "lock", 0, Pos{1, 2})
	at, _ := Format(a.Bytes())
	bt, err := Format(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(at, "t1 block obj=1 why=\"lock\" at=1:1\n") ||
		!strings.HasSuffix(bt, "t2 block obj=2 why=\"join\" at=1:2\n1000000000 t2 block obj=2 why=\"lock\" at=1:2\n") {
		t.Error("copies share their tail")
	}
}

func BenchmarkLine(b *testing.B) {
	r := NewRecorder(1<<40, true)
	for i := range b.N {
		r.Line(int64(i)*180, 1, Pos{1, int32(7 + i&3)})
		if i%100_000 == 0 {
			r.Take()
		}
	}
}

func BenchmarkBlock(b *testing.B) {
	r := NewRecorder(1<<40, true)
	for i := range b.N {
		r.Block(int64(i)*180, 1+i&1, 5, "lock", 0, Pos{1, 7})
		if i%100_000 == 0 {
			r.Take()
		}
	}
}
