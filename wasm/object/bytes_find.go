package object

// This file defines the methods of bytes and bytearray that look for a part,
// and those that take bytes apart and put them together.

import (
	"bytes"
	"strings"
)

func defineBytesFind(k *Type) {
	for _, m := range []struct {
		name   string
		last   bool // from the right
		strict bool // ValueError when there is none
	}{{"find", false, false}, {"rfind", true, false}, {"index", false, true}, {"rindex", true, true}} {
		k.Define(Def{m.name + "(self, sub:operand, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			i, err := bytesIndex(a, m.last)
			if err == nil && i < 0 && m.strict {
				err = Raise(ValueError, "subsection not found")
			}
			return Int(int64(i)), err
		}})
	}
	k.Define(
		Def{"count(self, sub:operand, start:operand=None, end:operand=None, /)", bytesCount},
		Def{"startswith(self, prefix, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			return bytesAffix(a, "startswith", bytes.HasPrefix)
		}},
		Def{"endswith(self, suffix, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			return bytesAffix(a, "endswith", bytes.HasSuffix)
		}},
		Def{"removeprefix(self, prefix, /)", func(_ *Thread, a []Value) (Value, error) {
			b, err := bytesArgument(a[1])
			return wholeLike(a[0], bytes.TrimPrefix(selfBytes(a[0]), b)), err
		}},
		Def{"removesuffix(self, suffix, /)", func(_ *Thread, a []Value) (Value, error) {
			b, err := bytesArgument(a[1])
			return wholeLike(a[0], bytes.TrimSuffix(selfBytes(a[0]), b)), err
		}},
		Def{"replace(self, old, new, count:index=-1, /)", bytesReplace},
		Def{"split(self, /, sep=None, maxsplit:index=-1)", func(t *Thread, a []Value) (Value, error) { return bytesSplit(t, a, false) }},
		Def{"rsplit(self, /, sep=None, maxsplit:index=-1)", func(t *Thread, a []Value) (Value, error) { return bytesSplit(t, a, true) }},
		Def{"splitlines(self, /, keepends=False)", bytesSplitLines},
		Def{"partition(self, sep, /)", func(_ *Thread, a []Value) (Value, error) { return bytesPartition(a, bytes.Index, false) }},
		Def{"rpartition(self, sep, /)", func(_ *Thread, a []Value) (Value, error) { return bytesPartition(a, bytes.LastIndex, true) }},
		Def{"join(self, iterable_of_bytes, /)", bytesJoin},
	)
}

// wantedBytes returns what find and count look for: bytes, or one byte.
func wantedBytes(v Value) ([]byte, error) {
	if IsIntLike(v) {
		c, err := byteValue(v)
		return []byte{c}, err
	}
	b, ok := bytesOf(v)
	if !ok {
		return nil, Errorf(TypeError, "argument should be integer or bytes-like object, not '%s'", v.O.Type.Name)
	}
	return b, nil
}

// byteWindow returns the part of self that start and end select, and where it begins.
func byteWindow(a []Value) (part []byte, lo int, ok bool, err error) {
	b := selfBytes(a[0])
	lo, hi, err := bounds(a[2], a[3], len(b))
	if err != nil || lo > hi {
		return nil, 0, false, err
	}
	return b[lo:hi], lo, true, nil
}

func bytesIndex(a []Value, last bool) (int, error) {
	sub, err := wantedBytes(a[1])
	if err != nil {
		return -1, err
	}
	part, lo, ok, err := byteWindow(a)
	if !ok || err != nil {
		return -1, err
	}
	i := bytes.Index(part, sub)
	if last {
		i = bytes.LastIndex(part, sub)
	}
	if i < 0 {
		return -1, nil
	}
	return lo + i, nil
}

func bytesCount(_ *Thread, a []Value) (Value, error) {
	sub, err := wantedBytes(a[1])
	if err != nil {
		return Value{}, err
	}
	part, _, ok, err := byteWindow(a)
	switch {
	case !ok || err != nil:
		return Int(0), err
	case len(sub) == 0:
		return Int(int64(len(part)) + 1), nil
	}
	return Int(int64(bytes.Count(part, sub))), nil
}

func bytesAffix(a []Value, name string, has func(s, affix []byte) bool) (Value, error) {
	part, _, ok, err := byteWindow(a)
	if err != nil {
		return Value{}, err
	}
	if affixes := AsTuple(a[1]); affixes != nil {
		for _, v := range affixes.Items {
			affix, err := bytesArgument(v)
			if err != nil {
				return Value{}, err
			}
			if ok && has(part, affix) {
				return True, nil
			}
		}
		return False, nil
	}
	affix, is := bytesOf(a[1])
	if !is {
		return Value{}, Errorf(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, a[1].O.Type.Name)
	}
	return Bool(ok && has(part, affix)), nil
}

