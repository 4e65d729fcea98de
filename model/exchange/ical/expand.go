package ical

import (
	"iter"
	"slices"
	"time"
)

// maxWork bounds what all recurrences of a file may look at: days, or hours and minutes
// where rules recur by these, and the instances in them. That takes a second or two.
const maxWork = 5_000_000

// expand yields what the clock shows at each instance of the rule that begins at start,
// ascending, as if in UTC, up to the time last. The start is an instance whatever the rule
// says, and counts. Instances before from may be left out, and most of them are not even
// looked at: libraries that count from the first one on need milliseconds for a rule of
// decades, and seconds for one that nothing meets. What is looked at is taken from work,
// and nothing more is yielded once that is below 0.
//
// Times that the clock skips are instances too: leaving them out would invent free time.
func (c *recurrence) expand(start, from, last time.Time, work *int) iter.Seq[time.Time] {
	c = c.filled(start)
	return func(yield func(time.Time) bool) {
		if start.After(last) || !yield(start) {
			return
		}
		seen, n := 1, 0
		if skip := c.periodsUntil(start, from); skip > 1 {
			switch each := c.perPeriod(); {
			case c.count == 0:
				n = skip
			case each > 0: // in the first period only those after the start
				for _, wall := range c.period(start, 0, work) {
					if wall.After(start) {
						seen++
					}
				}
				n = min(skip, 1+max(0, c.count-seen)/each)
				seen += (n - 1) * each
			}
		}
		for ; *work >= 0; n++ {
			if c.startOf(start, n).After(last) {
				return
			}
			for _, wall := range c.period(start, n, work) {
				if !wall.After(start) {
					continue
				}
				if c.count > 0 && seen >= c.count || wall.After(last) || !yield(wall) {
					return
				}
				seen++
			}
		}
	}
}

// filled returns the rule with what it takes from its start, as RFC 5545 has it: the
// day where no part says one, and the time of the day.
func (c *recurrence) filled(start time.Time) *recurrence {
	out := *c
	if c.yearDays == nil && c.monthDays == nil && c.weekdays == nil {
		switch {
		case c.every == weekly || c.weeks != nil:
			out.weekdays = []weekdayRule{{day: start.Weekday()}}
		case c.every == yearly || c.every == monthly:
			out.monthDays = []int{start.Day()}
			if c.every == yearly && c.months == nil {
				out.months = []int{int(start.Month())}
			}
		}
	}
	if c.hours == nil && c.every > hourly {
		out.hours = []int{start.Hour()}
	}
	if c.minutes == nil && c.every > minutely {
		out.minutes = []int{start.Minute()}
	}
	if c.seconds == nil {
		out.seconds = []int{start.Second()}
	}
	return &out
}

// perPeriod returns how many instances each period has, 0 if that is not the same for all.
func (c *recurrence) perPeriod() int {
	times := len(c.hours) * len(c.minutes) * len(c.seconds)
	if c.months != nil || c.monthDays != nil || c.yearDays != nil || c.positions != nil {
		return 0
	}
	switch {
	case c.every == weekly:
		days := map[time.Weekday]bool{}
		for _, w := range c.weekdays {
			days[w.day] = true
		}
		return len(days) * times
	case c.weekdays != nil:
		return 0
	case c.every == daily:
		return times
	case c.every == hourly && c.hours == nil:
		return len(c.minutes) * len(c.seconds)
	case c.every == minutely && c.hours == nil && c.minutes == nil:
		return len(c.seconds)
	}
	return 0
}

// startOf returns when the n-th period begins: a year, month, week, day, hour or minute.
func (c *recurrence) startOf(start time.Time, n int) time.Time {
	n *= c.interval
	y, m, d := start.Date()
	switch c.every {
	case yearly:
		return time.Date(y+n, 1, 1, 0, 0, 0, 0, time.UTC)
	case monthly:
		return time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	case weekly:
		return time.Date(y, m, d+7*n-int(start.Weekday()-c.weekStart+7)%7, 0, 0, 0, 0, time.UTC)
	case daily:
		return time.Date(y, m, d+n, 0, 0, 0, 0, time.UTC)
	case hourly:
		return start.Truncate(time.Hour).Add(time.Duration(n) * time.Hour)
	default:
		return start.Truncate(time.Minute).Add(time.Duration(n) * time.Minute)
	}
}

