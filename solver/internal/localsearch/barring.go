package localsearch

// barring is how much is in the way at every start of every activity.
type barring struct {
	*space
	// barred is, by activity*axis + start, the weight of the placed activities that
	// forbid it whatever the room.
	barred []int32
	// barredIn is the same for what conditions on rooms add: axis numbers for each class
	// of each activity, from rowsFrom on.
	barredIn []int32
	rowsFrom []int32
}

func newBarring(x *space) barring {
	b := barring{space: x, barred: make([]int32, x.n*x.axis), rowsFrom: make([]int32, x.n)}
	rows := int32(0)
	for a := range b.rowsFrom {
		b.rowsFrom[a] = rows
		if k := x.partition[a]; k >= 0 {
			rows += x.classes[k] * int32(x.axis)
		}
	}
	b.barredIn = make([]int32, rows)
	return b
}

// clear takes everything out of the way.
func (b *barring) clear() {
	clear(b.barred)
	clear(b.barredIn)
}

// bar adds weight to all that activity a forbids from a start in a room.
func (b *barring) bar(a, s, room, weight int32) {
	for i := b.neighbourFrom[a]; i < b.neighbourFrom[a+1]; i++ {
		e := &b.rivals[i]
		ranges := b.at(e.shape, s)
		if len(ranges) == 0 {
			continue
		}
		if e.reach < 0 {
			row := b.barred[int(e.other)*b.axis:][:b.axis]
			for _, r := range ranges {
				for j := r.from; j < r.to; j++ {
					row[j] += weight
				}
			}
			continue
		}
		for _, class := range b.reach[e.reach][room] {
			row := b.barredIn[int(b.rowsFrom[e.other])+int(class)*b.axis:][:b.axis]
			for _, r := range ranges {
				for j := r.from; j < r.to; j++ {
					row[j] += weight
				}
			}
		}
	}
}

// barredInRoom returns the weights that conditions bar activity a with in a room, by start:
// nil if no condition is on it.
func (b *barring) barredInRoom(a, room int32) []int32 {
	k := b.partition[a]
	if k < 0 {
		return nil
	}
	class := b.class[int(k)*len(b.problem.Rooms)+int(room)]
	return b.barredIn[int(b.rowsFrom[a])+int(class)*b.axis:][:b.axis]
}

// binds reports whether a rival at a start in a room is in the way of its activity at another.
func (b *barring) binds(e *rival, s, room, there, other int32) bool {
	return b.forbids(e.shape, s, there) && (e.reach < 0 || b.reaches(e, room, other))
}

// reaches reports whether a rival binds with its activity and the other in those rooms.
func (b *barring) reaches(e *rival, room, other int32) bool {
	class := b.class[int(b.partition[e.other])*len(b.problem.Rooms)+int(other)]
	for _, c := range b.reach[e.reach][room] {
		if c == class {
			return true
		}
	}
	return false
}

// rivalsOf returns the rivals of an activity that are the other one.
func (b *barring) rivalsOf(a, other int32) []rival {
	list := b.rivals[b.neighbourFrom[a]:b.neighbourFrom[a+1]]
	from, to := 0, len(list)
	for from < to {
		if mid := int(uint(from+to) >> 1); list[mid].other < other {
			from = mid + 1
		} else {
			to = mid
		}
	}
	for to = from; to < len(list) && list[to].other == other; {
		to++
	}
	return list[from:to]
}
