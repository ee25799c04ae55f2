package object

// This file defines struct sequences: the tuples with named fields that the
// library returns (time.struct_time, sys.version_info, os.stat_result …).

import "taketurns/wasm/syntax"

// A StructSeq is a tuple whose items have names. Some fields may have a name
// and no place in the tuple: they come after the items.
type StructSeq struct {
	Tuple
	Hidden []Value
}

// NewStructSeqType returns a type of struct sequences, called by programs as
// module.name. The first visible of the fields are the items of the tuple.
func NewStructSeqType(module, name string, visible int, fields ...string) *Type {
	k := NewBuiltin(name, TupleType, true)
	k.Module, k.Final = module, true
	names := make([]Value, visible)
	for i, field := range fields {
		if i < visible {
			names[i] = NewStr(field)
		}
		k.Getters(Getter{Name: field, Get: func(_ *Thread, v Value) (Value, error) {
			return Ptr[StructSeq](v).Field(i), nil
		}})
	}
	k.Attrs.Set("__match_args__", NewTuple(names))
	k.Attrs.Set("n_fields", Int(int64(len(fields))))
	k.Attrs.Set("n_sequence_fields", Int(int64(visible)))
	k.Attrs.Set("n_unnamed_fields", Int(0))
	for op, c := range comparisons {
		k.Define(Def{c.sp.Name() + "(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			other := AsTuple(a[1])
			if other == nil {
				return NotImplemented, nil
			}
			return t.Compare(syntax.CompareOp(op), NewTuple(Ptr[StructSeq](a[0]).Items), NewTuple(other.Items))
		}})
	}
	return k.Define(
		Def{"__hash__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.HashValue(NewTuple(Ptr[StructSeq](a[0]).Items)) }},
		Def{"static __new__(cls, sequence=?, dict=?)", func(t *Thread, a []Value) (Value, error) {
			if a[1].O == nil {
				return Value{}, Raise(TypeError, "structseq() missing required argument 'sequence' (pos 1)")
			}
			m := structSeqMaker{k: k, fields: fields, visible: visible}
			if a[2].O != nil {
				if m.named = AsDict(a[2]); m.named == nil {
					return Value{}, Errorf(TypeError, "%s() takes a dict as second arg, if any", k.FullName())
				}
			}
			if a[1].O.Type.Special(SpIter).O == nil && a[1].O.Type.Special(SpGetitem).O == nil {
				return Value{}, Raise(TypeError, "constructor requires a sequence")
			}
			return t.Collect(a[1], &m)
		}},
		Def{"__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&structSeqRepr{self: Ptr[StructSeq](a[0]), text: k.FullName() + "(", fields: fields[:visible]})
		}},
		Def{"__reduce__(self, /)", func(t *Thread, a []Value) (Value, error) {
			s, d := Ptr[StructSeq](a[0]), NewDict()
			for i, v := range s.Hidden {
				d.SetStr(t, fields[visible+i], v)
			}
			return NewTuple([]Value{Of(k), NewTuple([]Value{NewTuple(s.Items), Of(d)})}), nil
		}},
		Def{"__replace__(self, /, **changes)", func(t *Thread, a []Value) (Value, error) {
			s, changes := *Ptr[StructSeq](a[0]), AsDict(a[1])
			s.ID = 0
			s.Items, s.Hidden = append([]Value(nil), s.Items...), append([]Value(nil), s.Hidden...)
			for key, v, i, more := changes.Next(0); more; key, v, i, more = changes.Next(i) {
				p := s.field(fields, AsStr(key).S)
				if p == nil {
					return Value{}, Errorf(TypeError, "Got unexpected field name(s): ['%s']", AsStr(key).S)
				}
				*p = v
			}
			return Of(&s), nil
		}},
	)
}

// NewStructSeq returns a struct sequence of type k: all its fields, in order.
func NewStructSeq(k *Type, fields ...Value) Value {
	n := int(k.Attrs.Get("n_sequence_fields").N)
	return Of(&StructSeq{Tuple{Head{Type: k}, fields[:n:n]}, fields[n:]})
}

// Field returns field i.
func (s *StructSeq) Field(i int) Value {
	if i < len(s.Items) {
		return s.Items[i]
	}
	return s.Hidden[i-len(s.Items)]
}

func (s *StructSeq) field(names []string, name string) *Value {
	for i, n := range names {
		if n != name {
			continue
		}
		if i < len(s.Items) {
			return &s.Items[i]
		}
		return &s.Hidden[i-len(s.Items)]
	}
	return nil
}

// structSeqMaker makes a struct sequence of what was collected.
type structSeqMaker struct {
	k       *Type
	fields  []string
	visible int
	named   *Dict
}

func (m *structSeqMaker) Take(t *Thread, items []Value) (Value, error) {
	limit, words := m.visible, "an at least "
	switch n := len(m.fields); {
	case n == m.visible:
		words = "a "
	case len(items) > n:
		limit, words = n, "an at most "
	}
	if len(items) < m.visible || len(items) > len(m.fields) {
		return Value{}, Errorf(TypeError, "%s() takes %s%d-sequence (%d-sequence given)", m.k.FullName(), words, limit, len(items))
	}
	fields := append(make([]Value, 0, len(m.fields)), items...)
	for _, name := range m.fields[len(items):] {
		v := None
		if m.named != nil {
			if x := m.named.GetStr(t, name); x.O != nil {
				v = x
			}
		}
		fields = append(fields, v)
	}
	return NewStructSeq(m.k, fields...), nil
}

// structSeqRepr writes name(field=item, …).
type structSeqRepr struct {
	self   *StructSeq
	text   string
	fields []string
	i      int
	asked  bool
}

func (f *structSeqRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if f.asked {
			if err != nil {
				return Value{}, err
			}
			f.text += AsStr(in).S
			f.i++
			f.asked = false
		}
		if f.i == len(f.fields) {
			return NewStr(f.text + ")"), nil
		}
		if f.i > 0 {
			f.text += ", "
		}
		f.text += f.fields[f.i] + "="
		f.asked = true
		if in, err = t.Repr(f.self.Items[f.i]); err == Pending {
			return in, err
		}
	}
}
