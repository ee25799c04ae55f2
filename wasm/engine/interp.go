package engine

// This file makes interpreters and finds their modules.

import (
	"path"
	"slices"
	"strings"

	"taketurns/wasm/compile"
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib"
)

// newInterp makes the interpreter of a fresh process.
func (r *Run) newInterp(_ *object.Interp) *object.Interp {
	in := &object.Interp{
		Modules: object.NewDict(), Builtins: object.NewDict(), RecLimit: 1000, SwitchInterval: machine.SwitchInterval, MaxHeap: r.m.MaxHeap,
		HashKey: object.HashKey(uint32(r.opts.Seed)), HashGen: hashGen(r.opts.Seed), Entropy: uint64(r.opts.Seed), Registry: map[string]object.Value{},
		Split: r.opts.Switch != "calls",
	}
	in.Finder = &finder{r}
	in.Sources = r
	return in
}

// newChild makes the interpreter of a process that runs code as python -c does.
func (r *Run) newChild(code string) (*object.Interp, object.NativeFrame) {
	in := r.newInterp(nil)
	in.Sources = &childSources{r, code}
	return in, &program{run: r, file: "<string>", source: code, inline: true}
}

// childSources are what such a process knows of source files.
type childSources struct {
	*Run
	code string
}

func (s *childSources) Source(file string) string {
	if file == "<string>" {
		return s.code
	}
	return s.Run.Source(file)
}

func (s *childSources) SourceLine(file string, line int) string {
	if file == "<string>" && line == 1 {
		return s.code
	}
	return s.Run.SourceLine(file, line)
}

// hashGen numbers hash keys: strings keep their hash from run to run as long as the seed is the same.
func hashGen(seed int64) uint32 { return uint32(seed) + 1 }

// CopyShared: every process imports through the same finder (object.Shared).
func (*finder) CopyShared() {}
func (*Run) CopyShared()    {}

// finder finds modules for import (vm.Finder).
type finder struct{ run *Run }

// Find looks in the library, then in the program's folder and on the path.
func (f *finder) Find(t *object.Thread, name string) (*object.Library, bool, error) {
	if lib := stdlib.Find(name); lib != nil {
		return lib, true, nil
	}
	file := strings.ReplaceAll(name, ".", "/")
	for _, dir := range f.run.searchPath(t) {
		for _, c := range []struct {
			file string
			pkg  bool
		}{{path.Join(dir, file, "__init__.py"), true}, {path.Join(dir, file+".py"), false}} {
			if text, err := f.run.world.ReadFile(c.file); err == nil {
				return &object.Library{Name: name, Source: string(text), File: c.file, IsPkg: c.pkg}, true, nil
			}
		}
	}
	if top, _, _ := strings.Cut(name, "."); slices.Contains(object.StdlibNames(), top) && stdlib.Find(top) == nil {
		return nil, false, gap(name, top)
	}
	return nil, false, nil
}

// gap says that a module of Python's own library is missing here.
func gap(name, top string) error {
	e := object.Raise(object.ModuleNotFoundError, "No module named '"+name+"': the simulated computer does not have the standard library's "+top).(*object.Exception)
	object.SetExceptionAttr(e, "name", object.NewStr(name))
	return e
}

// Options compiles the library quietly and the program's modules like the program.
func (f *finder) Options(lib *object.Library) compile.Options {
	if stdlib.Find(lib.Name) == lib {
		return compile.Options{Quiet: true}
	}
	return f.run.compileOptions()
}

func (r *Run) compileOptions() compile.Options {
	return compile.Options{Fine: r.opts.Switch != "calls", Lines: r.rec.WantsLines()}
}

// searchPath returns sys.path, or the folders it begins with.
func (r *Run) searchPath(t *object.Thread) (dirs []string) {
	if sys := t.Interp.Modules.GetStr(t, "sys"); sys.O != nil {
		if items, ok := t.Items(object.AttrsOf(sys).GetStr(t, "path")); ok {
			for _, v := range items {
				if s := object.AsStr(v); s != nil {
					dirs = append(dirs, s.S)
				}
			}
			return dirs
		}
	}
	return r.path()
}

// path is what sys.path begins as: the program's folder, then the given ones.
func (r *Run) path() []string {
	return append([]string{path.Dir(r.file)}, r.opts.Path...)
}

// argv is what sys.argv begins as.
func (r *Run) argv() []string {
	name := r.opts.Argv0
	if name == "" {
		name = r.file
	}
	return append([]string{name}, r.opts.Args...)
}

// Source returns the text of a source file, "" when it is not known.
func (r *Run) Source(file string) string {
	if text := stdlib.Source(file); text != "" {
		return text
	}
	if text, ok := r.sources[file]; ok {
		return text
	}
	b, err := r.world.ReadFile(file)
	if err != nil {
		return ""
	}
	return string(b)
}

// readFile returns the contents of a file that the run can see.
func (r *Run) readFile(name string) ([]byte, error) {
	if text, ok := r.sources[name]; ok {
		return []byte(text), nil
	}
	return r.world.ReadFile(name)
}

// SourceLine returns a line of a source file, without its end; "" when it is not known.
func (r *Run) SourceLine(file string, line int) string {
	text := r.Source(file)
	for ; line > 1; line-- {
		_, rest, ok := strings.Cut(text, "\n")
		if !ok {
			return ""
		}
		text = rest
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.TrimSuffix(text, "\r")
}
