package fragility

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver"
)

// Show prints the answer: a table a kind of loss with the worst few rows, the sessions that
// move most often, and the single points of failure of themes.
func Show(c *term.Console, a *Answer, top int) error {
	present.ShowVerdict(c, Verdict(a)...)
	for _, g := range a.groups() {
		if err := g.show(c, a, top); err != nil {
			return err
		}
	}
	if err := showMoved(c, a, top); err != nil {
		return err
	}
	return showThemes(c, a, top)
}

// Verdict says how many scenarios were answered and how sure that is, and what the programme
// needs as it is.
func Verdict(a *Answer) []string {
	t := &a.Scenarios
	var parts []string
	for _, p := range []struct {
		n     int
		words string
	}{
		{t.Proved, "proved"},
		{t.NotProved, "with a programme that is not proved to change least"},
		{t.Impossible, "impossible, proved"},
		{t.OverBudget, "impossible within the limits, proved"},
		{t.Unknown, "unknown: neither a programme nor a proof"},
		{t.Unanswered, "not answered"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.words))
		}
	}
	lines := []string{
		fmt.Sprintf("%s: %s", rules.Count(t.All, "loss", "losses"), strings.Join(parts, "; ")),
		a.asItIsWords(),
	}
	if !a.keeps {
		lines[1] += "; what themes hang on is left out, since a loss need not be the reason"
	}
	if held := a.held(); held != "" {
		lines = append(lines, "held throughout: "+held+"; what is impossible has no programme that keeps to that, and may have one that does not")
	}
	return lines
}

// held says what every programme had to keep of the one that is changed, "" for nothing.
func (a *Answer) held() string {
	var parts []string
	for _, o := range []struct{ flag, value string }{{"--keep", a.Options.Keep}, {"--now", a.Options.Now}, {"--freeze", a.Options.Freeze}} {
		if o.value != "" {
			parts = append(parts, o.flag+" "+o.value)
		}
	}
	return strings.Join(parts, ", ")
}

// asItIsWords says what the programme needs if nothing is lost.
func (a *Answer) asItIsWords() string {
	switch x := a.AsItIs; {
	case x == nil:
		return "it is not known what the programme needs as it is: numbers have that in them"
	case x.Verdict == solver.Impossible:
		return "the programme breaks hard rules, and no programme keeps them, even if nothing is lost: programme explain says why"
	case x.Verdict == solver.Unknown:
		return "the programme breaks hard rules, and none was found that keeps them, even if nothing is lost"
	case x.Told == 0 && x.Moved == 0:
		return "as it is the programme keeps every hard rule"
	case x.Verdict != solver.Optimal:
		return fmt.Sprintf("as it is the programme has %s of hard rules; without them at most %s to be told: numbers have that in them",
			rules.Count(x.Hard, "violation", "violations"), peopleHave(x.Told))
	default:
		return fmt.Sprintf("as it is the programme has %s of hard rules: %s to be told and %s to move even if nothing is lost; +N is what a loss costs beyond that",
			rules.Count(x.Hard, "violation", "violations"), peopleHave(x.Told), sessionsHave(x.Moved))
	}
}

func peopleHave(n int) string {
	if n == 1 {
		return "1 person has"
	}
	return fmt.Sprintf("%d people have", n)
}

func sessionsHave(n int) string {
	if n == 1 {
		return "1 session has"
	}
	return fmt.Sprintf("%d sessions have", n)
}

// group is one kind of what can be lost.
type group struct {
	kind, title, one string
	list             []Ranked
}

func (a *Answer) groups() []group {
	all := []group{
		{person, "people", "person", a.People},
		{room, "rooms", "room", a.Rooms},
		{session, "sessions", "session", a.Sessions},
		{day, "days", "day", a.Days},
		{other, "other scenarios", "scenario", a.Others},
	}
	some := all[:0]
	for _, g := range all {
		if len(g.list) > 0 {
			some = append(some, g)
		}
	}
	return some
}

// head is the line over a table of the first few of many.
func head(title string, shown, all int) string {
	if shown == all {
		return fmt.Sprintf("%s (%d)", title, all)
	}
	return fmt.Sprintf("%s (%d of %d; --top shows more)", title, shown, all)
}

func (g *group) show(c *term.Console, a *Answer, top int) error {
	shown := g.list[:min(top, len(g.list))]
	t := term.Table{Header: []string{g.one, "worst loss", "verdict", "told", "moved", "other day", "cost"}, Rigid: []bool{false, false, true, true, true, true, false}, Paint: c.Paint, Lined: true}
	for i := range shown {
		r := &shown[i]
		l := &r.Losses[0]
		lost := l.lostWords()
		if n := len(r.Losses); n > 1 && r.Fatal > 0 {
			lost += fmt.Sprintf("\n%d of %d impossible", r.Fatal, n)
		}
		t.Add(term.Plain(r.called()), lost, verdictOf(l), l.told(), l.number(l.Moved, func(b *Beyond) int { return b.Moved }), l.number(l.Days, func(b *Beyond) int { return b.Days }), l.costs())
	}
	c.Printf("\n%s\n", c.Paint.Bold(head(g.title, len(shown), len(g.list))))
	return t.Render(c.Out, c.Width)
}

