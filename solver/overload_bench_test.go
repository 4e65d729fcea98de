package solver_test

import (
	"slices"
	"testing"
	"time"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
)

// overworked returns an event of 1,000 sessions and a programme of it, and the event in
// which one more person must attend forty more sessions than the hours have room for.
func overworked() (e, over *model.Event, from *model.Programme) {
	e, from = generate.Event(generate.Options{Sessions: 1000, Load: 0.9, Seed: 1})
	busy := plant{Event: &model.Event{}}
	*busy.Event = *e
	who := busy.person("busy")
	hours := model.Minutes(0)
	for i := range e.Windows {
		hours += e.Windows[i].Minutes()
	}
	cast := slices.Clone(e.Cast)
	for s, more := 0, 0; more < 40; s++ {
		cast = append(cast, model.CastMember{Session: model.SessionIndex(s), Person: who, Role: "speaker", Must: model.MustAttend})
		if hours -= e.Sessions[s].Minutes; hours < 0 {
			more++
		}
	}
	busy.Cast = cast
	return e, busy.Event, from
}

// BenchmarkOverworked measures how long each question takes of an event that arithmetic
// alone shows to be impossible, in CPU seconds of the process: what solve takes is what
// the others need not take much more than.
func BenchmarkOverworked(b *testing.B) {
	_, e, from := overworked()
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	o := solver.Options{Seed: 1, Workers: 1, Time: time.Minute}
	asked := from.Placements[len(from.Placements)/2]
	for _, c := range []struct {
		name string
		ask  func() (impossible bool, err error)
	}{
		{"check", func() (bool, error) { return !check.Programme(book, from).OK(), nil }},
		{"solve", func() (bool, error) {
			r, err := planner(e).Solve(b.Context(), solver.SolveOptions{Options: o})
			return r.Verdict == solver.Impossible, err
		}},
		{"explain", func() (bool, error) {
			x, err := planner(e).Explain(b.Context(), solver.ExplainOptions{Options: o, Cores: 20, Repairs: 5})
			return x.Verdict == solver.Impossible, err
		}},
		{"reasons", func() (bool, error) {
			x, err := planner(e).Explain(b.Context(), solver.ExplainOptions{Options: o, Cores: 20})
			return x.Verdict == solver.Impossible, err
		}},
		{"what-if", func() (bool, error) {
			r, err := planner(e).Replan(b.Context(), solver.ReplanOptions{Options: o, From: from, Budget: solver.Budget{}})
			return r.Verdict == solver.Impossible, err
		}},
		{"why-not", func() (bool, error) {
			w, err := planner(e).WhyNot(b.Context(), solver.WhyNotOptions{Options: o, From: from, Session: asked.Session, At: asked.Start.Add(60), Room: model.InRoom(model.NoRoom)})
			return w.Verdict == solver.Impossible, err
		}},
		{"swap", func() (bool, error) {
			s, err := swaps(planner(e), b.Context(), from, asked.Session, solver.SwapOptions{MaxCycle: 3, Free: true, Limit: 20})
			return s.Hard > 0, err
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			before := ownCPU(b)
			for b.Loop() {
				if impossible, err := c.ask(); err != nil || !impossible {
					b.Fatal("it is not said to be impossible: ", err)
				}
			}
			b.ReportMetric((ownCPU(b)-before).Seconds()/float64(b.N), "cpu-s/op")
		})
	}
}
