package object

// This file maps strings to lower case, upper case, title case and to their
// folded form: Unicode's full mappings, in which one character may become several.

import (
	"slices"
	"unicode"
)

// specialUpper are the characters whose upper case is several, by code point;
// those from U+1F80 to U+1FAF follow a rule.
var specialUpper = []struct {
	r     rune
	upper string
}{
	{0xdf, "SS"}, {0x149, "\u02bcN"}, {0x1f0, "J\u030c"}, {0x390, "\u0399\u0308\u0301"}, {0x3b0, "\u03a5\u0308\u0301"},
	{0x587, "\u0535\u0552"}, {0x1e96, "H\u0331"}, {0x1e97, "T\u0308"}, {0x1e98, "W\u030a"}, {0x1e99, "Y\u030a"},
	{0x1e9a, "A\u02be"}, {0x1f50, "\u03a5\u0313"}, {0x1f52, "\u03a5\u0313\u0300"}, {0x1f54, "\u03a5\u0313\u0301"}, {0x1f56, "\u03a5\u0313\u0342"},
	{0x1fb2, "\u1fba\u0399"}, {0x1fb3, "\u0391\u0399"}, {0x1fb4, "\u0386\u0399"}, {0x1fb6, "\u0391\u0342"}, {0x1fb7, "\u0391\u0342\u0399"},
	{0x1fbc, "\u0391\u0399"}, {0x1fc2, "\u1fca\u0399"}, {0x1fc3, "\u0397\u0399"}, {0x1fc4, "\u0389\u0399"}, {0x1fc6, "\u0397\u0342"},
	{0x1fc7, "\u0397\u0342\u0399"}, {0x1fcc, "\u0397\u0399"}, {0x1fd2, "\u0399\u0308\u0300"}, {0x1fd3, "\u0399\u0308\u0301"}, {0x1fd6, "\u0399\u0342"},
	{0x1fd7, "\u0399\u0308\u0342"}, {0x1fe2, "\u03a5\u0308\u0300"}, {0x1fe3, "\u03a5\u0308\u0301"}, {0x1fe4, "\u03a1\u0313"}, {0x1fe6, "\u03a5\u0342"},
	{0x1fe7, "\u03a5\u0308\u0342"}, {0x1ff2, "\u1ffa\u0399"}, {0x1ff3, "\u03a9\u0399"}, {0x1ff4, "\u038f\u0399"}, {0x1ff6, "\u03a9\u0342"},
	{0x1ff7, "\u03a9\u0342\u0399"}, {0x1ffc, "\u03a9\u0399"}, {0xfb00, "FF"}, {0xfb01, "FI"}, {0xfb02, "FL"},
	{0xfb03, "FFI"}, {0xfb04, "FFL"}, {0xfb05, "ST"}, {0xfb06, "ST"}, {0xfb13, "\u0544\u0546"},
	{0xfb14, "\u0544\u0535"}, {0xfb15, "\u0544\u053b"}, {0xfb16, "\u054e\u0546"}, {0xfb17, "\u0544\u053d"},
}

// upperSpecial returns the upper case of a character that becomes several, or "".
func upperSpecial(r rune) string {
	switch {
	case r < 0xdf:
		return ""
	case r >= 0x1f80 && r <= 0x1faf: // Greek with iota below: the letter, and an iota behind it
		return string([]rune{[...]rune{0x1f08, 0x1f28, 0x1f68}[r>>4-0x1f8] + r&7, 0x399})
	}
	i, ok := slices.BinarySearchFunc(specialUpper, r, func(e struct {
		r     rune
		upper string
	}, r rune) int {
		return int(e.r - r)
	})
	if ok {
		return specialUpper[i].upper
	}
	return ""
}

// appendUpper appends the upper case of r.
func appendUpper(b []byte, r rune) []byte {
	if s := upperSpecial(r); s != "" {
		return append(b, s...)
	}
	return AppendRune(b, unicode.ToUpper(r))
}

// appendTitle appends r as it begins a word: of several capitals only the first stays one.
func appendTitle(b []byte, r rune) []byte {
	s := upperSpecial(r)
	if s == "" || unicode.IsTitle(r) || unicode.ToTitle(r) != r {
		return AppendRune(b, unicode.ToTitle(r))
	}
	if r == 0x149 {
		return append(b, s...)
	}
	for i, c := range s {
		switch {
		case i == 0:
		case c == 0x399:
			c = 0x345 // an iota goes below
		default:
			c = unicode.ToLower(c)
		}
		b = AppendRune(b, c)
	}
	return b
}

// appendLower appends the lower case of character i of text. A capital sigma
// at the end of a word has a form of its own.
func appendLower(b []byte, text []rune, i int) []byte {
	switch r := text[i]; r {
	case 0x130:
		return append(b, "i\u0307"...)
	case 0x3a3:
		if isFinalSigma(text, i) {
			return append(b, "ς"...)
		}
		return append(b, "σ"...)
	default:
		return AppendRune(b, unicode.ToLower(r))
	}
}

