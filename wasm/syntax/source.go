// This file turns the bytes of a file into text: byte order mark, encoding
// declaration (PEP 263), line ends.

package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A source is a file's text: UTF-8, lines ended by "\n", the last one too.
type source struct {
	file string
	text string
}

const byteOrderMark = "\xef\xbb\xbf"

// decode turns a file's bytes into a source, or says why it cannot.
func decode(file string, data []byte) (*source, *Error) {
	raw := string(data)
	text, hasMark := strings.CutPrefix(raw, byteOrderMark)
	src := &source{file: file}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return nil, &Error{Type: "SyntaxError", Msg: "source code string cannot contain null bytes", File: file}
	}
	encoding := declaredEncoding(text)
	switch known := normalEncoding(encoding); {
	case hasMark && known == "iso-8859-1":
		return nil, encodingError(file, "encoding problem: iso-8859-1 with BOM")
	case hasMark && encoding != "" && !strings.HasPrefix(strings.ToLower(encoding), "utf-8"):
		return nil, encodingError(file, "encoding problem: "+encoding+" with BOM")
	case encoding != "" && known != "utf-8":
		decoded, problem := decodeCharmap(text, known)
		if problem != "" {
			return nil, encodingError(file, problem)
		}
		text = decoded
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	src.text = text
	if !utf8.ValidString(text) {
		return nil, src.invalidUTF8()
	}
	return src, nil
}

// encodingError is an error about the file as a whole, which has no line.
func encodingError(file, msg string) *Error {
	return &Error{Type: "SyntaxError", Msg: msg, File: file, Col: -1}
}

// declaredEncoding returns the name in the comment that declares the
// encoding, which is alone on the first line, or on the second after a line
// that is blank or a comment; or "".
func declaredEncoding(text string) string {
	for range 2 {
		line := text
		if end := strings.IndexAny(text, "\r\n"); end >= 0 {
			line, text = text[:end], text[end+1:]
			if text != "" && text[0] == '\n' && strings.HasPrefix(line+"\r\n", line+"\r") {
				text = strings.TrimPrefix(text, "\n")
			}
		} else {
			text = ""
		}
		comment := strings.TrimLeft(line, " \t\f")
		if comment != "" && comment[0] != '#' {
			return ""
		}
		if name := codingName(comment); name != "" {
			return name
		}
	}
	return ""
}

// codingName finds "coding" directly followed by a colon or equals sign in a
// comment and returns the name after it.
func codingName(comment string) string {
	for {
		_, rest, found := strings.Cut(comment, "coding")
		if !found {
			return ""
		}
		comment = rest
		if rest == "" || rest[0] != ':' && rest[0] != '=' {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t")
		end := 0
		for end < len(rest) && (nameChars[rest[end]] != 0 && rest[end] < utf8.RuneSelf || rest[end] == '-' || rest[end] == '.') {
			end++
		}
		if end > 0 {
			return rest[:end]
		}
	}
}

// normalEncoding maps the spellings of an encoding to one.
func normalEncoding(name string) string {
	lower := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case lower == "utf-8" || lower == "utf8" || strings.HasPrefix(lower, "utf-8-"):
		return "utf-8"
	case lower == "latin-1" || lower == "latin" || lower == "l1" || lower == "latin1" || lower == "iso-8859-1" || lower == "iso8859-1" ||
		strings.HasPrefix(lower, "latin-1-") || strings.HasPrefix(lower, "iso-8859-1-"):
		return "iso-8859-1"
	case lower == "ascii" || lower == "us-ascii":
		return "ascii"
	case lower == "iso-8859-15" || lower == "iso8859-15" || lower == "latin-9" || lower == "latin9" ||
		strings.HasPrefix(lower, "iso-latin-9"):
		return "iso-8859-15"
	case lower == "cp1252" || lower == "windows-1252":
		return "cp1252"
	case lower == "koi8-r":
		return "koi8-r"
	}
	return name
}

// The upper halves of the single-byte encodings that are not Latin-1. In a
// table, U+FFFD marks a byte that means nothing.
const (
	cp1252High = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ" // 0x80 to 0x9F
	koi8High   = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞" +
		"╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
)

