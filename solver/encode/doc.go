// Package encode compiles an event into a [Problem]: for every session its candidates
// (start, room), and the relations between sessions that a programme must keep, each
// remembering the rule instance that asks for it. Local search reads the problem as it
// is; [Clauses] writes it as a formula for a SAT solver.
//
// One file a rule says how the rule becomes bans on candidates and relations between
// pairs. Everything below knows only those few primitives, never a rule:
//
//   - a [Ban] takes (start, room) pairs away from one activity;
//   - a [Relation] forbids some differences between the starts of two activities,
//     where their rooms meet a condition;
//   - a room holds a number of activities at a time, with a turnaround after each.
package encode
