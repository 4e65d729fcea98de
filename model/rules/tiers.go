package rules

import "programme/model"

// SoftPart is what a rule charges in a tier by default: all of the rule, or a part of it that
// has a level of its own.
type SoftPart struct {
	Rule *Rule
	Key  string // of the LevelParam that sets the level of the part; "" for all of the rule
	Text string // what counts, for a part
	Unit string // what an amount counts
}

// DefaultTiers returns what the catalogue charges by default in each tier, in its order: by
// tier, from 1.
func DefaultTiers() [][]SoftPart {
	const last = 9
	tiers := make([][]SoftPart, last+1)
	for i := range Catalogue() {
		r := &Catalogue()[i]
		if tier := r.Level.Tier(); tier > 0 {
			tiers[tier] = append(tiers[tier], SoftPart{Rule: r, Unit: r.Unit})
		}
		for _, p := range r.Params {
			if p.Type != LevelParam {
				continue
			}
			if level, err := model.ParseLevel(p.Default); err == nil && level.Tier() > 0 {
				in := NewInstance(r.ID)
				in.Part = p.Key
				tiers[level.Tier()] = append(tiers[level.Tier()], SoftPart{r, p.Key, p.Text, r.UnitOf(in)})
			}
		}
	}
	return tiers
}

// Name says which rule or part of a rule it is: "R28", "R16 nice".
func (p SoftPart) Name() string {
	if p.Key == "" {
		return p.Rule.ID
	}
	return p.Rule.ID + " " + p.Key
}
