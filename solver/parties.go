package solver

import (
	"slices"

	"programme/model"
)

// party is one whom changes ask or tell, or some of whom nobody has the names: an index
// into parties.people. The first are the people of the event.
type party int

// parties are those whom changes of an event ask or tell. Each counts once, however many
// of the changes are about them.
type parties struct {
	e      *model.Event
	people []int     // how many each is
	casts  [][]party // by session: its cast and those beyond it, at least one
	byName map[string]party
	// byDuty has those who are asked for something that nobody of the event has the say in.
	byDuty map[string]party
}

func newParties(e *model.Event) *parties {
	ps := &parties{e: e, people: make([]int, len(e.People)), casts: make([][]party, len(e.Sessions)), byName: map[string]party{}, byDuty: map[string]party{}}
	for who := range e.People {
		ps.people[who] = 1
		ps.byName[e.People[who].ID] = party(who)
	}
	for _, d := range e.Duties() {
		ps.casts[d.Session] = append(ps.casts[d.Session], party(d.Person))
	}
	told := make([]int, len(e.Sessions)) // as the baseline has it
	if e.Baseline != nil {
		for _, pl := range e.Baseline.Placements {
			told[pl.Session] = max(told[pl.Session], pl.Told)
		}
	}
	for s, cast := range ps.casts {
		beyond := told[s] - len(cast)
		if len(cast) == 0 {
			beyond = max(1, beyond)
		}
		if beyond > 0 {
			ps.casts[s] = append(cast, ps.unnamed(beyond))
		}
	}
	return ps
}

// unnamed adds so many people of whom nobody has the names.
func (ps *parties) unnamed(n int) party {
	ps.people = append(ps.people, n)
	return party(len(ps.people) - 1)
}

// named returns the person of that id or name.
func (ps *parties) named(name string) party {
	if who, known := ps.byName[name]; known {
		return who
	}
	if who := slices.IndexFunc(ps.e.People, func(p model.Person) bool { return p.Name == name }); who >= 0 {
		return party(who)
	}
	return ps.someone("name " + name)
}

// someone returns who is asked for something, one person.
func (ps *parties) someone(duty string) party {
	who, known := ps.byDuty[duty]
	if !known {
		who = ps.unnamed(1)
		ps.byDuty[duty] = who
	}
	return who
}

// count returns how many people some parties are, each of whom is there once.
func (ps *parties) count(some []party) (n int) {
	for _, who := range some {
		n += ps.people[who]
	}
	return n
}
