package solver_test

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// oneRoom returns an event with one room and two hours, and a programme that has all its
// sessions in the first hour: a talk of one person, who is away in the second hour, and a
// panel of five. Nothing is left out unless it is optional.
func oneRoom(talk model.State) (*model.Event, *model.Programme) {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	nine := day.Bounds("Asia/Tokyo").Start.Add(9 * 60)
	e := &model.Event{
		Zone: "Asia/Tokyo", Grain: 60, Days: []model.Date{day},
		Rooms:   []model.Room{{ID: "hall", Name: "Hall"}},
		Windows: []model.Window{{ID: "morning", Interval: model.Span(nine, 120)}},
		Types:   []model.SessionType{{ID: "talk", Minutes: 60}},
		Roles:   []model.Role{{ID: "speaker", Must: true}},
		Sessions: []model.Session{
			{ID: "talk", Type: "talk", Minutes: 60, State: talk},
			{ID: "panel", Type: "talk", Minutes: 60, State: model.Confirmed},
		},
	}
	for _, id := range []string{"ann", "bo", "cy", "di", "ed", "fay"} {
		p := model.PersonIndex(len(e.People))
		e.People = append(e.People, model.Person{ID: id, Name: id})
		e.Cast = append(e.Cast, model.CastMember{Session: min(1, model.SessionIndex(p)), Person: p, Role: "speaker"})
	}
	e.Availability = []model.Availability{{Subject: model.OfPerson(0), Interval: model.Span(nine.Add(60), 60), Kind: model.Unavailable}}
	return e, model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(nine, 60), Room: model.InRoom(0)},
		{Session: 1, Interval: model.Span(nine, 60), Room: model.InRoom(0)},
	})
}

func TestBudgets(t *testing.T) {
	moves := solver.Changes{Told: 5, Times: 1}
	drops := solver.Changes{Told: 1, Dropped: 1}
	for _, c := range []struct {
		name    string
		talk    model.State
		budget  solver.Budget
		changes solver.Changes // if Optimal
		needs   solver.Budget  // if over budget
		verdict solver.Verdict
	}{
		{"none", model.Confirmed, solver.Budget{}, moves, solver.Budget{}, solver.Optimal},
		{"just enough", model.Confirmed, solver.Budget{Moved: solver.AtMost(1), Told: solver.AtMost(5)}, moves, solver.Budget{}, solver.Optimal},
		{"too few people", model.Confirmed, solver.Budget{Told: solver.AtMost(4)}, solver.Changes{}, solver.Budget{Told: solver.AtMost(5)}, solver.Impossible},
		{"too few moves", model.Confirmed, solver.Budget{Moved: solver.AtMost(0), Told: solver.AtMost(5)}, solver.Changes{}, solver.Budget{Moved: solver.AtMost(1)}, solver.Impossible},
		{"nothing is dropped where the budget does not ask for it", model.Optional, solver.Budget{Told: solver.AtMost(5)}, moves, solver.Budget{}, solver.Optimal},
		{"a session is dropped rather than the budget broken", model.Optional, solver.Budget{Told: solver.AtMost(4)}, drops, solver.Budget{}, solver.Optimal},
		{"a dropped session is a move", model.Optional, solver.Budget{Moved: solver.AtMost(0)}, solver.Changes{}, solver.Budget{Moved: solver.AtMost(1)}, solver.Impossible},
		{"those of a dropped session are told", model.Optional, solver.Budget{Told: solver.AtMost(0)}, solver.Changes{}, solver.Budget{Told: solver.AtMost(1)}, solver.Impossible},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, from := oneRoom(c.talk)
			r := replan(t.Context(), t, e, from, c.budget)
			over := c.needs != solver.Budget{}
			if r.Verdict != c.verdict || r.OverBudget != over || r.Changes != c.changes || over && r.Needs != c.needs {
				t.Errorf("verdict %s with %+v, over budget: %v, needs %+v", r.Verdict, r.Changes, r.OverBudget, r.Needs)
			}
		})
	}
}

func TestNoProgrammeIsNoMatterOfBudget(t *testing.T) {
	e, from := oneRoom(model.Confirmed)
	e.Windows[0].End = e.Windows[0].Start.Add(60)
	for _, budget := range []solver.Budget{{}, {Moved: solver.AtMost(0)}, {Told: solver.AtMost(0)}} {
		if r := replan(t.Context(), t, e, from, budget); r.Verdict != solver.Impossible || r.OverBudget || r.Programme != nil {
			t.Errorf("budget %+v: verdict %s, over budget: %v", budget, r.Verdict, r.OverBudget)
		}
	}
}

func TestInterruptedReplanClaimsNothing(t *testing.T) {
	e, from := oneRoom(model.Confirmed)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, budget := range []solver.Budget{{}, {Moved: solver.AtMost(0)}, {Told: solver.AtMost(0)}} {
		r := replan(ctx, t, e, from, budget)
		if r.Verdict == solver.Impossible || r.Verdict == solver.Optimal || r.OverBudget || r.Stopped != "interrupt" || r.Bound != (solver.Changes{}) {
			t.Errorf("budget %+v: %+v", budget, r)
		}
	}
}

// Those who hear that a session of theirs is cancelled hear of their other one too.
func TestThoseOfACancelledSessionAreTold(t *testing.T) {
	e, from := oneRoom(model.Cancelled)
	r := replan(t.Context(), t, e, from, solver.Budget{})
	if want := (solver.Changes{Told: 1}); r.Verdict != solver.Optimal || r.Changes != want || r.Bound != want {
		t.Errorf("verdict %s with %+v and bound %+v, want %+v", r.Verdict, r.Changes, r.Bound, want)
	}
}

func replan(ctx context.Context, t *testing.T, e *model.Event, from *model.Programme, budget solver.Budget) *solver.ReplanResult {
	t.Helper()
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := planner(e).Replan(ctx, solver.ReplanOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: from, Budget: budget})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A run that is interrupted once it has a programme answers with it; of one that is not
// within the budget it says what it takes.
func TestAnInterruptedReplanHasWhatWasFound(t *testing.T) {
	e, from := oneRoom(model.Confirmed)
	for _, c := range []struct {
		name    string
		budget  solver.Budget
		verdict solver.Verdict
		beyond  solver.Budget
	}{
		{"no budget", solver.Budget{}, solver.Feasible, solver.Budget{}},
		{"within it", solver.Budget{Told: solver.AtMost(5), Moved: solver.AtMost(1)}, solver.Feasible, solver.Budget{}},
		{"beyond it", solver.Budget{Told: solver.AtMost(4)}, solver.Unknown, solver.Budget{Told: solver.AtMost(5), Moved: solver.AtMost(1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			said := false
			r, err := planner(e).Replan(ctx, solver.ReplanOptions{From: from, Budget: c.budget, Options: solver.Options{Seed: 1, Workers: 2, Progress: func(p solver.Progress) {
				if p.Changing {
					said = said || p.Feasible && p.Told == 5 && p.Moved == 1
					cancel()
				}
			}}})
			if err != nil {
				t.Fatal(err)
			}
			if r.Verdict != c.verdict || r.Stopped != "interrupt" || (r.Programme != nil) != (c.verdict == solver.Feasible) || r.Beyond != c.beyond {
				t.Errorf("verdict %s, stopped by %q, beyond %+v", r.Verdict, r.Stopped, r.Beyond)
			}
			if said != (c.verdict == solver.Feasible) {
				t.Errorf("said that a programme is there: %v", said)
			}
		})
	}
}
