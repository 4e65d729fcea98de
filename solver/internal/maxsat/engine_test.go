package maxsat_test

import (
	"context"
	"slices"
	"testing"

	"programme/solver/internal/maxsat"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// question is a small weighted formula.
type question struct {
	vars    int
	clauses [][]sat.Lit
	soft    []sat.Soft
}

func drawQuestion(t *rapid.T) question {
	q := question{vars: rapid.IntRange(1, 8).Draw(t, "variables")}
	lit := rapid.Custom(func(t *rapid.T) sat.Lit {
		m := sat.Lit(rapid.IntRange(1, q.vars).Draw(t, "variable"))
		if rapid.Bool().Draw(t, "negated") {
			m = m.Not()
		}
		return m
	})
	q.clauses = rapid.SliceOfN(rapid.SliceOfN(lit, 1, 3), 0, 12).Draw(t, "clauses")
	for _, m := range rapid.SliceOfN(lit, 0, 10).Draw(t, "soft") {
		q.soft = append(q.soft, sat.Soft{Lit: m, Weight: int64(rapid.IntRange(1, 6).Draw(t, "weight"))})
	}
	return q
}

func (q *question) solver() *sat.Solver {
	s := sat.NewSolver(q.vars, len(q.clauses))
	s.NewVars(q.vars)
	for _, c := range q.clauses {
		s.Add(c...)
	}
	return s
}

// cheapest tries every assignment in which the literals hold.
func (q *question) cheapest(holding ...sat.Lit) (cost int64, possible bool) {
	for bits := range 1 << q.vars {
		is := func(m sat.Lit) bool { return (bits>>(m.Var()-1)&1 == 1) == m.Positive() }
		if !q.keeps(is, holding) {
			continue
		}
		sum := int64(0)
		for _, s := range q.soft {
			if !is(s.Lit) {
				sum += s.Weight
			}
		}
		if !possible || sum < cost {
			cost, possible = sum, true
		}
	}
	return cost, possible
}

func (q *question) keeps(is func(sat.Lit) bool, holding []sat.Lit) bool {
	for _, m := range holding {
		if !is(m) {
			return false
		}
	}
	for _, c := range q.clauses {
		kept := false
		for _, m := range c {
			kept = kept || is(m)
		}
		if !kept {
			return false
		}
	}
	return true
}

func drawOptions(t *rapid.T) maxsat.Options {
	o := maxsat.Tuned()
	flip := func(label string, b *bool) { *b = rapid.Bool().Draw(t, label) }
	flip("stratify", &o.Stratify)
	flip("disjoint", &o.Disjoint)
	flip("weight aware", &o.WeightAware)
	flip("harden", &o.Harden)
	o.Trim = rapid.IntRange(0, 2).Draw(t, "trim")
	o.Minimise = rapid.SampledFrom([]int{0, 2, 30}).Draw(t, "minimise")
	o.Exhaust = rapid.SampledFrom([]int{0, 2, 50}).Draw(t, "exhaust")
	o.Remember = rapid.SampledFrom([]int{0, 4, 64}).Draw(t, "remember")
	return o
}

func TestOptimumIsThatOfTryingEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		var assumed []sat.Lit
		if rapid.Bool().Draw(t, "assume") {
			assumed = append(assumed, sat.Lit(rapid.IntRange(1, q.vars).Draw(t, "assumed")))
		}
		want, possible := q.cheapest(assumed...)
		e := maxsat.New(q.solver(), q.soft, drawOptions(t))
		r := e.Run(context.Background(), assumed)
		if !possible {
			if r.Status != maxsat.Infeasible {
				t.Fatalf("%v, but there is no model", r.Status)
			}
			return
		}
		if r.Status != maxsat.Optimal || r.LowerBound != want || r.UpperBound != want {
			t.Fatalf("%v from %d to %d, the optimum is %d", r.Status, r.LowerBound, r.UpperBound, want)
		}
		if !q.keeps(func(m sat.Lit) bool { return r.Model.Value(m) }, assumed) {
			t.Fatal("the model breaks a clause or an assumption")
		}
	})
}

// Clauses that are added once a model breaks them leave the optimum that of all of them.
func TestClausesOnDemandLeaveTheOptimum(t *testing.T) {
	refined := 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		want, possible := q.cheapest()
		first := rapid.IntRange(0, len(q.clauses)).Draw(t, "from the start")
		known := q
		known.clauses = q.clauses[:first]
		s, o := known.solver(), drawOptions(t)
		o.Refine = func(m sat.Model) bool {
			for _, c := range q.clauses[first:] {
				if !slices.ContainsFunc(c, m.Value) {
					s.Add(c...)
					refined++
					return true
				}
			}
			return false
		}
		r := maxsat.New(s, q.soft, o).Run(context.Background(), nil)
		switch {
		case possible != (r.Status == maxsat.Optimal):
			t.Fatalf("%v, and there is a model: %v", r.Status, possible)
		case possible && (r.LowerBound != want || r.UpperBound != want || !q.keeps(r.Model.Value, nil)):
			t.Fatalf("from %d to %d, the optimum is %d", r.LowerBound, r.UpperBound, want)
		}
	})
	if refined == 0 {
		t.Error("no clause was added: the test tests nothing")
	}
}

