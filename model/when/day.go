package when

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// Calendar is what times are read by.
type Calendar struct {
	// Zone is the clock on which times without an offset are meant; "" reads as UTC.
	Zone model.Zone
	// Days are those of the event, ascending: weekdays, days without a year, and the order
	// of day and month are read by them.
	Days []model.Date
	// On is the day on which a time of day alone is meant. Not given, it is the event's if
	// it has only one.
	On model.Date
	// NoZone and NoDays are for a zone or days that could not be read, which was reported:
	// what cannot be told without them is [ErrHeld].
	NoZone, NoDays bool
}

// Of returns the calendar of an event at its venue.
func Of(e *model.Event) Calendar { return Calendar{Zone: e.Zone, Days: e.Days} }

// In returns the calendar with another clock.
func (c Calendar) In(z model.Zone) Calendar {
	c.Zone, c.NoZone = z, false
	return c
}

// A date in numbers: year first, or day and month in either order; or with the month by
// its name, for which spreadsheets write two digits of the year. What follows a date may
// not be one more digit.
var (
	isoPattern   = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})`)
	ymdPattern   = regexp.MustCompile(`^(\d{4})[./](\d{1,2})[./](\d{1,2})\b`)
	mixedPattern = regexp.MustCompile(`^(\d{1,2})(?:\.(\d{1,2})\.|/(\d{1,2})/|-(\d{1,2})-)(\d{4}|\d{2})\b`)
	sheetPattern = regexp.MustCompile(`^(\d{1,2})-(\pL+)-(\d{2})\b`)
	dottedShort  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(?:[^\d]|$)`)
	dayFirst     = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th|\.)?[ \x{a0}-]*(?:of[ ]+)?(\pL+)\.?,?(?:[ \x{a0}-]*(\d{4})\b)?`)
	monthDays    = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th|\.)?[ \x{a0}]?[-–][ \x{a0}]?(\d{1,2})(?:st|nd|rd|th|\.)?[ \x{a0}]*(\pL+)\.?(?:,?[ \x{a0}]*(\d{4})\b)?`)
	monthFirst   = regexp.MustCompile(`(?i)^(\pL+)\.?[ \x{a0}]*(\d{1,2})(?:st|nd|rd|th)?\b(?:,?[ \x{a0}]*(\d{4})\b)?`)
)

// The years of which times are read, and within a day of which all days lie: others are
// slips of the finger, and years of more or less than four digits could not be written back.
const (
	firstYear = 1900
	lastYear  = 2199
)

// Day reads one day. Midnight may follow, which is what spreadsheets and databases write
// after a day.
func (c Calendar) Day(text string) (model.Date, error) {
	s := newScanner(text, "a day")
	day, err := c.day(s)
	if err == nil && !s.done() {
		ahead := *s
		ahead.betweenDayAndClock()
		if clock, bad := ahead.clock(false); bad == nil && clock.minutes == 0 && ahead.done() {
			return day, nil
		}
		err = s.tooMuch()
	}
	if err != nil {
		return model.Date{}, err
	}
	return day, nil
}

// startsDay reports whether the rest looks like a day.
func (s *scanner) startsDay() bool {
	rest := s.rest()
	for _, p := range []*regexp.Regexp{isoPattern, ymdPattern, mixedPattern, dottedShort} {
		if p.MatchString(rest) {
			return true
		}
	}
	if m := dayFirst.FindStringSubmatch(rest); m != nil {
		if _, month := parseMonth(m[2]); month {
			return true
		}
	}
	if m := monthFirst.FindStringSubmatch(rest); m != nil {
		if _, month := parseMonth(m[1]); month {
			return true
		}
	}
	if m := monthDays.FindStringSubmatch(rest); m != nil {
		if _, month := parseMonth(m[3]); month {
			return true
		}
	}
	_, weekday := parseWeekday(s.letters())
	return weekday
}

