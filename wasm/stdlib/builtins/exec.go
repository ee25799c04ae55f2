package builtins

// This file defines compile, exec and eval.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/_warnings"
	"taketurns/wasm/syntax"
	"taketurns/wasm/vm"
)

// Exec are the functions that compile or run code, or look at the caller's frame.
var Exec = []object.Def{
	object.Decl("exit(code=None)", leave),
	object.Decl("quit(code=None)", leave),
	object.Decl("__build_class__(func, name, /, *bases, **kwds)", object.BuildClass),
	object.Decl("__import__(name, globals=None, locals=None, fromlist=?, level:index=0)", importModule),
	object.Decl("breakpoint(*args, **kws)", breakpoint),
	object.Decl("compile(source, filename, mode, flags:index=0, dont_inherit=False, optimize:index=-1, *, _feature_version=-1)", compileSource),
	object.Decl("eval(source, /, globals=None, locals=None)", eval),
	object.Decl("exec(source, /, globals=None, locals=None, *, closure=None)", exec),
	object.Decl("globals()", func(t *Thread, _ []Value) (Value, error) { return object.Of(caller(t).Globals), nil }),
	object.Decl("locals()", func(t *Thread, _ []Value) (Value, error) { return caller(t).Variables(t), nil }),
}

// caller returns the frame of Python that called the native.
func caller(t *Thread) *object.Frame {
	f := t.Top
	for f != nil && f.Native != nil {
		f = f.Back
	}
	if f == nil { // called by the machine itself
		return &object.Frame{Globals: object.NewDict(), Locals: object.Of(object.NewDict())}
	}
	return f
}

// Modes of compile.
const (
	modeExec   = "exec"
	modeEval   = "eval"
	modeSingle = "single" // prints what expression statements are worth
)

