package sat

import (
	"math"
	"strconv"
)

// Lit is a literal: v > 0 says that variable v is true, -v that it is false,
// as in DIMACS files. Zero is no literal.
type Lit int32

// True and False are the constant literals. They belong to no variable and may
// stand wherever a literal may: clauses, assumptions, the inputs of encodings.
// Only soft literals of a written formula must be variables; see [WriteWCNF].
const (
	True  Lit = math.MaxInt32
	False Lit = -True
)

// maxVar bounds variables, because gini packs a literal in 31 bits.
const maxVar = 1<<30 - 1

// Not returns the negation of m.
func (m Lit) Not() Lit { return -m }

// Var returns the variable of m, at least 1; it is meaningless for [True] and
// [False].
func (m Lit) Var() int {
	if m < 0 {
		return int(-m)
	}
	return int(m)
}

// Positive reports whether m is a variable rather than a negated one.
func (m Lit) Positive() bool { return m > 0 }

// String returns the DIMACS spelling of m, or "true" or "false".
func (m Lit) String() string {
	switch m {
	case True:
		return "true"
	case False:
		return "false"
	}
	return strconv.Itoa(int(m))
}

// index numbers literals from 2 without gaps: 2v for v and 2v+1 for -v.
func (m Lit) index() int {
	if m < 0 {
		return -2*int(m) + 1
	}
	return 2 * int(m)
}
