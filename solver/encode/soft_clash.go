package encode

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// chargeOverlap charges two sessions for the minutes that they overlap; sessions of one
// activity overlap in full wherever it is placed, which no choice changes.
func (c *compiler) chargeOverlap(b *rules.Binding, set *rules.Bound, level model.Level, in rules.Instance, factor int) {
	price := c.price(b, set, level, in)
	price.Weight *= factor
	c.Soft.Overlaps = append(c.Soft.Overlaps, Overlap{Price: price, A: c.ActivityOf[in.A], B: c.ActivityOf[in.B]})
}

// keepApart forbids the overlap of two sessions or charges for it, each minute factor
// times, as the level says.
func (c *compiler) keepApart(b *rules.Binding, set *rules.Bound, in rules.Instance, factor int) {
	a, other := c.ActivityOf[in.A], c.ActivityOf[in.B]
	switch {
	case set.Hard():
		c.relate(Relation{A: a, B: other, Kind: Apart}, b, set, in)
	case set.Level.Tier() > 0:
		c.chargeOverlap(b, set, set.Level, in, factor)
	}
}

// chargeNiceToAttend charges for the overlap of two sessions that one person has in the
// cast, at least one of them as nice to have.
func chargeNiceToAttend(c *compiler, b *rules.Binding) {
	level := b.General.LevelOf("nice")
	for p, duties := range c.attends {
		for j, o := range duties {
			for _, d := range duties[:j] {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = d.session, o.session, model.PersonIndex(p)
				switch {
				case d.must && o.must && b.General.Level.Tier() > 0:
					c.chargeOverlap(b, &b.General, b.General.Level, in, 1)
				case !(d.must && o.must) && level.Tier() > 0:
					in.Part = "nice"
					c.chargeOverlap(b, &b.General, level, in, 1)
				}
			}
		}
	}
}

func sameActivity(c *compiler, in rules.Instance) bool {
	return c.ActivityOf[in.A] == c.ActivityOf[in.B]
}

// chargeWishToAttend charges for the overlap of sessions that a person would like to
// attend, with each other and with those that the person must attend.
func chargeWishToAttend(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 {
			continue
		}
		for _, p := range item.People("people") {
			var all []model.SessionIndex // one of each activity
			add := func(s model.SessionIndex) {
				if !slices.ContainsFunc(all, func(t model.SessionIndex) bool { return c.ActivityOf[s] == c.ActivityOf[t] }) {
					all = append(all, s)
				}
			}
			for _, s := range named(item) {
				add(s)
			}
			for _, d := range c.byPerson[p] {
				add(d.session)
			}
			inCast := func(s model.SessionIndex) bool {
				return slices.ContainsFunc(c.attends[p], func(d duty) bool { return d.activity == c.ActivityOf[s] })
			}
			for j, s := range all {
				for _, t := range all[:j] {
					if !inCast(s) || !inCast(t) {
						in := rules.NewInstance(b.Rule.ID)
						in.A, in.B, in.Person = t, s, p
						c.chargeOverlap(b, item, item.Level, in, 1)
					}
				}
			}
		}
	}
}

// chargeOrSeparateThemes keeps sessions that share a theme apart or charges for their
// overlap, more for those that share the primary one, and so for listed themes.
func chargeOrSeparateThemes(c *compiler, b *rules.Binding) {
	if b.General.Binds() {
		c.keepThemesApart(b)
	}
	for i := range b.Items {
		item := &b.Items[i]
		seen := newPairs(len(c.Event.Sessions))
		for _, theme := range item.Items("theme") {
			c.eachPairWith(theme, func(in rules.Instance) {
				if seen.add(in.A, in.B) {
					c.keepApart(b, item, in, 1)
				}
			})
		}
	}
}

// pairs is a set of pairs of sessions, a bit for each that there can be: where themes are
// shared by most sessions a map is twenty times as large, and slow.
type pairs struct {
	sessions int
	bits     []uint64
}

func newPairs(sessions int) *pairs {
	return &pairs{sessions, make([]uint64, (sessions*sessions+63)/64)}
}

// add puts a pair in, and reports whether it was not there.
func (s *pairs) add(a, b model.SessionIndex) bool {
	at := int(a)*s.sessions + int(b)
	was := s.bits[at/64]
	s.bits[at/64] |= 1 << (at % 64)
	return s.bits[at/64] != was
}

// eachPairWith calls use with every two sessions that have the theme and are not one
// activity, the earlier in the table as A.
func (c *compiler) eachPairWith(theme string, use func(rules.Instance)) {
	var with []model.SessionIndex
	for i := range c.Event.Sessions {
		if s := model.SessionIndex(i); c.ActivityOf[s] >= 0 && slices.Contains(c.Event.Sessions[i].Themes, theme) {
			for _, other := range with {
				in := rules.NewInstance("R36")
				in.A, in.B = other, s
				if !sameActivity(c, in) {
					use(in)
				}
			}
			with = append(with, s)
		}
	}
}

// keepThemesApart keeps every two sessions apart that share a theme, or charges for their
// overlap, once.
func (c *compiler) keepThemesApart(b *rules.Binding) {
	with := map[string]int{}
	c.eachSession(func(_ ActivityIndex, s model.SessionIndex) {
		for _, theme := range slices.Compact(slices.Sorted(slices.Values(c.Event.Sessions[s].Themes))) {
			with[theme]++
		}
	})
	most := b.General.Count("most_themes")
	seen := newPairs(len(c.Event.Sessions))
	for _, theme := range slices.Sorted(maps.Keys(with)) {
		c.eachPairWith(theme, func(in rules.Instance) {
			primary := c.Event.Sessions[in.A].Themes[0] == c.Event.Sessions[in.B].Themes[0]
			factor := b.General.Count("primary")
			if !primary {
				factor = b.General.Count("other")
			}
			if factor > 0 && (primary || most == 0 || with[theme] <= most) && seen.add(in.A, in.B) {
				c.keepApart(b, &b.General, in, factor)
			}
		})
	}
}

// keepGroupApart keeps every two sessions of a group from overlapping.
func (c *compiler) keepGroupApart(b *rules.Binding, set *rules.Bound, sessions []model.SessionIndex) {
	for j, s := range sessions {
		for _, t := range sessions[:j] {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.B = t, s
			if !sameActivity(c, in) {
				c.keepApart(b, set, in, 1)
			}
		}
	}
}

// chargeOrSeparateGroups keeps the sessions of each group that is not to clash apart.
func chargeOrSeparateGroups(c *compiler, b *rules.Binding) {
	if b.General.Yes("org") {
		byOrg := map[string][]model.SessionIndex{}
		c.eachSession(func(_ ActivityIndex, s model.SessionIndex) {
			if org := c.Event.Sessions[s].Org; org != "" {
				byOrg[org] = append(byOrg[org], s)
			}
		})
		for _, org := range slices.Sorted(maps.Keys(byOrg)) {
			c.keepGroupApart(b, &b.General, byOrg[org])
		}
	}
	for i := range b.Items {
		c.keepGroupApart(b, &b.Items[i], named(&b.Items[i]))
	}
}
