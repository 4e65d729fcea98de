package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// addRooms states that no room holds more than it can at any start q:
//
//	start in (q-length-turnaround, q]  ->  occupies q       for each activity
//	occupies q and in r                ->  cell r, q        for each room
//	at most one of the cells r, q
//
// Two activities that overlap do so at the start of the later one, so that to look at
// starts is enough. In Selected mode a room has cells of its own for what it holds and
// for its turnaround, since they are two rule instances.
func (f *Formula) addRooms() {
	occupied := map[occupancy]sat.Lit{}
	for r := range f.p.Rooms {
		room := &f.p.Rooms[r]
		switch {
		case f.rooms == LazyRooms && room.Parallel == 1:
		case f.mode == Selected:
			f.addCells(occupied, model.RoomIndex(r), 0, room.Holds)
			if room.Turnaround > 0 {
				f.addCells(occupied, model.RoomIndex(r), room.Turnaround, room.Turns)
			}
		default:
			f.addCells(occupied, model.RoomIndex(r), room.Turnaround, room.Holds)
		}
	}
}

// occupancy names the literal that says that an activity, with so much turnaround,
// covers a start.
type occupancy struct {
	activity   csp.ActivityIndex
	turnaround model.Minutes
	at         csp.StartIndex
}

// addCells states for one room and every start that it holds no more than it can, each
// activity taking the turnaround with it.
func (f *Formula) addCells(occupied map[occupancy]sat.Lit, r model.RoomIndex, turnaround model.Minutes, i csp.InstanceIndex) {
	var cells []sat.Lit
	most := f.p.Rooms[r].Parallel
	for q := range f.p.Starts {
		cells = cells[:0]
		covering := f.covering(r, csp.StartIndex(q), turnaround)
		if len(covering) <= most {
			continue
		}
		for _, x := range covering {
			occupies := f.occupies(occupied, occupancy{x, turnaround, csp.StartIndex(q)})
			cell := f.to.NewVar()
			f.begin(i)
			f.orOff(x)
			f.or(occupies.Not(), f.activities[x].in[r].Not(), cell)
			f.end()
			cells = append(cells, cell)
		}
		if most == 1 {
			sat.AtMostOne(f.to, cells)
		} else {
			sat.AtMost(f.to, most, cells)
		}
	}
}

// covering returns the activities that can be in room r and cover start q.
func (f *Formula) covering(r model.RoomIndex, q csp.StartIndex, turnaround model.Minutes) []csp.ActivityIndex {
	var list []csp.ActivityIndex
	for x := range f.activities {
		v := &f.activities[x]
		if v.in == nil || v.in[r] == 0 {
			continue
		}
		from, to := f.coverage(csp.ActivityIndex(x), q, turnaround)
		for i := from; i < to; i++ {
			if v.sets == nil || v.sets[i].Has(r) {
				list = append(list, csp.ActivityIndex(x))
				break
			}
		}
	}
	return list
}

// coverage returns the range of candidate starts of x from which it covers start q.
func (f *Formula) coverage(x csp.ActivityIndex, q csp.StartIndex, turnaround model.Minutes) (from, to int) {
	v := &f.activities[x]
	earliest := f.p.First(f.p.Starts[q].Add(-f.p.Activities[x].Minutes-turnaround) + 1)
	from, _ = slices.BinarySearch(v.starts, earliest)
	to, _ = slices.BinarySearch(v.starts, q+1)
	return from, to
}

// occupies returns the literal that is true in every model in which the activity,
// placed, covers the start.
func (f *Formula) occupies(occupied map[occupancy]sat.Lit, o occupancy) sat.Lit {
	if m, known := occupied[o]; known {
		return m
	}
	m := f.to.NewVar()
	occupied[o] = m
	from, to := f.coverage(o.activity, o.at, o.turnaround)
	f.clause = append(f.clause[:0], m)
	f.orStartsOutside(o.activity, from, to)
	f.end()
	return m
}

// AddClashes states for each pair of activities that clash in a room that it holds only one
// of them at a time, and of pools that were left out what is asked of them when they are used
// too much. It reports whether there was any of that.
func (f *Formula) AddClashes(x csp.Assignment) bool {
	clashes := f.p.Clashes(x)
	for _, c := range clashes {
		f.addClash(c)
	}
	full := f.addFull(x)
	return len(clashes) > 0 || full
}

// addClash states for one pair of activities and one room that it holds only one of
// them at a time.
func (f *Formula) addClash(c csp.Clash) {
	turnaround := f.p.Rooms[c.Room].Turnaround
	f.addRelationUnless(&csp.Relation{
		A: c.A, B: c.B, Kind: csp.Apart, Gap: turnaround, After: turnaround, Instance: f.p.Rooms[c.Room].Holds,
	}, f.activities[c.A].in[c.Room].Not(), f.activities[c.B].in[c.Room].Not())
}

// AtMostInRoom adds that at most so many of some activities, which must be placed and
// have rooms, are in room r.
func (f *Formula) AtMostInRoom(r model.RoomIndex, some []csp.ActivityIndex, most int) {
	var in []sat.Lit
	for _, a := range some {
		if m := f.activities[a].in[r]; m != 0 {
			in = append(in, m)
		}
	}
	sat.AtMost(f.to, most, in)
}
