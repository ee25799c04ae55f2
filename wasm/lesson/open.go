// This file opens a reader's own document, of whatever kind it is.

package lesson

import "strings"

// Open reads a document that a reader brings: markdown, a notebook (.ipynb),
// the text that a notebook was exported to, or a Python program (.py). Like
// Parse it always returns a lesson.
func Open(name string, data []byte) (*Lesson, Errors) {
	b := newBuilder(name)
	text := Normalise(data)
	kind := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	switch {
	case len(text) > maxBytes && kind != "ipynb":
		b.tooLarge(maxBytes)
	case kind == "ipynb":
		b.notebook(text)
	case kind == "py":
		b.code(text, 1)
	case isExport(text):
		b.export(repair(text))
	default:
		b.markdown(repair(text))
	}
	return b.finish()
}
