// This file keeps a run's events as packed bytes while it goes on.
//
// The bytes are a header and then events. An event is its kind in one byte, its
// time as a signed distance from the event before, and its arguments. A byte
// with the high bit set is a line of the thread and file at hand: seven bits of
// line distance, then the time as an unsigned distance. Two or three bytes a
// line is what makes recording every line cheap enough to be the default.
package trace

import "maps"

// DefaultLimit is the size in bytes at which lines and accesses are dropped; at
// twice the size everything else is dropped too.
const DefaultLimit = 64 << 20

const (
	header       = "taketurn" // then Version in one byte
	maxChunk     = 64 << 10
	minChunk     = 256
	shortLine    = 0x80 // first byte of the short line form
	shortLineMid = 64   // the line distance that its seven bits count from
	shortLineMax = 3    // its longest form in bytes
)

// Recorder appends events. The methods that record are those of record_events.go,
// one for each kind. A nil Recorder records nothing.
type Recorder struct {
	full [][]byte // complete chunks not yet taken; never written again
	buf  []byte   // the chunk being written

	last int64 // time of the last event
	tid  int   // thread of the last event
	at   Pos   // place of the last line event

	names map[string]uint64 // interned strings, by number from 1

	fine  bool // lines and accesses are recorded
	whole bool // everything else is recorded
	ended bool // the end is recorded, and nothing after it
	size  int  // bytes in chunks completed so far, taken or not
	limit int
}

// NewRecorder returns an empty recorder. Limit is in bytes, 0 for DefaultLimit.
// Without lines, lines and accesses are never recorded.
func NewRecorder(limit int, lines bool) *Recorder {
	if limit <= 0 {
		limit = DefaultLimit
	}
	r := &Recorder{names: map[string]uint64{}, fine: lines, whole: true, limit: limit}
	r.buf = append(make([]byte, 0, r.chunkSize()+64), header...)
	r.buf = append(r.buf, Version)
	return r
}

// WantsLines reports whether lines and accesses are still recorded, so that the
// caller need not find them out.
func (r *Recorder) WantsLines() bool { return r != nil && r.fine }

// Take returns the bytes recorded since the last Take and forgets them. What it
// returns ends between two events; all that was taken, in order, is the trace.
func (r *Recorder) Take() []byte {
	if r == nil {
		return nil
	}
	out := r.Bytes()
	r.full = nil
	r.size += len(r.buf)
	r.buf = r.buf[:0]
	return out
}

// Bytes returns a copy of what was recorded and not taken.
func (r *Recorder) Bytes() []byte {
	if r == nil {
		return nil
	}
	n := len(r.buf)
	for _, c := range r.full {
		n += len(c)
	}
	out := make([]byte, 0, n)
	for _, c := range r.full {
		out = append(out, c...)
	}
	return append(out, r.buf...)
}

// Size is the number of bytes recorded so far, taken or not.
func (r *Recorder) Size() int {
	if r == nil {
		return 0
	}
	return r.size + len(r.buf)
}

// Copy returns a recorder that goes on from here on its own, as a checkpoint
// needs it. Complete chunks are shared.
func (r *Recorder) Copy() *Recorder {
	if r == nil {
		return nil
	}
	c := *r
	c.full = append([][]byte(nil), r.full...)
	c.buf = append(make([]byte, 0, cap(r.buf)), r.buf...)
	c.names = maps.Clone(r.names)
	return &c
}

// Line records that a thread begins a source line at time t.
func (r *Recorder) Line(t int64, tid int, at Pos) {
	if r != nil && r.fine {
		r.line(t, tid, at)
	}
}

