// This file draws the pages: the contents, the lessons, the playground, the
// page for documents and the frame for embedded examples.

package site

import (
	"errors"
	"fmt"
	"html"
	"path/filepath"
	"strings"
)

// firstProgram is what the playground begins with.
const firstProgram = `import threading
import time


def task(name):
    print(f"{name} starts")
    time.sleep(1)
    print(f"{name} is done")


threads = [threading.Thread(target=task, args=(name,)) for name in ("first", "second")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("both are done")
`

// buildPages makes all pages, the search index and what lies beside them. Where
// a lesson has mistakes, the error says so and the page shows the rest.
func buildPages(o Options) (Files, error) {
	folder := filepath.Join(o.Root, "lessons")
	lessons, mistakes := readCourse(folder)
	files, err := besides(folder)
	if err != nil {
		return nil, err
	}
	documents := []document{contentsPage(lessons), playgroundPage(), openPage(), embedPage()}
	for i := range lessons {
		documents = append(documents, lessonPage(o, lessons, i))
	}
	for _, d := range documents {
		files[d.path] = d.render(o)
	}
	files["search.json"], err = searchIndex(lessons)
	return files, errors.Join(mistakes, err)
}

func contentsPage(lessons course) document {
	var w strings.Builder
	w.WriteString(`<article class="prose">
<h1>Python’s concurrency, seen</h1>
<p>Threads, processes and tasks take turns. Here you watch them do it: read a lesson, guess what its programs will do, run them, and see on a timeline who ran, who waited, and for what. Every run is exact and can be repeated. Nothing is installed, and nothing leaves this page.</p>
<ol class="contents">
`)
	for _, p := range lessons {
		fmt.Fprintf(&w, "<li data-slug=\"%s\"><a href=\"%s\">%s</a>", escape(p.Slug), escape(p.address()), escape(p.Title))
		if p.Summary != "" {
			fmt.Fprintf(&w, "\n<p>%s</p>", escape(p.Summary))
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</ol>\n</article>\n")
	return document{
		path: "index.html", kind: "contents",
		summary: "Lessons about threads, processes and asyncio in Python, with programs that run in the page and show what happened.",
		main:    w.String(),
	}
}

func lessonPage(o Options, lessons course, i int) document {
	p := lessons[i]
	var w strings.Builder
	fmt.Fprintf(&w, "<article class=\"prose\">\n<p class=\"kicker\">Lesson %d of %d</p>\n<h1>%s</h1>\n", p.Number, len(lessons), escape(p.Title))
	if p.Summary != "" {
		fmt.Fprintf(&w, "<p class=\"summary\">%s</p>\n", escape(p.Summary))
	}
	w.WriteString(p.HTML)
	fmt.Fprintf(&w, "<footer class=\"lesson-end\">\n%s%s%s</footer>\n</article>\n", turn(lessons, i, -1), turn(lessons, i, +1), editLink(o, p))
	return document{
		path: p.address(), kind: "lesson",
		title: p.Title, summary: p.Summary,
		place: place(lessons, i),
		main:  w.String(),
	}
}

// turn draws a link to the lesson before (-1) or after (+1), if there is one.
func turn(lessons course, i, step int) string {
	i += step
	if i < 0 || i >= len(lessons) {
		return ""
	}
	rel, label, text := "prev", "Previous lesson", "← <span class=\"title\">%s</span>"
	if step > 0 {
		rel, label, text = "next", "Next lesson", "<span class=\"title\">%s</span> →"
	}
	p := lessons[i]
	title := escape(p.Title)
	return fmt.Sprintf("<a rel=\"%s\" href=\"%s.html\" aria-label=\"%s: %s\">"+text+"</a>\n", rel, escape(p.Slug), label, title, title)
}

// editLink leads to where the lesson is edited. Where the project is not on the
// web, the lesson's text is in the site.
func editLink(o Options, p *page) string {
	if o.Repository == "" {
		return fmt.Sprintf("<a class=\"edit\" href=\"%s.md\" download>This lesson as markdown</a>\n", escape(p.Slug))
	}
	return fmt.Sprintf("<a class=\"edit\" href=\"%s/edit/main/lessons/%s.md\" rel=\"noopener noreferrer\">Edit this lesson</a>\n",
		escape(o.Repository), escape(p.Slug))
}

// place draws the place in the course, for the page's head: a dot a lesson,
// each a link, between the lessons before and after.
func place(lessons course, i int) string {
	var w strings.Builder
	fmt.Fprintf(&w, "<tt-lesson data-slug=\"%s\">\n%s<ol class=\"dots\">\n", escape(lessons[i].Slug), turn(lessons, i, -1))
	for j, p := range lessons {
		current := ""
		if i == j {
			current = ` aria-current="page"`
		}
		title := escape(p.Title)
		fmt.Fprintf(&w, "<li><a href=\"%s.html\" data-slug=\"%s\" title=\"%s\"%s>%s</a></li>\n", escape(p.Slug), escape(p.Slug), title, current, title)
	}
	fmt.Fprintf(&w, "</ol>\n<span class=\"place\">%d of %d</span>\n%s</tt-lesson>\n", i+1, len(lessons), turn(lessons, i, +1))
	return w.String()
}

func playgroundPage() document {
	return document{
		path: "playground/index.html", kind: "playground", title: "Playground",
		summary: "Run a Python program with threads, processes or asyncio and see what happened.",
		main: `<article class="prose">
<h1>Playground</h1>
<p>Any program: paste yours, choose the machine, run it. Its address can be shared; the program is in the address itself.</p>
<tt-example id="playground" data-share data-title="your program">
<pre class="tt-source"><code class="language-python">` + escape(firstProgram) + `</code></pre>
</tt-example>
</article>
`,
	}
}

func openPage() document {
	return document{
		path: "open/index.html", kind: "open", title: "Open a document",
		summary: "Read a markdown document or a notebook of your own with programs that run.",
		main: `<article class="prose">
<h1>Open a document</h1>
<p>Markdown, a notebook, or the text that a notebook was exported to: it is shown as a lesson, and each of its Python programs can be run, edited and watched. Drop a file anywhere on this page, or choose one. It is read here, in your browser, and goes nowhere.</p>
<noscript><p>Opening a document needs JavaScript.</p></noscript>
</article>
`,
	}
}

func embedPage() document {
	return document{
		path: "embed/index.html", kind: "embed", title: "An example",
		summary: "One example, to be shown inside another page.",
		main: `<h1 class="sr-only">A Python program to run</h1>
<tt-example id="embedded" data-share data-title="the example">
<pre class="tt-source"><code class="language-python"></code></pre>
</tt-example>
`,
	}
}

func escape(s string) string { return html.EscapeString(s) }
