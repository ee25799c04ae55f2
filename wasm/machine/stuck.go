package machine

// This file says what happened when nothing can go on: a deadlock, and who waits
// for what, at which line, and because of whom.

import (
	"strings"

	"taketurns/wasm/object"
)

// maxReported is how many threads a report lists.
const maxReported = 40

// stuck is called when no thread can run and nothing is known to happen later.
func (m *Machine) stuck() {
	if m.orphaned > 0 {
		m.finished()
		return
	}
	var b strings.Builder
	b.WriteString("Deadlock: every thread waits for something that can no longer happen.\n")
	waiting := map[*Thread]*Thread{} // for whom, where that is known
	lines := 0
	for _, th := range m.Threads[1:] {
		if th.State != Waiting || th.Proc.over {
			continue
		}
		where := " waits" + th.Proc.at(th.Where())
		if where == " waits" && th == th.Proc.Main {
			where = " has come to its end and waits"
		}
		line := "  " + m.who(th) + where + " for " + th.waitsFor(waiting) + "\n"
		for _, k := range th.tasksHere() {
			line += "    " + k.name + " waits" + k.proc.at(k.Where()) + " for " + k.waitsFor() + "\n"
		}
		if lines++; lines <= maxReported {
			b.WriteString(line)
		}
	}
	if lines > maxReported {
		b.WriteString("  … and " + itoa(int64(lines-maxReported)) + " more threads\n")
	}
	if circle := m.circle(waiting); circle != "" {
		b.WriteString("  In a circle: " + circle + "\n")
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

// at says where in the program, as " at line 7", with the file when it is not the main one.
func (p *Process) at(code *object.Code, pc int32) string {
	if code == nil {
		return ""
	}
	s := " at line " + itoa(int64(code.LineAt(pc)))
	if main := p.Interp.Modules.GetStr(p.Main.T, "__main__"); main.O != nil {
		file := object.AsStrOrNil(object.AttrsOf(main).GetStr(p.Main.T, "__file__"))
		if file == nil || file.S != code.Filename {
			s += " of " + code.Filename[strings.LastIndexByte(code.Filename, '/')+1:]
		}
	}
	return s
}

// Where returns where the thread is: in the innermost frame that is not the library's.
func (th *Thread) Where() (*object.Code, int32) {
	for f := th.T.Top; f != nil; f = f.Back {
		if f.Native == nil && !f.Code.Quiet {
			return f.Code, f.PC - 1
		}
	}
	return nil, 0
}

// Where returns where the task is suspended.
func (k *Task) Where() (code *object.Code, pc int32) {
	for _, g := range k.chain() {
		if f := g.Frame; f != nil && !f.Code.Quiet {
			code, pc = f.Code, f.PC-1
		}
	}
	return code, pc
}

// waitsFor describes a wait in words and, when another thread is to blame, notes that.
func (th *Thread) waitsFor(waiting map[*Thread]*Thread) string {
	w := &th.wait
	s := ""
	if w.On.ID != 0 {
		s = th.Proc.describe(w.On)
	}
	if s == "" {
		s = w.What
	}
	if s == "" {
		s = w.Why
	}
	if w.Owner != nil {
		waiting[th] = w.Owner
	}
	if w.Held == nil {
		return s
	}
	ident, code, pc := w.Held.HeldBy()
	if ident == 0 {
		return s
	}
	since := th.Proc.at(code, pc)
	if since != "" {
		since = " since" + strings.TrimPrefix(since, " at")
	}
	switch holder := th.Proc.everHad(ident); {
	case holder == nil:
		s += ", held" + since + " by a thread that the fork did not copy"
	case holder == th:
		s += ", which it holds itself" + since
		waiting[th] = th
	case holder.State == Over:
		s += ", held" + since + " by " + th.M.who(holder) + ", which has ended"
	default:
		s += ", held by " + th.M.who(holder) + since
		waiting[th] = holder
	}
	return s
}

func (k *Task) waitsFor() string {
	if s := k.proc.describe(k.on); s != "" {
		return s
	}
	return "something that nobody knows"
}

// describe says in words what it is to wait at a place.
func (p *Process) describe(on Place) string {
	k, w := p.meeting(on)
	return w.say(p.label(k, true))
}

// ByIdent returns the thread of the process with that ident that is not over, nil when there is none.
func (p *Process) ByIdent(ident int64) *Thread {
	for _, th := range p.Threads {
		if th.Ident == ident {
			return th
		}
	}
	return nil
}

// everHad is ByIdent for threads that are over, too.
func (p *Process) everHad(ident int64) *Thread {
	for _, th := range p.M.Threads[1:] {
		if th.Ident == ident && th.Proc == p {
			return th
		}
	}
	return nil
}

// tasksHere returns the tasks that wait in the loop which the thread runs.
func (th *Thread) tasksHere() (ks []*Task) {
	if k, _ := th.Proc.meeting(th.wait.On); k.Kind != "loop" {
		return nil
	}
	for _, k := range th.Proc.openTasks() {
		if k.state == taskWaiting && k.loop == th {
			ks = append(ks, k)
		}
	}
	return ks
}

// circle returns a circle of threads that wait for each other, "" when there is none.
func (m *Machine) circle(waiting map[*Thread]*Thread) string {
	for _, th := range m.Threads[1:] {
		seen := map[*Thread]bool{}
		o := th
		for o != nil && !seen[o] {
			seen[o] = true
			o = waiting[o]
		}
		if o != th || waiting[th] == th {
			continue
		}
		s := m.who(th)
		for o = waiting[th]; o != th; o = waiting[o] {
			s += " waits for " + m.who(o)
			s += ", which"
		}
		return s + " waits for " + m.who(th)
	}
	return ""
}
