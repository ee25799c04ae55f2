// This file writes a trace as text, one event a line, and reads it back: the
// form that people and golden files read.
//
//	12000 t1 block obj=3 why="lock" at=1:7
//
// is a time in ns, a thread (- for the machine), a kind and its arguments. An
// argument that is none, unknown or empty is left out. Blank lines and lines that begin
// with # are skipped when reading.
package trace

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Format returns the text of a packed trace.
func Format(data []byte) (string, error) {
	var b []byte
	r := NewReader(data)
	for r.Next() {
		b = append(AppendEvent(b, &r.Event), '\n')
	}
	return string(b), r.Err()
}

// AppendEvent appends one event's line, without the newline.
func AppendEvent(b []byte, e *Event) []byte {
	b = strconv.AppendInt(b, e.Time, 10)
	if e.Thread == 0 {
		b = append(b, " - "...)
	} else {
		b = strconv.AppendInt(append(b, " t"...), int64(e.Thread), 10)
		b = append(b, ' ')
	}
	b = append(b, e.Kind.String()...)
	for i, a := range Table[e.Kind].Args {
		v := e.Args[i]
		counts := a.Type == Number || a.Type == Signed || a.Type == OneOf
		if v.N == 0 && v.S == "" && v.L == nil && !counts {
			continue
		}
		b = append(b, ' ')
		b = append(b, a.Name...)
		b = append(b, '=')
		switch a.Type {
		case ID, Number, Signed, Until:
			b = strconv.AppendInt(b, v.N, 10)
		case OneOf:
			b = append(b, a.Values[v.N]...)
		case Place:
			p := v.Place()
			b = strconv.AppendInt(b, int64(p.File), 10)
			b = strconv.AppendInt(append(b, ':'), int64(p.Line), 10)
		case Name, Text:
			b = strconv.AppendQuote(b, v.S)
		case Numbers:
			for j, n := range v.L {
				if j > 0 {
					b = append(b, ',')
				}
				b = strconv.AppendInt(b, n, 10)
			}
		}
	}
	return b
}

// Parse packs a trace given as text.
func Parse(text string) ([]byte, error) {
	r := NewRecorder(math.MaxInt/4, true)
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		e, err := parseEvent(line)
		if err != nil {
			return nil, errors.New("trace: line " + strconv.Itoa(number) + ": " + err.Error())
		}
		r.add(e.Kind, e.Time, e.Thread, e.Args...)
	}
	return r.Bytes(), nil
}

func parseEvent(line string) (e Event, err error) {
	when, line, _ := strings.Cut(line, " ")
	thread, line, _ := strings.Cut(line, " ")
	kind, line, _ := strings.Cut(line, " ")
	if e.Time, err = parseNumber(when); err != nil {
		return e, err
	}
	if thread != "-" {
		digits, ok := strings.CutPrefix(thread, "t")
		n, err := parseNumber(digits)
		if err != nil || !ok {
			return e, errors.New("bad thread " + strconv.Quote(thread))
		}
		e.Thread = int(n)
	}
	if e.Kind = kindNamed(kind); e.Kind == EvNone {
		return e, errors.New("unknown event " + strconv.Quote(kind))
	}
	args := Table[e.Kind].Args
	e.Args = make([]Value, len(args))
	for line != "" {
		name, rest, ok := strings.Cut(line, "=")
		i := argNamed(args, name)
		if !ok || i < 0 {
			return e, errors.New(kind + " has no argument " + strconv.Quote(name))
		}
		word := rest
		if args[i].Type == Name || args[i].Type == Text {
			if word, err = strconv.QuotedPrefix(rest); err != nil {
				return e, errors.New(name + " is not a quoted string")
			}
		} else if n := strings.IndexByte(rest, ' '); n >= 0 {
			word = rest[:n]
		}
		if e.Args[i], err = parseValue(&args[i], word); err != nil {
			return e, errors.New(name + ": " + err.Error())
		}
		line = strings.TrimPrefix(rest[len(word):], " ")
	}
	return e, nil
}

func parseValue(a *Arg, word string) (v Value, err error) {
	switch a.Type {
	case ID, Number, Until:
		v.N, err = parseNumber(word)
	case Signed:
		v.N, err = strconv.ParseInt(word, 10, 53)
	case Place:
		file, line, _ := strings.Cut(word, ":")
		f, err1 := strconv.ParseUint(file, 10, 31)
		l, err2 := strconv.ParseUint(line, 10, 31)
		v.N, err = int64(f)<<32|int64(l), errors.Join(err1, err2)
	case Name, Text:
		v.S, err = strconv.Unquote(word)
	case Numbers:
		for n := range strings.SplitSeq(word, ",") {
			m, err := parseNumber(n)
			if err != nil {
				return v, err
			}
			v.L = append(v.L, m)
		}
	case OneOf:
		for i, s := range a.Values {
			if s == word {
				return Value{N: int64(i)}, nil
			}
		}
		err = errors.New("not one of " + strings.Join(a.Values, ", "))
	}
	return v, err
}

func parseNumber(s string) (int64, error) {
	n, err := strconv.ParseUint(s, 10, 53)
	return int64(n), err
}

// kindNamed returns EvNone for a name that no event of the text form has.
func kindNamed(name string) Kind {
	for k := EvMachine; k < numKinds; k++ {
		if Table[k].Name == name {
			return k
		}
	}
	return EvNone
}

func argNamed(args []Arg, name string) int {
	for i := range args {
		if args[i].Name == name {
			return i
		}
	}
	return -1
}
