package vm

// This file imports modules: it finds, makes and runs them, once a process.

import (
	"strings"

	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/syntax"
)

// A Finder finds modules; it is the Interp's Finder.
type Finder interface {
	// Find returns the module of that full name. ok is false when there is none.
	Find(t *object.Thread, name string) (lib *object.Library, ok bool, err error)
	// Options says how a module's code is compiled.
	Options(lib *object.Library) compile.Options
}

// Import is the import statement: it returns the top package, or, with a
// fromlist, the module itself, whose submodules in the list are imported too.
func Import(t *object.Thread, name string, fromlist Value, level int, globals *object.Dict) (Value, error) {
	if level > 0 {
		pkg, err := relativeBase(t, level, globals)
		if err != nil {
			return Value{}, err
		}
		if name == "" {
			name = pkg
		} else {
			name = pkg + "." + name
		}
	}
	f := &fromFrame{name: name, top: level == 0}
	if tup := object.AsTuple(fromlist); tup != nil {
		f.names = tup.Items
	} else if l := object.AsList(fromlist); l != nil {
		f.names = l.Items
	}
	return t.Run(f)
}

// relativeBase returns the package that level dots name.
func relativeBase(t *object.Thread, level int, globals *object.Dict) (string, error) {
	pkg := ""
	if p := object.AsStrOrNil(globals.GetStr(t, "__package__")); p != nil {
		pkg = p.S
	} else if n := object.AsStrOrNil(globals.GetStr(t, "__name__")); n != nil && globals.GetStr(t, "__path__").O != nil {
		pkg = n.S
	} else if n != nil {
		if i := strings.LastIndexByte(n.S, '.'); i >= 0 {
			pkg = n.S[:i]
		}
	}
	if pkg == "" {
		return "", object.Raise(object.ImportError, "attempted relative import with no known parent package")
	}
	for ; level > 1; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", object.Raise(object.ImportError, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	return pkg, nil
}

// fromFrame imports a module, then the submodules that a from list names.
type fromFrame struct {
	name  string
	names []Value
	top   bool // without a from list, the result is the top package
	m     Value
	step  int
}

func (f *fromFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Run(&importFrame{parts: strings.Split(f.name, ".")}); err == object.Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.m, f.step = in, 2
			if len(f.names) == 0 && f.top {
				top, _, _ := strings.Cut(f.name, ".")
				return t.Interp.Modules.GetStr(t, top), nil
			}
		case 2:
			if err != nil {
				return Value{}, err
			}
			if len(f.names) == 0 {
				return f.m, nil
			}
			s := object.AsStr(f.names[0])
			f.names = f.names[1:]
			d := object.AttrsOf(f.m)
			if s == nil || d == nil || d.GetStr(t, "__path__").O == nil || d.GetStr(t, s.S).O != nil {
				continue
			}
			full := f.name + "." + s.S
			if _, ok, err := t.Interp.Finder.(Finder).Find(t, full); !ok || err != nil {
				continue
			}
			if in, err = t.Run(&importFrame{parts: strings.Split(full, ".")}); err == object.Pending {
				return in, err
			}
		}
	}
}

// importFrame imports the packages of a dotted name one by one and returns the last.
type importFrame struct {
	parts []string
	n     int // how many are imported
	last  Value
	busy  bool // a module's code is running
}

func (f *importFrame) Resume(t *object.Thread, in Value, err error) (Value, error) {
	for {
		if f.busy {
			f.busy = false
			if err != nil {
				t.Interp.Modules.DeleteStr(t, f.name())
				return Value{}, err
			}
		}
		if f.n == len(f.parts) {
			return f.last, nil
		}
		name := f.name()
		if m := t.Interp.Modules.GetStr(t, name); m.O != nil {
			if m.IsNone() {
				return Value{}, notFound("import of "+name+" halted; None in sys.modules", name)
			}
			f.arrived(t, m)
			continue
		}
		if in, err = f.load(t, name); err == object.Pending {
			return in, err
		}
	}
}

// load makes the next module and begins to run its code.
func (f *importFrame) load(t *object.Thread, name string) (Value, error) {
	finder := t.Interp.Finder.(Finder)
	f.busy = true
	lib, ok, err := finder.Find(t, name)
	switch {
	case err != nil:
		return Value{}, err
	case !ok && f.n > 0 && object.AttrsOf(f.last).GetStr(t, "__path__").O == nil:
		return Value{}, notFound("No module named '"+name+"'; '"+strings.Join(f.parts[:f.n], ".")+"' is not a package", name)
	case !ok:
		return Value{}, notFound("No module named '"+name+"'", name)
	}
	m := newModule(t, lib)
	t.Interp.Modules.SetStr(t, name, object.Of(m))
	if lib.Init != nil {
		if err := lib.Init(t, m); err != nil {
			return Value{}, err
		}
	}
	if lib.Source == "" {
		return object.None, nil
	}
	o := finder.Options(lib)
	if !o.Quiet {
		return RunSource(t, lib.Source, lib.File, m.Dict, Value{}, o)
	}
	if lib.Code == nil { // the library's own code is the same in every run
		if lib.Code, err = compileSource(lib.Source, lib.File, o); err != nil {
			return Value{}, object.Materialize(t.Locate(err))
		}
	}
	return RunCode(t, lib.Code, m.Dict, Value{})
}

func (f *importFrame) name() string { return strings.Join(f.parts[:f.n+1], ".") }

