package object

// This file knows what kinds of characters there are, in Unicode 15.1's terms.
// Go's tables are those of 15.0; isNew covers what 15.1 added.

import (
	"strings"
	"unicode"

	"taketurns/wasm/syntax"
)

// isNew reports whether r is a character of Unicode 15.1 that 15.0 lacks.
func isNew(r rune) bool { return isNewIdeograph(r) || isNewSymbol(r) }

func isNewIdeograph(r rune) bool { return r >= 0x2EBF0 && r <= 0x2EE5D }
func isNewSymbol(r rune) bool    { return r >= 0x2FFC && r <= 0x2FFF || r == 0x31EF }

// isSpace reports whether r is white space as str.split sees it: the separators,
// and the controls with bidirectional type WS, B or S.
func isSpace(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	case r < 0x1680:
		return r == 0x85 || r == 0xa0
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// IsSpace and IsAlnum are what str.isspace and str.isalnum ask of each character.
func IsSpace(r rune) bool { return isSpace(r) }
func IsAlnum(r rune) bool { return isAlnum(r) }

// isLineBreak reports whether str.splitlines ends a line at r.
func isLineBreak(r rune) bool {
	return r >= '\n' && r <= '\r' || r >= 0x1c && r <= 0x1e || r == 0x85 || r == 0x2028 || r == 0x2029
}

func isAlpha(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || isNewIdeograph(r)
}

func isDecimal(r rune) bool { return DecimalValue(r) >= 0 }

// isDigit reports whether r counts as a digit: the decimal ones, and those
// written above, below or in a circle.
func isDigit(r rune) bool {
	if isDecimal(r) {
		return true
	}
	for _, d := range specialDigits {
		if r < d[0] {
			return false
		}
		if r <= d[1] {
			return true
		}
	}
	return false
}

// specialDigits are the characters whose Numeric_Type is Digit.
var specialDigits = [...][2]rune{
	{0xb2, 0xb3}, {0xb9, 0xb9}, {0x1369, 0x1371}, {0x19da, 0x19da}, {0x2070, 0x2070},
	{0x2074, 0x2079}, {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247c}, {0x2488, 0x2490},
	{0x24ea, 0x24ea}, {0x24f5, 0x24fd}, {0x24ff, 0x24ff}, {0x2776, 0x277e}, {0x2780, 0x2788},
	{0x278a, 0x2792}, {0x10a40, 0x10a43}, {0x10e60, 0x10e68}, {0x11052, 0x1105a}, {0x1f100, 0x1f10a},
}

// isNumeric reports whether r means a number at all: fractions, Roman
// numerals and the ideographs for numbers too.
func isNumeric(r rune) bool {
	return isDecimal(r) || r >= 0x80 && (unicode.IsNumber(r) || strings.ContainsRune(numericIdeographs, r))
}

// numericIdeographs are the letters that are numbers.
const numericIdeographs = "㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺" +
	"廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭\U0002f890"

func isAlnum(r rune) bool { return isAlpha(r) || isNumeric(r) }

// isLower and isUpper are the derived properties Lowercase and Uppercase.
func isLower(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r)
}

func isUpper(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r)
}

func isCased(r rune) bool { return isLower(r) || isUpper(r) || unicode.IsTitle(r) }

// defineStrClass adds the methods that ask what a str consists of.
func defineStrClass() {
	every := func(name string, is func(r rune) bool) {
		StrType.unary(func(_ *Thread, v Value) (Value, error) {
			s := Ptr[Str](v).S
			for i := 0; i < len(s); {
				r, w := DecodeRune(s[i:])
				if !is(r) {
					return False, nil
				}
				i += w
			}
			return Bool(s != "" || name == "isprintable"), nil
		}, name)
	}
	every("isalpha", isAlpha)
	every("isdecimal", isDecimal)
	every("isdigit", isDigit)
	every("isnumeric", isNumeric)
	every("isalnum", isAlnum)
	every("isspace", isSpace)
	every("isprintable", isPrintable)
	StrType.unary(func(_ *Thread, v Value) (Value, error) { return Bool(Ptr[Str](v).IsASCII()), nil }, "isascii")
	StrType.unary(func(_ *Thread, v Value) (Value, error) { return Bool(syntax.IsIdentifier(Ptr[Str](v).S)), nil }, "isidentifier")
	StrType.unary(func(_ *Thread, v Value) (Value, error) { return Bool(allCased(Ptr[Str](v).S, isLower, isUpper)), nil }, "islower")
	StrType.unary(func(_ *Thread, v Value) (Value, error) { return Bool(allCased(Ptr[Str](v).S, isUpper, isLower)), nil }, "isupper")
	StrType.unary(func(_ *Thread, v Value) (Value, error) { return Bool(isTitled(Ptr[Str](v).S)), nil }, "istitle")
}

// allCased reports whether s has a character with the wanted case and none with another.
func allCased(s string, want, other func(r rune) bool) bool {
	found := false
	for i := 0; i < len(s); {
		r, w := DecodeRune(s[i:])
		i += w
		if other(r) || unicode.IsTitle(r) {
			return false
		}
		found = found || want(r)
	}
	return found
}

// isTitled reports whether every word of s begins with a capital and goes on in lower case.
func isTitled(s string) bool {
	found, inWord := false, false
	for i := 0; i < len(s); {
		r, w := DecodeRune(s[i:])
		i += w
		switch {
		case isUpper(r) || unicode.IsTitle(r):
			if inWord {
				return false
			}
			found, inWord = true, true
		case isLower(r):
			if !inWord {
				return false
			}
			found = true
		default:
			inWord = false
		}
	}
	return found
}
