package object

// This file defines str.format and str.format_map (PEP 3101): a template of
// text and fields,
//
//	"{" [name ("." attribute | "[" index "]")*] ["!" ("r"|"s"|"a")] [":" spec] "}"
//
// whose spec may hold fields in turn.

import (
	"math"
	"strings"
)

func defineStrFormat() {
	StrType.Define(
		Def{"format(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.formatTemplate(Ptr[Str](a[0]).S, AsTuple(a[1]).Items, a[2], false)
		}},
		Def{"format_map(self, mapping, /)", func(t *Thread, a []Value) (Value, error) {
			return t.formatTemplate(Ptr[Str](a[0]).S, nil, a[1], true)
		}},
	)
}

func (t *Thread) formatTemplate(text string, args []Value, names Value, mapOnly bool) (Value, error) {
	f := templateFrame{args: args, names: names, mapOnly: mapOnly}
	f.level[0].text = text
	f.level[0].out = make([]byte, 0, len(text)+24)
	base := t.Top
	v, err := f.Resume(t, Value{}, nil)
	if err == Pending {
		waiting := f // only now on the heap
		return t.After(base, &waiting)
	}
	return v, err
}

// templateFrame fills in a template.
type templateFrame struct {
	args    []Value
	names   Value // a mapping
	mapOnly bool
	auto    int  // number of the next field without a name
	manual  bool // fields have had numbers
	level   [2]templateLevel
	depth   int // 1 inside a spec
	step    uint8
}

// templateLevel is the state in the template, and in the spec of one of its fields.
type templateLevel struct {
	text string
	pos  int
	out  []byte

	path       string // what is left of the field's name: attributes and indices
	value      Value
	conversion rune
	spec       string
}

// Steps of a templateFrame.
const (
	templateText   uint8 = iota // copy text up to the next field, and find its first value
	templatePath                // a value came: go on along the path
	templateValue               // the value came: convert it
	templateSpec                // the converted value came: the spec is next
	templateFormat              // the spec is known: format
	templateDone                // the formatted text came
)

func (f *templateFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		l := &f.level[f.depth]
		switch f.step {
		case templateText:
			more, err := l.copyText()
			if err != nil {
				return Value{}, err
			}
			if !more {
				if f.depth == 0 {
					return ownStr(l.out), nil
				}
				f.depth, f.step = 0, templateFormat
				f.level[0].spec = string(l.out)
				continue
			}
			f.step = templatePath
			if in, err = f.field(t, l); err == Pending {
				return in, err
			} else if err != nil {
				return Value{}, err
			}
		case templatePath:
			if l.path == "" {
				f.step = templateValue
				continue
			}
			if in, err = l.follow(t, in); err == Pending {
				return in, err
			}
		case templateValue:
			f.step = templateSpec
			switch l.conversion {
			case 's':
				in, err = t.Str(in)
			case 'r', 'a':
				in, err = t.Repr(in)
			case 0:
			default:
				return Value{}, unknownConversion(l.conversion)
			}
			if err == Pending {
				return in, err
			}
		case templateSpec:
			if l.conversion == 'a' {
				in = NewStr(AsciiText(AsStr(in).S))
			}
			l.value, f.step = in, templateFormat
			if strings.IndexByte(l.spec, '{') >= 0 {
				if f.depth == len(f.level)-1 {
					return Value{}, Raise(ValueError, "Max string recursion exceeded")
				}
				f.depth++
				f.level[f.depth] = templateLevel{text: l.spec}
				f.step = templateText
			}
		case templateFormat:
			f.step = templateDone
			if l.append(t) {
				f.step = templateText
				continue
			}
			if in, err = t.Format(l.value, NewStr(l.spec)); err == Pending {
				return in, err
			}
		case templateDone:
			l.out = append(l.out, AsStr(in).S...)
			f.step = templateText
		}
	}
}

// append appends the value when that needs no spec and no Python code.
func (l *templateLevel) append(t *Thread) bool {
	if l.spec != "" {
		return false
	}
	switch v := l.value; {
	case v.O.Type == StrType:
		l.out = append(l.out, Ptr[Str](v).S...)
	case v.O == &intTag:
		l.out, _ = t.appendInt(l.out, v, 10)
	default:
		return false
	}
	return true
}

// copyText copies text up to the next field and reports whether there is one.
// The position is then behind its brace.
func (l *templateLevel) copyText() (bool, error) {
	for {
		rest := l.text[l.pos:]
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			l.out = append(l.out, rest...)
			l.pos = len(l.text)
			return false, nil
		}
		l.out = append(l.out, rest[:i]...)
		l.pos += i + 1
		c := rest[i]
		if i+1 < len(rest) && rest[i+1] == c {
			l.out = append(l.out, c)
			l.pos++
			continue
		}
		if c == '}' {
			return false, Raise(ValueError, "Single '}' encountered in format string")
		}
		if i+1 == len(rest) {
			return false, Raise(ValueError, "Single '{' encountered in format string")
		}
		return true, nil
	}
}

