package solver_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
)

// Whatever is asked, an end that came before the problem was made is an honest answer.
func TestAnswersOfWhatHasNoTime(t *testing.T) {
	e, from := generate.Event(generate.Options{Sessions: 300, Load: 0.6, Seed: 1})
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	asked := from.Placements[0]
	o := solver.Options{Seed: 1, Workers: 2}
	for _, c := range []struct {
		name string
		ask  func() (solver.Verdict, string, error)
	}{
		{"solve", func() (solver.Verdict, string, error) {
			r, err := planner(e).Solve(ended, solver.SolveOptions{Options: o})
			return r.Verdict, r.Stopped, err
		}},
		{"explain", func() (solver.Verdict, string, error) {
			x, err := planner(e).Explain(ended, solver.ExplainOptions{Options: o, Cores: 1, Repairs: 1})
			return x.Verdict, x.Stopped, err
		}},
		{"what-if", func() (solver.Verdict, string, error) {
			r, err := planner(e).Replan(ended, solver.ReplanOptions{Options: o, From: from, Budget: solver.Budget{}})
			return r.Verdict, r.Stopped, err
		}},
		{"why-not", func() (solver.Verdict, string, error) {
			w, err := planner(e).WhyNot(ended, solver.WhyNotOptions{Options: o, From: nil, Session: asked.Session, At: asked.Start, Room: model.InRoom(model.NoRoom)})
			return w.Verdict, w.Stopped, err
		}},
	} {
		if verdict, stopped, err := c.ask(); verdict != solver.Unknown || stopped != "interrupt" || err != nil {
			t.Errorf("%s: %s, stopped by %q, %v; want unknown by an interrupt", c.name, verdict, stopped, err)
		}
	}
	if found, err := swaps(planner(e), ended, from, asked.Session, solver.SwapOptions{MaxCycle: 3, Free: true}); !errors.Is(err, solver.ErrStopped) {
		t.Errorf("swap: %v, %v; want that it was stopped", found, err)
	}
}

func TestWithinLeavesWhatTakesTooLong(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	defer end()
	if n, ok := solver.Within(ctx, func() int { return 7 }); n != 7 || !ok {
		t.Errorf("%d, %v; want what was done in time", n, ok)
	}
	for range 2 { // while something is done, and before
		never := make(chan int)
		if n, ok := solver.Within(ctx, func() int { end(); return <-never }); n != 0 || ok {
			t.Errorf("%d, %v; want that it is left", n, ok)
		}
		close(never)
	}
	defer func() {
		if broken := recover(); !strings.Contains(broken.(string), "broken\n") {
			t.Errorf("%v; want what it panicked with", broken)
		}
	}()
	more, stop := context.WithCancel(t.Context())
	defer stop()
	solver.Within(more, func() int { panic("broken") })
}
