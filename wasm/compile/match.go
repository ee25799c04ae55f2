package compile

// This file compiles match statements (PEP 634).

import "taketurns/wasm/syntax"

func (u *unit) match(n *syntax.Match) {
	subject := u.temp()
	u.exprTo(n.Subject, subject)
	done := u.newLabel()
	for i, c := range n.Cases {
		mark := u.nextReg
		next := u.newLabel()
		m := &matcher{unit: u, captures: map[string]int{}, irrefutable: c.Guard != nil || i == len(n.Cases)-1}
		m.pattern(c.Pattern, subject, next)
		for _, name := range m.order {
			u.storeName(name, m.captures[name])
		}
		if c.Guard != nil {
			u.condition(c.Guard, next, false)
		}
		if u.def != nil {
			u.line(caseNode{c})
			u.stmts(c.Body)
		}
		u.jump(done)
		u.nextReg = mark
		if next.seen || len(next.refs) > 0 {
			u.place(next)
		} else {
			u.place(next)
			u.def = nil
		}
	}
	u.place(done)
}

// caseNode gives a case the place of its pattern.
type caseNode struct{ *syntax.MatchCase }

func (c caseNode) Pos() syntax.Span { return c.Pattern.Pos() }

// A matcher compiles one case's pattern. Names are bound when all of it has matched.
type matcher struct {
	*unit
	captures    map[string]int // register of what a name captured
	order       []string
	irrefutable bool // whether a pattern that always matches may stand here
}

// inside compiles a pattern inside another one, where it may always match.
func (m *matcher) inside(p syntax.Pattern, reg int, fail *label) {
	outer := m.irrefutable
	m.irrefutable = true
	m.pattern(p, reg, fail)
	m.irrefutable = outer
}

// capture keeps the value of reg for name.
func (m *matcher) capture(n syntax.Node, name string, reg int) {
	if name == "" {
		return
	}
	r, seen := m.captures[name]
	if !seen {
		r = m.temp()
		m.captures[name] = r
		m.order = append(m.order, name)
	}
	m.emit(Move, r, reg, 0)
}

// pattern jumps to fail unless the value in reg matches p.
func (m *matcher) pattern(p syntax.Pattern, reg int, fail *label) {
	m.at(p)
	switch p := p.(type) {
	case *syntax.MatchValue:
		v := m.expr(p.Value)
		m.testCompare(syntax.Eq, reg, v, fail)
	case *syntax.MatchSingleton:
		v := m.temp()
		m.loadConst(v, p.Value)
		m.testCompare(syntax.Is, reg, v, fail)
	case *syntax.MatchAs:
		switch {
		case p.Pattern != nil:
			m.pattern(p.Pattern, reg, fail)
		case m.irrefutable:
		case p.Name == "":
			m.fail(p, "wildcard makes remaining patterns unreachable")
		default:
			m.fail(p, "name capture '"+p.Name+"' makes remaining patterns unreachable")
		}
		m.once(p, p.Name)
		m.capture(p, p.Name, reg)
	case *syntax.MatchOr:
		m.or(p, reg, fail)
	case *syntax.MatchSequence:
		m.sequence(p, reg, fail)
	case *syntax.MatchMapping:
		m.mapping(p, reg, fail)
	case *syntax.MatchClass:
		m.class(p, reg, fail)
	default:
		m.fail(p, "can't use starred pattern here")
	}
}

// once rejects a name that the pattern captured already.
func (m *matcher) once(n syntax.Node, name string) {
	if _, seen := m.captures[name]; seen && name != "" {
		m.fail(n, "multiple assignments to name '"+name+"' in pattern")
	}
}

func (m *matcher) testCompare(op syntax.CompareOp, a, b int, fail *label) {
	t := m.temp()
	m.setD(m.emit(Compare, t, a, b), uint8(op))
	m.jumpTo(fail, JumpNot, t, 0)
}

func (m *matcher) or(p *syntax.MatchOr, reg int, fail *label) {
	done := m.newLabel()
	outer := m.captures
	var names []string
	regs := map[string]int{}
	for i, alt := range p.Patterns {
		next := m.newLabel()
		inner := &matcher{unit: m.unit, captures: map[string]int{}, irrefutable: m.irrefutable && i == len(p.Patterns)-1}
		for name := range outer {
			inner.captures[name] = outer[name]
		}
		inner.pattern(alt, reg, next)
		if i == 0 {
			names = inner.order
			for _, name := range names {
				regs[name] = m.temp()
			}
		}
		if len(inner.order) != len(names) {
			m.fail(p, "alternative patterns bind different names")
		}
		for _, name := range inner.order {
			r, ok := regs[name]
			if !ok {
				m.fail(p, "alternative patterns bind different names")
			}
			m.emit(Move, r, inner.captures[name], 0)
		}
		m.jump(done)
		m.place(next)
	}
	m.jump(fail)
	m.place(done)
	for _, name := range names {
		m.once(p, name)
		m.captures[name] = regs[name]
		m.order = append(m.order, name)
	}
}

