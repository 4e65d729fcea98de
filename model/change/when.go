package change

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
)

const (
	whenForms   = "write a day such as 2023-10-11, or hours such as 2023-10-11 09:00-12:30"
	momentForms = "write a day and a time such as 2023-10-11 09:00"
)

// span is text of a change while a time is read from it.
type span struct {
	*parser
	offset int // of what is left of it in the change
	last   int // where it ends
	zone   model.Zone
	zoned  bool // a zone was given
}

// timeText takes the tokens of a time, up to in or for, and a zone that follows.
func (p *parser) timeText(remedy string) (*span, bool) {
	from := p.next
	p.where[when] = p.offset()
	end := p.upTo(from, func(t token) bool { return t.is("in") || t.is("for") })
	if end == from {
		return nil, p.fault(p.offset(), "a time is missing", remedy)
	}
	v := &span{parser: p, offset: p.tokens[from].start, last: p.tokens[end-1].end, zone: p.e.Zone}
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
	takesRoom := subject == "pin" || subject == "window"
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

// rest returns what was not read yet.
func (v *span) rest() string { return v.text[v.offset:v.last] }

// skip passes over n bytes and the space after them.
func (v *span) skip(n int) {
	rest := v.rest()[n:]
	v.offset = v.last - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
}

// word returns the rest up to the next space.
func (v *span) word() string {
	if i := strings.IndexFunc(v.rest(), unicode.IsSpace); i >= 0 {
		return v.rest()[:i]
	}
	return v.rest()
}

var (
	datePattern = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)
	namePattern = regexp.MustCompile(`^\pL+`)
	hourPattern = regexp.MustCompile(`^\d{2}:\d{2}`)
	dashPattern = regexp.MustCompile(`^[-–]`)
	isoPattern  = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[Tt]|^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:00)?([Zz]|\+\d{2}:?\d{2})$`)
)

// interval reads a time with a beginning and an end.
func (p *parser) interval() (model.Interval, bool) {
	v, ok := p.timeText(whenForms)
	if !ok {
		return model.Interval{}, false
	}
	if from, to, two := strings.Cut(v.rest(), "/"); two {
		return v.isoInterval(from, to)
	}
	begin := v.offset
	day, ok := v.day()
	if !ok {
		return model.Interval{}, false
	}
	if v.rest() == "" {
		whole := day.Bounds(v.zone)
		if whole.Minutes() == 0 {
			return whole, p.fault(begin, fmt.Sprintf("%s does not exist in %s, where the calendar skips it", day, v.zone), "write another day")
		}
		return whole, true
	}
	start, ok := v.hour(day)
	if !ok {
		return model.Interval{}, false
	}
	dash := dashPattern.FindString(v.rest())
	v.skip(len(dash))
	if dash == "" || v.rest() == "" {
		p.fault(v.offset, fmt.Sprintf("the time that begins %s %s has no end", day, start.In(v.zone).Format("15:04")), fmt.Sprintf("write %s %s-HH:MM", day, start.In(v.zone).Format("15:04")))
		return model.Interval{}, false
	}
	sameDay := hourPattern.MatchString(v.rest())
	if !sameDay {
		if day, ok = v.day(); !ok {
			return model.Interval{}, false
		}
	}
	at := v.offset
	end, ok := v.hour(day)
	switch {
	case !ok:
		return model.Interval{}, false
	case v.rest() != "":
		p.fault(v.offset, fmt.Sprintf("%q is more than a time takes", v.rest()), whenForms)
		return model.Interval{}, false
	case end <= start:
		remedy := "mend one of them"
		if sameDay {
			remedy = fmt.Sprintf("write %s %s-%s %s if it ends on the next day", day, start.In(v.zone).Format("15:04"), nextDay(day), end.In(v.zone).Format("15:04"))
		}
		p.fault(at, "the time does not end after it begins", remedy)
		return model.Interval{}, false
	}
	return model.Interval{Start: start, End: end}, true
}

// isoInterval reads two times with a slash between.
func (v *span) isoInterval(from, to string) (model.Interval, bool) {
	second := v.last - len(to)
	start, ok := v.instant(v.offset, from)
	if !ok {
		return model.Interval{}, false
	}
	end, ok := v.instant(second, to)
	if ok && end <= start {
		ok = v.fault(second, "the time does not end after it begins", "mend one of them")
	}
	return model.Interval{Start: start, End: end}, ok
}

// instant reads a time in one piece, which may have an offset; at is where it stands.
func (v *span) instant(at int, text string) (model.Instant, bool) {
	at += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	text = strings.TrimSpace(text)
	if _, err := tables.ParseInstant(text, ""); err == nil && v.zoned {
		return 0, v.fault(at, fmt.Sprintf("%q says its offset, and a zone is given too", text), "write only one of them")
	}
	t, err := tables.ParseInstant(text, v.clock())
	if err != nil {
		return 0, v.refuse(at, err)
	}
	return t, true
}

// moment reads a day and a time of day, or a time with an offset.
func (p *parser) moment() (model.Instant, bool) {
	v, ok := p.timeText(momentForms)
	if !ok {
		return 0, false
	}
	if isoPattern.MatchString(v.rest()) {
		return v.instant(v.offset, v.rest())
	}
	day, ok := v.day()
	if !ok {
		return 0, false
	}
	if v.rest() == "" {
		return 0, p.fault(v.last, "the time of day is missing", fmt.Sprintf("write it like %s 09:00", day))
	}
	at, ok := v.hour(day)
	if ok && v.rest() != "" {
		ok = p.fault(v.offset, fmt.Sprintf("%q is more than a time takes", v.rest()), momentForms)
	}
	return at, ok
}

// day reads a day in the venue's zone up to the end or in.
func (p *parser) day() (model.Date, bool) {
	end := p.upTo(p.next, func(t token) bool { return t.is("in") })
	if end == p.next {
		return model.Date{}, p.fault(p.offset(), "a day is missing", "write one such as 2023-10-11")
	}
	p.where[when] = p.offset()
	v := &span{parser: p, offset: p.tokens[p.next].start, last: p.tokens[end-1].end, zone: p.e.Zone}
	p.next = end
	day, ok := v.day()
	if ok && v.rest() != "" {
		ok = p.fault(v.offset, fmt.Sprintf("%q is more than a day takes", v.rest()), `write "at" for a day with a time`)
	}
	return day, ok
}

// day reads a date, or a weekday that the conference has once.
func (v *span) day() (model.Date, bool) {
	if text := datePattern.FindString(v.rest()); text != "" {
		day, err := model.ParseDate(text)
		if err == nil && (day.Year < 1900 || day.Year > 2199) {
			err = model.Fault{Message: fmt.Sprintf("%q lies outside the years 1900 to 2199", text), Remedy: "mend the year"}
		}
		if err != nil {
			return day, v.refuse(v.offset, err)
		}
		v.skip(len(text))
		return day, true
	}
	text := namePattern.FindString(v.rest())
	weekday, ok := parseWeekday(text)
	if !ok {
		return model.Date{}, v.fault(v.offset, fmt.Sprintf("%q is not a day", v.word()), "write one like 2023-10-11 or Wed")
	}
	var days []string
	var meant model.Date
	for _, day := range v.e.Days {
		if weekdayOf(day) == weekday {
			meant, days = day, append(days, day.String())
		}
	}
	switch len(days) {
	case 1:
		v.skip(len(text))
		return meant, true
	case 0:
		return meant, v.fault(v.offset, fmt.Sprintf("the event has no %s", weekday), "write the date, such as 2023-10-11")
	default:
		return meant, v.fault(v.offset, fmt.Sprintf("the event has several days that are a %s", weekday), "write "+rules.Or(days))
	}
}

// parseWeekday reads the English name of a weekday, of which three letters are enough.
func parseWeekday(text string) (time.Weekday, bool) {
	if len(text) < 3 {
		return 0, false
	}
	for d := range time.Weekday(7) {
		if name := d.String(); len(text) <= len(name) && strings.EqualFold(name[:len(text)], text) {
			return d, true
		}
	}
	return 0, false
}

func weekdayOf(d model.Date) time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// hour reads a time of that day.
func (v *span) hour(day model.Date) (model.Instant, bool) {
	text := hourPattern.FindString(v.rest())
	if text == "" {
		if v.rest() == "" {
			return 0, v.fault(v.last, "the time of day is missing", "write it like 09:00")
		}
		return 0, v.fault(v.offset, fmt.Sprintf("%q is not a time of day", v.word()), "write it like 09:00")
	}
	at, err := tables.ParseInstant(day.String()+" "+text, v.clock())
	if err != nil {
		return 0, v.refuse(v.offset, err)
	}
	v.skip(len(text))
	return at, true
}

// clock returns the zone on whose clock times without an offset are: an event without a
// zone is in UTC.
func (v *span) clock() model.Zone {
	if v.zone == "" {
		return "UTC"
	}
	return v.zone
}

func nextDay(d model.Date) model.Date { return model.DateIn(d.Bounds("").End, "") }

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
	if z == "" {
		z = "UTC"
	}
	at, err := tables.ParseInstant(d.String()+" "+hour, z)
	return err == nil && at == t
}

func utc(t model.Instant) string { return t.In("").Format("2006-01-02T15:04Z") }
