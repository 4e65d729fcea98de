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
	f, ok := cnf.Load(ctx, p, cnf.Asserted, cnf.RoomClausesFor(p, 0))
	if !ok {
		return false, nil
	}
	lits, ok := f.Assume(x)
	status := sat.Unsatisfiable
	if ok && len(p.Clashes(x)) == 0 {
		status = f.Solver.Solve(ctx, lits).Status
	}
	if status == sat.Unsatisfiable {
		return false, fmt.Errorf("%w: it is no model of the formula", ErrRefused)
	}
	return status == sat.Satisfiable, nil
}
