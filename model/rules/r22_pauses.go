package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r22 = Rule{
	ID: "R22", Name: "lunch and prayer",
	Reads: []string{"cast.person", "cast.presence", "cast.must", "people.presence", "people.waiver"},
	Text: "On each conference day, everybody has so many minutes free without interruption between from and to, on the venue's clock, from sessions that they must attend and are not online in. Someone whose presence is not given counts as on site. " +
		"A line gives the people whom it names another such time besides, such as a prayer, on each day or on some. Each time that somebody does not have counts points, at whatever level. It binds nobody whose waiver lists R22.",
	Level: model.Soft(2), Weight: 1, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "people", Type: PersonList, Text: "people whom the line is about"},
		{Key: "from", Type: ClockParam, Default: "12:00", Text: "earliest start on the venue's clock"},
		{Key: "to", Type: ClockParam, Default: "14:30", Text: "latest end on the venue's clock"},
		{Key: "minutes", Type: MinutesParam, Default: "30", Text: "minutes that they have free"},
		{Key: "days", Type: DatesParam, Text: "days on which it is so; without, each conference day"},
		{Key: "points", Type: CountParam, Default: "5", Text: "points that each time counts which somebody does not have"},
	},
	Validate: func(_ *model.Event, b *Bound) (wrong []Objection) {
		switch free := b.Minutes("to") - b.Minutes("from"); {
		case free <= 0:
			wrong = append(wrong, Objection{
				Keys:    []string{"to", "from"},
				Message: fmt.Sprintf("nothing fits from %s to %s", b.Text("from"), b.Text("to")),
				Remedy:  "give a to after from, on the same day",
			})
		case b.Minutes("minutes") == 0 || b.Minutes("minutes") > free:
			wrong = append(wrong, Objection{
				Keys:    []string{"minutes", "to", "from"},
				Message: fmt.Sprintf("%s do not fit from %s to %s", Count(b.Count("minutes"), "minute", "minutes"), b.Text("from"), b.Text("to")),
				Remedy:  "give at least 1, and no more than there are, or switch the rule off",
			})
		}
		if b.Count("points") == 0 {
			wrong = append(wrong, Objection{Keys: []string{"points"}, Message: "a time that counts 0 points counts nothing", Remedy: "give points of at least 1, or switch the rule off"})
		}
		return wrong
	},
	Scale: func(book *Book, b *Bound) Scale {
		return Scale{Key: "points", Factor: b.Count("points"), Most: mostPoints(book.event)}
	},
	Scope: func(e *model.Event, b *Binding) Scope {
		return peopleScope(e, 1, func(d model.Duty) bool { return d.Must && atVenue(d) && !waives(e, d.Person, b.Rule.ID) }, "people on site who must attend a session")
	},
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgePauses,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		set := b.Setting(i.Setting)
		return fmt.Sprintf("%s %s have %s free on %s between %s and %s", Person(e, i.Person), asks(set.Level), Duration(set.Minutes("minutes")),
			Day(model.DateIn(i.Span.Start, e.Zone)), set.Text("from"), set.Text("to"))
	},
	Bars:         func(e *model.Event, _ *Binding, i Instance) string { return "no pause for " + Person(e, i.Person) },
	Full:         func(Instance) string { return "no time left for somebody's lunch or prayer" },
	FullAnywhere: true,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(milder(e, b, i, step{"minutes", -10, 5}), missAny(e, i.Person, atVenue)...)
	},
}

// atVenue reports whether a duty is not done online.
func atVenue(d model.Duty) bool { return d.Presence != model.Online }

func judgePauses(c *Case) {
	e := c.Event
	busy := c.busyTimes(atVenue)
	judge := func(b *Bound, windows []model.Interval, who model.PersonIndex) {
		if len(busy[who]) == 0 || waives(e, who, c.Binding.Rule.ID) {
			return
		}
		for _, window := range windows {
			longest, sessions := longestPause(window, busy[who])
			if longest >= b.Minutes("minutes") {
				continue
			}
			in := NewInstance("")
			in.Person, in.Span, in.A = who, window, sessions[0]
			c.Report(b, in, b.Count("points"), fmt.Sprintf("%s has %s free of %s between %s and %s on %s, for %s: %s", Person(e, who),
				freeAtMost(longest), Duration(b.Minutes("minutes")), b.Text("from"), b.Text("to"), Day(model.DateIn(window.Start, e.Zone)),
				fewOf(e, sessions), Count(b.Count("points"), "point", "points")))
		}
	}
	if general := &c.Binding.General; general.Level != model.Off {
		windows := c.pausesOf(general)
		for p := range e.People {
			judge(general, windows, model.PersonIndex(p))
		}
	}
	for _, b := range c.Binding.active() {
		windows := c.pausesOf(b)
		for _, p := range b.People("people") {
			judge(b, windows, p)
		}
	}
}

// freeAtMost says how long a pause is at most.
func freeAtMost(longest model.Minutes) string {
	if longest == 0 {
		return "nothing"
	}
	return "at most " + Duration(longest)
}

// dayWindows returns the time from from to to of each day of a setting, by date, without days
// whose clock leaves too little of it out.
func (b *Bound) dayWindows(e *model.Event) (windows []model.Interval) {
	days := b.Days("days")
	if !b.Has("days") {
		days = e.Days
	}
	for _, day := range distinct(slices.Clone(days)) {
		v := model.Interval{Start: clockOn(day, b.Minutes("from"), e.Zone), End: clockOn(day, b.Minutes("to"), e.Zone)}
		if v.Minutes() >= b.Minutes("minutes") {
			windows = append(windows, v)
		}
	}
	return windows
}

// clockOn returns the first instant of a day at which the clock of a zone shows a time, or a
// later one; the end of the day if there is none.
func clockOn(day model.Date, at model.Minutes, z model.Zone) model.Instant {
	bounds := day.Bounds(z)
	for t := bounds.Start; t < bounds.End; t++ {
		if clock(t.In(z)) >= at {
			return t
		}
	}
	return bounds.End
}
