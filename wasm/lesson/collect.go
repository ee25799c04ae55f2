// This file turns a document's parts into a lesson: it finds the examples among
// a document's fences, and gives headings and examples their ids.

package lesson

import (
	"bytes"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// builder makes one lesson, of one markdown text or of a notebook's cells.
type builder struct {
	lesson   *Lesson
	errors   Errors
	md       goldmark.Markdown
	parts    []part
	examples []*exampleNode
	ids      map[string]int // taken ids, with the last number put after each
	pages    bool           // links to other markdown files lead to their pages
	cells    bool           // a notebook: each cell runs after all cells above it
	full     bool           // no more examples are taken
}

// part is a piece of the document, parsed and not yet rendered.
type part struct {
	root   ast.Node
	source []byte
}

func newBuilder(name string) *builder {
	b := &builder{lesson: &Lesson{Name: name}, ids: map[string]int{}}
	const beforeGoldmarks = 50 // its own transformers stand at 100 and above
	b.md = goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(boundedBlocks()...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithParagraphTransformers(
				util.Prioritized(plainParagraphs{}, beforeGoldmarks),
				util.Prioritized(asideTransformer{}, beforeGoldmarks+1),
			),
		)),
		goldmark.WithExtensions(
			// Not by style, which the page's security policy forbids.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(htmlRenderer{b}, beforeGoldmarks))),
	)
	return b
}

func (b *builder) errorf(line int, parts ...string) {
	b.errors = append(b.errors, &Error{b.lesson.Name, line, strings.Join(parts, "")})
}

func (b *builder) tooLarge(limit int) {
	b.errorf(1, "the document is larger than ", strconv.Itoa(limit>>20), " MB")
}

// markdown adds a markdown document with its front matter.
func (b *builder) markdown(text string) {
	if len(text) > maxBytes {
		b.tooLarge(maxBytes)
		return
	}
	offset, lines := b.frontMatter(text)
	b.prose(text[offset:], offset, lines)
}

// prose adds markdown that begins at a byte and after some lines of the document.
func (b *builder) prose(markdown string, offset, lines int) {
	source := []byte(markdown)
	root := b.md.Parser().Parse(text.NewReader(source))
	prune(root)
	c := &collector{b, source, offset, lines, lineStarts(source)}
	c.lostFences()
	c.container(root)
	b.parts = append(b.parts, part{root, source})
}

// code adds a notebook's cell that begins at a line.
func (b *builder) code(program string, line int) {
	root := ast.NewDocument()
	e := &Example{Line: line, Source: program, Expect: nothing()}
	if n := b.example(e); n != nil {
		root.AppendChild(root, n)
	} else {
		root.AppendChild(root, &listing{text: program})
	}
	b.parts = append(b.parts, part{root: root})
}

// example adds an example, or returns nil when there are too many.
func (b *builder) example(e *Example) *exampleNode {
	if len(b.examples) == maxExamples {
		if !b.full {
			b.errorf(e.Line, "more than ", strconv.Itoa(maxExamples), " programs in one document: from here on they are only shown")
		}
		b.full = true
		return nil
	}
	n := &exampleNode{example: e}
	b.examples = append(b.examples, n)
	return n
}

// listing is text of a notebook that is only shown: what a cell wrote, or a
// cell that is not Python.
type listing struct {
	ast.BaseBlock
	text string
}

var kindListing = ast.NewNodeKind("Listing")

func (*listing) Kind() ast.NodeKind         { return kindListing }
func (n *listing) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// listing adds text that is only shown.
func (b *builder) listing(text string) {
	root := ast.NewDocument()
	root.AppendChild(root, &listing{text: text})
	b.parts = append(b.parts, part{root: root})
}

// finish gives ids, renders, and returns the lesson.
func (b *builder) finish() (*Lesson, Errors) {
	b.nameExamples()
	b.title()
	b.headings()
	findPreludes(b.lesson.Examples, b.cells)
	var html bytes.Buffer
	for _, p := range b.parts {
		b.md.Renderer().Render(&html, p.source, p.root) // a buffer cannot fail
	}
	b.lesson.HTML = html.String()
	sort.SliceStable(b.errors, func(i, j int) bool { return b.errors[i].Line < b.errors[j].Line })
	return b.lesson, b.errors
}

// exampleNode stands in the tree where an example's fence was.
type exampleNode struct {
	ast.BaseBlock
	example *Example
}

