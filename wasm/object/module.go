package object

// This file defines the attributes of modules.

func defineModule() {
}
