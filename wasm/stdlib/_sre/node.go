package _sre

// This file defines the tree that a pattern is parsed into.

type nodeKind uint8

const (
	charNode   nodeKind = iota // the character c
	anyNode                    // any character but a newline
	allNode                    // any character
	setNode                    // a character of set
	atNode                     // a place: c says which
	seqNode                    // kids, one after another
	altNode                    // one of kids
	groupNode                  // kids[0], as group number unless that is 0
	repeatNode                 // kids[0], min to max times
	refNode                    // what group number matched
	condNode                   // kids[0] if group number matched, else kids[1]
	lookNode                   // kids[0] matches here, or does not (negate)
	atomicNode                 // kids[0], whose first way to match is the only one
)

// A node is a part of a pattern.
type node struct {
	kind     nodeKind
	c        rune
	set      *charset
	number   int
	min, max int
	mode     rune // of a repeat: 0 greedy, '?' lazy, '+' possessive
	negate   bool
	behind   bool
	fold     bool // of a reference: case is ignored
	ascii    bool // by ASCII's rules; of a place: words are ASCII
	kids     []*node

	lo, hi int // how many characters it matches, at least and at most
}

// many stands for a repetition without end, and is as wide as a pattern gets.
const many = 1<<32 - 1

// A place is a point between characters.
const (
	atStart     = 'A'
	atEnd       = 'Z'
	atLineStart = '^'
	atLineEnd   = '$'
	atLastLine  = 'e' // the end, or before a newline that ends the text
	atWord      = 'b'
	atNoWord    = 'B'
)

// sized computes a node's width from its kids'.
func (n *node) sized() *node {
	switch n.kind {
	case charNode, anyNode, allNode, setNode:
		n.lo, n.hi = 1, 1
	case seqNode:
		for _, k := range n.kids {
			n.lo, n.hi = min(n.lo+k.lo, many), min(n.hi+k.hi, many)
		}
	case altNode, condNode:
		n.lo, n.hi = n.kids[0].lo, n.kids[0].hi
		for _, k := range n.kids[1:] {
			n.lo, n.hi = min(n.lo, k.lo), max(n.hi, k.hi)
		}
	case groupNode, atomicNode:
		n.lo, n.hi = n.kids[0].lo, n.kids[0].hi
	case repeatNode:
		n.lo, n.hi = times(n.kids[0].lo, n.min), times(n.kids[0].hi, n.max)
	}
	return n
}

func times(a, b int) int {
	if a != 0 && b > many/a {
		return many
	}
	return a * b
}

// isOne reports whether the node always matches exactly one character.
func (n *node) isOne() bool { return n.kind <= setNode }

// first adds the sets of which a match's first character is one; false when
// that cannot be said.
func (n *node) first(sets []*charset) ([]*charset, bool) {
	switch n.kind {
	case charNode:
		return append(sets, single(n.c, false, false)), true
	case setNode:
		return append(sets, n.set), true
	case seqNode:
		for _, k := range n.kids {
			if k.kind != atNode && k.kind != lookNode {
				return k.first(sets)
			}
		}
	case groupNode, atomicNode:
		return n.kids[0].first(sets)
	case repeatNode:
		if n.min > 0 {
			return n.kids[0].first(sets)
		}
	case altNode:
		for _, k := range n.kids {
			var ok bool
			if sets, ok = k.first(sets); !ok {
				return nil, false
			}
		}
		return sets, true
	}
	return nil, false
}
