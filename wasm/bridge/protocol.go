// This file defines the messages that page and engine exchange, as bytes: the twin of
// web/engine/protocol.js, whose opening comment is the specification.

package bridge

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
)

// A Message is a list of named fields, in the order they are sent.
type Message []Field

// A Field is one name and its value.
type Field struct {
	Name  string
	Value Value
}

// A Value is a string, []byte, int64, float64, bool, List or Message.
type Value any

// A List is several values.
type List []Value

// maxDepth bounds how deep values nest, so that no input can exhaust the stack.
const maxDepth = 32

// maxWhole is the largest varint that JavaScript's numbers hold exactly.
const maxWhole = 1<<53 - 1

var (
	errShort   = errors.New("protocol: cut short")
	errTrail   = errors.New("protocol: bytes after the message")
	errDeep    = errors.New("protocol: too deep")
	errLarge   = errors.New("protocol: number too large")
	errInvalid = errors.New("protocol: a value of no known type")
)

// Value returns the field called name, or nil. The last of several counts.
func (m Message) Value(name string) Value {
	for i := len(m) - 1; i >= 0; i-- {
		if m[i].Name == name {
			return m[i].Value
		}
	}
	return nil
}

// Text returns a text field, or "".
func (m Message) Text(name string) string { v, _ := m.Value(name).(string); return v }

// Bytes returns a bytes field, or nil.
func (m Message) Bytes(name string) []byte { v, _ := m.Value(name).([]byte); return v }

// Int returns a whole number, or 0.
func (m Message) Int(name string) int64 { v, _ := m.Value(name).(int64); return v }

// Bool returns a truth value, or false.
func (m Message) Bool(name string) bool { v, _ := m.Value(name).(bool); return v }

// List returns a list field, or nil.
func (m Message) List(name string) List { v, _ := m.Value(name).(List); return v }

// Message returns a nested message, or nil.
func (m Message) Message(name string) Message { v, _ := m.Value(name).(Message); return v }

// Float returns a number, whole or not, or 0.
func (m Message) Float(name string) float64 {
	switch v := m.Value(name).(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return 0
}

// Encode writes a message as bytes. It fails on a value of another type, a whole number of
// more than 53 bits, and nesting beyond 32.
func Encode(m Message) ([]byte, error) {
	return appendMessage(make([]byte, 0, 256), m, 0)
}

func appendMessage(out []byte, m Message, depth int) ([]byte, error) {
	out = binary.AppendUvarint(out, uint64(len(m)))
	var err error
	for _, field := range m {
		out = appendText(out, field.Name)
		if out, err = appendValue(out, field.Value, depth+1); err != nil {
			return nil, errors.New(err.Error() + ", in field " + strconv.Quote(field.Name))
		}
	}
	return out, nil
}

func appendValue(out []byte, value Value, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	switch v := value.(type) {
	case string:
		return appendText(append(out, 's'), v), nil
	case []byte:
		out = binary.AppendUvarint(append(out, 'b'), uint64(len(v)))
		return append(out, v...), nil
	case int:
		return appendWhole(out, int64(v))
	case int64:
		return appendWhole(out, v)
	case float64:
		return binary.LittleEndian.AppendUint64(append(out, 'f'), math.Float64bits(v)), nil
	case bool:
		if v {
			return append(out, 'T'), nil
		}
		return append(out, 'F'), nil
	case List:
		out = binary.AppendUvarint(append(out, 'l'), uint64(len(v)))
		var err error
		for _, item := range v {
			if out, err = appendValue(out, item, depth+1); err != nil {
				return nil, err
			}
		}
		return out, nil
	case Message:
		return appendMessage(append(out, 'm'), v, depth)
	}
	return nil, errInvalid
}

func appendText(out []byte, text string) []byte {
	out = binary.AppendUvarint(out, uint64(len(text)))
	return append(out, text...)
}

func appendWhole(out []byte, n int64) ([]byte, error) {
	if n > maxWhole/2 || n < -maxWhole/2 {
		return nil, errLarge
	}
	return binary.AppendVarint(append(out, 'i'), n), nil
}

// Decode reads one message, which must fill the bytes exactly. Texts and bytes are copies.
func Decode(bytes []byte) (Message, error) {
	in := reader{bytes}
	m, err := in.message(0)
	if err != nil {
		return nil, err
	}
	if len(in.rest) > 0 {
		return nil, errTrail
	}
	return m, nil
}

// A reader takes a message apart from the front.
type reader struct{ rest []byte }

func (r *reader) byte() (byte, error) {
	if len(r.rest) == 0 {
		return 0, errShort
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b, nil
}

func (r *reader) take(n uint64) ([]byte, error) {
	if n > uint64(len(r.rest)) {
		return nil, errShort
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken, nil
}

func (r *reader) varint() (uint64, error) {
	n, size := binary.Uvarint(r.rest)
	if size == 0 {
		return 0, errShort
	}
	if size < 0 || n > maxWhole {
		return 0, errLarge
	}
	r.rest = r.rest[size:]
	return n, nil
}

func (r *reader) block() ([]byte, error) {
	n, err := r.varint()
	if err != nil {
		return nil, err
	}
	return r.take(n)
}

// count reads how many items follow. Each takes a byte at least, so a count larger than what
// is left is refused before any room is made for it.
func (r *reader) count() (int, error) {
	n, err := r.varint()
	if err == nil && n > uint64(len(r.rest)) {
		err = errShort
	}
	return int(n), err
}

func (r *reader) message(depth int) (Message, error) {
	n, err := r.count()
	if err != nil {
		return nil, err
	}
	var m Message
	for range n {
		name, err := r.block()
		if err != nil {
			return nil, err
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		m = append(m, Field{string(name), value})
	}
	return m, nil
}

func (r *reader) value(depth int) (Value, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	kind, err := r.byte()
	if err != nil {
		return nil, err
	}
	switch kind {
	case 's':
		text, err := r.block()
		return string(text), err
	case 'b':
		block, err := r.block()
		return append([]byte{}, block...), err
	case 'i':
		n, err := r.varint()
		return int64(n>>1) ^ -int64(n&1), err
	case 'f':
		eight, err := r.take(8)
		if err != nil {
			return nil, err
		}
		return math.Float64frombits(binary.LittleEndian.Uint64(eight)), nil
	case 'T':
		return true, nil
	case 'F':
		return false, nil
	case 'l':
		return r.list(depth)
	case 'm':
		return r.message(depth)
	}
	return nil, errInvalid
}

func (r *reader) list(depth int) (List, error) {
	n, err := r.count()
	if err != nil {
		return nil, err
	}
	list := List{}
	for range n {
		item, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}
