package _sre

// This file defines Match: where a pattern matched, group by group.

import (
	"taketurns/wasm/object"
)

// A match is an re.Match.
type match struct {
	object.Head
	pattern *pattern
	text    Value
	marks   []int32 // the bounds of the groups, -1 for one without part in the match
	last    int32   // the group that was closed last, or -1
	pos     int
	endpos  int
}

var matchType = object.NewBuiltin("Match", object.ObjectType, true).In("re")

// matched returns what the machine has found.
func (p *pattern) matched(m *machine, text Value, from int) Value {
	n := m.last()
	o := &match{Head: object.Head{Type: matchType}, pattern: p, text: text, last: m.regs[n], pos: from, endpos: m.end}
	o.marks = append(o.marks, m.regs[:n]...)
	return object.Of(o)
}

// bounds returns where group g matched; ok is false when it did not.
func bounds(marks []int32, g int) (lo, hi int, ok bool) {
	lo, hi = int(marks[2*g]), int(marks[2*g+1])
	if lo < 0 || hi < lo {
		return -1, -1, false
	}
	return lo, hi, true
}

// cutOut returns a part of a text.
func cutOut(text Value, lo, hi int) Value {
	if s := object.AsStr(text); s != nil {
		if lo == 0 && hi == s.Len() && text.Type() == object.StrType {
			return text
		}
		return object.NewStr(s.Sub(lo, hi))
	}
	b, _ := object.BytesLike(text)
	lo, hi = min(lo, len(b)), min(hi, len(b))
	if lo == 0 && hi == len(b) && text.Type() == object.BytesType {
		return text
	}
	return object.NewBytes(string(b[lo:hi]))
}

// part returns what a group matched, or def.
func part(text Value, marks []int32, g int, def Value) Value {
	if lo, hi, ok := bounds(marks, g); ok {
		return cutOut(text, lo, hi)
	}
	return def
}

// groupOf finds a group by number or name.
func (m *match) groupOf(v Value) (int, error) {
	if n, ok := object.AsInt(v); ok {
		if n >= 0 && n < int64(len(m.pattern.prog.groups)) {
			return int(n), nil
		}
	} else if s := object.AsStr(v); s != nil {
		if g := m.pattern.prog.group(s.S); g > 0 {
			return g, nil
		}
	}
	return 0, object.Raise(object.IndexError, "no such group")
}

// getFrame answers group(*groups), whose arguments may be numbers of Python's making.
type getFrame struct {
	m      *match
	wanted []Value
	out    []Value
	asked  bool
}

func (f *getFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if len(f.out) == len(f.wanted) {
			if len(f.out) == 1 {
				return f.out[0], nil
			}
			return object.NewTuple(f.out), nil
		}
		v := f.wanted[len(f.out)]
		if !f.asked && !object.IsIntLike(v) && !v.Type().Special(object.SpIndex).IsUnset() {
			f.asked = true
			if in, err = t.Index(v); err == object.Pending {
				return in, err
			}
		}
		if f.asked {
			f.asked = false
			if err != nil {
				return Value{}, err
			}
			v = in
		}
		g, err := f.m.groupOf(v)
		if err != nil {
			return Value{}, err
		}
		f.out = append(f.out, part(f.m.text, f.m.marks, g, object.None))
	}
}

// place declares a method that says where a group is.
func place(name string, answer func(lo, hi Value) Value) object.Def {
	return object.Decl(name+"(self, group=0, /)", func(_ *Thread, a []Value) (Value, error) {
		m := object.Ptr[match](a[0])
		g, err := m.groupOf(a[1])
		if err != nil {
			return Value{}, err
		}
		lo, hi, _ := bounds(m.marks, g)
		return answer(object.Int(int64(lo)), object.Int(int64(hi))), nil
	})
}

func pair(lo, hi Value) Value { return object.NewTuple([]Value{lo, hi}) }

func init() {
	same := func(_ *Thread, a []Value) (Value, error) { return a[0], nil }
	matchType.Define(
		object.Decl("group(self, /, *groups)", func(t *Thread, a []Value) (Value, error) {
			wanted := object.AsTuple(a[1]).Items
			if len(wanted) == 0 {
				wanted = []Value{object.Int(0)}
			}
			return t.Run(&getFrame{m: object.Ptr[match](a[0]), wanted: wanted})
		}),
		object.Decl("__getitem__(self, key, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&getFrame{m: object.Ptr[match](a[0]), wanted: []Value{a[1]}})
		}),
		object.Decl("groups(self, /, default=None)", func(_ *Thread, a []Value) (Value, error) {
			m := object.Ptr[match](a[0])
			var out []Value
			for g := 1; g < len(m.pattern.prog.groups); g++ {
				out = append(out, part(m.text, m.marks, g, a[1]))
			}
			return object.NewTuple(out), nil
		}),
		object.Decl("groupdict(self, /, default=None)", func(t *Thread, a []Value) (Value, error) {
			m, d := object.Ptr[match](a[0]), object.NewDict()
			for g, name := range m.pattern.prog.groups {
				if name != "" {
					d.SetStr(t, name, part(m.text, m.marks, g, a[1]))
				}
			}
			return object.Of(d), nil
		}),
		place("start", func(lo, _ Value) Value { return lo }),
		place("end", func(_, hi Value) Value { return hi }),
		place("span", pair),
		object.Decl("expand(self, /, template)", func(t *Thread, a []Value) (Value, error) {
			m := object.Ptr[match](a[0])
			parts, err := parseTemplate(t, a[1], m.pattern)
			if err != nil {
				return Value{}, err
			}
			return joined(t, expand(nil, parts, m.text, m.marks), m.pattern.prog.isText)
		}),
		object.Decl("__copy__(self, /)", same),
		object.Decl("__deepcopy__(self, memo, /)", same),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
		object.Decl("__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			m := object.Ptr[match](a[0])
			text, shown := part(m.text, m.marks, 0, object.None), ""
			if s := object.AsStr(text); s != nil {
				shown = object.ReprStr(s.S)
			} else {
				shown = object.ReprBytes(object.AsBytes(text).S)
			}
			return object.NewStr("<re.Match object; span=(" + itoa(int(m.marks[0])) + ", " + itoa(int(m.marks[1])) + "), match=" + shown + ">"), nil
		}),
	)
	get := func(name string, f func(m *match) Value) object.Getter {
		return object.Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return f(object.Ptr[match](v)), nil }}
	}
	matchType.Getters(
		get("string", func(m *match) Value { return m.text }),
		get("re", func(m *match) Value { return object.Of(m.pattern) }),
		get("pos", func(m *match) Value { return object.Int(int64(m.pos)) }),
		get("endpos", func(m *match) Value { return object.Int(int64(m.endpos)) }),
		get("lastindex", func(m *match) Value {
			if m.last < 0 {
				return object.None
			}
			return object.Int(int64(m.last))
		}),
		get("lastgroup", func(m *match) Value {
			if m.last < 0 || m.pattern.prog.groups[m.last] == "" {
				return object.None
			}
			return object.NewStr(m.pattern.prog.groups[m.last])
		}),
		get("regs", func(m *match) Value {
			var out []Value
			for g := range m.pattern.prog.groups {
				lo, hi, _ := bounds(m.marks, g)
				out = append(out, pair(object.Int(int64(lo)), object.Int(int64(hi))))
			}
			return object.NewTuple(out)
		}),
	)
}
