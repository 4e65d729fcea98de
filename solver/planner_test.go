package solver_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/solver"
)

// planner returns the planner of an event that a test has made valid.
func planner(e *model.Event) *solver.Planner {
	p, err := solver.New(e)
	if err != nil {
		panic(err)
	}
	return p
}

// swaps asks for the ways to move a session of a programme.
func swaps(p *solver.Planner, ctx context.Context, from *model.Programme, s model.SessionIndex, o solver.SwapOptions) (*solver.SwapResult, error) {
	o.From, o.Session = from, s
	return p.Swaps(ctx, o)
}

// places asks for a word on every place of a session.
func places(p *solver.Planner, from *model.Programme, s model.SessionIndex) ([]solver.PlaceWord, error) {
	r, err := p.Places(context.Background(), solver.PlacesOptions{From: from, Session: s})
	if err != nil {
		return nil, err
	}
	return r.Places, nil
}

// With an effort and no time the fewest changes, and reasons, repeat exactly, with any
// number of workers.
func TestAnswersByEffortRepeat(t *testing.T) {
	e, from := generate.Event(generate.Options{Sessions: 60, Load: 0.9, Seed: 1})
	lost := *e
	lost.Baseline = from
	day := from.Placements[0].Interval
	lost.Availability = append(slices.Clip(e.Availability), model.Availability{
		Subject: model.OfRoom(from.Placements[0].Room.Index()), Kind: model.Unavailable,
		Interval: model.Span(day.Start, 240),
	})
	tight := twoTalks(240)
	for _, id := range []string{"C", "D", "E", "F"} {
		tight.Sessions = append(tight.Sessions, model.Session{ID: id, Type: "talk"})
		tight.Cast = append(tight.Cast, model.CastMember{Session: model.SessionIndex(len(tight.Sessions) - 1), Role: "speaker"})
	}
	for name, ask := range map[string]func(o solver.Options) (fmt.Stringer, error){
		"what-if": func(o solver.Options) (fmt.Stringer, error) {
			return planner(&lost).Replan(t.Context(), solver.ReplanOptions{Options: o})
		},
		"explain": func(o solver.Options) (fmt.Stringer, error) {
			return planner(tight).Explain(t.Context(), solver.ExplainOptions{Options: o, Cores: 2, Repairs: 2})
		},
	} {
		t.Run(name, func(t *testing.T) {
			var answers []string
			for workers := range 3 {
				heard := 0
				a, err := ask(solver.Options{Seed: 3, Workers: workers, Effort: 3_000_000, Progress: func(solver.Progress) { heard++ }})
				if err != nil {
					t.Fatal(err)
				}
				if heard == 0 {
					t.Error("no progress is told")
				}
				answers = append(answers, a.String())
			}
			if answers[0] != answers[1] || answers[1] != answers[2] || answers[0] == "" {
				t.Errorf("one answer is\n%s\nanother\n%s\nand a third\n%s", answers[0], answers[1], answers[2])
			}
		})
	}
}

// The zero budget is no limit, and a planner keeps what it was made of.
func TestZeroBudgetIsNone(t *testing.T) {
	e := twoTalks(180)
	e.Baseline = model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(e.Windows[0].Start, 60), Room: model.InRoom(0)}})
	r, err := planner(e).Replan(t.Context(), solver.ReplanOptions{})
	if err != nil || r.OverBudget || r.Programme == nil {
		t.Errorf("%v, %v; want a programme", r, err)
	}
}

// A planner answers about the event that it was made for, with the rules of that: an event
// that is given other lists afterwards needs a planner of its own.
func TestPlannerKeepsItsEventAndRules(t *testing.T) {
	tight := twoTalks(180)
	tight.Rules = []model.Setting{{Rule: "R35", Level: model.Hard, Params: []model.Param{{Key: "session", Value: "B"}, {Key: "rooms", Value: "loft"}}}}
	e := *planner(tight).Event() // nothing is left to fill in
	p := planner(&e)
	ask := func(p *solver.Planner) string {
		r, err := p.Solve(t.Context(), solver.SolveOptions{Options: solver.Options{Effort: 10_000}})
		if err != nil {
			t.Fatal(err)
		}
		return r.String()
	}
	before := ask(p)
	e.Rules, e.Sessions, e.Cast = nil, e.Sessions[:1], nil
	if after := ask(p); after != before {
		t.Errorf("the event was\n%s\nand, after it lost a session and its rules,\n%s", before, after)
	}
	if fresh := ask(planner(&e)); fresh == before {
		t.Errorf("a planner of the event as it is now answers\n%s", fresh)
	}
}
