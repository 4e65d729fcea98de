package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// outnumbered returns a certificate for each set of activities of which more have to use
// timeless pools than may: one pool, or several that no activity can use two of.
func outnumbered(p *csp.Problem) (found []Certificate) {
	joined := make([]bool, len(p.Pools))
	for i := range p.Pools {
		if !p.Pools[i].Timeless {
			continue
		}
		if c, over := countOn(p, []*csp.Pool{&p.Pools[i]}); over {
			found = append(found, c)
			joined[i] = true
			continue
		}
		if joined[i] {
			continue
		}
		set := []*csp.Pool{&p.Pools[i]}
		for j := i + 1; j < len(p.Pools); j++ {
			k := &p.Pools[j]
			if k.Timeless && !joined[j] && sameMembers(set[0], k) && !slices.ContainsFunc(set, func(l *csp.Pool) bool { return sharesStarts(k, l) }) {
				set, joined[j] = append(set, k), true
			}
		}
		if c, over := countOn(p, set); over && len(set) > 1 {
			found = append(found, fewestPools(p, set, c))
		}
	}
	return found
}

// fewestPools leaves out pools without which there are still too many.
func fewestPools(p *csp.Problem, set []*csp.Pool, c Certificate) Certificate {
	for j := len(set) - 1; j >= 0 && len(set) > 1; j-- {
		fewer := slices.Delete(slices.Clone(set), j, j+1)
		if still, over := countOn(p, fewer); over {
			set, c = fewer, still
		}
	}
	return c
}

// sharesStarts reports whether there can be a start with which an activity uses both pools.
func sharesStarts(k, l *csp.Pool) bool {
	for _, m := range k.Members {
		for _, u := range m.Uses {
			for _, n := range l.Members {
				if slices.ContainsFunc(n.Uses, func(v csp.PoolUse) bool { return within(u).Overlaps(within(v)) }) {
					return true
				}
			}
		}
	}
	return false
}

// within returns the time in which a use starts.
func within(u csp.PoolUse) model.Interval {
	if u.From == (model.Interval{}) {
		return csp.Always
	}
	return u.From
}

// countOn looks for too many of those that use one of the pools wherever they are.
func countOn(p *csp.Problem, pools []*csp.Pool) (Certificate, bool) {
	k := &supply{p: p, pools: pools}
	parts := make([]part, len(pools))
	for i, pool := range pools {
		parts[i] = part{Stretch: Stretch{Room: model.NoRoom}, sessions: int64(max(0, pool.Left(csp.Earliest))), within: alone}
	}
	for i := range pools[0].Members {
		a, units := pools[0].Members[i].Activity, int64(unlimited)
		if p.Activities[a].Optional {
			continue
		}
		for _, pool := range pools {
			_, least := least(&pool.Members[i])
			units = min(units, least)
		}
		uses, everywhere := k.usedBy(i)
		for j, used := range uses {
			if used && everywhere {
				parts[j].activities, parts[j].takes = append(parts[j].activities, a), append(parts[j].takes, 0)
				parts[j].units = append(parts[j].units, units)
			}
		}
	}
	contest := newContest(p, parts, true)
	c, over := contest.overloaded()
	if !over {
		return c, false
	}
	c.Stretches, _ = k.startsOf(contest, c.Activities)
	var used []int
	c.Whole.Stretches, used = k.startsOf(contest, c.Whole.Activities)
	c.Pool = pools[used[0]]
	for _, j := range used {
		c.Uses = append(c.Uses, pools[j].Instance)
	}
	return c, true
}

// usedBy returns which of the pools a member uses at one of its places, and whether it uses
// one at each.
func (k *supply) usedBy(member int) (uses []bool, everywhere bool) {
	uses, everywhere = make([]bool, len(k.pools)), true
	c := &k.p.Activities[k.pools[0].Members[member].Activity].Candidates
	for i, s := range c.Starts {
		for r := range k.p.Rooms {
			if room := model.RoomIndex(r); c.Rooms[i].Has(room) {
				some := false
				for j, pool := range k.pools {
					if k.takes(pool, &pool.Members[member], s, room) {
						uses[j], some = true, true
					}
				}
				everywhere = everywhere && some
			}
		}
	}
	return uses, everywhere
}

// startsOf returns the times in which activities start that use the pools which count for
// them, and these.
func (k *supply) startsOf(c *contest, activities []csp.ActivityIndex) (stretches []Stretch, used []int) {
	_, _, used = c.balance(activities)
	if len(k.p.Starts) == 0 {
		return nil, used
	}
	all := model.Interval{Start: k.p.Starts[0], End: k.p.Starts[len(k.p.Starts)-1] + 1}
	var times []model.Interval
	for _, j := range used {
		for _, m := range k.pools[j].Members {
			for _, u := range m.Uses {
				v := within(u)
				if v = (model.Interval{Start: max(v.Start, all.Start), End: min(v.End, all.End)}); slices.Contains(activities, m.Activity) && v.Start < v.End {
					times = append(times, v)
				}
			}
		}
	}
	for _, v := range model.Joined(times) {
		stretches = append(stretches, Stretch{model.NoRoom, v})
	}
	return stretches, used
}
