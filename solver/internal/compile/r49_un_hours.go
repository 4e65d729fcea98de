package compile

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeMeetingHours bans the starts of interpreted sessions that are not all inside the hours.
func encodeMeetingHours(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachInterpreted(b, func(a csp.ActivityIndex, in rules.Instance, outside func(model.Interval) int) {
		c.banStarts(b, &b.General, a, nil, in, func(v model.Interval) bool { return outside(v) > 0 })
	})
}

// chargeMeetingHours charges interpreted sessions for their minutes outside the hours.
func chargeMeetingHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.eachInterpreted(b, func(a csp.ActivityIndex, in rules.Instance, outside func(model.Interval) int) {
		c.chargeStarts(b, &b.General, b.General.Level, a, in, outside)
	})
}

// eachInterpreted calls use for each session that is interpreted, with how many of its minutes
// are outside the hours by when its activity takes place.
func (c *compiler) eachInterpreted(b *rules.Binding, use func(a csp.ActivityIndex, in rules.Instance, outside func(model.Interval) int)) {
	withTeam := make([]bool, len(c.Event.Sessions))
	for _, m := range c.Event.Cast {
		withTeam[m.Session] = withTeam[m.Session] || m.Role == "interpreter"
	}
	var until []int // how many minutes are outside the hours from the first start up to each
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		if !withTeam[s] && len(c.boothsFor(s)) == 0 {
			return
		}
		if until == nil {
			until = c.outsideHours(b.General.Bands("hours"))
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		use(a, in, func(v model.Interval) int {
			from := v.Start.Sub(c.Starts[0])
			return until[from+c.Event.Sessions[s].Minutes] - until[from]
		})
	})
}

// outsideHours returns, from the first start until the last activity can end, how many minutes
// before each are in none of the bands on the venue's clock.
func (c *compiler) outsideHours(hours []rules.Band) []int {
	if len(c.Starts) == 0 {
		return nil
	}
	longest := model.Minutes(0)
	for i := range c.Activities {
		longest = max(longest, c.Activities[i].Minutes)
	}
	first := c.Starts[0]
	until := make([]int, c.Starts[len(c.Starts)-1].Sub(first)+longest+1)
	for i := 1; i < len(until); i++ {
		local := first.Add(model.Minutes(i - 1)).In(c.Event.Zone)
		shown := model.Minutes(local.Hour()*60 + local.Minute())
		until[i] = until[i-1]
		if !slices.ContainsFunc(hours, func(h rules.Band) bool {
			if h.From < h.To {
				return h.From <= shown && shown < h.To
			}
			return h.From <= shown || shown < h.To
		}) {
			until[i]++
		}
	}
	return until
}

// boothsFor returns the languages for each of which a session asks for a booth.
func (c *compiler) boothsFor(s model.SessionIndex) (languages []string) {
	x := &c.Event.Sessions[s]
	for _, language := range x.Interpretation {
		same := func(other string) bool { return strings.EqualFold(language, other) }
		if !(len(x.Languages) > 0 && same(x.Languages[0])) && !slices.ContainsFunc(languages, same) {
			languages = append(languages, language)
		}
	}
	return languages
}
