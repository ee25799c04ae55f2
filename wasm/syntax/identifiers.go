// This file knows which characters names are made of (Unicode's annex 31, as
// Python's reference describes it) and their normal form.

package syntax

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isIdentifierStart reports whether a name can begin with r: XID_Start and
// the underscore.
func isIdentifierStart(r rune) bool {
	if r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
		return true
	}
	if r < 0x80 {
		return false
	}
	return isIDStart(r) && normalKeeps(r, true)
}

// isIdentifierPart reports whether r can be in a name: XID_Continue.
func isIdentifierPart(r rune) bool {
	if r < 0x80 {
		return nameChars[byte(r)] != 0
	}
	return isIDPart(r) && normalKeeps(r, false)
}

func isIDStart(r rune) bool {
	switch {
	case r == 0x2E2F: // a letter that is reserved for syntax
		return false
	case r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r):
		return true
	}
	return r >= 0x2EBF0 && unicode.Is(unicode15_1, r)
}

func isIDPart(r rune) bool {
	switch r {
	case 0x200C, 0x200D, 0x30FB, 0xFF65: // joiners and middle dots, since Unicode 15.1
		return true
	}
	return isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc) ||
		unicode.Is(unicode.Other_ID_Continue, r)
}

// normalKeeps reports whether the compatibility form of r can stand where r
// does: that is what the X in XID adds.
func normalKeeps(r rune, start bool) bool {
	for i, n := range norm.NFKC.String(string(r)) {
		switch {
		case i == 0 && start:
			if !isIDStart(n) {
				return false
			}
		case !isIDPart(n):
			return false
		}
	}
	return true
}

// normalName returns a name in the form that names are compared in.
func normalName(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return norm.NFKC.String(name)
		}
	}
	return name
}

// unicode15_1 holds the characters that Unicode 15.1 added: Python 3.13 knows
// them, Go's tables need not.
var unicode15_1 = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x2FFC, Hi: 0x2FFF, Stride: 1}, {Lo: 0x31EF, Hi: 0x31EF, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x2EBF0, Hi: 0x2EE5D, Stride: 1}},
}

// isPrintable reports whether repr leaves r as it is.
func isPrintable(r rune) bool {
	return unicode.IsPrint(r) || unicode.Is(unicode15_1, r)
}

// IsIdentifier reports whether s has the form of a name. Keywords have it too.
func IsIdentifier(s string) bool {
	for i, r := range s {
		if i == 0 && !isIdentifierStart(r) || i > 0 && !isIdentifierPart(r) {
			return false
		}
	}
	return s != ""
}
