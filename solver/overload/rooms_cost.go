package overload

import (
	"math"

	"programme/model"
	"programme/solver/encode"
)

// RoomCost returns a lower bound on what the unary charges of a tier cost: the least
// over all ways to give each activity a room, where no room gets more activities than
// fit into it one after the other. What a room costs an activity is the least over its
// starts there. Charges of other kinds count as nothing. It also returns what a place in
// each room is worth, nil if the tier charges nobody.
//
// A SAT solver is slow to see that not everybody can have the largest room, which is
// pigeons and holes again. This is a transportation problem, solved by successive
// shortest paths between rooms (Ahuja, Magnanti and Orlin, Network Flows, 1993, section
// 9.7), in time that grows with activities x (activities x rooms + rooms cubed).
func RoomCost(p *encode.Problem, tier int) (bound int, worth *encode.RoomWorth) {
	cost := roomCosts(p, tier)
	if len(cost) == 0 {
		return 0, nil
	}
	t := transport{cost: cost, fit: make([]int64, len(p.Rooms)), in: make([][]int, len(p.Rooms))}
	for _, k := range stretches(p, roomResources(p)) {
		t.fit[k.Room] += k.sessions
	}
	for a := range cost {
		if !t.place(a) {
			return 0, nil // more activities than fit: [Check] says so
		}
	}
	return int(t.total()), &encode.RoomWorth{Place: t.worth(), Fit: t.fit}
}

const farAway = math.MaxInt64 / 4

// roomCosts returns, for each activity that must be placed, what it costs at least in
// each room, farAway in a room that is no candidate; nil if the tier charges nobody.
// Activities that are not charged need room, too.
func roomCosts(p *encode.Problem, tier int) (cost [][]int64) {
	of := make([][]*encode.Unary, len(p.Activities))
	charged := false
	for i := range p.Soft.Unary {
		if u := &p.Soft.Unary[i]; u.Tier == tier {
			of[u.Activity] = append(of[u.Activity], u)
			charged = true
		}
	}
	if !charged {
		return nil
	}
	for a := range p.Activities {
		if p.Activities[a].Optional {
			continue
		}
		row := make([]int64, len(p.Rooms))
		for r := range row {
			row[r] = farAway
		}
		c := &p.Activities[a].Candidates
		for k := range c.Starts {
			for r := range row {
				if !c.Rooms[k].Has(model.RoomIndex(r)) {
					continue
				}
				sum := int64(0)
				for _, u := range of[a] {
					sum += int64(u.Weight) * int64(u.Amount(k, model.RoomIndex(r)))
				}
				row[r] = min(row[r], sum)
			}
		}
		cost = append(cost, row)
	}
	return cost
}

// transport is a transportation problem in the making: activities go to rooms.
type transport struct {
	cost [][]int64 // by activity and room
	fit  []int64   // activities that each room takes
	in   [][]int   // the activities in each room
}

// moves returns what it costs that somebody in one room goes on to another, and who it
// would be; farAway where nobody can.
func (t *transport) moves() (cost [][]int64, who [][]int) {
	n := len(t.fit)
	cost, who = make([][]int64, n), make([][]int, n)
	for r := range n {
		cost[r], who[r] = make([]int64, n), make([]int, n)
		for s := range n {
			cost[r][s] = farAway
		}
		for _, b := range t.in[r] {
			for s := range n {
				if d := t.cost[b][s] - t.cost[b][r]; s != r && t.cost[b][s] < farAway && d < cost[r][s] {
					cost[r][s], who[r][s] = d, b
				}
			}
		}
	}
	return cost, who
}

// worth returns what one more place in each room would save: 0 where there is space,
// else what it costs to make space, along a cheapest path.
func (t *transport) worth() []int64 {
	move, _ := t.moves()
	worth := make([]int64, len(t.fit))
	for r := range worth {
		if int64(len(t.in[r])) >= t.fit[r] {
			worth[r] = farAway
		}
	}
	for range worth {
		for r := range worth {
			for s, d := range move[r] {
				if d < farAway && worth[s] < farAway {
					worth[r] = min(worth[r], max(0, d+worth[s]))
				}
			}
		}
	}
	for r := range worth {
		if worth[r] >= farAway {
			worth[r] = 0
		}
	}
	return worth
}

// place brings one more activity into a room along a cheapest path: it goes to a room,
// from where another goes on to a further room, and so on to one with space.
func (t *transport) place(a int) bool {
	n := len(t.fit)
	move, who := t.moves()
	dist, from := make([]int64, n), make([]int, n)
	for r := range n {
		dist[r], from[r] = t.cost[a][r], -1
	}
	for range n { // Bellman-Ford: moves can save cost
		changed := false
		for r := range n {
			if dist[r] >= farAway || int64(len(t.in[r])) < t.fit[r] {
				continue
			}
			for s := range n {
				if move[r][s] < farAway && dist[r]+move[r][s] < dist[s] {
					dist[s], from[s], changed = dist[r]+move[r][s], r, true
				}
			}
		}
		if !changed {
			break
		}
	}
	end := -1
	for r := range n {
		if dist[r] < farAway && int64(len(t.in[r])) < t.fit[r] && (end < 0 || dist[r] < dist[end]) {
			end = r
		}
	}
	if end < 0 {
		return false
	}
	for from[end] >= 0 {
		r := from[end]
		t.shift(who[r][end], r, end)
		end = r
	}
	t.in[end] = append(t.in[end], a)
	return true
}

// shift moves an activity from one room to another.
func (t *transport) shift(b, from, to int) {
	list := t.in[from]
	for i := range list {
		if list[i] == b {
			t.in[from] = append(list[:i], list[i+1:]...)
			break
		}
	}
	t.in[to] = append(t.in[to], b)
}

func (t *transport) total() (sum int64) {
	for r, list := range t.in {
		for _, a := range list {
			sum += t.cost[a][r]
		}
	}
	return sum
}
