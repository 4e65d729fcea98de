package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

// InsideWindow is the id of the rule that sessions lie inside windows.
const InsideWindow = "R04"

var r04 = Rule{
	ID: InsideWindow, Name: "inside a window, on its grain",
	Reads: []string{"windows.start", "windows.end", "windows.starts", "baseline.start"},
	Text: "A session starts inside a window, at one of its legal starts, and is inside a window all the time; windows that touch or overlap join, so it may run from one into the next, also over midnight. " +
		"Legal are the starts that the window lists, or else its own start and every multiple of the event's grain after it; there a session also has the start that the baseline gives it, off the grain too. " +
		"For leadin minutes from the opening of the first window that opens on the first conference day, sessions start only in windows that opened on a day before. A session counts once; an event without windows asks nothing.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Structural: true,
	Params: []ParamSpec{
		{Key: "leadin", Type: MinutesParam, Default: "0", Text: "minutes from the opening of the first conference day to the first start"},
	},
	Scope: func(e *model.Event, _ *Binding) Scope { return Scope{Count: len(e.Windows), Of: "windows"} },
	Hangs: hanging(OnStart, WithNothing),
	Judge: judgeWindow,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		text := Session(e, i.A) + " must start at a legal start of a window and be inside a window all the time"
		if barred := leadIn(e, b.General.Minutes("leadin")); barred.Minutes() > 0 {
			text += ", not before " + At(e, barred.End)
		}
		return text
	},
	Bars:     always("too early on the first day"),
	Remedies: inLongerDays,
}

// inLongerDays makes a session as long as windows are open without a break, or a day
// longer.
func inLongerDays(e *model.Event, _ *Binding, i Instance) (list []Remedy) {
	var windows []model.Interval
	for w := range e.Windows {
		windows = append(windows, e.Windows[w].Interval)
	}
	var longest model.Minutes
	for _, open := range model.Joined(windows) {
		longest = max(longest, open.Minutes())
	}
	if longest < e.Sessions[i.A].Minutes {
		list = append(list, ofSession(Shorten, i.A, "session %q %dmin", e.Sessions[i.A].ID, longest))
	}
	for _, day := range e.Days {
		list = append(list, LongerDay(e, day)...)
	}
	return list
}

// Later is how much longer [LongerDay] makes a day, in minutes.
const Later = 2 * 60

// LongerDay lets sessions take place after the last of the windows that open on a day;
// nothing where none does.
func LongerDay(e *model.Event, day model.Date) []Remedy {
	last := Closes(e, day)
	if last == model.NoInstant {
		return nil
	}
	r := newRemedy(AddWindow, "window added %s", written(model.Span(last, Later)))
	r.Keeper = "day " + day.String()
	return []Remedy{r}
}

// Closes returns when the last of the windows that open on a day ends, [model.NoInstant]
// if there is none.
func Closes(e *model.Event, day model.Date) model.Instant {
	last := model.NoInstant
	for i := range e.Windows {
		if w := &e.Windows[i]; model.DateIn(w.Start, e.Zone) == day && (last == model.NoInstant || w.End > last) {
			last = w.End
		}
	}
	return last
}

func judgeWindow(c *Case) {
	e, b := c.Event, &c.Binding.General
	if len(e.Windows) == 0 {
		return
	}
	barred := leadIn(e, b.Minutes("leadin"))
	for _, p := range c.Placements {
		in := NewInstance(InsideWindow)
		in.A, in.Span = p.Session, p.Interval
		own := c.ownStarts(p.Session)
		switch {
		case !takes(e, everyWindow, p.Interval, own):
			c.Report(b, in, 1, Placed(e, p, "")+", "+whyOutside(e, p.Interval, own))
		case barredBy(e, barred, p.Start, own):
			c.Report(b, in, 1, fmt.Sprintf("%s, starts %s too early: nothing starts before %s on the first day",
				Placed(e, p, ""), Duration(barred.End.Sub(p.Start)), At(e, barred.End)))
		}
	}
}

