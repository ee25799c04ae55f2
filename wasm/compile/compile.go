package compile

// This file defines the compiler's entry points and the unit: one frame's code in the making.

import (
	"math"
	"unicode/utf8"

	"taketurns/wasm/syntax"
)

// Module compiles a file.
func Module(m *syntax.Module, filename string, o Options) (code *Code, err error) {
	return program(m, m.Body, filename, "<module>", o)
}

// Expression compiles an expression, whose value the code returns (eval).
func Expression(e syntax.Expr, filename string, o Options) (*Code, error) {
	p := e.Pos()
	ret := &syntax.Return{Span: p, Value: e}
	return program(ret, []syntax.Stmt{ret}, filename, "<module>", o)
}

func program(n any, body []syntax.Stmt, filename, name string, o Options) (code *Code, err error) {
	defer func() {
		if e, ok := recover().(*syntax.Error); ok {
			e.File = filename
			code, err = nil, e
		} else if e != nil {
			panic(e)
		}
	}()
	b := &scopeBuilder{s: newScope(moduleScope, nil, nil)}
	if _, isExpr := n.(*syntax.Return); isExpr {
		b.expr(body[0].(*syntax.Return).Value)
	} else {
		b.stmts(body)
	}
	if b.err != nil {
		panic(b.err)
	}
	b.s.resolve()
	if err := checkDeclarations(b.s); err != nil {
		panic(err)
	}
	o.async = b.async
	u := newUnit(nil, b.s, name, o)
	u.code.Filename, u.code.FirstLine = filename, 1
	if m, ok := n.(*syntax.Module); ok {
		u.top = m
		u.moduleBody(body)
	} else {
		u.exprResult = true
		u.stmts(body)
	}
	return u.finish(), nil
}

// A unit is the code of one frame while it is being made.
type unit struct {
	code   *Code
	scope  *scope // the current one: an inlined comprehension's, while inside it
	frame  *scope
	outer  *unit
	opts   Options
	top    any
	consts map[any]int

	span       syntax.Span
	nextReg    int // the first free temporary
	maxReg     int
	cost       int    // of the straight-line block so far
	def        []bool // which local registers are surely bound here; nil where nothing arrives
	blocks     []*block
	labels     []*label
	lastLine   int32
	exprResult bool // the code is one expression
	atomicCost int  // of an atomic function, in nanoseconds
}

// A label is a place to jump to, perhaps not yet known.
type label struct {
	pc   int
	refs []int // instructions that jump to it
	def  []bool
	seen bool // some jump recorded def
}

func newUnit(outer *unit, s *scope, name string, o Options) *unit {
	u := &unit{code: &Code{Name: name, Qualname: name, Quiet: o.Quiet}, scope: s, frame: s, outer: outer, opts: o, consts: map[any]int{}}
	if outer != nil {
		u.code.Filename = outer.code.Filename
	}
	switch s.kind {
	case functionScope:
		u.code.Flags |= Function
	case classScope:
		u.code.Flags |= ClassBody
	}
	u.layout()
	return u
}

// layout gives every local variable its register.
func (u *unit) layout() {
	s, c := u.frame, u.code
	var locals []*symbol
	if s.kind == functionScope {
		for _, y := range s.order {
			if y.param {
				locals = append(locals, y)
			}
		}
		for _, y := range locals {
			c.ArgNames = append(c.ArgNames, y.name)
		}
		for _, y := range s.order {
			if y.bound && !y.param && !y.global && !y.free {
				locals = append(locals, y)
			}
		}
	} else {
		for _, y := range s.order {
			if y.captured {
				locals = append(locals, y)
			}
		}
	}
	locals = append(locals, comprehensionLocals(s)...)
	for i, y := range locals {
		y.reg = i
		name := y.name
		if y.namespace {
			name = ""
		}
		c.VarNames = append(c.VarNames, name)
		if y.captured {
			c.CellVars = append(c.CellVars, y.name)
		}
	}
	c.FirstFree = len(locals)
	for _, y := range s.order {
		if y.free {
			y.reg = c.FirstFree + len(c.FreeVars)
			c.FreeVars = append(c.FreeVars, y.name)
		}
	}
	u.nextReg = c.FirstFree + len(c.FreeVars)
	u.maxReg = u.nextReg
	u.def = make([]bool, u.nextReg+1) // one more, so that a copy is never nil
	for _, y := range locals {
		if y.param {
			u.def[y.reg] = true
		}
	}
}

