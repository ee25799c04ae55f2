// These tests show that no source, however deep, long or broken, makes the
// parser panic, overflow or take forever.

package syntax

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDepth(t *testing.T) {
	r := strings.Repeat
	for _, c := range []struct{ name, source, want string }{
		{"200 parentheses", r("(", 200) + r(")", 200), ""},
		{"201 parentheses", r("(", 201) + r(")", 201), "too many nested parentheses"},
		{"calls", r("a(", 199) + "1" + r(")", 199), ""},
		{"comprehensions", r("[x for x in ", 199) + "1" + r("]", 199), ""},
		{"generators", r("f(x for x in ", 199) + "1" + r(")", 199), ""},
		{"lambdas in parentheses", r("(lambda:", 199) + "1" + r(")", 199), ""},
		{"patterns", "match x:\n case " + r("[", 199) + r("]", 199) + ": pass", ""},
		{"signs", r("-", 100_000) + "a", "Parser stack overflowed"},
		{"nots", r("not ", 100_000) + "a", "Parser stack overflowed"},
		{"lambdas", r("lambda:", 100_000) + "a", "Parser stack overflowed"},
		{"conditions", r("a if b else ", 100_000) + "c", "Parser stack overflowed"},
		{"powers", "a" + r("**a", 100_000), "Parser stack overflowed"},
		{"elifs", "if a: b\n" + r("elif c: d\n", 100_000), "Parser stack overflowed"},
		{"sum", "a" + r("+a", 1000), ""},
		{"long sum", "a" + r("+a", 100_000), "maximum recursion depth exceeded"},
		{"attributes", "a" + r(".b", 100_000), "maximum recursion depth exceeded"},
		{"curried call", "a" + r("()", 100_000), "maximum recursion depth exceeded"},
		{"sums in sums", r("(", 180) + "a" + r(r("+a", 300)+")", 180), "maximum recursion depth exceeded"},
		{"long conjunction", "a" + r(" and a", 100_000), ""},
		{"blocks", nestedBlocks(99), ""},
		{"too many blocks", nestedBlocks(100), "too many levels of indentation"},
		{"f-strings", r("f'{", 140) + "1" + r("}'", 140), ""},
		{"many f-strings", r("f'{", 160) + "1" + r("}'", 160), "too many nested f-strings"},
		{"names", r("a ", 100_000), invalidSyntax},
		{"missing operands", r("(a +", 199) + r(")", 199), invalidSyntax},
		{"missing stars", r("f(*a +", 199) + r(")", 199), "Invalid star expression"},
		{"missing commas", r("(a ", 199) + "1" + r(")", 199), "Perhaps you forgot a comma"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, _, err := Parse("?", []byte(c.source))
			if err == nil {
				Dump(m)
			}
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// nestedBlocks returns n blocks within each other.
func nestedBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	return b.String() + strings.Repeat(" ", n) + "pass\n"
}

// FuzzParse checks that parsing never panics, says the same twice, and that
// whatever it accepts can be printed.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/trees/*.py")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, c := range recorded(f, "testdata/errors.txt") {
		f.Add([]byte(c.source))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _, err := Parse("?", data)
		again, _, errAgain := Parse("?", data)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("not an *Error: %v", err)
			}
			if errAgain == nil || e.Block() != errAgain.(*Error).Block() {
				t.Fatalf("%v, then %v", err, errAgain)
			}
			return
		}
		if errAgain != nil || dumpWithSpans(m) != dumpWithSpans(again) {
			t.Fatal("another tree the second time")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var source []byte
	for _, name := range []string{"statements", "expressions", "strings", "patterns"} {
		data, err := os.ReadFile("testdata/trees/" + name + ".py")
		if err != nil {
			b.Fatal(err)
		}
		source = append(source, data...)
	}
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, _, err := Parse("?", source); err != nil {
			b.Fatal(err)
		}
	}
}
