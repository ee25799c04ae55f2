package object

// This file defines what can be called: functions of Python with their code,
// natives with their signatures, and bound methods.

import (
	"taketurns/wasm/compile"
)

// A Code is a compiled piece of Python ready to run: compile's code with its
// constants as values and a cache for each place that names something.
// Nothing in it depends on a process, so forked processes share it.
type Code struct {
	Head
	*compile.Code
	Consts   []Value
	Refs     []Ref
	Nested   []*Code
	ArgNames []*Str // positional, keyword-only, then *args and **kwargs
	simple   bool   // positional parameters only
}

// A Ref is one place in the code that names a global or an attribute, with
// what was found there last. A cache is only ever a guess that is checked.
type Ref struct {
	Name    *Str
	Type    *Type  // attribute: the type last seen,
	Version uint32 // and its version; global: the version of the globals in which Name was missing
	Hint    int32  // number of the entry in the dict
	Kind    uint8  // what the attribute turned out to be
	Dict    *Dict  // global: the globals the version belongs to
	Value   Value  // the attribute found on the type
}

// NewCode prepares compiled code.
func NewCode(c *compile.Code) *Code {
	code := &Code{Head: Head{Type: CodeType}, Code: c}
	for _, k := range c.Nested {
		code.Nested = append(code.Nested, NewCode(k))
	}
	code.Consts = make([]Value, len(c.Consts))
	for i, k := range c.Consts {
		code.Consts[i] = constant(k, code)
	}
	code.Refs = make([]Ref, len(c.Names))
	for i, n := range c.Names {
		code.Refs[i].Name = Intern(n)
		code.Refs[i].Hint = -1
	}
	for _, n := range c.ArgNames {
		code.ArgNames = append(code.ArgNames, Intern(n))
	}
	code.simple = c.KwOnly == 0 && !c.VarArgs && !c.VarKw
	return code
}

// Forget empties the caches, which lead to the heap of the run that filled them.
func (c *Code) Forget() {
	for i := range c.Refs {
		c.Refs[i] = Ref{Name: c.Refs[i].Name, Hint: -1}
	}
	for _, n := range c.Nested {
		n.Forget()
	}
}

// A Function is a function written in Python.
type Function struct {
	Head
	Code        *Code
	Globals     *Dict
	Name        Value // str
	Qualname    Value // str
	Module      Value
	Doc         Value
	Defaults    []Value // of the last positional parameters
	KwDefaults  *Dict   // or nil
	Closure     []*Cell
	Annotations Value // dict, or unset until asked for
	TypeParams  Value
	Attrs       *Dict
}

// A Method is a function bound to an object.
type Method struct {
	Head
	Func Value
	Self Value
}

// NewMethod binds f to self.
func NewMethod(f, self Value) Value {
	return Of(&Method{Head{Type: MethodType}, f, self})
}

// A NativeFn is the Go function behind a native. args are exactly the
// parameters of its signature, in order; they belong to the caller and are
// valid only during the call.
type NativeFn func(t *Thread, args []Value) (Value, error)

// A Native is a function or method written in Go.
type Native struct {
	Head
	Name   string
	Fn     NativeFn
	Owner  *Type  // for a method: the type that has it
	Module string // for a function
	Self   Value  // what a method of a builtin object is bound to, when it is
	Doc    string
	text   string // the signature as written
	sig    *Signature
	keep   bool   // wants self itself, not its payload
	maker  string // of __new__ and __init__: the name of the type they belong to
}

// A Def declares a native by its signature, in Python's own notation:
//
//	split(self, /, sep=None, maxsplit=-1)
//	pop(self, index=?, /)                   ? leaves the argument unset
//	print(*args, sep=' ', end='\n', file=None, flush=False)
//	insert(self, index:index, object, /)    arguments are converted first (see convert.go)
//
// A first word says more: "static", "class" (a class method), "keep" (self is
// passed as it is, even when it is an instance of a subclass).
type Def struct {
	Sig string
	Fn  NativeFn
}

// Decl declares a native; other packages write their tables with it.
func Decl(sig string, fn NativeFn) Def { return Def{sig, fn} }

// A Getter declares an attribute that Go computes. Set may be nil.
type Getter struct {
	Name string
	Get  func(t *Thread, self Value) (Value, error)
	Set  func(t *Thread, self, v Value) error // v unset: delete
}

// A GetSet is a Getter as an object: a data descriptor.
type GetSet struct {
	Head
	Getter
	Owner *Type
}

