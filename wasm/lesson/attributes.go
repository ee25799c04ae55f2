// This file reads a fence's info string: the language, then attributes in
// braces.
//
//	info       = language [ "{" { attribute } "}" ]
//	attribute  = "#" id | key | key "=" value
//	value      = characters up to a space or brace
//	           | '"' characters, \" \\ \n \t '"'

package lesson

import "strings"

// fenceInfo is an info string taken apart.
type fenceInfo struct {
	language   string // lower case, "" when there is none
	id         string
	attributes []attribute
	braces     bool // attributes were written, if only {}
}

// attribute is one key with its value; a flag has no value.
type attribute struct {
	key, value string
	flag       bool
}

// parseInfo takes an info string apart. The message says what is wrong with
// the attributes, or is "".
func parseInfo(info string) (f fenceInfo, message string) {
	info = strings.TrimSpace(info)
	name, rest := info, ""
	if i := strings.IndexAny(info, " \t{"); i >= 0 {
		name, rest = info[:i], strings.TrimSpace(info[i:])
	}
	f.language = strings.ToLower(name)
	if !strings.HasPrefix(rest, "{") {
		return f, "" // words that other tools put there
	}
	f.braces = true
	s := attributeScanner{rest: rest[1:]}
	for {
		s.rest = strings.TrimLeft(s.rest, " \t")
		switch {
		case s.rest == "":
			return f, "the attributes have no closing brace"
		case s.rest[0] == '}':
			if strings.TrimSpace(s.rest[1:]) != "" {
				return f, "text after the attributes’ closing brace"
			}
			return f, ""
		case s.rest[0] == '#':
			s.rest = s.rest[1:]
			if f.id != "" {
				return f, "two ids on one fence"
			}
			id := s.word()
			if !validID(id) {
				return f, "an id begins with a letter (and not with " + reservedID + "), and holds letters, digits and -: #" + id
			}
			f.id = id
		default:
			a, message := s.attribute()
			if message != "" {
				return f, message
			}
			for _, other := range f.attributes {
				if other.key == a.key {
					return f, a.key + " is given twice"
				}
			}
			f.attributes = append(f.attributes, a)
		}
	}
}

type attributeScanner struct{ rest string }

// word takes the characters up to a space or brace.
func (s *attributeScanner) word() string {
	end := strings.IndexAny(s.rest, " \t{}")
	if end < 0 {
		end = len(s.rest)
	}
	w := s.rest[:end]
	s.rest = s.rest[end:]
	return w
}

func (s *attributeScanner) attribute() (attribute, string) {
	end := strings.IndexAny(s.rest, "= \t{}")
	if end < 0 {
		end = len(s.rest)
	}
	a := attribute{key: s.rest[:end], flag: true}
	s.rest = s.rest[end:]
	if a.key == "" {
		return a, "expected an attribute: " + s.rest
	}
	if !strings.HasPrefix(s.rest, "=") {
		return a, ""
	}
	a.flag = false
	s.rest = s.rest[1:]
	if !strings.HasPrefix(s.rest, `"`) {
		a.value = s.word()
		return a, ""
	}
	s.rest = s.rest[1:]
	var value strings.Builder
	for i := 0; i < len(s.rest); i++ {
		c := s.rest[i]
		switch {
		case c == '"':
			a.value = value.String()
			s.rest = s.rest[i+1:]
			return a, ""
		case c == '\\' && i+1 < len(s.rest):
			i++
			switch e := s.rest[i]; e {
			case 'n':
				value.WriteByte('\n')
			case 't':
				value.WriteByte('\t')
			case '"', '\\':
				value.WriteByte(e)
			default:
				return a, a.key + ": unknown escape \\" + string(e) + ` (known: \" \\ \n \t)`
			}
		default:
			value.WriteByte(c)
		}
	}
	return a, a.key + ": the quotes are not closed"
}

// validID reports whether an author may give an example this id. Ids that
// begin with tt- are the page's own.
func validID(id string) bool {
	for i, c := range []byte(id) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return id != "" && !strings.HasPrefix(id, reservedID)
}
