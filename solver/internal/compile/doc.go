// Package compile makes a [csp.Problem] of an event and its bound rules.
//
// There is one file a rule, rNN_*.go, which says how the rule becomes bans, relations,
// rooms and pools where it is hard, and penalties where it is soft. Two tables in
// compile.go list the functions: the encoders run first and shape the candidates, the
// chargers run when those are known. What several rules need stands beside them by what
// it is about: apart.go keeps sessions apart, charge.go charges for starts, rooms and
// overlaps, pools.go makes pools, sessions.go gathers sessions, room_pairs.go makes
// conditions on two rooms.
//
// The judges in model/rules share parameters and sentences with these files, never
// logic: they are two witnesses, which tests hold against each other.
package compile
