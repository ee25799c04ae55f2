package object

// This file defines the methods of str.

func defineStrings() {
}
