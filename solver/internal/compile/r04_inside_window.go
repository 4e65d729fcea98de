package compile

import (
	"iter"
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeWindows makes the axis of starts, and gives each activity the starts from which
// it is inside windows all the time, whatever they are open to.
func encodeWindows(c *compiler, b *rules.Binding) {
	windows := make([]*model.Window, len(c.Event.Windows))
	for i := range windows {
		windows[i] = &c.Event.Windows[i]
	}
	byLength := map[model.Minutes][]model.Instant{}
	axis := map[model.Instant]bool{}
	for x := range c.Activities {
		length := c.Activities[x].Minutes
		if _, done := byLength[length]; done {
			continue
		}
		starts := startsWithin(windows, max(1, c.Event.Grain), length, nil)
		for t := range starts {
			axis[t] = true
		}
		byLength[length] = slices.Sorted(maps.Keys(starts))
	}
	c.grid = slices.Sorted(maps.Keys(axis))
	c.findOffGrid()
	c.findOwnStarts()
	for x := range c.Activities {
		for _, t := range c.shareOwn(&c.Activities[x]) {
			axis[t] = true
		}
	}
	c.Starts = slices.Sorted(maps.Keys(axis))
	c.Days = make([]int32, len(c.Starts))
	for i, t := range c.Starts {
		c.Days[i] = int32(model.DateIn(t, c.Event.Zone).Sub(model.DateIn(c.Starts[0], c.Event.Zone)))
	}
	legal := map[model.Minutes][]csp.StartIndex{}
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
			c.ban(csp.ActivityIndex(x), nil, nil, c.instance(b, &b.General, in))
		}
	}
	encodeLeadIn(c, b)
}

// startsWithin returns the starts of the windows from which a session of that length
// stays within them; own are starts that it has besides, in windows that list none.
func startsWithin(windows []*model.Window, grain, length model.Minutes, own []model.Instant) map[model.Instant]bool {
	var open []model.Interval
	for _, w := range windows {
		open = append(open, w.Interval)
	}
	open = model.Joined(open)
	within := map[model.Instant]bool{}
	for _, w := range windows {
		stretch := open[slices.IndexFunc(open, func(v model.Interval) bool { return v.Contains(w.Interval) })]
		for t := range windowStarts(w, grain) {
			if t.Add(length) <= stretch.End {
				within[t] = true
			}
		}
		for _, t := range own {
			if takesOwn(w, t) && t.Add(length) <= stretch.End {
				within[t] = true
			}
		}
	}
	return within
}

// windowStarts goes through the starts of a window.
func windowStarts(w *model.Window, grain model.Minutes) iter.Seq[model.Instant] {
	return func(yield func(model.Instant) bool) {
		for _, t := range w.Starts {
			if w.Overlaps(model.Span(t, 1)) && !yield(t) {
				return
			}
		}
		for t := w.Start; len(w.Starts) == 0 && t < w.End; t = t.Add(grain) {
			if !yield(t) {
				return
			}
		}
	}
}

// encodeLeadIn keeps the first minutes from the first opening on the first conference
// day free of starts but those of windows that were open before that day.
func encodeLeadIn(c *compiler, b *rules.Binding) {
	lead := b.General.Minutes("leadin")
	opens := csp.Latest
	for _, w := range c.Event.Windows {
		if len(c.Event.Days) == 0 || model.DateIn(w.Start, c.Event.Zone) == c.Event.Days[0] {
			opens = min(opens, w.Start)
		}
	}
	if lead == 0 || opens == csp.Latest {
		return
	}
	day := model.DateIn(opens, c.Event.Zone).Bounds(c.Event.Zone)
	barred := map[model.Instant]bool{}
	for _, t := range c.Starts {
		barred[t] = opens <= t && t < min(opens.Add(lead), day.End)
	}
	for i := range c.Event.Windows {
		if w := &c.Event.Windows[i]; w.Start < day.Start {
			for t := range windowStarts(w, max(1, c.Event.Grain)) {
				barred[t] = false
			}
		}
	}
	for x := range c.Activities {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Span = c.Activities[x].Sessions[0], model.Span(opens, lead)
		c.banStarts(b, &b.General, csp.ActivityIndex(x), nil, in, func(v model.Interval) bool {
			return barred[v.Start] && slices.ContainsFunc(c.Activities[x].Sessions, func(s model.SessionIndex) bool {
				return !slices.Contains(c.own[s], v.Start) || !slices.ContainsFunc(c.Event.Windows, func(w model.Window) bool {
					return w.Start < day.Start && takesOwn(&w, v.Start)
				})
			})
		})
	}
}
