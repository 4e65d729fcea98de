package ical

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// change is a moment at which the clocks that a VTIMEZONE describes change, by RFC 5545,
// section 3.6.5.
type change struct {
	at       int64 // in seconds of Unix
	from, to int   // seconds ahead of UTC before and after it
}

// firstYear and lastYear are the years whose changes matter: those of all times that are
// read, and one more on either side.
const firstYear, lastYear = 1899, 2200

// maxChanges bounds the changes in all VTIMEZONEs of a file: no STANDARD or DAYLIGHT is read
// after so many. One that repeats every year has some 300.
const maxChanges = 300_000

var errTooMany = fmt.Errorf("the zones of the file change their clocks more than %d times", maxChanges)

// readChanges returns the changes of the clocks that a VTIMEZONE describes, by time: at
// least one, each to another offset. The error says what is wrong with it or not read.
func (r *reader) readChanges(v *component) ([]change, error) {
	var list []change
	for _, part := range v.parts {
		if part.kind != "STANDARD" && part.kind != "DAYLIGHT" {
			continue
		}
		if r.changes > maxChanges {
			return nil, errTooMany
		}
		more, err := onsets(part)
		if err != nil {
			return nil, fmt.Errorf("in the %s of line %d %w", part.kind, part.begin.pieces[0].line, err)
		}
		r.changes += len(more)
		list = append(list, more...)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("it has neither STANDARD nor DAYLIGHT")
	}
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	const twoDays = 2 * 24 * 60 * 60
	list = slices.CompactFunc(list, func(a, b change) bool { return a.to == b.to })
	for i := 1; i < len(list); i++ {
		if list[i].at-list[i-1].at < twoDays {
			return nil, fmt.Errorf("its clocks change twice within two days, at %s", time.Unix(list[i].at, 0).UTC().Format(time.RFC3339))
		}
	}
	return list, nil
}

// onsets returns when the clocks change to the offset of a STANDARD or DAYLIGHT.
func onsets(part *component) ([]change, error) {
	fields := map[string]string{}
	var walls []time.Time
	for _, p := range part.props {
		switch p.name {
		case "RDATE":
			for _, text := range splitList(p.value) {
				wall, err := readWall(text)
				if err != nil {
					return nil, err
				}
				walls = append(walls, wall)
			}
		case "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "EXDATE", "EXRULE":
			if _, twice := fields[p.name]; twice {
				return nil, fmt.Errorf("is a second %s", p.name)
			}
			fields[p.name] = strings.TrimSpace(p.value)
		}
	}
	for _, name := range []string{"EXDATE", "EXRULE"} {
		if text, given := fields[name]; given {
			return nil, fmt.Errorf("is %s:%s", name, quote(text))
		}
	}
	before, err := readOffset(fields["TZOFFSETFROM"])
	if err != nil {
		return nil, err
	}
	after, err := readOffset(fields["TZOFFSETTO"])
	if err != nil {
		return nil, err
	}
	start, err := readWall(fields["DTSTART"])
	if err != nil {
		return nil, err
	}
	// A start that is not by the rule is no change: Exchange writes 16010101T020000.
	var more []time.Time
	if text, given := fields["RRULE"]; given {
		if more, err = changesBy(text, start, before); err != nil {
			return nil, err
		}
	}
	if len(more) == 0 {
		more = []time.Time{start}
	}
	walls = append(walls, more...)
	list := make([]change, len(walls))
	for i, wall := range walls {
		list[i] = change{at: wall.Unix() - int64(before), from: before, to: after}
	}
	return list, nil
}

// readWall reads a time on the clock before a change.
func readWall(text string) (time.Time, error) {
	wall, err := time.Parse(localForm, strings.TrimSpace(text))
	if err != nil {
		return wall, fmt.Errorf("%s is not a time like 19700329T020000", quote(text))
	}
	return wall, nil
}

var offsetForm = regexp.MustCompile(`^([+-])([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$`)

// readOffset reads +HHMM or +HHMMSS as seconds.
func readOffset(text string) (int, error) {
	m := offsetForm.FindStringSubmatch(text)
	if m == nil {
		return 0, fmt.Errorf("%s is not an offset like +0100", quote(text))
	}
	seconds := 0
	for _, part := range m[2:] {
		n, _ := strconv.Atoi(part)
		seconds = seconds*60 + n
	}
	if m[1] == "-" {
		seconds = -seconds
	}
	return seconds, nil
}
