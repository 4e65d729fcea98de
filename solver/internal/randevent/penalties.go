package randevent

import (
	"programme/model"
	"programme/solver/internal/csp"

	"pgregory.net/rapid"
)

// Penalties adds penalties to a problem that no rule need ask for: for starts or rooms,
// whichever is worse, for starts in some rooms, for those too many at once, for units too many or
// too few, for time that somebody lacks, for minutes that are idle, for the worst of some activities and for shares of groups
// of these.
func Penalties(t *rapid.T, p *csp.Problem) {
	if len(p.Activities) == 0 {
		return
	}
	few := func(label string, most int) int { return rapid.IntRange(0, most).Draw(t, label) }
	penalty := func() csp.Penalty { return csp.Penalty{Tier: 1 + few("tier", 2), Weight: 1 + few("weight", 2)} }
	for range few("unary", 2) {
		k := anyBurden(t, p)
		p.Soft.Unary = append(p.Soft.Unary, csp.Unary{Penalty: penalty(), Activity: k.Activity, Larger: true, ByStart: k.ByStart, ByRoom: k.ByRoom})
	}
	for range few("in some rooms", 1) {
		k, in := anyBurden(t, p), csp.NewRoomSet(len(p.Rooms))
		in.Add(model.RoomIndex(few("room", len(p.Rooms)-1)))
		if k.ByStart != nil {
			p.Soft.Unary = append(p.Soft.Unary, csp.Unary{Penalty: penalty(), Activity: k.Activity, ByStart: k.ByStart, In: in, ByRoom: k.ByRoom})
		}
	}
	for range few("excesses", 1) {
		x := csp.Excess{Penalty: penalty(), Pool: csp.Pool{Most: 1 + few("at once", 2), After: model.Minutes(15 * few("after", 1)), During: csp.Always}}
		for a := range p.Activities {
			m := csp.PoolMember{Activity: csp.ActivityIndex(a)}
			for range few("in the pool", 2) {
				u := csp.PoolUse{Minutes: p.Activities[a].Minutes, Units: few("units", 3)}
				if len(m.Uses) > 0 {
					u.Minutes = 15
				}
				if few("in one room", 2) == 0 {
					u.Rooms = csp.NewRoomSet(len(p.Rooms))
					u.Rooms.Add(model.RoomIndex(few("room", len(p.Rooms)-1)))
				}
				m.Uses = append(m.Uses, u)
			}
			if len(m.Uses) > 0 {
				x.Pool.Members = append(x.Pool.Members, m)
			}
		}
		p.Soft.Excesses = append(p.Soft.Excesses, x)
	}
	for range few("counts", 1) {
		n := csp.Count{Penalty: penalty(), From: 0, To: csp.StartIndex(few("to", len(p.Starts))), Min: few("least", 2)}
		n.Max = n.Min + few("more units", 3)
		for a := range p.Activities {
			if few("in the count", 2) > 0 {
				n.Members, n.Units = append(n.Members, csp.ActivityIndex(a)), append(n.Units, few("units", 3))
			}
		}
		p.Soft.Counts = append(p.Soft.Counts, n)
	}
	for range few("lacks", 2) {
		k := csp.Lack{Penalty: penalty(), Respite: AnyRespite(t, p)}
		k.Flat = k.Respite.Kind != csp.Row && few("flat", 1) > 0
		p.Soft.Lacks = append(p.Soft.Lacks, k)
	}
	for range few("used", 1) {
		u := csp.Used{Penalty: penalty(), Free: few("free", 2), Parts: 2}
		for range p.Starts {
			u.Of = append(u.Of, int32(few("part", 2)-1))
		}
		if few("by room", 1) > 0 {
			u.Rooms = csp.NewRoomSet(len(p.Rooms))
			for r := range p.Rooms {
				if few("counts", 2) > 0 {
					u.Rooms.Add(model.RoomIndex(r))
				}
			}
			if few("of several", 1) > 0 {
				for r := range p.Rooms {
					as := []model.RoomIndex{model.RoomIndex(r)}
					if other := model.RoomIndex(few("as", len(p.Rooms)-1)); other != as[0] {
						as = append(as, other)
					}
					u.As = append(u.As, as)
				}
			}
		}
		for a := range p.Activities {
			if few("uses", 2) > 0 {
				u.Members = append(u.Members, csp.ActivityIndex(a))
			}
		}
		p.Soft.Useds = append(p.Soft.Useds, u)
	}
	for range 1 + few("idles", 1) {
		p.Soft.Idles = append(p.Soft.Idles, anyIdle(t, p, penalty()))
	}
	for range few("refits", 1) {
		k := csp.Refit{Penalty: penalty(), Refits: csp.Refits{Day: csp.Always, Most: few("changes", 1)}}
		for range p.Activities {
			k.Layouts = append(k.Layouts, int32(few("layout", 2)))
		}
		k.Rooms = csp.NewRoomSet(len(p.Rooms))
		if r := model.RoomIndex(few("room laid out", len(p.Rooms)-1)); p.Rooms[r].Parallel == 1 {
			k.Rooms.Add(r)
			p.Soft.Refits = append(p.Soft.Refits, k)
		}
	}
	for range few("worsts", 2) {
		p.Soft.Worsts = append(p.Soft.Worsts, csp.Worst{Penalty: penalty(), Bag: anyBag(t, p)})
	}
	for range few("peaks", 1) {
		k := csp.Peak{Penalty: penalty()}
		for range few("groups", 2) {
			g := csp.Group{Stay: int32(few("stays", 2)), Heads: int32(few("heads", 3))}
			for range few("bags", 3) {
				g.Bags = append(g.Bags, anyBag(t, p))
			}
			k.Groups = append(k.Groups, g)
		}
		p.Soft.Peaks = append(p.Soft.Peaks, k)
	}
}

