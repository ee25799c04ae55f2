// This file draws a document's tree as HTML. What is not drawn here goldmark
// draws: lists, tables, emphasis.

package lesson

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// htmlRenderer draws what differs from goldmark's own HTML.
type htmlRenderer struct{ *builder }

func (r htmlRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	registerAside(reg)
	reg.Register(kindExample, renderExample)
	reg.Register(kindPlain, renderPlain)
	reg.Register(kindListing, renderListing)
	reg.Register(extensionast.KindTable, renderTable)
	reg.Register(ast.KindHeading, renderHeading)
	reg.Register(ast.KindFencedCodeBlock, renderFence)
	reg.Register(ast.KindHTMLBlock, renderHTMLBlock)
	reg.Register(ast.KindRawHTML, renderNothing)
	reg.Register(ast.KindLink, r.renderLink)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindImage, renderImage)
}

// escape makes text safe between tags and inside double or single quotes.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;").Replace

// renderExample draws an example as the element that the page brings to life.
// What it holds is what a reader without JavaScript sees.
func renderExample(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	e := n.(*exampleNode).example
	w.WriteString(`<tt-example id="` + escape(e.ID) + `"`)
	if len(e.Options) > 0 {
		setAttribute(w, "data-options", jsonOptions(e.Options))
	}
	setAttribute(w, "data-predict", e.Predict)
	setAttribute(w, "data-answer", e.Answer)
	setAttribute(w, "data-compare", e.Compare)
	setAttribute(w, "data-goal", e.Goal)
	if len(e.Prelude) > 0 {
		setAttribute(w, "data-prelude", jsonStrings(e.Prelude))
	}
	w.WriteString(">\n")
	w.WriteString(`<pre class="tt-source"><code class="language-python">` + escape(e.Source) + "</code></pre>\n")
	writeRecorded(w, e.Expect)
	for i, hint := range e.Hints {
		w.WriteString(`<details class="tt-hint"><summary>Hint ` + strconv.Itoa(i+1) + "</summary>\n" + hint + "</details>\n")
	}
	if s := e.Solution; s != nil {
		w.WriteString(`<details class="tt-solution"`)
		if len(s.Options) > 0 {
			setAttribute(w, "data-options", jsonOptions(s.Options))
		}
		w.WriteString("><summary>Solution</summary>\n")
		w.WriteString(`<pre><code class="language-python">` + escape(s.Source) + "</code></pre>\n")
		writeRecorded(w, s.Expect)
		w.WriteString("</details>\n")
	}
	w.WriteString("</tt-example>\n")
	return ast.WalkContinue, nil
}

// writeRecorded draws what a program wrote when it was last checked.
func writeRecorded(w util.BufWriter, e Expect) {
	for _, stream := range []struct {
		class string
		text  *Recorded
	}{{"tt-expected", e.Stdout}, {"tt-expected tt-stderr", e.Stderr}} {
		if stream.text == nil {
			continue
		}
		w.WriteString(`<pre class="` + stream.class + `"`)
		if stream.text.Match != Exactly {
			setAttribute(w, "data-match", string(stream.text.Match))
		}
		// HTML leaves out a newline that follows <pre>, so one is put there.
		w.WriteString(">\n" + escape(stream.text.Text) + "</pre>\n")
	}
}

// setAttribute writes an attribute unless its value is empty.
func setAttribute(w util.BufWriter, name, value string) {
	if value != "" {
		w.WriteString(" " + name + `="` + escape(value) + `"`)
	}
}

// renderHeading draws a heading of the body with a link to itself. One inside
// a quote or a hint has no id.
func renderHeading(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h := n.(*ast.Heading)
	level := strconv.Itoa(max(h.Level, 2))
	id, _ := h.AttributeString("id")
	fragment, _ := id.(string)
	switch {
	case entering && fragment != "":
		w.WriteString("<h" + level + ` id="` + escape(fragment) + `">`)
	case entering:
		w.WriteString("<h" + level + ">")
	default:
		if fragment != "" {
			label := "Link to “" + plainText(h, source) + "”"
			w.WriteString(` <a class="permalink" href="#` + escape(fragment) + `" aria-label="` + escape(label) + `">#</a>`)
		}
		w.WriteString("</h" + level + ">\n")
	}
	return ast.WalkContinue, nil
}

// renderTable draws a table in a box that scrolls where the screen is narrow,
// by keyboard too.
func renderTable(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n")
	} else {
		w.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// renderFence draws code that is only shown.
func renderFence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	code := n.(*ast.FencedCodeBlock)
	class := ""
	if code.Info != nil {
		info, _ := parseInfo(string(code.Info.Segment.Value(source)))
		class = ` class="language-` + escape(info.language) + `"`
	}
	w.WriteString("<pre><code" + class + ">" + escape(string(code.Lines().Value(source))) + "</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

func renderListing(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString("<pre><code>" + escape(n.(*listing).text) + "</code></pre>\n")
	}
	return ast.WalkContinue, nil
}

func renderPlain(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString("<p>" + escape(string(n.Lines().Value(source))) + "</p>\n")
	}
	return ast.WalkContinue, nil
}

// renderHTMLBlock draws the text of HTML and none of its tags.
func renderHTMLBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		if prose := htmlText(htmlOf(n.(*ast.HTMLBlock), source)); prose != "" {
			w.WriteString("<p>" + escape(prose) + "</p>\n")
		}
	}
	return ast.WalkSkipChildren, nil
}

func renderNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

// renderLink draws a link, or only its text when it leads where links may not.
func (r htmlRenderer) renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	link := n.(*ast.Link)
	address, ok := safeLink(string(unescape(link.Destination)))
	if r.pages {
		address = pageOf(address)
	}
	switch {
	case !ok:
	case entering:
		openLink(w, address, string(unescape(link.Title)))
	default:
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	label := escape(string(link.Label(source)))
	address := string(link.URL(source))
	if link.AutoLinkType == ast.AutoLinkEmail && !hasPrefixFold(address, "mailto:") {
		address = "mailto:" + address
	}
	if address, ok := safeLink(address); ok {
		openLink(w, address, "")
		w.WriteString(label + "</a>")
	} else {
		w.WriteString(label)
	}
	return ast.WalkContinue, nil
}

func openLink(w util.BufWriter, address, title string) {
	w.WriteString(`<a href="` + escape(string(util.URLEscape([]byte(address), false))) + `"`)
	setAttribute(w, "title", title)
	if isExternal(address) {
		w.WriteString(` rel="noopener noreferrer"`)
	}
	w.WriteString(">")
}

// renderImage draws an image, or only its description when it lies where
// images may not.
func renderImage(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	alt := plainText(image, source)
	if address, ok := safeImage(string(unescape(image.Destination))); ok {
		w.WriteString(`<img src="` + escape(string(util.URLEscape([]byte(address), false))) + `" alt="` + escape(alt) + `"`)
		setAttribute(w, "title", string(unescape(image.Title)))
		w.WriteString(` loading="lazy">`)
	} else {
		w.WriteString(escape(alt))
	}
	return ast.WalkSkipChildren, nil
}
