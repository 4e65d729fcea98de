package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r31 = Rule{
	ID: "R31", Name: "times of the host country",
	Reads: []string{"people.group", "people.region", "people.presence", "cast.person", "cast.presence", "cast.must"},
	Text: "At the times of a line - prayer, a ceremony, a reception, the last bus - no session is in one of its rooms, and none that somebody of the line must attend takes place. " +
		"Its people are those that it names, by themselves, by stakeholder group or by region, or everybody where it says who without them; with who=onsite, sessions that they attend online are left out. Someone whose presence is not given is on site. " +
		"From and to are times of day on the venue's clock, as it shows them first on the day, on the dates given or on every conference day; where to is not after from it is that of the day after, so 22:00 to 02:00 is the night. With start and end it is one time. " +
		"A session counts the minutes that it overlaps each of these times, once for its room and once for each of the people who must attend it.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "title", Type: TextParam, Text: "what the time is for"},
		{Key: "from", Type: ClockParam, Text: "when it begins on each day, on the venue's clock"},
		{Key: "to", Type: ClockParam, Text: "when it ends; on the day after, if that is not after from"},
		{Key: "dates", Type: DatesParam, Text: "days on which it begins; every conference day if they are not given"},
		{Key: "start", Type: InstantParam, Text: "when one that does not recur begins"},
		{Key: "end", Type: InstantParam, Text: "when one that does not recur ends"},
		{Key: "rooms", Type: RoomList, Text: "rooms in which there is no session then"},
		{Key: "people", Type: PersonList, Text: "people who have no session then"},
		{Key: "group", Type: TextParam, Text: "stakeholder groups whose people have no session then"},
		{Key: "region", Type: TextParam, Text: "regions whose people have no session then"},
		{Key: "who", Type: ChoiceParam, Choices: []string{"everyone", "onsite"}, Text: "everyone, or those on site alone: of the people of the line, or of all"},
	},
	Needs:    [][]string{{"from", "start"}, {"to", "end"}, {"rooms", "people", "group", "region", "who"}},
	Validate: validateHostTimes,
	Scope:    linesAlone,
	Hangs:    hanging(OnPlace, WithNothing),
	Judge:    judgeHostTimes,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		h := b.Setting(i.Setting)
		when := hostTitle(h)
		if i.Span != (model.Interval{}) {
			when += ", " + Span(e, i.Span)
		}
		if i.Person == model.NoPerson {
			return fmt.Sprintf("no session is in %s during %s", Rooms(e, h.Rooms("rooms")), when)
		}
		return fmt.Sprintf("%s must attend %s (%s), and has no session during %s", Person(e, i.Person), Session(e, i.A), Roles(e, i.A, i.Person), when)
	},
	Bars: func(e *model.Event, b *Binding, i Instance) string {
		words := "held for " + hostTitle(b.Setting(i.Setting))
		if i.Person != model.NoPerson {
			words = Person(e, i.Person) + " " + words
		}
		return words
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		if i.Person == model.NoPerson {
			return nil
		}
		return []Remedy{StandIn(e, i.Person, i.A)}
	},
}

// hostTitle says what a time is for: "Prayer" in quotes, or that it is one of the host's.
func hostTitle(b *Bound) string {
	if title := b.Text("title"); title != "" {
		return fmt.Sprintf("%q", title)
	}
	return "a time of the host country"
}

