package compile

// This file reads the marks of the library's own code: comments directly above
// a definition that say what it stands for.
//
//	#: atomic [ns]        C code in CPython: no switch points and no frame; it costs so much
//	#: operation [name]   one bar on the timeline

import (
	"strconv"
	"strings"

	"taketurns/wasm/syntax"
)

// Marks are a file's marks, by line.
type Marks map[int32]string

// ReadMarks finds the marks in a file.
func ReadMarks(source string) Marks {
	if !strings.Contains(source, "#: ") {
		return nil
	}
	marks := Marks{}
	for i, line := range strings.Split(source, "\n") {
		if m, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "#: "); ok {
			marks[int32(i+1)] = m
		}
	}
	return marks
}

// atomicCost is what an atomic function costs unless its mark says otherwise, in nanoseconds.
const atomicCost = 100

// mark applies the marks above a definition to its code.
func (v *unit) mark(decorators []syntax.Expr, n syntax.Node) {
	line := n.Pos().Line
	for _, d := range decorators {
		line = min(line, d.Pos().Line)
	}
	for line--; ; line-- {
		m, ok := v.opts.Marks[line]
		if !ok {
			return
		}
		word, arg, _ := strings.Cut(m, " ")
		switch word {
		case "atomic":
			v.code.Atomic, v.atomicCost = true, atomicCost
			if ns, err := strconv.Atoi(arg); err == nil {
				v.atomicCost = ns
			}
		case "operation":
			v.code.Operation = arg
			if arg == "" {
				v.code.Operation = v.code.Qualname
			}
		}
	}
}

// beginMarked emits what a marked function begins with.
func (v *unit) beginMarked() {
	if v.code.Atomic {
		v.raw(Instr{Op: Spend, B: uint16(v.atomicCost / Tick)})
	}
	if v.code.Operation != "" {
		v.emit(OpBegin, 0, v.constant(syntax.StrLit(v.code.Operation)), 0)
	}
}

// endMarked closes a marked function: an exception ends the operation too.
func (v *unit) endMarked(start int) {
	if v.code.Operation == "" {
		return
	}
	end := v.pc()
	exc, fail := v.temp(), v.newLabel()
	v.def, v.cost = make([]bool, len(v.code.VarNames)+len(v.code.FreeVars)+1), 0
	v.place(fail)
	v.handle(start, end, nil, fail, exc)
	v.emit(OpEnd, 1, 0, 0)
	v.emit(Reraise, exc, 0, 0)
	v.def = nil
}
