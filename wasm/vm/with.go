package vm

// This file begins with statements (PEP 343, PEP 492).

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// enterWith looks up both ends of the context manager in B: the bound second
// one goes to A, what calling the first returns to A+1.
func enterWith(t *object.Thread, f *object.Frame, in compile.Instr, enter, exit object.Special, kind string) error {
	ctx := f.Regs[in.B]
	k := ctx.Type()
	en, ex := k.Special(enter), k.Special(exit)
	switch {
	case en.O == nil:
		return object.Errorf(object.TypeError, "'%s' object does not support the %s protocol", k.Name, kind)
	case ex.O == nil:
		return object.Errorf(object.TypeError, "'%s' object does not support the %s protocol (missed %s method)", k.Name, kind, exit.Name())
	case !plainMethod(en) || !plainMethod(ex):
		f.Wait = object.WaitDiscard
		_, err := t.Run(&enterFrame{f: f, in: in, ctx: ctx, enter: en, exit: ex})
		return err
	}
	bound, err := t.Bind(ex, ctx, k)
	if err != nil {
		return err
	}
	f.Regs[in.A] = bound
	f.Dst = int32(in.A) + 1
	v, err := t.CallMethod(en, ctx, nil, nil)
	if err == nil {
		f.Regs[in.A+1] = v
	}
	return err
}

// plainMethod reports whether a method found on a type needs no code to bind it.
func plainMethod(m Value) bool {
	return m.Type() == object.FunctionType || m.Type() == object.NativeType
}

// enterFrame binds both ends, which are descriptors of another kind, then enters.
type enterFrame struct {
	f           *object.Frame
	in          compile.Instr
	ctx         Value
	enter, exit Value
	step        int
}

func (e *enterFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		switch e.step {
		case 0:
			in, err = t.Bind(e.enter, e.ctx, e.ctx.Type())
		case 1:
			e.enter = in
			in, err = t.Bind(e.exit, e.ctx, e.ctx.Type())
		case 2:
			e.f.Regs[e.in.A] = in
			in, err = t.Call(e.enter, nil, nil)
		case 3:
			e.f.Regs[e.in.A+1] = in
			return object.None, nil
		}
		e.step++
		if err == object.Pending {
			return in, err
		}
	}
}
