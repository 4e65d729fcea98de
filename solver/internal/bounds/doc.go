// Package bounds finds, by arithmetic alone, reasons why a problem has no programme:
// a session without a candidate, people with more minutes of duty than hours, sessions
// whose rooms and windows are together too small for them, more uses of a pool than it has
// time for, and sessions no two of which can overlap, whichever rules say so, in less time
// than they take. It reads relations and pools alone, so that a rule that becomes those is
// counted.
//
// A SAT solver does not find sums: where sessions can choose between days or
// rooms, too many sessions are pigeons and holes, whose resolution proofs are
// exponential (Haken, The intractability of resolution, Theoretical Computer Science
// 39, 1985). Here each is a maximum flow from sessions to stretches of open time, and
// the minimum cut of a flow that falls short is the reason, short enough to print.
//
// For the same reason it bounds from below what programmes cost, where a charge is a
// matter of space: rooms by a transportation problem, themes in parallel by convexity and,
// step by step, by configurations.
package bounds
