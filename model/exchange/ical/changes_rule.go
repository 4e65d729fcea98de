package ical

import (
	"fmt"
	"slices"
	"time"
)

// changesBy returns what the clock shows at the times of an RRULE by which clocks change,
// in the years whose changes matter: on one day of a month each year, such as
// FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU. It begins at start on a clock that is before seconds
// ahead of UTC. The error says so if it is none by which clocks change.
func changesBy(text string, start time.Time, before int) (walls []time.Time, err error) {
	unread := fmt.Errorf("the rule %s is not one of a day in each year", quote(text))
	c, err := readRule(text)
	if err != nil || c.every != yearly || c.interval != 1 || c.count > 0 || c.yearDays != nil || c.weeks != nil || c.positions != nil ||
		!isAlone(c.hours, start.Hour()) || !isAlone(c.minutes, start.Minute()) || !isAlone(c.seconds, start.Second()) ||
		len(c.months) > 1 || c.months == nil && (c.weekdays != nil || c.monthDays != nil) {
		return nil, unread
	}
	until, ok := readUntil(c.until, before)
	if !ok {
		return nil, unread
	}
	c = c.filled(start)
	work := maxWork
	// Months begin on seven weekdays and February has two lengths: 28 years have them all.
	for n := range 28 {
		if len(c.period(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), n, &work)) > 1 {
			return nil, unread
		}
	}
	for year := max(start.Year(), firstYear); year <= lastYear; year++ {
		for _, wall := range c.period(start, year-start.Year(), &work) {
			if !wall.Before(start) && (until.IsZero() || !wall.After(until)) {
				walls = append(walls, wall)
			}
		}
	}
	return walls, nil
}

// isAlone reports whether a list is not given or has n alone.
func isAlone(list []int, n int) bool { return list == nil || slices.Equal(list, []int{n}) }

// readUntil reads an UNTIL as a time on a clock that is before seconds ahead of UTC; the
// zero time if there is none.
func readUntil(text string, before int) (time.Time, bool) {
	if text == "" {
		return time.Time{}, true
	}
	if last, err := time.Parse(utcForm, text); err == nil {
		return last.Add(time.Duration(before) * time.Second), true
	}
	if last, err := time.Parse(localForm, text); err == nil {
		return last, true
	}
	day, err := time.Parse("20060102", text)
	return day.AddDate(0, 0, 1).Add(-time.Second), err == nil
}
