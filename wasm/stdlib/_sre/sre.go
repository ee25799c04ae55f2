// Package _sre is the native part of re: a parser of regular expressions and a
// machine that matches them by backtracking.
//
// A pattern becomes a tree (parse.go, node.go), the tree a program (program.go),
// and machine.go runs it on a text. Every step is paid for, and a long search
// pauses to let the machine in, so that a catastrophic pattern can be stopped.
package _sre

import (
	"strconv"

	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

func itoa(n int) string { return strconv.Itoa(n) }

func hex(n int) string { return "0x" + strconv.FormatInt(int64(n), 16) }

var errorType = object.NewBuiltin("PatternError", object.ExceptionType, false)

func init() {
	errorType.Module = "re"
	errorType.Define(object.Decl("__init__(self, msg, pattern=None, pos=None)", func(t *Thread, a []Value) (Value, error) {
		setFault(t, object.AsException(a[0]), a[1], a[2], a[3])
		return object.None, nil
	}))
}

// Module is the library module _sre.
var Module = object.Library{
	Name: "_sre",
	Funcs: []object.Def{
		object.Decl("compile(pattern, flags:index, /)", compilePattern),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "Pattern", object.Of(patternType))
		m.Dict.SetStr(t, "Match", object.Of(matchType))
		m.Dict.SetStr(t, "PatternError", object.Of(errorType))
		return nil
	},
}
