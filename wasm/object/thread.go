package object

// This file defines a thread of Python as data: its stack of frames, what it
// may still spend, and how natives call, raise and wait.
//
// The rule that carries everything: Go never calls Python. A native gets its
// arguments and ends in one of four ways:
//
//	value, nil       it is done
//	_, *Exception    it raises (Raise, Errorf)
//	_, Pending       it pushed a frame (Push, Call, …): the value comes later, to whoever called the native
//	_, Park          it has to wait; it has had no effect yet and is run again when woken
//
// A native that calls back is therefore a struct with a Resume method, pushed
// with Push. The loop resumes it first with (zero, nil), and then with what
// each thing it called returned or raised. Every call may also answer at once,
// so Resume is a loop around a step number:
//
//	func (f *reduceFrame) Resume(t *Thread, in Value, err error) (Value, error) {
//		for {
//			switch f.step {
//			case 0: // fetch the next item
//				f.step = 1
//				if in, err = t.Next(f.iter); err == Pending {
//					return in, err
//				}
//			case 1: // got it
//				if IsStop(err) { return f.acc, nil }
//				if err != nil { return Value{}, err }
//				f.step = 2
//				if in, err = t.Call(f.fn, []Value{f.acc, in}, nil); err == Pending {
//					return in, err
//				}
//			case 2:
//				if err != nil { return Value{}, err }
//				f.acc, f.step = in, 0
//			}
//		}
//	}

import (
	"errors"
	"runtime"
	"unsafe"
)

// Pending and Park are the two ways for a native to end without an answer.
var (
	Pending = errors.New("pending: a frame was pushed")
	Park    = errors.New("park: run again when woken")
)

// A NativeFrame is a native in the middle of its work. It must be a pointer to
// a plain struct (no closures), so that a fork can copy it.
type NativeFrame interface {
	// Resume goes on after what the frame waited for returned in or raised err.
	Resume(t *Thread, in Value, err error) (Value, error)
}

// How a frame takes the value of what it called.
const (
	WaitStore   uint8 = iota // into register Dst
	WaitDiscard              // not at all
	WaitIter                 // the next item of a for loop, into Dst; at StopIteration the loop ends
	WaitSend                 // from an awaited or delegated-to iterator: yields pass through
	WaitJump                 // the truth of it decides a jump
	WaitNot                  // not its truth, into Dst
	WaitTruth                // its truth as a bool, into Dst
)

// A Frame is one call on a thread's stack: of a Python function, or of a
// native that calls back.
type Frame struct {
	Back   *Frame
	Native NativeFrame // nil for Python

	Code    *Code
	Func    *Function
	Regs    []Value
	Globals *Dict
	Locals  Value      // the namespace of a class body or of exec; unset elsewhere
	Throw   error      // raised when the frame goes on: a generator's throw()
	Gen     *Generator // the generator or coroutine that this frame is the body of
	Made    Value      // the object a constructor call returns in place of __init__'s None
	PC      int32      // of the next instruction
	Dst     int32
	Wait    uint8
	Kept    bool         // somebody else refers to the frame: not reused
	Shown   *FrameObject // how programs see it, once one looked
}

// A Thread is one thread of Python.
type Thread struct {
	Interp *Interp
	Host   any // the machine's side of the thread
	ID     int

	Top     *Frame
	Handled *Exception // the exception being handled in the innermost running generator, or outside of any: see Handling
	gens    *Generator // the innermost running generator
	Result  Value      // when Top is nil: what the first frame returned,
	Failed  error      // or raised

	Fuel   int64 // what the thread may still spend, in cost units
	Points int64 // how many switch points it may still pass
	Depth  int   // frames of Python on the stack

	Parked bool  // set by the machine with Park: the thread must not run on
	Woken  int   // why the thread was woken, for the native that is run again; the machine's codes
	Lines  bool  // whether lines are being watched
	Async  error // raised at the next switch point (KeyboardInterrupt …)
	Ctx    Value // the current contextvars.Context
	Watch  Watcher

	asyncgen asyncgenHooks

	nested int     // natives that run inside each other on Go's stack
	deep   int     // levels of a structure that natives are following down, on either stack
	reprs  []*Head // containers whose repr is being made, to stop at cycles

	arena []Value // arguments on their way into natives
	free  *Frame  // frames to use again
	ids   uint64
}

