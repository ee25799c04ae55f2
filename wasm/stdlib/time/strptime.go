package time

// This file reads dates by a format: strptime, in the C locale.

import (
	"strconv"
	"strings"

	"taketurns/wasm/object"
)

func strptime(t *Thread, a []Value) (Value, error) {
	var text [2]string
	for i, v := range a {
		s := object.AsStr(v)
		if s == nil {
			return Value{}, object.Errorf(object.TypeError, "strptime() argument %d must be str, not %s", i, object.ReprOfType(v.Type()))
		}
		text[i] = s.S
	}
	m, err := parse(text[0], text[1])
	if err != nil {
		return Value{}, err
	}
	return m.value(), nil
}

// composed are the directives that stand for several others.
var composed = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// numeric are the directives that stand for a number: how many digits it has at
// most, and its range.
var numeric = map[byte]struct{ digits, low, high int }{
	'd': {2, 1, 31}, 'H': {2, 0, 23}, 'I': {2, 1, 12}, 'j': {3, 1, 366}, 'm': {2, 1, 12}, 'M': {2, 0, 59}, 'S': {2, 0, 61},
	'u': {1, 1, 7}, 'U': {2, 0, 53}, 'V': {2, 1, 53}, 'w': {1, 0, 6}, 'W': {2, 0, 53}, 'y': {2, 0, 99}, 'Y': {4, 0, 9999}, 'G': {4, 0, 9999},
}

// exact are those whose number has all its digits.
const exact = "yYG"

// A reader matches a text with a format, trying shorter matches where longer ones fail.
type reader struct {
	text  string
	found map[byte]string
}

// parse reads a date.
func parse(text, format string) (*moment, error) {
	expanded, err := expand(format)
	if err != nil {
		return nil, err
	}
	r := &reader{text: text, found: map[byte]string{}}
	end := r.match(expanded, 0)
	if end < 0 {
		return nil, object.Errorf(object.ValueError, "time data %s does not match format %s", object.ReprStr(text), object.ReprStr(format))
	}
	if end != len(text) {
		return nil, object.Raise(object.ValueError, "unconverted data remains: "+text[end:])
	}
	return r.moment()
}

