package engine

// This file runs a process's main program from import to exit.

import (
	"taketurns/wasm/compile"
	"taketurns/wasm/object"
	"taketurns/wasm/stdlib/sys"
	"taketurns/wasm/syntax"
	"taketurns/wasm/vm"
)

// program is the frame under everything else on a main thread: it runs the
// file, reports what it raised, waits for its threads and calls the exit handlers.
type program struct {
	run    *Run
	file   string
	source string
	inline bool // the source is no file's: python -c
	step   int
	code   int // exit code
	names  []string
}

// preloaded are the modules that are there before the program begins.
var preloaded = []string{"builtins", "sys"}

func (p *program) Resume(t *object.Thread, in object.Value, err error) (object.Value, error) {
	for {
		switch p.step {
		case 0: // the modules that are always there
			if err != nil {
				return object.Value{}, err
			}
			if len(p.names) == len(preloaded) {
				p.prepare(t)
				p.step = 1
				continue
			}
			name := preloaded[len(p.names)]
			p.names = append(p.names, name)
			if in, err = vm.Import(t, name, object.None, 0, nil); err == object.Pending {
				return in, err
			}
		case 1: // the program
			p.step = 2
			tree, _, perr := syntax.Parse(p.file, []byte(p.source))
			var code *compile.Code
			if perr == nil {
				code, perr = compile.Module(tree, p.file, p.run.compileOptions())
			}
			if perr != nil {
				p.run.syntax = true
				err = object.Materialize(t.Locate(perr))
				continue
			}
			main := object.AttrsOf(t.Interp.Modules.GetStr(t, "__main__"))
			if in, err = vm.RunCode(t, object.NewCode(code), main, object.Value{}); err == object.Pending {
				return in, err
			}
		case 2: // what it raised
			p.step = 3
			if err == nil {
				continue
			}
			if in, err = p.uncaught(t, object.Materialize(err)); err == object.Pending {
				return in, err
			}
		case 3: // its threads
			p.step = 4
			err = nil
			if m := t.Interp.Modules.GetStr(t, "threading"); m.O != nil {
				if in, err = t.Invoke(m, "_shutdown"); err == object.Pending {
					return in, err
				}
			}
		case 4: // its exit handlers
			p.step = 5
			if err != nil {
				p.step = 3
				if in, err = p.uncaught(t, object.Materialize(err)); err == object.Pending {
					p.step = 4
					return in, err
				}
				p.step = 5
			}
			if m := t.Interp.Modules.GetStr(t, "atexit"); m.O != nil {
				if in, err = t.Invoke(m, "_run_exitfuncs"); err == object.Pending {
					return in, err
				}
			}
		case 5:
			return object.Int(int64(p.code)), nil
		}
	}
}

// prepare makes the module __main__.
func (p *program) prepare(t *object.Thread) {
	sys.Configure(t, p.run.argv(), p.run.path())
	m := object.NewModule(t, "__main__")
	builtins := t.Interp.Modules.GetStr(t, "builtins")
	t.Interp.Builtins = object.Ptr[object.Module](builtins).Dict
	m.Dict.SetStr(t, "__builtins__", builtins)
	if !p.inline {
		m.Dict.SetStr(t, "__file__", object.NewStr(p.file))
		p.run.sources[p.file] = p.source
	}
	m.Dict.SetStr(t, "__annotations__", object.Of(object.NewDict()))
	t.Interp.Modules.SetStr(t, "__main__", object.Of(m))
}

// uncaught reports an exception that ends the program, and sets its exit code.
func (p *program) uncaught(t *object.Thread, e *object.Exception) (object.Value, error) {
	p.code = 1
	t.Handled = nil
	if e.Type.IsSubtype(object.SystemExit) {
		code := object.None
		if len(e.Args) > 0 {
			code = e.Args[0]
		}
		if n, ok := object.AsInt(code); ok {
			p.code = int(n) & 0xff
			return object.None, nil
		}
		if code.IsNone() {
			p.code = 0
			return object.None, nil
		}
		return t.Run(&exitMessage{code: code})
	}
	if e.Type.IsSubtype(object.KeyboardInterrupt) {
		p.code = 130
	}
	sys := t.Interp.Modules.GetStr(t, "sys")
	if sys.O == nil { // the program took it away
		return object.None, t.Interp.World.Write(t, 2, e.Error()+"\n")
	}
	tb := object.None
	if e.TB != nil {
		tb = object.Of(e.TB)
	}
	return t.Invoke(sys, "excepthook", object.Of(e.Type), object.Of(e), tb)
}

// exitMessage prints what sys.exit was given, when that is no number.
type exitMessage struct {
	code object.Value
	text string
	step int
}

func (f *exitMessage) Resume(t *object.Thread, in object.Value, err error) (object.Value, error) {
	if f.step == 0 {
		f.step = 1
		if in, err = t.Str(f.code); err == object.Pending {
			return in, err
		}
	}
	if err != nil {
		return object.Value{}, err
	}
	if f.text == "" {
		f.text = object.AsStr(in).S + "\n"
	}
	if err := t.Interp.World.Write(t, 2, f.text); err != nil {
		return object.Value{}, err
	}
	return object.None, nil
}
