package _functools

// This file defines what cmp_to_key returns, and the keys that it makes.

import (
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// keyWrapper is both the key function, without an object, and a key.
type keyWrapper struct {
	object.Head
	cmp, obj Value
}

var keyWrapperType = object.NewBuiltin("KeyWrapper", object.ObjectType, true)

func defineKeyWrapper() {
	k := keyWrapperType
	k.In("functools")
	k.Attrs.Set("__hash__", object.None)
	k.Define(object.Decl("__call__(self, obj)", func(_ *Thread, a []Value) (Value, error) {
		w := object.Ptr[keyWrapper](a[0])
		return object.Of(&keyWrapper{Head: object.Head{Type: keyWrapperType}, cmp: w.cmp, obj: a[1]}), nil
	}))
	for _, c := range []struct {
		name string
		op   syntax.CompareOp
	}{
		{"lt", syntax.Lt}, {"le", syntax.LtE}, {"eq", syntax.Eq}, {"ne", syntax.NotEq}, {"gt", syntax.Gt}, {"ge", syntax.GtE},
	} {
		k.Define(object.Decl("__"+c.name+"__(self, other, /)", func(t *Thread, a []Value) (Value, error) {
			if a[1].Type() != keyWrapperType {
				return Value{}, object.Raise(object.TypeError, "other argument must be K instance")
			}
			x, y := object.Ptr[keyWrapper](a[0]), object.Ptr[keyWrapper](a[1])
			if x.obj.IsUnset() || y.obj.IsUnset() {
				return Value{}, object.Raise(object.AttributeError, "object")
			}
			return t.Run(&compareKeys{cmp: x.cmp, x: x.obj, y: y.obj, op: c.op})
		}))
	}
	k.Getters(Getter{Name: "obj", Get: func(_ *Thread, v Value) (Value, error) {
		if w := object.Ptr[keyWrapper](v); !w.obj.IsUnset() {
			return w.obj, nil
		}
		return object.None, nil
	}})
}

// compareKeys calls the comparison function and compares its result with 0.
type compareKeys struct {
	cmp, x, y Value
	op        syntax.CompareOp
	step      int
}

func (f *compareKeys) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Call2(f.cmp, f.x, f.y); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Compare(f.op, in, object.Int(0))
		case 2:
			return in, err
		}
	}
}
