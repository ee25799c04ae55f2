package object

// This file guesses what a wrong name was meant to be, for the end of an
// uncaught exception's message.

import (
	"slices"
	"strings"
)

// hint answers what to add to the message of a NameError, AttributeError or
// ImportError, or None. It may be Pending: dir() and hasattr() are asked.
func (t *Thread) hint(e *Exception) (Value, error) {
	attr := "name"
	switch {
	case e.Type.IsSubtype(ImportError):
		attr = "name_from"
	case !e.Type.IsSubtype(NameError) && !e.Type.IsSubtype(AttributeError):
		return None, nil
	}
	name := AsStr(t.GetAttrOr(Of(e), attr, None))
	if name == nil {
		return None, nil
	}
	return t.Run(&hintFrame{e: e, wrong: name.S})
}

type hintFrame struct {
	e     *Exception
	wrong string
	of    Value // whose attributes the names are
	step  int

	locals, globals *Dict // of the frame that raised
}

const (
	hintBegin = iota
	hintSelf
	hintDir
)

func (f *hintFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case hintBegin:
			f.findRaiser(t)
			if f.e.Type.IsSubtype(NameError) {
				self := f.locals.GetStr(t, "self")
				if self.O == nil {
					return f.say(Suggest(f.wrong, f.visibleNames(t))), nil
				}
				f.step = hintSelf
				if in, err = t.GetAttr(self, Intern(f.wrong)); err == Pending {
					return in, err
				}
				continue
			}
			f.of = f.owner(t)
			dir := t.Interp.Builtins.GetStr(t, "dir")
			if f.of.O == nil || dir.O == nil {
				return None, nil
			}
			f.step = hintDir
			if in, err = t.Call1(dir, f.of); err == Pending {
				return in, err
			}
		case hintSelf: // whether self has an attribute of that name
			if err == nil {
				return f.say("self." + f.wrong), nil
			}
			return f.say(Suggest(f.wrong, f.visibleNames(t))), nil
		case hintDir:
			if err != nil {
				return None, nil
			}
			return f.say(Suggest(f.wrong, f.attributes(t, in))), nil
		}
	}
}

// findRaiser looks up the frame that raised: its variables and globals.
func (f *hintFrame) findRaiser(t *Thread) {
	f.locals, f.globals = NewDict(), NewDict()
	tb := f.e.TB
	for tb != nil && tb.Next != nil {
		tb = tb.Next
	}
	if tb == nil {
		return
	}
	f.globals = tb.Globals
	if d := AsDict(tb.Frame.Variables(t)); d != nil {
		f.locals = d
	}
}

// visibleNames returns what could have been meant by a name: variables, globals and builtins.
func (f *hintFrame) visibleNames(t *Thread) (names []string) {
	if f.e.TB == nil {
		return nil
	}
	for _, d := range []*Dict{f.locals, f.globals, t.Interp.Builtins} {
		for _, k := range d.Keys() {
			if s := AsStr(k); s != nil {
				names = append(names, s.S)
			}
		}
	}
	return names
}

// owner returns the object that lacks the attribute, or the module that lacks
// the name; unset when it is not known.
func (f *hintFrame) owner(t *Thread) Value {
	if f.e.Type.IsSubtype(AttributeError) {
		return t.GetAttrOr(Of(f.e), "obj", None)
	}
	module := AsStr(t.GetAttrOr(Of(f.e), "name", None))
	if module == nil {
		return Value{}
	}
	top, _, _ := strings.Cut(module.S, ".")
	return t.Interp.Modules.GetStr(t, top)
}

// attributes returns the names in what dir() returned. Private ones are left
// out, unless one was asked for or it was a method of the object that asked.
func (f *hintFrame) attributes(t *Thread, dir Value) (names []string) {
	private := strings.HasPrefix(f.wrong, "_") ||
		f.e.Type.IsSubtype(AttributeError) && f.of.O != nil && f.locals.GetStr(t, "self") == f.of
	items, _ := t.Items(dir)
	for _, v := range items {
		if s := AsStr(v); s != nil && (private || !strings.HasPrefix(s.S, "_")) {
			names = append(names, s.S)
		}
	}
	slices.Sort(names)
	return names
}

// say puts the guess into words.
func (f *hintFrame) say(guess string) Value {
	text := ""
	if guess != "" {
		text = ". Did you mean: '" + guess + "'?"
	}
	if f.e.Type.IsSubtype(NameError) && slices.Contains(StdlibNames(), f.wrong) {
		if guess != "" {
			text += " Or did you forget to import '" + f.wrong + "'?"
		} else {
			text += ". Did you forget to import '" + f.wrong + "'?"
		}
	}
	if text == "" {
		return None
	}
	return NewStr(text)
}
