package object

// This file defines the operators: how Python picks the special methods that
// carry one out (PEP 3.3.8's rules), and what happens when none will.

import (
	"strings"

	"taketurns/wasm/syntax"
)

// opSigns are the operators as they stand in messages, in syntax.BinaryOp's order.
var opSigns = [...]string{"+", "-", "*", "@", "/", "%", "** or pow()", "<<", ">>", "|", "^", "&", "//"}

// inPlaceSigns are the same for augmented assignment.
var inPlaceSigns = [...]string{"+=", "-=", "*=", "@=", "/=", "%=", "**=", "<<=", ">>=", "|=", "^=", "&=", "//="}

// special returns the operator's method; its reflected and in-place forms follow it.
func special(op syntax.BinaryOp) Special { return SpAdd + 3*Special(op) }

// binaryFrame tries the methods of a binary operator in order until one does
// not return NotImplemented.
type binaryFrame struct {
	a, b    Value
	try     [3]attempt
	n, next int
	sign    string
}

// An attempt is one method to try: f(self, other).
type attempt struct{ f, self, other Value }

func (f *binaryFrame) add(fn, self, other Value) {
	if fn.O != nil { // None is called too, and that fails
		f.try[f.n] = attempt{fn, self, other}
		f.n++
	}
}

func (f *binaryFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil || f.next > 0 && in != NotImplemented {
			return in, err
		}
		if f.next == f.n {
			return Value{}, unsupported(f.sign, f.a, f.b)
		}
		a := f.try[f.next]
		f.next++
		if in, err = t.CallMethod(a.f, a.self, []Value{a.other}, nil); err == Pending {
			return in, err
		}
	}
}

func unsupported(sign string, a, b Value) error {
	if sign == ">>" && a.O.Type == NativeType && Ptr[Native](a).Name == "print" {
		return Errorf(TypeError, "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?", a.O.Type.Name, b.O.Type.Name)
	}
	if err := sequenceError(sign, a, b); err != nil {
		return err
	}
	return Errorf(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", sign, a.O.Type.Name, b.O.Type.Name)
}

// sequenceError is the message for a sequence that is added to or multiplied
// by something else; nil when none of the operands is one.
func sequenceError(sign string, a, b Value) error {
	p, other := Payload(a), b
	switch strings.TrimSuffix(sign, "=") {
	case "+":
		switch k := p.O.Type; k {
		case StrType, ListType, TupleType:
			return Errorf(TypeError, "can only concatenate %s (not \"%s\") to %s", k.Name, b.O.Type.Name, k.Name)
		case BytesType, ByteArrayType:
			return Errorf(TypeError, "can't concat %s to %s", b.O.Type.Name, a.O.Type.Name)
		}
	case "*":
		if !isSequence(p) {
			p, other = Payload(b), a
		}
		if isSequence(p) {
			return Errorf(TypeError, "can't multiply sequence by non-int of type '%s'", other.O.Type.Name)
		}
	}
	return nil
}

func isSequence(v Value) bool {
	switch v.O.Type {
	case StrType, ListType, TupleType, BytesType, ByteArrayType:
		return true
	}
	return false
}

// plan collects the methods of a binary operator that are to be tried, after
// those already in f: the left operand's, unless the right one's type derives
// from it and has a reflected method of its own, which then goes first.
func (f *binaryFrame) plan(sp Special) {
	ta, tb := f.a.O.Type, f.b.O.Type
	left, right := ta.Special(sp), Value{}
	if ta != tb {
		right = tb.Special(sp + 1)
	}
	if right.O != nil && right != ta.Special(sp+1) && tb.IsSubtype(ta) {
		f.add(right, f.b, f.a)
		f.add(left, f.a, f.b)
		return
	}
	f.add(left, f.a, f.b)
	f.add(right, f.b, f.a)
}

// Binary returns a op b.
func (t *Thread) Binary(op syntax.BinaryOp, a, b Value) (Value, error) {
	return t.binary(op, a, b, opSigns[op])
}

func (t *Thread) binary(op syntax.BinaryOp, a, b Value, sign string) (Value, error) {
	sp := special(op)
	ta, tb := a.O.Type, b.O.Type
	if ta == tb || !tb.IsSubtype(ta) {
		// The common case, without a frame: a native of the left operand answers.
		if f := ta.Special(sp); f.O != nil && f.O.Type == NativeType {
			if r, err := t.Call2(f, a, b); r != NotImplemented || err != nil {
				return r, err
			}
			if ta != tb {
				if g := tb.Special(sp + 1); g.O != nil && g.O.Type == NativeType {
					if r, err := t.Call2(g, b, a); r != NotImplemented || err != nil {
						return r, err
					}
					return Value{}, unsupported(sign, a, b)
				}
			}
		}
	}
	f := &binaryFrame{a: a, b: b, sign: sign}
	f.plan(sp)
	return f.begin(t)
}

// begin runs the frame at once as far as natives go, and pushes it only when Python must be called.
func (f *binaryFrame) begin(t *Thread) (Value, error) {
	base := t.Top
	v, err := f.Resume(t, Value{}, nil)
	if err == Pending {
		return t.After(base, f)
	}
	return v, err
}

// InPlace returns a op= b.
func (t *Thread) InPlace(op syntax.BinaryOp, a, b Value) (Value, error) {
	sign := inPlaceSigns[op]
	g := a.O.Type.Special(special(op) + 2)
	if g.O == nil {
		return t.binary(op, a, b, sign)
	}
	f := &binaryFrame{a: a, b: b, sign: sign}
	f.add(g, a, b)
	f.plan(special(op))
	return f.begin(t)
}

// Divmod returns divmod(a, b).
func (t *Thread) Divmod(a, b Value) (Value, error) {
	f := &binaryFrame{a: a, b: b, sign: "divmod()"}
	f.plan(SpDivmod)
	return f.begin(t)
}

// comparisons are the method, its mirror image and the sign of each comparison.
var comparisons = [...]struct {
	sp, mirror Special
	sign       string
}{
	syntax.Eq: {SpEq, SpEq, "=="}, syntax.NotEq: {SpNe, SpNe, "!="},
	syntax.Lt: {SpLt, SpGt, "<"}, syntax.LtE: {SpLe, SpGe, "<="},
	syntax.Gt: {SpGt, SpLt, ">"}, syntax.GtE: {SpGe, SpLe, ">="},
}

// compareFrame tries the two methods of a comparison.
type compareFrame struct {
	a, b    Value
	op      syntax.CompareOp
	try     [2]attempt
	n, next int
}

func (f *compareFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil || f.next > 0 && in != NotImplemented {
			return in, err
		}
		if f.next == f.n {
			switch f.op {
			case syntax.Eq:
				return Bool(f.a == f.b), nil
			case syntax.NotEq:
				return Bool(f.a != f.b), nil
			}
			return Value{}, Errorf(TypeError, "'%s' not supported between instances of '%s' and '%s'",
				comparisons[f.op].sign, f.a.O.Type.Name, f.b.O.Type.Name)
		}
		a := f.try[f.next]
		f.next++
		if in, err = t.CallMethod(a.f, a.self, []Value{a.other}, nil); err == Pending {
			return in, err
		}
	}
}

