package compile

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeDaysOfPeople charges for the days on which somebody has to come beyond those that are
// free.
func chargeDaysOfPeople(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 || len(c.Starts) == 0 {
			continue
		}
		groups := map[string]bool{}
		for _, group := range item.Items("group") {
			groups[strings.ToLower(group)] = true
		}
		parts := int(slices.Max(c.Days)) + 1
		for p, duties := range c.byPerson {
			group := strings.ToLower(c.Event.People[p].Group)
			meant := item.Yes("everybody") || slices.Contains(item.People("people"), model.PersonIndex(p)) || group != "" && groups[group]
			if !meant || len(duties) <= item.Count("free") {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.Person = model.PersonIndex(p)
			u := csp.Used{Penalty: c.penalty(b, item, item.Level, in), Free: item.Count("free"), Of: c.Days, Parts: parts}
			for _, d := range duties {
				u.Members = append(u.Members, d.activity)
			}
			c.Soft.Useds = append(c.Soft.Useds, u)
		}
	}
}
