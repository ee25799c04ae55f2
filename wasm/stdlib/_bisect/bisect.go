// Package _bisect is the native part of bisect: binary search in sorted sequences.
package _bisect

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module _bisect.
var Module = object.Library{
	Name: "_bisect",
	Doc:  "Bisection algorithms.",
	Funcs: []object.Def{
		object.Decl("bisect_right(a, x, lo:index=0, hi:index=None, *, key=None)", func(t *Thread, a []Value) (Value, error) {
			return bisect(t, a, &search{right: true})
		}),
		object.Decl("bisect_left(a, x, lo:index=0, hi:index=None, *, key=None)", func(t *Thread, a []Value) (Value, error) {
			return bisect(t, a, &search{})
		}),
		object.Decl("insort_right(a, x, lo:index=0, hi:index=None, *, key=None)", func(t *Thread, a []Value) (Value, error) {
			return bisect(t, a, &search{right: true, insert: true})
		}),
		object.Decl("insort_left(a, x, lo:index=0, hi:index=None, *, key=None)", func(t *Thread, a []Value) (Value, error) {
			return bisect(t, a, &search{insert: true})
		}),
	},
}

func bisect(t *Thread, a []Value, f *search) (Value, error) {
	f.seq, f.x, f.item, f.key = a[0], a[1], a[1], a[4]
	if a[2].N < 0 {
		return Value{}, object.Raise(object.ValueError, "lo must be non-negative")
	}
	f.lo, f.hi = a[2].N, -1
	if a[3].IsInt() && a[3].N >= 0 {
		f.hi = a[3].N
	}
	return t.Run(f)
}

// search is one search, and the insertion behind it.
type search struct {
	seq, x, item, key Value // x is what is compared: the item, or for an insertion its key
	lo, hi            int64
	right             bool // behind the items that are equal
	insert            bool
	step              int
}

const (
	searchBegin = iota
	searchKey   // the key of the item to insert came
	searchLen
	searchNext
	searchItem  // the middle item came
	searchLess  // its key came
	searchTruth // the comparison came
	searchAnswer
	searchInserted
)

func (f *search) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		middle := f.lo + (f.hi-f.lo)/2
		switch f.step {
		case searchBegin:
			if f.step = searchLen; f.insert && !f.key.IsNone() {
				f.step = searchKey
				if in, err = t.Call1(f.key, f.item); err == object.Pending {
					return in, err
				}
				continue
			}
			if in, err = f.length(t); err == object.Pending {
				return in, err
			}
		case searchKey:
			f.x, f.step = in, searchLen
			if in, err = f.length(t); err == object.Pending {
				return in, err
			}
		case searchLen:
			if f.hi < 0 {
				f.hi = in.N
			}
			f.step = searchNext
		case searchNext:
			if f.lo >= f.hi {
				return f.end(t)
			}
			f.step = searchItem
			if in, err = t.GetItem(f.seq, object.Int(middle)); err == object.Pending {
				return in, err
			}
		case searchItem:
			f.step = searchLess
			if !f.key.IsNone() {
				if in, err = t.Call1(f.key, in); err == object.Pending {
					return in, err
				}
			}
		case searchLess:
			f.step = searchTruth
			if f.right {
				in, err = t.Compare(syntax.Lt, f.x, in)
			} else {
				in, err = t.Compare(syntax.Lt, in, f.x)
			}
			if err == object.Pending {
				return in, err
			}
		case searchTruth:
			f.step = searchAnswer
			if in, err = t.Truth(in); err == object.Pending {
				return in, err
			}
		case searchAnswer:
			if (in == object.True) == f.right {
				f.hi = middle
			} else {
				f.lo = middle + 1
			}
			f.step = searchNext
		case searchInserted:
			return object.None, nil
		}
	}
}

// length returns the sequence's length when hi was not given.
func (f *search) length(t *Thread) (Value, error) {
	if f.hi >= 0 {
		return Value{}, nil
	}
	return t.Len(f.seq)
}

func (f *search) end(t *Thread) (Value, error) {
	if !f.insert {
		return object.Int(f.lo), nil
	}
	f.step = searchInserted
	return t.Invoke(f.seq, "insert", object.Int(f.lo), f.item)
}
