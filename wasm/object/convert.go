package object

// This file turns arguments into the integers that natives ask for. A
// parameter says so in its signature, and then the native sees plain ints,
// whatever __index__ the argument's class has in Python:
//
//	insert(self, index:index, object, /)   an int of 64 bits
//	hex(number:int, /)                     an int of any size
//	__mul__(self, value:operand, /)        an int, when value can be one; else value itself
//	__getitem__(self, key:subscript, /)    as operand; in a slice, each part is an int or None
//
// An argument that was not given, or is None where None is the default, stays so.

type conversion uint8

const (
	convertNothing conversion = iota
	convertIndex
	convertInt
	convertOperand
	convertSubscript
)

var conversions = map[string]conversion{
	"": convertNothing, "index": convertIndex, "int": convertInt, "operand": convertOperand, "subscript": convertSubscript,
}

// plain reports whether the arguments need no conversion.
func (s *Signature) plain(args []Value) bool {
	for i := range args {
		if k := s.Params[i].convert; k != convertNothing && args[i].O != &intTag {
			return false
		}
	}
	return true
}

// convertArgs converts the arguments in window and runs n: at once, or after
// frames that call __index__.
func (t *Thread) convertArgs(n *Native, s *Signature, window []Value) (Value, error) {
	for i := range window {
		p := &s.Params[i]
		v := window[i]
		if p.convert == convertNothing || v.O == nil || v.IsNone() && p.Default == None && !p.Required {
			continue
		}
		switch {
		case v.O.Type == SliceType && p.convert == convertSubscript:
			if plainSlice(Ptr[Slice](v)) {
				continue
			}
		case IsIntLike(v):
			v = Payload(v)
			if v.O == &boolTag {
				v = Int(v.N)
			}
			if p.convert == convertIndex && v.O != &intTag {
				return Value{}, Raise(OverflowError, "Python int too large to convert to C ssize_t")
			}
			window[i] = v
			continue
		case v.O.Type.Special(SpIndex).O == nil && p.convert >= convertOperand:
			continue
		}
		return t.Run(&convertFrame{fn: n, sig: s, args: append([]Value(nil), window...), param: i})
	}
	return t.run(n, window)
}

func plainSlice(s *Slice) bool {
	return plainPart(s.Start) && plainPart(s.Stop) && plainPart(s.Step)
}

func plainPart(v Value) bool { return v.O == &intTag || v.O == &noneTag || v.O.Type == IntType }

// convertFrame calls the __index__ of the arguments that have it in Python, one
// after the other, and then the native.
type convertFrame struct {
	fn    *Native
	sig   *Signature
	args  []Value
	param int // the parameter being converted,
	part  int // and, when it is a slice, which part of it
	step  int
}

func (f *convertFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			if f.param == len(f.args) {
				f.step = 2
				return t.run(f.fn, f.args)
			}
			v := f.place()
			if v == nil {
				f.param, f.part = f.param+1, 0
				continue
			}
			f.step = 1
			if f.inSlice() && !IsIntLike(*v) && v.O.Type.Special(SpIndex).O == nil {
				return Value{}, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
			}
			if in, err = t.Index(*v); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			if in.O == &boolTag {
				in = Int(in.N)
			}
			if in.O != &intTag && f.sig.Params[f.param].convert == convertIndex {
				return Value{}, Raise(OverflowError, "Python int too large to convert to C ssize_t")
			}
			*f.place() = in
			f.step = 0
			if f.inSlice() {
				f.part++
			} else {
				f.param++
			}
		case 2:
			return in, err
		}
	}
}

func (f *convertFrame) inSlice() bool {
	return f.args[f.param].O.Type == SliceType && f.sig.Params[f.param].convert == convertSubscript
}

// place returns the next value of the current parameter that is to be
// converted, or nil when there is none left in it.
func (f *convertFrame) place() *Value {
	p, v := &f.sig.Params[f.param], &f.args[f.param]
	if p.convert == convertNothing || v.O == nil || v.IsNone() && p.Default == None && !p.Required {
		return nil
	}
	if v.O.Type == SliceType && p.convert == convertSubscript {
		if f.part == 0 { // never change the program's own slice
			s := *Ptr[Slice](*v)
			s.ID = 0
			*v = Of(&s)
		}
		s := Ptr[Slice](*v)
		for ; f.part < 3; f.part++ {
			if part := [3]*Value{&s.Start, &s.Stop, &s.Step}[f.part]; !plainPart(*part) {
				return part
			}
		}
		return nil
	}
	if v.O == &intTag || p.convert >= convertOperand && !IsIntLike(*v) && v.O.Type.Special(SpIndex).O == nil {
		return nil
	}
	return v
}
