package compile

import (
	"math"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeMoves states that kits take so many minutes from one area to another, of a pool that
// already says how many there are at a time during some time. Kits can serve all that take them
// if no set of uses is larger than what there is in which no two can be served by one kit
// (Dilworth). In each area those of such a set have a moment in common, and moments of two areas
// are no more than a move apart, for intervals that meet two by two all meet (Helly). So it is
// enough that at moments in different areas, no further apart, no more is taken than there is:
//
//	for delays d of areas, from 0 to a move:  sum over areas of what is taken there at t - d  <=  most
//
// which is a pool for each choice of delays, whose uses are so much later than they are. Of
// delays those matter that lie between two starts, and a move itself; where kits are away, those
// too from a start to when the move is over by which they are. Of a set that is one too large no
// more areas matter than it has uses.
func (c *compiler) encodeMoves(b *rules.Binding, in rules.Instance, pool csp.Pool, move model.Minutes) {
	areas := c.areasOfUses(&pool)
	if pool.Most == 0 || len(areas) < 2 {
		return
	}
	delays := c.delaysOfMoves(&pool, move)
	eachChoice(len(areas), min(len(areas), pool.Most+1), func(some []int) {
		eachDelays(len(some), delays, pool.During != csp.Always, func(late []model.Minutes) {
			k := pool
			k.Members = nil
			for i := range pool.Members {
				m := csp.PoolMember{Activity: pool.Members[i].Activity}
				for n, area := range some {
					m.Uses = appendLate(m.Uses, &pool, pool.Members[i].Uses, areas[area], late[n])
				}
				if len(m.Uses) > 0 {
					k.Members = append(k.Members, m)
				}
			}
			c.pool(b, &b.General, in, k)
			c.poll()
		})
	})
}

// usesOfMoves returns how often activities are in pools that [compiler.encodeMoves] makes for
// kits that are always to be had, about; so many at most as an int32 holds.
func usesOfMoves(e *model.Event) int {
	areas := map[string]bool{}
	for i := range e.Rooms {
		areas[e.Rooms[i].Area] = true
	}
	uses := 0.0
	for i := range e.Kits {
		kit := &e.Kits[i]
		if kit.Move == 0 {
			continue
		}
		users := 0
		for s := range e.Sessions {
			if slices.Contains(e.Sessions[s].Needs, kit.ID) || slices.Contains(e.Sessions[s].Needs, kit.Kind) {
				users++
			}
		}
		some := min(len(areas), kit.Count+1)
		pools := math.Pow(float64(kit.Move/max(1, e.Grain)+2), float64(some))
		for n := range some {
			pools *= float64(len(areas)-n) / float64(n+1)
		}
		uses += pools * float64(users)
	}
	return int(min(uses, math.MaxInt32))
}

// appendLate appends those uses that the pool has enough for, as far as they are in some rooms, so
// much later.
func appendLate(to []csp.PoolUse, k *csp.Pool, uses []csp.PoolUse, rooms csp.RoomSet, late model.Minutes) []csp.PoolUse {
	for _, u := range uses {
		if u.Takes() > k.Most {
			continue
		}
		if u.Rooms == nil {
			u.Rooms = rooms
		} else if u.Rooms = u.Rooms.Both(rooms); u.Rooms.Empty() {
			continue
		}
		u.Delay += late
		to = append(to, u)
	}
	return to
}

// areasOfUses returns the rooms of each area in which anything uses the pool.
func (c *compiler) areasOfUses(k *csp.Pool) (areas []csp.RoomSet) {
	used := csp.NewRoomSet(len(c.Rooms))
	for _, m := range k.Members {
		for _, u := range m.Uses {
			if u.Rooms == nil {
				used = c.AllRooms()
			} else {
				used.AddAll(u.Rooms)
			}
		}
	}
	at := map[string]int{}
	for r := range c.Rooms {
		if room := model.RoomIndex(r); used.Has(room) {
			area := c.Event.Rooms[r].Area
			if _, known := at[area]; !known {
				at[area] = len(areas)
				areas = append(areas, csp.NewRoomSet(len(c.Rooms)))
			}
			areas[at[area]].Add(room)
		}
	}
	return areas
}

// delaysOfMoves returns the delays that matter, no longer than a move, ascending.
func (c *compiler) delaysOfMoves(k *csp.Pool, move model.Minutes) []model.Minutes {
	delays := []model.Minutes{0, move}
	for i, s := range c.Starts {
		for _, t := range c.Starts[i:] {
			if t.Sub(s) > move {
				break
			}
			delays = append(delays, t.Sub(s))
		}
		if late := k.During.Start.Sub(s.Add(-k.Before)); late >= 0 && late <= move {
			delays = append(delays, late)
		}
	}
	slices.Sort(delays)
	return slices.Compact(delays)
}

// eachChoice calls use for each choice of k of n indices, ascending.
func eachChoice(n, k int, use func([]int)) {
	chosen := make([]int, 0, k)
	var from func(int)
	from = func(first int) {
		if len(chosen) == k {
			use(chosen)
			return
		}
		for i := first; i < n; i++ {
			chosen = append(chosen, i)
			from(i + 1)
			chosen = chosen[:len(chosen)-1]
		}
	}
	from(0)
}

// eachDelays calls use for each choice of a delay for each of n, but for those that are all alike,
// which say no more than no delays do; and, unless all are asked for, of which none is 0.
func eachDelays(n int, delays []model.Minutes, all bool, use func([]model.Minutes)) {
	late := make([]model.Minutes, n)
	var choose func(int)
	choose = func(i int) {
		if i < n {
			for _, d := range delays {
				late[i] = d
				choose(i + 1)
			}
			return
		}
		if least := slices.Min(late); least < slices.Max(late) && (all || least == 0) {
			use(late)
		}
	}
	choose(0)
}
