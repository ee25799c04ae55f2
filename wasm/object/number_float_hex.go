package object

// This file defines float.hex and float.fromhex.

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// floatHex writes a float in hexadecimal: 13 digits after the point, and a
// power of two in decimal.
func floatHex(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	bits := math.Float64bits(f)
	mantissa, exponent := bits&(1<<52-1), int(bits>>52&0x7ff)
	sign := ""
	if bits>>63 != 0 {
		sign = "-"
	}
	if f == 0 {
		return sign + "0x0.0p+0"
	}
	lead := "1"
	if exponent == 0 {
		lead, exponent = "0", 1
	}
	digits := strconv.FormatUint(mantissa, 16)
	digits = strings.Repeat("0", 13-len(digits)) + digits
	power := strconv.Itoa(exponent - 1023)
	if exponent >= 1023 {
		power = "+" + power
	}
	return sign + "0x" + lead + "." + digits + "p" + power
}

func floatFromHex(t *Thread, a []Value) (Value, error) {
	s := AsStr(a[1])
	if s == nil {
		return Value{}, Raise(TypeError, "bad argument type for built-in operation")
	}
	f, err := parseHexFloat(s.S)
	if err != nil {
		return Value{}, err
	}
	if k := AsType(a[0]); k != FloatType {
		return t.Call1(Of(k), Float(f))
	}
	return Float(f), nil
}

// parseHexFloat reads [sign] ["0x"] digits ["." digits] ["p" [sign] decimal],
// or the name of an infinite or of not-a-number.
func parseHexFloat(text string) (float64, error) {
	bad := Raise(ValueError, "invalid hexadecimal floating-point string")
	s := strings.Trim(text, " \t\n\v\f\r")
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative = s[0] == '-'
		s = s[1:]
	}
	signed := func(f float64) (float64, error) {
		if negative {
			f = -f
		}
		return f, nil
	}
	switch strings.ToLower(s) {
	case "inf", "infinity":
		return signed(math.Inf(1))
	case "nan":
		return signed(math.NaN())
	}
	if len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = s[2:]
	}
	exponent := int64(0)
	if i := strings.IndexAny(s, "pP"); i >= 0 {
		digits := s[i+1:]
		n, err := strconv.ParseInt(digits, 10, 64)
		if err != nil && strings.Trim(strings.TrimLeft(digits, "+-"), "0123456789") != "" || digits == "" {
			return 0, bad
		}
		if err != nil && n == 0 {
			return 0, bad
		}
		exponent = n
		s = s[:i]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	digits := whole + fraction
	if digits == "" {
		return 0, bad
	}
	for i := range len(digits) {
		if digitValue(digits[i]) >= 16 {
			return 0, bad
		}
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return signed(0)
	}
	const far = 1 << 40 // more than any text can make up for
	if exponent > far || exponent < -far {
		if exponent < 0 {
			return signed(0)
		}
		return 0, Raise(OverflowError, "hexadecimal value too large to represent as a float")
	}
	m, _ := new(big.Int).SetString(digits, 16)
	shift := exponent - 4*int64(len(fraction))
	top := int64(m.BitLen()) + shift
	if top < -1100 {
		return signed(0)
	}
	if top <= 1100 {
		b := new(big.Float).SetPrec(uint(m.BitLen())).SetInt(m)
		if f, _ := b.SetMantExp(b, int(shift)).Float64(); !math.IsInf(f, 0) {
			return signed(f)
		}
	}
	return 0, Raise(OverflowError, "hexadecimal value too large to represent as a float")
}
