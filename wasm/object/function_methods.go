package object

// This file defines the attributes of functions, methods, code and cells.

func defineFunction() {
}
