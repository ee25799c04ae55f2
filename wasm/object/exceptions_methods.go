package object

// This file defines the methods and attributes of exceptions.

func defineException() {
}
