// This file has the parser's frame: the entrances, the cursor over the
// tokens, and the bound on depth. The grammar itself is in the files beside
// it, one for each part of the language.

package syntax

// Parse parses a whole file. The error is an *Error; warnings are returned
// even then.
func Parse(filename string, data []byte) (*Module, []Warning, error) {
	p, err := newParser(filename, data)
	if err != nil {
		return nil, nil, err
	}
	var m *Module
	fault := p.run(func() { m = p.module() })
	if fault != nil {
		return nil, p.warnings, fault
	}
	return m, p.warnings, nil
}

// ParseExpr parses a source that is one expression, as eval takes it. Blanks
// before it are ignored.
func ParseExpr(filename string, data []byte) (Expr, []Warning, error) {
	for len(data) > 0 && (data[0] == ' ' || data[0] == '\t') {
		data = data[1:]
	}
	p, err := newParser(filename, data)
	if err != nil {
		return nil, nil, err
	}
	var x Expr
	fault := p.run(func() {
		x = p.expressionList()
		for p.peek() == tokNewline {
			p.next()
		}
		if p.peek() != tokEnd {
			p.failUnexpected()
		}
	})
	if fault != nil {
		return nil, p.warnings, fault
	}
	return x, p.warnings, nil
}

// A parser builds the tree by recursive descent. Its methods are named for
// the grammar's parts. A method that cannot go on panics with an *Error, and
// run or attempt catches it; so no method has to ask whether another failed.
type parser struct {
	src     *source
	text    string
	toks    []token
	pos     int // index of the current token
	depth   int
	deepest int  // see chain
	quiet   bool // see quietly
	// furthest is the index of a token that was looked at to decide what the
	// one before it is; generic errors are at it.
	furthest int
	// fetched is the index of the last token that any attempt has looked at.
	fetched int
	// trials counts the attempts of prefix.
	trials int
	// exprStart is the index of the token that the innermost expression being
	// parsed begins with.
	exprStart int
	scan      *scanner
	warnings  []Warning
}

// newParser scans a source for a parser to work on.
func newParser(filename string, data []byte) (*parser, error) {
	src, err := decode(filename, data)
	if err != nil {
		return nil, err
	}
	s := scan(src)
	return &parser{src: src, text: src.text, toks: s.toks, scan: s, warnings: s.warnings}, nil
}

// run calls parse and returns the error to report, if any.
func (p *parser) run(parse func()) error {
	fault := p.attempt(parse)
	if scanned := p.scan.err; scanned != nil {
		unexpectedIndent := fault != nil && fault.Type == "IndentationError" && p.peek() == tokIndent
		if !unexpectedIndent && (fault == nil || !p.scan.weak || p.pos == len(p.toks)-1) {
			return scanned
		}
	}
	if unclosed := p.scan.unclosed; unclosed != nil && (fault == nil || p.toks[max(p.pos, p.fetched)].span.Line > p.scan.unclosedLine) {
		return unclosed
	}
	if fault != nil {
		return fault
	}
	return nil
}

// attempt calls parse and returns the error it panicked with, if any. The
// cursor stays where the error was.
func (p *parser) attempt(parse func()) (fault *Error) {
	depth, deepest, exprStart := p.depth, p.deepest, p.exprStart
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			p.depth, p.deepest, p.exprStart = depth, deepest, exprStart
			fault = e
			if p.pos == len(p.toks)-1 && p.toks[p.pos].kind == tokEnd {
				if p.scan.unclosed != nil {
					fault = p.scan.unclosed
				} else if p.scan.err != nil {
					fault = p.scan.err
				}
			}
		}
	}()
	parse()
	return nil
}

// maxDepth bounds the calls of Go that parsing nests and the height of the
// tree, so that whoever walks the tree may recurse. CPython has such bounds
// too, and these errors; its limits are some times higher.
const maxDepth = 1800

// enter notes that levels more calls are about to be nested.
func (p *parser) enter(levels int) {
	if p.depth += levels; p.depth > maxDepth {
		panic(&Error{Type: "MemoryError", Msg: "Parser stack overflowed - Python source too complex to parse", File: p.src.file})
	}
}

func (p *parser) leave(levels int) { p.depth -= levels }

// A chain is a run of operators, calls or the like that group to the left:
// parsing it takes a loop only, but each makes the tree one higher.
type chain struct{ outer, left int }

// beginChain is called before a chain's first operand is parsed. From here on
// deepest is the depth that the current operand reaches.
func (p *parser) beginChain() chain {
	c := chain{outer: p.deepest}
	p.deepest = p.depth
	return c
}

// link is called before each further operand is parsed.
func (p *parser) link(c *chain) {
	c.left = max(c.left, p.deepest) + 1
	if p.deepest = p.depth; c.left > maxDepth {
		panic(&Error{Type: "RecursionError", Msg: "maximum recursion depth exceeded during compilation", File: p.src.file})
	}
}

// endChain is called when the chain is complete.
func (p *parser) endChain(c chain) { p.deepest = max(c.outer, c.left, p.deepest) }

// peek returns the kind of the current token.
func (p *parser) peek() kind { return p.toks[p.pos].kind }

// peekAt returns the kind of the token n after the current one.
func (p *parser) peekAt(n int) kind {
	if i := p.pos + n; i < len(p.toks) {
		return p.toks[i].kind
	}
	return tokEnd
}

// next returns the current token and moves past it. The last token stays.
func (p *parser) next() *token {
	t := &p.toks[p.pos]
	if t.kind != tokEnd {
		p.pos++
	}
	return t
}

// accept moves past the current token if it is a k.
func (p *parser) accept(k kind) bool {
	if p.toks[p.pos].kind == k {
		p.next()
		return true
	}
	return false
}

// expect moves past the current token, which must be a k.
func (p *parser) expect(k kind) *token {
	if p.toks[p.pos].kind != k {
		p.failUnexpected()
	}
	return p.next()
}

// word returns the text of a token.
func (p *parser) word(t *token) string { return p.text[t.off:t.end] }

// isWord reports whether the token n after the current one is a name spelled
// as word: a soft keyword.
func (p *parser) isWord(n int, word string) bool {
	return p.peekAt(n) == tokName && p.word(&p.toks[p.pos+n]) == word
}

// name moves past a name and returns it in normal form.
func (p *parser) name() (string, Span) {
	t := p.expect(tokName)
	return normalName(p.word(t)), t.span
}

// start returns the span of the current token, for a node that begins there.
func (p *parser) start() Span { return p.toks[p.pos].span }

// from returns the span from the beginning of start to the end of the token
// last passed.
func (p *parser) from(start Span) Span {
	last := &p.toks[p.pos-1].span
	start.EndLine, start.EndCol = last.EndLine, last.EndCol
	return start
}

// join returns the span from the beginning of a to the end of b.
func join(a, b Span) Span {
	a.EndLine, a.EndCol = b.EndLine, b.EndCol
	return a
}
