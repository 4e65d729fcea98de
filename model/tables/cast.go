package tables

import (
	"fmt"

	"programme/model"
	"programme/model/columns"
)

var castSpec = specOf("cast")

func (r *reading) readCast() {
	t, _ := r.open(castSpec)
	if t == nil {
		return
	}
	type part struct {
		session model.SessionIndex
		person  model.PersonIndex
		role    string
	}
	lines := map[part]int{}
	for t.next() {
		if r.noPeople && t.rows == 1 {
			r.fault(r.placeOf(castSpec.name), fmt.Sprintf("the table names people, but %s is missing", r.called(personSpec.name)), "write one with the columns id,name")
			r.noPeople = false // what else names people follows from that
		}
		c := model.CastMember{
			Row:      t.row(),
			Presence: model.Presence(t.choice("presence")),
			Must:     model.Attendance(t.choice("must")),
		}
		var known [3]bool
		var role int32
		c.Session, known[0] = refer(t, r.sessions, "session")
		c.Person, known[1] = refer(t, r.people, "person")
		role, known[2] = refer(t, r.roles, "role")
		if known != [3]bool{true, true, true} {
			continue
		}
		c.Role = r.e.Roles[role].ID
		r.leavePresence(&c, t.label("role"))
		p := part{c.Session, c.Person, c.Role}
		if first := lines[p]; first > 0 {
			if !t.lost {
				r.note(t.where("person"), fmt.Sprintf("%s is already %s of %s in %s %d", quote(t.label("person")), quote(c.Role), quote(t.label("session")), t.rowWord(), first), "remove one of them")
			}
		} else {
			lines[p] = t.line
		}
		r.e.Cast = append(r.e.Cast, c)
	}
}

// leavePresence leaves it to the person how they take part, where the role was called by
// another word that does not say it: a Chair is read as onsite_moderator, and can be online.
func (r *reading) leavePresence(c *model.CastMember, word string) {
	if c.Presence == "" && columns.Key(word) != columns.Key(c.Role) && columns.RolePresence(word) == "" && r.e.RolePresence(c.Role) != "" {
		c.Presence = r.e.People[c.Person].Presence
	}
}

func writeCast(e *model.Event) File {
	s := newSheet(e, castSpec.name, castSpec.columns...)
	for _, c := range e.Cast {
		s.add(c.Row, e.Sessions[c.Session].ID, e.People[c.Person].ID, c.Role, string(c.Presence), string(c.Must))
	}
	return s.file()
}
