package rules

import (
	"fmt"
	"strings"

	"programme/model"
)

var r50 = Rule{
	ID: "R50", Name: "enough people on duty",
	Reads: []string{"sessions.type", "sessions.themes", "sessions.needs"},
	Text: "A line says how many captioners, room officers or remote hosts are on duty: count. Each session that the line is about takes one, and if it is longer than shift one for each shift that it begins: two for 90 minutes with a shift of 60. " +
		"Whoever served a session has a break before the next. At no time are more taken than there are. The line is about the sessions, types and themes that it names, about those that need one of the services, if it names any, or about all. Merged sessions take them together, as many as the longest of them. " +
		"Each moment at which a session begins counts, by how many people are too few then.",
	Level: model.Hard, Weight: 1, Unit: "people", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "count", Type: CountParam, Text: "how many people are on duty"},
		{Key: "shift", Type: MinutesParam, Default: "0", Text: "minutes that one of them serves at most in one session; 0 for any"},
		{Key: "break", Type: MinutesParam, Default: "0", Text: "minutes between two sessions of one of them"},
		{Key: "session", Type: SessionList, Text: "sessions that take them"},
		{Key: "type", Type: TypeList, Text: "types of sessions that take them"},
		{Key: "theme", Type: ThemeList, Text: "themes of sessions that take them"},
		{Key: "needs", Type: TextParam, Text: "services of which a session that takes them needs one"},
	},
	Needs: [][]string{{"count"}},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Index >= 0 && b.Count("count") == 0 {
			return []Objection{{Keys: []string{"count"}, Message: "with a count of 0 no session could take place", Remedy: "give a count of at least 1, or switch the line off"}}
		}
		return nil
	},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithAll),
	Judge: judgeDuty,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		set := b.Setting(i.Setting)
		if i.A != model.NoSession && i.B == model.NoSession {
			return fmt.Sprintf("%s takes %s, and %s", Session(e, i.A), Count(set.onDuty(e.Sessions[i.A].Minutes), "person", "people"), set.duty(e))
		}
		return set.duty(e)
	},
	Bars:         always("too few on duty"),
	Full:         func(Instance) string { return "too few on duty" },
	FullAnywhere: true,
	Counts: func(_ *model.Event, b *Binding, i Instance) (which, most string) {
		set := b.Setting(i.Setting)
		if needs := set.Items("needs"); len(needs) > 0 {
			which = " for " + Or(Quoted(needs))
		}
		return "take somebody on duty" + which, fmt.Sprintf("%d on duty", set.Count("count"))
	},
	Remedies: moreOnDuty,
	Spares:   withoutDuty,
}

// onDuty returns how many people a session of that length takes.
func (b *Bound) onDuty(m model.Minutes) int {
	shift := b.Minutes("shift")
	if shift == 0 {
		return 1
	}
	return int((m + shift - 1) / shift)
}

// duty says how many people are on duty, for what.
func (b *Bound) duty(e *model.Event) string {
	text := Count(b.Count("count"), "person is", "people are") + " on duty" + forWhich(e, b)
	if shift := b.Minutes("shift"); shift > 0 {
		text += ", for " + Duration(shift) + " each"
	}
	if pause := b.Minutes("break"); pause > 0 {
		text += ", with " + Duration(pause) + " between two sessions"
	}
	return text
}

// forWhich says for which sessions people are on duty.
func forWhich(e *model.Event, b *Bound) string {
	return strings.Replace(ofWhich(e, b), " of ", " for ", 1)
}

// withoutDuty has a session do without the services for which people are on duty.
func withoutDuty(e *model.Event, b *Binding, i Instance, s model.SessionIndex) []Remedy {
	return doWithout(e, s, shared(b.Setting(i.Setting).Items("needs"), e.Sessions[s].Needs))
}

// moreOnDuty has more people on duty.
func moreOnDuty(e *model.Event, b *Binding, i Instance) []Remedy {
	return raisedBy(e, b, i, "count")
}

func judgeDuty(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		var uses []use
		for _, p := range c.Placements {
			if b.counts(e, p.Session) {
				uses = append(uses, use{p, model.Interval{Start: p.Start, End: p.End.Add(b.Minutes("break"))}, b.onDuty(e.Sessions[p.Session].Minutes)})
			}
		}
		most := func(model.Instant) int { return b.Count("count") }
		for _, crowd := range c.crowds(uses, nil, most) {
			verb := "take"
			if len(crowd.sessions) == 1 {
				verb = "takes"
			}
			c.Report(b, crowd.instance(), crowd.over(), fmt.Sprintf("%s %s %s, %s, and %s",
				Sessions(e, crowd.sessions), verb, Count(crowd.taken(), "person", "people"), At(e, crowd.at), b.duty(e)))
		}
	}
}
