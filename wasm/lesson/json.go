// This file writes and reads JSON: the attributes of an example, and
// notebooks. It stands in for encoding/json, whose reflection would make the
// page's engine larger by far more than these lines.

package lesson

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonOptions writes options as an object.
func jsonOptions(options []Option) string {
	var out strings.Builder
	for i, o := range options {
		out.WriteByte("{,"[min(i, 1)])
		out.WriteString(jsonString(o.Key) + ":" + jsonString(o.Value))
	}
	return out.String() + "}"
}

// jsonStrings writes strings as an array.
func jsonStrings(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = jsonString(s)
	}
	return "[" + strings.Join(quoted, ",") + "]"
}

func jsonString(s string) string {
	const hex = "0123456789abcdef"
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r < ' ':
			out.WriteString(`\u00`)
			out.WriteByte(hex[r>>4])
			out.WriteByte(hex[r&15])
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// maxJSONDepth bounds arrays and objects inside each other.
const maxJSONDepth = 100

// readJSON reads one value: nil, bool, float64, string, []any or
// map[string]any.
func readJSON(text string) (any, error) {
	r := &jsonReader{text: text}
	v, err := r.value(0)
	if err == nil {
		if r.space(); r.pos < len(r.text) {
			err = r.unexpected()
		}
	}
	return v, err
}

type jsonReader struct {
	text string
	pos  int
}

func (r *jsonReader) unexpected() error {
	line := 1 + strings.Count(r.text[:r.pos], "\n")
	what := "end of text"
	if r.pos < len(r.text) {
		c, _ := utf8.DecodeRuneInString(r.text[r.pos:])
		what = strconv.QuoteRune(c)
	}
	return errors.New("not valid JSON: unexpected " + what + " on line " + strconv.Itoa(line))
}

func (r *jsonReader) space() {
	for r.pos < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.pos]) >= 0 {
		r.pos++
	}
}

// take skips space and then c, if it is there.
func (r *jsonReader) take(c byte) bool {
	r.space()
	if r.pos < len(r.text) && r.text[r.pos] == c {
		r.pos++
		return true
	}
	return false
}

func (r *jsonReader) value(depth int) (any, error) {
	if depth > maxJSONDepth {
		return nil, errors.New("the JSON is nested too deeply")
	}
	r.space()
	rest := r.text[r.pos:]
	switch {
	case r.take('{'):
		return r.object(depth)
	case r.take('['):
		return r.array(depth)
	case strings.HasPrefix(rest, `"`):
		return r.string()
	case strings.HasPrefix(rest, "null"):
		r.pos += len("null")
		return nil, nil
	case strings.HasPrefix(rest, "true"):
		r.pos += len("true")
		return true, nil
	case strings.HasPrefix(rest, "false"):
		r.pos += len("false")
		return false, nil
	}
	end := 0
	for end < len(rest) && strings.IndexByte("+-.0123456789eE", rest[end]) >= 0 {
		end++
	}
	n, err := strconv.ParseFloat(rest[:end], 64)
	if err != nil {
		return nil, r.unexpected()
	}
	r.pos += end
	return n, nil
}

func (r *jsonReader) object(depth int) (any, error) {
	object := map[string]any{}
	for first := true; !r.take('}'); first = false {
		if !first && !r.take(',') {
			return nil, r.unexpected()
		}
		r.space()
		name, err := r.string()
		if err != nil {
			return nil, err
		}
		if !r.take(':') {
			return nil, r.unexpected()
		}
		if object[name], err = r.value(depth + 1); err != nil {
			return nil, err
		}
	}
	return object, nil
}

func (r *jsonReader) array(depth int) (any, error) {
	array := []any{}
	for first := true; !r.take(']'); first = false {
		if !first && !r.take(',') {
			return nil, r.unexpected()
		}
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		array = append(array, v)
	}
	return array, nil
}

func (r *jsonReader) string() (string, error) {
	if r.pos == len(r.text) || r.text[r.pos] != '"' {
		return "", r.unexpected()
	}
	r.pos++
	var out strings.Builder
	for r.pos < len(r.text) {
		switch c := r.text[r.pos]; {
		case c == '"':
			r.pos++
			return out.String(), nil
		case c < ' ':
			return "", r.unexpected()
		case c == '\\':
			r.pos++
			if err := r.escape(&out); err != nil {
				return "", err
			}
		default:
			out.WriteByte(c)
			r.pos++
		}
	}
	return "", r.unexpected()
}

// escape reads what follows a backslash.
func (r *jsonReader) escape(out *strings.Builder) error {
	if r.pos == len(r.text) {
		return r.unexpected()
	}
	const names, values = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if i := strings.IndexByte(names, r.text[r.pos]); i >= 0 {
		out.WriteByte(values[i])
		r.pos++
		return nil
	}
	first, ok := r.unit()
	if !ok {
		return r.unexpected()
	}
	if utf16.IsSurrogate(first) && strings.HasPrefix(r.text[r.pos:], `\u`) {
		back := r.pos
		r.pos++
		second, ok := r.unit()
		if pair := utf16.DecodeRune(first, second); ok && pair != utf8.RuneError {
			first = pair
		} else {
			r.pos = back
		}
	}
	out.WriteRune(first) // a lone surrogate becomes U+FFFD
	return nil
}

// unit reads uXXXX.
func (r *jsonReader) unit() (rune, bool) {
	if r.pos+5 > len(r.text) || r.text[r.pos] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(r.text[r.pos+1:r.pos+5], 16, 16)
	if err != nil {
		return 0, false
	}
	r.pos += 5
	return rune(n), true
}
