package replan

import "slices"

// makeRoom returns stays of which one cannot hold, since something that has to move at a node has
// no room as yet, if so much more may be told of: as few as it finds; nil where each may have room.
// dead says that something will have none.
//
// An activity that leaves its place takes another one, and whatever excludes that has to leave, too:
// so at least those are told whom the cheapest of its places tells. The same is true of each
// activity that would make room there.
func (m *movers) makeRoom(f *frame, left int) (stays []int, dead bool) {
	for _, moved := range f.must {
		elsewhere := m.room.of(moved)
		if !elsewhere.known {
			continue
		}
		var rests [][]int
		has := false
		for _, way := range elsewhere.least {
			rest := without(way, f.free)
			if has = len(rest) == 0; has {
				break
			}
			if m.affords(f, rest, left, true) {
				rests = append(rests, rest)
			}
		}
		switch {
		case has:
		case len(rests) == 0:
			return nil, true
		default:
			if some := oneOfEach(rests, f.marginal); stays == nil || len(some) < len(stays) {
				stays = some
			}
		}
	}
	return stays, false
}

// affords reports whether some stays can all not hold, if so much more may be told of; and, if it is
// to be looked further, whether there is room for each of what moves then.
func (m *movers) affords(f *frame, rest []int, left int, further bool) bool {
	if slices.ContainsFunc(rest, func(stay int) bool { return !f.affordable.has(stay) }) {
		return false
	}
	next := frame{told: slices.Clone(f.told), affordable: f.affordable}
	for _, stay := range rest {
		left -= m.more(stay, next.told)
		for _, k := range m.partsOf[stay] {
			next.told.add(k)
		}
	}
	if left < 0 || !further {
		return left >= 0
	}
	next.free = slices.Clone(f.free)
	for _, stay := range rest {
		next.free.add(stay)
	}
	return !slices.ContainsFunc(rest, func(stay int) bool {
		elsewhere := m.room.of(stay)
		return elsewhere.known && !slices.ContainsFunc(elsewhere.least, func(way []int) bool { return m.affords(&next, without(way, next.free), left, false) })
	})
}

// without returns those of some numbers that are not in a set.
func without(list []int, s set) (rest []int) {
	for _, n := range list {
		if !s.has(n) {
			rest = append(rest, n)
		}
	}
	return rest
}

// oneOfEach returns numbers, of which each list has one: first those that are in most lists, and
// of these what is worth most.
func oneOfEach(lists [][]int, worth []int) (some []int) {
	for len(lists) > 0 {
		count, best := map[int]int{}, -1
		for _, list := range lists {
			for _, n := range list {
				count[n]++
				if best < 0 || count[n] > count[best] || count[n] == count[best] && worth[n] > worth[best] {
					best = n
				}
			}
		}
		some = append(some, best)
		lists = slices.DeleteFunc(lists, func(list []int) bool { return slices.Contains(list, best) })
	}
	return some
}
