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
	for r, set := range c.refitSettings(b) {
		if !set.Binds() || c.Rooms[r].Parallel > 1 || len(c.Event.Rooms[r].Combines) > 0 {
			continue
		}
		rooms := c.inSpace(model.RoomIndex(r))
		for _, day := range days {
			k := csp.Refits{Rooms: rooms, Day: day, Layouts: layouts, Most: set.Count("max")}
			if !c.canRefit(&k) {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.Room, in.Span = model.RoomIndex(r), day
			use(set, in, k)
		}
	}
}

// refitSettings returns, by room, the last line that names it or one that combines it with others,
// an overflow room set aside; else the general setting.
func (c *compiler) refitSettings(b *rules.Binding) []*rules.Bound {
	setting := make([]*rules.Bound, len(c.Event.Rooms))
	for r := range setting {
		setting[r] = &b.General
	}
	for i := range b.Items {
		for _, r := range b.Items[i].Rooms("rooms") {
			if setting[r] = &b.Items[i]; c.Event.Rooms[r].Paired() {
				continue
			}
			for _, part := range c.Event.Rooms[r].Combines {
				setting[part] = &b.Items[i]
			}
		}
	}
	return setting
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
		own := &c.Activities[x]
		may := func(s csp.StartIndex) bool {
			return k.Layouts[x] != 0 && k.Day.Start <= c.Starts[s] && c.Starts[s] < k.Day.End
		}
		can := own.Candidates.Starts == nil && slices.ContainsFunc(own.Legal, may)
		for i, s := range own.Candidates.Starts {
			can = can || may(s) && own.Candidates.Rooms[i].Common(k.Rooms) > 0
		}
		if can {
			n++
			some[k.Layouts[x]] = true
		}
	}
	return n > k.Most+1 && len(some) > 1
}
