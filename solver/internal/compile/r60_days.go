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
		meant := c.peopleMeant(item)
		parts := int(slices.Max(c.Days)) + 1
		for p, duties := range c.byPerson {
			if !meant(model.PersonIndex(p)) || len(duties) <= item.Count("free") {
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

// peopleMeant returns whom an item means: people by name, those of a group, or everybody.
func (c *compiler) peopleMeant(item *rules.Bound) func(model.PersonIndex) bool {
	groups := map[string]bool{}
	for _, group := range item.Items("group") {
		groups[strings.ToLower(group)] = true
	}
	return func(p model.PersonIndex) bool {
		group := strings.ToLower(c.Event.People[p].Group)
		return item.Yes("everybody") || slices.Contains(item.People("people"), p) || group != "" && groups[group]
	}
}
