package object

// This file takes objects apart for pickle and copy: object.__reduce_ex__ and its kin.

// objectReduce is object's own __reduce__: finding another one on a type says that it has its own.
var objectReduce Value

func defineReduce() {
	ObjectType.Define(
		Def{"keep __reduce_ex__(self, protocol:index, /)", func(t *Thread, a []Value) (Value, error) {
			if a[0].O.Type.Lookup("__reduce__") != objectReduce {
				return t.Invoke(a[0], "__reduce__")
			}
			return t.reduce(a[0])
		}},
		Def{"keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.reduce(a[0]) }},
		Def{"keep __getstate__(self, /)", func(t *Thread, a []Value) (Value, error) { return stateOf(t, a[0]), nil }},
	)
	objectReduce = ObjectType.Lookup("__reduce__")
	MethodType.Define(Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
		m := Ptr[Method](a[0])
		name := t.GetAttrOr(m.Func, "__name__", None)
		return boundTo(t, m.Self, name), nil
	}})
	NativeType.Define(Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
		n := Ptr[Native](a[0])
		switch {
		case n.Self.O != nil:
			return boundTo(t, n.Self, NewStr(n.Name)), nil
		case n.Owner != nil:
			return boundTo(t, Of(n.Owner), NewStr(n.Name)), nil
		}
		return NewStr(n.Name), nil
	}})
	ByteArrayType.Define(Def{"keep __reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
		b, _ := bytesOf(a[0])
		return NewTuple([]Value{Of(a[0].O.Type), NewTuple([]Value{NewBytes(string(b))}), stateOf(t, a[0])}), nil
	}})
	MemoryViewType.Define(Def{"__reduce__(self, /)", func(*Thread, []Value) (Value, error) {
		return Value{}, Raise(TypeError, "cannot pickle memoryview objects")
	}})
}

// boundTo returns the reduction of an attribute of self: getattr(self, name).
func boundTo(t *Thread, self, name Value) Value {
	return NewTuple([]Value{t.Interp.Builtins.GetStr(t, "getattr"), NewTuple([]Value{self, name})})
}

// stateOf returns what an object keeps beside its builtin value: its __dict__,
// None when that is empty, or a pair of that and a dict of its slots.
func stateOf(t *Thread, v Value) Value {
	state := None
	if d := AttrsOf(v); d != nil && d.Len() > 0 && v.O.Type.layout == instanceLayout {
		state = Of(d)
	}
	in := v.instance()
	if in == nil {
		return state
	}
	slots := NewDict()
	for i, name := range v.O.Type.SlotNames {
		if i < len(in.Slots) && in.Slots[i].O != nil {
			slots.SetStr(t, name, in.Slots[i])
		}
	}
	if slots.Len() > 0 {
		return NewTuple([]Value{state, Of(slots)})
	}
	return state
}

// reduce reduces an object whose class has no __reduce__ of its own: one of a
// class written in Python, or one of the builtin containers.
func (t *Thread) reduce(v Value) (Value, error) {
	k := v.O.Type
	switch Payload(v).O.Type {
	case ListType, DictType, TupleType, StrType, BytesType, IntType, FloatType, ComplexType, ObjectType:
	default:
		in := v.instance()
		if in == nil || in.Payload.O != nil {
			name := k.Name
			if k.Builtin {
				name = k.FullName()
			}
			return Value{}, Errorf(TypeError, "cannot pickle '%s' object", name)
		}
	}
	return t.Run(&reduceFrame{v: v})
}

// reduceFrame calls copyreg._reduce_newobj, importing that module first.
type reduceFrame struct {
	v    Value
	step int
}

func (f *reduceFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		f.step++
		switch {
		case err != nil:
			return Value{}, err
		case f.step == 1:
			if in = t.Interp.Modules.GetStr(t, "copyreg"); in.O != nil {
				continue
			}
			if in, err = t.Call1(t.Interp.Builtins.GetStr(t, "__import__"), NewStr("copyreg")); err == Pending {
				return in, err
			}
		case f.step == 2:
			if in, err = t.Invoke(in, "_reduce_newobj", f.v); err == Pending {
				return in, err
			}
		default:
			return in, nil
		}
	}
}
