package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodePauses leaves everybody on site their pauses.
func encodePauses(c *compiler, b *rules.Binding) { c.pauses(b, isHard) }

// chargePauses charges for each pause that somebody on site does not have.
func chargePauses(c *compiler, b *rules.Binding) { c.pauses(b, isSoft) }

// pauses does what the rule asks, of those settings that are wanted.
func (c *compiler) pauses(b *rules.Binding, wanted func(*rules.Bound) bool) {
	sets := []*rules.Bound{&b.General}
	for i := range b.Items {
		sets = append(sets, &b.Items[i])
	}
	for _, set := range sets {
		if !wanted(set) {
			continue
		}
		windows := c.pauseWindows(set)
		c.eachWork(func(d model.Duty) bool { return d.Presence != model.Online }, func(p model.PersonIndex, mine []work) {
			if c.waived(b, p) || set != &b.General && !slices.Contains(set.People("people"), p) {
				return
			}
			for _, window := range windows {
				some := slices.DeleteFunc(slices.Clone(mine), func(w work) bool {
					return len(c.startingIn([]work{w}, model.Interval{Start: window.Start.Add(1 - w.Minutes), End: window.End})) == 0
				})
				if len(some) == 0 {
					continue
				}
				in := rules.NewInstance(b.Rule.ID)
				in.Person, in.A, in.Span = p, some[0].session, window
				c.respite(b, set, in, csp.Respite{Kind: csp.Pause, Window: window, Minutes: set.Minutes("minutes")}, some, true, set.Count("points"))
			}
		})
	}
}

// pauseWindows returns the times, a day each, in which a setting asks for a pause.
func (c *compiler) pauseWindows(set *rules.Bound) (windows []model.Interval) {
	days := c.Event.Days
	if set.Has("days") {
		days = set.Days("days")
	}
	for i, day := range days {
		v := c.onClock(day, set.Minutes("from"), set.Minutes("to"))
		if !slices.Contains(days[:i], day) && v.Minutes() >= set.Minutes("minutes") {
			windows = append(windows, v)
		}
	}
	return windows
}
