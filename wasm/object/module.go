package object

// This file defines the attributes of modules, and dir() of anything.

func defineModule() {
	ModuleType.Subclassable = true
	ModuleType.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(_ *Thread, a []Value) (Value, error) {
			return Of(&Module{Head: Head{Type: AsType(a[0])}, Dict: NewDict()}), nil
		}},
		Def{"keep __init__(self, name, doc=None)", func(t *Thread, a []Value) (Value, error) {
			s := AsStr(a[1])
			if s == nil {
				return Value{}, Errorf(TypeError, "module.__init__() argument 1 must be str, not %s", a[1].O.Type.Name)
			}
			m := Ptr[Module](a[0])
			m.Dict, m.Name = NewModule(t, s.S).Dict, s.S
			m.Dict.SetStr(t, "__doc__", a[2])
			return None, nil
		}},
		Def{"keep __repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			m := Ptr[Module](a[0])
			if f := AsStrOrNil(m.Dict.GetStr(t, "__file__")); f != nil {
				return NewStr("<module '" + m.Name + "' from '" + f.S + "'>"), nil
			}
			return NewStr("<module '" + m.Name + "' (built-in)>"), nil
		}},
		Def{"keep __dir__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			seen := map[string]bool{}
			for _, k := range Ptr[Module](a[0]).Dict.Keys() {
				if s := AsStr(k); s != nil {
					seen[s.S] = true
				}
			}
			return NewList(sortedNames(seen)), nil
		}},
	).Getters(
		Getter{"__dict__", func(_ *Thread, v Value) (Value, error) { return Of(Ptr[Module](v).Dict), nil }, readOnly},
		Getter{"__annotations__", func(t *Thread, v Value) (Value, error) {
			d := Ptr[Module](v).Dict
			a := d.GetStr(t, "__annotations__")
			if a.O == nil {
				a = Of(NewDict())
				d.SetStr(t, "__annotations__", a)
			}
			return a, nil
		}, func(t *Thread, v, x Value) error {
			d := Ptr[Module](v).Dict
			if x.O != nil {
				d.SetStr(t, "__annotations__", x)
			} else if !d.DeleteStr(t, "__annotations__") {
				return Raise(AttributeError, "__annotations__")
			}
			return nil
		}},
	)
	ObjectType.Define(
		Def{"keep __dir__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			seen := map[string]bool{}
			for _, k := range a[0].O.Type.MRO {
				for _, n := range k.Attrs.order {
					seen[n] = true
				}
			}
			if d := AttrsOf(a[0]); d != nil {
				for _, k := range d.Keys() {
					if s := AsStr(k); s != nil {
						seen[s.S] = true
					}
				}
			}
			return NewList(sortedNames(seen)), nil
		}},
		Def{"keep __sizeof__(self, /)", func(*Thread, []Value) (Value, error) { return Int(48), nil }},
	)
}
