// This file prints a tree as CPython 3.13's ast.dump(tree, indent=1) does.

package syntax

import (
	"strconv"
	"strings"
)

// Dump returns the tree's text: what CPython 3.13 prints for
// ast.dump(ast.parse(source), indent=1).
func Dump(m *Module) string {
	d := dumper{}
	d.node(m, 1)
	return d.out.String()
}

// dumpWithSpans is Dump with include_attributes=True.
func dumpWithSpans(m *Module) string {
	d := dumper{spans: true}
	d.node(m, 1)
	return d.out.String()
}

type dumper struct {
	out   strings.Builder
	spans bool
}

// A field is one of a node's: text that is spelled already, a node, or a list
// of nodes and texts.
type field struct {
	name string
	text string
	node any
	list []any
}

// node writes a node whose fields, if they need lines of their own, are
// indented by level.
func (d *dumper) node(n any, level int) {
	class, fields := d.describe(n)
	d.out.WriteString(class)
	d.out.WriteByte('(')
	oneLine := len(fields) <= 3
	for i := 0; oneLine && i < len(fields); i++ {
		oneLine = d.isSimple(fields[i])
	}
	for i, f := range fields {
		switch {
		case !oneLine && i > 0:
			d.newLine(",\n", level)
		case !oneLine:
			d.newLine("\n", level)
		case i > 0:
			d.out.WriteString(", ")
		}
		d.out.WriteString(f.name)
		d.out.WriteByte('=')
		d.field(f, level+1)
	}
	d.out.WriteByte(')')
}

func (d *dumper) newLine(text string, level int) {
	d.out.WriteString(text)
	for range level {
		d.out.WriteByte(' ')
	}
}

// isSimple reports whether a field can share a line with others.
func (d *dumper) isSimple(f field) bool {
	if f.list != nil {
		return false
	}
	if f.node == nil {
		return true
	}
	_, fields := d.describe(f.node)
	return len(fields) == 0
}

func (d *dumper) field(f field, level int) {
	switch {
	case f.list != nil:
		d.out.WriteByte('[')
		for i, item := range f.list {
			if i > 0 {
				d.out.WriteByte(',')
			}
			d.newLine("\n", level)
			if text, ok := item.(string); ok {
				d.out.WriteString(text)
			} else {
				d.node(item, level+1)
			}
		}
		d.out.WriteByte(']')
	case f.node != nil:
		d.node(f.node, level)
	default:
		d.out.WriteString(f.text)
	}
}

// fieldList collects the fields of a node that are worth printing: neither
// absent nor an empty list.
type fieldList []field

func (l *fieldList) text(name, text string) { *l = append(*l, field{name: name, text: text}) }
func (l *fieldList) int(name string, n int) { l.text(name, strconv.Itoa(n)) }
func (l *fieldList) ctx(c Context)          { l.text("ctx", contextNames[c]+"()") }

func (l *fieldList) flag(name string, set bool) {
	if set {
		l.int(name, 1)
	} else {
		l.int(name, 0)
	}
}

// str adds a string unless it is empty.
func (l *fieldList) str(name, text string) {
	if text != "" {
		l.text(name, reprString(text))
	}
}

func (l *fieldList) strs(name string, texts []string) {
	if len(texts) > 0 {
		items := make([]any, len(texts))
		for i, text := range texts {
			items[i] = reprString(text)
		}
		*l = append(*l, field{name: name, list: items})
	}
}

// expr adds an expression unless it is nil.
func (l *fieldList) expr(name string, x Expr) {
	if x != nil {
		*l = append(*l, field{name: name, node: x})
	}
}

func (l *fieldList) arg(name string, a *Arg) {
	if a != nil {
		*l = append(*l, field{name: name, node: a})
	}
}

// addNodes adds a list of nodes unless it is empty.
func addNodes[T any](l *fieldList, name string, nodes []T) {
	if len(nodes) > 0 {
		items := make([]any, len(nodes))
		for i, n := range nodes {
			items[i] = n
			if any(n) == nil {
				items[i] = "None"
			}
		}
		*l = append(*l, field{name: name, list: items})
	}
}

var contextNames = [...]string{Load: "Load", Store: "Store", Del: "Del"}

var binaryNames = [...]string{
	Add: "Add", Sub: "Sub", Mult: "Mult", MatMult: "MatMult", Div: "Div",
	Mod: "Mod", Pow: "Pow", LShift: "LShift", RShift: "RShift",
	BitOr: "BitOr", BitXor: "BitXor", BitAnd: "BitAnd", FloorDiv: "FloorDiv",
}

var unaryNames = [...]string{Invert: "Invert", Not: "Not", UAdd: "UAdd", USub: "USub"}

var compareNames = [...]string{
	Eq: "Eq", NotEq: "NotEq", Lt: "Lt", LtE: "LtE", Gt: "Gt", GtE: "GtE",
	Is: "Is", IsNot: "IsNot", In: "In", NotIn: "NotIn",
}

// describe returns the name and fields of a node, and its span behind them
// when spans are wanted.
func (d *dumper) describe(n any) (class string, fields fieldList) {
	switch n := n.(type) {
	case *Module:
		addNodes(&fields, "body", n.Body)
		return "Module", fields
	case Stmt:
		class, fields = describeStmt(n)
	case Expr:
		class, fields = describeExpr(n)
	case Pattern:
		class, fields = describePattern(n)
	default:
		class, fields = describePart(n)
	}
	if at, ok := n.(Node); ok && d.spans {
		s := at.Pos()
		fields.int("lineno", int(s.Line))
		fields.int("col_offset", int(s.Col))
		fields.int("end_lineno", int(s.EndLine))
		fields.int("end_col_offset", int(s.EndCol))
	}
	return class, fields
}

// asyncName returns the name of a node that has a variant behind async.
func asyncName(name string, async bool) string {
	if async {
		return "Async" + name
	}
	return name
}
