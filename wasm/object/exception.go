package object

// This file defines exceptions: the objects, their types, and how natives raise them.

import (
	"fmt"
	"strings"

	"taketurns/wasm/syntax"
)

// An Exception is an instance of BaseException or of a class derived from it.
// It is a Go error, so that natives return it as one.
type Exception struct {
	Head
	Args     []Value
	Attrs    *Dict      // __dict__
	Fields   *Dict      // attributes of some types that are not in it: name, obj, filename, …
	Context  *Exception // __context__
	Cause    Value      // __cause__: unset, None or an exception
	Suppress bool       // __suppress_context__
	TB       *Traceback // __traceback__
	Syntax   *syntax.Error
}

// A Traceback is one frame that an exception passed through; Next leads to
// where it was raised.
type Traceback struct {
	Head
	Next    *Traceback
	Frame   *Frame
	Code    *Code
	PC      int32 // of the instruction that raised
	Line    int32 // 0: that of the instruction
	Globals *Dict
}

// Error returns the exception as "Type: message"; for Go's side only.
func (e *Exception) Error() string {
	s := e.Type.Name
	if len(e.Args) > 0 {
		if m := AsStr(e.Args[0]); m != nil {
			s += ": " + m.S
		}
	}
	return s
}

// Message returns the first argument when it is a string.
func (e *Exception) Message() string {
	if len(e.Args) > 0 {
		if m := AsStr(e.Args[0]); m != nil {
			return m.S
		}
	}
	return ""
}

// NewException makes an exception of type k.
func NewException(k *Type, args ...Value) *Exception {
	return &Exception{Head: Head{Type: k}, Args: args}
}

// Raise returns the error of raising k with a message.
func Raise(k *Type, message string) error { return NewException(k, NewStr(message)) }

// Errorf is Raise with a format.
func Errorf(k *Type, format string, args ...any) error {
	return Raise(k, fmt.Sprintf(format, args...))
}

// RaiseKey returns KeyError(key).
func RaiseKey(key Value) error { return NewException(KeyError, key) }

// Stop is the StopIteration of native iterators: it costs nothing to raise,
// and becomes an object only when Python code sees it.
var Stop error = stop{}

type stop struct{}

func (stop) Error() string { return "StopIteration" }

// IsStop reports whether err ends an iteration.
func IsStop(err error) bool {
	if err == nil {
		return false
	}
	if err == Stop {
		return true
	}
	e, ok := err.(*Exception)
	return ok && (e.Type == StopIteration || e.Type.IsSubtype(StopIteration))
}

// StopValue returns the value that a StopIteration carries: a generator's result.
func StopValue(err error) Value {
	if e, ok := err.(*Exception); ok && len(e.Args) > 0 {
		return e.Args[0]
	}
	return None
}

// StopWith returns the StopIteration that carries v.
func StopWith(v Value) error {
	if v.IsNone() {
		return Stop
	}
	return NewException(StopIteration, v)
}

// Matches reports whether err is an exception of type k.
func Matches(err error, k *Type) bool {
	if err == Stop {
		return StopIteration.IsSubtype(k)
	}
	e, ok := err.(*Exception)
	return ok && e.Type.IsSubtype(k)
}

// Materialize returns err as the exception object that Python code sees.
func Materialize(err error) *Exception {
	switch e := err.(type) {
	case *Exception:
		return e
	case *syntax.Error:
		return syntaxException(e)
	}
	if err == Stop {
		return NewException(StopIteration)
	}
	return NewException(SystemError, NewStr("bug: "+err.Error()))
}

// Locate gives a SyntaxError of the compiler the text of its line.
func (t *Thread) Locate(err error) error {
	if e, ok := err.(*syntax.Error); ok && e.Late && t.Interp.Sources != nil {
		if line := t.Interp.Sources.SourceLine(e.File, e.Line); line != "" {
			e.Text = line + "\n"
		}
	}
	return err
}

// syntaxException makes the exception that compile() and import raise for a
// program that does not parse.
func syntaxException(e *syntax.Error) *Exception {
	k := SyntaxError
	switch e.Type {
	case "MemoryError", "RecursionError":
		return NewException(Exceptions[e.Type], NewStr(e.Msg))
	case "IndentationError":
		k = IndentationError
	case "TabError":
		k = TabError
	}
	text, end := NewStr(e.Text), Int(int64(e.EndCol))
	if e.Late && e.Text == "" {
		text = None
	}
	if e.Late && e.EndCol == 0 {
		end = None
	}
	x := NewException(k, NewStr(e.Msg), NewTuple([]Value{NewStr(e.File), Int(int64(e.Line)), Int(int64(e.Col)), text, Int(int64(e.EndLine)), end}))
	x.Syntax = e
	return x
}

