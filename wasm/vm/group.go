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
		w := object.NewException(object.ExceptionGroup, object.NewStr(""), object.NewTuple([]Value{rest}))
		if !e.Type.IsSubtype(object.ExceptionType) {
			w.Type = object.BaseExceptionGroup
		}
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
	if tup := object.AsTuple(k); tup != nil {
		for _, x := range tup.Items {
			if err := noGroupTypes(x); err != nil {
				return err
			}
		}
		return nil
	}
	if c := object.AsType(k); c != nil && c.IsSubtype(object.BaseExceptionGroup) {
		return object.Raise(object.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
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

// groupReraise returns what goes on after the clauses: None when all was
// handled, the original when none was, else a group of what is left.
func groupReraise(t *object.Thread, orig *object.Exception, parts []Value) (Value, error) {
	var left []Value
	for _, p := range parts {
		if !p.IsNone() {
			left = append(left, p)
		}
	}
	rest := parts[len(parts)-1]
	switch {
	case len(left) == 0:
		return object.None, nil
	case len(left) == 1 && !rest.IsNone():
		return rest, nil
	}
	base := object.ExceptionGroup
	for _, p := range left {
		if !p.Type().IsSubtype(object.ExceptionType) {
			base = object.BaseExceptionGroup
		}
	}
	if len(left) == 1 && rest.IsNone() && !orig.Type.IsSubtype(object.BaseExceptionGroup) && left[0] == object.Of(orig) {
		return left[0], nil
	}
	return object.Of(object.NewException(base, object.NewStr(""), object.NewTuple(left))), nil
}
