package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// personAdded adds a person whose id is their name.
func personAdded(d *draft, c Change) *problem {
	if known := peopleOf(&d.Event).find(c.Person); len(known) > 0 {
		return &problem{subject, fmt.Sprintf("person %q is already in the event", c.Person), "write their name with something that tells the two apart"}
	}
	if strings.TrimSpace(c.Person) != c.Person || c.Person == "" || strings.ContainsAny(c.Person, ";|") {
		return &problem{subject, fmt.Sprintf("%q cannot be an id, since rules could not name it", c.Person), "write it without ; and | and outer spaces"}
	}
	d.People = with(d.People, model.Person{
		Row: d.row("people"), ID: c.Person, Name: c.Person,
	})
	return nil
}

func personAway(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	return d.bar(model.OfPerson(p), d.time(c))
}

func personAvailable(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	return d.free(model.OfPerson(p))
}

func personOnly(d *draft, _ Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	return d.only(model.OfPerson(p))
}

// only makes the times of the change the only ones at which the person or the room is
// available, whatever was said before.
func (d *draft) only(who model.Subject) *problem {
	if bad := d.counts(rules.Availability, "the absence"); bad != nil {
		return bad
	}
	for _, v := range d.change.Times {
		if bad := d.near(v, 0); bad != nil {
			return bad
		}
	}
	d.Availability = slices.DeleteFunc(slices.Clone(d.Availability), func(a model.Availability) bool {
		return a.Subject == who && (a.Kind == model.Available || a.Kind == model.Unavailable)
	})
	for _, v := range d.change.Times {
		d.Availability = append(d.Availability, d.entry(who, v, model.Available))
	}
	return nil
}

// time returns the time of a change, which is the whole event where it gives none.
func (d *draft) time(c Change) model.Interval {
	if c.Interval == (model.Interval{}) {
		return d.bounds()
	}
	return c.Interval
}

// bar adds that the person or the room is not available then.
func (d *draft) bar(who model.Subject, v model.Interval) *problem {
	if bad := d.counts(rules.Availability, "the absence"); bad != nil {
		return bad
	}
	if bad := d.near(v, 0); bad != nil {
		return bad
	}
	d.Availability = with(d.Availability, d.entry(who, v, model.Unavailable))
	return nil
}

func (d *draft) entry(who model.Subject, v model.Interval, k model.Kind) model.Availability {
	return model.Availability{Row: d.row("availability"), Subject: who, Interval: v, Kind: k, Source: d.reason()}
}

// free takes the time of the change out of what bars the person or the room, and adds
// it to what frees them if anything is said to.
func (d *draft) free(who model.Subject) *problem {
	v := d.time(d.change)
	if bad := d.near(v, 0); bad != nil {
		return bad
	}
	entries := make([]model.Availability, 0, len(d.Availability)+1)
	lists := false // the times that are free
	for _, a := range d.Availability {
		if a.Subject != who {
			entries = append(entries, a)
			continue
		}
		lists = lists || a.Kind == model.Available
		if a.Kind != model.Unavailable || !a.Overlaps(v) {
			entries = append(entries, a)
			continue
		}
		for _, rest := range []model.Interval{{Start: a.Start, End: min(a.End, v.Start)}, {Start: max(a.Start, v.End), End: a.End}} {
			if rest.Start < rest.End {
				a.Interval = rest
				entries = append(entries, a)
			}
		}
	}
	if lists {
		entries = append(entries, d.entry(who, v, model.Available))
	}
	d.Availability = entries
	return nil
}

// personPresent returns what makes the person online or on site, in the session of the
// change or in all.
func personPresent(presence model.Presence) func(d *draft, c Change) *problem {
	return func(d *draft, c Change) *problem {
		p, bad := d.person()
		if bad != nil {
			return bad
		}
		if c.Session != "" {
			return d.editParts(p, func(m *model.CastMember) { m.Presence = presence })
		}
		d.editPerson(p).Presence = presence
		d.Cast = slices.Clone(d.Cast)
		for i := range d.Cast {
			if m := &d.Cast[i]; m.Person == p && m.Presence != "" && m.Presence != presence {
				m.Presence, m.Pos = presence, c.Pos
			}
		}
		return nil
	}
}

// personBound returns what makes the person needed or not in the session of the change.
func personBound(must model.Attendance) func(d *draft, c Change) *problem {
	return func(d *draft, _ Change) *problem {
		p, bad := d.person()
		if bad != nil {
			return bad
		}
		return d.editParts(p, func(m *model.CastMember) { m.Must = must })
	}
}

