package object

// This file defines the methods of tuple.

func defineTuple() {
	TupleType.Define(
		Def{"static __new__(cls, iterable=?, /)", tupleNew},
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(len(Ptr[Tuple](a[0]).Items))), nil }},
		Def{"__getitem__(self, key:subscript, /)", tupleGetItem},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Of(&TupleIter{Head: Head{Type: TupleIterType}, Items: Ptr[Tuple](a[0]).Items}), nil
		}},
		Def{"__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.search(searchContains, a[0], a[1], 0, maxIndex)
		}},
		Def{"__add__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			other := AsTuple(a[1])
			if other == nil {
				if pythonHas(a[1], SpRadd) {
					return NotImplemented, nil
				}
				return Value{}, Errorf(TypeError, "can only concatenate tuple (not \"%s\") to tuple", a[1].O.Type.Name)
			}
			items, err := t.concat(Ptr[Tuple](a[0]).Items, other.Items)
			return NewTuple(items), err
		}},
		Def{"__mul__(self, value:operand, /)", tupleMul},
		Def{"__rmul__(self, value:operand, /)", tupleMul},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(a[0]) }},
		Def{"index(self, value, start:operand=0, stop:operand=9223372036854775807, /)", sequenceIndex},
		Def{"count(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.search(searchCount, a[0], a[1], 0, maxIndex)
		}},
		Def{"__getnewargs__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return NewTuple([]Value{NewTuple(Ptr[Tuple](a[0]).Items)}), nil
		}},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
	)
	defineComparisons(TupleType)
	defineSequenceRepr(TupleType)
}

func tupleNew(t *Thread, a []Value) (Value, error) {
	cls := a[0]
	if a[1].O == nil {
		return t.NewOf(TupleType, cls, NewTuple(nil))
	}
	if cls.O == &TupleType.Head && a[1].O.Type == TupleType {
		return a[1], nil
	}
	if items, ok := t.Items(a[1]); ok {
		if err := t.allocateItems(len(items)); err != nil {
			return Value{}, err
		}
	}
	return t.Collect(a[1], &tupleMaker{cls})
}

// tupleMaker makes a tuple, or an object of a class derived from it, of what was collected.
type tupleMaker struct{ cls Value }

func (m *tupleMaker) Take(t *Thread, items []Value) (Value, error) {
	return t.NewOf(TupleType, m.cls, NewTuple(items))
}

func tupleGetItem(t *Thread, a []Value) (Value, error) {
	items := Ptr[Tuple](a[0]).Items
	if s := AsSlice(a[1]); s != nil {
		sp, err := s.Span(len(items))
		if err != nil {
			return Value{}, err
		}
		if sp.N == len(items) && sp.Step == 1 {
			return a[0], nil
		}
		if err := t.allocateItems(sp.N); err != nil {
			return Value{}, err
		}
		return NewTuple(cut(items, sp)), nil
	}
	i, err := Subscript(a[1], len(items), "tuple", "tuple index")
	if err != nil {
		return Value{}, err
	}
	return items[i], nil
}

func tupleMul(t *Thread, a []Value) (Value, error) {
	if !IsIntLike(a[1]) && (pythonHas(a[1], SpRmul) || pythonHas(a[1], SpMul)) {
		return NotImplemented, nil
	}
	items := Ptr[Tuple](a[0]).Items
	if n, ok := AsInt(a[1]); ok && n == 1 {
		return a[0], nil
	}
	items, err := t.repeated(items, a[1])
	return NewTuple(items), err
}