// day reads a date, a weekday, or a weekday and its date.
func (c Calendar) day(s *scanner) (model.Date, *Error) {
	begin := s.at
	name := s.letters()
	weekday, named := parseWeekday(name)
	if !named {
		return c.date(s)
	}
	if m := monthFirst.FindStringSubmatch(s.rest()); m != nil {
		if _, month := parseMonth(m[1]); month { // Mar 5, which a weekday could be, too
			return c.date(s)
		}
	}
	s.skip(len(name))
	s.takeByte(".")
	mark := *s
	s.takeByte(",")
	s.take("the")
	if s.startsDate() {
		day, err := c.date(s)
		if err == nil && weekdayOf(day) != weekday {
			err = faultAt(begin, "mend one of them", "%s is a %s, not a %s", day, weekdayOf(day), weekday)
		}
		return day, err
	}
	*s = mark
	if c.NoDays {
		return model.Date{}, held
	}
	var meant []model.Date
	for _, day := range c.Days {
		if weekdayOf(day) == weekday && !slices.Contains(meant, day) {
			meant = append(meant, day)
		}
	}
	switch len(meant) {
	case 1:
		return meant[0], nil
	case 0:
		return model.Date{}, faultAt(begin, "write the date, such as 2023-10-11", "the event has no %s", weekday)
	default:
		return model.Date{}, faultAt(begin, "write "+or(meant, model.Date.String), "the event has several days that are a %s", weekday)
	}
}

// startsDate reports whether the rest looks like a date, rather than a weekday.
func (s *scanner) startsDate() bool {
	if _, weekday := parseWeekday(s.letters()); weekday {
		return false
	}
	return s.startsDay()
}

// date reads a date that is no weekday.
func (c Calendar) date(s *scanner) (model.Date, *Error) {
	rest := s.rest()
	if m := isoPattern.FindStringSubmatch(rest); m != nil {
		return s.oneDate(m[0], m[1], m[2], m[3])
	}
	if m := ymdPattern.FindStringSubmatch(rest); m != nil {
		return s.oneDate(m[0], m[1], m[2], m[3])
	}
	if m := mixedPattern.FindStringSubmatch(rest); m != nil {
		return c.anyOrder(s, m[0], m[1], m[2]+m[3]+m[4], m[5])
	}
	if m := sheetPattern.FindStringSubmatch(rest); m != nil {
		if month, is := parseMonth(m[2]); is {
			return c.namedDate(s, m[0], century+m[3], month, m[1])
		}
	}
	if m := dottedShort.FindStringSubmatch(rest); m != nil {
		year, err := c.yearOf(s.at, m[0], m[2], m[1])
		if err != nil {
			return model.Date{}, err
		}
		return s.oneDate(m[1]+"."+m[2]+".", year, m[2], m[1])
	}
	if m := dayFirst.FindStringSubmatch(rest); m != nil {
		if month, is := parseMonth(m[2]); is {
			return c.namedDate(s, m[0], m[3], month, m[1])
		}
	}
	if m := monthFirst.FindStringSubmatch(rest); m != nil {
		if month, is := parseMonth(m[1]); is {
			return c.namedDate(s, m[0], m[3], month, m[2])
		}
	}
	if rest == "" {
		return model.Date{}, faultAt(s.at, "write one such as 2023-10-11", "a day is missing")
	}
	if s.what == aTime {
		return model.Date{}, faultAt(s.at, "write it like 2023-10-11 09:00 or Wed 09:00", "%s is not a time", quote(s.word()))
	}
	return model.Date{}, faultAt(s.at, "write one like 2023-10-11 or Wed", "%s is not a day", quote(s.word()))
}

// century is that of years of which only two digits are written.
const century = "20"

// namedDate reads a date whose month is named, and whose year may be left out.
func (c Calendar) namedDate(s *scanner, whole, year string, month time.Month, day string) (model.Date, *Error) {
	number := strconv.Itoa(int(month))
	if year == "" {
		var err *Error
		if year, err = c.yearOf(s.at, whole, number, day); err != nil {
			return model.Date{}, err
		}
	}
	return s.oneDate(whole, year, number, day)
}

