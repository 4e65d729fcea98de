package inspect

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// decided says what was decided of the cast by roles and by what people are, where neither the
// row of the cast nor the person says it: who is online or on site by their role, and who need
// not attend.
func decided(e *model.Event) (said []string) {
	placed := map[model.Presence]*people{model.Online: {}, model.OnSite: {}}
	var organisations, several people
	var roles []string // of several
	attending := e.Attendances()
	for i := range e.Cast {
		c := &e.Cast[i]
		if e.Sessions[c.Session].State == model.Cancelled {
			continue
		}
		p := &e.People[c.Person]
		if by := e.RolePresence(c.Role); c.Presence == "" && by != "" && by != p.Presence && by == e.PresenceOf(*c) {
			placed[by].add(p)
		}
		switch attending[i] {
		case model.NeedNotAsOrganisation:
			organisations.add(p)
		case model.NeedNotAsOneOfSeveral:
			several.add(p)
			if !slices.Contains(roles, c.Role) {
				roles = append(roles, c.Role)
			}
		}
	}
	for _, by := range []model.Presence{model.Online, model.OnSite} {
		if n := len(placed[by].ids); n > 0 {
			said = append(said, fmt.Sprintf("%s %s by their role: %s", count(n), placeWords[by], named(placed[by].ids)))
		}
	}
	if n := len(organisations.ids); n > 0 {
		said = append(said, fmt.Sprintf("%s need not attend: %s", rules.Count(n, "organisation", "organisations"), named(organisations.ids)))
	}
	if n := len(several.ids); n > 0 {
		said = append(said, fmt.Sprintf("%s need not attend sessions in which they are not the only %s: %s", rules.Count(n, "person", "people"), rules.Or(roles), named(several.ids)))
	}
	return said
}

// count says that so many people are something.
func count(n int) string {
	if n == 1 {
		return "1 person is"
	}
	return fmt.Sprintf("%d people are", n)
}

// people are some people, each once.
type people struct {
	ids  []string
	seen map[string]bool
}

func (l *people) add(p *model.Person) {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	if !l.seen[p.ID] {
		l.seen[p.ID], l.ids = true, append(l.ids, p.ID)
	}
}
