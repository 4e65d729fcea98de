package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r04 = Rule{
	ID: "R04", Name: "inside a window, on its grain",
	Text: "A session starts at a legal start of a window and ends inside the same window. Legal are the starts that the window lists, or else its own start and every multiple of the event's grain after it; there a session also has the start that the baseline gives it, off the grain too. " +
		"On the first conference day nothing starts earlier than leadin minutes after the first of that day's windows opens. A session counts once; an event without windows asks nothing.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Structural: true,
	Params: []ParamSpec{
		{Key: "leadin", Type: MinutesParam, Default: "0", Text: "minutes from the opening of the first conference day to the first start"},
	},
	Judge: judgeWindow,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		text := Session(e, i.A) + " must start at a legal start of a window and end inside that window"
		if first, ok := firstStart(e, b.General.Minutes("leadin")); ok && b.General.Minutes("leadin") > 0 {
			text += ", not before " + At(e, first)
		}
		return text
	},
}

func judgeWindow(c *Case) {
	e, b := c.Event, &c.Binding.General
	if len(e.Windows) == 0 {
		return
	}
	first, bound := firstStart(e, b.Minutes("leadin"))
	for _, p := range c.Placements {
		in := NewInstance("R04")
		in.A, in.Span = p.Session, p.Interval
		own := c.ownStarts(p.Session)
		switch {
		case !slices.ContainsFunc(e.Windows, func(w model.Window) bool { return takes(e, &w, p.Interval, own) }):
			c.Report(b, in, 1, Placed(e, p, "")+", "+whyOutside(e, p.Interval, own))
		case bound && p.Start < first && model.DateIn(p.Start, e.Zone) == model.DateIn(first.Add(-b.Minutes("leadin")), e.Zone):
			c.Report(b, in, 1, fmt.Sprintf("%s, starts %s too early: nothing starts before %s on the first day",
				Placed(e, p, ""), Duration(first.Sub(p.Start)), At(e, first)))
		}
	}
}

// takes reports whether v begins at a legal start of w and ends inside w; own are
// the starts that the baseline gives its session.
func takes(e *model.Event, w *model.Window, v model.Interval, own []model.Instant) bool {
	return w.Contains(v) && legalStart(e, w, v.Start, own)
}

func legalStart(e *model.Event, w *model.Window, t model.Instant, own []model.Instant) bool {
	if len(w.Starts) > 0 {
		return slices.Contains(w.Starts, t)
	}
	return t >= w.Start && (t.Sub(w.Start)%grain(e) == 0 || slices.Contains(own, t))
}

// grain returns the event's grain; an event that gives none has a grain of a minute.
func grain(e *model.Event) model.Minutes { return max(1, e.Grain) }

// firstStart returns the earliest start on the first conference day: leadin minutes
// after the first window that begins on it. It is false where none does.
func firstStart(e *model.Event, leadin model.Minutes) (first model.Instant, ok bool) {
	first = model.NoInstant
	for i := range e.Windows {
		start := e.Windows[i].Start
		onDay := len(e.Days) == 0 || model.DateIn(start, e.Zone) == e.Days[0]
		if onDay && (first == model.NoInstant || start < first) {
			first = start
		}
	}
	if first == model.NoInstant {
		return first, false
	}
	return first.Add(leadin), true
}

// whyOutside says of an interval that no window takes what is wrong with it, by the
// window that comes nearest to taking it.
func whyOutside(e *model.Event, v model.Interval, own []model.Instant) string {
	const far = model.Minutes(1) << 62
	var outside, misses, runsOver string
	leastOutside, leastMissed, leastOver := far, far, far
	for i := range e.Windows {
		w := &e.Windows[i]
		name := fmt.Sprintf("window %q", w.ID)
		switch over := v.End.Sub(w.End); {
		case v.Start < w.Start:
			if n := w.Start.Sub(v.Start); n < leastOutside {
				leastOutside, outside = n, fmt.Sprintf("starts outside every window, %s before %s", Duration(n), name)
			}
		case v.Start >= w.End:
			if n := v.Start.Sub(w.End); n < leastOutside {
				leastOutside, outside = n, fmt.Sprintf("starts outside every window, %s after %s", Duration(n), name)
			}
		case legalStart(e, w, v.Start, own):
			if over < leastOver {
				leastOver, runsOver = over, fmt.Sprintf("ends %s after %s", Duration(over), name)
			}
		default:
			legal := nearestStart(e, w, v.Start, own)
			n, side := v.Start.Sub(legal), "after"
			if n < 0 {
				n, side = -n, "before"
			}
			if n < leastMissed {
				leastMissed, misses = n, fmt.Sprintf("starts %s %s %s, the nearest start of %s", Duration(n), side, At(e, legal), name)
			}
		}
	}
	switch {
	case runsOver != "":
		return runsOver
	case misses != "":
		return misses
	default:
		return outside
	}
}

// nearestStart returns the legal start of w that is nearest to t, which lies in w; the
// earlier of two that are as near.
func nearestStart(e *model.Event, w *model.Window, t model.Instant, own []model.Instant) model.Instant {
	starts := w.Starts
	if len(starts) == 0 {
		below := t.Add(-(t.Sub(w.Start) % grain(e)))
		starts = []model.Instant{below}
		if above := below.Add(grain(e)); above < w.End {
			starts = append(starts, above)
		}
		for _, at := range own {
			if w.Start <= at && at < w.End {
				starts = append(starts, at)
			}
		}
	}
	return slices.MinFunc(starts, func(a, b model.Instant) int {
		return cmp.Or(cmp.Compare(distance(a, t), distance(b, t)), cmp.Compare(a, b))
	})
}

func distance(a, b model.Instant) model.Minutes { return max(a.Sub(b), b.Sub(a)) }
