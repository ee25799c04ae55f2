package compile

// This file writes code as text: one instruction a line, for tests and for readers of the compiler.

import (
	"strconv"
	"strings"
)

// opNames are the opcodes' names, in their order.
var opNames = strings.Fields(`
Nop Move LoadK LoadInt LoadGlobal LoadAttr LoadMethod AddI SubI Add Sub Mul JLtI JLeI JGtI JGeI JEqI JNeI JLt
JLe JGt JGe JEq JNe JumpIf JumpNot Jump JumpBack ForLoop Call CallM Return GetItem SetItem StoreAttr BinOp
BinI InPlace Compare LoadCell StoreCell StoreGlobal ListAppend CheckBound DelLocal Unbind MakeCell NewCell
DelCell DelGlobal LoadName StoreName DelName LoadNameCell LoadLocals SetupAnnotations UseLocals DelAttr DelItem LoadBuildClass Neg Pos
Invert Not Truth JumpNone JumpNotNone CallKw CallMKw CallEx Ext BuildTuple BuildList BuildSet BuildMap
BuildSlice BuildString FormatValue ListExtend ListToTuple SetAdd SetUpdate MapAdd DictUpdate DictMerge
UnpackSeq UnpackEx GetIter Yield YieldFrom GetAwaitable GetAIter GetANext GetYieldFromIter AsyncGenWrap
MakeFunction ImportName ImportFrom ImportStar Raise Reraise PushExc PopExc ExcMatch ExcTriple EGMatch
EGReraise LoadAssertionError EnterWith EnterAsyncWith MatchSequence MatchMapping MatchLen MatchKeys MatchClass
Intrinsic Drop OpBegin OpEnd Line Point Spend`)

// String returns the opcode's name.
func (op Op) String() string { return opNames[op] }

// Disassemble returns the code's instructions and handlers, then those of the code in it.
func (c *Code) Disassemble() string {
	var b strings.Builder
	c.disassemble(&b)
	return b.String()
}

func (c *Code) disassemble(b *strings.Builder) {
	b.WriteString(c.Qualname + ": " + strconv.Itoa(int(c.NumRegs)) + " registers\n")
	for pc, in := range c.Instrs {
		b.WriteString(strconv.Itoa(pc) + "\t" + in.Op.String())
		for _, n := range []int{int(in.A), int(in.B), int(in.C)} {
			b.WriteString(" " + strconv.Itoa(n))
		}
		if in.D != 0 {
			b.WriteString(" /" + strconv.Itoa(int(in.D)))
		}
		switch in.Op {
		case LoadGlobal, LoadAttr, LoadMethod, StoreAttr, StoreGlobal, LoadName, StoreName, ImportName, ImportFrom:
			b.WriteString(" ; " + c.Names[in.C])
		}
		b.WriteString("\n")
	}
	for _, h := range c.Handlers {
		b.WriteString("  " + strconv.Itoa(int(h.Start)) + " to " + strconv.Itoa(int(h.End)) + " -> " + strconv.Itoa(int(h.Target)) +
			" in " + strconv.Itoa(int(h.Reg)) + "\n")
	}
	for _, n := range c.Nested {
		n.disassemble(b)
	}
}
