package frab

import (
	"strconv"
	"strings"

	"programme/model"
)

// daysFirst is what lengths of three numbers mean in a file.
type daysFirst int8

const (
	// The zero one: nothing in the file tells.
	_ daysFirst = iota
	// secondsLast: hours, minutes and seconds.
	secondsLast
	// daysAhead: days, hours and minutes, as pretalx writes a day and more.
	daysAhead
)

// reading is what became of a length.
type reading int8

const (
	noLength reading = iota
	unclear          // it can mean two things
	isLength
)

// readLengths finds out what three numbers mean in this file. Seconds it is if any length
// cannot be days, hours and minutes as pretalx writes them: it leaves no day out, writes
// days with one digit, and has 24 hours a day. A file of pretalx, or one that writes
// shorter lengths in two numbers, means days.
func (r *reader) readLengths(l *layout) {
	two := strings.EqualFold(r.schedule.Generator, "pretalx")
	for _, f := range l.events {
		text := f.node.value("duration")
		switch parts := strings.Split(text, ":"); {
		case len(parts) == 2:
			two = true
		case len(parts) == 3 && !canBeDays(parts):
			r.daysFirst = secondsLast
			return
		}
	}
	if two {
		r.daysFirst = daysAhead
	}
}

// canBeDays reports whether a length of three numbers can be days, hours and minutes.
func canBeDays(parts []string) bool {
	hours, err := strconv.Atoi(parts[1])
	return len(parts[0]) == 1 && parts[0] != "0" && err == nil && hours < 24
}

// length returns how long an event takes that starts then: its duration, or else the time
// until its end, which also tells what a duration of three numbers means.
func (r *reader) length(n *node, start model.Instant) (model.Minutes, reading) {
	text := n.value("duration")
	length, ok := parseDuration(text)
	end, given := r.instant(n, "end")
	given = given && start != model.NoInstant
	if parts := strings.Split(text, ":"); ok && len(parts) == 3 {
		last, _ := strconv.Atoi(parts[2])
		days := length/60*24*60 + length%60*60 + model.Minutes(last)
		switch {
		case canBeDays(parts) && given && end.Sub(start) == days:
			length = days
		case !canBeDays(parts) || given && end.Sub(start) == length || r.daysFirst == secondsLast:
			r.countSeconds(n.kid("duration"), "duration", last)
		case r.daysFirst == daysAhead:
			length = days
		default:
			return 0, unclear
		}
	}
	switch {
	case !ok && given && end > start:
		return end.Sub(start), isLength
	case !ok:
		return 0, noLength
	case given && end != start.Add(length):
		n.leave("end") // it is another time
	}
	return length, isLength
}

// parseDuration reads hours and minutes, with seconds that do not count, or minutes
// alone.
func parseDuration(text string) (model.Minutes, bool) {
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, false
	}
	var numbers []int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > 100_000 || i > 0 && v > 59 || part[0] == '+' {
			return 0, false
		}
		numbers = append(numbers, v)
	}
	if len(numbers) == 1 {
		return model.Minutes(numbers[0]), true
	}
	return model.Minutes(numbers[0]*60 + numbers[1]), true
}
