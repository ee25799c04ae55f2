package sys

// This file defines the standard streams: text files that the simulated
// computer reads and writes.

import (
	"strings"

	"taketurns/wasm/object"
)

// StreamType is io.TextIOWrapper, as far as the standard streams need it.
var StreamType = object.NewBuiltin("TextIOWrapper", object.ObjectType, true)

// bufferTypes are the binary sides of an input and an output stream.
var bufferTypes = [2]*object.Type{
	object.NewBuiltin("BufferedReader", object.ObjectType, true),
	object.NewBuiltin("BufferedWriter", object.ObjectType, true),
}

// UnsupportedOperation is io.UnsupportedOperation.
var UnsupportedOperation = object.NewBuiltin("UnsupportedOperation", object.OSError, false)

// A Stream is one of the standard streams.
type Stream struct {
	object.Head
	FD     int // 0, 1 or 2
	Closed bool
	Binary bool   // the stream is another one's buffer
	ahead  string // read and not yet taken
	ended  bool   // nothing comes any more
	errors string
	buffer Value // the binary side
	attrs  *object.Dict
}

func newStream(fd int) Value {
	s := &Stream{Head: object.Head{Type: StreamType}, FD: fd, errors: "strict"}
	if fd == 2 {
		s.errors = "backslashreplace"
	}
	s.buffer = object.Of(&Stream{Head: object.Head{Type: bufferTypes[min(fd, 1)]}, FD: fd, Binary: true})
	return object.Of(s)
}

func (s *Stream) name() string { return [...]string{"<stdin>", "<stdout>", "<stderr>"}[s.FD] }

func (s *Stream) mode() string {
	mode := "w"
	if s.FD == 0 {
		mode = "r"
	}
	if s.Binary {
		mode += "b"
	}
	return mode
}

// open returns an error when the stream was closed.
func (s *Stream) open() error {
	if !s.Closed {
		return nil
	}
	if s.Binary {
		return object.Raise(object.ValueError, "write to closed file")
	}
	return object.Raise(object.ValueError, "I/O operation on closed file.")
}

func stream(v Value) *Stream { return object.Ptr[Stream](v) }

func init() {
	UnsupportedOperation.Module = "io"
	UnsupportedOperation.Bases = append(UnsupportedOperation.Bases, object.ValueError)
	UnsupportedOperation.MRO = []*object.Type{UnsupportedOperation, object.OSError, object.ValueError, object.ExceptionType, object.BaseException, object.ObjectType}
	UnsupportedOperation.Changed()
	for _, k := range []*object.Type{StreamType, bufferTypes[0], bufferTypes[1]} {
		k.Module, k.Name, k.Final = "_io", "_io."+k.Name, true
		define(k)
	}
	StreamType.AttrsOf = func(v Value) **object.Dict { return &stream(v).attrs }
	StreamType.Define(
		object.Decl("reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", reconfigure),
	).Getters(
		object.Getter{Name: "encoding", Get: func(*Thread, Value) (Value, error) { return object.NewStr("utf-8"), nil }},
		object.Getter{Name: "errors", Get: func(_ *Thread, v Value) (Value, error) { return object.NewStr(stream(v).errors), nil }},
		object.Getter{Name: "newlines", Get: func(*Thread, Value) (Value, error) { return object.None, nil }},
		object.Getter{Name: "line_buffering", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(stream(v).FD != 0), nil }},
		object.Getter{Name: "write_through", Get: func(*Thread, Value) (Value, error) { return object.False, nil }},
		object.Getter{Name: "buffer", Get: func(_ *Thread, v Value) (Value, error) { return stream(v).buffer, nil }},
	)
}

