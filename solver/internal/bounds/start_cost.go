package bounds

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// StartCost returns a lower bound on what a tier charges activities for their starts alone: not
// all can be the first in a room on a day. The larger of two counts:
//
//   - The activity that has k others before it in a room on a day starts no earlier than the k
//     shortest of all take, one after the other. Of such places, of all rooms and days, the
//     cheapest are taken, each at the least that anybody is charged from then on.
//   - Where everybody is charged for each minute alike, but for some that are free, the starts add
//     up to no less than with the shortest first, spread evenly (Conway, Maxwell and Miller,
//     Theory of Scheduling, 1967, on mean flow time).
//
// It takes time in proportion to the candidates, and to activities times rooms times days.
func StartCost(p *csp.Problem, tier int) int {
	c := &startCost{p: p, least: make([]int, len(p.Starts)), charged: make([]map[int]int, len(p.Activities))}
	if !c.gather(tier) {
		return 0
	}
	return max(0, c.byPlace(), c.byMinute())
}

// startCost is what activities are charged for their starts.
type startCost struct {
	p       *csp.Problem
	some    []csp.ActivityIndex // that are placed in every assignment and charged
	charged []map[int]int       // by activity: what each position of its candidates costs; nil for nothing
	weight  int                 // the least that any of them is charged for a unit
	least   []int               // by start: what it costs whoever is charged least there, -1 if nobody can
	// firsts are, for each room and day, the earliest start; one for each that the room holds at a
	// time.
	firsts []csp.StartIndex
	takes  []model.Minutes // what each of some takes of a room at least, ascending
}

// gather finds what is charged. It reports whether anything is.
func (c *startCost) gather(tier int) bool {
	p := c.p
	weights := make([]int, len(p.Activities))
	for i := range p.Soft.Unary {
		u := &p.Soft.Unary[i]
		if u.Tier != tier || u.In != nil || u.ByStart == nil || !p.Placed(u.Activity) {
			continue
		}
		if c.charged[u.Activity] == nil {
			c.charged[u.Activity] = map[int]int{}
			c.some = append(c.some, u.Activity)
		}
		weights[u.Activity] += u.Weight
		for at, amount := range u.ByStart {
			c.charged[u.Activity][at] += u.Weight * int(amount)
		}
	}
	if len(c.some) == 0 {
		return false
	}
	for s := range c.least {
		c.least[s] = -1
	}
	first := map[[2]int]csp.StartIndex{} // by room and day
	for _, a := range c.some {
		for at, s := range p.Activities[a].Candidates.Starts {
			if cost := c.charged[a][at]; c.least[s] < 0 || cost < c.least[s] {
				c.least[s] = cost
			}
			for r := range p.Rooms {
				if p.Activities[a].Candidates.Rooms[at].Has(model.RoomIndex(r)) {
					where := [2]int{r, int(p.Days[s])}
					if known, had := first[where]; !had || s < known {
						first[where] = s
					}
				}
			}
		}
	}
	turnaround := model.Minutes(-1)
	for where, s := range first {
		room := &p.Rooms[where[0]]
		c.firsts = append(c.firsts, slices.Repeat([]csp.StartIndex{s}, room.Parallel)...)
		if turnaround < 0 || room.Turnaround < turnaround {
			turnaround = room.Turnaround
		}
	}
	slices.Sort(c.firsts)
	c.weight = weights[c.some[0]]
	for _, a := range c.some {
		c.takes = append(c.takes, p.Activities[a].Minutes+turnaround)
		c.weight = min(c.weight, weights[a])
	}
	slices.Sort(c.takes)
	return true
}

// byPlace counts by who can be the first, the second and so on in a room on a day.
func (c *startCost) byPlace() (sum int) {
	p := c.p
	from := slices.Clone(c.least) // by start: the least that anybody is charged then or later that day
	for s := len(from) - 2; s >= 0; s-- {
		if later := from[s+1]; p.Days[s] == p.Days[s+1] && later >= 0 && (from[s] < 0 || later < from[s]) {
			from[s] = later
		}
	}
	var places []int
	for _, first := range c.firsts {
		before := model.Minutes(0)
		for k := range c.takes {
			s := p.First(p.Starts[first].Add(before))
			if int(s) == len(p.Starts) || p.Days[s] != p.Days[first] || from[s] < 0 {
				break
			}
			places, before = append(places, from[s]), before+c.takes[k]
		}
	}
	slices.Sort(places)
	for _, cost := range places[:min(len(places), len(c.some))] {
		sum += cost
	}
	return sum
}

// byMinute counts by minutes: whoever has n others after it in a room on a day lets each of them
// start later by what it takes.
func (c *startCost) byMinute() int {
	p := c.p
	opens := map[int32]model.Instant{}
	for _, s := range c.firsts {
		if t, had := opens[p.Days[s]]; !had || p.Starts[s] < t {
			opens[p.Days[s]] = p.Starts[s]
		}
	}
	free, some := 0, false // what a start costs less than its minutes after the first of the day
	for _, a := range c.some {
		for at, s := range p.Activities[a].Candidates.Starts {
			less := c.weight*int(p.Starts[s].Sub(opens[p.Days[s]])) - c.charged[a][at]
			if !some || less > free {
				free, some = less, true
			}
		}
	}
	longest := slices.Clone(c.takes)
	slices.SortFunc(longest, func(m, n model.Minutes) int { return cmp.Compare(n, m) })
	minutes := 0
	for i, m := range longest {
		minutes += int(m) * (i / len(c.firsts))
	}
	return c.weight*minutes - free*len(c.some)
}
