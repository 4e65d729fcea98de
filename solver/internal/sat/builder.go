package sat

// Builder takes the variables and clauses of a formula. [*Solver] and [*CNF]
// are builders, and [When] makes one whose clauses are conditional.
type Builder interface {
	// NewVar makes a fresh variable and returns its positive literal.
	NewVar() Lit

	// Add adds the disjunction of the literals. Repeated literals count once,
	// a clause that always holds is dropped, and a clause without literals makes
	// the formula unsatisfiable. Add does not keep the slice. It panics on a
	// literal whose variable NewVar has not made.
	Add(clause ...Lit)
}

// When returns a builder whose clauses hold only if guard is true: each clause
// C added to it reaches b as (¬guard ∨ C). Variables are those of b. Guards
// nest.
//
// Encodings recognise such a builder. The clauses that merely define their
// auxiliary variables are added to b as they are, because an auxiliary variable
// binds no input; so a guard costs one literal in the clauses that forbid
// something, and unit propagation still decides the encoding, the guard's own
// negation included.
//
// The builder reuses one buffer: like b, it belongs to one goroutine.
func When(b Builder, guard Lit) Builder {
	if g, ok := b.(*guarded); ok {
		off := append([]Lit{guard.Not()}, g.off...)
		return &guarded{base: g.base, off: off}
	}
	return &guarded{base: b, off: []Lit{guard.Not()}}
}

// guarded adds the negated guards in off to every clause.
type guarded struct {
	base Builder
	off  []Lit
	buf  []Lit
}

func (g *guarded) NewVar() Lit { return g.base.NewVar() }

func (g *guarded) Add(clause ...Lit) {
	g.buf = append(append(g.buf[:0], g.off...), clause...)
	g.base.Add(g.buf...)
}

// definitions returns the builder for clauses that only define auxiliary
// variables of an encoding written to b: b without its guards.
func definitions(b Builder) Builder {
	if g, ok := b.(*guarded); ok {
		return g.base
	}
	return b
}

// newVars makes n fresh variables of b.
func newVars(b Builder, n int) []Lit {
	ms := make([]Lit, n)
	for i := range ms {
		ms[i] = b.NewVar()
	}
	return ms
}
