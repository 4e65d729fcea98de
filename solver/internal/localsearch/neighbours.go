package localsearch

import "slices"

// neighbours lists, for each activity, the others that it shares a pair with.
type neighbours struct {
	*shapes
	neighbourFrom []int32 // of each activity, into rivals; one more at the end
	rivals        []rival

	// Rooms that all conditions on an activity treat alike are one class of rooms to it.
	// Activities with the same conditions share a partition into classes.
	partition []int32 // of each activity, -1 if no condition is on it
	classes   []int32 // by partition: number of classes
	class     []int32 // by partition*rooms + room
	// reach lists, by condition and room of the one activity, the classes of the other
	// whose rooms meet the condition.
	reach [][][]int32
}

// rival is another activity that one forbids something.
type rival struct {
	other int32
	shape int32
	reach int32 // index into reach; -1: whatever the rooms
}

// makeNeighbours lays out the pairs that can be broken at all. It needs the candidates.
func (x *space) makeNeighbours(pairs []pair, h *shapes, c *conditions) {
	x.shapes = h
	starts := x.all.starts(x.axis)
	rooms := len(x.problem.Rooms)
	lists := make([][]rival, x.n)
	on := make([][]int32, x.n) // conditions on each activity
	add := func(a, b, shape, condition int32) {
		lists[a] = append(lists[a], rival{b, shape, condition})
		if condition >= 0 && !slices.Contains(on[b], condition) {
			on[b] = append(on[b], condition)
		}
	}
	for _, q := range pairs {
		if s := q.bond.always; s >= 0 && h.matters(s, starts[q.a], starts[q.b]) {
			add(q.a, q.b, s, -1)
			add(q.b, q.a, h.mirror[s], -1)
		}
		for _, w := range q.bond.where {
			if h.matters(w.shape, starts[q.a], starts[q.b]) {
				add(q.a, q.b, w.shape, w.condition)
				add(q.b, q.a, h.mirror[w.shape], c.mirror[w.condition])
			}
		}
	}
	partitions := map[string]int32{}
	x.partition = make([]int32, x.n)
	for b, list := range on {
		x.partition[b] = -1
		if len(list) == 0 {
			continue
		}
		slices.Sort(list)
		key := c.alike(list)
		k, known := partitions[key]
		if !known {
			k = int32(len(x.classes))
			partitions[key] = k
			x.addPartition(key, rooms)
		}
		x.partition[b] = k
	}
	reaches := map[[2]int32]int32{} // by condition and partition
	for _, list := range lists {
		x.neighbourFrom = append(x.neighbourFrom, int32(len(x.rivals)))
		for _, e := range list {
			if e.reach >= 0 {
				key := [2]int32{e.reach, x.partition[e.other]}
				i, known := reaches[key]
				if !known {
					i = int32(len(x.reach))
					reaches[key] = i
					x.reach = append(x.reach, x.reachOf(c.list[e.reach], key[1]))
				}
				e.reach = i
			}
			x.rivals = append(x.rivals, e)
		}
	}
	x.neighbourFrom = append(x.neighbourFrom, int32(len(x.rivals)))
}

// matters reports whether the shape forbids any two starts of the sets.
func (x *shapes) matters(h int32, a, b bitset) bool {
	found := false
	a.each(func(s int32) bool {
		for _, r := range x.at(h, s) {
			for t := r.from; t < r.to && !found; t++ {
				found = b.has(t)
			}
		}
		return !found
	})
	return found
}

// conditions numbers conditions on rooms, each with its mirror.
type conditions struct {
	list   []matrix
	mirror []int32
	known  map[string]int32
	rooms  int
}

func newConditions(rooms int) *conditions {
	return &conditions{known: map[string]int32{}, rooms: rooms}
}

func (c *conditions) number(m matrix) int32 {
	if i, known := c.known[m.content()]; known {
		return i
	}
	t := m.transposed()
	i := c.keep(m)
	j, known := c.known[t.content()]
	if !known {
		j = c.keep(t)
	}
	c.mirror[i], c.mirror[j] = j, i
	return i
}

func (c *conditions) keep(m matrix) int32 {
	c.list, c.mirror = append(c.list, m), append(c.mirror, 0)
	c.known[m.content()] = int32(len(c.list) - 1)
	return int32(len(c.list) - 1)
}

// alike returns the class of each room, four bytes a room, where rooms are in one class
// if none of the conditions tells them apart as the second of the two.
func (c *conditions) alike(list []int32) string {
	var b []byte
	seen := map[string]int{}
	for r := range c.rooms {
		var columns []byte
		for _, i := range list {
			columns = c.list[c.mirror[i]][r].appendTo(columns)
		}
		k, known := seen[string(columns)]
		if !known {
			k = len(seen)
			seen[string(columns)] = k
		}
		b = append(b, byte(k), byte(k>>8), byte(k>>16), byte(k>>24))
	}
	return string(b)
}

// addPartition adds the partition that key describes.
func (x *space) addPartition(key string, rooms int) {
	most := int32(0)
	for r := range rooms {
		k := int32(key[4*r]) | int32(key[4*r+1])<<8 | int32(key[4*r+2])<<16 | int32(key[4*r+3])<<24
		x.class = append(x.class, k)
		most = max(most, k)
	}
	x.classes = append(x.classes, most+1)
}

// reachOf returns, for each room of one activity, the classes of another one's partition
// whose rooms meet the condition.
func (x *space) reachOf(m matrix, partition int32) [][]int32 {
	rooms := len(m)
	reach := make([][]int32, rooms)
	class := x.class[int(partition)*rooms:]
	for r := range reach {
		m[r].each(func(s int32) bool {
			if !slices.Contains(reach[r], class[s]) {
				reach[r] = append(reach[r], class[s])
			}
			return true
		})
	}
	return reach
}
