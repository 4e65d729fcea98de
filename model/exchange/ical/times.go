package ical

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// moment is a DATE or DATE-TIME as it is written: what a clock shows, and which clock.
type moment struct {
	wall  time.Time // as if in UTC
	date  bool      // a whole day
	clock *clock
}

var utc = &clock{zone: "UTC"}

func (m moment) at() time.Time { return instantOn(m.wall, m.clock) }

// on returns the moment at which the same clock shows wall.
func (m moment) on(wall time.Time) moment { return moment{wall, m.date, m.clock} }

// instantOn returns when a clock shows wall, which is given as if in UTC. By RFC 5545,
// section 3.3.5, that is the first time if it shows it twice, and a time that it skips is
// counted with the offset from before the gap.
func instantOn(wall time.Time, c *clock) time.Time {
	// No offset reaches a day, and clocks do not change twice within two days.
	before, after := c.offset(wall.AddDate(0, 0, -1)), c.offset(wall.AddDate(0, 0, 1))
	first := wall.Add(-before)
	if c.offset(first) == before {
		return first
	}
	if second := wall.Add(-after); c.offset(second) == after {
		return second
	}
	return first
}

// readMoment reads a DATE or DATE-TIME of property p; text is one of its values. A time
// without Z is meant in the zone of TZID, or else floats, in the zone of the reading.
func (r *reader) readMoment(p *property, text string) (moment, error) {
	m := moment{clock: utc}
	layout := localForm
	switch {
	case p.param("VALUE") == "DATE" || len(text) == len("20060102"):
		m.date, layout = true, "20060102"
	case strings.HasSuffix(text, "Z"):
		layout = utcForm
	}
	wall, err := time.Parse(layout, strings.TrimSuffix(text, "\r"))
	if err != nil {
		return m, fmt.Errorf("%s is not a time of RFC 5545; write it like 20231011T074500Z", quote(text))
	}
	if y := wall.Year(); y < 1900 || y > 2199 {
		return m, fmt.Errorf("%s lies outside the years 1900 to 2199", quote(text))
	}
	m.wall = wall
	if layout == utcForm {
		return m, nil
	}
	m.clock, err = r.clockOf(p, m.date)
	return m, err
}

var durationForm = regexp.MustCompile(`^([+-]?)P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$`)

// readDuration reads a DURATION: whole days, which are as long as the clocks make them,
// and a time.
func readDuration(text string) (days int, rest time.Duration, ok bool) {
	m := durationForm.FindStringSubmatch(text)
	if m == nil || strings.HasSuffix(text, "T") || strings.HasSuffix(text, "P") || m[1] == "-" {
		return 0, 0, false
	}
	n := func(i int) int {
		v, _ := strconv.Atoi(m[i])
		return v
	}
	days = n(2)*7 + n(3)
	rest = time.Duration(n(4))*time.Hour + time.Duration(n(5))*time.Minute + time.Duration(n(6))*time.Second
	return days, rest, true
}

// interval returns the minutes that a time from start to end touches.
func interval(start, end time.Time) model.Interval {
	from, _ := model.InstantOf(start)
	to, exact := model.InstantOf(end)
	if !exact {
		to++
	}
	return model.Interval{Start: from, End: to}
}
