package compile

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// findOwnStarts finds the starts off the grain that the baseline makes legal: those that it
// gives a session, for that session alone.
func (c *compiler) findOwnStarts() {
	e := c.Event
	c.own = make([][]model.Instant, len(e.Sessions))
	if e.Baseline == nil {
		return
	}
	windows := make([]*model.Window, len(e.Windows))
	for i := range windows {
		windows[i] = &e.Windows[i]
	}
	former := e.Baseline.BySession(len(e.Sessions))
	for s := range c.own {
		if c.ActivityOf[s] < 0 || len(former[s]) == 0 {
			continue
		}
		var starts []model.Instant
		for _, p := range former[s] {
			if !slices.Contains(starts, p.Start) {
				starts = append(starts, p.Start)
			}
		}
		legal := startsWithin(windows, max(1, e.Grain), c.Activities[c.ActivityOf[s]].Minutes, starts)
		c.own[s] = slices.DeleteFunc(starts, func(t model.Instant) bool { return !legal[t] })
	}
}

// shareOwn returns the starts that an activity has of its own: those of all its sessions.
func (c *compiler) shareOwn(a *csp.Activity) []model.Instant {
	return slices.DeleteFunc(slices.Clone(c.own[a.Sessions[0]]), func(t model.Instant) bool {
		return slices.ContainsFunc(a.Sessions, func(s model.SessionIndex) bool { return !slices.Contains(c.own[s], t) })
	})
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
	for x := range c.Activities {
		a := &c.Activities[x]
		for _, t := range c.shareOwn(a) {
			s := c.First(t)
			if at, known := slices.BinarySearch(a.Legal, s); !known {
				a.Legal = slices.Insert(slices.Clone(a.Legal), at, s) // others share it
			}
		}
	}
}

// takesOwn reports whether a window is one in which a start of its own is legal for a
// session, and that lies in it.
func takesOwn(w *model.Window, t model.Instant) bool {
	return len(w.Starts) == 0 && w.Overlaps(model.Span(t, 1))
}
