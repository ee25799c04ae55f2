package object

// This file defines the methods and attributes of exceptions, and the few
// exceptions whose text is not just their argument.

import (
	"strconv"
	"strings"
)

func defineException() {
	BaseException.Define(
		Def{"static __new__(cls, /, *args, **kwargs)", func(t *Thread, a []Value) (Value, error) {
			k := AsType(a[0])
			if k.Abstract {
				return Value{}, abstractError(t, k)
			}
			return newException(t, k, AsTuple(a[1]).Items)
		}},
		Def{"keep __init__(self, /, *args, **kwargs)", exceptionInit},
		Def{"keep __repr__(self, /)", exceptionRepr},
		Def{"keep __str__(self, /)", exceptionStr},
		Def{"keep __setstate__(self, state, /)", func(t *Thread, a []Value) (Value, error) {
			if d := AsDict(a[1]); d != nil {
				return t.Invoke(Of(MakeAttrs(a[0])), "update", a[1])
			}
			return None, nil
		}},
		Def{"keep __reduce__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			e := Ptr[Exception](a[0])
			return e.reduce(e.Args), nil
		}},
		Def{"keep with_traceback(self, tb, /)", func(_ *Thread, a []Value) (Value, error) {
			return a[0], setTraceback(nil, a[0], a[1])
		}},
		Def{"keep add_note(self, note, /)", func(t *Thread, a []Value) (Value, error) {
			s := AsStr(a[1])
			if s == nil {
				return Value{}, Errorf(TypeError, "note must be a str, not '%s'", a[1].O.Type.Name)
			}
			t.AddNote(Ptr[Exception](a[0]), s.S)
			return None, nil
		}},
	).Getters(
		Getter{"args", func(_ *Thread, v Value) (Value, error) { return NewTuple(Ptr[Exception](v).Args), nil }, func(t *Thread, v, x Value) error {
			if x.O == nil {
				return Raise(TypeError, "args may not be deleted")
			}
			items, ok := t.Items(x)
			if !ok {
				return Errorf(TypeError, "'%s' object is not iterable", x.O.Type.Name)
			}
			Ptr[Exception](v).Args = append([]Value(nil), items...)
			return nil
		}},
		Getter{"__traceback__", func(_ *Thread, v Value) (Value, error) {
			if tb := Ptr[Exception](v).TB; tb != nil {
				return Of(tb), nil
			}
			return None, nil
		}, setTraceback},
		Getter{"__context__", func(_ *Thread, v Value) (Value, error) {
			if c := Ptr[Exception](v).Context; c != nil {
				return Of(c), nil
			}
			return None, nil
		}, func(_ *Thread, v, x Value) error {
			if x.O == nil {
				return Raise(TypeError, "__context__ may not be deleted")
			}
			e := AsException(x)
			if e == nil && !x.IsNone() {
				return Raise(TypeError, "exception context must be None or derive from BaseException")
			}
			Ptr[Exception](v).Context = e
			return nil
		}},
		Getter{"__cause__", func(_ *Thread, v Value) (Value, error) { return orNone(Ptr[Exception](v).Cause), nil }, func(_ *Thread, v, x Value) error {
			if x.O == nil {
				return Raise(TypeError, "__cause__ may not be deleted")
			}
			if !x.IsNone() && AsException(x) == nil {
				return Raise(TypeError, "exception cause must be None or derive from BaseException")
			}
			Ptr[Exception](v).Cause, Ptr[Exception](v).Suppress = x, true
			return nil
		}},
		Getter{"__suppress_context__", func(_ *Thread, v Value) (Value, error) { return Bool(Ptr[Exception](v).Suppress), nil }, func(_ *Thread, v, x Value) error {
			if x.O == nil {
				return Raise(TypeError, "can't delete numeric/char attribute")
			}
			if !x.IsBool() {
				return Raise(TypeError, "attribute value type must be bool")
			}
			Ptr[Exception](v).Suppress = x == True
			return nil
		}},
		Getter{"__dict__", dictGetter.Get, dictGetter.Set},
	)
	exceptionNew, exceptionInitMethod = BaseException.Lookup("__new__"), BaseException.Lookup("__init__")
	// Attributes that are the constructor's argument i until they are assigned; -1 is no argument's.
	argument := func(k *Type, i int, names ...string) {
		for j, name := range names {
			k.Getters(exceptionField(name, func(_ *Thread, e *Exception) Value {
				if i >= 0 && i+j < len(e.Args) {
					return e.Args[i+j]
				}
				return None
			}))
		}
	}
	argument(StopIteration, 0, "value")
	argument(NameError, -1, "name")
	argument(AttributeError, -1, "name", "obj")
	argument(ImportError, 0, "msg")
	argument(ImportError, -1, "name", "path", "name_from")
	argument(OSError, -1, "filename", "filename2")
	for i, name := range []string{"errno", "strerror"} {
		OSError.Getters(exceptionField(name, func(_ *Thread, e *Exception) Value {
			if len(e.Args) < 2 {
				return None
			}
			return e.Args[i]
		}))
	}
	for _, k := range []*Type{UnicodeDecodeError, UnicodeEncodeError} {
		argument(k, 0, "encoding", "object", "start", "end", "reason")
	}
	SystemExit.Getters(exceptionField("code", func(_ *Thread, e *Exception) Value {
		switch len(e.Args) {
		case 0:
			return None
		case 1:
			return e.Args[0]
		}
		return NewTuple(e.Args)
	}))
	argument(SyntaxError, 0, "msg")
	argument(SyntaxError, -1, "print_file_and_line")
	for i, name := range []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"} {
		SyntaxError.Getters(exceptionField(name, func(_ *Thread, e *Exception) Value {
			if len(e.Args) > 1 {
				if tup := AsTuple(e.Args[1]); tup != nil && i < len(tup.Items) {
					return tup.Items[i]
				}
			}
			return None
		}))
	}
	OSError.Define(Def{"keep __reduce__(self, /)", reduceOSError})
	defineFrames()
}

