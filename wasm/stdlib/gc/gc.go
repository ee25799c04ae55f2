// Package gc is Python's module gc. Go's collector does the work, whenever it
// likes; what a program can ask of the module is answered as by a collector
// that finds nothing to do.
package gc

import (
	"taketurns/wasm/object"
)

type (
	// Value and Thread are short for object's.
	Value  = object.Value
	Thread = object.Thread
)

// Module is the library module gc.
var Module = object.Library{
	Name: "gc",
	Doc:  "This module provides access to the garbage collector for reference cycles.",
	Funcs: []object.Def{
		object.Decl("collect(generation:index=2)", func(_ *Thread, a []Value) (Value, error) {
			if a[0].N < 0 || a[0].N > 2 {
				return Value{}, object.Raise(object.ValueError, "invalid generation")
			}
			return object.Int(0), nil
		}),
		object.Decl("disable()", enable(object.False)),
		object.Decl("enable()", enable(object.True)),
		object.Decl("freeze()", nothing),
		object.Decl("get_count()", func(*Thread, []Value) (Value, error) { return threshold(0, 0, 0), nil }),
		object.Decl("get_debug()", func(t *Thread, _ []Value) (Value, error) { return setting(t, "gc.debug", object.Int(0)), nil }),
		object.Decl("get_freeze_count()", func(*Thread, []Value) (Value, error) { return object.Int(0), nil }),
		object.Decl("get_objects(generation=None)", unknown),
		object.Decl("get_referents(*objs)", unknown),
		object.Decl("get_referrers(*objs)", unknown),
		object.Decl("get_stats()", stats),
		object.Decl("get_threshold()", func(t *Thread, _ []Value) (Value, error) {
			return setting(t, "gc.threshold", threshold(2000, 10, 10)), nil
		}),
		object.Decl("is_finalized(obj, /)", func(*Thread, []Value) (Value, error) { return object.False, nil }),
		object.Decl("is_tracked(obj, /)", isTracked),
		object.Decl("isenabled()", func(t *Thread, _ []Value) (Value, error) { return setting(t, "gc.enabled", object.True), nil }),
		object.Decl("set_debug(flags:index, /)", func(t *Thread, a []Value) (Value, error) {
			t.Interp.Registry["gc.debug"] = a[0]
			return object.None, nil
		}),
		object.Decl("set_threshold(threshold0:index=?, threshold1:index=?, threshold2:index=?, /)", setThreshold),
		object.Decl("unfreeze()", nothing),
	},
	Init: func(t *Thread, m *object.Module) error {
		m.Dict.SetStr(t, "garbage", object.NewList(nil))
		m.Dict.SetStr(t, "callbacks", object.NewList(nil))
		for _, f := range []struct {
			name string
			bits int64
		}{{"STATS", 1}, {"COLLECTABLE", 2}, {"UNCOLLECTABLE", 4}, {"SAVEALL", 32}, {"LEAK", 38}} {
			m.Dict.SetStr(t, "DEBUG_"+f.name, object.Int(f.bits))
		}
		return nil
	},
}

func nothing(*Thread, []Value) (Value, error) { return object.None, nil }

// unknown refuses to say which objects there are: only Go's collector knows.
func unknown(*Thread, []Value) (Value, error) {
	return Value{}, object.Raise(object.NotImplementedError, "objects are not kept in lists here: gc cannot enumerate them")
}

func setting(t *Thread, name string, otherwise Value) Value {
	if v, ok := t.Interp.Registry[name]; ok {
		return v
	}
	return otherwise
}

func enable(on Value) object.NativeFn {
	return func(t *Thread, _ []Value) (Value, error) {
		t.Interp.Registry["gc.enabled"] = on
		return object.None, nil
	}
}

func threshold(a, b, c int64) Value {
	return object.NewTuple([]Value{object.Int(a), object.Int(b), object.Int(c)})
}

// setThreshold keeps the numbers; those not given stay as they are.
func setThreshold(t *Thread, a []Value) (Value, error) {
	if a[0].IsUnset() {
		return Value{}, object.Raise(object.TypeError, "gc.set_threshold requires 1 to 3 arguments")
	}
	now := append([]Value(nil), object.AsTuple(setting(t, "gc.threshold", threshold(2000, 10, 10))).Items...)
	for i, v := range a {
		if !v.IsUnset() {
			now[i] = v
		}
	}
	t.Interp.Registry["gc.threshold"] = object.NewTuple(now)
	return object.None, nil
}

func stats(t *Thread, _ []Value) (Value, error) {
	list := make([]Value, 3)
	for i := range list {
		d := object.NewDict()
		for _, name := range []string{"collections", "collected", "uncollectable"} {
			d.SetStr(t, name, object.Int(0))
		}
		list[i] = object.Of(d)
	}
	return object.NewList(list), nil
}

// isTracked reports whether CPython's collector would follow the object: only
// what can be part of a cycle.
func isTracked(_ *Thread, a []Value) (Value, error) {
	v := a[0]
	switch v.Type() {
	case object.IntType, object.BoolType, object.FloatType, object.ComplexType, object.StrType, object.BytesType, object.ByteArrayType,
		object.NoneType, object.EllipsisType, object.NotImplementedType, object.ObjectType, object.RangeType, object.CodeType:
		return object.False, nil
	case object.DictType:
		d := object.AsDict(v)
		for k, x, i, more := d.Next(0); more; k, x, i, more = d.Next(i) {
			if follows(k) || follows(x) {
				return object.True, nil
			}
		}
		return object.False, nil
	case object.TupleType:
		for _, x := range object.AsTuple(v).Items {
			if follows(x) {
				return object.True, nil
			}
		}
		return object.False, nil
	case object.TypeType:
		return object.Bool(!object.AsType(v).Builtin), nil
	}
	return object.True, nil
}

// follows reports whether a dict or tuple with v in it can be part of a cycle.
func follows(v Value) bool {
	switch v.Type() {
	case object.IntType, object.BoolType, object.FloatType, object.ComplexType, object.StrType, object.BytesType, object.NoneType:
		return false
	}
	return true
}
