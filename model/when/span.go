package when

import (
	"fmt"
	"strings"

	"programme/model"
)

// Span reads one stretch of time: a whole day or several that follow each other, hours of a
// day, or from one time to another.
func (c Calendar) Span(text string) (model.Interval, error) {
	spans, err := c.Spans(text)
	if err != nil {
		return model.Interval{}, err
	}
	if spans = model.Joined(spans); len(spans) > 1 {
		return model.Interval{}, faultAt(0, "write one for each, as "+spans[0].Start.In(c.Zone).Format("2006-01-02 15:04")+"-"+spans[0].End.In(c.Zone).Format("15:04")+" for the first", "%s is more than one time", quote(strings.TrimSpace(text)))
	}
	return spans[0], nil
}

// Spans reads a stretch of time, or the same hours of several days, one for each in the
// order written.
func (c Calendar) Spans(text string) ([]model.Interval, error) {
	s := newScanner(text, aTime)
	spans, err := c.spans(s)
	if err == nil && !s.done() {
		err = s.tooMuch()
	}
	if err != nil {
		return nil, err
	}
	return spans, nil
}

func (c Calendar) spans(s *scanner) ([]model.Interval, *Error) {
	if i := strings.IndexByte(s.rest(), '/'); i >= 0 && isoPattern.MatchString(s.rest()) {
		return c.isoSpan(s, s.at+i)
	}
	begin, iso := s.at, false
	var days []model.Date
	if startsHours(s.rest()) {
		day, err := c.understood(s)
		if err != nil {
			return nil, err
		}
		days = []model.Date{day}
	} else {
		var err *Error
		if days, err = c.days(s); err != nil {
			return nil, err
		}
		if s.done() {
			return c.wholeDays(begin, days)
		}
		iso = s.betweenDayAndClock()
	}
	clockAt := s.at
	from, to, two, err := s.clocks()
	if err != nil {
		return nil, err
	}
	if two {
		return c.hoursOf(s, begin, clockAt, days, from, to)
	}
	return c.fromTo(s, begin, days, from, iso)
}

// wholeDays returns all of each day.
func (c Calendar) wholeDays(at int, days []model.Date) ([]model.Interval, *Error) {
	spans := make([]model.Interval, len(days))
	for i, day := range days {
		var err *Error
		if spans[i], err = c.whole(at, day); err != nil {
			return nil, err
		}
	}
	return spans, nil
}

// whole returns all of a day, which is written at that byte.
func (c Calendar) whole(at int, day model.Date) (model.Interval, *Error) {
	if c.NoZone {
		return model.Interval{}, held
	}
	v := day.Bounds(c.Zone)
	if v.Minutes() == 0 {
		return v, faultAt(at, "write another day", "%s does not exist in %s, where the calendar skips it", day, c.Zone)
	}
	for _, t := range []model.Instant{v.Start, v.End} {
		if _, err := knownTime(at, day.String(), t); err != nil {
			return v, err
		}
	}
	return v, nil
}

// hoursOf returns the same hours of each day.
func (c Calendar) hoursOf(s *scanner, begin, clockAt int, days []model.Date, from, to ofDay) ([]model.Interval, *Error) {
	if to.minutes <= from.minutes {
		day := days[0]
		return nil, faultAt(to.at, fmt.Sprintf("write %s %s-%s %s if it ends on the next day", day, from, day.Next(), to), "the time does not end after it begins")
	}
	var spans []model.Interval
	for _, day := range days {
		var v model.Interval
		var err *Error
		if v.Start, err = c.onDay(day, from); err == nil {
			v.End, err = c.onDay(day, to)
		}
		if err != nil {
			return nil, err
		}
		if v.End <= v.Start { // clocks were set back between the two
			return nil, faultAt(clockAt, "write it in UTC", "the time does not end after it begins")
		}
		spans = append(spans, v)
	}
	return spans, nil
}

// onDay returns a time of day of a day, on the clock of the zone.
func (c Calendar) onDay(day model.Date, clock ofDay) (model.Instant, *Error) {
	return c.onClock(clock.at, fmt.Sprintf("%s %s", day, clock), day.Bounds("").Start.Add(clock.minutes))
}

// fromTo returns the time from a day's hour up to another day's, which follows.
func (c Calendar) fromTo(s *scanner, begin int, days []model.Date, from ofDay, iso bool) ([]model.Interval, *Error) {
	day := days[0]
	start, err := c.at(s, begin, strings.TrimSpace(s.text[begin:s.at]), day, from, iso)
	if err != nil {
		return nil, err
	}
	if !s.dash() || s.done() {
		return nil, faultAt(s.at, fmt.Sprintf("write %s %s-HH:MM", day, from), "the time that begins %s %s has no end", day, from)
	}
	if len(days) > 1 {
		return nil, faultAt(s.at, "write the hours of one day", "a time on several days ends on the day on which it begins")
	}
	at := s.at
	end, err := c.instant(s)
	switch {
	case err != nil:
		return nil, err
	case end <= start:
		return nil, faultAt(at, "mend one of them", "the time does not end after it begins")
	}
	return []model.Interval{{Start: start, End: end}}, nil
}

// isoSpan reads two instants with a slash between, which stands at a byte of the text.
func (c Calendar) isoSpan(s *scanner, slash int) ([]model.Interval, *Error) {
	part := func(from, to int) (model.Instant, *Error) {
		p := newScanner(s.text[from:to], aTime)
		t, err := c.instant(p)
		if err == nil && !p.done() {
			err = p.tooMuch()
		}
		if err != nil && err != held {
			err.At += from
		}
		return t, err
	}
	start, err := part(s.at, slash)
	if err != nil {
		return nil, err
	}
	end, err := part(slash+1, len(s.text))
	if err != nil {
		return nil, err
	}
	if end <= start {
		return nil, faultAt(slash+1, "mend one of them", "the time does not end after it begins")
	}
	s.at = len(s.text)
	return []model.Interval{{Start: start, End: end}}, nil
}

// String writes a time of day like 09:00.
func (t ofDay) String() string { return fmt.Sprintf("%02d:%02d", t.minutes/60, t.minutes%60) }