func validateHostTimes(e *model.Event, b *Bound) (wrong []Objection) {
	if b.Index < 0 {
		return nil
	}
	object := func(message, remedy string, keys ...string) {
		wrong = append(wrong, Objection{Keys: keys, Message: message, Remedy: remedy})
	}
	daily, once := b.Has("from") && b.Has("to"), b.Has("start") && b.Has("end")
	switch {
	case daily == once || (b.Has("from") || b.Has("to")) == (b.Has("start") || b.Has("end")):
		object("a time recurs from and to times of day, or has a start and an end", "give from and to, or start and end", "from", "to", "start", "end")
	case once && b.Has("dates"):
		object("a time with a start and an end does not recur on dates", "give from and to, or no dates", "dates")
	case once && b.Instant("start") >= b.Instant("end"):
		object(fmt.Sprintf("%s ends %s, which is not after its start, %s", hostTitle(b), At(e, b.Instant("end")), At(e, b.Instant("start"))), "give an end after the start", "end", "start")
	case daily && b.Minutes("from") == b.Minutes("to"):
		object(fmt.Sprintf("%s ends as it begins", hostTitle(b)), "write the whole day as 00:00 to 24:00", "to", "from")
	case daily && b.Minutes("from") == 24*60:
		object(fmt.Sprintf("%s begins at the end of the day", hostTitle(b)), "write 00:00, and the dates after", "from")
	}
	var groups, regions []string
	for i := range e.People {
		groups, regions = append(groups, e.People[i].Group), append(regions, e.People[i].Region)
	}
	for _, of := range []struct {
		key   string
		known []string
	}{{"group", groups}, {"region", regions}} {
		for _, name := range b.Items(of.key) {
			if name == "" || !slices.Contains(of.known, name) {
				object(fmt.Sprintf("nobody is of the %s %q", of.key, name), "write it as people.csv does"+suggest(name, of.known), of.key)
			}
		}
	}
	return wrong
}

// hostTimes returns the times of a line, in order.
func hostTimes(e *model.Event, b *Bound) (times []model.Interval) {
	if b.Has("start") {
		return []model.Interval{{Start: b.Instant("start"), End: b.Instant("end")}}
	}
	days := b.Days("dates")
	if len(days) == 0 {
		days = e.Days
	}
	for _, day := range days {
		last := day
		if b.Minutes("to") <= b.Minutes("from") {
			last = day.Next()
		}
		v := model.Interval{Start: clockReaches(day, e.Zone, b.Minutes("from")), End: clockReaches(last, e.Zone, b.Minutes("to"))}
		if v.Start < v.End { // some clocks leave it out
			times = append(times, v)
		}
	}
	return times
}

// clockReaches returns the first minute of a day at which the clock of a zone shows that time
// or a later one, the end of the day if it never does.
func clockReaches(day model.Date, z model.Zone, at model.Minutes) model.Instant {
	bounds := day.Bounds(z)
	for t := bounds.Start; t < bounds.End; t = t.Add(1) {
		shown := clock(t.In(z))
		switch {
		case shown >= at:
			return t
		case at-shown > 3*60: // no clock is changed by more at once
			t = t.Add(59)
		}
	}
	return bounds.End
}

// hostPeople returns the people whom a line binds.
func hostPeople(e *model.Event, b *Bound) []bool {
	bound := make([]bool, len(e.People))
	for _, p := range b.People("people") {
		bound[p] = true
	}
	named := b.Has("people") || b.Has("group") || b.Has("region")
	for i := range e.People {
		p := &e.People[i]
		bound[i] = bound[i] || slices.Contains(b.Items("group"), p.Group) || slices.Contains(b.Items("region"), p.Region) || !named && b.Has("who")
	}
	return bound
}

func judgeHostTimes(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		times, people := hostTimes(e, b), hostPeople(e, b)
		report := func(p model.Placement, in Instance, say string) {
			for _, v := range times {
				if overlap := p.Overlap(v); overlap > 0 {
					in.A, in.Span = p.Session, v
					c.Report(b, in, int(overlap), fmt.Sprintf("%s overlaps %s, %s, for %s", say, hostTitle(b), Span(e, v), Duration(overlap)))
				}
			}
		}
		for _, r := range spaceOf(e, b.Rooms("rooms")) {
			for _, p := range c.ByRoom[r] {
				in := NewInstance("R31")
				in.Room = r
				report(p, in, c.said(p, "")+",")
			}
		}
		for _, d := range c.Duties {
			if !d.Must || !people[d.Person] || d.Presence == model.Online && b.Text("who") == "onsite" {
				continue
			}
			for _, p := range c.BySession[d.Session] {
				in := NewInstance("R31")
				in.Person = d.Person
				report(p, in, fmt.Sprintf("%s must attend %s, which", Person(e, d.Person), c.placed(p, d.Person)))
			}
		}
	}
}
