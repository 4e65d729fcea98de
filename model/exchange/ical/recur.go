package ical

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// recurrence is an RRULE by RFC 5545, section 3.3.10, as it stands: nil lists are not
// given.
type recurrence struct {
	every     frequency
	interval  int
	count     int    // 0 for no limit
	until     string // as it is written; "" for no limit
	weekStart time.Weekday
	weekdays  []weekdayRule
	months    []int
	weeks     []int // of the year, from its end if below 0, as are the next two
	yearDays  []int
	monthDays []int
	hours     []int
	minutes   []int
	seconds   []int
	positions []int // BYSETPOS
}

// weekdayRule is an item of BYDAY: every such day, or the nth of its month or year, from
// the end if below 0.
type weekdayRule struct {
	nth int // 0 for every one
	day time.Weekday
}

// frequency is how long the periods are that a rule looks at.
type frequency int

// By RFC 5545 there is SECONDLY too, which is not read: no meeting recurs like that.
const (
	minutely frequency = iota + 1
	hourly
	daily
	weekly
	monthly
	yearly
)

var frequencies = map[string]frequency{"MINUTELY": minutely, "HOURLY": hourly, "DAILY": daily, "WEEKLY": weekly, "MONTHLY": monthly, "YEARLY": yearly}

// maxCount bounds COUNT and INTERVAL: two and a half centuries of days.
const maxCount = 100_000

var weekdays = map[string]time.Weekday{
	"SU": time.Sunday, "MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday,
}

// numbers says which numbers a part of a rule may list, below 0 too if it counts from
// the end, and in which frequencies RFC 5545 has it.
type numbers struct {
	list        func(*recurrence) *[]int
	least, most int
	fromEnd     bool
	in          []frequency // nil for all
}

var lists = map[string]numbers{
	"BYMONTH":    {func(c *recurrence) *[]int { return &c.months }, 1, 12, false, nil},
	"BYWEEKNO":   {func(c *recurrence) *[]int { return &c.weeks }, 1, 53, true, []frequency{yearly}},
	"BYYEARDAY":  {func(c *recurrence) *[]int { return &c.yearDays }, 1, 366, true, []frequency{minutely, hourly, yearly}},
	"BYMONTHDAY": {func(c *recurrence) *[]int { return &c.monthDays }, 1, 31, true, []frequency{minutely, hourly, daily, monthly, yearly}},
	"BYHOUR":     {func(c *recurrence) *[]int { return &c.hours }, 0, 23, false, nil},
	"BYMINUTE":   {func(c *recurrence) *[]int { return &c.minutes }, 0, 59, false, nil},
	"BYSECOND":   {func(c *recurrence) *[]int { return &c.seconds }, 0, 59, false, nil},
	"BYSETPOS":   {func(c *recurrence) *[]int { return &c.positions }, 1, 366, true, nil},
}

// readRule reads an RRULE. The error says which part of it is not read or none of RFC
// 5545.
func readRule(text string) (*recurrence, error) {
	c := &recurrence{interval: 1, weekStart: time.Monday}
	given := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimRight(text, "; "), ";") {
		key, value, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(part)), "=")
		unread := fmt.Errorf("recurrences with %s are not read; write out their times", quote(part))
		if _, twice := given[key]; twice {
			return nil, fmt.Errorf("the recurrence %s has %s twice; keep one of them", quote(text), key)
		}
		given[key] = part
		known := true
		switch key {
		case "FREQ":
			c.every, known = frequencies[value]
		case "INTERVAL", "COUNT":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 || n > maxCount {
				return nil, fmt.Errorf("%s is not a number from 1 to %d", quote(value), maxCount)
			}
			if key == "COUNT" {
				c.count = n
			} else {
				c.interval = n
			}
		case "UNTIL":
			c.until = value
		case "WKST":
			c.weekStart, known = weekdays[value]
		case "BYDAY":
			c.weekdays, known = readWeekdays(value)
		default:
			var n numbers
			if n, known = lists[key]; known {
				known = readNumbers(n.list(c), value, n)
			}
		}
		if !known {
			return nil, unread
		}
	}
	if c.every == 0 {
		return nil, fmt.Errorf("the recurrence %s has no FREQ", quote(text))
	}
	if c.count > 0 && c.until != "" {
		return nil, fmt.Errorf("the recurrence %s has both COUNT and UNTIL; write one of them", quote(text))
	}
	for key, n := range lists {
		if given[key] != "" && n.in != nil && !slices.Contains(n.in, c.every) {
			return nil, fmt.Errorf("the recurrence %s has %s, which RFC 5545 does not have there; write out its times", quote(text), key)
		}
	}
	counted := slices.ContainsFunc(c.weekdays, func(w weekdayRule) bool { return w.nth != 0 })
	if counted && (c.every < monthly || c.weeks != nil) {
		return nil, fmt.Errorf("the recurrence %s counts weekdays of no month or year; write out its times", quote(text))
	}
	return c, nil
}

var weekdayForm = regexp.MustCompile(`^([+-]?\d{1,2})?([A-Z]{2})$`)

// readWeekdays reads BYDAY: MO,-1FR.
func readWeekdays(value string) ([]weekdayRule, bool) {
	var list []weekdayRule
	for item := range strings.SplitSeq(value, ",") {
		m := weekdayForm.FindStringSubmatch(strings.TrimSpace(item))
		if m == nil {
			return nil, false
		}
		day, known := weekdays[m[2]]
		nth, _ := strconv.Atoi(m[1])
		if !known || m[1] != "" && (nth == 0 || nth > 53 || nth < -53) || len(list) == 7*(2*53+1) {
			return nil, false
		}
		list = append(list, weekdayRule{nth, day})
	}
	return list, true
}

// readNumbers reads a list of numbers, ascending and each once.
func readNumbers(list *[]int, value string, in numbers) bool {
	for item := range strings.SplitSeq(value, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(item))
		size := n
		if in.fromEnd {
			size = max(n, -n)
		}
		if err != nil || size < in.least || size > in.most {
			return false
		}
		*list = append(*list, n)
	}
	slices.Sort(*list)
	*list = slices.Compact(*list)
	return true
}