// Compare returns a op b for one of the six rich comparisons.
func (t *Thread) Compare(op syntax.CompareOp, a, b Value) (Value, error) {
	if r, ok := fastCompare(op, a, b); ok {
		return r, nil
	}
	c := &comparisons[op]
	f := &compareFrame{a: a, b: b, op: op}
	l, r := attempt{a.O.Type.Special(c.sp), a, b}, attempt{b.O.Type.Special(c.mirror), b, a}
	if a.O.Type != b.O.Type && b.O.Type.IsSubtype(a.O.Type) {
		l, r = r, l
	}
	for _, x := range [2]attempt{l, r} {
		if x.f.O != nil {
			f.try[f.n] = x
			f.n++
		}
	}
	base := t.Top
	v, err := f.Resume(t, Value{}, nil)
	if err == Pending {
		return t.After(base, f)
	}
	return v, err
}

// fastCompare compares numbers and strings.
func fastCompare(op syntax.CompareOp, a, b Value) (Value, bool) {
	var c int
	switch {
	case (a.O == &intTag || a.O == &boolTag) && (b.O == &intTag || b.O == &boolTag):
		switch {
		case a.N < b.N:
			c = -1
		case a.N > b.N:
			c = 1
		}
	case a.O == &floatTag && b.O == &floatTag:
		x, y := a.Float(), b.Float()
		switch {
		case x < y:
			c = -1
		case x > y:
			c = 1
		case x != y:
			return Bool(op == syntax.NotEq), true
		}
	case a.O.Type == StrType && b.O.Type == StrType:
		c = strings.Compare(Ptr[Str](a).S, Ptr[Str](b).S) // UTF-8 sorts as code points do
	default:
		return Value{}, false
	}
	return Bool(Holds(op, c)), true
}

