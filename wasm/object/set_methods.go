package object

// This file defines the methods of set and frozenset.

import (
	"slices"

	"taketurns/wasm/syntax"
)

var setIterType *Type

func defineSet() {
	SetType.Attrs.Set("__hash__", None)
	SetType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			return t.NewOf(SetType, a[0], Of(NewSet(SetType)))
		}},
		Def{"__init__(self, iterable=?, /)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Set](a[0])
			if s.fill > 0 {
				s.Clear()
			}
			if a[1].O == nil {
				return None, nil
			}
			return t.setUpdate(s, a[1], None)
		}},
		Def{"add(self, object, /)", func(t *Thread, a []Value) (Value, error) { return t.SetAdd(Ptr[Set](a[0]), a[1]) }},
		Def{"discard(self, object, /)", func(t *Thread, a []Value) (Value, error) {
			base := t.Top
			v, err := t.setDiscard(Ptr[Set](a[0]), a[1])
			if err == Pending {
				return t.After(base, &afterDiscard{})
			}
			return (&afterDiscard{}).Resume(t, v, err)
		}},
		Def{"remove(self, object, /)", func(t *Thread, a []Value) (Value, error) {
			base := t.Top
			v, err := t.setDiscard(Ptr[Set](a[0]), a[1])
			f := afterDiscard{key: a[1]}
			if err == Pending {
				return t.After(base, &afterDiscard{key: a[1]})
			}
			return f.Resume(t, v, err)
		}},
		Def{"pop(self, /)", func(_ *Thread, a []Value) (Value, error) {
			v, ok := Ptr[Set](a[0]).popKey()
			if !ok {
				return Value{}, Raise(KeyError, "pop from an empty set")
			}
			return v, nil
		}},
		Def{"clear(self, /)", func(_ *Thread, a []Value) (Value, error) {
			Ptr[Set](a[0]).Clear()
			return None, nil
		}},
		Def{"update(self, *others)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&manySets{set: Ptr[Set](a[0]), others: AsTuple(a[1]).Items, op: setAdd, result: None})
		}},
		Def{"difference_update(self, *others)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&manySets{set: Ptr[Set](a[0]), others: AsTuple(a[1]).Items, op: setDrop, result: None})
		}},
		Def{"intersection_update(self, *others)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&becomeFrame{set: Ptr[Set](a[0]), others: AsTuple(a[1]).Items, result: None})
		}},
		Def{"symmetric_difference_update(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			return t.setToggle(Ptr[Set](a[0]), a[1], None)
		}},
		Def{"__ior__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setUpdate(Ptr[Set](a[0]), a[1], a[0])
		}},
		Def{"__isub__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setDifferenceUpdate(Ptr[Set](a[0]), a[1], a[0])
		}},
		Def{"__iand__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.Run(&becomeFrame{set: Ptr[Set](a[0]), others: []Value{a[1]}, result: a[0]})
		}},
		Def{"__ixor__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setToggle(Ptr[Set](a[0]), a[1], a[0])
		}},
	)
	FrozenSetType.Define(
		Def{"static __new__(cls, iterable=?, /)", frozenSetNew},
		Def{"__hash__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[Set](a[0]).Hash())), nil }},
	)
	for _, k := range []*Type{SetType, FrozenSetType} {
		defineSetReading(k)
	}
	setIterType = NewIterType("set_iterator", setIterNext)
	defineLengthHint(setIterType, func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[setIter](a[0]).left)), nil })
}

