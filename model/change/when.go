package change

import (
	"errors"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/tables"
	"programme/model/when"
)

const (
	whenForms   = "write a day such as 2023-10-11, or hours such as 2023-10-11 09:00-12:30"
	momentForms = "write a day and a time such as 2023-10-11 09:00"
)

// span is text of a change while a time is read from it.
type span struct {
	*parser
	offset int // where it begins in the change
	last   int // where it ends
	first  int // its tokens
	end    int
	zone   model.Zone
	zoned  bool // a zone was given
}

// timeText takes the tokens of a time, up to in or for, and a zone that follows.
func (p *parser) timeText(remedy string) (*span, bool) {
	from := p.next
	p.where[timing] = p.offset()
	end := p.upTo(from, func(t token) bool { return t.is("in") || t.is("for") })
	if end == from {
		return nil, p.fault(p.offset(), "a time is missing", remedy)
	}
	v := &span{parser: p, offset: p.tokens[from].start, last: p.tokens[end-1].end, first: from, end: end, zone: p.e.Zone}
	p.next = end
	return v, v.readZone()
}

// readZone reads in and a zone. What follows in is a room if the change may have one and
// there is no such zone.
func (v *span) readZone() bool {
	p := v.parser
	if !p.peek().is("in") || p.next+1 == len(p.tokens) || p.tokens[p.next+1].quoted {
		return true
	}
	t := p.tokens[p.next+1]
	zone, err := tables.ParseZone(t.text)
	subject := p.tokens[0].text
	takesRoom := slices.Contains([]string{"pin", "window", "session", "move"}, subject)
	switch {
	case err != nil && takesRoom:
		return true
	case err != nil:
		return p.refuse(t.start, err)
	case takesRoom && len(roomsOf(p.e).find(t.text)) > 0:
		return p.fault(t.start, fmt.Sprintf("%q is a time zone and a room", t.text), "put it in quotes for the room")
	}
	v.zone, v.zoned = zone, true
	p.next += 2
	return true
}

// text returns what the time says.
func (v *span) text() string { return v.parser.text[v.offset:v.last] }

// calendar returns that by which the time is read.
func (v *span) calendar() when.Calendar { return when.Of(v.e).In(v.zone) }

// refuseTime records why the text is no time; forms says how one is written.
func (v *span) refuseTime(err error, forms string) bool {
	var bad *when.Error
	if !errors.As(err, &bad) {
		return v.refuse(v.offset, err)
	}
	remedy := bad.Fault.Remedy
	if bad.More {
		remedy = forms
	}
	return v.fault(v.offset+bad.At, bad.Fault.Message, remedy)
}

// interval reads a time with a beginning and an end, the first of several.
func (p *parser) interval() (model.Interval, bool) {
	v, ok := p.timeText(whenForms)
	if !ok {
		return model.Interval{}, false
	}
	var spans []model.Interval
	for from := v.first; from < v.end; {
		read, next, ok := v.longest(from)
		if !ok {
			return model.Interval{}, false
		}
		spans, from = append(spans, read...), next
		if next == v.end && p.divides(next-1) {
			return model.Interval{}, p.fault(p.tokens[next-1].start, "a time is missing", "write one, or no comma")
		}
	}
	spans = model.Joined(spans)
	p.later = spans[1:]
	return spans[0], true
}

// divides reports whether token i can stand between two times.
func (p *parser) divides(i int) bool { return p.tokens[i].is(",") || p.tokens[i].is("and") }

// longest reads as many tokens as make a time from token i on, up to the end or to what
// divides it from the next, and returns where that begins.
func (v *span) longest(i int) (spans []model.Interval, next int, ok bool) {
	p := v.parser
	for j := v.end; j > i; j-- {
		if j < v.end && !p.divides(j) {
			continue
		}
		v.offset, v.last = p.tokens[i].start, p.tokens[j-1].end
		spans, err := v.calendar().Spans(v.text())
		switch isLast := !slices.ContainsFunc(p.tokens[i:j], func(t token) bool { return t.is(",") || t.is("and") }); {
		case err == nil:
			return spans, min(j+1, v.end), v.oneClock(func(c when.Calendar) bool {
				again, err := c.Spans(v.text())
				return err == nil && again[0] == spans[0]
			})
		case isLast:
			return nil, 0, v.refuseTime(err, whenForms)
		}
	}
	return nil, 0, p.fault(p.tokens[i].start, "a time is missing", "write one, or no comma")
}

