package object

// This file guesses lengths (PEP 424).

// LengthHint returns len(v), or what v's __length_hint__ says, or def.
func (t *Thread) LengthHint(v Value, def int64) (Value, error) {
	return t.Run(&lengthHint{v: v, def: def})
}

type lengthHint struct {
	v    Value
	def  int64
	step int
}

func (f *lengthHint) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if f.v.O.Type.Special(SpLen).O == nil {
				f.step = 2
				continue
			}
			f.step = 1
			if in, err = t.Len(f.v); err == Pending {
				return in, err
			}
		case 1:
			if !Matches(err, TypeError) {
				return in, err
			}
			err, f.step = nil, 2
		case 2:
			hint := f.v.O.Type.Lookup("__length_hint__")
			if hint.O == nil {
				return Int(f.def), nil
			}
			f.step = 3
			if in, err = t.CallMethod(hint, f.v, nil, nil); err == Pending {
				return in, err
			}
		case 3:
			n, ok := int64(0), false
			if err == nil {
				n, ok = AsInt(in)
			}
			switch {
			case Matches(err, TypeError) || err == nil && in == NotImplemented:
				return Int(f.def), nil
			case err != nil:
				return Value{}, err
			case !ok:
				return Value{}, Errorf(TypeError, "__length_hint__ must be an integer, not %s", in.O.Type.Name)
			case n < 0:
				return Value{}, Raise(ValueError, "__length_hint__() should return >= 0")
			}
			return Int(n), nil
		}
	}
}

// Not returns not v, as True or False.
func (t *Thread) Not(v Value) (Value, error) {
	base := t.Top
	r, err := t.Truth(v)
	if err == Pending {
		return t.After(base, &invertFrame{})
	}
	return Bool(r != True), err
}

// AfterNone answers None for what ended with err, now or later. base is the
// top of the stack as it was before.
func (t *Thread) AfterNone(base *Frame, err error) (Value, error) {
	if err == Pending {
		return t.After(base, &noneFrame{})
	}
	return None, err
}

// noneFrame answers None when what it waited for succeeds.
type noneFrame struct{}

func (*noneFrame) Resume(_ *Thread, _ Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return None, nil
}
