package _sre

// This file knows characters: the classes \d \s \w, which characters are one
// when case is ignored, and sets of all these.

import (
	"unicode"

	"taketurns/wasm/object"
)

// belongs reports whether c is in the class of that letter; a capital letter
// stands for the class of all others.
func belongs(letter byte, ascii bool, c rune) bool {
	in := false
	switch letter | 0x20 {
	case 'd':
		in = '0' <= c && c <= '9' || c >= 128 && !ascii && unicode.Is(unicode.Nd, c)
	case 's':
		in = c == ' ' || '\t' <= c && c <= '\r' || !ascii && object.IsSpace(c)
	case 'w':
		in = isWord(c, ascii)
	}
	return in != (letter < 'a')
}

func isWord(c rune, ascii bool) bool {
	if c < 128 {
		return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
	}
	return !ascii && object.IsAlnum(c)
}

// folded returns what two characters have in common that differ only in case.
func folded(c rune) rune {
	switch c = unicode.ToLower(c); c {
	case 0x1fd3:
		return 0x390
	case 0x1fe3:
		return 0x3b0
	case 0xfb05:
		return 0xfb06
	}
	return unicode.ToUpper(c)
}

// sameCase lists what unicode.SimpleFold does not connect: the dotted and the
// dotless i, and ligatures that are one in upper case.
var sameCase = [...]rune{'i', 'I', 0x130, 0x131, 0x390, 0x1fd3, 0x3b0, 0x1fe3, 0xfb05, 0xfb06}

// variants returns the characters that are c when case is ignored, c among them.
func variants(c rune, ascii bool) []rune {
	if ascii {
		if 'a' <= c|0x20 && c|0x20 <= 'z' {
			return []rune{c, c ^ 0x20}
		}
		return []rune{c}
	}
	all, key := []rune{c}, folded(c)
	for r := unicode.SimpleFold(c); r != c; r = unicode.SimpleFold(r) {
		if folded(r) == key {
			all = append(all, r)
		}
	}
	for _, r := range sameCase {
		if r != c && folded(r) == key && unicode.SimpleFold(r) != c {
			all = append(all, r)
		}
	}
	return all
}

// A class is \d, \S and so on in a set.
type class struct {
	letter byte
	ascii  bool
}

// A charset is what one character is matched with.
type charset struct {
	negate bool
	fold   bool // case is ignored
	ascii  bool // and folded by ASCII's rules
	ranges []rune
	kinds  []class
	low    [2]uint64 // the answers for ASCII
}

// seal computes the answers for ASCII, once the set is complete.
func (s *charset) seal() *charset {
	for c := range rune(128) {
		if s.look(c) {
			s.low[c>>6] |= 1 << (c & 63)
		}
	}
	return s
}

// single is the set of c and, where case is ignored, its variants.
func single(c rune, fold, ascii bool) *charset {
	s := &charset{}
	s.add(c, c)
	if fold {
		for _, r := range variants(c, ascii)[1:] {
			s.add(r, r)
		}
	}
	return s.seal()
}

func (s *charset) add(lo, hi rune) { s.ranges = append(s.ranges, lo, hi) }

func (s *charset) has(c rune) bool {
	if c < 128 {
		return s.low[c>>6]>>(c&63)&1 != 0
	}
	return s.look(c)
}

func (s *charset) look(c rune) bool {
	for _, k := range s.kinds {
		if belongs(k.letter, k.ascii, c) {
			return !s.negate
		}
	}
	if s.between(c) {
		return !s.negate
	}
	if s.fold {
		for _, r := range variants(c, s.ascii)[1:] {
			if s.between(r) {
				return !s.negate
			}
		}
	}
	return s.negate
}

func (s *charset) between(c rune) bool {
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] <= c && c <= s.ranges[i+1] {
			return true
		}
	}
	return false
}
