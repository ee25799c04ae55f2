package object

// This file says what print and input ask of the machine.

// Output is the machine's side of the standard streams. Its errors may be Park.
type Output interface {
	// Write writes text to standard output (stream 1) or standard error (2).
	Write(t *Thread, stream int, text string) error
	// ReadLine writes the prompt and reads a line of standard input with the
	// newline at its end; at the end of the input it returns "".
	ReadLine(t *Thread, prompt string) (string, error)
}
