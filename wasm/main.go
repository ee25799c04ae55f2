//go:build js && wasm

// Command wasm is the engine in a page: it answers the worker's requests.
package main

import (
	"runtime/debug"

	"taketurns/wasm/bridge"
)

func main() {
	// Programs make much garbage and keep little: collect seldom, but sooner when memory grows.
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(1 << 30)
	if err := bridge.Expose("taketurns"); err != nil {
		panic(err)
	}
	select {} // the page calls in from here on
}
