package ical

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// recurrence is an RRULE of a kind that is expanded: every so many days, weeks, months
// or years, on given days of the week, up to a count or a time.
type recurrence struct {
	every     string // DAILY, WEEKLY, MONTHLY or YEARLY
	interval  int
	count     int       // 0 for no limit
	until     time.Time // the last instant; zero for no limit
	weekdays  map[time.Weekday]bool
	weekStart time.Weekday
}

// maxSteps bounds the days, weeks, months or years that an expansion looks at: two and a
// half centuries of days.
const maxSteps = 100_000

var weekdays = map[string]time.Weekday{
	"SU": time.Sunday, "MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday,
}

// readRule reads an RRULE whose first instance is start. The error says which part of it
// is not read.
func (r *reader) readRule(text string, start moment) (*recurrence, error) {
	rule := &recurrence{interval: 1, weekStart: time.Monday}
	var byMonth, byMonthDay string
	for part := range strings.SplitSeq(strings.TrimSuffix(text, ";"), ";") {
		key, value, _ := strings.Cut(strings.ToUpper(part), "=")
		unread := fmt.Errorf("recurrences with %s are not read; write out their times", quote(part))
		switch key {
		case "FREQ":
			if value != "DAILY" && value != "WEEKLY" && value != "MONTHLY" && value != "YEARLY" {
				return nil, unread
			}
			rule.every = value
		case "INTERVAL", "COUNT":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 || n > maxSteps {
				return nil, fmt.Errorf("%s is not a number from 1 to %d", quote(value), maxSteps)
			}
			if key == "COUNT" {
				rule.count = n
			} else {
				rule.interval = n
			}
		case "UNTIL":
			m, err := r.readMoment(&property{name: "UNTIL"}, value)
			if m.wall.IsZero() {
				return nil, err
			}
			if !strings.HasSuffix(value, "Z") { // on the clock of the start
				m.clock = start.clock
			}
			rule.until = m.at()
			if m.date && !start.date {
				rule.until = m.on(m.wall.AddDate(0, 0, 1)).at().Add(-time.Second)
			}
		case "WKST":
			day, known := weekdays[value]
			if !known {
				return nil, unread
			}
			rule.weekStart = day
		case "BYDAY":
			rule.weekdays = map[time.Weekday]bool{}
			for item := range strings.SplitSeq(value, ",") {
				day, known := weekdays[item]
				if !known { // such as 1MO, the first Monday
					return nil, unread
				}
				rule.weekdays[day] = true
			}
		case "BYMONTH":
			byMonth = value
			if value != strconv.Itoa(int(start.wall.Month())) {
				return nil, unread
			}
		case "BYMONTHDAY":
			byMonthDay = value
			if value != strconv.Itoa(start.wall.Day()) {
				return nil, unread
			}
		default:
			return nil, unread
		}
	}
	switch {
	case rule.every == "":
		return nil, fmt.Errorf("the recurrence %s has no FREQ", quote(text))
	case rule.weekdays != nil && rule.every != "DAILY" && rule.every != "WEEKLY",
		byMonth != "" && rule.every != "YEARLY",
		byMonthDay != "" && rule.every != "MONTHLY" && rule.every != "YEARLY",
		byMonthDay != "" && rule.every == "YEARLY" && byMonth == "":
		return nil, fmt.Errorf("recurrences like %s are not read; write out their times", quote(text))
	case rule.count > 0 && !rule.until.IsZero():
		return nil, fmt.Errorf("the recurrence %s has both COUNT and UNTIL; write one of them", quote(text))
	}
	return rule, nil
}

// expand returns what the clock shows at each instance from start on, up to the instant
// last. The start is an instance whatever the rule says.
func (c *recurrence) expand(start moment, last time.Time) []moment {
	list := []moment{start}
	for step := 0; step < maxSteps; step++ {
		candidates, passed := c.step(start.wall, step)
		for _, wall := range candidates {
			m := start.on(wall)
			switch at := m.at(); {
			case !wall.After(start.wall):
				continue
			case c.count > 0 && len(list) >= c.count, !c.until.IsZero() && at.After(c.until), at.After(last):
				return list
			}
			list = append(list, m)
		}
		if passed.After(last.AddDate(0, 0, 2)) {
			break
		}
	}
	return list
}

// step returns the instances of the n-th day, week, month or year that the rule looks
// at, in order, and a time in it.
func (c *recurrence) step(start time.Time, n int) (walls []time.Time, in time.Time) {
	n *= c.interval
	switch c.every {
	case "DAILY":
		day := start.AddDate(0, 0, n)
		if c.weekdays != nil && !c.weekdays[day.Weekday()] {
			return nil, day
		}
		return []time.Time{day}, day
	case "WEEKLY":
		if c.weekdays == nil {
			day := start.AddDate(0, 0, 7*n)
			return []time.Time{day}, day
		}
		first := start.AddDate(0, 0, 7*n-int(start.Weekday()-c.weekStart+7)%7)
		for i := range 7 {
			if day := first.AddDate(0, 0, i); c.weekdays[day.Weekday()] {
				walls = append(walls, day)
			}
		}
		return walls, first
	case "MONTHLY":
		return sameDay(start, 0, n)
	default:
		return sameDay(start, n, 0)
	}
}

// sameDay returns start some years and months later, or no instance if that month does
// not have the day.
func sameDay(start time.Time, years, months int) ([]time.Time, time.Time) {
	t := start.AddDate(years, months, 0)
	if t.Day() != start.Day() { // AddDate went on into the next month
		return nil, t
	}
	return []time.Time{t}, t
}
