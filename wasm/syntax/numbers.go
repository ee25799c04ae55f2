// This file computes the values of numeric literals.

package syntax

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// number returns the value of a number's token.
func (p *parser) number(t *token) Literal {
	text := p.word(t)
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	if len(text) < 19 && isDecimal(text) {
		n := int64(0)
		for i := range len(text) {
			n = n*10 + int64(text[i]-'0')
		}
		return IntLit{Small: n}
	}
	if len(text) > 2 && text[0] == '0' && text[1]|0x20 != 'e' && !isDigit(text[1]) && text[1] != '.' && text[1]|0x20 != 'j' {
		return p.bigNumber(t, text)
	}
	if last := text[len(text)-1]; last == 'j' || last == 'J' {
		return ComplexLit(parseFloat(text[:len(text)-1]))
	}
	if strings.ContainsAny(text, ".eE") {
		return FloatLit(parseFloat(text))
	}
	return p.bigNumber(t, text)
}

func isDecimal(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return true
}

// maxDigits is how many digits a decimal integer may have: CPython's limit
// against conversions that take forever.
const maxDigits = 4300

// bigNumber returns the value of an integer that need not fit an int64.
func (p *parser) bigNumber(t *token, text string) Literal {
	if len(text) > maxDigits && isDecimal(text) {
		p.failSpan("Exceeds the limit (4300 digits) for integer string conversion: value has "+
			strconv.Itoa(len(text))+" digits; use sys.set_int_max_str_digits() to increase the limit - "+
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", t.span)
	}
	base := 0
	if isDecimal(text) {
		base = 10 // zeros in front do not make it octal
	}
	n, ok := new(big.Int).SetString(text, base)
	if !ok {
		p.failSpan("invalid syntax", t.span)
	}
	if n.IsInt64() {
		return IntLit{Small: n.Int64()}
	}
	return IntLit{Big: n}
}

// parseFloat returns the value of a decimal fraction; too large a one is
// infinite.
func parseFloat(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) {
		return math.NaN()
	}
	return f
}
