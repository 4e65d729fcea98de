package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// timetable holds places that never clash: rooms hold no more than they can, relations
// are kept. It knows in constant time who stands where and, but for what the move under way has
// changed, how many are in the way at any candidate.
type timetable struct {
	barring
	p     *csp.Problem
	x     []csp.Place
	taken []int32   // by room that holds one and start: who covers it, turnaround included; -1 for nobody
	slots [][]int32 // by room that holds several and start: all who do
	axis  int
	after [][]csp.StartIndex // by minutes covered and start: the first start no longer covered
	kinds map[model.Minutes]int
	kind  []int32  // by activity and room: index into after
	bits  []uint64 // by activity and start: the rooms open there, in so many words
	words int
	draws draws

	told  []csp.Place // by activity: where the barring has it
	moved []int32     // those of which that may differ from where it is, each once
	isIn  []bool      // by activity: whether it is in moved
}

func newTimetable(l *space) *timetable {
	p := l.problem
	n, rooms := len(p.Activities), len(p.Rooms)
	t := &timetable{
		barring: newBarring(l), p: p, axis: len(p.Starts), kinds: map[model.Minutes]int{},
		taken: slices.Repeat([]int32{-1}, rooms*len(p.Starts)), slots: make([][]int32, rooms*len(p.Starts)),
		x: slices.Repeat([]csp.Place{{Start: csp.Unplaced, Room: model.NoRoom}}, n), kind: make([]int32, n*rooms),
		words: (rooms + 63) / 64, draws: newDraws(p, l.pools), isIn: make([]bool, n),
	}
	t.told = slices.Clone(t.x)
	t.bits = make([]uint64, n*t.axis*t.words)
	for a := range t.x {
		starts, lanes := l.all.of(int32(a))
		for k, s := range starts {
			for _, lane := range lanes[k] {
				csp.RoomSet(t.bits[(a*t.axis+int(s))*t.words:]).Add(model.RoomIndex(l.laneRoom[lane]))
			}
		}
		for r := range p.Rooms {
			t.kind[a*rooms+r] = t.spanOf(p.Activities[a].Minutes + p.Rooms[r].Turnaround)
		}
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

// roomsAt returns the rooms in which an activity may start then.
func (t *timetable) roomsAt(a int32, s csp.StartIndex) csp.RoomSet {
	i := (int(a)*t.axis + int(s)) * t.words
	return t.bits[i : i+t.words]
}

// open reports whether a place is a candidate of a.
func (t *timetable) open(a int32, at csp.Place) bool { return t.roomsAt(a, at.Start).Has(at.Room) }

// put places a, which is unplaced.
func (t *timetable) put(a int32, at csp.Place) {
	t.move(a, at)
	row, end := int(at.Room)*t.axis, t.until(a, at)
	if several := t.p.Rooms[at.Room].Parallel > 1; several {
		for s := at.Start; s < end; s++ {
			t.slots[row+int(s)] = append(t.slots[row+int(s)], a)
		}
	} else {
		for s := at.Start; s < end; s++ {
			t.taken[row+int(s)] = a
		}
	}
	t.draws.draw(a, int32(at.Start), int32(at.Room))
}

// take makes a, which is placed, unplaced.
func (t *timetable) take(a int32) {
	at := t.x[a]
	t.move(a, csp.Place{Start: csp.Unplaced, Room: model.NoRoom})
	t.draws.give(a, int32(at.Start), int32(at.Room))
	row, end := int(at.Room)*t.axis, t.until(a, at)
	if several := t.p.Rooms[at.Room].Parallel > 1; !several {
		for s := at.Start; s < end; s++ {
			t.taken[row+int(s)] = -1
		}
		return
	}
	for s := at.Start; s < end; s++ {
		cell := &t.slots[row+int(s)]
		i, last := slices.Index(*cell, a), len(*cell)-1
		(*cell)[i] = (*cell)[last]
		*cell = (*cell)[:last]
	}
}

// covering returns those who cover a start in a room.
func (t *timetable) covering(r model.RoomIndex, s csp.StartIndex) []int32 {
	i := int(r)*t.axis + int(s)
	switch {
	case t.p.Rooms[r].Parallel > 1:
		return t.slots[i]
	case t.taken[i] < 0:
		return nil
	}
	return t.taken[i : i+1]
}

// move notes another place of a, which the barring does not know yet.
func (t *timetable) move(a int32, at csp.Place) {
	if t.x[a] = at; t.isIn[a] {
		return
	}
	if len(t.moved) >= mostMoved {
		t.settle()
	}
	t.isIn[a] = true
	t.moved = append(t.moved, a)
}

// settle tells the barring of all places.
func (t *timetable) settle() {
	for _, a := range t.moved {
		t.isIn[a] = false
		was, is := t.told[a], t.x[a]
		if was == is {
			continue
		}
		if was.Start != csp.Unplaced {
			t.bar(a, int32(was.Start), int32(was.Room), -1)
		}
		if is.Start != csp.Unplaced {
			t.bar(a, int32(is.Start), int32(is.Room), 1)
		}
		t.told[a] = is
	}
	t.moved = t.moved[:0]
}

// inTheWay returns how many relations stand against a at a place.
func (t *timetable) inTheWay(a int32, at csp.Place) int32 {
	s, room := int32(at.Start), int32(at.Room)
	n := t.barred[int(a)*t.axis+int(s)]
	if in := t.barredInRoom(a, room); in != nil {
		n += in[s]
	}
	for _, b := range t.moved {
		was, is := t.told[b], t.x[b]
		if was == is {
			continue
		}
		list := t.rivalsOf(a, b)
		for i := range list {
			if was.Start != csp.Unplaced && t.binds(&list[i], s, room, int32(was.Start), int32(was.Room)) {
				n--
			}
			if is.Start != csp.Unplaced && t.binds(&list[i], s, room, int32(is.Start), int32(is.Room)) {
				n++
			}
		}
	}
	return n
}

// blockers appends to list the activities that a clashes with at a candidate place, each once.
// It gives up, and returns false, beyond most of them, or where a room that holds several is
// full. Of those that draw on something, a is unplaced.
func (t *timetable) blockers(list []int32, a int32, at csp.Place, most int) ([]int32, bool) {
	row, end := int(at.Room)*t.axis, t.until(a, at)
	if parallel := t.p.Rooms[at.Room].Parallel; parallel > 1 {
		for s := at.Start; s < end; s++ {
			if cell := t.slots[row+int(s)]; len(cell) >= parallel && (len(cell) > parallel || !slices.Contains(cell, a)) {
				return list, false
			}
		}
	} else {
		for s := at.Start; s < end; s++ {
			b := t.taken[row+int(s)]
			if b < 0 || b == a {
				continue
			}
			if list = appendOnce(list, b); len(list) > most {
				return list, false
			}
		}
	}
	if t.inTheWay(a, at) > 0 {
		if most == 0 {
			return list, false
		}
		for i := t.neighbourFrom[a]; i < t.neighbourFrom[a+1]; i++ {
			e := &t.rivals[i]
			there := t.x[e.other]
			if there.Start == csp.Unplaced || !t.binds(e, int32(at.Start), int32(at.Room), int32(there.Start), int32(there.Room)) {
				continue
			}
			if list = appendOnce(list, e.other); len(list) > most {
				return list, false
			}
		}
	}
	if !t.draws.enough(a, int32(at.Start), int32(at.Room)) {
		list = t.draws.crowdsOut(list, 0, a, int32(at.Start), int32(at.Room), nil)
	}
	return list, len(list) <= most
}

func appendOnce(list []int32, a int32) []int32 {
	for _, b := range list {
		if b == a {
			return list
		}
	}
	return append(list, a)
}