// define gives a stream's type the methods that text and binary ones share.
func define(k *object.Type) {
	yes := func(which func(s *Stream) bool) object.NativeFn {
		return func(_ *Thread, a []Value) (Value, error) { return object.Bool(which(stream(a[0]))), nil }
	}
	k.SetNext(func(t *Thread, v Value) (Value, error) {
		line, err := stream(v).readLine(t, -1)
		if err == nil && line == "" {
			return Value{}, object.Stop
		}
		return stream(v).value(line), err
	})
	k.Define(
		object.Decl("__repr__(self, /)", func(_ *Thread, a []Value) (Value, error) {
			s := stream(a[0])
			if s.Binary {
				return object.NewStr("<" + s.Type.Name + " name='" + s.name() + "'>"), nil
			}
			return object.NewStr("<_io.TextIOWrapper name='" + s.name() + "' mode='" + s.mode() + "' encoding='utf-8'>"), nil
		}),
		object.Decl("__enter__(self, /)", func(_ *Thread, a []Value) (Value, error) { return a[0], stream(a[0]).open() }),
		object.Decl("__exit__(self, /, *args)", func(_ *Thread, a []Value) (Value, error) {
			stream(a[0]).Closed = true
			return object.None, nil
		}),
		object.Decl("close(self, /)", func(_ *Thread, a []Value) (Value, error) {
			stream(a[0]).Closed = true
			return object.None, nil
		}),
		object.Decl("fileno(self, /)", func(_ *Thread, a []Value) (Value, error) {
			return object.Int(int64(stream(a[0]).FD)), stream(a[0]).open()
		}),
		object.Decl("flush(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.None, stream(a[0]).open() }),
		object.Decl("isatty(self, /)", func(_ *Thread, a []Value) (Value, error) { return object.False, stream(a[0]).open() }),
		object.Decl("read(self, size=-1, /)", read),
		object.Decl("readable(self, /)", yes(func(s *Stream) bool { return s.FD == 0 })),
		object.Decl("readline(self, size=-1, /)", func(t *Thread, a []Value) (Value, error) {
			n, err := size(a[1])
			if err != nil {
				return Value{}, err
			}
			line, err := stream(a[0]).readLine(t, n)
			return stream(a[0]).value(line), err
		}),
		object.Decl("readlines(self, hint=-1, /)", func(t *Thread, a []Value) (Value, error) {
			all, err := stream(a[0]).readAll(t)
			if err != nil {
				return Value{}, err
			}
			var lines []Value
			for line := range strings.SplitAfterSeq(all, "\n") {
				if line != "" {
					lines = append(lines, stream(a[0]).value(line))
				}
			}
			return object.NewList(lines), nil
		}),
		object.Decl("seekable(self, /)", yes(func(*Stream) bool { return false })),
		object.Decl("writable(self, /)", yes(func(s *Stream) bool { return s.FD != 0 })),
		object.Decl("write(self, text, /)", write),
		object.Decl("writelines(self, lines, /)", func(t *Thread, a []Value) (Value, error) {
			return t.Collect(a[1], &lineWriter{s: stream(a[0])})
		}),
	).Getters(
		object.Getter{Name: "name", Get: func(_ *Thread, v Value) (Value, error) { return object.NewStr(stream(v).name()), nil }},
		object.Getter{Name: "mode", Get: func(_ *Thread, v Value) (Value, error) { return object.NewStr(stream(v).mode()), nil }},
		object.Getter{Name: "closed", Get: func(_ *Thread, v Value) (Value, error) { return object.Bool(stream(v).Closed), nil }},
	)
	for _, name := range []string{"seek(self, cookie, whence=0, /)", "tell(self, /)", "truncate(self, pos=None, /)"} {
		k.Define(object.Decl(name, func(*Thread, []Value) (Value, error) {
			return Value{}, object.Raise(UnsupportedOperation, "underlying stream is not seekable")
		}))
	}
}

func reconfigure(_ *Thread, a []Value) (Value, error) {
	if e := object.AsStr(a[1]); e != nil && strings.Trim(strings.ToLower(e.S), "-_") != "utf-8" && strings.ToLower(e.S) != "utf8" {
		return Value{}, object.Errorf(UnsupportedOperation, "the standard streams are UTF-8 here, not %s", e.S)
	}
	if e := object.AsStr(a[2]); e != nil {
		stream(a[0]).errors = e.S
	}
	return object.None, nil
}

// bytes returns the text to write as UTF-8, or binary data as it is, and its length in items.
func (s *Stream) bytes(t *Thread, v Value) (string, int, error) {
	if s.Binary {
		if b := object.AsBytes(v); b != nil {
			return b.S, len(b.S), nil
		}
		if b := object.As[object.ByteArray](v, object.ByteArrayType); b != nil {
			return string(b.B), len(b.B), nil
		}
		return "", 0, object.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	text := object.AsStr(v)
	if text == nil {
		return "", 0, object.Errorf(object.TypeError, "write() argument must be str, not %s", v.Type().Name)
	}
	b, err := t.Encode(text, "utf-8", s.errors)
	if err != nil {
		return "", 0, err
	}
	return object.AsBytes(b).S, text.Len(), nil
}

func (s *Stream) canWrite() error {
	if err := s.open(); err != nil {
		return err
	}
	if s.FD == 0 {
		return object.Raise(UnsupportedOperation, "not writable")
	}
	return nil
}

func write(t *Thread, a []Value) (Value, error) {
	s := stream(a[0])
	if err := s.canWrite(); err != nil {
		return Value{}, err
	}
	text, n, err := s.bytes(t, a[1])
	if err != nil {
		return Value{}, err
	}
	if text != "" {
		if err := t.Interp.World.Write(t, s.FD, text); err != nil {
			return Value{}, err
		}
	}
	return object.Int(int64(n)), nil
}

// lineWriter writes the items of writelines.
type lineWriter struct{ s *Stream }

// Take writes all lines together.
func (w *lineWriter) Take(t *Thread, items []Value) (Value, error) {
	if err := w.s.canWrite(); err != nil {
		return Value{}, err
	}
	var all strings.Builder
	for _, v := range items {
		text, _, err := w.s.bytes(t, v)
		if err != nil {
			return Value{}, err
		}
		all.WriteString(text)
	}
	return t.Run(&writeFrame{stream: w.s.FD, text: all.String()})
}

// writeFrame writes text to a stream of the machine, however often that has to wait.
type writeFrame struct {
	stream int
	text   string
}

func (f *writeFrame) Resume(t *Thread, _ Value, _ error) (Value, error) {
	if f.text != "" {
		if err := t.Interp.World.Write(t, f.stream, f.text); err != nil {
			return Value{}, err
		}
	}
	return object.None, nil
}

// value returns what was read as str or bytes.
func (s *Stream) value(text string) Value {
	if s.Binary {
		return object.NewBytes(text)
	}
	return object.NewStr(strings.ToValidUTF8(text, "\uFFFD"))
}

// source is where a stream's unread text is: a buffer shares that of the text side.
func (s *Stream) more(t *Thread) error {
	if err := s.open(); err != nil {
		return err
	}
	if s.FD != 0 {
		return object.Raise(UnsupportedOperation, "not readable")
	}
	if s.ended {
		return nil
	}
	line, err := t.Interp.World.ReadLine(t, "")
	if err != nil {
		return err
	}
	s.ahead += line
	s.ended = line == ""
	return nil
}

// readLine takes a line, or at most n characters of one when n is not negative.
func (s *Stream) readLine(t *Thread, n int) (string, error) {
	if err := s.open(); err != nil {
		return "", err
	}
	for !strings.Contains(s.ahead, "\n") && !s.ended {
		if err := s.more(t); err != nil {
			return "", err
		}
	}
	line := s.ahead
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i+1]
	}
	return s.take(s.first(line, n)), nil
}

