// Package lesson reads markdown and notebooks as lessons: prose, programs that
// can be run, questions about them and what must hold when they run.
//
// It knows markdown and which names a Python program uses; it does not know how
// a program is run. The same code serves the site's builder, the command line
// and the page, where a reader opens a document of their own, so no input is
// trusted: HTML in a document never reaches the page, links and images are
// limited to harmless addresses, and size and nesting are bounded.
//
// The parts, in the order in which a document passes through them:
//
//	open.go         which kind of document is it? (notebook.go, export.go, repair.go)
//	frontmatter.go  title, summary and topics between lines of ---
//	bound.go        limits of size and nesting
//	collect.go      fences become examples (attributes.go, keys.go, aside.go)
//	prelude.go      which earlier examples must run first (names.go)
//	render.go       the tree becomes HTML (url.go, plain.go)
package lesson

import (
	"strconv"
	"strings"
)

// A Lesson is a document that has been read.
type Lesson struct {
	Name     string   // the file it came from
	Title    string   // from the front matter, the first heading or the name
	Summary  string   // one sentence, or ""
	Covers   []string // topics
	HTML     string   // the body, without the title
	Examples []*Example
	Headings []Heading
	Text     string // the prose before the first heading, for search
}

// A Heading is a section of a lesson.
type Heading struct {
	Level int    // 1 to 6, as drawn
	ID    string // the fragment that leads to it
	Title string
	Text  string // the section's prose, for search
}

// An Example is a program in a lesson.
type Example struct {
	ID      string // unique in its lesson
	Line    int    // of the program's first line in the document, from 1
	Source  string
	Options []Option // the machine to run on, in the order of the table of keys

	Predict, Answer string   // a question asked before the run, and its answer
	Compare         string   // id of the example to show beside this one, or ""
	Goal            string   // what an exercise asks for, or ""
	Expect          Expect   // what must hold
	Prelude         []string // ids of the examples that run before this one
	Hints           []string // HTML
	Solution        *Solution
}

// A Solution is a program that solves its example's exercise.
type Solution struct {
	Line    int
	Source  string
	Options []Option // over those of the example
	Expect  Expect
}

// An Option is one setting of the machine, named as on the command line.
type Option struct{ Key, Value string }

// Expect says what must hold of a run. Nothing said means that the program
// ends well, whatever it prints.
type Expect struct {
	Kind     string    // ok, exception, deadlock, …; "" when not said
	Exit     int       // exit code; -1 when not said
	Duration *Duration // virtual time, or nil
	Outcomes int       // number of outcomes over all schedules; -1 when not said
	Every    bool      // what is said must hold for every schedule
	Stdout   *Recorded // or nil
	Stderr   *Recorded // or nil
}

// A Duration is an amount of virtual time, in seconds.
type Duration struct{ Seconds, Tolerance float64 }

// A Match says how recorded text is compared with what a run wrote.
type Match string

const (
	Exactly  Match = "exactly"
	Lines    Match = "lines"    // the same lines in any order
	Contains Match = "contains" // these lines in this order, others between them
)

// Recorded is a fence that holds what a program wrote.
type Recorded struct {
	Match      Match
	Text       string
	Line       int    // of the first recorded line in the document
	Start, End int    // bytes of the document (Normalise'd) that hold the text
	Prefix     string // what each of its lines begins with: indentation, "> "
}

// An Error is a mistake in a document and where it is.
type Error struct {
	Name    string
	Line    int
	Message string
}

func (e *Error) Error() string {
	return e.Name + ":" + strconv.Itoa(e.Line) + ": " + e.Message
}

// Errors are the mistakes of one document, in the order of their lines.
type Errors []*Error

func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Parse reads a lesson of the site, a markdown document. There is always a
// lesson: what is wrong in the document is left out of it and told in the
// errors. A link to another lesson's file becomes one to its page.
func Parse(name string, source []byte) (*Lesson, Errors) {
	b := newBuilder(name)
	b.pages = true
	b.markdown(Normalise(source))
	return b.finish()
}

// Normalise brings text into the form that positions of a lesson refer to:
// valid UTF-8 without a byte order mark, lines ended by "\n".
func Normalise(source []byte) string {
	text := strings.TrimPrefix(string(source), "\ufeff")
	text = strings.ToValidUTF8(text, "\ufffd")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	return strings.ReplaceAll(text, "\x00", "\ufffd")
}
