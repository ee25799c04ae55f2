package object

// This file defines the iterators over the builtin sequences, and iter()'s other forms.

var listReverseIterType, strIterType, strASCIIIterType, callIterType *Type

func defineIterators() {
	ListIterType.SetNext(func(_ *Thread, self Value) (Value, error) {
		it := Ptr[ListIter](self)
		if it.List == nil || it.I >= len(it.List.Items) {
			it.List = nil
			return Value{}, Stop
		}
		it.I++
		return it.List.Items[it.I-1], nil
	})
	defineLengthHint(ListIterType, func(_ *Thread, a []Value) (Value, error) {
		it := Ptr[ListIter](a[0])
		if it.List == nil {
			return Int(0), nil
		}
		return Int(int64(max(0, len(it.List.Items)-it.I))), nil
	})
	ListIterType.Define(
		Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			it := Ptr[ListIter](a[0])
			if it.List == nil {
				return reduceIter(t, NewList(nil), -1), nil
			}
			return reduceIter(t, Of(it.List), it.I), nil
		}},
		Def{"__setstate__(self, state:index, /)", func(_ *Thread, a []Value) (Value, error) {
			if it := Ptr[ListIter](a[0]); it.List != nil {
				it.I = int(max(0, min(a[1].N, int64(len(it.List.Items)))))
			}
			return None, nil
		}},
	)
	listReverseIterType = NewIterType("list_reverseiterator", func(_ *Thread, self Value) (Value, error) {
		it := Ptr[ListIter](self)
		if it.List == nil || it.I < 0 || it.I >= len(it.List.Items) {
			it.List, it.I = nil, -1
			return Value{}, Stop
		}
		it.I--
		return it.List.Items[it.I+1], nil
	})
	defineLengthHint(listReverseIterType, func(_ *Thread, a []Value) (Value, error) {
		it := Ptr[ListIter](a[0])
		if it.List == nil || it.I >= len(it.List.Items) {
			return Int(0), nil
		}
		return Int(int64(it.I + 1)), nil
	})
	TupleIterType.SetNext(func(_ *Thread, self Value) (Value, error) {
		it := Ptr[TupleIter](self)
		if it.I >= len(it.Items) {
			return Value{}, Stop
		}
		it.I++
		return it.Items[it.I-1], nil
	})
	defineLengthHint(TupleIterType, func(_ *Thread, a []Value) (Value, error) {
		it := Ptr[TupleIter](a[0])
		return Int(int64(len(it.Items) - it.I)), nil
	})
	TupleIterType.Define(
		Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			it := Ptr[TupleIter](a[0])
			return reduceIter(t, NewTuple(it.Items), it.I), nil
		}},
		Def{"__setstate__(self, state:index, /)", func(_ *Thread, a []Value) (Value, error) {
			it := Ptr[TupleIter](a[0])
			it.I = int(max(0, min(a[1].N, int64(len(it.Items)))))
			return None, nil
		}},
	)
	strIterType = NewIterType("str_iterator", strIterNext)
	strASCIIIterType = NewIterType("str_ascii_iterator", strIterNext)
	SeqIterType.SetNext(func(t *Thread, self Value) (Value, error) { return Ptr[SeqIter](self).next(t) })
	callIterType = NewIterType("callable_iterator", func(t *Thread, self Value) (Value, error) {
		return t.Run(&callIterNext{it: Ptr[callIter](self)})
	})
	defineEnumerate()
	defineZip()
	defineMap()
	defineReversed()
}

func defineLengthHint(k *Type, hint NativeFn) { k.Define(Def{"__length_hint__(self, /)", hint}) }

// reduceIter returns what pickling makes of an iterator over seq at position
// i; a negative i stands for an exhausted one.
func reduceIter(t *Thread, seq Value, i int) Value {
	parts := []Value{t.Interp.Builtins.GetStr(t, "iter"), NewTuple([]Value{seq})}
	if i >= 0 {
		parts = append(parts, Int(int64(i)))
	}
	return NewTuple(parts)
}

// strIter iterates over the code points of a string.
type strIter struct {
	Head
	rest string
}

// NewStrIter returns an iterator over the characters of s.
func NewStrIter(s *Str) Value {
	k := strIterType
	if s.IsASCII() {
		k = strASCIIIterType
	}
	return Of(&strIter{Head{Type: k}, s.S})
}

func strIterNext(_ *Thread, self Value) (Value, error) {
	it := Ptr[strIter](self)
	if it.rest == "" {
		return Value{}, Stop
	}
	r, w := DecodeRune(it.rest)
	it.rest = it.rest[w:]
	return Char(r), nil
}

// callIter is iter(callable, sentinel): it calls until the sentinel comes.
type callIter struct {
	Head
	fn, sentinel Value // fn is unset at the end
}

// NewCallIter returns iter(fn, sentinel).
func NewCallIter(fn, sentinel Value) Value {
	return Of(&callIter{Head{Type: callIterType}, fn, sentinel})
}

type callIterNext struct {
	it   *callIter
	v    Value
	step int
}

func (f *callIterNext) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if f.it.fn.O == nil {
				return Value{}, Stop
			}
			f.step = 1
			if in, err = t.Call(f.it.fn, nil, nil); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				if IsStop(err) {
					f.it.fn = Value{}
				}
				return Value{}, err
			}
			f.v, f.step = in, 2
			if in, err = t.Equal(f.it.sentinel, in); err == Pending {
				return in, err
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			if in == True {
				f.it.fn = Value{}
				return Value{}, Stop
			}
			return f.v, nil
		}
	}
}
