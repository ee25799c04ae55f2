package object

// This file defines complex(...).

import "strings"

func complexNew(t *Thread, a []Value) (Value, error) {
	k, err := classToMake(a[0], ComplexType)
	if err != nil {
		return Value{}, err
	}
	re, im := a[1], a[2]
	if re.O != nil {
		if s := AsStr(re); s != nil {
			if im.O != nil {
				return Value{}, Raise(TypeError, "complex() can't take second arg if first is a string")
			}
			c, ok := parseComplex(s.S)
			if !ok {
				if misplacedUnderscore(decimalText(s.S)) {
					return Value{}, Errorf(ValueError, "could not convert string to complex: %s", ReprStr(s.S))
				}
				return Value{}, Raise(ValueError, "complex() arg is a malformed string")
			}
			return t.Wrap(k, NewComplex(c)), nil
		}
		if re.O.Type == ComplexType && im.O == nil && k == ComplexType {
			return re, nil
		}
	}
	if im.O != nil && AsStr(im) != nil {
		return Value{}, Raise(TypeError, "complex() second arg can't be a string")
	}
	f := &complexFrame{k: k, re: re, im: im}
	return t.Run(f)
}

// complexFrame asks the arguments of complex() for their values.
type complexFrame struct {
	k      *Type
	re, im Value
	step   int
}

func (f *complexFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch f.step {
		case 0:
			f.step = 1
			in = Value{}
			if f.re.O != nil {
				if in, err = t.complexPart(f.re, "first argument must be a string or a number", true); err == Pending {
					return in, err
				}
			}
		case 1:
			f.step, f.re = 2, in
			in = Value{}
			if f.im.O != nil {
				if in, err = t.complexPart(f.im, "second argument must be a number", false); err == Pending {
					return in, err
				}
			}
		case 2:
			return t.Wrap(f.k, NewComplex(f.sum(in))), nil
		}
	}
}

// sum adds the first argument and i times the second. A part that neither has
// is not added, so that the signs of zeros stay.
func (f *complexFrame) sum(second Value) complex128 {
	var first complex128
	mixed := false // the first argument has an imaginary part
	if f.re.O != nil {
		_, mixed = AsComplex(f.re)
		first, _, _ = complexNumber(f.re)
	}
	if second.O == nil {
		return first
	}
	re, im := real(first), 0.0
	if c, ok := AsComplex(second); ok {
		re, im = re-imag(c), real(c)
	} else {
		im, _ = AsFloat(second)
	}
	if mixed {
		im += imag(first)
	}
	return complex(re, im)
}

// complexPart returns v as a complex number or a float: by __complex__ (for the
// first argument), or as float() would.
func (t *Thread) complexPart(v Value, complaint string, first bool) (Value, error) {
	if _, ok := AsComplex(v); ok && (v.O.Type == ComplexType || !first) {
		return Payload(v), nil
	}
	if first {
		if f := v.O.Type.Lookup("__complex__"); f.O != nil {
			base := t.Top
			r, err := t.CallMethod(f, v, nil, nil)
			check := &complexResult{v}
			if err == Pending {
				return t.After(base, check)
			}
			return check.Resume(t, r, err)
		}
	}
	k := v.O.Type
	if k.Special(SpFloat).O == nil && k.Special(SpIndex).O == nil {
		return Value{}, Errorf(TypeError, "complex() %s, not '%s'", complaint, k.Name)
	}
	return t.ToFloat(v, "")
}

// complexResult checks what __complex__ returned.
type complexResult struct{ of Value }

func (f *complexResult) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if _, ok := AsComplex(in); !ok {
		return Value{}, Errorf(TypeError, "%s.__complex__() returned non-complex (type %s)", f.of.O.Type.Name, in.O.Type.Name)
	}
	return Payload(in), nil
}

// parseComplex reads a complex number as complex() does: a real part, an
// imaginary part, or both, perhaps in parentheses.
func parseComplex(text string) (complex128, bool) {
	const blanks = " \t\n\v\f\r"
	s := decimalText(text)
	if strings.HasPrefix(s, "(") {
		if !strings.HasSuffix(s, ")") || len(s) < 2 {
			return 0, false
		}
		s = strings.Trim(s[1:len(s)-1], blanks)
	}
	first, rest, bare := complexTerm(s)
	switch {
	case rest == "" && !bare:
		return complex(first, 0), true
	case isJ(rest):
		return complex(0, first), true
	case bare || rest == "" || rest[0] != '+' && rest[0] != '-':
		return 0, false
	}
	second, rest, _ := complexTerm(rest)
	if !isJ(rest) {
		return 0, false
	}
	return complex(first, second), true
}

// misplacedUnderscore reports whether an underscore is not between two digits.
func misplacedUnderscore(s string) bool {
	for i := range len(s) {
		if s[i] == '_' && (i == 0 || i == len(s)-1 || !isByteDigit(s[i-1]) || !isByteDigit(s[i+1])) {
			return true
		}
	}
	return false
}

func isJ(s string) bool { return s == "j" || s == "J" }

// complexTerm reads a float, or a sign (or nothing) that stands for one times j.
func complexTerm(s string) (f float64, rest string, bare bool) {
	if n, text := decimalFloat(s); n > 0 {
		f, _ := ParseFloat(text)
		return f, s[n:], false
	}
	switch {
	case strings.HasPrefix(s, "-"):
		return -1, s[1:], true
	case strings.HasPrefix(s, "+"):
		return 1, s[1:], true
	}
	return 1, s, true
}
