//go:build ignore

// Command gen_events writes the event table for the page's decoder.
package main

import (
	"log"
	"os"

	"taketurns/wasm/trace"
)

func main() {
	if err := os.WriteFile("../../web/trace/events.js", trace.JavaScript(), 0o644); err != nil {
		log.Fatal(err)
	}
}
