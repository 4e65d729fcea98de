package encode

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodeWindows makes the axis of starts, and gives each activity the starts at which
// it lies inside a window, wherever that window is.
func encodeWindows(c *compiler, b *rules.Binding) {
	byLength := map[model.Minutes][]model.Instant{}
	axis := map[model.Instant]bool{}
	for x := range c.Activities {
		length := c.Activities[x].Minutes
		if _, done := byLength[length]; done {
			continue
		}
		starts := map[model.Instant]bool{}
		for w := range c.Event.Windows {
			for _, t := range windowStarts(&c.Event.Windows[w], max(1, c.Event.Grain), length) {
				starts[t], axis[t] = true, true
			}
		}
		byLength[length] = slices.Sorted(maps.Keys(starts))
	}
	c.findOwnStarts()
	for _, own := range c.own {
		for _, t := range own {
			axis[t] = true
		}
	}
	c.Starts = slices.Sorted(maps.Keys(axis))
	c.Days = make([]int32, len(c.Starts))
	for i, t := range c.Starts {
		c.Days[i] = int32(model.DateIn(t, c.Event.Zone).Sub(model.DateIn(c.Starts[0], c.Event.Zone)))
	}
	legal := map[model.Minutes][]StartIndex{}
	for length, starts := range byLength {
		for _, t := range starts {
			legal[length] = append(legal[length], c.First(t))
		}
	}
	for x := range c.Activities {
		c.Activities[x].Legal = legal[c.Activities[x].Minutes]
	}
	c.addOwnStarts()
	for x := range c.Activities {
		if a := &c.Activities[x]; len(a.Legal) == 0 {
			in := rules.NewInstance(b.Rule.ID)
			in.A = a.Sessions[0]
			c.ban(ActivityIndex(x), nil, nil, c.instance(b, &b.General, in))
		}
	}
	encodeLeadIn(c, b)
}

// windowStarts returns the instants at which a session of that length may start to lie
// inside w, ascending.
func windowStarts(w *model.Window, grain, length model.Minutes) []model.Instant {
	var starts []model.Instant
	if len(w.Starts) > 0 {
		for _, t := range w.Starts {
			if w.Contains(model.Span(t, length)) {
				starts = append(starts, t)
			}
		}
		return starts
	}
	for t := w.Start; t.Add(length) <= w.End; t = t.Add(grain) {
		starts = append(starts, t)
	}
	return starts
}

// encodeLeadIn keeps the first minutes of the first conference day free.
func encodeLeadIn(c *compiler, b *rules.Binding) {
	lead := b.General.Minutes("leadin")
	if lead == 0 {
		return
	}
	opens := model.NoInstant
	for _, w := range c.Event.Windows {
		first := len(c.Event.Days) == 0 || model.DateIn(w.Start, c.Event.Zone) == c.Event.Days[0]
		if first && (opens == model.NoInstant || w.Start < opens) {
			opens = w.Start
		}
	}
	if opens == model.NoInstant {
		return
	}
	day := model.DateIn(opens, c.Event.Zone)
	for x := range c.Activities {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Span = c.Activities[x].Sessions[0], model.Span(opens, lead)
		c.banStarts(b, &b.General, ActivityIndex(x), nil, in, func(v model.Interval) bool {
			return v.Start < opens.Add(lead) && model.DateIn(v.Start, c.Event.Zone) == day
		})
	}
}
