package ical

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"programme/model"
)

// Reading says how a calendar is meant.
type Reading struct {
	// Zone is where times without a zone and whole days are meant; "" if nobody knows,
	// which makes them faults.
	Zone model.Zone
	// Within is the time for which recurrences are expanded.
	Within model.Interval
}

// Calendar is what calendar files say.
type Calendar struct {
	Product string // PRODID
	Name    string // NAME or X-WR-CALNAME, "" if it has none
	Entries []Entry
}

// Entry is a VEVENT, or a FREEBUSY line of a VFREEBUSY.
type Entry struct {
	Pos         model.Position // of its BEGIN line, or of the FREEBUSY line
	UID         string
	Session     string // id of the session, in calendars that [Files] made
	Summary     string
	Description string
	Location    string
	URL         string
	Categories  []string
	Status      string    // in capitals
	Free        bool      // it takes nobody's time: TRANSP:TRANSPARENT
	Sequence    int       // 0 if not given
	Stamp       time.Time // zero if not given
	Modified    time.Time // zero if not given
	// Times are when it takes place: one, or several for a recurrence of which those
	// within [Reading.Within] are kept. A time is as long as the minutes that it touches;
	// it can be of no length.
	Times []model.Interval

	recurs bool
}

// Read reads a calendar file; name is the file in all positions. The error is a
// [model.Faults] with everything whose time cannot be told: it is never left out. Notes
// say which components are not read.
func Read(name string, content []byte, o Reading) (*Calendar, []model.Fault, error) {
	r := &reader{name: name, o: o, calendar: &Calendar{}, unread: map[string]int{}}
	if len(content) > MaxSize {
		return nil, nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the calendar has more than %d bytes", MaxSize), Remedy: "give the part of it that is about the event"}}
	}
	lines := unfold(string(content))
	if len(lines) > maxLines {
		return nil, nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the calendar has more than %d lines", maxLines), Remedy: "give the part of it that is about the event"}}
	}
	events := r.components(lines)
	for _, c := range events {
		r.clocks = c.clocks
		r.readEntry(c)
	}
	r.settleOverrides()
	if len(r.faults) > 0 {
		return nil, r.notes.Sort(), r.faults.Sort()
	}
	return r.calendar, r.notes.Sort(), nil
}

type reader struct {
	name          string
	o             Reading
	calendar      *Calendar
	clocks        map[string]*clock // of the VCALENDAR that is read, by TZID
	changes       int               // of the clocks of all VTIMEZONEs
	unread        map[string]int    // components that are not read
	overrides     []override
	notes, faults model.Faults
}

func (r *reader) fault(l *contentLine, offset int, message string) {
	r.faultAt(l.position(r.name, offset), message)
}

func (r *reader) faultAt(pos model.Position, message string) {
	message, remedy, _ := strings.Cut(message, "; ")
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, model.Fault{Pos: pos, Message: message, Remedy: remedy})
	}
}

// component is a VEVENT, VFREEBUSY or VTIMEZONE with its own properties.
type component struct {
	kind   string
	begin  *contentLine
	props  []property
	parts  []*component      // of a VTIMEZONE
	clocks map[string]*clock // of its VCALENDAR, by TZID
}

// components reads the lines of a file into its components. Zones are settled on the
// way, since they stand before or after the events that use them.
func (r *reader) components(lines []contentLine) []*component {
	var events []*component
	var open []*component // from VCALENDAR inwards
	for i := range lines {
		l := &lines[i]
		if !utf8.ValidString(l.text) {
			r.fault(l, firstInvalid(l.text), "the line is not text in UTF-8; save the calendar as UTF-8")
			continue
		}
		p, at, wrong := l.takeApart()
		if wrong != "" {
			r.fault(l, at, wrong)
			if len(events) == 0 && len(open) == 0 {
				return nil // no calendar at all: one fault says so
			}
			continue
		}
		kind := strings.ToUpper(strings.TrimSpace(p.value))
		switch {
		case len(open) == 0 && (p.name != "BEGIN" || kind != "VCALENDAR"):
			r.fault(l, 0, fmt.Sprintf("%s stands outside a calendar; begin the file with BEGIN:VCALENDAR", quote(l.text)))
			return events
		case p.name == "BEGIN" && len(open) == maxDepth:
			r.fault(l, 0, fmt.Sprintf("components stand more than %d deep in each other", maxDepth))
			return events
		case p.name == "BEGIN":
			if len(open) == 0 {
				r.clocks = map[string]*clock{}
			}
			open = append(open, &component{kind: kind, begin: l, clocks: r.clocks})
		case p.name == "END":
			c := open[len(open)-1]
			if c.kind != kind {
				r.fault(l, p.valueAt, fmt.Sprintf("END:%s ends a component that began as %s in line %d", kind, c.kind, c.begin.pieces[0].line))
				return events
			}
			open = open[:len(open)-1]
			switch n := len(open); {
			case n == 1 && len(events) < maxEntries:
				events = append(events, c)
			case n == 2 && open[1].kind == "VTIMEZONE":
				open[1].parts = append(open[1].parts, c)
			}
			r.closed(c, len(open))
		case len(open) == 1:
			r.readHead(&p)
		default:
			c := open[len(open)-1]
			c.props = append(c.props, p)
		}
	}
	if len(open) > 0 {
		c := open[len(open)-1]
		r.fault(c.begin, 0, fmt.Sprintf("%s does not end; add END:%s", c.kind, c.kind))
	}
	if len(lines) == 0 {
		r.faultAt(model.Position{File: r.name}, "the file is empty; give a calendar")
	}
	if len(events) == maxEntries {
		r.faultAt(model.Position{File: r.name}, fmt.Sprintf("the calendar has %d events or more; give the part of it that is about the event", maxEntries))
	}
	return slices.DeleteFunc(events, func(c *component) bool { return c.kind != "VEVENT" && c.kind != "VFREEBUSY" })
}

