package sat

// Builder takes the variables and clauses of a formula. [*Solver] and [*CNF] are builders.
type Builder interface {
	// NewVar makes a fresh variable and returns its positive literal.
	NewVar() Lit

	// Add adds the disjunction of the literals. Repeated literals count once,
	// a clause that always holds is dropped, and a clause without literals makes
	// the formula unsatisfiable. Add does not keep the slice. It panics on a
	// literal whose variable NewVar has not made.
	Add(clause ...Lit)
}

// newVars makes n fresh variables of b.
func newVars(b Builder, n int) []Lit {
	ms := make([]Lit, n)
	for i := range ms {
		ms[i] = b.NewVar()
	}
	return ms
}