// anyIdle draws what is charged for idle minutes, of some of a day.
func anyIdle(t *rapid.T, p *csp.Problem, penalty csp.Penalty) csp.Idle {
	minutes := func(label string, of ...model.Minutes) model.Minutes { return rapid.SampledFrom(of).Draw(t, label) }
	k := csp.Idle{Penalty: penalty, Day: csp.Always, Pause: minutes("pause after", 0, 0, 0, 15, 40), Free: int(minutes("idle and free", 0, 0, 0, 30))}
	if len(p.Starts) > 0 {
		first, last := p.Starts[0], p.Starts[len(p.Starts)-1]
		if rapid.Bool().Draw(t, "a day alone") {
			k.Day = model.Interval{Start: first, End: last}
		}
		if rapid.IntRange(0, 2).Draw(t, "quiet") == 0 {
			k.Quiet = []model.Interval{model.Span(first.Add(minutes("quiet from", 0, 20, 60)), minutes("quiet for", 10, 30, 90))}
		}
		if rapid.IntRange(0, 3).Draw(t, "stays") == 0 {
			k.Stay = []model.Interval{model.Span(first.Add(minutes("stays from", 0, 45)), minutes("stays for", 15, 60))}
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "idle rooms") == 0 {
		k.Rooms = csp.NewRoomSet(len(p.Rooms))
		for r := range p.Rooms {
			if rapid.Bool().Draw(t, "an idle room") {
				k.Rooms.Add(model.RoomIndex(r))
			}
		}
	}
	for a := range p.Activities {
		if rapid.IntRange(0, 7).Draw(t, "fills") > 0 {
			k.Members = append(k.Members, csp.RespiteMember{Activity: csp.ActivityIndex(a), Minutes: max(1, p.Activities[a].Minutes-minutes("ends before", 0, 0, 15))})
		}
	}
	return k
}

func anyBag(t *rapid.T, p *csp.Problem) csp.Bag {
	b := csp.Bag{Stay: int32(rapid.SampledFrom([]int{0, 0, 1}).Draw(t, "stays"))}
	for range rapid.IntRange(0, 4).Draw(t, "burdens") {
		b.Burdens = append(b.Burdens, anyBurden(t, p))
	}
	return b
}

func anyBurden(t *rapid.T, p *csp.Problem) csp.Burden {
	amounts := func(n int) []int32 {
		if rapid.IntRange(0, 3).Draw(t, "nothing") == 0 {
			return nil
		}
		list := make([]int32, n)
		for i := range list {
			list[i] = int32(rapid.SampledFrom([]int{0, 0, 1, 2, 5}).Draw(t, "amount"))
		}
		return list
	}
	a := rapid.IntRange(0, len(p.Activities)-1).Draw(t, "of activity")
	return csp.Burden{
		Activity: csp.ActivityIndex(a), ByStart: amounts(len(p.Activities[a].Candidates.Starts)), ByRoom: amounts(len(p.Rooms)),
		Absent: int32(rapid.IntRange(0, 3).Draw(t, "absent")),
	}
}
