// Package math is the library module math.
package math

import (
	"math"

	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module math.
var Module = object.Library{
	Name:  "math",
	Doc:   "This module provides access to the mathematical functions defined by the C standard.",
	Funcs: join(floatFunctions(), logarithms, roundings, integers, sums),
	Init: func(t *Thread, m *object.Module) error {
		for _, c := range []struct {
			name  string
			value float64
		}{{"pi", math.Pi}, {"e", math.E}, {"tau", 2 * math.Pi}, {"inf", math.Inf(1)}, {"nan", math.NaN()}} {
			m.Dict.SetStr(t, c.name, object.Float(c.value))
		}
		return nil
	},
}

func join(lists ...[]object.Def) (all []object.Def) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func errDomain() error { return object.Raise(object.ValueError, "math domain error") }
func errRange() error  { return object.Raise(object.OverflowError, "math range error") }
