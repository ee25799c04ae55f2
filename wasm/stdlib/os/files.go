package os

// This file defines what programs do with file descriptors.

import (
	"taketurns/wasm/machine"
	"taketurns/wasm/object"
)

// maxRead bounds what one call of read returns.
const maxRead = 1 << 20

func pipe(t *Thread, _ []Value) (Value, error) {
	p := machine.ProcOf(t)
	r, w := machine.NewPipe(p.M)
	t.Spend(200)
	return pair(int64(p.Open(r)), int64(p.Open(w))), nil
}

func read(t *Thread, a []Value) (Value, error) {
	if a[1].N < 0 {
		return Value{}, object.OSErrorOf(object.EINVAL)
	}
	s, err := stream(t, a[0])
	if err != nil {
		return Value{}, err
	}
	text, err := s.Read(machine.Of(t), int(min(a[1].N, maxRead)))
	if err != nil {
		return Value{}, err
	}
	return object.NewBytes(text), nil
}

func write(t *Thread, a []Value) (Value, error) {
	b, ok := object.BytesLike(a[1])
	if !ok {
		return Value{}, object.Errorf(object.TypeError, "a bytes-like object is required, not '%s'", a[1].Type().Name)
	}
	if fd := a[0].N; fd == 1 || fd == 2 {
		if err := t.Interp.World.Write(t, int(fd), string(b)); err != nil {
			return Value{}, err
		}
		return object.Int(int64(len(b))), nil
	}
	s, err := stream(t, a[0])
	if err != nil {
		return Value{}, err
	}
	n, err := s.Write(machine.Of(t), string(b))
	if err != nil {
		return Value{}, err
	}
	return object.Int(int64(n)), nil
}

// stream returns what a descriptor refers to, as something to read from or write to.
func stream(t *Thread, fd Value) (machine.Stream, error) {
	d := machine.ProcOf(t).FDs[int(fd.N)]
	if d == nil {
		return nil, object.OSErrorOf(object.EBADF)
	}
	s, ok := d.(machine.Stream)
	if !ok {
		return nil, object.OSErrorOf(object.EINVAL)
	}
	return s, nil
}

func closeFD(t *Thread, a []Value) (Value, error) {
	th := machine.Of(t)
	if !th.Sync() {
		return Value{}, object.Park
	}
	t.Spend(50)
	if fd := a[0].N; fd >= 0 && fd <= 2 { // the standard streams stay open
		return object.None, nil
	}
	if !th.CloseFD(int(a[0].N)) {
		return Value{}, object.OSErrorOf(object.EBADF)
	}
	return object.None, nil
}

func dup(t *Thread, a []Value) (Value, error) {
	p := machine.ProcOf(t)
	d := p.FDs[int(a[0].N)]
	if d == nil {
		return Value{}, object.OSErrorOf(object.EBADF)
	}
	t.Spend(50)
	return object.Int(int64(p.Open(d.Dup()))), nil
}

// isatty is false: nothing here is a terminal.
func isatty(_ *Thread, _ []Value) (Value, error) { return object.False, nil }
