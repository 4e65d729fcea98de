package present

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// Cause is what several reasons why there is no programme share: a person, a room, a line
// of the rules, or the setting of a rule that people bend.
type Cause struct {
	Cause    string   `json:"cause"`
	Cores    []int    `json:"cores"` // which of the answer's, from 0
	Sessions []string `json:"sessions"`
	People   []string `json:"people"`
}

// cause is one with what its ids mean.
type cause struct {
	Cause
	sessions []model.SessionIndex
	people   []model.PersonIndex
}

// Causes returns what the cores share, the cause of the most cores first; each core has one
// at most. The list is never nil.
func Causes(e *model.Event, cores []solver.Core) []Cause {
	list := []Cause{}
	for _, c := range causesOf(e, cores) {
		list = append(list, c.Cause)
	}
	return list
}

// sharing is a thing that reasons can share. Of things that as many share the one that is
// said first here is the cause: a person, a room, a setting.
type sharing struct {
	kind  int
	index int    // of the person, the room or the line; -1 for a general setting
	rule  string // of a setting
}

const (
	sharedPerson = iota
	sharedRoom
	sharedSetting
)

// causesOf is [Causes].
func causesOf(e *model.Event, cores []solver.Core) (list []cause) {
	if len(cores) < 2 {
		return nil
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return list
	}
	left := map[int]bool{}
	for i := range cores {
		left[i] = true
	}
	for {
		of := map[sharing][]int{}
		for _, i := range slices.Sorted(maps.Keys(left)) {
			for s := range shared(book, &cores[i]) {
				of[s] = append(of[s], i)
			}
		}
		var best sharing
		for s, some := range of {
			if was := of[best]; len(some) > len(was) || len(some) == len(was) && s.before(best) {
				best = s
			}
		}
		if len(of[best]) < 2 {
			return list
		}
		list = append(list, causeOf(book, best, of[best], cores))
		for _, i := range of[best] {
			delete(left, i)
		}
	}
}

// before reports whether s is said rather than another thing that as many reasons share.
func (s sharing) before(o sharing) bool {
	if s.kind != o.kind {
		return s.kind < o.kind
	}
	if s.rule != o.rule {
		return s.rule < o.rule
	}
	return s.index < o.index
}

// shared returns what the reasons of a core can share with others.
func shared(book *rules.Book, core *solver.Core) map[sharing]bool {
	things := map[sharing]bool{}
	for _, r := range core.Reasons {
		in := &r.Instance
		if in.Person != model.NoPerson {
			things[sharing{sharedPerson, int(in.Person), ""}] = true
		}
		if in.Room != model.NoRoom {
			things[sharing{sharedRoom, int(in.Room), ""}] = true
		}
		if in.Setting >= 0 || in.Rule != "" && book.Of(in.Rule).Rule.Level.Tier() > 0 {
			things[sharing{sharedSetting, in.Setting, in.Rule}] = true
		}
	}
	return things
}

func causeOf(book *rules.Book, s sharing, some []int, cores []solver.Core) cause {
	e := book.Event()
	c := cause{Cause: Cause{Cause: s.words(book), Cores: some}}
	for _, i := range some {
		for _, r := range cores[i].Reasons {
			in := &r.Instance
			for _, session := range []model.SessionIndex{in.A, in.B} {
				if session != model.NoSession && !slices.Contains(c.sessions, session) {
					c.sessions = append(c.sessions, session)
				}
			}
			if in.Person != model.NoPerson && !slices.Contains(c.people, in.Person) {
				c.people = append(c.people, in.Person)
			}
		}
	}
	slices.Sort(c.sessions)
	slices.Sort(c.people)
	c.Sessions, c.People = IDs(e, c.sessions), make([]string, len(c.people))
	for i, p := range c.people {
		c.People[i] = e.People[p].ID
	}
	return c
}

// words says what is shared: "R27, nobody online in the night (from 06:00, to 23:00)".
func (s sharing) words(book *rules.Book) string {
	e := book.Event()
	switch {
	case s.kind == sharedPerson:
		return rules.Person(e, model.PersonIndex(s.index))
	case s.kind == sharedRoom:
		return rules.Room(e, model.RoomIndex(s.index))
	}
	binding := book.Of(s.rule)
	text := s.rule + ", " + binding.Rule.Name
	if s.index >= 0 {
		line := &e.Rules[s.index]
		if line.ID != "" {
			text = s.rule + " " + strconv.Quote(line.ID)
		}
		return Sourced(text, rules.Asked{Who: line.Who, Reason: line.Reason}, line.Pos)
	}
	var params []string
	for _, p := range binding.Rule.Params {
		if value := binding.General.Text(p.Key); value != "" {
			params = append(params, p.Key+" "+value)
		}
	}
	if len(params) > 0 {
		text += " (" + strings.Join(params, ", ") + ")"
	}
	return text
}

// words says the cause and how many reasons, sessions and people it has: "20 reasons share
// R27, nobody online in the night (from 06:00, to 23:00): 20 sessions, 39 people in Africa,
// America and Europe".
func (c *cause) words(e *model.Event) string {
	text := fmt.Sprintf("%d reasons share %s", len(c.Cores), c.Cause.Cause)
	var parts []string
	if n := len(c.sessions); n > 0 {
		parts = append(parts, rules.Count(n, "session", "sessions"))
	}
	if n := len(c.people); n > 1 {
		where := ""
		if regions := regionsOf(e, c.people); len(regions) > 1 {
			where = " in " + rules.And(regions)
		}
		parts = append(parts, rules.Count(n, "person", "people")+where)
	}
	if len(parts) == 0 {
		return text
	}
	return text + ": " + strings.Join(parts, ", ")
}

// regionsOf returns the parts of the world that the zones of people begin with, none if a
// zone is not known.
func regionsOf(e *model.Event, people []model.PersonIndex) (regions []string) {
	for _, p := range people {
		region, _, ok := strings.Cut(string(e.People[p].Zone), "/")
		if !ok {
			return nil
		}
		if !slices.Contains(regions, region) {
			regions = append(regions, region)
		}
	}
	slices.Sort(regions)
	return regions
}
