// This file tests which names programs define and need, and which examples
// therefore run before which.

package lesson

import (
	"sort"
	"strings"
	"testing"

	"taketurns/wasm/syntax"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ program, bound, needs string }{
		{"x = 1\ny = x + z", "x y", "z"},
		{"x = x + 1", "x", "x"},
		{"n += 1", "n", "n"},
		{"print(len(a))", "", "a"},
		{"import os.path, time as t\nfrom m import a, b as c", "a c os t", ""},
		{"def f(a, *b, c=d, **e):\n    local = a + g + later\n    return local\nlater = 1", "f later", "d g"},
		{"def f():\n    global n, m\n    n = m\n", "f n", "m"},
		{"def f():\n    def g(): return x\n    x = 1\n    return g", "f", ""},
		{"def f():\n    print(x)\n    x = 1", "f", ""},
		{"f()\ndef f(): pass", "f", "f"},
		{"class C(B, metaclass=M):\n    a = b\n    c = a\n    def m(self): return a, __class__", "C", "B M a b"},
		{"@d\nasync def f():\n    async with a as b:\n        await b\n    async for c in e: yield c", "f", "a d e"},
		{"[i for i in r if i > j]\n{k: v for k, v in items}", "", "items j r"},
		{"[(y := f(i)) for i in range(3)]\nprint(y)", "y", "f"},
		{"def g():\n    return [(y := i) for i in r] and y", "g", "r"},
		{"lambda a, b=c: a + b + d", "", "c d"},
		{"for i in xs:\n    a = i\nelse:\n    b = a\nwhile w: pass", "a b i", "w xs"},
		{"try:\n    a()\nexcept E as e:\n    print(e)\nfinally:\n    b = 1", "b e", "E a"},
		{"match m:\n    case [a, *b] if g: pass\n    case {1: c, **d}: pass\n    case P(x, y=z) | Q() as w: pass", "a b c d w x z", "P Q g m"},
		{"print(f'{a!r:{w}} {b.c[d:e]}')", "", "a b d e w"},
		{"x: T = v\ny: T\nz.a: T = 1", "x", "v z"},
		{"type L[T] = list[T]\ndef f[T](x: T): return T", "L f", ""},
		{"del a\nassert b, c\nraise d from e", "", "a b c d e"},
		{"if __name__ == '__main__': main()", "", "main"},
		{"with open('f') as (a, b), c: pass", "a b", "c"},
		{"a.b = c[d] = [e, *f] = g", "e f", "a c d g"},
	} {
		m, _, err := syntax.Parse("case.py", []byte(c.program))
		if err != nil {
			t.Fatalf("%s: %v", c.program, err)
		}
		n, ok := namesOf(m)
		if !ok {
			t.Errorf("%s: too deep", c.program)
		}
		var bound []string
		for name := range n.bound {
			bound = append(bound, name)
		}
		sort.Strings(bound)
		sort.Strings(n.needs)
		if got := strings.Join(bound, " "); got != c.bound {
			t.Errorf("%s\nbinds %q, want %q", c.program, got, c.bound)
		}
		if got := strings.Join(n.needs, " "); got != c.needs {
			t.Errorf("%s\nneeds %q, want %q", c.program, got, c.needs)
		}
	}
}

func TestNamesOfDeepPrograms(t *testing.T) {
	for _, program := range []string{
		"x = " + strings.Repeat("1+", 5000) + "1",
		"x" + strings.Repeat(".a", 5000),
		"if a: pass\n" + strings.Repeat("elif a: pass\n", 5000),
	} {
		if m, _, err := syntax.Parse("deep.py", []byte(program)); err == nil {
			namesOf(m) // must not exhaust the stack
		}
	}
}

func TestPreludes(t *testing.T) {
	for _, c := range []struct{ about, blocks, want string }{
		{"each on its own", "import time; time.sleep(1) | import time; time.sleep(2)", "|"},
		{"an import above", "import time | x = 1 | time.sleep(1)", "||a"},
		{"through another block", "import time | def f(): time.sleep(1) | f()", "|a|a b"},
		{"the nearest definition", "x = 1 | x = 2 | print(x)", "||b"},
		{"its own definition", "x = 1 | x = 2; print(x)", "|"},
		{"a block that does not parse", "x = 1 | x = = | print(x)", "||a"},
		{"defined below", "print(x) | x = 1", "|"},
		{"defined nowhere", "print(x) | print(x)", "|"},
		{"from m import *", "from m import * | x = 1 | print(x, y)", "||a b"},
		{"a function called by the block", "n = 0 | def f():\n    global n\n    n += 1 | f(); print(n)", "|a|a b"},
	} {
		var examples []*Example
		for i, block := range strings.Split(c.blocks, "|") {
			examples = append(examples, &Example{ID: string(rune('a' + i)), Source: strings.TrimSpace(block)})
		}
		findPreludes(examples, false)
		var got []string
		for _, e := range examples {
			got = append(got, strings.Join(e.Prelude, " "))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: blocks run after %q, want %q", c.about, strings.Join(got, "|"), c.want)
		}
	}
}
