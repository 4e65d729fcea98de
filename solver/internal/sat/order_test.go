package sat_test

import (
	"testing"

	"programme/solver/internal/sat"
)

func TestOrderTakesEachValueOnce(t *testing.T) {
	for n := 1; n <= 7; n++ {
		s := sat.NewSolver(0, 0)
		o := sat.NewOrder(s, n)
		if o.Len() != n {
			t.Errorf("%d values, want %d", o.Len(), n)
		}
		values := 0
		for r := s.Solve(t.Context(), nil); r.Status == sat.Satisfiable; r = s.Solve(t.Context(), nil) {
			values++
			v := o.Value(r.Model)
			for i := -1; i <= n; i++ {
				atLeast, atMost := o.Equals(i)
				is := r.Model.Value(atLeast) && r.Model.Value(atMost)
				if r.Model.Value(o.AtLeast(i)) != (v >= i) || r.Model.Value(o.AtMost(i)) != (v <= i) || is != (v == i) {
					t.Errorf("of %d: %d is ≥ %d: %v, ≤: %v, =: %v", n, v, i,
						r.Model.Value(o.AtLeast(i)), r.Model.Value(o.AtMost(i)), is)
				}
			}
			atLeast, atMost := o.Equals(v)
			s.Add(atLeast.Not(), atMost.Not())
		}
		if values != n {
			t.Errorf("%d values in models, want %d", values, n)
		}
	}
}

func TestOrderIsDecidedByPropagation(t *testing.T) {
	const n = 6
	f := &sat.CNF{}
	o := sat.NewOrder(sat.When(f, f.NewVar()), n) // the guard, not assumed, has no say
	up := newPropagator(f)
	for low := range n {
		for high := range n {
			var assumed []sat.Lit
			for _, m := range []sat.Lit{o.AtLeast(low), o.AtMost(high)} {
				if m != sat.True {
					assumed = append(assumed, m)
				}
			}
			implied, conflict := up.propagate(assumed)
			if conflict != (low > high) {
				t.Errorf("%d ≤ v ≤ %d: conflict %v", low, high, conflict)
			}
			if low > high {
				continue
			}
			for i := 1; i < n; i++ {
				if implied[o.AtLeast(i)] != (i <= low) || implied[o.AtLeast(i).Not()] != (i > high) {
					t.Errorf("%d ≤ v ≤ %d: nothing said about ≥ %d", low, high, i)
				}
			}
		}
	}
}
