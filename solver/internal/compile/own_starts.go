package compile

import (
	"slices"

	"programme/model"
)

// findOwnStarts finds the starts off the grain that the baseline makes legal: those that
// it gives each session of an activity, for that activity alone.
func (c *compiler) findOwnStarts() {
	e := c.Event
	c.own = make([][]model.Instant, len(c.Activities))
	if e.Baseline == nil {
		return
	}
	windows := make([]*model.Window, len(e.Windows))
	for i := range windows {
		windows[i] = &e.Windows[i]
	}
	former := e.Baseline.BySession(len(e.Sessions))
	for x := range c.Activities {
		a := &c.Activities[x]
		for _, p := range former[a.Sessions[0]] {
			everyone := !slices.ContainsFunc(a.Sessions, func(s model.SessionIndex) bool {
				return !slices.ContainsFunc(former[s], func(q model.Placement) bool { return q.Start == p.Start })
			})
			if everyone && !slices.Contains(c.own[x], p.Start) {
				c.own[x] = append(c.own[x], p.Start)
			}
		}
		legal := startsWithin(windows, max(1, e.Grain), a.Minutes, c.own[x])
		c.own[x] = slices.DeleteFunc(c.own[x], func(t model.Instant) bool { return !legal[t] })
	}
}

// findOffGrid finds the activities that the programme has off the grid of starts.
func (c *compiler) findOffGrid() {
	c.offGrid = make([]bool, len(c.Activities))
	c.standing = slices.Clone(c.grid)
	if c.programme == nil {
		return
	}
	for _, p := range c.programme.Placements {
		if _, common := slices.BinarySearch(c.grid, p.Start); !common && c.ActivityOf[p.Session] >= 0 {
			c.offGrid[c.ActivityOf[p.Session]] = true
			c.standing = append(c.standing, p.Start)
		}
	}
	slices.Sort(c.standing)
}

// addOwnStarts adds its own starts to the legal starts of each activity.
func (c *compiler) addOwnStarts() {
	for x, own := range c.own {
		a := &c.Activities[x]
		for _, t := range own {
			s := c.First(t)
			if at, known := slices.BinarySearch(a.Legal, s); !known {
				a.Legal = slices.Insert(slices.Clone(a.Legal), at, s) // others share it
			}
		}
	}
}

// takesOwn reports whether a window is one in which a start of its own is legal for an
// activity, and that lies in it.
func takesOwn(w *model.Window, t model.Instant) bool {
	return len(w.Starts) == 0 && w.Overlaps(model.Span(t, 1))
}
