package replan

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/randevent"
	"programme/solver/internal/verdict"

	"pgregory.net/rapid"
)

// The tree of what may move and core-guided search find the same least changes, of each kind, within
// a budget, too.
func TestMoversFindWhatCoresFind(t *testing.T) {
	moved, dropped, deep, bound := 0, 0, 0, 0
	same := func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R01", "R02", "R09", "R11", "R13", "R16", "R17", "R33", "R37", "R41", "R43", "R45", "R53"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		from := p.Programme(drawPlaces(t, p))
		alike := rapid.Bool().Draw(t, "alike") // so that several sets tell as few
		for i := range from.Placements {
			if alike {
				continue
			}
			from.Placements[i].State = rapid.SampledFrom([]model.State{model.Offered, model.Published}).Draw(t, "state")
			from.Placements[i].Told = rapid.IntRange(0, 3).Draw(t, "told")
		}
		want, ok := byCores(p, from, NoBudget)
		budget := NoBudget
		if ok && rapid.Bool().Draw(t, "limited") { // what the least changes take, or less
			budget.Moved = max(0, want[csp.Dropped]+max(want[csp.OtherTime], want[csp.OtherRoom])-rapid.IntRange(0, 1).Draw(t, "fewer"))
		}
		if rapid.IntRange(0, 3).Draw(t, "few told") == 0 {
			budget.Told = rapid.IntRange(0, 6).Draw(t, "told")
		}
		free, any := want, ok
		if want, ok = byCores(p, from, budget); ok != any || want != free {
			bound++
		}
		r := newReplan(p, from, limits.Options{Seed: 1})
		r.keep(budget)
		r.proved = func(least int) {
			if ok && want[csp.Dropped] == 0 && least > want[csp.Told] {
				t.Fatalf("less than %d is said to be refuted, and %d is the least", least, want[csp.Told])
			}
		}
		all := r.movables(context.Background(), 0)
		if !ok || want[csp.Dropped] > 0 {
			if dropped++; len(all.sets) > 0 {
				t.Fatalf("%d sets of sessions can move, and nothing drops less than %v", len(all.sets), want)
			}
			return
		}
		if len(all.sets) == 0 {
			return // new sessions that may be dropped
		}
		best, least, status := r.nearest(context.Background(), all, csp.ChangeCount{})
		if status != maxsat.Optimal || least != want {
			t.Fatalf("%v of %d sets: %v, want %v", status, len(all.sets), least, want)
		}
		if !check.Programme(book, p.Programme(best)).OK() {
			t.Fatalf("%v breaks a rule", p.Programme(best))
		}
		whole := newReplan(p, from, limits.Options{Seed: 1})
		whole.solves, whole.found.within = 1, budget
		answer := whole.run(context.Background(), budget)
		if answer.Verdict != verdict.Optimal || answer.Bound != want || answer.Changes != want || !check.Programme(book, answer.Programme).OK() {
			t.Fatalf("the whole run says %v of %v, at least %v; want %v", answer.Verdict, answer.Changes, answer.Bound, want)
		}
		if least[csp.OtherTime]+least[csp.OtherRoom] > 0 {
			moved++
		}
		if len(all.sets) > 1 {
			deep++
		}
	}
	for round := 0; round < 3 || round < 12 && (moved < 10 || dropped < 3 || deep < 3 || bound < 3); round++ { // several sets are rare
		rapid.Check(t, same)
	}
	if moved < 10 || dropped < 3 || deep < 3 || bound < 3 {
		t.Errorf("%d programmes moved, %d of them had several sets; %d drop something or are none; %d budgets leave others or none: the events drawn are too much alike", moved, deep, dropped, bound)
	}
}

// byCores returns the least changes within a budget by core-guided search alone; false for no
// programme.
func byCores(p *csp.Problem, from *model.Programme, budget Budget) (least csp.ChangeCount, ok bool) {
	r := newReplan(p, from, limits.Options{Seed: 1})
	r.keep(budget)
	soft := r.formula.Soft()
	lexical, scale := cnf.Lexical(soft[csp.Dropped], soft[csp.Told])
	_, both, status := r.least(context.Background(), lexical)
	if status != maxsat.Optimal {
		return least, false
	}
	least[csp.Dropped], least[csp.Told] = both/scale, both%scale
	for kind := csp.OtherDay; kind < csp.ChangeKinds; kind++ {
		_, least[kind], _ = r.least(context.Background(), soft[kind])
	}
	return least, true
}

// Who must attend two sessions that are merged is told once of them: of two such pairs in one room
// one moves, and that tells one person.
func TestMergedSessionsAreToldOfOnce(t *testing.T) {
	zone, start := model.Zone("UTC"), model.Date{Year: 2026, Month: 5, Day: 11}.Bounds("").Start.Add(9*60)
	e := &model.Event{
		Name: "E", Zone: zone, Grain: 30, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}}, Types: []model.SessionType{{ID: "t", Minutes: 30}}, Roles: []model.Role{{ID: "speaker"}},
		Rooms: []model.Room{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}, People: []model.Person{{ID: "p", Name: "P"}},
		Windows: []model.Window{{ID: "w", Interval: model.Span(start, 30)}},
	}
	var placed []model.Placement
	for i, merge := range []string{"m", "m", "n", "n"} {
		s := model.SessionIndex(i)
		e.Sessions = append(e.Sessions, model.Session{ID: string(rune('A' + i)), Type: "t", Minutes: 30, State: model.Confirmed, Merge: merge})
		e.Cast = append(e.Cast, model.CastMember{Session: s, Person: 0, Role: "speaker", Must: model.NiceToHave})
		placed = append(placed, model.Placement{Session: s, Interval: model.Span(start, 30), Room: model.InRoom(0), State: model.Published})
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p, from := compile.Problem(book), model.NewProgramme(placed)
	all := newReplan(p, from, limits.Options{Seed: 1}).movables(t.Context(), 0)
	if want, ok := byCores(p, from, NoBudget); !ok || all.least != want[csp.Told] || len(all.sets) == 0 {
		t.Errorf("%d told in %d sets, want %v", all.least, len(all.sets), want)
	}
}
