// This file compares recorded text with what a run wrote, and writes
// recordings.

package check

import (
	"errors"
	"sort"
	"strconv"
	"strings"

	"taketurns/wasm/lesson"
)

// Compare says how text differs from what was recorded, or "". A newline at
// the very end is no difference: a fence cannot hold text without one.
func Compare(got string, r *lesson.Recorded) string {
	want, have := lines(r.Text), lines(got)
	switch r.Match {
	case lesson.Contains:
		found := 0
		for _, line := range have {
			if found < len(want) && line == want[found] {
				found++
			}
		}
		if found < len(want) {
			return "lacks, after the lines before it, " + strconv.Quote(want[found]) + shown(have)
		}
		return ""
	case lesson.Lines:
		sort.Strings(want)
		sort.Strings(have)
	}
	for i := range max(len(want), len(have)) {
		switch {
		case i >= len(have):
			return "ends before " + strconv.Quote(want[i])
		case i >= len(want):
			return "goes on with " + strconv.Quote(have[i])
		case want[i] == have[i]:
		case r.Match == lesson.Lines && want[i] < have[i]:
			return "lacks " + strconv.Quote(want[i])
		case r.Match == lesson.Lines:
			return "has one more " + strconv.Quote(have[i])
		default:
			return "differs in line " + strconv.Itoa(i+1) + ":\n\trecorded " + strconv.Quote(want[i]) + "\n\twritten  " + strconv.Quote(have[i])
		}
	}
	return ""
}

// lines splits text at its newlines, the last one ending the last line.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// shown lists lines for a message, the first few of many.
func shown(have []string) string {
	const most = 20
	text := ""
	for i, line := range have {
		if i == most {
			return text + "\n\t…"
		}
		text += "\n\t" + line
	}
	return text
}

// Record returns a document with the recordings that differ replaced by what
// the runs wrote, and how many were. A recording of some lines among others
// has to be mended by hand.
func Record(source []byte, failures []*Failure) (recorded []byte, count int, err error) {
	text := lesson.Normalise(source)
	var edits []*Failure
	for _, f := range failures {
		if f.Recorded != nil && f.Recorded.Match != lesson.Contains {
			edits = append(edits, f)
		}
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].Recorded.Start > edits[j].Recorded.Start })
	for _, f := range edits { // from the end, so that offsets stay true
		fence, ok := fenced(f.Got, f.Recorded.Prefix)
		if !ok {
			err = errors.Join(err, errors.New(f.Name+":"+strconv.Itoa(f.Line)+": the output looks like a fence; record it by hand"))
			continue
		}
		text = text[:f.Recorded.Start] + fence + text[f.Recorded.End:]
		count++
	}
	return []byte(text), count, err
}

// fenced returns text as the lines of a fence, each after a prefix; ok is
// false for text that would end the fence.
func fenced(text, prefix string) (fence string, ok bool) {
	var out strings.Builder
	for _, line := range lines(text) {
		mark := strings.TrimLeft(line, " ")
		if strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~") {
			return "", false
		}
		if line == "" {
			out.WriteString(strings.TrimRight(prefix, " ") + "\n")
		} else {
			out.WriteString(prefix + line + "\n")
		}
	}
	return out.String(), true
}
