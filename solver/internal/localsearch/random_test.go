package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// randomProblem draws a small problem with every kind of relation, room and activity,
// likely or not, that a compiled event can have.
func randomProblem(t *rapid.T) *csp.Problem {
	p := &csp.Problem{}
	drawAxis(t, p)
	for range rapid.IntRange(1, 4).Draw(t, "rooms") {
		room := csp.Room{Parallel: rapid.SampledFrom([]int{1, 1, 1, 2, 9}).Draw(t, "parallel")}
		if room.Parallel == 1 {
			room.Turnaround = rapid.SampledFrom([]model.Minutes{0, 15, 30}).Draw(t, "turnaround")
		}
		p.Rooms = append(p.Rooms, room)
	}
	for range rapid.IntRange(1, 5).Draw(t, "activities") {
		p.Activities = append(p.Activities, csp.Activity{
			Minutes:    rapid.SampledFrom([]model.Minutes{15, 30, 45, 90}).Draw(t, "minutes"),
			Optional:   rapid.IntRange(0, 5).Draw(t, "optional") == 0,
			Candidates: drawCandidates(t, p),
		})
	}
	var conditions []*csp.RoomPairs
	for range 2 {
		conditions = append(conditions, nil, drawCondition(t, len(p.Rooms)))
	}
	minutes := rapid.SampledFrom([]model.Minutes{0, 5, 15, 30})
	for range rapid.IntRange(0, 8).Draw(t, "relations") {
		r := csp.Relation{
			A:     csp.ActivityIndex(rapid.IntRange(0, len(p.Activities)-1).Draw(t, "a")),
			B:     csp.ActivityIndex(rapid.IntRange(0, len(p.Activities)-1).Draw(t, "b")),
			Kind:  csp.RelationKind(rapid.IntRange(int(csp.Apart), int(csp.Never)).Draw(t, "kind")),
			Gap:   minutes.Draw(t, "gap"),
			After: minutes.Draw(t, "after"),
			Max:   rapid.SampledFrom([]model.Minutes{csp.NoMax, 30, 60}).Draw(t, "max"),
			Where: rapid.SampledFrom(conditions).Draw(t, "where"),
		}
		if r.Kind == csp.DaysApart {
			r.Gap = model.Minutes(rapid.IntRange(1, 2).Draw(t, "days"))
		}
		if r.Kind == csp.Rested {
			r.Nights = &csp.Nights{At: []model.Instant{p.Starts[len(p.Starts)/2].Add(minutes.Draw(t, "night"))}}
		}
		p.Relations = append(p.Relations, r)
	}
	for range rapid.IntRange(0, 2).Draw(t, "pools") {
		p.Pools = append(p.Pools, drawPool(t, p))
	}
	if len(p.Activities) > 1 && rapid.IntRange(0, 2).Draw(t, "a limit of rooms") == 0 {
		k := csp.RoomLimit{Most: rapid.IntRange(1, 2).Draw(t, "most rooms")}
		for a := range p.Activities {
			if a < 2 || rapid.Bool().Draw(t, "limited") {
				k.Members = append(k.Members, csp.ActivityIndex(a))
			}
		}
		if rapid.IntRange(0, 2).Draw(t, "one room anyway") == 0 {
			k.Used = csp.NewRoomSet(len(p.Rooms))
			k.Used.Add(0)
			k.Most++ // as in a problem that is restricted: there is one more to be had
		}
		p.RoomLimits = append(p.RoomLimits, k)
	}
	randevent.Respites(t, p)
	if k, room := drawRefits(t, p); p.Rooms[room].Parallel == 1 && rapid.IntRange(0, 2).Draw(t, "a limit of layouts") == 0 {
		p.RefitLimits = append(p.RefitLimits, k)
	}
	return p
}

// drawRefits draws how often a room that holds one at a time may be laid out anew.
func drawRefits(t *rapid.T, p *csp.Problem) (k csp.RefitLimit, room model.RoomIndex) {
	k.Day, k.Most = csp.Always, rapid.IntRange(0, 1).Draw(t, "most changes")
	room = model.RoomIndex(rapid.IntRange(0, len(p.Rooms)-1).Draw(t, "room that is laid out"))
	k.Rooms = csp.NewRoomSet(len(p.Rooms))
	k.Rooms.Add(room)
	if rapid.Bool().Draw(t, "some of the time") {
		k.Day = model.Interval{Start: p.Starts[len(p.Starts)/3], End: p.Starts[len(p.Starts)-1]}
	}
	for range p.Activities {
		k.Layouts = append(k.Layouts, int32(rapid.IntRange(0, 2).Draw(t, "layout")))
	}
	if rapid.IntRange(0, 2).Draw(t, "laid out anyway") == 0 {
		k.Most++ // as in a problem that is restricted: any one can be there
		k.Stay = []csp.Laid{{At: k.Day.Start, Layout: 1}}
		if k.Day == csp.Always {
			k.Stay[0].At = p.Starts[0]
		}
	}
	return k, room
}

