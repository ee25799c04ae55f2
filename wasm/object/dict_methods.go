package object

// This file defines the methods of dict and its views.

func defineDict() {
}
