package diff

import (
	"slices"

	"programme/model"
)

// Difference is a session that does not stand in the same place in all of some programmes.
type Difference struct {
	Session model.SessionIndex
	Places  []*model.Placement // in each programme, nil where it has none
}

// SamePlace reports whether a session starts at the same time in the same room in the
// programme of number k as in that of number i, or has no place in either.
func (d *Difference) SamePlace(i, k int) bool {
	p, q := d.Places[i], d.Places[k]
	if p == nil || q == nil {
		return p == q
	}
	return p.Start == q.Start && p.Room == q.Room
}

// Among returns the sessions that start at another time, are in another room, or have no place
// in one of some programmes of an event, in the event's order.
func Among(e *model.Event, programmes []*model.Programme) (list []Difference) {
	of := make([][][]model.Placement, len(programmes))
	for i, p := range programmes {
		of[i] = p.BySession(len(e.Sessions))
	}
	for s := range e.Sessions {
		d := Difference{Session: model.SessionIndex(s), Places: make([]*model.Placement, len(programmes))}
		for i := range programmes {
			if placed := of[i][s]; len(placed) > 0 {
				d.Places[i] = &placed[0]
			}
		}
		if slices.ContainsFunc(d.Places, func(p *model.Placement) bool { return p != nil }) && !d.same() {
			list = append(list, d)
		}
	}
	return list
}

func (d *Difference) same() bool {
	for i := range d.Places {
		if !d.SamePlace(0, i) {
			return false
		}
	}
	return true
}
