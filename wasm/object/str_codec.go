package object

// This file encodes str: str.encode and the encodings that it knows.

import (
	"strconv"
	"strings"
)

func defineStrCodec() {
	StrType.Define(Def{"encode(self, /, encoding=?, errors=?)", func(t *Thread, a []Value) (Value, error) {
		encoding, err := optionalStr(a[1], "utf-8", "encode() argument 'encoding' must be str, not %s")
		if err != nil {
			return Value{}, err
		}
		errors, err := optionalStr(a[2], "strict", "encode() argument 'errors' must be str, not %s")
		if err != nil {
			return Value{}, err
		}
		return t.Encode(Ptr[Str](a[0]), encoding, errors)
	}})
}

// A codec is one of the encodings.
type codec struct {
	name  string // in messages
	limit rune   // one byte a character: those below limit
	width int    // 2 or 4: UTF-16 and UTF-32
	big   bool   // most significant byte first
	mark  bool   // begins with a byte order mark
}

// codecs are the encodings by their names, in lower case and without punctuation.
var codecs = map[string]*codec{}

func init() {
	for _, c := range []struct {
		names string
		codec
	}{
		{"utf8 u8 utf cp65001", codec{name: "utf-8"}},
		{"utf8sig", codec{name: "utf-8", mark: true}},
		{"ascii usascii 646 ansix341968 us", codec{name: "ascii", limit: 0x80}},
		{"latin1 iso88591 latin l1 8859 cp819 iso885911987", codec{name: "latin-1", limit: 0x100}},
		{"utf16 u16", codec{name: "utf-16", width: 2, mark: true}},
		{"utf16le unicodelittleunmarked", codec{name: "utf-16-le", width: 2}},
		{"utf16be unicodebigunmarked", codec{name: "utf-16-be", width: 2, big: true}},
		{"utf32 u32", codec{name: "utf-32", width: 4, mark: true}},
		{"utf32le", codec{name: "utf-32-le", width: 4}},
		{"utf32be", codec{name: "utf-32-be", width: 4, big: true}},
	} {
		for _, name := range strings.Fields(c.names) {
			codecs[name] = &c.codec
		}
	}
}

// findCodec returns the encoding of that name.
func findCodec(name string) (*codec, error) {
	switch name {
	case "utf-8":
		return codecs["utf8"], nil
	case "ascii":
		return codecs["ascii"], nil
	}
	var plain []byte
	for i := range len(name) {
		if c := lowerByte(name[i]); 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			plain = append(plain, c)
		}
	}
	if c := codecs[string(plain)]; c != nil {
		return c, nil
	}
	return nil, Errorf(LookupError, "unknown encoding: %s", name)
}

// hasSurrogates reports whether s holds code points that UTF-8 forbids.
func hasSurrogates(s string) bool {
	for i := strings.IndexByte(s, 0xED); i >= 0; {
		if i+1 < len(s) && s[i+1] >= 0xA0 {
			return true
		}
		j := strings.IndexByte(s[i+1:], 0xED)
		if j < 0 {
			return false
		}
		i += 1 + j
	}
	return false
}

// Encode returns the bytes of s in the named encoding.
func (t *Thread) Encode(s *Str, encoding, errors string) (Value, error) {
	c, err := findCodec(encoding)
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(s.S)) / 32)
	switch {
	case c.limit > 0 && s.IsASCII(), c.width == 0 && c.limit == 0 && !c.mark && !hasSurrogates(s.S):
		return NewBytes(s.S), nil
	}
	var b []byte
	if c.mark {
		b = c.append(b, 0xFEFF)
	}
	runes := s.Runes()
	for i := 0; i < len(runes); {
		r := runes[i]
		if c.can(r) {
			b = c.append(b, r)
			i++
			continue
		}
		end := i + 1
		for c.width == 0 && end < len(runes) && !c.can(runes[end]) {
			end++
		}
		for i < end {
			var ok bool
			from := i
			b, i, ok, err = c.replace(b, runes, i, end, errors)
			if err != nil {
				return Value{}, err
			}
			if !ok {
				return Value{}, c.encodeError(s, from, end)
			}
		}
	}
	return NewBytes(string(b)), nil
}

// can reports whether the encoding has bytes for r.
func (c *codec) can(r rune) bool {
	if c.limit > 0 {
		return r < c.limit
	}
	return r < 0xD800 || r > 0xDFFF
}

// append appends the bytes of r.
func (c *codec) append(b []byte, r rune) []byte {
	switch {
	case c.limit > 0:
		return append(b, byte(r))
	case c.width == 0:
		return AppendRune(b, r)
	case c.width == 2 && r >= 0x10000:
		r -= 0x10000
		return c.unit(c.unit(b, 0xD800+r>>10), 0xDC00+r&0x3FF)
	}
	return c.unit(b, r)
}

// unit appends one unit of UTF-16 or UTF-32.
func (c *codec) unit(b []byte, r rune) []byte {
	for i := range c.width {
		shift := 8 * i
		if c.big {
			shift = 8 * (c.width - 1 - i)
		}
		b = append(b, byte(r>>shift))
	}
	return b
}

// replace handles runes[i:end], which the encoding lacks, in the way that
// errors names, and returns how far it came. ok is false when it cannot.
func (c *codec) replace(b []byte, runes []rune, i, end int, errors string) (_ []byte, next int, ok bool, err error) {
	var text []byte
	switch errors {
	case "strict":
		return b, i, false, nil
	case "ignore":
		return b, end, true, nil
	case "replace":
		text = []byte(strings.Repeat("?", end-i))
	case "backslashreplace":
		for _, r := range runes[i:end] {
			text = appendEscape(text, r)
		}
	case "xmlcharrefreplace":
		for _, r := range runes[i:end] {
			text = append(strconv.AppendInt(append(text, '&', '#'), int64(r), 10), ';')
		}
	case "surrogateescape":
		if r := runes[i]; r >= 0xDC80 && r <= 0xDCFF && c.width == 0 {
			return append(b, byte(r)), i + 1, true, nil
		}
		return b, i, false, nil
	case "surrogatepass":
		if r := runes[i]; r >= 0xD800 && r <= 0xDFFF && c.limit == 0 {
			return c.append(b, r), i + 1, true, nil
		}
		return b, i, false, nil
	default:
		return b, i, false, Errorf(LookupError, "unknown error handler name '%s'", errors)
	}
	for _, ch := range text {
		b = c.append(b, rune(ch))
	}
	return b, end, true, nil
}

func (c *codec) encodeError(s *Str, start, end int) error {
	reason := "surrogates not allowed"
	if c.limit > 0 {
		reason = "ordinal not in range(" + strconv.Itoa(int(c.limit)) + ")"
	}
	return NewException(UnicodeEncodeError, NewStr(c.name), Of(s), Int(int64(start)), Int(int64(end)), NewStr(reason))
}
