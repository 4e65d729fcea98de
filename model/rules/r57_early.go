package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r57 = Rule{
	ID: "R57", Name: "early starts",
	Reads: []string{"windows.start", "windows.end", "windows.starts"},
	Text: "A session counts the minutes from when its day opens to its start, beyond those that are free; where the rule is hard, none starts later than that. " +
		"A day opens with the first window that opens on it, and has the sessions that start until the next one opens, after midnight too. " +
		"What starts in no window, or only in windows that list a single start, counts nothing. Where it is soft, each day is said with all that its sessions count.",
	Level: model.Soft(9), Weight: 1, Unit: "minutes", Hard: true, Soft: true, Tidies: true,
	Params: []ParamSpec{
		{Key: "free", Type: MinutesParam, Default: "0", Text: "minutes from the opening of a day that do not count"},
	},
	Scope: scopeOfEarly,
	Scale: func(book *Book, _ *Bound) Scale { return Scale{Factor: 1, Each: longestDay(book.Event())} },
	Hangs: hanging(OnStart, WithNothing), // minutes are added up
	Judge: judgeEarly,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		who := "sessions"
		if i.A != model.NoSession {
			who = Session(e, i.A)
		}
		return fmt.Sprintf("%s %s start %s", who, asks(b.General.Level), earlyWords(&b.General))
	},
	Bars: always("too late in the day"),
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return milder(e, b, i, step{key: "free", by: 30})
	},
}

func scopeOfEarly(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "windows with more than one start"}
	for i := range e.Windows {
		if severalStarts(&e.Windows[i]) {
			s.Count++
		}
	}
	if s.Count == 0 && len(e.Windows) > 0 {
		s.Lacks = "every window has a single start"
	}
	return s
}

// severalStarts reports whether a window leaves something to choose: it lists no starts, or
// several.
func severalStarts(w *model.Window) bool { return len(w.Starts) != 1 }

// longestDay returns how many minutes after the opening of its day a session can start at most.
func longestDay(e *model.Event) int {
	days, longest := openings(e), model.Minutes(1)
	for i := range e.Windows {
		longest = max(longest, e.Windows[i].End.Sub(openedBefore(days, e.Windows[i].Start)))
	}
	return int(longest)
}

// openings returns when the days open on which windows do, ascending.
func openings(e *model.Event) (days []model.Instant) {
	for _, open := range openingHours(e) {
		days = append(days, open.Start)
	}
	slices.Sort(days)
	return days
}

// openedBefore returns the last of the openings until t, [model.NoInstant] if there is none.
func openedBefore(days []model.Instant, t model.Instant) model.Instant {
	opened := model.NoInstant
	for _, open := range days {
		if open <= t {
			opened = open
		}
	}
	return opened
}

func judgeEarly(c *Case) {
	e, b := c.Event, &c.Binding.General
	days := openings(e)
	for i, opened := range days {
		late, minutes, all := []model.Placement{}, 0, 0
		for _, p := range c.Placements {
			chosen := func(w model.Window) bool { return w.Start <= p.Start && p.Start < w.End && severalStarts(&w) }
			if openedBefore(days, p.Start) != opened || !slices.ContainsFunc(e.Windows, chosen) {
				continue
			}
			all++
			if after := int(p.Start.Sub(opened) - b.Minutes("free")); after > 0 {
				minutes += after
				late = append(late, p)
				if b.Hard() {
					in := NewInstance("R57")
					in.A, in.Span = p.Session, p.Interval
					c.Report(b, in, after, fmt.Sprintf("%s, must start %s, %s: %s too late", Placed(e, p, ""), earlyWords(b), At(e, opened), Duration(model.Minutes(after))))
				}
			}
		}
		if len(late) == 0 || b.Hard() {
			continue
		}
		last := slices.MaxFunc(late, func(p, q model.Placement) int { return cmp.Compare(p.Start, q.Start) })
		in := NewInstance("R57")
		in.Span = model.Interval{Start: days[i], End: last.Start}
		c.Report(b, in, minutes, fmt.Sprintf("%d of %s should start %s, %s: %s too late in all, the last of them %s",
			len(late), Count(all, "session", "sessions"), earlyWords(b), At(e, opened), Duration(model.Minutes(minutes)), Placed(e, last, "")))
	}
}

// earlyWords says when sessions are early enough.
func earlyWords(b *Bound) string {
	if free := b.Minutes("free"); free > 0 {
		return fmt.Sprintf("at most %s after the day opens", Duration(free))
	}
	return "when the day opens"
}
