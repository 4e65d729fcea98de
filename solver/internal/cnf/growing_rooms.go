package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// sameRoom is the condition that two activities are in the same room, one of those with
// that turnaround.
type sameRoom struct {
	turnaround model.Minutes
	pairs      *csp.RoomPairs
}

// groupRooms makes the conditions "in the same room".
func (o *Growing) groupRooms() {
	p := o.f.p
	for r := range p.Rooms {
		if p.Rooms[r].Parallel > 1 {
			continue
		}
		i := slices.IndexFunc(o.sameRoom, func(g sameRoom) bool { return g.turnaround == p.Rooms[r].Turnaround })
		if i < 0 {
			i = len(o.sameRoom)
			pairs := &csp.RoomPairs{With: make([]csp.RoomSet, len(p.Rooms))}
			for k := range pairs.With {
				pairs.With[k] = csp.NewRoomSet(len(p.Rooms))
			}
			o.sameRoom = append(o.sameRoom, sameRoom{p.Rooms[r].Turnaround, pairs})
		}
		o.sameRoom[i].pairs.With[r].Add(model.RoomIndex(r))
	}
}

// emptyRooms adds, for each start at which a room that holds several activities holds too
// many, a clause that says that one of those goes. It reports whether there was any.
func (o *Growing) emptyRooms(x csp.Assignment) bool {
	p, some := o.f.p, false
	for r := range p.Rooms {
		most := p.Rooms[r].Parallel
		if most == 1 || most >= len(p.Activities) {
			continue
		}
		var in []csp.ActivityIndex
		for a, place := range x {
			if place.Start != csp.Unplaced && place.Room == model.RoomIndex(r) {
				in = append(in, csp.ActivityIndex(a))
			}
		}
		for _, late := range in {
			q := x[late].Start
			var there []csp.ActivityIndex
			for _, a := range in {
				if x[a].Start <= q && p.Span(a, x[a].Start).End > p.Starts[q] && len(there) <= most {
					there = append(there, a)
				}
			}
			if len(there) > most {
				o.forbidTogether(there, model.RoomIndex(r), q)
				some = true
			}
		}
	}
	return some
}

// forbidTogether adds that not all of some activities cover a start in a room.
func (o *Growing) forbidTogether(list []csp.ActivityIndex, r model.RoomIndex, q csp.StartIndex) {
	o.f.clause = o.f.clause[:0]
	for _, a := range list {
		if !o.opened[a] {
			o.f.or(o.stay[a].Not())
			continue
		}
		o.f.orOff(a)
		o.f.or(o.f.activities[a].in[r].Not())
		from, to := o.f.coverage(a, q, 0)
		o.f.orStartsOutside(a, from, to)
	}
	o.f.end()
}