func bytesReplace(t *Thread, a []Value) (Value, error) {
	old, err := bytesArgument(a[1])
	if err != nil {
		return Value{}, err
	}
	to, err := bytesArgument(a[2])
	if err != nil {
		return Value{}, err
	}
	b, n := selfBytes(a[0]), a[3].N
	found := int64(len(b)) + 1
	if len(old) > 0 {
		found = int64(bytes.Count(b, old))
	}
	if n < 0 || n > found {
		n = found
	}
	if n == 0 {
		return wholeLike(a[0], b), nil
	}
	if err := t.Allocate(int64(len(b)) + n*int64(len(to)-len(old))); err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(b)) / 16)
	if len(old) > 0 {
		return ownLike(a[0], bytes.Replace(b, old, to, int(n))), nil
	}
	var out []byte
	for i, c := range b {
		if int64(i) < n {
			out = append(out, to...)
		}
		out = append(out, c)
	}
	if int64(len(b)) < n {
		out = append(out, to...)
	}
	return ownLike(a[0], out), nil
}

// isByteSpace reports whether c is white space in bytes: ASCII's only.
func isByteSpace(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' }

func bytesSplit(t *Thread, a []Value, right bool) (Value, error) {
	b := string(selfBytes(a[0]))
	n := a[2].N
	if n < 0 {
		n = int64(len(b)) + 1
	}
	t.Spend(int64(len(b)) / 4)
	if a[1].IsNone() {
		if right {
			return bytesList(a[0], splitSpaceRight(b, n, isByteSpace)), nil
		}
		return bytesList(a[0], splitSpace(b, n, isByteSpace)), nil
	}
	sep, err := bytesArgument(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(sep) == 0 {
		return Value{}, Raise(ValueError, "empty separator")
	}
	if right {
		return bytesList(a[0], splitRight(b, string(sep), n)), nil
	}
	n = min(n, int64(len(b)))
	return bytesList(a[0], strings.SplitN(b, string(sep), int(n)+1)), nil
}

// bytesList returns a list of the parts, as objects of self's kind.
func bytesList(self Value, parts []string) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = likeSelf(self, viewOf(p))
	}
	return NewList(items)
}

func bytesSplitLines(t *Thread, a []Value) (Value, error) {
	keep, _ := FastTruth(a[1])
	b := string(selfBytes(a[0]))
	t.Spend(int64(len(b)) / 4)
	return bytesList(a[0], splitLines(b, keep, firstByte, func(r rune) bool { return r == '\n' || r == '\r' })), nil
}

func firstByte(s string) (rune, int) { return rune(s[0]), 1 }

func bytesPartition(a []Value, index func(s, sep []byte) int, right bool) (Value, error) {
	sep, err := bytesArgument(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(sep) == 0 {
		return Value{}, Raise(ValueError, "empty separator")
	}
	b := selfBytes(a[0])
	i := index(b, sep)
	empty := likeSelf(a[0], nil)
	switch {
	case i >= 0:
		middle := a[1]
		if a[0].O.Type == ByteArrayType {
			middle = likeSelf(a[0], sep)
		}
		return NewTuple([]Value{likeSelf(a[0], b[:i]), middle, likeSelf(a[0], b[i+len(sep):])}), nil
	case right:
		return NewTuple([]Value{empty, likeSelf(a[0], nil), wholeLike(a[0], b)}), nil
	}
	return NewTuple([]Value{wholeLike(a[0], b), empty, likeSelf(a[0], nil)}), nil
}

func bytesJoin(t *Thread, a []Value) (Value, error) {
	if k := a[1].O.Type; k.Special(SpIter).O == nil && k.Special(SpGetitem).O == nil {
		return Value{}, Raise(TypeError, "can only join an iterable")
	}
	return t.Collect(a[1], &bytesJoiner{a[0]})
}

// A bytesJoiner joins the bytes-like objects of an iterable.
type bytesJoiner struct{ sep Value }

// Take joins the items.
func (j *bytesJoiner) Take(t *Thread, items []Value) (Value, error) {
	sep := selfBytes(j.sep)
	size := len(sep) * max(len(items)-1, 0)
	for i, v := range items {
		b, ok := bytesOf(v)
		if !ok {
			return Value{}, Errorf(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, v.O.Type.Name)
		}
		size += len(b)
	}
	if err := t.Allocate(int64(size)); err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(items)) + int64(size)/64)
	out := make([]byte, 0, size)
	for i, v := range items {
		if i > 0 {
			out = append(out, sep...)
		}
		b, _ := bytesOf(v)
		out = append(out, b...)
	}
	return ownLike(j.sep, out), nil
}
