// This file adds asides to markdown: a block quote whose first line is
// "[!TIP] Title" (or NOTE, WARNING, …) is set apart from the text.

package lesson

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// asideKinds maps the word in brackets to the title of an aside without one.
var asideKinds = map[string]string{
	"tip":       "Tip",
	"note":      "Note",
	"warning":   "Warning",
	"important": "Important",
	"caution":   "Caution",
}

// asideTitle is the first line of an aside. Its block quote becomes the aside.
type asideTitle struct {
	ast.BaseBlock
	kind string
}

var kindAsideTitle = ast.NewNodeKind("AsideTitle")

func (*asideTitle) Kind() ast.NodeKind         { return kindAsideTitle }
func (n *asideTitle) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// aside returns the title of the aside that a block quote is, or nil.
func aside(quote ast.Node) *asideTitle {
	title, _ := quote.FirstChild().(*asideTitle)
	return title
}

// asideTransformer finds asides before goldmark reads the first line as a link.
type asideTransformer struct{}

func (asideTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil {
		return
	}
	lines := node.Lines()
	first := lines.At(0)
	line := string(first.Value(reader.Source()))
	word, found := strings.CutPrefix(line, "[!")
	word, rest, closed := strings.Cut(word, "]")
	kind := strings.ToLower(word)
	if _, known := asideKinds[kind]; !found || !closed || !known {
		return
	}
	title := &asideTitle{kind: kind}
	if strings.TrimSpace(rest) != "" {
		start := first.Start + len(line) - len(strings.TrimLeft(rest, " \t"))
		words := text.NewSegment(start, first.Stop)
		title.Lines().Append(words.TrimRightSpace(reader.Source()))
	}
	quote.InsertBefore(quote, node, title)
	if lines.Len() == 1 {
		quote.RemoveChild(quote, node)
		return
	}
	body := text.NewSegments()
	body.AppendAll(lines.Sliced(1, lines.Len()))
	node.SetLines(body)
}

func renderAsideOrQuote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	title := aside(n)
	switch {
	case title == nil && entering:
		w.WriteString("<blockquote>\n")
	case title == nil:
		w.WriteString("</blockquote>\n")
	case entering:
		w.WriteString(`<aside class="callout ` + title.kind + "\">\n")
	default:
		w.WriteString("</aside>\n")
	}
	return ast.WalkContinue, nil
}

func renderAsideTitle(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		w.WriteString("</p>\n")
		return ast.WalkContinue, nil
	}
	w.WriteString(`<p class="callout-title">`)
	if n.FirstChild() == nil {
		w.WriteString(asideKinds[n.(*asideTitle).kind])
	}
	return ast.WalkContinue, nil
}

func registerAside(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindBlockquote, renderAsideOrQuote)
	reg.Register(kindAsideTitle, renderAsideTitle)
}
