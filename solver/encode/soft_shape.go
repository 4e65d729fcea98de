package encode

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// chargeOptional charges for optional sessions that are not placed, the more the
// higher their priority.
func chargeOptional(c *compiler, b *rules.Binding) {
	level := b.General.LevelOf("optional")
	if level.Tier() == 0 {
		return
	}
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].State != model.Optional {
			return
		}
		priority := c.Event.Sessions[s].Priority
		if priority == 0 {
			priority = 5
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Part = s, "optional"
		c.Soft.Absent = append(c.Soft.Absent, Absent{Price: c.price(b, &b.General, level, in), Activity: a, Amount: 10 - priority})
	})
}

// chargeThemeSpread charges for each session of a theme too many or too few on a day, as
// the last item that names the theme says, else as the general setting does.
func chargeThemeSpread(c *compiler, b *rules.Binding) {
	const enough = 5 // sessions that a theme needs for shares to mean anything
	for _, sessions := range c.byPrimaryTheme() {
		theme := slices.DeleteFunc(sessions, func(s model.SessionIndex) bool { return !c.confirmed(s) })
		if len(theme) < enough {
			continue
		}
		set := &b.General
		for i := range b.Items {
			if slices.Contains(b.Items[i].Items("theme"), c.Event.Sessions[theme[0]].Themes[0]) {
				set = &b.Items[i]
			}
		}
		if set.Level.Tier() > 0 {
			c.spread(b, set, theme)
		}
	}
}

func (c *compiler) spread(b *rules.Binding, set *rules.Bound, sessions []model.SessionIndex) {
	most := (len(sessions)*set.Percent("max") + 99) / 100
	least := len(sessions) * set.Percent("min") / 100
	for _, day := range c.Event.Days {
		bounds := day.Bounds(c.Event.Zone)
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Span, in.Value = sessions[0], bounds, c.Event.Sessions[sessions[0]].Themes[0]
		c.count(b, set, in, sessions, bounds, least, most)
	}
}

// count charges for members of a group too many or too few that start within v.
func (c *compiler) count(b *rules.Binding, set *rules.Bound, in rules.Instance, sessions []model.SessionIndex, v model.Interval, least, most int) {
	n := Count{Price: c.price(b, set, set.Level, in), From: c.First(v.Start), To: c.First(v.End), Min: least, Max: most}
	for _, s := range sessions {
		n.Members = append(n.Members, c.ActivityOf[s])
	}
	c.Soft.Counts = append(c.Soft.Counts, n)
}

// chargeVariety charges for each value of an attribute that has no session in a slot.
func chargeVariety(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	windows := varietyWindows(c.Event)
	with := map[string][]model.SessionIndex{}
	c.eachSession(func(_ ActivityIndex, s model.SessionIndex) {
		for _, value := range attributeOf(&c.Event.Sessions[s], b.General.Text("attribute")) {
			with[value] = append(with[value], s)
		}
	})
	for _, w := range windows {
		for _, value := range slices.Sorted(maps.Keys(with)) {
			if sessions := with[value]; len(sessions) >= len(windows) {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Span, in.Value = sessions[0], w.Interval, value
				c.count(b, &b.General, in, sessions, w.Interval, 1, len(sessions))
			}
		}
	}
}

// varietyWindows returns the windows that are to be varied: the prime ones, or all if
// none is prime and each is a slot with fixed starts.
func varietyWindows(e *model.Event) []model.Window {
	open := slices.DeleteFunc(slices.Clone(e.Windows), func(w model.Window) bool { return w.Minutes() == 0 })
	prime := slices.DeleteFunc(slices.Clone(open), func(w model.Window) bool { return !w.Prime })
	if len(prime) == 0 && !slices.ContainsFunc(open, func(w model.Window) bool { return len(w.Starts) == 0 }) {
		return open
	}
	return prime
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

// chargeStability charges for moving a session away from where the baseline has it.
func chargeStability(c *compiler, b *rules.Binding) {
	set := &b.General
	if set.Level.Tier() == 0 || c.Event.Baseline == nil {
		return
	}
	people := castSizes(c.Event)
	seen := map[model.SessionIndex]bool{}
	for _, old := range c.Event.Baseline.Placements {
		a := c.ActivityOf[old.Session]
		if a < 0 || seen[old.Session] {
			continue
		}
		seen[old.Session] = true
		told := old.Told
		if told == 0 {
			told = max(1, people[old.Session])
		}
		cost := stateCost(set, old.State) * told
		if cost == 0 {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Span, in.Room, in.Source = old.Session, old.Interval, old.Room.Index(), old.Pos
		u := Unary{Activity: a}
		day := model.DateIn(old.Start, c.Event.Zone)
		u.ByStart = c.amounts(a, func(v model.Interval) int {
			switch {
			case v.Start == old.Start:
				return 0
			case model.DateIn(v.Start, c.Event.Zone) == day:
				return 2 * cost
			default:
				return 4 * cost
			}
		})
		if old.Room.Given() {
			u.ByRoom = make([]int32, len(c.Rooms))
			for r := range u.ByRoom {
				if model.RoomIndex(r) != old.Room.Index() {
					u.ByRoom[r] = int32(cost)
				}
			}
		}
		if u.ByStart != nil || u.ByRoom != nil {
			u.Price = c.price(b, set, set.Level, in)
			c.Soft.Unary = append(c.Soft.Unary, u)
		}
	}
}

// stateCost returns what a move of a placement in that state costs for each person told.
func stateCost(set *rules.Bound, state model.State) int {
	switch state {
	case model.Offered, model.Confirmed, model.Published:
		return set.Count(string(state))
	default:
		return set.Count(string(model.Draft))
	}
}

// castSizes returns for each session how many people its cast has.
func castSizes(e *model.Event) []int {
	sizes := make([]int, len(e.Sessions))
	for _, d := range e.Duties() {
		sizes[d.Session]++
	}
	return sizes
}
