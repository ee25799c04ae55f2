package engine

// This file writes a run's decisions as text, and reads them back: a schedule.
//
// The text is "1", for the format, the fingerprint of the program and machine
// it belongs to, and the decisions: who ran, for how many switch points, and
// who was chosen, as numbers in base 36 joined by dots.

import (
	"errors"
	"strconv"
	"strings"

	"taketurns/wasm/machine"
)

const scheduleFormat = "1"

// fingerprint hashes what a schedule depends on (FNV-1a).
func fingerprint(filename string, source []byte, o Options) string {
	h := uint64(14695981039346656037)
	add := func(s string) {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	add(string(source))
	add(strconv.Itoa(o.Cores))
	add(strconv.FormatBool(o.GIL))
	add(o.Start + o.Switch + o.Policy)
	add(strconv.FormatInt(o.Seed, 10))
	add(strings.Join(o.Args, "\x00"))
	return strconv.FormatUint(h>>24, 36)
}

func encodeSchedule(choices []machine.Choice, program string) string {
	var b strings.Builder
	b.WriteString(scheduleFormat + "-" + program + "-")
	for i, c := range choices {
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(strconv.FormatInt(int64(c.Tid), 36) + "." + strconv.FormatInt(c.Points, 36) + "." + strconv.FormatInt(int64(c.Chosen), 36))
	}
	return b.String()
}

func decodeSchedule(s, program string) ([]machine.Choice, error) {
	format, rest, _ := strings.Cut(s, "-")
	if format != scheduleFormat {
		return nil, errors.New("it was written by another version")
	}
	belongs, list, ok := strings.Cut(rest, "-")
	if !ok || belongs != program {
		return nil, errors.New("it belongs to another program or machine")
	}
	if list == "" {
		return nil, nil
	}
	parts := strings.Split(list, ".")
	if len(parts)%3 != 0 {
		return nil, errors.New("it is damaged")
	}
	choices := make([]machine.Choice, len(parts)/3)
	for i := range choices {
		var n [3]int64
		for j := range n {
			var err error
			if n[j], err = strconv.ParseInt(parts[3*i+j], 36, 64); err != nil {
				return nil, errors.New("it is damaged")
			}
		}
		choices[i] = machine.Choice{Tid: int(n[0]), Points: n[1], Chosen: int(n[2])}
	}
	return choices, nil
}