// Holds reports whether the comparison holds for operands that compare as c (-1, 0, 1).
func Holds(op syntax.CompareOp, c int) bool {
	switch op {
	case syntax.Eq:
		return c == 0
	case syntax.NotEq:
		return c != 0
	case syntax.Lt:
		return c < 0
	case syntax.LtE:
		return c <= 0
	case syntax.Gt:
		return c > 0
	}
	return c >= 0
}

// Unary returns op v for one of SpNeg, SpPos, SpInvert, SpAbs.
func (t *Thread) Unary(sp Special, v Value) (Value, error) {
	f := v.O.Type.Special(sp)
	if f.O == nil {
		sign := map[Special]string{SpNeg: "unary -", SpPos: "unary +", SpInvert: "unary ~", SpAbs: "abs()"}[sp]
		return Value{}, Errorf(TypeError, "bad operand type for %s: '%s'", sign, v.O.Type.Name)
	}
	return t.CallMethod(f, v, nil, nil)
}

// FastTruth returns the truth of a value when no Python code is needed.
func FastTruth(v Value) (truth, ok bool) {
	switch v.O {
	case &boolTag, &intTag:
		return v.N != 0, true
	case &noneTag:
		return false, true
	case &floatTag:
		return v.Float() != 0, true
	}
	switch v.O.Type {
	case StrType:
		return Ptr[Str](v).S != "", true
	case ListType:
		return len(Ptr[List](v).Items) != 0, true
	case TupleType:
		return len(Ptr[Tuple](v).Items) != 0, true
	case DictType:
		return Ptr[Dict](v).used != 0, true
	case FunctionType, NativeType, MethodType, TypeType, IntType:
		return true, true
	}
	if v.O.Type.Special(SpBool).O == nil && v.O.Type.Special(SpLen).O == nil {
		return true, true
	}
	return false, false
}

// Truth returns bool(v) as True or False.
func (t *Thread) Truth(v Value) (Value, error) {
	if b, ok := FastTruth(v); ok {
		return Bool(b), nil
	}
	base := t.Top
	if f := v.O.Type.Special(SpBool); f.O != nil {
		r, err := t.CallMethod(f, v, nil, nil)
		return t.check(base, checkBool, r, err)
	}
	r, err := t.CallMethod(v.O.Type.Special(SpLen), v, nil, nil)
	return t.check(base, checkLenTruth, r, err)
}

// Kinds of result that a special method must have.
const (
	checkBool = iota
	checkLen
	checkLenTruth
	checkRepr
	checkStr
	checkFormat
	checkIndex
	checkIter
	checkHash
	checkBytes
	checkTruth // any value, of which the truth is wanted
)

// check makes sure of a special method's result, now or when it comes.
func (t *Thread) check(base *Frame, kind int, r Value, err error) (Value, error) {
	if err == Pending {
		return t.After(base, &checkFrame{kind: kind})
	}
	if err != nil {
		return r, err
	}
	return checked(t, kind, r)
}

type checkFrame struct {
	kind int
	done bool
}

func (f *checkFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || f.done {
		return in, err
	}
	f.done = true
	return checked(t, f.kind, in)
}

func checked(t *Thread, kind int, r Value) (Value, error) {
	name := r.O.Type.Name
	switch kind {
	case checkBool:
		if !r.IsBool() {
			return Value{}, Errorf(TypeError, "__bool__ should return bool, returned %s", name)
		}
	case checkLen, checkLenTruth:
		n, ok := AsInt(r)
		if !ok {
			if IsIntLike(r) {
				return Value{}, Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", name)
			}
			return Value{}, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", name)
		}
		if n < 0 {
			return Value{}, Raise(ValueError, "__len__() should return >= 0")
		}
		if kind == checkLenTruth {
			return Bool(n != 0), nil
		}
		return Int(n), nil
	case checkRepr, checkStr, checkFormat:
		if AsStr(r) == nil {
			switch kind {
			case checkRepr:
				return Value{}, Errorf(TypeError, "__repr__ returned non-string (type %s)", name)
			case checkStr:
				return Value{}, Errorf(TypeError, "__str__ returned non-string (type %s)", name)
			}
			return Value{}, Errorf(TypeError, "__format__ must return a str, not %s", name)
		}
	case checkIndex:
		if !IsIntLike(r) {
			return Value{}, Errorf(TypeError, "__index__ returned non-int (type %s)", name)
		}
	case checkIter:
		if r.O.Type.NextFn == nil && r.O.Type.Special(SpNext).O == nil {
			return Value{}, Errorf(TypeError, "iter() returned non-iterator of type '%s'", name)
		}
	case checkHash:
		if !IsIntLike(r) {
			return Value{}, Raise(TypeError, "__hash__ method should return an integer")
		}
		h, _ := Hash(t, Payload(r))
		if n, ok := AsInt(r); ok {
			h = notMinusOne(uint64(n))
		}
		return Int(int64(h)), nil
	case checkBytes:
		if AsBytes(r) == nil {
			return Value{}, Errorf(TypeError, "__bytes__ returned non-bytes (type %s)", name)
		}
	case checkTruth:
		return t.Truth(r)
	}
	return r, nil
}

