package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// space is a problem laid out for search: flat arrays of 32-bit numbers that the inner
// loops walk. It is not changed once built.
//
// A room that holds several activities at a time is as many lanes, each of which holds
// one; activities that overlap at most k at a time can always be spread over k lanes.
// Time is counted in start indices: an activity takes, in its lane, the indices from its
// start up to the first at which another may follow.
type space struct {
	problem *csp.Problem
	n       int // activities
	axis    int // starts
	lanes   int

	laneRoom []int32   // of each lane
	end      [][]int32 // by span kind and start: the index after the last one taken
	spanKind []int32   // by activity*turnKinds + turnKind[lane]
	turnKind []int32   // of each lane
	turns    int

	all candidates
	// likely leaves out those candidates that no programme with everything placed has.
	likely candidates
	neighbours
	pools *pools
}

// candidates lists, for each activity, its starts and for each the lanes of its rooms.
type candidates struct {
	from  []int32   // of each activity, into the next two; one more at the end
	at    []int32   // start
	lanes [][]int32 // ascending; shared where rooms are alike
}

// newSpace lays out a problem.
func newSpace(p *csp.Problem) *space {
	x := &space{problem: p, n: len(p.Activities), axis: len(p.Starts)}
	x.makeLanes()
	x.makeSpans()
	shapes, conditions := newShapes(x.axis), newConditions(len(p.Rooms))
	pairs := gatherPairs(p, shapes, conditions)
	x.makeCandidates()
	left := prune(p, x.all.starts(x.axis), pairs, shapes)
	x.likely = x.all.only(left)
	x.makeNeighbours(pairs, shapes, conditions)
	x.pools = newPools(p, p.Pools)
	return x
}

// makeLanes splits rooms that hold several activities.
func (x *space) makeLanes() {
	for r := range x.problem.Rooms {
		lanes := x.problem.Rooms[r].Parallel
		if x.holdsAll(int32(r)) {
			lanes = 1
		}
		for range lanes {
			x.laneRoom = append(x.laneRoom, int32(r))
		}
	}
	x.lanes = len(x.laneRoom)
}

// holdsAll reports whether a room can hold all activities at once.
func (x *space) holdsAll(r int32) bool { return x.problem.Rooms[r].Parallel >= x.n }

// boundless is the turnaround that stands for a room which holds all: an activity takes
// no time in its only lane.
const boundless model.Minutes = -1

// makeSpans works out how far along the axis an activity of each length reaches, for
// each turnaround.
func (x *space) makeSpans() {
	p := x.problem
	var turns, lengths []model.Minutes
	x.turnKind = make([]int32, x.lanes)
	for l, r := range x.laneRoom {
		turn := p.Rooms[r].Turnaround
		if x.holdsAll(r) {
			turn = boundless
		}
		x.turnKind[l] = indexOf(&turns, turn)
	}
	x.turns = len(turns)
	x.spanKind = make([]int32, x.n*x.turns)
	for a := range p.Activities {
		length := indexOf(&lengths, p.Activities[a].Minutes)
		for t := range turns {
			x.spanKind[a*x.turns+t] = length*int32(len(turns)) + int32(t)
		}
	}
	for _, length := range lengths {
		for _, turn := range turns {
			end := make([]int32, x.axis)
			for s := range end {
				end[s] = int32(s)
				if turn != boundless {
					end[s] = int32(p.First(p.Starts[s].Add(length + turn)))
				}
			}
			x.end = append(x.end, end)
		}
	}
}

// indexOf returns the index of v in the list, which it adds if it is new.
func indexOf[T comparable](list *[]T, v T) int32 {
	i := slices.Index(*list, v)
	if i < 0 {
		i = len(*list)
		*list = append(*list, v)
	}
	return int32(i)
}

// makeCandidates lays out the candidates.
func (x *space) makeCandidates() {
	p := x.problem
	alone := relationsToItself(p)
	stored := map[*uint64][]int32{} // room sets that are alike are mostly stored once
	for a := range p.Activities {
		x.all.from = append(x.all.from, int32(len(x.all.at)))
		c := &p.Activities[a].Candidates
		for i, s := range c.Starts {
			lanes, known := stored[&c.Rooms[i][0]]
			if !known || alone[a] != nil {
				lanes = x.lanesOf(c.Rooms[i], func(r model.RoomIndex) bool { return keeps(p, alone[a], s, r) })
			}
			if alone[a] == nil {
				stored[&c.Rooms[i][0]] = lanes
			}
			if len(lanes) > 0 {
				x.all.at, x.all.lanes = append(x.all.at, int32(s)), append(x.all.lanes, lanes)
			}
		}
	}
	x.all.from = append(x.all.from, int32(len(x.all.at)))
}

// relationsToItself returns the relations that each activity has to itself: merged
// sessions can be asked to follow each other.
func relationsToItself(p *csp.Problem) [][]*csp.Relation {
	alone := make([][]*csp.Relation, len(p.Activities))
	for i := range p.Relations {
		if r := &p.Relations[i]; r.A == r.B {
			alone[r.A] = append(alone[r.A], r)
		}
	}
	return alone
}

// keeps reports whether an activity at s in room r keeps the relations to itself.
func keeps(p *csp.Problem, relations []*csp.Relation, s csp.StartIndex, r model.RoomIndex) bool {
	for _, rel := range relations {
		if rel.Where.Meets(r, r) && !p.Allows(rel, s, s) {
			return false
		}
	}
	return true
}

// lanesOf returns the lanes of the rooms in a set for which ok says so, ascending.
func (x *space) lanesOf(rooms csp.RoomSet, ok func(model.RoomIndex) bool) []int32 {
	var lanes []int32
	for l, r := range x.laneRoom {
		if room := model.RoomIndex(r); rooms.Has(room) && ok(room) {
			lanes = append(lanes, int32(l))
		}
	}
	return lanes
}

// endOf returns the index after the last one that activity a takes in a lane from s on.
func (x *space) endOf(a, s, lane int32) int32 {
	return x.end[x.spanKind[int(a)*x.turns+int(x.turnKind[lane])]][s]
}

// of returns the starts of activity a, ascending, and the lanes at each.
func (c *candidates) of(a int32) (at []int32, lanes [][]int32) {
	from, to := c.from[a], c.from[a+1]
	return c.at[from:to], c.lanes[from:to]
}

// starts returns the starts of each activity as sets over the axis.
func (c *candidates) starts(axis int) []bitset {
	sets := make([]bitset, len(c.from)-1)
	for a := range sets {
		sets[a] = newBitset(axis)
		at, _ := c.of(int32(a))
		for _, s := range at {
			sets[a].add(s)
		}
	}
	return sets
}

// only returns the candidates whose starts are left.
func (c *candidates) only(left []bitset) candidates {
	var some candidates
	for a := range left {
		some.from = append(some.from, int32(len(some.at)))
		at, lanes := c.of(int32(a))
		for i, s := range at {
			if left[a].has(s) {
				some.at, some.lanes = append(some.at, s), append(some.lanes, lanes[i])
			}
		}
	}
	some.from = append(some.from, int32(len(some.at)))
	return some
}

// choices returns how many candidates activity a has.
func (c *candidates) choices(a int32) (n int) {
	_, all := c.of(a)
	for _, lanes := range all {
		n += len(lanes)
	}
	return n
}
