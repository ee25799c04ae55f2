package _sre

// This file runs programs: a machine that backtracks over a stack of its own,
// so that neither the text nor the pattern can exhaust Go's.

import (
	"unicode"

	"taketurns/wasm/object"
)

// An entry of the stack is a choice or what a register held before.
type entry struct {
	kind int32 // of a choice, below 0; else a register
	pc   int32
	pos  int32 // of a choice; else the register's old value
	low  int32 // of a repetition: the last position to try
}

const (
	choice  int32 = -1 - iota // go on at pc
	shorter                   // the repetition at pc took up to pos; give back one by one
	longer                    // the repetition at pc took up to pos; take one more at a time
)

// A machine looks for matches in one text. Its fields are all there is to an
// attempt, so that a long one can be interrupted and a fork can copy it.
type machine struct {
	prog   *program
	narrow string // the text, when it is bytes or ASCII
	wide   []rune // the code points, when it is not
	end    int    // where the text ends
	start  int    // where the attempt began
	must   int    // a match that ends here does not count; -1: nowhere
	full   bool   // the match must reach the end
	fixed  bool   // only one place to begin
	begun  bool   // an attempt is under way

	pc, pos int32
	regs    []int32
	stack   []entry
	steps   int // not yet paid for
}

// begin makes the machine ready to look from position start on.
func (m *machine) begin(start, must int) {
	if m.regs == nil {
		m.regs = make([]int32, m.prog.regs)
	}
	for i := range m.regs {
		m.regs[i] = -1
	}
	m.stack = m.stack[:0]
	m.start, m.must, m.begun = start, must, false
}

// run looks for a match. It returns Park when it has spent too much for now, and
// goes on where it was when run again.
func (m *machine) run(t *Thread) (found bool, err error) {
	for {
		if !m.begun {
			if !m.seek(t) {
				return false, nil
			}
			m.begun, m.pc, m.pos = true, 0, int32(m.start)
		}
		if found, err = m.attempt(t); found || err != nil {
			return found, err
		}
		m.begun = false
		if m.start++; m.fixed || m.start > m.end {
			return false, nil
		}
	}
}

// seek moves to the next place where a match can begin.
func (m *machine) seek(t *Thread) bool {
	from := m.start
	if m.prog.shape != nil && !m.fixed {
		for m.start < m.end && !m.shaped(m.char(int32(m.start))) {
			m.start++
		}
		t.Spend(int64(m.start-from) / 4)
	}
	return m.end-m.start >= m.prog.least
}

func (m *machine) shaped(c rune) bool {
	for _, s := range m.prog.shape {
		if s.has(c) {
			return true
		}
	}
	return false
}

func (m *machine) char(i int32) rune {
	if m.wide != nil {
		return m.wide[i]
	}
	return rune(m.narrow[i])
}

// pay spends for the steps taken, a unit each, and reports whether it is time to pause.
func (m *machine) pay(t *Thread) bool {
	t.Spend(int64(m.steps))
	m.steps = 0
	return t.Tired()
}

// push puts an entry on the stack.
func (m *machine) push(t *Thread, e entry) error {
	if n := len(m.stack); n == cap(m.stack) && n >= 1<<15 {
		if err := t.Allocate(int64(n) * 32); err != nil {
			return err
		}
	}
	m.stack = append(m.stack, e)
	return nil
}

// set changes a register; backtracking changes it back.
func (m *machine) set(t *Thread, r, v int32) error {
	old := m.regs[r]
	m.regs[r] = v
	return m.push(t, entry{kind: r, pos: old})
}

// attempt goes on with the attempt under way until it has matched or failed.
func (m *machine) attempt(t *Thread) (bool, error) {
	code, end := m.prog.code, int32(m.end)
	pc, pos := m.pc, m.pos
	for {
		if m.steps++; m.steps >= 4096 && m.pay(t) {
			m.pc, m.pos = pc, pos
			return false, object.Park
		}
		in := &code[pc]
		pc++
		ok, err := true, error(nil)
		switch in.op {
		case opChar, opAny, opAll, opSet:
			if ok = pos < end && in.matches(m.char(pos)); ok {
				pos++
			}
		case opAt:
			ok = m.isAt(in, pos)
		case opOne:
			ok, pos, err = m.one(t, in, pc, pos)
			pc++
		case opSave:
			err = m.set(t, in.r, pos)
		case opClose:
			if err = m.set(t, in.r, pos); err == nil {
				err = m.set(t, m.last(), in.r/2)
			}
		case opJump:
			pc = in.to
		case opSplit:
			if next := &code[pc]; next.op > opSet || pos < end && next.matches(m.char(pos)) {
				err = m.push(t, entry{choice, in.to, pos, 0})
			} else {
				pc = in.to
			}
		case opLoop:
			if err = m.set(t, in.r, 0); err == nil {
				err = m.set(t, in.r+1, -1)
			}
		case opUntil:
			count := int(m.regs[in.r])
			switch {
			case count < in.min:
				err = m.set(t, in.r, int32(count+1))
				pc++
			case count >= in.max || pos == m.regs[in.r+1]:
				pc = in.to
			case in.mode == '?':
				err = m.push(t, entry{choice, pc, pos, 0})
				pc = in.to
			default:
				err = m.push(t, entry{choice, in.to, pos, 0})
			}
		case opMore:
			if err = m.set(t, in.r, m.regs[in.r]+1); err == nil {
				err = m.set(t, in.r+1, pos)
			}
		case opRef:
			ok, pos = m.again(in, pos)
		case opCond:
			if lo, hi := m.regs[in.r], m.regs[in.r+1]; lo < 0 || hi < lo {
				pc = in.to
			}
		case opHold:
			err = m.set(t, in.r, int32(len(m.stack)))
		case opCut:
			m.cut(in.r)
		case opLook:
			if err = m.set(t, in.r, int32(len(m.stack))); err == nil {
				err = m.set(t, in.r+1, pos)
			}
			pos -= int32(in.min)
			ok = pos >= 0
		case opLookEnd:
			m.cut(in.r)
			pos = m.regs[in.r+1]
		case opNot:
			if pos < int32(in.min) {
				pc = in.to
				break
			}
			height := int32(len(m.stack))
			if err = m.push(t, entry{choice, in.to, pos, 0}); err == nil {
				err = m.set(t, in.r, height)
			}
			pos -= int32(in.min)
		case opNotEnd:
			m.unwind(m.regs[in.r])
			ok = false
		case opFound:
			if ok = !(m.full && pos != end) && int(pos) != m.must; ok {
				m.regs[0], m.regs[1] = int32(m.start), pos
				m.pay(t)
				return true, nil
			}
		}
		if err != nil {
			return false, err
		}
		if !ok {
			if pc, pos, ok = m.back(); !ok {
				return false, nil
			}
		}
	}
}

