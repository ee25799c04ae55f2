package vm

// This file carries out what match statements test (PEP 634).

import (
	"taketurns/wasm/object"
)

// isSequence reports whether a sequence pattern can match v: list, tuple,
// range, … but not str, bytes and bytearray.
func isSequence(v Value) bool {
	if object.AsStr(v) != nil || object.AsBytes(v) != nil || v.Type().IsSubtype(object.ByteArrayType) {
		return false
	}
	if object.AsList(v) != nil || object.AsTuple(v) != nil {
		return true
	}
	k := v.Type()
	return k == object.RangeType || k == object.MemoryViewType || k.Lookup("__match_sequence__").O != nil
}

func isMapping(v Value) bool {
	k := v.Type()
	return object.AsDict(v) != nil || k == object.MappingProxyType || k.Lookup("__match_mapping__").O != nil
}

// matchKeys gets the values under the keys of a mapping pattern: a tuple, or None when one is missing.
type matchKeys struct {
	subject Value
	keys    []Value
	vals    []Value
	missing Value
	step    int
}

func (m *matchKeys) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if m.missing.O == nil {
		m.missing = object.Of(&object.Instance{Head: object.Head{Type: object.ObjectType}})
	}
	for {
		switch m.step {
		case 0:
			if len(m.vals) == len(m.keys) {
				return object.NewTuple(m.vals), nil
			}
			m.step = 1
			if in, err = t.Invoke(m.subject, "get", m.keys[len(m.vals)], m.missing); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in == m.missing {
				return object.None, nil
			}
			m.vals, m.step = append(m.vals, in), 0
		}
	}
}

// selfMatching are the types whose one positional sub-pattern matches the value itself.
func selfMatching(k *object.Type) bool {
	for _, b := range []*object.Type{object.BoolType, object.ByteArrayType, object.BytesType, object.DictType, object.FloatType,
		object.FrozenSetType, object.IntType, object.ListType, object.SetType, object.StrType, object.TupleType} {
		if k.IsSubtype(b) {
			return true
		}
	}
	return false
}

func matchClass(t *object.Thread, cls, v Value, positional int, names []Value) (Value, error) {
	k := object.AsType(cls)
	if k == nil {
		return Value{}, object.Raise(object.TypeError, "called match pattern must be a class")
	}
	return t.Run(&classMatch{k: k, v: v, positional: positional, names: names})
}

// classMatch gets the attributes that a class pattern looks at: a tuple, or None when one is missing.
type classMatch struct {
	k          *object.Type
	v          Value
	positional int
	names      []Value
	attrs      []Value
	next       int // of names
	step       int
}

func (m *classMatch) Resume(t *object.Thread, in Value, err error) (Value, error) {
	for {
		switch m.step {
		case 0:
			m.step = 1
			if in, err = t.IsInstance(m.v, object.Of(m.k)); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in != object.True {
				return object.None, nil
			}
			m.step = 3
			if m.positional > 0 {
				m.step = 2
				if in, err = t.GetAttr(object.Of(m.k), object.Intern("__match_args__")); err == object.Pending {
					return in, err
				}
			}
		case 2:
			if object.Matches(err, object.AttributeError) {
				if !selfMatching(m.k) {
					return Value{}, m.tooMany(0)
				}
				if m.positional > 1 {
					return Value{}, m.tooMany(1)
				}
				m.attrs, m.step = append(m.attrs, m.v), 3
				continue
			}
			if err != nil {
				return Value{}, err
			}
			if err = m.positionalNames(in); err != nil {
				return Value{}, err
			}
			m.step = 3
		case 3:
			if m.next == len(m.names) {
				return object.NewTuple(m.attrs), nil
			}
			m.next++
			m.step = 4
			if in, err = t.GetAttr(m.v, object.AsStr(m.names[m.next-1])); err == object.Pending {
				return in, err
			}
		case 4:
			if object.Matches(err, object.AttributeError) {
				return object.None, nil
			}
			if err != nil {
				return Value{}, err
			}
			m.attrs, m.step = append(m.attrs, in), 3
		}
	}
}

func (m *classMatch) tooMany(accepted int) error {
	s := "s"
	if accepted == 1 {
		s = ""
	}
	return object.Errorf(object.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", m.k.Name, accepted, s, m.positional)
}

// positionalNames puts the names that the class gives its positional sub-patterns before the others.
func (m *classMatch) positionalNames(args Value) error {
	tup := object.AsTuple(args)
	if tup == nil {
		return object.Errorf(object.TypeError, "%s.__match_args__ must be a tuple (got %s)", m.k.Name, args.Type().Name)
	}
	if len(tup.Items) < m.positional {
		return m.tooMany(len(tup.Items))
	}
	var names []Value
	for _, n := range tup.Items[:m.positional] {
		s := object.AsStr(n)
		if s == nil {
			return object.Errorf(object.TypeError, "__match_args__ elements must be strings (got %s)", n.Type().Name)
		}
		for _, other := range m.names {
			if object.AsStr(other).S == s.S {
				return object.Errorf(object.TypeError, "%s() got multiple sub-patterns for attribute '%s'", m.k.Name, s.S)
			}
		}
		names = append(names, n)
	}
	m.names, m.positional = append(names, m.names...), 0
	return nil
}
