package sat

// fewPairs is the number of literals up to which all pairs are the smallest
// encoding of "at most one", clauses and variables taken together: 21 clauses for
// 7 literals, where the product has 20 and 6 variables.
const fewPairs = 7

// AtMostOne says that at most one of the literals is true, in the encoding that
// is smallest for their number or nearly so: [AtMostOnePairs] for up to 7, else
// [AtMostOneProduct]. A literal that is repeated counts as often as it stands
// there, so it must be false. Unit propagation decides it.
func AtMostOne(b Builder, ms []Lit) {
	if len(ms) <= fewPairs {
		AtMostOnePairs(b, ms)
		return
	}
	AtMostOneProduct(b, ms)
}
