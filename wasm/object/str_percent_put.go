package object

// This file appends what the conversions of the % operator ask for.

// put appends the value that begin asked for.
func (f *percentFrame) put(t *Thread, in Value, err error) error {
	if err != nil {
		return err
	}
	s := &f.spec
	if s.width > 1<<16 || s.precision > 1<<16 {
		if err := t.Allocate(max(int64(s.width), int64(s.precision))); err != nil {
			return err
		}
	}
	if f.step == percentStr {
		f.putStr(in)
		return nil
	}
	if s.kind == 'c' {
		return f.putChar(in)
	}
	var buf [80]byte
	digits, prefix := buf[:0], ""
	if f.step == percentFloat {
		x, _ := AsFloat(in)
		digits = s.appendFloat(digits, x)
	} else if digits, prefix, err = s.appendInt(t, digits, in); err != nil {
		return err
	}
	var want byte
	switch {
	case s.plus:
		want = '+'
	case s.blank:
		want = ' '
	}
	sign, digits := signOf(digits, want)
	pad := max(s.width-len(sign)-len(prefix)-len(digits), 0)
	if !s.left && !s.zero {
		f.out = appendRepeat(f.out, ' ', pad)
	}
	f.out = append(append(f.out, sign...), prefix...)
	if !s.left && s.zero {
		f.out = appendRepeat(f.out, '0', pad)
	}
	f.out = append(f.out, digits...)
	if s.left {
		f.out = appendRepeat(f.out, ' ', pad)
	}
	return nil
}

// appendInt appends an int with at least as many digits as the precision says.
func (s *percentSpec) appendInt(t *Thread, b []byte, v Value) ([]byte, string, error) {
	base, prefix := 10, ""
	switch s.kind {
	case 'x', 'X':
		base, prefix = 16, "0"+string(s.kind)
	case 'o':
		base, prefix = 8, "0o"
	}
	if !s.alt {
		prefix = ""
	}
	var buf [80]byte
	digits, err := t.appendInt(buf[:0], v, base)
	if err != nil {
		return nil, "", err
	}
	if s.kind == 'X' {
		upperASCII(digits)
	}
	if digits[0] == '-' {
		b, digits = append(b, '-'), digits[1:]
	}
	return append(appendRepeat(b, '0', s.precision-len(digits)), digits...), prefix, nil
}

func (s *percentSpec) appendFloat(b []byte, x float64) []byte {
	flags, kind := floatPlain, byte(s.kind)
	if kind < 'a' {
		flags, kind = floatUpper, kind|0x20
	}
	if s.alt {
		flags |= floatAlt
	}
	precision := s.precision
	if precision < 0 {
		precision = 6
	}
	return appendFloat(b, x, kind, precision, flags)
}

func (f *percentFrame) putChar(in Value) error {
	if f.of.O != nil {
		f.pad(string([]byte{byte(in.N)}), 1)
		return nil
	}
	if c := AsStr(in); c != nil {
		if c.Len() != 1 {
			return Raise(TypeError, "%c requires int or char")
		}
		f.pad(c.S, 1)
		return nil
	}
	n, ok := AsInt(in)
	if !ok || n < 0 || n > 0x10FFFF {
		return Raise(OverflowError, "%c arg not in range(0x110000)")
	}
	f.pad(string(AppendRune(nil, rune(n))), 1)
	return nil
}

func (f *percentFrame) putStr(in Value) {
	if b, ok := bytesOf(in); ok {
		if p := f.spec.precision; p >= 0 && p < len(b) {
			b = b[:p]
		}
		f.pad(textOf(b), len(b))
		return
	}
	text, n := AsStr(in).S, -1
	if f.spec.kind == 'a' {
		text = AsciiText(text)
	}
	if p := f.spec.precision; p >= 0 {
		text = clipText(text, p)
	}
	if f.spec.width > 0 {
		n = countPoints(text)
	}
	f.pad(text, n)
}

// pad appends text of n code points.
func (f *percentFrame) pad(text string, n int) {
	pad := f.spec.width - n
	if f.spec.width == 0 {
		pad = 0
	}
	if !f.spec.left {
		f.out = appendRepeat(f.out, ' ', pad)
	}
	f.out = append(f.out, text...)
	if f.spec.left {
		f.out = appendRepeat(f.out, ' ', pad)
	}
}

// bytesForPercent returns the bytes that %s and %b of bytes stand for.
func (t *Thread) bytesForPercent(v Value) (Value, error) {
	if b, ok := bytesOf(v); ok {
		return NewBytes(string(b)), nil
	}
	f := v.O.Type.Special(SpBytes)
	if f.O == nil {
		return Value{}, Errorf(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.O.Type.Name)
	}
	base := t.Top
	r, err := t.CallMethod(f, v, nil, nil)
	return t.check(base, checkBytes, r, err)
}

// byteForPercent returns the byte that %c of bytes stands for.
func byteForPercent(v Value) (Value, error) {
	if b, ok := bytesOf(v); ok && len(b) == 1 {
		return Int(int64(b[0])), nil
	}
	n, ok := AsInt(v)
	switch {
	case !IsIntLike(v):
		return Value{}, Raise(TypeError, "%c requires an integer in range(256) or a single byte")
	case !ok || n < 0 || n > 255:
		return Value{}, Raise(OverflowError, "%c arg not in range(256)")
	}
	return Int(n), nil
}
