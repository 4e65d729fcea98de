package sat

import (
	"fmt"

	"github.com/irifrance/gini"
	"github.com/irifrance/gini/z"
)

// Solver holds a formula that grows and answers whether it can be satisfied,
// under assumptions, again and again. What it learns in one answer it keeps for
// the next.
//
// A Solver belongs to one goroutine at a time; run several solvers for several
// goroutines. It wraps gini v1.0.1 so that none of that solver's traps can be
// reached from outside:
//
//   - Solves end by way of a handle that is collected exactly once; a deadline set
//     inside gini would outlive its solve and spoil later ones.
//   - After a conflict under assumptions gini goes on from that conflict in the
//     next solve, and if the clauses alone turn out to be contradictory then, it
//     forgets this and ends the process on its own model check. Every such
//     conflict is discarded here before the next solve, and a formula once found
//     contradictory is never shown to gini again.
//   - Models and cores are copied before anything can overwrite them.
//   - Circuits, activation literals and tested assumptions of gini are not used.
type Solver struct {
	g          *gini.Gini
	vars       int // made by NewVar
	known      int // variables that gini has, at least vars
	clauses    int
	solves     int
	impossible bool // the clauses alone are contradictory

	filter  clauseFilter
	assumed []z.Lit
	failed  []z.Lit
	inCore  litSet
}

var _ Builder = (*Solver)(nil)

// NewSolver returns a solver without variables and clauses, with room for that
// many. The sizes are no limits. Give real ones, and count in the variables and
// clauses to come (such as those of totalizers): unused room costs memory only,
// about 130 bytes a variable, whereas outgrowing it doubles the variables
// that every later solve has to decide.
func NewSolver(vars, clauses int) *Solver {
	return &Solver{g: gini.NewVc(vars, clauses)}
}

// NewSolverOf is [NewSolver] where the number of literals in all clauses is known, too: what is
// outgrown by a little takes twice as much, and three times while it is copied.
func NewSolverOf(vars, clauses, lits int) *Solver {
	words := lits + 2*clauses // a clause has a head and an end
	words += words / learntShare
	return NewSolver(vars, words/wordsOfClause)
}

// wordsOfClause is how much room gini makes for each clause that it is told of, in words of 4
// bytes, and learntShare what part of all clauses there is room for besides: for what is
// learned.
const (
	wordsOfClause = 5
	learntShare   = 5
)

// Vars returns the number of variables made.
func (s *Solver) Vars() int { return s.vars }

// Clauses returns the number of clauses added, without those that always hold.
func (s *Solver) Clauses() int { return s.clauses }

// Solves returns the number of solves that have ended with an answer other than
// [Unknown]. It measures work in a way that repeats on every machine.
func (s *Solver) Solves() int { return s.solves }

// NewVar makes a fresh variable and returns its positive literal.
func (s *Solver) NewVar() Lit {
	if s.vars == maxVar {
		panic(fmt.Sprintf("sat: more than %d variables", maxVar))
	}
	s.vars++
	if s.vars > s.known {
		s.reserve()
	}
	return Lit(s.vars)
}

// NewVars makes n fresh variables and returns their positive literals, which are
// consecutive.
func (s *Solver) NewVars(n int) []Lit { return newVars(s, n) }

// reserve makes gini's next variables. Whenever gini has new variables it sets
// the saved value of every variable anew at the next solve, which costs a pass
// over all clauses and the memory of the last model. So once solving has begun
// variables are made in stock: a few spare ones are cheaper to decide than all
// others are to find again.
func (s *Solver) reserve() {
	n := 1
	if s.solves > 0 {
		n = max(16, s.known/64)
	}
	for range n {
		s.g.Lit()
	}
	s.known += n
}

// Add adds a clause; see [Builder]. The clause goes straight to gini: no copy is
// kept.
func (s *Solver) Add(clause ...Lit) {
	kept, holds := s.filter.apply(clause, s.vars)
	if holds {
		return
	}
	s.clauses++
	if len(kept) == 0 {
		s.impossible = true
	}
	if s.impossible {
		return
	}
	for _, m := range kept {
		s.g.Add(z.Lit(m.index()))
	}
	s.g.Add(z.LitNull)
}

// discardConflict makes gini forget the conflict that its last answer came from
// and go back to the decisions before all assumptions. Adding any clause does
// that; one that always holds adds nothing else.
func (s *Solver) discardConflict() {
	m := z.Var(1).Pos()
	s.g.Add(m)
	s.g.Add(m.Not())
	s.g.Add(z.LitNull)
}
