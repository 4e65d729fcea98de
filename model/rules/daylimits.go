package rules

import (
	"fmt"

	"programme/model"
)

// What the instance of a rule that limits somebody's day is about, in its Value.
const (
	DaySessions = "sessions" // how many start on a day
	DayMinutes  = "minutes"  // how long they are together
	InARow      = "row"      // how long they go on without a pause
)

// TooManySessions is how many minutes each session too many on somebody's day counts.
const TooManySessions = 60

// dayLimits is a rule that limits how many sessions somebody has on a day, for how long, and
// for how long without a pause.
type dayLimits struct {
	pause string // the parameter of what ends a row
	does  string // what somebody does: "has"
}

// judge judges what is busy of everybody whom the rule binds.
func (l dayLimits) judge(c *Case, busy [][]busy) {
	e := c.Event
	for i, list := range busy {
		who := model.PersonIndex(i)
		if waives(e, who, c.Binding.Rule.ID) {
			continue
		}
		b := c.Binding.lastNamingPerson(who)
		if b.Level == model.Off {
			continue
		}
		for len(list) > 0 {
			n, day := 1, model.DateIn(list[0].Start, e.Zone)
			for n < len(list) && model.DateIn(list[n].Start, e.Zone) == day {
				n++
			}
			l.judgeDay(c, b, who, day, list[:n])
			list = list[n:]
		}
		l.judgeRows(c, b, who, busy[i])
	}
}

// judgeDay judges what somebody is busy with on a day.
func (l dayLimits) judgeDay(c *Case, b *Bound, who model.PersonIndex, day model.Date, list []busy) {
	e := c.Event
	minutes, sessions := model.Minutes(0), []model.SessionIndex(nil)
	for _, one := range list {
		minutes, sessions = minutes+one.Minutes(), append(sessions, one.session)
	}
	in := NewInstance("")
	in.Person, in.A, in.Span = who, sessions[0], day.Bounds(e.Zone)
	if more := len(list) - b.Count("sessions"); b.Has("sessions") && more > 0 {
		in.Value = DaySessions
		c.Report(b, in, more*TooManySessions, fmt.Sprintf("%s %s %s on %s, %d more than %d: %s",
			Person(e, who), l.does, Count(len(list), "session", "sessions"), Day(day), more, b.Count("sessions"), fewOf(e, sessions)))
	}
	if more := minutes - b.Minutes("minutes"); more > 0 {
		in.Value = DayMinutes
		c.Report(b, in, int(more), fmt.Sprintf("%s %s %s of sessions on %s, %s more than %s: %s",
			Person(e, who), l.does, Duration(minutes), Day(day), Duration(more), Duration(b.Minutes("minutes")), fewOf(e, sessions)))
	}
}

// judgeRows judges what somebody is busy with in a row.
func (l dayLimits) judgeRows(c *Case, b *Bound, who model.PersonIndex, list []busy) {
	e := c.Event
	for _, r := range rowsOf(list, b.Minutes(l.pause)) {
		more := r.Minutes() - b.Minutes("row")
		if more <= 0 {
			continue
		}
		in := NewInstance("")
		in.Person, in.A, in.Value = who, r.first, InARow
		sessions := "with " + Session(e, r.first)
		if r.last != r.first {
			sessions = "from " + Session(e, r.first) + " to " + Session(e, r.last)
		}
		c.Report(b, in, int(more), fmt.Sprintf("%s %s %s in a row, %s, without a pause of %s, %s more than %s: %s",
			Person(e, who), l.does, Duration(r.Minutes()), sessions, Duration(b.Minutes(l.pause)), Duration(more), Duration(b.Minutes("row")), Span(e, r.Interval)))
	}
}

// say states an instance.
func (l dayLimits) say(e *model.Event, b *Binding, i Instance) string {
	set := b.Setting(i.Setting)
	who := Person(e, i.Person) + " " + asks(set.Level)
	switch i.Value {
	case DaySessions:
		return fmt.Sprintf("%s have at most %s on %s", who, Count(set.Count("sessions"), "session", "sessions"), Day(model.DateIn(i.Span.Start, e.Zone)))
	case DayMinutes:
		return fmt.Sprintf("%s have at most %s of sessions on %s", who, Duration(set.Minutes("minutes")), Day(model.DateIn(i.Span.Start, e.Zone)))
	default:
		return fmt.Sprintf("%s have at most %s of sessions in a row, without a pause of %s", who, Duration(set.Minutes("row")), Duration(set.Minutes(l.pause)))
	}
}

// counts says which sessions count on somebody's day, and how many there can be.
func (dayLimits) counts(e *model.Event, b *Binding, i Instance) (which, most string) {
	set := b.Setting(i.Setting)
	which = "have " + Person(e, i.Person)
	day := " a day"
	if i.Span != (model.Interval{}) {
		day = " on " + Day(model.DateIn(i.Span.Start, e.Zone))
	}
	if i.Value == DayMinutes {
		return which, Duration(set.Minutes("minutes")) + day
	}
	return which, Count(set.Count("sessions"), "session", "sessions") + day
}

// full says that there is no time for one session more.
func (dayLimits) full(i Instance) string {
	switch i.Value {
	case DaySessions:
		return "too many sessions of one person that day"
	case DayMinutes:
		return "too long a day for one person"
	default:
		return "too long in a row for one person"
	}
}

func (dayLimits) bars(e *model.Event, _ *Binding, i Instance) string {
	return "too long for " + Person(e, i.Person)
}

// longer lets somebody's day, or row, be longer.
func (l dayLimits) longer(e *model.Event, b *Binding, i Instance) []Remedy {
	switch i.Value {
	case DaySessions:
		return raisedBy(e, b, i, "sessions")
	case DayMinutes:
		return milder(e, b, i, step{key: "minutes", by: 30})
	default:
		return milder(e, b, i, step{key: "row", by: 30}, step{l.pause, -5, 1})
	}
}