// A Watcher is told what threads do; it never changes what they do.
type Watcher interface {
	// Line says that the thread reached a line of a file.
	Line(t *Thread, c *Code, line int32)
	// Operation says that a call of the library begins that is shown as one
	// step, on the object self (unset: none); OperationEnd, that the innermost one ended.
	Operation(t *Thread, name string, self Value)
	OperationEnd(t *Thread, failed bool)
}

// An Interp is what threads of one process share besides the heap.
type Interp struct {
	Modules        *Dict // sys.modules
	Builtins       *Dict
	HashKey        [2]uint64 // SipHash key of strings, from PYTHONHASHSEED
	HashGen        uint32    // distinguishes keys: a string's cached hash belongs to one
	Process        any       // the machine's side of the process
	RecLimit       int
	SwitchInterval int64 // nanoseconds: how long a thread may keep the GIL while others wait
	Allocated      int64 // bytes asked for since the last look at the heap
	MaxHeap        uint64
	Registry       map[string]Value // one-of-a-kind objects of the library, by name
	World          World
	Finder         any // finds modules: vm.Finder
	Sources        SourceLines
	Split          bool // print is two writes: the text, then its end

	Entropy uint64 // what random numbers that the program did not seed are made of: from the run's seed

	Streams [3]Value // the objects that sys.stdin, stdout and stderr are at first

	ids map[*Head]*uint64 // the names of objects that other runs have, too

	MaxStrDigits int // sys.set_int_max_str_digits: 0 stands for the default, a negative number for no limit
}

// SourceLines knows the text of source files.
type SourceLines interface {
	// SourceLine returns a line of a file, "" when it is not known.
	SourceLine(file string, line int) string
	// Source returns all of it.
	Source(file string) string
}

// A World is what programs reach outside themselves; the machine provides it.
type World interface {
	// Write puts text on stdout (1) or stderr (2). The error may be Park.
	Write(t *Thread, stream int, text string) error
	// ReadLine returns the next line of stdin with its newline, "" at the end. The error may be Park.
	ReadLine(t *Thread, prompt string) (string, error)
}

// Allocate counts bytes that one operation is about to ask for, and returns
// MemoryError when that would pass the limit.
func (t *Thread) Allocate(bytes int64) error {
	in := t.Interp
	if in.MaxHeap == 0 {
		return nil
	}
	if bytes < 0 || uint64(bytes) > in.MaxHeap {
		return NewException(MemoryError)
	}
	if in.Allocated += bytes; in.Allocated > 1<<24 {
		in.Allocated = 0
		if heapSize()+uint64(bytes) > in.MaxHeap {
			return NewException(MemoryError)
		}
	}
	return nil
}

// heapSize asks the Go runtime how much memory is in use.
func heapSize() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// NewThread returns a thread with an empty stack.
func NewThread(in *Interp, id int) *Thread {
	return &Thread{Interp: in, ID: id, arena: make([]Value, 0, 64)}
}

// Identity returns the object's name as a number: what id() shows and what
// default hashes are made of. It is given on first need, by the thread and its
// count, so it is the same in every run.
func (t *Thread) Identity(v Value) int64 {
	switch v.O {
	case &intTag, &boolTag, &floatTag:
		return 0x7f0000000000 + v.N*32
	case &noneTag, &ellipsisTag, &notImplementedTag:
		return 0x955e00
	}
	id := &v.O.ID
	if everybodys(v.O) {
		id = t.Interp.idOf(v.O)
	}
	if *id == 0 {
		t.ids++
		*id = uint64(t.ID)<<32 | t.ids
	}
	return int64(0x7f8000000000 + *id*16)
}

// everybodys reports whether an object belongs to all runs of the program that
// the engine is part of: its name must not be one that another run gave it.
func everybodys(h *Head) bool {
	switch h.Type {
	case StrType:
		return (*Str)(unsafe.Pointer(h)).interned
	case TypeType:
		return (*Type)(unsafe.Pointer(h)).Builtin
	case NativeType:
		return (*Native)(unsafe.Pointer(h)).Self.O == nil
	}
	return h == &emptyTuple.Head
}

// idOf returns where the interpreter keeps the name of such an object.
func (in *Interp) idOf(h *Head) *uint64 {
	id := in.ids[h]
	if id == nil {
		if in.ids == nil {
			in.ids = map[*Head]*uint64{}
		}
		id = new(uint64)
		in.ids[h] = id
	}
	return id
}

// Spend takes cost units for work a native did beyond its fixed price.
func (t *Thread) Spend(units int64) { t.Fuel -= units }

