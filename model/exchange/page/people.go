package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// addCast puts one line of a page's cast into the event.
func (b *builder) addCast(s *Session, x model.SessionIndex, entry *Entry) {
	e := b.event
	if entry.Name == "" {
		if entry.Role != "organizer" {
			b.note(s, entry.Line, "name a person in cast.csv", "%q is an organisation, and the page names nobody for it; as %s it is left out", entry.Affiliation, words(entry.Role))
		}
		return
	}
	p, ok := b.person(s, entry)
	if !ok {
		return
	}
	if entry.Group != "" || entry.Region != "" {
		g := b.grouping[p]
		if g == nil {
			g = &grouping{}
			b.grouping[p] = g
		}
		g.groups = append(g.groups, Field{entry.Group, entry.Line})
		g.regions = append(g.regions, Field{entry.Region, entry.Line})
	}
	for _, short := range strings.Fields(entry.Short) {
		what := cmp.Or(shortRegions[short], shortGroups[short])
		if at := "short " + short; !b.noted[at] {
			b.noted[at] = true
			b.note(s, entry.Line, "give the group in people.csv if it is another", "%q is taken for %q, here and wherever it stands", short, what)
		}
	}
	cells := castCells(s, entry)
	for i := range e.Cast {
		if c := &e.Cast[i]; c.Session == x && c.Person == p && c.Role == entry.Role {
			if b.spoken[x] == s.Page && c.Pos.File != s.Page {
				c.Pos, c.Extra, c.Presence = model.Position{File: s.Page, Line: entry.Line, Column: 1}, b.extra("cast", cells, c.Extra), entry.Presence
				return
			}
			b.note(s, entry.Line, "", "%s has %q as %s already; the line is left out", quoted(e.Sessions[x].ID), entry.Name, words(entry.Role))
			return
		}
	}
	if !slices.ContainsFunc(e.Roles, func(r model.Role) bool { return r.ID == entry.Role }) {
		e.Roles = append(e.Roles, defaultRole(entry.Role))
	}
	e.Cast = append(e.Cast, model.CastMember{
		Row:     model.Row{Pos: model.Position{File: s.Page, Line: entry.Line, Column: 1}, Extra: b.extra("cast", cells, nil)},
		Session: x, Person: p, Role: entry.Role, Presence: entry.Presence,
	})
}

// castCells are the cells of the columns that pages add to the cast.
func castCells(s *Session, entry *Entry) map[string]string {
	cells := map[string]string{
		"honorific": entry.Honorific, "affiliation": entry.Affiliation, "group": entry.Group, "region": entry.Region, "source": source(s, entry.Line), "unsure": "",
	}
	if entry.Unsure {
		cells["unsure"] = "yes"
	}
	return cells
}

// person returns the person of a cast line, a new one if nobody has that name.
func (b *builder) person(s *Session, entry *Entry) (model.PersonIndex, bool) {
	e := b.event
	key := nameKey(entry.Name)
	switch same := b.people[key]; len(same) {
	case 0:
	case 1:
		p := same[0]
		if found := b.found[p]; found != s.Page {
			if at := fmt.Sprint(p, " ", s.Page); !b.noted[at] {
				b.noted[at] = true
				b.note(s, entry.Line, "give them an id each if they are two people", "%q is taken for the same person as %q of %s", entry.Name, e.People[p].Name, found)
			}
		} else if at := entry.Name + " " + s.Page; entry.Name != e.People[p].Name && !b.noted[at] {
			b.noted[at] = true
			b.note(s, entry.Line, "give them an id each if they are two people", "%q is taken for the same person as %q of this page", entry.Name, e.People[p].Name)
		}
		return p, true
	default:
		b.note(s, entry.Line, "add the line to cast.csv with the id of one of them", "%q can be %q or %q; the line is left out", entry.Name, e.People[same[0]].ID, e.People[same[1]].ID)
		return model.NoPerson, false
	}
	id := slug(entry.Name)
	for n := 2; b.personID[id] || id == ""; n++ {
		id = fmt.Sprintf("%s-%d", slug(entry.Name), n)
	}
	p := model.PersonIndex(len(e.People))
	e.People = append(e.People, model.Person{
		Row: model.Row{Pos: model.Position{File: s.Page, Line: entry.Line, Column: 1}, Extra: b.extra("people", nil, nil)},
		ID:  id, Name: entry.Name,
	})
	b.index(p, entry.Name)
	b.personID[id], b.found[p] = true, s.Page
	return p, true
}

// settleGroups gives each new person the groups that all their lines agree on, and
// notes where they do not.
func (b *builder) settleGroups() {
	e := b.event
	for i := range e.People {
		p := &e.People[i]
		g := b.grouping[model.PersonIndex(i)]
		if g == nil || b.found[model.PersonIndex(i)] == theEvent {
			continue
		}
		p.Group = b.agreed(p, "stakeholder group", g.groups)
		p.Region = b.agreed(p, "regional group", g.regions)
	}
}

func (b *builder) agreed(p *model.Person, what string, said []Field) string {
	var only string
	for _, f := range said {
		switch {
		case f.Text == "":
		case only == "":
			only = f.Text
		case only != f.Text:
			b.notes = append(b.notes, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("the %s of %q is %q here and %q elsewhere; it is left open", what, p.Name, only, f.Text), Remedy: "give it in people.csv"})
			return ""
		}
	}
	return only
}

func quoted(t string) string { return fmt.Sprintf("%q", t) }
