package object

// This file gives classes the storage of their instances: __dict__ and __slots__.

import "strings"

// makeSlots gives the class the descriptors of its __slots__, whose items are given.
func makeSlots(k *Type, items []Value) error {
	k.NoDict = true
	for _, b := range k.Bases {
		k.NoDict = k.NoDict && (b.NoDict || b.Builtin && b.layout != exceptionLayout)
	}
	if k.Attrs.Get("__slots__").O == nil {
		if k.NoDict && k.layout == instanceLayout {
			addDict(k)
		}
		k.NoDict = false
		return nil
	}
	if len(items) > 0 && (k.Solid == IntType || k.Solid == TupleType || k.Solid == BytesType || k.Solid == TypeType) {
		return Errorf(TypeError, "nonempty __slots__ not supported for subtype of '%s'", k.Bases[0].Name)
	}
	if k.layout != instanceLayout {
		k.NoDict = false // its objects keep everything in a __dict__
		return nil
	}
	dict, weakref := !k.NoDict, false
	for _, v := range items {
		s := AsStr(v)
		switch {
		case s == nil:
			return Errorf(TypeError, "__slots__ items must be strings, not '%s'", v.O.Type.Name)
		case !isIdentifier(s.S):
			return Raise(TypeError, "__slots__ must be identifiers")
		case s.S == "__dict__":
			if dict {
				return Raise(TypeError, "__dict__ slot disallowed: we already got one")
			}
			dict, k.NoDict = true, false
			addDict(k)
			continue
		case s.S == "__weakref__":
			if weakref {
				return Raise(TypeError, "__weakref__ slot disallowed: we already got one")
			}
			weakref = true
			continue
		}
		name := manglePrivate(k.Name, s.S)
		if k.Attrs.Get(name).O != nil {
			return Errorf(ValueError, "'%s' in __slots__ conflicts with class variable", name)
		}
		k.Attrs.Set(name, Of(&Member{Head{Type: MemberType}, name, k, len(k.SlotNames)}))
		k.SlotNames, k.slotBase = append(k.SlotNames, name), k
	}
	return nil
}

// addDict gives the class the descriptor of its instances' __dict__.
func addDict(k *Type) { k.Attrs.Set("__dict__", Of(&GetSet{Head{Type: GetSetType}, dictGetter, k})) }

func isIdentifier(s string) bool {
	for i, r := range s {
		if !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

func manglePrivate(class, name string) string {
	if strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__") {
		if c := strings.TrimLeft(class, "_"); c != "" {
			return "_" + c + name
		}
	}
	return name
}

// dictGetter is __dict__ of instances.
var dictGetter = Getter{"__dict__", func(_ *Thread, v Value) (Value, error) {
	d := MakeAttrs(v)
	if d == nil {
		return Value{}, attributeError(v, "__dict__")
	}
	return Of(d), nil
}, func(_ *Thread, v, x Value) error {
	p := attrsField(v)
	if p == nil {
		return attributeError(v, "__dict__")
	}
	if x.O == nil {
		if v.O.Type.layout != instanceLayout {
			return Raise(TypeError, "cannot delete __dict__")
		}
		*p = nil
		return nil
	}
	d := AsDict(x)
	if d == nil {
		return Errorf(TypeError, "__dict__ must be set to a dictionary, not a '%s'", x.O.Type.Name)
	}
	*p = d
	return nil
}}
