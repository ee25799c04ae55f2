// This file repairs text whose UTF-8 was read as Windows-1252 and written as
// UTF-8 again, so that ’ became â€™ and é became Ã©.

package lesson

import (
	"strings"
	"unicode/utf8"
)

// cp1252 lists the characters of the bytes 0x80 to 0x9f in Windows-1252. The
// five bytes without one stand for themselves.
var cp1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// cp1252Byte returns the byte that Windows-1252 writes a character as.
func cp1252Byte(r rune) (byte, bool) {
	if 0x80 <= r && r <= 0xff {
		return byte(r), true
	}
	for i, c := range cp1252 {
		if c == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// repair undoes the wrong reading wherever characters are the bytes of another
// character's UTF-8, and leaves all other text alone.
func repair(text string) string {
	const twice = 2 // some documents went through it two times
	for range twice {
		repaired := repairOnce(text)
		if repaired == text {
			break
		}
		text = repaired
	}
	return text
}

func repairOnce(text string) string {
	if !strings.ContainsAny(text, "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóô") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= 0x80 {
			if fixed, used := misread(text[i:]); used > 0 {
				out.WriteRune(fixed)
				i += used
				continue
			}
		}
		out.WriteString(text[i : i+size])
		i += size
	}
	return out.String()
}

// misread returns the character whose UTF-8 the first characters of text are,
// and how many bytes of text they take: 0 if they are not such.
func misread(text string) (fixed rune, used int) {
	var bytes [utf8.UTFMax]byte
	n := 0
	for i, r := range text {
		if n > 0 && utf8.FullRune(bytes[:n]) || n == len(bytes) {
			break
		}
		b, ok := cp1252Byte(r)
		if !ok {
			break
		}
		bytes[n] = b
		n++
		used = i + utf8.RuneLen(r)
	}
	fixed, size := utf8.DecodeRune(bytes[:n])
	if size == n && size > 1 && fixed != utf8.RuneError {
		return fixed, used
	}
	// The last byte of ” has no character in Windows-1252 and was lost.
	if rest, ok := strings.CutPrefix(text, "â€"); ok {
		return '”', len(text) - len(strings.TrimPrefix(rest, "\ufffd"))
	}
	return 0, 0
}
