// This file finds which names a program defines and which it expects to be
// defined already. It follows Python's scopes, not its control flow: what any
// branch binds counts as bound from there on.

package lesson

import (
	"strings"

	"taketurns/wasm/syntax"
)

// names is what a program says about the names of its module.
type names struct {
	bound map[string]bool // defined or imported at module level
	needs []string        // used and not defined by then, in the order of use
	star  bool            // from m import *: it may define anything
}

// namesOf returns the names of a module; ok is false for one that nests too
// deeply to be followed.
func namesOf(m *syntax.Module) (n names, ok bool) {
	w := &nameWalker{module: newScope(nil), seen: map[string]bool{}, promised: map[string]bool{}}
	w.stmts(m.Body, w.module)
	// A function runs after the statements that follow it: what it uses may
	// be defined below it.
	for _, name := range w.later {
		w.need(name)
	}
	for name := range w.promised {
		w.module.locals[name] = true
	}
	return names{w.module.locals, w.needs, w.star}, w.depth == 0
}

// scope is a block of Python with names of its own.
type scope struct {
	parent  *scope
	locals  map[string]bool
	globals map[string]bool // declared global
	class   bool            // its names are not seen by functions inside it
	runs    bool            // a function: it runs later than it stands
	collect bool            // only locals are wanted; nested scopes are left alone
}

func newScope(parent *scope) *scope {
	return &scope{parent: parent, locals: map[string]bool{}}
}

type nameWalker struct {
	module   *scope
	needs    []string
	later    []string // used by functions
	seen     map[string]bool
	promised map[string]bool // bound in the module by functions, when they are called
	star     bool
	depth    int // stays above 0 once it has passed maxNameDepth
}

const maxNameDepth = 1000

// enter counts a level of the tree. It returns false below the deepest.
func (w *nameWalker) enter() bool {
	w.depth++
	return w.depth <= maxNameDepth
}

func (w *nameWalker) leave() {
	if w.depth <= maxNameDepth {
		w.depth--
	}
}

func (w *nameWalker) need(name string) {
	special := strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
	if !w.module.locals[name] && !w.seen[name] && !special && !builtinNames[name] {
		w.seen[name] = true
		w.needs = append(w.needs, name)
	}
}

// load follows a use of a name to the scope that defines it.
func (w *nameWalker) load(name string, in *scope) {
	if in.collect {
		return
	}
	later := false
	for s := in; s != w.module; s = s.parent {
		later = later || s.runs
		if s.locals[name] && !(s.class && s != in) {
			return
		}
		if s.globals[name] {
			break
		}
	}
	if later {
		w.later = append(w.later, name)
	} else {
		w.need(name)
	}
}

func (w *nameWalker) bind(name string, in *scope) {
	switch {
	case name == "":
	case in.globals[name]:
		w.promised[name] = true
	default:
		in.locals[name] = true
	}
}

func (w *nameWalker) stmts(body []syntax.Stmt, in *scope) {
	for _, s := range body {
		w.stmt(s, in)
	}
}