// last is the register of the group that was closed last.
func (m *machine) last() int32 { return int32(2 * len(m.prog.groups)) }

// matches reports whether an instruction for one character matches c.
func (in *inst) matches(c rune) bool {
	switch in.op {
	case opChar:
		return c == in.c
	case opAny:
		return c != '\n'
	case opSet:
		return in.set.has(c)
	}
	return true
}

// one repeats the instruction at pc, which matches one character.
func (m *machine) one(t *Thread, in *inst, pc, pos int32) (ok bool, at int32, err error) {
	unit := &m.prog.code[pc]
	from := pos
	most, want := m.end-int(pos), in.max
	if in.mode == '?' {
		want = in.min
	}
	limit := pos + int32(min(most, want))
	if unit.op == opAll {
		pos = limit
	} else {
		for pos < limit && unit.matches(m.char(pos)) {
			pos++
		}
	}
	m.steps += int(pos-from) / 4
	switch least := from + int32(min(most+1, in.min)); {
	case pos < least:
		return false, pos, nil
	case in.mode == '?':
		if most > in.min && in.max > in.min {
			err = m.push(t, entry{longer, pc, pos, from + int32(min(most, in.max))})
		}
	case in.mode == 0 && pos > least:
		err = m.push(t, entry{shorter, pc, pos, least})
	}
	return true, pos, err
}

// back returns to the last choice.
func (m *machine) back() (pc, pos int32, ok bool) {
	for n := len(m.stack) - 1; n >= 0; n-- {
		e := &m.stack[n]
		switch e.kind {
		case choice:
			m.stack = m.stack[:n]
			return e.pc, e.pos, true
		case shorter:
			next := &m.prog.code[e.pc+1]
			for e.pos--; next.op == opChar && e.pos > e.low && m.char(e.pos) != next.c; e.pos-- {
				m.steps++
			}
			if pc, pos = e.pc+1, e.pos; pos <= e.low {
				n--
			}
			m.stack = m.stack[:n+1]
			return pc, pos, true
		case longer:
			if !m.prog.code[e.pc].matches(m.char(e.pos)) {
				continue
			}
			e.pos++
			if pc, pos = e.pc+1, e.pos; pos >= e.low {
				n--
			}
			m.stack = m.stack[:n+1]
			return pc, pos, true
		default:
			m.regs[e.kind] = e.pos
		}
	}
	m.stack = m.stack[:0]
	return 0, 0, false
}

// cut forgets the choices made since register r was set; what registers held stays.
func (m *machine) cut(r int32) {
	kept := m.stack[:m.regs[r]]
	m.steps += (len(m.stack) - len(kept)) / 4
	for _, e := range m.stack[len(kept):] {
		if e.kind >= 0 {
			kept = append(kept, e)
		}
	}
	m.stack = kept
}

// unwind undoes everything above a height of the stack.
func (m *machine) unwind(height int32) {
	for n := len(m.stack) - 1; n >= int(height); n-- {
		if e := m.stack[n]; e.kind >= 0 {
			m.regs[e.kind] = e.pos
		}
	}
	m.stack = m.stack[:height]
}

// again matches what a group has matched.
func (m *machine) again(in *inst, pos int32) (ok bool, at int32) {
	lo, hi := m.regs[in.r], m.regs[in.r+1]
	if lo < 0 || hi < lo || int(hi-lo) > m.end-int(pos) {
		return false, pos
	}
	m.steps += int(hi-lo) / 4
	for ; lo < hi; lo, pos = lo+1, pos+1 {
		a, b := m.char(lo), m.char(pos)
		if a != b && !(in.fold && lower(a, in.ascii) == lower(b, in.ascii)) {
			return false, pos
		}
	}
	return true, pos
}

func lower(c rune, ascii bool) rune {
	if ascii && c >= 128 {
		return c
	}
	return unicode.ToLower(c)
}

// isAt reports whether a position is the place that an instruction asks for.
func (m *machine) isAt(in *inst, pos int32) bool {
	end := int32(m.end)
	switch in.c {
	case atStart:
		return pos == 0
	case atLineStart:
		return pos == 0 || m.char(pos-1) == '\n'
	case atEnd:
		return pos == end
	case atLineEnd:
		return pos == end || m.char(pos) == '\n'
	case atLastLine:
		return pos == end || pos == end-1 && m.char(pos) == '\n'
	}
	if end == 0 && in.c == atNoWord {
		return false // as CPython has it: in no text there is no place
	}
	before := pos > 0 && isWord(m.char(pos-1), in.ascii)
	after := pos < end && isWord(m.char(pos), in.ascii)
	return before != after == (in.c == atWord)
}