// arrived takes the next module of the dotted name; its package gets it as an attribute.
func (f *importFrame) arrived(t *object.Thread, m Value) {
	if f.n > 0 {
		if d := object.AttrsOf(f.last); d != nil && d.GetStr(t, f.parts[f.n]).O == nil {
			d.SetStr(t, f.parts[f.n], m)
		}
	}
	f.last = m
	f.n++
}

// newModule makes a library's module with its natives bound.
func newModule(t *object.Thread, lib *object.Library) *object.Module {
	m := object.NewModule(t, lib.Name)
	pkg := lib.Name
	if i := strings.LastIndexByte(pkg, '.'); !lib.IsPkg {
		pkg = pkg[:max(i, 0)]
	}
	m.Dict.SetStr(t, "__package__", object.NewStr(pkg))
	if lib.IsPkg {
		m.Dict.SetStr(t, "__path__", object.NewList([]Value{object.NewStr(strings.TrimSuffix(lib.File, "/__init__.py"))}))
	}
	if lib.File != "" {
		m.Dict.SetStr(t, "__file__", object.NewStr(lib.File))
	}
	if lib.Doc != "" {
		m.Dict.SetStr(t, "__doc__", object.NewStr(lib.Doc))
	}
	for _, d := range lib.Funcs {
		fn := object.NewFunction(lib.Name, d)
		m.Dict.SetStr(t, object.Ptr[object.Native](fn).Name, fn)
	}
	return m
}

// RunSource compiles Python source and begins to run it with the given
// globals, and locals where they are not the globals.
func RunSource(t *object.Thread, source, file string, globals *object.Dict, locals Value, o compile.Options) (Value, error) {
	code, err := compileSource(source, file, o)
	if err != nil {
		return Value{}, object.Materialize(t.Locate(err))
	}
	return RunCode(t, code, globals, locals)
}

func compileSource(source, file string, o compile.Options) (*object.Code, error) {
	tree, _, err := syntax.Parse(file, []byte(source))
	if err != nil {
		return nil, err
	}
	if o.Quiet {
		o.Marks = compile.ReadMarks(source)
	}
	code, err := compile.Module(tree, file, o)
	if err != nil {
		return nil, err
	}
	return object.NewCode(code), nil
}

// RunCode begins to run a module's, expression's or exec's code.
func RunCode(t *object.Thread, code *object.Code, globals *object.Dict, locals Value) (Value, error) {
	if globals.GetStr(t, "__builtins__").O == nil {
		globals.SetStr(t, "__builtins__", t.Interp.Modules.GetStr(t, "builtins"))
	}
	name := object.Of(object.Intern(code.Name))
	fn := &object.Function{Head: object.Head{Type: object.FunctionType}, Code: code, Globals: globals, Name: name, Qualname: name, Doc: object.None, Module: object.None}
	return t.EnterBody(fn, locals)
}

// importFrom is from m import name: an attribute, or a submodule that was imported meanwhile.
func importFrom(t *object.Thread, m Value, name *object.Str) (Value, error) {
	base := t.Top
	v, err := t.GetAttr(m, name)
	if err == object.Pending {
		return t.After(base, &importedName{m, name})
	}
	return (&importedName{m, name}).Resume(t, v, err)
}

// importedName turns a missing attribute into the ImportError that says what was wanted.
type importedName struct {
	m    Value
	name *object.Str
}

func (f *importedName) Resume(t *object.Thread, in Value, err error) (Value, error) {
	if !object.Matches(err, object.AttributeError) {
		return in, err
	}
	d := object.AttrsOf(f.m)
	mod, file := "<unknown module name>", "unknown location"
	if d != nil {
		if s := object.AsStrOrNil(d.GetStr(t, "__name__")); s != nil {
			mod = s.S
			if sub := t.Interp.Modules.GetStr(t, mod+"."+f.name.S); sub.O != nil {
				return sub, nil
			}
		}
		if s := object.AsStrOrNil(d.GetStr(t, "__file__")); s != nil {
			file = s.S
		}
	}
	e := object.Errorf(object.ImportError, "cannot import name '%s' from '%s' (%s)", f.name.S, mod, file).(*object.Exception)
	object.SetExceptionAttr(e, "name", object.NewStr(mod))
	object.SetExceptionAttr(e, "name_from", object.Of(f.name))
	return Value{}, e
}

// importStar binds every public name of a module: those of __all__, or those without a leading underscore.
func importStar(t *object.Thread, f *object.Frame, m Value) error {
	src := object.AttrsOf(m)
	into := f.Globals
	if f.Locals.O != nil && f.Locals.Type() == object.DictType {
		into = object.Ptr[object.Dict](f.Locals)
	}
	if all, ok := t.Items(src.GetStr(t, "__all__")); ok {
		for _, n := range all {
			s := object.AsStr(n)
			if s == nil {
				return object.Errorf(object.TypeError, "Item in %s.__all__ must be str, not %s", object.Ptr[object.Module](m).Name, n.Type().Name)
			}
			v := src.GetName(t, s)
			if v.O == nil {
				return object.Errorf(object.AttributeError, "module '%s' has no attribute '%s'", object.Ptr[object.Module](m).Name, s.S)
			}
			into.SetName(t, s, v)
		}
		return nil
	}
	for k, v, i, more := src.Next(0); more; k, v, i, more = src.Next(i) {
		if s := object.AsStr(k); s != nil && !strings.HasPrefix(s.S, "_") {
			into.SetName(t, s, v)
		}
	}
	return nil
}

func notFound(msg, name string) error {
	e := object.Raise(object.ModuleNotFoundError, msg).(*object.Exception)
	object.SetExceptionAttr(e, "name", object.NewStr(name))
	return e
}
