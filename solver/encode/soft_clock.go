package encode

import (
	"slices"
	"time"

	"programme/model"
	"programme/model/rules"
)

// chargeStarts charges activity a for its start, on behalf of the instance in, unless
// every candidate is free.
func (c *compiler) chargeStarts(b *rules.Binding, set *rules.Bound, level model.Level, a ActivityIndex, in rules.Instance, amount func(model.Interval) int) {
	if byStart := c.amounts(a, amount); byStart != nil {
		c.Soft.Unary = append(c.Soft.Unary, Unary{Price: c.price(b, set, level, in), Activity: a, ByStart: byStart})
	}
}

// amounts returns the amount of each candidate start of a, nil if all are 0.
func (c *compiler) amounts(a ActivityIndex, amount func(model.Interval) int) []int32 {
	starts := c.Activities[a].Candidates.Starts
	byStart := make([]int32, len(starts))
	for i, s := range starts {
		byStart[i] = int32(amount(c.span(a, s)))
	}
	if len(byStart) == 0 || slices.Max(byStart) == 0 {
		return nil
	}
	return byStart
}

// discomforts calls use for every online duty that can have an uncomfortable hour, with
// what each candidate start costs.
func (c *compiler) discomforts(bands []rules.Band, use func(p model.PersonIndex, d duty, byStart []int32)) {
	waived := func(p model.PersonIndex) bool { return slices.Contains(c.Event.People[p].Waiver, "R28") }
	byZone := map[model.Zone][]int{}
	for p, duties := range c.byPerson {
		z := c.Event.People[p].Zone
		if z == "" || waived(model.PersonIndex(p)) {
			continue
		}
		for _, d := range duties {
			if d.online == model.NoSession {
				continue
			}
			byMinute, known := byZone[z]
			if !known {
				byMinute = c.discomfortByMinute(bands, z)
				byZone[z] = byMinute
			}
			byStart := c.amounts(d.activity, func(v model.Interval) (worst int) {
				from := v.Start.Sub(c.Starts[0])
				for _, cost := range byMinute[from : from+c.Event.Sessions[d.online].Minutes] {
					worst = max(worst, cost)
				}
				return worst
			})
			if byStart != nil {
				use(model.PersonIndex(p), d, byStart)
			}
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

// chargeDiscomfort charges for each uncomfortable hour of each online duty.
func chargeDiscomfort(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.discomforts(b.General.Bands("bands"), func(p model.PersonIndex, d duty, byStart []int32) {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Person = d.online, p
		c.Soft.Unary = append(c.Soft.Unary, Unary{Price: c.price(b, &b.General, b.General.Level, in), Activity: d.activity, ByStart: byStart})
	})
}

// chargeFairHours charges for the largest discomfort that one person, or region, has
// over the event.
func chargeFairHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	at := map[string]int{}
	var groups [][]Burden
	c.discomforts(c.book.Of("R28").General.Bands("bands"), func(p model.PersonIndex, d duty, byStart []int32) {
		key := c.Event.People[p].ID
		if b.General.Text("per") == "region" {
			if key = c.Event.People[p].Region; key == "" {
				return
			}
		}
		k, known := at[key]
		if !known {
			k = len(groups)
			at[key] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], Burden{d.activity, byStart})
	})
	if len(groups) > 0 {
		c.Soft.Peaks = append(c.Soft.Peaks, Peak{Price: c.price(b, &b.General, b.General.Level, rules.NewInstance(b.Rule.ID)), Groups: groups})
	}
}

// encodeTimeWishes bans the starts that miss a wish which is hard.
func encodeTimeWishes(c *compiler, b *rules.Binding) {
	c.eachTimeWish(b, func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool) {
		if item.Hard() {
			c.banStarts(b, item, c.ActivityOf[in.A], nil, in, missed)
		}
	})
}

// chargeTimeWishes charges for sessions whose time wish is not met.
func chargeTimeWishes(c *compiler, b *rules.Binding) {
	c.eachTimeWish(b, func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool) {
		if item.Level.Tier() == 0 {
			return
		}
		amount := 1
		if item.Text("strength") == "strong" {
			amount = 3
		}
		c.chargeStarts(b, item, item.Level, c.ActivityOf[in.A], in, func(v model.Interval) int {
			if missed(v) {
				return amount
			}
			return 0
		})
	})
}

// eachTimeWish calls use for each session that an item wishes a time for.
func (c *compiler) eachTimeWish(b *rules.Binding, use func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool)) {
	for i := range b.Items {
		item := &b.Items[i]
		sessions := named(item)
		for _, p := range item.People("people") {
			for _, d := range c.duties {
				if d.Person == p && d.Must {
					sessions = union(sessions, []model.SessionIndex{d.Session})
				}
			}
		}
		for _, s := range sessions {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			use(item, in, func(v model.Interval) bool {
				return !c.meetsWish(item.Text("wish"), model.Span(v.Start, c.Event.Sessions[s].Minutes))
			})
		}
	}
}

// meetsWish reports whether a session at v has the time of day that it wished for.
func (c *compiler) meetsWish(wish string, v model.Interval) bool {
	day := model.DateIn(v.Start, c.Event.Zone)
	noon, _ := model.InstantOf(time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, c.Event.Zone.Location()))
	opens, closes := model.NoInstant, model.NoInstant
	for _, w := range c.Event.Windows {
		if model.DateIn(w.Start, c.Event.Zone) != day {
			continue
		}
		if opens == model.NoInstant || w.Start < opens {
			opens = w.Start
		}
		if closes == model.NoInstant || w.End > closes {
			closes = w.End
		}
	}
	switch wish {
	case "morning":
		return v.Start < noon
	case "afternoon":
		return v.Start >= noon
	case "not-first":
		return opens == model.NoInstant || v.Start >= opens.Add(60)
	default: // not-last
		return closes == model.NoInstant || v.End <= closes.Add(-60)
	}
}