// called is how tables call somebody or something: sessions by their id, too, since titles repeat.
func (r *Ranked) called() string {
	if r.Losses[0].subject.kind == session && r.Name != r.ID {
		return r.ID + " " + r.Name
	}
	return r.Name
}

// lostWords say what is lost, and how much of the programme that is.
func (l *Loss) lostWords() string {
	if l.subject.kind == session || l.Touches == 0 {
		return l.Lost
	}
	return fmt.Sprintf("%s (%s)", l.Lost, rules.Count(l.Touches, "session", "sessions"))
}

// verdictOf says how sure a loss is.
func verdictOf(l *Loss) string {
	switch {
	case l.OverBudget:
		return "over budget"
	case l.Verdict == solver.Feasible:
		return "not proved"
	case l.Verdict == solver.Optimal:
		return "proved"
	}
	return string(l.Verdict)
}

// told says how many people are to be told: "37", "37 (+5)", or what is known of it.
func (l *Loss) told() string {
	if l.Verdict != solver.Feasible {
		return l.number(l.Told, func(b *Beyond) int { return b.Told })
	}
	if l.Weighed {
		return fmt.Sprintf("%d found\nat least %s", l.Told, rules.Count(l.ToldLeast, "point", "points"))
	}
	return fmt.Sprintf("at most %d\nat least %d", l.Told, l.ToldLeast)
}

// number says one number of a loss, with what of it is beyond what the programme needs as it is;
// nothing where there is no programme.
func (l *Loss) number(n int, beyond func(b *Beyond) int) string {
	switch {
	case !l.found():
		return ""
	case l.Verdict == solver.Feasible:
		return fmt.Sprintf("%d found", n)
	case l.Beyond != nil && beyond(l.Beyond) != n:
		return fmt.Sprintf("%d (%+d)", n, beyond(l.Beyond))
	}
	return fmt.Sprint(n)
}

// costs says by how much tiers cost more or less afterwards: "tier 3 +40, tier 9 -15".
func (l *Loss) costs() string {
	var parts []string
	for _, t := range l.Tiers {
		if t.Before != t.After {
			parts = append(parts, fmt.Sprintf("tier %d %+d", t.Tier, t.After-t.Before))
		}
	}
	return strings.Join(parts, ", ")
}

func showMoved(c *term.Console, a *Answer, top int) error {
	if len(a.MostMoved) == 0 {
		return nil
	}
	shown := a.MostMoved[:min(top, len(a.MostMoved))]
	t := term.Table{Header: []string{"session", "title", "moved by", "to another day"}, Rigid: []bool{true, false, true, true}, Paint: c.Paint}
	for _, m := range shown {
		t.Add(m.Session, term.Plain(m.Title), fmt.Sprintf("%d of %d", m.Moved, m.Of), fmt.Sprint(m.Days))
	}
	c.Printf("\n%s\n", c.Paint.Bold(head("sessions that move most often", len(shown), len(a.MostMoved))))
	return t.Render(c.Out, c.Width)
}

func showThemes(c *term.Console, a *Answer, top int) error {
	if len(a.Themes) == 0 {
		return nil
	}
	shown := a.Themes[:min(top, len(a.Themes))]
	t := term.Table{Header: []string{"theme", "sessions", "single points of failure", "worst loss besides"}, Rigid: []bool{false, true, false, false}, Paint: c.Paint, Lined: true}
	for i := range shown {
		th := &shown[i]
		worst := ""
		if th.Worst != nil {
			worst = th.Worst.words() + fmt.Sprintf(" (%d told)", th.Worst.Told)
		}
		t.Add(term.Plain(th.Theme), fmt.Sprint(th.Sessions), th.points(3), worst)
	}
	c.Printf("\n%s\n", c.Paint.Bold(head("themes", len(shown), len(a.Themes))))
	return t.Render(c.Out, c.Width)
}

// words say a point: "Ada Marques away 2026-05-11".
func (p *Point) words() string {
	return term.Plain(p.Name) + " " + p.Lost
}

// points names single points of failure, the first few of many.
func (t *Theme) points(most int) string {
	if len(t.Points) == 0 {
		return "none"
	}
	var lines []string
	for i := range t.Points[:min(most, len(t.Points))] {
		p := &t.Points[i]
		lines = append(lines, fmt.Sprintf("%s (%d of %d)", p.words(), p.Sessions, t.Sessions))
	}
	if n := len(t.Points) - most; n > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(lines, "\n")
}
