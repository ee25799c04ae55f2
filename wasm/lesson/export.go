// This file reads the text that a notebook was exported to: markdown in which
// code cells are marked by lines and not by fences.
//
//	# <span>Threads</span>          prose, until the next cell
//	In [3]:                         a code cell, until the next In [ or Out[,
//	# a comment, not a heading      or a line that begins with # and has a tag
//	print("hello")
//	Out[3]:                         what the cell's last line was worth

package lesson

import "strings"

// isExport reports whether text has code cells marked by lines.
func isExport(text string) bool {
	for line := range strings.Lines(text) {
		if _, ok := cellMark(line, "In ["); ok {
			return true
		}
	}
	return false
}

// export adds the parts of an exported notebook. The cells are cut out before
// anything is read as markdown, where a comment would be a heading.
func (b *builder) export(text string) {
	b.cells = true
	const (
		prose = iota
		cell
		result
	)
	kind, start, first := prose, 0, 0 // of the piece being read: kind, byte, line
	offset, number := 0, 0
	flush := func(next, offset, number, line int) {
		piece := text[start:offset]
		switch {
		case strings.TrimSpace(piece) == "":
		case kind == prose:
			b.prose(piece, start, first)
		case kind == cell:
			b.cell(piece, first+1)
		case kind == result:
			b.listing(strings.Trim(piece, "\n") + "\n")
		}
		kind, start, first = next, line, number
	}
	for line := range strings.Lines(text) {
		if rest, ok := cellMark(line, "In ["); ok {
			flush(cell, offset, number+1, offset+len(line)-len(rest))
			if rest != "" {
				first--
			}
		} else if rest, ok := cellMark(line, "Out["); ok {
			flush(result, offset, number+1, offset+len(line)-len(rest))
		} else if kind != prose && strings.HasPrefix(line, "#") && hasTag(line) {
			flush(prose, offset, number, offset)
		}
		offset += len(line)
		number++
	}
	flush(prose, offset, number, offset)
}

// cellMark reports whether a line is a mark like "In [3]:" or "Out[None]:" and
// returns what follows it on the line, "" for nothing.
func cellMark(line, open string) (rest string, ok bool) {
	inside, found := strings.CutPrefix(line, open)
	number, rest, closed := strings.Cut(inside, "]:")
	if !found || !closed {
		return "", false
	}
	if number = strings.TrimSpace(number); number != "None" && number != "*" && strings.Trim(number, "0123456789") != "" {
		return "", false
	}
	if rest = strings.TrimLeft(rest, " \t"); rest == "\n" {
		rest = ""
	}
	return rest, true
}

// hasTag reports whether a line has something like <b> or </b> in it.
func hasTag(line string) bool {
	for {
		_, after, found := strings.Cut(line, "<")
		if !found {
			return false
		}
		if after != "" && (after[0] == '/' || isTagStart(after[0])) && strings.Contains(after, ">") {
			return true
		}
		line = after
	}
}
