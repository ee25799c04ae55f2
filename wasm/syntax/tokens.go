// This file lists the kinds of token and the words and signs that spell them.

package syntax

// A kind says what sort of token a token is.
type kind uint8

const (
	tokEnd     kind = iota // the end of the source
	tokNewline             // the end of a logical line
	tokUnknown             // a character that begins no token
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString        // a whole literal that is no f-string, prefix and quotes included
	tokFStringStart  // the prefix and opening quotes of an f-string
	tokFStringMiddle // literal text of an f-string
	tokFStringEnd    // the closing quotes of an f-string

	tokLParen
	tokRParen
	tokLBrack
	tokRBrack
	tokLBrace
	tokRBrace
	tokColon
	tokFieldColon // the colon before the format of an f-string's field
	tokComma
	tokSemi
	tokDot
	tokEllipsis
	tokArrow
	tokAt
	tokExclamation
	tokColonEqual
	tokEqual

	// The binary operators, in the order of BinaryOp.
	tokPlus
	tokMinus
	tokStar
	tokMatMult // never scanned: the sign is tokAt
	tokSlash
	tokPercent
	tokDoubleStar
	tokLShift
	tokRShift
	tokPipe
	tokCircumflex
	tokAmp
	tokDoubleSlash
	tokTilde

	// The augmented assignments, in the order of BinaryOp.
	tokPlusEqual
	tokMinusEqual
	tokStarEqual
	tokAtEqual
	tokSlashEqual
	tokPercentEqual
	tokDoubleStarEqual
	tokLShiftEqual
	tokRShiftEqual
	tokPipeEqual
	tokCircumflexEqual
	tokAmpEqual
	tokDoubleSlashEqual

	tokEqEqual
	tokNotEqual
	tokLess
	tokLessEqual
	tokGreater
	tokGreaterEqual

	// Keywords, alphabetically. Soft keywords are names.
	tokFalse
	tokNone
	tokTrue
	tokAnd
	tokAs
	tokAssert
	tokAsync
	tokAwait
	tokBreak
	tokClass
	tokContinue
	tokDef
	tokDel
	tokElif
	tokElse
	tokExcept
	tokFinally
	tokFor
	tokFrom
	tokGlobal
	tokIf
	tokImport
	tokIn
	tokIs
	tokLambda
	tokNonlocal
	tokNot
	tokOr
	tokPass
	tokRaise
	tokReturn
	tokTry
	tokWhile
	tokWith
	tokYield

	kindCount
)

const (
	firstKeyword = tokFalse
	lastKeyword  = tokYield
)

// A token is a piece of the source. Its place is kept both as offsets, to cut
// its text out, and as lines and columns, to place the nodes made from it.
type token struct {
	span     Span
	off, end int32 // byte offsets in the source's text
	kind     kind
	level    uint8 // how many brackets are open after it
}

// keywords maps each reserved word to its kind.
var keywords = map[string]kind{
	"False": tokFalse, "None": tokNone, "True": tokTrue, "and": tokAnd,
	"as": tokAs, "assert": tokAssert, "async": tokAsync, "await": tokAwait,
	"break": tokBreak, "class": tokClass, "continue": tokContinue,
	"def": tokDef, "del": tokDel, "elif": tokElif, "else": tokElse,
	"except": tokExcept, "finally": tokFinally, "for": tokFor,
	"from": tokFrom, "global": tokGlobal, "if": tokIf, "import": tokImport,
	"in": tokIn, "is": tokIs, "lambda": tokLambda, "nonlocal": tokNonlocal,
	"not": tokNot, "or": tokOr, "pass": tokPass, "raise": tokRaise,
	"return": tokReturn, "try": tokTry, "while": tokWhile, "with": tokWith,
	"yield": tokYield,
}

// keywordKind returns the kind of a word: its keyword's or tokName. Words too
// short, too long or with a letter no keyword begins with skip the map.
func keywordKind(word string) kind {
	if len(word) < 2 || len(word) > 8 || !keywordStart[word[0]] {
		return tokName
	}
	if k, ok := keywords[word]; ok {
		return k
	}
	return tokName
}

var keywordStart = func() (starts [256]bool) {
	for word := range keywords {
		starts[word[0]] = true
	}
	return starts
}()

// operator returns the operator at the start of text and its length in bytes,
// or a length of 0 where there is none. The longest operator wins.
func operator(text string) (kind, int) {
	var second, third byte
	if len(text) > 1 {
		second = text[1]
	}
	if len(text) > 2 {
		third = text[2]
	}
	// pick chooses between "x" and "x=".
	pick := func(plain, withEqual kind) (kind, int) {
		if second == '=' {
			return withEqual, 2
		}
		return plain, 1
	}
	// double chooses between "x", "x=", "xx" and "xx=".
	double := func(plain, withEqual, twice, twiceEqual kind) (kind, int) {
		if second != text[0] {
			return pick(plain, withEqual)
		}
		if third == '=' {
			return twiceEqual, 3
		}
		return twice, 2
	}
	switch text[0] {
	case '(':
		return tokLParen, 1
	case ')':
		return tokRParen, 1
	case '[':
		return tokLBrack, 1
	case ']':
		return tokRBrack, 1
	case '{':
		return tokLBrace, 1
	case '}':
		return tokRBrace, 1
	case ',':
		return tokComma, 1
	case ';':
		return tokSemi, 1
	case '~':
		return tokTilde, 1
	case '.':
		if second == '.' && third == '.' {
			return tokEllipsis, 3
		}
		return tokDot, 1
	case ':':
		return pick(tokColon, tokColonEqual)
	case '=':
		return pick(tokEqual, tokEqEqual)
	case '!':
		return pick(tokExclamation, tokNotEqual)
	case '+':
		return pick(tokPlus, tokPlusEqual)
	case '%':
		return pick(tokPercent, tokPercentEqual)
	case '|':
		return pick(tokPipe, tokPipeEqual)
	case '^':
		return pick(tokCircumflex, tokCircumflexEqual)
	case '&':
		return pick(tokAmp, tokAmpEqual)
	case '@':
		return pick(tokAt, tokAtEqual)
	case '-':
		if second == '>' {
			return tokArrow, 2
		}
		return pick(tokMinus, tokMinusEqual)
	case '*':
		return double(tokStar, tokStarEqual, tokDoubleStar, tokDoubleStarEqual)
	case '/':
		return double(tokSlash, tokSlashEqual, tokDoubleSlash, tokDoubleSlashEqual)
	case '<':
		if second == '>' { // the old spelling of !=, refused by the parser
			return tokNotEqual, 2
		}
		return double(tokLess, tokLessEqual, tokLShift, tokLShiftEqual)
	case '>':
		return double(tokGreater, tokGreaterEqual, tokRShift, tokRShiftEqual)
	}
	return 0, 0
}
