package maxsat

import (
	"fmt"
	"math"

	"programme/solver/internal/sat"
)

// objective is a sum of weights of broken soft literals in its simplest form: each
// variable at most once, no constants.
type objective struct {
	soft []sat.Soft
	base int64 // what every model costs
}

// newObjective merges soft literals that are the same and settles those that contradict
// each other: of the weights of m and its negation every model pays the smaller.
func newObjective(soft []sat.Soft) objective {
	total := int64(0)
	weight := make(map[sat.Lit]int64, len(soft))
	var order []sat.Lit
	var o objective
	for i, s := range soft {
		if s.Weight < 1 {
			panic(fmt.Sprintf("maxsat: soft literal %d has weight %d, less than 1", i+1, s.Weight))
		}
		if s.Weight > math.MaxInt64-1-total {
			panic("maxsat: the weights of the soft literals add up to more than an int64 holds")
		}
		total += s.Weight
		switch s.Lit {
		case sat.True:
		case sat.False:
			o.base += s.Weight
		default:
			if weight[s.Lit] == 0 && weight[s.Lit.Not()] == 0 {
				order = append(order, s.Lit)
			}
			weight[s.Lit] += s.Weight
		}
	}
	for _, m := range order {
		w, opposite := weight[m], weight[m.Not()]
		o.base += min(w, opposite)
		switch {
		case w > opposite:
			o.soft = append(o.soft, sat.Soft{Lit: m, Weight: w - opposite})
		case w < opposite:
			o.soft = append(o.soft, sat.Soft{Lit: m.Not(), Weight: opposite - w})
		}
	}
	return o
}

// cost returns what a model costs.
func (o *objective) cost(m sat.Model) int64 {
	cost := o.base
	for _, s := range o.soft {
		if !m.Value(s.Lit) {
			cost += s.Weight
		}
	}
	return cost
}
