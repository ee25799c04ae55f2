package object

// This file turns an exception into the text that CPython 3.13 prints for it.
// That happens in two passes. The first looks at the exception and all that it
// is chained to, which may call Python: __str__, __notes__, __dir__. The second
// (traceback_layout.go) is plain Go and lays the lines out.

import (
	"slices"
	"strings"
)

// A report is what there is to print about one exception.
type report struct {
	exc     *Exception
	class   string // as it is named before the message
	text    string // str(exc), with what was perhaps meant
	notes   []string
	syntax  *syntaxPlace
	cause   *report
	context *report
	group   bool
	parts   []*report // of a group
}

// FormatOptions say how much of an exception is printed.
type FormatOptions struct {
	Alone  bool // without what it was caused by
	Limit  int  // how many frames: the first ones, or the last ones when negative
	Capped bool // whether Limit counts
	Plain  bool // one source line a frame, without carets
	Only   bool // only the exception itself: class, message and notes
	Parts  bool // with Only: of a group, also the exceptions in it
}

// FormatException answers a list of the strings that traceback.format_exception
// returns for exc: each is one or more whole lines. It may be Pending.
func (t *Thread) FormatException(exc *Exception, o FormatOptions) (Value, error) {
	root := &report{exc: exc}
	return t.Run(&formatException{root: root, options: o, queue: []*report{root}, seen: []*Exception{exc}})
}

// formatException is the first pass. It fills in one report after the other.
type formatException struct {
	root    *report
	options FormatOptions
	queue   []*report // not looked at yet; the first is being looked at
	seen    []*Exception
	notes   []Value
	step    int
}

const (
	reportText = iota
	reportTextDone
	reportHint
	reportNotes
	reportNotesDone
	reportNotesRepr
	reportNotesFailed
	reportNote
	reportNoteDone
	reportChain
)

func (f *formatException) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if len(f.queue) == 0 {
			l := reportLayout{sources: t.Interp.Sources, options: f.options}
			if f.options.Only {
				l.only(f.root, 0)
			} else {
				l.chain(f.root)
			}
			return NewList(l.out), nil
		}
		r := f.queue[0]
		e := r.exc
		switch f.step {
		case reportText:
			r.class = ExceptionClass(e.Type)
			f.step = reportTextDone
			if in, err = t.Str(Of(e)); err == Pending {
				return in, err
			}
		case reportTextDone:
			r.text = "<exception str() failed>"
			if err == nil {
				r.text = AsStr(in).S
			}
			f.step = reportHint
			if in, err = t.hint(e); err == Pending {
				return in, err
			}
		case reportHint:
			if err == nil && AsStrOrNil(in) != nil {
				r.text += AsStr(in).S
			}
			f.step = reportNotes
		case reportNotes:
			f.step = reportNotesDone
			if in, err = t.GetAttr(Of(e), Intern("__notes__")); err == Pending {
				return in, err
			}
		case reportNotesDone:
			f.step = reportChain
			switch {
			case Matches(err, AttributeError):
			case err != nil:
				f.step = reportNotesFailed
				if in, err = t.Repr(Of(Materialize(err))); err == Pending {
					return in, err
				}
			case AsList(in) != nil:
				f.notes, f.step = slices.Clone(AsList(in).Items), reportNote
			case AsTuple(in) != nil:
				f.notes, f.step = AsTuple(in).Items, reportNote
			case !in.IsNone():
				f.step = reportNotesRepr
				if in, err = t.Repr(in); err == Pending {
					return in, err
				}
			}
		case reportNotesRepr:
			note := "<__notes__ repr() failed>"
			if err == nil {
				note = AsStr(in).S
			}
			r.notes, f.step = []string{note}, reportChain
		case reportNotesFailed:
			note := "<__notes__ repr() failed>"
			if err == nil {
				note = AsStr(in).S
			}
			r.notes, f.step = []string{"Ignored error getting __notes__: " + note}, reportChain
		case reportNote:
			if len(f.notes) == 0 {
				f.step = reportChain
				continue
			}
			f.step = reportNoteDone
			if in, err = t.Str(f.notes[0]); err == Pending {
				return in, err
			}
		case reportNoteDone:
			note := "<note str() failed>"
			if err == nil {
				note = AsStr(in).S
			}
			r.notes = append(r.notes, strings.Split(note, "\n")...)
			f.notes, f.step = f.notes[1:], reportNote
		case reportChain:
			if e.Type.IsSubtype(SyntaxError) {
				r.syntax = t.syntaxPlace(e)
			}
			f.queue = f.queue[1:]
			if !f.options.Alone && !f.options.Only {
				f.follow(r)
			}
			if r.group = e.Type.IsSubtype(BaseExceptionGroup); r.group {
				for _, v := range groupItems(e) {
					if x := AsException(v); x != nil {
						p := &report{exc: x}
						r.parts = append(r.parts, p)
						f.queue = append(f.queue, p)
					}
				}
			}
			f.step = reportText
		}
	}
}

// follow adds what the exception was caused by, unless that is in the text already.
func (f *formatException) follow(r *report) {
	next := AsException(orNone(r.exc.Cause))
	to := &r.cause
	if next == nil && !r.exc.Suppress {
		next, to = r.exc.Context, &r.context
	}
	if next != nil && !slices.Contains(f.seen, next) {
		f.seen = append(f.seen, next)
		*to = &report{exc: next}
		f.queue = append(f.queue, *to)
	}
}

// ExceptionClass names a class as the last line of a traceback does.
func ExceptionClass(k *Type) string {
	if m := k.Attrs.Get("__module__"); m.O != nil && AsStr(m) == nil {
		return "<unknown>." + k.Qualname
	}
	if k.Module == "__main__" {
		return k.Qualname
	}
	return k.FullName()
}
