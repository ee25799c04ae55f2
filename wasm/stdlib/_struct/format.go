package _struct

// This file reads format strings:
//
//	[@ = < > !] ([count] letter)*
//
// Without one of = < > ! the sizes and the alignment are those of C on a
// 64-bit little-endian machine.

import (
	"math"
	"strings"

	"taketurns/wasm/object"
)

// An item is one value of a structure, or padding.
type item struct {
	letter byte
	offset int
	size   int
}

// A layout is a format that has been read.
type layout struct {
	items []item // without padding
	size  int
	big   bool // most significant byte first
	asC   bool // sizes and alignment are the machine's
}

// native and standard hold the letters, each with its size behind it.
const (
	native   = "x1c1b1B1?1h2H2i4I4l8L8q8Q8n8N8P8e2f4d8s1p1"
	standard = "x1c1b1B1?1h2H2i4I4l4L4q8Q8e2f4d8s1p1"
)

func parse(format string) (*layout, error) {
	l := &layout{asC: true}
	letters := native
	if format != "" && strings.IndexByte("@=<>!", format[0]) >= 0 {
		if format[0] != '@' {
			letters, l.asC = standard, false
			l.big = format[0] == '>' || format[0] == '!'
		}
		format = format[1:]
	}
	for i := 0; i < len(format); i++ {
		if c := format[i]; c == ' ' || c >= '\t' && c <= '\r' {
			continue
		}
		count, counted := 1, false
		for ; i < len(format) && '0' <= format[i] && format[i] <= '9'; i++ {
			if !counted {
				count, counted = 0, true
			}
			if count > (math.MaxInt64-9)/10 {
				return nil, errTooLong()
			}
			count = count*10 + int(format[i]-'0')
		}
		if i == len(format) {
			return nil, raise("repeat count given without format specifier")
		}
		if err := l.add(format[i], count, letters); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func errTooLong() error { return raise("total struct size too long") }

// add appends count values of one letter.
func (l *layout) add(letter byte, count int, letters string) error {
	at := strings.IndexByte(letters, letter)
	if at < 0 || at%2 != 0 {
		return raise("bad char in struct format")
	}
	size := int(letters[at+1] - '0')
	if l.asC && size > 1 {
		l.size = (l.size + size - 1) / size * size
	}
	if count > (math.MaxInt64-l.size)/size {
		return errTooLong()
	}
	switch letter {
	case 's', 'p':
		l.items = append(l.items, item{letter, l.size, count})
	case 'x':
	default:
		if count > 1<<24 {
			return object.NewException(object.MemoryError)
		}
		for i := range count {
			l.items = append(l.items, item{letter, l.size + i*size, size})
		}
	}
	l.size += count * size
	return nil
}

// order turns the bytes of one value between the machine's order and the format's.
func (l *layout) order(b []byte) {
	if l.big {
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
	}
}
