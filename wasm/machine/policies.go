package machine

// This file defines the ready-made policies: each is a few lines.

// Realistic is CPython: the GIL changes hands when its holder waits, or after
// the switch interval; who has waited longest goes first.
type Realistic struct{}

func (Realistic) Name() string                           { return "realistic" }
func (Realistic) Slice(*Machine, *Thread) int64          { return never }
func (Realistic) Choose(*Machine, string, []*Thread) int { return 0 }
func (Realistic) Timed() bool                            { return true }

// RoundRobin lets every thread pass one switch point, then the next has its turn.
type RoundRobin struct{}

func (RoundRobin) Name() string                  { return "round-robin" }
func (RoundRobin) Slice(*Machine, *Thread) int64 { return 0 }
func (RoundRobin) Choose(_ *Machine, what string, among []*Thread) int {
	if what == "turn" {
		return 1 // the one that waits longest; the one that ran goes to the end of the line
	}
	return 0
}
func (RoundRobin) Timed() bool { return false }

// Random chooses by the run's seed who goes on, and after how many switch
// points: of every magnitude up to a few hundred, since some errors need a
// thread to stand still while another goes a long way.
type Random struct{}

func (Random) Name() string { return "random" }
func (Random) Slice(m *Machine, _ *Thread) int64 {
	return int64(m.Random(1 << m.Random(10)))
}

func (Random) Choose(m *Machine, _ string, among []*Thread) int { return m.Random(len(among)) }
func (Random) Timed() bool                                      { return false }

// PCT is the probabilistic concurrency test of Burckhardt et al. (ASPLOS 2010):
// threads have random priorities, the highest runs, and at Depth-1 random steps
// the running one's priority drops below all others.
type PCT struct {
	Depth    int
	priority map[int]int
	changes  map[int64]int
	steps    int64
}

// pctSteps is the number of switch points among which the priority changes are spread.
const pctSteps = 1000

func (*PCT) Name() string                  { return "pct" }
func (*PCT) Slice(*Machine, *Thread) int64 { return 0 }
func (*PCT) Timed() bool                   { return false }

func (p *PCT) Choose(m *Machine, what string, among []*Thread) int {
	if p.priority == nil {
		p.priority, p.changes = map[int]int{}, map[int64]int{}
		for i := range p.Depth - 1 {
			p.changes[int64(m.Random(pctSteps))] = i
		}
	}
	p.steps++
	if low, ok := p.changes[p.steps]; ok && what == "turn" {
		p.priority[among[0].Tid] = low
	}
	best := 0
	for i, th := range among {
		if _, ok := p.priority[th.Tid]; !ok {
			p.priority[th.Tid] = p.Depth + m.Random(1<<20)
		}
		if p.priority[th.Tid] > p.priority[among[best].Tid] {
			best = i
		}
	}
	return best
}

// Replay repeats the decisions of an earlier run of the same program on the same machine.
type Replay struct {
	Choices []Choice
	Of      Policy // the policy that made them: it tells whether the GIL is timed
	n       int
	Failed  bool // a decision did not fit
}

func (r *Replay) Name() string { return r.Of.Name() }
func (r *Replay) Timed() bool  { return r.Of.Timed() }

func (r *Replay) Slice(m *Machine, th *Thread) int64 { return r.Of.Slice(m, th) }

func (r *Replay) Choose(m *Machine, what string, among []*Thread) int {
	r.Of.Choose(m, what, among) // so that what it draws for slices stays the same
	if r.n < len(r.Choices) {
		c := r.Choices[r.n]
		r.n++
		for i, th := range among {
			if th.Tid == c.Chosen {
				return i
			}
		}
		r.Failed = true
	}
	return 0
}
