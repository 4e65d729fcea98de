package sat

import (
	"fmt"
	"iter"
)

// CNF is a formula in memory: a number of variables and a sequence of clauses in
// the order in which they were added, about four bytes a literal. The zero value
// is the empty formula, ready for use. It may be read by several goroutines at
// once, but not while it grows.
type CNF struct {
	vars    int
	clauses int
	lits    []Lit // each clause followed by a zero
	filter  clauseFilter
}

var _ Builder = (*CNF)(nil)

// Vars returns the number of variables made.
func (f *CNF) Vars() int { return f.vars }

// Clauses returns the number of clauses added, without those that always hold.
func (f *CNF) Clauses() int { return f.clauses }

// NewVar makes a fresh variable and returns its positive literal.
func (f *CNF) NewVar() Lit {
	if f.vars == maxVar {
		panic(fmt.Sprintf("sat: more than %d variables", maxVar))
	}
	f.vars++
	return Lit(f.vars)
}

// NewVars makes n fresh variables and returns their positive literals, which are
// consecutive.
func (f *CNF) NewVars(n int) []Lit { return newVars(f, n) }

// Add adds a clause; see [Builder].
func (f *CNF) Add(clause ...Lit) {
	kept, holds := f.filter.apply(clause, f.vars)
	if holds {
		return
	}
	f.clauses++
	f.lits = append(append(f.lits, kept...), 0)
}

// All yields the clauses in the order in which they were added, without
// repeated literals and constants. The slices belong to the formula: read them,
// and copy what must last beyond the next Add.
func (f *CNF) All() iter.Seq[[]Lit] {
	return func(yield func([]Lit) bool) {
		start := 0
		for i, m := range f.lits {
			if m != 0 {
				continue
			}
			if !yield(f.lits[start:i:i]) {
				return
			}
			start = i + 1
		}
	}
}

// AddTo adds the formula to b, with fresh variables of b for its own, and
// returns the literals of b that stand for variables 1, 2, ... of the formula,
// at indices 0, 1, ....
func (f *CNF) AddTo(b Builder) []Lit {
	vars := newVars(b, f.vars)
	var clause []Lit
	for ms := range f.All() {
		clause = clause[:0]
		for _, m := range ms {
			n := vars[m.Var()-1]
			if !m.Positive() {
				n = n.Not()
			}
			clause = append(clause, n)
		}
		b.Add(clause...)
	}
	return vars
}
