// This file makes plain text of markup: titles, fragments, text for search,
// and what is left of HTML.

package lesson

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// plainText returns the text of a node as a reader sees it, without code
// blocks; blocks are separated by spaces.
func plainText(n ast.Node, source []byte) string {
	var out strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock && entering {
			out.WriteByte(' ')
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *exampleNode, *ast.FencedCodeBlock, *ast.CodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			value := n.Segment.Value(source)
			if !n.IsRaw() {
				value = unescape(value)
			}
			out.Write(value)
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(n.Value)
		case *ast.AutoLink:
			out.Write(n.Label(source))
		case *ast.HTMLBlock:
			out.WriteString(htmlText(htmlOf(n, source)))
		case *plainBlock:
			out.Write(n.Lines().Value(source))
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(out.String()), " ")
}

// unescape resolves backslashes and entities.
func unescape(value []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
}

// htmlOf returns the source of a block of HTML.
func htmlOf(n *ast.HTMLBlock, source []byte) string {
	block := n.Lines().Value(source)
	if n.HasClosure() {
		block = append(bytes.Clone(block), n.ClosureLine.Value(source)...)
	}
	return string(block)
}

// htmlText returns the text between the tags of HTML. Comments and what
// scripts, styles and the like hold are not text.
func htmlText(html string) string {
	var out strings.Builder
	for html != "" {
		before, tag, found := strings.Cut(html, "<")
		out.WriteString(before)
		if !found {
			break
		}
		if strings.HasPrefix(tag, "!--") {
			_, html, _ = strings.Cut(tag[len("!--"):], "-->")
			continue
		}
		inside, after, closed := strings.Cut(tag, ">")
		if !closed || inside == "" || !isTagStart(inside[0]) {
			out.WriteByte('<')
			html = tag
			continue
		}
		html = after
		name := inside
		if i := strings.IndexAny(inside, " \t\n/"); i >= 0 {
			name = inside[:i] // "" for a closing tag
		}
		switch strings.ToLower(name) {
		case "script", "style", "template", "iframe", "noscript":
			html = html[indexFold(html, "</"+name):]
		}
		out.WriteByte(' ')
	}
	text := unescape([]byte(out.String()))
	return strings.Join(strings.Fields(string(text)), " ")
}

// indexFold returns the index of the first tag in html, letters of either case
// being equal, or the length of html.
func indexFold(html, tag string) int {
	for i := 0; i < len(html); i++ {
		if html[i] == '<' && hasPrefixFold(html[i:], tag) {
			return i
		}
	}
	return len(html)
}

func isTagStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '/' || c == '!' || c == '?'
}

// reservedID begins the ids of the page itself; no document may use it.
const reservedID = "tt-"

// slug makes a fragment of a title: letters and digits in lower case, words
// joined by hyphens.
func slug(title string) string {
	var out strings.Builder
	gap := false
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		case r == ' ' || r == '-' || r == '_' || r == '/' || r == '.':
			gap = true
		}
		if out.Len() > 80 {
			break
		}
	}
	switch s := out.String(); {
	case s == "":
		return "section"
	case strings.HasPrefix(s, reservedID):
		return "section-" + s
	default:
		return s
	}
}
