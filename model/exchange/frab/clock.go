package frab

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"programme/model"
	"programme/model/tables"
	"programme/model/when"
)

// readZone reads the zone that the conference names, also as Windows or Ruby on Rails
// does, in which frab is written.
func (r *reader) readZone(conference *node) {
	n := conference.kid("time_zone_name")
	if n == nil || n.ownText() == "" {
		return
	}
	name := n.ownText()
	z, err := tables.ParseZone(name)
	if err != nil {
		foreign, known := tables.ForeignZone(name)
		if !known {
			r.refuse(n, err)
			r.zone, r.zoneWrong = "", true
			return
		}
		z = foreign
		r.note(n, "", "the zone %s is taken to be %s", quote(name), z)
	}
	r.schedule.Zone, r.zone = z, z
}

// readOffsets tells, where nobody knows the zone, how far from UTC the clock of the event
// is, by what its events write.
func (r *reader) readOffsets(l *layout) {
	s := r.schedule
	if r.zone != "" || r.zoneWrong {
		if s.Offset = 0; s.Zone == "" {
			s.Meant = r.zone
		}
		return
	}
	met := false
	meet := func(minutes int) {
		switch {
		case !met:
			s.Offset = minutes
		case s.Offset != minutes:
			s.Offset = noOffset
		}
		met = true
	}
	for _, f := range l.events {
		for _, field := range []string{"date", "start"} {
			if t, ok := parseTime(f.node.value(field)); ok {
				meet(offsetOf(t, f.node.value("start")))
			}
		}
	}
	for _, day := range l.days {
		for _, field := range []string{"start", "end", "day_start", "day_end"} {
			if t, ok := parseTime(day.value(field)); ok && len(l.events) == 0 {
				meet(offsetOf(t, ""))
			}
		}
	}
	if z, ok := s.zoneByOffset(); ok && met {
		r.zone = z
	}
}

// offsetOf returns how many minutes east of UTC the clock is on which a time was written:
// its own offset, or for a time in UTC that of the clock that shows it as start.
func offsetOf(t time.Time, start string) int {
	_, east := t.Zone()
	shown, ok := parseDuration(start)
	if east != 0 || !ok || shown >= 24*60 {
		return east / 60
	}
	ahead := int(shown) - t.Hour()*60 - t.Minute()
	for ahead < -11*60 {
		ahead += 24 * 60
	}
	for ahead > 12*60 {
		ahead -= 24 * 60
	}
	return ahead
}

// parseTime reads a time with an offset.
func parseTime(text string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			y := t.Year()
			return t, y >= 1900 && y < 2200
		}
	}
	return time.Time{}, false
}

// instant reads a time, and reports whether there is one. A time that is none is a
// fault. Seconds do not count.
func (r *reader) instant(n *node, name string) (model.Instant, bool) {
	text := n.value(name)
	if text == "" {
		return model.NoInstant, false
	}
	if n.what == "an event" {
		r.countSeconds(n.kid(name), name, seconds(text))
	}
	if t, ok := parseTime(text); ok {
		at, _ := model.InstantOf(t)
		return at, true
	}
	at, err := when.Calendar{Zone: r.zone, NoZone: r.zone == ""}.Instant(text)
	switch {
	case errors.Is(err, when.ErrHeld): // it lacks the zone alone
		r.noZone(n.kid(name))
	case err != nil:
		r.refuse(n.kid(name), err)
	}
	return at, err == nil
}

// noZone reports a time that nobody can tell, unless the file names a zone that was a
// fault already.
func (r *reader) noZone(n *node) {
	if !r.zoneWrong {
		r.untimed.count(n.offset, "the time has no offset, and the schedule does not name its zone")
	}
}

// untimedFaults returns the faults of all times that nobody can tell, one a kind.
func (r *reader) untimedFaults() model.Faults {
	faults := r.untimed.faults(r.at)
	for i := range faults {
		faults[i].Remedy = zoneRemedy
	}
	return faults
}

// zoneRemedy is how a time without a zone gets one.
const zoneRemedy = "name the zone with --zone, such as --zone Europe/Brussels, add time_zone_name to the conference, or read it into an event that has its zone"

// onDay returns when the clock of the event shows a time on a day, and reports whether it
// does. A day goes on past midnight if the file says when it starts: then an earlier time
// is on the morning after.
func (r *reader) onDay(n *node, day *Day, ofDay model.Minutes) (model.Instant, bool) {
	if r.zone == "" {
		r.noZone(n)
		return model.NoInstant, false
	}
	clock := day.Date
	if ofDay < r.changeAt {
		clock = nextDay(clock)
	}
	c := when.Calendar{Zone: r.zone}
	at, err := c.Instant(clock.String() + "T" + clockText(ofDay))
	if err == nil && day.Interval != (model.Interval{}) && at < day.Start && r.changeAt == 0 {
		at, err = c.Instant(nextDay(clock).String() + "T" + clockText(ofDay))
	}
	if err != nil {
		r.refuse(n, err)
	}
	return at, err == nil
}

func nextDay(d model.Date) model.Date {
	y, m, day := time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, time.UTC).Date()
	return model.Date{Year: y, Month: m, Day: day}
}

// countSeconds notes seconds, which are not kept.
func (r *reader) countSeconds(n *node, field string, seconds int) {
	if seconds != 0 {
		r.unkept.count(n.offset, fmt.Sprintf("the seconds of the %q of an event are not kept", field))
	}
}

// seconds returns those of a time, with a date or without.
func seconds(text string) int {
	found := secondsOf.FindStringSubmatch(text)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1])
	return n
}

var secondsOf = regexp.MustCompile(`^(?:\d{4}-\d\d-\d\d[T ])?\d+:\d\d:(\d\d)`)

// clockText writes minutes as hours and minutes: 01:30.
func clockText(m model.Minutes) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// local writes an instant on the clock of a zone with its offset.
func local(t model.Instant, z model.Zone) string {
	return t.In(z).Format("2006-01-02T15:04:05-07:00")
}
