package _thread

// This file defines _local: an object whose attributes are each thread's own.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// A Local is a _thread._local, or what an instance of a class derived from it
// carries. Before every access the __dict__ of the thread is put in place.
type Local struct {
	object.Head
	attrs  *object.Dict // the __dict__ of the thread that looked last
	tables []table
	args   []Value // of the constructor: __init__ is called in each thread
	names  []*object.Str
}

// A table is the __dict__ of one thread.
type table struct {
	ident int64
	dict  *object.Dict
}

var localType = object.NewBuiltin("_local", object.ObjectType, true)

func defineLocal() {
	k := localType
	k.Module = "_thread"
	k.AttrsOf = func(v Value) **object.Dict { return &object.Ptr[Local](v).attrs }
	k.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			cls := object.AsType(a[0])
			l := &Local{Head: object.Head{Type: localType}}
			l.args, l.names = object.SpreadArgs(object.AsTuple(a[1]), object.AsDict(a[2]))
			if len(l.args) > 0 && !l.inits(cls) {
				return Value{}, object.Raise(object.TypeError, "Initialization arguments are not supported")
			}
			v := t.Wrap(cls, object.Of(l))
			l.table(t, v) // the class's own call runs __init__ for this thread
			return v, nil
		}),
		object.Decl("keep __getattribute__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return localAccess(t, a[0], accessing{name: object.AsStr(a[1])})
		}),
		object.Decl("keep __setattr__(self, name, value, /)", func(t *Thread, a []Value) (Value, error) {
			return localAccess(t, a[0], accessing{name: object.AsStr(a[1]), value: a[2], set: true})
		}),
		object.Decl("keep __delattr__(self, name, /)", func(t *Thread, a []Value) (Value, error) {
			return localAccess(t, a[0], accessing{name: object.AsStr(a[1]), set: true})
		}),
	)
}

// inits reports whether the class has an __init__ in Python.
func (*Local) inits(k *object.Type) bool {
	return k.Lookup("__init__").Type() == object.FunctionType
}

// table makes the __dict__ of the running thread the object's; fresh says that
// the thread had none yet.
func (l *Local) table(t *Thread, v Value) (fresh bool) {
	me := ident(t)
	var d *object.Dict
	for _, e := range l.tables {
		if e.ident == me {
			d = e.dict
		}
	}
	if d == nil {
		d, fresh = object.NewDict(), true
		l.drop(t)
		l.tables = append(l.tables, table{me, d})
	}
	if in := object.AsInstance(v); in != nil {
		in.Attrs = d
	}
	l.attrs = d
	return fresh
}

// drop forgets the attributes of threads that are over.
func (l *Local) drop(t *Thread) {
	kept := l.tables[:0:0]
	for _, e := range l.tables {
		if th := machine.ProcOf(t).ByIdent(e.ident); th != nil && th.State != machine.Over {
			kept = append(kept, e)
		}
	}
	l.tables = kept
}

// localAccess reads, sets or deletes an attribute; in a thread that is new to
// the object, after __init__.
func localAccess(t *Thread, v Value, f accessing) (Value, error) {
	if f.name == nil {
		return Value{}, object.Raise(object.TypeError, "attribute name must be string")
	}
	f.self = v
	l := object.Ptr[Local](object.Payload(v))
	if l.table(t, v) && l.inits(v.Type()) {
		return t.Run(&f)
	}
	return f.access(t)
}

// accessing calls __init__ for the thread and then accesses the attribute.
type accessing struct {
	self  Value
	name  *object.Str
	value Value
	set   bool
	step  int
}

func (f *accessing) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			l := object.Ptr[Local](object.Payload(f.self))
			if in, err = t.CallMethod(f.self.Type().Lookup("__init__"), f.self, l.args, l.names); err == object.Pending {
				return in, err
			}
		case 1:
			l := object.Ptr[Local](object.Payload(f.self))
			if err != nil { // the next access tries again
				l.tables = l.tables[:len(l.tables)-1]
				return Value{}, err
			}
			l.table(t, f.self)
			f.step = 2
			if in, err = f.access(t); err == object.Pending {
				return in, err
			}
		case 2:
			return in, err
		}
	}
}

func (f *accessing) access(t *Thread) (Value, error) {
	if f.name.S == "__dict__" {
		if f.set {
			return Value{}, object.Errorf(object.AttributeError, "'%s' object attribute '__dict__' is read-only", f.self.Type().FullName())
		}
		return object.Of(object.AttrsOf(f.self)), nil
	}
	if f.set {
		return object.None, t.GenericSetAttr(f.self, f.name, f.value)
	}
	return t.GenericGetAttr(f.self, f.name)
}
