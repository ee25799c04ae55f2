// This file stands for names_native.go where programs are downloaded: the
// table of character names is too large for that.

//go:build js

package syntax

// haveNames says that no character can be found by name; the parser says so
// of a program that tries.
const haveNames = false

func lookupName(string) (rune, bool) { return 0, false }
