package sat

// fewPairs is the number of literals up to which all pairs are the smallest
// encoding of "at most one", clauses and variables taken together: 21 clauses for
// 7 literals, where the product has 20 and 6 variables, the sequential encoding 17
// and 6.
const fewPairs = 7

// AtMostOne says that at most one of the literals is true, in the encoding that
// is smallest for their number or nearly so: [AtMostOnePairs] for up to 7, else
// [AtMostOneProduct]. A literal that is repeated counts as often as it stands
// there, so it must be false. Unit propagation decides it. With a builder made
// by [When] it holds only if the guard is true, and propagation finds the guard
// false once two of the literals are true.
func AtMostOne(b Builder, ms []Lit) {
	if len(ms) <= fewPairs {
		AtMostOnePairs(b, ms)
		return
	}
	AtMostOneProduct(b, ms)
}

// ExactlyOne says that exactly one of the literals is true: [AtMostOne], and the
// clause of all of them. Unit propagation decides it. Of no literals it says the
// impossible.
func ExactlyOne(b Builder, ms []Lit) {
	b.Add(ms...)
	AtMostOne(b, ms)
}
