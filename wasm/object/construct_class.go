package object

// This file defines how classes are made: type(name, bases, namespace) and the
// class statement.

import (
	"sort"
	"strings"
)

func defineType() {
	typeGetattribute = objectGetattribute
}

// abstractError says which methods keep k from being instantiated.
func abstractError(t *Thread, k *Type) error {
	var names []string
	if set := k.Lookup("__abstractmethods__"); set.O != nil {
		names = SetNames(set)
	}
	sort.Strings(names)
	what := "method"
	if len(names) > 1 {
		what = "methods"
	}
	return Errorf(TypeError, "Can't instantiate abstract class %s without an implementation for abstract %s '%s'", k.Name, what, strings.Join(names, "', '"))
}
