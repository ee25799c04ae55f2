package _sre

// This file goes through all matches of a text: findall, finditer, split and sub.

import (
	"strings"

	"taketurns/wasm/object"
)

// A walk goes from match to match.
type walk struct {
	machine *machine
	pattern *pattern
	text    Value
	from    int
	over    bool
}

func (p *pattern) walk(t *Thread, text Value, pos, endpos int64) (walk, error) {
	m, err := p.open(t, text, pos, endpos)
	if err != nil {
		return walk{}, err
	}
	return walk{machine: m, pattern: p, text: text, from: m.start}, nil
}

// next finds the next match; the error may be Park.
func (w *walk) next(t *Thread) (found bool, err error) {
	if w.over {
		return false, nil
	}
	if found, err = w.machine.run(t); err == nil && !found {
		w.over = true
	}
	return found, err
}

// advance goes on behind the match that was found. The next one may begin where an
// empty one was, but must not be empty there again.
func (w *walk) advance() {
	lo, hi := int(w.machine.regs[0]), int(w.machine.regs[1])
	must := -1
	if lo == hi {
		must = hi
	}
	w.machine.begin(hi, must)
}

// whole is no bound at all.
const whole = 1<<63 - 1

// What each match costs besides the search, in units, and about how many bytes it takes.
const (
	perMatch = 10
	itemSize = 64
)

// findFrame is findall.
type findFrame struct {
	walk
	out []Value
}

func findAll(t *Thread, a []Value) (Value, error) {
	w, err := object.Ptr[pattern](a[0]).walk(t, a[1], a[2].N, a[3].N)
	if err != nil {
		return Value{}, err
	}
	return t.Run(&findFrame{walk: w})
}

func (f *findFrame) Resume(t *Thread, _ Value, err error) (Value, error) {
	for err == nil {
		var found bool
		if found, err = f.next(t); err != nil {
			break
		}
		if !found {
			return object.NewList(f.out), nil
		}
		f.out = append(f.out, f.item())
		t.Spend(perMatch)
		if err = t.Allocate(itemSize); err != nil {
			break
		}
		f.advance()
	}
	return Value{}, err
}

// item returns the groups of a match: the whole when there are none, a tuple when there are several.
func (w *walk) item() Value {
	marks, groups := w.machine.regs, len(w.pattern.prog.groups)
	nothing := cutOut(w.text, 0, 0)
	if groups <= 2 {
		return part(w.text, marks, groups-1, nothing)
	}
	var items []Value
	for g := 1; g < groups; g++ {
		items = append(items, part(w.text, marks, g, nothing))
	}
	return object.NewTuple(items)
}

// A matchIter is what finditer returns.
type matchIter struct {
	object.Head
	walk
}

func findIter(t *Thread, a []Value) (Value, error) {
	w, err := object.Ptr[pattern](a[0]).walk(t, a[1], a[2].N, a[3].N)
	if err != nil {
		return Value{}, err
	}
	return object.Of(&matchIter{object.Head{Type: iterType}, w}), nil
}

var iterType = object.NewIterType("callable_iterator", func(t *Thread, v Value) (Value, error) {
	return t.Run(&iterFrame{object.Ptr[matchIter](v)})
})

type iterFrame struct{ it *matchIter }

func (f *iterFrame) Resume(t *Thread, _ Value, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	found, err := f.it.next(t)
	if err != nil {
		return Value{}, err
	}
	if !found {
		return Value{}, object.Stop
	}
	v := f.it.pattern.matched(f.it.machine, f.it.text, f.it.from)
	f.it.advance()
	return v, nil
}

// splitFrame is split.
type splitFrame struct {
	walk
	out  []Value
	done int // up to where the text is dealt with
	left int64
}

func split(t *Thread, a []Value) (Value, error) {
	w, err := object.Ptr[pattern](a[0]).walk(t, a[1], 0, whole)
	if err != nil {
		return Value{}, err
	}
	left := a[2].N
	if left == 0 {
		left = whole
	}
	return t.Run(&splitFrame{walk: w, left: left})
}

