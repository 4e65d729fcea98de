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

// Instant reads a day and a time of day. The day can be left out where the event has only
// one.
func (c Calendar) Instant(text string) (model.Instant, error) {
	s := newScanner(text)
	t, err := c.instant(s)
	if err == nil && !s.done() {
		err = s.tooMuch("a time")
	}
	if err != nil {
		return model.NoInstant, err
	}
	return t, nil
}

func (c Calendar) instant(s *scanner) (model.Instant, *Error) {
	begin := s.at
	var day model.Date
	if startsClock(s.rest()) && len(c.Days) == 1 {
		day = c.Days[0]
	} else {
		var err *Error
		if day, err = c.day(s); err != nil {
			return model.NoInstant, err
		}
		if s.done() {
			return model.NoInstant, faultAt(s.at, fmt.Sprintf("write it like %s 09:00", day), "the time of day is missing")
		}
	}
	iso := s.betweenDayAndClock()
	clock, err := s.clock(false)
	if err != nil {
		return model.NoInstant, err
	}
	return c.at(s, begin, day, clock, iso)
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

// at returns the instant of a time that began at a byte of the text, with the offset that
// follows, else on the clock of the zone. An offset west of UTC is one only after the T of
// ISO 8601: elsewhere 09:00-10:00 is more likely an hour.
func (c Calendar) at(s *scanner, begin int, day model.Date, clock ofDay, iso bool) (model.Instant, *Error) {
	wall := day.Bounds("").Start.Add(clock.minutes)
	text := strings.TrimSpace(s.text[begin:s.at])
	if m := offsetPattern.FindStringSubmatch(s.rest()); m != nil && (iso || m[1] != "-") {
		east, ok := minutesEast(m)
		if !ok {
			return model.NoInstant, faultAt(s.at, "end it in Z for UTC or an offset such as +09:00", "%s is not an offset", quote(m[0]))
		}
		s.skip(len(m[0]))
		return wall.Add(-east), nil
	}
	t, err := FromWall(text, wall, c.Zone)
	if err != nil {
		return model.NoInstant, &Error{begin, err.(model.Fault)}
	}
	return t, nil
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

// FromWall returns the instant at which the clocks of z show the wall time, which is given
// as if it were UTC and as text for messages. The error is a [model.Fault] without a
// position: a time that the clocks skip or show twice is one, and its remedy offers the two
// instants that may be meant.
func FromWall(text string, wall model.Instant, z model.Zone) (model.Instant, error) {
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
		return 0, model.Fault{
			Message: fmt.Sprintf("%s does not exist in %s, where the clocks skip it", quote(text), z),
			Remedy:  fmt.Sprintf("write %s, which is %s there, or %s, which is %s", utc(seconds-after), there(seconds-after, z, wall), utc(seconds-before), there(seconds-before, z, wall)),
		}
	case 1:
		if shown[0]%60 != 0 {
			return 0, model.Fault{Message: fmt.Sprintf("%s is not on a whole minute in UTC, since %s was off by seconds then", quote(text), z), Remedy: "write it in UTC"}
		}
		return model.Instant(shown[0] / 60), nil
	default:
		return 0, model.Fault{
			Message: fmt.Sprintf("%s comes twice in %s, where the clocks are set back", quote(text), z),
			Remedy:  fmt.Sprintf("write %s for the first or %s for the second", utc(shown[0]), utc(shown[len(shown)-1])),
		}
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
