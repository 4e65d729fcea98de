package sat

// AtMostOneProduct says that at most one of n literals is true, by laying them
// out in a grid of p = ⌈√n⌉ columns and q = ⌈n/p⌉ rows, with a variable uᵢ for
// "one in row i is true" and vⱼ for "one in column j is true":
//
//	¬m ∨ uᵢ          for each m, in row i       (definition)
//	¬m ∨ vⱼ          for each m, in column j    (definition)
//	at most one of u₁ ... u_q
//	at most one of v₁ ... v_p
//
// The last two are encoded by [AtMostOne], which will lay them out again if they
// are many; so these are 2n + 4√n + O(⁴√n) clauses and 2√n + O(⁴√n) variables.
// Unit propagation decides it, in few steps. Up to 4 literals are encoded by
// pairs. Source: Chen, "A New SAT Encoding of the At-Most-One Constraint",
// ModRef 2010.
func AtMostOneProduct(b Builder, ms []Lit) {
	if len(ms) <= 4 {
		AtMostOnePairs(b, ms)
		return
	}
	p := 1
	for p*p < len(ms) {
		p++
	}
	q := (len(ms) + p - 1) / p

	rows, columns := newVars(b, q), newVars(b, p)
	pair := make([]Lit, 2)
	for k, m := range ms {
		pair[0], pair[1] = m.Not(), rows[k/p]
		b.Add(pair...)
		pair[0], pair[1] = m.Not(), columns[k%p]
		b.Add(pair...)
	}
	AtMostOne(b, rows)
	AtMostOne(b, columns)
}