// defineSetReading defines what set and frozenset share.
func defineSetReading(k *Type) {
	k.Define(
		Def{"__len__(self, /)", func(_ *Thread, a []Value) (Value, error) { return Int(int64(Ptr[Set](a[0]).used)), nil }},
		Def{"__contains__(self, object, /)", func(t *Thread, a []Value) (Value, error) {
			return t.SetContains(Ptr[Set](a[0]), a[1])
		}},
		Def{"__iter__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			s := Ptr[Set](a[0])
			return Of(&setIter{Head: Head{Type: setIterType}, set: s, used: s.used, left: s.used}), nil
		}},
		Def{"keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			s, name := AsSet(a[0]), a[0].O.Type.Name
			switch {
			case s.used == 0:
				return NewStr(name + "()"), nil
			case a[0].O.Type == SetType:
				return t.ReprItems(a[0], "{", s.Items(), "}", "set(...)")
			}
			return t.ReprItems(a[0], name+"({", s.Items(), "})", name+"(...)")
		}},
		Def{"copy(self, /)", func(t *Thread, a []Value) (Value, error) { return t.setCopy(a[0]) }},
		Def{"union(self, *others)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Set](a[0])
			c := s.Copy(s.Type)
			others := slices.DeleteFunc(slices.Clone(AsTuple(a[1]).Items), func(o Value) bool { return AsSet(o) == s })
			return t.Run(&manySets{set: c, others: others, op: setAdd, result: Of(c)})
		}},
		Def{"intersection(self, *others)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&intersections{set: Ptr[Set](a[0]), others: AsTuple(a[1]).Items})
		}},
		Def{"difference(self, *others)", func(t *Thread, a []Value) (Value, error) {
			others := AsTuple(a[1]).Items
			if len(others) == 0 {
				return t.setCopy(a[0])
			}
			return t.Run(&differences{set: Ptr[Set](a[0]), others: others})
		}},
		Def{"symmetric_difference(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			return t.setXor(Ptr[Set](a[0]), a[1])
		}},
		Def{"__or__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Set](a[0])
			o := AsSet(a[1])
			if o == nil {
				return NotImplemented, nil
			}
			c := s.Copy(s.Type)
			if o == s {
				return Of(c), nil
			}
			return t.setUpdate(c, a[1], Of(c))
		}},
		Def{"__and__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setIntersection(Ptr[Set](a[0]), a[1])
		}},
		Def{"__sub__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setDifference(Ptr[Set](a[0]), a[1])
		}},
		Def{"__xor__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if AsSet(a[1]) == nil {
				return NotImplemented, nil
			}
			return t.setXor(Ptr[Set](a[0]), a[1])
		}},
		Def{"__ror__(self, value, /)", setReflected(SpOr)},
		Def{"__rand__(self, value, /)", setReflected(SpAnd)},
		Def{"__rsub__(self, value, /)", setReflected(SpSub)},
		Def{"__rxor__(self, value, /)", setReflected(SpXor)},
		Def{"issubset(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			if o := AsSet(a[1]); o != nil {
				return t.setCompare(Ptr[Set](a[0]), o, syntax.LtE)
			}
			return t.Run(&subsetOfAny{set: Ptr[Set](a[0]), of: a[1]})
		}},
		Def{"issuperset(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			s := Ptr[Set](a[0])
			if o := AsSet(a[1]); o != nil {
				return t.setCompare(s, o, syntax.GtE)
			}
			return t.Run(&setLoop{op: setAllIn, from: Cursor{From: a[1]}, look: s, result: True})
		}},
		Def{"isdisjoint(self, other, /)", func(t *Thread, a []Value) (Value, error) { return t.setDisjoint(Ptr[Set](a[0]), a[1]) }},
		Def{"__eq__(self, value, /)", setComparison(syntax.Eq)},
		Def{"__ne__(self, value, /)", setComparison(syntax.NotEq)},
		Def{"__lt__(self, value, /)", setComparison(syntax.Lt)},
		Def{"__le__(self, value, /)", setComparison(syntax.LtE)},
		Def{"__gt__(self, value, /)", setComparison(syntax.Gt)},
		Def{"__ge__(self, value, /)", setComparison(syntax.GtE)},
		Def{"keep __reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			state := None
			if d := AttrsOf(a[0]); d != nil {
				state = Of(d)
			}
			return NewTuple([]Value{Of(a[0].O.Type), NewTuple([]Value{NewList(AsSet(a[0]).Items())}), state}), nil
		}},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
		Def{"__sizeof__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return Int(int64(200 + 16*len(Ptr[Set](a[0]).slots))), nil
		}},
	)
}

// frozenSetNew returns the argument itself when it is exactly a frozenset.
func frozenSetNew(t *Thread, a []Value) (Value, error) {
	if a[1].O == nil {
		return t.NewOf(FrozenSetType, a[0], Of(NewSet(FrozenSetType)))
	}
	if a[0].O == &FrozenSetType.Head && a[1].O.Type == FrozenSetType {
		return a[1], nil
	}
	s := NewSet(FrozenSetType)
	v, err := t.NewOf(FrozenSetType, a[0], Of(s))
	if err != nil {
		return v, err
	}
	return t.setUpdate(s, a[1], v)
}

// setCopy copies; a frozenset is its own copy.
func (t *Thread) setCopy(v Value) (Value, error) {
	s := Ptr[Set](v)
	if s.Type == FrozenSetType {
		return v, nil
	}
	if err := t.allocateItems(2 * len(s.slots)); err != nil {
		return Value{}, err
	}
	return Of(s.Copy(s.Type)), nil
}

// setReflected is the reflected form of an operator between sets: that of the
// left operand's type has answered by then, unless it is a class's own.
func setReflected(op Special) NativeFn {
	return func(t *Thread, a []Value) (Value, error) {
		o := AsSet(a[1])
		if o == nil {
			return NotImplemented, nil
		}
		return t.Call2(o.Type.Special(op), Of(o), a[0])
	}
}

func setComparison(op syntax.CompareOp) NativeFn {
	return func(t *Thread, a []Value) (Value, error) {
		o := AsSet(a[1])
		if o == nil {
			return NotImplemented, nil
		}
		return t.setCompare(Ptr[Set](a[0]), o, op)
	}
}

// afterDiscard answers for remove (with a key) and discard (without).
type afterDiscard struct{ key Value }

func (f *afterDiscard) Resume(_ *Thread, in Value, err error) (Value, error) {
	if err == nil && f.key.O != nil && in != True {
		err = RaiseKey(f.key)
	}
	if err != nil {
		return Value{}, err
	}
	return None, nil
}

// setIter iterates over a set that must not change its size meanwhile.
type setIter struct {
	Head
	set  *Set // nil at the end
	pos  int
	used int
	left int
}

func setIterNext(_ *Thread, self Value) (Value, error) {
	it := Ptr[setIter](self)
	if it.set == nil {
		return Value{}, Stop
	}
	if it.used != it.set.used {
		it.used = -1 // for good
		return Value{}, Raise(RuntimeError, "Set changed size during iteration")
	}
	key, _, next, more := it.set.Next(it.pos)
	if !more {
		it.set, it.left = nil, 0
		return Value{}, Stop
	}
	it.pos = next
	it.left--
	return key, nil
}