// exceptionField is an attribute with a field of its own, and a default where that is not set.
func exceptionField(name string, otherwise func(*Thread, *Exception) Value) Getter {
	return Getter{name, func(t *Thread, v Value) (Value, error) {
		e := Ptr[Exception](v)
		if e.Fields != nil {
			if x := e.Fields.GetStr(t, name); x.O != nil {
				return x, nil
			}
		}
		return otherwise(t, e), nil
	}, func(t *Thread, v, x Value) error {
		e := Ptr[Exception](v)
		if e.Fields == nil {
			e.Fields = NewDict()
		}
		e.Fields.SetStr(t, name, orNone(x))
		return nil
	}}
}

// field returns the value of an exception's field, or unset.
func (e *Exception) field(t *Thread, name string) Value {
	if e.Fields == nil {
		return Value{}
	}
	return e.Fields.GetStr(t, name)
}

// AddNote is e.add_note(note).
func (t *Thread) AddNote(e *Exception, note string) {
	d := MakeAttrs(Of(e))
	if l := d.GetStr(t, "__notes__"); l.O != nil && AsList(l) != nil {
		AsList(l).Items = append(AsList(l).Items, NewStr(note))
		return
	}
	d.SetStr(t, "__notes__", NewList([]Value{NewStr(note)}))
}

