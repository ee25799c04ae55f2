package _weakref

// This file defines proxies: objects that do what the object behind them does.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// A Proxy is a weakref.proxy.
type Proxy struct {
	object.Head
	Referent Value
}

// proxyTypes are the types of proxies for objects that cannot be called, and
// for those that can.
var proxyTypes = [2]*object.Type{
	object.NewBuiltin("ProxyType", object.ObjectType, true),
	object.NewBuiltin("CallableProxyType", object.ObjectType, true),
}

func newProxy(_ *Thread, a []Value) (Value, error) {
	if err := referable(a[0]); err != nil {
		return Value{}, err
	}
	k := proxyTypes[0]
	if object.IsCallable(a[0]) {
		k = proxyTypes[1]
	}
	return object.Of(&Proxy{Head: object.Head{Type: k}, Referent: a[0]}), nil
}

// behind returns the object behind a proxy, and any other object as it is.
func behind(v Value) Value {
	if k := v.Type(); k == proxyTypes[0] || k == proxyTypes[1] {
		return object.Ptr[Proxy](v).Referent
	}
	return v
}

func init() {
	for _, k := range proxyTypes {
		k.Module, k.Name, k.Final = "weakref", "weakref."+k.Name, true
		defineProxy(k)
		defineProxyOperators(k)
	}
	proxyTypes[1].Define(object.Decl("__call__(self, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
		args, names := object.SpreadArgs(object.AsTuple(a[1]), object.AsDict(a[2]))
		return t.Call(behind(a[0]), args, names)
	}))
}

// defineProxy gives a type of proxies the methods that are no operators.
func defineProxy(k *object.Type) {
	one := func(f func(t *Thread, v Value) (Value, error)) object.NativeFn {
		return func(t *Thread, a []Value) (Value, error) { return f(t, behind(a[0])) }
	}
	k.Attrs.Set("__hash__", object.None)
	k.Define(
		object.Decl("__getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			name := object.AsStr(a[1])
			if name == nil {
				return Value{}, object.Errorf(object.TypeError, "attribute name must be string, not '%s'", a[1].Type().Name)
			}
			return t.GetAttr(behind(a[0]), name)
		}),
		object.Decl("__setattr__(self, name, value, /)", func(t *Thread, a []Value) (Value, error) {
			return setAttr(t, behind(a[0]), a[1], a[2])
		}),
		object.Decl("__delattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return setAttr(t, behind(a[0]), a[1], Value{})
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			to := behind(a[0])
			return object.NewStr("<weakproxy at " + t.Address(a[0]) + "; to '" + to.Type().Name + "' at " + t.Address(to) + ">"), nil
		}),
		object.Decl("__str__(self, /)", one((*Thread).Str)),
		object.Decl("__bool__(self, /)", one((*Thread).Truth)),
		object.Decl("__len__(self, /)", one((*Thread).Len)),
		object.Decl("__iter__(self, /)", one((*Thread).Iter)),
		object.Decl("__next__(self, /)", one((*Thread).Next)),
		object.Decl("__index__(self, /)", one((*Thread).Index)),
		object.Decl("__getitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) { return t.GetItem(behind(a[0]), a[1]) }),
		object.Decl("__setitem__(self, key, value, /)", func(t *Thread, a []Value) (Value, error) {
			base := t.Top
			return answerNone(t, base, t.SetItem(behind(a[0]), a[1], a[2]))
		}),
		object.Decl("__delitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			base := t.Top
			return answerNone(t, base, t.SetItem(behind(a[0]), a[1], Value{}))
		}),
		object.Decl("__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) { return t.Contains(behind(a[0]), a[1]) }),
	)
	for _, name := range []string{"__int__", "__float__", "__bytes__", "__reversed__"} {
		k.Define(object.Decl(name+"(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(behind(a[0]), name) }))
	}
}

// defineProxyOperators gives a type of proxies the operators.
func defineProxyOperators(k *object.Type) {
	for sp, op := object.SpAdd, syntax.Add; op <= syntax.FloorDiv; sp, op = sp+3, op+1 {
		k.Define(
			object.Decl(sp.Name()+"(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Binary(op, behind(a[0]), behind(a[1])) }),
			object.Decl((sp+1).Name()+"(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Binary(op, behind(a[1]), behind(a[0])) }),
			object.Decl((sp+2).Name()+"(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.InPlace(op, behind(a[0]), behind(a[1])) }),
		)
	}
	k.Define(
		object.Decl("__divmod__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Divmod(behind(a[0]), behind(a[1])) }),
		object.Decl("__rdivmod__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Divmod(behind(a[1]), behind(a[0])) }),
	)
	for _, sp := range []object.Special{object.SpNeg, object.SpPos, object.SpAbs, object.SpInvert} {
		k.Define(object.Decl(sp.Name()+"(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Unary(sp, behind(a[0])) }))
	}
	for op, sp := range comparisons {
		k.Define(object.Decl(sp.Name()+"(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Compare(syntax.CompareOp(op), behind(a[0]), behind(a[1]))
		}))
	}
}

// comparisons are the methods of the comparisons.
var comparisons = [...]object.Special{syntax.Eq: object.SpEq, syntax.NotEq: object.SpNe, syntax.Lt: object.SpLt,
	syntax.LtE: object.SpLe, syntax.Gt: object.SpGt, syntax.GtE: object.SpGe}

func setAttr(t *Thread, v, name, x Value) (Value, error) {
	s := object.AsStr(name)
	if s == nil {
		return Value{}, object.Errorf(object.TypeError, "attribute name must be string, not '%s'", name.Type().Name)
	}
	base := t.Top
	return answerNone(t, base, t.SetAttr(v, object.Intern(s.S), x))
}

// answerNone answers None when what was begun above base is over.
func answerNone(t *Thread, base *object.Frame, err error) (Value, error) {
	if err == object.Pending {
		return t.After(base, &done{})
	}
	return object.None, err
}

type done struct{}

func (*done) Resume(_ *Thread, _ Value, err error) (Value, error) { return object.None, err }
