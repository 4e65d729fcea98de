package rules

import (
	"fmt"

	"programme/model"
)

var r40 = Rule{
	ID: "R40", Name: "sessions that must not clash",
	Reads: []string{"sessions.org", "sessions.type", "sessions.themes"},
	Text: "The sessions of a line, by themselves, by their types and by their themes, are one group, and no two of them overlap. With org, neither do two sessions of one organisation. " +
		"Each minute of each pair counts, once for each line and once for the organisation. Merged sessions do not clash.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions of the group"},
		{Key: "type", Type: TypeList, Text: "types of sessions of the group"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions are in the group"},
		{Key: "org", Type: YesNoParam, Default: "no", Whole: true, Text: "whether the sessions of each organisation are a group"},
	},
	Needs:    [][]string{{"session", "type", "theme"}},
	Validate: func(_ *model.Event, b *Bound) []Objection { return groupOfOne(b) },
	Scope:    scopeOfGroups,
	Hangs:    hanging(OnStart, WithMeanwhile),
	Judge:    judgeGroupsApart,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		return fmt.Sprintf("%s and %s %s and %s not overlap", Session(e, i.A), Session(e, i.B), grouped(e, s, i.A), asks(s.Level))
	},
	Beside:   beside("apart from"),
	NoRemedy: "the line that states it can be switched off",
}

func scopeOfGroups(e *model.Event, b *Binding) Scope {
	if !b.General.Yes("org") {
		return linesAlone(e, b)
	}
	s, sessions, some := Scope{Of: "organisations of several sessions"}, map[string]int{}, false
	for i := range e.Sessions {
		if org := e.Sessions[i].Org; org != "" && e.Sessions[i].State != model.Cancelled {
			some = true
			if sessions[org]++; sessions[org] == 2 {
				s.Count++
			}
		}
	}
	if !some {
		s.Lacks = "no session gives its organisation"
	}
	return s
}

// grouped says what sets two sessions, one of which is s, against each other.
func grouped(e *model.Event, b *Bound, s model.SessionIndex) string {
	if b.Index >= 0 {
		return "are in one group"
	}
	return fmt.Sprintf("are both of %q", e.Sessions[s].Org)
}

func judgeGroupsApart(c *Case) {
	e := c.Event
	report := func(b *Bound, p, q *model.Placement, overlap model.Minutes) {
		c.Report(b, clash(p, q, overlap), int(overlap), fmt.Sprintf("%s, and %s, %s and overlap for %s",
			c.said(*p, ""), c.said(*q, ""), grouped(e, b, p.Session), Duration(overlap)))
	}
	if b := &c.Binding.General; b.Yes("org") && b.Level != model.Off {
		c.eachClash(c.Placements, func(p, q *model.Placement, overlap model.Minutes) {
			if org := e.Sessions[p.Session].Org; org != "" && org == e.Sessions[q.Session].Org {
				report(b, p, q, overlap)
			}
		})
	}
	for _, b := range c.Binding.active() {
		c.eachClash(c.placementsOf(b.Sessions("session", "type", "theme")), func(p, q *model.Placement, overlap model.Minutes) {
			report(b, p, q, overlap)
		})
	}
}
