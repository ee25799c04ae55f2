package object

// This file defines bytes(...) and bytearray(...), and their representation.

func defineBytesNew() {
	BytesType.Define(
		Def{"static __new__(cls, source=?, encoding=?, errors=?)", func(t *Thread, a []Value) (Value, error) {
			k, err := classToMake(a[0], BytesType)
			if err != nil {
				return Value{}, err
			}
			base := t.Top
			v, err := t.makeBytes(BytesType, a[1], a[2], a[3])
			return t.wrapLater(base, k, v, err)
		}},
		Def{"class fromhex(cls, string, /)", bytesFromHex},
		Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewStr(ReprBytes(Ptr[Bytes](a[0]).S)), nil }},
		Def{"__bytes__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }},
		Def{"__hash__(self, /)", hashOf},
		Def{"__getnewargs__(self, /)", func(_ *Thread, a []Value) (Value, error) { return NewTuple([]Value{a[0]}), nil }},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(33 + int64(len(Ptr[Bytes](a[0]).S))), nil }},
	)
	ByteArrayType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			k, err := classToMake(a[0], ByteArrayType)
			if err != nil {
				return Value{}, err
			}
			return t.Wrap(k, NewByteArray(nil)), nil
		}},
		Def{"__init__(self, /, source=?, encoding=?, errors=?)", byteArrayInit},
		Def{"class fromhex(cls, string, /)", bytesFromHex},
		Def{"__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return NewStr("bytearray(" + reprByteArray(textOf(Ptr[ByteArray](a[0]).B)) + ")"), nil
		}},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Int(56 + int64(len(Ptr[ByteArray](a[0]).B)) + 1), nil
		}},
	)
	ByteArrayType.Attrs.Set("__hash__", None)
}

// reprByteArray is the literal inside a bytearray's repr: unlike that of
// bytes, it escapes a single quote even between double ones.
func reprByteArray(s string) string {
	quote := quoteFor(s)
	b := append(make([]byte, 0, len(s)+3), 'b', quote)
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\'':
			b = append(b, '\\', c)
		case c < 0x80:
			b = appendASCIIRepr(b, c, quote)
		default:
			b = appendHexEscape(b, 'x', uint32(c), 2)
		}
	}
	return string(append(b, quote))
}

// makeBytes returns bytes(source, encoding, errors). k names the type in messages.
func (t *Thread) makeBytes(k *Type, source, encoding, errors Value) (Value, error) {
	if source.O == nil {
		switch {
		case encoding.O != nil:
			return Value{}, Raise(TypeError, "encoding without a string argument")
		case errors.O != nil:
			return Value{}, Raise(TypeError, "errors without a string argument")
		}
		return NewBytes(""), nil
	}
	s := AsStr(source)
	if encoding.O != nil || errors.O != nil {
		return t.encodeSource(k, s, encoding, errors)
	}
	if s != nil {
		return Value{}, Raise(TypeError, "string argument without an encoding")
	}
	return t.Run(&bytesFrame{k: k, source: source})
}

func (t *Thread) encodeSource(k *Type, s *Str, encoding, errors Value) (Value, error) {
	enc, err := optionalStr(encoding, "utf-8", k.Name+"() argument 'encoding' must be str, not %s")
	if err != nil {
		return Value{}, err
	}
	handler, err := optionalStr(errors, "strict", k.Name+"() argument 'errors' must be str, not %s")
	if err != nil {
		return Value{}, err
	}
	if s == nil {
		what := "encoding"
		if encoding.O == nil {
			what = "errors"
		}
		return Value{}, Raise(TypeError, what+" without a string argument")
	}
	return t.Encode(s, enc, handler)
}

// bytesFrame makes bytes of an object: by __bytes__, as so many zeros, as a
// copy of what is bytes-like, or from an iterable of ints.
type bytesFrame struct {
	k      *Type
	source Value
	step   int
}

