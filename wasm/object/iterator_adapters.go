package object

// This file defines the iterators over other iterators: enumerate, zip, map,
// filter and reversed.

import (
	"math"
	"math/big"
	"strconv"
)

// The types of the adapters, which are builtins by these names.
var EnumerateType, ZipType, MapType, FilterType, ReversedType *Type

// openAll makes an iterator of each argument and gives all of them to the sink.
type openAll struct {
	from, iters []Value
	sink        Sink
	step        int
}

// OpenAll gives s an iterator over each of the iterables.
func (t *Thread) OpenAll(iterables []Value, s Sink) (Value, error) {
	return t.Run(&openAll{from: append([]Value(nil), iterables...), sink: s})
}

func (f *openAll) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if len(f.iters) == len(f.from) {
				f.step = 2
				return f.sink.Take(t, f.iters)
			}
			f.step = 1
			if in, err = t.Iter(f.from[len(f.iters)]); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.iters = append(f.iters, in)
			f.step = 0
		case 2:
			return in, err
		}
	}
}

// enumerate counts what it passes on.
type enumerate struct {
	Head
	iter, n Value
}

func defineEnumerate() {
	EnumerateType = NewIterType("enumerate", func(t *Thread, self Value) (Value, error) {
		base := t.Top
		e := Ptr[enumerate](self)
		v, err := t.Next(e.iter)
		if err == Pending {
			return t.After(base, &enumerateNext{e})
		}
		return e.pair(v, err)
	})
	EnumerateType.Define(
		Def{"static __new__(cls, iterable, start:int=0)", func(t *Thread, a []Value) (Value, error) {
			return t.OpenAll(a[1:2], &enumerateMaker{a[0], a[2]})
		}},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
	)
}

type enumerateMaker struct{ cls, start Value }

func (m *enumerateMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(EnumerateType, m.cls, Of(&enumerate{Head{Type: EnumerateType}, iters[0], m.start}))
}

type enumerateNext struct{ e *enumerate }

func (f *enumerateNext) Resume(_ *Thread, in Value, err error) (Value, error) {
	return f.e.pair(in, err)
}

func (e *enumerate) pair(v Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	n := e.n
	e.n = increment(n)
	return NewTuple([]Value{n, v}), nil
}

// increment returns the int n + 1.
func increment(n Value) Value {
	if n.IsInt() && n.N < math.MaxInt64 {
		return Int(n.N + 1)
	}
	return IntFromBig(new(big.Int).Add(AsBig(n), big.NewInt(1)))
}

// zip takes an item from each iterator in turn.
type zip struct {
	Head
	iters  []Value
	strict bool
}

// readsDirectly reports whether an iterator's next item never needs Python code.
func readsDirectly(it Value) bool {
	switch it.O.Type {
	case ListIterType, TupleIterType, RangeIterType:
		return true
	}
	return false
}

func defineZip() {
	ZipType = NewIterType("zip", func(t *Thread, self Value) (Value, error) {
		z := Ptr[zip](self)
		if len(z.iters) == 0 {
			return Value{}, Stop
		}
		if len(z.iters) == 2 && !z.strict && readsDirectly(z.iters[0]) && readsDirectly(z.iters[1]) {
			a, err := t.Next(z.iters[0])
			if err != nil {
				return Value{}, err
			}
			b, err := t.Next(z.iters[1])
			if err != nil {
				return Value{}, err
			}
			return Pair(a, b), nil
		}
		return t.Run(&zipNext{z: z, items: make([]Value, 0, len(z.iters))})
	})
	ZipType.Define(
		Def{"static __new__(cls, /, *iterables, strict=False)", func(t *Thread, a []Value) (Value, error) {
			base := t.Top
			strict, err := t.Truth(a[2])
			if err == Pending {
				return t.After(base, &zipStrict{cls: a[0], from: AsTuple(a[1]).Items})
			}
			if err != nil {
				return Value{}, err
			}
			return t.OpenAll(AsTuple(a[1]).Items, &zipMaker{a[0], strict == True})
		}},
	)
}

// zipStrict goes on with zip() when the truth of strict took Python code.
type zipStrict struct {
	cls   Value
	from  []Value
	asked bool
}

func (f *zipStrict) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || f.asked {
		return in, err
	}
	f.asked = true
	return t.OpenAll(f.from, &zipMaker{f.cls, in == True})
}

type zipMaker struct {
	cls    Value
	strict bool
}

func (m *zipMaker) Take(t *Thread, iters []Value) (Value, error) {
	return t.NewOf(ZipType, m.cls, Of(&zip{Head{Type: ZipType}, iters, m.strict}))
}

type zipNext struct {
	z     *zip
	items []Value
	step  int
	at    int // after a strict zip's first iterator ended: the one that must have ended too
}

func (f *zipNext) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if len(f.items) == len(f.z.iters) {
				return NewTuple(f.items), nil
			}
			f.step = 1
			if in, err = t.Next(f.z.iters[len(f.items)]); err == Pending {
				return in, err
			}
		case 1:
			switch {
			case IsStop(err) && f.z.strict && len(f.items) > 0:
				return Value{}, zipMismatch(len(f.items), "shorter")
			case IsStop(err) && f.z.strict && len(f.z.iters) > 1:
				f.step, f.at = 2, 1
				continue
			case err != nil:
				return Value{}, err
			}
			f.items = append(f.items, in)
			f.step = 0
		case 2:
			if f.at == len(f.z.iters) {
				return Value{}, Stop
			}
			f.step = 3
			if in, err = t.Next(f.z.iters[f.at]); err == Pending {
				return in, err
			}
		case 3:
			switch {
			case err == nil:
				return Value{}, zipMismatch(f.at, "longer")
			case !IsStop(err):
				return Value{}, err
			}
			f.at, f.step = f.at+1, 2
		}
	}
}

// zipMismatch says that argument i, from 0, differs in length from those before it.
func zipMismatch(i int, how string) error {
	others := " 1"
	if i > 1 {
		others = "s 1-" + strconv.Itoa(i)
	}
	return Errorf(ValueError, "zip() argument %d is %s than argument%s", i+1, how, others)
}

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
