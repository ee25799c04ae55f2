package machine

// This file answers what programs ask about the files that the run can see.

import "path"

// Dir returns the current folder: the program's.
func (m *Machine) Dir() string {
	if len(m.Folders) > 0 {
		return m.Folders[0]
	}
	return "/"
}

// Path returns a file's name from the root on.
func (m *Machine) Path(name string) string {
	if !path.IsAbs(name) {
		name = m.Dir() + "/" + name
	}
	return path.Clean(name)
}

// IsDir reports whether the run can see files in the folder, or below it.
func (m *Machine) IsDir(name string) bool {
	name = m.Path(name)
	for _, dir := range m.Folders {
		for dir = m.Path(dir); ; dir = path.Dir(dir) {
			if dir == name {
				return true
			}
			if dir == path.Dir(dir) {
				break
			}
		}
	}
	return name == "/"
}
