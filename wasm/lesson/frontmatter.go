// This file reads the front matter: the lines between two lines of --- at the
// top of a document. Of YAML it knows what lessons need, "key: text" and
// "key: [a, b]", with or without quotes.

package lesson

import "strings"

// frontMatter sets what the top of text says about the lesson and returns the
// offset and number of lines at which the body begins.
func (b *builder) frontMatter(text string) (offset, lines int) {
	if !strings.HasPrefix(text, "---\n") {
		return 0, 0
	}
	end := strings.Index(text, "\n---\n")
	if end < 0 {
		if !strings.HasSuffix(text, "\n---") {
			return 0, 0 // a rule at the top of a document, not front matter
		}
		end = len(text) - len("\n---")
	}
	head := text[min(len("---\n"), end):end]
	number := 1
	for line := range strings.SplitSeq(head, "\n") {
		number++
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, found := strings.Cut(line, ":")
		if !found {
			b.errorf(number, "front matter: expected “key: value”")
			continue
		}
		b.frontMatterKey(number, strings.TrimSpace(key), strings.TrimSpace(value))
	}
	offset = min(end+len("\n---\n"), len(text))
	return offset, strings.Count(text[:offset], "\n")
}

func (b *builder) frontMatterKey(line int, key, value string) {
	switch key {
	case "title":
		b.lesson.Title = unquote(value)
	case "summary":
		b.lesson.Summary = unquote(value)
	case "covers":
		inner, opened := strings.CutPrefix(value, "[")
		inner, closed := strings.CutSuffix(inner, "]")
		if !opened || !closed {
			b.errorf(line, "front matter: covers is a list like [threads, GIL]")
			return
		}
		b.lesson.Covers = list(inner)
	default:
		b.errorf(line, "front matter: unknown key "+key+" (known: title, summary, covers)")
	}
}

// list splits a flow sequence at the commas that stand outside quotes.
func list(inner string) []string {
	var items []string
	quote, start := byte(0), 0
	for i := 0; i <= len(inner); i++ {
		switch {
		case i == len(inner) || inner[i] == ',' && quote == 0:
			if item := unquote(strings.TrimSpace(inner[start:i])); item != "" {
				items = append(items, item)
			}
			start = i + 1
		case quote != 0:
			if inner[i] == quote {
				quote = 0
			}
		case (inner[i] == '"' || inner[i] == '\'') && strings.TrimSpace(inner[start:i]) == "":
			quote = inner[i]
		}
	}
	return items
}

// unquote takes the quotes off a scalar that has them on both sides.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
