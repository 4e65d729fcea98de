package maxsat

import (
	"math"

	"programme/solver/internal/sat"
)

// NoBound is the upper bound as long as there is none.
const NoBound = math.MaxInt64

// Status says how far the question of the cheapest model has been answered.
type Status uint8

const (
	// Unknown means that the run was ended before an answer. The bounds hold.
	Unknown Status = iota
	// Optimal means that there is a model in hand, and proof that none costs less.
	Optimal
	// Reached means that it was proved that no model costs less than an upper bound
	// given by [Engine.Offer], which no model in hand attains. Whether anything else
	// attains it is for the giver to know.
	Reached
	// Infeasible means that there is no model: that the clauses contradict each other
	// or the assumptions.
	Infeasible
)

// String returns "unknown", "optimal", "reached" or "infeasible".
func (s Status) String() string {
	switch s {
	case Optimal:
		return "optimal"
	case Reached:
		return "reached"
	case Infeasible:
		return "infeasible"
	default:
		return "unknown"
	}
}

// Result is what is known after [Engine.Run].
type Result struct {
	Status Status

	// LowerBound is the most that was proved to be the least cost: no model of the
	// clauses and assumptions costs less. It is 0 if Status is Infeasible.
	LowerBound int64

	// UpperBound is the cost of Model, [NoBound] if there is none.
	UpperBound int64

	// Model is the cheapest model seen, nil if none was.
	Model *sat.Model

	// Conflict is, if Status is Infeasible, a set of the assumptions that no model
	// satisfies together, empty if there is no model even without assumptions. It is
	// sufficient, not minimal.
	Conflict []sat.Lit

	// Cores and Solves count the cores paid for and the solves with an answer, over
	// all runs of the engine.
	Cores, Solves int
}
