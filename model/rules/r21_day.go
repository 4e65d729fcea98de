package rules

import "programme/model"

var r21 = Rule{
	ID: "R21", Name: "nobody's day too full",
	Reads: []string{"cast.person", "cast.must", "people.waiver"},
	Text: "Somebody has at most so many sessions that they must attend on one day, the day in the venue's zone on which they start, and at most so many minutes of them; and at most so many minutes in a row, from the start of the first session to the end of the last, where there is less than a pause between one and the next. " +
		"What is more counts: minutes, and 60 of them for each session too many. Merged sessions are one. The last line that names a person gives their numbers. It binds nobody whose waiver lists R21.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "people", Type: PersonList, Text: "people whom the line is about"},
		{Key: "sessions", Type: CountParam, Default: "6", Text: "sessions of one person on one day, at most"},
		{Key: "minutes", Type: MinutesParam, Default: "360", Text: "minutes of sessions of one person on one day, at most"},
		{Key: "row", Type: MinutesParam, Default: "240", Text: "minutes in a row, at most"},
		{Key: "pause", Type: MinutesParam, Default: "15", Text: "minutes without a session that end a row"},
	},
	Scale: scaleOf("pause"),
	Scope: func(e *model.Event, b *Binding) Scope {
		return peopleScope(e, 1, func(d model.Duty) bool { return d.Must && !waives(e, d.Person, b.Rule.ID) }, "people who must attend sessions")
	},
	Hangs:        hanging(OnStart, WithPeople),
	Judge:        func(c *Case) { fullDay.judge(c, c.busyTimes(anyDuty)) },
	Say:          fullDay.say,
	Bars:         fullDay.bars,
	Full:         fullDay.full,
	FullAnywhere: true,
	Counts:       fullDay.counts,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(fullDay.longer(e, b, i), missAny(e, i.Person, anyDuty)...)
	},
}

var fullDay = dayLimits{pause: "pause", does: "has"}

// peopleScope is the scope of a rule about people with at least so many duties that count.
func peopleScope(e *model.Event, least int, counts func(model.Duty) bool, of string) Scope {
	s := Scope{Of: of}
	if len(e.Cast) == 0 {
		s.Lacks = noCast
		return s
	}
	s.Count = peopleWho(e, least, counts)
	return s
}
