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

// offsetPattern is how a time says its distance from UTC.
var offsetPattern = regexp.MustCompile(`(?i)^(?:(?:utc|gmt)?([+-])(\d{2}):?(\d{2})?\b|(z|utc|gmt)\b)`)

// Instant reads a day and a time of day. The day can be left out where the calendar knows
// which one is meant.
func (c Calendar) Instant(text string) (model.Instant, error) {
	s := newScanner(text, aTime)
	t, err := c.instant(s)
	if err == nil && !s.done() {
		err = s.tooMuch()
	}
	if err != nil {
		return model.NoInstant, err
	}
	return t, nil
}

// Begin reads when something begins: an instant, or a day, of which it is the first minute.
func (c Calendar) Begin(text string) (model.Instant, error) {
	day, is, err := c.dayAlone(text)
	switch {
	case err != nil:
		return model.NoInstant, err
	case is:
		return day.Start, nil
	}
	return c.Instant(text)
}

// End reads when something ends that began then: an instant, a time of the same day, or a
// day, which belongs to it.
func (c Calendar) End(text string, began model.Instant) (model.Instant, error) {
	day, is, err := c.dayAlone(text)
	switch {
	case err != nil:
		return model.NoInstant, err
	case is:
		return day.End, nil
	}
	c.On = model.DateIn(began, c.Zone)
	return c.Instant(text)
}

// dayAlone reads a day without a time, and reports whether the text is one. The error is of
// one that the zone does not have.
func (c Calendar) dayAlone(text string) (v model.Interval, is bool, err error) {
	s := newScanner(text, aTime)
	day, bad := c.day(s)
	if bad != nil || !s.done() {
		return v, false, nil // which Instant says better
	}
	if v, bad = c.whole(0, day); bad != nil {
		return v, true, bad
	}
	return v, true, nil
}

func (c Calendar) instant(s *scanner) (model.Instant, *Error) {
	begin := s.at
	var day model.Date
	var err *Error
	alone := startsHours(s.rest())
	if alone {
		day, err = c.understood(s)
	} else if day, err = c.day(s); err == nil && s.done() {
		err = faultAt(s.at, fmt.Sprintf("write it like %s 09:00", day), "the time of day is missing")
	}
	if err != nil {
		return model.NoInstant, err
	}
	iso := s.betweenDayAndClock()
	clock, err := s.clock(false)
	if err != nil {
		return model.NoInstant, err
	}
	text := strings.TrimSpace(s.text[begin:s.at])
	if alone {
		text = day.String() + " " + text
	}
	return c.at(s, begin, text, day, clock, iso)
}

// understood returns the day that is meant where only a time of day is written.
func (c Calendar) understood(s *scanner) (model.Date, *Error) {
	switch {
	case c.On != model.Date{}:
		return c.On, nil
	case len(c.Days) == 1:
		return c.Days[0], nil
	case c.NoDays:
		return model.Date{}, held
	}
	day := model.Date{Year: 2023, Month: time.October, Day: 11}
	if len(c.Days) > 0 {
		day = c.Days[0]
	}
	return model.Date{}, faultAt(s.at, fmt.Sprintf("write it like \"%s %s\" or \"%s %[2]s\"", weekdayOf(day).String()[:3], s.rest(), day), "%s does not say on which day", quote(s.rest()))
}

// betweenDayAndClock passes over what may stand between the two, and reports whether it
// was the T of ISO 8601.
func (s *scanner) betweenDayAndClock() (iso bool) {
	if s.take("T") {
		return true
	}
	_ = s.takeByte(",") || s.take("at", "from", "um")
	return false
}

// at returns the instant of a time that is written as text at that byte, with the offset
// that follows, else on the clock of the zone.
func (c Calendar) at(s *scanner, begin int, text string, day model.Date, clock ofDay, iso bool) (model.Instant, *Error) {
	wall := day.Bounds("").Start.Add(clock.minutes)
	if m := offsetPattern.FindStringSubmatch(s.rest()); m != nil && (iso || m[1] != "-" || s.isWest(m, text, clock)) {
		east, ok := minutesEast(m)
		if !ok {
			return model.NoInstant, faultAt(s.at, "end it in Z for UTC or an offset such as +09:00", "%s is not an offset", quote(m[0]))
		}
		s.skip(len(m[0]))
		return knownTime(begin, text, wall.Add(-east))
	}
	return c.onClock(begin, text, wall)
}