var kindExample = ast.NewNodeKind("Example")

func (*exampleNode) Kind() ast.NodeKind         { return kindExample }
func (n *exampleNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// collector finds the examples of one piece of markdown.
type collector struct {
	*builder
	source []byte
	offset int   // of source in the document
	lines  int   // of the document before source
	starts []int // where each line of source starts
}

func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// line returns the document's line of a byte of source.
func (c *collector) line(pos int) int {
	return c.lines + sort.SearchInts(c.starts, pos+1)
}

// container finds the examples among a block's children and below them.
func (c *collector) container(parent ast.Node) {
	var last *exampleNode // the example that the fences before belong to
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		code, ok := n.(*ast.FencedCodeBlock)
		if !ok {
			last = nil
			if n.Type() == ast.TypeBlock {
				c.container(n)
			}
			n = next
			continue
		}
		info := c.info(code)
		switch info.language {
		case "python", "py", "python3":
			if last = c.program(code, info); last != nil {
				parent.ReplaceChild(parent, n, last)
			}
		case "output", "stderr", "hint", "solution":
			if c.attachment(code, info, last) {
				parent.RemoveChild(parent, n)
			}
		default:
			last = nil
		}
		n = next
	}
}

func (c *collector) info(code *ast.FencedCodeBlock) fenceInfo {
	if code.Info == nil {
		return fenceInfo{}
	}
	info, message := parseInfo(string(code.Info.Segment.Value(c.source)))
	if message != "" {
		c.errorf(c.line(code.Pos()), message)
	}
	return info
}

// program makes an example of a fence, or returns nil if it is only shown.
func (c *collector) program(code *ast.FencedCodeBlock, info fenceInfo) *exampleNode {
	line := c.line(code.Pos())
	e := &Example{ID: info.id, Line: line + 1, Source: string(code.Lines().Value(c.source)), Expect: nothing()}
	f := &fence{example: e, options: &e.Options, expect: &e.Expect}
	c.apply(line, info, onExample, f)
	if f.static {
		return nil
	}
	return c.example(e)
}

// attachment gives an example what a fence after it holds. It reports whether
// the fence belongs to an example and is not to be shown as it stands.
func (c *collector) attachment(code *ast.FencedCodeBlock, info fenceInfo, to *exampleNode) bool {
	line := c.line(code.Pos())
	if to == nil {
		if info.braces || info.language == "hint" || info.language == "solution" {
			c.errorf(line, "this ", info.language, " fence does not follow an example")
		}
		return false
	}
	if info.id != "" {
		c.errorf(line, "only an example has an id: #", info.id)
	}
	e := to.example
	expect := &e.Expect
	if e.Solution != nil {
		expect = &e.Solution.Expect
	}
	switch info.language {
	case "hint":
		c.apply(line, info, 0, &fence{})
		e.Hints = append(e.Hints, c.fragment(code.Lines().Value(c.source)))
	case "solution":
		if e.Solution != nil {
			c.errorf(line, "a second solution of one example")
			return true
		}
		s := &Solution{Line: line + 1, Source: string(code.Lines().Value(c.source)), Expect: nothing()}
		c.apply(line, info, onSolution, &fence{options: &s.Options, expect: &s.Expect})
		e.Solution = s
	case "output":
		c.record(line, info, code, &expect.Stdout)
	case "stderr":
		c.record(line, info, code, &expect.Stderr)
	}
	return true
}

// record stores what a fence of output holds.
func (c *collector) record(line int, info fenceInfo, code *ast.FencedCodeBlock, to **Recorded) {
	if *to != nil {
		c.errorf(line, "a second ", info.language, " fence of one program")
		return
	}
	r := &Recorded{Match: Exactly, Text: string(code.Lines().Value(c.source)), Line: line + 1}
	c.apply(line, info, onRecorded, &fence{recorded: r})
	first := line - c.lines // index of the line after the fence's first
	lineStart := c.starts[first-1]
	r.Prefix = strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(c.source[lineStart:code.Pos()]))
	r.Start = len(c.source)
	if first < len(c.starts) {
		r.Start = c.starts[first]
	}
	r.End = r.Start
	if n := code.Lines().Len(); n > 0 {
		r.End = code.Lines().At(n - 1).Stop
	}
	r.Start, r.End = r.Start+c.offset, r.End+c.offset
	*to = r
}

