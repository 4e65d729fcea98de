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
		"The last line that names a theme gives its max and min. Percentages are of all confirmed sessions of the theme, placed or not, merged ones once. " +
		"Of days only so much is asked as they can give: max rises, for all days of a theme alike, until every session can find a day, and min falls until all days can have so many; a day whose windows have no place for so many has to have no more than they do. " +
		"What counts as place is what windows have: legal starts of windows that are open to a session's type, in each room so many one after another as the shortest of the theme's sessions leaves time for. " +
		"Where the rule is hard, a session without a place is not missed on a day: R01 counts it.",
	Level: model.Soft(4), Weight: 1, Unit: "sessions", Hard: true, Soft: true,
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
		for _, t := range b.days() {
			if t.Theme == i.Value && t.Day.Bounds(e.Zone) == i.Span {
				return fmt.Sprintf("of the %d sessions mainly on theme %q, %s %s start on %s", t.Total, t.Theme, t.asked(), t.may(), Day(t.Day))
			}
		}
		return "the sessions of a theme should be spread over the days"
	},
	Full: func(i Instance) string {
		return fmt.Sprintf("too many on theme %q that day, or too few on another", i.Value)
	},
	FullAnywhere: true,
	Bars: func(_ *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("no day for theme %q", i.Value)
	},
	Counts:   countsThemeDay,
	Remedies: fewerOnTheme,
}

// countsThemeDay says which sessions count for a theme, and how many may start on a day.
func countsThemeDay(e *model.Event, b *Binding, i Instance) (which, most string) {
	for _, t := range b.days() {
		if t.Theme == i.Value && t.Day.Bounds(e.Zone) == i.Span {
			return fmt.Sprintf("are mainly on theme %q", t.Theme), fmt.Sprintf("%s %s start on %s", t.asked(), t.may(), Day(t.Day))
		}
	}
	return "are mainly on one theme", "so many a day"
}

// fewerOnTheme cancels one of the sessions of a theme: which of them does not matter to what
// is asked, which depends on how many they are.
func fewerOnTheme(e *model.Event, b *Binding, i Instance) (list []Remedy) {
	for _, t := range b.days() {
		if t.Theme != i.Value || t.Day.Bounds(e.Zone) != i.Span {
			continue
		}
		for _, s := range t.of {
			list = append(list, CancelSession(e, s))
		}
	}
	return list
}

func scopeOfThemeDays(e *model.Event, b *Binding) Scope {
	themes := map[string]bool{}
	for _, t := range b.days() {
		themes[t.Theme] = true
	}
	return ofThemes(e, len(themes), fmt.Sprintf("themes that are the first of %d confirmed sessions or more", fewestToSpread))
}

// fewestToSpread is how many sessions a theme has at least for R37 to spread them.
const fewestToSpread = 5

// ThemeDay is how many sessions of one theme start on one conference day.
type ThemeDay struct {
	Theme string
	Day   model.Date
	Total int // confirmed sessions that have the theme first, merged ones once
	Count int // of these, the ones that start on the day
	Min   int // how many R37 asks for at least
	Max   int // and at most
	bound *Bound
	of    []model.SessionIndex // the Total sessions
	// nowhere is how many of them have no place.
	nowhere int
}

// ThemeDays returns what R37 balances: for each theme that it spreads, in the order of
// the table, each conference day. Themes for which the rule is off are left out.
func ThemeDays(book *Book, p *model.Programme) []ThemeDay {
	e := book.event
	days := book.Of(ThemeSpread).days()
	countThemeDays(e, days, p.BySession(len(e.Sessions)))
	return slices.DeleteFunc(days, func(t ThemeDay) bool { return t.bound.Level == model.Off })
}

// countThemeDays fills in how many sessions start on each day.
func countThemeDays(e *model.Event, days []ThemeDay, bySession [][]model.Placement) {
	for i := range days {
		t := &days[i]
		day := t.Day.Bounds(e.Zone)
		for _, s := range t.of {
			on := func(p model.Placement) bool { return day.Start <= p.Start && p.Start < day.End }
			switch {
			case slices.ContainsFunc(bySession[s], on):
				t.Count++
			case len(bySession[s]) == 0:
				t.nowhere++
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
	switch {
	case t.Min == 0:
		return fmt.Sprintf("at most %d", t.Max)
	case t.Max >= t.Total:
		return fmt.Sprintf("at least %d", t.Min)
	}
	return fmt.Sprintf("at least %d and at most %d", t.Min, t.Max)
}

// may says with what force they are.
func (t *ThemeDay) may() string {
	if t.bound.Hard() && t.Min == 0 {
		return "may"
	}
	return asks(t.bound.Level)
}

func judgeThemeDays(c *Case) {
	e := c.Event
	days := c.Binding.days()
	countThemeDays(e, days, c.BySession)
	for i := range days {
		t := &days[i]
		in := NewInstance(ThemeSpread)
		in.Value, in.Span = t.Theme, t.Day.Bounds(e.Zone)
		missing := t.Min - t.Count
		if t.bound.Hard() { // what has no place breaks R01, and may be for this day
			missing -= t.nowhere
		}
		if t.bound.Hard() {
			in.A = firstStarting(t.of, c.BySession, func(at model.Instant) bool {
				return (in.Span.Start <= at && at < in.Span.End) == (t.Count > t.Max)
			})
		}
		if wrong := max(t.Count-t.Max, missing); wrong > 0 {
			c.Report(t.bound, in, wrong, fmt.Sprintf("%s has %d of the %d sessions mainly on theme %q and %s have %s",
				Day(t.Day), t.Count, t.Total, t.Theme, t.may(), t.asked()))
		}
	}
}
