package compile

import (
	"slices"

	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeDemanded charges for the overlap of two activities both of which attendees would like
// to attend, a minute for each of them.
func (c *compiler) chargeDemanded(b *rules.Binding) {
	set := &b.General
	level := set.LevelOf("demand")
	if level.Tier() == 0 || len(c.Event.Demand) == 0 {
		return
	}
	wishes, wishers, counted := c.demanded()
	both := make([]int, len(c.Activities)) // attendees of a who would like to attend each as well
	for x := range c.Activities {
		a := csp.ActivityIndex(x)
		clear(both)
		for _, who := range wishers[a] {
			for _, other := range wishes[who] {
				both[other]++
			}
		}
		for y := x + 1; y < len(both); y++ {
			n := max(both[y], counted[[2]csp.ActivityIndex{a, csp.ActivityIndex(y)}])
			if n == 0 || n < set.Count("least") {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.Part, in.A, in.B = "demand", c.Activities[x].Sessions[0], c.Activities[y].Sessions[0]
			c.chargeOverlap(b, set, level, in, n)
		}
	}
}

// demanded returns, by attendee, the activities that they would like to attend, each once; by
// activity, who would; and how many are counted who would like to attend both of two, the
// lower index first.
func (c *compiler) demanded() (wishes [][]csp.ActivityIndex, wishers [][]int, counted map[[2]csp.ActivityIndex]int) {
	wishers = make([][]int, len(c.Activities))
	counted = map[[2]csp.ActivityIndex]int{}
	number := map[string]int{}
	for i := range c.Event.Demand {
		row := &c.Event.Demand[i]
		a := c.ActivityOf[row.Session]
		if a < 0 {
			continue
		}
		if row.With.Given() {
			if other := c.ActivityOf[row.With.Index()]; other >= 0 {
				two := [2]csp.ActivityIndex{min(a, other), max(a, other)}
				counted[two] = max(counted[two], row.Count)
			}
			continue
		}
		if row.Attendee == "" {
			continue
		}
		who, known := number[row.Attendee]
		if !known {
			who = len(wishes)
			number[row.Attendee] = who
			wishes = append(wishes, nil)
		}
		if !slices.Contains(wishes[who], a) {
			wishes[who] = append(wishes[who], a)
			wishers[a] = append(wishers[a], who)
		}
	}
	return wishes, wishers, counted
}
