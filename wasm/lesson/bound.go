// This file bounds documents: their size, how deeply their parts nest, and the
// markup that takes time or space out of proportion to its length. Trees are
// walked by recursion here and in goldmark, and a browser's stack is shallow.
// What goes beyond a bound is shown as plain text.

package lesson

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	maxBytes    = 2 << 20 // of a document
	maxBlocks   = 40      // block quotes and lists inside each other
	maxDepth    = 100     // of the tree, emphasis and links included
	maxExamples = 500     // in one document; each may list those that run before it
	maxBrackets = 500     // in one paragraph; goldmark's time grows with their square
)

// boundedBlocks are goldmark's block parsers, with block quotes and lists
// bounded.
func boundedBlocks() []util.PrioritizedValue {
	parsers := parser.DefaultBlockParsers()
	for i, p := range parsers {
		block := p.Value.(parser.BlockParser)
		for _, c := range block.Trigger() {
			if c == '>' || c == '+' {
				parsers[i].Value = boundedBlock{block}
				break
			}
		}
	}
	return parsers
}

// boundedBlock is a parser of a container that does not open below maxBlocks.
type boundedBlock struct{ parser.BlockParser }

func (b boundedBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	// A list item may always open: its list has been counted.
	if _, inList := parent.(*ast.List); !inList && depth(parent) >= maxBlocks {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

func depth(n ast.Node) (levels int) {
	for ; n != nil; n = n.Parent() {
		levels++
	}
	return levels
}

// prune cuts off what lies deeper than maxDepth.
func prune(root ast.Node) {
	type place struct {
		node  ast.Node
		depth int
	}
	stack := []place{{root, 0}}
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if p.depth == maxDepth {
			p.node.RemoveChildren(p.node)
			continue
		}
		for c := p.node.FirstChild(); c != nil; c = c.NextSibling() {
			stack = append(stack, place{c, p.depth + 1})
		}
	}
}

// plainParagraphs is a transformer that takes paragraphs out of the hands of
// the parsers for links and tables when those would take too long over them.
type plainParagraphs struct{}

func (plainParagraphs) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	length, brackets, columns := 0, 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(source)
		length += len(line)
		brackets += bytes.Count(line, []byte("["))
		if i < 2 { // a table's head and its rule
			columns = max(columns, bytes.Count(line, []byte("|")))
		}
	}
	// A table's missing cells are filled up: a short line makes a wide row.
	if brackets <= maxBrackets && columns*lines.Len() <= length+100 {
		return
	}
	plain := &plainBlock{}
	plain.SetLines(lines)
	node.Parent().ReplaceChild(node.Parent(), node, plain)
}

// plainBlock is a paragraph of text without any markup.
type plainBlock struct{ ast.BaseBlock }

var kindPlain = ast.NewNodeKind("PlainParagraph")

func (*plainBlock) Kind() ast.NodeKind         { return kindPlain }
func (*plainBlock) IsRaw() bool                { return true }
func (n *plainBlock) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
