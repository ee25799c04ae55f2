// This file finds which examples of a document an example builds on: those
// that must run before it, in the same program.

package lesson

import "taketurns/wasm/syntax"

// findPreludes sets the preludes of a document's examples. In a notebook a
// cell runs after all cells above it. In markdown a block runs after the blocks
// that define names it uses and does not define itself, and after theirs.
// What does not parse neither needs nor gives anything.
func findPreludes(examples []*Example, cells bool) {
	if cells {
		var above []string
		for _, e := range examples {
			e.Prelude = above[:len(above):len(above)]
			above = append(above, e.ID)
		}
		return
	}
	definer := map[string]int{} // the last block so far that defines a name
	star := -1                  // the last block so far that may define any name
	needed := make([][]int, len(examples))
	for i, e := range examples {
		m, _, err := syntax.Parse(e.ID, []byte(e.Source))
		if err != nil {
			continue
		}
		n, ok := namesOf(m)
		if !ok {
			continue
		}
		for _, name := range n.needs {
			by, defined := definer[name]
			if !defined {
				by = star
			}
			if by >= 0 {
				needed[i] = append(needed[i], by)
			}
		}
		e.Prelude = closure(i, needed, examples)
		for name := range n.bound {
			definer[name] = i
		}
		if n.star {
			star = i
		}
	}
}

// closure returns the ids of the examples that example i needs, directly or
// not, in the document's order.
func closure(i int, needed [][]int, examples []*Example) (ids []string) {
	wanted := make([]bool, i+1)
	wanted[i] = true
	for j := i; j >= 0; j-- { // what is needed stands above
		if wanted[j] {
			for _, k := range needed[j] {
				wanted[k] = true
			}
		}
	}
	for j := range i {
		if wanted[j] {
			ids = append(ids, examples[j].ID)
		}
	}
	return ids
}
