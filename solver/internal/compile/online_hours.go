package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// onlineHours is what a session that someone must attend online counts by where it starts, in
// points by position in the candidates of its activity; nil for nothing.
type onlineHours struct {
	person model.PersonIndex
	duty
	night []int32 // of R27
	bad   []int32 // of the worst band of R28, where R27 counts nothing
}

// onlineHours returns those of everybody whose zone is known, of those that count anything.
func (c *compiler) onlineHours() []onlineHours {
	if c.hours != nil {
		return c.hours
	}
	c.hours = []onlineHours{}
	r27, bands := &c.Book.Of("R27").General, c.Book.Of("R28").General.Bands("bands")
	points := r27.Count("points")
	if !r27.Hard() && r27.Level.Tier() == 0 {
		points = 0
	}
	byZone := map[model.Zone][]int{}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if person.Zone == "" {
			continue
		}
		for _, d := range duties {
			if d.online == model.NoSession {
				continue
			}
			of := onlineHours{person: model.PersonIndex(p), duty: d}
			outside := func(model.Interval) bool { return false }
			if points > 0 && !slices.Contains(person.Waiver, "R27") {
				outside = func(v model.Interval) bool { return !c.withinOwnHours(r27, v, person.Zone) }
				of.night = c.amounts(d.activity, func(v model.Interval) int {
					if outside(v) {
						return points
					}
					return 0
				})
			}
			if !slices.Contains(person.Waiver, "R28") {
				byMinute, known := byZone[person.Zone]
				if !known {
					byMinute = c.discomfortByMinute(bands, person.Zone)
					byZone[person.Zone] = byMinute
				}
				of.bad = c.amounts(d.activity, func(v model.Interval) (worst int) {
					if outside(v) {
						return 0
					}
					from := v.Start.Sub(c.Starts[0])
					for _, cost := range byMinute[from : from+c.Event.Sessions[d.online].Minutes] {
						worst = max(worst, cost)
					}
					return worst
				})
			}
			if of.night != nil || of.bad != nil {
				c.hours = append(c.hours, of)
			}
		}
	}
	return c.hours
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

// chargeHours charges an online duty for where its session starts.
func (c *compiler) chargeHours(b *rules.Binding, h *onlineHours, byStart []int32) {
	if byStart == nil {
		return
	}
	in := rules.NewInstance(b.Rule.ID)
	in.A, in.Person = h.online, h.person
	c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, &b.General, b.General.Level, in), Activity: h.activity, ByStart: byStart})
}
