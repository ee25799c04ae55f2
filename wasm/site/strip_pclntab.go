// This file rewrites the tables by which the Go runtime finds its way through a
// stack (Go's runtime/symtab.go and cmd/link/internal/ld/pcln.go describe them).
// The garbage collector, growing stacks and recover need frame sizes, pointer
// maps, deferred calls and what kind of function a function is. Names, files,
// lines, arguments and most of what was inlined are for tracebacks only, and are
// three quarters of the tables.

package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"sort"
	"strings"
)

// The runtime's numbers, from Go's internal/abi/symtab.go.
const (
	pcdataUnsafePoint  = 0 // for preemption by signals, which wasm has not
	pcdataInlTree      = 2
	pcdataArgLive      = 3
	funcdataInlTree    = 3
	funcdataArgInfo    = 5
	funcdataArgLive    = 6
	funcdataWrapInfo   = 7
	funcIDWrapper      = 23
	noFuncdata         = 1<<32 - 1
	inlinedCallSize    = 16
	funcSize           = 11 * 4
	usualSize          = 64
	unknownArgs        = 1 << 31
	pclntabMagic       = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	bucketSize         = 20 // of the table of buckets: the first function, 16 differences to it
	bucketText         = 4096
	moduledataGofunc   = 320
	moduledataEpclntab = 328
)

// placeholders are the names that functions have afterwards: the runtime looks
// for the prefix "runtime." to tell its own goroutines, takes apart the name of a
// wrapper that was called with a nil pointer, and knows two functions of package
// reflect by name. The first is that of all others.
const placeholders = "\x00runtime.f\x00go.(*T).f\x00reflect.makeFuncStub\x00reflect.methodValueCall\x00"

// A function is one entry of the table of functions, runtime._func.
type function struct {
	entry, args, deferreturn uint32
	pcsp                     uint32
	name                     uint32 // among the placeholders
	id, flag                 byte
	pcdata, funcdata         []uint32
}

// tables are where a program keeps what the runtime reads.
type tables struct {
	names, cus, files, pctab []byte
	functab                  []byte // pairs of entry and offset, then the functions
	funcdata                 []byte
	buckets                  []byte
	count                    int // of functions
}

// stripTables removes from a program's memory what tracebacks alone read.
func stripTables(m *memory) error {
	t, err := findTables(m)
	if err != nil {
		return err
	}
	functions, err := t.functions()
	if err != nil {
		return err
	}
	all := t.starts(functions)
	for _, f := range functions {
		f.strip()
	}
	if err := t.writeFuncdata(functions, all); err != nil {
		return err
	}
	if err := t.writePctab(functions); err != nil {
		return err
	}
	if err := t.writeNames(); err != nil {
		return err
	}
	clear(t.cus)
	clear(t.files)
	t.roundBuckets()
	return t.writeFunctions(functions)
}

// findTables finds the header of the tables, and the runtime's moduledata by its
// pointers to them.
func findTables(m *memory) (*tables, error) {
	for from := 0; ; {
		i := bytes.Index(m.data[from:], []byte(pclntabMagic))
		if i < 0 {
			return nil, errors.New("its tables of functions are not found")
		}
		header := m.base + uint64(from+i)
		from += i + 1
		if header%8 != 0 {
			continue
		}
		// What moduledata begins with: the header, then the table of names.
		m.err = nil
		start := binary.LittleEndian.AppendUint64(nil, header)
		start = binary.LittleEndian.AppendUint64(start, header+m.word(header+32))
		if j := bytes.Index(m.data, start); j >= 0 && m.err == nil {
			if t := readTables(m, header, m.base+uint64(j)); m.err == nil {
				return t, nil
			}
		}
	}
}

// readTables reads header and moduledata, which say the same twice.
func readTables(m *memory, header, moduledata uint64) *tables {
	slice := func(at, size uint64) (start uint64, b []byte) {
		start = m.word(moduledata + at)
		count := m.word(moduledata + at + 8)
		if count > maxMemory || count != m.word(moduledata+at+16) {
			m.err = errors.New("a table has no length")
			return start, nil
		}
		return start, m.bytes(start, count*size)
	}
	t := &tables{count: int(m.word(header+8) & (1<<24 - 1))}
	var starts [5]uint64
	starts[0], t.names = slice(8, 1)
	starts[1], t.cus = slice(32, 4)
	starts[2], t.files = slice(56, 1)
	starts[3], t.pctab = slice(80, 1)
	starts[4], t.functab = slice(104, 1)
	for i, start := range starts {
		if start != header+m.word(header+32+8*uint64(i)) {
			m.err = errors.New("the tables are not where the header says")
		}
	}
	ftab, pairs := slice(128, 8)
	if ftab != starts[4] || len(pairs) != (t.count+1)*8 || len(pairs) > len(t.functab) {
		m.err = errors.New("the table of functions has another length")
	}
	gofunc, end := m.word(moduledata+moduledataGofunc), m.word(moduledata+moduledataEpclntab)
	buckets, text := m.word(moduledata+152), m.word(moduledata+168)-m.word(moduledata+160)
	t.buckets = m.bytes(buckets, text/bucketText*bucketSize)
	if buckets > gofunc && buckets < end {
		end = buckets
	}
	if gofunc < starts[4]+uint64(len(t.functab)) || gofunc > end {
		m.err = errors.New("the functions' data are elsewhere")
		return t
	}
	t.funcdata = m.bytes(gofunc, end-gofunc)
	return t
}

