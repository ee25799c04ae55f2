package object

// This file defines types: what a class is, how its attributes are found, and
// the special methods that operators look for.

import (
	"reflect"
	"strings"
)

// A layout says which Go struct stands behind the objects of a type. A class
// derived from a builtin type has the layout of Instance and carries the
// builtin as payload; a class derived from an exception or from type has the
// layout of its base.
type layout struct {
	name    string
	base    *Type        // the builtin type whose objects are laid out so
	struct_ reflect.Type // the Go struct, learnt from the first object (Of)
	begin   *layout      // of a builtin type derived from another one: its struct begins with that one's
	plan    *plan        // how the copier copies it
}

// begins reports whether objects of layout l can be read as ones of k.
func (l *layout) begins(k *layout) bool { return l == k || l.begin == k && k != nil }

var (
	instanceLayout  = &layout{name: "object"}
	exceptionLayout = &layout{name: "BaseException"}
)

// A Type is a class, builtin or not.
type Type struct {
	Head
	Name     string
	Qualname string
	Module   string // "builtins" for the builtin ones
	Bases    []*Type
	MRO      []*Type // the type itself first
	Attrs    *Namespace
	Builtin  bool // written in Go; cannot be changed by programs
	Final    bool // cannot be derived from
	// Subclassable says that the Go struct behind a builtin type serves classes
	// derived from it too, so that their objects need no payload.
	Subclassable bool
	Abstract     bool // has abstract methods: set by abc

	// Solid is the builtin type whose value an instance carries or is laid out
	// as: int for class Celsius(int), object for a plain class.
	Solid *Type

	// NewInst, when not nil, makes an empty object of this type; used by the
	// builtin __new__ of types that programs may derive from.
	SlotNames []string // __slots__ of this class and its bases, in order of Instance.Slots
	slotBase  *Type    // the class that added the last of them
	NoDict    bool     // instances have no __dict__

	Version uint32 // changes when any attribute of the type or of a base does
	layout  *layout
	found   map[string]Value // cache of Lookup; a missing name is kept as the zero Value
	special *[numSpecial]Value
	derived []*Type              // classes that derive from it directly (not kept for builtin types)
	AttrsOf func(v Value) **Dict // where objects of a builtin type written elsewhere keep their __dict__; nil: nowhere
	// NextFn is __next__ of a builtin iterator; Define makes the method from it.
	NextFn func(t *Thread, self Value) (Value, error)
	nattrs int // how many attributes an instance had last time: a capacity to begin with
}

// A Namespace is a type's own attributes, in order of definition.
type Namespace struct {
	m     map[string]Value
	order []string
}

// NewNamespace returns an empty namespace.
func NewNamespace() *Namespace { return &Namespace{m: map[string]Value{}} }

// Get returns the attribute's value, or the zero Value.
func (n *Namespace) Get(name string) Value { return n.m[name] }

// Set binds name to v.
func (n *Namespace) Set(name string, v Value) {
	if _, ok := n.m[name]; !ok {
		n.order = append(n.order, name)
	}
	n.m[name] = v
}

// Delete removes name and reports whether it was there.
func (n *Namespace) Delete(name string) bool {
	if _, ok := n.m[name]; !ok {
		return false
	}
	delete(n.m, name)
	for i, s := range n.order {
		if s == name {
			n.order = append(n.order[:i:i], n.order[i+1:]...)
			break
		}
	}
	return true
}

// Names returns the names in order of definition.
func (n *Namespace) Names() []string { return n.order }

var versions uint32 // the last version given out; versions are never reused, so a cache cannot mistake one

// nextVersion returns a version no type has had.
func nextVersion() uint32 { versions++; return versions }

// Changed must be called after an attribute of t was set or removed: it makes
// every cache of t and of the classes derived from it stale.
func (t *Type) Changed() {
	t.Version = nextVersion()
	t.found, t.special = nil, nil
	for _, d := range t.derived {
		d.Changed()
	}
}

// SetAttr binds an attribute of the type itself.
func (t *Type) SetAttr(name string, v Value) {
	t.Attrs.Set(name, v)
	t.Changed()
}

// Lookup finds name along the MRO, without binding it; the zero Value if it is not there.
func (t *Type) Lookup(name string) Value {
	if v, ok := t.found[name]; ok {
		return v
	}
	var v Value
	for _, k := range t.MRO {
		if v = k.Attrs.m[name]; v.O != nil {
			break
		}
	}
	if t.found == nil {
		t.found = map[string]Value{}
	}
	t.found[name] = v
	return v
}

// LookupAfter finds name along the MRO behind class k: what super() does.
func (t *Type) LookupAfter(k *Type, name string) Value {
	i := 0
	for i < len(t.MRO) && t.MRO[i] != k {
		i++
	}
	for i++; i < len(t.MRO); i++ {
		if v := t.MRO[i].Attrs.m[name]; v.O != nil {
			return v
		}
	}
	return Value{}
}

