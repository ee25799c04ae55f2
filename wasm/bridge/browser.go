//go:build js && wasm

package bridge

// This file is the last inch to JavaScript.

import "github.com/hack-pad/safejs"

// Expose puts the service on the page's global object under a name: a function
// from Uint8Array to Uint8Array.
func Expose(name string) error {
	performance, err := safejs.Global().Get("performance")
	if err != nil {
		return err
	}
	clock := func() float64 {
		v, err := performance.Call("now")
		if err != nil {
			return 0
		}
		ms, _ := v.Float()
		return ms
	}
	array, err := safejs.Global().Get("Uint8Array")
	if err != nil {
		return err
	}
	s := NewService(clock)
	f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) != 1 {
			return nil
		}
		n, err := args[0].Length()
		if err != nil {
			return nil
		}
		request := make([]byte, n)
		if _, err := safejs.CopyBytesToGo(request, args[0]); err != nil {
			return nil
		}
		answer := s.Serve(request)
		out, err := array.New(len(answer))
		if err != nil {
			return nil
		}
		if _, err := safejs.CopyBytesToJS(out, answer); err != nil {
			return nil
		}
		return safejs.Unsafe(out)
	})
	if err != nil {
		return err
	}
	return safejs.Global().Set(name, f)
}
