package _sre

// This file defines Pattern: what compile returns.

import (
	"math"
	"strings"

	"taketurns/wasm/object"
)

// A pattern is an re.Pattern.
type pattern struct {
	object.Head
	source Value
	flags  int
	prog   *program
	index  Value // the mapping proxy of names to numbers
}

var patternType = object.NewBuiltin("Pattern", object.ObjectType, true).In("re")

// perCharacter is what compiling a character of a pattern costs, in units.
const perCharacter = 500

// compilePattern is compile(pattern, flags): the pattern, and what to warn of.
func compilePattern(t *Thread, a []Value) (v Value, err error) {
	source, flags := a[0], int(a[1].N)
	p := &parser{}
	p.text, p.isText = textOf(source)
	t.Spend(int64(len(p.text)) * perCharacter)
	defer func() {
		switch f := recover().(type) {
		case nil:
		case fault:
			err = f.raise(t, source)
		default:
			panic(f)
		}
	}()
	tree := p.parse(flags)
	if flags, err = typed(p.flags, p.isText); err != nil {
		return Value{}, err
	}
	names := object.NewDict()
	for g, it := range p.groups {
		if it.name != "" {
			names.SetStr(t, it.name, object.Int(int64(g)))
		}
	}
	made := &pattern{Head: object.Head{Type: patternType}, source: source, flags: flags,
		prog: compile(tree, p.groups, p.isText), index: object.NewMappingProxy(names)}
	var warnings []Value
	for _, w := range p.warnings {
		warnings = append(warnings, object.NewStr(w))
	}
	return object.NewTuple([]Value{object.Of(made), object.NewTuple(warnings)}), nil
}

// raise turns a fault into the exception to raise.
func (f fault) raise(t *Thread, source Value) error {
	if f.kind != nil {
		return object.Raise(f.kind, f.message)
	}
	if f.pos < 0 {
		source = object.None
	}
	return newFault(t, f.message, source, f.pos)
}

// typed checks the flags that say what the characters are, and adds the default.
func typed(flags int, isText bool) (int, error) {
	complaint := ""
	switch {
	case isText && flags&flagL != 0:
		complaint = "cannot use LOCALE flag with a str pattern"
	case isText && flags&flagA != 0 && flags&flagU != 0:
		complaint = "ASCII and UNICODE flags are incompatible"
	case isText && flags&flagA == 0:
		flags |= flagU
	case !isText && flags&flagU != 0:
		complaint = "cannot use UNICODE flag with a bytes pattern"
	case flags&flagL != 0 && flags&flagA != 0:
		complaint = "ASCII and LOCALE flags are incompatible"
	}
	if complaint != "" {
		return 0, object.Raise(object.ValueError, complaint)
	}
	return flags, nil
}

