package steps

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Places are some places of an activity: each of the starts, ascending, in each of the rooms.
type Places struct {
	Starts []csp.StartIndex
	Rooms  csp.RoomSet
}

// grid is a set of places of one activity: for each of its legal starts, rooms.
type grid []csp.RoomSet

// fullGrid is every legal start in every room.
func fullGrid(p *csp.Problem, a csp.ActivityIndex) grid {
	g := make(grid, len(p.Activities[a].Legal))
	for i := range g {
		g[i] = p.AllRooms()
	}
	return g
}

func (g grid) clone() grid {
	c := make(grid, len(g))
	for i := range g {
		c[i] = slices.Clone(g[i])
	}
	return c
}

// without returns what of g is not in h.
func (g grid) without(h grid) grid {
	c := g.clone()
	for i := range c {
		c[i].RemoveAll(h[i])
	}
	return c
}

// within returns what is in both.
func (g grid) within(h grid) grid { return g.without(g.without(h)) }

// size counts the places.
func (g grid) size() (n int) {
	for _, rooms := range g {
		n += rooms.Len()
	}
	return n
}

func (g grid) empty() bool {
	return !slices.ContainsFunc(g, func(s csp.RoomSet) bool { return !s.Empty() })
}

// places lists a set of places of an activity: those of the same rooms as one, in the order of
// their first starts.
func (g grid) places(legal []csp.StartIndex) (list []Places) {
	at := map[string]int{}
	for i, rooms := range g {
		if rooms.Empty() {
			continue
		}
		k, known := at[rooms.Key()]
		if !known {
			k = len(list)
			at[rooms.Key()] = k
			list = append(list, Places{Rooms: rooms})
		}
		list[k].Starts = append(list[k].Starts, legal[i])
	}
	return list
}

// pieces counts what has to be named to say a set of places: stretches of legal starts that
// are not broken by a night, with the same rooms.
func (g grid) pieces(p *csp.Problem, legal []csp.StartIndex) (n int) {
	for i, rooms := range g {
		if rooms.Empty() {
			continue
		}
		if i == 0 || p.Days[legal[i]] != p.Days[legal[i-1]] || rooms.Key() != g[i-1].Key() {
			n++
		}
	}
	return n
}

// class is rooms between which nothing of what is looked at makes a difference.
type class struct {
	one model.RoomIndex // stands for all
	all csp.RoomSet
}

// classesOf tells the rooms apart by what instances say of them.
func classesOf(p *csp.Problem, in map[csp.InstanceIndex]bool) (list []class) {
	at := map[string]int{}
	for r := range p.Rooms {
		key := mark(p, in, model.RoomIndex(r))
		k, known := at[key]
		if !known {
			k = len(list)
			at[key] = k
			list = append(list, class{model.RoomIndex(r), csp.NewRoomSet(len(p.Rooms))})
		}
		list[k].all.Add(model.RoomIndex(r))
	}
	return list
}

// mark is what instances say of a room: two of which they say the same have the same one.
func mark(p *csp.Problem, in map[csp.InstanceIndex]bool, r model.RoomIndex) string {
	var key []byte
	say := func(is bool) {
		if is {
			key = append(key, '1')
		} else {
			key = append(key, '0')
		}
	}
	itself := func() { key = append(key, byte(r), byte(r>>8), byte(r>>16)) }
	for a := range p.Activities {
		for i := range p.Activities[a].Bans {
			if ban := &p.Activities[a].Bans[i]; in[ban.Instance] && ban.Rooms != nil {
				say(ban.Rooms.Has(r))
			}
		}
	}
	for i := range p.Relations {
		if k := &p.Relations[i]; in[k.Instance] && k.Where != nil {
			key = append(key, k.Where.With[r].Key()...)
			for q := range p.Rooms {
				say(k.Where.With[q].Has(r))
			}
		}
	}
	if room := &p.Rooms[r]; in[room.Holds] || room.Turnaround > 0 && in[room.Turns] {
		itself()
	}
	for i := range p.Pools {
		if k := &p.Pools[i]; in[k.Instance] {
			for _, m := range k.Members {
				for u := range m.Uses {
					say(m.Uses[u].AppliesIn(r))
				}
			}
		}
	}
	for i := range p.RoomLimits {
		if in[p.RoomLimits[i].Instance] {
			itself()
		}
	}
	for i := range p.RefitLimits {
		if k := &p.RefitLimits[i]; in[k.Instance] && k.Rooms.Has(r) {
			itself()
		}
	}
	return string(key)
}