// NewNative returns the native that d declares.
func NewNative(d Def) *Native {
	n := &Native{Head: Head{Type: NativeType}, Fn: d.Fn, text: d.Sig}
	for i := 0; i < len(d.Sig); i++ {
		switch d.Sig[i] {
		case ' ':
			if n.text[:4] == "keep" {
				n.keep = true
			}
			n.text = d.Sig[i+1:]
		case '(':
			n.Name = d.Sig[len(d.Sig)-len(n.text) : i]
			return n
		}
	}
	panic("bug: a native's signature has no parameters: " + d.Sig)
}

// IsMethod reports whether the native, found on a class, becomes a method of
// its instances: it belongs to a type and is not bound yet.
func (n *Native) IsMethod() bool { return n.Owner != nil && n.Self.O == nil }

// NewFunction returns a module's function.
func NewFunction(module string, d Def) Value {
	n := NewNative(d)
	n.Module = module
	return Of(n)
}

// Define adds methods to a builtin type; called while the type is set up.
func (t *Type) Define(defs ...Def) *Type {
	for _, d := range defs {
		n := NewNative(d)
		n.Owner = t
		if n.Name == "__new__" || n.Name == "__init__" {
			n.maker = t.Qualname
		}
		v := Of(n)
		switch word(d.Sig) {
		case "static":
			n.Owner = nil
			v = Of(&StaticMethod{Head: Head{Type: StaticMethodType}, Func: v})
		case "class":
			n.keep = true
			v = Of(&ClassMethod{Head: Head{Type: ClassMethodType}, Func: v})
		}
		t.Attrs.Set(n.Name, v)
	}
	t.Changed()
	return t
}

// Getters adds computed attributes to a builtin type.
func (t *Type) Getters(gs ...Getter) *Type {
	for _, g := range gs {
		t.Attrs.Set(g.Name, Of(&GetSet{Head{Type: GetSetType}, g, t}))
	}
	t.Changed()
	return t
}

func word(sig string) string {
	for i := 0; i < len(sig); i++ {
		switch sig[i] {
		case ' ':
			return sig[:i]
		case '(':
			return ""
		}
	}
	return ""
}

// CallNative binds the arguments to the native's signature and runs it.
func (t *Thread) CallNative(n *Native, args []Value, names []*Str) (Value, error) {
	if n.Self.O != nil {
		base := len(t.arena)
		t.arena = append(append(t.arena, n.Self), args...)
		v, err := t.callNative(n, t.arena[base:], names)
		t.shrink(base)
		return v, err
	}
	return t.callNative(n, args, names)
}

func (t *Thread) callNative(n *Native, args []Value, names []*Str) (Value, error) {
	s := n.sig
	if s == nil {
		s = parseSignature(n.Name, n.text)
		n.sig = s
	}
	if n.Owner != nil && !n.keep {
		if len(args) == 0 {
			return Value{}, Errorf(TypeError, "unbound method %s.%s() needs an argument", n.Owner.Qualname, n.Name)
		}
		if self := args[0]; self.O.Type != n.Owner {
			if !self.O.Type.IsSubtype(n.Owner) {
				return Value{}, Errorf(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", n.Name, n.Owner.Name, self.O.Type.Name)
			}
			if in := self.instance(); in != nil && in.Payload.O != nil && n.Owner.layout != instanceLayout {
				base := len(t.arena)
				t.arena = append(append(t.arena, in.Payload), args[1:]...)
				v, err := t.bindNative(n, s, t.arena[base:], names)
				t.shrink(base)
				return v, err
			}
		}
	}
	return t.bindNative(n, s, args, names)
}

// bindNative runs n at once when the arguments are just its parameters, or lays them out first.
func (t *Thread) bindNative(n *Native, s *Signature, args []Value, names []*Str) (Value, error) {
	if names == nil && len(args) == s.exact && (!s.converts || s.plain(args)) {
		return t.run(n, args)
	}
	base := len(t.arena)
	if names == nil && len(args) < s.exact && len(args) >= s.least && (!s.converts || s.plain(args)) {
		t.arena = append(append(t.arena, args...), s.defaults[len(args):]...)
		v, err := t.run(n, t.arena[base:len(t.arena):len(t.arena)])
		t.shrink(base)
		return v, err
	}
	for range s.Params {
		t.arena = append(t.arena, Value{})
	}
	window := t.arena[base:len(t.arena):len(t.arena)]
	err := s.bind(t, n, window, args, names)
	var v Value
	switch {
	case err != nil:
	case s.converts:
		v, err = t.convertArgs(n, s, window)
	default:
		v, err = t.run(n, window)
	}
	t.shrink(base)
	return v, err
}
