package object

// This file defines the methods of str that take it apart and put it together.

import "strings"

func defineStrSplit() {
	k := StrType
	k.Define(
		Def{"split(self, /, sep=None, maxsplit:index=-1)", func(t *Thread, a []Value) (Value, error) { return strSplit(t, a, false) }},
		Def{"rsplit(self, /, sep=None, maxsplit:index=-1)", func(t *Thread, a []Value) (Value, error) { return strSplit(t, a, true) }},
		Def{"splitlines(self, /, keepends=False)", strSplitLines},
		Def{"partition(self, sep, /)", func(_ *Thread, a []Value) (Value, error) { return strPartition(a, strings.Index, false) }},
		Def{"rpartition(self, sep, /)", func(_ *Thread, a []Value) (Value, error) { return strPartition(a, strings.LastIndex, true) }},
		Def{"join(self, iterable, /)", strJoin},
	)
}

func strSplit(t *Thread, a []Value, right bool) (Value, error) {
	s := Ptr[Str](a[0])
	n, err := smallIndex(a[2])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		n = int64(len(s.S)) + 1
	}
	t.Spend(int64(len(s.S)) / 4)
	if a[1].IsNone() {
		if right {
			return NewList(pieces(a[0], splitSpaceRight(s.S, n, isSpace))), nil
		}
		return NewList(pieces(a[0], splitSpace(s.S, n, isSpace))), nil
	}
	sep := AsStr(a[1])
	if sep == nil {
		return Value{}, Errorf(TypeError, "must be str or None, not %s", a[1].O.Type.Name)
	}
	if sep.S == "" {
		return Value{}, Raise(ValueError, "empty separator")
	}
	if right {
		return NewList(pieces(a[0], splitRight(s.S, sep.S, n))), nil
	}
	n = min(n, int64(strings.Count(s.S, sep.S)))
	return NewList(pieces(a[0], strings.SplitN(s.S, sep.S, int(n)+1))), nil
}

// pieces makes values of the parts of a str; one that is all of it is the str itself.
func pieces(whole Value, parts []string) []Value {
	vs := make([]Value, len(parts))
	for i, p := range parts {
		vs[i] = cutStr(whole, p)
	}
	return vs
}

// splitSpace splits at white space, at most n times.
func splitSpace(s string, n int64, isSpace func(r rune) bool) (parts []string) {
	for {
		s = strings.TrimLeftFunc(s, isSpace)
		if s == "" {
			return parts
		}
		if n == 0 {
			return append(parts, s)
		}
		end := strings.IndexFunc(s, isSpace)
		if end < 0 {
			return append(parts, s)
		}
		parts, s, n = append(parts, s[:end]), s[end:], n-1
	}
}

// splitSpaceRight splits at white space from the right, at most n times.
func splitSpaceRight(s string, n int64, isSpace func(r rune) bool) (parts []string) {
	for {
		s = strings.TrimRightFunc(s, isSpace)
		if s == "" {
			return reverseParts(parts)
		}
		if n == 0 {
			return reverseParts(append(parts, s))
		}
		last := strings.LastIndexFunc(s, isSpace)
		if last < 0 {
			return reverseParts(append(parts, s))
		}
		_, w := DecodeRune(s[last:])
		parts, s, n = append(parts, s[last+w:]), s[:last], n-1
	}
}

// splitRight splits at sep from the right, at most n times.
func splitRight(s, sep string, n int64) (parts []string) {
	for ; n > 0; n-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts, s = append(parts, s[i+len(sep):]), s[:i]
	}
	return reverseParts(append(parts, s))
}

func reverseParts(parts []string) []string {
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func strSplitLines(t *Thread, a []Value) (Value, error) {
	s := Ptr[Str](a[0]).S
	keep, ok := FastTruth(a[1])
	if !ok {
		return Value{}, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", a[1].O.Type.Name)
	}
	t.Spend(int64(len(s)) / 4)
	return NewList(pieces(a[0], splitLines(s, keep, DecodeRune, isLineBreak))), nil
}

// splitLines splits behind line breaks, of which "\r\n" is one.
func splitLines(s string, keep bool, decode func(s string) (rune, int), isBreak func(r rune) bool) (lines []string) {
	start := 0
	for i := 0; i < len(s); {
		r, w := decode(s[i:])
		end := i
		i += w
		if !isBreak(r) {
			continue
		}
		if r == '\r' && i < len(s) && s[i] == '\n' {
			i++
		}
		if keep {
			end = i
		}
		lines = append(lines, s[start:end])
		start = i
	}
	if start < len(s) {
		lines = append(lines, s[start:])
	}
	return lines
}

func strPartition(a []Value, index func(s, sep string) int, right bool) (Value, error) {
	s, sep := Ptr[Str](a[0]).S, AsStr(a[1])
	if sep == nil {
		return Value{}, Errorf(TypeError, "must be str, not %s", a[1].O.Type.Name)
	}
	if sep.S == "" {
		return Value{}, Raise(ValueError, "empty separator")
	}
	i := index(s, sep.S)
	empty := NewStr("")
	switch {
	case i >= 0:
		return NewTuple([]Value{NewStr(s[:i]), a[1], NewStr(s[i+len(sep.S):])}), nil
	case right:
		return NewTuple([]Value{empty, empty, a[0]}), nil
	}
	return NewTuple([]Value{a[0], empty, empty}), nil
}

func strJoin(t *Thread, a []Value) (Value, error) {
	sep, v := Ptr[Str](a[0]), a[1]
	switch v.O.Type {
	case ListType:
		return t.joinStrings(sep, Ptr[List](v).Items)
	case TupleType:
		return t.joinStrings(sep, Ptr[Tuple](v).Items)
	}
	if v.O.Type.Special(SpIter).O == nil && v.O.Type.Special(SpGetitem).O == nil {
		return Value{}, Raise(TypeError, "can only join an iterable")
	}
	return t.Collect(v, &joiner{sep})
}

// A joiner joins the strings of an iterable.
type joiner struct{ sep *Str }

// Take joins the items.
func (j *joiner) Take(t *Thread, items []Value) (Value, error) { return t.joinStrings(j.sep, items) }

// joinStrings joins items, which must all be strings.
func (t *Thread) joinStrings(sep *Str, items []Value) (Value, error) {
	if len(items) == 1 && items[0].O.Type == StrType {
		return items[0], nil
	}
	size, points := 0, int32(0)
	for i, v := range items {
		s := AsStr(v)
		if s == nil {
			return Value{}, Errorf(TypeError, "sequence item %d: expected str instance, %s found", i, v.O.Type.Name)
		}
		size += len(s.S)
		if s.n < 0 || points < 0 {
			points = -1
		} else {
			points += s.n
		}
	}
	if len(items) == 0 {
		return NewStr(""), nil
	}
	size += len(sep.S) * (len(items) - 1)
	if err := t.Allocate(int64(size)); err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(items)) + int64(size)/64)
	var b strings.Builder
	b.Grow(size)
	for i, v := range items {
		if i > 0 {
			b.WriteString(sep.S)
		}
		b.WriteString(AsStr(v).S)
	}
	r := NewStr(b.String())
	if points >= 0 && size > 1 {
		Ptr[Str](r).n = points + int32(sep.Len()*(len(items)-1))
	}
	return r, nil
}
