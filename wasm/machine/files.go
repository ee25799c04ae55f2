package machine

// This file answers what programs ask about the files that the run can see.

import (
	"path"
	"strings"
)

// home is the current folder of a program whose file has a relative name: what
// is relative to it is so for whoever gives the run its files, too.
const home = "/home/user"

// Dir returns the current folder: the program's own, when that is known.
func (m *Machine) Dir() string {
	if len(m.Folders) > 0 && path.IsAbs(m.Folders[0]) {
		return path.Clean(m.Folders[0])
	}
	return home
}

// Path returns the name by which a file is known outside, for a name that the
// program uses.
func (m *Machine) Path(name string) string {
	if !path.IsAbs(name) {
		name = m.Dir() + "/" + name
	}
	name = path.Clean(name)
	if m.Dir() != home {
		return name
	}
	if name == home {
		return "."
	}
	return strings.TrimPrefix(name, home+"/")
}

// IsDir reports whether the run can see files in the folder, or below it.
func (m *Machine) IsDir(name string) bool {
	name = m.Path(name)
	for _, dir := range m.Folders {
		dir = path.Clean(dir)
		for dir != name && dir != path.Dir(dir) {
			dir = path.Dir(dir)
		}
		if dir == name {
			return true
		}
	}
	return name == "/" || name == "."
}
