package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeThemeSpread makes timeless pools of the days of each theme whose spread is hard: no
// more start on a day than may, and no more on others than leave enough for it.
func encodeThemeSpread(c *compiler, b *rules.Binding) {
	c.eachThemeDay(b, func(set *rules.Bound, in rules.Instance, theme []csp.ActivityIndex, day model.Interval, least, most int) {
		if set.Hard() {
			c.bound(b, set, in, theme, day, least, most)
		}
	})
}

// bound asks of activities that have to be placed that at least so many of them, and at most,
// start within v.
func (c *compiler) bound(b *rules.Binding, set *rules.Bound, in rules.Instance, group []csp.ActivityIndex, v model.Interval, least, most int) {
	limit := func(most int, times ...model.Interval) {
		if most >= len(group) {
			return
		}
		k := csp.Pool{Most: most, Timeless: true, During: csp.Always}
		for _, a := range group {
			m := csp.PoolMember{Activity: a}
			for _, from := range times {
				m.Uses = append(m.Uses, csp.PoolUse{Minutes: c.Activities[a].Minutes, From: from})
			}
			k.Members = append(k.Members, m)
		}
		slices.SortFunc(k.Members, func(m, n csp.PoolMember) int { return int(m.Activity - n.Activity) })
		c.pool(b, set, in, k)
	}
	limit(most, v)
	limit(len(group)-least, model.Interval{Start: csp.Earliest, End: v.Start}, model.Interval{Start: v.End, End: csp.Latest})
}

// chargeThemeSpread charges for each session of a theme too many or too few on a day.
func chargeThemeSpread(c *compiler, b *rules.Binding) {
	c.eachThemeDay(b, func(set *rules.Bound, in rules.Instance, theme []csp.ActivityIndex, day model.Interval, least, most int) {
		if set.Level.Tier() > 0 {
			c.count(b, set, in, theme, day, least, most)
		}
	})
}

// tooFew reports whether shares of so few mean nothing.
func tooFew(group []csp.ActivityIndex) bool {
	const enough = 5
	return len(group) < enough
}

// eachThemeDay calls use with how many sessions of a theme are asked for on a day, as the
// last item that names the theme says, else as the general setting does.
func (c *compiler) eachThemeDay(b *rules.Binding, use func(set *rules.Bound, in rules.Instance, theme []csp.ActivityIndex, day model.Interval, least, most int)) {
	days := c.eventDays()
	for _, sessions := range c.byPrimaryTheme() {
		sessions = slices.DeleteFunc(sessions, func(s model.SessionIndex) bool { return !c.confirmed(s) })
		theme := c.activities(sessions)
		if tooFew(theme) {
			continue
		}
		name, set := c.Event.Sessions[sessions[0]].Themes[0], &b.General
		for i := range b.Items {
			if slices.Contains(b.Items[i].Items("theme"), name) {
				set = &b.Items[i]
			}
		}
		if !set.Binds() {
			continue
		}
		least, most := c.supply(theme, days).cut(len(theme)*set.Percent("min")/100, (len(theme)*set.Percent("max")+99)/100)
		for i, day := range days {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Span, in.Value = sessions[0], day, name
			use(set, in, theme, in.Span, least[i], most)
		}
	}
}
