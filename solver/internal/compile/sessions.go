package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// eachSession calls f for every session that is part of an activity.
func (c *compiler) eachSession(f func(csp.ActivityIndex, model.SessionIndex)) {
	for x := range c.Activities {
		for _, s := range c.Activities[x].Sessions {
			f(csp.ActivityIndex(x), s)
		}
	}
}

// activities returns the activities of sessions, each once, in order.
func (c *compiler) activities(sessions []model.SessionIndex) []csp.ActivityIndex {
	var list []csp.ActivityIndex
	for _, s := range sessions {
		if a := c.ActivityOf[s]; a >= 0 && !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// named returns the sessions that an item names, by id, type or theme.
func named(item *rules.Bound) []model.SessionIndex {
	return union(item.Sessions("session"), item.Sessions("type"), item.Sessions("theme"))
}

// union returns the sessions of the lists, each once, in order.
func union(lists ...[]model.SessionIndex) []model.SessionIndex {
	var all []model.SessionIndex
	for _, list := range lists {
		for _, s := range list {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// byPrimaryTheme returns the sessions of each primary theme, themes in the order in
// which they first occur.
func (c *compiler) byPrimaryTheme() [][]model.SessionIndex {
	at := map[string]int{}
	var groups [][]model.SessionIndex
	for i := range c.Event.Sessions {
		s := &c.Event.Sessions[i]
		if s.State == model.Cancelled || len(s.Themes) == 0 {
			continue
		}
		k, known := at[s.Themes[0]]
		if !known {
			k = len(groups)
			at[s.Themes[0]] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], model.SessionIndex(i))
	}
	return groups
}
