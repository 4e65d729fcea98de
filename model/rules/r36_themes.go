package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r36 = Rule{
	ID: "R36", Name: "one theme not in parallel",
	Reads: []string{"sessions.themes"},
	Text: "Two sessions that share a theme do not overlap. Each minute that they do counts primary times if they have the same primary theme, the first of a session's themes, and else other times, however many themes they share. " +
		"Where most_themes is given, a theme of more sessions than that makes no two sessions share it as an other theme. " +
		"Besides, the sessions on a theme that a line names do not overlap, and each minute counts once a line. Merged sessions do not clash.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "theme", Type: ThemeList, Text: "themes that are each kept out of parallel"},
		{Key: "primary", Type: CountParam, Default: "3", Whole: true, Text: "how often a minute counts where the primary theme is the same; 0 for not at all"},
		{Key: "other", Type: CountParam, Default: "1", Whole: true, Text: "how often a minute counts where only other themes are; 0 for not at all"},
		{Key: "most_themes", Type: CountParam, Default: "0", Whole: true, Text: "sessions on an other theme, at most, for it to count; 0 for any number"},
	},
	Needs: [][]string{{"theme"}},
	Scale: func(_ *Book, b *Bound) Scale {
		key, n := b.worst("primary", "other")
		return Scale{Key: key, Factor: n}
	},
	Scope: scopeOfThemes,
	Hangs: hanging(OnStart, WithMeanwhile),
	Judge: judgeThemesApart,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		return fmt.Sprintf("%s and %s %s and %s not overlap", Session(e, i.A), Session(e, i.B), sharedThemes(e, s, i.A, i.B), asks(s.Level))
	},
	Beside:   beside("apart from"),
	NoRemedy: "the line that states it can be switched off",
}

func scopeOfThemes(e *model.Event, _ *Binding) Scope {
	sessions, n := map[string]int{}, 0
	for i := range e.Sessions {
		if e.Sessions[i].State == model.Cancelled {
			continue
		}
		for _, theme := range e.Sessions[i].Themes {
			if sessions[theme]++; sessions[theme] == 2 {
				n++
			}
		}
	}
	return ofThemes(e, n, "themes of several sessions")
}

// sharedThemes says which themes set two sessions against each other, by that setting.
func sharedThemes(e *model.Event, b *Bound, s, t model.SessionIndex) string {
	if b.Index >= 0 {
		themes := commonThemes(e, s, t, b.Items("theme"))
		return fmt.Sprintf("are both on %s, whose sessions are kept apart,", themeWords(themes))
	}
	if theme := primaryTheme(e, s); theme != "" && theme == primaryTheme(e, t) {
		return fmt.Sprintf("are both mainly on theme %q", theme)
	}
	return "are both on " + themeWords(commonThemes(e, s, t, nil))
}

func themeWords(themes []string) string {
	if len(themes) == 1 {
		return fmt.Sprintf("theme %q", themes[0])
	}
	return "themes " + And(Quoted(themes))
}

// commonThemes returns the themes of both sessions, of those among themes that are, or
// of all if themes is nil.
func commonThemes(e *model.Event, s, t model.SessionIndex, among []string) []string {
	both := shared(e.Sessions[s].Themes, e.Sessions[t].Themes)
	if among != nil {
		both = shared(both, among)
	}
	return both
}

// themeNumbers holds the themes of each session as numbers, ascending, which are quicker
// to compare than their names.
type themeNumbers struct {
	number    map[string]int32
	bySession [][]int32
	sessions  []int // with each theme, the cancelled ones left out
}

func newThemeNumbers(e *model.Event) *themeNumbers {
	n := &themeNumbers{number: map[string]int32{}, bySession: make([][]int32, len(e.Sessions))}
	for i := range e.Sessions {
		for _, theme := range distinct(slices.Clone(e.Sessions[i].Themes)) {
			k, had := n.number[theme]
			if !had {
				k = int32(len(n.sessions))
				n.number[theme] = k
				n.sessions = append(n.sessions, 0)
			}
			n.bySession[i] = append(n.bySession[i], k)
			if e.Sessions[i].State != model.Cancelled {
				n.sessions[k]++
			}
		}
		slices.Sort(n.bySession[i])
	}
	return n
}

// share reports whether s and t have a theme in common of those that count.
func (n *themeNumbers) share(s, t model.SessionIndex, counts func(theme int32) bool) bool {
	a, b := n.bySession[s], n.bySession[t]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		case counts(a[0]):
			return true
		default:
			a, b = a[1:], b[1:]
		}
	}
	return false
}

func judgeThemesApart(c *Case) {
	n := c.themeNumbers()
	if b := &c.Binding.General; b.Level != model.Off {
		judgeSharedThemes(c, b, n)
	}
	for _, b := range c.Binding.active() {
		named := make([]bool, len(n.sessions))
		for _, theme := range b.Items("theme") {
			named[n.number[theme]] = true
		}
		c.eachClash(c.placementsOf(b.Sessions("theme")), func(p, q *model.Placement, overlap model.Minutes) {
			if n.share(p.Session, q.Session, func(theme int32) bool { return named[theme] }) {
				c.reportThemes(b, p, q, overlap, 1)
			}
		})
	}
}

func judgeSharedThemes(c *Case, b *Bound, n *themeNumbers) {
	e := c.Event
	primary, other, most := b.Count("primary"), b.Count("other"), b.Count("most_themes")
	first := make([]string, len(e.Sessions))
	for s := range first {
		first[s] = primaryTheme(e, model.SessionIndex(s))
	}
	counts := func(theme int32) bool { return most == 0 || n.sessions[theme] <= most }
	c.eachClash(c.Placements, func(p, q *model.Placement, overlap model.Minutes) {
		factor := 0
		switch s, t := p.Session, q.Session; {
		case first[s] != "" && first[s] == first[t]:
			factor = primary
		case n.share(s, t, counts):
			factor = other
		}
		if factor > 0 {
			c.reportThemes(b, p, q, overlap, factor)
		}
	})
}

func (c *Case) reportThemes(b *Bound, p, q *model.Placement, overlap model.Minutes, factor int) {
	if c.wordless {
		c.Report(b, clash(p, q, overlap), factor*int(overlap), "")
		return
	}
	text := fmt.Sprintf("%s, and %s, %s and overlap for %s", c.said(*p, ""), c.said(*q, ""),
		sharedThemes(c.Event, b, p.Session, q.Session), Duration(overlap))
	if factor > 1 {
		text += fmt.Sprintf(", each minute counting %d times", factor)
	}
	c.Report(b, clash(p, q, overlap), factor*int(overlap), text)
}
