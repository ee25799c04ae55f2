package object

// This file defines the methods of str that look for a part of it.

import "strings"

func defineStrFind() {
	k := StrType
	for _, m := range []struct {
		name   string
		last   bool // from the right
		strict bool // ValueError when there is none
	}{{"find", false, false}, {"rfind", true, false}, {"index", false, true}, {"rindex", true, true}} {
		k.Define(Def{m.name + "(self, sub, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			i, err := strFind(a, m.name, m.last)
			if err == nil && i < 0 && m.strict {
				err = Raise(ValueError, "substring not found")
			}
			return Int(int64(i)), err
		}})
	}
	k.Define(
		Def{"count(self, sub, start:operand=None, end:operand=None, /)", strCount},
		Def{"startswith(self, prefix, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			return strAffix(a, "startswith", strings.HasPrefix)
		}},
		Def{"endswith(self, suffix, start:operand=None, end:operand=None, /)", func(_ *Thread, a []Value) (Value, error) {
			return strAffix(a, "endswith", strings.HasSuffix)
		}},
		Def{"removeprefix(self, prefix, /)", func(_ *Thread, a []Value) (Value, error) {
			p := AsStr(a[1])
			if p == nil {
				return Value{}, wrongArgument("removeprefix", 0, a[1])
			}
			return cutStr(a[0], strings.TrimPrefix(Ptr[Str](a[0]).S, p.S)), nil
		}},
		Def{"removesuffix(self, suffix, /)", func(_ *Thread, a []Value) (Value, error) {
			p := AsStr(a[1])
			if p == nil {
				return Value{}, wrongArgument("removesuffix", 0, a[1])
			}
			return cutStr(a[0], strings.TrimSuffix(Ptr[Str](a[0]).S, p.S)), nil
		}},
		Def{"replace(self, old, new, /, count:index=-1)", strReplace},
	)
}

// wrongArgument complains about argument n of a method (0: its only one) that is no str.
func wrongArgument(method string, n int, v Value) error {
	if n == 0 {
		return Errorf(TypeError, "%s() argument must be str, not %s", method, typeNameOf(v))
	}
	return Errorf(TypeError, "%s() argument %d must be str, not %s", method, n, typeNameOf(v))
}

// cutStr returns part, or the str itself when nothing was cut off.
func cutStr(whole Value, part string) Value {
	if len(part) == len(Ptr[Str](whole).S) {
		return whole
	}
	return NewStr(part)
}

// searchWindow returns the part of self that start and end select, the number
// of its first code point, and whether there is such a part.
func searchWindow(s *Str, start, end Value) (part string, lo int, ok bool, err error) {
	if start.IsNone() && end.IsNone() {
		return s.S, 0, true, nil
	}
	lo, hi, err := bounds(start, end, s.Len())
	if err != nil || lo > hi {
		return "", 0, false, err
	}
	return s.Sub(lo, hi), lo, true, nil
}

func strFind(a []Value, name string, last bool) (int, error) {
	s, sub := Ptr[Str](a[0]), AsStr(a[1])
	if sub == nil {
		return 0, wrongArgument(name, 1, a[1])
	}
	part, lo, ok, err := searchWindow(s, a[2], a[3])
	if !ok || err != nil {
		return -1, err
	}
	var i int
	if last {
		i = strings.LastIndex(part, sub.S)
	} else {
		i = strings.Index(part, sub.S)
	}
	if i < 0 {
		return -1, nil
	}
	if s.IsASCII() {
		return lo + i, nil
	}
	return lo + countPoints(part[:i]), nil
}

func strCount(_ *Thread, a []Value) (Value, error) {
	s, sub := Ptr[Str](a[0]), AsStr(a[1])
	if sub == nil {
		return Value{}, wrongArgument("count", 1, a[1])
	}
	part, _, ok, err := searchWindow(s, a[2], a[3])
	if !ok || err != nil {
		return Int(0), err
	}
	if sub.S == "" {
		return Int(int64(countPoints(part)) + 1), nil
	}
	return Int(int64(strings.Count(part, sub.S))), nil
}

func strAffix(a []Value, name string, has func(s, affix string) bool) (Value, error) {
	part, _, ok, err := searchWindow(Ptr[Str](a[0]), a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	if affix := AsStr(a[1]); affix != nil {
		return Bool(ok && has(part, affix.S)), nil
	}
	affixes := AsTuple(a[1])
	if affixes == nil {
		return Value{}, Errorf(TypeError, "%s first arg must be str or a tuple of str, not %s", name, a[1].O.Type.Name)
	}
	for _, v := range affixes.Items {
		affix := AsStr(v)
		if affix == nil {
			return Value{}, Errorf(TypeError, "tuple for %s must only contain str, not %s", name, v.O.Type.Name)
		}
		if ok && has(part, affix.S) {
			return True, nil
		}
	}
	return False, nil
}

func strReplace(t *Thread, a []Value) (Value, error) {
	s, old, to := Ptr[Str](a[0]), AsStr(a[1]), AsStr(a[2])
	switch {
	case old == nil:
		return Value{}, wrongArgument("replace", 1, a[1])
	case to == nil:
		return Value{}, wrongArgument("replace", 2, a[2])
	}
	n, err := smallIndex(a[3])
	if err != nil {
		return Value{}, err
	}
	found := int64(strings.Count(s.S, old.S))
	if old.S == "" {
		found = int64(s.Len()) + 1
	}
	if n < 0 || n > found {
		n = found
	}
	t.Spend(int64(len(s.S)) / 16)
	if n == 0 || old.S == to.S {
		return a[0], nil
	}
	if err := t.Allocate(int64(len(s.S)) + n*int64(len(to.S)-len(old.S))); err != nil {
		return Value{}, err
	}
	if old.S == "" {
		return t.interleave(s.S, to.S, n), nil
	}
	return NewStr(strings.Replace(s.S, old.S, to.S, int(n))), nil
}

// interleave puts to before each of the first n code points, and behind the
// last when n says so.
func (t *Thread) interleave(s, to string, n int64) Value {
	b := make([]byte, 0, len(s)+int(n)*len(to))
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 && n > 0 {
			b = append(b, to...)
			n--
		}
		b = append(b, s[i])
	}
	if n > 0 {
		b = append(b, to...)
	}
	return ownStr(b)
}