// open returns a machine for a text, from one position to another.
func (p *pattern) open(t *Thread, v Value, pos, endpos int64) (m *machine, err error) {
	m = &machine{prog: p.prog}
	size := 0
	if s := object.AsStr(v); s != nil {
		if !p.prog.isText {
			return nil, object.Raise(object.TypeError, "cannot use a bytes pattern on a string-like object")
		}
		size = s.Len()
		if m.narrow = s.S; !s.IsASCII() {
			m.wide = s.Runes()
		}
	} else if b, ok := object.BytesLike(v); ok {
		if p.prog.isText {
			return nil, object.Raise(object.TypeError, "cannot use a string pattern on a bytes-like object")
		}
		if size = len(b); object.AsBytes(v) != nil {
			m.narrow = object.AsBytes(v).S
		} else if err = t.Allocate(int64(size)); err == nil {
			m.narrow = string(b) // it might change
		}
	} else {
		err = object.Errorf(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	if err == nil && size > math.MaxInt32-1 {
		err = object.Raise(object.OverflowError, "the text is too long")
	}
	if err != nil {
		return nil, err
	}
	m.end = int(min(max(endpos, 0), int64(size)))
	m.begin(int(min(max(pos, 0), int64(m.end))), -1)
	return m, nil
}

// group returns the number of the group with that name, or -1.
func (p *program) group(name string) int {
	for g, n := range p.groups {
		if n == name && g > 0 {
			return g
		}
	}
	return -1
}

// finder makes match, fullmatch and search.
func finder(name string, fixed, full bool) object.Def {
	return object.Decl(name+"(self, /, string, pos:index=0, endpos:index=9223372036854775807)", func(t *Thread, a []Value) (Value, error) {
		p := object.Ptr[pattern](a[0])
		m, err := p.open(t, a[1], a[2].N, a[3].N)
		if err != nil {
			return Value{}, err
		}
		m.fixed, m.full = fixed, full
		return t.Run(&matchFrame{machine: m, pattern: p, text: a[1], from: m.start})
	})
}

// matchFrame looks for one match.
type matchFrame struct {
	machine *machine
	pattern *pattern
	text    Value
	from    int
}

func (f *matchFrame) Resume(t *Thread, _ Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	found, err := f.machine.run(t)
	if err != nil {
		return Value{}, err
	}
	if !found {
		return object.None, nil
	}
	return f.pattern.matched(f.machine, f.text, f.from), nil
}

func init() {
	same := func(_ *Thread, a []Value) (Value, error) { return a[0], nil }
	patternType.Define(
		finder("match", true, false),
		finder("fullmatch", true, true),
		finder("search", false, false),
		object.Decl("findall(self, /, string, pos:index=0, endpos:index=9223372036854775807)", findAll),
		object.Decl("finditer(self, /, string, pos:index=0, endpos:index=9223372036854775807)", findIter),
		object.Decl("split(self, /, string, maxsplit:index=0)", split),
		object.Decl("sub(self, /, repl, string, count:index=0)", func(t *Thread, a []Value) (Value, error) { return substitute(t, a, false) }),
		object.Decl("subn(self, /, repl, string, count:index=0)", func(t *Thread, a []Value) (Value, error) { return substitute(t, a, true) }),
		object.Decl("__copy__(self, /)", same),
		object.Decl("__deepcopy__(self, memo, /)", same),
		object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewGenericAlias(a[0], a[1]), nil
		}),
		object.Decl("__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.NewStr(object.Ptr[pattern](a[0]).String()), nil
		}),
		object.Decl("__hash__(self, /)", func(t *Thread, a []Value) (Value, error) {
			p := object.Ptr[pattern](a[0])
			return t.HashValue(object.NewTuple([]Value{p.source, object.Int(int64(p.flags))}))
		}),
		object.Decl("__eq__(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			if a[1].Type() != patternType {
				return object.NotImplemented, nil
			}
			p, q := object.Ptr[pattern](a[0]), object.Ptr[pattern](a[1])
			if p.flags != q.flags || p.prog.isText != q.prog.isText {
				return object.False, nil
			}
			return t.Equal(p.source, q.source)
		}),
	)
	patternType.Getters(
		object.Getter{Name: "pattern", Get: func(_ *Thread, v Value) (Value, error) { return object.Ptr[pattern](v).source, nil }},
		object.Getter{Name: "flags", Get: func(_ *Thread, v Value) (Value, error) {
			return object.Int(int64(object.Ptr[pattern](v).flags)), nil
		}},
		object.Getter{Name: "groups", Get: func(_ *Thread, v Value) (Value, error) {
			return object.Int(int64(len(object.Ptr[pattern](v).prog.groups) - 1)), nil
		}},
		object.Getter{Name: "groupindex", Get: func(_ *Thread, v Value) (Value, error) { return object.Ptr[pattern](v).index, nil }},
	)
}

// String returns the pattern as a call of re.compile.
func (p *pattern) String() string {
	text := ""
	if s := object.AsStr(p.source); s != nil {
		text = object.ReprStr(s.S)
	} else if b, ok := object.BytesLike(p.source); ok {
		text = object.ReprBytes(string(b))
	}
	if chars := []rune(text); len(chars) > 200 {
		text = string(chars[:200])
	}
	flags := p.flags
	if p.prog.isText && flags&typeFlags == flagU {
		flags &^= flagU
	}
	var names []string
	for _, f := range []struct {
		flag int
		name string
	}{{flagI, "IGNORECASE"}, {flagL, "LOCALE"}, {flagM, "MULTILINE"}, {flagS, "DOTALL"}, {flagU, "UNICODE"}, {flagX, "VERBOSE"},
		{128, "DEBUG"}, {flagA, "ASCII"}} {
		if flags&f.flag != 0 {
			names = append(names, "re."+f.name)
			flags &^= f.flag
		}
	}
	if flags != 0 {
		names = append(names, hex(flags))
	}
	if names != nil {
		text += ", " + strings.Join(names, "|")
	}
	return "re.compile(" + text + ")"
}
