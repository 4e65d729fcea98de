package solver_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/solver"
)

// tooMany are ways to ask for more than there is time for of what is counted, or of what
// cannot overlap, with the first sessions of an event, and the rule that the sum is of.
var tooMany = []struct {
	name  string
	rule  string
	plant func(p *plant, some []string)
}{
	{"a kit", "R09", func(p *plant, some []string) {
		p.Kits = append(slices.Clip(p.Kits), model.Kit{ID: "cart", Kind: "cart", Count: 1})
		p.Sessions = slices.Clone(p.Sessions)
		for i := range some {
			p.Sessions[i].Needs = append(slices.Clip(p.Sessions[i].Needs), "cart")
		}
	}},
	{"a ceiling", "R10", func(p *plant, some []string) { p.rule("R10", "max=1;session="+strings.Join(some, "|")) }},
	{"a ceiling for each day", "R10", func(p *plant, some []string) {
		for _, day := range p.Days {
			p.rule("R10", "max=1;days="+day.String()+";session="+strings.Join(some, "|"))
		}
	}},
	{"exclusive sessions", "R33", func(p *plant, some []string) { p.rule("R33", "session="+strings.Join(some, "|")) }},
	{"a theme kept apart", "R36", func(p *plant, some []string) {
		p.Sessions = slices.Clone(p.Sessions)
		for i := range some {
			p.Sessions[i].Themes = append(slices.Clip(p.Sessions[i].Themes), "crowded")
		}
		p.rule("R36", "theme=crowded")
	}},
	{"a theme on two days of four", "R37", func(p *plant, some []string) {
		p.Sessions = slices.Clone(p.Sessions)
		for i := range 20 {
			p.Sessions[i].Themes = []string{"crowded"}
		}
		p.rule("R44", "session="+strings.Join(some[:20], "|")+";windows="+p.windowsOn(p.Days[:2]))
		p.rule("R37", "theme=crowded;max=45")
	}},
	{"a theme that is on one day alone", "R37", func(p *plant, some []string) {
		p.Sessions, p.Cast, p.Rules = slices.Clone(p.Sessions), nil, nil
		for i := range 20 {
			p.Sessions[i].Themes = []string{"crowded"}
		}
		p.rule("R44", "session="+strings.Join(some[:19], "|")+";windows="+p.windowsOn(p.Days[:1]))
		p.rule("R37", "theme=crowded;min=10;max=100")
	}},
	{"a language on two days of four", "R38", func(p *plant, some []string) {
		p.Sessions = slices.Clone(p.Sessions)
		for i := range 20 {
			p.Sessions[i].Languages = []string{"mi"}
		}
		p.rule("R44", "session="+strings.Join(some[:20], "|")+";windows="+p.windowsOn(p.Days[:2]))
		p.rule("R38", "attribute=language;value=mi;max=45")
	}},
	{"a slot that lacks a language", "R39", func(p *plant, some []string) {
		p.Sessions, p.Windows, p.Cast, p.Rules = slices.Clone(p.Sessions), slices.Clone(p.Windows), nil, nil
		for w := range p.Windows {
			p.Windows[w].Prime = true
		}
		for i := range 20 {
			p.Sessions[i].Languages = []string{"mi"}
		}
		p.rule("R44", "session="+strings.Join(some[:20], "|")+";windows="+p.windowsOn(p.Days[:1]))
		p.Rules = append(slices.Clip(p.Rules), model.Setting{Rule: "R39", Level: model.Hard, Params: []model.Param{{Key: "attribute", Value: "language"}}})
	}},
	{"a group kept apart", "R40", func(p *plant, some []string) { p.rule("R40", "session="+strings.Join(some, "|")) }},
	{"a series in one room on one day", "R42", func(p *plant, _ []string) {
		var series []string
		for i := range 12 {
			series = append(series, fmt.Sprint("part ", i+1))
			p.session(series[i])
		}
		p.rule("R42", "session="+strings.Join(series, "|")+";day=yes;room=yes")
	}},
	{"somebody online who changes the link", "R16", func(p *plant, some []string) {
		who := p.person("busy")
		p.People[who].Presence = model.Online
		for i := range len(some) - 1 {
			p.Cast = append(slices.Clip(p.Cast), model.CastMember{Session: model.SessionIndex(i), Person: who, Role: "speaker", Must: model.MustAttend})
		}
		p.Walks = append(slices.Clip(p.Walks), model.Walk{From: p.Rooms[0].ID, To: p.Rooms[1].ID, Minutes: 5})
	}},
	{"a person and exclusive sessions", "R33", func(p *plant, some []string) {
		who, third := p.person("busy"), len(some)/3
		for i := range 2 * third {
			p.Cast = append(slices.Clip(p.Cast), model.CastMember{Session: model.SessionIndex(i), Person: who, Role: "speaker", Must: model.MustAttend})
		}
		p.rule("R33", "session="+strings.Join(some[2*third:], "|"))
	}},
}

