// These tests compare the parser with CPython 3.13, whose answers
// testdata/record.py has recorded.

package syntax

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestTrees(t *testing.T) {
	files, _ := filepath.Glob("testdata/trees/*.py")
	if len(files) == 0 {
		t.Fatal("no sources")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if !haveNames && strings.HasSuffix(file, "strings.py") {
				t.Skip("names characters")
			}
			m, _, err := Parse(file, read(t, file))
			if err != nil {
				t.Fatal(err)
			}
			want := string(read(t, strings.TrimSuffix(file, ".py")+".txt"))
			if got := dumpWithSpans(m) + "\n"; got != want {
				t.Error(firstDifference(got, want))
			}
		})
	}
}

// firstDifference shows where two texts part, with a few lines around.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	around := func(lines []string) string {
		return strings.Join(lines[max(0, min(i-5, len(lines))):min(i+5, len(lines))], "\n")
	}
	return "line " + strconv.Itoa(i+1) + " of the dump differs\ngot:\n" + around(a) + "\nwant:\n" + around(b)
}

func TestDump(t *testing.T) {
	m, _, err := Parse("x.py", []byte("def f(a, *, b=1): return a.b\nimport c\nx = [None, 'd']\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := `Module(
 body=[
  FunctionDef(
   name='f',
   args=arguments(
    args=[
     arg(arg='a')],
    kwonlyargs=[
     arg(arg='b')],
    kw_defaults=[
     Constant(value=1)]),
   body=[
    Return(
     value=Attribute(
      value=Name(id='a', ctx=Load()),
      attr='b',
      ctx=Load()))]),
  Import(
   names=[
    alias(name='c')]),
  Assign(
   targets=[
    Name(id='x', ctx=Store())],
   value=List(
    elts=[
     Constant(value=None),
     Constant(value='d')],
    ctx=Load()))])`
	if got := Dump(m); got != want {
		t.Error(firstDifference(got, want))
	}
}

func TestErrors(t *testing.T) {
	for _, c := range recorded(t, "testdata/errors.txt") {
		_, _, err := Parse("?", []byte(c.source))
		if got := describeError(err); got != c.want && (haveNames || !strings.Contains(c.source, `\N{`)) {
			t.Errorf("%q\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

// describeError puts an error into the words of errors.txt.
func describeError(err error) string {
	if err == nil {
		return "ok"
	}
	e := err.(*Error)
	return e.Type + " " + strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Col) + "-" +
		strconv.Itoa(e.EndLine) + ":" + strconv.Itoa(e.EndCol) + " " + e.Msg
}

func TestWarnings(t *testing.T) {
	for _, c := range recorded(t, "testdata/warnings.txt") {
		_, warnings, err := Parse("?", []byte(c.source))
		if err != nil {
			t.Errorf("%q: %v", c.source, err)
		}
		var got []string
		for _, w := range warnings {
			got = append(got, strconv.Itoa(w.Line)+" "+w.Msg)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

func TestUnparse(t *testing.T) {
	for _, c := range recorded(t, "testdata/annotations.txt") {
		x, _, err := ParseExpr("?", []byte("("+c.source+")"))
		if err != nil {
			t.Errorf("%q: %v", c.source, err)
		} else if got := Unparse(x); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

func TestErrorBlock(t *testing.T) {
	for source, want := range map[string]string{
		"if x:\n\ty = (1 2)  # é\n": `  File "x.py", line 2
    	y = (1 2)  # é
    	     ^^^
SyntaxError: invalid syntax. Perhaps you forgot a comma?
`,
		"é = (\n": `  File "x.py", line 1
    é = (
        ^
SyntaxError: '(' was never closed
`,
		"  x\n": `  File "x.py", line 1
    x
IndentationError: unexpected indent
`,
		"x = (a\nb)": `  File "x.py", line 1
    x = (a
         ^
SyntaxError: invalid syntax. Perhaps you forgot a comma?
`,
		"x = 1 +": `  File "x.py", line 1
    x = 1 +
           ^
SyntaxError: invalid syntax
`,
	} {
		_, _, err := Parse("x.py", []byte(source))
		if err == nil {
			t.Errorf("%q: no error", source)
			continue
		}
		if got := err.(*Error).Block(); got != want {
			t.Errorf("%q\n got:\n%s\nwant:\n%s", source, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for source, want := range map[string]string{
		"\xff":                                 "SyntaxError 1:1-1:-1 (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
		"# coding: foo\nx":                     "SyntaxError 0:-1-0:0 unknown encoding: foo",
		byteOrderMark + "# coding: latin-1\nx": "SyntaxError 0:-1-0:0 encoding problem: iso-8859-1 with BOM",
		byteOrderMark + "# coding: utf-8\nx":   "ok",
		"# coding: ascii\n'\xe9'":              "SyntaxError 0:-1-0:0 'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)",
		"\n# coding: koi8-r\n'\xc1'":           "ok",
		"x\n# coding: foo\nx":                  "ok",
		"a\x00b":                               "SyntaxError 0:0-0:0 source code string cannot contain null bytes",
	} {
		_, _, err := Parse("?", []byte(source))
		if got := describeError(err); got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	}
}

func TestParseExpr(t *testing.T) {
	x, _, err := ParseExpr("?", []byte(" \ta + b\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if b, ok := x.(*BinOp); !ok || b.Op != Add {
		t.Errorf("got %#v", x)
	}
	for source, want := range map[string]string{
		"a = 1": "SyntaxError 1:3-1:4 invalid syntax",
		"":      "SyntaxError 0:0-0:0 invalid syntax",
		"a\nb":  "SyntaxError 2:1-2:2 invalid syntax",
		"(a":    "SyntaxError 1:1-1:0 '(' was never closed",
	} {
		_, _, err := ParseExpr("?", []byte(source))
		if got := describeError(err); got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	}
}

// A case is a source and what CPython says of it.
type recordedCase struct{ source, want string }

// recorded reads a file of cases.
func recorded(t testing.TB, file string) []recordedCase {
	unescape := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t").Replace
	var cases []recordedCase
	for line := range strings.Lines(string(read(t, file))) {
		source, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("%s: no tab in %q", file, line)
		}
		cases = append(cases, recordedCase{unescape(source), unescape(want)})
	}
	return cases
}

func read(t testing.TB, file string) []byte {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
