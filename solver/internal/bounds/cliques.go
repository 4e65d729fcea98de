package bounds

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// overworked returns a certificate for each person who must attend more than there is time
// for, with what has to be free between two of their sessions.
func (n *apart) overworked() (found []Certificate) {
	for person, duties := range n.p.MustAttend {
		duties = slices.DeleteFunc(slices.Clone(duties), func(a csp.ActivityIndex) bool { return !n.must(a) })
		if c, over := n.cram(duties); over && len(duties) > 1 {
			c.Person = model.PersonIndex(person)
			found = append(found, c)
		}
	}
	return found
}

// cliqueWork is how many words of sets the search for activities that never overlap looks
// at, at most.
const cliqueWork = 50_000_000

// crammed returns certificates for activities no two of which can overlap, whoever says so
// of each pair, and which need more time than there is for them: anywhere, or on any one
// day or in any one room where all have to be on the same or in the same. No two of the
// certificates share two activities.
func (n *apart) crammed() (found []Certificate) {
	n.link()
	seen := map[string]bool{}
	try := func(clique []csp.ActivityIndex, check func([]csp.ActivityIndex) (Certificate, bool)) {
		known := slices.ContainsFunc(found, func(c Certificate) bool { return share(c.Activities, clique) > 1 })
		if len(clique) < 2 || known || seen[keyOf(clique)] {
			return
		}
		seen[keyOf(clique)] = true
		if c, over := check(clique); over {
			c.Apart = true
			found = append(found, c)
		}
	}
	for _, joins := range []func(*csp.Relation) bool{n.onOneDay, n.inOneRoom} {
		for _, all := range n.joined(joins) {
			n.eachClique(all, func(clique []csp.ActivityIndex) {
				try(clique, func(clique []csp.ActivityIndex) (Certificate, bool) {
					return n.together(clique, n.allJoined(clique, n.onOneDay), n.allJoined(clique, n.inOneRoom))
				})
			})
		}
	}
	all := newBitset(len(n.beside))
	for x := range n.beside {
		if a := csp.ActivityIndex(x); n.must(a) && n.busy(a) {
			all.add(a)
		}
	}
	clear(seen) // which on no one day in no one room had too little
	n.eachClique(all, func(clique []csp.ActivityIndex) { try(clique, n.cram) })
	return found
}

// share returns how many activities two ascending lists have in common.
func share(a, b []csp.ActivityIndex) (n int) {
	for _, x := range b {
		if _, is := slices.BinarySearch(a, x); is {
			n++
		}
	}
	return n
}

func keyOf(list []csp.ActivityIndex) string {
	key := make([]byte, 0, 3*len(list))
	for _, a := range list {
		key = append(key, byte(a), byte(a>>8), byte(a>>16))
	}
	return string(key)
}

// busy reports whether an activity could be one of too many: whether those that it cannot
// overlap, and itself, are more than half of what is open to it.
func (n *apart) busy(a csp.ActivityIndex) bool {
	x := &n.p.Activities[a]
	var open model.Minutes
	until := csp.Earliest
	for _, s := range x.Candidates.Starts {
		v := n.p.Span(a, s)
		open += v.End.Sub(max(until, v.Start))
		until = v.End
	}
	need := x.Minutes
	for _, b := range n.beside[a].list() {
		need += n.p.Activities[b].Minutes
	}
	return 2*need > open
}

// eachClique calls use with sets of activities, ascending, no two of which can overlap:
// of each activity of a set the one that grows by whichever leaves most to grow by, unless
// a set before has all that it could have. It ends after [cliqueWork].
func (n *apart) eachClique(of bitset, use func([]csp.ActivityIndex)) {
	seeds := of.list()
	degree := make(map[csp.ActivityIndex]int, len(seeds))
	for _, a := range seeds {
		degree[a] = of.shared(n.beside[a])
	}
	slices.SortStableFunc(seeds, func(a, b csp.ActivityIndex) int { return cmp.Compare(degree[b], degree[a]) })
	whole := map[csp.ActivityIndex]bool{} // activities whose set has all that it could have
	work := 0
	for _, seed := range seeds {
		if degree[seed] == 0 || whole[seed] {
			continue
		}
		clique, left := []csp.ActivityIndex{seed}, slices.Clone(n.beside[seed])
		left.keepOnly(of)
		for {
			next, most := csp.ActivityIndex(-1), -1
			for _, a := range left.list() {
				work += len(left)
				if grows := left.shared(n.beside[a]); grows > most {
					next, most = a, grows
				}
			}
			if next < 0 {
				break
			}
			clique = append(clique, next)
			left.keepOnly(n.beside[next])
		}
		for _, a := range clique {
			whole[a] = whole[a] || degree[a] == len(clique)-1
		}
		slices.Sort(clique)
		if use(clique); work > cliqueWork {
			return
		}
	}
}

// everyDay in [apart.resource] means that the day does not matter.
const everyDay = -1

// cram looks for an overload of activities no two of which can overlap: first as if nothing
// had to be free between two; then, if the most that anybody asks for would be too much,
// with what has to be free.
func (n *apart) cram(clique []csp.ActivityIndex) (Certificate, bool) {
	if len(clique) < 2 {
		return Certificate{}, false
	}
	fill := func(free func(csp.ActivityIndex) model.Minutes) (Certificate, bool) {
		r := n.resource(clique, model.NoRoom, everyDay, free)
		return check(n.p, partsOf(n.p, &r))
	}
	c, over := fill(func(csp.ActivityIndex) model.Minutes { return 0 })
	withFree := !over
	if withFree {
		if _, perhaps := fill(func(csp.ActivityIndex) model.Minutes { return n.mostFree }); perhaps {
			c, over = fill(func(a csp.ActivityIndex) model.Minutes { return n.leastFree(a, clique) })
		}
	}
	if over {
		c.Uses = n.instances(c.Whole.Activities, withFree)
	}
	return c, over
}

// leastFree returns how many minutes are free at least between an activity and any other of
// some.
func (n *apart) leastFree(a csp.ActivityIndex, some []csp.ActivityIndex) model.Minutes {
	least := n.mostFree
	for _, b := range some {
		if a != b {
			free, _ := n.between(a, b)
			least = min(least, free)
		}
	}
	return least
}

// resource returns the time of activities no two of which can overlap, in a room and on a
// day if those are given, with some minutes free after each.
func (n *apart) resource(clique []csp.ActivityIndex, room model.RoomIndex, day int32, free func(csp.ActivityIndex) model.Minutes) resource {
	r := resource{room: room, parallel: 1}
	for _, a := range clique {
		starts := startsIn(&n.p.Activities[a], room)
		if day != everyDay {
			starts = slices.DeleteFunc(slices.Clone(starts), func(s csp.StartIndex) bool { return n.p.Days[s] != day })
		}
		r.uses = append(r.uses, use{a, starts, n.p.Activities[a].Minutes, free(a), 1})
	}
	return r
}
