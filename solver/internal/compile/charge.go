package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// penalty returns what an instance charges at a soft level. Of a charge nobody asks more than
// its rule, its setting and its part, so that all of those share what is recorded: there are
// millions of pairs of ten thousand sessions.
func (c *compiler) penalty(b *rules.Binding, set *rules.Bound, level model.Level, in rules.Instance) csp.Penalty {
	charging := rules.NewInstance(b.Rule.ID)
	charging.Part = in.Part
	return csp.Penalty{Tier: level.Tier(), Weight: set.Weight, Instance: c.instance(b, set, charging)}
}

// chargeRooms charges activity a for its room, on behalf of the instance in, unless
// every room is free.
func (c *compiler) chargeRooms(b *rules.Binding, set *rules.Bound, level model.Level, a csp.ActivityIndex, in rules.Instance, amount func(model.RoomIndex) int) {
	byRoom := make([]int32, len(c.Rooms))
	for r := range byRoom {
		byRoom[r] = int32(amount(model.RoomIndex(r)))
	}
	if slices.ContainsFunc(byRoom, func(amount int32) bool { return amount > 0 }) {
		c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, set, level, in), Activity: a, ByRoom: byRoom})
	}
}

// chargeStarts charges activity a for its start, on behalf of the instance in, unless
// every candidate is free.
func (c *compiler) chargeStarts(b *rules.Binding, set *rules.Bound, level model.Level, a csp.ActivityIndex, in rules.Instance, amount func(model.Interval) int) {
	if byStart := c.amounts(a, amount); byStart != nil {
		c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, set, level, in), Activity: a, ByStart: byStart})
	}
}

// chargePlaces is [compiler.chargeStarts] for starts in some rooms.
func (c *compiler) chargePlaces(b *rules.Binding, set *rules.Bound, a csp.ActivityIndex, rooms csp.RoomSet, in rules.Instance, amount func(model.Interval) int) {
	byStart := c.amounts(a, amount)
	if byStart == nil {
		return
	}
	u := csp.Unary{Penalty: c.penalty(b, set, set.Level, in), Activity: a, ByStart: byStart}
	if !c.AllRooms().Within(rooms) {
		u.In = rooms
	}
	c.Soft.Unary = append(c.Soft.Unary, u)
}

// oneIf counts 1 where bad says so.
func oneIf(bad func(model.Interval) bool) func(model.Interval) int {
	return func(v model.Interval) int {
		if bad(v) {
			return 1
		}
		return 0
	}
}

// amounts returns the amount of each candidate start of a, nil if all are 0.
func (c *compiler) amounts(a csp.ActivityIndex, amount func(model.Interval) int) []int32 {
	starts := c.Activities[a].Candidates.Starts
	byStart := make([]int32, len(starts))
	for i, s := range starts {
		byStart[i] = int32(amount(c.Span(a, s)))
	}
	if len(byStart) == 0 || slices.Max(byStart) == 0 {
		return nil
	}
	return byStart
}

// chargeOverlap charges two sessions for the minutes that they overlap; sessions of one
// activity overlap in full wherever it is placed, which no choice changes.
func (c *compiler) chargeOverlap(b *rules.Binding, set *rules.Bound, level model.Level, in rules.Instance, factor int) {
	penalty := c.penalty(b, set, level, in)
	penalty.Weight *= factor
	c.Soft.Overlaps = append(c.Soft.Overlaps, csp.Overlap{Penalty: penalty, A: c.ActivityOf[in.A], B: c.ActivityOf[in.B]})
	if len(c.Soft.Overlaps)%instancesBetweenPolls == 0 {
		c.poll()
	}
}

// count charges for members of a group too many or too few that start within v.
func (c *compiler) count(b *rules.Binding, set *rules.Bound, in rules.Instance, group []csp.ActivityIndex, v model.Interval, least, most int) {
	n := csp.Count{Penalty: c.penalty(b, set, set.Level, in), From: c.First(v.Start), To: c.First(v.End), Min: least, Max: most}
	n.Members = group
	c.Soft.Counts = append(c.Soft.Counts, n)
}

// chargeWorst charges for the worst of some burdens. A single one is a charge of its activity
// alone, which bounds by rooms know of.
func (c *compiler) chargeWorst(w *csp.Worst) {
	if len(w.Burdens) != 1 || w.Stay > 0 {
		c.Soft.Worsts = append(c.Soft.Worsts, *w)
		return
	}
	k := &w.Burdens[0]
	if k.ByStart != nil || k.ByRoom != nil {
		c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: w.Penalty, Activity: k.Activity, Larger: true, ByStart: k.ByStart, ByRoom: k.ByRoom})
	}
	if k.Absent > 0 {
		c.Soft.Absent = append(c.Soft.Absent, csp.Absent{Penalty: w.Penalty, Activity: k.Activity, Amount: int(k.Absent)})
	}
}