// readAll takes everything up to the end.
func (s *Stream) readAll(t *Thread) (string, error) {
	if s.ended {
		return s.take(s.ahead), s.open()
	}
	for !s.ended {
		if err := s.more(t); err != nil {
			return "", err
		}
	}
	return s.take(s.ahead), nil
}

func (s *Stream) take(text string) string {
	s.ahead = s.ahead[len(text):]
	if s.ended && s.ahead == "" {
		s.ended = false // who reads on at a terminal's end of file is asked again
	}
	return text
}

// first returns the first n characters, or bytes, of text; all of it when n is negative.
func (s *Stream) first(text string, n int) string {
	if n < 0 || n >= len(text) {
		return text
	}
	if s.Binary {
		return text[:n]
	}
	end := 0
	for ; n > 0 && end < len(text); n-- {
		_, w := object.DecodeRune(text[end:])
		end += w
	}
	return text[:end]
}

func read(t *Thread, a []Value) (Value, error) {
	s := stream(a[0])
	n, err := size(a[1])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		all, err := s.readAll(t)
		return s.value(all), err
	}
	for len(s.ahead) < 4*n && !s.ended && s.first(s.ahead, n) == s.ahead {
		if err := s.more(t); err != nil {
			return Value{}, err
		}
	}
	if err := s.open(); err != nil {
		return Value{}, err
	}
	return s.value(s.take(s.first(s.ahead, n))), nil
}

// size takes the argument of read and readline: -1 for None.
func size(v Value) (int, error) {
	if v.IsNone() {
		return -1, nil
	}
	n, ok := object.AsInt(v)
	if !ok {
		return 0, object.Errorf(object.TypeError, "argument should be integer or None, not '%s'", v.Type().Name)
	}
	return int(n), nil
}
