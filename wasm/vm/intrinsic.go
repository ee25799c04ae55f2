package vm

// This file makes type parameters and type aliases (PEP 695), which are
// objects of the typing module.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// intrinsics are the functions of typing behind each kind of Intrinsic.
var intrinsics = [...]string{
	compile.IntTypeVar: "TypeVar", compile.IntParamSpec: "ParamSpec", compile.IntTypeVarTuple: "TypeVarTuple",
	compile.IntTypeAlias: "_make_alias", compile.IntGeneric: "_make_generic", compile.IntDefault: "_set_default", compile.IntBound: "_set_bound",
}

func intrinsic(t *object.Thread, kind uint8, b, c Value) (Value, error) {
	args := []Value{b}
	if c.O != nil && kind >= compile.IntTypeAlias && kind != compile.IntGeneric {
		args = append(args, c)
	}
	return t.Run(&intrinsicFrame{name: intrinsics[kind], args: args})
}

// intrinsicFrame imports typing and calls one of its functions.
type intrinsicFrame struct {
	name string
	args []Value
	step int
}

func (f *intrinsicFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if f.step == 0 {
		f.step = 1
		if in, err = Import(t, "typing", object.NewTuple([]Value{object.NewStr(f.name)}), 0, nil); err == object.Pending {
			return in, err
		}
	}
	if err != nil || f.step == 2 {
		return in, err
	}
	f.step = 2
	fn := object.AttrsOf(in).GetStr(t, f.name)
	return t.Call(fn, f.args, nil)
}
