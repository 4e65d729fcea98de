package bounds

import (
	"cmp"
	"slices"
	"sync"

	"programme/model"
	"programme/solver/internal/csp"
)

// contest is activities that compete for parts of the time.
type contest struct {
	parts   []part
	into    [][]int32 // by activity: the parts open to it
	need    []int64   // by activity: what it takes of any of them at least, minutes or units
	counted bool
}

func newContest(p *csp.Problem, parts []part, counted bool) *contest {
	c := &contest{}
	c.begin(p, parts, counted)
	return c
}

// contests are some to begin anew: thousands of people are looked at, one by one, each of whom has
// a few of all activities.
var contests = sync.Pool{New: func() any { return &contest{} }}

// begin makes it one of other parts.
func (c *contest) begin(p *csp.Problem, parts []part, counted bool) {
	for i := range c.parts {
		for _, a := range c.parts[i].activities {
			c.into[a] = c.into[a][:0]
		}
	}
	if n := len(p.Activities); len(c.into) < n {
		c.into, c.need = make([][]int32, n), make([]int64, n)
	}
	c.parts, c.counted = parts, counted
	for i := range parts {
		for k, a := range parts[i].activities {
			need := parts[i].takes[k]
			if counted {
				need = parts[i].units[k]
			}
			if len(c.into[a]) > 0 {
				need = min(need, c.need[a])
			}
			c.into[a], c.need[a] = append(c.into[a], int32(i)), need
		}
	}
}

// overloaded sends each activity's need to the parts where it may be placed, and from
// there to what those are within. If not all of it arrives, the activities on the source's
// side of the minimum cut need more than all their parts have (Hall, On representatives of
// subsets, Journal of the London Mathematical Society 10, 1935).
func (c *contest) overloaded() (Certificate, bool) {
	groups := c.groupAlike()
	g := newNetwork(2 + len(groups) + len(c.parts))
	var total int64
	for i, group := range groups {
		g.edge(source, 2+i, group.need)
		total += group.need
		for _, k := range group.parts {
			g.edge(2+i, 2+len(groups)+int(k), group.need)
		}
	}
	for k := range c.parts {
		to := sink
		if within := c.parts[k].within; within != alone {
			to = 2 + len(groups) + within
		}
		g.edge(2+len(groups)+k, to, c.parts[k].capacity(c.counted))
	}
	if g.maximise() == total {
		return Certificate{}, false
	}
	var all []csp.ActivityIndex
	for i, group := range groups {
		if g.level[2+i] >= 0 {
			all = append(all, group.activities...)
		}
	}
	slices.Sort(all)
	return Certificate{Overload: c.sum(c.shrink(all)), Whole: c.sum(all), Person: model.NoPerson, Counted: c.counted}, true
}

// group is the activities that may be placed in the same parts, with what they need.
type group struct {
	activities []csp.ActivityIndex
	parts      []int32
	need       int64
}

// groupAlike groups the activities that must be placed by the parts open to them.
func (c *contest) groupAlike() []group {
	byKey := map[string]int{}
	var groups []group
	for x, into := range c.into {
		if len(into) == 0 {
			continue
		}
		key := make([]byte, 0, 3*len(into))
		for _, k := range into {
			key = append(key, byte(k), byte(k>>8), byte(k>>16))
		}
		i, known := byKey[string(key)]
		if !known {
			i = len(groups)
			byKey[string(key)] = i
			groups = append(groups, group{parts: into})
		}
		groups[i].activities = append(groups[i].activities, csp.ActivityIndex(x))
		groups[i].need += c.need[x]
	}
	return groups
}

// shrink drops activities as long as the rest is still too much, the latest first.
func (c *contest) shrink(activities []csp.ActivityIndex) []csp.ActivityIndex {
	for i := len(activities) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(activities), i, i+1)
		if needs, has, _ := c.balance(without); needs > has {
			activities = without
		}
	}
	return activities
}

// sum adds up what activities need and what there is.
func (c *contest) sum(activities []csp.ActivityIndex) Overload {
	o := Overload{Activities: activities, Needs: make([]int64, len(activities))}
	for i, a := range activities {
		o.Needs[i] = c.need[a]
	}
	var used []int
	o.Need, o.Have, used = c.balance(activities)
	for _, k := range used {
		o.Stretches = append(o.Stretches, c.parts[k].Stretch)
	}
	slices.SortFunc(o.Stretches, func(a, b Stretch) int {
		return cmp.Or(cmp.Compare(a.Room, b.Room), cmp.Compare(a.Start, b.Start))
	})
	return o
}

// balance returns what the activities need together, what the parts open to any of them
// have, and which parts those are: instead of parts, what they are within, where that has
// less than they have together.
func (c *contest) balance(activities []csp.ActivityIndex) (needs, has int64, used []int) {
	seen := make([]bool, len(c.parts))
	inside := make([]int64, len(c.parts)) // what the parts have that are within one and open
	for _, a := range activities {
		needs += c.need[a]
		for _, k := range c.into[a] {
			if !seen[k] {
				seen[k] = true
				if within := c.parts[k].within; within != alone {
					inside[within] += c.parts[k].capacity(c.counted)
				}
			}
		}
	}
	for k := range c.parts {
		within := c.parts[k].within
		enough := within == alone || inside[within] <= c.parts[within].capacity(c.counted)
		if seen[k] && enough || inside[k] > c.parts[k].capacity(c.counted) {
			used = append(used, k)
			has += c.parts[k].capacity(c.counted)
		}
	}
	return needs, has, used
}