// comprehensionLocals lists the variables of the comprehensions inlined in s.
func comprehensionLocals(s *scope) (list []*symbol) {
	for _, c := range s.sorted() {
		if c.kind != comprehensionScope {
			continue
		}
		for _, y := range c.order {
			if y.bound {
				y.inlined = true
				list = append(list, y)
			}
		}
		list = append(list, comprehensionLocals(c)...)
	}
	return list
}

// prologue puts captured parameters into cells and makes the cells of other captured variables.
func (u *unit) prologue() {
	for _, y := range append(u.frame.order[:len(u.frame.order):len(u.frame.order)], comprehensionLocals(u.frame)...) {
		if !y.captured {
			continue
		}
		if y.param {
			u.emit(MakeCell, y.reg, 0, 0)
		} else {
			u.emit(NewCell, y.reg, 0, 0)
		}
		if y.namespace && y.name == "__classdict__" {
			r := u.temp()
			u.emit(LoadLocals, r, 0, 0)
			u.emit(StoreCell, y.reg, r, 0)
		}
	}
	if u.frame.seesClass {
		u.emit(UseLocals, u.frame.symbols["__classdict__"].reg, 0, 0)
	}
}

// finish completes the code.
func (u *unit) finish() *Code {
	for _, l := range u.labels {
		for _, pc := range l.refs {
			in := &u.code.Instrs[pc]
			switch in.Op {
			case Jump, JumpBack, JumpIf, JumpNot, JumpNone, JumpNotNone:
				in.B, in.C = uint16(l.pc), uint16(l.pc>>16)
			default:
				if l.pc > math.MaxUint16 {
					panic(&syntax.Error{Type: "SyntaxError", Msg: "code block too large for the compiler", Line: int(u.code.FirstLine)})
				}
				in.C = uint16(l.pc)
			}
		}
	}
	u.code.NumRegs = int32(u.maxReg)
	return u.code
}

// weights are the costs of instructions in ticks, where they differ from 2.
var weights = map[Op]int{Nop: 0, Move: 0, LoadK: 0, LoadInt: 0, Line: 0, Ext: 0, CheckBound: 0, LoadCell: 1, MakeCell: 1, NewCell: 1,
	JumpIf: 1, JumpNot: 1, Jump: 1, JumpBack: 1, Call: 4, CallM: 4, CallKw: 6, CallMKw: 6, CallEx: 10, Return: 2, MakeFunction: 6,
	BuildList: 4, BuildTuple: 3, BuildMap: 6, BuildSet: 8, FormatValue: 6, BuildString: 5, ImportName: 30, GetIter: 3, Yield: 3, YieldFrom: 3,
	EnterWith: 8, LoadGlobal: 1, LoadMethod: 2, ForLoop: 2}

// maxCost is how much a block-ending instruction can carry.
const maxCost, maxJumpCost = 255, 127

// emit appends an instruction.
func (u *unit) emit(op Op, a, b, c int) int {
	if a > math.MaxUint16 || b > math.MaxUint16 || c > math.MaxUint16 {
		panic(&syntax.Error{Type: "SyntaxError", Msg: "code block too large for the compiler", Line: int(u.span.Line)})
	}
	if w, ok := weights[op]; ok {
		u.cost += w
	} else {
		u.cost += 2
	}
	if u.code.Atomic {
		u.cost = 0
	}
	in := Instr{Op: op, A: uint16(a), B: uint16(b), C: uint16(c)}
	switch {
	case op >= JLtI && op <= JNe:
		in.D = uint8(u.takeCost(maxJumpCost) << 1)
	case endsBlock(op):
		in.D = uint8(u.takeCost(maxCost))
	}
	u.code.Instrs = append(u.code.Instrs, in)
	u.code.Spans = append(u.code.Spans, u.span)
	u.code.Tops = append(u.code.Tops, uint16(u.nextReg))
	return len(u.code.Instrs) - 1
}

func endsBlock(op Op) bool {
	switch op {
	case JumpIf, JumpNot, Jump, JumpBack, ForLoop, Call, CallM, CallKw, CallMKw, CallEx, Return, JumpNone, JumpNotNone, Point:
		return true
	}
	return false
}

// takeCost returns the block's cost and begins a new block; what an
// instruction cannot carry is spent before it.
func (u *unit) takeCost(most int) int {
	c := u.cost
	u.cost = 0
	if c > most {
		u.raw(Instr{Op: Spend, B: uint16(c - most), C: uint16((c - most) >> 16)})
		c = most
	}
	return c
}

func (u *unit) raw(in Instr) int {
	u.code.Instrs = append(u.code.Instrs, in)
	u.code.Spans = append(u.code.Spans, u.span)
	u.code.Tops = append(u.code.Tops, uint16(u.nextReg))
	return len(u.code.Instrs) - 1
}