// periodsUntil returns how many periods have ended before from.
func (c *recurrence) periodsUntil(start, from time.Time) int {
	if !from.After(start) {
		return 0
	}
	var n int
	switch between := from.Sub(start); c.every {
	case yearly:
		n = from.Year() - start.Year()
	case monthly:
		n = 12*(from.Year()-start.Year()) + int(from.Month()-start.Month())
	case weekly:
		n = int(between / (7 * 24 * time.Hour))
	case daily:
		n = int(between / (24 * time.Hour))
	case hourly:
		n = int(between / time.Hour)
	default:
		n = int(between / time.Minute)
	}
	return max(0, n/c.interval-1)
}

// period returns the instances in the n-th period, ascending, those before the start too.
func (c *recurrence) period(start time.Time, n int, work *int) []time.Time {
	first := c.startOf(start, n)
	var walls []time.Time
	switch c.every {
	case hourly, minutely:
		*work--
		day := first.Truncate(24 * time.Hour)
		minutes := c.minutes
		if c.every == minutely {
			minutes = []int{first.Minute()}
		}
		if c.onDay(day) && in(c.hours, first.Hour()) && (c.every == hourly || in(c.minutes, first.Minute())) {
			walls = c.times(walls, day, []int{first.Hour()}, minutes, work)
		}
	default:
		after := first.AddDate(0, 0, 1)
		switch c.every {
		case yearly:
			after = first.AddDate(1, 0, 0)
		case monthly:
			after = first.AddDate(0, 1, 0)
		case weekly:
			after = first.AddDate(0, 0, 7)
		}
		for day := first; day.Before(after) && *work >= 0; day = day.Add(24 * time.Hour) {
			*work--
			if y, m, _ := day.Date(); !in(c.months, int(m)) {
				day = time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC) // go on with the next month
			} else if c.onDay(day) {
				walls = c.times(walls, day, c.hours, c.minutes, work)
			}
		}
	}
	if c.positions == nil {
		return walls
	}
	var chosen []time.Time
	for i, wall := range walls {
		if in(c.positions, i+1) || in(c.positions, i-len(walls)) {
			chosen = append(chosen, wall)
		}
	}
	return chosen
}

// times appends the instances of a day.
func (c *recurrence) times(walls []time.Time, day time.Time, hours, minutes []int, work *int) []time.Time {
	*work -= len(hours) * len(minutes) * len(c.seconds)
	if *work < 0 {
		return walls
	}
	for _, h := range hours {
		for _, m := range minutes {
			for _, s := range c.seconds {
				walls = append(walls, day.Add(time.Duration(h)*time.Hour+time.Duration(m)*time.Minute+time.Duration(s)*time.Second))
			}
		}
	}
	return walls
}

// in reports whether a list, which allows everything if it is nil, has n.
func in(list []int, n int) bool { return list == nil || slices.Contains(list, n) }

// onDay reports whether the rule has instances on a day.
func (c *recurrence) onDay(day time.Time) bool {
	y, m, d := day.Date()
	if !in(c.months, int(m)) {
		return false
	}
	if c.monthDays != nil && !in(c.monthDays, d) && !in(c.monthDays, d-monthLength(y, m)-1) {
		return false
	}
	if at := day.YearDay(); c.yearDays != nil && !in(c.yearDays, at) && !in(c.yearDays, at-yearLength(y)-1) {
		return false
	}
	if c.weeks != nil {
		week, weeks := weekOf(day, c.weekStart)
		if !in(c.weeks, week) && !in(c.weeks, week-weeks-1) {
			return false
		}
	}
	// A weekday is counted within its month or, in a yearly rule without months, its year.
	return c.weekdays == nil || slices.ContainsFunc(c.weekdays, func(w weekdayRule) bool {
		switch {
		case w.day != day.Weekday():
			return false
		case w.nth == 0:
			return true
		case c.every == yearly && c.months == nil:
			return w.nth == (day.YearDay()+6)/7 || w.nth == -(yearLength(y)-day.YearDay()+7)/7
		}
		return w.nth == (d+6)/7 || w.nth == -(monthLength(y, m)-d+7)/7
	})
}

func monthLength(y int, m time.Month) int { return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func yearLength(y int) int { return time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC).YearDay() }

// weekOf returns which week of its year a day is in, and how many weeks that year has.
// The first week is the first one with four days or more in the year.
func weekOf(day time.Time, weekStart time.Weekday) (week, weeks int) {
	// A week belongs to the year of its fourth day.
	fourth := day.AddDate(0, 0, 3-int(day.Weekday()-weekStart+7)%7)
	lastFourth := time.Date(fourth.Year(), 12, 31, 0, 0, 0, 0, time.UTC)
	lastFourth = lastFourth.AddDate(0, 0, -int(lastFourth.Weekday()-fourth.Weekday()+7)%7)
	return (fourth.YearDay() + 6) / 7, (lastFourth.YearDay() + 6) / 7
}
