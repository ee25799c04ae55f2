package object

// This file defines str itself; its methods are in str_methods.go.

import (
	"math/bits"
	"unicode/utf8"
)

// A Str is a Python string. S is UTF-8, in which a lone surrogate is kept as
// the three bytes that UTF-8's scheme would give it.
type Str struct {
	Head
	S        string
	n        int32  // length in code points; -1 until counted
	hashGen  uint32 // the hash key's number that hash belongs to; 0 before it is computed
	hash     uint64
	interned bool
	more     *strMore // nil until needed
}

// strMore is what only some strings have.
type strMore struct {
	points []rune // code points, for indexing a string that is not ASCII
	room   *room  // where the string lies, when it was put together from others
}

// NewStr returns the str s, which must be UTF-8 (with surrogates as above).
func NewStr(s string) Value {
	if len(s) == 1 {
		return Of(&latin1[s[0]])
	}
	return Of(&Str{Head: Head{Type: StrType}, S: s, n: -1})
}

// latin1 holds the strings of one ASCII character.
var latin1 [128]Str

// Char returns the string of one code point, which may be a surrogate.
func Char(r rune) Value {
	if r < 128 {
		return Of(&latin1[r])
	}
	return NewStr(string(AppendRune(nil, r)))
}

var interned = map[string]*Str{}

// Intern returns the one Str for a name: names are compared by pointer first.
func Intern(s string) *Str {
	if len(s) == 1 && s[0] < 128 {
		return &latin1[s[0]]
	}
	if v, ok := interned[s]; ok {
		return v
	}
	v := &Str{Head: Head{Type: StrType}, S: s, n: -1, interned: true}
	interned[s] = v
	return v
}

// Interned reports whether s is the one Str of its text.
func (s *Str) Interned() bool { return s.interned }

// AppendRune appends a code point, surrogates included.
func AppendRune(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// DecodeRune returns the first code point of s, surrogates included, and its width in bytes.
func DecodeRune(s string) (rune, int) {
	r, w := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && w == 1 && len(s) >= 3 && s[0] == 0xED {
		return rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, w
}

// Len returns the number of code points.
func (s *Str) Len() int {
	if s.n < 0 {
		n := 0
		for i := 0; i < len(s.S); i++ {
			if s.S[i]&0xC0 != 0x80 {
				n++
			}
		}
		s.n = int32(n)
	}
	return int(s.n)
}

// IsASCII reports whether every code point is below 128.
func (s *Str) IsASCII() bool { return s.Len() == len(s.S) }

// Runes returns the code points; the slice must not be changed.
func (s *Str) Runes() []rune {
	if s.more == nil {
		s.more = &strMore{}
	}
	if s.more.points == nil && len(s.S) > 0 {
		points := make([]rune, 0, s.Len())
		for i := 0; i < len(s.S); {
			r, w := DecodeRune(s.S[i:])
			points = append(points, r)
			i += w
		}
		s.more.points = points
	}
	return s.more.points
}

// At returns the string of code point i, 0 <= i < Len().
func (s *Str) At(i int) Value {
	if s.IsASCII() {
		return Of(&latin1[s.S[i]])
	}
	return Char(s.Runes()[i])
}

// Sub returns the code points from i up to j, 0 <= i <= j <= Len().
func (s *Str) Sub(i, j int) string {
	if s.IsASCII() {
		return s.S[i:j]
	}
	r := s.Runes()
	lo, hi := 0, len(s.S)
	if j-i < len(r)/2 {
		var b []byte
		for _, c := range r[i:j] {
			b = AppendRune(b, c)
		}
		return string(b)
	}
	for _, c := range r[:i] {
		lo += RuneLen(c)
	}
	for _, c := range r[j:] {
		hi -= RuneLen(c)
	}
	return s.S[lo:hi]
}

// RuneLen returns how many bytes a code point takes.
func RuneLen(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

// Hash returns hash(s): SipHash-1-3 over the code points in the width of the
// widest, as CPython has them in memory (PEP 393, PEP 456).
func (s *Str) Hash(t *Thread) uint64 {
	if in := t.Interp; s.hashGen != in.HashGen {
		s.hash, s.hashGen = siphash(in.HashKey, s.memory()), in.HashGen
	}
	return s.hash
}

// memory returns the string's bytes as CPython would hold them.
func (s *Str) memory() string {
	if s.IsASCII() {
		return s.S
	}
	widest := rune(0)
	for _, r := range s.Runes() {
		widest = max(widest, r)
	}
	var b []byte
	for _, r := range s.Runes() {
		switch {
		case widest < 0x100:
			b = append(b, byte(r))
		case widest < 0x10000:
			b = append(b, byte(r), byte(r>>8))
		default:
			b = append(b, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
		}
	}
	return string(b)
}

// siphash is SipHash with one compression and three finalization rounds.
// The result is never -1, which CPython keeps for errors.
func siphash(key [2]uint64, s string) uint64 {
	if s == "" {
		return 0
	}
	v0, v1 := key[0]^0x736f6d6570736575, key[1]^0x646f72616e646f6d
	v2, v3 := key[0]^0x6c7967656e657261, key[1]^0x7465646279746573
	last := uint64(len(s)) << 56
	for ; len(s) >= 8; s = s[8:] {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		v3 ^= m
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
		v0 ^= m
	}
	for i := 0; i < len(s); i++ {
		last |= uint64(s[i]) << (8 * i)
	}
	v3 ^= last
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	v0 ^= last
	v2 ^= 0xff
	for range 3 {
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	}
	return notMinusOne(v0 ^ v1 ^ v2 ^ v3)
}

func sipRound(v0, v1, v2, v3 uint64) (uint64, uint64, uint64, uint64) {
	v0 += v1
	v1 = bits.RotateLeft64(v1, 13) ^ v0
	v0 = bits.RotateLeft64(v0, 32)
	v2 += v3
	v3 = bits.RotateLeft64(v3, 16) ^ v2
	v0 += v3
	v3 = bits.RotateLeft64(v3, 21) ^ v0
	v2 += v1
	v1 = bits.RotateLeft64(v1, 17) ^ v2
	v2 = bits.RotateLeft64(v2, 32)
	return v0, v1, v2, v3
}

// HashKey returns the SipHash key that PYTHONHASHSEED=seed gives (bootstrap_hash.c's generator).
func HashKey(seed uint32) (key [2]uint64) {
	if seed == 0 {
		return
	}
	for i := range 16 {
		seed = seed*214013 + 2531011
		key[i/8] |= uint64(seed>>16&0xff) << (8 * (i % 8))
	}
	return
}