// drawPool draws a pool that some activities use, in some rooms or all.
func drawPool(t *rapid.T, p *csp.Problem) csp.Pool {
	k := csp.Pool{
		Most: rapid.IntRange(1, 3).Draw(t, "most"), During: csp.Always,
		Before: rapid.SampledFrom([]model.Minutes{0, 10, 30}).Draw(t, "set-up"), After: rapid.SampledFrom([]model.Minutes{0, 15}).Draw(t, "strike"),
	}
	if rapid.Bool().Draw(t, "for a time") {
		k.During = model.Span(p.Starts[len(p.Starts)/2].Add(-5), 20)
	}
	if rapid.IntRange(0, 2).Draw(t, "timeless") == 0 {
		k.Timeless, k.Before, k.After, k.During = true, 0, 0, csp.Always
	}
	for a := range p.Activities {
		m := csp.PoolMember{Activity: csp.ActivityIndex(a)}
		for range rapid.IntRange(0, 2).Draw(t, "uses") {
			u := csp.PoolUse{Minutes: rapid.SampledFrom([]model.Minutes{15, 30, p.Activities[a].Minutes}).Draw(t, "minutes used")}
			if rapid.IntRange(0, 2).Draw(t, "several units") == 0 {
				u.Units = rapid.IntRange(1, k.Most).Draw(t, "units")
			}
			if !k.Timeless && rapid.IntRange(0, 2).Draw(t, "delayed") == 0 {
				u.Delay = rapid.SampledFrom([]model.Minutes{-20, 15, 30}).Draw(t, "delay")
			}
			if rapid.Bool().Draw(t, "in some rooms") {
				u.Rooms = csp.NewRoomSet(len(p.Rooms))
				u.Rooms.Add(model.RoomIndex(rapid.IntRange(0, len(p.Rooms)-1).Draw(t, "room of the use")))
			}
			if rapid.Bool().Draw(t, "from some starts") {
				u.From = model.Interval{Start: p.Starts[0], End: p.Starts[len(p.Starts)/2]}
			}
			m.Uses = append(m.Uses, u)
		}
		if len(m.Uses) > 0 {
			k.Members = append(k.Members, m)
		}
	}
	return k
}

// drawAxis draws starts on two or three days.
func drawAxis(t *rapid.T, p *csp.Problem) {
	for day := range rapid.IntRange(2, 3).Draw(t, "days") {
		at := model.Instant(day * 24 * 60)
		for range rapid.IntRange(1, 6).Draw(t, "starts") {
			p.Starts, p.Days = append(p.Starts, at), append(p.Days, int32(day))
			at = at.Add(rapid.SampledFrom([]model.Minutes{5, 15, 15, 30, 60}).Draw(t, "step"))
		}
	}
}

func drawCandidates(t *rapid.T, p *csp.Problem) (c csp.Candidates) {
	for s := range p.Starts {
		rooms := csp.NewRoomSet(len(p.Rooms))
		for r := range p.Rooms {
			if rapid.IntRange(0, 2).Draw(t, "open") == 0 {
				rooms.Add(model.RoomIndex(r))
			}
		}
		if !rooms.Empty() {
			c.Starts, c.Rooms = append(c.Starts, csp.StartIndex(s)), append(c.Rooms, rooms)
		}
	}
	return c
}

// drawCondition draws a condition on rooms: that they differ, that they are the same, or
// any other.
func drawCondition(t *rapid.T, rooms int) *csp.RoomPairs {
	c := &csp.RoomPairs{}
	kind := rapid.SampledFrom([]string{"differ", "same", "any"}).Draw(t, "condition")
	for r := range rooms {
		with := csp.NewRoomSet(rooms)
		for s := range rooms {
			if kind == "differ" && r != s || kind == "same" && r == s || kind == "any" && rapid.Bool().Draw(t, "with") {
				with.Add(model.RoomIndex(s))
			}
		}
		c.With = append(c.With, with)
	}
	return c
}