// Len returns len(v) as an int.
func (t *Thread) Len(v Value) (Value, error) {
	f := v.O.Type.Special(SpLen)
	if f.O == nil {
		return Value{}, Errorf(TypeError, "object of type '%s' has no len()", v.O.Type.Name)
	}
	base := t.Top
	r, err := t.CallMethod(f, v, nil, nil)
	return t.check(base, checkLen, r, err)
}

// Repr returns repr(v).
func (t *Thread) Repr(v Value) (Value, error) {
	if r, ok := plainText(v); ok {
		return r, nil
	}
	base := t.Top
	r, err := t.CallMethod(v.O.Type.Special(SpRepr), v, nil, nil)
	return t.check(base, checkRepr, r, err)
}

// Str returns str(v).
func (t *Thread) Str(v Value) (Value, error) {
	if v.O.Type == StrType {
		return v, nil
	}
	if r, ok := plainText(v); ok {
		return r, nil
	}
	base := t.Top
	r, err := t.CallMethod(v.O.Type.Special(SpStr), v, nil, nil)
	return t.check(base, checkStr, r, err)
}

// Format returns format(v, spec).
func (t *Thread) Format(v, spec Value) (Value, error) {
	if spec.O.Type == StrType {
		switch v.O.Type {
		case StrType, IntType, FloatType:
			return t.FormatValue(v, Ptr[Str](spec).S)
		}
	}
	base := t.Top
	r, err := t.CallMethod(v.O.Type.Special(SpFormat), v, []Value{spec}, nil)
	return t.check(base, checkFormat, r, err)
}

// Index returns v as an int by __index__ (PEP 357).
func (t *Thread) Index(v Value) (Value, error) {
	if IsIntLike(v) {
		return Payload(v), nil
	}
	f := v.O.Type.Special(SpIndex)
	if f.O == nil {
		return Value{}, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.O.Type.Name)
	}
	base := t.Top
	r, err := t.CallMethod(f, v, nil, nil)
	return t.check(base, checkIndex, r, err)
}

// HashValue returns hash(v) as an int.
func (t *Thread) HashValue(v Value) (Value, error) {
	h, err := Hash(t, v)
	if err != Slow {
		return Int(int64(h)), err
	}
	if v.O.Type == TupleType {
		return t.Push(&tupleHash{items: Ptr[Tuple](v).Items})
	}
	base := t.Top
	r, err := t.CallMethod(v.O.Type.Special(SpHash), v, nil, nil)
	return t.check(base, checkHash, r, err)
}

// tupleHash hashes a tuple some of whose items have a __hash__ in Python.
type tupleHash struct {
	items  []Value
	hashes []Value
}

func (f *tupleHash) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if in.O != nil {
			f.hashes = append(f.hashes, in)
		}
		if len(f.hashes) == len(f.items) {
			return Int(int64(combineHashes(f.hashes))), nil
		}
		if in, err = t.HashValue(f.items[len(f.hashes)]); err == Pending {
			return in, err
		}
	}
}

// GetItem returns v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	f := v.O.Type.Special(SpGetitem)
	if f.O == nil {
		if v.O.Type.layout == TypeType.layout {
			return t.classGetItem(v, key)
		}
		return Value{}, Errorf(TypeError, "'%s' object is not subscriptable", v.O.Type.Name)
	}
	return t.CallMethod(f, v, []Value{key}, nil)
}

// classGetItem is Class[key]: __class_getitem__ (PEP 560).
func (t *Thread) classGetItem(v, key Value) (Value, error) {
	k := Ptr[Type](v)
	f := k.Lookup("__class_getitem__")
	if f.O == nil {
		return Value{}, Errorf(TypeError, "type '%s' is not subscriptable", k.Name)
	}
	base := t.Top
	b, err := t.Bind(f, Value{}, k)
	if err == Pending {
		return t.After(base, &callBound{args: []Value{key}})
	}
	if err != nil {
		return Value{}, err
	}
	return t.Call1(b, key)
}

