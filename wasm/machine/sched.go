package machine

// This file gives threads the GIL and cores: the interpreter's hand-over
// (Python/ceval_gil.c) and the operating system's round robin.

import "taketurns/wasm/trace"

// A GIL is a process's global interpreter lock.
type GIL struct {
	Holder   *Thread
	waiters  []*Thread
	switches int64 // how often it changed hands
	drop     bool  // somebody has waited for the interval: the holder must give it up
}

// ready makes a thread able to run: it needs the GIL first, then a core.
func (m *Machine) ready(th *Thread) {
	if !m.GIL {
		m.needCore(th)
		return
	}
	g := &th.Proc.GIL
	if g.Holder == nil {
		m.takeGIL(th)
		return
	}
	th.State = NeedGIL
	m.Trace.Ready(th.Clock, th.Tid, trace.ForGIL, th.place())
	g.waiters = append(g.waiters, th)
	m.await(th)
}

// await begins a waiter's switch interval.
func (m *Machine) await(th *Thread) {
	th.asked = th.Proc.GIL.switches
	th.waitGen++
	m.at(th.Clock+th.Proc.Interp.SwitchInterval+timerSlack, gilEvent, th, th.waitGen)
}

func (m *Machine) takeGIL(th *Thread) {
	g := &th.Proc.GIL
	g.Holder, g.drop = th, false
	g.switches++
	th.waitGen++
	m.Trace.GILTake(th.Clock, th.Tid)
	m.needCore(th)
}

// dropGIL takes the GIL from its holder, if th is that. What th does next is recorded
// before passGIL says who has it.
func (m *Machine) dropGIL(th *Thread) (held bool) {
	g := &th.Proc.GIL
	if !m.GIL || g.Holder != th {
		return false
	}
	m.Trace.GILDrop(th.Clock, th.Tid)
	g.Holder, g.drop = nil, false
	return true
}

// passGIL gives the GIL that th dropped to the waiter that the policy chooses.
func (m *Machine) passGIL(th *Thread) {
	if g := &th.Proc.GIL; len(g.waiters) > 0 {
		m.giveGIL(th, m.choose("gil", g.waiters, th))
	}
}

// giveGIL gives the GIL that th dropped to a certain waiter.
func (m *Machine) giveGIL(th, next *Thread) {
	g := &th.Proc.GIL
	for i, o := range g.waiters {
		if o == next {
			g.waiters = append(g.waiters[:i:i], g.waiters[i+1:]...)
			break
		}
	}
	next.Clock = max(next.Clock, th.Clock) + GILSwitch
	m.takeGIL(next)
}

// askGIL makes th, which dropped the GIL, one of its waiters again.
func (m *Machine) askGIL(th *Thread) {
	th.Proc.GIL.waiters = append(th.Proc.GIL.waiters, th)
	m.await(th)
}

// needCore puts a thread on a core, or in line for one.
func (m *Machine) needCore(th *Thread) {
	best := -1
	for i := range m.cores {
		if m.cores[i].thread == nil && (best < 0 || m.cores[i].free < m.cores[best].free) {
			best = i
		}
	}
	if c := &m.cores[th.last]; c.thread == nil && c.free <= th.Clock {
		best = th.last // its data may still be in the cache there
	}
	if best < 0 {
		th.State = NeedCore
		m.Trace.Ready(th.Clock, th.Tid, trace.ForCore, th.place())
		m.queue = append(m.queue, th)
		for _, o := range m.running {
			m.at(max(o.started+Quantum, th.Clock), sliceEvent, o, o.started)
		}
		return
	}
	m.onCore(th, best)
}

func (m *Machine) onCore(th *Thread, c int) {
	th.Clock = max(th.Clock, m.cores[c].free)
	m.cores[c].thread = th
	th.State, th.Core, th.last, th.started = Running, c, c, th.Clock
	m.running = append(m.running, th)
	m.Trace.Run(th.Clock, th.Tid, c, th.place())
	if len(m.queue) > 0 {
		m.at(th.started+Quantum, sliceEvent, th, th.started)
	}
	m.cut(th.Clock + lookahead)
	if !m.GIL {
		m.cut(th.Clock)
	}
}

