package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r10 = Rule{
	ID: "R10", Name: "not too many sessions at once",
	Reads: []string{"sessions.type", "sessions.themes", "sessions.needs"},
	Text: "At no time do more sessions take place than the line allows: of all sessions or, if it names any, of those sessions, types and themes; of those that need one of the services, if it names any; " +
		"of those that start inside one of the windows and on one of the days, if it names any, until they end. Merged sessions count once. Each moment at which one more begins counts, by how many there are too many.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "max", Type: CountParam, Text: "how many sessions there may be at once"},
		{Key: "session", Type: SessionList, Text: "sessions that count"},
		{Key: "type", Type: TypeList, Text: "types of sessions that count"},
		{Key: "theme", Type: ThemeList, Text: "themes of sessions that count"},
		{Key: "needs", Type: TextParam, Text: "services of which a session that counts needs one"},
		{Key: "windows", Type: WindowList, Text: "windows inside which sessions start that count"},
		{Key: "days", Type: DatesParam, Text: "days, in the venue's zone, on which sessions start that count"},
	},
	Needs: [][]string{{"max"}},
	Validate: func(e *model.Event, b *Bound) (wrong []Objection) {
		if b.Index >= 0 && b.Count("max") == 0 {
			wrong = append(wrong, Objection{Keys: []string{"max"}, Message: "with a max of 0 no session could take place", Remedy: "give a max of at least 1, or hold the rooms by R15"})
		}
		for _, day := range b.Days("days") {
			if !slices.Contains(e.Days, day) {
				wrong = append(wrong, Objection{Keys: []string{"days"}, Message: fmt.Sprintf("%s is not a day of the event", day), Remedy: "name days of the event"})
			}
		}
		return wrong
	},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithAll),
	Judge: judgeParallel,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		set := b.Setting(i.Setting)
		return "at most " + Count(set.Count("max"), "session takes place", "sessions take place") + " at once" + ofWhich(e, set)
	},
	Full:         func(Instance) string { return "too many at once" },
	FullAnywhere: true,
	Counts: func(_ *model.Event, b *Binding, i Instance) (which, most string) {
		return "count", fmt.Sprintf("at most %d at once", b.Setting(i.Setting).Count("max"))
	},
	Remedies: raisedCeiling,
}

// raisedCeiling lets the setting that an instance rests on allow more.
func raisedCeiling(e *model.Event, b *Binding, i Instance) []Remedy {
	return raisedBy(e, b, i, "max")
}

// ofWhich says which sessions count for the setting, and when; "" for all and always.
func ofWhich(e *model.Event, b *Bound) string {
	text := ""
	if which := group(b); which != "" {
		text += " of " + which
	}
	if b.Has("needs") {
		text += " of those that need " + Or(Quoted(b.Items("needs")))
	}
	if windows := b.Windows("windows"); len(windows) > 0 {
		text += " in " + Windows(e, windows)
	}
	if days := b.Days("days"); len(days) > 0 {
		said := make([]string, len(days))
		for i, day := range days {
			said[i] = Day(day)
		}
		text += " on " + Or(said)
	}
	return text
}

// counts reports whether a session counts for the setting.
func (b *Bound) counts(e *model.Event, s model.SessionIndex) bool {
	named := b.Has("session") || b.Has("type") || b.Has("theme")
	return (!named || slices.Contains(b.Sessions("session", "type", "theme"), s)) &&
		(!b.Has("needs") || len(shared(b.Items("needs"), e.Sessions[s].Needs)) > 0)
}

// countsFrom reports whether a session counts for the setting that starts at t.
func (b *Bound) countsFrom(e *model.Event, t model.Instant) bool {
	windows, days := b.Windows("windows"), b.Days("days")
	return (len(windows) == 0 || insideOne(e, windows, t)) &&
		(len(days) == 0 || slices.Contains(days, model.DateIn(t, e.Zone)))
}

func judgeParallel(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		var uses []use
		for _, p := range c.Placements {
			if b.counts(e, p.Session) && b.countsFrom(e, p.Start) {
				uses = append(uses, use{p, p.Interval, 1})
			}
		}
		most := func(model.Instant) int { return b.Count("max") }
		for _, crowd := range c.crowds(uses, nil, most) {
			c.Report(b, crowd.instance(), len(crowd.sessions)-crowd.most, fmt.Sprintf("%s take place at once, %s: %d of at most %d%s",
				Sessions(e, crowd.sessions), At(e, crowd.at), len(crowd.sessions), crowd.most, ofWhich(e, b)))
		}
	}
}
