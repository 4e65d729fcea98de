package certificate

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"
)

// Whatever is stated of an event that has a programme, the formula has a model: no statement that
// is not so can be proved. What is proved of the others the checker takes.
func TestFormulasHaveAModelForEachProgramme(t *testing.T) {
	possible, impossible, cores := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Any(t)
		if rapid.Bool().Draw(t, "one rule") { // which more events keep
			e = randevent.Event(t, rapid.SampledFrom(rules.Catalogue()).Draw(t, "rule").ID)
		}
		if rapid.Bool().Draw(t, "crowded") {
			randevent.Crowded(t, e)
		}
		e.Baseline = randevent.Programme(t, e)
		q := of(t, e)
		loaded, ok := cnf.Load(context.Background(), q.p, cnf.Asserted, cnf.EagerRooms)
		if !ok {
			t.Skip("no memory")
		}
		x, status := loaded.Find(context.Background())
		if status != sat.Satisfiable {
			impossible++
			proved, _, _ := q.Impossible(context.Background(), 1)
			for _, p := range proved {
				accepted(t, q, p)
			}
			return
		}
		possible++
		var stated []int
		f := cnf.NewFormula(q.p, &sat.CNF{}, cnf.Selected, cnf.EagerRooms)
		for _, i := range f.Instances(f.Selectors()) {
			if q.p.Instances[i].AsksForPlace() || rapid.Bool().Draw(t, "stated") {
				stated = append(stated, int(i))
			}
		}
		if core := (Statement{Kind: Core, Rooms: true, Instances: stated}); states(q, core) {
			cores++
			hasModel(t, q, core)
		}
		tier, cost := rapid.IntRange(1, csp.Tiers).Draw(t, "tier"), q.p.Cost(x)
		hasModel(t, q, Statement{Kind: Least, Rooms: rapid.Bool().Draw(t, "rooms"), Tier: tier, Least: cost[tier-1] + 1, Given: cost[:tier-1]})
		kind, n := rapid.IntRange(1, csp.ChangeKinds).Draw(t, "kind"), q.p.Count(q.before(), x)
		s := Statement{Kind: Fewest, Tier: kind, Least: n[kind-1] + 1, Given: n[:kind-1]}
		for _, a := range some(t, len(q.p.Activities)) {
			s.Opened = append(s.Opened, q.idOf(csp.ActivityIndex(a)))
		}
		hasModel(t, q, s)
		for range 4 {
			sumHolds(t, q, x)
		}
	})
	if cores == 0 || impossible == 0 {
		t.Errorf("%d events with a programme, %d with rules that hold together, and %d without", possible, cores, impossible)
	}
}

func of(t *rapid.T, e *model.Event) *Asked {
	full, faults := model.Complete(e)
	if len(faults) > 0 {
		t.Skip("what was drawn makes no sense: ", faults)
	}
	book, faults := rules.Bind(full)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	q, ok, err := Of(context.Background(), book)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return q
}

// some draws some of the numbers below n.
func some(t *rapid.T, n int) (list []int) {
	for i := range n {
		if rapid.Bool().Draw(t, "one of some") {
			list = append(list, i)
		}
	}
	return list
}

// states reports whether there is such a statement about the event: rules of optional sessions alone
// state nothing.
func states(q *Asked, s Statement) bool {
	_, err := q.Text(s)
	return err == nil
}

func hasModel(t *rapid.T, q *Asked, s Statement) {
	text, err := q.Text(s)
	if err != nil {
		t.Fatal(err)
	}
	solver := sat.NewSolver(text.clauses.Vars(), text.clauses.Clauses())
	text.clauses.AddTo(solver)
	if status := solver.Solve(context.Background(), nil).Status; status != sat.Satisfiable {
		t.Fatalf("%v: %s, and a programme shows that it is not so", status, text.Sentence)
	}
}

// sumHolds draws a statement of a sum, and finds a programme's places among its variables.
func sumHolds(t *rapid.T, q *Asked, x csp.Assignment) {
	s := Statement{Kind: Sum}
	var activities []csp.ActivityIndex
	for a := range q.p.Activities {
		if !q.p.Activities[a].Optional && rapid.IntRange(0, 3).Draw(t, "left out") > 0 {
			activities = append(activities, csp.ActivityIndex(a))
			s.Sessions = append(s.Sessions, q.idOf(csp.ActivityIndex(a)))
			s.Free = append(s.Free, rapid.SampledFrom([]int{0, 0, 10, 30}).Draw(t, "free"))
		}
	}
	var starts []model.Instant // where something goes on
	for _, a := range activities {
		starts = append(starts, q.p.Starts[x[a].Start])
	}
	if len(starts) == 0 {
		return
	}
	for range rapid.IntRange(1, 6).Draw(t, "points") {
		one := Point{At: rapid.SampledFrom(starts).Draw(t, "start").Add(model.Minutes(rapid.IntRange(0, 40).Draw(t, "later"))).String()}
		switch rapid.IntRange(0, 2).Draw(t, "what is counted") {
		case 0:
			for _, r := range some(t, len(q.p.Rooms)) {
				one.Rooms = append(one.Rooms, r+1)
			}
		case 1:
			if len(q.p.Pools) > 0 {
				one.Pool = rapid.IntRange(1, len(q.p.Pools)).Draw(t, "pool")
			}
		}
		s.Points = append(s.Points, one)
	}
	text, err := q.Text(s)
	if err != nil {
		t.Fatal(err)
	}
	k := text.places
	value := make([]int, len(k.vars)+1)
	for i, a := range activities {
		there := k.placeOf(i, x[a])
		at := slices.IndexFunc(k.byActivity[i], func(v int) bool {
			return !there.within(&k.vars[v-1]) && !slices.ContainsFunc(k.vars[v-1].points, func(n int) bool { return !slices.Contains(there.points, n) })
		})
		if at < 0 {
			t.Fatalf("%s has no place like %v", q.idOf(a), there)
		}
		value[k.byActivity[i][at]] = 1
	}
	for n, r := range k.rows {
		total := 0
		for _, term := range r.terms {
			total += term[0] * value[term[1]]
		}
		if total < r.least {
			t.Fatalf("row %d is %d, and should be %d or more:\n%s\n%s", n+1, total, r.least, text.Formula, text.Map)
		}
	}
}
