package ical

import (
	"strings"
	"time"

	"programme/model"
)

// lose says that the time of an event cannot be told, and leaves the event out: a fault
// if it could matter, else a note. p is the property that is not read.
func (r *reader) lose(x *Entry, t *timing, p *property, err error) {
	why := r.noMatter(x, t)
	if why == "" {
		r.wrong(p, err)
		return
	}
	message, _, _ := strings.Cut(err.Error(), "; ")
	r.note(p.line.position(r.name, p.valueAt), message, why+", and its times are left out")
	if x.Status == cancelled { // whatever its times are, they are no more
		r.calendar.Entries = append(r.calendar.Entries, *x)
	}
}

// noMatter says why nobody needs the times of an event, "" if somebody could.
func (r *reader) noMatter(x *Entry, t *timing) string {
	first, last := t.reach()
	switch {
	case x.Status == cancelled:
		return "it is cancelled"
	case r.o.Busy && x.Free:
		return "it takes nobody's time"
	case r.o.Within == model.Interval{} || first.IsZero():
		return ""
	case first.After(r.o.Within.End.In("UTC")):
		return "it is later than the days of the event"
	case last.Before(r.o.Within.Start.In("UTC")):
		return "it is over before the days of the event"
	}
	return ""
}

// everAfter is later than all times that are read.
var everAfter = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// reach returns between which days all times of an event lie whose timing is not read as
// a whole, on any clock: the zero time as the first day if nobody can say.
func (t *timing) reach() (first, last time.Time) {
	if t.twice != nil {
		return time.Time{}, everAfter
	}
	days := []*property{t.start}
	if t.instance != nil {
		days = append(days, t.instance)
	}
	var length time.Duration
	for _, p := range append(days, t.dates...) {
		for _, text := range splitList(p.value) {
			from, to, isPeriod := strings.Cut(text, "/")
			day, known := dayOf(from)
			if !known {
				return time.Time{}, everAfter
			}
			if first.IsZero() || day.Before(first) {
				first = day
			}
			last = later(last, day)
			switch end, isDay := dayOf(to); {
			case isPeriod && isDay:
				last = later(last, end)
			case isPeriod:
				length = max(length, durationOf(to))
			}
		}
	}
	for _, p := range t.rules {
		last = later(last, untilOf(p.value))
	}
	if t.instance != nil && t.instance.param("RANGE") != "" {
		last = everAfter
	}
	start, _ := dayOf(t.start.value)
	switch {
	case t.end != nil:
		end, known := dayOf(t.end.value)
		if !known {
			end = everAfter
		}
		length = max(length, end.Sub(start))
	case t.duration != nil:
		length = max(length, durationOf(t.duration.value))
	}
	// A day for the day itself, and one for the clock.
	return first.AddDate(0, 0, -2), last.Add(length).AddDate(0, 0, 2)
}

// dayOf returns the day with which a DATE or DATE-TIME begins.
func dayOf(text string) (time.Time, bool) {
	if len(text) < len("20060102") {
		return time.Time{}, false
	}
	day, err := time.Parse("20060102", text[:len("20060102")])
	return day, err == nil
}

// durationOf returns how long a DURATION is at most, very long if it is none.
func durationOf(text string) time.Duration {
	days, rest, ok := readDuration(text)
	if !ok {
		return everAfter.Sub(time.Unix(0, 0))
	}
	return time.Duration(days)*24*time.Hour + rest
}

// untilOf returns the day of the UNTIL of a rule, however the rest of it reads.
func untilOf(rule string) time.Time {
	for part := range strings.SplitSeq(strings.ToUpper(rule), ";") {
		if text, is := strings.CutPrefix(strings.TrimSpace(part), "UNTIL="); is {
			if day, known := dayOf(text); known {
				return day
			}
		}
	}
	return everAfter
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
