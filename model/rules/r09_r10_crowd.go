package rules

import (
	"cmp"
	"slices"

	"programme/model"
)

// use is a stretch of time for which a session takes some of what there are only so many.
type use struct {
	model.Placement
	taken model.Interval // what goes before and after included
	units int            // 0 means 1
}

// crowd is a moment at which more is used than there may be.
type crowd struct {
	at       model.Instant
	until    model.Instant // when the first of them ends
	sessions []model.SessionIndex
	units    []int // that each of the sessions takes
	most     int
}

// over returns how many units are too many.
func (c *crowd) over() int { return c.taken() - c.most }

// taken returns how many units are taken.
func (c *crowd) taken() (n int) {
	for _, units := range c.units {
		n += units
	}
	return n
}

// crowds returns the moments at which a use begins, or less may be had from then on, and
// more are under way than may be; merged sessions count once, for the most that one of them
// takes. Between the moments that
// are listed in turns, and the starts of uses, what may be had does not change.
func (m *merges) crowds(uses []use, turns []model.Instant, most func(model.Instant) int) []crowd {
	slices.SortStableFunc(uses, func(a, b use) int { return cmp.Compare(a.taken.Start, b.taken.Start) })
	moments := slices.Clone(turns)
	for _, u := range uses {
		moments = append(moments, u.taken.Start)
	}
	slices.Sort(moments)
	var found []crowd
	var running []use
	next, before := 0, 0
	for i, at := range slices.Compact(moments) {
		running = slices.DeleteFunc(running, func(u use) bool { return u.taken.End <= at })
		begins := false
		for ; next < len(uses) && uses[next].taken.Start == at; next++ {
			if uses[next].taken.End > at {
				begins, running = true, append(running, uses[next])
			}
		}
		now := most(at)
		fewer := i > 0 && now < before
		before = now
		if !begins && !fewer {
			continue
		}
		c := crowd{at: at, most: now}
		for _, u := range running {
			units := max(1, u.units)
			if k := slices.IndexFunc(c.sessions, func(s model.SessionIndex) bool { return m.together(s, u.Session) }); k >= 0 {
				c.units[k] = max(c.units[k], units)
				continue
			}
			c.units = append(c.units, units)
			if c.sessions = append(c.sessions, u.Session); c.until == 0 || u.taken.End < c.until {
				c.until = u.taken.End
			}
		}
		if c.taken() > now {
			found = append(found, c)
		}
	}
	return found
}

// instance is what an instance about the crowd says: two of the sessions, the last to
// come first, and the time that all have in common.
func (c *crowd) instance() Instance {
	in := NewInstance("")
	n := len(c.sessions)
	in.A, in.Span = c.sessions[n-1], model.Interval{Start: c.at, End: c.until}
	if n > 1 {
		in.B = c.sessions[n-2]
	}
	return in
}
