package object

// This file reads the signatures that natives declare and lays out arguments by them.

import (
	"strconv"
	"strings"
)

// A Signature is the parameters of a native.
type Signature struct {
	Params  []Param
	PosOnly int // how many come before "/"
	Pos     int // how many can be given by position
	Var     int // index of *args, or -1
	Kw      int // index of **kwargs, or -1
	exact   int // a call with that many positional arguments needs no layout; -1: always does

	least    int     // where exact is not -1: how many must be given,
	defaults []Value // and the defaults of all parameters
	converts bool    // some parameter asks for a conversion
}

// A Param is one parameter. Without Required, Default is its value when it is
// not given; unset means that the native sees no value.
type Param struct {
	Name     *Str
	Required bool
	Default  Value
	Text     string // the default as written
	convert  conversion
}

// parseSignature reads "name(a, b=1, /, c=?, *args, d=None, **kw)". The text is the engine's
// own, so a fault in it is a bug.
func parseSignature(name, text string) *Signature {
	inner := text[strings.IndexByte(text, '(')+1 : len(text)-1]
	s := &Signature{Var: -1, Kw: -1, exact: -1}
	kwonly, defaults := false, false
	for _, part := range splitParams(inner) {
		switch {
		case part == "/":
			s.PosOnly = len(s.Params)
			continue
		case part == "*":
			kwonly = true
			continue
		case strings.HasPrefix(part, "**"):
			s.Kw = len(s.Params)
			s.Params = append(s.Params, Param{Name: Intern(part[2:])})
			continue
		case strings.HasPrefix(part, "*"):
			s.Var = len(s.Params)
			s.Params = append(s.Params, Param{Name: Intern(part[1:])})
			kwonly = true
			continue
		}
		p := Param{Required: true}
		if n, def, ok := strings.Cut(part, "="); ok {
			part, defaults = n, true
			p.Required, p.Text, p.Default = false, def, parseDefault(name, def)
		}
		part, kind, _ := strings.Cut(part, ":")
		p.Name, p.convert = Intern(part), conversions[kind]
		s.converts = s.converts || kind != ""
		s.Params = append(s.Params, p)
		if !kwonly {
			s.Pos++
		}
	}
	_ = defaults
	if s.Var < 0 && s.Kw < 0 && s.Pos == len(s.Params) {
		s.exact, s.least = s.Pos, s.required()
		for _, p := range s.Params {
			s.defaults = append(s.defaults, p.Default)
		}
	}
	return s
}

// splitParams splits at commas outside quotes.
func splitParams(s string) (parts []string) {
	start, quoted := 0, false
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] == '\'' {
			quoted = !quoted
		}
		if i == len(s) || s[i] == ',' && !quoted {
			if p := strings.TrimSpace(s[start:i]); p != "" {
				parts = append(parts, p)
			}
			start = i + 1
		}
	}
	return parts
}