func (f *splitFrame) Resume(t *Thread, _ Value, err error) (Value, error) {
	for err == nil {
		found := false
		if f.left > 0 {
			if found, err = f.next(t); err != nil {
				break
			}
		}
		if !found {
			return object.NewList(append(f.out, cutOut(f.text, f.done, f.machine.end))), nil
		}
		f.left--
		marks := f.machine.regs
		f.out = append(f.out, cutOut(f.text, f.done, int(marks[0])))
		for g := 1; g < len(f.pattern.prog.groups); g++ {
			f.out = append(f.out, part(f.text, marks, g, object.None))
		}
		f.done = int(marks[1])
		t.Spend(perMatch)
		if err = t.Allocate(itemSize); err != nil {
			break
		}
		f.advance()
	}
	return Value{}, err
}

// subFrame is sub and subn.
type subFrame struct {
	walk
	repl     Value // a function, or unset
	template []piece
	out      []Value
	done     int
	count    int64
	left     int64
	counted  bool // subn
	called   bool // repl is being called
}

func substitute(t *Thread, a []Value, counted bool) (Value, error) {
	p := object.Ptr[pattern](a[0])
	f := &subFrame{left: a[3].N, counted: counted}
	if f.left == 0 {
		f.left = whole
	}
	var err error
	if object.IsCallable(a[1]) {
		f.repl = a[1]
	} else if f.template, err = parseTemplate(t, a[1], p); err != nil {
		return Value{}, err
	}
	if f.walk, err = p.walk(t, a[2], 0, whole); err != nil {
		return Value{}, err
	}
	return t.Run(f)
}

func (f *subFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for err == nil {
		if f.called {
			f.called = false
			if !in.IsNone() {
				f.out = append(f.out, in)
			}
			f.advance()
		}
		found := false
		if f.left > 0 {
			if found, err = f.next(t); err != nil {
				break
			}
		}
		if !found {
			return f.end(t)
		}
		f.left--
		f.count++
		marks := f.machine.regs
		if int(marks[0]) > f.done {
			f.out = append(f.out, cutOut(f.text, f.done, int(marks[0])))
		}
		f.done = int(marks[1])
		t.Spend(perMatch)
		if err = t.Allocate(itemSize); err != nil {
			break
		}
		if f.repl.IsUnset() {
			f.out = expand(f.out, f.template, f.text, marks)
			f.advance()
			continue
		}
		f.called = true
		if in, err = t.Call1(f.repl, f.pattern.matched(f.machine, f.text, 0)); err == object.Pending {
			return in, err
		}
	}
	return Value{}, err
}

func (f *subFrame) end(t *Thread) (Value, error) {
	if f.done < f.machine.end {
		f.out = append(f.out, cutOut(f.text, f.done, f.machine.end))
	}
	v, err := joined(t, f.out, f.pattern.prog.isText)
	if err != nil || !f.counted {
		return v, err
	}
	return pair(v, object.Int(f.count)), nil
}

// joined joins strings, or bytes.
func joined(t *Thread, items []Value, isText bool) (Value, error) {
	if len(items) == 1 && isText && items[0].Type() == object.StrType || len(items) == 1 && !isText && items[0].Type() == object.BytesType {
		return items[0], nil
	}
	size := 0
	for i, v := range items {
		if isText {
			s := object.AsStr(v)
			if s == nil {
				return Value{}, object.Errorf(object.TypeError, "sequence item %d: expected str instance, %s found", i, v.Type().Name)
			}
			size += len(s.S)
			continue
		}
		b, ok := object.BytesLike(v)
		if !ok {
			return Value{}, object.Errorf(object.TypeError, "sequence item %d: expected a bytes-like object, %s found", i, v.Type().Name)
		}
		size += len(b)
	}
	if err := t.Allocate(int64(size)); err != nil {
		return Value{}, err
	}
	t.Spend(int64(size) / 16)
	var out strings.Builder
	out.Grow(size)
	for _, v := range items {
		if isText {
			out.WriteString(object.AsStr(v).S)
		} else {
			b, _ := object.BytesLike(v)
			out.Write(b)
		}
	}
	if isText {
		return object.NewStr(out.String()), nil
	}
	return object.NewBytes(out.String()), nil
}
