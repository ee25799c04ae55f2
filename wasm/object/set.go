package object

// This file defines set and frozenset.

func defineSet() {
}

// SetNames returns the strings in a set.
func SetNames(v Value) []string { return nil }
