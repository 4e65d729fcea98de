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
	Needs:    [][]string{{"theme"}},
	Validate: func(_ *model.Event, b *Bound) []Objection { return objectToShares(b) },
	Scope:    scopeOfThemeDays,
	Hangs:    hanging(OnStart, WithAll),
	Judge:    func(c *Case) { c.judgeShares(c.Binding.days()) },
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if x := shareOf(b.days(), i); x != nil {
			return x.say(e)
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
	if x := shareOf(b.days(), i); x != nil {
		return "are " + ofValue(x.Attribute, x.Value), x.start(e)
	}
	return "are mainly on one theme", "so many a day"
}

func fewerOnTheme(e *model.Event, b *Binding, i Instance) []Remedy {
	if x := shareOf(b.days(), i); x != nil {
		return append(milder(e, b, i, lessBalance...), x.fewer(e)...)
	}
	return nil
}

func scopeOfThemeDays(e *model.Event, b *Binding) Scope {
	themes := map[string]bool{}
	for _, x := range b.days() {
		themes[x.Value] = true
	}
	return ofThemes(e, len(themes), fmt.Sprintf("themes that are the first of %d confirmed sessions or more", fewestToSpread))
}

// ThemeShares returns what R37 balances: for each theme that it spreads, in the order of
// the table, each conference day. Themes for which the rule is off are left out.
func ThemeShares(book *Book, p *model.Programme) []Share {
	return counted(book.event, book.Of(ThemeSpread).days(), p)
}

// days returns the days of the themes, before anything is counted.
func (k *balance) days() []Share {
	k.daysOnce.Do(func() {
		binding, within := k.book.Of(ThemeSpread), newWindowStarts(k.book)
		for _, g := range binding.byPrimaryTheme(k.book.event) {
			set := shareSet{"theme", g.theme, binding.once(g.sessions), lastNamingTheme(binding, g.theme)}
			k.asked = append(k.asked, within.share(set, daySlots(k.book.event))...)
		}
	})
	return slices.Clone(k.asked)
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
