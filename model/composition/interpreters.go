package composition

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// interpreters is C10.
func interpreters(l *look) Scope {
	scope := Scope{Of: "sessions with interpreters", Lacks: noCast}
	if len(l.e.Cast) > 0 {
		scope.Lacks = "nobody in the cast is " + rules.Interpreter
	}
	interprets := func(role string) bool { return role == rules.Interpreter }
	teams := 0
	l.each(func(u *unit, b *rules.Bound) {
		there := among(u.cast, interprets)
		if len(there) == 0 {
			return
		}
		for _, p := range there {
			if l.e.People[p].Kind == model.Organisation {
				teams++
				return
			}
		}
		scope.Count++
		minutes, needed := model.Minutes(0), 1
		for _, s := range u.sessions {
			minutes = max(minutes, l.e.Sessions[s].Minutes)
		}
		for _, most := range []string{"one", "two", "three", "four"} {
			if minutes > b.Minutes(most) {
				needed++
			}
		}
		if missing := needed - len(there); missing > 0 {
			l.remark(u, b, there, missing, fmt.Sprintf("takes %s and has %d of at least %s", rules.Duration(minutes), len(there), rules.Count(needed, "interpreter", "interpreters")),
				fmt.Sprintf("write %s into the cast with the role %s, or a team as an organisation", more(missing, "person", "people"), rules.Interpreter))
		}
	})
	switch {
	case teams > 0 && scope.Count == 0:
		scope.Lacks = "only teams interpret, whose number is not known"
	case teams > 0:
		scope.Except = fmt.Sprintf("%s with a team, whose number is not known", rules.Count(teams, "session", "sessions"))
	}
	return scope.whole()
}
