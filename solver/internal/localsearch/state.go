package localsearch

// state is a programme in the making, without clashes: some activities have a start and
// a lane, and no two of them are in each other's way. It knows for every start of every
// activity how much is in the way there.
type state struct {
	barring
	start, lane []int32 // of each activity; start is -1 if it has no place
	taken       []int32 // by lane*axis + start index: the activity, -1 for none
	// weight says what it takes to push an activity out. It changes only while the
	// activity has no place, or else the sums below would be wrong.
	weight []int32
	draws  draws
}

func newState(x *space) *state {
	t := &state{
		barring: newBarring(x),
		start:   make([]int32, x.n), lane: make([]int32, x.n),
		taken:  make([]int32, x.lanes*x.axis),
		weight: make([]int32, x.n),
		draws:  newDraws(x.problem, x.pools),
	}
	t.reset()
	return t
}

// reset takes everything away and makes all weights 1.
func (t *state) reset() {
	for a := range t.start {
		t.start[a], t.weight[a] = -1, 1
	}
	for i := range t.taken {
		t.taken[i] = -1
	}
	t.clear()
	t.draws.reset()
}

// place gives activity a, which has no place, a start and lane where nothing is in its way.
func (t *state) place(a, s, lane int32) {
	t.start[a], t.lane[a] = s, lane
	row := int(lane) * t.axis
	for i := row + int(s); i < row+int(t.endOf(a, s, lane)); i++ {
		t.taken[i] = a
	}
	t.bar(a, s, t.laneRoom[lane], t.weight[a])
	t.draws.draw(a, s, t.laneRoom[lane])
}

// remove takes the place of activity a away.
func (t *state) remove(a int32) {
	s, lane := t.start[a], t.lane[a]
	t.bar(a, s, t.laneRoom[lane], -t.weight[a])
	t.draws.give(a, s, t.laneRoom[lane])
	row := int(lane) * t.axis
	for i := row + int(s); i < row+int(t.endOf(a, s, lane)); i++ {
		t.taken[i] = -1
	}
	t.start[a] = -1
}

// blockers appends to list the placed activities that are in the way of a at s in a lane,
// each once.
func (t *state) blockers(list []int32, a, s, lane int32) []int32 {
	from := len(list)
	row := t.taken[int(lane)*t.axis:][:t.axis]
	for i, end := s, t.endOf(a, s, lane); i < end; {
		b := row[i]
		if b < 0 {
			i++
			continue
		}
		list = append(list, b)
		i = t.endOf(b, t.start[b], lane)
	}
	room := t.laneRoom[lane]
next:
	for i := t.neighbourFrom[a]; i < t.neighbourFrom[a+1]; i++ {
		e := &t.rivals[i]
		b := e.other
		if t.start[b] < 0 || !t.binds(e, s, room, t.start[b], t.laneRoom[t.lane[b]]) {
			continue
		}
		for _, c := range list[from:] {
			if b == c {
				continue next
			}
		}
		list = append(list, b)
	}
	return t.draws.crowdsOut(list, from, a, s, room, t.weight)
}
