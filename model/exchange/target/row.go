package target

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
	"programme/model/rules"
)

// row is one row of a table while it is written: a placement, a session without a place, or
// a break.
type row struct {
	*writer
	session *model.Session // nil of a break
	index   model.SessionIndex
	placed  bool
	at      model.Interval
	in      []model.RoomIndex
	pos     model.Position
	called  string // what a break is
}

// noSession says nothing, as a break does of a session.
var noSession model.Session

func (r *row) own() *model.Session {
	if r.session == nil {
		return &noSession
	}
	return r.session
}

func (r *row) title() string {
	switch {
	case r.session == nil:
		return r.called
	case r.session.Title == "":
		return r.session.ID
	}
	return r.session.Title
}

func (r *row) minutes() model.Minutes {
	if r.placed {
		return r.at.Minutes()
	}
	return r.session.Minutes
}

func (r *row) time(p *part, t model.Instant) string {
	if !r.placed {
		return ""
	}
	return p.times.write(t.In(r.zone))
}

// rooms says something of the rooms of the row; nothing of a break in all rooms.
func (r *row) rooms(say func(*model.Room) string) string {
	if r.session == nil && len(r.in) == len(r.e.Rooms) {
		return ""
	}
	var all []string
	for _, room := range r.in {
		if text := say(&r.e.Rooms[room]); text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, ", ")
}

// joined joins the items of a cell. One that has the joiner in it, and would be divided there, is
// written with a blank instead and noted.
func (r *row) joined(what string, items []string) string {
	mark := strings.TrimSpace(r.target.Joiner)
	written := make([]string, len(items))
	for i, item := range items {
		written[i] = item
		if mark != "" && strings.Contains(item, mark) {
			written[i] = strings.Join(strings.Fields(strings.ReplaceAll(item, mark, " ")), " ")
			r.note("", "%s %q is written %q: %s divides what is in the cell there", what, item, written[i], mark)
		}
	}
	return strings.Join(written, r.target.Joiner)
}

// people returns those of the session in the roles of a field, each once: role by role, in
// each as the cast has them; nobody but those in roles that are to be shown where the field names none.
func (r *row) people(p *part) (list []*model.Person) {
	if r.session == nil {
		return nil
	}
	roles := p.roles
	if len(roles) == 0 {
		roles = []string{anyRole}
	}
	for _, role := range roles {
		for _, c := range r.cast[r.index] {
			if who := &r.e.People[c.Person]; r.means(role, c.Role) && !slices.Contains(list, who) {
				list = append(list, who)
			}
		}
	}
	return list
}

// What stands for roles in a target besides their names.
const (
	anyRole    = ""       // all that are to be shown
	otherRoles = "others" // all that no column names, and that are to be shown
)

// means reports whether a word of a target is a role of the event, which it can call by
// another word for it.
func (w *writer) means(word, role string) bool {
	listed := func(words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return word != otherRoles && sameRole(word, role) })
	}
	switch word {
	case anyRole:
		return !listed(w.target.Without)
	case otherRoles:
		return !listed(w.target.Without) && !listed(w.target.roles())
	}
	return sameRole(word, role)
}

func sameRole(word, role string) bool {
	a, _ := columns.Roles.Meant(word)
	b, _ := columns.Roles.Meant(role)
	return strings.EqualFold(word, role) || a != "" && a == b
}

// one returns the person of the session whom a table can hold that takes one: the first, or
// the first with an e-mail address where it asks for that; nil for nobody.
func (r *row) one(p *part) *model.Person {
	list := r.people(p)
	if r.target.uses("mail") {
		list = slices.DeleteFunc(list, func(p *model.Person) bool { return mailOf(p) == "" })
	}
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// mails returns the addresses of the people of a field.
func (r *row) mails(p *part) string {
	var all []string
	for _, who := range r.people(p) {
		if mail := mailOf(who); mail != "" {
			all = append(all, mail)
		}
	}
	return strings.Join(all, r.target.Joiner)
}

// notePeople notes whom a table that takes one person leaves out.
func (r *row) notePeople() {
	var field *part
	r.target.parts(func(p *part) {
		if p.of == onePerson && field == nil {
			field = p
		}
	})
	if field == nil || r.target.uses("people") {
		return
	}
	people, shown := r.people(field), r.one(field)
	switch {
	case len(people) == 0:
	case shown == nil:
		r.note("give one in the column mail of people.csv", "none of its people is in the table, since none has an e-mail address")
	default:
		left := slices.DeleteFunc(people, func(p *model.Person) bool { return p == shown })
		if len(left) > 0 {
			r.note("", "the table takes one person, %q; left out: %s", shown.Name, rules.And(rules.Quoted(namesOf(left))))
		}
	}
}

// note notes something of the row.
func (r *row) note(remedy, format string, args ...any) {
	what := fmt.Sprintf("%q: ", r.title())
	if r.session != nil {
		what = fmt.Sprintf("%q: ", r.session.ID)
	}
	r.notes = append(r.notes, model.Fault{Pos: r.pos, Message: what + fmt.Sprintf(format, args...), Remedy: remedy})
}
