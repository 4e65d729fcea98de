package diff

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

// Of returns what differs between an old and a new programme of e, which must hold
// sessions and rooms of e alone. Two placements differ in their start, end or room; a
// placement that does not say its room agrees with every room. Of a session that is
// placed several times, placements that agree are matched first, then those at one
// time, on one day, and the others as they come. It takes time in proportion to the
// placements and the cast, but for sessions that are placed many times.
func Of(e *model.Event, old, new *model.Programme) *Report {
	r := &Report{Weighed: !old.OneState()}
	was, is := old.BySession(len(e.Sessions)), new.BySession(len(e.Sessions))
	for s := range e.Sessions {
		r.Sessions = append(r.Sessions, changesOf(e, was[s], is[s])...)
	}
	slices.SortStableFunc(r.Sessions, func(a, b SessionChange) int {
		p, q := a.shown(), b.shown()
		return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(p.Room.Index(), q.Room.Index()), cmp.Compare(a.Session, b.Session))
	})
	r.tellPeople(e)
	for i := range r.Sessions {
		c := &r.Sessions[i]
		if c.Told = len(c.People); c.Old != nil && c.Old.Told > 0 {
			c.Told = c.Old.Told
		}
		r.New += one(c.Kind == New)
		r.Cancelled += one(c.Kind == Cancelled)
		r.Days += one(c.Day)
		r.Times += one(c.Time)
		r.Rooms += one(c.Room)
	}
	return r
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

// shown returns the placement by which the change is sorted.
func (c *SessionChange) shown() *model.Placement {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// changesOf returns the changes of one session from where it was to where it is.
func changesOf(e *model.Event, was, is []model.Placement) []SessionChange {
	var changes []SessionChange
	gone, come := matching(e, was, is, func(p, q *model.Placement) {
		if c := (SessionChange{Session: p.Session, Old: p, New: q}); c.compare(e) {
			changes = append(changes, c)
		}
	})
	for _, p := range gone {
		c := SessionChange{Session: p.Session, Kind: Cancelled, Old: p}
		switch {
		case len(is) > 0:
			c.Reason = "no longer placed " + times(len(was))
		case e.Sessions[p.Session].State == model.Cancelled:
			c.Reason = "the session is cancelled"
		}
		changes = append(changes, c)
	}
	for _, q := range come {
		c := SessionChange{Session: q.Session, Kind: New, New: q}
		if len(was) > 0 {
			c.Reason = "placed " + times(len(is)) + " now"
		}
		changes = append(changes, c)
	}
	return changes
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// compare fills in how the placements of c differ, and returns whether they do.
func (c *SessionChange) compare(e *model.Event) bool {
	p, q := c.Old, c.New
	c.Day = model.DateIn(p.Start, e.Zone) != model.DateIn(q.Start, e.Zone)
	c.Time = !c.Day && p.Interval != q.Interval
	c.Room = !sameRoom(p, q)
	switch {
	case c.Day || c.Time:
		c.Kind = Moved
	case c.Room:
		c.Kind = Room
	}
	if p.Minutes() != q.Minutes() {
		c.Reason = fmt.Sprintf("takes %d minutes, not %d", q.Minutes(), p.Minutes())
	}
	return c.Kind != ""
}

func sameRoom(p, q *model.Placement) bool {
	return p.Room == q.Room || !p.Room.Given() || !q.Room.Given()
}

// matching calls use for each placement of was that has one of is for its own, and
// returns those of either that have none.
func matching(e *model.Event, was, is []model.Placement, use func(p, q *model.Placement)) (gone, come []*model.Placement) {
	taken, given := make([]bool, len(was)), make([]bool, len(is))
	for _, alike := range []func(p, q *model.Placement) bool{
		func(p, q *model.Placement) bool { return p.Interval == q.Interval && p.Room == q.Room },
		func(p, q *model.Placement) bool { return p.Interval == q.Interval && sameRoom(p, q) },
		func(p, q *model.Placement) bool { return p.Interval == q.Interval },
		func(p, q *model.Placement) bool { return p.Start == q.Start },
		func(p, q *model.Placement) bool {
			return model.DateIn(p.Start, e.Zone) == model.DateIn(q.Start, e.Zone)
		},
		func(*model.Placement, *model.Placement) bool { return true },
	} {
		for i := range was {
			for k := range is {
				if !taken[i] && !given[k] && alike(&was[i], &is[k]) {
					taken[i], given[k] = true, true
					use(&was[i], &is[k])
				}
			}
		}
	}
	for i := range was {
		if !taken[i] {
			gone = append(gone, &was[i])
		}
	}
	for k := range is {
		if !given[k] {
			come = append(come, &is[k])
		}
	}
	return gone, come
}