func (c *collector) apply(line int, info fenceInfo, on place, f *fence) {
	for _, message := range apply(info.attributes, on, f) {
		c.errorf(line, message)
	}
}

// fragment renders markdown inside a fence: a hint.
func (c *collector) fragment(markdown []byte) string {
	root := c.md.Parser().Parse(text.NewReader(markdown))
	prune(root)
	var html bytes.Buffer
	c.md.Renderer().Render(&html, markdown, root)
	return html.String()
}

// lostFences reports programs that markdown does not take for code: a fence of
// backticks cannot have a backtick in its attributes.
func (c *collector) lostFences() {
	for i, start := range c.starts {
		line, _, _ := bytes.Cut(c.source[start:], []byte("\n"))
		info, found := bytes.CutPrefix(line, []byte("```"))
		if found && bytes.HasPrefix(info, []byte("python {")) && bytes.IndexByte(info, '`') >= 0 {
			c.errorf(c.lines+i+1, "a backtick in the attributes: open and close this fence with ~~~")
		}
	}
}

// nothing is the expectation that says nothing.
func nothing() Expect { return Expect{Exit: -1, Outcomes: -1} }

// nameExamples lists the examples, gives an id to those without, and checks
// what refers to an id.
func (b *builder) nameExamples() {
	for _, n := range b.examples {
		e := n.example
		b.lesson.Examples = append(b.lesson.Examples, e)
		if e.ID != "" && b.taken(e.ID) {
			b.errorf(e.Line-1, "another example has the id #", e.ID)
			e.ID = ""
		}
		if e.ID != "" {
			b.unique(e.ID)
		}
	}
	for i, e := range b.lesson.Examples {
		if e.ID == "" {
			e.ID = b.unique("example-" + strconv.Itoa(i+1))
		}
	}
	for _, e := range b.lesson.Examples {
		if e.Compare != "" && (e.Compare == e.ID || !b.taken(e.Compare)) {
			b.errorf(e.Line-1, "compare: there is no other example #", e.Compare)
			e.Compare = ""
		}
	}
}

func (b *builder) taken(id string) bool { return b.ids[id] > 0 }

// unique returns id, with a number if it is taken, and takes it.
func (b *builder) unique(id string) string {
	name := id
	for n := max(b.ids[id], 1); b.taken(name); {
		n++
		name = id + "-" + strconv.Itoa(n)
		b.ids[id] = n
	}
	b.ids[name] = 1
	return name
}

// title finds the lesson's title. A heading that opens the document is the
// title and leaves the body; without one the file's name serves.
func (b *builder) title() {
	if len(b.parts) > 0 {
		p := b.parts[0]
		if h, ok := p.root.FirstChild().(*ast.Heading); ok && h.Level == 1 {
			text := plainText(h, p.source)
			if b.lesson.Title == "" {
				b.lesson.Title = text
			}
			if b.lesson.Title == text {
				p.root.RemoveChild(p.root, h)
			}
		}
	}
	if b.lesson.Title == "" {
		name := b.lesson.Name[strings.LastIndexAny(b.lesson.Name, `/\`)+1:]
		if dot := strings.LastIndexByte(name, '.'); dot > 0 {
			name = name[:dot]
		}
		b.lesson.Title = name
	}
}

// headings gives every heading its level and id and cuts the prose into
// sections. The page's one heading of level 1 is the title: if the body has
// others, all its headings sink by one.
func (b *builder) headings() {
	var all []*ast.Heading
	sink := 0
	var section []string
	close := func() {
		prose := strings.Join(section, " ")
		if n := len(b.lesson.Headings); n > 0 {
			b.lesson.Headings[n-1].Text = prose
		} else {
			b.lesson.Text = prose
		}
		section = nil
	}
	for _, p := range b.parts {
		for n := p.root.FirstChild(); n != nil; n = n.NextSibling() {
			h, ok := n.(*ast.Heading)
			if !ok {
				if prose := plainText(n, p.source); prose != "" {
					section = append(section, prose)
				}
				continue
			}
			close()
			title := plainText(h, p.source)
			id := b.unique(slug(title))
			h.SetAttributeString("id", id)
			b.lesson.Headings = append(b.lesson.Headings, Heading{Level: h.Level, ID: id, Title: title})
			all = append(all, h)
			if h.Level == 1 {
				sink = 1
			}
		}
	}
	close()
	for i, h := range all {
		h.Level = min(h.Level+sink, 6)
		b.lesson.Headings[i].Level = h.Level
	}
}
