package cnf

import (
	"maps"
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// chargeUnits charges for units inside that are too many and for too few, which are too many
// outside.
func (o *objective) chargeUnits(c *csp.Count, inside, outside []sat.Lit) {
	all := 0
	for i := range c.Members {
		all += c.UnitsOf(i)
	}
	o.chargeSumAbove(c.Penalty, inside, c.UnitsOf, c.Max)
	o.chargeSumAbove(c.Penalty, outside, c.UnitsOf, all-c.Min)
}

// chargeSumAbove charges for each unit of the literals that are true beyond the free ones. The
// sums are added up in a generalised totalizer, as those of a [csp.Peak] are, and imply levels.
func (o *objective) chargeSumAbove(penalty csp.Penalty, ms []sat.Lit, unitsOf func(i int) int, free int) {
	sure := int32(0) // units that count in every model
	var sums map[int32]sat.Lit
	for i, m := range ms {
		switch units := int32(unitsOf(i)); m {
		case sat.False:
		case sat.True:
			sure += units
		default:
			sums = o.addUp(sums, map[int32]sat.Lit{units: m})
		}
	}
	o.Base += penalty.Weight * max(0, int(sure)-free)
	below, last := max(0, int32(free)-sure), sat.Lit(0)
	for _, sum := range slices.Sorted(maps.Keys(sums)) {
		if sum <= below {
			continue
		}
		m := o.to.NewVar()
		if last != 0 {
			o.to.Add(m.Not(), last)
		}
		o.to.Add(sums[sum].Not(), m)
		o.charge(penalty, m, int(sum-below))
		below, last = sum, m
	}
}