// windowsOn returns the windows that open on some days, as a line names them.
func (p *plant) windowsOn(days []model.Date) string {
	var ids []string
	for _, w := range p.Windows {
		if slices.Contains(days, model.DateIn(w.Start, p.Zone)) {
			ids = append(ids, w.ID)
		}
	}
	return strings.Join(ids, "|")
}

// crowdedEvent returns an event of 300 sessions in which the first ones, that are 40 more
// than there are hours for one after the other, are too many.
func crowdedEvent(with func(p *plant, some []string)) *model.Event {
	e, _ := generate.Event(generate.Options{Sessions: 300, Load: 0.6, Seed: 1})
	p := plant{Event: e}
	hours := model.Minutes(0)
	for i := range e.Windows {
		hours += e.Windows[i].Minutes()
	}
	var some []string
	for s := 0; hours >= 0; s++ {
		some = append(some, e.Sessions[s].ID)
		hours -= e.Sessions[s].Minutes
	}
	with(&p, some)
	return p.Event
}

// One too many of whatever is counted is found in a large event at once, by a sum.
func TestWhateverIsCountedIsSummedInALargeEvent(t *testing.T) {
	for _, c := range tooMany {
		t.Run(c.name, func(t *testing.T) {
			r, err := planner(crowdedEvent(c.plant)).Solve(t.Context(), solver.SolveOptions{Options: solver.Options{Effort: 1}})
			if err != nil || r.Verdict != solver.Impossible || len(r.Cores) == 0 || !r.Cores[0].Overload {
				t.Fatalf("no sum (%v): %v", err, r)
			}
			t.Log(r.Cores[0].Reasons[0].Sentence)
			if got := r.Cores[0].Reasons[0].Instance.Rule; got != c.rule {
				t.Errorf("a sum of %s, want %s: %s", got, c.rule, r.Cores[0].Reasons[0].Sentence)
			}
		})
	}
}

// BenchmarkCounted measures how long it takes in an event of 300 sessions to find that
// something is asked for too often, and to say the first reason, in CPU seconds of the
// process.
func BenchmarkCounted(b *testing.B) {
	for _, c := range tooMany {
		e := crowdedEvent(c.plant)
		for _, ask := range []struct {
			name string
			ask  func() (solver.Verdict, error)
		}{
			{"solve", func() (solver.Verdict, error) {
				r, err := planner(e).Solve(b.Context(), solver.SolveOptions{Options: solver.Options{Effort: 1}})
				return r.Verdict, err
			}},
			{"reason", func() (solver.Verdict, error) {
				x, err := planner(e).Explain(b.Context(), solver.ExplainOptions{Options: solver.Options{Effort: 1}, Cores: 1})
				return x.Verdict, err
			}},
		} {
			b.Run(c.name+"/"+ask.name, func(b *testing.B) {
				before := ownCPU(b)
				for b.Loop() {
					if v, err := ask.ask(); err != nil || v != solver.Impossible {
						b.Fatal("it is not said to be impossible: ", v, err)
					}
				}
				b.ReportMetric((ownCPU(b)-before).Seconds()/float64(b.N), "cpu-s/op")
			})
		}
	}
}
