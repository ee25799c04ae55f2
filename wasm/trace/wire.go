// This file reads the bytes that a Recorder wrote.
package trace

import (
	"errors"
	"math"
	"strconv"
)

// maxNumber bounds times and identifiers to what a page's numbers hold exactly.
const maxNumber = 1 << 53

// Reader goes through a trace, event by event:
//
//	r := trace.NewReader(data)
//	for r.Next() {
//		… r.Event …
//	}
//	if err := r.Err(); err != nil …
type Reader struct {
	Event Event // the current event; its Args are used again by Next

	data  []byte
	off   int // of the next byte to read
	start int // of the current event
	at    Pos // of the last line
	names []string
	err   error
}

// NewReader returns a Reader of a whole trace, its header included.
func NewReader(data []byte) *Reader {
	r := &Reader{data: data, names: []string{""}}
	n := len(header)
	switch {
	case len(data) <= n || string(data[:n]) != header:
		r.err = errors.New("trace: not a trace: it does not begin with " + strconv.Quote(header))
	case data[n] != Version:
		r.err = errors.New("trace: version " + strconv.Itoa(int(data[n])) + ", not " + strconv.Itoa(Version))
	}
	r.off = n + 1
	return r
}

// Err is what is wrong with the bytes, if Next stopped before their end.
func (r *Reader) Err() error { return r.err }

// Next goes to the next event and reports whether there is one.
func (r *Reader) Next() bool {
	for r.err == nil && r.off < len(r.data) {
		r.start = r.off
		b := r.data[r.off]
		r.off++
		if b >= shortLine {
			r.shortLine(b)
			return r.err == nil
		}
		switch k := Kind(b); {
		case k == EvString:
			r.names = append(r.names, r.text())
		case k == EvOn:
			r.Event.Thread = int(r.number())
		case k == EvNone || k >= numKinds:
			r.fail("unknown event " + strconv.Itoa(int(k)))
		default:
			r.event(k)
			return r.err == nil
		}
	}
	return false
}

func (r *Reader) shortLine(b byte) {
	e := &r.Event
	r.at.Line += int32(b&^shortLine) - shortLineMid
	if r.at.Line < 0 {
		r.fail("negative line")
	}
	r.advance(r.number())
	e.Kind = EvLine
	e.Args = append(e.Args[:0], place(r.at))
}

func (r *Reader) event(k Kind) {
	e := &r.Event
	e.Kind = k
	r.advance(r.signed())
	e.Args = e.Args[:0]
	for i := range Table[k].Args {
		e.Args = append(e.Args, r.arg(&Table[k].Args[i]))
	}
	if k == EvLine {
		r.at = e.Args[0].Place()
	}
}

func (r *Reader) arg(a *Arg) (v Value) {
	switch a.Type {
	case ID, Number:
		v.N = r.number()
	case OneOf:
		v.N = r.number()
		if v.N >= int64(len(a.Values)) {
			r.fail(a.Name + " is " + strconv.FormatInt(v.N, 10))
		}
	case Signed:
		v.N = r.signed()
	case Until:
		if n := r.number(); n > 0 {
			if v.N = r.Event.Time + n - 1; v.N > maxNumber {
				r.fail("time out of range")
			}
		}
	case Place:
		file, line := r.number(), r.number()
		if file > math.MaxInt32 || line > math.MaxInt32 {
			r.fail("place out of range")
			return
		}
		v.N = file<<32 | line
	case Name:
		n := r.number()
		if n >= int64(len(r.names)) {
			r.fail("string " + strconv.FormatInt(n, 10) + " is not defined")
			return
		}
		v.S = r.names[n]
	case Text:
		v.S = r.text()
	case Numbers:
		n := r.number()
		if n > int64(len(r.data)-r.off) {
			r.fail("list runs over the end")
			return
		}
		for range n {
			v.L = append(v.L, r.number())
		}
	}
	return v
}

func (r *Reader) advance(dt int64) {
	r.Event.Time += dt
	if r.Event.Time < 0 || r.Event.Time > maxNumber {
		r.fail("time out of range")
	}
}

func (r *Reader) number() int64 {
	var u uint64
	for shift := 0; shift < 63 && r.off < len(r.data); shift += 7 {
		b := r.data[r.off]
		r.off++
		u |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if u > maxNumber<<1 {
				break
			}
			return int64(u)
		}
	}
	r.fail("bad or unfinished number")
	return 0
}

func (r *Reader) signed() int64 {
	u := r.number()
	return u>>1 ^ -(u & 1)
}

func (r *Reader) text() string {
	n := r.number()
	if n > int64(len(r.data)-r.off) {
		r.fail("text runs over the end")
		return ""
	}
	s := string(r.data[r.off : r.off+int(n)])
	r.off += int(n)
	return s
}

// fail keeps the first thing that is wrong.
func (r *Reader) fail(what string) {
	if r.err == nil {
		r.err = errors.New("trace: byte " + strconv.Itoa(r.start) + ": " + what)
	}
}
