package conflict

import (
	"programme/model"
	"programme/model/rules"
)

// party is one whom changes ask or tell, or some of whom nobody has the names: an index
// into parties.people. The first are the people of the event.
type party int

// parties are those whom changes of an event ask or tell. Each counts once, however many
// of the changes are about them.
type parties struct {
	people []int     // how many each is
	casts  [][]party // by session: its cast and those beyond it, at least one
	// keepers are those who have the say in something and are not of the event.
	keepers map[string]party
}

func newParties(e *model.Event) *parties {
	ps := &parties{people: make([]int, len(e.People)), casts: make([][]party, len(e.Sessions)), keepers: map[string]party{}}
	for who := range e.People {
		ps.people[who] = 1
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

// asked returns whom a remedy asks, each once.
func (ps *parties) asked(r *rules.Remedy) []party {
	switch {
	case r.Person != model.NoPerson:
		return []party{party(r.Person)}
	case r.Cast != model.NoSession:
		return ps.casts[r.Cast]
	case r.Keeper != "":
		return []party{ps.keeper(r.Keeper)}
	}
	return nil
}

// keeper returns who has the say in something, one person.
func (ps *parties) keeper(of string) party {
	who, known := ps.keepers[of]
	if !known {
		who = ps.unnamed(1)
		ps.keepers[of] = who
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
