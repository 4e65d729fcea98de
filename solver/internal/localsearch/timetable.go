package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// timetable holds places that never clash: rooms hold no more than they can, relations
// are kept. It knows in constant time who stands where.
type timetable struct {
	p     *csp.Problem
	x     []csp.Place
	slots [][]int32 // by room and start: the activities that cover it, turnaround included
	axis  int
	after [][]csp.StartIndex // by minutes covered and start: the first start no longer covered
	kinds map[model.Minutes]int
	kind  []int32 // by activity and room: index into after
	links [][]partner
	rooms [][]csp.RoomSet // by activity and start: rooms open there; nil where none
	draws draws
}

// partner is a relation from one of its activities.
type partner struct {
	relation *csp.Relation
	other    int32
	first    bool // the activity is A
}

func newTimetable(p *csp.Problem) *timetable {
	t := &timetable{
		p: p, x: make([]csp.Place, len(p.Activities)), axis: len(p.Starts),
		slots: make([][]int32, len(p.Rooms)*len(p.Starts)), kinds: map[model.Minutes]int{},
		kind: make([]int32, len(p.Activities)*len(p.Rooms)), links: make([][]partner, len(p.Activities)),
		rooms: make([][]csp.RoomSet, len(p.Activities)), draws: newDraws(p, newPools(p, p.Pools)),
	}
	for a := range t.x {
		t.x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		t.rooms[a] = make([]csp.RoomSet, t.axis)
		c := &p.Activities[a].Candidates
		for k, s := range c.Starts {
			t.rooms[a][s] = c.Rooms[k]
		}
		for r := range p.Rooms {
			t.kind[a*len(p.Rooms)+r] = t.spanOf(p.Activities[a].Minutes + p.Rooms[r].Turnaround)
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		t.links[r.A] = append(t.links[r.A], partner{r, int32(r.B), true})
		t.links[r.B] = append(t.links[r.B], partner{r, int32(r.A), false})
	}
	return t
}

// spanOf returns the index into after for activities that cover so many minutes.
func (t *timetable) spanOf(m model.Minutes) int32 {
	if i, known := t.kinds[m]; known {
		return int32(i)
	}
	until := make([]csp.StartIndex, t.axis)
	for s := range until {
		until[s] = t.p.First(t.p.Starts[s].Add(m))
	}
	t.after = append(t.after, until)
	t.kinds[m] = len(t.after) - 1
	return int32(len(t.after) - 1)
}

// until returns the first start that a, at a place, no longer covers.
func (t *timetable) until(a int32, at csp.Place) csp.StartIndex {
	return t.after[t.kind[int(a)*len(t.p.Rooms)+int(at.Room)]][at.Start]
}

// open reports whether a place is a candidate of a.
func (t *timetable) open(a int32, at csp.Place) bool {
	set := t.rooms[a][at.Start]
	return set != nil && set.Has(at.Room)
}

// put places a, which is unplaced.
func (t *timetable) put(a int32, at csp.Place) {
	t.x[a] = at
	for s, end := at.Start, t.until(a, at); s < end; s++ {
		cell := &t.slots[int(at.Room)*t.axis+int(s)]
		*cell = append(*cell, a)
	}
	t.draws.draw(a, int32(at.Start), int32(at.Room))
}

// take makes a, which is placed, unplaced.
func (t *timetable) take(a int32) {
	at := t.x[a]
	t.x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	t.draws.give(a, int32(at.Start), int32(at.Room))
	for s, end := at.Start, t.until(a, at); s < end; s++ {
		cell := &t.slots[int(at.Room)*t.axis+int(s)]
		for i, b := range *cell {
			if b == a {
				last := len(*cell) - 1
				(*cell)[i] = (*cell)[last]
				*cell = (*cell)[:last]
				break
			}
		}
	}
}

// blockers appends to list the activities that a clashes with at a candidate place, a
// being unplaced, each once. It gives up, and returns false, beyond most of them, or
// where a room that holds several is full.
func (t *timetable) blockers(list []int32, a int32, at csp.Place, most int) ([]int32, bool) {
	parallel := t.p.Rooms[at.Room].Parallel
	for s, end := at.Start, t.until(a, at); s < end; s++ {
		cell := t.slots[int(at.Room)*t.axis+int(s)]
		if len(cell) < parallel {
			continue
		}
		if parallel > 1 {
			return list, false
		}
		if list = appendOnce(list, cell[0]); len(list) > most {
			return list, false
		}
	}
	for _, l := range t.links[a] {
		there := t.x[l.other]
		if there.Start == csp.Unplaced || t.keeps(l, at, there) {
			continue
		}
		if list = appendOnce(list, l.other); len(list) > most {
			return list, false
		}
	}
	if !t.draws.enough(a, int32(at.Start), int32(at.Room)) {
		list = t.draws.crowdsOut(list, 0, a, int32(at.Start), int32(at.Room), nil)
	}
	return list, len(list) <= most
}

// keeps reports whether a relation holds with its one activity here, the other there.
func (t *timetable) keeps(l partner, here, there csp.Place) bool {
	if !l.first {
		here, there = there, here
	}
	return t.p.Keeps(l.relation, here, there)
}

func appendOnce(list []int32, a int32) []int32 {
	for _, b := range list {
		if b == a {
			return list
		}
	}
	return append(list, a)
}
