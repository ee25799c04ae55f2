package machine

// This file keeps what is known to happen later, in the order of time.

type eventKind uint8

const (
	wakeEvent  eventKind = iota // a wait times out
	gilEvent                    // a waiter for the GIL has waited for an interval
	sliceEvent                  // a running thread has used up its time slice
	startEvent                  // a process has started
)

// An event happens at a time, for a thread; gen tells whether it is still meant.
type event struct {
	when   int64
	seq    int64
	kind   eventKind
	thread *Thread
	gen    int64
}

// at adds an event.
func (m *Machine) at(when int64, k eventKind, th *Thread, gen int64) {
	m.seq++
	m.events.push(&event{when, m.seq, k, th, gen})
	m.cut(when)
}

// eventHeap is a binary heap; of events of one time, the first added is the first out.
type eventHeap []*event

func (h eventHeap) less(i, j int) bool {
	return h[i].when < h[j].when || h[i].when == h[j].when && h[i].seq < h[j].seq
}

func (h eventHeap) peek() *event {
	if len(h) == 0 {
		return nil
	}
	return h[0]
}

func (h *eventHeap) push(e *event) {
	*h = append(*h, e)
	s := *h
	for i := len(s) - 1; i > 0; {
		p := (i - 1) / 2
		if !s.less(i, p) {
			break
		}
		s[i], s[p] = s[p], s[i]
		i = p
	}
}

func (h *eventHeap) pop() *event {
	s := *h
	e := s[0]
	n := len(s) - 1
	s[0], s[n] = s[n], nil
	s = s[:n]
	*h = s
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && s.less(c+1, c) {
			c++
		}
		if !s.less(c, i) {
			break
		}
		s[i], s[c] = s[c], s[i]
		i = c
	}
	return e
}
