package _sre

// This file turns a pattern's tree into the program that the machine runs.
//
// A program works on a position in the text and on registers: the bounds of
// the groups first, then which group was closed last, then what loops and
// assertions keep. Below, r is the first register of an instruction and to the
// place it jumps to.

type opcode uint8

const (
	opChar    opcode = iota // one character: c
	opAny                   // one that is no newline
	opAll                   // any one
	opSet                   // one of set
	opAt                    // be at the place c
	opOne                   // the next instruction, of those above, min to max times
	opSave                  // r = position
	opClose                 // r = position, and that group was closed last
	opJump                  // go on at to
	opSplit                 // go on here or else at to
	opLoop                  // begin a loop: count and last position
	opUntil                 // go round a loop once more, or leave it for to
	opMore                  // count a round that need not be
	opRef                   // what group r/2 matched
	opCond                  // go to to unless group r/2 has matched
	opHold                  // remember how many choices there are
	opCut                   // forget the choices since
	opLook                  // opHold, remember the position, and go back by min
	opLookEnd               // opCut, and return to that position
	opNot                   // as opLook; if the rest fails go on at to
	opNotEnd                // fail as a whole
	opFound                 // the pattern has matched
)

type inst struct {
	op       opcode
	mode     rune // of a repetition: 0 greedy, '?' lazy, '+' possessive
	fold     bool
	ascii    bool
	c        rune
	set      *charset
	r        int32
	to       int32
	min, max int
}

// A program is a compiled pattern.
type program struct {
	code   []inst
	groups []string // the names, "" for those without; number 0 is the whole match
	regs   int
	shape  []*charset // a match's first character is in one of these, unless it is nil
	least  int        // how many characters it has at least
	isText bool
}

// CopyShared says that nothing changes a program.
func (*program) CopyShared() {}

func compile(n *node, groups []group, isText bool) *program {
	p := &program{least: n.lo, isText: isText}
	for _, g := range groups {
		p.groups = append(p.groups, g.name)
	}
	p.regs = 2*len(groups) + 1
	p.shape, _ = n.first(nil)
	p.add(n)
	p.emit(inst{op: opFound})
	return p
}

func (p *program) emit(i inst) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

// here makes instruction i jump to the next one.
func (p *program) here(i int) { p.code[i].to = int32(len(p.code)) }

// keep returns the first of n new registers.
func (p *program) keep(n int) int32 {
	p.regs += n
	return int32(p.regs - n)
}

func (p *program) add(n *node) {
	switch n.kind {
	case charNode, anyNode, allNode, setNode:
		p.emit(inst{op: opcode(n.kind), c: n.c, set: n.set})
	case atNode:
		p.emit(inst{op: opAt, c: n.c, ascii: n.ascii})
	case seqNode:
		for _, k := range n.kids {
			p.add(k)
		}
	case altNode:
		var ends []int
		for _, k := range n.kids[:len(n.kids)-1] {
			split := p.emit(inst{op: opSplit})
			p.add(k)
			ends = append(ends, p.emit(inst{op: opJump}))
			p.here(split)
		}
		p.add(n.kids[len(n.kids)-1])
		for _, e := range ends {
			p.here(e)
		}
	case groupNode:
		if n.number == 0 {
			p.add(n.kids[0])
			break
		}
		r := int32(2 * n.number)
		p.emit(inst{op: opSave, r: r})
		p.add(n.kids[0])
		p.emit(inst{op: opClose, r: r + 1})
	case repeatNode:
		p.repeat(n)
	case refNode:
		p.emit(inst{op: opRef, r: int32(2 * n.number), fold: n.fold, ascii: n.ascii})
	case condNode:
		cond := p.emit(inst{op: opCond, r: int32(2 * n.number)})
		p.add(n.kids[0])
		end := p.emit(inst{op: opJump})
		p.here(cond)
		p.add(n.kids[1])
		p.here(end)
	case lookNode:
		p.look(n)
	case atomicNode:
		p.atomic(n.kids[0])
	}
}

func (p *program) atomic(n *node) {
	r := p.keep(1)
	p.emit(inst{op: opHold, r: r})
	p.add(n)
	p.emit(inst{op: opCut, r: r})
}

func (p *program) look(n *node) {
	back := 0
	if n.behind {
		back = n.kids[0].lo
	}
	r := p.keep(2)
	begin, end := opLook, opLookEnd
	if n.negate {
		begin, end = opNot, opNotEnd
	}
	i := p.emit(inst{op: begin, r: r, min: back})
	p.add(n.kids[0])
	p.emit(inst{op: end, r: r})
	p.here(i)
}

// repeat adds a loop. A possessive one keeps no choice, neither between rounds nor in them.
func (p *program) repeat(n *node) {
	kid := n.kids[0]
	if kid.isOne() {
		p.emit(inst{op: opOne, mode: n.mode, min: n.min, max: n.max})
		p.add(kid)
		return
	}
	hold := int32(-1)
	if n.mode == '+' {
		hold = p.keep(1)
		p.emit(inst{op: opHold, r: hold})
	}
	r := p.keep(2)
	p.emit(inst{op: opLoop, r: r})
	until := p.emit(inst{op: opUntil, mode: n.mode, r: r, min: n.min, max: n.max})
	p.emit(inst{op: opMore, r: r})
	if n.mode == '+' {
		p.atomic(kid)
	} else {
		p.add(kid)
	}
	p.emit(inst{op: opJump, to: int32(until)})
	p.here(until)
	if n.mode == '+' {
		p.emit(inst{op: opCut, r: hold})
	}
}