// isFinalSigma reports whether a letter stands before character i and none
// behind it, passing over what is neither.
func isFinalSigma(text []rune, i int) bool {
	j := i - 1
	for j >= 0 && isCaseIgnorable(text[j]) {
		j--
	}
	if j < 0 || !isCased(text[j]) {
		return false
	}
	for j = i + 1; j < len(text) && isCaseIgnorable(text[j]); j++ {
	}
	return j == len(text) || !isCased(text[j])
}

// isCaseIgnorable is the derived property Case_Ignorable.
func isCaseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// appendFold appends r as caseless comparison sees it: the lower case of its
// upper case, with few exceptions.
func appendFold(b []byte, r rune) []byte {
	switch {
	case r < 0x80:
		return append(b, byte(unicode.ToLower(r)))
	case r == 0x131: // dotless i stays
		return AppendRune(b, r)
	case r == 0x130:
		return append(b, "i\u0307"...)
	case r == 0x1e9e:
		return append(b, "ss"...)
	case r >= 0x13a0 && r <= 0x13f5: // Cherokee folds to capitals
		return AppendRune(b, r)
	case r >= 0xab70 && r <= 0xabbf || r >= 0x13f8 && r <= 0x13fd:
		return AppendRune(b, unicode.ToUpper(r))
	}
	if s := upperSpecial(r); s != "" {
		for _, c := range s {
			b = AppendRune(b, unicode.ToLower(c))
		}
		return b
	}
	return AppendRune(b, unicode.ToLower(unicode.ToUpper(r)))
}

// isASCII reports whether s has no byte beyond ASCII.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// mapASCII returns s with f applied to each byte.
func mapASCII(s string, f func(c byte) byte) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = f(c)
	}
	return string(b)
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func upperByte(c byte) byte {
	if 'a' <= c && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

func swapByte(c byte) byte {
	if l := lowerByte(c); l != c {
		return l
	}
	return upperByte(c)
}

// titleBytes puts each word's first letter in upper case, the others in lower.
func titleBytes(s string) string {
	inWord := false
	return mapASCII(s, func(c byte) byte {
		l := lowerByte(c)
		letter := 'a' <= l && l <= 'z'
		if letter && !inWord {
			l = upperByte(l)
		}
		inWord = letter
		return l
	})
}

func capitalizeBytes(s string) string {
	first := true
	return mapASCII(s, func(c byte) byte {
		if first {
			first = false
			return upperByte(c)
		}
		return lowerByte(c)
	})
}

// caseMethod makes a method of str from one for ASCII and one for any text,
// which appends character i of text to b.
func caseMethod(ascii func(s string) string, other func(b []byte, text []rune, i int) []byte) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) {
		s := Ptr[Str](v)
		t.Spend(int64(len(s.S)) / 8)
		if s.IsASCII() {
			return NewStr(ascii(s.S)), nil
		}
		text := s.Runes()
		b := make([]byte, 0, len(s.S)+8)
		for i := range text {
			b = other(b, text, i)
		}
		return NewStr(string(b)), nil
	}
}

// appendSwapped appends character i with its case exchanged.
func appendSwapped(b []byte, text []rune, i int) []byte {
	switch r := text[i]; {
	case isUpper(r):
		return appendLower(b, text, i)
	case isLower(r):
		return appendUpper(b, r)
	default:
		return AppendRune(b, r)
	}
}

func defineStrCase() {
	for _, m := range []struct {
		name  string
		ascii func(s string) string
		other func(b []byte, text []rune, i int) []byte
	}{
		{"lower", func(s string) string { return mapASCII(s, lowerByte) }, appendLower},
		{"upper", func(s string) string { return mapASCII(s, upperByte) },
			func(b []byte, text []rune, i int) []byte { return appendUpper(b, text[i]) }},
		{"casefold", func(s string) string { return mapASCII(s, lowerByte) },
			func(b []byte, text []rune, i int) []byte { return appendFold(b, text[i]) }},
		{"swapcase", func(s string) string { return mapASCII(s, swapByte) }, appendSwapped},
		{"capitalize", capitalizeBytes, func(b []byte, text []rune, i int) []byte {
			if i == 0 {
				return appendTitle(b, text[0])
			}
			return appendLower(b, text, i)
		}},
		{"title", titleBytes, func(b []byte, text []rune, i int) []byte {
			if i > 0 && isCased(text[i-1]) {
				return appendLower(b, text, i)
			}
			return appendTitle(b, text[i])
		}},
	} {
		StrType.unary(caseMethod(m.ascii, m.other), m.name)
	}
}
