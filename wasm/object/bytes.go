package object

// This file defines bytes, bytearray and memoryview.

func defineBytes() {
}
