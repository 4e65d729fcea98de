package fragility

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/exchange/report"
)

// groupWords say what a bar of the page is of.
var groupWords = map[string]string{
	person:  "Each person by the worst of their losses. A bar is as long as the number of people whom the loss takes to tell, beyond those whom the programme takes as it is where both are proved.",
	room:    "Each room by the worst of its losses.",
	session: "Each session by the worst that was asked of it, such as that it takes longer.",
	day:     "Each day without a room.",
	other:   "Scenarios about several people, rooms or sessions, or about something else.",
}

// Page returns what the page says of the answer about an event and its programme.
func Page(a *Answer, e *model.Event, p *model.Programme) *report.Losses {
	l := &report.Losses{Event: e, Programme: p, Missing: a.Unanswered}
	for _, line := range Verdict(a) {
		l.Verdict = append(l.Verdict, strings.ToUpper(line[:1])+line[1:])
	}
	t := &a.Scenarios
	impossible := "that no programme survives"
	if a.held() != "" {
		impossible += " with what is held"
	}
	l.Facts = []report.Fact{
		{Number: fmt.Sprint(t.All), Text: "losses asked"},
		{Number: fmt.Sprint(t.Impossible), Text: impossible},
		{Number: fmt.Sprint(t.Proved), Text: "with the fewest changes, proved"},
		{Number: fmt.Sprint(t.NotProved + t.Unknown + t.OverBudget + t.Unanswered), Text: "not proved, or not answered"},
	}
	for _, g := range a.groups() {
		l.Groups = append(l.Groups, g.onPage())
	}
	for _, m := range a.MostMoved {
		l.Moved = append(l.Moved, report.MovedOften{ID: m.Session, Title: m.Title, Moved: m.Moved, Days: m.Days, Of: m.Of})
	}
	for i := range a.Themes {
		l.Themes = append(l.Themes, a.Themes[i].onPage())
	}
	return l
}

// onPage returns a group as the page has it.
func (g *group) onPage() report.LossGroup {
	to := report.LossGroup{ID: "of-" + g.kind, Title: strings.ToUpper(g.title[:1]) + g.title[1:], Words: groupWords[g.kind], One: strings.ToUpper(g.one[:1]) + g.one[1:]}
	for i := range g.list {
		to.Losses = append(to.Losses, g.list[i].onPage())
	}
	return to
}

// onPage returns the worst loss of a thing as the page has it.
func (r *Ranked) onPage() report.Loss {
	l := &r.Losses[0]
	told, least := l.Told, l.Told
	switch {
	case l.Verdict != "optimal" && l.Weighed:
		least = 0 // points are no people
	case l.Verdict != "optimal":
		least = l.ToldLeast
	case l.Beyond != nil:
		told, least = max(0, l.Beyond.Told), max(0, l.Beyond.Told)
	}
	line := func(text string) string { return strings.ReplaceAll(text, "\n", ", ") }
	to := report.Loss{
		Name: r.called(), Lost: l.lostWords(), Verdict: verdictOf(l), Fatal: l.fatal(), Unknown: !l.fatal() && !l.found(), Told: told, Least: least, Words: line(l.told()),
		Moved: l.number(l.Moved, func(b *Beyond) int { return b.Moved }), Days: l.number(l.Days, func(b *Beyond) int { return b.Days }), Costs: l.costs(),
	}
	if l.fatal() && len(l.Why) > 0 {
		to.Why = strings.Join(l.Why, "; ")
	}
	if r.Fatal > 0 {
		to.FatalOf = fmt.Sprintf("%d of %d", r.Fatal, len(r.Losses))
	}
	return to
}

// onPage returns a theme as the page has it.
func (t *Theme) onPage() report.ThemeLoss {
	to := report.ThemeLoss{Theme: t.Theme, Sessions: t.Sessions}
	for i := range t.Points {
		to.Points = append(to.Points, fmt.Sprintf("%s (%d of %d)", t.Points[i].words(), t.Points[i].Sessions, t.Sessions))
	}
	if t.Worst != nil {
		to.Worst = fmt.Sprintf("%s: %d to tell", t.Worst.words(), t.Worst.Told)
	}
	return to
}