// decodeCharmap decodes text of a single-byte encoding to UTF-8. Where it
// cannot, it returns the problem.
func decodeCharmap(text, encoding string) (decoded, problem string) {
	var high [128]rune
	for i := range high {
		high[i] = rune(0x80 + i)
	}
	table := ""
	switch encoding {
	case "iso-8859-1", "ascii":
	case "iso-8859-15":
		for at, r := range map[int]rune{0xA4: '€', 0xA6: 'Š', 0xA8: 'š', 0xB4: 'Ž', 0xB8: 'ž', 0xBC: 'Œ', 0xBD: 'œ', 0xBE: 'Ÿ'} {
			high[at-0x80] = r
		}
	case "cp1252":
		table = cp1252High
	case "koi8-r":
		table = koi8High
	default:
		return "", "unknown encoding: " + encoding
	}
	i := 0
	for _, r := range table {
		high[i] = r
		i++
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	for i := range len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			b.WriteByte(c)
			continue
		}
		where := " can't decode byte 0x" + strconv.FormatInt(int64(c), 16) + " in position " + strconv.Itoa(i) + ": "
		if encoding == "ascii" {
			return "", "'ascii' codec" + where + "ordinal not in range(128)"
		}
		if high[c-0x80] == utf8.RuneError {
			return "", "'charmap' codec" + where + "character maps to <undefined>"
		}
		b.WriteRune(high[c-0x80])
	}
	return b.String(), ""
}

// invalidUTF8 is the error for a source that is not UTF-8.
func (src *source) invalidUTF8() *Error {
	at := 0
	for at < len(src.text) {
		r, size := utf8.DecodeRuneInString(src.text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	lineStart := strings.LastIndexByte(src.text[:at], '\n') + 1
	line := int32(strings.Count(src.text[:at], "\n") + 1)
	// CPython decodes literals one by one and counts within them.
	from := max(lineStart, strings.LastIndexAny(src.text[:at], `'"`)+1)
	first, last, why := badSequence(src.text[at:])
	what := "byte 0x" + strconv.FormatInt(int64(first), 16) + " in position " + strconv.Itoa(at-from)
	if last > 0 {
		what = "bytes in position " + strconv.Itoa(at-from) + "-" + strconv.Itoa(at-from+last)
	}
	e := src.errorAt("SyntaxError", "(unicode error) 'utf-8' codec can't decode "+what+": "+why,
		Span{Line: line, EndLine: line})
	e.EndCol = -1
	return e
}

// badSequence says what is wrong with the UTF-8 sequence that text begins
// with: its first byte, the offset of its last one, and why.
func badSequence(text string) (first byte, last int, why string) {
	first = text[0]
	want := 0
	switch {
	case first >= 0xC2 && first < 0xE0:
		want = 2
	case first >= 0xE0 && first < 0xF0:
		want = 3
	case first >= 0xF0 && first < 0xF5:
		want = 4
	default:
		return first, 0, "invalid start byte"
	}
	for i := 1; i < want; i++ {
		if i >= len(text) || text[i] == '\n' || text[i] == '"' || text[i] == '\'' {
			return first, i - 1, "unexpected end of data"
		}
		if text[i]&0xC0 != 0x80 || i == 1 && !utf8.FullRuneInString(text[:2]+"\x80\x80"[:want-2]) {
			return first, i - 1, "invalid continuation byte"
		}
	}
	return first, 0, "invalid continuation byte"
}

// lineAt returns the text of a line, which counts from 1, with its end.
func (src *source) lineAt(line int32) string {
	text := src.text
	for ; line > 1; line-- {
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			return ""
		}
		text = text[end+1:]
	}
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return text[:end+1]
	}
	return text
}

// errorAt makes an error that marks a span of the source.
func (src *source) errorAt(typ, msg string, at Span) *Error {
	text := src.lineAt(at.Line)
	if at.EndLine != at.Line {
		// CPython looks for the end in the first line.
		at.EndCol = min(at.EndCol, int32(len(text)-1))
	}
	return &Error{
		Type: typ, Msg: msg, File: src.file, Text: text,
		Line: int(at.Line), Col: columnOf(text, at.Col),
		EndLine: int(at.EndLine), EndCol: columnOf(text, at.EndCol),
	}
}

// columnOf turns a column in bytes from 0 into one in characters from 1.
func columnOf(line string, col int32) int {
	if int(col) > len(line) {
		return utf8.RuneCountInString(line) + int(col) - len(line) + 1
	}
	return utf8.RuneCountInString(line[:max(col, 0)]) + 1
}
