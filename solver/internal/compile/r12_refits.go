package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeRefits bounds how often a room is laid out anew, where the rule is hard.
func encodeRefits(c *compiler, b *rules.Binding) {
	c.eachRefits(b, func(set *rules.Bound, in rules.Instance, k csp.Refits) {
		if set.Hard() {
			c.RefitLimits = append(c.RefitLimits, csp.RefitLimit{Refits: k, Instance: c.instance(b, set, in)})
		}
	})
}

// chargeRefits charges for the changes of layout that are too many.
func chargeRefits(c *compiler, b *rules.Binding) {
	c.eachRefits(b, func(set *rules.Bound, in rules.Instance, k csp.Refits) {
		if set.Level.Tier() > 0 {
			c.Soft.Refits = append(c.Soft.Refits, csp.Refit{Penalty: c.penalty(b, set, set.Level, in), Refits: k})
		}
	})
}

// eachRefits calls use for each room that holds one at a time and each day, if activities can
// change the layout there more often than they may.
func (c *compiler) eachRefits(b *rules.Binding, use func(set *rules.Bound, in rules.Instance, k csp.Refits)) {
	layouts := c.layoutOfEach()
	var days []model.Interval
	for _, t := range c.Starts {
		if n := len(days); n == 0 || t >= days[n-1].End {
			days = append(days, model.DateIn(t, c.Event.Zone).Bounds(c.Event.Zone))
		}
	}
	for r, set := range lastFor(c, b, "rooms") {
		if !set.Binds() || c.Rooms[r].Parallel > 1 {
			continue
		}
		for _, day := range days {
			k := csp.Refits{Room: model.RoomIndex(r), Day: day, Layouts: layouts, Most: set.Count("max")}
			if !c.canRefit(&k) {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.Room, in.Span = k.Room, day
			use(set, in, k)
		}
	}
}

// layoutOfEach numbers the layouts of activities, from 1 on: of merged sessions, that of the
// first which gives one.
func (c *compiler) layoutOfEach() []int32 {
	numbers := map[string]int32{}
	list := make([]int32, len(c.Activities))
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		layout := c.Event.Sessions[s].Layout
		if layout == "" || list[a] != 0 {
			return
		}
		if numbers[layout] == 0 {
			numbers[layout] = int32(len(numbers) + 1)
		}
		list[a] = numbers[layout]
	})
	return list
}

// canRefit reports whether activities that may start on the day, and be in the room as far as
// is known, are enough to change the layout too often.
func (c *compiler) canRefit(k *csp.Refits) bool {
	n, some := 0, map[int32]bool{}
	for x := range c.Activities {
		a, own := csp.ActivityIndex(x), &c.Activities[x]
		may := func(s csp.StartIndex) bool { return k.Counts(a, c.Starts[s], k.Room) }
		if own.Candidates.Starts == nil && slices.ContainsFunc(own.Legal, may) || slices.ContainsFunc(own.Candidates.Starts, func(s csp.StartIndex) bool {
			return may(s) && own.Candidates.Has(csp.Place{Start: s, Room: k.Room})
		}) {
			n++
			some[k.Layouts[x]] = true
		}
	}
	return n > k.Most+1 && len(some) > 1
}
