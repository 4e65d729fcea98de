package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// discomforts calls use for every online duty that can have an uncomfortable hour, with
// what each candidate start costs.
func (c *compiler) discomforts(bands []rules.Band, use func(p model.PersonIndex, d duty, byStart []int32)) {
	waived := func(p model.PersonIndex) bool { return slices.Contains(c.Event.People[p].Waiver, "R28") }
	byZone := map[model.Zone][]int{}
	for p, duties := range c.byPerson {
		z := c.Event.People[p].Zone
		if z == "" || waived(model.PersonIndex(p)) {
			continue
		}
		for _, d := range duties {
			if d.online == model.NoSession {
				continue
			}
			byMinute, known := byZone[z]
			if !known {
				byMinute = c.discomfortByMinute(bands, z)
				byZone[z] = byMinute
			}
			byStart := c.amounts(d.activity, func(v model.Interval) (worst int) {
				from := v.Start.Sub(c.Starts[0])
				for _, cost := range byMinute[from : from+c.Event.Sessions[d.online].Minutes] {
					worst = max(worst, cost)
				}
				return worst
			})
			if byStart != nil {
				use(model.PersonIndex(p), d, byStart)
			}
		}
	}
}

// discomfortByMinute returns the cost of the worst band that each minute lies in on the
// clock of z, from the first start until the last activity can end.
func (c *compiler) discomfortByMinute(bands []rules.Band, z model.Zone) []int {
	if len(c.Starts) == 0 {
		return nil
	}
	longest := model.Minutes(0)
	for i := range c.Event.Sessions {
		longest = max(longest, c.Event.Sessions[i].Minutes)
	}
	first := c.Starts[0]
	costs := make([]int, c.Starts[len(c.Starts)-1].Sub(first)+longest)
	for i := range costs {
		local := first.Add(model.Minutes(i)).In(z)
		costs[i] = discomfort(bands, model.Minutes(local.Hour()*60+local.Minute()))
	}
	return costs
}

// discomfort returns the cost of the worst band that a time of day lies in.
func discomfort(bands []rules.Band, clock model.Minutes) (worst int) {
	for _, b := range bands {
		within := b.From <= clock && clock < b.To
		if b.From >= b.To {
			within = clock >= b.From || clock < b.To
		}
		if within {
			worst = max(worst, b.Cost)
		}
	}
	return worst
}

// chargeDiscomfort charges for each uncomfortable hour of each online duty.
func chargeDiscomfort(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.discomforts(b.General.Bands("bands"), func(p model.PersonIndex, d duty, byStart []int32) {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Person = d.online, p
		c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, &b.General, b.General.Level, in), Activity: d.activity, ByStart: byStart})
	})
}
