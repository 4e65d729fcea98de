package randevent

import (
	"programme/model"
	"programme/solver/internal/csp"

	"pgregory.net/rapid"
)

// Respites asks for time between some activities of a problem, which no rule need ask for.
func Respites(t *rapid.T, p *csp.Problem) {
	for len(p.Activities) > 0 && rapid.Bool().Draw(t, "one more respite") {
		if rapid.IntRange(0, 3).Draw(t, "a wait") == 0 {
			if k := anyWait(t, p); len(k.Members) > 1 {
				p.Respites = append(p.Respites, k)
			}
			continue
		}
		k := AnyRespite(t, p)
		p.Respites = append(p.Respites, k)
	}
}

// anyWait draws for how long somebody waits at most, of those activities that have to be placed.
func anyWait(t *rapid.T, p *csp.Problem) csp.Respite {
	minutes := func(label string, of ...model.Minutes) model.Minutes { return rapid.SampledFrom(of).Draw(t, label) }
	k := csp.Respite{
		Kind: csp.Wait, Window: csp.Always, Minutes: minutes("after each", 0, 15, 30), Most: minutes("waits", 0, 0, 15, 45),
		Quiet: []model.Interval{model.Span(p.Starts[0].Add(minutes("quiet from", 0, 20, 60)), minutes("quiet for", 10, 30))},
	}
	if rapid.Bool().Draw(t, "of a day") {
		k.Window.End = p.Starts[len(p.Starts)-1]
	}
	for a := range p.Activities {
		if !p.Activities[a].Optional && rapid.IntRange(0, 2).Draw(t, "waits for") > 0 {
			k.Members = append(k.Members, csp.RespiteMember{Activity: csp.ActivityIndex(a), Minutes: max(1, p.Activities[a].Minutes-minutes("shorter", 0, 0, 15))})
		}
	}
	return k
}

// AnyRespite draws a respite of any other kind that nobody lacks of whom one activity alone has a
// place, at any of its candidates, or the quiet time after one.
func AnyRespite(t *rapid.T, p *csp.Problem) csp.Respite {
	minutes := func(label string, of ...model.Minutes) model.Minutes { return rapid.SampledFrom(of).Draw(t, label) }
	k := csp.Respite{
		Kind:    csp.RespiteKind(rapid.IntRange(int(csp.Pause), int(csp.Row)).Draw(t, "kind of respite")),
		Minutes: minutes("needed", 10, 15, 30, 60), Within: minutes("within", 60, 90), Most: minutes("in a row", 60, 75, 90),
	}
	first := rapid.SampledFrom(p.Starts).Draw(t, "near").Add(minutes("off", -30, 0, 5, 30))
	k.Window = model.Span(first, minutes("window", 60, 90, 120))
	k.After.Activity = csp.ActivityIndex(rapid.IntRange(0, len(p.Activities)-1).Draw(t, "after"))
	k.After.Minutes = p.Activities[k.After.Activity].Minutes
	for x := range p.Activities {
		a := csp.ActivityIndex(x)
		if k.Kind == csp.Quiet && a == k.After.Activity || rapid.IntRange(0, 3).Draw(t, "no member") == 0 {
			continue
		}
		m := csp.RespiteMember{Activity: a, Minutes: max(1, p.Activities[a].Minutes-minutes("shorter", 0, 0, 0, 15))}
		k.Members = append(k.Members, m)
		k.Most = max(k.Most, m.Minutes)
	}
	for lackedAlone(p, &k) {
		k.Minutes /= 2
	}
	return k
}

// lackedAlone reports whether somebody lacks a respite for one activity alone.
func lackedAlone(p *csp.Problem, k *csp.Respite) bool {
	for _, m := range k.Members {
		for _, s := range p.Activities[m.Activity].Candidates.Starts {
			if p.LackingAt(k, func(a csp.ActivityIndex) csp.StartIndex {
				if a == m.Activity {
					return s
				}
				return csp.Unplaced
			}) > 0 {
				return true
			}
		}
	}
	return false
}
