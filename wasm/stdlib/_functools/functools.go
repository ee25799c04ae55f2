// Package _functools is the native part of functools.
package _functools

import "taketurns/wasm/object"

type (
	// Value, Thread and Getter are short for object's.
	Value  = object.Value
	Thread = object.Thread
	Getter = object.Getter
)

// Module is the library module _functools.
var Module = object.Library{
	Name: "_functools",
	Doc:  "Tools that operate on functions.",
	Funcs: []object.Def{
		object.Decl("reduce(function, iterable, initial=?, /)", reduce),
		object.Decl("cmp_to_key(mycmp)", func(_ *Thread, a []Value) (Value, error) {
			return object.Of(&keyWrapper{Head: object.Head{Type: keyWrapperType}, cmp: a[0]}), nil
		}),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "partial", object.Of(partialType))
		m.Dict.SetStr(t, "_lru_cache_wrapper", object.Of(cacheType))
		return nil
	},
}

func init() {
	definePartial()
	defineCache()
	defineKeyWrapper()
}

func reduce(t *Thread, a []Value) (Value, error) {
	k := a[1].Type()
	if k.Special(object.SpIter).IsUnset() && k.Special(object.SpGetitem).IsUnset() {
		return Value{}, object.Raise(object.TypeError, "reduce() arg 2 must support iteration")
	}
	return t.ForEach(a[1], &reducer{fn: a[0], sum: a[2]})
}

// reducer combines the items two by two.
type reducer struct{ fn, sum Value }

func (r *reducer) Visit(t *Thread, item Value) (Value, error) {
	if r.sum.IsUnset() {
		return item, nil
	}
	return t.Call2(r.fn, r.sum, item)
}

func (r *reducer) Visited(_ *Thread, v Value) (Value, bool, error) {
	r.sum = v
	return Value{}, true, nil
}

func (r *reducer) End(*Thread) (Value, error) {
	if r.sum.IsUnset() {
		return Value{}, object.Raise(object.TypeError, "reduce() of empty iterable with no initial value")
	}
	return r.sum, nil
}
