package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeParallel makes a pool of each item that allows only so many sessions at once:
// those use it that start when the item says.
func encodeParallel(c *compiler, b *rules.Binding) {
	c.eachCeiling(b, func(item *rules.Bound, k csp.Pool, times []model.Interval) {
		if item.Hard() {
			k.During = model.Interval{Start: times[0].Start, End: times[len(times)-1].End}
			c.pool(b, item, rules.NewInstance(b.Rule.ID), k)
		}
	})
}

// chargeParallel charges, whenever one more session begins, for those too many at once.
func chargeParallel(c *compiler, b *rules.Binding) {
	c.eachCeiling(b, func(item *rules.Bound, k csp.Pool, _ []model.Interval) {
		if item.Level.Tier() > 0 {
			k.During = csp.Always
			c.chargeExcess(c.penalty(b, item, item.Level, rules.NewInstance(b.Rule.ID)), k)
		}
	})
}

// eachCeiling calls use for each item of R10 that something can count for, with a pool of
// what does, and with the times at which that starts.
func (c *compiler) eachCeiling(b *rules.Binding, use func(item *rules.Bound, k csp.Pool, times []model.Interval)) {
	for i := range b.Items {
		item := &b.Items[i]
		counted := c.countedBy(item)
		if times := c.parallelTimes(item); len(times) > 0 {
			members := c.poolMembers(times, func(s model.SessionIndex) (csp.RoomSet, bool) { return nil, counted[s] })
			use(item, csp.Pool{Most: item.Count("max"), Members: members}, times)
		}
	}
}

// parallelTimes returns when the sessions start that count for an item of R10, ascending
// and apart.
func (c *compiler) parallelTimes(item *rules.Bound) []model.Interval {
	times := []model.Interval{csp.Always}
	if item.Has("windows") {
		times = nil
		for _, w := range item.Windows("windows") {
			times = append(times, c.Event.Windows[w].Interval)
		}
	}
	if !item.Has("days") {
		return model.Joined(times)
	}
	var both []model.Interval
	for _, v := range times {
		for _, day := range item.Days("days") {
			bounds := day.Bounds(c.Event.Zone)
			if w := (model.Interval{Start: max(v.Start, bounds.Start), End: min(v.End, bounds.End)}); w.Start < w.End {
				both = append(both, w)
			}
		}
	}
	return model.Joined(both)
}