func (m *matcher) sequence(p *syntax.MatchSequence, reg int, fail *label) {
	star := -1
	for i, q := range p.Patterns {
		if _, ok := q.(*syntax.MatchStar); ok {
			if star >= 0 {
				m.fail(p, "multiple starred names in sequence pattern")
			}
			star = i
		}
	}
	t := m.temp()
	m.emit(MatchSequence, t, reg, 0)
	m.jumpTo(fail, JumpNot, t, 0)
	want := len(p.Patterns)
	op := syntax.Eq
	if star >= 0 {
		want, op = want-1, syntax.GtE
	}
	if star < 0 || want > 0 {
		k := m.temp()
		m.emit(MatchLen, t, reg, 0)
		m.loadConst(k, syntax.IntLit{Small: int64(want)})
		m.testCompare(op, t, k, fail)
	}
	first := m.temps(len(p.Patterns))
	if star < 0 {
		m.emit(UnpackSeq, reg, first, len(p.Patterns))
	} else {
		if len(p.Patterns) > 255 {
			m.fail(p, "too many expressions in star-unpacking sequence pattern")
		}
		m.emit(UnpackEx, reg, first, star|(len(p.Patterns)-star-1)<<8)
	}
	for i, q := range p.Patterns {
		if s, ok := q.(*syntax.MatchStar); ok {
			m.once(s, s.Name)
			m.capture(s, s.Name, first+i)
			continue
		}
		m.inside(q, first+i, fail)
	}
}

func (m *matcher) mapping(p *syntax.MatchMapping, reg int, fail *label) {
	t := m.temp()
	m.emit(MatchMapping, t, reg, 0)
	m.jumpTo(fail, JumpNot, t, 0)
	m.distinctKeys(p)
	keys := m.temps(len(p.Keys))
	if len(p.Keys) > 0 {
		k := m.temp()
		m.emit(MatchLen, t, reg, 0)
		m.loadConst(k, syntax.IntLit{Small: int64(len(p.Keys))})
		m.testCompare(syntax.GtE, t, k, fail)
		for i, e := range p.Keys {
			m.exprTo(e, keys+i)
		}
		m.emit(BuildTuple, k, keys, len(p.Keys))
		m.emit(MatchKeys, t, reg, k)
		m.jumpTo(fail, JumpNone, t, 0)
		first := m.temps(len(p.Keys))
		m.emit(UnpackSeq, t, first, len(p.Keys))
		for i, q := range p.Patterns {
			m.inside(q, first+i, fail)
		}
	}
	if p.Rest != "" {
		r := m.temp()
		m.emit(BuildMap, r, 0, 0)
		m.emit(DictUpdate, r, reg, 0)
		for i := range p.Keys {
			m.emit(DelItem, r, keys+i, 0)
		}
		m.once(p, p.Rest)
		m.capture(p, p.Rest, r)
	}
}

// distinctKeys rejects a mapping pattern that names a constant key twice.
func (m *matcher) distinctKeys(p *syntax.MatchMapping) {
	seen := map[any]bool{}
	for _, e := range p.Keys {
		var k Const
		if c, ok := e.(*syntax.Constant); ok {
			k = c.Value
		} else if k = fold(e); k == nil {
			continue
		}
		key := constKey(k)
		if seen[key] {
			m.fail(p, "mapping pattern checks duplicate key ("+syntax.Unparse(e)+")")
		}
		seen[key] = true
	}
}

func (m *matcher) class(p *syntax.MatchClass, reg int, fail *label) {
	t, names := m.temp(), m.temp()
	var k TupleConst
	for i, name := range p.KwdAttrs {
		for _, other := range p.KwdAttrs[:i] {
			if other == name {
				m.fail(p.KwdPatterns[i], "attribute name repeated in class pattern: "+name)
			}
		}
		k = append(k, syntax.StrLit(name))
	}
	if len(p.Patterns) > 255 {
		m.fail(p, "too many sub-patterns in class pattern")
	}
	m.exprTo(p.Cls, t)
	m.loadConst(names, k)
	m.at(p)
	m.setD(m.emit(MatchClass, t, reg, names), uint8(len(p.Patterns)))
	m.jumpTo(fail, JumpNone, t, 0)
	all := append(p.Patterns[:len(p.Patterns):len(p.Patterns)], p.KwdPatterns...)
	first := m.temps(len(all))
	m.emit(UnpackSeq, t, first, len(all))
	for i, q := range all {
		m.inside(q, first+i, fail)
	}
}
