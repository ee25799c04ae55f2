// Package syntax turns Python source text into a tree that remembers where
// every token was. It knows the grammar of Python 3.13 and nothing else.
package syntax

// This file defines the nodes of the tree. They are those of CPython's
// Parser/Python.asdl (3.13), name for name and field for field, so that a tree
// can be printed as ast.dump prints it.

import "math/big"

// A Span is where a node stands in the source. Lines count from 1, columns
// from 0 in UTF-8 bytes; the end is exclusive (PEP 657's convention).
type Span struct {
	Line, Col       int32
	EndLine, EndCol int32
}

// Pos returns the span itself; every node that embeds a Span is a Node by it.
func (s Span) Pos() Span { return s }

// A Node is any node that has a place in the source.
type Node interface{ Pos() Span }

// A Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// An Expr is an expression.
type Expr interface {
	Node
	expr()
}

// A Pattern is a pattern of a match statement's case.
type Pattern interface {
	Node
	pattern()
}

// A TypeParam is a type parameter: TypeVar, ParamSpec or TypeVarTuple.
type TypeParam interface {
	Node
	typeParam()
}

// Module is a whole file.
type Module struct {
	Body []Stmt
}

// Statements.
type (
	// def Name[TypeParams](Args) -> Returns: Body
	FunctionDef struct {
		Span
		Name       string
		NameSpan   Span // where the name itself stands
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr // or nil
		TypeParams []TypeParam
		Async      bool // async def: ast prints it as AsyncFunctionDef
	}
	// class Name[TypeParams](Bases, Keywords): Body
	ClassDef struct {
		Span
		Name       string
		Bases      []Expr
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
		TypeParams []TypeParam
	}
	// return Value
	Return struct {
		Span
		Value Expr // or nil
	}
	// del Targets
	Delete struct {
		Span
		Targets []Expr
	}
	// Targets[0] = Targets[1] = Value
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}
	// type Name[TypeParams] = Value
	TypeAlias struct {
		Span
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	// Target Op= Value
	AugAssign struct {
		Span
		Target Expr
		Op     BinaryOp
		Value  Expr
	}
	// Target: Annotation = Value
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr // or nil
		Simple     bool // a bare name without parentheses
	}
	// [async] for Target in Iter: Body else: Orelse
	For struct {
		Span
		Target Expr
		Iter   Expr
		Body   []Stmt
		Orelse []Stmt
		Async  bool
	}
	// while Test: Body else: Orelse
	While struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	// if Test: Body else: Orelse
	If struct {
		Span
		Test   Expr
		Body   []Stmt
		Orelse []Stmt
	}
	// [async] with Items: Body
	With struct {
		Span
		Items []*WithItem
		Body  []Stmt
		Async bool
	}
	// match Subject: Cases
	Match struct {
		Span
		Subject Expr
		Cases   []*MatchCase
	}
	// raise Exc from Cause
	Raise struct {
		Span
		Exc   Expr // or nil
		Cause Expr // or nil
	}
	// try: Body Handlers else: Orelse finally: Finalbody
	Try struct {
		Span
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt
		Star      bool // except*: ast prints it as TryStar
	}
	// assert Test, Msg
	Assert struct {
		Span
		Test Expr
		Msg  Expr // or nil
	}
	// import Names
	Import struct {
		Span
		Names []*Alias
	}
	// from ..Module import Names
	ImportFrom struct {
		Span
		Module    string // "" when absent
		HasModule bool
		Names     []*Alias
		Level     int
	}
	// global Names
	Global struct {
		Span
		Names []string
	}
	// nonlocal Names
	Nonlocal struct {
		Span
		Names []string
	}
	// Value as a statement
	ExprStmt struct {
		Span
		Value Expr
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
)

// Expressions.
type (
	// Values[0] and Values[1] and …
	BoolOp struct {
		Span
		Or     bool
		Values []Expr
	}
	// (Target := Value)
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	// Left Op Right
	BinOp struct {
		Span
		Left  Expr
		Op    BinaryOp
		Right Expr
	}
	// Op Operand
	UnaryOp struct {
		Span
		Op      UnaryOperator
		Operand Expr
	}
	// lambda Args: Body
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	// Body if Test else Orelse
	IfExp struct {
		Span
		Test, Body, Orelse Expr
	}
	// {Keys[i]: Values[i]}; a nil key stands for **Values[i]
	Dict struct {
		Span
		Keys   []Expr
		Values []Expr
	}
	// {Elts}
	Set struct {
		Span
		Elts []Expr
	}
	// [Elt for …]
	ListComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	// {Elt for …}
	SetComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	// {Key: Value for …}
	DictComp struct {
		Span
		Key, Value Expr
		Generators []*Comprehension
	}
	// (Elt for …)
	GeneratorExp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	// await Value
	Await struct {
		Span
		Value Expr
	}
	// yield Value
	Yield struct {
		Span
		Value Expr // or nil
	}
	// yield from Value
	YieldFrom struct {
		Span
		Value Expr
	}
	// Left Ops[0] Comparators[0] Ops[1] Comparators[1] …
	Compare struct {
		Span
		Left        Expr
		Ops         []CompareOp
		Comparators []Expr
	}
	// Func(Args, Keywords)
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// {Value!Conversion:FormatSpec} inside an f-string
	FormattedValue struct {
		Span
		Value      Expr
		Conversion int  // -1, 's', 'r' or 'a'
		FormatSpec Expr // *JoinedStr or nil
	}
	// f"…"
	JoinedStr struct {
		Span
		Values []Expr
	}
	// A literal.
	Constant struct {
		Span
		Value Literal
		Kind  string // "u" for u"…", else ""
	}
	// Value.Attr
	Attribute struct {
		Span
		Value    Expr
		Attr     string
		AttrSpan Span // where the attribute's name stands
		Ctx      Context
	}
	// Value[Slice]
	Subscript struct {
		Span
		Value Expr
		Slice Expr
		Ctx   Context
	}
	// *Value
	Starred struct {
		Span
		Value Expr
		Ctx   Context
	}
	// an identifier, NFKC-normalised
	Name struct {
		Span
		ID  string
		Ctx Context
	}
	// [Elts]
	List struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	// Elts, with or without parentheses
	Tuple struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	// Lower:Upper:Step inside a subscript
	Slice struct {
		Span
		Lower, Upper, Step Expr // each or nil
	}
)