// firstInvalid returns the offset of the first byte that is not UTF-8.
func firstInvalid(text string) int {
	for i, c := range text {
		if c == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return len(text)
}

// readHead reads a property of the calendar itself.
func (r *reader) readHead(p *property) {
	switch p.name {
	case "PRODID":
		r.calendar.Product = unescape(p.value)
	case "NAME":
		r.calendar.Name = unescape(p.value)
	case "X-WR-CALNAME":
		if r.calendar.Name == "" {
			r.calendar.Name = unescape(p.value)
		}
	}
}

// closed takes what a component that is no event has to say. depth is how many are
// still open around it.
func (r *reader) closed(c *component, depth int) {
	switch {
	case depth != 1 || c.kind == "VEVENT" || c.kind == "VFREEBUSY":
	case c.kind == "VTIMEZONE":
		r.readTimezone(c)
	default:
		if r.unread[c.kind]++; r.unread[c.kind] == 1 {
			r.note(c.begin.position(r.name, 0), fmt.Sprintf("%s is not read, here and further down", c.kind), "")
		}
	}
}

// readEntry reads a VEVENT or VFREEBUSY into entries.
func (r *reader) readEntry(c *component) {
	x := Entry{Pos: c.begin.position(r.name, 0)}
	var t timing
	for i := range c.props {
		p := &c.props[i]
		switch p.name {
		case "UID":
			x.UID = unescape(p.value)
		case sessionProperty:
			x.Session = unescape(p.value)
		case "SUMMARY":
			x.Summary = unescape(p.value)
		case "DESCRIPTION":
			x.Description = unescape(p.value)
		case "LOCATION":
			x.Location = unescape(p.value)
		case "URL":
			x.URL = p.value
		case "CATEGORIES":
			for _, item := range splitList(p.value) {
				x.Categories = append(x.Categories, unescape(item))
			}
		case "STATUS":
			x.Status = strings.ToUpper(strings.TrimSpace(p.value))
		case "TRANSP":
			x.Free = strings.EqualFold(strings.TrimSpace(p.value), "TRANSPARENT")
		case "SEQUENCE":
			n, err := strconv.Atoi(strings.TrimSpace(p.value))
			if err != nil || n < 0 || n >= 1<<31-1 {
				r.fault(p.line, p.valueAt, fmt.Sprintf("the sequence %s is not a whole number from 0", quote(p.value)))
			}
			x.Sequence = n
		case "DTSTAMP", "LAST-MODIFIED":
			if m, err := r.readMoment(p, p.value); err == nil && p.name == "DTSTAMP" {
				x.Stamp = m.at()
			} else if err == nil {
				x.Modified = m.at()
			}
		case "FREEBUSY":
			if c.kind == "VFREEBUSY" {
				r.readPeriods(p)
			}
		case "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID":
			t.take(p)
		}
	}
	if c.kind == "VFREEBUSY" {
		return
	}
	if t.start == nil {
		r.fault(c.begin, 0, fmt.Sprintf("the event %s has no DTSTART; say when it starts", quote(x.Summary)))
		return
	}
	r.readTimes(&x, &t)
}

// readPeriods reads a FREEBUSY line: periods from a start to an end or for a duration.
func (r *reader) readPeriods(p *property) {
	kind := strings.ToUpper(p.param("FBTYPE"))
	if kind == "FREE" {
		return
	}
	for _, text := range splitList(p.value) {
		from, to, _ := strings.Cut(text, "/")
		start, err := r.readMoment(p, from)
		end := start
		if err == nil {
			if days, rest, ok := readDuration(to); ok {
				end = start.on(start.wall.AddDate(0, 0, days).Add(rest))
			} else {
				end, err = r.readMoment(p, to)
			}
		}
		if err == nil && end.at().Before(start.at()) {
			err = fmt.Errorf("%s ends before it starts", quote(text))
		}
		if err != nil {
			r.fault(p.line, p.valueAt, err.Error())
			continue
		}
		v := interval(start.at(), end.at())
		r.compare(p, start, v.Overlaps(r.o.Within))
		r.compare(p, end, v.Overlaps(r.o.Within))
		r.calendar.Entries = append(r.calendar.Entries, Entry{Pos: p.line.position(r.name, 0), Times: []model.Interval{v}})
	}
}
