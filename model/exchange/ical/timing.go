package ical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"programme/model"
)

// timing is every property of a VEVENT that says when it takes place.
type timing struct {
	start, end, duration, instance *property
	rules, dates, without          []*property // RRULE, RDATE, EXDATE
	unread                         *property   // EXRULE, which RFC 5545 has no more
	twice                          *property   // one that stands a second time
}

// isTiming reports whether a property of that name says when an event takes place.
func isTiming(name string) bool {
	switch name {
	case "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "FREEBUSY":
		return true
	}
	return false
}

func (t *timing) take(p *property) {
	var slot **property
	switch p.name {
	case "RRULE":
		t.rules = append(t.rules, p)
		return
	case "RDATE":
		t.dates = append(t.dates, p)
		return
	case "EXDATE":
		t.without = append(t.without, p)
		return
	case "DTSTART":
		slot = &t.start
	case "DTEND":
		slot = &t.end
	case "DURATION":
		slot = &t.duration
	case "RECURRENCE-ID":
		slot = &t.instance
	default:
		slot = &t.unread
	}
	if *slot != nil {
		t.twice = p
		return
	}
	*slot = p
}

// instants are starts of instances: exact ones, in seconds of Unix, and whole days on
// whatever clock the instance has.
type instants struct {
	exact map[int64]bool
	days  map[time.Time]bool
}

func (s *instants) add(m moment) {
	if s.exact == nil {
		*s = instants{map[int64]bool{}, map[time.Time]bool{}}
	}
	s.exact[m.at().Unix()] = true
	if m.date {
		s.days[m.wall] = true
	}
}

func (s *instants) has(m moment) bool {
	return s.exact[m.at().Unix()] || s.days[m.wall.Truncate(24*time.Hour)]
}

// readOverride notes which instance of a recurrence an event stands in place of. What is
// wrong with it is said where its times are read.
func (r *reader) readOverride(c *component) {
	var uid string
	var instance *property
	for i := range c.props {
		switch c.props[i].name {
		case "UID":
			uid = unescape(c.props[i].value)
		case "RECURRENCE-ID":
			instance = &c.props[i]
		}
	}
	if uid == "" || instance == nil {
		return
	}
	if m, err := r.readMoment(instance, instance.value); err == nil {
		if r.overridden[uid] == nil {
			r.overridden[uid] = &instants{}
		}
		r.overridden[uid].add(m)
	}
}

// fillTimes fills in when an event takes place. The error says why that cannot be told,
// and at what it is about.
func (r *reader) fillTimes(x *Entry, t *timing) (at *property, err error) {
	switch {
	case t.twice != nil:
		return t.twice, fmt.Errorf("a second %s in one event; keep one of them", t.twice.name)
	case t.unread != nil:
		return t.unread, fmt.Errorf("%s is not read; write out its times", t.unread.name)
	}
	start, err := r.readMoment(t.start, t.start.value)
	if err != nil {
		return t.start, err
	}
	length, err := r.readLength(start, t)
	if err != nil {
		if t.end != nil {
			return t.end, err
		}
		return t.duration, err
	}
	if t.instance != nil {
		if _, err := r.readMoment(t.instance, t.instance.value); err != nil {
			return t.instance, err
		}
		if t.instance.param("RANGE") != "" {
			return t.instance, fmt.Errorf("changes of an instance and all after it are not read; write out their times")
		}
	}
	var gone instants
	for _, p := range t.without {
		for _, text := range splitList(p.value) {
			m, err := r.readMoment(p, text)
			if err != nil {
				return p, err
			}
			gone.add(m)
		}
	}
	x.recurs = t.rules != nil || t.dates != nil
	replaced := &instants{}
	if o := r.overridden[x.UID]; o != nil && x.recurs && t.instance == nil {
		replaced = o
	}
	had := map[model.Interval]bool{}
	take := func(from *property, m moment, end time.Time) error {
		if end.Before(m.at()) {
			return fmt.Errorf("the event ends before it starts, since its clock skips more than a day; mend its VTIMEZONE")
		}
		v := interval(m.at(), end)
		within := v.Overlaps(r.o.Within)
		if had[v] || x.recurs && !within || gone.has(m) || replaced.has(m) {
			return nil
		}
		had[v] = true
		x.Times = append(x.Times, v)
		r.compare(from, m, within)
		switch {
		case length.days > 0 && !m.date:
			r.compare(t.duration, length.lastDay(m), within)
		case t.end != nil && !x.recurs:
			r.compare(t.end, length.end, within)
		}
		return nil
	}
	if err := take(t.start, start, length.from(start)); err != nil {
		return t.start, err
	}
	for _, p := range t.rules {
		if err := r.recur(p, start, length, take); err != nil {
			return p, err
		}
	}
	for _, p := range t.dates {
		if err := r.readDates(p, start, length, take); err != nil {
			return p, err
		}
	}
	slices.SortFunc(x.Times, func(a, b model.Interval) int { return int(a.Start - b.Start) })
	return nil, nil
}

