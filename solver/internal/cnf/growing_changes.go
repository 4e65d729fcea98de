package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Soft returns what each kind of change costs, as soft literals.
func (o *Growing) Soft() (costs [csp.ChangeKinds]Objective) {
	for i := range o.spots {
		a, placed := csp.ActivityIndex(i), int64(0)
		for k := range o.spots[a] {
			spot := &o.spots[a][k]
			n := int64(spot.sessions)
			costs[csp.OtherDay].add(spot.otherDay.Not(), n)
			costs[csp.OtherTime].add(spot.otherTime.Not(), n)
			costs[csp.OtherRoom].add(spot.otherRoom.Not(), n)
			placed += n
		}
		if placed > 0 && o.f.p.Activities[a].Optional {
			costs[csp.Dropped].add(o.on(a), placed)
		}
	}
	costs[csp.Told] = o.Telling(o.former.Stakes)
	return costs
}

// Telling returns what it costs to tell some people, as soft literals.
func (o *Growing) Telling(stakes []csp.Stake) Objective {
	changed := make([]sat.Lit, len(o.former.Was)) // by session
	for i := range o.spots {
		a := csp.ActivityIndex(i)
		for _, s := range o.f.p.Activities[a].Sessions {
			changed[s] = o.Changed(a, s)
		}
	}
	told := &objective{Formula: o.f}
	for _, s := range stakes {
		told.tell(s, changed)
	}
	return told.Objective
}

// Changed returns what is true if people are to be told of a session of an activity.
func (o *Growing) Changed(a csp.ActivityIndex, s model.SessionIndex) sat.Lit {
	was := &o.former.Was[s]
	switch {
	case was.Differs:
		return sat.True
	case was.Placed:
		k := slices.IndexFunc(o.spots[a], func(k spot) bool { return k.was.Start == was.Start && k.was.Room == was.Room })
		return o.spots[a][k].stay.Not()
	case !o.f.p.Activities[a].Optional: // new, and has to be placed
		return sat.True
	case len(o.spots[a]) > 0: // new, if those that it is merged with are not dropped
		return o.on(a)
	}
	return sat.False // gets no place
}

// add adds a literal that is to be true.
func (o *Objective) add(m sat.Lit, weight int64) {
	o.Soft = append(o.Soft, sat.Soft{Lit: m, Weight: weight})
}

// Lexical returns an objective in which any amount of the first outweighs the second.
// Its cost divided by scale, and the remainder, are those of the two.
func Lexical(first, second Objective) (o Objective, scale int) {
	scale = second.Base + 1
	for _, s := range second.Soft {
		scale += int(s.Weight)
	}
	o.Base = first.Base*scale + second.Base
	for _, s := range first.Soft {
		o.Soft = append(o.Soft, sat.Soft{Lit: s.Lit, Weight: s.Weight * int64(scale)})
	}
	o.Soft = append(o.Soft, second.Soft...)
	return o, scale
}

// LimitMoves states that at most so many sessions that had a place are elsewhere.
func (o *Growing) LimitMoves(most int) {
	var moves []sat.Lit
	for _, spots := range o.spots {
		for i := range spots {
			for range spots[i].sessions {
				moves = append(moves, spots[i].stay.Not())
			}
		}
	}
	sat.AtMost(o.f.to, most, moves)
}

// LimitTold states that telling some people takes no more than that.
func (o *Growing) LimitTold(most int, stakes []csp.Stake) {
	told := o.Telling(stakes)
	unit := int64(0)
	for _, s := range told.Soft {
		unit = csp.GCD(s.Weight, unit)
	}
	var each []sat.Lit // as often as its weight counts
	for _, s := range told.Soft {
		for range s.Weight / unit {
			each = append(each, s.Lit.Not())
		}
	}
	if left := most - told.Base; left < 0 || unit == 0 {
		sat.AtMost(o.f.to, left, each)
	} else {
		sat.AtMost(o.f.to, left/int(unit), each)
	}
}

// Moves returns the objective of moving as few sessions that had a place as can be.
func (o *Growing) Moves() (moves Objective) {
	for _, spots := range o.spots {
		for i := range spots {
			moves.add(spots[i].stay, int64(spots[i].sessions))
		}
	}
	return moves
}
