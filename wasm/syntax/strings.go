// This file computes the values of string literals, one or several side by
// side. F-strings are in fstring.go.

package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// strings parses adjacent string literals.
func (p *parser) strings() Expr {
	first := p.pos
	if p.toks[first].kind == tokString && p.toks[first+1].kind != tokString && p.toks[first+1].kind != tokFStringStart {
		return p.plainString()
	}
	var parts []Expr
	formatted, bytes, text := false, false, false
	for {
		if p.peek() == tokFStringStart {
			formatted, text = true, true
			parts = append(parts, p.fString())
		} else if p.peek() == tokString {
			c := p.plainString()
			if _, ok := c.Value.(BytesLit); ok {
				bytes = true
			} else {
				text = true
			}
			parts = append(parts, c)
		} else {
			break
		}
	}
	at := p.from(p.toks[first].span)
	switch {
	case bytes && text:
		p.failToken("cannot mix bytes and nonbytes literals")
	case formatted:
		return p.concatenate(parts, at)
	}
	var value strings.Builder
	for _, part := range parts {
		switch v := part.(*Constant).Value.(type) {
		case StrLit:
			value.WriteString(string(v))
		case BytesLit:
			value.WriteString(string(v))
		}
	}
	c := &Constant{Span: at, Value: StrLit(value.String()), Kind: parts[0].(*Constant).Kind}
	if bytes {
		c.Value = BytesLit(value.String())
	}
	return c
}

// plainString parses one string literal that is no f-string.
func (p *parser) plainString() *Constant {
	t := p.next()
	text := p.word(t)
	c := &Constant{Span: t.span}
	raw, bytes := false, false
	for {
		switch text[0] | 0x20 {
		case 'r':
			raw = true
		case 'b':
			bytes = true
		case 'u':
			if text[0] == 'u' {
				c.Kind = "u"
			}
		default:
			text = unquote(text)
			if bytes {
				c.Value = BytesLit(p.decodeBytes(text, raw, t))
			} else if raw || strings.IndexByte(text, '\\') < 0 {
				c.Value = StrLit(text)
			} else {
				c.Value = StrLit(p.decodeEscapes(text, false, t))
			}
			return c
		}
		text = text[1:]
	}
}

// unquote removes the quotes around a literal.
func unquote(text string) string {
	if len(text) >= 6 && text[1] == text[0] && text[2] == text[0] {
		return text[3 : len(text)-3]
	}
	return text[1 : len(text)-1]
}

// decodeBytes returns the value of a bytes literal's text.
func (p *parser) decodeBytes(text string, raw bool, t *token) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			p.failSpan("bytes can only contain ASCII literal characters", t.span)
		}
	}
	if raw || strings.IndexByte(text, '\\') < 0 {
		return text
	}
	return p.decodeEscapes(text, true, t)
}

// simpleEscapes maps the letter of an escape to its character.
var simpleEscapes = [128]byte{
	'\\': '\\', '\'': '\'', '"': '"',
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// decodeEscapes returns the value of a literal's text, which has a backslash.
func (p *parser) decodeEscapes(text string, bytes bool, t *token) string {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		c := text[i]
		if c != '\\' {
			end := strings.IndexByte(text[i:], '\\')
			if end < 0 {
				end = len(text) - i
			}
			out = append(out, text[i:i+end]...)
			i += end
			continue
		}
		if i+1 >= len(text) {
			return string(append(out, c))
		}
		next := text[i+1]
		switch {
		case next == '\n':
			i += 2
		case next >= '0' && next <= '7':
			end, value := i+1, rune(0)
			for end < len(text) && end < i+4 && text[end] >= '0' && text[end] <= '7' {
				value = value<<3 | rune(text[end]-'0')
				end++
			}
			if value > 0xff {
				p.warnAt("invalid octal escape sequence '"+text[i:end]+"'", t)
			}
			out = appendEscape(out, value, bytes)
			i = end
		case next == 'x':
			i = p.hexEscape(&out, text, i, 2, bytes, t)
		case next == 'u' && !bytes:
			i = p.hexEscape(&out, text, i, 4, bytes, t)
		case next == 'U' && !bytes:
			i = p.hexEscape(&out, text, i, 8, bytes, t)
		case next == 'N' && !bytes:
			i = p.namedEscape(&out, text, i, t)
		case next < utf8.RuneSelf && simpleEscapes[next] != 0:
			out = append(out, simpleEscapes[next])
			i += 2
		default:
			// The scanner has warned of a brace, which is for f-strings to
			// escape; CPython overlooks what is beyond ASCII.
			if next < utf8.RuneSelf && (t.kind == tokString || next != '{' && next != '}') {
				p.warnAt("invalid escape sequence '"+text[i:i+2]+"'", t)
			}
			out = append(out, text[i:i+2]...)
			i += 2
		}
	}
	return string(out)
}

