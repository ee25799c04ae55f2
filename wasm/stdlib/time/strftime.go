package time

// This file writes dates by a format, as glibc does in the C locale.

import (
	"strconv"
	"strings"

	"taketurns/wasm/object"
)

func strftime(t *Thread, a []Value) (Value, error) {
	format := object.AsStr(a[0])
	if format == nil {
		return Value{}, object.Errorf(object.TypeError, "strftime() argument 1 must be str, not %s", a[0].Type().Name)
	}
	if strings.IndexByte(format.S, 0) >= 0 {
		return Value{}, object.Raise(object.ValueError, "embedded null character")
	}
	m, err := momentArg(t, a[1], "strftime")
	if err == nil {
		err = m.check()
	}
	if err != nil {
		return Value{}, err
	}
	return object.NewStr(m.format(format.S)), nil
}

// A directive is what stands behind a % in a format: a flag, a width and a letter.
type directive struct {
	flag   byte // _ - 0 ^ #, or 0
	width  int
	letter byte
	text   string // all of it
}

// nextDirective reads the directive that s begins with; ok is false when it is none.
func nextDirective(s string) (d directive, ok bool) {
	i := 1
	for i < len(s) && strings.IndexByte("_-0^#", s[i]) >= 0 {
		d.flag = s[i]
		i++
	}
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && d.width < 1000 {
		d.width = d.width*10 + int(s[i]-'0')
		i++
	}
	if i+1 < len(s) && (s[i] == 'E' || s[i] == 'O') && strings.IndexByte("cCxXyYBdeHImMSuUVwWy", s[i+1]) >= 0 {
		i++ // alternative forms, which the C locale has not
	}
	if i >= len(s) {
		d.text = s
		return d, false
	}
	d.letter, d.text = s[i], s[:i+1]
	return d, true
}

func (m *moment) format(format string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			b.WriteString(format)
			return b.String()
		}
		b.WriteString(format[:i])
		d, ok := nextDirective(format[i:])
		format = format[i+len(d.text):]
		text := d.text
		if ok {
			if s, known := m.directive(d); known {
				text = s
			}
		}
		b.WriteString(text)
	}
}

// directive returns what a directive stands for.
func (m *moment) directive(d directive) (string, bool) {
	n, width, fill := m.number(d.letter)
	if width == 0 {
		s, known := m.text(d.letter)
		if d.flag == '^' || d.flag == '#' && d.letter != 'p' && d.letter != 'Z' {
			s = strings.ToUpper(s)
		} else if d.flag == '#' {
			s = strings.ToLower(s)
		}
		with := byte(' ')
		if d.flag == '0' {
			with = '0'
		}
		for len(s) < d.width {
			s = string(with) + s
		}
		return s, known
	}
	switch d.flag {
	case '_':
		fill = ' '
	case '0':
		fill = '0'
	case '-':
		width = 0
	}
	if d.width > 0 {
		width = d.width
	}
	s := strconv.FormatInt(n, 10)
	for len(s) < width {
		s = string(fill) + s
	}
	return s, true
}

// number returns the number that a directive stands for, and how it is padded;
// width 0: it stands for no number.
func (m *moment) number(letter byte) (n int64, width int, fill byte) {
	switch letter {
	case 'Y':
		return m.year, 1, '0'
	case 'C':
		return floorDiv(m.year, 100), 1, '0'
	case 'y':
		return m.year - floorDiv(m.year, 100)*100, 2, '0'
	case 'G', 'g', 'V':
		year, week := m.isoWeek()
		switch letter {
		case 'G':
			return year, 1, '0'
		case 'g':
			return year - floorDiv(year, 100)*100, 2, '0'
		}
		return int64(week), 2, '0'
	case 'm':
		return int64(m.mon + 1), 2, '0'
	case 'd':
		return int64(m.mday), 2, '0'
	case 'e':
		return int64(m.mday), 2, ' '
	case 'H':
		return int64(m.hour), 2, '0'
	case 'k':
		return int64(m.hour), 2, ' '
	case 'I':
		return int64((m.hour+11)%12 + 1), 2, '0'
	case 'l':
		return int64((m.hour+11)%12 + 1), 2, ' '
	case 'M':
		return int64(m.min), 2, '0'
	case 'S':
		return int64(m.sec), 2, '0'
	case 'j':
		return int64(m.yday + 1), 3, '0'
	case 'u':
		return int64(m.wday + 1), 1, '0'
	case 'w':
		return int64((m.wday + 1) % 7), 1, '0'
	case 'U':
		return int64((m.yday + 7 - (m.wday+1)%7) / 7), 2, '0'
	case 'W':
		return int64((m.yday + 7 - m.wday) / 7), 2, '0'
	case 's':
		return m.seconds(), 1, '0'
	}
	return 0, 0, 0
}

// isoWeek returns the year and week of ISO 8601.
func (m *moment) isoWeek() (year int64, week int) {
	year = m.year
	week = (m.yday - m.wday + 10) / 7
	switch {
	case week < 1:
		year--
		length := 365
		if isLeap(year) {
			length = 366
		}
		week = (m.yday + length - m.wday + 10) / 7
	case week == 53:
		length := 365
		if isLeap(year) {
			length = 366
		}
		if m.yday-m.wday+3 >= length {
			return year + 1, 1
		}
	}
	return year, week
}

// text returns the text that a directive stands for.
func (m *moment) text(letter byte) (string, bool) {
	switch letter {
	case 'a':
		return dayNames[m.wday][:3], true
	case 'A':
		return dayNames[m.wday], true
	case 'b', 'h':
		return monthNames[m.mon][:3], true
	case 'B':
		return monthNames[m.mon], true
	case 'c':
		return m.asctime(), true
	case 'x', 'D':
		return m.format("%m/%d/%y"), true
	case 'X', 'T':
		return m.clock(), true
	case 'F':
		return m.format("%Y-%m-%d"), true
	case 'R':
		return m.format("%H:%M"), true
	case 'r':
		return m.format("%I:%M:%S %p"), true
	case 'p':
		if m.hour >= 12 {
			return "PM", true
		}
		return "AM", true
	case 'P':
		if m.hour >= 12 {
			return "pm", true
		}
		return "am", true
	case 'Z':
		return m.zone, true
	case 'z':
		return "+0000", true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case '%':
		return "%", true
	}
	return "", false
}
