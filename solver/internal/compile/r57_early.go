package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeEarly bans the starts that are too late in the day.
func encodeEarly(c *compiler, b *rules.Binding) {
	if b.General.Hard() {
		c.eachEarly(b, func(a csp.ActivityIndex, in rules.Instance, late func(model.Interval) int) {
			c.banStarts(b, &b.General, a, nil, in, func(v model.Interval) bool { return late(v) > 0 })
		})
	}
}

// chargeEarly charges for the minutes from when days open to the starts of sessions.
func chargeEarly(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() > 0 {
		c.eachEarly(b, func(a csp.ActivityIndex, in rules.Instance, late func(model.Interval) int) {
			c.chargeStarts(b, &b.General, b.General.Level, a, in, late)
		})
	}
}

// eachEarly calls use for each session, with how many minutes too late it starts.
func (c *compiler) eachEarly(b *rules.Binding, use func(a csp.ActivityIndex, in rules.Instance, late func(model.Interval) int)) {
	late := c.lateness(b.General.Minutes("free"))
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		use(a, in, late)
	})
}

// lateness returns by how many minutes more than those that are free something starts after its
// day opens; 0 where the windows leave nothing to choose. What it found of a start it keeps.
func (c *compiler) lateness(free model.Minutes) func(model.Interval) int {
	first := map[model.Date]model.Instant{}
	var open []model.Interval // in which starts are free, or several
	for i := range c.Event.Windows {
		w := &c.Event.Windows[i]
		day := model.DateIn(w.Start, c.Event.Zone)
		if t, some := first[day]; !some || w.Start < t {
			first[day] = w.Start
		}
		if len(w.Starts) != 1 {
			open = append(open, w.Interval)
		}
	}
	var days []model.Instant
	for _, t := range first {
		days = append(days, t)
	}
	slices.Sort(days)
	open = model.Joined(open)
	known := map[model.Instant]int{}
	return func(v model.Interval) int {
		if n, had := known[v.Start]; had {
			return n
		}
		n := 0
		if slices.ContainsFunc(open, func(w model.Interval) bool { return w.Overlaps(model.Span(v.Start, 1)) }) {
			after, _ := slices.BinarySearch(days, v.Start+1) // the days that opened until then
			n = max(0, int(v.Start.Sub(days[after-1])-free))
		}
		known[v.Start] = n
		return n
	}
}
