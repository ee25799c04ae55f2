package compile

// This file defines the instructions.
//
// Notation: A, B, C stand for registers unless said otherwise; k[B] is a
// constant, n[C] a name with its cache (Code.Names, object.Ref), imm a signed
// 16-bit number, → a jump target. Instructions marked $ end a block and spend
// the cost in D (for J… instructions in D>>1, D&1 being the truth that jumps);
// * marks the switch points.

// An Op is an opcode.
type Op uint8

// The hottest come first: the loop's switch tests them in order.
const (
	Nop Op = iota

	Move       // A = B
	LoadK      // A = k[B]
	LoadInt    // A = imm B
	LoadGlobal // A = global or builtin n[C]
	LoadAttr   // A = B.n[C]
	LoadMethod // A, A+1 = function n[C] of B's type, B; or B.n[C], unset
	AddI       // A = B + imm C
	SubI       // A = B - imm C
	Add        // A = B + C
	Sub        // A = B - C
	Mul        // A = B * C
	JLtI       // $ jump to C if (A < imm B) is D&1
	JLeI
	JGtI
	JGeI
	JEqI
	JNeI
	JLt // $ jump to C if (A < B) is D&1
	JLe
	JGt
	JGe
	JEq
	JNe
	JumpIf      // $ jump to wide if A is true
	JumpNot     // $ jump to wide if A is false
	Jump        // $ jump to wide
	JumpBack    // $* jump to wide, backward
	ForLoop     // $* B = next of A and jump back to C; go on at the end
	Call        // $* C = A(A+1 … A+B)
	CallM       // $* C = A(A+1 … A+1+B), or A(A+2 … A+1+B) when A+1 is unset; after LoadMethod
	Return      // $ return A
	GetItem     // A = B[C]
	SetItem     // A[B] = C
	StoreAttr   // A.n[C] = B
	BinOp       // A = B op D C
	BinI        // A = B op D imm C
	InPlace     // A = B op= D C
	Compare     // A = B op D C
	LoadCell    // A = what cell B holds
	StoreCell   // cell A holds B
	StoreGlobal // global n[C] = A
	ListAppend  // append B to list A

	CheckBound       // raise if local A is unbound
	DelLocal         // unbind local A; raise if it is unbound
	Unbind           // unbind local A
	MakeCell         // A = new cell holding A
	NewCell          // A = new empty cell
	DelCell          // empty cell A; raise if it is empty
	DelGlobal        // del global n[C]
	LoadName         // A = n[C] in the namespace, else global or builtin
	StoreName        // n[C] = A in the namespace
	DelName          // del n[C] in the namespace
	LoadNameCell     // A = n[C] in the namespace, else what cell B holds
	LoadLocals       // A = the namespace
	SetupAnnotations // give the namespace a dict __annotations__ unless it has one
	UseLocals        // the namespace is what cell A holds
	DelAttr          // del A.n[C]
	DelItem          // del A[B]
	LoadBuildClass   // A = __build_class__

	Neg         // A = -B
	Pos         // A = +B
	Invert      // A = ~B
	Not         // A = not B
	Truth       // A = bool(B)
	JumpNone    // $ jump to wide if A is None
	JumpNotNone // $ jump to wide if A is not None

	CallKw  // $* as Call; the next instruction's wide operand is the constant of the last arguments' names
	CallMKw // $* as CallM, likewise
	CallEx  // $* C = A(*A+1, **A+2); A+2 may be unset
	Ext     // carries an operand of the instruction before

	BuildTuple // A = tuple of C registers from B
	BuildList
	BuildSet    // D: 1 when B is a tuple of constants
	BuildMap    // A = dict of C pairs of registers from B
	BuildSlice  // A = slice(B, B+1, B+2)
	BuildString // A = the C strings from B, joined
	FormatValue // A = format(B, C); D is the conversion, C 0xffff for no format
	ListExtend  // extend list A by the items of B
	ListToTuple // A = tuple(list B)
	SetAdd
	SetUpdate
	MapAdd     // A[B] = C in a dict display
	DictUpdate // dict A updated by mapping B (a display)
	DictMerge  // the same for keyword arguments of the call whose callee is in C: no name twice
	UnpackSeq  // B … B+C-1 = the C items of A
	UnpackEx   // B … = items of A: C&0xff before, a list, C>>8 after

	GetIter          // A = iter(B)
	Yield            // A = what is sent after yielding B
	YieldFrom        // B is sent to iterator A; what that yields is yielded; at its end B = its value
	GetAwaitable     // A = the iterator of awaitable B; D 1: from __aenter__, 2: from __aexit__
	GetAIter         // A = aiter(B)
	GetANext         // A = the awaitable of B.__anext__()
	GetYieldFromIter // A = iter(B), or B itself when it is a generator
	AsyncGenWrap     // A = B marked as a value that an asynchronous generator yields

	MakeFunction // A = function of nested[B]; from register C: defaults (D&1), keyword defaults (2), annotations (4), type parameters (8), then one cell a free variable
	ImportName   // A = __import__(n[C], fromlist B, level B+1)
	ImportFrom   // A = n[C] from module B
	ImportStar   // every public name of module A

	Raise              // raise A from B; D operands
	Reraise            // raise A again, as it is
	PushExc            // handle A: A+1 = what was handled before
	PopExc             // handled again: A+1
	ExcMatch           // A = whether exception B matches C
	ExcTriple          // A, A+1, A+2 = type, value and traceback of exception B
	EGMatch            // A, A+1 = the part of B that matches C, and the rest
	EGReraise          // A = what an except* must still raise: of original B, list C; or None
	LoadAssertionError // A = AssertionError
	EnterWith          // A, A+1 = B's bound __exit__, result of its __enter__
	EnterAsyncWith     // A, A+1 = B's bound __aexit__, awaitable of its __aenter__

	MatchSequence // A = whether B can match a sequence pattern
	MatchMapping
	MatchLen   // A = len(B)
	MatchKeys  // A = tuple of B's values under the keys of tuple C, or None
	MatchClass // A = tuple of attributes of B as class A matches it, D positional and the names in tuple C; or None

	Intrinsic // A = D of B (and C): what is left of the language's own functions

	Drop // the value A of a call of B is not used: a coroutine that B just made will never be awaited

	OpBegin // an operation of the library named k[B] begins
	OpEnd   // it ends; A 1: by an exception

	Line  // the program is at line wide
	Point // * a switch point before a shared access
	Spend // spend wide cost units
)

// What Intrinsic can do.
const (
	IntTypeVar uint8 = iota // TypeVar named B, bound C (or unset)
	IntParamSpec
	IntTypeVarTuple
	IntTypeAlias // type alias named B, of tuple C (parameters, value function)
	IntGeneric   // Generic[*B]
	IntDefault   // B with default function C
	IntBound     // TypeVar B bound by function C
)
