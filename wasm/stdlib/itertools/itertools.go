// Package itertools is Python's module itertools.
package itertools

// This file says what is in the module and holds what its iterators share.

import "taketurns/wasm/object"

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module itertools.
var Module = object.Library{
	Name: "itertools",
	Doc:  "Functional tools for creating and using iterators.",
	Funcs: []object.Def{
		object.Decl("tee(iterable, n:index=2, /)", tee),
	},
	Init: func(t *Thread, m *object.Module) error {
		for _, k := range types {
			m.Dict.SetStr(t, k.Qualname, object.Of(k))
		}
		return nil
	},
}

// types are the types of the module's iterators.
var types []*object.Type

// newType declares an iterator; __new__ is its constructor.
func newType(name string, next func(t *Thread, self Value) (Value, error), defs ...object.Def) *object.Type {
	k := object.NewIterType(name, next)
	k.In("itertools")
	k.Define(defs...)
	types = append(types, k)
	return k
}

func init() {
	defineEndless()
	defineChains()
	defineSlices()
	definePairs()
	defineChoices()
	defineAccumulate()
	defineCombinations()
	defineGroups()
	defineTee()
}
