package compile

// This file finds out, before any code is made, what every name in every scope
// means: local, shared with an inner function, taken from an outer one, global.

import (
	"sort"

	"taketurns/wasm/syntax"
)

// A scopeKind is a kind of block that names are bound in.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	comprehensionScope // inlined: its variables live in the frame of the function around it (PEP 709)
)

// A scope is a block of the program with its names.
type scope struct {
	kind     scopeKind
	parent   *scope
	symbols  map[string]*symbol
	order    []*symbol // in order of first mention
	children map[syntax.Node]*scope
	yields   bool // the body has a yield
	awaits   bool // an await, or an asynchronous comprehension or loop
	walrus   bool
	future   bool   // from __future__ import annotations
	within   string // "a type alias", …: where yield, await and := must not stand
	iterable int    // > 0 inside the iterable of a comprehension, where := must not stand
	node     syntax.Node

	seesClass bool // type parameters and what they need see the names of the class around (PEP 695)

	directives map[string]syntax.Node // the first global or nonlocal statement of a name
}

// A symbol is a name in a scope.
type symbol struct {
	name      string
	bound     bool // assigned, defined, imported, …
	assigned  bool // bound in another way than by import
	used      bool // read
	param     bool
	typeParam bool
	global    bool
	nonlocal  bool
	deleted   bool // by del or at the end of an except clause: may be unbound anywhere
	annotated bool
	iterates  bool // a comprehension's own variable
	rebound   bool // by := in a comprehension, for the scope around
	captured  bool // an inner function uses it: it lives in a cell
	free      bool // it is an outer function's: its register holds that cell
	inlined   bool // a comprehension's, in a register of the frame around
	namespace bool // the cell of __class__ in a class body: no variable
	reg       int
}

// errorf is a SyntaxError at a node.
func errorf(n syntax.Node, msg string) *syntax.Error {
	p := n.Pos()
	return &syntax.Error{Type: "SyntaxError", Msg: msg, Late: true, Line: int(p.Line), Col: int(p.Col) + 1, EndLine: int(p.EndLine), EndCol: int(p.EndCol) + 1}
}

func newScope(kind scopeKind, parent *scope, n syntax.Node) *scope {
	s := &scope{kind: kind, parent: parent, symbols: map[string]*symbol{}, children: map[syntax.Node]*scope{}, node: n}
	if parent != nil {
		s.future, s.iterable = parent.future, parent.iterable
		if n != nil {
			parent.children[n] = s
		}
	}
	return s
}

func (s *scope) symbol(name string) *symbol {
	y := s.symbols[name]
	if y == nil {
		y = &symbol{name: name, reg: -1}
		s.symbols[name] = y
		s.order = append(s.order, y)
	}
	return y
}

// frame returns the scope whose frame holds s's variables.
func (s *scope) frame() *scope {
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s
}

// class returns the name of the innermost class around s, for mangling.
func (s *scope) class() string {
	for ; s != nil; s = s.parent {
		if c, ok := s.node.(*syntax.ClassDef); ok && s.kind == classScope {
			return c.Name
		}
	}
	return ""
}

// mangle is the private-name rule: __x in class C means _C__x.
func (s *scope) mangle(name string) string {
	if len(name) < 3 || name[0] != '_' || name[1] != '_' || name[len(name)-1] == '_' && name[len(name)-2] == '_' {
		return name
	}
	for _, c := range name {
		if c == '.' {
			return name
		}
	}
	class := s.class()
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// bind notes that s binds name.
func (s *scope) bind(name string) *symbol {
	y := s.symbol(s.mangle(name))
	y.bound, y.assigned = true, true
	return y
}

// use notes that s reads name.
func (s *scope) use(name string) { s.symbol(s.mangle(name)).used = true }

// resolve decides what each name of s and of the scopes in it means.
func (s *scope) resolve() {
	for i := 0; i < len(s.order); i++ {
		y := s.order[i]
		if y.namespace || y.global || y.bound && !y.nonlocal && s.kind != moduleScope && s.kind != classScope {
			continue
		}
		if y.bound && !y.nonlocal {
			continue // module: a global; class: in the namespace
		}
		s.takeFree(y)
	}
	for _, c := range s.sorted() {
		c.resolve()
	}
}

// sorted returns the inner scopes in the order of the source.
func (s *scope) sorted() []*scope {
	var list []*scope
	for _, c := range s.children {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i].node.Pos(), list[j].node.Pos()
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		if a.Col != b.Col {
			return a.Col < b.Col
		}
		return list[i].parent == list[j]
	})
	return list
}

// takeFree looks for the function around s that binds y's name. When there is one,
// the name is captured there and free in every frame in between.
func (s *scope) takeFree(y *symbol) bool {
	for p := s.parent; p != nil; p = p.parent {
		if p.kind == classScope && !ofClass(y.name) || p.kind == moduleScope {
			continue
		}
		o := p.symbols[y.name]
		if p.kind == classScope {
			o = p.classCell(y.name)
		} else if o == nil || !o.bound || o.nonlocal {
			if o != nil && o.global {
				return false
			}
			continue
		} else if o.global {
			return false
		}
		if s.frame() == p.frame() {
			// An inlined comprehension reads a variable of its own frame.
			return true
		}
		o.captured = true
		for q := s; q.frame() != p.frame(); q = q.parent {
			f := q.frame()
			f.symbol(y.name).free = true
			q = f
		}
		return true
	}
	return false
}

// classCell returns the symbol of the cell that a class body keeps the class, or
// its namespace, in for the functions in it. The body itself does not see it.
func (s *scope) classCell(name string) *symbol {
	y := s.symbol("." + name)
	y.name, y.captured, y.namespace = name, true, true
	return y
}

// ofClass reports whether name is one that every class body has for the functions in
// it: the class itself, and its namespace.
func ofClass(name string) bool { return name == "__class__" || name == "__classdict__" }

// checkDeclarations makes sure that each global or nonlocal name can be what it is declared to be.
func checkDeclarations(s *scope) *syntax.Error {
	for _, y := range s.order {
		at := s.directives[y.name]
		switch {
		case at == nil:
		case y.global && y.nonlocal:
			return errorf(at, "name '"+y.name+"' is nonlocal and global")
		case !y.nonlocal:
		case s.kind == moduleScope:
			return errorf(at, "nonlocal declaration not allowed at module level")
		case !y.free:
			return errorf(at, "no binding for nonlocal '"+y.name+"' found")
		case s.outerTypeParam(y.name):
			return errorf(at, "nonlocal binding not allowed for type parameter '"+y.name+"'")
		}
	}
	for _, c := range s.sorted() {
		if err := checkDeclarations(c); err != nil {
			return err
		}
	}
	return nil
}

// outerTypeParam reports whether a free name is a type parameter of a definition around.
func (s *scope) outerTypeParam(name string) bool {
	for p := s.parent; p != nil; p = p.parent {
		if y := p.symbols[name]; y != nil && p.kind == functionScope && y.bound && !y.nonlocal {
			return y.typeParam
		}
	}
	return false
}