// onClock returns the instant at which the clocks of the zone show the wall time, which is
// written as text at that byte.
func (c Calendar) onClock(at int, text string, wall model.Instant) (model.Instant, *Error) {
	if c.NoZone {
		return model.NoInstant, held
	}
	t, err := fromWall(text, wall, c.Zone)
	if err != nil {
		err.At = at
		return model.NoInstant, err
	}
	return knownTime(at, text, t)
}

// knownTime returns a time that was read, unless nobody means it.
func knownTime(at int, text string, t model.Instant) (model.Instant, *Error) {
	switch {
	case t < model.Earliest || t > model.Latest:
		return model.NoInstant, faultAt(at, "mend the year", "%s lies outside the years %d to %d", quote(text), firstYear, lastYear)
	case t == model.NoInstant:
		return model.NoInstant, faultAt(at, "mend it, or leave it out", "%s is what programs write for a time that they do not know", quote(text))
	}
	return t, nil
}

// isWest reports whether what looks like an offset west of UTC is one, after a time that is
// written as text without the T of ISO 8601: after seconds, or without a colon. Elsewhere
// 09:00-10:00 is more likely two hours.
func (s *scanner) isWest(m []string, text string, clock ofDay) bool {
	after := s.rest()[len(m[0]):]
	return isoPattern.MatchString(text) && (after == "" || after[0] != '-' && after[0] != ':') &&
		(clock.seconds || m[3] != "" && !strings.Contains(m[0], ":"))
}

// minutesEast returns what the groups of offsetPattern say.
func minutesEast(m []string) (model.Minutes, bool) {
	if m[4] != "" {
		return 0, true
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	if hours > 15 || minutes > 59 {
		return 0, false
	}
	east := model.Minutes(hours*60 + minutes)
	if m[1] == "-" {
		east = -east
	}
	return east, true
}

// fromWall returns the instant at which the clocks of z show the wall time, which is given
// as if it were UTC and as text for messages. A time that the clocks skip or show twice is
// a fault, and its remedy offers the two instants that may be meant.
func fromWall(text string, wall model.Instant, z model.Zone) (model.Instant, *Error) {
	seconds := int64(wall) * 60
	offset := func(unix int64) int64 {
		_, o := time.Unix(unix, 0).In(z.Location()).Zone()
		return int64(o)
	}
	// No offset reaches a day, so it is one of these two, as long as the clocks do not
	// change twice within two days.
	const day = 24 * 60 * 60
	before, after := offset(seconds-day), offset(seconds+day)
	var shown []int64
	for _, o := range []int64{before, after} {
		if t := seconds - o; offset(t) == o && !slices.Contains(shown, t) {
			shown = append(shown, t)
		}
	}
	slices.Sort(shown)
	switch len(shown) {
	case 0:
		return 0, faultAt(0, fmt.Sprintf("write %s, which is %s there, or %s, which is %s", utc(seconds-after), there(seconds-after, z, wall), utc(seconds-before), there(seconds-before, z, wall)),
			"%s does not exist in %s, where the clocks skip it", quote(text), z)
	case 1:
		if shown[0]%60 != 0 {
			return 0, faultAt(0, "write it in UTC", "%s is not on a whole minute in UTC, since %s was off by seconds then", quote(text), z)
		}
		return model.Instant(shown[0] / 60), nil
	default:
		first, second := shown[0], shown[len(shown)-1]
		err := faultAt(0, fmt.Sprintf("write %s for the first or %s for the second", utc(first), utc(second)),
			"%s comes twice in %s, where the clocks are set back", quote(text), z)
		err.Meant = []model.Instant{model.Instant(first / 60), model.Instant(second / 60)}
		return 0, err
	}
}

func utc(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.RFC3339) }

// there is what the clocks of z show, with the day unless it is that of the wall time.
func there(unix int64, z model.Zone, wall model.Instant) string {
	t := time.Unix(unix, 0).In(z.Location())
	if day := t.Format(time.DateOnly); day != wall.In("").Format(time.DateOnly) {
		return day + t.Format(" 15:04")
	}
	return t.Format("15:04")
}
