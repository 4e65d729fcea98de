package compile

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

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
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		for _, theme := range slices.Compact(slices.Sorted(slices.Values(c.Event.Sessions[s].Themes))) {
			with[theme]++
		}
	})
	most := b.General.Count("most_themes")
	ofPrimary, ofOther := b.General.Count("primary"), b.General.Count("other")
	charged := func(use func(rules.Instance, int)) {
		seen := newPairs(len(c.Event.Sessions))
		for _, theme := range slices.Sorted(maps.Keys(with)) {
			c.eachPairWith(theme, func(in rules.Instance) {
				primary := c.Event.Sessions[in.A].Themes[0] == c.Event.Sessions[in.B].Themes[0]
				factor := ofPrimary
				if !primary {
					factor = ofOther
				}
				if factor > 0 && (primary || most == 0 || with[theme] <= most) && seen.add(in.A, in.B) {
					use(in, factor)
				}
			})
		}
	}
	if b.General.Level.Tier() > 0 { // there can be millions, and a list that grows takes twice the memory
		pairs := 0
		charged(func(rules.Instance, int) { pairs++ })
		c.Soft.Overlaps = slices.Grow(c.Soft.Overlaps, pairs)
	}
	charged(func(in rules.Instance, factor int) { c.keepApart(b, &b.General, in, factor) })
}
