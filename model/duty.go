package model

import (
	"cmp"
	"slices"
)

// Duty is all that one person does in one session, however many roles that takes.
type Duty struct {
	Person   PersonIndex
	Session  SessionIndex
	Must     bool     // the session cannot do without the person in one of the roles
	Presence Presence // OnSite if any role is on site; "" if none says
}

// Duties returns the duties of every person in sessions that are not cancelled, sorted
// by person, then session.
func (e *Event) Duties() []Duty {
	must := e.Attendances()
	duties := make([]Duty, 0, len(e.Cast))
	for i, c := range e.Cast {
		if e.Sessions[c.Session].State == Cancelled {
			continue
		}
		duties = append(duties, Duty{c.Person, c.Session, must[i].Must(), e.PresenceOf(c)})
	}
	slices.SortStableFunc(duties, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Session, b.Session))
	})
	merged := duties[:0]
	for _, d := range duties {
		if n := len(merged); n > 0 && merged[n-1].Person == d.Person && merged[n-1].Session == d.Session {
			last := &merged[n-1]
			last.Must = last.Must || d.Must
			if d.Presence == OnSite || last.Presence == "" {
				last.Presence = d.Presence
			}
			continue
		}
		merged = append(merged, d)
	}
	return merged
}
