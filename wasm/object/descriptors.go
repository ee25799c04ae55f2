package object

// This file defines property, staticmethod, classmethod and super.

func defineDescriptors() {
}
