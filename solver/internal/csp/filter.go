package csp

import "programme/model"

// Narrow returns the problem with only those candidates of p that are left: the same
// activities, rules and charges, in the same order, so that its assignments are
// assignments of p and cost the same there.
func (p *Problem) Narrow(left func(ActivityIndex, Place) bool) *Problem {
	q := *p
	q.Activities = append([]Activity(nil), p.Activities...)
	kept := make([][]int, len(p.Activities)) // by activity: positions that stay, in p's candidates
	for a := range q.Activities {
		was := p.Activities[a].Candidates
		var c Candidates
		for k, s := range was.Starts {
			rooms := NewRoomSet(len(p.Rooms))
			for r := range p.Rooms {
				room := model.RoomIndex(r)
				if was.Rooms[k].Has(room) && left(ActivityIndex(a), Place{s, room}) {
					rooms.Add(room)
				}
			}
			if !rooms.Empty() {
				c.Starts, c.Rooms = append(c.Starts, s), append(c.Rooms, rooms)
				kept[a] = append(kept[a], k)
			}
		}
		q.Activities[a].Candidates = c
	}
	q.Soft.Unary = append([]Unary(nil), p.Soft.Unary...)
	for i := range q.Soft.Unary {
		u := &q.Soft.Unary[i]
		u.ByStart = some(u.ByStart, kept[u.Activity])
	}
	q.Soft.Peaks = append([]Peak(nil), p.Soft.Peaks...)
	for i := range q.Soft.Peaks {
		groups := make([][]Burden, len(q.Soft.Peaks[i].Groups))
		for g, group := range q.Soft.Peaks[i].Groups {
			for _, b := range group {
				groups[g] = append(groups[g], Burden{b.Activity, some(b.ByStart, kept[b.Activity])})
			}
		}
		q.Soft.Peaks[i].Groups = groups
	}
	return &q
}

// some returns the amounts at some positions, nil if there are no amounts.
func some(amounts []int32, positions []int) []int32 {
	if amounts == nil {
		return nil
	}
	at := make([]int32, len(positions))
	for i, k := range positions {
		at[i] = amounts[k]
	}
	return at
}
