package board

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/rules"
)

// state fills in what of the state the scene alone says.
func (c *scene) state(to *State, bound *provedBound) {
	e := c.book.Event()
	to.Number, to.Revision, to.Hard = c.number, c.revision, c.report.Hard
	to.Changes = append(to.Changes, present.ChangeTexts(c.changes)...)
	held, pinned := map[string]pin{}, c.pinned()
	for _, p := range c.pins {
		held[p.Session] = p
	}
	for _, pl := range c.programme.Placements {
		x := Placement{Session: e.Sessions[pl.Session].ID, Start: int64(pl.Start), End: int64(pl.End)}
		if pl.Room.Given() {
			x.Room = e.Rooms[pl.Room.Index()].ID
		}
		x.Reason, x.Pinned = pinned[x.Session]
		if p, own := held[x.Session]; own {
			x.Held, x.Reason = true, p.Reason
		}
		to.Placements = append(to.Placements, x)
	}
	to.Unplaced = append(to.Unplaced, c.unplaced()...)
	settled := true
	for _, name := range c.tiers {
		t := Tier{Tier: name.Tier, Words: name.Words, Cost: c.report.Cost[name.Tier-1]}
		if bound != nil {
			n := bound.Tiers[name.Tier-1]
			settled = settled && n >= t.Cost && c.report.Hard == 0
			t.Bound, t.Settled = &n, settled
		}
		to.Tiers = append(to.Tiers, t)
	}
	to.Conflicts = append(to.Conflicts, c.conflicts()...)
	to.Faults = append(to.Faults, c.faults...)
	for _, x := range c.lost {
		to.Faults = append(to.Faults, lostFault(fmt.Sprintf("session %q has a place on the board, and the tables no longer have it or its room %q", x.Session, x.Room)))
	}
}

// pinned returns the sessions that the tables or a change pin, with the reason.
func (c *scene) pinned() map[string]string {
	e, by := c.book.Event(), map[string]string{}
	items := c.book.Of(rules.Pin).Items
	for i := range items {
		if items[i].Level != model.Hard {
			continue
		}
		for _, s := range items[i].Sessions("session") {
			line := &e.Rules[items[i].Index]
			by[e.Sessions[s].ID] = rules.Asked{Who: line.Who, Reason: line.Reason}.String()
		}
	}
	return by
}

// unplaced returns the sessions without a place, those with the fewest places first once these
// are known: nobody waits for that.
func (c *scene) unplaced() []Unplaced {
	e, list := c.book.Event(), []Unplaced{}
	left := present.LeftOut(e, c.programme)
	for _, s := range left {
		u := Unplaced{Session: e.Sessions[s].ID, Optional: e.Sessions[s].State == model.Optional, Places: -1, Free: -1}
		if c.prepared.Load() && c.failed == nil {
			u.Places = c.lifts.Possible(s)
		}
		list = append(list, u)
	}
	slices.SortStableFunc(list, func(a, b Unplaced) int { return a.Places - b.Places })
	return list
}

// mostConflicts is how many things that are not hard a state lists: the dearest.
const mostConflicts = 200

// conflicts returns what the programme breaks, the hard ones first, then what costs, by tier.
func (c *scene) conflicts() (list []Conflict) {
	var soft []Conflict
	for i, v := range present.Violations(c.book, c.report.Violations) {
		level := c.report.Violations[i].Level
		x := Conflict{
			Rule: v.Rule, Words: v.Sentence, Name: c.book.Of(v.Rule).Rule.Name, Sessions: v.Sessions, People: v.People, Room: v.Room,
			Hard: level == model.Hard, Tier: level.Tier(), File: v.Source.File, Line: v.Source.Line,
		}
		if x.Hard {
			list = append(list, x)
			continue
		}
		if x.Tier > 0 {
			x.Cost = c.report.Violations[i].Cost()
		}
		soft = append(soft, x)
	}
	slices.SortStableFunc(soft, func(a, b Conflict) int {
		if (a.Tier == 0) != (b.Tier == 0) { // what is only checked comes last
			return b.Tier - a.Tier
		}
		if a.Tier != b.Tier {
			return a.Tier - b.Tier
		}
		return b.Cost - a.Cost
	})
	return append(list, soft[:min(len(soft), mostConflicts)]...)
}