// Push puts a native frame on the stack and returns Pending.
func (t *Thread) Push(n NativeFrame) (Value, error) {
	f := t.newFrame(0)
	f.Native = n
	f.Back = t.Top
	t.Top = f
	return Value{}, Pending
}

// newFrame takes a frame from the pool, with n cleared registers.
func (t *Thread) newFrame(n int) *Frame {
	f := t.free
	if f == nil {
		return &Frame{Regs: make([]Value, n, max(n, 8))}
	}
	t.free = f.Back
	if cap(f.Regs) < n {
		f.Regs = make([]Value, n, n+4)
	} else {
		f.Regs = f.Regs[:n]
	}
	return f
}

// Release gives a finished frame back to the pool. What the next use sets
// anyway is left as it is.
func (t *Thread) Release(f *Frame) {
	if f.Kept {
		return
	}
	clear(f.Regs)
	f.Regs = f.Regs[:0]
	if f.Native != nil {
		f.Native = nil
	}
	if f.Locals.O != nil {
		f.Locals = Value{}
	}
	if f.Made.O != nil {
		f.Made = Value{}
	}
	f.PC, f.Dst, f.Wait = 0, 0, WaitStore
	f.Back = t.free
	t.free = f
}

// IsPending reports whether err is Pending: a comparison of two words, for the
// places where every call passes.
func IsPending(err error) bool {
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&err))[1] == pendingWord
}

var pendingWord = (*[2]unsafe.Pointer)(unsafe.Pointer(&Pending))[1]

// retry is a native that had to wait, with its arguments, run again on waking.
type retry struct {
	fn   *Native
	args []Value
	done bool // it called something, whose answer is its own
}

func (r *retry) Resume(t *Thread, in Value, err error) (Value, error) {
	if r.done {
		return in, err
	}
	if err != nil { // it was interrupted
		t.Woken = 0
		return Value{}, err
	}
	v, err := r.fn.Fn(t, r.args)
	if err == Park {
		return Value{}, Pending // stay on the stack; the machine has been told
	}
	r.done = err == Pending
	return v, err
}

// run calls a native with arguments that fit its signature exactly.
func (t *Thread) run(n *Native, args []Value) (Value, error) {
	v, err := n.Fn(t, args)
	if err == Park {
		t.Push(&retry{fn: n, args: append([]Value(nil), args...)})
		return Value{}, Pending
	}
	return v, err
}

// Call calls fn. The last len(names) of args are keyword arguments of those
// names. args are read before Call returns and may be reused.
func (t *Thread) Call(fn Value, args []Value, names []*Str) (Value, error) {
	switch fn.O.Type.layout {
	case FunctionType.layout:
		return t.Enter(Ptr[Function](fn), args, names)
	case NativeType.layout:
		return t.CallNative(Ptr[Native](fn), args, names)
	case MethodType.layout:
		m := Ptr[Method](fn)
		if err := t.descend(calling); err != nil {
			return Value{}, err
		}
		base := len(t.arena)
		t.arena = append(append(t.arena, m.Self), args...)
		v, err := t.Call(m.Func, t.arena[base:], names)
		t.shrink(base)
		t.ascend()
		return v, err
	case TypeType.layout:
		return t.construct(Ptr[Type](fn), fn, args, names)
	}
	f := fn.O.Type.Special(SpCall)
	if f.O == nil {
		return Value{}, Errorf(TypeError, "'%s' object is not callable", fn.O.Type.Name)
	}
	return t.CallMethod(f, fn, args, names)
}

// CallMethod calls f, found on self's type, with self before the arguments,
// binding it as a descriptor when it is neither a function nor a native.
func (t *Thread) CallMethod(f, self Value, args []Value, names []*Str) (Value, error) {
	switch f.O.Type.layout {
	case FunctionType.layout, NativeType.layout:
		base := len(t.arena)
		t.arena = append(append(t.arena, self), args...)
		v, err := t.Call(f, t.arena[base:], names)
		t.shrink(base)
		return v, err
	}
	base := t.Top
	b, err := t.Bind(f, self, self.O.Type)
	if err == Pending {
		return t.After(base, &callBound{args: append([]Value(nil), args...), names: names})
	}
	if err == nil {
		err = t.descend(calling)
	}
	if err != nil {
		return Value{}, err
	}
	v, err := t.Call(b, args, names)
	t.ascend()
	return v, err
}

// calling is what recursion that never reaches a frame does: an object that is
// its own __call__, or methods of methods.
const calling = "while calling a Python object"

