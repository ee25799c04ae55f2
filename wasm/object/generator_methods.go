package object

// This file defines the methods of generators, coroutines and asynchronous generators.

func defineGenerator() {
}