func (u *unit) setD(pc int, d uint8) { u.code.Instrs[pc].D = d }

// point emits a switch point before an access that other threads can see.
func (u *unit) point() {
	if u.opts.Fine && !u.code.Atomic {
		u.emit(Point, 0, 0, 0)
	}
}

func (u *unit) pc() int { return len(u.code.Instrs) }

// at makes n the place that the following instructions belong to.
func (u *unit) at(n syntax.Node) syntax.Span {
	old := u.span
	u.span = n.Pos()
	return old
}

// atAttr is at(n) for an access to attribute a: n itself, or a call of it. Where
// that stands on more than one line, the place begins at the attribute's name.
func (u *unit) atAttr(n syntax.Node, a *syntax.Attribute) syntax.Span {
	old := u.at(n)
	if p, width := a.Pos(), int32(utf8.RuneCountInString(a.Attr)); u.span.Line != p.EndLine && width <= p.EndCol {
		u.span.Line, u.span.Col = p.EndLine, p.EndCol-width
	}
	return old
}

// fail raises a SyntaxError at n.
func (u *unit) fail(n syntax.Node, msg string) {
	panic(errorf(n, msg))
}

// Temporaries are taken and given back like a stack.

func (u *unit) temp() int { return u.temps(1) }

func (u *unit) temps(n int) int {
	r := u.nextReg
	u.nextReg += n
	u.maxReg = max(u.maxReg, u.nextReg)
	return r
}

// newLabel returns a label to be placed.
func (u *unit) newLabel() *label {
	l := &label{pc: -1}
	u.labels = append(u.labels, l)
	return l
}

// place puts the label here. What is surely bound is what was so on every way in.
func (u *unit) place(l *label) {
	if u.cost > 3 && u.def != nil {
		u.raw(Instr{Op: Spend, B: uint16(u.cost)})
		u.cost = 0
	} else if u.def == nil {
		u.cost = 0
	}
	l.pc = u.pc()
	if l.seen {
		u.def = meet(u.def, l.def)
	}
}

// meet returns what is bound on both ways; nil is a way that nothing takes.
func meet(a, b []bool) []bool {
	if a == nil {
		return append([]bool(nil), b...)
	}
	if b == nil {
		return a
	}
	c := make([]bool, len(a))
	for i := range a {
		c[i] = a[i] && b[i]
	}
	return c
}

func (u *unit) saved() []bool { return append([]bool(nil), u.def...) }

// jumpTo emits an instruction that jumps to l.
func (u *unit) jumpTo(l *label, op Op, a, b int) int {
	pc := u.emit(op, a, b, 0)
	u.refer(l, pc)
	return pc
}

func (u *unit) refer(l *label, pc int) {
	l.refs = append(l.refs, pc)
	if l.pc >= 0 { // backward: what is bound there was decided already
		return
	}
	if u.def != nil {
		if l.seen {
			l.def = meet(l.def, u.def)
		} else {
			l.def, l.seen = u.saved(), true
		}
	}
}

// jump emits a jump to l, after which nothing arrives.
func (u *unit) jump(l *label) {
	if u.def == nil {
		return
	}
	u.jumpTo(l, Jump, 0, 0)
	u.def = nil
}

// constant returns the number of a constant.
func (u *unit) constant(k Const) int {
	key := constKey(k)
	if key != nil {
		if i, ok := u.consts[key]; ok {
			return i
		}
		u.consts[key] = len(u.code.Consts)
	}
	u.code.Consts = append(u.code.Consts, k)
	return len(u.code.Consts) - 1
}

// constKey returns what tells constants apart, or nil for one that is not shared.
func constKey(k Const) any {
	switch k := k.(type) {
	case syntax.IntLit:
		if k.Big != nil {
			return "int " + k.Big.String()
		}
		return k.Small
	case syntax.FloatLit:
		return math.Float64bits(float64(k))
	case syntax.ComplexLit, syntax.StrLit, syntax.BytesLit, syntax.BoolLit, syntax.NoneLit, syntax.EllipsisLit:
		return k
	}
	return nil
}

func (u *unit) loadConst(dst int, k Const) {
	if n, ok := k.(syntax.IntLit); ok && n.Big == nil && n.Small >= math.MinInt16 && n.Small <= math.MaxInt16 {
		u.emit(LoadInt, dst, int(uint16(int16(n.Small))), 0)
		return
	}
	u.emit(LoadK, dst, u.constant(k), 0)
}

// ref returns the number of a new place that names something.
func (u *unit) ref(name string) int {
	u.code.Names = append(u.code.Names, name)
	return len(u.code.Names) - 1
}
