package object

// This file turns ints into text and text into ints.

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// DefaultDigits is how many decimal digits an int may have when it is
// converted from or to a str, unless the program sets another limit: a guard
// against conversions that take forever (CPython's sys.set_int_max_str_digits).
const DefaultDigits = 4300

// DigitLimit returns the limit in force; 0 means none.
func (t *Thread) DigitLimit() int {
	switch n := t.Interp.MaxStrDigits; {
	case n == 0:
		return DefaultDigits
	case n < 0:
		return 0
	default:
		return n
	}
}

const digitAdvice = "use sys.set_int_max_str_digits() to increase the limit"

// IntToString returns any int, bool or instance of a subclass of int in
// decimal, however long it is.
func IntToString(v Value) string {
	if n, ok := AsInt(v); ok {
		return strconv.FormatInt(n, 10)
	}
	return AsBig(v).String()
}

// IntText returns an int in decimal, within the limit on digits.
func (t *Thread) IntText(v Value) (string, error) {
	if n, ok := AsInt(v); ok {
		return strconv.FormatInt(n, 10), nil
	}
	b := AsBig(v)
	limit := t.DigitLimit()
	if limit > 0 && b.BitLen() > limit*10/3+8 {
		return "", tooManyDigits(limit)
	}
	if err := t.Allocate(int64(b.BitLen()) / 3); err != nil {
		return "", err
	}
	t.Spend(mulCost(len(b.Bits()), len(b.Bits())))
	s := b.String()
	if limit > 0 && len(s) > limit && len(strings.TrimPrefix(s, "-")) > limit {
		return "", tooManyDigits(limit)
	}
	return s, nil
}

func tooManyDigits(limit int) error {
	return Errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion; %s", limit, digitAdvice)
}

// smallNumerals holds the strings of the ints that programs print most.
var smallNumerals [256]Value

func makeNumerals() {
	for i := range smallNumerals {
		smallNumerals[i] = Of(Intern(strconv.Itoa(i)))
	}
}

// intRepr is repr of an int: its decimal digits.
func intRepr(t *Thread, v Value) (Value, error) {
	if n, ok := AsInt(v); ok {
		if n >= 0 && n < int64(len(smallNumerals)) {
			return smallNumerals[n], nil
		}
		return NewStr(strconv.FormatInt(n, 10)), nil
	}
	s, err := t.IntText(v)
	return NewStr(s), err
}

// decimalText replaces each decimal digit of any script by its ASCII digit and
// each kind of white space by a blank, and cuts blanks off both ends: what
// int(), float() and complex() read.
func decimalText(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		var b []byte
		for i := 0; i < len(s); {
			r, w := DecodeRune(s[i:])
			i += w
			if d := DecimalValue(r); d >= 0 {
				r = '0' + rune(d)
			} else if r >= 0x80 && isSpace(r) {
				r = ' '
			}
			b = AppendRune(b, r)
		}
		s = string(b)
	}
	return strings.Trim(s, " \t\n\v\f\r")
}

// DecimalValue returns the value of a decimal digit of any script, or -1.
func DecimalValue(r rune) int {
	if r < 0x80 {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.Is(unicode.Nd, r) {
		return -1
	}
	// The digits of a script stand together, zero first, and such runs begin
	// where the ones before end: count back to a character that is no digit.
	n := 0
	for unicode.Is(unicode.Nd, r-1) {
		r--
		n++
	}
	return n % 10
}

// parseInt reads the text of an int in a base from 2 to 36, or in the base
// that its prefix says when base is 0. ok is false when the text is no int;
// the error is about its length.
func (t *Thread) parseInt(s string, base int) (v Value, ok bool, err error) {
	s = decimalText(s)
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	prefixed, zero := false, false
	if len(s) > 1 && s[0] == '0' {
		of := 0
		switch s[1] | 0x20 {
		case 'x':
			of = 16
		case 'o':
			of = 8
		case 'b':
			of = 2
		}
		switch {
		case of != 0 && (base == 0 || base == of):
			base, prefixed, s = of, true, s[2:]
		case base == 0:
			zero = true
		}
	}
	if base == 0 {
		base = 10
	}
	digits := s
	if strings.IndexByte(s, '_') >= 0 {
		if strings.Contains(s, "__") || s[0] == '_' && !prefixed || s[len(s)-1] == '_' {
			return Value{}, false, nil
		}
		digits = strings.ReplaceAll(s, "_", "")
	}
	if digits == "" || digits[0] == '-' || digits[0] == '+' {
		return Value{}, false, nil
	}
	for i := range len(digits) {
		if digitValue(digits[i]) >= base {
			return Value{}, false, nil
		}
	}
	if zero && strings.Trim(digits, "0") != "" {
		return Value{}, false, nil
	}
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		if negative {
			n = -n
		}
		return Int(n), true, nil
	}
	if limit := t.DigitLimit(); limit > 0 && len(digits) > limit && base&(base-1) != 0 {
		return Value{}, true, Errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; %s", limit, len(digits), digitAdvice)
	}
	t.Spend(mulCost(len(digits)/16, len(digits)/16))
	b, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return Value{}, false, nil
	}
	if negative {
		b.Neg(b)
	}
	return IntFromBig(b), true, nil
}

// digitValue returns what a digit or letter counts, or 99.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}
