package ical

import (
	"fmt"
	"slices"
	"time"

	"programme/model"
)

// timing is every property of a VEVENT that says when it takes place.
type timing struct {
	start, end, duration, rule, instance *property
	others                               []*property // RDATE, EXDATE, EXRULE
	twice                                *property   // one that stands a second time
}

func (t *timing) take(p *property) {
	slot := map[string]**property{"DTSTART": &t.start, "DTEND": &t.end, "DURATION": &t.duration, "RRULE": &t.rule, "RECURRENCE-ID": &t.instance}[p.name]
	switch {
	case slot == nil:
		t.others = append(t.others, p)
	case *slot != nil:
		t.twice = p
	default:
		*slot = p
	}
}

// override is an event that stands in place of one instance of a recurrence.
type override struct {
	uid string
	at  model.Instant
}

// readTimes fills in when an event takes place, or says why that cannot be told, and
// adds it to the calendar.
func (r *reader) readTimes(x *Entry, t *timing) {
	wrong := func(p *property, message string) { r.fault(p.line, p.valueAt, message) }
	if t.twice != nil {
		wrong(t.twice, fmt.Sprintf("a second %s in one event; keep one of them", t.twice.name))
		return
	}
	start, err := r.readMoment(t.start, t.start.value)
	if err != nil {
		wrong(t.start, err.Error())
		return
	}
	length, err := r.readLength(start, t)
	if err != nil {
		p := t.end
		if p == nil {
			p = t.duration
		}
		wrong(p, err.Error())
		return
	}
	if t.instance != nil {
		m, err := r.readMoment(t.instance, t.instance.value)
		if err == nil && t.instance.param("RANGE") != "" {
			err = fmt.Errorf("changes of an instance and all after it are not read; write out their times")
		}
		if err != nil {
			wrong(t.instance, err.Error())
			return
		}
		r.overrides = append(r.overrides, override{x.UID, interval(m.at(), m.at()).Start})
	}
	starts := []moment{start}
	excluded := map[int64]bool{} // by seconds of Unix
	for _, p := range t.others {
		if p.name != "EXDATE" {
			wrong(p, fmt.Sprintf("%s is not read; write out its times", p.name))
			return
		}
		for _, text := range splitList(p.value) {
			m, err := r.readMoment(p, text)
			if err != nil {
				wrong(p, err.Error())
				return
			}
			if m.date && !start.date { // that day's instance
				m = start.on(m.wall.Add(start.wall.Sub(start.wall.Truncate(24 * time.Hour))))
			}
			excluded[m.at().Unix()] = true
		}
	}
	if t.rule != nil {
		rule, err := r.readRule(t.rule.value, start)
		if err != nil {
			wrong(t.rule, err.Error())
			return
		}
		starts = rule.expand(start, r.o.Within.End.In("UTC"))
	}
	x.recurs = t.rule != nil
	for _, m := range starts {
		end := length.from(m)
		if end.Before(m.at()) {
			wrong(t.start, "the event ends before it starts, since its clock skips more than a day; mend its VTIMEZONE")
			return
		}
		v := interval(m.at(), end)
		within := v.Overlaps(r.o.Within)
		if excluded[m.at().Unix()] || x.recurs && !within {
			continue
		}
		x.Times = append(x.Times, v)
		r.compare(t.start, m, within)
		switch {
		case length.days > 0 && !m.date:
			r.compare(t.duration, length.lastDay(m), within)
		case t.end != nil && !x.recurs:
			r.compare(t.end, length.end, within)
		}
	}
	r.calendar.Entries = append(r.calendar.Entries, *x)
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

// settleOverrides takes out of each recurrence the instances that another event stands
// in place of.
func (r *reader) settleOverrides() {
	gone := map[override]bool{}
	for _, o := range r.overrides {
		gone[o] = true
	}
	for i := range r.calendar.Entries {
		x := &r.calendar.Entries[i]
		if !x.recurs {
			continue
		}
		x.Times = slices.DeleteFunc(x.Times, func(v model.Interval) bool {
			return gone[override{x.UID, v.Start}]
		})
	}
}
