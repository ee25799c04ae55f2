package object

// This file defines map, filter and reversed.

// mapped is a map object: it calls fn with an item from each iterator.
type mapped struct {
	Head
	fn    Value
	iters []Value
}

func defineMap() {
	MapType = NewIterType("map", mapNext)
	MapType.Define(Def{"static __new__(cls, /, *args)", func(t *Thread, a []Value) (Value, error) {
		args := AsTuple(a[1]).Items
		if len(args) < 2 {
			return Value{}, Raise(TypeError, "map() must have at least two arguments.")
		}
		return t.OpenAll(args[1:], &mapMaker{a[0], args[0]})
	}})
	FilterType = NewIterType("filter", func(t *Thread, self Value) (Value, error) {
		return t.Run(&filterNext{f: Ptr[filter](self)})
	})
	FilterType.Define(Def{"static __new__(cls, function, iterable, /)", func(t *Thread, a []Value) (Value, error) {
		return t.OpenAll(a[2:3], &filterMaker{a[0], a[1]})
	}})
}

type mapMaker struct{ cls, fn Value }

func (m *mapMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(MapType, m.cls, Of(&mapped{Head{Type: MapType}, m.fn, iters}))
}

func mapNext(t *Thread, self Value) (Value, error) {
	m := Ptr[mapped](self)
	if len(m.iters) > 1 {
		return t.Run(&mapNextFrame{m: m, items: make([]Value, 0, len(m.iters))})
	}
	base := t.Top
	v, err := t.Next(m.iters[0])
	switch err {
	case Pending:
		return t.After(base, &mapNextFrame{m: m, step: 1})
	case nil:
		return t.Call1(m.fn, v)
	}
	return Value{}, err
}

type mapNextFrame struct {
	m     *mapped
	items []Value
	step  int
}

func (f *mapNextFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if len(f.items) == len(f.m.iters) {
				f.step = 2
				return t.Call(f.m.fn, f.items, nil)
			}
			f.step = 1
			if in, err = t.Next(f.m.iters[len(f.items)]); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.items = append(f.items, in)
			f.step = 0
		case 2:
			return in, err
		}
	}
}

// filter passes on the items for which fn's answer, or the item itself, is true.
type filter struct {
	Head
	fn, iter Value
}

type filterMaker struct{ cls, fn Value }

func (m *filterMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(FilterType, m.cls, Of(&filter{Head{Type: FilterType}, m.fn, iters[0]}))
}

type filterNext struct {
	f    *filter
	item Value
	step int
}

func (f *filterNext) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if t.Fuel--; t.Tired() {
				return Value{}, Park
			}
			f.step = 1
			if in, err = t.Next(f.f.iter); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.item, f.step = in, 2
			if fn := f.f.fn; !fn.IsNone() && fn.O != &BoolType.Head {
				if in, err = t.Call1(fn, in); err == Pending {
					return in, err
				}
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			f.step = 3
			if in, err = t.Truth(in); err == Pending {
				return in, err
			}
		case 3:
			if err != nil {
				return Value{}, err
			}
			if in == True {
				return f.item, nil
			}
			f.step = 0
		}
	}
}

// reversed iterates backwards over what has __len__ and __getitem__.
type reversed struct {
	Head
	seq Value // unset at the end
	i   int64
}

func defineReversed() {
	ReversedType = NewIterType("reversed", func(t *Thread, self Value) (Value, error) {
		r := Ptr[reversed](self)
		if r.seq.O == nil || r.i < 0 {
			r.seq = Value{}
			return Value{}, Stop
		}
		base := t.Top
		r.i--
		v, err := t.GetItem(r.seq, Int(r.i+1))
		if err == Pending {
			return t.After(base, &reversedNext{r})
		}
		return r.got(v, err)
	})
	ReversedType.Define(
		Def{"static __new__(cls, object, /)", func(t *Thread, a []Value) (Value, error) {
			v := a[1]
			if f := v.O.Type.Special(SpReversed); f.O != nil {
				if f.IsNone() {
					return Value{}, Errorf(TypeError, "'%s' object is not reversible", v.O.Type.Name)
				}
				return t.CallMethod(f, v, nil, nil)
			}
			if v.O.Type.Special(SpGetitem).O == nil || v.O.Type.Special(SpLen).O == nil || AsDict(v) != nil {
				return Value{}, Errorf(TypeError, "'%s' object is not reversible", v.O.Type.Name)
			}
			return t.Run(&reversedMaker{cls: a[0], seq: v})
		}},
		Def{"__length_hint__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			r := Ptr[reversed](a[0])
			if r.seq.O == nil {
				return Int(0), nil
			}
			return Int(r.i + 1), nil
		}},
	)
}

// reversedMaker makes a reversed object once the length is known.
type reversedMaker struct {
	cls, seq Value
	asked    bool
}

func (f *reversedMaker) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Len(f.seq); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	return t.NewOf(ReversedType, f.cls, Of(&reversed{Head{Type: ReversedType}, f.seq, in.N - 1}))
}

type reversedNext struct{ r *reversed }

func (f *reversedNext) Resume(_ *Thread, in Value, err error) (Value, error) { return f.r.got(in, err) }

func (r *reversed) got(v Value, err error) (Value, error) {
	if Matches(err, IndexError) || IsStop(err) {
		r.seq = Value{}
		return Value{}, Stop
	}
	return v, err
}
