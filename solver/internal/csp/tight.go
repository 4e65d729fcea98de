package csp

import "programme/model"

// Tight charges for minutes that are missing between activities in one room that holds one
// at a time: of any two there of which one is over when the other starts, what there is less
// than Minutes between the two, or less than More minutes more where their layouts differ. Of
// merged sessions each counts with each session of the other activity.
type Tight struct {
	Penalty
	Rooms         RoomSet
	One           bool // the rooms are one, as it were: what is in any of them counts together
	Minutes, More model.Minutes
	Layouts       [][]int32 // by activity: the layout of each of its sessions, 0 for one that gives none
}

// Missing returns how many minutes k finds missing between two activities that start then
// in one room.
func (p *Problem) Missing(k *Tight, a ActivityIndex, s StartIndex, b ActivityIndex, t StartIndex) (missing int) {
	v, w := p.Span(a, s), p.Span(b, t)
	gap := w.Start.Sub(v.End)
	if gap < 0 {
		gap = v.Start.Sub(w.End)
	}
	if gap < 0 || gap >= k.Minutes+k.More {
		return 0
	}
	for _, from := range k.Layouts[a] {
		for _, to := range k.Layouts[b] {
			missing += int(max(0, k.needs(from, to)-gap))
		}
	}
	return missing
}

// place returns the room by which what is in a room counts.
func (k *Tight) place(r model.RoomIndex) model.RoomIndex {
	if k.One {
		return 0
	}
	return r
}

// needs returns the minutes between a session with one layout and one with another.
func (k *Tight) needs(from, to int32) model.Minutes {
	if k.Changes(from, to) {
		return k.Minutes + k.More
	}
	return k.Minutes
}

// Changes reports whether a room is changed from one layout to another.
func (*Tight) Changes(from, to int32) bool { return from != 0 && to != 0 && from != to }

// EachMissing calls use for each pair of activities between which k finds minutes missing in
// x.
func (p *Problem) EachMissing(k *Tight, x Assignment, use func(a, b ActivityIndex, minutes int)) {
	byRoom := make([][]ActivityIndex, len(p.Rooms))
	for i, at := range x {
		if at.Start == Unplaced || at.Room == model.NoRoom || !k.Rooms.Has(at.Room) {
			continue
		}
		a, room := ActivityIndex(i), k.place(at.Room)
		for _, b := range byRoom[room] {
			if minutes := p.Missing(k, a, at.Start, b, x[b].Start); minutes > 0 {
				use(a, b, minutes)
			}
		}
		byRoom[room] = append(byRoom[room], a)
	}
}

// leastTight returns what is missing between the activities that have one place alone.
func (p *Problem) leastTight(k *Tight) (missing int) {
	byRoom := make([][]ActivityIndex, len(p.Rooms))
	for x := range p.Activities {
		a, c := ActivityIndex(x), &p.Activities[x].Candidates
		if !p.Placed(a) || len(c.Starts) > 1 || c.Rooms[0].Len() > 1 {
			continue
		}
		for r := range p.Rooms {
			if room := model.RoomIndex(r); c.Rooms[0].Has(room) && k.Rooms.Has(room) {
				for _, b := range byRoom[k.place(room)] {
					missing += p.Missing(k, b, p.Activities[b].Candidates.Starts[0], a, c.Starts[0])
				}
				byRoom[k.place(room)] = append(byRoom[k.place(room)], a)
			}
		}
	}
	return missing
}
