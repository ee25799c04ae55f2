// This file parses f-strings (PEP 701): their text and replacement fields.

package syntax

import "strings"

// fString parses one f-string literal.
func (p *parser) fString() *JoinedStr {
	p.enter(10)
	defer p.leave(10)
	start := p.start()
	raw := strings.ContainsAny(p.word(p.next()), "rR")
	var texts []fText
	var values []Expr
	for k := p.peek(); k == tokFStringMiddle || k == tokLBrace; k = p.peek() {
		if k == tokLBrace {
			values = p.replacementField(values, raw)
			continue
		}
		t := p.next()
		c := &Constant{Span: t.span}
		texts = append(texts, fText{c, t})
		values = append(values, c)
	}
	// CPython decodes the texts when it has come to the end, which is where
	// it places what is wrong with them.
	end := *p.expect(tokFStringEnd)
	end.kind = tokFStringMiddle
	for _, text := range texts {
		doubled := p.word(text.token)
		single := strings.ReplaceAll(strings.ReplaceAll(doubled, "{{", "{"), "}}", "}")
		text.constant.Value = p.fStringText(single, raw, &end)
	}
	return &JoinedStr{Span: p.from(start), Values: values}
}

// An fText is a text of an f-string that is not decoded yet.
type fText struct {
	constant *Constant
	token    *token
}

// fStringText returns the value of a text; what is wrong with it is said to
// be wrong with the token t.
func (p *parser) fStringText(text string, raw bool, t *token) StrLit {
	if !raw && strings.IndexByte(text, '\\') >= 0 {
		text = p.decodeEscapes(text, false, t)
	}
	return StrLit(text)
}

// formatSpec parses a field's format from behind its colon.
func (p *parser) formatSpec(raw bool) []Expr {
	var values []Expr
	for {
		switch p.peek() {
		case tokFStringMiddle:
			t := p.next()
			values = append(values, &Constant{Span: t.span, Value: p.fStringText(p.word(t), raw, t)})
		case tokLBrace:
			values = p.replacementField(values, raw)
		default:
			return p.mergeConstants(values)
		}
	}
}

// replacementField parses
//
//	{Value=!Conversion:FormatSpec}
//
// and appends it to values, after its own text if it has an equals sign.
func (p *parser) replacementField(values []Expr, raw bool) []Expr {
	start := p.start()
	open := p.next()
	f := &FormattedValue{Value: p.fieldValue(), Conversion: -1}
	debug := p.accept(tokEqual)
	if k := p.peek(); k != tokExclamation && k != tokFieldColon && k != tokRBrace {
		p.failField(debug)
	}
	textEnd := &p.toks[p.pos]
	if p.accept(tokExclamation) {
		f.Conversion = p.conversion()
	} else if debug && p.peek() == tokRBrace {
		f.Conversion = 'r'
	}
	if at := p.start(); p.accept(tokFieldColon) {
		parts := p.formatSpec(raw)
		f.FormatSpec = &JoinedStr{Span: p.from(at), Values: parts}
	}
	p.expectFieldEnd(f)
	f.Span = p.from(start)
	if debug {
		text := withoutComments(p.text[open.end:textEnd.off])
		at := Span{Line: open.span.EndLine, Col: open.span.EndCol, EndLine: textEnd.span.Line, EndCol: textEnd.span.Col}
		values = append(values, &Constant{Span: at, Value: StrLit(text)})
	}
	return append(values, f)
}

// withoutComments removes comments from the text of an expression, which may
// have strings with a hash in them.
func withoutComments(text string) string {
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '#':
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return b.String()
			}
			i += end
			c = '\n'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// conversion parses the letter after an exclamation mark.
func (p *parser) conversion() int {
	p.checkConversion()
	return int(p.text[p.next().off])
}

// concatenate makes one f-string of adjacent literals.
func (p *parser) concatenate(parts []Expr, at Span) Expr {
	var values []Expr
	for _, part := range parts {
		if j, ok := part.(*JoinedStr); ok {
			values = append(values, j.Values...)
		} else {
			values = append(values, part)
		}
	}
	return &JoinedStr{Span: at, Values: p.mergeConstants(values)}
}

// mergeConstants joins neighbouring texts and drops empty ones.
func (p *parser) mergeConstants(values []Expr) []Expr {
	var merged []Expr
	for i := 0; i < len(values); {
		first, ok := values[i].(*Constant)
		if !ok {
			merged = append(merged, values[i])
			i++
			continue
		}
		end := i + 1
		for end < len(values) {
			if _, ok := values[end].(*Constant); !ok {
				break
			}
			end++
		}
		c := *first
		if end > i+1 {
			var text strings.Builder
			for _, v := range values[i:end] {
				text.WriteString(string(v.(*Constant).Value.(StrLit)))
			}
			c.Value = StrLit(text.String())
			c.Span = join(first.Span, values[end-1].Pos())
		}
		if c.Value != StrLit("") {
			merged = append(merged, &c)
		}
		i = end
	}
	return merged
}
