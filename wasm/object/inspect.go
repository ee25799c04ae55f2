package object

// This file answers what an object is like: whether it can be called, which
// attributes it has.

// IsCallable reports whether v can be called.
func IsCallable(v Value) bool {
	switch v.O.Type.layout {
	case FunctionType.layout, NativeType.layout, MethodType.layout, TypeType.layout:
		return true
	}
	return v.O.Type.Special(SpCall).O != nil
}

func defineInspection() {
	ObjectType.Define(
		Def{"keep __dir__(self, /)", func(t *Thread, a []Value) (Value, error) { return NewList(namesOf(t, a[0])), nil }},
		Def{"keep __sizeof__(self, /)", func(*Thread, []Value) (Value, error) { return Int(16), nil }},
	)
}

// namesOf returns the names of v's attributes: its own, its class's and, along
// the MRO, those of the classes that it derives from. A module has only its own.
func namesOf(t *Thread, v Value) []Value {
	seen := NewDict()
	if d := AttrsOf(v); d != nil {
		for _, k := range d.Keys() {
			if s := AsStr(k); s != nil {
				seen.SetName(t, Intern(s.S), None)
			}
		}
	}
	if v.O.Type.layout != ModuleType.layout {
		for _, k := range v.O.Type.MRO {
			for _, name := range k.Attrs.Names() {
				seen.SetStr(t, name, None)
			}
		}
	}
	return seen.Keys()
}
