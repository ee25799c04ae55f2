// This file draws what all pages have in common.

package site

import (
	"fmt"
	"strings"
)

// policy is the security policy of every page: nothing from elsewhere, no
// inline script or style, and WebAssembly.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; " +
	"base-uri 'none'; form-action 'none'"

// document is one page of the site.
type document struct {
	path    string // of the file, from the site's root
	kind    string // contents, lesson, playground, open or embed
	title   string
	summary string
	place   string // HTML of the place in the course, for the header
	main    string // HTML
}

// render draws a page.
func (d document) render(o Options) []byte {
	root := strings.Repeat("../", strings.Count(d.path, "/"))
	if root == "" {
		root = "./"
	}
	offline := " data-offline"
	if o.Live {
		offline = ""
	}
	title := "Taketurns"
	if d.title != "" {
		title = d.title + " · Taketurns"
	}
	var w strings.Builder
	fmt.Fprintf(&w, `<!doctype html>
<html lang="en" data-root="%s"%s>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="%s">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<link rel="icon" href="%sicon.svg" type="image/svg+xml">
<link rel="manifest" href="%smanifest.webmanifest">
<link rel="stylesheet" href="%spage.css">
<script type="module" src="%sapp.js"></script>
</head>
<body data-page="%s">
`, root, offline, policy, escape(d.summary), escape(title), root, root, root, root, d.kind)
	if d.kind == "embed" {
		fmt.Fprintf(&w, "<main id=\"main\">\n%s</main>\n", d.main)
	} else {
		fmt.Fprintf(&w, "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n%s<main id=\"main\">\n%s</main>\n%s", d.header(root), d.main, footer(o))
	}
	w.WriteString("</body>\n</html>\n")
	return []byte(w.String())
}

func (d document) header(root string) string {
	var w strings.Builder
	fmt.Fprintf(&w, "<header class=\"site\">\n<a class=\"brand\" href=\"%s\">Taketurns</a>\n<nav aria-label=\"Site\">\n", root)
	for _, link := range []struct{ kind, address, label string }{
		{"contents", "", "Lessons"},
		{"playground", "playground/", "Playground"},
		{"open", "open/", "Open a document"},
	} {
		current := ""
		if link.kind == d.kind {
			current = ` aria-current="page"`
		}
		fmt.Fprintf(&w, "<a href=\"%s%s\"%s>%s</a>\n", root, link.address, current, link.label)
	}
	w.WriteString("</nav>\n" + d.place + "</header>\n")
	return w.String()
}

// footer says whose the site is and where it is made.
func footer(o Options) string {
	source := ""
	if o.Repository != "" {
		source = fmt.Sprintf(" <a href=\"%s\" rel=\"noopener noreferrer\">Its source</a>", escape(o.Repository))
	}
	return "<footer class=\"site\">\n<p>Taketurns is free software under the MIT licence." + source + "</p>\n</footer>\n"
}
