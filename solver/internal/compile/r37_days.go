package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

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
