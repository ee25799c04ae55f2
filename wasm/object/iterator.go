package object

// This file defines the builtin iterators.

func defineIterators() {
}
