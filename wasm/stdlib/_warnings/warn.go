// Package _warnings lets natives issue warnings, by way of the module warnings
// and its filters.
package _warnings

import (
	"strings"

	"taketurns/wasm/object"
	"taketurns/wasm/vm"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Warn issues a warning about the code that called the native, for level 1, or
// about a caller of that, for more. It answers None, or raises the warning when
// a filter says so.
func Warn(t *Thread, category *object.Type, text string, level int) (Value, error) {
	f := t.Top.Visible()
	for ; f != nil && level > 1; level-- {
		f = f.Back.Visible()
	}
	w := &warning{category: category, text: text, file: "<sys>", module: object.NewStr("sys"), registry: object.None}
	if f != nil {
		w.file, w.line = f.Code.Filename, int(f.Line())
		if w.module = f.Globals.GetStr(t, "__name__"); w.module.IsUnset() {
			w.module = object.NewStr("<string>")
		}
		w.registry = registryOf(t, f.Globals)
	}
	return t.Run(w)
}

// WarnAt issues a warning about a line of a file: the compiler's.
func WarnAt(t *Thread, category *object.Type, text, file string, line int) (Value, error) {
	return t.Run(&warning{category: category, text: text, file: file, line: line,
		module: object.NewStr(strings.TrimSuffix(file, ".py")), registry: object.None})
}

// registryOf returns the dict in which a module remembers its warnings.
func registryOf(t *Thread, globals *object.Dict) Value {
	const name = "__warningregistry__"
	v := globals.GetStr(t, name)
	if v.IsUnset() {
		v = object.Of(object.NewDict())
		globals.SetStr(t, name, v)
	}
	return v
}

// warning is a call of warnings.warn_explicit.
type warning struct {
	category         *object.Type
	text, file       string
	line             int
	module, registry Value
	step             int
}

func (w *warning) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		w.step++
		switch w.step {
		case 1:
			in, err = vm.Import(t, "warnings", object.None, 0, nil)
		case 2:
			in, err = t.Invoke(in, "warn_explicit", object.NewStr(w.text), object.Of(w.category), object.NewStr(w.file),
				object.Int(int64(w.line)), w.module, w.registry)
		case 3:
			return object.None, nil
		}
		if err == object.Pending {
			return in, err
		}
	}
}
