// This file finds characters by name, for \N{…}, in programs that can afford
// a megabyte for the table. A page cannot; see names_js.go.

//go:build !js

package syntax

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// haveNames says that lookupName can find names.
const haveNames = true

// lookupName returns the character that has a name or formal alias in the
// Unicode character database. Case does not matter.
func lookupName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		n, err := strconv.ParseUint(hex, 16, 32)
		r := rune(n)
		isIdeograph := unicode.Is(unicode.Unified_Ideograph, r) || r > 0xffff && unicode.Is(unicode15_1, r)
		return r, err == nil && len(hex) >= 4 && len(hex) <= 5 && isIdeograph
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulSyllable(syllable)
	}
	r, ok := runesByName()[name]
	return r, ok
}

// runesByName returns the table of names, made on first use.
var runesByName = sync.OnceValue(func() map[string]rune {
	table := make(map[string]rune, 36000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			table[name] = r
		}
	}
	for name, r := range controlNames {
		table[name] = r
	}
	return table
})

// The parts that the names of Hangul syllables are made of, in the order of
// their code points.
var (
	hangulLeads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	hangulVowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	hangulTails  = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

// hangulSyllable finds a syllable by the rule its name is made by.
func hangulSyllable(name string) (rune, bool) {
	for l, lead := range hangulLeads {
		rest, ok := strings.CutPrefix(name, lead)
		if !ok {
			continue
		}
		for v, vowel := range hangulVowels {
			tail, ok := strings.CutPrefix(rest, vowel)
			if !ok {
				continue
			}
			for t, want := range hangulTails {
				if tail == want {
					return rune(0xAC00 + (l*len(hangulVowels)+v)*len(hangulTails) + t), true
				}
			}
		}
	}
	return 0, false
}

// controlNames holds the aliases of characters that have no name, the
// controls, and of a few others that are known by one.
var controlNames = map[string]rune{
	"NULL": 0, "NUL": 0, "START OF HEADING": 1, "SOH": 1, "START OF TEXT": 2, "STX": 2,
	"END OF TEXT": 3, "ETX": 3, "END OF TRANSMISSION": 4, "EOT": 4, "ENQUIRY": 5, "ENQ": 5,
	"ACKNOWLEDGE": 6, "ACK": 6, "ALERT": 7, "BEL": 7, "BACKSPACE": 8, "BS": 8,
	"CHARACTER TABULATION": 9, "HORIZONTAL TABULATION": 9, "HT": 9, "TAB": 9,
	"LINE FEED": 10, "NEW LINE": 10, "END OF LINE": 10, "LF": 10, "NL": 10, "EOL": 10,
	"LINE TABULATION": 11, "VERTICAL TABULATION": 11, "VT": 11, "FORM FEED": 12, "FF": 12,
	"CARRIAGE RETURN": 13, "CR": 13, "SHIFT OUT": 14, "LOCKING-SHIFT ONE": 14, "SO": 14,
	"SHIFT IN": 15, "LOCKING-SHIFT ZERO": 15, "SI": 15, "DATA LINK ESCAPE": 16, "DLE": 16,
	"DEVICE CONTROL ONE": 17, "DC1": 17, "DEVICE CONTROL TWO": 18, "DC2": 18,
	"DEVICE CONTROL THREE": 19, "DC3": 19, "DEVICE CONTROL FOUR": 20, "DC4": 20,
	"NEGATIVE ACKNOWLEDGE": 21, "NAK": 21, "SYNCHRONOUS IDLE": 22, "SYN": 22,
	"END OF TRANSMISSION BLOCK": 23, "ETB": 23, "CANCEL": 24, "CAN": 24,
	"END OF MEDIUM": 25, "EOM": 25, "EM": 25, "SUBSTITUTE": 26, "SUB": 26, "ESCAPE": 27, "ESC": 27,
	"INFORMATION SEPARATOR FOUR": 28, "FILE SEPARATOR": 28, "FS": 28,
	"INFORMATION SEPARATOR THREE": 29, "GROUP SEPARATOR": 29, "GS": 29,
	"INFORMATION SEPARATOR TWO": 30, "RECORD SEPARATOR": 30, "RS": 30,
	"INFORMATION SEPARATOR ONE": 31, "UNIT SEPARATOR": 31, "US": 31, "SP": 32,
	"DELETE": 0x7f, "DEL": 0x7f, "PADDING CHARACTER": 0x80, "PAD": 0x80,
	"HIGH OCTET PRESET": 0x81, "HOP": 0x81, "BREAK PERMITTED HERE": 0x82, "BPH": 0x82,
	"NO BREAK HERE": 0x83, "NBH": 0x83, "INDEX": 0x84, "IND": 0x84, "NEXT LINE": 0x85, "NEL": 0x85,
	"NO-BREAK SPACE": 0xa0, "NBSP": 0xa0, "SOFT HYPHEN": 0xad, "SHY": 0xad,
	"ZERO WIDTH SPACE": 0x200b, "ZWSP": 0x200b, "ZWNJ": 0x200c, "ZWJ": 0x200d, "LRM": 0x200e, "RLM": 0x200f,
	"NNBSP": 0x202f, "WJ": 0x2060, "BYTE ORDER MARK": 0xfeff, "BOM": 0xfeff, "ZWNBSP": 0xfeff,
}
