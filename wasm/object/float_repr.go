package object

// This file writes floats in decimal: repr's shortest digits that read back as
// the same float, and C's e, f and g.

import (
	"math"
	"strconv"
)

// How appendFloat writes a float.
const (
	floatPlain = 0
	floatDot0  = 1 << iota // a whole number gets ".0"
	floatAlt               // '#': keeps the point and trailing zeros
	floatUpper             // E, INF, NAN
)

// FormatFloatRepr returns repr(f).
func FormatFloatRepr(f float64) string {
	var buf [32]byte
	return string(appendFloat(buf[:0], f, 'r', 0, floatDot0))
}

// appendFloat appends f in presentation 'e', 'f', 'g' or 'r' (shortest). The
// precision counts digits behind the point for e and f, all digits for g.
func appendFloat(b []byte, f float64, kind byte, precision, flags int) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return appendNonFinite(b, f, flags)
	}
	start := len(b)
	switch kind {
	case 'e', 'f':
		b = strconv.AppendFloat(b, f, kind, precision, 64)
		if flags&floatAlt != 0 && precision == 0 {
			b = insertPoint(b, start)
		}
	case 'g':
		precision = max(precision, 1)
		var buf [40]byte
		b = layoutDigits(b, strconv.AppendFloat(buf[:0], f, 'e', precision-1, 64), precision, flags)
	default:
		var buf [40]byte
		b = layoutDigits(b, strconv.AppendFloat(buf[:0], f, 'e', -1, 64), 0, flags)
	}
	if flags&floatUpper != 0 {
		for i := start; i < len(b); i++ {
			if b[i] == 'e' {
				b[i] = 'E'
			}
		}
	}
	return b
}

func appendNonFinite(b []byte, f float64, flags int) []byte {
	text := "inf"
	switch {
	case math.IsNaN(f):
		text = "nan"
	case f < 0:
		b = append(b, '-')
	}
	for i := range len(text) {
		c := text[i]
		if flags&floatUpper != 0 {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// insertPoint puts a point behind the digits from start on, before an exponent.
func insertPoint(b []byte, start int) []byte {
	i := start
	for i < len(b) && b[i] != 'e' {
		i++
	}
	b = append(b, 0)
	copy(b[i+1:], b[i:])
	b[i] = '.'
	return b
}

// layoutDigits writes a number given as [-]d.ddde±xx with or without an
// exponent. precision is that of 'g'; 0 stands for repr, which needs an
// exponent from 1e16 on.
func layoutDigits(b, text []byte, precision, flags int) []byte {
	if text[0] == '-' {
		b = append(b, '-')
		text = text[1:]
	}
	e := len(text) - 1
	for text[e] != 'e' {
		e--
	}
	exponent, _ := strconv.Atoi(string(text[e+1:]))
	if e > 1 { // close the gap left by the point
		copy(text[1:], text[2:e])
		e--
	}
	digits := text[:e]
	if flags&floatAlt == 0 || precision == 0 {
		for len(digits) > 1 && digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
	}
	limit := precision
	switch {
	case precision == 0:
		limit = 16
	case flags&floatDot0 != 0:
		limit--
	}
	point := exponent + 1 // how many digits stand before the point
	if point <= -4 || point > limit {
		b = append(b, digits[0])
		if len(digits) > 1 || flags&floatAlt != 0 {
			b = append(append(b, '.'), digits[1:]...)
		}
		return appendExponent(b, exponent)
	}
	switch {
	case point <= 0:
		b = append(b, "0.0000"[:2-point]...)
		b = append(b, digits...)
	case point >= len(digits):
		b = append(b, digits...)
		for range point - len(digits) {
			b = append(b, '0')
		}
		if flags&(floatDot0|floatAlt) != 0 {
			b = append(b, '.')
		}
		if flags&floatDot0 != 0 {
			b = append(b, '0')
		}
	default:
		b = append(append(append(b, digits[:point]...), '.'), digits[point:]...)
	}
	return b
}

func appendExponent(b []byte, e int) []byte {
	sign := byte('+')
	if e < 0 {
		sign, e = '-', -e
	}
	b = append(b, 'e', sign)
	if e < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(e), 10)
}
