package bounds

import (
	"cmp"
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// apart is which activities that must be placed can never overlap, whichever rules say so
// of each pair, and for which reasons.
type apart struct {
	p         *csp.Problem
	relations [][]int32     // by activity: the relations that it is part of
	rooms     []csp.RoomSet // by activity: those that it may be in
	singles   []single      // pools of which there is not enough for two
	beside    []bitset      // by activity: those that never overlap it
	mostFree  model.Minutes // that anything asks for between two that do not overlap, within the event
	scratch   csp.RoomSet
}

// single is a pool, and those members of which any two take more than it has.
type single struct {
	pool    *csp.Pool
	members bitset
}

func newApart(p *csp.Problem) *apart {
	n := &apart{p: p, relations: make([][]int32, len(p.Activities)), rooms: make([]csp.RoomSet, len(p.Activities)), scratch: csp.NewRoomSet(len(p.Rooms))}
	for x := range p.Activities {
		n.rooms[x] = csp.NewRoomSet(len(p.Rooms))
		for i, rooms := range p.Activities[x].Candidates.Rooms {
			if i == 0 || &rooms[0] != &p.Activities[x].Candidates.Rooms[i-1][0] {
				for w := range rooms {
					n.rooms[x][w] |= rooms[w]
				}
			}
		}
	}
	for i := range p.Relations {
		if r := &p.Relations[i]; n.must(r.A) && n.must(r.B) {
			n.relations[r.A] = append(n.relations[r.A], int32(i))
			n.relations[r.B] = append(n.relations[r.B], int32(i))
			if r.Kind == csp.Apart || r.Kind == csp.NotClose || r.Kind == csp.Before {
				n.mostFree = max(n.mostFree, r.Gap, r.After)
			}
		}
	}
	for i := range p.Rooms {
		n.mostFree = max(n.mostFree, p.Rooms[i].Turnaround)
	}
	for i := range p.Pools {
		n.mostFree = max(n.mostFree, p.Pools[i].Before+p.Pools[i].After)
		if k := &p.Pools[i]; !k.Timeless && k.During == csp.Always {
			of := single{k, newBitset(len(p.Activities))}
			for _, m := range k.Members {
				always := slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool {
					return u.Rooms == nil && u.From == (model.Interval{}) && u.Delay == 0 && u.Minutes >= p.Activities[m.Activity].Minutes && 2*u.Takes() > k.Most
				})
				if n.must(m.Activity) && always {
					of.members.add(m.Activity)
				}
			}
			if len(of.members.list()) > 1 {
				n.singles = append(n.singles, of)
			}
		}
	}
	if last := len(p.Starts) - 1; last >= 0 {
		n.mostFree = min(n.mostFree, p.Starts[last].Sub(p.Starts[0]))
	}
	return n
}

func (n *apart) must(a csp.ActivityIndex) bool { return !n.p.Activities[a].Optional }

// link finds the pairs that never overlap.
func (n *apart) link() {
	n.beside = make([]bitset, len(n.p.Activities))
	for x := range n.beside {
		n.beside[x] = newBitset(len(n.beside))
	}
	for x := range n.beside {
		a := csp.ActivityIndex(x)
		for _, i := range n.relations[x] {
			r := &n.p.Relations[i]
			b := r.A + r.B - a
			if a > b || n.beside[a].has(b) || r.Kind == csp.NotClose {
				continue
			}
			plain := r.Where == nil && (r.Kind == csp.Apart && r.After >= 0 || r.Kind == csp.Before) && r.Gap >= 0
			if !plain {
				_, plain = n.between(a, b)
			}
			if plain {
				n.join(a, b)
			}
		}
	}
	for i := range n.singles {
		members := n.singles[i].members.list()
		for k, b := range members {
			for _, a := range members[:k] {
				n.join(a, b)
			}
		}
	}
	inOne := map[model.RoomIndex][]csp.ActivityIndex{}
	for x := range n.beside {
		a := csp.ActivityIndex(x)
		if r, only := onlyRoom(n.rooms[x], len(n.p.Rooms)); only && n.must(a) && n.p.Rooms[r].Parallel == 1 {
			for _, b := range inOne[r] {
				n.join(a, b)
			}
			inOne[r] = append(inOne[r], a)
		}
	}
}

func (n *apart) join(a, b csp.ActivityIndex) {
	n.beside[a].add(b)
	n.beside[b].add(a)
}

// onlyRoom returns the room of a set that has one alone.
func onlyRoom(s csp.RoomSet, rooms int) (only model.RoomIndex, is bool) {
	for r := range rooms {
		if s.Has(model.RoomIndex(r)) {
			if is {
				return 0, false
			}
			only, is = model.RoomIndex(r), true
		}
	}
	return only, is
}

// keeps is something that keeps two activities apart, in some rooms.
type keeps struct {
	instance csp.InstanceIndex
	close    bool            // says nothing of those that overlap
	free     model.Minutes   // between the two, at least
	rooms    *csp.RoomPairs  // nil for whatever rooms
	turned   bool            // whose A is the second of the two
	room     model.RoomIndex // in which both have to be; NoRoom if it is none alone
}

