package when

import (
	"slices"

	"programme/model"
)

// ListDays reads days: one, some with commas or "and" between, a range, or every day of the
// event. They come in the order written, each once.
func (c Calendar) ListDays(text string) ([]model.Date, error) {
	s := newScanner(text, "a list of days")
	days, err := c.days(s)
	if err == nil && !s.done() {
		err = s.tooMuch()
	}
	if err != nil {
		return nil, err
	}
	return days, nil
}

// days reads one day or several.
func (c Calendar) days(s *scanner) ([]model.Date, *Error) {
	begin := s.at
	if s.take("daily") || s.takeTwo("every", "day") || s.takeTwo("each", "day") {
		switch {
		case c.NoDays:
			return nil, held
		case len(c.Days) == 0:
			return nil, faultAt(begin, "write the dates", "the event has no days")
		}
		return slices.Clone(c.Days), nil
	}
	var days []model.Date
	add := func(d model.Date) {
		if !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	for {
		first, last, err := c.dayRange(s)
		if err != nil {
			return nil, err
		}
		for d := first; d.Compare(last) <= 0; d = d.Next() {
			add(d)
		}
		if mark := *s; (s.takeByte(",&+") || s.take("and", "und", "et", "y")) && s.startsDay() {
			continue
		} else {
			*s = mark
		}
		return days, nil
	}
}

// dayRange reads a day, or the first and the last of several.
func (c Calendar) dayRange(s *scanner) (first, last model.Date, err *Error) {
	at := s.at
	if m := monthDays.FindStringSubmatch(s.rest()); m != nil {
		if month, is := parseMonth(m[3]); is { // 9-11 October
			begin := *s
			if last, err = c.namedDate(s, m[0], m[4], month, m[2]); err == nil {
				first, err = c.namedDate(&begin, m[0], m[4], month, m[1])
			}
			return first, last, inOrder(at, first, last, err)
		}
	}
	if first, err = c.day(s); err != nil {
		return first, first, err
	}
	mark := *s
	if !s.dash() || !s.startsDay() || c.beforeClock(s) {
		*s = mark
		return first, first, nil
	}
	last, err = c.day(s)
	return first, last, inOrder(at, first, last, err)
}

// inOrder returns the fault of a range of days that stands at that byte, unless there is
// one already.
func inOrder(at int, first, last model.Date, err *Error) *Error {
	switch {
	case err != nil:
		return err
	case last.Compare(first) < 0:
		return faultAt(at, "write the earlier day first", "%s comes after %s", first, last)
	case last.Sub(first) > mostDays:
		return faultAt(at, "mend one of them", "from %s to %s it is more than %d days", first, last, mostDays)
	}
	return nil
}

// mostDays bounds a range of days, so that a slip in its year is seen where it was made.
const mostDays = 100

// beforeClock reports whether a day and then a time of day follow: a dash before them ends
// a span, and no range of days.
func (c Calendar) beforeClock(s *scanner) bool {
	ahead := *s
	if _, err := c.day(&ahead); err != nil || ahead.done() {
		return false
	}
	ahead.betweenDayAndClock()
	_, _, two, err := ahead.clocks()
	return err == nil && !two
}

// takeTwo passes over two words.
func (s *scanner) takeTwo(first, second string) bool {
	mark := *s
	if s.take(first) && s.take(second) {
		return true
	}
	*s = mark
	return false
}