func setTraceback(_ *Thread, v, x Value) error {
	if x.O == nil {
		return Raise(TypeError, "__traceback__ may not be deleted")
	}
	tb := As[Traceback](x, TracebackType)
	if tb == nil && !x.IsNone() {
		return Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	Ptr[Exception](v).TB = tb
	return nil
}

// newException makes an exception; OSError picks the subclass for its errno.
func newException(_ *Thread, k *Type, args []Value) (Value, error) {
	if k == OSError && len(args) >= 2 && len(args) <= 5 {
		if n, ok := AsInt(args[0]); ok {
			if sub := osErrors[n]; sub != "" {
				k = Exceptions[sub]
			}
		}
	}
	e := &Exception{Head: Head{Type: k}, Args: args}
	switch {
	case k.IsSubtype(OSError):
		e.takeFilenames()
	case k.IsSubtype(BaseExceptionGroup):
		if err := checkGroup(e); err != nil {
			return Value{}, err
		}
	}
	return Of(e), nil
}

// takeFilenames makes attributes of the arguments of OSError behind the first
// two: filename, winerror (which is for another system), filename2.
func (e *Exception) takeFilenames() {
	args := e.Args
	if len(args) < 3 || len(args) > 5 {
		return
	}
	e.Fields = nil
	SetExceptionAttr(e, "filename", args[2])
	if len(args) == 5 {
		SetExceptionAttr(e, "filename2", args[4])
	}
	e.Args = args[:2:2]
}

// reduceOSError gives the file names back as arguments.
func reduceOSError(t *Thread, a []Value) (Value, error) {
	e := Ptr[Exception](a[0])
	args := e.Args
	if file := e.field(t, "filename"); file.O != nil && len(args) == 2 {
		args = append(args[:2:2], file)
		if second := e.field(t, "filename2"); second.O != nil {
			args = append(args, None, second)
		}
	}
	return e.reduce(args), nil
}

// reduce returns what copying and pickling make an exception of.
func (e *Exception) reduce(args []Value) Value {
	parts := []Value{Of(e.Type), NewTuple(args)}
	if e.Attrs != nil && e.Attrs.Len() > 0 {
		parts = append(parts, Of(e.Attrs))
	}
	return NewTuple(parts)
}

// osErrors are the subclasses of OSError by errno, as on Linux (PEP 3151).
var osErrors = map[int64]string{1: "PermissionError", 2: "FileNotFoundError", 3: "ProcessLookupError", 4: "InterruptedError", 10: "ChildProcessError",
	11: "BlockingIOError", 13: "PermissionError", 17: "FileExistsError", 20: "NotADirectoryError", 21: "IsADirectoryError", 32: "BrokenPipeError",
	103: "ConnectionAbortedError", 104: "ConnectionResetError", 110: "TimeoutError", 111: "ConnectionRefusedError", 114: "BlockingIOError", 115: "BlockingIOError"}

// keywordsOf are the keyword arguments that a few exceptions accept.
func keywordsOf(k *Type) []string {
	switch {
	case k.IsSubtype(ImportError):
		return []string{"name", "path", "name_from"}
	case k.IsSubtype(NameError):
		return []string{"name"}
	case k.IsSubtype(AttributeError):
		return []string{"name", "obj"}
	}
	return nil
}

func exceptionInit(t *Thread, a []Value) (Value, error) {
	e, kw := Ptr[Exception](a[0]), AsDict(a[2])
	if kw.Len() > 0 {
		known := keywordsOf(e.Type)
		if known == nil {
			return Value{}, Errorf(TypeError, "%s() takes no keyword arguments", e.Type.Name)
		}
	next:
		for k, v, i, more := kw.Next(0); more; k, v, i, more = kw.Next(i) {
			for _, n := range known {
				if AsStr(k).S == n {
					if e.Fields == nil {
						e.Fields = NewDict()
					}
					e.Fields.SetStr(t, n, v)
					continue next
				}
			}
			return Value{}, Errorf(TypeError, "%s() got an unexpected keyword argument '%s'", e.Type.Name, AsStr(k).S)
		}
	}
	e.Args = AsTuple(a[1]).Items
	if e.Type.IsSubtype(OSError) {
		e.takeFilenames()
	}
	return None, nil
}

func exceptionRepr(t *Thread, a []Value) (Value, error) {
	e := Ptr[Exception](a[0])
	arg := NewTuple(e.Args)
	f := &wrapRepr{before: e.Type.Name}
	if len(e.Args) == 1 {
		arg = e.Args[0]
		f.before, f.after = f.before+"(", ")"
	}
	base := t.Top
	r, err := t.Repr(arg)
	if err == Pending {
		return t.After(base, f)
	}
	return f.Resume(t, r, err)
}

func exceptionStr(t *Thread, a []Value) (Value, error) {
	e := Ptr[Exception](a[0])
	switch {
	case e.Type.IsSubtype(KeyError) && len(e.Args) == 1:
		return t.Repr(e.Args[0])
	case e.Type.IsSubtype(OSError) && len(e.Args) >= 2:
		return t.Run(&osErrorStr{e: e})
	case e.Type.IsSubtype(SyntaxError) && len(e.Args) > 0:
		return t.Run(&syntaxErrorStr{e: e})
	case e.Type.IsSubtype(BaseExceptionGroup):
		return NewStr(AsStr(groupMessage(e)).S + " (" + plural(len(groupItems(e)), "sub-exception") + ")"), nil
	case (e.Type == UnicodeDecodeError || e.Type == UnicodeEncodeError) && len(e.Args) == 5:
		return NewStr(unicodeErrorText(e)), nil
	case len(e.Args) == 0:
		return NewStr(""), nil
	case len(e.Args) == 1:
		return t.Str(e.Args[0])
	}
	return t.Repr(NewTuple(e.Args))
}

// osErrorStr writes "[Errno 2] No such file or directory: 'x' -> 'y'".
type osErrorStr struct {
	e    *Exception
	text string
	step int
}

func (f *osErrorStr) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		f.step++
		switch f.step {
		case 1:
			in, err = t.Str(f.e.Args[0])
		case 2:
			f.text = "[Errno " + AsStr(in).S + "] "
			in, err = t.Str(f.e.Args[1])
		case 3:
			f.text += AsStr(in).S
			file := f.e.field(t, "filename")
			if file.O == nil || file.IsNone() {
				return NewStr(f.text), nil
			}
			in, err = t.Repr(file)
		case 4:
			f.text += ": " + AsStr(in).S
			second := f.e.field(t, "filename2")
			if second.O == nil || second.IsNone() {
				return NewStr(f.text), nil
			}
			in, err = t.Repr(second)
		case 5:
			return NewStr(f.text + " -> " + AsStr(in).S), nil
		}
		if err == Pending {
			return in, err
		}
	}
}

