package sat

// AtMostOnePairs says that at most one of n literals is true, by a clause for
// each pair:
//
//	¬mᵢ ∨ ¬mⱼ    for 1 ≤ i < j ≤ n
//
// These are n(n−1)/2 clauses, without auxiliary variables. Unit propagation
// decides it.
func AtMostOnePairs(b Builder, ms []Lit) {
	pair := make([]Lit, 2)
	for j, n := range ms {
		for _, m := range ms[:j] {
			pair[0], pair[1] = m.Not(), n.Not()
			b.Add(pair...)
		}
	}
}