// expand checks a format and replaces what is composed.
func expand(format string) (string, error) {
	var b strings.Builder
	seen := ""
	for i := 0; i < len(format); i++ {
		b.WriteByte(format[i])
		if format[i] != '%' {
			continue
		}
		if i++; i == len(format) {
			return "", object.Raise(object.ValueError, "stray % in format '"+format+"'")
		}
		c := format[i]
		if full, ok := composed[c]; ok {
			inner, _ := expand(full)
			b.WriteString(inner[1:])
			for j := 1; j < len(inner); j++ {
				if inner[j-1] == '%' {
					seen += inner[j : j+1]
				}
			}
			continue
		}
		if _, ok := numeric[c]; !ok && strings.IndexByte("aAbBfpzZ%", c) < 0 {
			letter, _ := object.DecodeRune(format[i:])
			return "", object.Raise(object.ValueError, "'"+string(letter)+"' is a bad directive in format '"+format+"'")
		}
		if c != '%' {
			if strings.IndexByte(seen, c) >= 0 {
				return "", object.Errorf(object.ValueError, "the directive '%%%c' stands twice in format '%s'", c, format)
			}
			seen += string(c)
		}
		b.WriteByte(c)
	}
	return b.String(), nil
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// match matches the text from pos on with a format and returns where the match ends, or -1.
func (r *reader) match(format string, pos int) int {
	for format != "" {
		switch {
		case isSpace(format[0]):
			format = strings.TrimLeft(format, " \t\n\v\f\r")
			start := pos
			for pos < len(r.text) && isSpace(r.text[pos]) {
				pos++
			}
			if pos == start {
				return -1
			}
		case format[0] == '%' && format[1] != '%':
			return r.directive(format[1], format[2:], pos)
		default:
			if format[0] == '%' {
				format = format[1:]
			}
			if pos == len(r.text) || lower(r.text[pos]) != lower(format[0]) {
				return -1
			}
			format, pos = format[1:], pos+1
		}
	}
	return pos
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// directive tries all that a directive can match, the longest first.
func (r *reader) directive(c byte, rest string, pos int) int {
	for _, n := range r.lengths(c, pos) {
		r.found[c] = r.text[pos : pos+n]
		if end := r.match(rest, pos+n); end >= 0 {
			return end
		}
	}
	delete(r.found, c)
	return -1
}

// lengths returns the lengths of what a directive can match at pos.
func (r *reader) lengths(c byte, pos int) (ns []int) {
	text := r.text[pos:]
	if spec, ok := numeric[c]; ok {
		least := 1
		if strings.IndexByte(exact, c) >= 0 {
			least = spec.digits
		}
		for n := min(spec.digits, len(text)); n >= least; n-- {
			digits := text[:n]
			if c == 'd' && n == 2 && digits[0] == ' ' {
				digits = digits[1:]
			}
			if k, err := strconv.ParseUint(digits, 10, 32); err == nil && int(k) >= spec.low && int(k) <= spec.high {
				ns = append(ns, n)
			}
		}
		return ns
	}
	switch c {
	case 'f':
		n := 0
		for n < len(text) && n < 6 && isDigit(text[n]) {
			n++
		}
		for ; n > 0; n-- {
			ns = append(ns, n)
		}
	case 'z':
		ns = offsetLengths(text)
	default:
		for _, name := range names(c) {
			if len(name) <= len(text) && strings.EqualFold(text[:len(name)], name) {
				ns = append(ns, len(name))
			}
		}
	}
	return ns
}

// names returns the names that a directive stands for.
func names(c byte) (list []string) {
	short := c == 'a' || c == 'b'
	switch c {
	case 'a', 'A':
		list = append(list, dayNames[:]...)
	case 'b', 'B':
		list = append(list, monthNames[:]...)
	case 'p':
		return []string{"AM", "PM"}
	case 'Z':
		return []string{"UTC", "GMT"}
	}
	if short {
		for i := range list {
			list[i] = list[i][:3]
		}
	}
	return list
}

// offsetLengths returns the lengths of the time zone offsets that s begins with:
// +hh:mm, with seconds and microseconds perhaps, or Z.
func offsetLengths(s string) (ns []int) {
	if s != "" && lower(s[0]) == 'z' {
		return []int{1}
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return nil
	}
	two := func(i int) bool { return i+1 < len(s) && isDigit(s[i]) && s[i] <= '5' && isDigit(s[i+1]) }
	colon := func(i int) int {
		if i < len(s) && s[i] == ':' {
			i++
		}
		return i
	}
	if len(s) < 3 || !isDigit(s[1]) || !isDigit(s[2]) || !two(colon(3)) {
		return nil
	}
	n := colon(3) + 2
	ns = []int{n}
	if i := colon(n); two(i) {
		n = i + 2
		ns = append([]int{n}, ns...)
		if n+1 < len(s) && s[n] == '.' && isDigit(s[n+1]) {
			for n++; n < len(s) && isDigit(s[n]); n++ {
			}
			ns = append([]int{n}, ns...)
		}
	}
	return ns
}

// number returns what was found for a directive.
func (r *reader) number(c byte, otherwise int) int {
	s, ok := r.found[c]
	if !ok {
		return otherwise
	}
	n, _ := strconv.Atoi(strings.TrimLeft(s, " "))
	return n
}

func (r *reader) has(letters string) bool {
	for c := range r.found {
		if strings.IndexByte(letters, c) >= 0 {
			return true
		}
	}
	return false
}

// weekday returns the day of the week that was found, Monday being 0, or -1.
func (r *reader) weekday() int {
	for _, c := range []byte("aA") {
		for i, name := range names(c) {
			if strings.EqualFold(name, r.found[c]) {
				return i
			}
		}
	}
	if _, ok := r.found['w']; ok {
		return (r.number('w', 0) + 6) % 7
	}
	return r.number('u', 0) - 1
}

// moment puts together what was found.
func (r *reader) moment() (*moment, error) {
	if err := r.checkWeeks(); err != nil {
		return nil, err
	}
	m := &moment{year: int64(r.number('Y', 1900)), mon: r.number('m', 1) - 1, mday: r.number('d', 1), hour: r.number('H', 0),
		min: r.number('M', 0), sec: r.number('S', 0), isdst: -1}
	if _, ok := r.found['y']; ok {
		if m.year = int64(r.number('y', 0)) + 1900; m.year < 1969 {
			m.year += 100
		}
	}
	for _, c := range []byte("bB") {
		for i, name := range names(c) {
			if strings.EqualFold(name, r.found[c]) {
				m.mon = i
			}
		}
	}
	if _, ok := r.found['I']; ok {
		m.hour = r.number('I', 0) % 12
		if strings.EqualFold(r.found['p'], "PM") {
			m.hour += 12
		}
	}
	if _, ok := r.found['Z']; ok {
		m.isdst, m.zone, m.hasZoneName = 0, strings.ToUpper(r.found['Z']), true
	}
	r.offset(m)
	return m, r.date(m)
}

// checkWeeks refuses week numbers that do not say a date.
func (r *reader) checkWeeks() error {
	_, isoYear := r.found['G']
	_, isoWeek := r.found['V']
	day := r.has("aAwu")
	switch {
	case isoYear && r.has("j"):
		return object.Raise(object.ValueError, "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case isoYear && (!isoWeek || !day):
		return object.Raise(object.ValueError, "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case isoWeek && !isoYear && r.has("yY"):
		return object.Raise(object.ValueError, "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
	case isoWeek && !isoYear:
		return object.Raise(object.ValueError, "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
	}
	return nil
}

// offset reads the zone's offset that was found.
func (r *reader) offset(m *moment) {
	s, ok := r.found['z']
	if !ok {
		return
	}
	m.hasOffset = true
	if lower(s[0]) == 'z' {
		return
	}
	digits, _, _ := strings.Cut(strings.ReplaceAll(s[1:], ":", ""), ".")
	for i, unit := range []int{3600, 60, 1} {
		if len(digits) >= 2*i+2 {
			n, _ := strconv.Atoi(digits[2*i : 2*i+2])
			m.offset += n * unit
		}
	}
	if s[0] == '-' {
		m.offset = -m.offset
	}
}

// date makes month, day, day of the week and of the year agree.
func (r *reader) date(m *moment) error {
	wday := r.weekday()
	byYear := r.has("j") && !r.has("mbB")
	byWeek := r.has("UW") && r.has("yY") && wday >= 0
	if r.has("G") || byYear || byWeek {
		var days int64 // from 1970 on
		switch {
		case r.has("G"):
			fourth := daysFrom(int64(r.number('G', 0)), 0, 4) // of January: it is in week 1
			days = fourth - int64(weekday(fourth)) + int64(7*(r.number('V', 1)-1)+wday)
		case byYear:
			days = daysFrom(m.year, 0, 1) + int64(r.number('j', 1)) - 1
		default:
			days = r.weekDate(m.year, wday)
		}
		at := momentOf(days * day)
		m.year, m.mon, m.mday = at.year, at.mon, at.mday
	}
	switch {
	case m.year >= 1 && m.mday <= daysIn(m.year, m.mon):
		days := daysFrom(m.year, m.mon, m.mday)
		m.wday, m.yday = weekday(days), momentOf(days*day).yday
	case m.mon == 1 && m.mday == 29 && !r.has("yYG"): // a leap year is meant
		m.wday, m.yday = weekday(daysFrom(1904, 1, 29)), 59
	default:
		return object.Raise(object.ValueError, "day is out of range for month")
	}
	if wday >= 0 {
		m.wday = wday
	}
	if r.has("j") {
		m.yday = r.number('j', 1) - 1
	}
	return nil
}

// weekDate returns the day, counted from 1970, of a week that %U or %W numbers.
func (r *reader) weekDate(year int64, wday int) int64 {
	first := daysFrom(year, 0, 1)
	start := weekday(first)
	week := r.number('W', 0)
	if r.has("U") { // weeks begin on Sunday
		week = r.number('U', 0)
		start, wday = (start+1)%7, (wday+1)%7
	}
	if week == 0 {
		return first + int64(wday-start)
	}
	return first + int64((7-start)%7+7*(week-1)+wday)
}