// field reads a field up to its closing brace and looks up its first value.
func (f *templateFrame) field(t *Thread, l *templateLevel) (Value, error) {
	name, err := l.readField()
	if err != nil {
		return Value{}, err
	}
	first := len(name)
	if i := strings.IndexAny(name, ".["); i >= 0 {
		first = i
	}
	l.path = name[first:]
	name = name[:first]
	index, err := fieldIndex(name)
	if err != nil {
		return Value{}, err
	}
	if index < 0 && name != "" {
		return t.GetItem(f.names, NewStr(name))
	}
	switch {
	case name == "" && f.manual:
		return Value{}, Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
	case name == "":
		index = f.auto
		f.auto++
	case f.auto > 0:
		return Value{}, Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
	default:
		f.manual = true
	}
	if f.mapOnly {
		return Value{}, Raise(ValueError, "Format string contains positional fields")
	}
	if index >= len(f.args) {
		return Value{}, Errorf(IndexError, "Replacement index %d out of range for positional args tuple", index)
	}
	return f.args[index], nil
}

// fieldIndex returns the number that a name is, or -1.
func fieldIndex(name string) (int, error) {
	n := -1
	for _, r := range name {
		d := DecimalValue(r)
		if d < 0 {
			return -1, nil
		}
		if n > (math.MaxInt64-d)/10 {
			return 0, Raise(ValueError, "Too many decimal digits in format string")
		}
		n = max(n, 0)*10 + d
	}
	return n, nil
}

// readField reads a field behind its opening brace: the name, which it
// returns, the conversion and the spec.
func (l *templateLevel) readField() (string, error) {
	s := l.text
	start, i := l.pos, l.pos
	inIndex := false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '{' {
			return "", Raise(ValueError, "unexpected '{' in field name")
		}
		if inIndex {
			inIndex = c != ']'
		} else if c == '[' {
			inIndex = true
		} else if c == '}' || c == ':' || c == '!' {
			break
		}
	}
	if i == len(s) {
		return "", Raise(ValueError, "expected '}' before end of string")
	}
	name := s[start:i]
	l.conversion, l.spec = 0, ""
	if s[i] == '!' {
		if i+1 == len(s) {
			return "", Raise(ValueError, "end of string while looking for conversion specifier")
		}
		r, w := DecodeRune(s[i+1:])
		i += 1 + w
		if i == len(s) {
			return "", Raise(ValueError, "unmatched '{' in format spec")
		}
		if s[i] != ':' && s[i] != '}' {
			return "", Raise(ValueError, "expected ':' after conversion specifier")
		}
		l.conversion = r
	}
	if s[i] == ':' {
		start, depth := i+1, 1
		for i++; i < len(s); i++ {
			if s[i] == '{' {
				depth++
			} else if s[i] == '}' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		if i == len(s) {
			return "", Raise(ValueError, "unmatched '{' in format spec")
		}
		l.spec = s[start:i]
	}
	l.pos = i + 1
	return name, nil
}

func unknownConversion(r rune) error {
	if r > 32 && r < 127 {
		return Errorf(ValueError, "Unknown conversion specifier %c", r)
	}
	return Errorf(ValueError, "Unknown conversion specifier \\x%x", r)
}

// follow takes the next step along the path: an attribute or an index.
func (l *templateLevel) follow(t *Thread, v Value) (Value, error) {
	if l.path[0] == '.' {
		end := 1
		for end < len(l.path) && l.path[end] != '.' && l.path[end] != '[' {
			end++
		}
		name := l.path[1:end]
		if name == "" {
			return Value{}, Raise(ValueError, "Empty attribute in format string")
		}
		l.path = l.path[end:]
		return t.GetAttr(v, Intern(name))
	}
	if l.path[0] != '[' {
		return Value{}, Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(l.path, ']')
	if end < 0 {
		return Value{}, Raise(ValueError, "Missing ']' in format string")
	}
	key := l.path[1:end]
	if key == "" {
		return Value{}, Raise(ValueError, "Empty attribute in format string")
	}
	l.path = l.path[end+1:]
	index, err := fieldIndex(key)
	if err != nil {
		return Value{}, err
	}
	if index < 0 {
		return t.GetItem(v, NewStr(key))
	}
	return t.GetItem(v, Int(int64(index)))
}
