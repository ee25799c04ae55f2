package machine

// This file says what happened when nothing can go on: a deadlock, and who waits for what.

import "strings"

// stuck is called when no thread can run and nothing is known to happen later.
func (m *Machine) stuck() {
	var b strings.Builder
	b.WriteString("deadlock: every thread waits for something that will never happen\n")
	for _, th := range m.Threads[1:] {
		if th.State != Waiting || th.Proc.over {
			continue
		}
		b.WriteString("  " + m.who(th) + " waits for " + th.waitsFor())
		if at := th.place(); at.Line > 0 {
			b.WriteString(" (line " + itoa(int64(at.Line)) + ")")
		}
		b.WriteByte('\n')
	}
	m.stop("deadlock", b.String())
}

// who names a thread, with its process when there are several.
func (m *Machine) who(th *Thread) string {
	if len(m.Procs) > 1 {
		return th.Name + " of process " + itoa(int64(th.Proc.Pid))
	}
	return th.Name
}

// waitsFor describes a wait in words.
func (th *Thread) waitsFor() string {
	w := &th.wait
	s := w.What
	if s == "" {
		s = w.Why
	}
	if w.Owner != nil && w.Owner.State != Over {
		s += ", held by " + th.M.who(w.Owner)
	}
	return s
}