// A run that is cut short claims nothing false, and goes on where it was.
func TestRunsThatAreCutShortAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		want, possible := q.cheapest()
		if !possible {
			return
		}
		o := drawOptions(t)
		o.SolveLimit = rapid.IntRange(1, 3).Draw(t, "solves")
		e := maxsat.New(q.solver(), q.soft, o)
		for range 1000 {
			r := e.Run(context.Background(), nil)
			if r.LowerBound > want || r.Model != nil && r.UpperBound < want {
				t.Fatalf("from %d to %d, but the optimum is %d", r.LowerBound, r.UpperBound, want)
			}
			if r.Status == maxsat.Optimal {
				return
			}
		}
		t.Fatal("no optimum after 1000 runs")
	})
}

// An upper bound from outside ends the search as soon as it is proved, and never makes
// the lower bound claim more.
func TestOffersEndTheSearchHonestly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		want, possible := q.cheapest()
		if !possible {
			return
		}
		e := maxsat.New(q.solver(), q.soft, drawOptions(t))
		offered := want + int64(rapid.IntRange(0, 3).Draw(t, "above the optimum"))
		e.Offer(offered)
		r := e.Run(context.Background(), nil)
		switch {
		case r.Status != maxsat.Optimal && r.Status != maxsat.Reached:
			t.Fatalf("%v", r.Status)
		case r.Status == maxsat.Reached && offered != want:
			t.Fatalf("%d was reached, but the optimum is %d", offered, want)
		case r.LowerBound > want:
			t.Fatalf("the lower bound is %d, the optimum %d", r.LowerBound, want)
		}
	})
}

// What Keep returns holds exactly in the models that cost no more than the optimum, so
// that a second objective can be optimised among them.
func TestKeepLeavesTheOptimalModels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		want, possible := q.cheapest()
		if !possible {
			return
		}
		second := question{vars: q.vars, clauses: q.clauses, soft: drawQuestion(t).soft}
		var within []sat.Soft
		for _, s := range second.soft {
			if s.Lit.Var() <= q.vars {
				within = append(within, s)
			}
		}
		second.soft = within
		s := q.solver()
		e := maxsat.New(s, q.soft, drawOptions(t))
		if rapid.Bool().Draw(t, "offered") {
			e.Offer(want)
		}
		r := e.Run(context.Background(), nil)
		keep, ok := e.Keep(context.Background(), r.LowerBound)
		if !ok {
			t.Fatal("nothing to keep")
		}
		for _, m := range keep {
			s.Add(m)
		}
		got := maxsat.New(s, second.soft, drawOptions(t)).Run(context.Background(), nil)
		best, some := int64(0), false
		for bits := range 1 << q.vars {
			is := func(m sat.Lit) bool { return (bits>>(m.Var()-1)&1 == 1) == m.Positive() }
			if q.keeps(is, nil) && costOf(q.soft, is) == want {
				if c := costOf(second.soft, is); !some || c < best {
					best, some = c, true
				}
			}
		}
		if got.Status != maxsat.Optimal || got.UpperBound != best {
			t.Fatalf("%v at %d, among the optimal models the optimum is %d", got.Status, got.UpperBound, best)
		}
	})
}

// What Keep returns for more than the optimum leaves every model that costs no more than
// that, whatever else is offered to the engine.
func TestKeepLeavesTheModelsWithinAnUpperBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t)
		for range 10 { // what is hardened must be in cores: many literals, of which some are heavy
			m := sat.Lit(rapid.IntRange(1, q.vars).Draw(t, "variable"))
			if rapid.Bool().Draw(t, "negated") {
				m = m.Not()
			}
			q.soft = append(q.soft, sat.Soft{Lit: m, Weight: rapid.SampledFrom([]int64{1, 2, 9}).Draw(t, "weight")})
		}
		want, possible := q.cheapest()
		if !possible {
			return
		}
		upper := want + rapid.Int64Range(0, 12).Draw(t, "more than the optimum")
		s := q.solver()
		o := drawOptions(t)
		o.Harden = true
		e := maxsat.New(s, q.soft, o)
		if rapid.Bool().Draw(t, "offered") {
			e.Offer(upper)
		}
		e.Run(context.Background(), nil)
		keep, ok := e.Keep(context.Background(), upper)
		if !ok {
			return
		}
		for bits := range 1 << q.vars {
			is := func(m sat.Lit) bool { return (bits>>(m.Var()-1)&1 == 1) == m.Positive() }
			if !q.keeps(is, nil) || costOf(q.soft, is) > upper {
				continue
			}
			assumed := slices.Clone(keep)
			for v := 1; v <= q.vars; v++ {
				m := sat.Lit(v)
				if !is(m) {
					m = m.Not()
				}
				assumed = append(assumed, m)
			}
			if s.Solve(context.Background(), assumed).Status != sat.Satisfiable {
				t.Fatalf("a model that costs %d is lost, with at most %d kept; the optimum is %d", costOf(q.soft, is), upper, want)
			}
		}
	})
}

func costOf(soft []sat.Soft, is func(sat.Lit) bool) (sum int64) {
	for _, s := range soft {
		if !is(s.Lit) {
			sum += s.Weight
		}
	}
	return sum
}
