// This file finds which examples of a document an example builds on: those
// that must run before it, in the same program.

package lesson

// findPreludes sets the preludes of a document's examples. In a notebook a
// cell runs after all cells above it.
func findPreludes(examples []*Example, cells bool) {
	if !cells {
		return
	}
	var above []string
	for _, e := range examples {
		e.Prelude = above[:len(above):len(above)]
		above = append(above, e.ID)
	}
}
