// Package stdlib is what import finds: the list of the library's modules.
package stdlib

// This file lists the modules. One written in Python is found by its folder;
// one with natives stands in the list below.

import (
	"errors"
	"strconv"
	"strings"

	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/_bisect"
	"taketurns/wasm/stdlib/_collections"
	"taketurns/wasm/stdlib/_contextvars"
	"taketurns/wasm/stdlib/_functools"
	"taketurns/wasm/stdlib/_heapq"
	"taketurns/wasm/stdlib/_machine"
	"taketurns/wasm/stdlib/_mp"
	"taketurns/wasm/stdlib/_multiprocessing"
	"taketurns/wasm/stdlib/_operator"
	"taketurns/wasm/stdlib/_queue"
	"taketurns/wasm/stdlib/_random"
	"taketurns/wasm/stdlib/_signal"
	"taketurns/wasm/stdlib/_sre"
	"taketurns/wasm/stdlib/_struct"
	"taketurns/wasm/stdlib/_thread"
	"taketurns/wasm/stdlib/_traceback"
	"taketurns/wasm/stdlib/_weakref"
	"taketurns/wasm/stdlib/atexit"
	"taketurns/wasm/stdlib/builtins"
	"taketurns/wasm/stdlib/gc"
	"taketurns/wasm/stdlib/itertools"
	"taketurns/wasm/stdlib/math"
	"taketurns/wasm/stdlib/os"
	"taketurns/wasm/stdlib/sys"
	"taketurns/wasm/stdlib/time"
)

// Natives are the modules that have natives.
var Natives = []*object.Library{
	&_bisect.Module,
	&_collections.Module,
	&_contextvars.Module,
	&_functools.Module,
	&_heapq.Module,
	&_machine.Module,
	&_mp.Module,
	&_multiprocessing.Module,
	&_operator.Module,
	&_queue.Module,
	&_random.Module,
	&_signal.Module,
	&_sre.Module,
	&_struct.Module,
	&_thread.Module,
	&_traceback.Module,
	&_weakref.Module,
	&atexit.Module,
	&builtins.Module,
	&gc.Module,
	&itertools.Module,
	&math.Module,
	&os.Module,
	&sys.Module,
	&time.Module,
}

// Root is where the library's files seem to stand.
const Root = "/usr/lib/python3.13/"

var libraries map[string]*object.Library

// Find returns the module of that full name, or nil.
func Find(name string) *object.Library {
	if libraries == nil {
		load()
	}
	return libraries[name]
}

// Forget lets go of the heap of the last run, which the code of the modules has caches into.
func Forget() {
	for _, lib := range libraries {
		if lib.Code != nil {
			lib.Code.Forget()
		}
	}
}

// Names returns the names of all modules.
func Names() (names []string) {
	if libraries == nil {
		load()
	}
	for name := range libraries {
		names = append(names, name)
	}
	return names
}

// Source returns the text of a file of the library, "" when there is none.
func Source(file string) string {
	if libraries == nil {
		load()
	}
	for _, lib := range libraries {
		if lib.File == file && file != "" {
			return lib.Source
		}
	}
	return ""
}

// load collects the modules: first those with natives, then what is embedded.
func load() {
	libraries = map[string]*object.Library{}
	for _, lib := range Natives {
		libraries[lib.Name] = lib
	}
	eachEmbedded(add)
}

// add makes a module of a file: threading/threading.py is threading,
// asyncio/__init__.py is the package asyncio and asyncio/locks.py is asyncio.locks.
func add(path, text string) {
	parts := strings.Split(strings.TrimSuffix(path, ".py"), "/")
	last := parts[len(parts)-1]
	lib := &object.Library{File: Root + path, Source: text}
	switch {
	case last == "__init__":
		parts, lib.IsPkg = parts[:len(parts)-1], true
	case len(parts) > 1 && last == parts[len(parts)-2]:
		parts = parts[:len(parts)-1]
		lib.File = Root + strings.Join(parts, "/") + ".py"
	}
	lib.Name = strings.Join(parts, ".")
	if native := libraries[lib.Name]; native != nil {
		native.Source, native.File, native.IsPkg = lib.Source, lib.File, lib.IsPkg
	} else {
		libraries[lib.Name] = lib
	}
}

// AppendFile adds a file to an archive of the library: its path from the folder
// of the library, its length and its text.
func AppendFile(archive []byte, path string, text []byte) []byte {
	archive = append(archive, path+" "+strconv.Itoa(len(text))+"\n"...)
	return append(append(archive, text...), '\n')
}

// Load gives the library the files of an archive, before the first run. A page has
// them from its server, everything else has them embedded.
func Load(archive string) error {
	if libraries == nil {
		load()
	}
	for archive != "" {
		head, rest, _ := strings.Cut(archive, "\n")
		path, number, _ := strings.Cut(head, " ")
		size, err := strconv.Atoi(number)
		if err != nil || size < 0 || size >= len(rest) || !strings.HasSuffix(path, ".py") {
			return errors.New("the library's files are cut short")
		}
		add(path, rest[:size])
		archive = rest[size+1:]
	}
	return nil
}
