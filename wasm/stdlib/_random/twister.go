package _random

// This file is the generator itself.

const (
	size   = 624 // words of state
	offset = 397 // of the word that each word is mixed with
)

// A twister is the state of MT19937.
type twister struct {
	state [size]uint32
	index int // the next word to be used; size: all have been
}

// seed fills the state from a key of any length: each word of the state
// depends on every word of the key.
func (t *twister) seed(key []uint32) {
	s := &t.state
	s[0] = 19650218
	for i := 1; i < size; i++ {
		s[i] = 1812433253*(s[i-1]^s[i-1]>>30) + uint32(i)
	}
	i, j := 1, 0
	step := func() {
		if i++; i == size {
			s[0] = s[size-1]
			i = 1
		}
	}
	for range max(size, len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for range size - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = 1 << 31
	t.index = size
}

// next returns 32 random bits.
func (t *twister) next() uint32 {
	if t.index >= size {
		t.twist()
	}
	y := t.state[t.index]
	t.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// twist makes the next 624 words.
func (t *twister) twist() {
	s := &t.state
	for i := range s {
		y := s[i]&(1<<31) | s[(i+1)%size]&(1<<31-1)
		s[i] = s[(i+offset)%size] ^ y>>1
		if y&1 != 0 {
			s[i] ^= 0x9908b0df
		}
	}
	t.index = 0
}

// float returns a number from 0 up to 1, with 53 random bits.
func (t *twister) float() float64 {
	a, b := t.next()>>5, t.next()>>6
	return float64(uint64(a)<<26|uint64(b)) / (1 << 53)
}