func (w *nameWalker) stmt(s syntax.Stmt, in *scope) {
	if !w.enter() {
		return
	}
	defer w.leave()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		w.exprs(s.Decorators, in)
		w.defaults(s.Args, in)
		w.function(s.TypeParams, s.Args, s.Body, nil, in)
		w.bind(s.Name, in)
	case *syntax.ClassDef:
		w.class(s, in)
	case *syntax.Return:
		w.expr(s.Value, in)
	case *syntax.Delete:
		w.exprs(s.Targets, in)
	case *syntax.Assign:
		w.expr(s.Value, in)
		w.exprs(s.Targets, in)
	case *syntax.TypeAlias:
		w.bind(s.Name.ID, in) // its value is evaluated on demand
	case *syntax.AugAssign:
		if name, ok := s.Target.(*syntax.Name); ok {
			w.load(name.ID, in)
		}
		w.expr(s.Value, in)
		w.expr(s.Target, in)
	case *syntax.AnnAssign:
		w.expr(s.Value, in)
		if _, isName := s.Target.(*syntax.Name); s.Value != nil || !isName {
			w.expr(s.Target, in)
		}
	case *syntax.For:
		w.expr(s.Iter, in)
		w.expr(s.Target, in)
		w.stmts(s.Body, in)
		w.stmts(s.Orelse, in)
	case *syntax.While:
		w.expr(s.Test, in)
		w.stmts(s.Body, in)
		w.stmts(s.Orelse, in)
	case *syntax.If:
		w.expr(s.Test, in)
		w.stmts(s.Body, in)
		w.stmts(s.Orelse, in)
	case *syntax.With:
		for _, item := range s.Items {
			w.expr(item.ContextExpr, in)
			w.expr(item.Vars, in)
		}
		w.stmts(s.Body, in)
	case *syntax.Match:
		w.expr(s.Subject, in)
		for _, c := range s.Cases {
			w.pattern(c.Pattern, in)
			w.expr(c.Guard, in)
			w.stmts(c.Body, in)
		}
	case *syntax.Raise:
		w.expr(s.Exc, in)
		w.expr(s.Cause, in)
	case *syntax.Try:
		w.stmts(s.Body, in)
		for _, h := range s.Handlers {
			w.expr(h.Type, in)
			w.bind(h.Name, in)
			w.stmts(h.Body, in)
		}
		w.stmts(s.Orelse, in)
		w.stmts(s.Finalbody, in)
	case *syntax.Assert:
		w.expr(s.Test, in)
		w.expr(s.Msg, in)
	case *syntax.Import:
		for _, a := range s.Names {
			name, _, _ := strings.Cut(a.Name, ".")
			w.alias(a.AsName, name, in)
		}
	case *syntax.ImportFrom:
		for _, a := range s.Names {
			w.alias(a.AsName, a.Name, in)
		}
	case *syntax.Global:
		if in.globals == nil {
			in.globals = map[string]bool{}
		}
		for _, name := range s.Names {
			in.globals[name] = true
		}
	case *syntax.ExprStmt:
		w.expr(s.Value, in)
	}
}

func (w *nameWalker) alias(as, name string, in *scope) {
	switch {
	case as != "":
		w.bind(as, in)
	case name == "*":
		w.star = true
	default:
		w.bind(name, in)
	}
}

func (w *nameWalker) class(s *syntax.ClassDef, in *scope) {
	w.exprs(s.Decorators, in)
	w.exprs(s.Bases, in)
	for _, k := range s.Keywords {
		w.expr(k.Value, in)
	}
	if !in.collect {
		body := newScope(in)
		body.class = true
		w.typeParams(s.TypeParams, body)
		w.stmts(s.Body, body)
	}
	w.bind(s.Name, in)
}

// function follows a function's body, or a lambda's result. Its locals are all
// names it binds anywhere.
func (w *nameWalker) function(params []syntax.TypeParam, args *syntax.Arguments, body []syntax.Stmt, result syntax.Expr, in *scope) {
	if in.collect {
		return
	}
	local := newScope(in)
	local.runs, local.collect = true, true
	w.typeParams(params, local)
	for _, list := range [][]*syntax.Arg{args.Posonly, args.Args, args.Kwonly, {args.Vararg, args.Kwarg}} {
		for _, a := range list {
			if a != nil {
				w.bind(a.Name, local)
			}
		}
	}
	w.stmts(body, local)
	local.collect = false
	w.stmts(body, local)
	w.expr(result, local)
}

// defaults follows what is evaluated where a function is defined. Annotations
// are not: they matter to few programs, and may be quoted.
func (w *nameWalker) defaults(args *syntax.Arguments, in *scope) {
	w.exprs(args.Defaults, in)
	w.exprs(args.KwDefaults, in)
}

func (w *nameWalker) typeParams(params []syntax.TypeParam, in *scope) {
	for _, p := range params {
		switch p := p.(type) {
		case *syntax.TypeVar:
			w.bind(p.Name, in)
		case *syntax.ParamSpec:
			w.bind(p.Name, in)
		case *syntax.TypeVarTuple:
			w.bind(p.Name, in)
		}
	}
}

// builtinNames are the names that every program has.
var builtinNames = func() map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(`
		False None True Ellipsis NotImplemented abs aiter all anext any ascii bin bool breakpoint bytearray bytes
		callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit
		filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter
		len license list locals map max memoryview min next object oct open ord pow print property quit range repr
		reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
		ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
		BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
		ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError
		Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
		IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
		KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
		NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
		PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
		StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError
		TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
		UnicodeWarning UserWarning ValueError Warning ZeroDivisionError`) {
		set[name] = true
	}
	return set
}()
