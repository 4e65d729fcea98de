package ical

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// yearly is an RRULE by which clocks change: on one day of a month each year, such as
// FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU.
type yearly struct {
	month    time.Month
	days     []int // of the month, from its end if below 0; nil for any
	weekday  time.Weekday
	nth      int       // of that weekday in the month, from its end if below 0; 0 for any
	weekdays bool      // whether weekday and nth count
	until    time.Time // the last one on the clock before it; zero for no limit
}

var weekdayForm = regexp.MustCompile(`^([+-]?[1-5])?([A-Z]{2})$`)

// readYearly reads an RRULE that begins at start on a clock that is before seconds ahead
// of UTC. The error says so if it is none by which clocks change.
func readYearly(text string, start time.Time, before int) (*yearly, error) {
	unread := fmt.Errorf("the rule %s is not one of a day in each year", quote(text))
	y := &yearly{}
	given := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimSuffix(strings.ToUpper(text), ";"), ";") {
		key, value, _ := strings.Cut(part, "=")
		if _, twice := given[key]; twice {
			return nil, unread
		}
		given[key] = value
		ok := true
		switch key {
		case "FREQ":
			ok = value == "YEARLY"
		case "INTERVAL":
			ok = value == "1"
		case "WKST": // no matter within a month
		case "BYHOUR":
			ok = isNumber(value, start.Hour())
		case "BYMINUTE":
			ok = isNumber(value, start.Minute())
		case "BYSECOND":
			ok = isNumber(value, start.Second())
		case "BYMONTH":
			n, err := strconv.Atoi(value)
			y.month, ok = time.Month(n), err == nil && n >= 1 && n <= 12
		case "BYMONTHDAY":
			for item := range strings.SplitSeq(value, ",") {
				n, err := strconv.Atoi(item)
				ok = ok && err == nil && len(y.days) < 31
				y.days = append(y.days, n)
			}
		case "BYDAY":
			if m := weekdayForm.FindStringSubmatch(value); m != nil {
				y.nth, _ = strconv.Atoi(m[1])
				y.weekday, y.weekdays = weekdays[m[2]]
			}
			ok = y.weekdays
		case "UNTIL":
			y.until, ok = readUntil(value, before)
		default:
			ok = false
		}
		if !ok {
			return nil, unread
		}
	}
	onDay := y.days != nil || y.weekdays
	if given["FREQ"] == "" || onDay && y.month == 0 {
		return nil, unread
	}
	if y.month == 0 {
		y.month = start.Month()
	}
	if !onDay {
		y.days = []int{start.Day()}
	}
	// Months begin on seven weekdays and February has two lengths: 28 years have them all.
	for year := 2000; year < 2028; year++ {
		if len(y.daysIn(year)) > 1 {
			return nil, unread
		}
	}
	return y, nil
}

func isNumber(text string, want int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n == want
}

// readUntil reads an UNTIL as a time on a clock that is before seconds ahead of UTC.
func readUntil(text string, before int) (time.Time, bool) {
	if last, err := time.Parse(utcForm, text); err == nil {
		return last.Add(time.Duration(before) * time.Second), true
	}
	if last, err := time.Parse(localForm, text); err == nil {
		return last, true
	}
	day, err := time.Parse("20060102", text)
	return day.AddDate(0, 0, 1).Add(-time.Second), err == nil
}

// daysIn returns the days of the month that the rule gives in a year.
func (y *yearly) daysIn(year int) (list []int) {
	first := time.Date(year, y.month, 1, 0, 0, 0, 0, time.UTC).Weekday()
	last := time.Date(year, y.month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	for day := 1; day <= last; day++ {
		weekday := (first + time.Weekday(day-1)) % 7
		nth, fromEnd := (day+6)/7, -(last-day+7)/7
		if (y.days == nil || slices.Contains(y.days, day) || slices.Contains(y.days, day-last-1)) &&
			(!y.weekdays || weekday == y.weekday && (y.nth == 0 || y.nth == nth || y.nth == fromEnd)) {
			list = append(list, day)
		}
	}
	return list
}

// expand returns what the clock shows at the times of the rule from start on, in the
// years whose changes matter.
func (y *yearly) expand(start time.Time) (walls []time.Time) {
	for year := max(start.Year(), firstYear); year <= lastYear; year++ {
		for _, day := range y.daysIn(year) {
			wall := time.Date(year, y.month, day, start.Hour(), start.Minute(), start.Second(), 0, time.UTC)
			if !y.until.IsZero() && wall.After(y.until) {
				return walls
			}
			if !wall.Before(start) {
				walls = append(walls, wall)
			}
		}
	}
	return walls
}
