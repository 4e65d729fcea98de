package compile

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeVariety makes a timeless pool for each value and slot where variety is hard: of the
// sessions with the value no more start elsewhere than leave enough for the slot.
func encodeVariety(c *compiler, b *rules.Binding) {
	if set := &b.General; set.Hard() {
		c.eachSlotValue(set, func(value string, group []csp.ActivityIndex, slot model.Interval) {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Span, in.Value = c.Activities[group[0]].Sessions[0], slot, value
			c.bound(b, set, in, group, slot, set.Count("least"), len(group))
		})
	}
}

// chargeVariety charges for sessions with each value of an attribute that a slot lacks.
func chargeVariety(c *compiler, b *rules.Binding) {
	if set := &b.General; set.Level.Tier() > 0 {
		c.eachSlotValue(set, func(value string, group []csp.ActivityIndex, slot model.Interval) {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Span, in.Value = c.Activities[group[0]].Sessions[0], slot, value
			c.count(b, set, in, group, slot, set.Count("least"), len(group))
		})
	}
}

// eachSlotValue calls use for each slot and each value that it is to have, with those who
// have the value.
func (c *compiler) eachSlotValue(set *rules.Bound, use func(value string, group []csp.ActivityIndex, slot model.Interval)) {
	slots, least := varietySlots(c.Event, set.Minutes("slot")), set.Count("least")
	with := map[string][]model.SessionIndex{}
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		if set.Hard() && !c.confirmed(s) {
			return
		}
		for _, value := range attributeOf(&c.Event.Sessions[s], set.Text("attribute")) {
			with[value] = append(with[value], s)
		}
	})
	for _, value := range slices.Sorted(maps.Keys(with)) {
		group := c.activities(with[value])
		var of []model.Interval
		for _, slot := range slots {
			able := 0
			for _, a := range group {
				if c.canStart(a, slot) {
					able++
				}
			}
			if able >= least {
				of = append(of, slot)
			}
		}
		for _, slot := range of {
			if len(group) >= least*len(of) {
				use(value, group, slot)
			}
		}
	}
}

// canStart reports whether windows let an activity start in a slot, in any room.
func (c *compiler) canStart(a csp.ActivityIndex, slot model.Interval) bool {
	seen := map[string]bool{}
	for r := range c.Rooms {
		starts, kind := c.startsByWindows(a, model.RoomIndex(r))
		if seen[kind] {
			continue
		}
		seen[kind] = true
		for t := range starts {
			if slot.Start <= t && t < slot.End {
				return true
			}
		}
	}
	return false
}

// varietySlots returns the slots that are to be varied: the prime windows, or if none is
// prime those with fixed starts and the others cut up, if they can be.
func varietySlots(e *model.Event, minutes model.Minutes) (slots []model.Interval) {
	open := slices.DeleteFunc(slices.Clone(e.Windows), func(w model.Window) bool { return w.Minutes() == 0 })
	if prime := slices.DeleteFunc(slices.Clone(open), func(w model.Window) bool { return !w.Prime }); len(prime) > 0 {
		for _, w := range prime {
			slots = append(slots, w.Interval)
		}
		return slots
	}
	for _, w := range open {
		pieces := 1
		if len(w.Starts) == 0 {
			if minutes == 0 {
				return nil
			}
			pieces = max(1, int(w.Minutes()/minutes))
		}
		for i := range pieces {
			slot := model.Interval{Start: w.Start.Add(model.Minutes(i) * minutes), End: w.Start.Add(model.Minutes(i+1) * minutes)}
			if i == pieces-1 {
				slot.End = w.End
			}
			slots = append(slots, slot)
		}
	}
	return slots
}

// attributeOf returns the values that a session has of an attribute, each once.
func attributeOf(s *model.Session, attribute string) []string {
	switch {
	case attribute == "language":
		return slices.Compact(slices.Sorted(slices.Values(s.Languages)))
	case attribute == "type":
		return []string{s.Type}
	case len(s.Themes) > 0:
		return s.Themes[:1]
	default:
		return nil
	}
}
