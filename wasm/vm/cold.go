package vm

// This file carries out the instructions that are not worth a place in the
// loop. An instruction that must wait for Python leaves the rest to the frame's
// Wait, or to a native frame that writes the registers itself.

import (
	"strings"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// cold runs one instruction. The frame's PC points behind it; Dst and Wait say
// where a value that comes later goes.
func cold(t *object.Thread, f *object.Frame, in compile.Instr) error {
	r := f.Regs
	var v Value
	var err error
	f.Dst = int32(in.A)
	switch in.Op {
	case compile.Nop:
		return nil
	case compile.CheckBound:
		if r[in.A].O == nil {
			return unboundLocal(f, in.A)
		}
		return nil
	case compile.DelLocal:
		if r[in.A].O == nil {
			return unboundLocal(f, in.A)
		}
		r[in.A] = Value{}
		return nil
	case compile.Unbind:
		r[in.A] = Value{}
		return nil
	case compile.MakeCell:
		v = object.Of(object.NewCell(r[in.A]))
	case compile.NewCell:
		v = object.Of(object.NewCell(Value{}))
	case compile.DelCell:
		c := object.Ptr[object.Cell](r[in.A])
		if c.V.O == nil {
			return unboundCell(f, in.A)
		}
		c.V = Value{}
		return nil
	case compile.DelGlobal:
		name := f.Code.Refs[in.C].Name
		if !f.Globals.DeleteStr(t, name.S) {
			return nameError(name.S)
		}
		return nil
	case compile.LoadName, compile.StoreName, compile.DelName, compile.LoadNameCell:
		return namespace(t, f, in)
	case compile.LoadLocals:
		v = f.Locals
	case compile.SetupAnnotations:
		return setupAnnotations(t, f)
	case compile.UseLocals:
		f.Locals = object.Ptr[object.Cell](r[in.A]).V
		return nil
	case compile.LoadBuildClass:
		v = t.Interp.Builtins.GetStr(t, "__build_class__")
	case compile.DelAttr:
		f.Wait = object.WaitDiscard
		return t.SetAttr(r[in.A], f.Code.Refs[in.C].Name, Value{})
	case compile.DelItem:
		f.Wait = object.WaitDiscard
		return t.SetItem(r[in.A], r[in.B], Value{})

	case compile.Neg, compile.Pos, compile.Invert:
		v, err = unary(t, in.Op, r[in.B])
	case compile.Not:
		f.Wait = object.WaitNot
		if v, err = t.Truth(r[in.B]); err == nil {
			v = object.Bool(v != object.True)
		}
	case compile.Truth:
		v, err = t.Truth(r[in.B])
	case compile.JumpNone, compile.JumpNotNone:
		t.Fuel -= int64(in.D)
		if r[in.A].IsNone() == (in.Op == compile.JumpNone) {
			f.PC = int32(in.Wide())
		}
		return nil

	case compile.CallKw, compile.CallMKw, compile.CallEx:
		return coldCall(t, f, in)

	case compile.BuildTuple:
		if in.C == 2 {
			v = object.Pair(r[in.B], r[in.B+1])
			break
		}
		v = object.NewTuple(append([]Value(nil), r[in.B:in.B+in.C]...))
	case compile.BuildList:
		v = object.NewList(append([]Value(nil), r[in.B:in.B+in.C]...))
	case compile.BuildSet:
		if in.D == 1 {
			v, err = t.ConstantSet(object.Ptr[object.Tuple](r[in.B]).Items)
		} else if in.C == 0 {
			v, err = t.Call(object.Of(object.SetType), nil, nil)
		} else {
			v, err = t.Call1(object.Of(object.SetType), object.NewList(append([]Value(nil), r[in.B:in.B+in.C]...)))
		}
	case compile.BuildMap:
		return buildMap(t, f, in)
	case compile.BuildSlice:
		v = object.NewSlice(r[in.B], r[in.B+1], r[in.B+2])
	case compile.BuildString:
		v, err = buildString(t, r[in.B:in.B+in.C])
	case compile.FormatValue:
		v, err = formatValue(t, f, in)
	case compile.ListExtend:
		f.Wait = object.WaitDiscard
		if !iterable(r[in.B]) {
			return object.Errorf(object.TypeError, "Value after * must be an iterable, not %s", r[in.B].Type().Name)
		}
		_, err = t.Invoke(r[in.A], "extend", r[in.B])
		return err
	case compile.ListToTuple:
		if r[in.B].Type() == object.TupleType {
			v = r[in.B]
			break
		}
		if in.D == 1 && !iterable(r[in.B]) {
			return object.Errorf(object.TypeError, "%s argument after * must be an iterable, not %s", callee(r[in.C]), r[in.B].Type().Name)
		}
		v, err = t.Call1(object.Of(object.TupleType), r[in.B])
	case compile.SetAdd:
		f.Wait = object.WaitDiscard
		_, err = t.Invoke(r[in.A], "add", r[in.B])
		return err
	case compile.SetUpdate:
		f.Wait = object.WaitDiscard
		_, err = t.Invoke(r[in.A], "update", r[in.B])
		return err
	case compile.MapAdd:
		f.Wait = object.WaitDiscard
		d := object.Ptr[object.Dict](r[in.A])
		if in.D == 1 && d.GetName(t, object.AsStr(r[in.B])).O != nil {
			return object.Errorf(object.TypeError, "%s got multiple values for keyword argument '%s'", callee(r[in.A-2]), object.AsStr(r[in.B]).S)
		}
		return t.SetItem(r[in.A], r[in.B], r[in.C])
	case compile.DictUpdate:
		f.Wait = object.WaitDiscard
		if r[in.B].Type().Lookup("keys").O == nil {
			return object.Errorf(object.TypeError, "'%s' object is not a mapping", r[in.B].Type().Name)
		}
		_, err = t.Invoke(r[in.A], "update", r[in.B])
		return err
	case compile.DictMerge:
		return dictMerge(t, f, in)
	case compile.UnpackSeq, compile.UnpackEx:
		return unpack(t, f, in)

	case compile.GetIter:
		v, err = getIter(t, r[in.B])
	case compile.GetYieldFromIter:
		switch r[in.B].Type() {
		case object.CoroutineType:
			if v = r[in.B]; f.Code.Flags&(compile.Coroutine|compile.IterableCoroutine) == 0 {
				err = object.Raise(object.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
			}
		case object.GeneratorType:
			v = r[in.B]
		default:
			v, err = t.Iter(r[in.B])
		}
	case compile.GetAwaitable:
		v, err = awaitable(t, r[in.B], in.D)
	case compile.GetAIter:
		v, err = asyncIter(t, r[in.B])
	case compile.GetANext:
		v, err = asyncNext(t, r[in.B])
	case compile.AsyncGenWrap:
		v = object.WrapAsyncYield(r[in.B])

	case compile.MakeFunction:
		v = makeFunction(t, f, in)
	case compile.ImportName:
		v, err = Import(t, f.Code.Refs[in.C].Name.S, r[in.B], int(r[in.B+1].N), f.Globals)
	case compile.ImportFrom:
		v, err = importFrom(t, r[in.B], f.Code.Refs[in.C].Name)
	case compile.ImportStar:
		f.Wait = object.WaitDiscard
		return importStar(t, f, r[in.A])

	case compile.Raise:
		return raise(t, f, in)
	case compile.Reraise:
		return object.AsException(r[in.A])
	case compile.PushExc:
		r[in.A+1] = object.None
		if t.Handled != nil {
			r[in.A+1] = object.Of(t.Handled)
		}
		t.Handled = object.AsException(r[in.A])
		return nil
	case compile.PopExc:
		t.Handled = object.AsException(r[in.A+1])
		r[in.A+1] = Value{}
		return nil
	case compile.ExcMatch:
		var ok bool
		ok, err = excMatch(object.AsException(r[in.B]), r[in.C])
		v = object.Bool(ok)
	case compile.ExcTriple:
		e := object.AsException(r[in.B])
		r[in.A], r[in.A+1], r[in.A+2] = object.Of(e.Type), object.Of(e), object.None
		if e.TB != nil {
			r[in.A+2] = object.Of(e.TB)
		}
		return nil
	case compile.EGMatch:
		return groupMatch(t, f, in)
	case compile.EGReraise:
		v, err = groupReraise(t, object.AsException(r[in.B]), object.Ptr[object.List](r[in.C]).Items)
	case compile.LoadAssertionError:
		v = object.Of(object.AssertionError)
	case compile.EnterWith:
		return enterWith(t, f, in, object.SpEnter, object.SpExit, "context manager")
	case compile.EnterAsyncWith:
		return enterWith(t, f, in, object.SpAenter, object.SpAexit, "asynchronous context manager")

	case compile.MatchSequence:
		v = object.Bool(isSequence(r[in.B]))
	case compile.MatchMapping:
		v = object.Bool(isMapping(r[in.B]))
	case compile.MatchLen:
		v, err = t.Len(r[in.B])
	case compile.MatchKeys:
		v, err = t.Run(&matchKeys{subject: r[in.B], keys: object.Ptr[object.Tuple](r[in.C]).Items})
	case compile.MatchClass:
		v, err = matchClass(t, r[in.A], r[in.B], int(in.D), object.Ptr[object.Tuple](r[in.C]).Items)
	case compile.Drop:
		return dropped(t, f, r[in.A], r[in.B])
	case compile.OpBegin:
		if t.Watch != nil {
			var self Value
			if f.Code.ArgCount > 0 {
				self = r[0]
			}
			t.Watch.Operation(t, object.AsStr(f.Code.Consts[in.B]).S, self)
		}
		return nil
	case compile.OpEnd:
		if t.Watch != nil {
			t.Watch.OperationEnd(t, in.A != 0)
		}
		return nil
	case compile.Intrinsic:
		v, err = intrinsic(t, in.D, r[in.B], r[in.C])
	default:
		panic("bug: an instruction that nothing carries out")
	}
	if err == nil {
		r[in.A] = v
	}
	return err
}

func unboundLocal(f *object.Frame, reg uint16) error {
	name := f.Code.VarNames[reg]
	return object.Errorf(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
}

// unboundCell says that a variable shared between functions has no value.
func unboundCell(f *object.Frame, reg uint16) error {
	c := f.Code
	if int(reg) < c.FirstFree {
		return unboundLocal(f, reg)
	}
	name := c.FreeVars[int(reg)-c.FirstFree]
	e := object.Errorf(object.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name).(*object.Exception)
	object.SetExceptionAttr(e, "name", object.NewStr(name))
	return e
}

// namespace reads or changes the names of a class body or of exec's locals.
func namespace(t *object.Thread, f *object.Frame, in compile.Instr) error {
	ref := &f.Code.Refs[in.C]
	name := object.Of(ref.Name)
	plain := f.Locals.O != nil && f.Locals.Type() == object.DictType
	switch in.Op {
	case compile.StoreName:
		if f.Locals.O == nil {
			f.Globals.SetName(t, ref.Name, f.Regs[in.A])
			return nil
		}
		if plain {
			object.Ptr[object.Dict](f.Locals).SetName(t, ref.Name, f.Regs[in.A])
			return nil
		}
		f.Wait = object.WaitDiscard
		return t.SetItem(f.Locals, name, f.Regs[in.A])
	case compile.DelName:
		d := f.Globals
		if plain {
			d = object.Ptr[object.Dict](f.Locals)
		} else if f.Locals.O != nil {
			f.Wait = object.WaitDiscard
			return t.SetItem(f.Locals, name, Value{})
		}
		if !d.DeleteStr(t, ref.Name.S) {
			return nameError(ref.Name.S)
		}
		return nil
	}
	if plain {
		if v := object.Ptr[object.Dict](f.Locals).GetName(t, ref.Name); v.O != nil {
			f.Regs[in.A] = v
			return nil
		}
	} else if f.Locals.O != nil {
		v, err := t.Run(&nameFrame{f: f, in: in})
		if err == nil {
			f.Regs[in.A] = v
		}
		return err
	}
	v, err := outerName(t, f, in)
	if err == nil {
		f.Regs[in.A] = v
	}
	return err
}

// setupAnnotations gives the namespace a dict of annotations unless it has one.
func setupAnnotations(t *object.Thread, f *object.Frame) error {
	d := f.Globals
	if f.Locals.O != nil {
		if f.Locals.Type() != object.DictType {
			f.Wait = object.WaitDiscard
			_, err := t.Run(&annotationsFrame{f: f})
			return err
		}
		d = object.Ptr[object.Dict](f.Locals)
	}
	if d.GetName(t, annotationsName).O == nil {
		d.SetName(t, annotationsName, object.Of(object.NewDict()))
	}
	return nil
}

var annotationsName = object.Intern("__annotations__")

// annotationsFrame does that in a namespace that is no plain dict.
type annotationsFrame struct {
	f    *object.Frame
	step int
}

func (a *annotationsFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if a.step == 0 {
		a.step = 1
		if in, err = t.GetItem(a.f.Locals, object.Of(annotationsName)); err == object.Pending {
			return in, err
		}
	}
	if a.step == 1 && object.Matches(err, object.KeyError) {
		a.step = 2
		return object.None, t.SetItem(a.f.Locals, object.Of(annotationsName), object.Of(object.NewDict()))
	}
	return object.None, err
}

// outerName finds a name that the namespace lacks.
func outerName(t *object.Thread, f *object.Frame, in compile.Instr) (Value, error) {
	if in.Op == compile.LoadNameCell {
		c := object.Ptr[object.Cell](f.Regs[in.B])
		if c.V.O == nil {
			return Value{}, unboundCell(f, in.B)
		}
		return c.V, nil
	}
	return loadGlobal(t, f, &f.Code.Refs[in.C])
}

// nameFrame looks a name up in a namespace that is no plain dict.
type nameFrame struct {
	f     *object.Frame
	in    compile.Instr
	asked bool
}

func (n *nameFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if !n.asked {
		n.asked = true
		if in, err = t.GetItem(n.f.Locals, object.Of(n.f.Code.Refs[n.in.C].Name)); err == object.Pending {
			return in, err
		}
	}
	if object.Matches(err, object.KeyError) {
		return outerName(t, n.f, n.in)
	}
	return in, err
}

func unary(t *object.Thread, op compile.Op, v Value) (Value, error) {
	switch {
	case op == compile.Neg && v.IsInt() && v.N != -v.N:
		return object.Int(-v.N), nil
	case op == compile.Neg && v.IsFloat():
		return object.Float(-v.Float()), nil
	case op == compile.Neg:
		return t.Unary(object.SpNeg, v)
	case op == compile.Pos:
		return t.Unary(object.SpPos, v)
	}
	return t.Unary(object.SpInvert, v)
}

// coldCall carries out calls with keyword or spread arguments.
func coldCall(t *object.Thread, f *object.Frame, in compile.Instr) error {
	r := f.Regs
	t.Fuel -= int64(in.D)
	f.Dst = int32(in.C)
	t.Points--
	fn := r[in.A]
	var args []Value
	var names []*object.Str
	switch in.Op {
	case compile.CallEx:
		args = object.Ptr[object.Tuple](r[in.A+1]).Items
		if r[in.A+2].O != nil {
			d := object.Ptr[object.Dict](r[in.A+2])
			args = append([]Value(nil), args...)
			for k, v, i, more := d.Next(0); more; k, v, i, more = d.Next(i) {
				s := object.AsStr(k)
				if s == nil {
					return object.Raise(object.TypeError, "keywords must be strings")
				}
				names = append(names, s)
				args = append(args, v)
			}
		}
	default:
		names = kwNames(f.Code.Consts[f.Code.Instrs[f.PC].Wide()])
		f.PC++
		switch {
		case in.Op == compile.CallKw:
			args = r[in.A+1 : in.A+1+in.B]
		case r[in.A+1].O == nil:
			args = r[in.A+2 : in.A+2+in.B]
		default:
			args = r[in.A+1 : in.A+2+in.B]
		}
	}
	v, err := t.Call(fn, args, names)
	if err == nil {
		r[in.C] = v
	}
	return err
}

// kwNames returns the names in a call's constant.
func kwNames(k Value) []*object.Str {
	items := object.Ptr[object.Tuple](k).Items
	names := make([]*object.Str, len(items))
	for i, v := range items {
		names[i] = object.Ptr[object.Str](v)
	}
	return names
}

// callee names what is called in messages about its arguments.
func callee(fn Value) string {
	switch {
	case fn.O == nil:
		return "function"
	case fn.Type() == object.FunctionType:
		fu := object.Ptr[object.Function](fn)
		return qualified(fu)
	case fn.Type() == object.MethodType:
		return callee(object.Ptr[object.Method](fn).Func)
	case fn.Type() == object.NativeType:
		return object.Ptr[object.Native](fn).Name + "()"
	case object.AsType(fn) != nil:
		return object.AsType(fn).FullName()
	}
	return fn.Type().FullName() + " object"
}

func qualified(fu *object.Function) string {
	name := fu.Code.Qualname + "()"
	if m := object.AsStrOrNil(fu.Module); m != nil && m.S != "builtins" {
		name = m.S + "." + name
	}
	return name
}

func iterable(v Value) bool {
	k := v.Type()
	return k.Special(object.SpIter).O != nil || k.Special(object.SpGetitem).O != nil
}

// buildMap makes a dict of pairs of registers.
func buildMap(t *object.Thread, f *object.Frame, in compile.Instr) error {
	d := object.NewDictSize(int(in.C))
	for i := 0; i < int(in.C); i++ {
		k, v := f.Regs[int(in.B)+2*i], f.Regs[int(in.B)+2*i+1]
		if err := d.Set(t, k, v); err == object.Slow {
			_, err := t.Push(&mapFrame{d: object.Of(d), regs: f.Regs[in.B:], i: i, n: int(in.C)})
			return err
		} else if err != nil {
			return err
		}
	}
	f.Regs[in.A] = object.Of(d)
	return nil
}

// mapFrame goes on making a dict when a key's hash or equality is Python's.
type mapFrame struct {
	d    Value
	regs []Value
	i, n int
}

func (m *mapFrame) Resume(t *object.Thread, _ Value, err error) (Value, error) {
	for m.i < m.n {
		if err != nil {
			return Value{}, err
		}
		i := m.i
		m.i++
		if err = t.SetItem(m.d, m.regs[2*i], m.regs[2*i+1]); err == object.Pending {
			return Value{}, err
		}
	}
	return m.d, err
}

func buildString(t *object.Thread, parts []Value) (Value, error) {
	if len(parts) == 1 {
		return parts[0], nil
	}
	n := 0
	for _, p := range parts {
		n += len(object.AsStr(p).S)
	}
	if n > 1<<20 {
		if err := t.Allocate(int64(n)); err != nil {
			return Value{}, err
		}
	}
	var b strings.Builder
	b.Grow(n)
	for _, p := range parts {
		b.WriteString(object.AsStr(p).S)
	}
	return object.NewStr(b.String()), nil
}

// formatValue formats a replacement field of an f-string.
func formatValue(t *object.Thread, f *object.Frame, in compile.Instr) (Value, error) {
	v, spec := f.Regs[in.B], object.NewStr("")
	if in.C != 0xffff {
		spec = f.Regs[in.C]
	}
	if in.D == 0 {
		return t.Format(v, spec)
	}
	return t.Run(&convertFrame{v: v, spec: spec, how: in.D})
}

// convertFrame converts a value (!r, !s, !a), then formats it.
type convertFrame struct {
	v, spec Value
	how     uint8
	step    int
}

func (c *convertFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if c.step == 0 {
		c.step = 1
		if c.how == 's' {
			in, err = t.Str(c.v)
		} else {
			in, err = t.Repr(c.v)
		}
		if err == object.Pending {
			return in, err
		}
	}
	if err != nil || c.step == 2 {
		return in, err
	}
	c.step = 2
	if c.how == 'a' {
		in = object.NewStr(object.AsciiText(object.AsStr(in).S))
	}
	return t.Format(in, c.spec)
}

// dictMerge adds **mapping to a call's keyword arguments.
func dictMerge(t *object.Thread, f *object.Frame, in compile.Instr) error {
	m := f.Regs[in.B]
	fn := f.Regs[in.C]
	if m.Type() != object.DictType {
		if m.Type().Lookup("keys").O == nil {
			return object.Errorf(object.TypeError, "%s argument after ** must be a mapping, not %s", callee(fn), m.Type().Name)
		}
		// Any other mapping is copied into a dict first, and merged when that is done.
		f.Dst = int32(in.B)
		f.PC-- // this instruction again, with the dict
		v, err := t.Call1(object.Of(object.DictType), m)
		if err == nil {
			f.Regs[in.B] = v
		}
		return err
	}
	d, src := object.Ptr[object.Dict](f.Regs[in.A]), object.Ptr[object.Dict](m)
	for k, v, i, more := src.Next(0); more; k, v, i, more = src.Next(i) {
		s := object.AsStr(k)
		if s == nil {
			return object.Raise(object.TypeError, "keywords must be strings")
		}
		if d.GetName(t, s).O != nil {
			return object.Errorf(object.TypeError, "%s got multiple values for keyword argument '%s'", callee(fn), s.S)
		}
		d.SetName(t, s, v)
	}
	return nil
}

func getIter(t *object.Thread, v Value) (Value, error) {
	switch v.Type() {
	case object.ListType:
		return object.Of(&object.ListIter{Head: object.Head{Type: object.ListIterType}, List: object.Ptr[object.List](v)}), nil
	case object.TupleType:
		return object.Of(&object.TupleIter{Head: object.Head{Type: object.TupleIterType}, Items: object.Ptr[object.Tuple](v).Items}), nil
	case object.GeneratorType:
		return v, nil
	}
	return t.Iter(v)
}

// makeFunction makes a function of nested code.
func makeFunction(t *object.Thread, f *object.Frame, in compile.Instr) Value {
	code := f.Code.Nested[in.B]
	fn := &object.Function{Head: object.Head{Type: object.FunctionType}, Code: code, Globals: f.Globals,
		Name: object.Of(object.Intern(code.Name)), Qualname: object.Of(object.Intern(code.Qualname)), Doc: object.None, Module: object.None}
	if code.HasDoc {
		fn.Doc = object.NewStr(code.Doc)
	}
	if m := f.Globals.GetName(t, nameName); m.O != nil {
		fn.Module = m
	}
	r := int(in.C)
	if in.D&1 != 0 {
		fn.Defaults = object.Ptr[object.Tuple](f.Regs[r]).Items
		r++
	}
	if in.D&2 != 0 {
		fn.KwDefaults = object.Ptr[object.Dict](f.Regs[r])
		r++
	}
	if in.D&4 != 0 {
		fn.Annotations = f.Regs[r]
		r++
	}
	if in.D&8 != 0 {
		fn.TypeParams = f.Regs[r]
		r++
	}
	if n := len(code.FreeVars); n > 0 {
		fn.Closure = make([]*object.Cell, n)
		for i := range fn.Closure {
			fn.Closure[i] = object.Ptr[object.Cell](f.Regs[r+i])
		}
	}
	return object.Of(fn)
}

var nameName = object.Intern("__name__")
