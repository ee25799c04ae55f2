package object

// This file holds the sorter behind list.sort: which comparisons it makes, and
// what it makes of the answers.

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

type sortPair struct{ key, item Value }

// A sorter is a stable merge sort (Tim Peters's, without galloping) that can be
// left between two comparisons: it says which one it wants and is told the answer.
// It finds runs that are in order already, brings short ones to minRun by binary
// insertion, and merges neighbours of similar length.
type sorter struct {
	pairs []sortPair
	state uint8
	a, b  int // the comparison wanted: whether pairs[a] < pairs[b]

	lo, n     int // the run being made: where it begins, how long it is
	equal     int // in a descending run: how many of the last items are equal to the one before
	force     int // the length it is to be brought to
	left, top int // binary insertion: where the item may go
	runs      []sortRun
	merged    []sortPair // a merge on its way
	i, j      int        // the next items of the two runs that are merged
	flushing  bool       // no more runs: merge what there is
}

type sortRun struct{ lo, n, power int }

const (
	sortStart      = iota
	sortAscending  // is the next item less than the last?
	sortFlat       // did the ascending run rise at all?
	sortDescending // is the next item less than the last, still?
	sortTurn       // or is it greater?
	sortExtend     // after a descending run was reversed: does it go on upwards?
	sortInsert     // binary insertion
	sortMerge
)

// direct sorts keys that are all small ints or all strings at once.
func (s *sorter) direct(t *Thread) bool {
	n := len(s.pairs)
	if n < 2 {
		return true
	}
	head := s.pairs[0].key.O
	switch {
	case head == &intTag:
		for i := range s.pairs {
			if s.pairs[i].key.O != &intTag {
				return false
			}
		}
		slices.SortStableFunc(s.pairs, func(x, y sortPair) int { return cmp.Compare(x.key.N, y.key.N) })
	case head.Type == StrType:
		for i := range s.pairs {
			if s.pairs[i].key.O.Type != StrType {
				return false
			}
		}
		slices.SortStableFunc(s.pairs, func(x, y sortPair) int {
			return strings.Compare(Ptr[Str](x.key).S, Ptr[Str](y.key).S)
		})
	default:
		return false
	}
	t.Spend(int64(n) * int64(bits.Len(uint(n))) * 2)
	return true
}

// wants returns the next comparison to make, whether a < b; more is false when all is sorted.
func (s *sorter) wants() (a, b Value, more bool) {
	if s.state == sortStart && !s.beginRun() {
		return Value{}, Value{}, false
	}
	return s.pairs[s.a].key, s.pairs[s.b].key, true
}

func (s *sorter) ask(state uint8, a, b int) { s.state, s.a, s.b = state, a, b }

// beginRun starts on the items that are left, and reports whether a comparison is wanted.
func (s *sorter) beginRun() bool {
	switch left := len(s.pairs) - s.lo; left {
	case 0:
		return s.flush()
	case 1:
		s.n, s.force = 1, 1
		return s.endRun()
	}
	s.n, s.equal = 1, 0
	s.ask(sortAscending, s.lo+1, s.lo)
	return true
}

// answer takes the result of the comparison that was wanted.
func (s *sorter) answer(less bool) {
	end := len(s.pairs)
	last := s.lo + s.n // behind the run
	switch s.state {
	case sortAscending:
		switch {
		case !less:
			if s.n++; s.lo+s.n < end {
				s.ask(sortAscending, s.lo+s.n, s.lo+s.n-1)
			} else {
				s.insertions()
			}
		case s.n > 1:
			s.ask(sortFlat, s.lo, last-1)
		default:
			s.descend()
		}
	case sortFlat:
		if less {
			s.insertions()
			return
		}
		slices.Reverse(s.pairs[s.lo:last]) // all equal so far: turned twice
		s.descend()
	case sortDescending:
		if less {
			s.turnEqual()
			s.descend()
			return
		}
		s.ask(sortTurn, last-1, last)
	case sortTurn:
		if less {
			s.endDescent()
			return
		}
		s.equal++
		s.descend()
	case sortExtend:
		if less {
			s.insertions()
			return
		}
		s.n++
		s.extend()
	case sortInsert:
		if middle := s.b; less {
			s.top = middle
		} else {
			s.left = middle + 1
		}
		s.insert()
	case sortMerge:
		if less {
			s.merged = append(s.merged, s.pairs[s.j])
			s.j++
		} else {
			s.merged = append(s.merged, s.pairs[s.i])
			s.i++
		}
		s.merge()
	}
}

