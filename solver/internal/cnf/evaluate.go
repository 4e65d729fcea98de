package cnf

import (
	"context"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Evaluate tells whether places are a model of a formula, of which it keeps nothing: each
// clause is made and held against them. The status is [sat.Unknown] if ctx ends first, or the
// clauses leave a choice open that takes search.
func Evaluate(ctx context.Context, p *csp.Problem, x csp.Assignment, rooms RoomClauses) sat.Status {
	var size Counter
	var f *Formula
	if !write(ctx, &size, func(b sat.Builder) { f = NewFormula(p, b, Asserted, rooms) }) {
		return sat.Unknown
	}
	lits, ok := f.Assume(x)
	if !ok {
		return sat.Unsatisfiable
	}
	chosen := false // where what is not placed would be
	for a, place := range x {
		chosen = chosen || place.Start == csp.Unplaced
		lits = f.alsoAssume(lits, csp.ActivityIndex(a), place)
	}
	status := sat.NewEvaluation(size.Vars, lits).Run(func(b sat.Builder) bool {
		return write(ctx, b, func(b sat.Builder) { NewFormula(p, b, Asserted, rooms) })
	})
	if status == sat.Unsatisfiable && chosen {
		return sat.Unknown
	}
	return status
}

// alsoAssume appends what follows of the other variables of one activity that is placed so; of
// one that is not, that they are false.
func (f *Formula) alsoAssume(lits []sat.Lit, a csp.ActivityIndex, place csp.Place) []sat.Lit {
	v := &f.activities[a]
	add := func(m sat.Lit, is bool) {
		switch {
		case m == 0:
		case is:
			lits = append(lits, m)
		default:
			lits = append(lits, m.Not())
		}
	}
	for i, m := range v.atLeast {
		add(m, place.Start != csp.Unplaced && place.Start >= v.starts[i])
	}
	for r, m := range v.in {
		add(m, place.Start != csp.Unplaced && r == int(place.Room))
	}
	return lits
}
