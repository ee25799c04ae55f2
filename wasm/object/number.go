package object

// This file defines the methods of int, float, bool and complex.

func defineNumbers() {
}
