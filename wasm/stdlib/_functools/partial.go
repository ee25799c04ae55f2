package _functools

// This file defines partial: a function with some of its arguments given.

import "taketurns/wasm/object"

type partial struct {
	object.Head
	fn    Value
	args  []Value
	kw    *object.Dict
	attrs *object.Dict
}

var partialType = object.NewBuiltin("partial", object.ObjectType, true)

func asPartial(v Value) *partial { return object.As[partial](v, partialType) }

func definePartial() {
	k := partialType
	k.In("functools")
	k.AttrsOf = func(v Value) **object.Dict { return &object.Ptr[partial](v).attrs }
	k.Define(
		object.Decl("static __new__(cls, /, *args, **keywords)", newPartial),
		object.Decl("__call__(self, /, *args, **keywords)", func(t *Thread, a []Value) (Value, error) {
			p, kw := asPartial(a[0]), object.AsDict(a[2])
			args := append(append([]Value(nil), p.args...), object.AsTuple(a[1]).Items...)
			if p.kw.Len() > 0 {
				all := p.kw.Copy()
				for i := 0; ; {
					name, v, next, more := kw.Next(i)
					if !more {
						break
					}
					all.SetName(t, object.AsStr(name), v)
					i = next
				}
				kw = all
			}
			args, names := object.SpreadArgs(&object.Tuple{Items: args}, kw)
			return t.Call(p.fn, args, names)
		}),
		object.Decl("keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			p := asPartial(a[0])
			return t.ReprCall(a[0], a[0].Type().FullName()+"(", append([]Value{p.fn}, p.args...), p.kw)
		}),
		object.Decl("keep __reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			p, attrs := asPartial(a[0]), object.None
			if d := object.AttrsOf(a[0]); d != nil {
				attrs = object.Of(d)
			}
			return object.NewTuple([]Value{object.Of(a[0].Type()), object.NewTuple([]Value{p.fn}),
				object.NewTuple([]Value{p.fn, object.NewTuple(p.args), object.Of(p.kw), attrs})}), nil
		}),
		object.Decl("keep __setstate__(self, state, /)", setPartialState),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
	)
	k.Getters(
		Getter{Name: "func", Get: func(_ *Thread, v Value) (Value, error) { return asPartial(v).fn, nil }},
		Getter{Name: "args", Get: func(_ *Thread, v Value) (Value, error) { return object.NewTuple(asPartial(v).args), nil }},
		Getter{Name: "keywords", Get: func(_ *Thread, v Value) (Value, error) { return object.Of(asPartial(v).kw), nil }},
		Getter{Name: "__dict__", Get: func(_ *Thread, v Value) (Value, error) { return object.Of(object.MakeAttrs(v)), nil }},
	)
}

// newPartial makes a partial; one of a partial takes that one's arguments over.
func newPartial(t *Thread, a []Value) (Value, error) {
	args, kw := object.AsTuple(a[1]).Items, object.AsDict(a[2])
	if len(args) == 0 {
		return Value{}, object.Raise(object.TypeError, "type 'partial' takes at least one argument")
	}
	if !object.IsCallable(args[0]) {
		return Value{}, object.Raise(object.TypeError, "the first argument must be callable")
	}
	p := &partial{Head: object.Head{Type: partialType}, fn: args[0], args: append([]Value(nil), args[1:]...), kw: kw}
	if args[0].Type() == partialType && object.AttrsOf(args[0]) == nil {
		inner := asPartial(args[0])
		p.fn = inner.fn
		p.args = append(append([]Value(nil), inner.args...), p.args...)
		if inner.kw.Len() > 0 {
			p.kw = inner.kw.Copy()
			for i := 0; ; {
				name, v, next, more := kw.Next(i)
				if !more {
					break
				}
				p.kw.SetName(t, object.AsStr(name), v)
				i = next
			}
		}
	}
	return t.NewOf(partialType, a[0], object.Of(p))
}

func setPartialState(_ *Thread, a []Value) (Value, error) {
	state := object.AsTuple(a[1])
	if state == nil || len(state.Items) != 4 || !object.IsCallable(state.Items[0]) || object.AsTuple(state.Items[1]) == nil ||
		!state.Items[2].IsNone() && object.AsDict(state.Items[2]) == nil {
		return Value{}, object.Raise(object.TypeError, "invalid partial state")
	}
	p := asPartial(a[0])
	p.fn, p.args, p.kw = state.Items[0], object.AsTuple(state.Items[1]).Items, object.NewDict()
	if d := state.Items[2]; !d.IsNone() {
		p.kw = object.AsDict(d)
	}
	if d := state.Items[3]; !d.IsNone() && object.AsDict(d) != nil {
		p.attrs = object.AsDict(d)
	}
	return object.None, nil
}
