// Package _operator is the native part of operator: Python's operators as functions.
package _operator

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

type (
	// Value, Thread and Getter are short for object's.
	Value  = object.Value
	Thread = object.Thread
	Getter = object.Getter
)

// Module is the library module _operator.
var Module = object.Library{
	Name:  "_operator",
	Doc:   "Operator interface.",
	Funcs: functions(),
	Init: func(t *Thread, m *object.Module) error {
		for _, k := range []*object.Type{attrGetterType, itemGetterType, methodCallerType} {
			m.Dict.SetStr(t, k.Qualname, object.Of(k))
		}
		return nil
	},
}

func init() {
	defineAttrGetter()
	defineItemGetter()
	defineMethodCaller()
}

func functions() []object.Def {
	defs := []object.Def{
		object.Decl("truth(a, /)", func(t *Thread, a []Value) (Value, error) { return t.Truth(a[0]) }),
		object.Decl("not_(a, /)", func(t *Thread, a []Value) (Value, error) { return t.Not(a[0]) }),
		object.Decl("is_(a, b, /)", func(_ *Thread, a []Value) (Value, error) { return object.Bool(a[0] == a[1]), nil }),
		object.Decl("is_not(a, b, /)", func(_ *Thread, a []Value) (Value, error) { return object.Bool(a[0] != a[1]), nil }),
		object.Decl("contains(a, b, /)", func(t *Thread, a []Value) (Value, error) { return t.Contains(a[0], a[1]) }),
		object.Decl("countOf(a, b, /)", func(t *Thread, a []Value) (Value, error) {
			if err := iterable(a[0]); err != nil {
				return Value{}, err
			}
			return t.CountItems(a[0], a[1])
		}),
		object.Decl("indexOf(a, b, /)", func(t *Thread, a []Value) (Value, error) {
			if err := iterable(a[0]); err != nil {
				return Value{}, err
			}
			return t.FindItem(a[0], a[1])
		}),
		object.Decl("index(a:int, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], nil }),
		object.Decl("getitem(a, b, /)", func(t *Thread, a []Value) (Value, error) { return t.GetItem(a[0], a[1]) }),
		object.Decl("setitem(a, b, c, /)", func(t *Thread, a []Value) (Value, error) { return setItem(t, a[0], a[1], a[2]) }),
		object.Decl("delitem(a, b, /)", func(t *Thread, a []Value) (Value, error) { return setItem(t, a[0], a[1], Value{}) }),
		object.Decl("concat(a, b, /)", func(t *Thread, a []Value) (Value, error) { return concat(t, a, false) }),
		object.Decl("iconcat(a, b, /)", func(t *Thread, a []Value) (Value, error) { return concat(t, a, true) }),
		object.Decl("length_hint(obj, default:index=0, /)", func(t *Thread, a []Value) (Value, error) {
			return t.LengthHint(a[0], a[1].N)
		}),
		object.Decl("call(obj, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			args, names := object.SpreadArgs(object.AsTuple(a[1]), object.AsDict(a[2]))
			return t.Call(a[0], args, names)
		}),
		object.Decl("_compare_digest(a, b, /)", compareDigest),
	}
	for _, c := range []struct {
		name string
		op   syntax.CompareOp
	}{{"lt", syntax.Lt}, {"le", syntax.LtE}, {"eq", syntax.Eq}, {"ne", syntax.NotEq}, {"ge", syntax.GtE}, {"gt", syntax.Gt}} {
		defs = append(defs, object.Decl(c.name+"(a, b, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Compare(c.op, a[0], a[1])
		}))
	}
	for _, b := range []struct {
		name, inPlace string
		op            syntax.BinaryOp
	}{
		{"add", "iadd", syntax.Add}, {"sub", "isub", syntax.Sub}, {"mul", "imul", syntax.Mult}, {"matmul", "imatmul", syntax.MatMult},
		{"floordiv", "ifloordiv", syntax.FloorDiv}, {"truediv", "itruediv", syntax.Div}, {"mod", "imod", syntax.Mod},
		{"lshift", "ilshift", syntax.LShift}, {"rshift", "irshift", syntax.RShift}, {"and_", "iand", syntax.BitAnd},
		{"xor", "ixor", syntax.BitXor}, {"or_", "ior", syntax.BitOr}, {"pow", "ipow", syntax.Pow},
	} {
		defs = append(defs,
			object.Decl(b.name+"(a, b, /)", func(t *Thread, a []Value) (Value, error) { return t.Binary(b.op, a[0], a[1]) }),
			object.Decl(b.inPlace+"(a, b, /)", func(t *Thread, a []Value) (Value, error) { return t.InPlace(b.op, a[0], a[1]) }))
	}
	for _, u := range []struct {
		name string
		sp   object.Special
	}{{"neg", object.SpNeg}, {"pos", object.SpPos}, {"abs", object.SpAbs}, {"inv", object.SpInvert}, {"invert", object.SpInvert}} {
		defs = append(defs, object.Decl(u.name+"(a, /)", func(t *Thread, a []Value) (Value, error) { return t.Unary(u.sp, a[0]) }))
	}
	return defs
}

// setItem does of[key] = v, or deletes the item when v is unset.
func setItem(t *Thread, of, key, v Value) (Value, error) {
	base := t.Top
	return t.AfterNone(base, t.SetItem(of, key, v))
}

func iterable(v Value) error {
	if k := v.Type(); k.Special(object.SpIter).IsUnset() && k.Special(object.SpGetitem).IsUnset() {
		return object.Errorf(object.TypeError, "argument of type '%s' is not iterable", k.Name)
	}
	return nil
}

// concat is + for sequences only.
func concat(t *Thread, a []Value, inPlace bool) (Value, error) {
	if k := a[0].Type(); k.Special(object.SpGetitem).IsUnset() || k.Special(object.SpAdd).IsUnset() {
		return Value{}, object.Errorf(object.TypeError, "'%s' object can't be concatenated", a[0].Type().Name)
	}
	if inPlace {
		return t.InPlace(syntax.Add, a[0], a[1])
	}
	return t.Binary(syntax.Add, a[0], a[1])
}

// compareDigest compares two strings or two bytes objects (in constant time, where that means something).
func compareDigest(_ *Thread, a []Value) (Value, error) {
	if x, y := object.AsStr(a[0]), object.AsStr(a[1]); x != nil && y != nil {
		if !x.IsASCII() || !y.IsASCII() {
			return Value{}, object.Raise(object.TypeError, "comparing strings with non-ASCII characters is not supported")
		}
		return object.Bool(x.S == y.S), nil
	}
	if x, y := object.AsBytes(a[0]), object.AsBytes(a[1]); x != nil && y != nil {
		return object.Bool(x.S == y.S), nil
	}
	return Value{}, object.Errorf(object.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'",
		a[0].Type().Name, a[1].Type().Name)
}
