package builtins

// This file defines print and input.

import "taketurns/wasm/object"

func print(t *Thread, a []Value) (Value, error) {
	f := &printFrame{items: object.AsTuple(a[0]).Items, sep: " ", end: "\n", file: a[3], flush: a[4]}
	for _, p := range []struct {
		name string
		v    Value
		to   *string
	}{{"sep", a[1], &f.sep}, {"end", a[2], &f.end}} {
		if s := object.AsStr(p.v); s != nil {
			*p.to = s.S
		} else if !p.v.IsNone() {
			return Value{}, object.Errorf(object.TypeError, "%s must be None or a string, not %s", p.name, p.v.Type().Name)
		}
	}
	if f.file.IsNone() {
		var err error
		if f.file, err = stream(t, "stdout"); err != nil || f.file.IsNone() {
			return object.None, err
		}
	}
	f.stream = direct(t, f.file)
	return t.Run(f)
}

// stream returns one of sys's standard streams as it is now; the machine's own
// when sys was not imported.
func stream(t *Thread, name string) (Value, error) {
	m := t.Interp.Modules.GetStr(t, "sys")
	if m.IsUnset() || object.As[object.Module](m, object.ModuleType) == nil {
		return Value{}, nil
	}
	v := object.Ptr[object.Module](m).Dict.GetStr(t, name)
	if v.IsUnset() {
		return Value{}, object.Raise(object.RuntimeError, "lost sys."+name)
	}
	return v, nil
}

// direct returns the number of the machine's stream that a file object stands
// for, or 0 when only the object's write can tell.
func direct(t *Thread, file Value) int {
	switch file {
	case Value{}, t.Interp.Streams[1]:
		return 1
	case t.Interp.Streams[2]:
		return 2
	}
	return 0
}

// printFrame writes the pieces of a print: items and separators in turn, then
// the end. To a stream of the machine they are one write (or two, see
// Interp.Split); but what stands before an item with a __str__ in Python is
// written before that runs. On any other object write is called for each piece.
type printFrame struct {
	items       []Value
	sep, end    string
	file, flush Value
	stream      int
	text        []byte // not yet written
	piece       int
	failed      error // raised once the text before it is written
	step        int
}

const (
	printPiece   = iota // the next piece
	printItem           // an item as a string
	printWritten        // write() is over
	printDrain          // write what is left
	printFlush
	printFlushed
)

func (f *printFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case printPiece:
			last := max(1, 2*len(f.items)) - 1
			var text string
			switch {
			case f.piece > last:
				f.step = printDrain
				continue
			case f.piece == last:
				text = f.end
				if t.Interp.Split {
					err = f.emit(t)
				}
			case f.piece%2 == 1:
				text = f.sep
			default:
				item := f.items[f.piece/2]
				if !writtenByGo(item) {
					if err := f.emit(t); err != nil {
						return Value{}, err
					}
				}
				f.step = printItem
				if in, err = t.Str(item); err == object.Pending {
					return in, err
				}
				continue
			}
			if err != nil {
				return Value{}, err
			}
			if in, err = f.write(t, text); err == object.Pending {
				return in, err
			}
		case printItem:
			if err != nil {
				f.failed, f.step = err, printDrain
				continue
			}
			if in, err = f.write(t, object.AsStr(in).S); err == object.Pending {
				return in, err
			}
		case printWritten:
			if err != nil {
				return Value{}, err
			}
			f.piece++
			f.step = printPiece
		case printDrain:
			if err := f.emit(t); err != nil {
				return Value{}, err
			}
			if f.failed != nil {
				return Value{}, f.failed
			}
			f.step = printFlush
			if in, err = t.Truth(f.flush); err == object.Pending {
				return in, err
			}
		case printFlush:
			if err != nil {
				return Value{}, err
			}
			if in != object.True || f.stream != 0 {
				return object.None, nil
			}
			f.step = printFlushed
			if in, err = t.Invoke(f.file, "flush"); err == object.Pending {
				return in, err
			}
		case printFlushed:
			if err != nil {
				return Value{}, err
			}
			return object.None, nil
		}
	}
}

// write writes one piece, or keeps it for one of the machine's streams.
func (f *printFrame) write(t *Thread, text string) (Value, error) {
	f.step = printWritten
	if f.stream == 0 {
		return t.Invoke(f.file, "write", object.NewStr(text))
	}
	f.text = append(f.text, text...)
	return Value{}, nil
}

// emit writes what was kept. When that has to wait nothing has happened yet.
func (f *printFrame) emit(t *Thread) error {
	if len(f.text) == 0 {
		return nil
	}
	err := t.Interp.World.Write(t, f.stream, string(f.text))
	if err == nil {
		f.text = f.text[:0]
	}
	return err
}

// writtenByGo reports whether v's own class makes its string without Python code.
func writtenByGo(v Value) bool {
	k := v.Type()
	return k == object.StrType || k.Special(object.SpStr).Type() == object.NativeType && k.Special(object.SpRepr).Type() == object.NativeType
}

// inputFrame is input(): a line from the machine, or from what sys.stdin was
// replaced with; the prompt goes where print goes.
type inputFrame struct {
	prompt Value
	text   string
	in     Value // sys.stdin when it is not the machine's
	step   int
}

func (f *inputFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if f.in, err = stream(t, "stdin"); err != nil {
				return Value{}, err
			}
			if f.in == t.Interp.Streams[0] {
				f.in = Value{}
			}
			f.step = 1
			if in, err = t.Str(f.prompt); err == object.Pending {
				return in, err
			}
		case 1: // the prompt, where the machine does not write it
			if err != nil {
				return Value{}, err
			}
			f.text = object.AsStr(in).S
			out, err := stream(t, "stdout")
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			if f.text == "" || f.in.IsUnset() && direct(t, out) != 0 {
				continue
			}
			if in, err = t.Call(t.Interp.Builtins.GetStr(t, "print"), []Value{f.prompt, object.NewStr(""), out},
				[]*object.Str{object.Intern("end"), object.Intern("file")}); err != nil {
				return in, err
			}
			f.text = ""
		case 2:
			if err != nil {
				return Value{}, err
			}
			if f.in.IsUnset() {
				line, err := t.Interp.World.ReadLine(t, f.text)
				return inputLine(line, err)
			}
			f.step = 3
			if in, err = t.Invoke(f.in, "readline"); err == object.Pending {
				return in, err
			}
		case 3:
			if err != nil {
				return Value{}, err
			}
			line := object.AsStr(in)
			if line == nil {
				return Value{}, object.Raise(object.TypeError, "object.readline() returned non-string")
			}
			return inputLine(line.S, nil)
		}
	}
}

// inputLine takes the newline off a line; nothing at all is the end of the input.
func inputLine(line string, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	if line == "" {
		return Value{}, object.Raise(object.EOFError, "EOF when reading a line")
	}
	if line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
	}
	return object.NewStr(line), nil
}
