package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// ThemeSpread is the id of the rule that spreads themes over the days.
const ThemeSpread = "R37"

var r37 = Rule{
	ID: ThemeSpread, Name: "theme spread over the days",
	Reads: []string{"sessions.themes"},
	Text: "Of the confirmed sessions of each primary theme, the first of a session's themes, that has five or more, at most max percent, rounded up, and at least min percent, rounded down, start on each conference day; every session too many or too few counts. " +
		"The last line that names a theme gives its max and min. Percentages are of all confirmed sessions of the theme, placed or not.",
	Level: model.Soft(4), Weight: 1, Unit: "sessions", Soft: true,
	Params: []ParamSpec{
		{Key: "theme", Type: ThemeList, Text: "themes that the line is about"},
		{Key: "max", Type: PercentParam, Default: "40", Text: "percent of a theme's sessions on one day, at most"},
		{Key: "min", Type: PercentParam, Default: "0", Text: "percent of a theme's sessions on one day, at least"},
	},
	Needs: [][]string{{"theme"}},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Percent("min") <= b.Percent("max") {
			return nil
		}
		return []Objection{{
			Keys:    []string{"min", "max"},
			Message: fmt.Sprintf("at most %d percent is less than at least %d percent", b.Percent("max"), b.Percent("min")),
			Remedy:  "give a min that is not above max",
		}}
	},
	Scope: scopeOfThemeDays,
	Judge: judgeThemeDays,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		for _, t := range themeDays(e, b) {
			if t.Theme == i.Value && t.Day.Bounds(e.Zone) == i.Span {
				return fmt.Sprintf("of the %d sessions mainly on theme %q, %s should start on %s", t.Total, t.Theme, t.asked(), Day(t.Day))
			}
		}
		return "the sessions of a theme should be spread over the days"
	},
}

func scopeOfThemeDays(e *model.Event, b *Binding) Scope {
	return ofThemes(e, themesOf(e, b, fewestToSpread), fmt.Sprintf("themes that are the first of %d confirmed sessions or more", fewestToSpread))
}

// fewestToSpread is how many sessions a theme has at least for R37 to spread them.
const fewestToSpread = 5

// ThemeDay is how many sessions of one theme start on one conference day.
type ThemeDay struct {
	Theme string
	Day   model.Date
	Total int // confirmed sessions that have the theme first
	Count int // of these, the ones that start on the day
	Min   int // how many R37 asks for at least
	Max   int // and at most
	bound *Bound
	of    []model.SessionIndex // the Total sessions
}

// ThemeDays returns what R37 balances: for each theme that it spreads, in the order of
// the table, each conference day. Themes for which the rule is off are left out.
func ThemeDays(book *Book, p *model.Programme) []ThemeDay {
	e := book.event
	days := themeDays(e, book.Of("R37"))
	countThemeDays(e, days, p.BySession(len(e.Sessions)))
	return slices.DeleteFunc(days, func(t ThemeDay) bool { return t.bound.Level == model.Off })
}

// themeDays returns the days of the themes, before anything is counted.
func themeDays(e *model.Event, binding *Binding) []ThemeDay {
	var days []ThemeDay
	for _, g := range binding.byPrimaryTheme(e) {
		total := len(g.sessions)
		if total < fewestToSpread {
			continue
		}
		b := lastNamingTheme(binding, g.theme)
		t := ThemeDay{Theme: g.theme, Total: total, bound: b, of: g.sessions}
		t.Min, t.Max = total*b.Percent("min")/100, (total*b.Percent("max")+99)/100
		for _, t.Day = range e.Days {
			days = append(days, t)
		}
	}
	return days
}

// countThemeDays fills in how many sessions start on each day.
func countThemeDays(e *model.Event, days []ThemeDay, bySession [][]model.Placement) {
	for i := range days {
		t := &days[i]
		day := t.Day.Bounds(e.Zone)
		for _, s := range t.of {
			if slices.ContainsFunc(bySession[s], func(p model.Placement) bool { return day.Start <= p.Start && p.Start < day.End }) {
				t.Count++
			}
		}
	}
}

// lastNamingTheme returns the last item of b that names the theme, else the general
// setting.
func lastNamingTheme(b *Binding, theme string) *Bound {
	for i := len(b.Items) - 1; i >= 0; i-- {
		if slices.Contains(b.Items[i].Items("theme"), theme) {
			return &b.Items[i]
		}
	}
	return &b.General
}

// asked says how many sessions are asked for: at least 1 and at most 4.
func (t *ThemeDay) asked() string {
	if t.Min == 0 {
		return fmt.Sprintf("at most %d", t.Max)
	}
	return fmt.Sprintf("at least %d and at most %d", t.Min, t.Max)
}

func judgeThemeDays(c *Case) {
	e := c.Event
	days := themeDays(e, c.Binding)
	countThemeDays(e, days, c.BySession)
	for i := range days {
		t := &days[i]
		in := NewInstance(ThemeSpread)
		in.Value, in.Span = t.Theme, t.Day.Bounds(e.Zone)
		if wrong := max(t.Count-t.Max, t.Min-t.Count); wrong > 0 {
			c.Report(t.bound, in, wrong, fmt.Sprintf("%s has %d of the %d sessions mainly on theme %q and should have %s",
				Day(t.Day), t.Count, t.Total, t.Theme, t.asked()))
		}
	}
}
