package steps

import (
	"slices"

	"programme/solver/internal/csp"
)

// exclusion is what one instance says of two activities at places of theirs.
type exclusion struct {
	instance csp.InstanceIndex
	excludes func(at, bt csp.Place) bool // a at at and b at bt
}

// exclusions returns what instances say of two activities: see [csp.Problem.Excludes].
func exclusions(p *csp.Problem, in map[csp.InstanceIndex]bool, a, b csp.ActivityIndex) (list []exclusion) {
	add := func(i csp.InstanceIndex, excludes func(at, bt csp.Place) bool) {
		list = append(list, exclusion{i, excludes})
	}
	for r := range p.Rooms {
		room := &p.Rooms[r]
		for _, k := range []struct {
			asks  bool
			apart csp.Room
			by    csp.InstanceIndex
		}{
			{in[room.Holds], csp.Room{Parallel: room.Parallel}, room.Holds},
			{room.Turnaround > 0 && in[room.Turns], *room, room.Turns},
		} {
			if k.asks {
				add(k.by, func(at, bt csp.Place) bool {
					return int(at.Room) == r && int(bt.Room) == r && k.apart.Excludes(p.Span(a, at.Start), p.Span(b, bt.Start))
				})
			}
		}
	}
	for i := range p.Relations {
		k := &p.Relations[i]
		switch {
		case !in[k.Instance]:
		case k.A == a && k.B == b:
			add(k.Instance, func(at, bt csp.Place) bool { return !p.Keeps(k, at, bt) })
		case k.A == b && k.B == a:
			add(k.Instance, func(at, bt csp.Place) bool { return !p.Keeps(k, bt, at) })
		}
	}
	both := func(members int, activity func(int) csp.ActivityIndex) bool {
		found := 0
		for m := range members {
			if activity(m) == a || activity(m) == b {
				found++
			}
		}
		return found == 2
	}
	for i := range p.Pools {
		if k := &p.Pools[i]; in[k.Instance] && both(len(k.Members), func(m int) csp.ActivityIndex { return k.Members[m].Activity }) {
			add(k.Instance, func(at, bt csp.Place) bool { return p.PoolExcludes(k, a, at, b, bt) })
		}
	}
	for i := range p.RoomLimits {
		if k := &p.RoomLimits[i]; in[k.Instance] && both(len(k.Members), func(m int) csp.ActivityIndex { return k.Members[m] }) {
			add(k.Instance, func(at, bt csp.Place) bool { return p.LimitExcludes(k, a, at, b, bt) })
		}
	}
	for i := range p.Respites {
		if k := &p.Respites[i]; in[k.Instance] {
			add(k.Instance, func(at, bt csp.Place) bool { return p.RespiteExcludes(k, a, at, b, bt) })
		}
	}
	for i := range p.RefitLimits {
		if k := &p.RefitLimits[i]; in[k.Instance] {
			add(k.Instance, func(at, bt csp.Place) bool { return p.RefitExcludes(k, a, at, b, bt) })
		}
	}
	return list
}

// supported returns those places of a, of all, for which b has one among its own that none of
// the exclusions forbids. It takes time in proportion to the product of the two at worst.
func (e *engine) supported(a, b csp.ActivityIndex, by []exclusion) grid {
	kept := make(grid, len(e.full[a]))
	for i, s := range e.p.Activities[a].Legal {
		kept[i] = csp.NewRoomSet(len(e.p.Rooms))
		for _, c := range e.classes {
			if e.finds(b, csp.Place{Start: s, Room: c.one}, by) {
				for w := range kept[i] {
					kept[i][w] |= c.all[w]
				}
			}
		}
	}
	return kept
}

// finds reports whether b has a place beside another's at at.
func (e *engine) finds(b csp.ActivityIndex, at csp.Place, by []exclusion) bool {
	for k, t := range e.p.Activities[b].Legal {
		for _, d := range e.classes {
			if !e.left[b][k].Has(d.one) {
				continue
			}
			bt := csp.Place{Start: t, Room: d.one}
			if !slices.ContainsFunc(by, func(x exclusion) bool { return x.excludes(at, bt) }) {
				return true
			}
		}
	}
	return false
}