func (r *Recorder) line(t int64, tid int, at Pos) {
	dt, dl := uint64(t-r.last), uint32(at.Line-r.at.Line+shortLineMid)
	if tid != r.tid || at.File != r.at.File || dl >= 2*shortLineMid || dt >= 1<<14 || cap(r.buf)-len(r.buf) < shortLineMax {
		r.add(EvLine, t, tid, place(at))
		return
	}
	if dt < 1<<7 {
		r.buf = append(r.buf, shortLine|byte(dl), byte(dt))
	} else {
		r.buf = append(r.buf, shortLine|byte(dl), byte(dt)|0x80, byte(dt>>7))
	}
	r.last, r.at = t, at
}

// add records one event, whatever its kind; the arguments are those of the table.
// Interned strings are defined just before the first event that uses them.
func (r *Recorder) add(k Kind, t int64, tid int, args ...Value) {
	if r == nil || !r.keeps(k, t, tid) {
		return
	}
	row := &Table[k]
	var names [8]int64
	for i, a := range row.Args {
		if a.Type == Name {
			names[i] = r.intern(args[i].S)
		}
	}
	r.begin(k, t, tid)
	for i, a := range row.Args {
		v := args[i]
		switch a.Type {
		case ID, Number, OneOf:
			r.number(v.N)
		case Signed:
			r.signed(v.N)
		case Until:
			if v.N == 0 {
				r.number(0)
			} else {
				r.number(max(v.N-t, 0) + 1)
			}
		case Place:
			r.number(v.N >> 32)
			r.number(int64(int32(v.N)))
		case Name:
			r.number(names[i])
		case Text:
			r.text(v.S)
		case Numbers:
			r.number(int64(len(v.L)))
			for _, n := range v.L {
				r.number(n)
			}
		}
	}
	if k == EvLine {
		r.at = args[0].Place()
	}
}

// keeps reports whether an event of this kind is recorded now. It is the place
// where a chunk is completed, so that no event is split over two, and where the
// limit is seen to.
func (r *Recorder) keeps(k Kind, t int64, tid int) bool {
	if len(r.buf) >= r.chunkSize() {
		r.full = append(r.full, r.buf)
		r.size += len(r.buf)
		r.buf = make([]byte, 0, r.chunkSize()+64)
		if r.whole && r.fine && r.size >= r.limit {
			r.cut(CutFine, t, tid)
		}
		if r.whole && r.size/2 >= r.limit {
			r.cut(CutAll, t, tid)
		}
	}
	return k == EvEnd && !r.ended || r.whole && (r.fine || !Table[k].Fine)
}

func (r *Recorder) cut(what int, t int64, tid int) {
	r.fine, r.whole = false, what != CutAll
	r.begin(EvCut, t, tid)
	r.number(int64(what))
}

func (r *Recorder) begin(k Kind, t int64, tid int) {
	if tid != r.tid {
		r.tid = tid
		r.buf = append(r.buf, byte(EvOn))
		r.number(int64(tid))
	}
	r.buf = append(r.buf, byte(k))
	r.signed(t - r.last)
	r.last = t
}

// chunkSize keeps the limit meaningful for small limits too.
func (r *Recorder) chunkSize() int { return max(minChunk, min(maxChunk, r.limit/16)) }

// intern returns the number of a string, after defining it when it is new.
func (r *Recorder) intern(s string) int64 {
	if s == "" {
		return 0
	}
	n, ok := r.names[s]
	if !ok {
		n = uint64(len(r.names)) + 1
		r.names[s] = n
		r.buf = append(r.buf, byte(EvString))
		r.text(s)
	}
	return int64(n)
}

// number writes seven bits a byte, the lowest first.
func (r *Recorder) number(n int64) {
	u := uint64(n)
	for u >= 0x80 {
		r.buf = append(r.buf, byte(u)|0x80)
		u >>= 7
	}
	r.buf = append(r.buf, byte(u))
}

// signed writes small numbers of either sign in few bytes: 0, -1, 1, -2, …
// become 0, 1, 2, 3, …
func (r *Recorder) signed(n int64) { r.number(n<<1 ^ n>>63) }

func (r *Recorder) text(s string) {
	r.number(int64(len(s)))
	r.buf = append(r.buf, s...)
}
