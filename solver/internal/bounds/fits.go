package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Fit says that a room holds at most so many of some activities, whatever the others do.
type Fit struct {
	Room       model.RoomIndex
	Activities []csp.ActivityIndex
	Most       int
}

// Fits returns, for each room and each length, how many of the activities that last at
// least as long fit into the room, where there are more. It follows from what a room
// holds at any one time, but only by counting, which clauses are slow at. Activities
// that need not be placed are left out.
func Fits(p *csp.Problem) []Fit {
	var lengths []model.Minutes
	for a := range p.Activities {
		lengths = append(lengths, p.Activities[a].Minutes)
	}
	slices.Sort(lengths)
	lengths = slices.Compact(lengths)
	var fits []Fit
	for _, r := range roomResources(p) {
		same := -1 // as many activities as at the length before: the same ones
		for _, length := range lengths {
			r.uses = slices.DeleteFunc(r.uses, func(u use) bool { return p.Activities[u.activity].Minutes < length })
			fit := Fit{Room: r.room}
			for _, u := range r.uses {
				fit.Activities = append(fit.Activities, u.activity)
			}
			for _, k := range partsOf(p, &r) {
				fit.Most += int(k.sessions)
			}
			if len(r.uses) > fit.Most && len(r.uses) != same {
				fits = append(fits, fit)
				same = len(r.uses)
			}
		}
	}
	return fits
}
