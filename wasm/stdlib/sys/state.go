package sys

// This file defines the functions that look at frames, exceptions and threads,
// and those that set limits.

import (
	"math"
	"strconv"

	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// process returns the machine's side of the process; nil when there is no machine.
func process(t *Thread) *machine.Process {
	p, _ := t.Interp.Process.(*machine.Process)
	return p
}

func isGILEnabled(t *Thread, _ []Value) (Value, error) {
	p := process(t)
	return object.Bool(p == nil || p.M.GIL), nil
}

// handled returns the exception that is being handled, or None.
func handled(t *Thread) Value {
	if t.Handled == nil {
		return object.None
	}
	return object.Of(t.Handled)
}

func excInfo(t *Thread, _ []Value) (Value, error) {
	e := t.Handled
	if e == nil {
		return object.NewTuple([]Value{object.None, object.None, object.None}), nil
	}
	tb := object.None
	if e.TB != nil {
		tb = object.Of(e.TB)
	}
	return object.NewTuple([]Value{object.Of(e.Type), object.Of(e), tb}), nil
}

func exit(_ *Thread, a []Value) (Value, error) {
	if e := object.AsException(a[0]); e != nil && e.Type.IsSubtype(object.SystemExit) {
		return Value{}, e
	}
	e := object.NewException(object.SystemExit)
	switch tup := object.AsTuple(a[0]); {
	case tup != nil:
		e.Args = tup.Items
	case !a[0].IsNone():
		e.Args = []Value{a[0]}
	}
	return Value{}, e
}

// frameAt returns the frame that many levels above the caller's, or nil.
func frameAt(t *Thread, depth int64) *object.Frame {
	f := t.Top.Visible()
	for ; f != nil && depth > 0; depth-- {
		f = f.Back.Visible()
	}
	return f
}

func getFrame(t *Thread, a []Value) (Value, error) {
	f := frameAt(t, a[0].N)
	if f == nil {
		return Value{}, object.Raise(object.ValueError, "call stack is not deep enough")
	}
	return object.NewFrameObject(f), nil
}

func getFrameModuleName(t *Thread, a []Value) (Value, error) {
	f := frameAt(t, a[0].N)
	if f == nil || f.Func == nil {
		return object.None, nil
	}
	if m := f.Globals.GetStr(t, "__name__"); !m.IsUnset() {
		return m, nil
	}
	return object.None, nil
}

func currentFrames(t *Thread, _ []Value) (Value, error) {
	d := object.NewDict()
	return object.Of(d), eachThread(t, func(ident int64, o *Thread) error {
		f := o.Top.Visible()
		if f == nil {
			return nil
		}
		return d.Set(t, object.Int(ident), object.NewFrameObject(f))
	})
}

func currentExceptions(t *Thread, _ []Value) (Value, error) {
	d := object.NewDict()
	return object.Of(d), eachThread(t, func(ident int64, o *Thread) error {
		return d.Set(t, object.Int(ident), handled(o))
	})
}

// eachThread calls f for each thread of the process that has not ended.
func eachThread(t *Thread, f func(ident int64, o *Thread) error) error {
	p := process(t)
	if p == nil {
		return f(int64(t.ID), t)
	}
	for _, th := range p.Threads {
		if th.State == machine.Over {
			continue
		}
		if err := f(th.Ident, th.T); err != nil {
			return err
		}
	}
	return nil
}

func setRecursionLimit(t *Thread, a []Value) (Value, error) {
	n := a[0].N
	switch {
	case n < 1:
		return Value{}, object.Raise(object.ValueError, "recursion limit must be greater or equal than 1")
	case n > 1<<31-1:
		return Value{}, object.Raise(object.OverflowError, "Python int too large to convert to C int")
	case int64(t.Depth) >= n:
		return Value{}, object.Errorf(object.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth)
	}
	t.Interp.RecLimit = int(n)
	return object.None, nil
}

func getSwitchInterval(t *Thread, _ []Value) (Value, error) {
	return object.Float(float64(t.Interp.SwitchInterval/1000) * 1e-6), nil
}

// setSwitchInterval tells the machine how long a thread may keep the GIL while others wait.
func setSwitchInterval(t *Thread, a []Value) (Value, error) {
	f, ok := object.AsFloat(a[0])
	if !ok {
		n, isInt := object.AsInt(a[0])
		if !isInt {
			return Value{}, object.Errorf(object.TypeError, "must be real number, not %s", a[0].Type().Name)
		}
		f = float64(n)
	}
	if !(f > 0) {
		return Value{}, object.Raise(object.ValueError, "switch interval must be strictly positive")
	}
	const most = 1 << 40 // microseconds; it is kept in whole ones
	t.Interp.SwitchInterval = int64(math.Min(f*1e6, most)) * 1000
	return object.None, nil
}

func getMaxDigits(t *Thread, _ []Value) (Value, error) {
	n := t.Interp.MaxStrDigits
	if n == 0 {
		n = 4300
	}
	return object.Int(int64(max(n, 0))), nil
}

func setMaxDigits(t *Thread, a []Value) (Value, error) {
	const threshold = 640 // below, no text is long enough to matter
	n := a[0].N
	if n != 0 && n < threshold {
		return Value{}, object.Raise(object.ValueError, "maxdigits must be 0 or larger than "+strconv.Itoa(threshold))
	}
	if n == 0 {
		n = -1
	}
	t.Interp.MaxStrDigits = int(min(n, 1<<31-1))
	return object.None, nil
}

func setOriginDepth(t *Thread, a []Value) (Value, error) {
	if a[0].N < 0 {
		return Value{}, object.Raise(object.ValueError, "depth must be >= 0")
	}
	return set(t, originDepth, object.Int(a[0].N))
}

var asyncgenHooksType = object.NewStructSeqType("", "asyncgen_hooks", 2, "firstiter", "finalizer")

func getAsyncgenHooks(t *Thread, _ []Value) (Value, error) {
	first, final := t.AsyncgenHooks()
	return object.NewStructSeq(asyncgenHooksType, first, final), nil
}

func setAsyncgenHooks(t *Thread, a []Value) (Value, error) {
	first, final := t.AsyncgenHooks()
	for i, p := range []struct {
		name string
		to   *Value
	}{{"firstiter", &first}, {"finalizer", &final}} {
		v := a[i]
		if v.IsUnset() {
			continue
		}
		if !v.IsNone() && !object.IsCallable(v) {
			return Value{}, object.Errorf(object.TypeError, "callable %s expected, got %s", p.name, v.Type().Name)
		}
		*p.to = v
	}
	t.SetAsyncgenHooks(first, final)
	return object.None, nil
}

func intern(_ *Thread, a []Value) (Value, error) {
	s := object.AsStr(a[0])
	switch {
	case s == nil:
		return Value{}, object.Errorf(object.TypeError, "intern() argument must be str, not %s", a[0].Type().Name)
	case a[0].Type() != object.StrType:
		return Value{}, object.Errorf(object.TypeError, "can't intern %s", a[0].Type().Name)
	}
	return object.Of(object.Intern(s.S)), nil
}

func isInterned(_ *Thread, a []Value) (Value, error) {
	s := object.AsStr(a[0])
	if s == nil {
		return Value{}, object.Errorf(object.TypeError, "_is_interned() argument must be str, not %s", a[0].Type().Name)
	}
	return object.Bool(s.Interned()), nil
}
