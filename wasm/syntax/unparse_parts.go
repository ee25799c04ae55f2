// This file writes the parts of expressions that have brackets or quotes of
// their own back as text.

package syntax

import "strings"

func (u *unparser) constant(c *Constant) {
	switch v := c.Value.(type) {
	case EllipsisLit:
		u.WriteString("...")
	case FloatLit, ComplexLit:
		// There is no literal for infinity but one that is too large.
		u.WriteString(strings.Replace(reprLiteral(v), "inf", "1e309", 1))
	default:
		u.WriteString(c.Kind + reprLiteral(v))
	}
}

// fStringBody returns what stands between the quotes of an f-string, before
// it is escaped.
func fStringBody(values []Expr) string {
	var b strings.Builder
	for _, v := range values {
		switch v := v.(type) {
		case *Constant:
			text, _ := v.Value.(StrLit)
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(string(text)))
		case *JoinedStr:
			b.WriteString(fStringBody(v.Values))
		case *FormattedValue:
			var u unparser
			u.expr(v.Value, bindTest+1)
			b.WriteByte('{')
			if strings.HasPrefix(u.String(), "{") {
				b.WriteByte(' ') // two braces would be text
			}
			b.WriteString(u.String())
			if v.Conversion > 0 {
				b.WriteByte('!')
				b.WriteByte(byte(v.Conversion))
			}
			if v.FormatSpec != nil {
				b.WriteByte(':')
				b.WriteString(fStringBody([]Expr{v.FormatSpec}))
			}
			b.WriteByte('}')
		}
	}
	return b.String()
}

func (u *unparser) slice(s *Slice) {
	if s.Lower != nil {
		u.expr(s.Lower, bindTest)
	}
	u.WriteByte(':')
	if s.Upper != nil {
		u.expr(s.Upper, bindTest)
	}
	if s.Step != nil {
		u.WriteByte(':')
		u.expr(s.Step, bindTest)
	}
}

func (u *unparser) call(c *Call) {
	u.expr(c.Func, bindAtom)
	if len(c.Args) == 1 && len(c.Keywords) == 0 {
		if g, ok := c.Args[0].(*GeneratorExp); ok {
			u.expr(g, bindAtom) // whose parentheses are the call's
			return
		}
	}
	u.WriteByte('(')
	u.list(c.Args)
	for i, k := range c.Keywords {
		if i > 0 || len(c.Args) > 0 {
			u.WriteString(", ")
		}
		if k.Name == "" {
			u.WriteString("**")
		} else {
			u.WriteString(k.Name + "=")
		}
		u.expr(k.Value, bindTest)
	}
	u.WriteByte(')')
}

// display writes an expression that has brackets, but for a tuple that needs
// none.
func (u *unparser) display(x Expr, place int) {
	switch x := x.(type) {
	case *Tuple:
		bind := bindTuple
		if len(x.Elts) == 0 {
			bind = -1
		}
		u.group(place, bind, func() {
			u.list(x.Elts)
			if len(x.Elts) == 1 {
				u.WriteByte(',')
			}
		})
	case *List:
		u.WriteByte('[')
		u.list(x.Elts)
		u.WriteByte(']')
	case *Set:
		u.WriteByte('{')
		u.list(x.Elts)
		u.WriteByte('}')
	case *Dict:
		u.WriteByte('{')
		for i, key := range x.Keys {
			if i > 0 {
				u.WriteString(", ")
			}
			u.item(key, x.Values[i])
		}
		u.WriteByte('}')
	case *ListComp:
		u.comprehension("[", "]", nil, x.Elt, x.Generators)
	case *SetComp:
		u.comprehension("{", "}", nil, x.Elt, x.Generators)
	case *DictComp:
		u.comprehension("{", "}", x.Key, x.Value, x.Generators)
	case *GeneratorExp:
		u.comprehension("(", ")", nil, x.Elt, x.Generators)
	}
}

// item writes an item of a dict.
func (u *unparser) item(key, value Expr) {
	if key == nil {
		u.WriteString("**")
		u.expr(value, bindBitOr)
		return
	}
	u.expr(key, bindTest)
	u.WriteString(": ")
	u.expr(value, bindTest)
}

// comprehension writes a comprehension of any sort; only a dict's has a key.
func (u *unparser) comprehension(open, end string, key, elt Expr, generators []*Comprehension) {
	u.WriteString(open)
	if key != nil {
		u.item(key, elt)
	} else {
		u.expr(elt, bindTest)
	}
	for _, g := range generators {
		if g.Async {
			u.WriteString(" async")
		}
		u.WriteString(" for ")
		u.expr(g.Target, bindTuple)
		u.WriteString(" in ")
		u.expr(g.Iter, bindTest+1)
		for _, test := range g.Ifs {
			u.WriteString(" if ")
			u.expr(test, bindTest+1)
		}
	}
	u.WriteString(end)
}

// parameters writes the parameters of a lambda. Before one with a star CPython
// leaves the blank out.
func (u *unparser) parameters(a *Arguments) {
	separator := ""
	if len(a.Posonly)+len(a.Args) > 0 {
		separator = " "
	}
	add := func(name string, value Expr) {
		u.WriteString(separator + name)
		separator = ", "
		if value != nil {
			u.WriteByte('=')
			u.expr(value, bindTest)
		}
	}
	withoutDefault := len(a.Posonly) + len(a.Args) - len(a.Defaults)
	for i, arg := range append(a.Posonly[:len(a.Posonly):len(a.Posonly)], a.Args...) {
		var value Expr
		if i >= withoutDefault {
			value = a.Defaults[i-withoutDefault]
		}
		add(arg.Name, value)
		if i+1 == len(a.Posonly) {
			add("/", nil)
		}
	}
	if a.Vararg != nil {
		add("*"+a.Vararg.Name, nil)
	} else if len(a.Kwonly) > 0 {
		add("*", nil)
	}
	for i, arg := range a.Kwonly {
		add(arg.Name, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		add("**"+a.Kwarg.Name, nil)
	}
}
