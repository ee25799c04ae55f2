package object

// This file lays out the arguments of a call to a Python function.

import (
	"strconv"
	"strings"
)

// bindArgs fills the registers of a call's parameters.
func (t *Thread) bindArgs(regs []Value, fn *Function, args []Value, names []*Str) error {
	c := fn.Code
	npos := len(args) - len(names)
	n := c.ArgCount
	copy(regs, args[:min(npos, n)])
	params := n + c.KwOnly
	if c.VarArgs {
		var rest []Value
		if npos > n {
			rest = append(rest, args[n:npos]...)
		}
		regs[params] = NewTuple(rest)
		params++
	}
	var kw *Dict
	if c.VarKw {
		kw = NewDict()
		regs[params] = Of(kw)
	}
	var posOnlyByName []string
	for i, name := range names {
		j := c.PosOnly
		for ; j < n+c.KwOnly; j++ {
			if c.ArgNames[j] == name || c.ArgNames[j].S == name.S {
				break
			}
		}
		switch {
		case j < n+c.KwOnly:
			if regs[j].O != nil {
				return Errorf(TypeError, "%s() got multiple values for argument '%s'", fn.qualname(), name.S)
			}
			regs[j] = args[npos+i]
		case kw != nil:
			kw.SetName(t, name, args[npos+i])
		default:
			for _, p := range c.ArgNames[:c.PosOnly] {
				if p.S == name.S {
					posOnlyByName = append(posOnlyByName, name.S)
				}
			}
			if posOnlyByName == nil {
				return Errorf(TypeError, "%s() got an unexpected keyword argument '%s'%s", fn.qualname(), name.S, suggestKeyword(c, name.S))
			}
		}
	}
	if posOnlyByName != nil {
		return Errorf(TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualname(), strings.Join(posOnlyByName, ", "))
	}
	if npos > n && !c.VarArgs {
		return fn.tooMany(npos, regs)
	}
	first := n - len(fn.Defaults)
	var missing []string
	for j := 0; j < n; j++ {
		if regs[j].O == nil {
			if j >= first {
				regs[j] = fn.Defaults[j-first]
			} else {
				missing = append(missing, c.ArgNames[j].S)
			}
		}
	}
	if missing != nil {
		return fn.missing(missing, "positional")
	}
	for j := n; j < n+c.KwOnly; j++ {
		if regs[j].O == nil {
			if fn.KwDefaults != nil {
				regs[j] = fn.KwDefaults.GetName(t, c.ArgNames[j])
			}
			if regs[j].O == nil {
				missing = append(missing, c.ArgNames[j].S)
			}
		}
	}
	if missing != nil {
		return fn.missing(missing, "keyword-only")
	}
	return nil
}

func (fn *Function) qualname() string {
	if s := AsStr(fn.Qualname); s != nil {
		return s.S
	}
	return fn.Code.Qualname
}

// suggestKeyword proposes a parameter whose name is close.
func suggestKeyword(c *Code, name string) string {
	var known []string
	for _, p := range c.ArgNames[c.PosOnly : c.ArgCount+c.KwOnly] {
		known = append(known, p.S)
	}
	if s := Suggest(name, known); s != "" {
		return ". Did you mean '" + s + "'?"
	}
	return ""
}

func (fn *Function) tooMany(given int, regs []Value) error {
	c := fn.Code
	most, least := c.ArgCount, c.ArgCount-len(fn.Defaults)
	takes := plural(most, "positional argument")
	if least != most {
		takes = "from " + strconv.Itoa(least) + " to " + strconv.Itoa(most) + " positional arguments"
	}
	were := strconv.Itoa(given)
	kwonly := 0
	for j := c.ArgCount; j < c.ArgCount+c.KwOnly; j++ {
		if regs[j].O != nil {
			kwonly++
		}
	}
	if kwonly > 0 {
		were += " positional argument"
		if given != 1 {
			were += "s"
		}
		were += " (and " + plural(kwonly, "keyword-only argument") + ")"
	}
	verb := "were"
	if given == 1 && kwonly == 0 {
		verb = "was"
	}
	return Errorf(TypeError, "%s() takes %s but %s %s given", fn.qualname(), takes, were, verb)
}

func (fn *Function) missing(names []string, kind string) error {
	return Errorf(TypeError, "%s() missing %s: %s", fn.qualname(), plural(len(names), "required "+kind+" argument"), quotedList(names))
}

// quotedList joins names as "'a', 'b', and 'c'".
func quotedList(names []string) string {
	var b strings.Builder
	for i, n := range names {
		switch {
		case i == 0:
		case len(names) == 2:
			b.WriteString(" and ")
		case i == len(names)-1:
			b.WriteString(", and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString("'" + n + "'")
	}
	return b.String()
}

// Suggest returns the name in known that is closest to name, or "" when none
// is close enough: a weighted edit distance, with the limits of CPython's
// Python/suggestions.c.
func Suggest(name string, known []string) string {
	const move, change = 2, 1
	if len(known) > 750 || len(name) > 40 {
		return ""
	}
	best, bestDistance := "", 1<<30
	for _, k := range known {
		if k == name || len(k) > 40 {
			continue
		}
		limit := (len(name) + len(k) + 3) * move / 6
		limit = min(limit, bestDistance-1)
		if d := editDistance(name, k, limit, move, change); d <= limit {
			best, bestDistance = k, d
		}
	}
	return best
}

// editDistance counts insertions and deletions as move, replacements as move
// too, or as change when only the case differs; above limit it may stop early.
func editDistance(a, b string, limit, move, change int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * move
	}
	row := make([]int, len(a)+1)
	for i := range row {
		row[i] = i * move
	}
	for j := range len(b) {
		diagonal := row[0]
		row[0] = (j + 1) * move
		smallest := row[0]
		for i := range len(a) {
			cost := move
			if a[i] == b[j] {
				cost = 0
			} else if a[i]|0x20 == b[j]|0x20 && a[i]|0x20 >= 'a' && a[i]|0x20 <= 'z' {
				cost = change
			}
			d := min(diagonal+cost, row[i]+move, row[i+1]+move)
			diagonal, row[i+1] = row[i+1], d
			smallest = min(smallest, d)
		}
		if smallest > limit {
			return limit + 1
		}
	}
	return row[len(a)]
}