// descend adds the next item to a descending run and looks at the one after it.
func (s *sorter) descend() {
	s.n++
	if s.lo+s.n == len(s.pairs) {
		s.endDescent()
		return
	}
	s.ask(sortDescending, s.lo+s.n, s.lo+s.n-1)
}

// turnEqual turns the equal items at the end of a descending run, so that
// turning the whole run leaves them as they were.
func (s *sorter) turnEqual() {
	last := s.lo + s.n
	slices.Reverse(s.pairs[last-s.equal-1 : last])
	s.equal = 0
}

func (s *sorter) endDescent() {
	s.turnEqual()
	slices.Reverse(s.pairs[s.lo : s.lo+s.n])
	s.extend()
}

func (s *sorter) extend() {
	if last := s.lo + s.n; last < len(s.pairs) {
		s.ask(sortExtend, last, last-1)
		return
	}
	s.insertions()
}

// insertions brings a short run to the least length.
func (s *sorter) insertions() {
	s.force = max(s.n, min(minRun(len(s.pairs)), len(s.pairs)-s.lo))
	s.left, s.top = s.lo, s.lo+s.n
	s.insert()
}

// insert goes on with the binary search for the place of the item behind the run.
func (s *sorter) insert() {
	for s.n < s.force {
		pivot := s.lo + s.n
		if s.left < s.top {
			s.ask(sortInsert, pivot, s.left+(s.top-s.left)/2)
			return
		}
		p := s.pairs[pivot]
		copy(s.pairs[s.left+1:pivot+1], s.pairs[s.left:pivot])
		s.pairs[s.left] = p
		s.n++
		s.left, s.top = s.lo, s.lo+s.n
	}
	s.endRun()
}

// minRun is the least length of a run: n/minRun is a power of two or a little less.
func minRun(n int) int {
	odd := 0
	for n >= 64 {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// endRun puts the finished run on the stack and merges what is due.
func (s *sorter) endRun() bool {
	run := sortRun{lo: s.lo, n: s.n}
	if k := len(s.runs); k > 0 {
		s.runs[k-1].power = powerBetween(s.runs[k-1], run, len(s.pairs))
	}
	s.runs = append(s.runs, run)
	s.lo += s.n
	return s.collapse()
}

// collapse merges the runs that are deeper in the (nearly optimal) tree of
// merges than the boundary before the last run, then goes on with the next run.
func (s *sorter) collapse() bool {
	k := len(s.runs)
	if k >= 3 && s.runs[k-3].power > s.runs[k-2].power {
		return s.beginMerge(k - 3)
	}
	s.state = sortStart
	return s.beginRun()
}

// flush merges all that is left.
func (s *sorter) flush() bool {
	s.flushing = true
	if k := len(s.runs); k > 1 {
		return s.beginMerge(k - 2)
	}
	s.state = sortStart
	return false
}

// powerBetween is the depth in the merge tree of the boundary between two
// neighbouring runs (Munro and Wild's powersort): how many binary digits the
// relative positions of their middles have in common, and one.
func powerBetween(x, y sortRun, n int) int {
	a, b := 2*x.lo+x.n, 2*y.lo+y.n
	power := 0
	for {
		power++
		if a >= n {
			a -= n
			b -= n
		} else if b >= n {
			return power
		}
		a, b = 2*a, 2*b
	}
}

// beginMerge merges runs k and k+1.
func (s *sorter) beginMerge(k int) bool {
	s.i, s.j = s.runs[k].lo, s.runs[k+1].lo
	s.merged = make([]sortPair, 0, s.runs[k].n+s.runs[k+1].n)
	s.left = k
	return s.merge()
}

// merge goes on with the merge of runs left and left+1: the right one's item
// goes first only when it is less.
func (s *sorter) merge() bool {
	x, y := s.runs[s.left], s.runs[s.left+1]
	if s.i < x.lo+x.n && s.j < y.lo+y.n {
		s.ask(sortMerge, s.j, s.i)
		return true
	}
	s.merged = append(s.merged, s.pairs[s.i:x.lo+x.n]...)
	s.merged = append(s.merged, s.pairs[s.j:y.lo+y.n]...)
	copy(s.pairs[x.lo:], s.merged)
	s.merged = nil
	s.runs[s.left] = sortRun{x.lo, x.n + y.n, y.power}
	s.runs = append(s.runs[:s.left+1], s.runs[s.left+2:]...)
	if s.flushing {
		return s.flush()
	}
	return s.collapse()
}
