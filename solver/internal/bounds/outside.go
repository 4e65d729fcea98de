package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Outside is all places that are not within the stretches of an overload.
type Outside struct {
	p *csp.Problem
	// until is, by room and start, when the stretch ends that the start lies in; the start
	// itself where there is none.
	until [][]model.Instant
}

// Outside returns the places that are not within the stretches.
func (o *Overload) Outside(p *csp.Problem) *Outside {
	out := &Outside{p: p, until: make([][]model.Instant, len(p.Rooms))}
	for r := range out.until {
		out.until[r] = slices.Clone(p.Starts)
	}
	for _, stretch := range o.Stretches {
		for s := p.First(stretch.Start); s < p.First(stretch.End); s++ {
			for r := range out.until {
				if stretch.Room == model.NoRoom || stretch.Room == model.RoomIndex(r) {
					out.until[r][s] = stretch.End
				}
			}
		}
	}
	return out
}

// each calls use for each place outside that a ban takes from an activity, until it
// returns false.
func (out *Outside) each(a csp.ActivityIndex, ban *csp.Ban, use func(room, start int) bool) {
	x := &out.p.Activities[a]
	starts := ban.Starts
	if starts == nil {
		starts = x.Legal
	}
	for r := range out.p.Rooms {
		if ban.Rooms != nil && !ban.Rooms.Has(model.RoomIndex(r)) {
			continue
		}
		for _, s := range starts {
			if out.p.Starts[s].Add(x.Minutes) > out.until[r][s] && !use(r, int(s)) {
				return
			}
		}
	}
}

// Takes reports whether a ban takes a place outside from an activity.
func (out *Outside) Takes(a csp.ActivityIndex, ban *csp.Ban) (takes bool) {
	out.each(a, ban, func(int, int) bool {
		takes = true
		return false
	})
	return takes
}

// Bans returns the bans of an activity each of which alone keeps it from a place outside,
// and whether no others keep it from there together.
func (out *Outside) Bans(a csp.ActivityIndex) (bans []*csp.Ban, all bool) {
	const several = -1
	x := &out.p.Activities[a]
	keeps := make([]int, len(out.p.Rooms)*len(out.p.Starts)) // by room and start: the ban, from 1
	for i := range x.Bans {
		out.each(a, &x.Bans[i], func(room, start int) bool {
			k := &keeps[room*len(out.p.Starts)+start]
			if *k == 0 {
				*k = i + 1
			} else {
				*k = several
			}
			return true
		})
	}
	all = true
	for i := range x.Bans {
		alone := false
		out.each(a, &x.Bans[i], func(room, start int) bool {
			alone = keeps[room*len(out.p.Starts)+start] == i+1
			return !alone
		})
		if alone {
			bans = append(bans, &x.Bans[i])
		} else if out.Takes(a, &x.Bans[i]) {
			all = false
		}
	}
	return bans, all
}
