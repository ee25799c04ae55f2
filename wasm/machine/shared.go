package machine

// This file keeps what processes share by name: semaphores and memory.

// Shared returns what is kept under a name, nil when there is nothing.
func (m *Machine) Shared(name string) any { return m.shared[name] }

// Share keeps something under a name.
func (m *Machine) Share(name string, v any) {
	if m.shared == nil {
		m.shared = map[string]any{}
	}
	m.shared[name] = v
}

// NewName makes a name up that begins with a word.
func (m *Machine) NewName(word string) string {
	m.names++
	return word + "-" + itoa(int64(m.names))
}
