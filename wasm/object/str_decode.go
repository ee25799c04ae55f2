package object

// This file decodes bytes to str.

import (
	"strings"
	"unicode/utf8"
)

// Decode returns the str that data is in the named encoding.
func (t *Thread) Decode(data, encoding, errors string) (Value, error) {
	c, err := findCodec(encoding)
	if err != nil {
		return Value{}, err
	}
	t.Spend(int64(len(data)) / 16)
	d := decoder{codec: *c, data: data, errors: errors}
	switch {
	case c.width > 0:
		err = d.units()
	case c.limit == 0:
		if c.mark {
			d.data = strings.TrimPrefix(data, "\uFEFF")
		}
		if utf8.ValidString(d.data) {
			return NewStr(d.data), nil
		}
		err = d.utf8()
	case isASCII(data):
		return NewStr(data), nil
	case c.limit == 0x100:
		return NewStr(latin1ToUTF8(data)), nil
	default:
		err = d.ascii()
	}
	if err != nil {
		return Value{}, err
	}
	return ownStr(d.out), nil
}

// latin1ToUTF8 returns the text whose code points are the bytes of s.
func latin1ToUTF8(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s)+len(s)/4)
	for i := range len(s) {
		b = utf8.AppendRune(b, rune(s[i]))
	}
	return string(b)
}

// A decoder turns bytes into text.
type decoder struct {
	codec
	data   string
	errors string
	out    []byte
}

func (d *decoder) ascii() error {
	for i := range len(d.data) {
		if c := d.data[i]; c < 0x80 {
			d.out = append(d.out, c)
		} else if _, err := d.bad(i, i+1, "ordinal not in range(128)"); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) utf8() error {
	for i := 0; i < len(d.data); {
		r, w := utf8.DecodeRuneInString(d.data[i:])
		if r != utf8.RuneError || w > 1 {
			d.out = append(d.out, d.data[i:i+w]...)
			i += w
			continue
		}
		if d.errors == "surrogatepass" {
			if r, w := DecodeRune(d.data[i:]); w == 3 && r >= 0xD800 && d.data[i+1]&0xC0 == 0x80 && d.data[i+2]&0xC0 == 0x80 {
				d.out = append(d.out, d.data[i:i+3]...)
				i += 3
				continue
			}
		}
		end, reason := badSequence(d.data, i)
		next, err := d.bad(i, end, reason)
		if err != nil {
			return err
		}
		i = next
	}
	return nil
}

// badSequence returns where the invalid sequence that begins at i ends: before
// the first byte that could not follow.
func badSequence(s string, i int) (end int, reason string) {
	c := s[i]
	if c < 0xC2 || c > 0xF4 {
		return i + 1, "invalid start byte"
	}
	lo, hi, length := byte(0x80), byte(0xBF), 2
	switch {
	case c >= 0xF0:
		length = 4
	case c >= 0xE0:
		length = 3
	}
	switch c { // what the second byte must be, so that the code point is neither too small, nor a surrogate, nor too large
	case 0xE0:
		lo = 0xA0
	case 0xED:
		hi = 0x9F
	case 0xF0:
		lo = 0x90
	case 0xF4:
		hi = 0x8F
	}
	for end = i + 1; end < i+length; end++ {
		if end == len(s) {
			return end, "unexpected end of data"
		}
		if s[end] < lo || s[end] > hi {
			break
		}
		lo, hi = 0x80, 0xBF
	}
	return end, "invalid continuation byte"
}

// units decodes UTF-16 and UTF-32.
func (d *decoder) units() error {
	i := 0
	if d.mark {
		i = d.byteOrder()
	}
	for i < len(d.data) {
		r, end, reason := rune(0), i+d.width, ""
		if end <= len(d.data) {
			r = d.unitAt(i)
		}
		switch {
		case end > len(d.data):
			end, reason = len(d.data), "truncated data"
		case d.width == 4 && (r < 0 || r > 0x10FFFF):
			reason = "code point not in range(0x110000)"
		case r < 0xD800 || r > 0xDFFF || d.errors == "surrogatepass" && !d.pairAt(i):
		case d.width == 4:
			reason = "code point in surrogate code point range(0xd800, 0xe000)"
		case d.pairAt(i):
			r = (r-0xD800)<<10 + d.unitAt(end) - 0xDC00 + 0x10000
			end += 2
		case r >= 0xDC00:
			reason = "illegal encoding"
		case len(d.data)-end < 2:
			reason, end = "unexpected end of data", len(d.data)
		default:
			reason = "illegal UTF-16 surrogate"
		}
		if reason == "" {
			d.out = AppendRune(d.out, r)
			i = end
			continue
		}
		next, err := d.bad(i, end, reason)
		if err != nil {
			return err
		}
		i = next
	}
	return nil
}

// byteOrder reads the byte order mark, if there is one, and returns its length.
func (d *decoder) byteOrder() int {
	d.name += "-le"
	if len(d.data) < d.width {
		return 0
	}
	if d.unitAt(0) == 0xFEFF {
		return d.width
	}
	d.big = true
	if d.unitAt(0) == 0xFEFF {
		d.name = d.name[:len(d.name)-2] + "be"
		return d.width
	}
	d.big = false
	return 0
}

// unitAt returns the unit at offset i.
func (d *decoder) unitAt(i int) rune {
	r := rune(0)
	for k := range d.width {
		at := i + d.width - 1 - k
		if d.big {
			at = i + k
		}
		r = r<<8 | rune(d.data[at])
	}
	return r
}

// pairAt reports whether two units of UTF-16 at offset i make one code point.
func (d *decoder) pairAt(i int) bool {
	if d.width != 2 || len(d.data)-i < 4 {
		return false
	}
	high, low := d.unitAt(i), d.unitAt(i+2)
	return high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF
}

// bad handles bytes that cannot be decoded, and returns where to go on.
func (d *decoder) bad(start, end int, reason string) (next int, err error) {
	switch d.errors {
	case "strict", "surrogatepass":
	case "ignore":
		return end, nil
	case "replace":
		d.out = append(d.out, "\uFFFD"...)
		return end, nil
	case "backslashreplace":
		for _, c := range []byte(d.data[start:end]) {
			d.out = appendHexEscape(d.out, 'x', uint32(c), 2)
		}
		return end, nil
	case "surrogateescape":
		for next = start; next < end && d.data[next] >= 0x80; next++ {
			d.out = AppendRune(d.out, 0xDC00+rune(d.data[next]))
		}
		if next > start { // an ASCII byte is not escaped
			return next, nil
		}
	case "xmlcharrefreplace", "namereplace":
		return end, Raise(TypeError, "don't know how to handle UnicodeDecodeError in error callback")
	default:
		return end, Errorf(LookupError, "unknown error handler name '%s'", d.errors)
	}
	return end, NewException(UnicodeDecodeError, NewStr(d.name), NewBytes(d.data), Int(int64(start)), Int(int64(end)), NewStr(reason))
}
