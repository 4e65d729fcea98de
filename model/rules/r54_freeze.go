package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Freeze is the id of the rule whose lines freeze sessions.
const Freeze = "R54"

var r54 = Rule{
	ID: Freeze, Name: "frozen sessions",
	Reads: []string{"baseline.start", "baseline.room", "baseline.state"},
	Text: "A session that the baseline has stays at its start and in its room there if that start lies before now, if it is on one of the days, or if the line names the session; an optional one keeps a place, too. " +
		"Where now is given, no other session starts before it. A session counts once for each line. " +
		"Of a session that the baseline has twice the first placement counts; a baseline or a programme without a room asks nothing of rooms.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Params: []ParamSpec{
		{Key: "now", Type: InstantParam, Text: "the present: what starts before it stays, and nothing else starts before it"},
		{Key: "days", Type: DatesParam, Text: "days, in the venue's zone, whose sessions stay"},
		{Key: "session", Type: SessionList, Text: "sessions that stay"},
	},
	Needs:    [][]string{{"now", "days", "session"}},
	Validate: validateFreeze,
	Scope:    linesAlone,
	Hangs:    hanging(OnPlace, WithNothing),
	Judge:    judgeFreeze,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		set := b.Setting(i.Setting)
		for _, was := range firstPlacements(e) {
			if was.Session == i.A && stays(e, set, was) {
				return fmt.Sprintf("%s stays %s: %s", Session(e, i.A), stayPlace(e, was), stayReason(e, set, was))
			}
		}
		return fmt.Sprintf("%s can no longer start before %s", Session(e, i.A), At(e, set.Instant("now")))
	},
	Bars:     always("frozen"),
	NoRemedy: "the line that states it can be switched off",
}

func validateFreeze(e *model.Event, b *Bound) (wrong []Objection) {
	for _, day := range b.Days("days") {
		if !slices.Contains(e.Days, day) {
			wrong = append(wrong, Objection{Keys: []string{"days"}, Message: fmt.Sprintf("%s is not a day of the event", day), Remedy: "name days of the event"})
		}
	}
	return wrong
}

// stays reports whether the setting freezes a placement of the baseline.
func stays(e *model.Event, b *Bound, was model.Placement) bool {
	return began(b, was) || slices.Contains(b.Days("days"), model.DateIn(was.Start, e.Zone)) || slices.Contains(b.Sessions("session"), was.Session)
}

func began(b *Bound, was model.Placement) bool { return b.Has("now") && was.Start < b.Instant("now") }

// stayReason says why the setting freezes the placement.
func stayReason(e *model.Event, b *Bound, was model.Placement) string {
	day := model.DateIn(was.Start, e.Zone)
	switch {
	case began(b, was):
		return "it began before " + At(e, b.Instant("now"))
	case slices.Contains(b.Days("days"), day):
		return Day(day) + " is frozen"
	default:
		return "it is frozen"
	}
}

// stayPlace says where a session stays.
func stayPlace(e *model.Event, was model.Placement) string {
	if !was.Room.Given() {
		return "on " + Span(e, was.Interval)
	}
	return baselinePlace(e, was)
}

func judgeFreeze(c *Case) {
	first := c.formerly()
	for _, b := range c.Binding.active() {
		frozen := make([]bool, len(c.Event.Sessions))
		for _, was := range first {
			if stays(c.Event, b, was) {
				frozen[was.Session] = true
				c.judgeStay(b, was)
			}
		}
		if !b.Has("now") {
			continue
		}
		for _, p := range c.Placements {
			if now := b.Instant("now"); p.Start < now && !frozen[p.Session] {
				in := NewInstance(Freeze)
				in.A, in.Room, in.Span = p.Session, p.Room.Index(), p.Interval
				c.Report(b, in, 1, fmt.Sprintf("%s, can no longer start before %s", Placed(c.Event, p, ""), At(c.Event, now)))
			}
		}
	}
}

// judgeStay reports a session that the setting freezes and that is elsewhere or, if it is
// optional, nowhere.
func (c *Case) judgeStay(b *Bound, was model.Placement) {
	e := c.Event
	in := NewInstance(Freeze)
	in.A, in.Room, in.Span = was.Session, was.Room.Index(), was.Interval
	must := fmt.Sprintf("must stay %s: %s", stayPlace(e, was), stayReason(e, b, was))
	placed := c.BySession[was.Session]
	for _, p := range placed {
		otherRoom := was.Room.Given() && p.Room.Given() && p.Room != was.Room
		if p.Start != was.Start || otherRoom {
			c.Report(b, in, 1, Placed(e, p, "")+", "+must)
		}
	}
	if len(placed) == 0 && !c.confirmed[was.Session] && e.Sessions[was.Session].State != model.Cancelled {
		c.Report(b, in, 1, Session(e, was.Session)+" has no place, and "+must)
	}
}
