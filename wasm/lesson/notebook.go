// This file reads Jupyter notebooks (nbformat 3 and 4): JSON with a list of
// cells, each prose or code.

package lesson

import (
	"strings"

	"taketurns/wasm/syntax"
)

// maxNotebook bounds a notebook's file. Pictures, which are not used, make
// notebooks large; their text is bounded as that of any document.
const maxNotebook = 32 << 20

// notebook adds the cells of a notebook.
func (b *builder) notebook(text string) {
	if len(text) > maxNotebook {
		b.tooLarge(maxNotebook)
		return
	}
	value, err := readJSON(text)
	if err != nil {
		b.errorf(1, err.Error())
		return
	}
	b.cells = true
	book, _ := value.(map[string]any)
	if _, ok := book["cells"]; !ok { // nbformat 3 has worksheets of cells
		sheets, _ := book["worksheets"].([]any)
		if len(sheets) > 0 {
			book, _ = sheets[0].(map[string]any)
		}
	}
	cells, ok := book["cells"].([]any)
	if !ok {
		b.errorf(1, "not a notebook: it has no cells")
		return
	}
	size := 0
	for _, c := range cells {
		cell, _ := c.(map[string]any)
		source := joined(cell["source"])
		if source == "" {
			source = joined(cell["input"])
		}
		if size += len(source); size > maxBytes {
			b.tooLarge(maxBytes)
			return
		}
		source = repair(Normalise([]byte(source)))
		switch kind, _ := cell["cell_type"].(string); {
		case strings.TrimSpace(source) == "":
		case kind == "code":
			b.cell(source, 1)
		case kind == "markdown":
			b.prose(source, 0, 0)
		case kind == "heading":
			b.prose("## "+source, 0, 0)
		default:
			b.listing(source)
		}
	}
}

// joined returns a cell's text, which is a string or a list of lines.
func joined(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		var out strings.Builder
		for _, line := range v {
			s, _ := line.(string)
			out.WriteString(s)
		}
		return out.String()
	}
	return ""
}

// cell adds a code cell that begins at a line of the document. What IPython
// adds to Python is not Python: a cell in another language is only shown, and
// lines for the shell or for IPython itself become comments.
func (b *builder) cell(source string, line int) {
	trimmed := strings.TrimLeft(source, "\n")
	line += len(source) - len(trimmed)
	source = strings.TrimRight(trimmed, " \t\n") + "\n"
	magic, _, _ := strings.Cut(source, "\n")
	switch name, _, _ := strings.Cut(magic, " "); name {
	case "%%time", "%%timeit", "%%capture":
	default:
		if strings.HasPrefix(name, "%%") {
			b.listing(source)
			return
		}
	}
	if _, _, err := syntax.Parse("", []byte(source)); err != nil {
		source = withoutMagics(source)
	}
	b.code(source, line)
}

// withoutMagics turns the lines that begin with % or ! into comments.
func withoutMagics(source string) string {
	var out strings.Builder
	for text := range strings.Lines(source) {
		code := strings.TrimLeft(text, " \t")
		if strings.HasPrefix(code, "%") || strings.HasPrefix(code, "!") {
			// pass keeps a block whole that held nothing else.
			out.WriteString(text[:len(text)-len(code)] + "pass  # ")
			text = code
		}
		out.WriteString(text)
	}
	return out.String()
}
