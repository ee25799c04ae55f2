package object

// This file defines enumerate and zip, and how natives get iterators over what
// they are given.

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