// exceptionTree is the hierarchy of PEP 3151 and later, one line a level.
const exceptionTree = `
BaseException
 BaseExceptionGroup
 GeneratorExit
 KeyboardInterrupt
 SystemExit
 Exception
  ArithmeticError
   FloatingPointError
   OverflowError
   ZeroDivisionError
  AssertionError
  AttributeError
  BufferError
  EOFError
  ImportError
   ModuleNotFoundError
  LookupError
   IndexError
   KeyError
  MemoryError
  NameError
   UnboundLocalError
  OSError
   BlockingIOError
   ChildProcessError
   ConnectionError
    BrokenPipeError
    ConnectionAbortedError
    ConnectionRefusedError
    ConnectionResetError
   FileExistsError
   FileNotFoundError
   InterruptedError
   IsADirectoryError
   NotADirectoryError
   PermissionError
   ProcessLookupError
   TimeoutError
  ReferenceError
  RuntimeError
   NotImplementedError
   PythonFinalizationError
   RecursionError
  StopAsyncIteration
  StopIteration
  SyntaxError
   IndentationError
    TabError
  SystemError
  TypeError
  ValueError
   UnicodeError
    UnicodeDecodeError
    UnicodeEncodeError
    UnicodeTranslateError
  Warning
   BytesWarning
   DeprecationWarning
   EncodingWarning
   FutureWarning
   ImportWarning
   PendingDeprecationWarning
   ResourceWarning
   RuntimeWarning
   SyntaxWarning
   UnicodeWarning
   UserWarning
`

// Exceptions are the builtin exception types by name, ExceptionNames their
// names in the order of the tree.
var (
	Exceptions     = map[string]*Type{}
	ExceptionNames []string
)

func makeExceptions() {
	var path []*Type
	for _, line := range strings.Split(strings.Trim(exceptionTree, "\n"), "\n") {
		name := strings.TrimLeft(line, " ")
		depth := len(line) - len(name)
		base := ObjectType
		if depth > 0 {
			base = path[depth-1]
		}
		t := NewBuiltin(name, base, false)
		t.layout = exceptionLayout
		path = append(path[:depth], t)
		t.Solid = path[0]
		Exceptions[name] = t
		ExceptionNames = append(ExceptionNames, name)
	}
	group := NewBuiltin("ExceptionGroup", Exceptions["BaseExceptionGroup"], false)
	group.Bases = append(group.Bases, Exceptions["Exception"])
	group.MRO = append(group.MRO[:2:2], Exceptions["Exception"], path[0], ObjectType)
	Exceptions["ExceptionGroup"] = group
	ExceptionNames = append(ExceptionNames, "ExceptionGroup")
	exceptionLayout.base = path[0]
	for name, p := range map[string]**Type{
		"BaseException": &BaseException, "Exception": &ExceptionType, "TypeError": &TypeError, "ValueError": &ValueError,
		"KeyError": &KeyError, "IndexError": &IndexError, "AttributeError": &AttributeError, "NameError": &NameError,
		"UnboundLocalError": &UnboundLocalError, "RuntimeError": &RuntimeError, "RecursionError": &RecursionError,
		"StopIteration": &StopIteration, "StopAsyncIteration": &StopAsyncIteration, "GeneratorExit": &GeneratorExit,
		"ZeroDivisionError": &ZeroDivisionError, "OverflowError": &OverflowError, "MemoryError": &MemoryError,
		"ImportError": &ImportError, "ModuleNotFoundError": &ModuleNotFoundError, "SyntaxError": &SyntaxError,
		"IndentationError": &IndentationError, "TabError": &TabError, "SystemError": &SystemError, "SystemExit": &SystemExit,
		"AssertionError": &AssertionError, "NotImplementedError": &NotImplementedError, "OSError": &OSError,
		"EOFError": &EOFError, "LookupError": &LookupError, "ArithmeticError": &ArithmeticError, "BufferError": &BufferError,
		"KeyboardInterrupt": &KeyboardInterrupt, "TimeoutError": &TimeoutError, "FileNotFoundError": &FileNotFoundError,
		"BaseExceptionGroup": &BaseExceptionGroup, "ExceptionGroup": &ExceptionGroup, "UnicodeDecodeError": &UnicodeDecodeError,
		"UnicodeEncodeError": &UnicodeEncodeError, "ReferenceError": &ReferenceError, "Warning": &Warning,
		"BrokenPipeError": &BrokenPipeError, "ChildProcessError": &ChildProcessError, "ProcessLookupError": &ProcessLookupError,
	} {
		*p = Exceptions[name]
	}
}

// The exception types that Go code names.
var (
	BaseException, ExceptionType, TypeError, ValueError, KeyError, IndexError, AttributeError, NameError,
	UnboundLocalError, RuntimeError, RecursionError, StopIteration, StopAsyncIteration, GeneratorExit,
	ZeroDivisionError, OverflowError, MemoryError, ImportError, ModuleNotFoundError, SyntaxError,
	IndentationError, TabError, SystemError, SystemExit, AssertionError, NotImplementedError, OSError,
	EOFError, LookupError, ArithmeticError, BufferError, KeyboardInterrupt, TimeoutError, FileNotFoundError,
	BaseExceptionGroup, ExceptionGroup, UnicodeDecodeError, UnicodeEncodeError, ReferenceError, Warning,
	BrokenPipeError, ChildProcessError, ProcessLookupError *Type
)