// takes reports whether v begins at a legal start of one of the open windows and every
// minute of it lies in one of them; own are the starts that the baseline gives its session.
func takes(e *model.Event, open func(*model.Window) bool, v model.Interval, own []model.Instant) bool {
	legal := func(w model.Window) bool { return open(&w) && legalStart(e, &w, v.Start, own) }
	return slices.ContainsFunc(e.Windows, legal) && reach(e, open, v.Start) >= v.End
}

func everyWindow(*model.Window) bool { return true }

// reach returns until when every minute from t on lies in one of the open windows; t if
// the first does not.
func reach(e *model.Event, open func(*model.Window) bool, t model.Instant) model.Instant {
	for {
		until := t
		for i := range e.Windows {
			if w := &e.Windows[i]; w.Start <= t && open(w) {
				until = max(until, w.End)
			}
		}
		if until == t {
			return t
		}
		t = until
	}
}

// legalStart reports whether w has a start at t, for a session with those starts of its own.
func legalStart(e *model.Event, w *model.Window, t model.Instant, own []model.Instant) bool {
	switch {
	case t < w.Start || t >= w.End:
		return false
	case len(w.Starts) > 0:
		return slices.Contains(w.Starts, t)
	default:
		return t.Sub(w.Start)%grain(e) == 0 || slices.Contains(own, t)
	}
}

// grain returns the event's grain; an event that gives none has a grain of a minute.
func grain(e *model.Event) model.Minutes { return max(1, e.Grain) }

// leadIn returns the time in which, by a lead-in of so many minutes, the windows of the
// first conference day have no start; empty where no window opens on that day.
func leadIn(e *model.Event, minutes model.Minutes) model.Interval {
	first := model.NoInstant
	for i := range e.Windows {
		start := e.Windows[i].Start
		onDay := len(e.Days) == 0 || model.DateIn(start, e.Zone) == e.Days[0]
		if onDay && (first == model.NoInstant || start < first) {
			first = start
		}
	}
	if first == model.NoInstant {
		return model.Interval{}
	}
	return model.Span(first, minutes)
}

// barredBy reports whether the lead-in bars a start at t: one on its day that no window
// has which opened on a day before.
func barredBy(e *model.Event, barred model.Interval, t model.Instant, own []model.Instant) bool {
	day := model.DateIn(barred.Start, e.Zone)
	if t < barred.Start || t >= barred.End || model.DateIn(t, e.Zone) != day {
		return false
	}
	return !slices.ContainsFunc(e.Windows, func(w model.Window) bool {
		return model.DateIn(w.Start, e.Zone).Compare(day) < 0 && legalStart(e, &w, t, own)
	})
}

// whyOutside says of an interval that the windows do not take what is wrong with it, by
// the window that comes nearest to taking it.
func whyOutside(e *model.Event, v model.Interval, own []model.Instant) string {
	const far = model.Minutes(1) << 62
	var outside, misses, runsOver string
	leastOutside, leastMissed := far, far
	for i := range e.Windows {
		w := &e.Windows[i]
		name := fmt.Sprintf("window %q", w.ID)
		switch {
		case v.Start < w.Start:
			if n := w.Start.Sub(v.Start); n < leastOutside {
				leastOutside, outside = n, fmt.Sprintf("starts outside every window, %s before %s", Duration(n), name)
			}
		case v.Start >= w.End:
			if n := v.Start.Sub(w.End); n < leastOutside {
				leastOutside, outside = n, fmt.Sprintf("starts outside every window, %s after %s", Duration(n), name)
			}
		case legalStart(e, w, v.Start, own):
			until := reach(e, everyWindow, v.Start)
			runsOver = fmt.Sprintf("ends %s after %s", Duration(v.End.Sub(until)), lastUntil(e, until))
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

// lastUntil names the first window that ends at t.
func lastUntil(e *model.Event, t model.Instant) string {
	i := slices.IndexFunc(e.Windows, func(w model.Window) bool { return w.End == t })
	return fmt.Sprintf("window %q", e.Windows[i].ID)
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
