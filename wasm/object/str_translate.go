package object

// This file defines str.translate and str.maketrans.

func defineStrTranslate() {
	StrType.Define(
		Def{"translate(self, table, /)", strTranslate},
		Def{"static maketrans(x, y=?, z=?, /)", strMakeTrans},
	)
}

func strTranslate(t *Thread, a []Value) (Value, error) {
	return t.Run(&translateFrame{text: Ptr[Str](a[0]).Runes(), table: a[1]})
}

// translateFrame looks up each code point in a table, which may be any object
// with a __getitem__.
type translateFrame struct {
	text   []rune
	table  Value
	out    []byte
	asking bool
}

func (f *translateFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asking {
			f.asking = false
			r := f.text[0]
			f.text = f.text[1:]
			if err := f.put(r, in, err); err != nil {
				return Value{}, err
			}
		}
		if len(f.text) == 0 {
			return ownStr(f.out), nil
		}
		key := Int(int64(f.text[0]))
		f.asking = true
		if f.table.O.Type == DictType {
			if in, err = Ptr[Dict](f.table).Get(t, key); err == nil && in.O == nil {
				in, err = Value{}, RaiseKey(key)
			}
			if err != Slow {
				continue
			}
		}
		if in, err = t.GetItem(f.table, key); err == Pending {
			return in, err
		}
	}
}

// put appends what the table has for r.
func (f *translateFrame) put(r rune, v Value, err error) error {
	if Matches(err, LookupError) {
		f.out = AppendRune(f.out, r)
		return nil
	}
	if err != nil {
		return err
	}
	if v.IsNone() {
		return nil
	}
	if s := AsStr(v); s != nil {
		f.out = append(f.out, s.S...)
		return nil
	}
	n, ok := AsInt(v)
	switch {
	case !IsIntLike(v):
		return Raise(TypeError, "character mapping must return integer, None or str")
	case !ok || n < 0 || n > 0x10FFFF:
		return Raise(ValueError, "character mapping must be in range(0x110000)")
	}
	f.out = AppendRune(f.out, rune(n))
	return nil
}

func strMakeTrans(t *Thread, a []Value) (Value, error) {
	d := NewDict()
	if a[1].O != nil {
		return Of(d), makeTransPairs(t, d, a)
	}
	from := AsDict(a[0])
	if from == nil {
		return Value{}, Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
	}
	for i := 0; ; {
		k, v, next, more := from.Next(i)
		if !more {
			return Of(d), nil
		}
		i = next
		switch s := AsStr(k); {
		case s != nil && s.Len() != 1:
			return Value{}, Raise(ValueError, "string keys in translate table must be of length 1")
		case s != nil:
			k = Int(int64(s.Runes()[0]))
		case !IsIntLike(k):
			return Value{}, Raise(TypeError, "keys in translate table must be strings or integers")
		}
		if err := d.Set(t, k, v); err != nil {
			return Value{}, err
		}
	}
}

// makeTransPairs fills the table that maps the characters of one str to those
// of another, and those of a third to None.
func makeTransPairs(t *Thread, d *Dict, a []Value) error {
	x, y := AsStr(a[0]), AsStr(a[1])
	switch {
	case x == nil:
		return Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	case y == nil:
		return wrongArgument("maketrans", 2, a[1])
	case x.Len() != y.Len():
		return Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	to := y.Runes()
	for i, r := range x.Runes() {
		if err := d.Set(t, Int(int64(r)), Int(int64(to[i]))); err != nil {
			return err
		}
	}
	if a[2].O == nil {
		return nil
	}
	z := AsStr(a[2])
	if z == nil {
		return wrongArgument("maketrans", 3, a[2])
	}
	for _, r := range z.Runes() {
		if err := d.Set(t, Int(int64(r)), None); err != nil {
			return err
		}
	}
	return nil
}
