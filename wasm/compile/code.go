// Package compile resolves names and turns a tree into code for a register
// machine.
//
// # The machine
//
// A frame has registers. The first hold the parameters, then the other local
// variables, then the cells of free variables, then temporaries. A variable
// that an inner function shares lives in a cell; its register holds the cell.
// An instruction is 8 bytes: an opcode, a small operand D and three 16-bit
// operands A, B and C. What each means is said in opcodes.go.
//
// Instructions that end a straight-line block carry the block's cost, which
// the loop spends; backward jumps, function entries and calls are also switch
// points. When code is compiled for switching anywhere (Options.Fine), a Point
// precedes each instruction that touches something another thread can see.
package compile

// This file defines what the compiler produces.

import "taketurns/wasm/syntax"

// An Instr is one instruction.
type Instr struct {
	Op      Op
	D       uint8
	A, B, C uint16
}

// Wide returns the 32-bit operand in B and C.
func (i Instr) Wide() int { return int(uint32(i.B) | uint32(i.C)<<16) }

// A Code is one compiled function, class body, module or expression. It is
// immutable once compiled.
type Code struct {
	Name      string
	Qualname  string
	Filename  string
	FirstLine int32
	Flags     Flags

	NumRegs  int32
	ArgCount int // positional parameters, positional-only ones included
	PosOnly  int
	KwOnly   int
	VarArgs  bool
	VarKw    bool
	ArgNames []string // positional, keyword-only, *args, **kwargs: registers 0, 1, …

	VarNames  []string // name of each local register; "" for the cell of __class__
	CellVars  []string // which of those live in cells
	FreeVars  []string // in registers FirstFree, FirstFree+1, …
	FirstFree int
	Inlined   []Inlined

	Instrs   []Instr
	Spans    []syntax.Span // of each instruction
	Tops     []uint16      // at each instruction: the registers from there on are not in use
	Handlers []Handler     // innermost first
	Consts   []Const
	Names    []string // one an instruction that names a global or an attribute
	Nested   []*Code
	Doc      string
	HasDoc   bool

	Quiet     bool   // the engine's own library: no lines in the trace
	Atomic    bool   // stands for C code: no switch points, no frame in tracebacks, one declared cost
	Operation string // the name of its bar on the timeline
}

// An Inlined is a local register that holds a variable of a comprehension
// (PEP 709): the variable is there only while the code of the comprehension runs.
type Inlined struct {
	Reg        int
	Start, End int32
}

// Inside reports whether the variable is there while the instruction at pc runs.
func (i Inlined) Inside(pc int32) bool { return pc >= i.Start && pc < i.End }

// Flags say what kind of code it is.
type Flags uint16

const (
	Generator Flags = 1 << iota
	Coroutine
	AsyncGenerator
	Function    // has fast locals
	ClassBody   // names are looked up in a namespace first
	NestedScope // stands inside a function

	IterableCoroutine // a generator that can be awaited (types.coroutine)
)

// IsGen reports whether calling the code makes a generator, coroutine or
// asynchronous generator instead of running it.
func (c *Code) IsGen() bool { return c.Flags&(Generator|Coroutine|AsyncGenerator) != 0 }

// A Handler says where an exception raised in [Start, End) goes on.
type Handler struct {
	Start, End int32
	Target     int32
	Reg        uint16 // receives the exception
}

// A Const is a constant: a syntax.Literal, a TupleConst, a FrozenSetConst or KwNames.
type Const any

type (
	// TupleConst is a tuple of constants.
	TupleConst []Const
	// FrozenSetConst is a frozenset of constants: the right side of x in {1, 2}.
	FrozenSetConst []Const
	// KwNames are the names of a call's keyword arguments.
	KwNames []string
)

// Options say how to compile.
type Options struct {
	Fine  bool  // a switch point before every shared access
	Lines bool  // Line instructions at the start of statements
	Quiet bool  // the code is the engine's own library
	Marks Marks // what the library's functions are declared to be
	Names bool  // top-level names live in a namespace that is not the globals (exec with locals)

	async bool // the file has coroutines
}

// Tick is the unit of cost, in nanoseconds of virtual time.
const Tick = 10
