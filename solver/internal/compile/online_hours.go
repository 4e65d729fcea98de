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

// onlineHours returns those of everybody whose zone is known, by person.
func (c *compiler) onlineHours() []onlineHours {
	if c.hours == nil {
		c.hours = []onlineHours{}
		c.eachOnline(func(p model.PersonIndex, d duty, night, bad func(model.Interval) int) {
			c.hours = append(c.hours, onlineHours{p, d, c.amounts(d.activity, night), c.amounts(d.activity, bad)})
		})
	}
	return c.hours
}

// eachOnline calls use for each activity that someone must attend online, of those whose
// zone is known, with the points that it counts where it takes place: of R27, and of the worst
// band of R28 where R27 counts nothing.
func (c *compiler) eachOnline(use func(p model.PersonIndex, d duty, night, bad func(model.Interval) int)) {
	r27, bands := &c.Book.Of("R27").General, c.Book.Of("R28").General.Bands("bands")
	nothing := func(model.Interval) int { return 0 }
	byZone := map[model.Zone][]int{}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if person.Zone == "" {
			continue
		}
		night := nothing
		if (r27.Hard() || r27.Level.Tier() > 0) && !slices.Contains(person.Waiver, "R27") {
			night = func(v model.Interval) int {
				if c.withinOwnHours(r27, v, person.Zone) {
					return 0
				}
				return r27.Count("points")
			}
		}
		byMinute, known := byZone[person.Zone]
		if !known {
			byMinute = c.discomfortByMinute(bands, person.Zone)
			byZone[person.Zone] = byMinute
		}
		for _, d := range duties {
			if d.online == model.NoSession {
				continue
			}
			bad := nothing
			if !slices.Contains(person.Waiver, "R28") {
				bad = func(v model.Interval) (worst int) {
					if night(v) > 0 {
						return 0
					}
					from := v.Start.Sub(c.Starts[0])
					for _, cost := range byMinute[from : from+c.Event.Sessions[d.online].Minutes] {
						worst = max(worst, cost)
					}
					return worst
				}
			}
			use(model.PersonIndex(p), d, night, bad)
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

// dayBags returns what a person bears on each day, with the hours of that person: the worst of
// what the activities count that start on it, only counting what is more than most.
func (c *compiler) dayBags(mine []onlineHours, most int) (bags []csp.Bag) {
	days := map[int32]int{} // to bags
	for _, h := range mine {
		starts := c.Activities[h.activity].Candidates.Starts
		for k, amount := range h.bad {
			if int(amount) <= most {
				continue
			}
			day := c.Days[starts[k]]
			if len(mine) == 1 {
				day = 0 // one activity is on one day, whichever
			}
			n, known := days[day]
			if !known {
				n = len(bags)
				days[day] = n
				bags = append(bags, csp.Bag{})
			}
			bag := &bags[n]
			if last := len(bag.Burdens) - 1; last < 0 || bag.Burdens[last].Activity != h.activity {
				bag.Burdens = append(bag.Burdens, csp.Burden{Activity: h.activity, ByStart: make([]int32, len(starts))})
			}
			bag.Burdens[len(bag.Burdens)-1].ByStart[k] = amount
		}
	}
	return bags
}

// eachHoursOfOne calls use for the hours of each person in turn.
func (c *compiler) eachHoursOfOne(use func(p model.PersonIndex, mine []onlineHours)) {
	for all := c.onlineHours(); len(all) > 0; {
		n := 1
		for n < len(all) && all[n].person == all[0].person {
			n++
		}
		use(all[0].person, all[:n])
		all = all[n:]
	}
}

// onlineIn returns the session of an activity that a person must attend online.
func onlineIn(mine []onlineHours, a csp.ActivityIndex) model.SessionIndex {
	return mine[slices.IndexFunc(mine, func(h onlineHours) bool { return h.activity == a })].online
}
