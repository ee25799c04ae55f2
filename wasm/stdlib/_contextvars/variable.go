package _contextvars

// This file defines context variables, and the tokens that restore them.

import "taketurns/wasm/object"

// A Var is a contextvars.ContextVar.
type Var struct {
	object.Head
	name Value
	def  Value // unset when there is no default
}

// A Token remembers what a variable was before it was set.
type Token struct {
	object.Head
	v       *Var
	context *Context
	old     Value // unset when the variable had no value
	used    bool
}

var (
	varType     = object.NewBuiltin("_contextvars.ContextVar", object.ObjectType, true)
	tokenType   = object.NewBuiltin("_contextvars.Token", object.ObjectType, true)
	missingType = object.NewBuiltin("Token.MISSING", object.ObjectType, true)
	missing     = object.Of(&object.Head{Type: missingType})
)

func init() {
	name(varType)
	name(tokenType)
	variable := func(v Value) *Var { return object.Ptr[Var](v) }
	token := func(v Value) *Token { return object.Ptr[Token](v) }
	subscript := object.Decl("class __class_getitem__(cls, item, /)", func(_ *Thread, a []Value) (Value, error) {
		return object.NewGenericAlias(a[0], a[1]), nil
	})
	missingType.Define(object.Decl("__repr__(self, /)", func(*Thread, []Value) (Value, error) { return object.NewStr("<Token.MISSING>"), nil }))
	varType.Define(
		object.Decl("static __new__(cls, /, *args, default=?)", func(_ *Thread, a []Value) (Value, error) {
			args := object.AsTuple(a[1]).Items
			switch {
			case len(args) == 0:
				return Value{}, object.Raise(object.TypeError, "ContextVar() takes exactly 1 positional argument (0 given)")
			case len(args) > 1:
				return Value{}, object.Errorf(object.TypeError, "ContextVar() takes at most 1 positional argument (%d given)", len(args))
			case object.AsStr(args[0]) == nil:
				return Value{}, object.Raise(object.TypeError, "context variable name must be a str")
			}
			return object.Of(&Var{object.Head{Type: varType}, args[0], a[2]}), nil
		}),
		object.Decl("get(self, default=?, /)", func(t *Thread, a []Value) (Value, error) {
			v := variable(a[0])
			x := current(t).get(t, a[0])
			switch {
			case !x.IsUnset():
				return x, nil
			case !a[1].IsUnset():
				return a[1], nil
			case !v.def.IsUnset():
				return v.def, nil
			}
			return Value{}, object.NewException(object.LookupError, a[0])
		}),
		object.Decl("set(self, value, /)", func(t *Thread, a []Value) (Value, error) {
			c := current(t)
			tok := &Token{Head: object.Head{Type: tokenType}, v: variable(a[0]), context: c, old: c.get(t, a[0])}
			c.set(t, tok.v, a[1])
			return object.Of(tok), nil
		}),
		object.Decl("reset(self, token, /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&reset{v: variable(a[0]), token: a[1]}) }),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) { return t.Run(&varRepr{v: variable(a[0])}) }),
		subscript,
	).Getters(object.Getter{Name: "name", Get: func(_ *Thread, v Value) (Value, error) { return variable(v).name, nil }})
	tokenType.Attrs.Set("MISSING", missing)
	tokenType.Define(
		object.Decl("static __new__(cls, /, *args, **kwargs)", func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(object.RuntimeError, "Tokens can only be created by ContextVars")
		}),
		object.Decl("__repr__(self, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Run(&varRepr{v: token(a[0]).v, token: token(a[0])})
		}),
		subscript,
	).Getters(
		object.Getter{Name: "var", Get: func(_ *Thread, v Value) (Value, error) { return object.Of(token(v).v), nil }},
		object.Getter{Name: "old_value", Get: func(_ *Thread, v Value) (Value, error) {
			if old := token(v).old; !old.IsUnset() {
				return old, nil
			}
			return missing, nil
		}},
	)
}

// reset gives a variable the value it had before; what is wrong is said with the token's repr.
type reset struct {
	v     *Var
	token Value
	wrong string
	kind  *object.Type
}

func (f *reset) Resume(t *Thread, in Value, err error) (Value, error) {
	if f.kind == nil {
		tok := object.As[Token](f.token, tokenType)
		switch {
		case tok == nil:
			f.kind, f.wrong = object.TypeError, ""
		case tok.used:
			f.kind, f.wrong = object.RuntimeError, " has already been used once"
		case tok.v != f.v:
			f.kind, f.wrong = object.ValueError, " was created by a different ContextVar"
		case tok.context != current(t):
			f.kind, f.wrong = object.ValueError, " was created in a different Context"
		default:
			tok.used = true
			tok.context.set(t, f.v, tok.old)
			return object.None, nil
		}
		if in, err = t.Repr(f.token); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	text := object.AsStr(in).S + f.wrong
	if f.kind == object.TypeError {
		text = "expected an instance of Token, got " + text
	}
	return Value{}, object.Raise(f.kind, text)
}

// varRepr writes a variable with its default, or a token with its variable.
type varRepr struct {
	v     *Var
	token *Token
	step  int
	text  string
}

func (f *varRepr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		f.step++
		switch f.step {
		case 1:
			in, err = t.Repr(f.v.name)
		case 2:
			f.text = "<ContextVar name=" + object.AsStr(in).S
			if f.v.def.IsUnset() {
				continue
			}
			in, err = t.Repr(f.v.def)
		case 3:
			if !f.v.def.IsUnset() {
				f.text += " default=" + object.AsStr(in).S
			}
			f.text += " at " + t.Address(object.Of(f.v)) + ">"
			if f.token != nil {
				used := ""
				if f.token.used {
					used = " used"
				}
				f.text = "<Token" + used + " var=" + f.text + " at " + t.Address(object.Of(f.token)) + ">"
			}
			return object.NewStr(f.text), nil
		}
		if err == object.Pending {
			return in, err
		}
	}
}
