package verdict

import (
	"context"
	"fmt"
	"time"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/sat"
)

// confirming is how long after its time the formula may still confirm an answer, so that it
// is not lost.
const confirming = time.Second

// Confirm checks that the places are a model of the formula: that the clauses do not
// contradict them. Local search and the formula read the same problem in different
// ways, so that to agree means something. Room clauses that the places keep are not
// written out. confirmed is false if ctx ended some time before that is known, or memory is too
// small for the formula: then the judges of the rules are the only witness.
func Confirm(ctx context.Context, p *csp.Problem, x csp.Assignment) (confirmed bool, err error) {
	ctx, end := limits.Lingering(ctx, confirming)
	defer end()
	status := sat.Unsatisfiable
	if len(p.Clashes(x)) == 0 {
		status = evaluate(ctx, p, x)
	}
	if status == sat.Unsatisfiable {
		return false, fmt.Errorf("%w: it is no model of the formula", ErrRefused)
	}
	return status == sat.Satisfiable, nil
}

// evaluate tells whether places that clash in no room are a model of the formula.
func evaluate(ctx context.Context, p *csp.Problem, x csp.Assignment) sat.Status {
	if status := cnf.Evaluate(ctx, p, x, cnf.LazyRooms); status != sat.Unknown {
		return status
	}
	f, ok := cnf.Load(ctx, p, cnf.Asserted, cnf.LazyRooms)
	if !ok {
		return sat.Unknown
	}
	lits, ok := f.Assume(x)
	if !ok {
		return sat.Unsatisfiable
	}
	return f.Solver.Solve(ctx, lits).Status
}
