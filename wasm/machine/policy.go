package machine

// This file defines what decides who runs next.

// A Policy decides. It is asked whenever there is a choice, and says how many
// switch points a thread may pass before it is asked again.
type Policy interface {
	Name() string
	// Slice returns how many switch points th may pass before the policy is asked who goes on.
	Slice(m *Machine, th *Thread) int64
	// Choose returns the index of the thread in among that goes on. what is "gil" (its holder
	// waits or ended), "turn" (the holder used up its slice; it is among[0]) or "core".
	Choose(m *Machine, what string, among []*Thread) int
	// Timed reports whether the GIL changes hands after the switch interval.
	Timed() bool
}

// never is a slice that does not end.
const never = 1 << 62

// A Choice is one decision of a run.
type Choice struct {
	Tid    int   // who was running
	Points int64 // how many switch points it had passed since the last decision about it
	Chosen int   // who goes on
}

// choose asks the policy and records the decision.
func (m *Machine) choose(what string, among []*Thread, running *Thread) *Thread {
	i := 0
	if len(among) > 1 {
		i = m.Policy.Choose(m, what, among)
	}
	th := among[i]
	if len(among) > 1 || what == "turn" {
		tids := make([]int64, len(among))
		for j, o := range among {
			tids[j] = int64(o.Tid)
		}
		m.Trace.Choice(running.Clock, 0, len(m.choices), what, th.Tid, tids)
		m.choices = append(m.choices, Choice{running.Tid, running.passed, th.Tid})
	}
	return th
}

// Choices returns the decisions so far.
func (m *Machine) Choices() []Choice { return m.choices }
