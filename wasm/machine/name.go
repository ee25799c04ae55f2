package machine

// This file finds out what a program calls an object: the variable, attribute
// or item that refers to it. It only looks, and so changes nothing.

import (
	"strconv"

	"taketurns/wasm/object"
)

// maxSought bounds how many values one search looks at.
const maxSought = 4000

// A seeker looks for an object among the values that a program has names for.
type seeker struct {
	id   uint64
	left int
}

// find returns an expression for the object with that identity: a global if
// there is one, else a local variable of a function or coroutine that runs, the
// outermost first, else an attribute or item of one of those; "" if there is none.
func (p *Process) find(id uint64) string {
	if id == 0 {
		return ""
	}
	for depth := range 3 {
		s := seeker{id, maxSought}
		for _, name := range []string{"__main__", "__mp_main__"} {
			if m := p.Interp.Modules.GetStr(p.Main.T, name); m.O != nil {
				if found := s.dict("", object.AttrsOf(m), depth); found != "" {
					return found
				}
			}
		}
		for _, th := range p.Threads {
			if found := s.frames(th.T.Top, depth); found != "" {
				return found
			}
		}
		for _, k := range p.openTasks() {
			for _, g := range k.chain() {
				if found := s.frame(g.Frame, depth); found != "" {
					return found
				}
			}
		}
	}
	return ""
}

// frames looks in the local variables of a stack's frames, the outermost first.
func (s *seeker) frames(top *object.Frame, depth int) string {
	var stack []*object.Frame
	for f := top; f != nil; f = f.Back {
		stack = append(stack, f)
	}
	for i := len(stack) - 1; i >= 0; i-- {
		if found := s.frame(stack[i], depth); found != "" {
			return found
		}
	}
	return ""
}

func (s *seeker) frame(f *object.Frame, depth int) string {
	if f == nil || f.Native != nil || f.Code.Quiet || f.Locals.O != nil {
		return ""
	}
	for i, name := range f.Code.VarNames {
		if i < len(f.Regs) && name != "" {
			if found := s.value(name, f.Regs[i], depth); found != "" {
				return found
			}
		}
	}
	for i, name := range f.Code.FreeVars {
		if found := s.value(name, f.Regs[f.Code.FirstFree+i], depth); found != "" {
			return found
		}
	}
	return ""
}

// value looks at what name stands for, and depth levels into it.
func (s *seeker) value(name string, v object.Value, depth int) string {
	if s.left--; s.left < 0 || v.O == nil {
		return ""
	}
	if v.O.ID == s.id {
		return name
	}
	switch k := v.Type(); {
	case k == object.CellType:
		return s.value(name, object.Ptr[object.Cell](v).V, depth)
	case depth == 0:
	case k == object.ListType:
		return s.items(name, object.Ptr[object.List](v).Items, depth-1)
	case k == object.TupleType:
		return s.items(name, object.Ptr[object.Tuple](v).Items, depth-1)
	case k == object.DictType:
		return s.dict(name, object.Ptr[object.Dict](v), depth-1)
	case k == object.TypeType:
		if c := object.Ptr[object.Type](v); !c.Builtin {
			for _, attr := range c.Attrs.Names() {
				if found := s.value(name+"."+attr, c.Attrs.Get(attr), depth-1); found != "" {
					return found
				}
			}
		}
	case object.AsInstance(v) != nil:
		if d := object.AttrsOf(v); d != nil {
			for key, x, i, more := d.Next(0); more; key, x, i, more = d.Next(i) {
				if found := s.value(name+"."+object.AsStr(key).S, x, depth-1); found != "" {
					return found
				}
			}
		}
	}
	return ""
}

func (s *seeker) items(name string, items []object.Value, depth int) string {
	for i, v := range items {
		if found := s.value(name+"["+strconv.Itoa(i)+"]", v, depth); found != "" {
			return found
		}
	}
	return ""
}

// dict looks in a dict's values; with name "", in a module's globals.
func (s *seeker) dict(name string, d *object.Dict, depth int) string {
	if d == nil {
		return ""
	}
	for key, v, i, more := d.Next(0); more; key, v, i, more = d.Next(i) {
		inner := ""
		switch str := object.AsStr(key); {
		case str != nil && name == "":
			inner = str.S
		case str != nil:
			inner = name + "[" + object.ReprStr(str.S) + "]"
		case key.IsInt():
			inner = name + "[" + strconv.FormatInt(key.N, 10) + "]"
		default:
			continue
		}
		if found := s.value(inner, v, depth); found != "" {
			return found
		}
	}
	return ""
}