// A Literal is the value of a Constant.
type Literal interface{ literal() }

type (
	NoneLit     struct{}
	EllipsisLit struct{}
	BoolLit     bool
	IntLit      struct {
		Small int64
		Big   *big.Int // set when the value does not fit Small
	}
	FloatLit   float64
	ComplexLit float64 // the imaginary part
	// StrLit is UTF-8; a lone surrogate is kept as the three bytes that
	// UTF-8's scheme would give it (WTF-8, Python's "surrogatepass").
	StrLit   string
	BytesLit string
)

// A Context says whether a target is read, bound or deleted.
type Context uint8

const (
	Load Context = iota
	Store
	Del
)

// A BinaryOp is an arithmetic or bitwise operator of two operands.
type BinaryOp uint8

const (
	Add BinaryOp = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// A UnaryOperator is an operator of one operand.
type UnaryOperator uint8

const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// A CompareOp is a comparison, identity or membership operator.
type CompareOp uint8

const (
	Eq CompareOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// Parts of statements and expressions.
type (
	// for Target in Iter if Ifs
	Comprehension struct {
		Target Expr
		Iter   Expr
		Ifs    []Expr
		Async  bool
	}
	// except Type as Name: Body
	ExceptHandler struct {
		Span
		Type Expr   // or nil
		Name string // or ""
		Body []Stmt
	}
	// the parameters of a function
	Arguments struct {
		Posonly    []*Arg
		Args       []*Arg
		Vararg     *Arg // or nil
		Kwonly     []*Arg
		KwDefaults []Expr // one a keyword-only parameter; nil where there is none
		Kwarg      *Arg   // or nil
		Defaults   []Expr // for the last of Posonly+Args
	}
	// Name: Annotation
	Arg struct {
		Span
		Name       string
		Annotation Expr // or nil
	}
	// Name=Value in a call or class statement; Name "" stands for **Value
	Keyword struct {
		Span
		Name  string
		Value Expr
	}
	// Name as AsName
	Alias struct {
		Span
		Name   string
		AsName string // or ""
	}
	// ContextExpr as Vars
	WithItem struct {
		ContextExpr Expr
		Vars        Expr // or nil
	}
	// case Pattern if Guard: Body
	MatchCase struct {
		Pattern Pattern
		Guard   Expr // or nil
		Body    []Stmt
	}
)

// Patterns.
type (
	// a literal or dotted name, compared by ==
	MatchValue struct {
		Span
		Value Expr
	}
	// None, True or False, compared by identity
	MatchSingleton struct {
		Span
		Value Literal
	}
	// [Patterns]
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// {Keys[i]: Patterns[i], **Rest}
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // or ""
	}
	// Cls(Patterns, KwdAttrs[i]=KwdPatterns[i])
	MatchClass struct {
		Span
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	// *Name inside a sequence; Name "" is *_
	MatchStar struct {
		Span
		Name string
	}
	// Pattern as Name; both empty is _
	MatchAs struct {
		Span
		Pattern Pattern // or nil
		Name    string  // or ""
	}
	// Patterns[0] | Patterns[1] | …
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

// Type parameters.
type (
	// Name: Bound = Default
	TypeVar struct {
		Span
		Name    string
		Bound   Expr // or nil
		Default Expr // or nil
	}
	// **Name = Default
	ParamSpec struct {
		Span
		Name    string
		Default Expr // or nil
	}
	// *Name = Default
	TypeVarTuple struct {
		Span
		Name    string
		Default Expr // or nil
	}
)

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*TypeAlias) stmt()   {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*ListComp) expr()       {}
func (*SetComp) expr()        {}
func (*DictComp) expr()       {}
func (*GeneratorExp) expr()   {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FormattedValue) expr() {}
func (*JoinedStr) expr()      {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}

func (*TypeVar) typeParam()      {}
func (*ParamSpec) typeParam()    {}
func (*TypeVarTuple) typeParam() {}

func (NoneLit) literal()     {}
func (EllipsisLit) literal() {}
func (BoolLit) literal()     {}
func (IntLit) literal()      {}
func (FloatLit) literal()    {}
func (ComplexLit) literal()  {}
func (StrLit) literal()      {}
func (BytesLit) literal()    {}
