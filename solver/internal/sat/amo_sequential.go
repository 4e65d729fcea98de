package sat

// AtMostOneSequential says that at most one of n literals is true, by variables
// sᵢ for "one of the first i is true":
//
//	¬mᵢ ∨ sᵢ         for 1 ≤ i < n    (definition)
//	¬sᵢ₋₁ ∨ sᵢ       for 1 < i < n    (definition)
//	¬sᵢ₋₁ ∨ ¬mᵢ      for 1 < i ≤ n
//
// These are 3n−4 clauses and n−1 variables for n ≥ 2. Unit propagation decides
// it, along chains of up to n implications. Source: Sinz, "Towards an Optimal CNF
// Encoding of Boolean Cardinality Constraints", CP 2005.
func AtMostOneSequential(b Builder, ms []Lit) {
	if len(ms) < 2 {
		return
	}
	defs := definitions(b)
	pair := make([]Lit, 2)
	var before Lit // one of the literals before m is true
	for i, m := range ms {
		if i > 0 {
			pair[0], pair[1] = before.Not(), m.Not()
			b.Add(pair...)
		}
		if i == len(ms)-1 {
			break
		}
		here := defs.NewVar()
		pair[0], pair[1] = m.Not(), here
		defs.Add(pair...)
		if i > 0 {
			pair[0], pair[1] = before.Not(), here
			defs.Add(pair...)
		}
		before = here
	}
}