// yearOf returns the year that a day without one has: that of the event's day of this
// month and day, or of all its days.
func (c Calendar) yearOf(at int, whole, month, day string) (string, *Error) {
	if c.NoDays {
		return "", held
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	var years, exact []int
	for _, e := range c.Days {
		if !slices.Contains(years, e.Year) {
			years = append(years, e.Year)
		}
		if int(e.Month) == m && e.Day == d {
			exact = append(exact, e.Year)
		}
	}
	if len(exact) == 1 {
		years = exact
	}
	if len(years) != 1 {
		return "", faultAt(at, "write it like 2023-10-11", "%s does not say the year", quote(strings.TrimSpace(whole)))
	}
	return strconv.Itoa(years[0]), nil
}

// anyOrder reads a date of which the text does not say whether the day or the month comes
// first, or the year where it has two digits: the only one that there is, else the one that
// is a day of the event, else the one that is near its days.
func (c Calendar) anyOrder(s *scanner, whole, first, second, third string) (model.Date, *Error) {
	var meant []model.Date
	add := func(year, month, day string) {
		if d, err := dateOf(year, month, day); err == nil && !slices.Contains(meant, d) {
			meant = append(meant, d)
		}
	}
	if len(third) == 4 {
		add(third, second, first)
		add(third, first, second)
	} else {
		add(century+third, second, first)
		add(century+third, first, second)
		if len(first) == 2 {
			add(century+first, second, third)
		}
	}
	if len(meant) > 1 && c.NoDays {
		return model.Date{}, held
	}
	for _, fits := range []func(model.Date) bool{c.has, c.isNear} {
		if len(meant) < 2 {
			break
		}
		if near := slices.DeleteFunc(slices.Clone(meant), func(d model.Date) bool { return !fits(d) }); len(near) > 0 {
			meant = near
		}
	}
	switch len(meant) {
	case 0:
		return s.oneDate(whole, third, second, first)
	case 1:
		d := meant[0]
		return s.oneDate(whole, strconv.Itoa(d.Year), strconv.Itoa(int(d.Month)), strconv.Itoa(d.Day))
	default:
		return model.Date{}, faultAt(s.at, "write "+or(meant, model.Date.String), "%s can be %s", quote(whole), or(meant, named))
	}
}

// has reports whether d is a day of the event.
func (c Calendar) has(d model.Date) bool { return slices.Contains(c.Days, d) }

// near is within how many days of the event people who come to it travel.
const near = 14

// isNear reports whether d lies close to the event.
func (c Calendar) isNear(d model.Date) bool {
	if len(c.Days) == 0 {
		return false
	}
	return c.Days[0].Sub(d) <= near && d.Sub(c.Days[len(c.Days)-1]) <= near
}

// oneDate takes a date that was written as whole.
func (s *scanner) oneDate(whole, year, month, day string) (model.Date, *Error) {
	d, err := dateOf(year, month, day)
	switch {
	case err != nil:
		return d, faultAt(s.at, "write a day that there is", "%s is not a day of the calendar", quote(strings.TrimSpace(whole)))
	case d.Year < firstYear-1 || d.Year > lastYear+1:
		return d, faultAt(s.at, "mend the year", "%s lies outside the years %d to %d", quote(strings.TrimSpace(whole)), firstYear, lastYear)
	}
	s.skip(len(strings.TrimRight(whole, ", ")))
	return d, nil
}

// dateOf returns the date of those numbers, if there is one.
func dateOf(year, month, day string) (model.Date, error) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return model.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
}

func weekdayOf(d model.Date) time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// named writes a day so that nobody can take the month for the day.
func named(d model.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// or lists days for a message.
func or(days []model.Date, write func(model.Date) string) string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = write(d)
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
