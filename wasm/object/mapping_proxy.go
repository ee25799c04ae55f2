package object

// This file defines mappingproxy, a read-only view of any mapping.

import "taketurns/wasm/syntax"

// A MappingProxy shows a mapping and lets nobody change it.
type MappingProxy struct {
	Head
	Mapping Value
}

// NewMappingProxy returns a read-only view of d.
func NewMappingProxy(d *Dict) Value {
	return Of(&MappingProxy{Head{Type: MappingProxyType}, Of(d)})
}

func defineMappingProxy() {
	of := func(v Value) Value { return Ptr[MappingProxy](v).Mapping }
	MappingProxyType.Define(
		Def{"static __new__(cls, mapping)", func(_ *Thread, a []Value) (Value, error) {
			m := a[1]
			if m.O.Type.Special(SpGetitem).O == nil || AsList(m) != nil || AsTuple(m) != nil {
				return Value{}, Errorf(TypeError, "mappingproxy() argument must be a mapping, not %s", m.O.Type.Name)
			}
			return Of(&MappingProxy{Head{Type: MappingProxyType}, m}), nil
		}},
		Def{"__len__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Len(of(a[0])) }},
		Def{"__getitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) { return t.GetItem(of(a[0]), a[1]) }},
		Def{"__contains__(self, key, /)", func(t *Thread, a []Value) (Value, error) { return t.Contains(of(a[0]), a[1]) }},
		Def{"__iter__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Iter(of(a[0])) }},
		Def{"__reversed__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(of(a[0]), "__reversed__") }},
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(of(a[0])) }},
		Def{"__str__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Str(of(a[0])) }},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.ReprItems(a[0], "mappingproxy(", []Value{of(a[0])}, ")", "mappingproxy(...)")
		}},
		Def{"__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Compare(syntax.Eq, of(a[0]), a[1]) }},
		Def{"__ne__(self, value, /)", func(t *Thread, a []Value) (Value, error) { return t.Compare(syntax.NotEq, of(a[0]), a[1]) }},
		Def{"__or__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Binary(syntax.BitOr, unproxied(a[0]), unproxied(a[1]))
		}},
		Def{"__ror__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Binary(syntax.BitOr, unproxied(a[1]), unproxied(a[0]))
		}},
		Def{"get(self, key, default=None, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Invoke(of(a[0]), "get", a[1], a[2])
		}},
		Def{"keys(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(of(a[0]), "keys") }},
		Def{"values(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(of(a[0]), "values") }},
		Def{"items(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(of(a[0]), "items") }},
		Def{"copy(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Invoke(of(a[0]), "copy") }},
		Def{"class __class_getitem__(cls, item, /)", genericAlias},
	)
}

// unproxied returns the mapping behind a proxy, or v itself.
func unproxied(v Value) Value {
	if v.O.Type == MappingProxyType {
		return Ptr[MappingProxy](v).Mapping
	}
	return v
}
