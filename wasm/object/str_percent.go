package object

// This file defines formatting with the % operator.

import (
	"math"
	"strings"
)

// Percent returns format % args.
func (t *Thread) Percent(format string, args Value) (Value, error) {
	return t.percent(percentFrame{format: format, args: args})
}

// bytesMod is % of bytes and bytearray.
func bytesMod(t *Thread, a []Value) (Value, error) {
	return t.percent(percentFrame{format: string(selfBytes(a[0])), args: a[1], of: a[0]})
}

func (t *Thread) percent(f percentFrame) (Value, error) {
	args := f.args
	if tuple := AsTuple(args); tuple != nil {
		f.items = tuple.Items
	} else {
		f.single = true
		_, isBytes := bytesOf(args)
		f.mapping = args.O.Type.Special(SpGetitem).O != nil && AsStr(args) == nil && !(isBytes && f.of.O != nil)
	}
	f.out = make([]byte, 0, len(f.format)+24)
	base := t.Top
	v, err := f.Resume(t, Value{}, nil)
	if err == Pending {
		waiting := f // only now on the heap
		return t.After(base, &waiting)
	}
	return v, err
}

// percentFrame formats one conversion after another:
//
//	"%" ["(" key ")"] flags [width] ["." precision] [h|l|L] type
type percentFrame struct {
	format string
	pos    int
	out    []byte
	args   Value
	items  []Value // of args, when it is a tuple
	next   int
	single bool // args is one argument,
	used   bool // which has been used;
	// or a mapping, whose keys the conversions name.
	mapping bool
	of      Value // the bytes or bytearray that the format is; unset for a str

	step  uint8
	spec  percentSpec
	value Value
}

// Steps of a percentFrame.
const (
	percentText  uint8 = iota // copy text up to the next conversion
	percentKey                // the value of its key came
	percentRest               // read what is behind the key
	percentStr                // the text of the value came
	percentInt                // the value came as an int
	percentFloat              // the value came as a float
)

// A percentSpec is a conversion that has been read.
type percentSpec struct {
	left, plus, blank, alt, zero bool
	width, precision             int // precision -1: not given
	kind                         rune
	at                           int  // the type's position, in bytes
	bare                         bool // nothing stands before the type
}

func (f *percentFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case percentText:
			more, err := f.text()
			if err != nil {
				return Value{}, err
			}
			if !more {
				return f.finish()
			}
			f.step, f.value = percentRest, Value{}
			if f.pos < len(f.format) && f.format[f.pos] == '(' {
				key, err := f.key()
				if err != nil {
					return Value{}, err
				}
				f.step = percentKey
				if in, err = t.GetItem(f.args, key); err == Pending {
					return in, err
				} else if err != nil {
					return Value{}, err
				}
			}
		case percentKey:
			if err != nil {
				return Value{}, err
			}
			f.step, f.value, f.used = percentRest, in, true
		case percentRest:
			if err := f.readSpec(); err != nil {
				return Value{}, err
			}
			if f.spec.kind == '%' && f.spec.bare {
				f.out = append(f.out, '%')
				f.step = percentText
				continue
			}
			if f.value.O == nil {
				if f.value, err = f.argument(); err != nil {
					return Value{}, err
				}
			}
			if in, err = f.begin(t); err == Pending {
				return in, err
			}
		case percentStr, percentInt, percentFloat:
			if err = f.put(t, in, err); err != nil {
				return Value{}, err
			}
			f.step = percentText
		}
	}
}

// text copies up to the next conversion and reports whether there is one.
func (f *percentFrame) text() (bool, error) {
	rest := f.format[f.pos:]
	i := strings.IndexByte(rest, '%')
	if i < 0 {
		f.out = append(f.out, rest...)
		f.pos = len(f.format)
		return false, nil
	}
	f.out = append(f.out, rest[:i]...)
	f.pos += i + 1
	if f.pos == len(f.format) {
		return false, Raise(ValueError, "incomplete format")
	}
	return true, nil
}

func (f *percentFrame) finish() (Value, error) {
	if f.next < len(f.items) || f.single && !f.used && !f.mapping {
		what := "string"
		if f.of.O != nil {
			what = "bytes"
		}
		return Value{}, Raise(TypeError, "not all arguments converted during "+what+" formatting")
	}
	if f.of.O != nil {
		return ownLike(f.of, f.out), nil
	}
	return ownStr(f.out), nil
}

// key reads "(key)"; parentheses inside must be in pairs.
func (f *percentFrame) key() (Value, error) {
	if !f.mapping {
		return Value{}, Raise(TypeError, "format requires a mapping")
	}
	start, depth := f.pos+1, 0
	for ; f.pos < len(f.format); f.pos++ {
		switch f.format[f.pos] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				f.pos++
				if f.of.O != nil {
					return NewBytes(f.format[start : f.pos-1]), nil
				}
				return NewStr(f.format[start : f.pos-1]), nil
			}
		}
	}
	return Value{}, Raise(ValueError, "incomplete format key")
}

