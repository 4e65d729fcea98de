package rules

import "programme/model"

var r47 = Rule{
	ID: "R47", Name: "interpreters' shifts and rest",
	Reads: []string{"cast.person", "cast.role", "cast.must"},
	Text: "Somebody with the role interpreter, a person or a team, interprets at most so many minutes in a row, from the start of the first session to the end of the last, where there is less than a rest between one and the next; and at most so many minutes on one day, the day in the venue's zone on which the sessions start. " +
		"With the defaults that is two meetings of three hours a day. Where sessions is given, they interpret no more of them on a day. " +
		"What is more counts: minutes, and 60 of them for each session too many. Merged sessions are one. The last line that names somebody gives their numbers. How many interpreters a session needs for its length is the matter of C10.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "people", Type: PersonList, Text: "interpreters or teams whom the line is about"},
		{Key: "row", Type: MinutesParam, Default: "180", Text: "minutes in a row, at most"},
		{Key: "rest", Type: MinutesParam, Default: "90", Text: "minutes without a session that end a row"},
		{Key: "minutes", Type: MinutesParam, Default: "360", Text: "minutes of sessions on one day, at most"},
		{Key: "sessions", Type: CountParam, Text: "sessions on one day, at most; not given means any number"},
	},
	Scale: scaleOf("rest"),
	Scope: func(e *model.Event, _ *Binding) Scope {
		interprets := withRole(e, Interpreter)
		return peopleScope(e, 1, func(d model.Duty) bool { return d.Must && interprets(d) }, "interpreters")
	},
	Hangs:        hanging(OnStart, WithPeople),
	Judge:        func(c *Case) { shifts.judge(c, c.busyTimes(withRole(c.Event, Interpreter))) },
	Say:          shifts.say,
	Bars:         shifts.bars,
	Full:         shifts.full,
	FullAnywhere: true,
	Counts:       shifts.counts,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(shifts.longer(e, b, i), missAny(e, i.Person, withRole(e, Interpreter))...)
	},
}

// Interpreter is the role of those who interpret a session.
const Interpreter = "interpreter"

var shifts = dayLimits{pause: "rest", does: "interprets"}
