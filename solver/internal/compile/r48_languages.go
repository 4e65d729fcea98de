package compile

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeLanguages bans the rooms with too few booths, and every place of what lacks a team.
func encodeLanguages(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachTeam(b, func(a csp.ActivityIndex, in rules.Instance, booths int) {
		if in.Value != "" {
			c.ban(a, nil, nil, c.instance(b, &b.General, in))
			return
		}
		c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool { return c.Event.Rooms[r].Booths < booths })
	})
}

// chargeLanguages charges for each language without a booth, and for each without a team.
func chargeLanguages(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.eachTeam(b, func(a csp.ActivityIndex, in rules.Instance, booths int) {
		c.chargeRooms(b, &b.General, b.General.Level, a, in, func(r model.RoomIndex) int {
			if in.Value != "" {
				return 1
			}
			return max(0, booths-c.Event.Rooms[r].Booths)
		})
	})
}

// eachTeam calls use for each activity that asks for booths, with their number, and for each
// of its languages that no interpreter of it works into.
func (c *compiler) eachTeam(b *rules.Binding, use func(a csp.ActivityIndex, in rules.Instance, booths int)) {
	known := slices.ContainsFunc(c.Event.Rooms, func(r model.Room) bool { return r.Booths > 0 })
	team, some := make([][]model.PersonIndex, len(c.Activities)), false
	for _, m := range c.Event.Cast {
		if a := c.ActivityOf[m.Session]; a >= 0 && m.Role == "interpreter" {
			team[a], some = append(team[a], m.Person), true
		}
	}
	for x := range c.Activities {
		a := csp.ActivityIndex(x)
		var asked []string
		var lacking []rules.Instance
		first := model.NoSession
		for _, s := range c.Activities[x].Sessions {
			for _, language := range c.boothsFor(s) {
				if slices.ContainsFunc(asked, func(other string) bool { return strings.EqualFold(language, other) }) {
					continue
				}
				if asked = append(asked, language); first == model.NoSession {
					first = s
				}
				if some && !slices.ContainsFunc(team[a], func(p model.PersonIndex) bool { return c.interprets(b, p, s, language) }) {
					in := rules.NewInstance(b.Rule.ID)
					in.A, in.Value = s, language
					lacking = append(lacking, in)
				}
			}
		}
		if known && len(asked) > 0 {
			in := rules.NewInstance(b.Rule.ID)
			in.A = first
			use(a, in, len(asked))
		}
		for _, in := range lacking {
			use(a, in, 0)
		}
	}
}

// interprets reports whether a person can interpret a session into a language.
func (c *compiler) interprets(b *rules.Binding, p model.PersonIndex, s model.SessionIndex, language string) bool {
	own := c.Event.People[p].Languages
	has := func(language string) bool {
		return slices.ContainsFunc(own, func(other string) bool { return strings.EqualFold(language, other) })
	}
	if len(own) == 0 {
		return true
	}
	fromFloor := b.General.Yes("relay")
	if floor := c.Event.Sessions[s].Languages; len(floor) == 0 || has(floor[0]) {
		fromFloor = true
	}
	return fromFloor && has(language)
}