// appendEscape appends an escaped character: a byte, or the character's
// UTF-8, in which a surrogate is coded like any other.
func appendEscape(out []byte, r rune, bytes bool) []byte {
	if bytes {
		return append(out, byte(r))
	}
	if r >= 0xD800 && r < 0xE000 {
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(out, r)
}

// hexEscape decodes an escape of a given number of hexadecimal digits at
// text[i:] and returns the offset after it.
func (p *parser) hexEscape(out *[]byte, text string, i, digits int, bytes bool, t *token) int {
	value, n := rune(0), 0
	for n < digits && i+2+n < len(text) && digitValue(text[i+2+n]) < 16 {
		value = value<<4 | rune(digitValue(text[i+2+n]))
		n++
	}
	if n < digits {
		if bytes {
			p.failSpan("(value error) invalid \\x escape at position "+strconv.Itoa(i), t.span)
		}
		letter := text[i+1 : i+2]
		p.failEscape("truncated \\"+letter+strings.Repeat("X", digits)+" escape", text, i, i+1+n, t)
	}
	if value > utf8.MaxRune || value < 0 {
		p.failEscape("illegal Unicode character", text, i, i+1+n, t)
	}
	*out = appendEscape(*out, value, bytes)
	return i + 2 + digits
}

// failEscape fails because of the escape in text[from:to+1]. Its place is
// counted as CPython does, which first spells every character beyond ASCII as
// an escape of ten.
func (p *parser) failEscape(why, text string, from, to int, t *token) {
	place := func(i int) int {
		n := 0
		for _, r := range text[:i] {
			if n++; r >= utf8.RuneSelf {
				n += 9
			}
		}
		return n
	}
	p.failSpan("(unicode error) 'unicodeescape' codec can't decode bytes in position "+
		strconv.Itoa(place(from))+"-"+strconv.Itoa(place(to))+": "+why, t.span)
}

// namedEscape decodes \N{name} at text[i:].
func (p *parser) namedEscape(out *[]byte, text string, i int, t *token) int {
	if i+2 >= len(text) || text[i+2] != '{' {
		p.failEscape("malformed \\N character escape", text, i, i+1, t)
	}
	end := strings.IndexByte(text[i:], '}')
	if end < 0 {
		p.failEscape("malformed \\N character escape", text, i, len(text)-1, t)
	}
	if end == 3 {
		p.failEscape("malformed \\N character escape", text, i, i+2, t)
	}
	if !haveNames {
		p.failSpan("characters by name (\\N{...}) are not available here", t.span)
	}
	r, ok := lookupName(text[i+3 : i+end])
	if !ok {
		p.failEscape("unknown Unicode character name", text, i, i+end, t)
	}
	*out = utf8.AppendRune(*out, r)
	return i + end + 1
}

// warnAt warns about a string at the line it begins on.
func (p *parser) warnAt(msg string, t *token) {
	p.warnings = append(p.warnings, Warning{Category: "SyntaxWarning", Msg: msg, Line: int(t.span.Line)})
}