// offCore takes a running thread from its core, which goes to the next in line.
func (m *Machine) offCore(th *Thread) {
	for i, o := range m.running {
		if o == th {
			m.running = append(m.running[:i:i], m.running[i+1:]...)
			break
		}
	}
	c := th.Core
	th.Core = -1
	if c < 0 {
		return
	}
	m.cores[c] = core{free: th.Clock}
	if len(m.queue) > 0 {
		next := m.choose("core", m.queue, th)
		for i, o := range m.queue {
			if o == next {
				m.queue = append(m.queue[:i:i], m.queue[i+1:]...)
				break
			}
		}
		m.onCore(next, c)
	}
}

// leave takes a thread that waits or is over off its core and passes its GIL
// on, when it held it. The record of why it leaves stands already.
func (m *Machine) leave(th *Thread, s State, held bool) {
	th.State = s
	m.offCore(th)
	if held {
		m.passGIL(th)
	}
}

// switchPoint is where a running thread may be switched: its grant is used up,
// the GIL or its core is wanted, or the policy has something to say.
func (m *Machine) switchPoint(th *Thread) {
	if th.points < 0 {
		m.turn(th)
		return
	}
	if m.mustDrop(th) {
		m.yieldGIL(th)
		return
	}
	if m.sliceOver(th) {
		th.State = NeedCore
		m.Trace.Ready(th.Clock, th.Tid, trace.ForCore, th.place())
		m.offCore(th)
		m.queue = append(m.queue, th)
		m.idleCore()
	}
}

// mustDrop reports whether th has to give the GIL up at its next switch point.
func (m *Machine) mustDrop(th *Thread) bool {
	g := &th.Proc.GIL
	return m.GIL && g.drop && g.Holder == th && m.Policy.Timed()
}

// sliceOver reports whether th has used up its time slice while others wait for a core.
func (m *Machine) sliceOver(th *Thread) bool {
	return len(m.queue) > 0 && th.Clock >= th.started+Quantum
}

// idleCore gives a core that fell free to whoever waits.
func (m *Machine) idleCore() {
	for i := range m.cores {
		if m.cores[i].thread == nil && len(m.queue) > 0 {
			next := m.queue[0]
			m.queue = m.queue[1:]
			m.onCore(next, i)
		}
	}
}

// yieldGIL makes the holder give the GIL up and wait for it again.
func (m *Machine) yieldGIL(th *Thread) {
	th.State = NeedGIL
	m.dropGIL(th)
	m.Trace.Ready(th.Clock, th.Tid, trace.ForGIL, th.place())
	m.offCore(th)
	m.passGIL(th)
	m.askGIL(th)
}

// turn asks the policy who goes on, th having passed the switch points it was given.
func (m *Machine) turn(th *Thread) {
	g := &th.Proc.GIL
	if m.GIL && len(g.waiters) > 0 {
		among := append([]*Thread{th}, g.waiters...)
		if next := m.choose("turn", among, th); next != th {
			m.yieldTo(th, next)
		}
	}
	th.points = m.Policy.Slice(m, th)
}

// yieldTo hands the GIL to a certain waiter.
func (m *Machine) yieldTo(th, next *Thread) {
	th.State = NeedGIL
	m.dropGIL(th)
	m.Trace.Ready(th.Clock, th.Tid, trace.ForGIL, th.place())
	m.offCore(th)
	m.giveGIL(th, next)
	m.askGIL(th)
}

// happen carries out an event.
func (m *Machine) happen(e *event) {
	th := e.thread
	switch e.kind {
	case wakeEvent:
		if th.State == Waiting && th.waitGen == e.gen {
			th.Clock = e.when
			if q := th.queue; q != nil {
				q.remove(th)
				th.queue = nil
			}
			th.waitGen++
			th.T.Woken = TimedOut
			why := "timeout"
			m.Trace.Wake(e.when, 0, th.Tid, th.wait.Obj, why)
			m.ready(th)
		}
	case gilEvent:
		if th.State != NeedGIL || th.waitGen != e.gen {
			return
		}
		th.Clock = e.when
		g := &th.Proc.GIL
		if g.switches != th.asked { // it changed hands meanwhile: wait another interval
			m.await(th)
			return
		}
		m.Trace.GILRequest(e.when, th.Tid)
		g.drop = true
		m.at(e.when+th.Proc.Interp.SwitchInterval+timerSlack, gilEvent, th, th.waitGen)
	case startEvent:
		if th.State == Created {
			m.ready(th)
		}
	case sliceEvent: // it only ends the grant: see switchPoint
	}
}
