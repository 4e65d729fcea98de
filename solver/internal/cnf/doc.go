// Package cnf writes a [csp.Problem] as clauses, and reads models back.
//
// A [Formula] is the whole problem, with starts in order encoding (activity.go), relations
// as forbidden boxes of starts (relations.go), rooms as cells with product at-most-one
// (rooms.go) and pools by moments (pools.go); behind selectors, one for each rule
// instance, it explains. An [Objective] is one tier of penalties as weighted soft literals
// (objective.go), stated by dual prices of places where that is tighter (dual_prices.go). An
// [Growing] is a formula that grows on demand around an earlier programme, to change it
// as little as can be: what is opened (growing.go), tied to what stays (growing_ties.go),
// refined where rooms and pools hold too much (growing_rooms.go, growing_pools.go), and
// what changes cost (growing_changes.go, changes.go). All of them say of two placements
// what [csp.Problem.Excludes] says.
package cnf
