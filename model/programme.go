package model

import (
	"cmp"
	"slices"
)

// Placement puts a session at a time into a room.
type Placement struct {
	Session SessionIndex
	Interval
	Room  RoomRef  // none if the programme does not say
	State State    // Draft, Offered, Confirmed or Published; "" reads as Draft
	Told  int      // people who were told of this placement; 0 if not known
	Pos   Position // where it was read, if it was
}

// Programme is a set of placements for an event, sorted by start, then room, then
// session. A programme that was made elsewhere can have a session twice or not at all.
type Programme struct {
	Placements []Placement
}

// NewProgramme returns the programme with those placements, which it keeps and sorts.
func NewProgramme(placements []Placement) *Programme {
	slices.SortStableFunc(placements, InOrder)
	return &Programme{Placements: placements}
}

// InOrder compares placements as a programme sorts them.
func InOrder(a, b Placement) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Room.Index(), b.Room.Index()), cmp.Compare(a.Session, b.Session))
}

// OneState reports whether all placements have the same state.
func (p *Programme) OneState() bool {
	return !slices.ContainsFunc(p.Placements, func(pl Placement) bool {
		return cmp.Or(pl.State, Draft) != cmp.Or(p.Placements[0].State, Draft)
	})
}

// BySession returns the placements of each of n sessions, in the programme's order.
// The outer slice has length n.
func (p *Programme) BySession(n int) [][]Placement {
	by := make([][]Placement, n)
	for _, pl := range p.Placements {
		by[pl.Session] = append(by[pl.Session], pl)
	}
	return by
}

// ByRoom returns the placements in each of n rooms, in the programme's order. Those
// without a room are left out. The outer slice has length n.
func (p *Programme) ByRoom(n int) [][]Placement {
	by := make([][]Placement, n)
	for _, pl := range p.Placements {
		if pl.Room.Given() {
			by[pl.Room.Index()] = append(by[pl.Room.Index()], pl)
		}
	}
	return by
}
