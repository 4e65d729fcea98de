package localsearch

import (
	"cmp"
	"encoding/binary"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// pair is all that relations ask of two activities a < b: the starts that are forbidden
// whatever the rooms, and those that are forbidden in some rooms.
type pair struct {
	a, b int32
	bond *bond
}

// bond is what a pair's relations come down to. Pairs of alike activities share theirs.
type bond struct {
	always int32 // shape, -1 for none
	where  []conditional
}

// conditional is a shape that binds where the rooms of a and b meet a condition.
type conditional struct {
	shape     int32
	condition int32 // number; row r: rooms of b that meet it with a in room r
}

// pairing turns relations into pairs.
type pairing struct {
	problem    *csp.Problem
	shapes     *shapes
	conditions *conditions
	bonds      map[string]*bond
	numbers    map[*csp.RoomPairs]int64
	nights     map[*csp.Nights]int64
}

// gatherPairs joins the relations of each pair of activities.
func gatherPairs(p *csp.Problem, h *shapes, c *conditions) []pair {
	g := &pairing{p, h, c, map[string]*bond{}, map[*csp.RoomPairs]int64{}, map[*csp.Nights]int64{}}
	order := make([]int32, len(p.Relations))
	for i := range order {
		order[i] = int32(i)
	}
	ends := func(i int32) (a, b csp.ActivityIndex) {
		r := &p.Relations[i]
		return min(r.A, r.B), max(r.A, r.B)
	}
	slices.SortStableFunc(order, func(i, j int32) int {
		a, b := ends(i)
		c, d := ends(j)
		return cmp.Or(cmp.Compare(a, c), cmp.Compare(b, d))
	})
	var pairs []pair
	for len(order) > 0 {
		a, b := ends(order[0])
		k := 1
		for k < len(order) {
			if c, d := ends(order[k]); c != a || d != b {
				break
			}
			k++
		}
		if a != b {
			if bond := g.bond(order[:k]); bond.always >= 0 || len(bond.where) > 0 {
				pairs = append(pairs, pair{int32(a), int32(b), bond})
			}
		}
		order = order[k:]
	}
	return pairs
}

// bond returns what relations between the same two activities come down to.
func (g *pairing) bond(relations []int32) *bond {
	key, unlike := g.key(relations)
	b, known := g.bonds[key]
	if !known {
		b = g.join(unlike)
		g.bonds[key] = b
	}
	return b
}

// key returns a string that two lists of relations share only if they mean the same,
// and the relations without those that repeat others of the list.
func (g *pairing) key(relations []int32) (string, []int32) {
	r := &g.problem.Relations[relations[0]]
	lengths := g.lengths(r)
	key := binary.AppendVarint(binary.AppendVarint(nil, int64(lengths[0])), int64(lengths[1]))
	var seen []string
	var unlike []int32
	for _, i := range relations {
		r := &g.problem.Relations[i]
		var part []byte
		for _, n := range []int64{int64(r.Kind), int64(r.Gap), int64(r.After), int64(r.Max), g.nightsNumber(r.Nights), g.conditionNumber(r.Where)} {
			part = binary.AppendVarint(part, n)
		}
		if r.A > r.B {
			part = append(part, 1)
		}
		if !slices.Contains(seen, string(part)) {
			seen = append(seen, string(part))
			unlike = append(unlike, i)
			key = append(append(key, byte(len(part))), part...)
		}
	}
	return string(key), unlike
}

// lengths returns the minutes of the two activities of a relation, the lower index first.
func (g *pairing) lengths(r *csp.Relation) [2]model.Minutes {
	return [2]model.Minutes{g.problem.Activities[min(r.A, r.B)].Minutes, g.problem.Activities[max(r.A, r.B)].Minutes}
}

// conditionNumber numbers the conditions on rooms in the order in which they turn up; no
// condition is 0.
func (g *pairing) conditionNumber(where *csp.RoomPairs) int64 {
	if where == nil {
		return 0
	}
	n, known := g.numbers[where]
	if !known {
		n = int64(len(g.numbers) + 1)
		g.numbers[where] = n
	}
	return n
}

// nightsNumber numbers the nights in the order in which they turn up; none are 0.
func (g *pairing) nightsNumber(nights *csp.Nights) int64 {
	if nights == nil {
		return 0
	}
	n, known := g.nights[nights]
	if !known {
		n = int64(len(g.nights) + 1)
		g.nights[nights] = n
	}
	return n
}

// join works out what relations between the same two activities come down to.
func (g *pairing) join(relations []int32) *bond {
	always := newMatrix(len(g.problem.Starts))
	var some []condition
	for _, i := range relations {
		r := &g.problem.Relations[i]
		starts := g.forbidden(r)
		if r.Where == nil {
			always.addAll(starts)
			continue
		}
		rooms := g.rooms(r)
		g.simplify(rooms, starts, g.lengths(r))
		some = append(some, condition{starts, rooms})
	}
	// What some condition or other forbids in any two rooms is forbidden always: walks
	// of different lengths, for example, all take at least the shortest.
	for _, c := range some {
		all := newMatrix(len(g.problem.Rooms))
		for _, d := range some {
			if c.starts.within(d.starts) {
				all.addAll(d.rooms)
			}
		}
		if all.full() {
			always.addAll(c.starts)
		}
	}
	b := &bond{always: -1}
	if !always.empty() {
		b.always = g.shapes.store(always)
	}
	for _, c := range some {
		c.starts.removeAll(always)
		if !c.starts.empty() && !c.rooms.empty() {
			b.where = append(b.where, conditional{g.shapes.store(c.starts), g.conditions.number(c.rooms)})
		}
	}
	return b
}

// condition is what a relation forbids, and in which rooms.
type condition struct{ starts, rooms matrix }

// forbidden returns the starts that a relation forbids to the activity with the higher
// index, by the start of the one with the lower.
func (g *pairing) forbidden(r *csp.Relation) matrix {
	m := forbiddenBy(g.problem, r)
	if r.A > r.B {
		return m.transposed()
	}
	return m
}

// rooms returns a relation's condition, the rooms of the activity with the lower index
// as rows.
func (g *pairing) rooms(r *csp.Relation) matrix {
	m := newMatrix(len(g.problem.Rooms))
	for i := range m {
		copy(m[i], bitset(r.Where.With[i]))
	}
	if r.A > r.B {
		return m.transposed()
	}
	return m
}

// simplify changes the condition for pairs of the same room, where the room itself
// keeps the activities so far apart that the relation says nothing new, to whatever
// makes more rooms alike.
func (g *pairing) simplify(rooms, starts matrix, lengths [2]model.Minutes) {
	with, without := rooms.clone(), rooms.clone()
	kept := map[model.Minutes]bool{} // by turnaround
	for r := range rooms {
		room := &g.problem.Rooms[r]
		if room.Parallel > 1 {
			continue
		}
		implied, known := kept[room.Turnaround]
		if !known {
			implied = starts.within(g.turn(lengths, room.Turnaround))
			kept[room.Turnaround] = implied
		}
		if implied {
			with[r].add(int32(r))
			without[r].remove(int32(r))
		}
	}
	best := without
	if with.kinds() < without.kinds() {
		best = with
	}
	for r := range rooms {
		copy(rooms[r], best[r])
	}
}

// turn returns the starts that a room forbids to two activities of those lengths.
func (g *pairing) turn(lengths [2]model.Minutes, turnaround model.Minutes) matrix {
	p := g.problem
	m := newMatrix(len(p.Starts))
	for s := range m {
		from, to := p.First(p.Starts[s].Add(-lengths[1]-turnaround)+1), p.First(p.Starts[s].Add(lengths[0]+turnaround))
		for t := from; t < to; t++ {
			m[s].add(int32(t))
		}
	}
	return m
}
