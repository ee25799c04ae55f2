//go:build js && wasm

// Command wasm is the engine in a page: it answers the worker's requests.
package main

import "taketurns/wasm/bridge"

func main() {
	if err := bridge.Expose("taketurns"); err != nil {
		panic(err)
	}
	select {} // the page calls in from here on
}