func compileSource(t *Thread, a []Value) (Value, error) {
	const onlyAST, allFlags = 0x400, 0x1fffff0
	file, err := fileName(a[1])
	if err != nil {
		return Value{}, err
	}
	mode := object.AsStr(a[2])
	switch {
	case mode == nil:
		return Value{}, object.Errorf(object.TypeError, "compile() argument 'mode' must be str, not %s", a[2].Type().Name)
	case a[3].N&^allFlags != 0:
		return Value{}, object.Raise(object.ValueError, "compile(): unrecognised flags")
	case a[5].N < -1 || a[5].N > 2:
		return Value{}, object.Raise(object.ValueError, "compile(): invalid optimize value")
	case mode.S != modeExec && mode.S != modeEval && mode.S != modeSingle:
		return Value{}, object.Raise(object.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	text, ok := sourceText(a[0])
	if !ok {
		return Value{}, object.Raise(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	if a[3].N&onlyAST != 0 {
		return Value{}, object.Raise(object.NotImplementedError, "compile() makes code here, no syntax trees")
	}
	o := options(t)
	o.Names = true // the code may be run with a namespace of its own
	c := &compiled{file: file, then: justCompile}
	if c.code, c.warnings, err = compileText(text, file, mode.S, o); err != nil {
		return Value{}, err
	}
	return t.Run(c)
}

// fileName takes a file name as a str or bytes.
func fileName(v Value) (string, error) {
	if s := object.AsStr(v); s != nil {
		return s.S, nil
	}
	if b := object.AsBytes(v); b != nil {
		return b.S, nil
	}
	return "", object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
}

// sourceText takes a program as a str or anything like bytes.
func sourceText(v Value) (string, bool) {
	if s := object.AsStr(v); s != nil {
		return s.S, true
	}
	if b := object.AsBytes(v); b != nil {
		return b.S, true
	}
	if b := object.As[object.ByteArray](v, object.ByteArrayType); b != nil {
		return string(b.B), true
	}
	return "", false
}

// options says how the program's own code is compiled.
func options(t *Thread) compile.Options {
	return t.Interp.Finder.(vm.Finder).Options(&object.Library{Name: "<string>"})
}

// compileText compiles a program, an expression or a statement typed at a prompt.
func compileText(text, file, mode string, o compile.Options) (*object.Code, []syntax.Warning, error) {
	for i := range len(text) {
		if text[i] == 0 {
			return nil, nil, object.Raise(object.SyntaxError, "source code string cannot contain null bytes")
		}
	}
	code, warnings, err := translate(text, file, mode, o)
	if err != nil {
		return nil, nil, object.Materialize(err)
	}
	return object.NewCode(code), warnings, nil
}

func translate(text, file, mode string, o compile.Options) (*compile.Code, []syntax.Warning, error) {
	if mode == modeEval {
		x, warnings, err := syntax.ParseExpr(file, []byte(text))
		if err != nil {
			return nil, nil, err
		}
		code, err := compile.Expression(x, file, o)
		return code, warnings, err
	}
	tree, warnings, err := syntax.Parse(file, []byte(text))
	if err != nil {
		return nil, nil, err
	}
	if mode == modeSingle {
		if len(tree.Body) == 0 {
			return nil, nil, &syntax.Error{Type: "SyntaxError", Msg: "invalid syntax", File: file}
		}
		if len(tree.Body) > 1 && tree.Body[1].Pos().Line > tree.Body[0].Pos().EndLine {
			p := tree.Body[0].Pos()
			return nil, nil, &syntax.Error{Type: "SyntaxError", Msg: "multiple statements found while compiling a single statement",
				File: file, Line: int(p.EndLine), Col: int(p.EndCol) + 1}
		}
		display(tree.Body)
	}
	code, err := compile.Module(tree, file, o)
	return code, warnings, err
}

// display hands what expression statements are worth to sys.displayhook.
func display(body []syntax.Stmt) {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.ExprStmt:
			p := s.Span
			sys := &syntax.Call{Span: p, Func: &syntax.Name{Span: p, ID: "__import__"}, Args: []syntax.Expr{&syntax.Constant{Span: p, Value: syntax.StrLit("sys")}}}
			s.Value = &syntax.Call{Span: p, Func: &syntax.Attribute{Span: p, Value: sys, Attr: "displayhook"}, Args: []syntax.Expr{s.Value}}
		case *syntax.If:
			display(s.Body)
			display(s.Orelse)
		case *syntax.For:
			display(s.Body)
			display(s.Orelse)
		case *syntax.While:
			display(s.Body)
			display(s.Orelse)
		case *syntax.With:
			display(s.Body)
		case *syntax.Try:
			display(s.Body)
			for _, h := range s.Handlers {
				display(h.Body)
			}
			display(s.Orelse)
			display(s.Finalbody)
		}
	}
}

// namespaces returns the globals and locals that code runs with; locals are
// unset when they are the globals.
func namespaces(t *Thread, globals, locals Value) (*object.Dict, Value) {
	g := object.AsDict(globals)
	switch {
	case g == nil:
		f := caller(t)
		g = f.Globals
		if locals.IsNone() {
			locals = f.Variables(t)
		}
	case locals.IsNone():
		return g, Value{}
	}
	if locals == object.Of(g) {
		locals = Value{}
	}
	return g, locals
}

func exec(t *Thread, a []Value) (Value, error) {
	switch {
	case !a[1].IsNone() && object.AsDict(a[1]) == nil:
		return Value{}, object.Errorf(object.TypeError, "exec() globals must be a dict, not %s", a[1].Type().Name)
	case !a[2].IsNone() && !isMapping(a[2]):
		return Value{}, object.Errorf(object.TypeError, "locals must be a mapping or None, not %s", a[2].Type().Name)
	}
	c := &compiled{code: object.As[object.Code](a[0], object.CodeType), file: "<string>", then: runExec}
	text, isText := sourceText(a[0])
	c.globals, c.locals = namespaces(t, a[1], a[2])
	var err error
	switch {
	case c.code != nil:
		if c.closure, err = closureOf(c.code, a[3]); err != nil {
			return Value{}, err
		}
	case !isText:
		return Value{}, object.Raise(object.TypeError, "exec() arg 1 must be a string, bytes or code object")
	case !a[3].IsNone():
		return Value{}, object.Raise(object.TypeError, "closure can only be used when source is a code object")
	default:
		o := options(t)
		o.Names = !c.locals.IsUnset()
		if c.code, c.warnings, err = compileText(text, c.file, modeExec, o); err != nil {
			return Value{}, err
		}
	}
	return t.Run(c)
}

// closureOf returns the cells for the free variables of code that exec runs.
func closureOf(code *object.Code, given Value) (cells []*object.Cell, err error) {
	n := len(code.FreeVars)
	if n == 0 {
		if !given.IsNone() {
			return nil, object.Raise(object.TypeError, "cannot use a closure with this code object")
		}
		return nil, nil
	}
	if tup := object.AsTuple(given); tup != nil && len(tup.Items) == n {
		for _, v := range tup.Items {
			if c := object.As[object.Cell](v, object.CellType); c != nil {
				cells = append(cells, c)
			}
		}
	}
	if len(cells) != n {
		return nil, object.Errorf(object.TypeError, "code object requires a closure of exactly length %d", n)
	}
	return cells, nil
}

func eval(t *Thread, a []Value) (Value, error) {
	switch {
	case !a[2].IsNone() && !isMapping(a[2]):
		return Value{}, object.Raise(object.TypeError, "locals must be a mapping")
	case !a[1].IsNone() && object.AsDict(a[1]) == nil && isMapping(a[1]):
		return Value{}, object.Raise(object.TypeError, "globals must be a real dict; try eval(code, {}, mapping)")
	case !a[1].IsNone() && object.AsDict(a[1]) == nil:
		return Value{}, object.Raise(object.TypeError, "globals must be a dict")
	}
	c := &compiled{code: object.As[object.Code](a[0], object.CodeType), file: "<string>", then: runEval}
	text, isText := sourceText(a[0])
	c.globals, c.locals = namespaces(t, a[1], a[2])
	switch {
	case c.code != nil:
		if len(c.code.FreeVars) > 0 {
			return Value{}, object.Raise(object.TypeError, "code object passed to eval() may not contain free variables")
		}
	case !isText:
		return Value{}, object.Raise(object.TypeError, "eval() arg 1 must be a string, bytes or code object")
	default:
		o := options(t)
		o.Names = !c.locals.IsUnset()
		var err error
		if c.code, c.warnings, err = compileText(text, c.file, modeEval, o); err != nil {
			return Value{}, err
		}
	}
	return t.Run(c)
}

// compiled is code of which the compiler's warnings are still to be issued,
// before it is run or returned.
type compiled struct {
	code     *object.Code
	warnings []syntax.Warning
	file     string
	closure  []*object.Cell
	globals  *object.Dict
	locals   Value
	then     uint8
	step     int
}

// What is done with compiled code.
const (
	justCompile = iota
	runEval
	runExec
)

func (c *compiled) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch c.step {
		case 0: // the next warning
			if len(c.warnings) == 0 {
				c.step = 2
				continue
			}
			w := c.warnings[0]
			c.step = 1
			if in, err = _warnings.WarnAt(t, object.Exceptions[w.Category], w.Msg, c.file, w.Line); err == object.Pending {
				return in, err
			}
		case 1:
			if w := c.warnings[0]; object.Matches(err, object.Exceptions["SyntaxWarning"]) { // a filter made an error of it
				return Value{}, object.Materialize(&syntax.Error{Type: "SyntaxError", Msg: w.Msg, File: c.file, Line: w.Line})
			}
			if err != nil {
				return Value{}, err
			}
			c.warnings, c.step = c.warnings[1:], 0
		case 2:
			if c.then == justCompile {
				return object.Of(c.code), nil
			}
			c.step = 3
			if in, err = c.run(t); err == object.Pending {
				return in, err
			}
		case 3:
			if err == nil && c.then == runExec {
				in = object.None
			}
			return in, err
		}
	}
}