// callBound calls what a descriptor's __get__ returned.
type callBound struct {
	args   []Value
	names  []*Str
	called bool
}

func (f *callBound) Resume(t *Thread, in Value, err error) (Value, error) {
	if err != nil || f.called {
		return in, err
	}
	f.called = true
	return t.Call(in, f.args, f.names)
}

// After puts a native frame right above base, under what was pushed since, so
// that it is resumed with the result of that: for when a call turned out
// Pending. base is the top as it was before the call.
func (t *Thread) After(base *Frame, n NativeFrame) (Value, error) {
	above := t.Top
	for above.Back != base {
		above = above.Back
	}
	f := t.newFrame(0)
	f.Native = n
	f.Back = base
	above.Back = f
	return Value{}, Pending
}

// shrink gives back what was put into the arena above base.
func (t *Thread) shrink(base int) {
	clear(t.arena[base:])
	t.arena = t.arena[:base]
}

// Call1 and Call2 call fn with one or two arguments.
func (t *Thread) Call1(fn, a Value) (Value, error) {
	base := len(t.arena)
	t.arena = append(t.arena, a)
	v, err := t.Call(fn, t.arena[base:], nil)
	t.shrink(base)
	return v, err
}

func (t *Thread) Call2(fn, a, b Value) (Value, error) {
	base := len(t.arena)
	t.arena = append(t.arena, a, b)
	v, err := t.Call(fn, t.arena[base:], nil)
	t.shrink(base)
	return v, err
}

func (t *Thread) Call3(fn, a, b, c Value) (Value, error) {
	base := len(t.arena)
	t.arena = append(t.arena, a, b, c)
	v, err := t.Call(fn, t.arena[base:], nil)
	t.shrink(base)
	return v, err
}

// CallSpecial calls v's special method s; found is false when the type has none (or None).
func (t *Thread) CallSpecial(s Special, v Value, args ...Value) (r Value, found bool, err error) {
	f := v.O.Type.Special(s)
	if f.O == nil || f.IsNone() {
		return Value{}, false, nil
	}
	r, err = t.CallMethod(f, v, args, nil)
	return r, true, err
}

// Invoke looks up an ordinary method by name and calls it.
func (t *Thread) Invoke(v Value, name string, args ...Value) (Value, error) {
	if f := v.O.Type.Lookup(name); f.O != nil && (f.O.Type == FunctionType || f.O.Type == NativeType) {
		if d := AttrsOf(v); d == nil || d.GetStr(t, name).O == nil {
			return t.CallMethod(f, v, args, nil)
		}
	}
	base := t.Top
	f, err := t.GetAttr(v, Intern(name))
	if err == Pending {
		return t.After(base, &callBound{args: append([]Value(nil), args...)})
	}
	if err != nil {
		return Value{}, err
	}
	return t.Call(f, args, nil)
}

// Enter begins a call of a Python function: it pushes the function's frame, or
// returns a generator or coroutine when the function makes one.
func (t *Thread) Enter(fn *Function, args []Value, names []*Str) (Value, error) {
	c := fn.Code
	f := t.newFrame(int(c.NumRegs))
	if c.simple && names == nil && len(args) == c.ArgCount {
		for i, v := range args {
			f.Regs[i] = v
		}
	} else if err := t.bindArgs(f.Regs, fn, args, names); err != nil {
		t.Release(f)
		return Value{}, err
	}
	f.Code, f.Func, f.Globals = c, fn, fn.Globals
	for i, cell := range fn.Closure {
		f.Regs[c.FirstFree+i] = Of(cell)
	}
	if c.IsGen() {
		f.Kept, f.Back = true, nil
		return NewGenerator(fn, f), nil
	}
	if t.Depth++; t.Depth > t.Interp.RecLimit {
		t.Depth--
		t.Release(f)
		return Value{}, Errorf(RecursionError, "maximum recursion depth exceeded")
	}
	f.Back = t.Top
	t.Top = f
	return Value{}, Pending
}

// EnterBody pushes a frame for a module's or a class's body.
func (t *Thread) EnterBody(fn *Function, locals Value) (Value, error) {
	_, err := t.Enter(fn, nil, nil)
	if err == Pending {
		t.Top.Locals = locals
	}
	return Value{}, err
}

// Random returns the next 64 random bits, for os.urandom and what seeds itself
// from it (SplitMix64).
func (in *Interp) Random() uint64 {
	in.Entropy += 0x9e3779b97f4a7c15
	z := in.Entropy
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