// recur gives take the instances of the RRULE p that could lie in Reading.Within.
func (r *reader) recur(p *property, start moment, length length, take func(*property, moment, time.Time) error) error {
	rule, err := readRule(p.value)
	if err != nil {
		return err
	}
	if start.date { // RFC 5545 has hours of whole days be passed over
		if rule.every < daily {
			return fmt.Errorf("the recurrence %s repeats whole days within a day; write out its times", quote(p.value))
		}
		rule.hours, rule.minutes, rule.seconds = nil, nil, nil
	}
	until, err := r.readLast(rule.until, start)
	if err != nil {
		return err
	}
	const slack = 2 * 24 * time.Hour // more than any clock is from UTC
	first := r.o.Within.Start.In("UTC").AddDate(0, 0, -length.days).Add(-length.rest - slack)
	last := r.o.Within.End.In("UTC").Add(slack)
	for wall := range rule.expand(start.wall, first, last, &r.work) {
		m := start.on(wall)
		if wall.Equal(start.wall) { // which is taken already
			continue
		}
		if !until.IsZero() && m.at().After(until) {
			break
		}
		if err := take(p, m, length.from(m)); err != nil {
			return err
		}
	}
	if r.work < 0 {
		return fmt.Errorf("the recurrences up to here have more than %d days and times to look at; give the part of the calendar that is about the event", maxWork)
	}
	return nil
}

// readLast reads the UNTIL of a rule that begins at start; the zero time if it has none.
// One without Z is on the clock of the start, and a day is counted to its end.
func (r *reader) readLast(text string, start moment) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	m, err := r.readMoment(&property{name: "UNTIL"}, text)
	if m.wall.IsZero() {
		return time.Time{}, err
	}
	if !strings.HasSuffix(text, "Z") {
		m.clock = start.clock
	}
	if m.date && !start.date {
		return m.on(m.wall.AddDate(0, 0, 1)).at().Add(-time.Second), nil
	}
	return m.at(), nil
}

// readDates gives take the instances of the RDATE p: times and days, which are as long
// as the event, and periods.
func (r *reader) readDates(p *property, start moment, length length, take func(*property, moment, time.Time) error) error {
	for _, text := range splitList(p.value) {
		from, to, isPeriod := strings.Cut(text, "/")
		m, err := r.readMoment(p, from)
		if err != nil {
			return err
		}
		if m.date && !start.date {
			m = start.on(m.wall.Add(start.wall.Sub(start.wall.Truncate(24 * time.Hour))))
		}
		end := length.from(m)
		if isPeriod {
			last, err := r.readPeriodEnd(p, m, text, to)
			if err != nil {
				return err
			}
			end = last.at()
		}
		if err := take(p, m, end); err != nil {
			return err
		}
	}
	return nil
}

// readPeriodEnd reads the end of a period that starts at start: a time or a duration.
func (r *reader) readPeriodEnd(p *property, start moment, period, text string) (end moment, err error) {
	if days, rest, ok := readDuration(text); ok {
		end = moment{wall: length{days: days, rest: rest}.from(start).UTC(), clock: utc}
	} else if end, err = r.readMoment(p, text); err != nil {
		return end, err
	}
	if end.at().Before(start.at()) {
		return end, fmt.Errorf("%s ends before it starts", quote(period))
	}
	return end, nil
}

// length is how long an event takes: whole days on the clock and a time.
type length struct {
	days int
	rest time.Duration
	end  moment // if it is given
}

// lastDay returns an instance that starts at m after the whole days.
func (l length) lastDay(m moment) moment { return m.on(m.wall.AddDate(0, 0, l.days)) }

// from returns when an instance that starts at m ends.
func (l length) from(m moment) time.Time { return l.lastDay(m).at().Add(l.rest) }

// readLength returns how long an event takes that starts at start. By RFC 5545, section
// 3.6.1, one with neither end nor duration takes its day, or no time.
func (r *reader) readLength(start moment, t *timing) (length, error) {
	switch {
	case t.end != nil && t.duration != nil:
		return length{}, fmt.Errorf("the event has both DTEND and DURATION; keep one of them")
	case t.end != nil:
		end, err := r.readMoment(t.end, t.end.value)
		if err != nil {
			return length{}, err
		}
		if start.date != end.date {
			return length{}, fmt.Errorf("only one of start and end is a whole day; write both the same way")
		}
		if end.at().Before(start.at()) {
			return length{}, fmt.Errorf("the event ends %s, before it starts %s", quote(t.end.value), quote(t.start.value))
		}
		if start.date {
			return length{days: int(end.wall.Sub(start.wall) / (24 * time.Hour)), end: end}, nil
		}
		return length{rest: end.at().Sub(start.at()), end: end}, nil
	case t.duration != nil:
		days, rest, ok := readDuration(t.duration.value)
		if !ok {
			return length{}, fmt.Errorf("%s is not a duration; write it like PT90M", quote(t.duration.value))
		}
		return length{days: days, rest: rest}, nil
	case start.date:
		return length{days: 1}, nil
	}
	return length{}, nil
}