// run begins to run the code as the body of a module.
func (c *compiled) run(t *Thread) (Value, error) {
	if c.globals.GetStr(t, "__builtins__").IsUnset() {
		c.globals.SetStr(t, "__builtins__", object.Of(t.Interp.Builtins))
	}
	name := object.Of(object.Intern(c.code.Name))
	fn := &object.Function{Head: object.Head{Type: object.FunctionType}, Code: c.code, Globals: c.globals, Closure: c.closure,
		Name: name, Qualname: name, Doc: object.None, Module: object.None}
	return t.EnterBody(fn, c.locals)
}

// isMapping reports whether v can stand for a namespace.
func isMapping(v Value) bool {
	return v.Type().Special(object.SpGetitem).O != nil && object.AsList(v) == nil && object.AsTuple(v) == nil && object.AsStr(v) == nil
}

func importModule(t *Thread, a []Value) (Value, error) {
	name := object.AsStr(a[0])
	globals := object.AsDict(a[1])
	switch {
	case name == nil:
		return Value{}, object.Raise(object.TypeError, "module name must be a string")
	case a[4].N < 0:
		return Value{}, object.Raise(object.ValueError, "level must be >= 0")
	case a[4].N > 0 && globals == nil && !a[1].IsNone():
		return Value{}, object.Raise(object.TypeError, "globals must be a dict")
	case a[4].N > 0 && (globals == nil || globals.GetStr(t, "__package__").IsUnset() && globals.GetStr(t, "__name__").IsUnset()):
		return Value{}, object.RaiseKey(object.NewStr("'__name__' not in globals"))
	case a[4].N == 0 && name.S == "":
		return Value{}, object.Raise(object.ValueError, "Empty module name")
	}
	from := a[3]
	if from.IsUnset() {
		from = object.None
	}
	return vm.Import(t, name.S, from, int(a[4].N), globals)
}

// breakpoint calls the hook that PEP 553 gives programs.
func breakpoint(t *Thread, a []Value) (Value, error) {
	hook := Value{}
	if m := t.Interp.Modules.GetStr(t, "sys"); !m.IsUnset() && object.AttrsOf(m) != nil {
		hook = object.AttrsOf(m).GetStr(t, "breakpointhook")
	}
	if hook.IsUnset() {
		return Value{}, object.Raise(object.RuntimeError, "lost sys.breakpointhook")
	}
	args, names := object.SpreadArgs(object.AsTuple(a[0]), object.AsDict(a[1]))
	return t.Call(hook, args, names)
}

// leave is exit and quit, which the site module adds to the builtins.
func leave(_ *Thread, a []Value) (Value, error) {
	return Value{}, object.NewException(object.SystemExit, a[0])
}
