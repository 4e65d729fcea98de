package rules

import (
	"cmp"
	"iter"
	"slices"

	"programme/model"
)

// Case is a programme before a rule's judge. Placements, BySession and ByRoom leave the
// cancelled sessions out.
type Case struct {
	Event      *model.Event
	Book       *Book
	Binding    *Binding         // of the rule that judges
	Programme  *model.Programme // all of it
	Placements []model.Placement
	BySession  [][]model.Placement
	ByRoom     [][]model.Placement
	Duties     []model.Duty // as [model.Event.Duties] gives them

	*merges
	*lasting
	borne  []burden // by R28; nil until someone asks
	report func(Violation)
	// wordless says that nobody reads the sentences of violations, so that those that say no more
	// than their instance can be left out.
	wordless bool
}

// Judge returns every violation by p of every rule that is not off, in the catalogue's
// order; within a rule the order depends on event and programme alone.
func Judge(book *Book, p *model.Programme) []Violation {
	var found []Violation
	c := newCase(book, p)
	c.report = func(v Violation) {
		if v.Level != model.Off {
			found = append(found, v)
		}
	}
	for i := range book.Bindings {
		c.Binding = &book.Bindings[i]
		if c.Binding.General.Level != model.Off || len(c.Binding.active()) > 0 {
			c.Binding.Rule.Judge(c)
		}
	}
	return found
}

// newCase returns the case of p, which reports nothing.
func newCase(book *Book, p *model.Programme) *Case {
	c := caseOf(book, p)
	c.Duties = c.Event.Duties()
	return c
}

// caseOf is [newCase] without the duties.
func caseOf(book *Book, p *model.Programme) *Case {
	e := book.event
	standing := model.Programme{Placements: make([]model.Placement, 0, len(p.Placements))}
	for _, pl := range p.Placements {
		if e.Sessions[pl.Session].State != model.Cancelled {
			standing.Placements = append(standing.Placements, pl)
		}
	}
	return &Case{
		Event: e, Book: book, Programme: p,
		Placements: standing.Placements,
		BySession:  standing.BySession(len(e.Sessions)),
		ByRoom:     standing.ByRoom(len(e.Rooms)),
		merges:     book.Of("R45").merges,
		lasting:    newLasting(),
	}
}

// Report records that the programme breaks instance i, as b sets the rule or, where i
// tells its Part, that part of it. The source of an item is its own line.
func (c *Case) Report(b *Bound, i Instance, amount int, sentence string) {
	i.Rule, i.Setting = c.Binding.Rule.ID, b.Index
	if b.Index >= 0 {
		i.Source = c.Event.Rules[b.Index].Pos
	}
	c.report(Violation{Instance: i, Level: b.LevelOf(i.Part), Weight: b.Weight, Amount: amount, Sentence: sentence})
}

// attended is a placement of a session that someone is in the cast of, or of several that
// are placed as one: then it is that of the first of them that cannot do without the
// person, or else of the first.
type attended struct {
	model.Placement
	Must bool // one of the sessions cannot do without the person
	// Online and OnSite say how the person is in the sessions that count: online, in every
	// role, in one of them; on site, or unsaid, in one of them.
	Online, OnSite bool
}

// mustAttend returns, for each person, the placements of the sessions that the person
// must attend, by start. The outer slice has the length of the event's people.
func (c *Case) mustAttend() [][]attended {
	return c.attendance(musts)
}

// attendance returns, for each person, the placements of the sessions of those duties
// that count, by start; sessions that are placed as one, and stand there, are one. The
// outer slice has the length of the event's people.
func (c *Case) attendance(counts func(model.Duty) bool) [][]attended {
	by := make([][]attended, len(c.Event.People))
	for who, list := range c.attending(counts) {
		by[who] = slices.Clone(list)
	}
	return by
}

// attending yields whoever has any of what [Case.attendance] returns, with a slice that is used
// again: where a judge is asked of thousands of places, most people have none.
func (c *Case) attending(counts func(model.Duty) bool) iter.Seq2[model.PersonIndex, []attended] {
	return func(yield func(model.PersonIndex, []attended) bool) {
		var list []attended
		for i, d := range c.Duties { // by person
			if counts(d) {
				for _, p := range c.BySession[d.Session] {
					list = c.attend(list, attended{p, d.Must, d.Presence == model.Online, d.Presence != model.Online})
				}
			}
			if len(list) == 0 || i+1 < len(c.Duties) && c.Duties[i+1].Person == d.Person {
				continue
			}
			slices.SortStableFunc(list, func(a, b attended) int { return cmp.Compare(a.Start, b.Start) })
			if !yield(d.Person, list) {
				return
			}
			list = list[:0]
		}
	}
}

// musts reports whether a session cannot do without whoever has a duty in it.
func musts(d model.Duty) bool { return d.Must }

// attend adds one more placement to those that one person attends.
func (c *Case) attend(list []attended, a attended) []attended {
	at := slices.IndexFunc(list, func(b attended) bool { return b.Session != a.Session && c.spot(b.Placement) == c.spot(a.Placement) })
	if at < 0 {
		return append(list, a)
	}
	b := &list[at]
	if a.Must && !b.Must {
		b.Placement = a.Placement
	}
	b.Must, b.Online, b.OnSite = a.Must || b.Must, a.Online || b.Online, a.OnSite || b.OnSite
	return list
}

// placed says a placement with the roles that the person has in it.
func (c *Case) placed(p model.Placement, who model.PersonIndex) string {
	return c.said(p, rolesIn(c.castOf(p.Session), p.Session, who))
}

// said is [Placed], which puts each time into words once only: pairs of sessions are
// many, and their times few.
func (c *Case) said(p model.Placement, roles string) string {
	when, had := c.times[p.Interval]
	if !had {
		when = Span(c.Event, p.Interval)
		c.times[p.Interval] = when
	}
	return placedAt(c.Event, p, roles, when)
}

// castOf returns the cast of a session.
func (c *Case) castOf(s model.SessionIndex) []model.CastMember {
	if c.cast == nil {
		c.cast = make([][]model.CastMember, len(c.Event.Sessions))
		for _, m := range c.Event.Cast {
			c.cast[m.Session] = append(c.cast[m.Session], m)
		}
	}
	return c.cast[s]
}
