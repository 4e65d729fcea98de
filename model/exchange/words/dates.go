package words

import (
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// list returns the names of a key: "date.months".
func (l *Language) list(key string) []string { return strings.Split(l.Say(key), "|") }

// day returns the number of a day as the language writes it: 1er in French.
func (l *Language) day(d model.Date) string {
	if d.Day == 1 {
		return l.Say("date.first")
	}
	return strconv.Itoa(d.Day)
}

// parts are what the pattern of a date can hold.
func (l *Language) parts(d model.Date) []any {
	weekday := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()
	return []any{
		"weekday", l.list("date.weekdays")[weekday], "wd", l.list("date.weekdays_short")[weekday], "day", l.day(d),
		"month", l.list("date.months")[d.Month-1], "mon", l.list("date.months_short")[d.Month-1], "year", d.Year,
	}
}

// Long says a date with its weekday and year: "Sunday 8 October 2023".
func (l *Language) Long(d model.Date) string { return l.Say("date.long", l.parts(d)...) }

// Short says a date in little space: "Sun 8 Oct".
func (l *Language) Short(d model.Date) string { return l.Say("date.short", l.parts(d)...) }

// Tab says a date in a row of days: "Sun 8".
func (l *Language) Tab(d model.Date) string { return l.Say("date.tab", l.parts(d)...) }

// At says a day and a time of it: "Sunday 8 October, 15:04".
func (l *Language) At(d model.Date, clock string) string {
	return l.Say("date.at", append(l.parts(d), "time", clock)...)
}

// Dates says from when to when: "8–12 October 2023".
func (l *Language) Dates(first, last model.Date) string {
	key := "date.years"
	switch {
	case first == last:
		key = "date.single"
	case first.Year == last.Year && first.Month == last.Month:
		key = "date.in_month"
	case first.Year == last.Year:
		key = "date.in_year"
	}
	return l.Say(key, append(l.parts(first), "day2", l.day(last), "month2", l.list("date.months")[last.Month-1], "year2", last.Year)...)
}