var errFunction = errors.New("a function is not where its table says")

// functions reads all functions.
func (t *tables) functions() ([]*function, error) {
	var all []*function
	for i := range t.count {
		entry := word(t.functab, 8*i)
		at := int(word(t.functab, 8*i+4))
		if at < 8*t.count || at+funcSize > len(t.functab) {
			return nil, errFunction
		}
		b := t.functab[at:]
		f := &function{
			entry: entry, args: word(b, 8), deferreturn: word(b, 12), pcsp: word(b, 16),
			id: b[40], flag: b[41],
		}
		name, npcdata, nfuncdata := int(int32(word(b, 4))), int(word(b, 28)), int(b[43])
		if word(b, 0) != entry || name < 0 || name >= len(t.names) ||
			npcdata > 16 || nfuncdata > 16 || funcSize+4*(npcdata+nfuncdata) > len(b) {
			return nil, errFunction
		}
		text, _, _ := bytes.Cut(t.names[name:], []byte{0})
		f.name = f.placeholder(string(text))
		for j := range npcdata {
			f.pcdata = append(f.pcdata, word(b, funcSize+4*j))
		}
		for j := range nfuncdata {
			f.funcdata = append(f.funcdata, word(b, funcSize+4*(npcdata+j)))
		}
		all = append(all, f)
	}
	return all, nil
}

// strip takes from a function what it has for tracebacks only.
//
// What was inlined where counts in one more place: recover answers only a
// function that was deferred itself, and so counts the frames between, among them
// inlined ones, that are no wrappers. A function that recovers is not inlined, so
// every other frame that is no wrapper is one too many by itself; what wrappers
// have inlined is kept.
func (f *function) strip() {
	drop := func(list []uint32, i int, none uint32) {
		if i < len(list) {
			list[i] = none
		}
	}
	drop(f.pcdata, pcdataUnsafePoint, 0)
	drop(f.pcdata, pcdataArgLive, 0)
	drop(f.funcdata, funcdataArgInfo, noFuncdata)
	drop(f.funcdata, funcdataArgLive, noFuncdata)
	drop(f.funcdata, funcdataWrapInfo, noFuncdata)
	if f.id != funcIDWrapper {
		drop(f.pcdata, pcdataInlTree, 0)
		drop(f.funcdata, funcdataInlTree, noFuncdata)
	}
	for len(f.pcdata) > 0 && f.pcdata[len(f.pcdata)-1] == 0 {
		f.pcdata = f.pcdata[:len(f.pcdata)-1]
	}
	for len(f.funcdata) > 0 && f.funcdata[len(f.funcdata)-1] == noFuncdata {
		f.funcdata = f.funcdata[:len(f.funcdata)-1]
	}
}

// starts lists where the pieces of the functions' data begin, in order. A piece
// reaches to the next.
func (t *tables) starts(functions []*function) (all []uint32) {
	for _, f := range functions {
		for _, start := range f.funcdata {
			if start != noFuncdata {
				all = append(all, start)
			}
		}
	}
	slices.Sort(all)
	return append(slices.Compact(all), uint32(len(t.funcdata)))
}

// writeFuncdata moves the pieces together that functions still have.
func (t *tables) writeFuncdata(functions []*function, all []uint32) error {
	old := bytes.Clone(t.funcdata)
	moved := map[uint32]uint32{}
	for _, f := range functions {
		for i, start := range f.funcdata {
			if start == noFuncdata {
				continue
			}
			if int(start) >= len(old) {
				return errFunction
			}
			moved[start] = 0
			if i == funcdataInlTree {
				for at := start; at+inlinedCallSize <= all[next(all, start)]; at += inlinedCallSize {
					clear(old[at+4 : at+8])   // the name
					clear(old[at+12 : at+16]) // the line
				}
			}
		}
	}
	clear(t.funcdata)
	to, align := uint32(0), uint32(8)
	for i, start := range all[:len(all)-1] {
		// The linker sorts by alignment, the largest first: after a piece that is not
		// aligned none has to be.
		for start%align != 0 {
			align /= 2
		}
		if _, kept := moved[start]; kept {
			to = (to + align - 1) &^ (align - 1)
			moved[start] = to
			to += uint32(copy(t.funcdata[to:], old[start:all[i+1]]))
		}
	}
	for _, f := range functions {
		for i, start := range f.funcdata {
			if start != noFuncdata {
				f.funcdata[i] = moved[start]
			}
		}
	}
	return nil
}

