package composition

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// mostNamed is how many sessions of a person a remark names.
const mostNamed = 5

// sessionsOf returns, for each person, a session of each unit that the person must attend and
// that counts.
func (l *look) sessionsOf(counts func(*model.Session) bool) [][]model.SessionIndex {
	type part struct {
		session model.SessionIndex
		person  model.PersonIndex
	}
	must := map[part]bool{}
	for _, d := range l.e.Duties() {
		must[part{d.Session, d.Person}] = d.Must
	}
	of := make([][]model.SessionIndex, len(l.e.People))
	for i := range l.units {
		u := &l.units[i]
		standing := false
		for _, s := range u.sessions {
			standing = standing || counts(&l.e.Sessions[s])
		}
		if !standing {
			continue
		}
		for _, c := range u.cast {
			if list := of[c.Person]; must[part{c.Session, c.Person}] && (len(list) == 0 || list[len(list)-1] != u.sessions[0]) {
				of[c.Person] = append(list, u.sessions[0])
			}
		}
	}
	return of
}

// few says the first few of several sessions, and how many more there are.
func (l *look) few(sessions []model.SessionIndex) string {
	var names []string
	for _, s := range sessions[:min(mostNamed, len(sessions))] {
		names = append(names, rules.Session(l.e, s))
	}
	if more := len(sessions) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return rules.And(names)
}

// busy is C4.
func busy(l *look) Scope {
	of := l.sessionsOf(func(s *model.Session) bool { return s.State == model.Confirmed })
	scope := Scope{Of: "people who must attend a confirmed session", Lacks: noCast}
	l.eachPerson(func(p model.PersonIndex, b *rules.Bound) {
		if len(of[p]) == 0 {
			return
		}
		scope.Count++
		most := b.Count("most")
		over := len(of[p]) - most
		if over <= 0 {
			return
		}
		l.add(b, l.e.People[p].Pos, of[p], []model.PersonIndex{p}, over,
			fmt.Sprintf("%s must attend %d confirmed sessions of at most %d: %s", rules.Person(l.e, p), len(of[p]), most, l.few(of[p])),
			"write somebody else into the cast, or no under must")
	})
	return scope.whole()
}

// silent is C6.
func silent(l *look) Scope {
	of := l.sessionsOf(func(*model.Session) bool { return true })
	said := make([]bool, len(l.e.People))
	others := false
	for _, a := range l.e.Availability {
		if p := a.Person(); p != model.NoPerson {
			said[p] = true
			others = others || len(of[p]) > 0
		}
	}
	scope := Scope{Of: "people who must attend a session", Lacks: "nobody says when they are free"}
	if !others {
		return scope
	}
	l.eachPerson(func(p model.PersonIndex, b *rules.Bound) {
		if len(of[p]) == 0 {
			return
		}
		if scope.Count++; !said[p] {
			l.add(b, l.e.People[p].Pos, of[p], []model.PersonIndex{p}, 1,
				fmt.Sprintf("%s must attend %s, and is taken to be free at any time", rules.Person(l.e, p), l.few(of[p])),
				"write into availability when they are free, the whole event if so")
		}
	})
	return scope.whole()
}

// whole returns the scope without what it lacks where it looked at something.
func (s Scope) whole() Scope {
	if s.Count > 0 {
		s.Lacks = ""
	}
	return s
}