// syntaxErrorStr writes "message (file, line n)".
type syntaxErrorStr struct {
	e     *Exception
	asked bool
}

func (f *syntaxErrorStr) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Str(f.e.Args[0]); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	file, line := "", ""
	if v := t.GetAttrOr(Of(f.e), "filename", None); AsStr(v) != nil {
		file = AsStr(v).S[strings.LastIndexByte(AsStr(v).S, '/')+1:]
	}
	if n, ok := AsInt(t.GetAttrOr(Of(f.e), "lineno", None)); ok {
		line = "line " + strconv.FormatInt(n, 10)
	}
	switch s := AsStr(in).S; {
	case file != "" && line != "":
		return NewStr(s + " (" + file + ", " + line + ")"), nil
	case file != "" || line != "":
		return NewStr(s + " (" + file + line + ")"), nil
	default:
		return in, nil
	}
}

func unicodeErrorText(e *Exception) string {
	text := func(i int) string {
		if s := AsStr(e.Args[i]); s != nil {
			return s.S
		}
		return ""
	}
	start, _ := AsInt(e.Args[2])
	end, _ := AsInt(e.Args[3])
	one := end == start+1
	if e.Type == UnicodeDecodeError {
		if b := AsBytes(e.Args[1]); one && b != nil && int(start) < len(b.S) && start >= 0 {
			return "'" + text(0) + "' codec can't decode byte 0x" + hex2(b.S[start]) + " in position " + strconv.FormatInt(start, 10) + ": " + text(4)
		}
		return "'" + text(0) + "' codec can't decode bytes in position " + strconv.FormatInt(start, 10) + "-" + strconv.FormatInt(end-1, 10) + ": " + text(4)
	}
	if s := AsStr(e.Args[1]); one && s != nil && start >= 0 && int(start) < s.Len() {
		r := s.Runes()[start]
		h := strconv.FormatInt(int64(r), 16)
		switch {
		case r < 0x100:
			h = "\\x" + strings.Repeat("0", 2-len(h)) + h
		case r < 0x10000:
			h = "\\u" + strings.Repeat("0", 4-len(h)) + h
		default:
			h = "\\U" + strings.Repeat("0", 8-len(h)) + h
		}
		return "'" + text(0) + "' codec can't encode character '" + h + "' in position " + strconv.FormatInt(start, 10) + ": " + text(4)
	}
	return "'" + text(0) + "' codec can't encode characters in position " + strconv.FormatInt(start, 10) + "-" + strconv.FormatInt(end-1, 10) + ": " + text(4)
}

func hex2(b byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[b>>4], digits[b&15]})
}
