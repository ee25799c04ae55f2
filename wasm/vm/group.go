package vm

// This file splits exception groups for except* (PEP 654).

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
)

// groupMatch splits what is left of an exception by the type of a clause.
func groupMatch(t *object.Thread, f *object.Frame, in compile.Instr) error {
	r := f.Regs
	rest := r[in.B]
	if rest.IsNone() {
		r[in.A], r[in.A+1] = object.None, object.None
		return nil
	}
	e := object.AsException(rest)
	k := r[in.C]
	if err := noGroupTypes(k); err != nil {
		return err
	}
	match, err := excMatch(e, k)
	if err != nil {
		return err
	}
	group := e.Type.IsSubtype(object.BaseExceptionGroup)
	switch {
	case match && group:
		r[in.A], r[in.A+1] = rest, object.None
		return nil
	case match:
		// A single exception is wrapped, so that the clause always sees a group.
		kind := object.ExceptionGroup
		if !e.Type.IsSubtype(object.ExceptionType) {
			kind = object.BaseExceptionGroup
		}
		w := object.NewGroup(kind, "", []Value{rest})
		w.TB = e.TB
		r[in.A], r[in.A+1] = object.Of(w), object.None
		return nil
	case !group:
		r[in.A], r[in.A+1] = object.None, rest
		return nil
	}
	f.Wait = object.WaitDiscard
	_, err = t.Run(&splitFrame{f: f, reg: int(in.A), group: rest, k: k})
	return err
}

// noGroupTypes rejects except* ExceptionGroup.
func noGroupTypes(k Value) error {
	kinds := []Value{k}
	if tup := object.AsTuple(k); tup != nil {
		kinds = tup.Items
	}
	for _, x := range kinds {
		if c := object.AsType(x); c != nil && c.IsSubtype(object.BaseExceptionGroup) {
			return object.Raise(object.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	return nil
}

// splitFrame calls the group's split() and writes both parts to f's registers.
type splitFrame struct {
	f        *object.Frame
	reg      int
	group, k Value
	asked    bool
}

func (s *splitFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if !s.asked {
		s.asked = true
		if in, err = t.Invoke(s.group, "split", s.k); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	tup := object.AsTuple(in)
	if tup == nil || len(tup.Items) < 2 {
		return Value{}, object.Errorf(object.TypeError, "%s.split must return a tuple, not %s", s.group.Type().Name, in.Type().Name)
	}
	s.f.Regs[s.reg], s.f.Regs[s.reg+1] = tup.Items[0], tup.Items[1]
	return object.None, nil
}

// groupReraise returns what goes on after the clauses, None when all was
// handled. parts are what the clauses raised and what no clause took. Those
// that are still parts of the original become one group of its shape; what was
// raised anew stands beside it in another group, or alone.
func groupReraise(t *object.Thread, orig *object.Exception, parts []Value) (Value, error) {
	var anew, kept []Value
	for _, p := range parts {
		if p.IsNone() {
			continue
		}
		e := object.AsException(p)
		if e.TB == orig.TB && e.Cause == orig.Cause && e.Context == orig.Context {
			kept = append(kept, p)
		} else {
			anew = append(anew, p)
		}
	}
	switch {
	case len(anew)+len(kept) == 0:
		return object.None, nil
	case !orig.Type.IsSubtype(object.BaseExceptionGroup): // it was wrapped, and one clause at most has seen it
		return append(anew, kept...)[0], nil
	case len(kept) == 0:
		return joined(anew), nil
	}
	return t.Run(&reraiseFrame{orig: orig, anew: anew, kept: kept})
}

// joined returns the only one of some exceptions, or a group of them.
func joined(list []Value) Value {
	if len(list) == 1 {
		return list[0]
	}
	kind := object.ExceptionGroup
	for _, v := range list {
		if !v.Type().IsSubtype(object.ExceptionType) {
			kind = object.BaseExceptionGroup
		}
	}
	return object.Of(object.NewGroup(kind, "", list))
}

// reraiseFrame projects the original onto what is left of it.
type reraiseFrame struct {
	orig       *object.Exception
	anew, kept []Value
	asked      bool
}

func (f *reraiseFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = object.ProjectGroup(t, f.orig, f.kept); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	if !in.IsNone() {
		f.anew = append(f.anew, in)
	}
	return joined(f.anew), nil
}
