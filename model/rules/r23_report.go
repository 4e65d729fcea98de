package rules

import (
	"fmt"

	"programme/model"
)

var r23 = Rule{
	ID: "R23", Name: "quiet time to report",
	Reads: []string{"cast.person", "cast.role", "cast.must", "people.waiver"},
	Text: "Whoever has the role rapporteur in a session has so many minutes free without interruption within so many from its end on, from the other sessions that they must attend. What is missing counts, for each session. " +
		"Merged sessions are one, which ends with the last that the rapporteur must attend. It binds nobody whose waiver lists R23.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "minutes", Type: MinutesParam, Default: "30", Text: "minutes free"},
		{Key: "within", Type: MinutesParam, Default: "120", Text: "minutes from the end of the session on, in which they are"},
	},
	Validate: func(_ *model.Event, b *Bound) (wrong []Objection) {
		if b.Minutes("minutes") == 0 || b.Minutes("minutes") > b.Minutes("within") {
			wrong = append(wrong, Objection{
				Keys:    []string{"minutes", "within"},
				Message: fmt.Sprintf("%s do not fit within %d", Count(b.Count("minutes"), "minute", "minutes"), b.Minutes("within")),
				Remedy:  "give at least 1, and no more than within, or switch the rule off",
			})
		}
		return wrong
	},
	Scale: scaleOf("minutes"),
	Scope: func(e *model.Event, b *Binding) Scope {
		reports := withRole(e, Rapporteur)
		return peopleScope(e, 1, func(d model.Duty) bool { return d.Must && reports(d) && !waives(e, d.Person, b.Rule.ID) }, "rapporteurs")
	},
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgeReports,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s reports %s and %s have %s free within %s after it", Person(e, i.Person), Session(e, i.A), asks(b.General.Level),
			Duration(b.General.Minutes("minutes")), Duration(b.General.Minutes("within")))
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string {
		return "no time to report for " + Person(e, i.Person)
	},
	Full:         func(Instance) string { return "no time left for a rapporteur" },
	FullAnywhere: true,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(milder(e, b, i, step{"minutes", -10, 5}), missAny(e, i.Person, anyDuty)...)
	},
}

// Rapporteur is the role of those who report a session.
const Rapporteur = "rapporteur"

func judgeReports(c *Case) {
	e, b := c.Event, &c.Binding.General
	reports, all := c.busyTimes(withRole(e, Rapporteur)), c.busyTimes(anyDuty)
	for i, list := range reports {
		who := model.PersonIndex(i)
		if waives(e, who, c.Binding.Rule.ID) {
			continue
		}
		for _, reported := range list {
			end := reported.End
			var others []busy
			for _, o := range all[i] {
				if !c.together(o.session, reported.session) {
					others = append(others, o)
				} else if o.Start == reported.Start {
					end = max(end, o.End)
				}
			}
			window := model.Span(end, b.Minutes("within"))
			longest, sessions := longestPause(window, others)
			missing := b.Minutes("minutes") - longest
			if missing <= 0 {
				continue
			}
			in := NewInstance("")
			in.Person, in.A, in.Span = who, reported.session, window
			c.Report(b, in, int(missing), fmt.Sprintf("%s reports %s, which ends %s, and has %s free of %s within %s, for %s", Person(e, who),
				Session(e, reported.session), At(e, end), freeAtMost(longest), Duration(b.Minutes("minutes")), Duration(b.Minutes("within")), fewOf(e, sessions)))
		}
	}
}
