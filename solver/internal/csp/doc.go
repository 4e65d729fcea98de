// Package csp is what a problem is: for every activity, which is what is placed as one,
// its candidates (start, room), the relations between activities that a programme must
// keep, pools of which there is only so much, and penalties in tiers. Each remembers the
// rule instance that asks for it. Local search, formula and arithmetic read the same
// [Problem]; none of them, and nothing here, knows a rule.
//
//   - a [Ban] takes (start, room) pairs away from one activity;
//   - a [Relation] forbids some differences between the starts of two activities, where
//     their rooms meet a condition;
//   - a [Room] holds a number of activities at a time, with a turnaround after each;
//   - a [Pool] is used by activities, so many at a time;
//   - the penalties of [Soft] are charged, tier by tier, for where activities are.
//
// [Problem.Excludes] says when two placements exclude each other; tables, clauses and sums
// are tested against it. Whatever reads penalties is a [SoftView], one method a kind.
//
// An [Assignment] gives each activity a [Place] or none. The views of a problem are
// problems themselves: [Problem.Among] is some activities alone, [Problem.Without] leaves
// rule instances out, [Problem.Restrict] holds all but some activities where they are,
// [Problem.Filter] leaves candidates out.
package csp