// argument returns the next positional argument.
func (f *percentFrame) argument() (Value, error) {
	if f.single && !f.used {
		f.used = true
		return f.args, nil
	}
	if f.next < len(f.items) {
		f.next++
		return f.items[f.next-1], nil
	}
	return Value{}, Raise(TypeError, "not enough arguments for format string")
}

// readSpec reads flags, width, precision and type.
func (f *percentFrame) readSpec() error {
	f.spec = percentSpec{precision: -1}
	s := &f.spec
flags:
	for ; f.pos < len(f.format); f.pos++ {
		switch f.format[f.pos] {
		case '-':
			s.left = true
		case '+':
			s.plus = true
		case ' ':
			s.blank = true
		case '#':
			s.alt = true
		case '0':
			s.zero = true
		default:
			break flags
		}
	}
	var err error
	if s.width, err = f.number("width too big"); err != nil {
		return err
	}
	if s.width < 0 {
		s.left, s.width = true, -s.width
	}
	if f.pos < len(f.format) && f.format[f.pos] == '.' {
		f.pos++
		if s.precision, err = f.number("precision too big"); err != nil {
			return err
		}
		s.precision = max(s.precision, 0)
	}
	if f.pos < len(f.format) && strings.IndexByte("hlL", f.format[f.pos]) >= 0 {
		f.pos++ // C's lengths mean nothing here
	}
	if f.pos == len(f.format) {
		return Raise(ValueError, "incomplete format")
	}
	r, w := DecodeRune(f.format[f.pos:])
	s.kind, s.at, s.bare = r, f.pos, f.format[f.pos-1] == '%'
	f.pos += w
	return nil
}

// number reads a width or precision: digits, or * for the next argument.
func (f *percentFrame) number(tooBig string) (int, error) {
	if f.pos < len(f.format) && f.format[f.pos] == '*' {
		f.pos++
		v, err := f.argument()
		if err != nil {
			return 0, err
		}
		n, ok := AsInt(v)
		switch {
		case !IsIntLike(v):
			return 0, Raise(TypeError, "* wants int")
		case !ok || n > math.MaxInt32 || n < -math.MaxInt32:
			return 0, Raise(OverflowError, "Python int too large to convert to C int")
		}
		return int(n), nil
	}
	n := 0
	for ; f.pos < len(f.format) && '0' <= f.format[f.pos] && f.format[f.pos] <= '9'; f.pos++ {
		if n > (math.MaxInt64-9)/10 {
			return 0, Raise(ValueError, tooBig)
		}
		n = n*10 + int(f.format[f.pos]-'0')
	}
	return n, nil
}

// begin asks for the value in the form that the type needs.
func (f *percentFrame) begin(t *Thread) (Value, error) {
	v := f.value
	if f.of.O != nil {
		switch f.spec.kind {
		case 's', 'b':
			f.step = percentStr
			return t.bytesForPercent(v)
		case 'r':
			f.spec.kind = 'a'
		case 'c':
			f.step = percentInt
			return byteForPercent(v)
		}
	}
	switch f.spec.kind {
	case 's':
		f.step = percentStr
		return t.Str(v)
	case 'r', 'a':
		f.step = percentStr
		return t.Repr(v)
	case 'c':
		f.step = percentInt
		if AsStr(v) != nil {
			return v, nil
		}
		if !IsIntLike(v) && v.O.Type.Special(SpIndex).O == nil {
			return Value{}, Raise(TypeError, "%c requires int or char")
		}
		return t.Index(v)
	case 'd', 'i', 'u':
		f.step = percentInt
		if IsIntLike(v) {
			return Payload(v), nil
		}
		k := v.O.Type
		if k.Special(SpInt).O == nil && k.Special(SpIndex).O == nil {
			return Value{}, Errorf(TypeError, "%%%c format: a real number is required, not %s", f.spec.kind, k.Name)
		}
		return t.ToInt(v)
	case 'x', 'X', 'o':
		f.step = percentInt
		if !IsIntLike(v) && v.O.Type.Special(SpIndex).O == nil {
			return Value{}, Errorf(TypeError, "%%%c format: an integer is required, not %s", f.spec.kind, v.O.Type.Name)
		}
		return t.Index(v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f.step = percentFloat
		if k := v.O.Type; f.of.O != nil && k.Special(SpFloat).O == nil && k.Special(SpIndex).O == nil {
			return Value{}, Errorf(TypeError, "float argument required, not %s", k.Name)
		}
		return t.ToFloat(v, "")
	}
	shown := f.spec.kind
	if shown < 0x20 || shown > 0x7e {
		shown = '?'
	}
	f.step = percentStr
	return Value{}, Errorf(ValueError, "unsupported format character '%c' (0x%x) at index %d",
		shown, f.spec.kind, countPoints(f.format[:f.spec.at]))
}
