// This file makes a Go program's WebAssembly smaller: it takes out of its data
// what only tracebacks of Go would read, and writes the data so that it
// compresses well. strip_pclntab.go knows what that is.

package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// stripWasm returns a program that does the same, panics and recovery from them
// included, but whose own tracebacks have neither names nor lines. With an error
// the program is one that it does not know how to strip.
//
// How the runtime's tables are laid out is no promise of Go's, so it must be a
// version whose layout is known, and everything that can be checked is.
func stripWasm(wasm []byte) ([]byte, error) {
	sections, err := readSections(wasm)
	if err != nil {
		return nil, err
	}
	data := -1
	version := ""
	for i, s := range sections {
		switch {
		case s.id == sectionData:
			data = i
		case s.id == sectionCustom && bytes.HasPrefix(s.body, []byte("\x09producers")):
			version = producer(s.body)
		}
	}
	if !strings.HasPrefix(version, "go1.26") {
		return nil, fmt.Errorf("made by %q, whose tables are not known", version)
	}
	if data < 0 {
		return nil, errors.New("it has no data")
	}
	memory, err := readSegments(sections[data].body)
	if err != nil {
		return nil, err
	}
	if err := stripTables(memory); err != nil {
		return nil, err
	}
	sections[data].body = memory.segments()

	out := append([]byte(nil), wasm[:wasmHeader]...)
	for _, s := range sections {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out, nil
}

const (
	wasmHeader    = 8 // magic and version
	sectionCustom = 0
	sectionData   = 11
)

// A section is one part of a WebAssembly file.
type section struct {
	id   byte
	body []byte
}

func readSections(wasm []byte) (sections []section, err error) {
	if !bytes.HasPrefix(wasm, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errors.New("not WebAssembly")
	}
	for rest := wasm[wasmHeader:]; len(rest) > 0; {
		id := rest[0]
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errors.New("a section is longer than the file")
		}
		body := rest[1+n:][:size]
		sections = append(sections, section{id, body})
		rest = rest[1+n+int(size):]
	}
	return sections, nil
}

// producer returns the version of Go in a "producers" section.
func producer(body []byte) string {
	if _, rest, ok := bytes.Cut(body, []byte("\x02Go")); ok && len(rest) > 0 && int(rest[0]) < len(rest) {
		return string(rest[1 : 1+rest[0]])
	}
	return ""
}

// A memory is what a program finds in its memory when it starts, from the first
// address that is not zero. Reading and writing outside of it sets err.
type memory struct {
	base uint64
	data []byte
	err  error
}

// maxMemory bounds what a file can make of a small segment far away.
const maxMemory = 256 << 20

// readSegments puts together the memory that the segments of a data section make.
func readSegments(body []byte) (*memory, error) {
	type segment struct {
		address uint64
		data    []byte
	}
	var all []segment
	bad := errors.New("its data has a form that Go's linker does not write")
	count, n := binary.Uvarint(body)
	if n <= 0 {
		return nil, bad
	}
	body = body[n:]
	m := &memory{base: 1 << 32}
	end := uint64(0)
	for range count {
		// Memory 0, i32.const address, end, size.
		if len(body) < 2 || body[0] != 0 || body[1] != 0x41 {
			return nil, bad
		}
		address, n := signedLEB(body[2:])
		if n == 0 || address < 0 || len(body) < 3+n || body[2+n] != 0x0b {
			return nil, bad
		}
		body = body[3+n:]
		size, n := binary.Uvarint(body)
		if n <= 0 || size > uint64(len(body)-n) {
			return nil, bad
		}
		s := segment{uint64(address), body[n:][:size]}
		body = body[n+int(size):]
		m.base, end = min(m.base, s.address), max(end, s.address+size)
		all = append(all, s)
	}
	if len(body) > 0 || end < m.base || end-m.base > maxMemory {
		return nil, bad
	}
	m.data = make([]byte, end-m.base)
	for _, s := range all {
		copy(m.data[s.address-m.base:], s.data)
	}
	return m, nil
}

// minHole is how many zeros make it worth to begin another segment. A compressor
// writes zeros in fewer bytes than it needs for a segment's address.
const minHole = 256

// segments writes the memory as the body of a data section, without long runs of
// zeros.
func (m *memory) segments() []byte {
	var out []byte
	count := uint64(0)
	for at := 0; at < len(m.data); {
		if m.data[at] == 0 {
			at++
			continue
		}
		end, next := at, at // the last byte that is not zero, plus one
		for ; next < len(m.data) && next-end < minHole; next++ {
			if m.data[next] != 0 {
				end = next + 1
			}
		}
		out = append(out, 0, 0x41)
		out = appendSignedLEB(out, int64(m.base)+int64(at))
		out = append(out, 0x0b)
		out = binary.AppendUvarint(out, uint64(end-at))
		out = append(out, m.data[at:end]...)
		count++
		at = next
	}
	return append(binary.AppendUvarint(nil, count), out...)
}

// signedLEB reads a signed number in LEB128 and returns its length, 0 when there
// is none.
func signedLEB(b []byte) (value int64, n int) {
	for shift := 0; n < len(b) && shift < 64; shift += 7 {
		c := b[n]
		n++
		value |= int64(c&0x7f) << shift
		if c&0x80 == 0 {
			if c&0x40 != 0 && shift < 57 {
				value |= -1 << (shift + 7)
			}
			return value, n
		}
	}
	return 0, 0
}

func appendSignedLEB(out []byte, value int64) []byte {
	for value < -64 || value > 63 {
		out = append(out, byte(value)&0x7f|0x80)
		value >>= 7
	}
	return append(out, byte(value)&0x7f)
}

// bytes returns the memory at an address, writable, or nil.
func (m *memory) bytes(address, size uint64) []byte {
	if address < m.base || address-m.base > uint64(len(m.data)) || size > uint64(len(m.data))-(address-m.base) {
		m.err = errors.New("a table is not where its address says")
		return nil
	}
	return m.data[address-m.base:][:size:size]
}

func (m *memory) word(address uint64) uint64 {
	if b := m.bytes(address, 8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}
