package sat

import (
	"cmp"
	"slices"
)

// Weighted is a literal that counts for so much, at least 1, where it is true.
type Weighted struct {
	Lit
	Weight int
}

// mostSums bounds the variables of one sum that is told by all values that it can have:
// beyond, it is told by its binary digits.
const mostSums = 2000

// AtMostWeight says that the weights of the true literals add up to at most k. Weights are
// divided by what they have in common. Where they are all the same that is [AtMost]; where
// they have few different sums, unit propagation decides it, by [NewSums]; else they are
// added up in binary digits, with as many clauses as there are inputs times digits.
func AtMostWeight(b Builder, k int, inputs []Weighted) {
	if k < 0 {
		b.Add()
		return
	}
	left := make([]Weighted, 0, len(inputs))
	common, total := 0, 0
	for _, m := range inputs {
		if m.Weight > k {
			b.Add(m.Not())
			continue
		}
		left = append(left, m)
		total += m.Weight
		common = gcd(common, m.Weight)
	}
	if total <= k {
		return
	}
	k /= common
	equal := true
	lits := make([]Lit, len(left))
	for i := range left {
		left[i].Weight /= common
		equal, lits[i] = equal && left[i].Weight == 1, left[i].Lit
	}
	if equal {
		AtMost(b, k, lits)
		return
	}
	if sums, ok := NewSums(b, left, k+1); ok {
		b.Add(sums.AtLeast(k + 1).Not())
		return
	}
	AtMostBinary(b, k, left)
}

func gcd(m, n int) int {
	for n != 0 {
		m, n = n, m%n
	}
	return m
}

// Sums tells what weighted inputs add up to, one way: a value's literal is true if the
// weights of some of the true inputs add up to it, or for the last, to it or more. They are
// added one after the other, the heaviest first (Hölldobler, Manthey and Steinke, "A Compact
// Encoding of Pseudo-Boolean Constraints into SAT", KI 2012).
type Sums struct {
	Values []int // ascending, from 0
	Lits   []Lit // of the values; True of 0
}

// NewSums adds up inputs to values up to most, which stands for all that is more. ok is
// false, and nothing is added, if there are too many values.
func NewSums(b Builder, inputs []Weighted, most int) (s Sums, ok bool) {
	inputs = slices.Clone(inputs)
	slices.SortStableFunc(inputs, func(m, n Weighted) int { return cmp.Compare(n.Weight, m.Weight) })
	values, vars := []int{0}, 0
	for _, m := range inputs {
		values = withSums(values, m.Weight, most)
		if vars += len(values); vars > mostSums {
			return s, false
		}
	}
	s = Sums{[]int{0}, []Lit{True}}
	for _, m := range inputs {
		s = s.with(b, m, most)
	}
	return s, true
}

// withSums returns values, and what each of them is with one more weight.
func withSums(values []int, weight, most int) []int {
	all := slices.Clone(values)
	for _, v := range values {
		all = append(all, min(v+weight, most))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// with adds one more input.
func (s Sums) with(b Builder, m Weighted, most int) Sums {
	next := Sums{Values: withSums(s.Values, m.Weight, most)}
	for _, v := range next.Values {
		lit := False
		if i, had := slices.BinarySearch(s.Values, v); had {
			lit = s.Lits[i]
		}
		var from []Lit // sums that are this value, or more, with the input
		for i, u := range s.Values {
			if min(u+m.Weight, most) == v {
				from = append(from, s.Lits[i])
			}
		}
		if lit != True && len(from) > 0 {
			sum := b.NewVar()
			if lit != False {
				b.Add(lit.Not(), sum)
			}
			for _, u := range from {
				if u == True {
					b.Add(m.Not(), sum)
				} else {
					b.Add(m.Not(), u.Not(), sum)
				}
			}
			lit = sum
		}
		next.Lits = append(next.Lits, lit)
	}
	return next
}

// AtLeast returns the literal of the largest value, if that is the one asked for; [False] if
// there is no value that large.
func (s Sums) AtLeast(value int) Lit {
	if last := len(s.Values) - 1; s.Values[last] >= value {
		return s.Lits[last]
	}
	return False
}

// AtMostBinary says that the weights of the true literals add up to at most k, unless one of
// some literals is true. The sum is a number of binary digits, added by full and half adders
// (Warners, "A linear-time transformation of linear inequalities into conjunctive normal
// form", Information Processing Letters 68, 1998), each stated in the one direction that
// makes the number no smaller than the sum. Unit propagation does not decide it.
func AtMostBinary(b Builder, k int, inputs []Weighted, unless ...Lit) {
	var columns [][]Lit
	put := func(digit int, m Lit) {
		for len(columns) <= digit {
			columns = append(columns, nil)
		}
		columns[digit] = append(columns[digit], m)
	}
	for _, m := range inputs {
		for digit := 0; m.Weight>>digit > 0; digit++ {
			if m.Weight>>digit&1 == 1 {
				put(digit, m.Lit)
			}
		}
	}
	for digit := 0; digit < len(columns); digit++ {
		for len(columns[digit]) > 1 {
			n := min(3, len(columns[digit]))
			sum, carry := add(b, columns[digit][:n])
			columns[digit] = append(columns[digit][n:], sum)
			put(digit+1, carry)
		}
	}
	for digit := range columns {
		if k>>digit&1 == 1 || len(columns[digit]) == 0 {
			continue
		}
		clause := append(slices.Clone(unless), columns[digit][0].Not())
		larger := true // the number, if it has the digit and those above that k has
		for above := digit + 1; above < len(columns) || k>>above > 0; above++ {
			if k>>above&1 == 1 {
				if above >= len(columns) || len(columns[above]) == 0 {
					larger = false
					break
				}
				clause = append(clause, columns[above][0].Not())
			}
		}
		if larger {
			b.Add(clause...)
		}
	}
}

// add returns the sum of two or three literals as two digits.
func add(b Builder, ms []Lit) (sum, carry Lit) {
	sum, carry = b.NewVar(), b.NewVar()
	for i, m := range ms {
		for _, n := range ms[:i] {
			b.Add(m.Not(), n.Not(), carry)
		}
	}
	for odd := range 1 << len(ms) {
		clause, n := []Lit{sum}, 0
		for i, m := range ms {
			if odd>>i&1 == 1 {
				m, n = m.Not(), n+1
			}
			clause = append(clause, m)
		}
		if n%2 == 1 {
			b.Add(clause...)
		}
	}
	return sum, carry
}