// editParts changes all that the person does in the session of the change.
func (d *draft) editParts(p model.PersonIndex, edit func(*model.CastMember)) *problem {
	s, bad := d.castOf(p)
	if bad != nil {
		return bad
	}
	d.Cast = slices.Clone(d.Cast)
	for i := range d.Cast {
		if m := &d.Cast[i]; m.Person == p && m.Session == s {
			m.Pos = d.change.Pos
			edit(m)
		}
	}
	return nil
}

// castOf returns the session of the change, of whose cast the person is.
func (d *draft) castOf(p model.PersonIndex) (model.SessionIndex, *problem) {
	s, bad := d.session(object)
	if bad != nil {
		return s, bad
	}
	if !slices.ContainsFunc(d.Cast, func(m model.CastMember) bool { return m.Person == p && m.Session == s }) {
		return s, &problem{object, fmt.Sprintf("%s is not in the cast of %q", d.People[p].Name, d.change.Session), d.sessionsWith(p)}
	}
	return s, nil
}

// sessionsWith says in which sessions the person is.
func (d *draft) sessionsWith(p model.PersonIndex) string {
	var ids []string
	for _, m := range d.Cast {
		if id := d.Sessions[m.Session].ID; m.Person == p && d.Sessions[m.Session].State != model.Cancelled && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return oneOf(ids)
}

func personArrives(d *draft, c Change) *problem {
	return d.travel(func(p *model.Person) { p.Arrive = c.Interval.Start })
}

func personDeparts(d *draft, c Change) *problem {
	return d.travel(func(p *model.Person) { p.Depart = c.Interval.Start })
}

func (d *draft) travel(edit func(*model.Person)) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	if bad := d.counts(rules.Arrival, "the journey"); bad != nil {
		return bad
	}
	who := d.editPerson(p)
	edit(who)
	if who.Arrive != model.NoInstant && who.Depart != model.NoInstant && who.Depart <= who.Arrive {
		return &problem{timing, fmt.Sprintf("%s would arrive %s and depart %s", who.Name, writtenMoment(who.Arrive, d.Zone), writtenMoment(who.Depart, d.Zone)), "mend the time, or change the other one before"}
	}
	return nil
}

func personLeaves(d *draft, _ Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	s, bad := d.castOf(p)
	if bad != nil {
		return bad
	}
	d.Cast = slices.DeleteFunc(slices.Clone(d.Cast), func(m model.CastMember) bool { return m.Person == p && m.Session == s })
	return nil
}

// personCancels takes the person out of every cast.
func personCancels(d *draft, _ Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	rest := slices.DeleteFunc(slices.Clone(d.Cast), func(m model.CastMember) bool {
		return m.Person == p && d.Sessions[m.Session].State != model.Cancelled
	})
	if len(rest) == len(d.Cast) {
		return &problem{subject, fmt.Sprintf("%s is in the cast of no session", d.People[p].Name), ""}
	}
	d.Cast = rest
	return nil
}

// personReplaces gives one person the parts of another. Who has a part already has it once.
func personReplaces(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	was, known := d.PersonByID(c.Other)
	switch {
	case !known:
		return missing(object, "person", c.Other)
	case was == p:
		return &problem{object, fmt.Sprintf("%s cannot replace themselves", d.People[p].Name), "name another person"}
	case c.Session != "":
		if _, bad := d.castOf(was); bad != nil {
			return bad
		}
	}
	cast := make([]model.CastMember, 0, len(d.Cast))
	found := false
	for _, m := range d.Cast {
		if s := &d.Sessions[m.Session]; m.Person != was || c.Session != "" && s.ID != c.Session || s.State == model.Cancelled {
			cast = append(cast, m)
			continue
		}
		found = true
		if !slices.ContainsFunc(d.Cast, func(o model.CastMember) bool { return o.Session == m.Session && o.Person == p && o.Role == m.Role }) {
			m.Person, m.Pos = p, c.Pos
			cast = append(cast, m)
		}
	}
	if !found {
		return &problem{object, fmt.Sprintf("%s is in the cast of no session", d.People[was].Name), ""}
	}
	d.Cast = cast
	return nil
}

func personJoins(d *draft, c Change) *problem {
	p, bad := d.person()
	if bad != nil {
		return bad
	}
	s, bad := d.session(object)
	if bad != nil {
		return bad
	}
	if len(rolesOf(&d.Event).find(c.Role)) == 0 {
		return missing(object, "role", c.Role)
	}
	if slices.ContainsFunc(d.Cast, func(m model.CastMember) bool { return m.Person == p && m.Session == s && m.Role == c.Role }) {
		return &problem{object, fmt.Sprintf("%s is already %s of %q", d.People[p].Name, c.Role, c.Session), ""}
	}
	d.Cast = with(d.Cast, model.CastMember{Row: d.row("cast"), Session: s, Person: p, Role: c.Role})
	return nil
}