// Special returns the special method s as Lookup would find it.
func (t *Type) Special(s Special) Value {
	if t.special == nil {
		t.special = new([numSpecial]Value)
		for i := range t.special {
			t.special[i] = t.Lookup(specialNames[i])
		}
	}
	return t.special[s]
}

// IsSubtype reports whether t is k or derives from it.
func (t *Type) IsSubtype(k *Type) bool {
	if t == k {
		return true
	}
	for _, m := range t.MRO {
		if m == k {
			return true
		}
	}
	return false
}

// IsInstanceOf reports whether v's type is k or derives from it (isinstance
// without __instancecheck__ and __class__).
func IsInstanceOf(v Value, k *Type) bool { return v.O.Type == k || v.O.Type.IsSubtype(k) }

// FullName returns "module.qualname", without the module for builtins and as
// repr prints it for classes of the main program.
func (t *Type) FullName() string {
	if t.Module == "builtins" || t.Module == "" {
		return t.Qualname
	}
	return t.Module + "." + t.Qualname
}

// A Special is a special method that operators and statements look up on types.
type Special uint8

// The special methods, by the name without underscores.
const (
	SpNew Special = iota
	SpInit
	SpDel
	SpRepr
	SpStr
	SpBytes
	SpFormat
	SpHash
	SpBool
	SpLen
	SpGetattribute
	SpGetattr
	SpSetattr
	SpDelattr
	SpGet
	SpSet
	SpDelete
	SpCall
	SpIter
	SpNext
	SpReversed
	SpContains
	SpGetitem
	SpSetitem
	SpDelitem
	SpMissing
	SpEnter
	SpExit
	SpAenter
	SpAexit
	SpAwait
	SpAiter
	SpAnext
	SpIndex
	SpInt
	SpFloat
	SpNeg
	SpPos
	SpAbs
	SpInvert
	SpLt
	SpLe
	SpEq
	SpNe
	SpGt
	SpGe
	// Binary operators, each followed by its reflected and in-place form.
	SpAdd
	SpRadd
	SpIadd
	SpSub
	SpRsub
	SpIsub
	SpMul
	SpRmul
	SpImul
	SpMatmul
	SpRmatmul
	SpImatmul
	SpTruediv
	SpRtruediv
	SpItruediv
	SpMod
	SpRmod
	SpImod
	SpPow
	SpRpow
	SpIpow
	SpLshift
	SpRlshift
	SpIlshift
	SpRshift
	SpRrshift
	SpIrshift
	SpOr
	SpRor
	SpIor
	SpXor
	SpRxor
	SpIxor
	SpAnd
	SpRand
	SpIand
	SpFloordiv
	SpRfloordiv
	SpIfloordiv
	SpDivmod
	SpRdivmod
	numSpecial
)

// specialNames are the attributes' names, in the order of the constants.
var specialNames = func() (names [numSpecial]string) {
	for i, s := range strings.Fields(`new init del repr str bytes format hash bool len getattribute getattr setattr delattr
		get set delete call iter next reversed contains getitem setitem delitem missing enter exit aenter aexit await aiter anext
		index int float neg pos abs invert lt le eq ne gt ge
		add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul truediv rtruediv itruediv mod rmod imod pow rpow ipow
		lshift rlshift ilshift rshift rrshift irshift or ror ior xor rxor ixor and rand iand floordiv rfloordiv ifloordiv
		divmod rdivmod`) {
		names[i] = "__" + s + "__"
	}
	return names
}()

// Name returns the method's name, such as "__add__".
func (s Special) Name() string { return specialNames[s] }

// NewBuiltin returns a new builtin type with the given methods and, after base, bases.
// own says that its objects have a Go struct of their own, which begins with that of base.
func NewBuiltin(name string, base *Type, own bool) *Type {
	t := &Type{Name: name, Qualname: name, Module: "builtins", Builtin: true, Attrs: NewNamespace()}
	initBuiltin(t, base, own)
	return t
}

// In says which module a builtin type belongs to; messages show that with its
// name, as CPython does for types outside builtins.
func (t *Type) In(module string) *Type {
	t.Module, t.Name = module, module+"."+t.Qualname
	return t
}

// ShortName returns the type's __name__.
func (t *Type) ShortName() string {
	if t.Builtin {
		return t.Qualname
	}
	return t.Name
}

func initBuiltin(t, base *Type, own bool) {
	t.Head.Type = TypeType
	t.MRO = []*Type{t}
	if base != nil {
		t.Bases = []*Type{base}
		t.MRO = append(t.MRO, base.MRO...)
	}
	switch {
	case own:
		t.layout = &layout{name: t.Name, base: t}
		if base != nil && base.layout != instanceLayout {
			t.layout.begin = base.layout
		}
		t.Solid = t
	case base != nil:
		t.layout, t.Solid = base.layout, base.Solid
	default:
		t.layout, t.Solid = instanceLayout, t
	}
	t.Version = nextVersion()
}