// SetItem does v[key] = x; x unset deletes.
func (t *Thread) SetItem(v, key, x Value) error {
	sp, what := SpSetitem, "assignment"
	if x.O == nil {
		sp, what = SpDelitem, "deletion"
	}
	f := v.O.Type.Special(sp)
	if f.O == nil {
		if what == "deletion" {
			return Errorf(TypeError, "'%s' object doesn't support item deletion", v.O.Type.Name)
		}
		return Errorf(TypeError, "'%s' object does not support item assignment", v.O.Type.Name)
	}
	args := []Value{key, x}
	if x.O == nil {
		args = args[:1]
	}
	_, err := t.CallMethod(f, v, args, nil)
	return err
}

// Contains returns key in v, as True or False.
func (t *Thread) Contains(v, key Value) (Value, error) {
	f := v.O.Type.Special(SpContains)
	base := t.Top
	if f.O != nil && !f.IsNone() {
		r, err := t.CallMethod(f, v, []Value{key}, nil)
		return t.check(base, checkTruth, r, err)
	}
	if f.O != nil {
		return Value{}, Errorf(TypeError, "'%s' object is not a container", v.O.Type.Name)
	}
	if v.O.Type.Special(SpIter).O == nil && v.O.Type.Special(SpGetitem).O == nil {
		return Value{}, Errorf(TypeError, "argument of type '%s' is not iterable", v.O.Type.Name)
	}
	return t.Push(&containsFrame{v: v, key: key})
}

// containsFrame looks for key by iterating.
type containsFrame struct {
	v, key, iter Value
	step         int
}

func (f *containsFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.Iter(f.v); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.iter, f.step = in, 2
		case 2:
			f.step = 3
			if in, err = t.Next(f.iter); err == Pending {
				return in, err
			}
		case 3:
			if IsStop(err) {
				return False, nil
			}
			if err != nil {
				return Value{}, err
			}
			f.step = 4
			if in, err = t.Equal(in, f.key); err == Pending {
				return in, err
			}
		case 4:
			if err != nil {
				return Value{}, err
			}
			if in == True {
				return True, nil
			}
			f.step = 2
		}
	}
}

// Equal returns whether a is b or a == b, as True or False: how containers compare.
func (t *Thread) Equal(a, b Value) (Value, error) {
	if eq, ok := FastEq(t, a, b); ok {
		return Bool(eq), nil
	}
	base := t.Top
	r, err := t.Compare(syntax.Eq, a, b)
	return t.check(base, checkTruth, r, err)
}

// Iter returns iter(v).
func (t *Thread) Iter(v Value) (Value, error) {
	f := v.O.Type.Special(SpIter)
	if f.O == nil {
		if v.O.Type.Special(SpGetitem).O != nil && v.O.Type.layout != DictType.layout {
			return Of(&SeqIter{Head: Head{Type: SeqIterType}, Seq: v}), nil
		}
		return Value{}, Errorf(TypeError, "'%s' object is not iterable", v.O.Type.Name)
	}
	if f.IsNone() {
		return Value{}, Errorf(TypeError, "'%s' object is not iterable", v.O.Type.Name)
	}
	base := t.Top
	r, err := t.CallMethod(f, v, nil, nil)
	return t.check(base, checkIter, r, err)
}

// Next returns the iterator's next item; at the end the error is one that IsStop.
func (t *Thread) Next(it Value) (Value, error) {
	if f := it.O.Type.NextFn; f != nil {
		return f(t, it)
	}
	f := it.O.Type.Special(SpNext)
	if f.O == nil {
		return Value{}, Errorf(TypeError, "'%s' object is not an iterator", it.O.Type.Name)
	}
	return t.CallMethod(f, it, nil, nil)
}

// SeqIter iterates over what has __getitem__ only.
type SeqIter struct {
	Head
	Seq Value
	I   int64
}

func (s *SeqIter) next(t *Thread) (Value, error) {
	if s.Seq.O == nil {
		return Value{}, Stop
	}
	base := t.Top
	s.I++
	r, err := t.GetItem(s.Seq, Int(s.I-1))
	if err == Pending {
		return t.After(base, &seqNext{s})
	}
	return s.got(r, err)
}

func (s *SeqIter) got(r Value, err error) (Value, error) {
	if Matches(err, IndexError) || IsStop(err) {
		s.Seq = Value{}
		return Value{}, Stop
	}
	return r, err
}

type seqNext struct{ s *SeqIter }

func (f *seqNext) Resume(t *Thread, in Value, err error) (Value, error) { return f.s.got(in, err) }
