// Package fragility says which loss would hurt a programme most, and which none survives: the
// answers to many scenarios, by the person, the room, the session or the day that is lost.
package fragility

import (
	"cmp"
	"slices"
	"strings"

	"programme/cmd/programme/internal/scenario"
	"programme/model"
	"programme/model/change"
	"programme/solver"
)

// Asked is a scenario and its answer, nil where it has none.
type Asked struct {
	scenario.Scenario
	Answer *scenario.Answer
}

// Loss is what one scenario costs.
type Loss struct {
	Scenario string         `json:"scenario"`
	Asked    []string       `json:"asked"`
	Lost     string         `json:"lost"` // what happens to whom or to what it is about: "away 2026-05-11"
	Verdict  solver.Verdict `json:"verdict"`
	// OverBudget says, of impossible, that there are programmes, but none within the limits of
	// the run.
	OverBudget bool `json:"over_budget"`
	// What the programme that was found changes, 0 where there is none: the least, if optimal;
	// otherwise no more people have to be told, and the other numbers can be higher or lower.
	Told    int `json:"told"` // people, each once
	Moved   int `json:"moved"`
	Days    int `json:"days"`
	Times   int `json:"times"`
	Rooms   int `json:"rooms"`
	Dropped int `json:"dropped"`
	// ToldLeast is what was proved that telling counts at least, in points of R53 where Weighed.
	ToldLeast int  `json:"told_least"`
	Weighed   bool `json:"told_weighed"`
	// Beyond is what of that is beyond what the programme needs as it is; null where either is
	// not proved.
	Beyond *Beyond  `json:"beyond"`
	Tiers  []Tier   `json:"tiers"` // that cost something, before or after
	Why    []string `json:"why"`   // of impossible: what cannot hold together

	subject subject
	touched []model.SessionIndex // what the programme has of what is lost, ascending
}

// Beyond is how much more a programme changes than another.
type Beyond struct {
	Told  int `json:"told"`
	Moved int `json:"moved"`
	Days  int `json:"days"`
}

// Tier is what a soft tier costs before and after a loss.
type Tier struct {
	Tier   int `json:"tier"`
	Before int `json:"before"`
	After  int `json:"after"`
}

// subject is whom or what a scenario is about.
type subject struct{ kind, id string }

// Kinds of subjects. A scenario about several is one of its own.
const (
	person  = "person"
	room    = "room"
	session = "session"
	day     = "day"
	other   = "other"
)

// subjectOf returns whom or what changes are about, and what happens to them.
func subjectOf(e *model.Event, s *scenario.Scenario) (of subject, lost string) {
	if d, is := dayOf(e, s.Changes); is {
		return subject{day, d.String()}, "every room closed"
	}
	var texts []string
	for i, c := range s.Changes {
		next := single(&c)
		if i > 0 && next != of || next.kind == other {
			return subject{other, s.Name}, strings.Join(s.Asked(), "; ")
		}
		of = next
		texts = append(texts, withoutSubject(&c))
	}
	return of, strings.Join(texts, "; ")
}

// single returns what one change is about.
func single(c *change.Change) subject {
	switch kind, _, _ := strings.Cut(string(c.Kind), " "); {
	case kind == person && c.Kind != change.PersonReplaces:
		return subject{person, c.Person}
	case kind == room:
		return subject{room, c.Room}
	case kind == session || c.Kind == change.Delay:
		return subject{session, c.Session}
	}
	return subject{kind: other}
}

// withoutSubject returns the text of a change without its first word and name: those of the
// same kind of change of a thing with a short name.
func withoutSubject(c *change.Change) string {
	short := *c
	switch {
	case c.Person != "" && strings.HasPrefix(string(c.Kind), person):
		short.Person = "x"
	case c.Room != "" && strings.HasPrefix(string(c.Kind), room):
		short.Room = "x"
	default:
		short.Session = "x"
	}
	words := strings.SplitN(short.String(), " ", 3)
	return words[len(words)-1]
}

