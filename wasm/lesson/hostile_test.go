// This file tests that no document, however made, breaks the reader: no panic,
// no markup of its own in the page, no time or space out of proportion.

package lesson

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// allowed matches all that may stand between < and > in a lesson's HTML.
var allowed = regexp.MustCompile(`^(/?(p|em|strong|del|code|pre|ul|ol|li|blockquote|h[2-6]|table|thead|tbody|tr|th|td|hr|br|a|img|aside|details|summary|tt-example)|` +
	`ol start="\d+"|t[hd] align="(left|right|center)"|code class="language-[^"<>]*"|h[2-6] id="[^"<>]*"|` +
	`a (class="permalink" )?href="[^"<>]*"( title="[^"<>]*")?( rel="noopener noreferrer")?( aria-label="[^"<>]*")?|` +
	`img src="[^"<>]*" alt="[^"<>]*"( title="[^"<>]*")? loading="lazy"|aside class="callout [a-z]+"|p class="callout-title"|/?div|div class="table" role="group" aria-label="Table" tabindex="0"|` +
	`pre class="tt-(source|expected|expected tt-stderr)"( data-match="[a-z]+")?|details class="tt-(hint|solution)"( data-options="[^"<>]*")?|` +
	`tt-example id="[^"<>]*"( data-(options|predict|answer|compare|goal|prelude)="[^"<>]*")*)$`)

var hrefs = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// checkHTML fails if a lesson's HTML has any markup but the reader's own.
func checkHTML(t *testing.T, l *Lesson) {
	t.Helper()
	rest := l.HTML
	for {
		text, after, found := strings.Cut(rest, "<")
		if strings.Contains(text, ">") {
			t.Fatalf("a bare > in %.100q", text)
		}
		if !found {
			break
		}
		tag, after, found := strings.Cut(after, ">")
		if !found || !allowed.MatchString(tag) {
			t.Fatalf("markup that is not the reader's: <%.200s>", tag)
		}
		rest = after
	}
	for _, m := range hrefs.FindAllStringSubmatch(l.HTML, -1) {
		s, ok := scheme(strings.ReplaceAll(m[1], "&amp;", "&"))
		if !ok || s != "" && s != "http" && s != "https" && s != "mailto" && s != "data" {
			t.Fatalf("an address that may not be: %.200q", m[1])
		}
	}
}

func TestHostile(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	var ticks, indented strings.Builder
	for i := 1; i < 1000; i++ {
		ticks.WriteString("x" + strings.Repeat("`", i))
		indented.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	repeat := func(s string) string { return strings.Repeat(s, n) }
	cases := map[string]string{
		"empty":          "",
		"quotes":         repeat("> ") + "a",
		"tight quotes":   repeat(">") + "a",
		"lists":          repeat("- ") + "a",
		"numbers":        repeat("1. ") + "a",
		"mixed":          repeat("> - 1. ") + "a",
		"indented lists": indented.String(),
		"brackets":       repeat("["),
		"links":          repeat("[a]("),
		"nested links":   repeat("[") + "a" + repeat("](b)"),
		"images":         repeat("!["),
		"emphasis":       repeat("*a _b "),
		"nested em":      repeat("*_") + "a" + repeat("_*"),
		"strong":         repeat("*a **a "),
		"ticks":          ticks.String(),
		"tags":           repeat("<a "),
		"comments":       repeat("<!--"),
		"scripts":        repeat("<script>") + "\n\n" + repeat("</script>"),
		"html":           repeat("<div>\n"),
		"many scripts":   "<div>" + repeat("<script></script>"),
		"entities":       repeat("&amp;&"),
		"table columns":  repeat("|a") + "\n" + repeat("|-") + "\n" + repeat("|\n"),
		"tables":         strings.Repeat(strings.Repeat("|a", 50)+"\n"+strings.Repeat("|-", 50)+"\n"+strings.Repeat("|\n", 100)+"\n", 1000),
		"references":     repeat("[a]: b\n"),
		"same headings":  repeat("# a\n"),
		"empty headings": repeat("#\n"),
		"programs":       strings.Repeat("```python\n```\n\n", n/10),
		"ids":            strings.Repeat("```python {#a}\n```\n\n", n/10),
		"attributes":     "```python {" + repeat("a=1 ") + "}\n```\n",
		"fences":         repeat("```\n"),
		"urls":           repeat("http://a.b/("),
		"www":            repeat("www.a."),
		"mail":           repeat("a@"),
		"front matter":   "---\n" + repeat("a\n") + "---\n",
		"only front":     "---\n---",
		"covers":         "---\ncovers: [" + repeat(",'") + "]\n---\n",
		"cells":          strings.Repeat("In [1]:\nx\n", n/10),
		"misread":        repeat("â€™"),
		"asides":         repeat("> [!TIP]\n\n"),
		"too large":      strings.Repeat("a", maxBytes+1),
	}
	for name, source := range cases {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			l, _ := Open(name+".md", []byte(source))
			checkHTML(t, l)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if len(l.HTML) > 60*len(source)+4<<20 { // each of many cells lists those above it
				t.Errorf("%d bytes became %d", len(source), len(l.HTML))
			}
			t.Logf("%d bytes, %v", len(source), time.Since(start))
		})
	}
	for name, source := range map[string]string{
		"arrays":  repeat("["),
		"objects": repeat(`{"a":`),
		"string":  `"` + repeat(`\u`),
		"cells":   `{"cells":[` + strings.Repeat(`{"cell_type":"code","source":"x"},`, n/10) + `0]}`,
	} {
		t.Run("notebook "+name, func(t *testing.T) {
			l, errs := Open("a.ipynb", []byte(source))
			checkHTML(t, l)
			if len(errs) == 0 {
				t.Error("no error")
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	for _, seed := range []string{
		"# a\n\n```python {#a predict=\"b\"}\nprint(1)\n```\n```output\n1\n```\n",
		"> [!TIP] x\n> y\n\n[a](javascript:b) <b onclick=c> ![d](e)\n",
		"# <b>x</b>\nIn [1]:\n%x\nprint(1)\nOut[1]:\n2\n",
		`{"cells":[{"cell_type":"code","source":["a\n","b"]},{"cell_type":"markdown","source":"# x"}]}`,
		"---\ntitle: x\ncovers: [a, 'b']\n---\n| a |\n|-|\n| <i> |\n",
	} {
		for kind := range kinds {
			f.Add(kind, seed)
		}
	}
	f.Fuzz(func(t *testing.T, kind int, source string) {
		l, _ := Open(kinds[uint(kind)%uint(len(kinds))], []byte(source))
		checkHTML(t, l)
		for _, e := range l.Examples {
			if e.ID == "" || e.Line < 1 {
				t.Fatalf("example %q on line %d", e.ID, e.Line)
			}
		}
		text := Normalise([]byte(source))
		l, _ = Parse("a.md", []byte(source))
		for _, e := range l.Examples {
			if r := e.Expect.Stdout; r != nil && (r.Start > r.End || r.End > len(text)) {
				t.Fatalf("recorded text at %d to %d of %d bytes", r.Start, r.End, len(text))
			}
		}
	})
}

var kinds = []string{"a.md", "a.txt", "a.ipynb", "a.py"}