// oneClock reports whether the time needs the zone that is given after it, if one is: same
// says whether it is the same on another clock, since it says its offset.
func (v *span) oneClock(same func(when.Calendar) bool) bool {
	if v.zoned && same(v.calendar().In("Etc/GMT+12")) && same(v.calendar().In("Etc/GMT-12")) {
		return v.fault(v.offset, fmt.Sprintf("%q says its offset, and a zone is given too", v.text()), "write only one of them")
	}
	return true
}

// moment reads a day and a time of day, or a time with an offset.
func (p *parser) moment() (model.Instant, bool) {
	v, ok := p.timeText(momentForms)
	if !ok {
		return 0, false
	}
	t, err := v.calendar().Instant(v.text())
	if err != nil {
		return t, v.refuseTime(err, momentForms)
	}
	return t, v.oneClock(func(c when.Calendar) bool { again, err := c.Instant(v.text()); return err == nil && again == t })
}

// day reads a day in the venue's zone up to the end or in.
func (p *parser) day() (model.Date, bool) {
	end := p.upTo(p.next, func(t token) bool { return t.is("in") })
	if end == p.next {
		return model.Date{}, p.fault(p.offset(), "a day is missing", "write one such as 2023-10-11")
	}
	p.where[timing] = p.offset()
	v := &span{parser: p, offset: p.tokens[p.next].start, last: p.tokens[end-1].end, zone: p.e.Zone}
	p.next = end
	day, err := v.calendar().Day(v.text())
	if err != nil {
		return day, v.refuseTime(err, `write "at" for a day with a time`)
	}
	return day, true
}

// written writes an interval as interval reads it: on the clock of z where that shows
// both ends once, else in UTC.
func written(v model.Interval, z model.Zone) string {
	first, last := model.DateIn(v.Start, z), model.DateIn(v.End, z)
	if first.Bounds(z) == v {
		return first.String()
	}
	from, to := v.Start.In(z).Format("15:04"), v.End.In(z).Format("15:04")
	if last != first && to == "00:00" && model.DateIn(v.End-1, z) == first {
		last, to = first, "24:00"
	}
	if !shows(first, from, z, v.Start) || !shows(last, to, z, v.End) {
		return utc(v.Start) + "/" + utc(v.End)
	}
	if first == last {
		return fmt.Sprintf("%s %s-%s", first, from, to)
	}
	return fmt.Sprintf("%s %s-%s %s", first, from, last, to)
}

// writtenHours writes an interval as written does, but a whole day with its hours: a day that
// stands alone would have those that follow it in a list.
func writtenHours(v model.Interval, z model.Zone) string {
	day := model.DateIn(v.Start, z)
	switch {
	case day.Bounds(z) != v:
		return written(v, z)
	case shows(day, "00:00", z, v.Start) && shows(day, "24:00", z, v.End):
		return day.String() + " 00:00-24:00"
	}
	return utc(v.Start) + "/" + utc(v.End)
}

// writtenMoment writes an instant as moment reads it.
func writtenMoment(t model.Instant, z model.Zone) string {
	day, hour := model.DateIn(t, z), t.In(z).Format("15:04")
	if !shows(day, hour, z, t) {
		return utc(t)
	}
	return day.String() + " " + hour
}

// shows reports whether that time of the clock of z means t.
func shows(d model.Date, hour string, z model.Zone, t model.Instant) bool {
	at, err := when.Calendar{Zone: z}.Instant(d.String() + " " + hour)
	return err == nil && at == t
}

func utc(t model.Instant) string { return t.In("").Format("2006-01-02T15:04Z") }