// dayOf returns the day on which changes close every room, and whether they do.
func dayOf(e *model.Event, changes []change.Change) (d model.Date, is bool) {
	closed := map[string]bool{}
	for i, c := range changes {
		if c.Kind != change.RoomClosed || i > 0 && c.Interval != changes[0].Interval {
			return d, false
		}
		closed[c.Room] = true
	}
	for i := range e.Rooms {
		if e.Rooms[i].Pair == nil && !closed[e.Rooms[i].ID] {
			return d, false
		}
	}
	for _, d := range e.Days {
		if len(changes) > 0 && changes[0].Interval == d.Bounds(e.Zone) {
			return d, true
		}
	}
	return d, false
}

// touchedBy returns the sessions that the programme has of what changes are about, ascending.
func touchedBy(e *model.Event, p *model.Programme, changes []change.Change) (sessions []model.SessionIndex) {
	for _, pl := range p.Placements {
		if slices.ContainsFunc(changes, func(c change.Change) bool { return touches(e, &pl, &c) }) {
			sessions = append(sessions, pl.Session)
		}
	}
	slices.Sort(sessions)
	return slices.Compact(sessions)
}

func touches(e *model.Event, pl *model.Placement, c *change.Change) bool {
	if c.Interval != (model.Interval{}) && !c.Interval.Overlaps(pl.Interval) {
		return false
	}
	switch of := single(c); of.kind {
	case person:
		return slices.ContainsFunc(e.Cast, func(m model.CastMember) bool { return m.Session == pl.Session && e.People[m.Person].ID == of.id })
	case room:
		r, known := e.RoomByName(of.id)
		return known && pl.Room.Given() && e.Share(pl.Room.Index(), r)
	case session:
		return e.Sessions[pl.Session].ID == of.id
	}
	return false
}

// lossOf returns what a scenario costs, beyond what the programme needs as it is.
func lossOf(e *model.Event, p *model.Programme, a *Asked, asItIs *scenario.Answer) Loss {
	x := a.Answer
	l := Loss{
		Scenario: a.Name, Asked: a.Asked(), Verdict: x.Verdict, OverBudget: x.OverBudget, Tiers: []Tier{}, Why: []string{},
		ToldLeast: x.Bound.Told, Weighed: x.Weighed, touched: touchedBy(e, p, a.Changes),
	}
	l.subject, l.Lost = subjectOf(e, &a.Scenario)
	if len(x.Cores) > 0 {
		for _, r := range x.Cores[0].Reasons {
			l.Why = append(l.Why, r.Rule+" "+r.Sentence)
		}
	}
	if x.After == nil {
		return l
	}
	l.Told, l.Moved, l.Days, l.Times, l.Rooms, l.Dropped = x.People, x.Moved, x.Counts.Days, x.Counts.Times, x.Counts.Rooms, x.Counts.Dropped
	for i, after := range x.After.Tiers {
		if before := x.Before.Tiers[i].Cost; before > 0 || after.Cost > 0 {
			l.Tiers = append(l.Tiers, Tier{i + 1, before, after.Cost})
		}
	}
	if asItIs != nil && asItIs.Verdict == solver.Optimal && x.Verdict == solver.Optimal {
		l.Beyond = &Beyond{l.Told - asItIs.People, l.Moved - asItIs.Moved, l.Days - asItIs.Counts.Days}
	}
	return l
}

// fatal reports whether it was proved that no programme survives the loss.
func (l *Loss) fatal() bool { return l.Verdict == solver.Impossible && !l.OverBudget }

// found reports whether there is a programme after it.
func (l *Loss) found() bool { return l.Verdict == solver.Optimal || l.Verdict == solver.Feasible }

// worse compares losses, the worst first: those that nothing survives, those of which that is
// not known, then by people told, sessions moved, days changed, and costs tier by tier.
func worse(a, b *Loss) int {
	class := func(l *Loss) int {
		switch {
		case l.fatal():
			return 0
		case !l.found():
			return 1
		}
		return 2
	}
	if c := cmp.Or(cmp.Compare(class(a), class(b)), cmp.Compare(b.Told, a.Told), cmp.Compare(b.Moved, a.Moved), cmp.Compare(b.Days, a.Days)); c != 0 {
		return c
	}
	return slices.Compare(rises(b), rises(a))
}

// rises returns by how much each tier costs more.
func rises(l *Loss) []int {
	by := make([]int, 9)
	for _, t := range l.Tiers {
		by[t.Tier-1] = t.After - t.Before
	}
	return by
}
