package ical

import (
	"errors"
	"fmt"
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
	// Within is the time that matters: recurrences are expanded for it alone, and what
	// is not read is no fault where it lies outside. The zero Interval leaves nothing of a
	// recurrence, and no fault out.
	Within model.Interval
	// Busy says that the calendar is read for the time that it takes, so that events that
	// take none do not matter.
	Busy bool
}

// Calendar is what calendar files say.
type Calendar struct {
	Product string // PRODID
	Name    string // NAME or X-WR-CALNAME, "" if it has none
	Called  string // what messages call it; "" for a calendar
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
	NoEnd bool // nothing says when it ends: it takes the minutes of its session

	recurs bool
}

// Read reads a calendar file in UTF-8 or UTF-16; name is the file in all positions. The
// error is a [model.Faults] with everything whose time cannot be told although it could
// matter: that is never left out. Notes say what else is not read: components, lines that
// say nothing of times, and events that do not matter, see [Reading].
func Read(name string, content []byte, o Reading) (*Calendar, []model.Fault, error) {
	r := &reader{name: name, o: o, calendar: &Calendar{}, unread: map[string]int{}, overridden: map[string]*instants{}, work: maxWork, repeats: map[string]*repeat{}}
	if len(content) > MaxSize {
		return nil, nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the calendar has more than %d bytes", MaxSize), Remedy: "give the part of it that is about the event"}}
	}
	lines := unfold(decoded(content))
	if len(lines) > maxLines {
		return nil, nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the calendar has more than %d lines", maxLines), Remedy: "give the part of it that is about the event"}}
	}
	events := r.components(lines)
	for _, c := range events {
		r.clocks = c.clocks
		r.readOverride(c)
	}
	for _, c := range events {
		r.clocks = c.clocks
		r.readEntry(c)
	}
	r.settleRepeats()
	if len(r.faults) > 0 {
		return nil, r.notes.Sort(), r.faults.Sort()
	}
	return r.calendar, r.notes.Sort(), nil
}

type reader struct {
	name          string
	o             Reading
	calendar      *Calendar
	clocks        map[string]*clock    // of the VCALENDAR that is read, by TZID
	changes       int                  // of the clocks of all VTIMEZONEs
	unread        map[string]int       // components that are not read
	overridden    map[string]*instants // by UID: instances that another event stands in place of
	cut           bool                 // nobody knows where the parts of the file end: zones could be missing
	work          int                  // left for the recurrences, see maxWork
	notes, faults model.Faults
	repeats       map[string]*repeat // by kind
}

// repeat is a fault or note that stands for all of its kind.
type repeat struct {
	list  *model.Faults
	first int // its index in the list
	more  int
}

// once adds a fault or note to a list, or counts it if one of its kind is there.
func (r *reader) once(list *model.Faults, kind string, f model.Fault) {
	if had := r.repeats[kind]; had != nil {
		had.more++
	} else if len(*list) < maxFaults {
		r.repeats[kind] = &repeat{list: list, first: len(*list)}
		*list = append(*list, f)
	}
}

// settleRepeats says of which faults and notes there are more.
func (r *reader) settleRepeats() {
	for _, p := range r.repeats {
		message := &(*p.list)[p.first].Message
		switch {
		case p.more == 1:
			*message += ", here and once more"
		case p.more > 1:
			*message += fmt.Sprintf(", here and %d times more", p.more)
		}
	}
}

// wrong adds a fault about the value of a property. What is wrong with a clock is said
// once, not of every time on it.
func (r *reader) wrong(p *property, err error) {
	var clock *clockError
	switch {
	case !errors.As(err, &clock):
		r.fault(p.line, p.valueAt, err.Error())
		return
	case r.cut, errors.Is(err, errHurt): // a fault already
		return
	}
	message, remedy, _ := strings.Cut(err.Error(), "; ")
	r.once(&r.faults, message, model.Fault{Pos: p.line.position(r.name, p.valueAt), Message: message, Remedy: remedy})
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
	hurt   bool              // a line of it that matters is a fault already
	clocks map[string]*clock // of its VCALENDAR, by TZID
}

