package object

// This file defines the methods of list, tuple, range and slice.

func defineSequences() {
}
