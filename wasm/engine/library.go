package engine

// This file hands the library its files where they are not embedded.

import "taketurns/wasm/stdlib"

// LoadLibrary gives the engine the modules that are written in Python, as the site
// packs them. It is called before the first run.
func LoadLibrary(archive []byte) error { return stdlib.Load(string(archive)) }
