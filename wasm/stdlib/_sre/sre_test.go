package _sre

import (
	"strings"
	"testing"

	"taketurns/wasm/object"
)

// prepare compiles a pattern and opens a text for it.
func prepare(t *testing.T, th *Thread, source, text string) (*pattern, *machine) {
	t.Helper()
	v, err := compilePattern(th, []Value{object.NewStr(source), object.Int(0)})
	if err != nil {
		t.Fatal(err)
	}
	p := object.Ptr[pattern](object.AsTuple(v).Items[0])
	m, err := p.open(th, object.NewStr(text), 0, whole)
	if err != nil {
		t.Fatal(err)
	}
	return p, m
}

// TestPause interrupts a search that would take forever, and one that goes on to its end.
func TestPause(t *testing.T) {
	th := object.NewThread(&object.Interp{RecLimit: 100}, 1)
	_, endless := prepare(t, th, "(a+)+$", strings.Repeat("a", 60)+"b")
	for range 3 {
		th.Fuel = 0
		if _, err := endless.run(th); err != object.Park {
			t.Fatalf("a catastrophic search returns %v, want Park", err)
		}
	}
	_, long := prepare(t, th, "(?:a|b)*c", strings.Repeat("ab", 300000)+"c")
	pauses := 0
	for {
		th.Fuel = 0
		found, err := long.run(th)
		if err == nil {
			if !found || long.regs[1] != 600001 || pauses == 0 {
				t.Errorf("found %v up to %d after %d pauses", found, long.regs[1], pauses)
			}
			return
		}
		if pauses++; err != object.Park {
			t.Fatal(err)
		}
	}
}

// TestLimit checks that the stack of choices counts as memory.
func TestLimit(t *testing.T) {
	th := object.NewThread(&object.Interp{RecLimit: 100, MaxHeap: 1 << 20}, 1)
	_, m := prepare(t, th, "(?:a|b)*c", strings.Repeat("ab", 300000))
	if _, err := m.run(th); !object.Matches(err, object.MemoryError) {
		t.Errorf("%v, want MemoryError", err)
	}
}