// always reports whether it keeps the two from overlapping whatever rooms they are in.
func (k keeps) always() bool { return !k.close && k.rooms == nil && k.room == model.NoRoom }

// farApart is longer than any event.
const farApart model.Minutes = math.MaxInt32

// all returns what keeps two activities apart, what leaves most time free first.
func (n *apart) all(a, b csp.ActivityIndex) (list []keeps) {
	few := n.relations[a]
	if len(n.relations[b]) < len(few) {
		few = n.relations[b]
	}
	for _, i := range few {
		r := &n.p.Relations[i]
		if r.A+r.B-a != b || r.A != a && r.A != b {
			continue
		}
		k := keeps{instance: r.Instance, rooms: r.Where, turned: r.A == b, room: model.NoRoom}
		switch r.Kind {
		case csp.Apart:
			if k.free = min(r.Gap, r.After); k.free < 0 {
				continue
			}
		case csp.NotClose:
			k.free, k.close = min(r.Gap, r.After), true
		case csp.Before:
			if k.free = r.Gap; r.Gap < 0 {
				continue
			}
		case csp.Never:
			k.free = farApart
		default:
			continue
		}
		list = append(list, k)
	}
	for i := range n.singles {
		if k := &n.singles[i]; k.members.has(a) && k.members.has(b) {
			list = append(list, keeps{instance: k.pool.Instance, free: k.pool.Before + k.pool.After, room: model.NoRoom})
		}
	}
	for r := range n.p.Rooms {
		room, x := &n.p.Rooms[r], model.RoomIndex(r)
		if room.Parallel == 1 && n.rooms[a].Has(x) && n.rooms[b].Has(x) {
			list = append(list, keeps{instance: room.Holds, free: room.Turnaround, room: x})
		}
	}
	slices.SortStableFunc(list, func(k, l keeps) int { return cmp.Compare(l.free, k.free) })
	return list
}

// between returns how many minutes are free between two activities at least, whatever
// rooms they are in, and whether they never overlap.
func (n *apart) between(a, b csp.ActivityIndex) (free model.Minutes, apart bool) {
	list := n.all(a, b)
	free = farApart
	for r := range n.p.Rooms {
		room := model.RoomIndex(r)
		if !n.rooms[a].Has(room) {
			continue
		}
		// Those that say nothing of an overlap leave more time free; the others rule it out.
		if _, ok := n.leftIn(b, room, list, func(k *keeps) bool { return !k.close }); !ok {
			return 0, false
		}
		some, _ := n.leftIn(b, room, list, func(*keeps) bool { return true })
		free = min(free, some)
	}
	return free, true
}

// leftIn returns how many minutes are free at least beside an activity in a room, whatever
// room b is in, by those of a list that count; ok is false if none counts for some room.
func (n *apart) leftIn(b csp.ActivityIndex, room model.RoomIndex, list []keeps, counts func(*keeps) bool) (free model.Minutes, ok bool) {
	left := n.scratch
	copy(left, n.rooms[b])
	for i := range list {
		k := &list[i]
		if !counts(k) {
			continue
		}
		switch {
		case k.room != model.NoRoom:
			if k.room == room {
				left.Remove(room)
			}
		case k.rooms == nil:
			left.RemoveAll(nil)
		case k.turned:
			for s := range n.p.Rooms {
				if k.rooms.With[s].Has(room) {
					left.Remove(model.RoomIndex(s))
				}
			}
		default:
			left.RemoveAll(k.rooms.With[room])
		}
		if left.Empty() {
			return k.free, true
		}
	}
	return 0, false
}

// instances returns the rule instances by which no two of some activities overlap, with
// those that leave time free between them if that counts: where one is enough, that of the
// rule, line and person that keep most of the pairs apart.
func (n *apart) instances(some []csp.ActivityIndex, withFree bool) (list []csp.InstanceIndex) {
	type source struct {
		rule    string
		setting int
		person  model.PersonIndex
	}
	of := func(i csp.InstanceIndex) source {
		in := &n.p.Instances[i]
		return source{in.Rule, in.Setting, in.Person}
	}
	pairs := map[source]int{}
	n.eachPair(some, func(all []keeps) {
		for i := range all {
			if all[i].always() {
				pairs[of(all[i].instance)]++
			}
		}
	})
	n.eachPair(some, func(all []keeps) {
		most := -1
		for i := range all {
			if all[i].always() && (most < 0 || pairs[of(all[i].instance)] > pairs[of(all[most].instance)]) {
				most = i
			}
		}
		for i := range all {
			k := &all[i]
			switch {
			case i == most, most < 0 && !k.close, withFree && k.free > 0:
				list = append(list, k.instance)
				if withFree && k.room != model.NoRoom && k.free > 0 {
					list = append(list, n.p.Rooms[k.room].Turns)
				}
			}
		}
	})
	slices.Sort(list)
	return slices.Compact(list)
}

// eachPair calls use with what keeps each two of some activities apart.
func (n *apart) eachPair(some []csp.ActivityIndex, use func([]keeps)) {
	for j, b := range some {
		for _, a := range some[:j] {
			use(n.all(a, b))
		}
	}
}
