package _sre

// This file reads the templates of sub and expand: text in which \1 and \g<name>
// stand for groups.

import (
	"slices"

	"taketurns/wasm/object"
)

// A piece of a template is text or else a group.
type piece struct {
	text  Value // unset for a group
	group int
}

// expand adds what the template makes of a match.
func expand(out []Value, template []piece, text Value, marks []int32) []Value {
	for _, p := range template {
		switch {
		case !p.text.IsUnset():
			out = append(out, p.text)
		case marks[2*p.group] >= 0 && marks[2*p.group+1] >= marks[2*p.group]:
			out = append(out, part(text, marks, p.group, object.None))
		}
	}
	return out
}

// parseTemplate reads a template for matches of p.
func parseTemplate(t *Thread, source Value, p *pattern) (parts []piece, err error) {
	if _, ok := object.BytesLike(source); !ok && object.AsStr(source) == nil {
		return nil, object.Errorf(object.TypeError, "decoding to str: need a bytes-like object, %s found", source.Type().Name)
	}
	s := &template{prog: p.prog}
	s.text, s.isText = textOf(source)
	if !slices.Contains(s.text, '\\') {
		if len(s.text) == 0 && s.isText == p.prog.isText {
			return nil, nil
		}
		return []piece{{text: source}}, nil
	}
	defer func() {
		switch f := recover().(type) {
		case nil:
		case fault:
			err = f.raise(t, source)
		default:
			panic(f)
		}
	}()
	for s.peek() != none {
		if c := s.next(); c != '\\' {
			s.literal = append(s.literal, c)
		} else {
			s.escape()
		}
	}
	s.flush()
	return s.parts, nil
}

// A template is a template that is being read.
type template struct {
	scanner
	prog    *program
	literal []rune
	parts   []piece
}

// flush ends a stretch of text.
func (s *template) flush() {
	if len(s.literal) == 0 {
		return
	}
	v := Value{}
	if s.isText {
		v = object.NewStr(runes(s.literal))
	} else {
		b := make([]byte, len(s.literal))
		for i, c := range s.literal {
			b[i] = byte(c)
		}
		v = object.NewBytes(string(b))
	}
	s.parts = append(s.parts, piece{text: v})
	s.literal = s.literal[:0]
}

// add adds a group. What was read for it is back characters long.
func (s *template) add(g int, digits string, back int) {
	if g >= len(s.prog.groups) {
		s.fail(noGroup(digits), back)
	}
	s.flush()
	s.parts = append(s.parts, piece{group: g})
}

func (s *template) escape() {
	start := s.at - 1
	switch c := s.next(); {
	case c == none:
		s.fail("bad escape (end of pattern)", 1)
	case c == 'g':
		if !s.take('<') {
			s.fail("missing <", 0)
		}
		name := s.name('>', "group name")
		if g, ok := number(name); ok {
			s.add(g, name, len(name)+1)
			return
		}
		s.checkName(name)
		g := s.prog.group(name)
		if g < 0 {
			panic(fault{kind: object.IndexError, message: "unknown group name " + object.ReprStr(name)})
		}
		s.add(g, "", 0)
	case c == '0':
		value, _ := s.digits(2, 8)
		s.literal = append(s.literal, value)
	case isDigit(c):
		if isDigit(s.peek()) {
			s.at++
			if isOctal(c) && isOctal(s.text[s.at-1]) && isOctal(s.peek()) {
				s.at = start + 1
				value, _ := s.digits(3, 8)
				s.literal = append(s.literal, s.octal(value, start))
				return
			}
		}
		digits := s.since(start + 1)
		g, _ := number(digits)
		s.add(g, digits, len(digits))
	default:
		if r, ok := control(c); ok {
			s.literal = append(s.literal, r)
		} else if isLetter(c) {
			s.fail("bad escape "+s.since(start), s.at-start)
		} else {
			s.literal = append(s.literal, '\\', c)
		}
	}
}
