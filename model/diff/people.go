package diff

import (
	"cmp"
	"slices"

	"programme/model"
)

// tellPeople finds out whom the changes concern. The cast of a session that is
// cancelled is told too.
func (r *Report) tellPeople(e *model.Event) {
	changes := make([][]int, len(e.Sessions))
	for i := range r.Sessions {
		s := r.Sessions[i].Session
		changes[s] = append(changes[s], i)
	}
	duties := make([][]DutyChange, len(e.People))
	for _, c := range e.Cast {
		for _, i := range changes[c.Session] {
			duties[c.Person] = withRole(duties[c.Person], i, c.Role, e.PresenceOf(c))
		}
	}
	for p := range duties {
		if len(duties[p]) == 0 {
			continue
		}
		slices.SortFunc(duties[p], func(a, b DutyChange) int { return a.Change - b.Change })
		for _, d := range duties[p] {
			c := &r.Sessions[d.Change]
			c.People = append(c.People, model.PersonIndex(p))
		}
		r.People = append(r.People, PersonChange{Person: model.PersonIndex(p), Duties: duties[p]})
	}
	counted := make([]bool, len(e.Sessions))
	for i := range r.Sessions {
		c := &r.Sessions[i]
		if c.Old == nil || counted[c.Session] {
			continue
		}
		counted[c.Session] = true
		c.Beyond = max(c.Old.Told-len(c.People), one(len(c.People) == 0))
	}
	r.Told = r.weigh(func(model.State) int { return 1 })
}

// Weigh works out what telling people counts, where that depends on the state of what
// changes: each of them once, by the highest of what changes for them, and what is new like a
// draft.
func (r *Report) Weigh(weigh func(model.State) int) {
	if r.Weighed {
		r.Points = r.weigh(weigh)
	}
}

func (r *Report) weigh(weigh func(model.State) int) (n int) {
	of := func(c *SessionChange) int {
		if c.Old == nil {
			return weigh(model.Draft)
		}
		return weigh(cmp.Or(c.Old.State, model.Draft))
	}
	for _, p := range r.People {
		most := 0
		for _, d := range p.Duties {
			most = max(most, of(&r.Sessions[d.Change]))
		}
		n += most
	}
	for i := range r.Sessions {
		n += r.Sessions[i].Beyond * of(&r.Sessions[i])
	}
	return n
}

// withRole returns the duties with a role in change i, which may be among them already.
func withRole(duties []DutyChange, i int, role string, presence model.Presence) []DutyChange {
	at := slices.IndexFunc(duties, func(d DutyChange) bool { return d.Change == i })
	if at < 0 {
		return append(duties, DutyChange{Change: i, Roles: []string{role}, Presence: presence})
	}
	d := &duties[at]
	if !slices.Contains(d.Roles, role) {
		d.Roles = append(d.Roles, role)
	}
	if presence == model.OnSite || d.Presence == "" {
		d.Presence = presence
	}
	return duties
}
