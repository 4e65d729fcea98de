package sat

import (
	"fmt"
	"sort"
)

// Order is an integer variable v with values 0 to n−1, which stand for whatever
// sorted list of n things the caller has. It has a literal [v ≥ i] for each
// 1 ≤ i < n and the clauses
//
//	¬[v ≥ i+1] ∨ [v ≥ i]    for 1 ≤ i < n−1
//
// n−2 in all. Every assignment that satisfies them is one value, and unit
// propagation decides them: bounds that cross are a conflict. Source: Tamura,
// Taga, Kitagawa and Banbara, "Compiling Finite Linear CSP into SAT",
// Constraints 14, 2009.
type Order struct {
	atLeast []Lit // atLeast[i-1] is [v ≥ i]
}

// NewOrder makes a variable of n ≥ 1 values. Its clauses only define it, so a
// guard of b is left out of them.
func NewOrder(b Builder, n int) Order {
	if n < 1 {
		panic(fmt.Sprintf("sat: an ordered variable of %d values", n))
	}
	b = definitions(b)
	o := Order{atLeast: newVars(b, n-1)}
	pair := make([]Lit, 2)
	for i := 1; i < n-1; i++ {
		pair[0], pair[1] = o.atLeast[i].Not(), o.atLeast[i-1]
		b.Add(pair...)
	}
	return o
}

// Len returns the number of values.
func (o Order) Len() int { return len(o.atLeast) + 1 }

// AtLeast returns the literal of v ≥ i, which is [True] or [False] if all values
// agree.
func (o Order) AtLeast(i int) Lit {
	switch {
	case i <= 0:
		return True
	case i > len(o.atLeast):
		return False
	}
	return o.atLeast[i-1]
}

// AtMost returns the literal of v ≤ i, which is [True] or [False] if all values
// agree.
func (o Order) AtMost(i int) Lit { return o.AtLeast(i + 1).Not() }

// Equals returns two literals that are both true if and only if v = i. One of
// them is [True] for the first and the last value.
func (o Order) Equals(i int) (atLeast, atMost Lit) { return o.AtLeast(i), o.AtMost(i) }

// Value returns the value of v in a model.
func (o Order) Value(m Model) int {
	return sort.Search(len(o.atLeast), func(i int) bool { return !m.Value(o.atLeast[i]) })
}
