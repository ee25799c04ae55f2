package object

// This file lays out reports of exceptions: chains from the first cause to
// what was raised in the end, frames, and groups as trees in the margin.

import (
	"strconv"
	"strings"

	"taketurns/wasm/syntax"
)

const (
	maxGroupWidth = 15 // exceptions of a group that are shown
	maxGroupDepth = 10 // levels of groups
	maxRepeated   = 3  // equal frames in a row
)

// reportLayout collects the strings of a traceback.
type reportLayout struct {
	sources SourceLines
	options FormatOptions
	depth   int  // of groups; each moves the margin by two
	close   bool // the line below a group's last exception is still to come
	out     []Value
}

func (l *reportLayout) write(text string) { l.out = append(l.out, NewStr(text)) }

// emit writes lines behind the margin.
func (l *reportLayout) emit(text string, margin string) {
	if l.depth == 0 {
		l.write(text)
		return
	}
	before := strings.Repeat("  ", l.depth) + margin + " "
	var b strings.Builder
	for _, line := range strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n") {
		b.WriteString(before + line)
	}
	b.WriteByte('\n')
	l.write(b.String())
}

// chain lays out an exception and, before it, what it was caused by.
func (l *reportLayout) chain(r *report) {
	var links []*report
	for r != nil {
		links = append(links, r)
		if r.cause != nil {
			r = r.cause
		} else {
			r = r.context
		}
	}
	for i := len(links) - 1; i >= 0; i-- {
		if r = links[i]; r.group {
			l.group(r)
		} else {
			l.traceback(r.exc, "Traceback (most recent call last):\n", "|")
			l.last(r)
		}
		if i > 0 {
			message := "During handling of the above exception, another exception occurred:"
			if links[i-1].cause != nil {
				message = "The above exception was the direct cause of the following exception:"
			}
			l.emit("\n"+message+"\n\n", "|")
		}
	}
}

// traceback lays out the frames that an exception went through, if any.
func (l *reportLayout) traceback(e *Exception, head, margin string) {
	for i, s := range TracebackText(l.sources, e.TB, l.options) {
		if i == 0 {
			l.emit(head, margin)
		}
		l.emit(s, "|")
	}
}

// TracebackText returns the entry of each frame of a traceback. More than three
// equal ones in a row are counted.
func TracebackText(src SourceLines, tb *Traceback, o FormatOptions) (entries []string) {
	var frames []*Traceback
	for ; tb != nil; tb = tb.Next {
		frames = append(frames, tb)
	}
	if n := len(frames); o.Capped && o.Limit >= 0 {
		frames = frames[:min(o.Limit, n)]
	} else if o.Capped {
		frames = frames[max(0, n+o.Limit):]
	}
	repeated := 0
	for i, tb := range frames {
		at := tb.Span()
		if i > 0 && tb.Code.Filename == frames[i-1].Code.Filename && at.Line == frames[i-1].Span().Line && tb.Code.Name == frames[i-1].Code.Name {
			repeated++
		} else {
			entries = appendRepeated(entries, repeated)
			repeated = 1
		}
		if o.Plain {
			at = syntax.Span{Line: at.Line}
		}
		if repeated <= maxRepeated {
			entries = append(entries, FrameText(src, tb.Code.Filename, at, tb.Code.Name))
		}
	}
	return appendRepeated(entries, repeated)
}

func appendRepeated(entries []string, n int) []string {
	if n -= maxRepeated; n <= 0 {
		return entries
	}
	return append(entries, "  [Previous line repeated "+plural(n, "more time")+"]\n")
}

// Span returns the place of the instruction, or only the line where that was
// set by hand: then EndLine is 0.
func (tb *Traceback) Span() syntax.Span {
	if tb.Line != 0 {
		return syntax.Span{Line: tb.Line}
	}
	if tb.PC >= 0 && int(tb.PC) < len(tb.Code.Spans) {
		return tb.Code.Spans[tb.PC]
	}
	return syntax.Span{Line: tb.Code.FirstLine}
}

// last lays out what stands below the frames.
func (l *reportLayout) last(r *report) {
	for _, s := range r.last() {
		l.emit(s, "|")
	}
}

// last returns class, message and notes.
func (r *report) last() (texts []string) {
	switch {
	case r.syntax != nil:
		texts = r.syntax.lines(r.class)
	case r.text == "":
		texts = []string{r.class + "\n"}
	default:
		texts = []string{r.class + ": " + r.text + "\n"}
	}
	for _, note := range r.notes {
		texts = append(texts, note+"\n")
	}
	return texts
}

// only lays out an exception without its frames, and those in a group indented below it.
func (l *reportLayout) only(r *report, depth int) {
	indent := strings.Repeat("   ", depth)
	for _, s := range r.last() {
		if depth == 0 {
			l.write(s)
			continue
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
			l.write(indent + line + "\n")
		}
	}
	if l.options.Parts {
		for _, p := range r.parts {
			l.only(p, depth+1)
		}
	}
}

// group lays out an exception group and the exceptions in it.
func (l *reportLayout) group(r *report) {
	if l.depth > maxGroupDepth {
		l.emit("... (max_group_depth is "+strconv.Itoa(maxGroupDepth)+")\n", "|")
		return
	}
	top := l.depth == 0
	margin := "|"
	if top {
		margin = "+"
		l.depth++
	}
	l.traceback(r.exc, "Exception Group Traceback (most recent call last):\n", margin)
	l.last(r)
	n := min(len(r.parts), maxGroupWidth+1)
	l.close = false
	for i, p := range r.parts[:n] {
		l.close = l.close || i == n-1
		title, branch := strconv.Itoa(i+1), "  "
		if i == maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			branch = "+-"
		}
		indent := strings.Repeat("  ", l.depth)
		l.write(indent + branch + "+---------------- " + title + " ----------------\n")
		l.depth++
		if i < maxGroupWidth {
			l.chain(p)
		} else {
			l.emit("and "+plural(len(r.parts)-maxGroupWidth, "more exception")+"\n", "|")
		}
		if i == n-1 && l.close {
			l.write(strings.Repeat("  ", l.depth) + "+------------------------------------\n")
			l.close = false
		}
		l.depth--
	}
	if top {
		l.depth = 0
	}
}