func next(all []uint32, start uint32) int {
	return sort.Search(len(all), func(i int) bool { return all[i] > start })
}

// writePctab moves the lists together that functions still have: pairs of how
// much a value changes and for how many places it holds, ended by a zero. A list
// at 0 is none.
func (t *tables) writePctab(functions []*function) error {
	old := bytes.Clone(t.pctab)
	clear(t.pctab)
	to := 1
	known := map[string]uint32{}
	failed := false
	move := func(start uint32) uint32 {
		if start == 0 {
			return 0
		}
		list := pcList(old, int(start))
		if list == nil || to+len(list) > len(t.pctab) {
			failed = true
			return 0
		}
		at, ok := known[string(list)]
		if !ok {
			at = uint32(to)
			known[string(list)] = at
			to += copy(t.pctab[to:], list)
		}
		return at
	}
	for _, f := range functions {
		f.pcsp = move(f.pcsp)
	}
	for _, f := range functions {
		for i := range f.pcdata {
			f.pcdata[i] = move(f.pcdata[i])
		}
	}
	if failed {
		return errors.New("a list of frame sizes does not end")
	}
	return nil
}

// pcList returns the list that begins there, with the zero that ends it.
func pcList(pctab []byte, start int) []byte {
	for at := start; at < len(pctab); {
		if pctab[at] == 0 && at > start {
			return pctab[start : at+1]
		}
		for range 2 {
			_, n := binary.Uvarint(pctab[at:])
			if n <= 0 {
				return nil
			}
			at += n
		}
	}
	return nil
}

func (t *tables) writeNames() error {
	if len(t.names) < len(placeholders) {
		return errors.New("it has too few names")
	}
	clear(t.names)
	copy(t.names, placeholders)
	return nil
}

// placeholder says where among the placeholders the name is that a function of
// that name has afterwards.
func (f *function) placeholder(name string) uint32 {
	switch {
	case f.args == unknownArgs && strings.HasPrefix(name, "reflect."):
	case strings.HasPrefix(name, "runtime."):
		name = "runtime.f"
	case f.id == funcIDWrapper:
		name = "go.(*T).f"
	default:
		return 0
	}
	return uint32(strings.Index(placeholders, "\x00"+name+"\x00") + 1)
}

func (f *function) size() int { return funcSize + 4*(len(f.pcdata)+len(f.funcdata)) }

// writeFunctions writes the functions one after the other, behind the table that
// says where they are.
func (t *tables) writeFunctions(functions []*function) error {
	end := word(t.functab, 8*t.count)
	to := 8*t.count + 4
	old := len(t.functab)
	out := make([]byte, to, old)
	reserved := old // what the functions to come do not need
	for _, f := range functions {
		reserved -= f.size()
	}
	for i, f := range functions {
		start := len(out)
		reserved += f.size()
		binary.LittleEndian.PutUint32(out[8*i:], f.entry)
		binary.LittleEndian.PutUint32(out[8*i+4:], uint32(len(out)))
		// entry, name, args, deferreturn, pcsp, file, line, number of pcdata,
		// compilation unit, first line
		for _, field := range []uint32{
			f.entry, f.name, f.args, f.deferreturn, f.pcsp, 0, 0, uint32(len(f.pcdata)), 0, 0,
		} {
			out = binary.LittleEndian.AppendUint32(out, field)
		}
		out = append(out, f.id, f.flag, 0, byte(len(f.funcdata)))
		for _, at := range append(f.pcdata, f.funcdata...) {
			out = binary.LittleEndian.AppendUint32(out, at)
		}
		// Most functions get the same size, which compresses better, while there is room.
		if size := len(out) - start; size < usualSize && len(out)+usualSize-size <= reserved {
			out = append(out, make([]byte, usualSize-size)...)
		}
	}
	binary.LittleEndian.PutUint32(out[8*t.count:], end)
	if len(out) > old {
		return errFunction
	}
	clear(t.functab)
	copy(t.functab, out)
	return nil
}

// roundBuckets makes the table that says at which function to begin to look for a
// place in the code say it for 16 functions at once. In wasm, where a function
// begins at every 65536th place, it says it for every function 16 times.
func (t *tables) roundBuckets() {
	for b := t.buckets; len(b) >= bucketSize; b = b[bucketSize:] {
		binary.LittleEndian.PutUint32(b, word(b, 0)&^15)
	}
}

// word reads a number of four bytes.
func word(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
