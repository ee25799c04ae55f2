// Package _heapq is the native part of heapq: heaps in lists.
package _heapq

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _heapq.
var Module = object.Library{
	Name: "_heapq",
	Doc:  "Heap queue algorithm (a.k.a. priority queue).",
	Funcs: []object.Def{
		object.Decl("heappush(heap, item, /)", func(t *Thread, a []Value) (Value, error) {
			h, err := newHeap("heappush() argument 1", a[0], false)
			if err != nil {
				return Value{}, err
			}
			h.list.Items = append(h.list.Items, a[1])
			h.pos, h.result, h.step = len(h.list.Items)-1, object.None, stepDown
			return h.run(t)
		}),
		object.Decl("heappop(heap, /)", func(t *Thread, a []Value) (Value, error) {
			return pop(t, "heappop() argument", a[0], false)
		}),
		object.Decl("_heappop_max(heap, /)", func(t *Thread, a []Value) (Value, error) {
			return pop(t, "_heappop_max() argument", a[0], true)
		}),
		object.Decl("heapreplace(heap, item, /)", func(t *Thread, a []Value) (Value, error) {
			return replace(t, "heapreplace() argument 1", a, false)
		}),
		object.Decl("_heapreplace_max(heap, item, /)", func(t *Thread, a []Value) (Value, error) {
			return replace(t, "_heapreplace_max() argument 1", a, true)
		}),
		object.Decl("heappushpop(heap, item, /)", func(t *Thread, a []Value) (Value, error) {
			h, err := newHeap("heappushpop() argument 1", a[0], false)
			if err != nil || len(h.list.Items) == 0 {
				return a[1], err
			}
			h.item = a[1]
			h.ask(stepPushPop, h.list.Items[0], a[1])
			return h.run(t)
		}),
		object.Decl("heapify(heap, /)", func(t *Thread, a []Value) (Value, error) {
			return heapify(t, "heapify() argument", a[0], false)
		}),
		object.Decl("_heapify_max(heap, /)", func(t *Thread, a []Value) (Value, error) {
			return heapify(t, "_heapify_max() argument", a[0], true)
		}),
	},
}

// heap is one operation on a heap, which can be left at each comparison.
//
// An item that moves up from a leaf is compared with its parents (stepDown, as
// heapq calls it); one that replaces the root first goes all the way down to a
// leaf, past the smaller child of each pair (stepUp), and up again from there.
// heapify does that for every parent, the last one first.
type heap struct {
	list   *object.List
	max    bool // the largest item is first
	all    bool // heapify
	n      int  // the heap's length, which must not change
	root   int  // of the part that is worked on
	pos    int  // where the item is
	result Value
	item   Value // of heappushpop
	step   uint8
	x, y   Value // the comparison asked for: x < y
	after  uint8 // the step its answer is for
}

const (
	stepDown    = iota // compare with the parent
	stepUp             // compare the two children
	stepNext           // heapify: the next parent
	stepAsk            // make the comparison
	stepTruth          // it came back; is it true?
	stepAnswer         // the answer is there
	stepMoveUp         // (after) whether the item is before its parent
	stepChild          // (after) whether the left child is before the right one
	stepPushPop        // (after) whether the root is before the new item
)

// newHeap begins an operation; argument says which one it is of which function.
func newHeap(argument string, v Value, max bool) (*heap, error) {
	l := object.AsList(v)
	if l == nil {
		return nil, object.Errorf(object.TypeError, "%s must be list, not %s", argument, v.Type().Name)
	}
	return &heap{list: l, max: max, n: len(l.Items)}, nil
}

func (h *heap) run(t *Thread) (Value, error) {
	h.n = len(h.list.Items)
	return t.Run(h)
}

func pop(t *Thread, argument string, v Value, max bool) (Value, error) {
	h, err := newHeap(argument, v, max)
	if err != nil {
		return Value{}, err
	}
	items := h.list.Items
	n := len(items) - 1
	if n < 0 {
		return Value{}, object.Raise(object.IndexError, "index out of range")
	}
	last := items[n]
	items[n] = Value{}
	h.list.Items = items[:n]
	if n == 0 {
		return last, nil
	}
	h.result, items[0], h.step = items[0], last, stepUp
	return h.run(t)
}

func replace(t *Thread, argument string, a []Value, max bool) (Value, error) {
	h, err := newHeap(argument, a[0], max)
	if err != nil {
		return Value{}, err
	}
	if len(h.list.Items) == 0 {
		return Value{}, object.Raise(object.IndexError, "index out of range")
	}
	h.result, h.list.Items[0], h.step = h.list.Items[0], a[1], stepUp
	return h.run(t)
}

func heapify(t *Thread, argument string, v Value, max bool) (Value, error) {
	h, err := newHeap(argument, v, max)
	if err != nil {
		return Value{}, err
	}
	h.all, h.root, h.result, h.step = true, len(h.list.Items)/2, object.None, stepNext
	return h.run(t)
}

// ask has x and y compared by the order of the heap, the answer meant for step after.
func (h *heap) ask(after uint8, x, y Value) {
	if h.max {
		x, y = y, x
	}
	h.x, h.y, h.after, h.step = x, y, after, stepAsk
}

func (h *heap) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		items := h.list.Items
		if len(items) != h.n {
			return Value{}, object.Raise(object.RuntimeError, "list changed size during iteration")
		}
		switch h.step {
		case stepNext:
			if h.root--; h.root < 0 {
				return h.result, nil
			}
			h.pos, h.step = h.root, stepUp
		case stepUp:
			switch child := 2*h.pos + 1; {
			case h.pos >= h.n/2: // at a leaf
				h.step = stepDown
			case child+1 < h.n:
				h.ask(stepChild, items[child], items[child+1])
			default:
				h.swap(child)
			}
		case stepDown:
			if h.pos > h.root {
				h.ask(stepMoveUp, items[h.pos], items[(h.pos-1)/2])
				continue
			}
			if v, done := h.settled(); done {
				return v, nil
			}
		case stepAsk:
			t.Fuel -= 4
			if less, ok := object.FastLess(t, h.x, h.y); ok {
				in, h.step = object.Bool(less), stepAnswer
				continue
			}
			h.step = stepTruth
			if in, err = t.Compare(syntax.Lt, h.x, h.y); err == object.Pending {
				return in, err
			}
		case stepTruth:
			h.step = stepAnswer
			if in, err = t.Truth(in); err == object.Pending {
				return in, err
			}
		case stepAnswer:
			if v, done := h.answer(in == object.True); done {
				return v, nil
			}
		}
	}
}

// answer goes on with the result of the comparison.
func (h *heap) answer(less bool) (v Value, done bool) {
	items := h.list.Items
	switch h.after {
	case stepMoveUp:
		if !less {
			return h.settled()
		}
		parent := (h.pos - 1) / 2
		items[h.pos], items[parent] = items[parent], items[h.pos]
		h.pos, h.step = parent, stepDown
	case stepChild:
		child := 2*h.pos + 1
		if !less {
			child++
		}
		h.swap(child)
	case stepPushPop:
		if !less {
			return h.item, true
		}
		h.result, items[0], h.step = items[0], h.item, stepUp
	}
	return Value{}, false
}

// settled is called when an item has found its place.
func (h *heap) settled() (v Value, done bool) {
	if h.all && h.root > 0 {
		h.step = stepNext
		return Value{}, false
	}
	return h.result, true
}

func (h *heap) swap(child int) {
	items := h.list.Items
	items[h.pos], items[child] = items[child], items[h.pos]
	h.pos, h.step = child, stepUp
}
