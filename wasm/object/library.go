package object

// This file defines what a module of the library is made of.

// A Library is a module that the engine brings: natives, Python source over
// them, or both. It is data; the module itself is made anew in each process
// that imports it.
type Library struct {
	Name   string // as imported: "concurrent.futures"
	Doc    string
	Funcs  []Def
	Init   func(t *Thread, m *Module) error // binds what is not a function; may be nil
	Source string                           // Python, run after the natives are bound
	File   string                           // the path that tracebacks and __file__ show; "" when there is no Source
	IsPkg  bool
	Code   *Code // of Source, once it was imported; every run shares it
}