func parseDefault(name, s string) Value {
	switch s {
	case "?":
		return Value{}
	case "None":
		return None
	case "True":
		return True
	case "False":
		return False
	}
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return Int(n)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return Float(f)
	}
	if len(s) >= 2 && s[0] == '\'' {
		return NewStr(strings.NewReplacer(`\n`, "\n", `\\`, `\`).Replace(s[1 : len(s)-1]))
	}
	panic("bug: unreadable default in the signature of " + name + ": " + s)
}

// bind lays args out in window, one value a parameter.
func (s *Signature) bind(t *Thread, n *Native, window, args []Value, names []*Str) error {
	pos := args[:len(args)-len(names)]
	copy(window, pos[:min(len(pos), s.Pos)])
	self := 0
	if n.Owner != nil && n.Owner != TypeType || n.Self.O != nil || n.maker != "" {
		self = 1 // not counted in messages
	}
	if s.Var >= 0 {
		var rest []Value
		if len(pos) > s.Pos {
			rest = append(rest, pos[s.Pos:]...)
		}
		window[s.Var] = NewTuple(rest)
	} else if len(pos) > s.Pos {
		return s.tooMany(n, len(pos)-self, len(names), self)
	}
	var kw *Dict
	var unexpected error // less urgent than a missing argument
	for i, name := range names {
		v := args[len(pos)+i]
		j := s.PosOnly
		for ; j < len(s.Params); j++ {
			if j != s.Var && j != s.Kw && (s.Params[j].Name == name || s.Params[j].Name.S == name.S) {
				break
			}
		}
		switch {
		case j < len(s.Params):
			if window[j].O != nil {
				if j < len(pos) {
					return Errorf(TypeError, "argument for %s() given by name ('%s') and position (%d)", n.shown(), name.S, j+1-self)
				}
				return Errorf(TypeError, "%s() got multiple values for argument '%s'", n.shown(), name.S)
			}
			window[j] = v
		case s.Kw >= 0:
			if kw == nil {
				kw = NewDict()
			}
			kw.SetName(t, name, v)
		default:
			if s.Pos == s.PosOnly && (len(s.Params) == s.Pos || len(s.Params) == s.Pos+1 && s.Var >= 0) {
				return Errorf(TypeError, "%s() takes no keyword arguments", n.qualified())
			}
			if unexpected == nil {
				unexpected = Errorf(TypeError, "%s() got an unexpected keyword argument '%s'", n.shown(), name.S)
			}
		}
	}
	if s.Kw >= 0 {
		if kw == nil {
			kw = NewDict()
		}
		window[s.Kw] = Of(kw)
	}
	for j := range s.Params {
		if window[j].O == nil {
			if p := &s.Params[j]; p.Required && j != s.Var && j != s.Kw {
				return s.missing(n, len(pos)-self, self, j)
			} else {
				window[j] = p.Default
			}
		}
	}
	return unexpected
}

// shown is the native's name in messages: those of __new__ and __init__ speak of the type.
func (n *Native) shown() string {
	if n.maker != "" {
		return n.maker
	}
	return n.Name
}

func (n *Native) qualified() string {
	if n.maker != "" {
		return n.maker
	}
	if n.Owner != nil {
		return n.Owner.Qualname + "." + n.Name
	}
	if n.Module != "" && n.Module != "builtins" {
		return n.Module + "." + n.Name
	}
	return n.Name
}

// required counts the positional parameters that must be given.
func (s *Signature) required() (n int) {
	for _, p := range s.Params[:s.Pos] {
		if p.Required {
			n++
		}
	}
	return n
}

func plural(n int, word string) string {
	if n == 1 {
		return strconv.Itoa(n) + " " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// tooMany and missing say how many arguments there can be, in the words that
// CPython has for functions with keyword arguments and for those without.
func (s *Signature) tooMany(n *Native, given, keywords, self int) error {
	most, least, all := s.Pos-self, s.required()-self, len(s.Params)-self
	atMost := "at most"
	if most == least {
		atMost = "exactly"
	}
	switch {
	case s.PosOnly < len(s.Params) && s.Kw < 0:
		if given+keywords > all {
			return Errorf(TypeError, "%s() takes at most %s (%d given)", n.shown(), plural(all, "argument"), given+keywords)
		}
		if most == 0 {
			return Errorf(TypeError, "%s() takes no positional arguments", n.shown())
		}
		return Errorf(TypeError, "%s() takes %s %s (%d given)", n.shown(), atMost, plural(most, "positional argument"), given)
	case most == 0:
		return Errorf(TypeError, "%s() takes no arguments (%d given)", n.qualified(), given)
	case most == least && most == 1 && n.maker == "":
		return Errorf(TypeError, "%s() takes exactly one argument (%d given)", n.qualified(), given)
	case most == least:
		return Errorf(TypeError, "%s expected %s, got %d", n.shown(), plural(most, "argument"), given)
	}
	return Errorf(TypeError, "%s expected at most %s, got %d", n.shown(), plural(most, "argument"), given)
}

func (s *Signature) missing(n *Native, given, self, j int) error {
	most, least := s.Pos-self, s.required()-self
	switch {
	case j >= s.PosOnly:
		return Errorf(TypeError, "%s() missing required argument '%s' (pos %d)", n.shown(), s.Params[j].Name.S, j+1-self)
	case s.PosOnly < len(s.Params) && s.Var < 0 && s.Kw < 0:
		atLeast := "at least"
		if most == least {
			atLeast = "exactly"
		}
		return Errorf(TypeError, "%s() takes %s %s (%d given)", n.shown(), atLeast, plural(least, "positional argument"), given)
	case most == least && most == 1 && n.maker == "":
		return Errorf(TypeError, "%s() takes exactly one argument (%d given)", n.qualified(), given)
	case most == least:
		return Errorf(TypeError, "%s expected %s, got %d", n.shown(), plural(most, "argument"), given)
	}
	return Errorf(TypeError, "%s expected at least %s, got %d", n.shown(), plural(least, "argument"), given)
}
