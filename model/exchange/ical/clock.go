package ical

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"programme/model"
	"programme/model/tables"
)

// clock is what a time without Z is read from: the clocks of a zone, or those that a
// VTIMEZONE describes.
//
// An IANA name says all there is to say. The names of Windows stand for many zones each,
// and their owners can change what they mean, so that a VTIMEZONE with such a name, or
// with one that nobody knows, counts as it stands.
type clock struct {
	id      string // the TZID, for messages
	zone    model.Zone
	changes []change     // by the VTIMEZONE, in place of those of zone from the first on
	begin   *contentLine // of the VTIMEZONE; nil if there is none
	rival   *contentLine // of another VTIMEZONE with the same name that differs
	unread  error        // why the VTIMEZONE is not read; nil once it is said
	differs int          // 1 + index of the note that zone and changes differ; 0 if none
	within  bool         // that note is about a time in Reading.Within
}

// offset returns how far the clock is ahead of UTC. Before the first change of one that
// has no zone that is what it changes from.
func (c *clock) offset(at time.Time) time.Duration {
	seconds := 0
	n := sort.Search(len(c.changes), func(i int) bool { return c.changes[i].at > at.Unix() })
	switch {
	case n > 0:
		seconds = c.changes[n-1].to
	case c.zone == "" && len(c.changes) > 0:
		seconds = c.changes[0].from
	default:
		_, seconds = at.In(c.zone.Location()).Zone()
	}
	return time.Duration(seconds) * time.Second
}

// clockError says why nobody knows what a clock shows.
type clockError struct{ error }

// errHurt is about a VTIMEZONE with a line that is a fault itself.
var errHurt = &clockError{fmt.Errorf("its VTIMEZONE is not read")}

func clockErrorf(format string, args ...any) error {
	return &clockError{fmt.Errorf(format, args...)}
}

// clockOf returns the clock from which property p takes its times.
func (r *reader) clockOf(p *property, date bool) (*clock, error) {
	id := zoneID(p.param("TZID"))
	if id == "" || date {
		if r.o.Zone != "" {
			return &clock{zone: r.o.Zone}, nil
		}
		what := "the time does not say in which zone"
		if date {
			what = "a whole day is another one in each zone"
		}
		return nil, clockErrorf("%s; give the person a zone in the event, or with --zone", what)
	}
	c := r.clocks[id]
	if c == nil {
		c = &clock{id: id}
		c.zone, _ = zoneNamed(id)
		r.clocks[id] = c
	}
	switch {
	case c.rival != nil:
		return nil, clockErrorf("the calendar has two VTIMEZONEs of %s that differ, in lines %d and %d; take one of them out", quote(id), c.rival.pieces[0].line, c.begin.pieces[0].line)
	case c.unread == errHurt:
		return nil, errHurt
	case c.unread != nil && c.zone == "":
		return nil, clockErrorf("the zone %s is neither an IANA name nor one of Windows, and its VTIMEZONE in line %d is not read: %w; write X-LIC-LOCATION with an IANA name into it", quote(id), c.begin.pieces[0].line, c.unread)
	case c.unread != nil:
		r.note(c.begin.position(r.name, 0), fmt.Sprintf("the VTIMEZONE of %s is not read: %s; its times are read in %s", quote(id), c.unread, c.zone), "see that this is its zone")
		c.unread = nil
	case c.zone == "" && len(c.changes) == 0:
		return nil, clockErrorf("the zone %s is neither an IANA name nor one of Windows, and the calendar has no VTIMEZONE of it; write a name like Europe/Prague", quote(id))
	}
	return c, nil
}

// zoneID returns a TZID without what calendars that are not made with care add to it.
func zoneID(text string) string {
	return strings.Trim(strings.TrimSpace(unescape(text)), `"`)
}

// zoneNamed returns the zone of an IANA name or one of Windows, "" if it is neither, and
// which of them it is.
func zoneNamed(id string) (zone model.Zone, iana bool) {
	if strings.Contains(id, " ") { // no IANA name has one; Exchange writes lists of cities
		zone, _ = tables.WindowsZone(id)
		return zone, false
	}
	// Some calendars write a path before the name: /example.org/20240101_1/Europe/Prague.
	// No name has more than three parts.
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for i := max(0, len(parts)-3); i < len(parts); i++ {
		if z, err := tables.ParseZone(strings.Join(parts[i:], "/")); err == nil {
			return z, true
		}
	}
	zone, _ = tables.WindowsZone(id) // UTC-11
	return zone, false
}

// readTimezone reads a VTIMEZONE for the calendar that it stands in.
func (r *reader) readTimezone(v *component) {
	var id, place string
	for _, p := range v.props {
		switch p.name {
		case "TZID":
			id = zoneID(p.value)
		case "X-LIC-LOCATION":
			place = zoneID(p.value)
		}
	}
	if id == "" {
		return
	}
	c := &clock{id: id, begin: v.begin}
	zone, iana := zoneNamed(id)
	if !iana && place != "" {
		if byPlace, sure := zoneNamed(place); sure || zone == "" {
			zone, iana = byPlace, sure
		}
	}
	c.zone = zone
	switch {
	case v.hurt:
		c.unread = errHurt
	case !iana:
		c.changes, c.unread = r.readChanges(v)
	}
	if other := r.clocks[id]; other != nil && (other.zone != c.zone || !slices.Equal(other.changes, c.changes)) {
		c.rival = other.begin
	}
	r.clocks[id] = c
}

// compare notes, once for a clock and of a time in Reading.Within if there is one, that
// a time by a VTIMEZONE is another one by the name of its zone. p has the time.
func (r *reader) compare(p *property, m moment, within bool) {
	c := m.clock
	if c.zone == "" || len(c.changes) == 0 || c.differs > 0 && (c.within || !within) {
		return
	}
	named := instantOn(m.wall, &clock{zone: c.zone})
	if named.Equal(m.at()) {
		return
	}
	message := fmt.Sprintf("%s in %s is %s by the VTIMEZONE in line %d, and %s in %s; the VTIMEZONE counts for all its times",
		m.wall.Format(localForm), quote(c.id), m.at().Format(time.RFC3339), c.begin.pieces[0].line, named.Format(time.RFC3339), c.zone)
	if c.differs > 0 {
		r.notes[c.differs-1].Pos, r.notes[c.differs-1].Message = p.line.position(r.name, p.valueAt), message
	} else {
		r.note(p.line.position(r.name, p.valueAt), message, fmt.Sprintf("if %s is meant, take the VTIMEZONE out", c.zone))
		c.differs = len(r.notes)
	}
	c.within = within
}

func (r *reader) note(pos model.Position, message, remedy string) {
	r.notes = append(r.notes, model.Fault{Pos: pos, Message: message, Remedy: remedy})
}