// components reads the lines of a file into its components. Zones are settled on the
// way, since they stand before or after the events that use them.
func (r *reader) components(lines []contentLine) []*component {
	var events []*component
	var open []*component // from VCALENDAR inwards
	begun := false        // whether there was a VCALENDAR
	for i := range lines {
		l := &lines[i]
		p, at, wrong := l.takeApart()
		if !utf8.ValidString(l.text) {
			at, wrong = firstInvalid(l.text), notUTF8
		}
		if wrong != "" {
			if !r.broken(l, at, wrong, open, begun) {
				r.cut = true
				return events
			}
			continue
		}
		kind := strings.ToUpper(strings.TrimSpace(p.value))
		switch {
		case len(open) == 0 && (p.name != "BEGIN" || kind != "VCALENDAR"):
			if !begun || p.name == "BEGIN" || p.name == "END" {
				r.fault(l, 0, fmt.Sprintf("%s stands outside a calendar; begin the file with BEGIN:VCALENDAR", quote(l.text)))
				r.cut = true
				return events
			}
			r.loseLine(l, 0, fmt.Sprintf("%s stands outside a calendar", quote(l.text)))
		case p.name == "BEGIN" && len(open) == maxDepth:
			r.fault(l, 0, fmt.Sprintf("components stand more than %d deep in each other", maxDepth))
			r.cut = true
			return events
		case p.name == "BEGIN":
			if len(open) == 0 {
				r.clocks, begun = map[string]*clock{}, true
			}
			open = append(open, &component{kind: kind, begin: l, clocks: r.clocks})
		case p.name == "END":
			c := open[len(open)-1]
			if c.kind != kind {
				r.fault(l, p.valueAt, fmt.Sprintf("END:%s ends a component that began as %s in line %d", kind, c.kind, c.begin.pieces[0].line))
				r.cut = true
				return events
			}
			open = open[:len(open)-1]
			switch n := len(open); {
			case n == 1 && len(events) < maxEntries && (c.kind == "VEVENT" || c.kind == "VFREEBUSY"):
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
		r.cut = true
	}
	if len(lines) == 0 {
		r.faultAt(model.Position{File: r.name}, "the file is empty; give a calendar")
	}
	if len(events) == maxEntries {
		r.faultAt(model.Position{File: r.name}, fmt.Sprintf("the calendar has %d events or more; give the part of it that is about the event", maxEntries))
	}
	return events
}

const notUTF8 = "the line is not text in UTF-8; save the calendar as UTF-8"

// broken says that a line is none of a calendar. That costs the line alone, unless it
// says when something takes place, or could be the rest of a line that does: such a line
// is a fault. broken reports whether it makes sense to read on.
func (r *reader) broken(l *contentLine, at int, wrong string, open []*component, begun bool) bool {
	name := l.name()
	switch {
	case len(open) == 0 && !begun, name == "BEGIN", name == "END":
		r.fault(l, at, wrong) // no calendar at all, or nobody knows where its parts end
		return false
	case len(open) == 0:
		r.loseLine(l, at, wrong)
		return true
	}
	c := open[len(open)-1]
	before := ""
	if n := len(c.props); n > 0 && wrong != notUTF8 {
		before = c.props[n-1].name
	}
	if len(open) > 1 && open[1].matters(len(open)) && (saysWhen(name) || saysWhen(before)) {
		r.fault(l, at, wrong)
		open[1].hurt = true
		return true
	}
	r.loseLine(l, at, wrong)
	return true
}

// matters reports whether a line that stands so many components deep in a calendar, of
// which c is the second, can say when something takes place.
func (c *component) matters(depth int) bool {
	return depth == 2 && (c.kind == "VEVENT" || c.kind == "VFREEBUSY") || c.kind == "VTIMEZONE"
}

// saysWhen reports whether a property of that name says when an event takes place, or on
// which clock.
func saysWhen(name string) bool {
	return isTiming(name) || strings.HasPrefix(name, "TZ") && name != "TZNAME"
}

// loseLine notes, once for all lines of the kind, that a line is left out.
func (r *reader) loseLine(l *contentLine, at int, wrong string) {
	message, remedy, _ := strings.Cut(wrong, "; ")
	kind := message
	if wrong != notUTF8 {
		kind = "no line"
	}
	r.once(&r.notes, kind, model.Fault{Pos: l.position(r.name, at), Message: message + "; it is left out", Remedy: remedy})
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
				r.note(p.line.position(r.name, p.valueAt), fmt.Sprintf("the sequence %s is not a whole number from 0; it is left out", quote(p.value)), "")
				n = 0
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
		default:
			if isTiming(p.name) {
				t.take(p)
			}
		}
	}
	if c.kind == "VFREEBUSY" || c.hurt {
		return
	}
	if t.start == nil {
		r.fault(c.begin, 0, fmt.Sprintf("the event %s has no DTSTART; say when it starts", quote(x.Summary)))
		return
	}
	if p, err := r.fillTimes(&x, &t); err != nil {
		r.lose(&x, &t, p, err)
		return
	}
	r.calendar.Entries = append(r.calendar.Entries, x)
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
			end, err = r.readPeriodEnd(p, start, text, to)
		}
		if err != nil {
			r.lose(&Entry{}, &timing{start: p}, p, err)
			continue
		}
		v := interval(start.at(), end.at())
		r.compare(p, start, v.Overlaps(r.o.Within))
		r.compare(p, end, v.Overlaps(r.o.Within))
		r.calendar.Entries = append(r.calendar.Entries, Entry{Pos: p.line.position(r.name, 0), Times: []model.Interval{v}})
	}
}