func (f *bytesFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil && f.step != 2 {
			return Value{}, err
		}
		switch f.step {
		case 0:
			if b, ok := bytesOf(f.source); ok && (f.source.O.Type.Builtin || f.k == ByteArrayType) {
				return NewBytes(string(b)), nil
			}
			if m := f.source.O.Type.Special(SpBytes); m.O != nil && f.k == BytesType {
				f.step = 1
				if in, err = t.CallMethod(m, f.source, nil, nil); err == Pending {
					return in, err
				}
				continue
			}
			if b, ok := bytesOf(f.source); ok {
				return NewBytes(string(b)), nil
			}
			if !IsIntLike(f.source) && f.source.O.Type.Special(SpIndex).O == nil {
				return f.fromIterable(t)
			}
			f.step = 2
			if in, err = t.Index(f.source); err == Pending {
				return in, err
			}
		case 1:
			if AsBytes(in) == nil {
				return Value{}, Errorf(TypeError, "__bytes__ returned non-bytes (type %s)", in.O.Type.Name)
			}
			return in, nil
		case 2:
			if Matches(err, TypeError) {
				return f.fromIterable(t)
			}
			if err != nil {
				return Value{}, err
			}
			return t.zeros(in)
		case 3:
			return in, nil
		}
	}
}

// zeros returns n zero bytes.
func (t *Thread) zeros(count Value) (Value, error) {
	n, ok := AsInt(count)
	switch {
	case !ok:
		return Value{}, Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", count.O.Type.Name)
	case n < 0:
		return Value{}, Raise(ValueError, "negative count")
	}
	if err := t.Allocate(n); err != nil {
		return Value{}, err
	}
	return NewBytes(string(make([]byte, n))), nil
}

func (f *bytesFrame) fromIterable(t *Thread) (Value, error) {
	f.step = 3
	k := f.source.O.Type
	if k.Special(SpIter).O == nil && k.Special(SpGetitem).O == nil {
		return Value{}, Errorf(TypeError, "cannot convert '%s' object to %s", k.Name, f.k.Name)
	}
	what := "bytes"
	if f.k == ByteArrayType {
		what = "byte"
	}
	return t.ForEach(f.source, &byteCollector{what: what})
}

// A byteCollector makes bytes of the ints of an iterable.
type byteCollector struct {
	what string // in the message about an int that is no byte
	out  []byte
}

// Visit asks an item for its value.
func (c *byteCollector) Visit(t *Thread, item Value) (Value, error) { return t.Index(item) }

// Visited takes that value.
func (c *byteCollector) Visited(_ *Thread, v Value) (Value, bool, error) {
	n, ok := AsInt(v)
	if !ok || n < 0 || n > 255 {
		return Value{}, false, Raise(ValueError, c.what+" must be in range(0, 256)")
	}
	c.out = append(c.out, byte(n))
	return Value{}, true, nil
}

// End returns the bytes.
func (c *byteCollector) End(*Thread) (Value, error) { return NewBytes(textOf(c.out)), nil }

// toBytes returns bytes(v) for natives that take any source of bytes.
func (t *Thread) toBytes(v Value) (Value, error) {
	if IsIntLike(v) || AsStr(v) != nil {
		return Value{}, Errorf(TypeError, "cannot convert '%s' object to bytes", v.O.Type.Name)
	}
	return t.Run(&bytesFrame{k: BytesType, source: v})
}

func byteArrayInit(t *Thread, a []Value) (Value, error) {
	self := Ptr[ByteArray](a[0])
	if self.Exports > 0 {
		return Value{}, errExported()
	}
	return t.Run(&fillFrame{into: a[0], args: [3]Value{a[1], a[2], a[3]}})
}

// fillFrame is bytearray.__init__.
type fillFrame struct {
	into Value
	args [3]Value
	made bool
}

func (f *fillFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.made {
		f.made = true
		if in, err = t.makeBytes(ByteArrayType, f.args[0], f.args[1], f.args[2]); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	Ptr[ByteArray](f.into).B = []byte(AsBytes(in).S)
	return None, nil
}

// bytesFromHex is bytes.fromhex: pairs of hexadecimal digits, with white space between.
func bytesFromHex(t *Thread, a []Value) (Value, error) {
	s := AsStr(a[1])
	if s == nil {
		return Value{}, wrongArgument("fromhex", 0, a[1])
	}
	var out []byte
	text := s.S
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == ' ' || c >= '\t' && c <= '\r' {
			continue
		}
		high := digitValue(text[i])
		low := 99
		if i++; high < 16 && i < len(text) {
			low = digitValue(text[i])
		}
		if low >= 16 {
			if high >= 16 {
				i--
			}
			return Value{}, Errorf(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", countPoints(text[:i]))
		}
		out = append(out, byte(high<<4|low))
	}
	t.Spend(int64(len(out)) / 4)
	k := AsType(a[0])
	v := NewBytes(string(out))
	if k == BytesType {
		return v, nil
	}
	return t.Call1(Of(k), v)
}
